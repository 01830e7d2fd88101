//! The whole job: articles in, report out.

mod builder;
mod copies;
mod in_order;
mod jobs;
mod open;
mod reader;
mod texts;
mod worker;

pub use builder::Builder;
pub use texts::{FetchError, InMemory, Spill, SpillPlace, TextStore};

use crate::article::{Article, Notice};
use crate::compare::comparison::{Both, Comparison, Link, Pair};
use crate::compare::group::{self, Group};
use crate::compare::{self, Limits};
use crate::find::fingerprint::Recipe;
use crate::find::index::CandidateLimits;
use crate::progress::{Progress, Stage};
use crate::report::{Entry, Report};
use crate::text::language::Language;
use copies::Copies;
use hashbrown::{HashMap, HashSet};
use in_order::in_order;
use jobs::{Job, LARGEST_JOB};
use open::{Open, Shelf};
use rayon::prelude::*;
use std::convert::Infallible;
use worker::Worker;

/// Parameters of a run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// The articles' language; `None` to go by what each states, and else by the script.
    pub language: Option<Language>,
    /// How fingerprints are made.
    pub recipe: Recipe,
    /// When two bodies are worth a comparison.
    pub candidates: CandidateLimits,
    /// When two articles are what to each other.
    pub limits: Limits,
}

/// What is made of some comparisons, each with its link.
type Told<T> = Vec<(Link, T)>;

/// Most parts of one article that are compared among themselves to tell whether they are one story.
const MOST_PARTS: usize = 32;

/// Compares articles with each other.
///
/// The result depends on nothing but the articles and their order; another order renumbers it and changes nothing else.
pub fn run(articles: Vec<Article>, options: &Options) -> Report {
    let mut builder = Builder::new(InMemory, options);
    builder.add(articles);
    builder.build(&()).into_report(|_, _| true, &())
}

/// Articles that were taken apart, and the pairs of them that are worth a comparison.
///
/// [`run`] does all at once and keeps every comparison. Where there are many, let a [`Builder`] make a batch and
/// [`Batch::compare`] hand them over one by one; where there are very many articles, let their texts wait in a [`Spill`].
#[derive(Debug)]
pub struct Batch<X: TextStore = InMemory> {
    shelf: Shelf<X>,
    options: Options,
    copies: Copies,
    jobs: Vec<Job>,
}

impl Batch {
    /// Compares all as [`Batch::compare`] does, and keeps the comparisons that `keep` says are to be told; of other related pairs
    /// it keeps the names ([`Report::left_out`]). Failures are left to the caller, who read the articles.
    pub fn into_report(
        self,
        keep: impl Fn(&Comparison, Both<&Entry>) -> bool + Sync,
        progress: &dyn Progress,
    ) -> Report {
        let (mut comparisons, mut left_out) = (Vec::new(), Vec::new());
        let tell = |comparison: Comparison, of: Both<&Entry>| match keep(&comparison, of) {
            true => Ok(comparison),
            false => Err(comparison.relation.is_reported().then_some(comparison.pair)),
        };
        let take = |told| {
            match told {
                Ok(comparison) => comparisons.push(comparison),
                Err(related) => left_out.extend(related),
            }
            Ok::<(), Infallible>(())
        };
        let Ok(groups) = self.compare(tell, take, progress);
        comparisons.sort_unstable_by_key(|c: &Comparison| c.pair);
        left_out.sort_unstable();
        Report {
            articles: self.shelf.entries,
            comparisons,
            left_out,
            limits: self.options.limits.relation,
            groups,
            failures: Vec::new(),
        }
    }
}

impl<X: TextStore> Batch<X> {
    /// How many articles it holds.
    pub fn len(&self) -> usize {
        self.shelf.entries.len()
    }

    /// Whether it holds no article.
    pub fn is_empty(&self) -> bool {
        self.shelf.entries.is_empty()
    }

    /// What must be known about the articles that are not only compared to.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        let own = self
            .shelf
            .entries
            .iter()
            .filter(|entry| !entry.is_against());
        own.flat_map(Entry::notices)
    }

    /// Compares what is worth it, hands every comparison over, and groups what is duplicate.
    ///
    /// 1. Compare candidates: align sentences, name the relation, tell the differences.
    /// 2. Compare each copy, whose furniture may differ, as its original was.
    /// 3. Group what is duplicate.
    /// 4. In large groups, compare with the lead what was not compared with it yet.
    ///
    /// `tell` makes of a comparison, and the two articles, what `take` is to get, on the thread that compared; `take` gets one
    /// after the other, in an order that depends on the articles alone: story by story as far as stories are small, and by pair
    /// within one. Few comparisons are held at any time. Of two articles that are all there is, something is always said.
    ///
    /// # Errors
    /// What `take` returns, or whatever keeps a text from being fetched; hardly anything is compared after that.
    pub fn compare<T: Send, E: From<X::Error>>(
        &self,
        tell: impl Fn(Comparison, Both<&Entry>) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
        progress: &dyn Progress,
    ) -> Result<Vec<Group>, E> {
        let pairs: usize = self.jobs.iter().map(Job::len).sum();
        progress.begin(Stage::Comparing, Some(pairs as u64));
        let mut links: Vec<Link> = Vec::new();
        let mut keep = |told: Result<Told<T>, X::Error>| {
            told?.into_iter().try_for_each(|(link, told)| {
                links.push(link);
                take(told)
            })
        };
        let work = |job: &Job| {
            let articles = self.open(job);
            let found = self.compare_job(job, &articles)?;
            progress.advance(job.len() as u64);
            self.told(found, &articles, &tell)
        };
        in_order(&self.jobs, self.shelf.is_any_away(), work, &mut keep)?;
        if let Some(pair) = self.pair_without_a_job() {
            let articles = self.shelf.open(0..2);
            keep(self.told(vec![compare::not_comparable(pair)], &articles, &tell))?;
        }
        let mut groups = self.group(&links)?;
        self.compare_with_leads(&mut groups, &links, &tell, &mut take)?;
        Ok(groups)
    }

    /// What `tell` makes of some comparisons of `articles`, with their links.
    fn told<T>(
        &self,
        found: Vec<Comparison>,
        articles: &Open<'_, X>,
        tell: impl Fn(Comparison, Both<&Entry>) -> T,
    ) -> Result<Told<T>, X::Error> {
        let each = found.into_iter().map(|comparison| {
            let of = Both {
                left: articles.get(comparison.pair.left())?,
                right: articles.get(comparison.pair.right())?,
            };
            Ok((comparison.link(), tell(comparison, of)))
        });
        each.collect()
    }

    /// The pair of two articles that are all there is, where one has nothing to compare.
    fn pair_without_a_job(&self) -> Option<Pair> {
        let is_alone = self.len() == 2 && self.jobs.is_empty() && self.is_asked(0, 1);
        is_alone.then(|| Pair::new(0, 1)).flatten()
    }

    /// Compares in large groups the lead with each member that it was not compared with yet.
    fn compare_with_leads<T: Send, E: From<X::Error>>(
        &self,
        groups: &mut [Group],
        links: &[Link],
        tell: impl Fn(Comparison, Both<&Entry>) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let is_large = |group: &&mut Group| self.is_large(group);
        let large: Vec<&mut Group> = groups.iter_mut().filter(is_large).collect();
        let known: HashSet<Pair> = match large.is_empty() {
            true => HashSet::new(),
            false => links.iter().map(|link| link.pair).collect(),
        };
        for group in large {
            group.lead_only = true;
            let others = group.articles.iter();
            let missing = others.filter_map(|other| Pair::new(group.lead, *other));
            let missing: Vec<Pair> = missing.filter(|pair| !known.contains(pair)).collect();
            let chunks: Vec<&[Pair]> = missing.chunks(LARGEST_JOB).collect();
            let work = |pairs: &&[Pair]| {
                let articles = self.shelf.open(articles_of(pairs));
                self.told(self.compare_pairs(pairs, &articles)?, &articles, &tell)
            };
            in_order(&chunks, self.shelf.is_any_away(), work, |told| {
                told?.into_iter().try_for_each(|(_, told)| take(told))
            })?;
        }
        Ok(())
    }

    /// Groups the duplicates.
    fn group(&self, links: &[Link]) -> Result<Vec<Group>, X::Error> {
        let compared: Result<Vec<Option<Link>>, X::Error> =
            pairs_of_parts(links, |article| self.is_against(article))
                .par_iter()
                .map(|pair| {
                    let articles = self.shelf.open(articles_of(&[*pair]));
                    let comparison = self.worker(&articles).compare(*pair)?;
                    Ok(comparison.map(|comparison| comparison.link()))
                })
                .collect();
        let among_parts: Vec<Link> = compared?.into_iter().flatten().collect();
        Ok(group::groups(self.len(), links, &among_parts))
    }

    /// Whether members of a group are too many for all to have been compared with each other: different texts, whose
    /// fingerprints are then common and lead to a few of them only, or copies of one.
    fn is_large(&self, group: &Group) -> bool {
        let texts = || {
            group
                .articles
                .iter()
                .filter_map(|a| self.copies.set_led_by(*a))
        };
        group.articles.len() > copies::MOST_COPIES
            && (texts().count() > self.options.candidates.common || texts().any(copies::is_star))
    }

    /// Whether two articles are to be compared: not if both are only compared to.
    fn is_asked(&self, a: u32, b: u32) -> bool {
        !(self.is_against(a) && self.is_against(b))
    }

    /// Whether an article is only compared to.
    fn is_against(&self, article: u32) -> bool {
        self.shelf.entries[article as usize].is_against()
    }

    /// The articles that a job may look at.
    fn open(&self, job: &Job) -> Open<'_, X> {
        match job {
            Job::Candidates(candidates) => {
                let sets = candidates.iter().flat_map(|(a, b)| [*a, *b]);
                let articles = sets.flat_map(|set| &self.copies.sets[set as usize]);
                self.shelf.open(articles.copied())
            }
            Job::Copies(pairs) => self.shelf.open(articles_of(pairs)),
        }
    }

    fn worker<'o>(&'o self, articles: &'o Open<'o, X>) -> Worker<'o, X> {
        Worker::new(articles, &self.options.limits)
    }

    /// The comparisons of a job, sorted by pair.
    fn compare_job(&self, job: &Job, articles: &Open<'_, X>) -> Result<Vec<Comparison>, X::Error> {
        let mut found = match job {
            Job::Candidates(candidates) => self.compare_candidates(candidates, articles),
            Job::Copies(pairs) => self.compare_pairs(pairs, articles),
        }?;
        found.sort_unstable_by_key(|c| c.pair);
        Ok(found)
    }

    /// Compares candidates, and their copies where they are related.
    fn compare_candidates(
        &self,
        candidates: &[(u32, u32)],
        articles: &Open<'_, X>,
    ) -> Result<Vec<Comparison>, X::Error> {
        let mut worker = self.worker(articles);
        let mut compare = |left: u32, right: u32| match Pair::new(left, right) {
            Some(pair) if self.is_asked(left, right) => worker.compare(pair),
            _ => Ok(None),
        };
        let mut found = Vec::new();
        for (first, second) in candidates {
            let comparison = compare(self.copies.first(*first), self.copies.first(*second))?;
            if comparison.is_some() {
                for (left, right) in self.copies.rest(*first, *second) {
                    found.extend(compare(left, right)?);
                }
            }
            found.extend(comparison);
        }
        Ok(found)
    }

    fn compare_pairs(
        &self,
        pairs: &[Pair],
        articles: &Open<'_, X>,
    ) -> Result<Vec<Comparison>, X::Error> {
        let mut worker = self.worker(articles);
        let asked = pairs
            .iter()
            .filter(|pair| self.is_asked(pair.left(), pair.right()));
        asked
            .filter_map(|pair| worker.compare(*pair).transpose())
            .collect()
    }
}

/// The articles of some pairs.
fn articles_of(pairs: &[Pair]) -> impl Iterator<Item = u32> {
    pairs.iter().flat_map(|pair| [pair.left(), pair.right()])
}

/// The pairs of parts of one article that are only compared to. They stand in no report, but whether they are one story
/// decides whether the article that holds them is a compilation.
fn pairs_of_parts(links: &[Link], is_against: impl Fn(u32) -> bool) -> Vec<Pair> {
    let mut parts: HashMap<u32, Vec<u32>> = HashMap::new();
    for c in links.iter().filter(|c| c.relation.is_duplicate()) {
        let Some((part, whole)) = c.part_and_whole() else {
            continue;
        };
        let parts = parts.entry(whole).or_default();
        if is_against(part) && parts.len() < MOST_PARTS {
            parts.push(part);
        }
    }
    let mut pairs: Vec<Pair> = parts
        .values()
        .flat_map(|parts| {
            let later = |n: usize| parts.iter().skip(n + 1);
            let numbered = parts.iter().enumerate();
            numbered.flat_map(move |(n, a)| later(n).filter_map(move |b| Pair::new(*a, *b)))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
