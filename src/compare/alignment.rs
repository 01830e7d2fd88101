//! Sentences of one document tied to those of another.

use crate::compare::difference::Difference;
use serde::Serialize;
use std::ops::Range;

/// A share in 0..=1, never NaN.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Share(f64);

impl Share {
    /// Clamps to 0..=1; NaN becomes 0.
    pub fn new(share: f64) -> Share {
        Share(if share.is_nan() {
            0.0
        } else {
            share.clamp(0.0, 1.0)
        })
    }

    /// The share.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// Which sentences of the left document stand in which of the right. A sentence stands in one tie at most; those in none
/// are only-left or only-right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// Ties, by their first left sentence.
    pub ties: Vec<Tie>,
}

/// Neighboring sentences on the left that say what neighboring sentences on the right say; one on each side unless a
/// sentence was split or merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// Sentence numbers on the left, never empty.
    pub left: Range<u32>,
    /// Sentence numbers on the right, never empty.
    pub right: Range<u32>,
    /// How alike the two are.
    pub status: Status,
    /// Share of words that they have in common, in order.
    pub similarity: Share,
    /// Whether it stands out of the order that the other ties keep.
    pub moved: bool,
    /// What differs, in the order of the left side.
    pub differences: Vec<Difference>,
}

/// How alike two tied passages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The same characters but for white space.
    Identical,
    /// Style-tier differences only.
    Restyled,
    /// Anything else.
    Reworded,
}

/// One row of an alignment as a reader goes through it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Row<'a> {
    /// Sentences that stand on both sides.
    Tied(&'a Tie),
    /// A sentence without a partner on the right.
    OnlyLeft(u32),
    /// A sentence without a partner on the left.
    OnlyRight(u32),
}

impl Alignment {
    /// The same ties with the sides exchanged.
    pub(crate) fn swapped(mut self) -> Alignment {
        for tie in &mut self.ties {
            std::mem::swap(&mut tie.left, &mut tie.right);
            for difference in &mut tie.differences {
                std::mem::swap(&mut difference.left, &mut difference.right);
            }
            tie.differences.sort_by_key(|d| (d.left, d.right));
        }
        self.ties.sort_by_key(|t| t.left.start);
        self
    }

    /// Every sentence of both sides once, in reading order: left sentences in their order, right ones without a partner
    /// behind the partner of the one before them. `left` and `right` count the sentences of the documents.
    pub fn rows(&self, left: u32, right: u32) -> Vec<Row<'_>> {
        let mut by_right: Vec<Option<usize>> = vec![None; right as usize];
        for (n, tie) in self.ties.iter().enumerate() {
            for r in tie.right.clone() {
                by_right[r as usize] = Some(n);
            }
        }
        let trailing = |from: u32| {
            (from..right)
                .take_while(|&r| by_right[r as usize].is_none())
                .map(Row::OnlyRight)
        };
        let mut rows: Vec<Row<'_>> = trailing(0).collect();
        let mut next = 0;
        for tie in &self.ties {
            rows.extend((next..tie.left.start).map(Row::OnlyLeft));
            rows.push(Row::Tied(tie));
            rows.extend(trailing(tie.right.end));
            next = tie.left.end;
        }
        rows.extend((next..left).map(Row::OnlyLeft));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(left: Range<u32>, right: Range<u32>) -> Tie {
        Tie {
            left,
            right,
            status: Status::Identical,
            similarity: Share::new(1.0),
            moved: false,
            differences: Vec::new(),
        }
    }

    #[test]
    fn a_share_is_never_nonsense() {
        assert_eq!(Share::new(f64::NAN).get(), 0.0);
        assert_eq!(Share::new(-1.0).get(), 0.0);
        assert_eq!(Share::new(f64::INFINITY).get(), 1.0);
    }

    #[test]
    fn every_sentence_of_both_sides_is_a_row_once() {
        let ties = vec![tie(1..2, 3..4), tie(2..4, 1..2)];
        let alignment = Alignment { ties };
        let ties = &alignment.ties;
        assert_eq!(
            alignment.rows(5, 6),
            [
                Row::OnlyRight(0),
                Row::OnlyLeft(0),
                Row::Tied(&ties[0]),
                Row::OnlyRight(4),
                Row::OnlyRight(5),
                Row::Tied(&ties[1]),
                Row::OnlyRight(2),
                Row::OnlyLeft(4),
            ]
        );
    }

    #[test]
    fn without_ties_both_sides_are_all_there_is() {
        let rows = [Row::OnlyRight(0), Row::OnlyLeft(0), Row::OnlyLeft(1)];
        assert_eq!(Alignment::default().rows(2, 1), rows);
    }
}
