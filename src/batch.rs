//! The whole job: articles in, report out.

use crate::article::Article;
use crate::compare::comparison::{Comparison, Pair, Side};
use crate::compare::{self, Body, Limits, group};
use crate::find::fingerprint::Recipe;
use crate::find::index::{self, CandidateLimits};
use crate::report::{Entry, Report};
use crate::text::document::{Document, Tokens};
use hashbrown::HashMap;
use rayon::prelude::*;

/// Parameters of a run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// ISO 639 code of the articles' language; empty to tell by the script.
    pub language: String,
    /// How fingerprints are made.
    pub recipe: Recipe,
    /// When two bodies are worth a comparison.
    pub candidates: CandidateLimits,
    /// When two articles are what to each other.
    pub limits: Limits,
    /// How many articles at the end are only compared to the others, not with each other.
    pub against: usize,
}

/// Most pairs that are written out for two sets of exact copies; beyond that the first copy of each set stands for it.
const MOST_COPY_PAIRS: usize = 4096;

/// Most parts of one article that are compared among themselves to tell whether they are one story.
const MOST_PARTS: usize = 32;

/// Compares articles with each other, or some of them only to the others (see [`Options::against`]).
///
/// 1. Take each text apart: furniture, sentences, tokens.
/// 2. Collapse exact copies of a body to one.
/// 3. Find the pairs of distinct bodies that are worth a comparison.
/// 4. Compare them: align sentences, name the relation, tell the differences.
/// 5. Compare each copy, whose furniture may differ, as its original was.
/// 6. Group what is duplicate.
///
/// The result depends on nothing but the articles and their order; another order renumbers it and changes nothing else.
pub fn run(articles: Vec<Article>, options: &Options) -> Report {
    let read: Vec<(Document, Tokens)> = articles
        .par_iter()
        .map(|a| Document::read(&a.text, &options.language))
        .collect();
    let bodies: Vec<Body<'_>> = articles
        .iter()
        .zip(&read)
        .map(|(a, (document, tokens))| Body {
            text: &a.text,
            document,
            tokens,
        })
        .collect();
    let copies = Copies::collapse(&bodies);
    let fingerprints: Vec<Vec<u64>> = copies
        .sets
        .par_iter()
        .map(|set| {
            options
                .recipe
                .fingerprints(&bodies[set[0] as usize].tokens.tokens)
        })
        .collect();
    let own = articles.len().saturating_sub(options.against) as u32;
    // Sets rise, so a set whose first article is only compared to holds no other.
    let first = |set: u32| copies.sets[set as usize][0];
    let mut candidates = index::candidates(&fingerprints, &options.candidates);
    candidates.retain(|&(a, b)| first(a) < own || first(b) < own);
    let compared: Vec<Comparison> = candidates
        .par_iter()
        .flat_map_iter(|&(a, b)| {
            let first = compare_pair(first(a), first(b), &bodies, options);
            let mut rest = if first.is_some() {
                copies.rest(a as usize, b as usize)
            } else {
                Vec::new()
            };
            rest.retain(|&(l, r)| l < own || r < own);
            first.into_iter().chain(
                rest.into_iter()
                    .filter_map(|(l, r)| compare_pair(l, r, &bodies, options)),
            )
        })
        .collect();
    let within = copies.sets.par_iter().flat_map_iter(|set| {
        copies_of_one(set)
            .into_iter()
            .filter(|&(l, _)| l < own)
            .filter_map(|(l, r)| compare_pair(l, r, &bodies, options))
    });
    let mut comparisons: Vec<Comparison> = compared
        .into_iter()
        .chain(within.collect::<Vec<_>>())
        .collect();
    comparisons.par_sort_unstable_by_key(|c| c.pair);
    if let ([a, b], true) = (bodies.as_slice(), comparisons.is_empty())
        && (a.is_empty() || b.is_empty())
        && own > 0
        && let Some(pair) = Pair::new(0, 1)
    {
        comparisons.push(compare::not_comparable(pair));
    }
    let among_parts: Vec<Comparison> = pairs_of_parts(&comparisons, own)
        .par_iter()
        .filter_map(|&(a, b)| compare_pair(a, b, &bodies, options))
        .collect();
    let groups = group::groups(articles.len(), &comparisons, &among_parts);
    let empty: Vec<bool> = bodies.iter().map(Body::is_empty).collect();
    drop(bodies);
    let entry = |((article, (document, _)), empty): ((Article, (Document, Tokens)), bool)| {
        let not_comparable = empty.then(|| reason(&article, &document));
        Entry {
            article,
            document,
            not_comparable,
        }
    };
    Report {
        articles: articles
            .into_iter()
            .zip(read)
            .zip(empty)
            .map(entry)
            .collect(),
        comparisons,
        groups,
        failures: Vec::new(),
    }
}

/// The pairs of parts of one article that are only compared to. They stand in no report, but whether they are one story
/// decides whether the article that holds them is a compilation.
fn pairs_of_parts(comparisons: &[Comparison], own: u32) -> Vec<(u32, u32)> {
    let mut parts: HashMap<u32, Vec<u32>> = HashMap::new();
    for c in comparisons.iter().filter(|c| c.relation.is_duplicate()) {
        let (part, whole) = match c.part {
            Some(Side::Left) => (c.pair.left(), c.pair.right()),
            Some(Side::Right) => (c.pair.right(), c.pair.left()),
            None => continue,
        };
        let parts = parts.entry(whole).or_default();
        if part >= own && parts.len() < MOST_PARTS {
            parts.push(part);
        }
    }
    let mut pairs: Vec<(u32, u32)> = parts
        .values()
        .flat_map(|parts| {
            let later = |n: usize| parts.iter().skip(n + 1);
            let numbered = parts.iter().enumerate();
            numbered.flat_map(move |(n, a)| later(n).map(move |b| (*a, *b)))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn compare_pair(a: u32, b: u32, bodies: &[Body<'_>], options: &Options) -> Option<Comparison> {
    let pair = Pair::new(a, b)?;
    let (left, right) = (
        &bodies[pair.left() as usize],
        &bodies[pair.right() as usize],
    );
    // Of two articles that are all there is, everything is told, so that `dedupe A B` always answers.
    if bodies.len() == 2 {
        return Some(compare::compare(pair, left, right, &options.limits));
    }
    compare::compare_related(pair, left, right, &options.limits)
}

/// Why an article without sentences cannot be compared.
fn reason(article: &Article, document: &Document) -> String {
    if article.text.trim().is_empty() {
        "the file is empty".to_owned()
    } else if document.furniture.is_empty() {
        "it holds no words".to_owned()
    } else {
        "nothing but furniture: no body text".to_owned()
    }
}

/// Articles by distinct body.
struct Copies {
    /// Articles with the same body, rising; the sets in an order that depends on the bodies alone.
    sets: Vec<Vec<u32>>,
}

impl Copies {
    fn collapse(bodies: &[Body<'_>]) -> Copies {
        let keys: Vec<u128> = bodies.par_iter().map(body_key).collect();
        let mut sets: HashMap<u128, Vec<u32>> = HashMap::new();
        for (n, key) in keys
            .iter()
            .enumerate()
            .filter(|(n, _)| !bodies[*n].is_empty())
        {
            sets.entry(*key).or_default().push(n as u32);
        }
        let mut sets: Vec<(u128, Vec<u32>)> = sets.into_iter().collect();
        sets.sort_unstable();
        Copies {
            sets: sets.into_iter().map(|(_, set)| set).collect(),
        }
    }

    /// The pairs of two sets' articles but for the first of each.
    fn rest(&self, a: usize, b: usize) -> Vec<(u32, u32)> {
        let (a, b) = (&self.sets[a], &self.sets[b]);
        if a.len().saturating_mul(b.len()) > MOST_COPY_PAIRS {
            return Vec::new();
        }
        let all = a.iter().flat_map(|l| b.iter().map(move |r| (*l, *r)));
        all.skip(1).collect()
    }
}

/// The pairs within one set of copies: all, or of a large set the first with each other.
fn copies_of_one(set: &[u32]) -> Vec<(u32, u32)> {
    let star = set.len() * set.len() > MOST_COPY_PAIRS;
    let first = if star { 1 } else { set.len() };
    (0..first)
        .flat_map(|a| set[a + 1..].iter().map(move |b| (set[a], *b)))
        .collect()
}

/// One number for the characters of a body, white space aside.
fn body_key(body: &Body<'_>) -> u128 {
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    for sentence in &body.document.sentences {
        for run in sentence.span.of(body.text).split_whitespace() {
            hasher.update(run.as_bytes());
        }
    }
    hasher.digest128()
}
