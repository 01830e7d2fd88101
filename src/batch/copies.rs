//! Collapses articles with the same body to one.

use super::Options;
use super::reader::Indexed;
use crate::compare::comparison::Pair;
use crate::find::index::{Candidate, Index};
use rayon::prelude::*;

/// Most copies of one body that are compared with each other; of more, the first is with each.
pub(super) const MOST_COPIES: usize = 64;

/// Most pairs of two sets of copies that are compared; of more, the first copy of each set stands for it.
const MOST_COPY_PAIRS: usize = MOST_COPIES * MOST_COPIES;

/// Articles by distinct body.
#[derive(Debug)]
pub(super) struct Copies {
    /// Articles with the same body, those that are only compared to behind the others, else rising; the sets in an order that
    /// depends on the bodies alone, and in which versions of a story mostly stand next to each other: what is looked up for
    /// one is then still at hand for the next.
    pub(super) sets: Vec<Vec<u32>>,
    /// For each article that is the first of a set, the number of the set.
    led: Vec<Option<u32>>,
}

impl Copies {
    /// `is_against` says which articles are only compared to.
    pub(super) fn collapse(bodies: &[Indexed], is_against: impl Fn(u32) -> bool) -> Copies {
        let mut keys: Vec<(u128, u32)> = (0..)
            .zip(bodies)
            .filter(|(_, article)| article.fingerprints > 0)
            .map(|(n, article)| (article.key, n))
            .collect();
        keys.par_sort_unstable();
        let mut ordered: Vec<(Option<u64>, u128, Vec<u32>)> = keys
            .chunk_by(|a, b| a.0 == b.0)
            .map(|set| {
                let articles: Vec<u32> = set.iter().map(|(_, n)| *n).collect();
                let least = articles.iter().map(|n| bodies[*n as usize].least).min();
                (least, set[0].0, articles)
            })
            .collect();
        ordered.par_sort_unstable_by_key(|(least, key, _)| (*least, *key));
        let mut sets: Vec<Vec<u32>> = ordered.into_iter().map(|(.., set)| set).collect();
        for set in &mut sets {
            // Stable: each part goes on rising.
            set.sort_by_key(|article| is_against(*article));
        }
        let mut led = vec![None; bodies.len()];
        for (number, set) in (0..).zip(&sets) {
            led[set[0] as usize] = Some(number);
        }
        Copies { sets, led }
    }

    /// The set of copies that an article is the first of, if it is.
    pub(super) fn set_led_by(&self, article: u32) -> Option<&[u32]> {
        self.led[article as usize].map(|set| self.sets[set as usize].as_slice())
    }

    /// The article that stands for a set: one that is only compared to only where all of the set are.
    pub(super) fn first(&self, set: u32) -> u32 {
        self.sets[set as usize][0]
    }

    /// The pairs of distinct bodies, by number of their sets, that are worth a comparison.
    pub(super) fn candidates(
        &self,
        index: Index,
        bodies: &[Indexed],
        options: &Options,
    ) -> Vec<Candidate> {
        let sizes: Vec<u32> = self
            .sets
            .iter()
            .map(|set| bodies[set[0] as usize].fingerprints)
            .collect();
        index.candidates(&self.led, &sizes, &options.candidates)
    }

    /// The pairs of two sets' articles but for the first of each.
    pub(super) fn rest(&self, a: u32, b: u32) -> Vec<(u32, u32)> {
        let (a, b) = (&self.sets[a as usize], &self.sets[b as usize]);
        if a.len().saturating_mul(b.len()) > MOST_COPY_PAIRS {
            return Vec::new();
        }
        let all = a.iter().flat_map(|l| b.iter().map(move |r| (*l, *r)));
        all.skip(1).collect()
    }
}

/// The pairs within one set of copies: all, or of a large set the first with each other.
pub(super) fn pairs_of_one(set: &[u32]) -> Vec<Pair> {
    let first = if is_star(set) { 1 } else { set.len() };
    (0..first)
        .flat_map(|a| {
            set[a + 1..]
                .iter()
                .filter_map(move |b| Pair::new(set[a], *b))
        })
        .collect()
}

/// Whether of the copies of one body only the first is compared with each.
pub(super) fn is_star(set: &[u32]) -> bool {
    set.len() > MOST_COPIES
}
