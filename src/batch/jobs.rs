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
