//! The whole job: articles in, report out.

use crate::article::Article;
use crate::compare::comparison::{Comparison, Pair, Side};
use crate::compare::group::{self, Group};
use crate::compare::{self, Body, Limits};
use crate::disjoint::Sets;
use crate::find::fingerprint::Recipe;
use crate::find::index::{CandidateLimits, Index, Writer};
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
    let index = Index::default();
    let prepared: Vec<Prepared> = articles
        .par_iter()
        .enumerate()
        .map_init(
            || Reader::new(&index, options),
            |reader, (n, article)| reader.read(n as u32, article),
        )
        .collect();
    let copies = Copies::collapse(&prepared);
    let candidates = copies.candidates(index, &prepared, options);
    let batch = Batch {
        articles: &articles,
        prepared: &prepared,
        options,
        own: articles.len().saturating_sub(options.against) as u32,
    };
    let comparisons = batch.compare_all(&copies, candidates);
    let groups = batch.group(&comparisons);
    Report {
        articles: entries(articles, prepared),
        comparisons,
        groups,
        failures: Vec::new(),
    }
}

/// The articles as the report holds them.
fn entries(articles: Vec<Article>, prepared: Vec<Prepared>) -> Vec<Entry> {
    let entry = |(article, Prepared { document, .. }): (Article, Prepared)| Entry {
        not_comparable: article
            .metadata
            .withdrawn
            .clone()
            .or_else(|| (document.words() == 0).then(|| reason(&article, &document))),
        article,
        document,
    };
    articles.into_iter().zip(prepared).map(entry).collect()
}

/// What is kept of an article from its first reading on. Its tokens, which need several times the room of its text, are
/// made again for the comparisons it comes to.
struct Prepared {
    document: Document,
    /// How many fingerprints it has; none where the body holds no words, or is not to be compared.
    fingerprints: u32,
    /// One number for the characters of the body, white space aside.
    key: u128,
}

/// Reads articles on behalf of one thread.
struct Reader<'r> {
    options: &'r Options,
    index: Writer<'r>,
    tokens: Tokens,
    characters: Vec<u8>,
}

impl<'r> Reader<'r> {
    fn new(index: &'r Index, options: &'r Options) -> Reader<'r> {
        Reader {
            options,
            index: index.writer(),
            tokens: Tokens::default(),
            characters: Vec::new(),
        }
    }

    /// Takes the article of this number apart and adds its fingerprints to the index.
    fn read(&mut self, number: u32, article: &Article) -> Prepared {
        let document = Document::read_into(article, &self.options.language, &mut self.tokens);
        let fingerprints = match article.metadata.withdrawn {
            None => self.options.recipe.fingerprints(&self.tokens.tokens),
            Some(_) => Vec::new(),
        };
        self.index.add(number, &fingerprints);
        Prepared {
            key: body_key(&article.text, &document, &mut self.characters),
            document,
            fingerprints: fingerprints.len() as u32,
        }
    }
}

/// The articles of a run while they are compared.
struct Batch<'a> {
    articles: &'a [Article],
    prepared: &'a [Prepared],
    options: &'a Options,
    /// How many articles stand before those that are only compared to.
    own: u32,
}

impl Batch<'_> {
    /// Compares candidates and copies. The comparisons come sorted by pair; of two articles that are all there is, something is
    /// always said.
    fn compare_all(&self, copies: &Copies, mut candidates: Vec<(u32, u32)>) -> Vec<Comparison> {
        candidates.retain(|(a, b)| self.is_asked(copies.first(*a), copies.first(*b)));
        let clusters = clusters(&candidates, copies.sets.len());
        let across = clusters
            .par_iter()
            .flat_map_iter(|cluster| self.compare_cluster(copies, cluster));
        let within = copies
            .sets
            .par_iter()
            .filter(|set| set.len() > 1)
            .flat_map_iter(|set| self.compare_copies(set));
        let mut comparisons: Vec<Comparison> = across.chain(within).collect();
        comparisons.par_sort_unstable_by_key(|c| c.pair);
        if let ([_, _], true, Some(pair)) = (self.articles, comparisons.is_empty(), Pair::new(0, 1))
            && self.is_asked(0, 1)
        {
            comparisons.push(compare::not_comparable(pair));
        }
        comparisons
    }

    /// Groups the duplicates.
    fn group(&self, comparisons: &[Comparison]) -> Vec<Group> {
        let among_parts: Vec<Comparison> = pairs_of_parts(comparisons, self.own)
            .par_iter()
            .filter_map(|&(a, b)| self.compare(a, &self.body(a), b, &self.body(b)))
            .collect();
        group::groups(self.articles.len(), comparisons, &among_parts)
    }

    /// Whether two articles are to be compared: not if both are only compared to.
    fn is_asked(&self, a: u32, b: u32) -> bool {
        a.min(b) < self.own
    }

    fn body(&self, article: u32) -> Body<'_> {
        let text = &self.articles[article as usize].text;
        let document = &self.prepared[article as usize].document;
        Body::new(text, document, document.tokens(text))
    }

    /// Compares the candidate pairs of a cluster, and their copies where they are related. Each body is taken apart once for
    /// the whole cluster.
    fn compare_cluster(&self, copies: &Copies, candidates: &[(u32, u32)]) -> Vec<Comparison> {
        let mut bodies: HashMap<u32, Body<'_>> = HashMap::new();
        let mut found = Vec::new();
        for (first, second) in candidates {
            let (left, right) = (copies.first(*first), copies.first(*second));
            for article in [left, right] {
                bodies.entry(article).or_insert_with(|| self.body(article));
            }
            let comparison = self.compare(left, &bodies[&left], right, &bodies[&right]);
            if comparison.is_some() {
                let rest = copies.rest(*first, *second);
                found.extend(
                    rest.into_iter()
                        .filter(|(l, r)| self.is_asked(*l, *r))
                        .filter_map(|(l, r)| self.compare(l, &self.body(l), r, &self.body(r))),
                );
            }
            found.extend(comparison);
        }
        found
    }

    /// Compares the copies of one body with each other: their furniture may differ.
    fn compare_copies(&self, set: &[u32]) -> Vec<Comparison> {
        copies_of_one(set)
            .into_iter()
            .filter(|(l, r)| self.is_asked(*l, *r))
            .filter_map(|(l, r)| self.compare(l, &self.body(l), r, &self.body(r)))
            .collect()
    }

    fn compare(&self, a: u32, a_body: &Body<'_>, b: u32, b_body: &Body<'_>) -> Option<Comparison> {
        let pair = Pair::new(a, b)?;
        let (left, right) = if a < b {
            (a_body, b_body)
        } else {
            (b_body, a_body)
        };
        // Of two articles that are all there is, everything is told, so that `dedupe A B` always answers.
        if self.articles.len() == 2 {
            return Some(compare::compare(pair, left, right, &self.options.limits));
        }
        compare::compare_related(pair, left, right, &self.options.limits)
    }
}

/// Most candidates of one cluster: what is compared by one core in one go, with all its tokens in memory.
const LARGEST_CLUSTER: usize = 256;

/// The candidates in clusters that have many bodies in common: those connected with each other, cut where there are many.
fn clusters(candidates: &[(u32, u32)], bodies: usize) -> Vec<Vec<(u32, u32)>> {
    let mut sets = Sets::new(bodies);
    for (a, b) in candidates {
        let (a, b) = (sets.find(*a), sets.find(*b));
        sets.union(a, b);
    }
    let mut by_root: Vec<(u32, (u32, u32))> = candidates
        .iter()
        .map(|pair| (sets.find(pair.0), *pair))
        .collect();
    by_root.sort_unstable();
    let connected = by_root.chunk_by(|a, b| a.0 == b.0);
    let cut = connected.flat_map(|cluster| cluster.chunks(LARGEST_CLUSTER));
    cut.map(|cluster| cluster.iter().map(|(_, pair)| *pair).collect())
        .collect()
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
    fn collapse(prepared: &[Prepared]) -> Copies {
        let mut sets: HashMap<u128, Vec<u32>> = HashMap::new();
        for (n, article) in prepared
            .iter()
            .enumerate()
            .filter(|(_, article)| article.fingerprints > 0)
        {
            sets.entry(article.key).or_default().push(n as u32);
        }
        let mut sets: Vec<(u128, Vec<u32>)> = sets.into_iter().collect();
        sets.sort_unstable();
        Copies {
            sets: sets.into_iter().map(|(_, set)| set).collect(),
        }
    }

    /// The lowest article of a set: one that is only compared to only where all of the set are.
    fn first(&self, set: u32) -> u32 {
        self.sets[set as usize][0]
    }

    /// The pairs of distinct bodies, by number of their sets, that are worth a comparison.
    fn candidates(
        &self,
        index: Index,
        prepared: &[Prepared],
        options: &Options,
    ) -> Vec<(u32, u32)> {
        let mut body_of = vec![None; prepared.len()];
        for (number, set) in (0..).zip(&self.sets) {
            body_of[set[0] as usize] = Some(number);
        }
        let sizes: Vec<u32> = self
            .sets
            .iter()
            .map(|set| prepared[set[0] as usize].fingerprints)
            .collect();
        index.candidates(&body_of, &sizes, &options.candidates)
    }

    /// The pairs of two sets' articles but for the first of each.
    fn rest(&self, a: u32, b: u32) -> Vec<(u32, u32)> {
        let (a, b) = (&self.sets[a as usize], &self.sets[b as usize]);
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

/// One number for the sentences of a body, white space aside. Where they end counts, too: cut otherwise, the same characters
/// need not compare with a third body in the same way.
fn body_key(text: &str, document: &Document, characters: &mut Vec<u8>) -> u128 {
    characters.clear();
    for sentence in &document.sentences {
        let sentence = sentence.span.of(text).as_bytes();
        let from = characters.len();
        characters.resize(from + sentence.len() + 1, b'\n');
        let mut at = from;
        for byte in sentence {
            // Written in any case and kept if the next one does not overwrite it: no branch that depends on the text.
            characters[at] = *byte;
            at += usize::from(!byte.is_ascii_whitespace());
        }
        characters[at] = b'\n';
        characters.truncate(at + 1);
    }
    xxhash_rust::xxh3::xxh3_128(characters)
}
