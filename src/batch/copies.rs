//! Collapses articles with the same body to one.

use super::Options;
use super::prepared::Prepared;
use crate::compare::comparison::Pair;
use crate::find::index::Index;
use hashbrown::HashMap;

/// Most pairs that are written out for two sets of exact copies; beyond that the first copy of each set stands for it.
const MOST_COPY_PAIRS: usize = 4096;

/// Articles by distinct body.
#[derive(Debug)]
pub(super) struct Copies {
    /// Articles with the same body, rising; the sets in an order that depends on the bodies alone.
    pub(super) sets: Vec<Vec<u32>>,
}

impl Copies {
    pub(super) fn collapse(prepared: &[Prepared]) -> Copies {
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
    pub(super) fn first(&self, set: u32) -> u32 {
        self.sets[set as usize][0]
    }

    /// The pairs of distinct bodies, by number of their sets, that are worth a comparison.
    pub(super) fn candidates(
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
    let star = set.len() * set.len() > MOST_COPY_PAIRS;
    let first = if star { 1 } else { set.len() };
    (0..first)
        .flat_map(|a| {
            set[a + 1..]
                .iter()
                .filter_map(move |b| Pair::new(set[a], *b))
        })
        .collect()
}
