//! Takes articles apart as they come in.

use super::copies::Copies;
use super::jobs;
use super::open::{self, Shelf};
use super::reader::{Indexed, Reader};
use super::{Batch, Options, TextStore};
use crate::article::{Article, Role};
use crate::find::index::{Candidate, Index};
use crate::progress::{Progress, Stage};
use crate::report::Entry;
use rayon::prelude::*;

/// Most articles that a thread takes apart in one go: few enough that none is left without work at the end.
const LARGEST_READING: usize = 1 << 6;

/// Takes articles apart as they come in, some at a time, and makes a [`Batch`] of them.
///
/// Articles are numbered as they are added, and of a pair the lower number is on the left.
#[derive(Debug)]
pub struct Builder<X: TextStore> {
    shelf: Shelf<X>,
    found: Vec<Indexed>,
    index: Index,
    options: Options,
}

impl<X: TextStore> Builder<X> {
    /// Begins with no article. The texts of those to come wait where `texts` puts them.
    pub fn new(texts: X, options: &Options) -> Builder<X> {
        Builder {
            shelf: Shelf {
                entries: Vec::new(),
                places: Vec::new(),
                texts,
            },
            found: Vec::new(),
            index: Index::default(),
            options: options.clone(),
        }
    }

    /// Takes articles apart, on all cores: furniture, sentences, tokens, fingerprints.
    pub fn add(&mut self, articles: Vec<Article>) {
        self.add_telling(articles, Role::Own, |_, _| ());
    }

    /// Takes articles apart that are only compared to by the others, not with each other.
    ///
    /// As the older ones they belong on the left of a pair: add them before the others. What differs is told as a change from
    /// left to right.
    pub fn add_against(&mut self, articles: Vec<Article>) {
        self.add_telling(articles, Role::Reference, |_, _| ());
    }

    /// Adds articles of one role, and returns what `tell` makes of each, by number and while its text is at hand, in order.
    pub fn add_telling<T: Send>(
        &mut self,
        articles: Vec<Article>,
        role: Role,
        tell: impl Fn(usize, &Entry) -> T + Sync,
    ) -> Vec<T> {
        let before = self.shelf.entries.len();
        let (index, options, texts) = (&self.index, &self.options, &self.shelf.texts);
        let taken: Vec<_> = articles
            .into_par_iter()
            .enumerate()
            .with_max_len(LARGEST_READING)
            .map_init(
                || Reader::new(index, options),
                |reader, (n, article)| {
                    let number = before + n;
                    let (entry, indexed) = reader.read(number as u32, article, role);
                    let told = tell(number, &entry);
                    let (entry, place) = open::put_away(entry, texts);
                    (entry, indexed, place, told)
                },
            )
            .collect();
        let keep = |(entry, indexed, place, told)| {
            self.shelf.entries.push(entry);
            self.found.push(indexed);
            self.shelf.places.push(place);
            told
        };
        taken.into_iter().map(keep).collect()
    }

    /// Finds what is worth a comparison.
    ///
    /// 1. Collapse exact copies of a body to one.
    /// 2. Find the pairs of distinct bodies that share enough.
    pub fn build(self, progress: &dyn Progress) -> Batch<X> {
        progress.begin(Stage::Finding, Some(1));
        let shelf = self.shelf;
        let is_against = |article: u32| shelf.entries[article as usize].is_against();
        let copies = Copies::collapse(&self.found, is_against);
        let mut candidates = copies.candidates(self.index, &self.found, &self.options);
        let both =
            |c: &Candidate| is_against(copies.first(c.lower)) && is_against(copies.first(c.higher));
        candidates.retain(|candidate| !both(candidate));
        let jobs = jobs::of(&candidates, &copies);
        progress.advance(1);
        Batch {
            jobs,
            shelf,
            options: self.options,
            copies,
        }
    }
}
