//! Which bodies share fingerprints: an inverted index in memory.

use rayon::prelude::*;

/// When two bodies that share fingerprints become a candidate pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CandidateLimits {
    /// Up to this many bodies every pair is a candidate, whatever the index says: an editor's handful is compared in full.
    pub exhaustive: usize,
    /// Fingerprints in common from which a pair is a candidate …
    pub shared: u32,
    /// … or else this share of the smaller body's fingerprints.
    pub share: f64,
    /// A fingerprint that stands in more bodies than this is common: a formula, or one story in many versions. It counts only
    /// towards the first few bodies that have it, so that its cost grows with their number and not with its square.
    pub common: usize,
    /// How many those are.
    pub leaders: usize,
}

impl Default for CandidateLimits {
    fn default() -> CandidateLimits {
        CandidateLimits {
            exhaustive: 64,
            shared: 6,
            share: 0.05,
            common: 64,
            leaders: 4,
        }
    }
}

/// The candidate pairs among bodies with these fingerprints (sorted, each once), as `(lower, higher)` numbers in order.
///
/// Which bodies lead a common fingerprint goes by the order given, so give the bodies in an order that does not depend on
/// where they came from.
pub fn candidates(fingerprints: &[&[u64]], limits: &CandidateLimits) -> Vec<(u32, u32)> {
    let bodies = fingerprints.len();
    if bodies <= limits.exhaustive {
        return (0..bodies as u32)
            .flat_map(|a| (a + 1..bodies as u32).map(move |b| (a, b)))
            .collect();
    }
    let postings = Postings::build(fingerprints);
    let counters = || (vec![0u32; bodies], Vec::new());
    let found: Vec<Vec<(u32, u32)>> = (0..bodies)
        .into_par_iter()
        .map_init(counters, |(counts, touched), body| {
            for list in postings.of(body) {
                let members = postings.members(*list);
                let reach = if members.len() > limits.common {
                    limits.leaders
                } else {
                    members.len()
                };
                for &other in members[..reach]
                    .iter()
                    .take_while(|other| (**other as usize) < body)
                {
                    if counts[other as usize] == 0 {
                        touched.push(other);
                    }
                    counts[other as usize] += 1;
                }
            }
            touched.sort_unstable();
            let mut pairs = Vec::new();
            for other in touched.drain(..) {
                let shared = std::mem::take(&mut counts[other as usize]);
                let smaller = fingerprints[body]
                    .len()
                    .min(fingerprints[other as usize].len());
                if shared >= limits.shared || f64::from(shared) >= limits.share * smaller as f64 {
                    pairs.push((other, body as u32));
                }
            }
            pairs
        })
        .collect();
    let mut pairs = found.concat();
    pairs.par_sort_unstable();
    pairs
}

/// Bodies by fingerprint, for the fingerprints that stand in two bodies or more.
struct Postings {
    /// Members of all lists, one list behind the other, rising within each.
    members: Vec<u32>,
    /// Where each list begins among the members, and the end of the last.
    starts: Vec<u32>,
    /// Numbers of the lists that each body stands in, one body behind the other.
    lists: Vec<u32>,
    /// Where each body's lists begin, and the end of the last.
    bodies: Vec<u32>,
}

/// The postings are built in this many parts, by the value of the fingerprints, so that no table of all of them is needed.
const SHARDS: u64 = 32;

impl Postings {
    fn build(fingerprints: &[&[u64]]) -> Postings {
        let parts: Vec<(Vec<u32>, Vec<u32>)> = (0..SHARDS)
            .into_par_iter()
            .map(|shard| shared_in(fingerprints, shard))
            .collect();
        let mut members = Vec::with_capacity(parts.iter().map(|(members, _)| members.len()).sum());
        let mut starts = vec![0];
        for (part, lengths) in parts {
            members.extend(part);
            for length in lengths {
                starts.push(starts[starts.len() - 1] + length);
            }
        }
        let mut bodies = vec![0u32; fingerprints.len() + 1];
        for body in &members {
            bodies[*body as usize + 1] += 1;
        }
        for n in 1..bodies.len() {
            bodies[n] += bodies[n - 1];
        }
        let mut next = bodies.clone();
        let mut lists = vec![0u32; members.len()];
        for (list, range) in starts.windows(2).enumerate() {
            for body in &members[range[0] as usize..range[1] as usize] {
                lists[next[*body as usize] as usize] = list as u32;
                next[*body as usize] += 1;
            }
        }
        Postings {
            members,
            starts,
            lists,
            bodies,
        }
    }

    fn of(&self, body: usize) -> &[u32] {
        &self.lists[self.bodies[body] as usize..self.bodies[body + 1] as usize]
    }

    fn members(&self, list: u32) -> &[u32] {
        &self.members[self.starts[list as usize] as usize..self.starts[list as usize + 1] as usize]
    }
}

/// The members of the lists of one shard's fingerprints, and how long each list is.
fn shared_in(fingerprints: &[&[u64]], shard: u64) -> (Vec<u32>, Vec<u32>) {
    let width = u64::MAX / SHARDS + 1;
    let mut entries: Vec<(u64, u32)> = Vec::new();
    for (body, prints) in fingerprints.iter().enumerate() {
        let from = prints.partition_point(|print| print / width < shard);
        let own = prints[from..]
            .iter()
            .take_while(|print| **print / width == shard);
        entries.extend(own.map(|print| (*print, body as u32)));
    }
    entries.sort_unstable();
    let (mut members, mut lengths) = (Vec::new(), Vec::new());
    for run in entries
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|run| run.len() > 1)
    {
        members.extend(run.iter().map(|(_, body)| *body));
        lengths.push(run.len() as u32);
    }
    (members, lengths)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: CandidateLimits = CandidateLimits {
        exhaustive: 0,
        shared: 2,
        share: 0.5,
        common: 3,
        leaders: 1,
    };

    fn found(prints: &[Vec<u64>], limits: &CandidateLimits) -> Vec<(u32, u32)> {
        candidates(
            &prints.iter().map(Vec::as_slice).collect::<Vec<_>>(),
            limits,
        )
    }

    #[test]
    fn bodies_that_share_enough_fingerprints_are_candidates() {
        let prints = [
            vec![1, 2, 3, 9],
            vec![2, 3, 4, 5, 6, 7, 8],
            vec![10, 11],
            vec![1, 12, 13, 14, 15],
        ];
        assert_eq!(found(&prints, &SMALL), [(0, 1)]);
    }

    #[test]
    fn a_handful_of_bodies_is_compared_in_full() {
        let prints = vec![Vec::new(); 3];
        assert_eq!(
            found(&prints, &CandidateLimits::default()),
            [(0, 1), (0, 2), (1, 2)]
        );
    }

    #[test]
    fn a_common_fingerprint_ties_bodies_to_its_leaders_only() {
        let prints = vec![vec![1, 2]; 5];
        assert_eq!(found(&prints, &SMALL), [(0, 1), (0, 2), (0, 3), (0, 4)]);
    }
}
