//! The whole job: articles in, report out.

mod copies;
mod jobs;
mod reader;
mod worker;

use crate::article::Article;
use crate::compare::comparison::{Comparison, Link, Pair, Side};
use crate::compare::group::{self, Group};
use crate::compare::{self, Limits};
use crate::find::fingerprint::Recipe;
use crate::find::index::{CandidateLimits, Index};
use crate::report::{Entry, Report};
use copies::Copies;
use hashbrown::{HashMap, HashSet};
use jobs::{Job, LARGEST_JOB};
use rayon::prelude::*;
use reader::Reader;
use std::convert::Infallible;
use worker::Worker;

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
    /// How many articles at the beginning are only compared to by the others, not with each other. They are taken for the older
    /// ones: every pair with another article has them on the left.
    pub against: usize,
}

/// Most articles that a thread takes apart in one go: few enough that none is left without work at the end.
const LARGEST_READING: usize = 1 << 10;

/// Most parts of one article that are compared among themselves to tell whether they are one story.
const MOST_PARTS: usize = 32;

/// Compares articles with each other, or some of them only to the others (see [`Options::against`]).
///
/// The result depends on nothing but the articles and their order; another order renumbers it and changes nothing else.
pub fn run(articles: Vec<Article>, options: &Options) -> Report {
    Batch::prepare(articles, options, &()).into_report(|_, _| true, &())
}

/// Hears how far a run has come. All its methods may be called from several threads at once.
pub trait Progress: Sync {
    /// A stage begins that will take this many steps.
    fn begin(&self, stage: Stage, steps: usize) {
        let _ = (stage, steps);
    }

    /// Some steps are done.
    fn advance(&self, steps: usize) {
        let _ = steps;
    }
}

impl Progress for () {}

/// What a run does, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Takes articles apart; a step is an article.
    Reading,
    /// Compares pairs; a step is a pair.
    Comparing,
}

/// Articles that were taken apart, and the pairs of them that are worth a comparison.
///
/// [`run`] does all at once and keeps every comparison. Where there are many, prepare a batch and let [`Batch::compare`] hand
/// them over one by one.
#[derive(Debug)]
pub struct Batch {
    entries: Vec<Entry>,
    options: Options,
    /// How many articles at the beginning are only compared to.
    against: u32,
    copies: Copies,
    jobs: Vec<Job>,
}

impl Batch {
    /// Makes articles ready to be compared.
    ///
    /// 1. Take each text apart: furniture, sentences, tokens.
    /// 2. Collapse exact copies of a body to one.
    /// 3. Find the pairs of distinct bodies that are worth a comparison.
    pub fn prepare(articles: Vec<Article>, options: &Options, progress: &dyn Progress) -> Batch {
        let against = options.against.min(articles.len());
        let index = Index::default();
        let (mut entries, mut bodies) = (Vec::new(), Vec::new());
        progress.begin(Stage::Reading, articles.len());
        articles
            .into_par_iter()
            .enumerate()
            .with_max_len(LARGEST_READING)
            .map_init(
                || Reader::new(&index, options),
                |reader, (n, article)| {
                    progress.advance(1);
                    reader.read(n as u32, article, n < against)
                },
            )
            .unzip_into_vecs(&mut entries, &mut bodies);
        let against = against as u32;
        let copies = Copies::collapse(&bodies, against);
        let mut candidates = copies.candidates(index, &bodies, options);
        candidates.retain(|(a, b)| copies.first(*a).max(copies.first(*b)) >= against);
        Batch {
            jobs: jobs::of(&candidates, &copies),
            entries,
            options: options.clone(),
            against,
            copies,
        }
    }

    /// The articles, in the order given.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Compares all as [`Batch::compare`] does, and keeps the comparisons that `keep` says are to be told. Failures are left to
    /// the caller, who read the articles.
    pub fn into_report(
        self,
        keep: impl Fn(&[Entry], &Comparison) -> bool + Sync,
        progress: &dyn Progress,
    ) -> Report {
        let mut comparisons = Vec::new();
        let tell = |comparison| keep(&self.entries, &comparison).then_some(comparison);
        let take = |kept| {
            comparisons.extend(kept);
            Ok::<(), Infallible>(())
        };
        let Ok(groups) = self.compare(tell, take, progress);
        comparisons.sort_unstable_by_key(|c| c.pair);
        Report {
            articles: self.entries,
            comparisons,
            groups,
            failures: Vec::new(),
        }
    }

    /// Compares what is worth it, hands every comparison over, and groups what is duplicate.
    ///
    /// 1. Compare candidates: align sentences, name the relation, tell the differences.
    /// 2. Compare each copy, whose furniture may differ, as its original was.
    /// 3. Group what is duplicate.
    /// 4. In large groups, compare with the lead what was not compared with it yet.
    ///
    /// `tell` makes of a comparison what `take` is to get, on the thread that compared; `take` gets one after the other, in an
    /// order that depends on the articles alone: story by story, and by pair within a story. Few comparisons are held at any
    /// time. Of two articles that are all there is, something is always said.
    ///
    /// # Errors
    /// What `take` returns; nothing is compared after that.
    pub fn compare<T: Send, E>(
        &self,
        tell: impl Fn(Comparison) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), E>,
        progress: &dyn Progress,
    ) -> Result<Vec<Group>, E> {
        progress.begin(Stage::Comparing, self.jobs.iter().map(Job::len).sum());
        let mut links: Vec<Link> = Vec::new();
        let told = |found: Vec<Comparison>| -> Vec<(Link, T)> {
            let each = found.into_iter();
            each.map(|c| (c.link(), tell(c))).collect()
        };
        let mut keep = |found: Vec<(Link, T)>| {
            found.into_iter().try_for_each(|(link, told)| {
                links.push(link);
                take(told)
            })
        };
        let work = |job: &Job| {
            let found = self.compare_job(job);
            progress.advance(job.len());
            told(found)
        };
        jobs::in_order(&self.jobs, work, &mut keep)?;
        if let ([_, _], Some(pair)) = (self.entries.as_slice(), Pair::new(0, 1))
            && self.jobs.is_empty()
            && self.is_asked(0, 1)
        {
            keep(told(vec![compare::not_comparable(pair)]))?;
        }
        let mut groups = self.group(&links);
        let known: HashSet<Pair> = match groups.iter().any(|group| self.is_large(group)) {
            true => links.iter().map(|link| link.pair).collect(),
            false => HashSet::new(),
        };
        let mut keep =
            |found: Vec<(Link, T)>| found.into_iter().try_for_each(|(_, told)| take(told));
        for group in groups.iter_mut().filter(|group| self.is_large(group)) {
            group.lead_only = true;
            let others = group.articles.iter();
            let missing = others.filter_map(|other| Pair::new(group.lead, *other));
            let missing: Vec<Pair> = missing.filter(|pair| !known.contains(pair)).collect();
            let chunks: Vec<&[Pair]> = missing.chunks(LARGEST_JOB).collect();
            let work = |pairs: &&[Pair]| told(self.compare_pairs(pairs));
            jobs::in_order(&chunks, work, &mut keep)?;
        }
        Ok(groups)
    }

    /// Groups the duplicates.
    fn group(&self, links: &[Link]) -> Vec<Group> {
        let among_parts: Vec<Link> = pairs_of_parts(links, self.against)
            .par_iter()
            .filter_map(|&(a, b)| Worker::new(self).compare_all(a, b))
            .map(|comparison| comparison.link())
            .collect();
        group::groups(self.entries.len(), links, &among_parts)
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
        a.max(b) >= self.against
    }

    /// The comparisons of a job, sorted by pair.
    fn compare_job(&self, job: &Job) -> Vec<Comparison> {
        let mut found = match job {
            Job::Candidates(candidates) => self.compare_candidates(candidates),
            Job::Copies(set) => {
                let copies = copies::pairs_of_one(&self.copies.sets[*set as usize]);
                self.compare_pairs(&copies)
            }
        };
        found.sort_unstable_by_key(|c| c.pair);
        found
    }

    /// Compares candidates, and their copies where they are related.
    fn compare_candidates(&self, candidates: &[(u32, u32)]) -> Vec<Comparison> {
        let mut worker = Worker::new(self);
        let mut found = Vec::new();
        for (first, second) in candidates {
            let (left, right) = (self.copies.first(*first), self.copies.first(*second));
            let comparison = worker.compare(left, right);
            if comparison.is_some() {
                for (left, right) in self.copies.rest(*first, *second) {
                    found.extend(worker.compare(left, right));
                }
            }
            found.extend(comparison);
        }
        found
    }

    fn compare_pairs(&self, pairs: &[Pair]) -> Vec<Comparison> {
        let mut worker = Worker::new(self);
        let pairs = pairs.iter();
        pairs
            .filter_map(|pair| worker.compare(pair.left(), pair.right()))
            .collect()
    }
}

/// The pairs of parts of one article that are only compared to. They stand in no report, but whether they are one story
/// decides whether the article that holds them is a compilation.
fn pairs_of_parts(links: &[Link], against: u32) -> Vec<(u32, u32)> {
    let mut parts: HashMap<u32, Vec<u32>> = HashMap::new();
    for c in links.iter().filter(|c| c.relation.is_duplicate()) {
        let (part, whole) = match c.part {
            Some(Side::Left) => (c.pair.left(), c.pair.right()),
            Some(Side::Right) => (c.pair.right(), c.pair.left()),
            None => continue,
        };
        let parts = parts.entry(whole).or_default();
        if part < against && parts.len() < MOST_PARTS {
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
