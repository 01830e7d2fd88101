//! What comparing two articles came to.

use crate::compare::alignment::{Alignment, Share};
use crate::compare::difference::Tier;
use serde::Serialize;
use std::ops::Range;

/// Two articles of a batch by number, left before right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    left: u32,
    right: u32,
}

impl Pair {
    /// The pair of two different articles, in either order; `None` for an article with itself.
    pub fn new(a: u32, b: u32) -> Option<Pair> {
        (a != b).then_some(Pair {
            left: a.min(b),
            right: a.max(b),
        })
    }

    /// The article given first.
    pub fn left(self) -> u32 {
        self.left
    }

    /// The article given later.
    pub fn right(self) -> u32 {
        self.right
    }
}

/// One side of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The article given first.
    Left,
    /// The article given later.
    Right,
}

/// Something on each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Both<T> {
    /// The left article's.
    pub left: T,
    /// The right article's.
    pub right: T,
}

/// How two articles stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same body text but for white space.
    Identical,
    /// Whole bodies tied in order, only style and furniture differ.
    Restyled,
    /// Both covered, wording or facts changed.
    Edited,
    /// The part stands in one run of the whole.
    Excerpt,
    /// The part stands in several runs of the whole.
    Abridged,
    /// Another take of the story.
    Version,
    /// Not a duplicate, but passages in common.
    Overlap,
    /// Nothing of substance in common.
    Unrelated,
    /// One of them has no body to compare.
    NotComparable,
}

impl Relation {
    /// Whether articles so related are near-duplicates.
    pub fn is_duplicate(self) -> bool {
        use Relation::*;
        matches!(
            self,
            Identical | Restyled | Edited | Excerpt | Abridged | Version
        )
    }

    /// Whether a pair so related stands in every report: duplicates and overlaps.
    pub fn is_reported(self) -> bool {
        self.is_duplicate() || self == Relation::Overlap
    }
}

/// What comparing two articles came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Which articles.
    pub pair: Pair,
    /// The verdict.
    pub relation: Relation,
    /// The side that stands in the other; `None` where neither is a part.
    pub part: Option<Side>,
    /// With [`Relation::Overlap`]: little but quotations is shared.
    pub quotes_only: bool,
    /// Share of each side's body words that stand in tied sentences.
    pub coverage: Both<Share>,
    /// Mean similarity of the ties, weighted by words; 0 without ties.
    pub similarity: Share,
    /// Sentences tied and what differs inside them.
    pub alignment: Alignment,
}

/// What a comparison says of how two articles stand to each other, without the sentences that show it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Which articles.
    pub pair: Pair,
    /// The verdict.
    pub relation: Relation,
    /// The side that stands in the other; `None` where neither is a part.
    pub part: Option<Side>,
    /// Share of each side's body words that stand in tied sentences.
    pub coverage: Both<Share>,
    /// Mean similarity of the ties.
    pub similarity: Share,
    /// From where to where each side's tied sentences stand in it.
    pub extent: Both<Extent>,
}

/// From which sentence of a body to which something stands, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Extent {
    /// The first sentence.
    pub start: u32,
    /// One past the last sentence; no more than `start` where nothing stands.
    pub end: u32,
}

impl<T> Both<T> {
    /// The two exchanged.
    pub fn swapped(self) -> Both<T> {
        Both {
            left: self.right,
            right: self.left,
        }
    }
}

impl Side {
    /// The other one.
    pub fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

impl Comparison {
    /// How the two articles stand to each other.
    pub fn link(&self) -> Link {
        Link {
            pair: self.pair,
            relation: self.relation,
            part: self.part,
            coverage: self.coverage,
            similarity: self.similarity,
            extent: Both {
                left: Extent::of(self.alignment.ties.iter().map(|tie| &tie.left)),
                right: Extent::of(self.alignment.ties.iter().map(|tie| &tie.right)),
            },
        }
    }

    /// How many differences of a tier stand inside tied sentences.
    pub fn count(&self, tier: Tier) -> usize {
        self.alignment
            .ties
            .iter()
            .flat_map(|t| &t.differences)
            .filter(|d| d.class.tier() == tier)
            .count()
    }
}

impl Link {
    /// The article that stands in the other, and that other, where one is a part.
    pub fn part_and_whole(&self) -> Option<(u32, u32)> {
        let (left, right) = (self.pair.left(), self.pair.right());
        self.part.map(|part| match part {
            Side::Left => (left, right),
            Side::Right => (right, left),
        })
    }
}

impl Extent {
    /// From the first sentence of some runs to the last.
    fn of<'a>(runs: impl Iterator<Item = &'a Range<u32>>) -> Extent {
        let runs = runs.map(|run| Extent {
            start: run.start,
            end: run.end,
        });
        let both = |a: Extent, b: Extent| Extent {
            start: a.start.min(b.start),
            end: a.end.max(b.end),
        };
        runs.reduce(both).unwrap_or_default()
    }
}
