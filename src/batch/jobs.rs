//! Cuts what is to be compared into jobs.

use super::copies::{self, Copies};
use crate::compare::comparison::Pair;
use crate::disjoint::Sets;
use crate::find::index::Candidate;
use rayon::prelude::*;
use std::cmp::Reverse;

/// What one core does in one go, with all the bodies it needs in memory.
#[derive(Debug)]
pub(super) enum Job {
    /// Compare pairs of distinct bodies, by number of their sets.
    Candidates(Vec<(u32, u32)>),
    /// Compare articles with the same body: their furniture may differ.
    Copies(Vec<Pair>),
}

impl Job {
    /// How many pairs it compares at least: related bodies are compared with all copies of both.
    pub(super) fn len(&self) -> usize {
        match self {
            Job::Candidates(pairs) => pairs.len(),
            Job::Copies(pairs) => pairs.len(),
        }
    }
}

/// Most pairs of one job.
pub(super) const LARGEST_JOB: usize = 256;

/// Most bodies that are taken for one story when candidates are cut into jobs.
const LARGEST_STORY: u32 = 128;

/// The jobs that the candidates and copies make, in the order of the first article that each is about.
pub(super) fn of(candidates: &[Candidate], copies: &Copies) -> Vec<Job> {
    let first = |pair: &(u32, u32)| copies.first(pair.0).min(copies.first(pair.1));
    let mut jobs: Vec<(u32, usize, Job)> = Vec::new();
    for story in by_story(candidates, copies.sets.len()) {
        let about = story.iter().map(first).min().unwrap_or(0);
        for part in story.chunks(LARGEST_JOB) {
            jobs.push((about, jobs.len(), Job::Candidates(part.to_vec())));
        }
    }
    for set in copies.sets.iter().filter(|set| set.len() > 1) {
        let mut pairs = copies::pairs_of_one(set);
        pairs.sort_unstable();
        for part in pairs.chunks(LARGEST_JOB) {
            jobs.push((set[0], jobs.len(), Job::Copies(part.to_vec())));
        }
    }
    jobs.sort_unstable_by_key(|(about, number, _)| (*about, *number));
    jobs.into_iter().map(|(.., job)| job).collect()
}

/// Candidates by the story that they are about, so that few bodies have to be taken apart for more than one job.
///
/// Two stories may have a pair in common by chance, and of a million articles most hang together by such pairs. So bodies
/// come together by what they have most in common first (single-linkage clustering), as long as a story stays small. A pair
/// of two stories goes with that body of it which is in fewer pairs.
fn by_story(candidates: &[Candidate], bodies: usize) -> Vec<Vec<(u32, u32)>> {
    let mut pairs_of = vec![0u32; bodies];
    for candidate in candidates {
        pairs_of[candidate.lower as usize] += 1;
        pairs_of[candidate.higher as usize] += 1;
    }
    let mut closest_first: Vec<&Candidate> = candidates.iter().collect();
    closest_first.par_sort_unstable_by_key(|c| (Reverse(c.shared), c.lower, c.higher));
    let mut stories = Sets::new(bodies);
    let mut size_of = vec![1u32; bodies];
    for candidate in closest_first {
        let (a, b) = (
            stories.find(candidate.lower),
            stories.find(candidate.higher),
        );
        let size = size_of[a as usize] + size_of[b as usize];
        if a != b && size <= LARGEST_STORY {
            size_of[stories.union(a, b) as usize] = size;
        }
    }
    let mut numbered: Vec<(u32, (u32, u32))> = candidates
        .iter()
        .map(|Candidate { lower, higher, .. }| {
            let is_hub = pairs_of[*lower as usize] > pairs_of[*higher as usize];
            let story = stories.find(if is_hub { *higher } else { *lower });
            (story, (*lower, *higher))
        })
        .collect();
    numbered.par_sort_unstable();
    numbered
        .chunk_by(|a, b| a.0 == b.0)
        .map(|story| story.iter().map(|(_, pair)| *pair).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(lower: u32, higher: u32, shared: u32) -> Candidate {
        Candidate {
            lower,
            higher,
            shared,
        }
    }

    #[test]
    fn two_stories_with_a_formula_in_common_are_cut_between_them() {
        let size = LARGEST_STORY;
        // A chain of bodies each, which a weak pair of an early body of one with a late one of the other would join.
        let chain = |from: u32| (from..from + size - 1).map(|n| candidate(n, n + 1, 40));
        let mut candidates: Vec<Candidate> = chain(0).chain(chain(size)).collect();
        candidates.push(candidate(5, 2 * size - 1, 6));
        candidates.sort_unstable();
        let cut = by_story(&candidates, 2 * size as usize);
        let sizes: Vec<usize> = cut.iter().map(Vec::len).collect();
        // The last body of the second is in fewer pairs than the sixth of the first.
        assert_eq!(sizes, [size as usize - 1, size as usize]);
        assert!(cut[1].contains(&(5, 2 * size - 1)));
    }

    proptest! {
        #[test]
        fn every_pair_is_compared_once_whatever_the_story(
            ends in proptest::collection::btree_set((0..400u32, 0..400u32), 0..900),
            strengths in proptest::collection::vec(0..60u32, 900),
        ) {
            let pairs = ends.into_iter().filter(|(a, b)| a < b);
            let candidates: Vec<Candidate> = pairs
                .zip(strengths)
                .map(|((a, b), shared)| candidate(a, b, shared))
                .collect();
            let cut = by_story(&candidates, 400);
            prop_assert!(cut.iter().all(|story| story.is_sorted()));
            let mut all = cut.concat();
            all.sort_unstable();
            let given: Vec<(u32, u32)> = candidates.iter().map(|c| (c.lower, c.higher)).collect();
            prop_assert_eq!(all, given);
        }
    }
}
