//! The best way through two runs of words, found by the words that match alone.
//!
//! A table of all pairs of words would say the same (Gotoh, 1982), but most pairs do not match, and between two matches the
//! score of such a table changes no more: what matters of it is, for each word on the right, the best way so far that ends
//! with a match up to there.

use super::occurrences::Occurrences;
use super::{OPEN, Related, Step};
use crate::text::token::Token;
use std::ops::Range;

/// A word that is kept or swapped, as the last on a way through both runs.
struct Match {
    /// Words up to it on both sides, itself included. Every way begins with a match of nothing.
    left: usize,
    right: usize,
    /// The best score of a way to it.
    score: i32,
    /// Which match is the one before it on that way.
    before: usize,
}

/// The match that a run of changes best begins behind.
#[derive(Clone, Copy)]
struct Lead {
    score: i32,
    right: usize,
    at: usize,
}

impl Lead {
    /// Of two with one score, the one whose word stands first on the right is better, and then first on the left.
    fn beats(self, other: Lead) -> bool {
        self.score > other.score || self.score == other.score && self.right < other.right
    }
}

/// Adds the steps from `ls` of the left to `rs` of the right.
pub(super) fn align(
    left: &[Token],
    right: &[Token],
    ls: Range<usize>,
    rs: Range<usize>,
    keep: impl Fn(usize) -> i32,
    related: impl Fn(usize, Range<usize>, &mut Vec<Related>),
    steps: &mut Vec<Step>,
) {
    let occurrences = Occurrences::of(&right[rs.clone()]);
    let mut ways = Ways::new(ls.len(), rs.len());
    let mut row = Vec::new();
    for (words, l) in (1..).zip(ls.clone()) {
        let same = occurrences.of_form(left[l].form);
        row.extend(same.map(|n| (rs.start + n, keep(l))));
        related(l, rs.clone(), &mut row);
        if row.len() > 1 {
            row.sort_unstable_by_key(|(r, _)| *r);
        }
        ways.extend(
            words,
            row.drain(..).map(|(r, gain)| (r - rs.start + 1, gain)),
        );
    }
    let (mut l, mut r) = (ls.start, rs.start);
    for (words_left, words_right) in ways.best(ls.len(), rs.len()) {
        let (to_l, to_r) = (ls.start + words_left - 1, rs.start + words_right - 1);
        steps.extend((l..to_l).map(Step::Drop));
        steps.extend((r..to_r).map(Step::Add));
        steps.push(if left[to_l].form == right[to_r].form {
            Step::Keep(to_l, to_r)
        } else {
            Step::Swap(to_l, to_r)
        });
        (l, r) = (to_l + 1, to_r + 1);
    }
    steps.extend((l..ls.end).map(Step::Drop));
    steps.extend((r..rs.end).map(Step::Add));
}

/// The best way to each match so far.
struct Ways {
    matches: Vec<Match>,
    /// The matches of the last word on the left.
    above: Range<usize>,
    /// For each number of words on the right, the best lead among the matches up to there. None is worse than the one before.
    leads: Vec<Lead>,
}

impl Ways {
    fn new(left: usize, right: usize) -> Ways {
        let mut matches = Vec::with_capacity(left.max(right) + 1);
        matches.push(Match {
            left: 0,
            right: 0,
            score: 0,
            before: 0,
        });
        let start = Lead {
            score: 0,
            right: 0,
            at: 0,
        };
        Ways {
            matches,
            above: 0..1,
            leads: vec![start; right + 1],
        }
    }

    /// Adds the matches of the next word on the left, in the order of the right.
    fn extend(&mut self, left: usize, row: impl Iterator<Item = (usize, i32)>) {
        let begun = self.matches.len();
        for (right, gain) in row {
            let (score, before) = self.to(right);
            self.matches.push(Match {
                left,
                right,
                score: score + gain,
                before,
            });
        }
        let row = &self.matches[begun..];
        let mut best = self.leads[0];
        for (n, found) in row.iter().enumerate() {
            let lead = Lead {
                score: found.score,
                right: found.right,
                at: begun + n,
            };
            if lead.beats(best) {
                best = lead;
            }
            let end = row.get(n + 1).map_or(self.leads.len(), |next| next.right);
            for known in &mut self.leads[found.right..end] {
                // What beats one that is further to the right beats this one as well.
                if !best.beats(*known) {
                    break;
                }
                *known = best;
            }
        }
        self.above = begun..self.matches.len();
    }

    /// The best way to in front of the next word on the left and a word on the right: its score and its last match. Words on
    /// the right are asked for in order.
    fn to(&mut self, right: usize) -> (i32, usize) {
        let lead = self.leads[right - 1];
        let behind_change = (lead.score - OPEN, lead.at);
        while let Some(last) = self.matches[self.above.clone()].first()
            && last.right < right
        {
            if last.right + 1 == right && last.score >= behind_change.0 {
                return (last.score, self.above.start);
            }
            self.above.start += 1;
        }
        behind_change
    }

    /// The matches of the best way through all words, in order: how many words each ends on both sides.
    fn best(mut self, left: usize, right: usize) -> impl Iterator<Item = (usize, usize)> {
        let (_, mut at) = self.to(right + 1);
        let mut found = Vec::with_capacity(left.min(right));
        while at > 0 {
            let last = &self.matches[at];
            found.push((last.left, last.right));
            at = last.before;
        }
        found.into_iter().rev()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokens_of;
    use proptest::prelude::*;

    /// The best scores of the way to a place in both runs, by its last step.
    #[derive(Clone, Copy)]
    struct Score {
        /// If it keeps or swaps a word.
        matched: i32,
        /// If it drops or adds one.
        changed: i32,
    }

    impl Score {
        /// The score if a run of changes goes on from here, or begins.
        fn open(self) -> i32 {
            self.changed.max(self.matched - OPEN)
        }
    }

    /// What the full table of scores says, filled word by word.
    fn by_table(
        left: &[Token],
        right: &[Token],
        gain: impl Fn(usize, usize) -> Option<i32>,
    ) -> Vec<Step> {
        const NEVER: i32 = i32::MIN / 2;
        let (m, n) = (left.len(), right.len());
        let mut scores = vec![
            vec![
                Score {
                    matched: NEVER,
                    changed: NEVER
                };
                n + 1
            ];
            m + 1
        ];
        scores[0][0].matched = 0;
        for i in 0..=m {
            for j in 0..=n {
                if i > 0
                    && j > 0
                    && let Some(gain) = gain(i - 1, j - 1)
                {
                    let before = scores[i - 1][j - 1];
                    scores[i][j].matched = before.matched.max(before.changed) + gain;
                }
                let above = i
                    .checked_sub(1)
                    .map_or(NEVER, |above| scores[above][j].open());
                let before = j
                    .checked_sub(1)
                    .map_or(NEVER, |before| scores[i][before].open());
                scores[i][j].changed = above.max(before);
            }
        }
        let (mut i, mut j) = (m, n);
        let mut back = Vec::new();
        let mut in_matched = scores[m][n].matched >= scores[m][n].changed;
        while i > 0 || j > 0 {
            if in_matched {
                (i, j) = (i - 1, j - 1);
                back.push(match left[i].form == right[j].form {
                    true => Step::Keep(i, j),
                    false => Step::Swap(i, j),
                });
                in_matched = scores[i][j].matched >= scores[i][j].changed;
                continue;
            }
            if j > 0 && (i == 0 || scores[i][j - 1].open() == scores[i][j].changed) {
                j -= 1;
                back.push(Step::Add(j));
            } else {
                i -= 1;
                back.push(Step::Drop(i));
            }
            in_matched = scores[i][j].matched - OPEN > scores[i][j].changed;
        }
        back.reverse();
        back
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]
        #[test]
        fn the_way_is_that_of_a_full_table(
            left in "([a-f] ){0,14}",
            right in "([a-f] ){0,14}",
            keeps in proptest::collection::vec(OPEN - 1..=2 * OPEN, 14),
            swaps in proptest::collection::vec(proptest::option::weighted(0.2, OPEN - 2..=OPEN + 1), 14 * 14),
        ) {
            let (left, right) = (tokens_of(&left), tokens_of(&right));
            let swap = |l: usize, r: usize| swaps[l * 14 + r].filter(|_| left[l].form != right[r].form);
            let mut steps = Vec::new();
            let related = |l, rs: Range<usize>, found: &mut Vec<Related>| {
                found.extend(rs.filter_map(|r| Some((r, swap(l, r)?))));
            };
            align(&left, &right, 0..left.len(), 0..right.len(), |l| keeps[l], related, &mut steps);
            let gain = |l: usize, r: usize| match left[l].form == right[r].form {
                true => Some(keeps[l]),
                false => swap(l, r),
            };
            prop_assert_eq!(steps, by_table(&left, &right, gain));
        }
    }
}
