//! What was told of two passages before: the versions of a story share most of their sentences, and so most of the ways in
//! which those differ.

use crate::compare::Body;
use crate::compare::alignment::Share;
use crate::compare::comparison::Both;
use crate::compare::difference::Difference;
use crate::compare::passage::Question;
use crate::span::Span;
use hashbrown::HashMap;
use hashbrown::hash_map::Entry;
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_128_with_seed;

/// Longest passages that are remembered, in bytes of both sides: what is longer is no sentence that recurs.
const LONGEST: usize = 1 << 13;

/// Most pairs of passages that are remembered.
const MOST: usize = 1 << 14;

/// What was told of pairs of passages, by their contents.
#[derive(Debug, Default)]
pub(super) struct Memory {
    told: HashMap<Both<u128>, Told>,
}

/// What was told of two passages.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) similarity: Share,
    /// What differs between them.
    pub(super) differences: Vec<Difference>,
    /// What the bodies were asked of their names: where one says otherwise, other differences may be told.
    pub(super) asked: Both<Vec<Question>>,
}

impl Memory {
    /// What differs between two runs of sentences: what was told of the same before, or else what `tell` says.
    pub(super) fn recall(
        &mut self,
        left: (&Body<'_>, &Range<u32>),
        right: (&Body<'_>, &Range<u32>),
        tell: impl FnOnce() -> Told,
    ) -> Told {
        let spans = Both {
            left: left.0.span(left.1),
            right: right.0.span(right.1),
        };
        if spans.left.len() + spans.right.len() > LONGEST {
            return tell();
        }
        let key = Both {
            left: content(left.0, left.1, spans.left),
            right: content(right.0, right.1, spans.right),
        };
        let room = self.told.len() < MOST;
        match self.told.entry(key) {
            Entry::Occupied(mut told) => {
                if !told.get().holds(left.0, right.0) {
                    told.insert(tell().moved(spans, back));
                }
                told.get().clone().moved(spans, forth)
            }
            Entry::Vacant(free) => {
                let told = tell();
                if room {
                    free.insert(told.clone().moved(spans, back));
                }
                told
            }
        }
    }
}

impl Told {
    /// Whether two bodies answer what was asked as those did of which it was told.
    fn holds(&self, left: &Body<'_>, right: &Body<'_>) -> bool {
        let same = |asked: &[Question], body: &Body<'_>| {
            let article = &body.tokens.tokens;
            let mut asked = asked.iter();
            asked.all(|question| body.names().answers(question, body.text, article))
        };
        same(&self.asked.left, left) && same(&self.asked.right, right)
    }

    /// The same with all spans moved by where the passages begin.
    fn moved(mut self, passages: Both<Span>, by: impl Fn(Span, u32) -> Span) -> Told {
        for difference in &mut self.differences {
            difference.left = by(difference.left, passages.left.start);
            difference.right = by(difference.right, passages.right.start);
        }
        self
    }
}

fn forth(span: Span, by: u32) -> Span {
    Span {
        start: span.start + by,
        end: span.end + by,
    }
}

fn back(span: Span, by: u32) -> Span {
    Span {
        start: span.start - by,
        end: span.end - by,
    }
}

/// One number for all that telling goes by: the characters of a passage, the sign of its decimals, and which of its words are
/// quoted, as a quotation may have begun in the sentence before.
fn content(body: &Body<'_>, sentences: &Range<u32>, span: Span) -> u128 {
    let content = || {
        let mut seed = body.document.decimal_sign as u64;
        let tokens = body.tokens.of_run(sentences).iter().enumerate();
        for (n, _) in tokens.filter(|(_, token)| token.is_quoted()) {
            seed = (seed ^ (n as u64 + 1)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
        xxh3_128_with_seed(span.of(body.text).as_bytes(), seed)
    };
    match sentences.len() {
        1 => body.content(sentences.start as usize, content),
        _ => content(),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::comparison::Pair;
    use crate::compare::sample::Sample;
    use crate::compare::{Comparer, Limits};

    /// Versions of one story, in which the same sentences stand beside others, in quotations and among other names.
    const VERSIONS: [&str; 6] = [
        "The ferry Aldis ran aground off Lindmoor on Monday. Captain Marsh praised the crew. Nobody was hurt.",
        "The ferry Aldis ran ashore off Lindmoor on Tuesday. Captain Ida Marsh praised her crew. Nobody was hurt.",
        "Nobody was hurt. Marsh praised the crew. The ferry Aldis ran aground off Lindmoor on Monday.",
        "“The ferry Aldis ran aground off Lindmoor on Monday. Captain Marsh praised the crew,” the board said.",
        "Pilots saw it. The ferry Aldis ran ashore off Lindmoor on Tuesday. Captain Marsh praised her pilots. Ida Marsh is 44.",
        "The ferry Aldis ran aground off lindmoor on Monday. Captain marsh praised her crew. Nobody was hurt.",
    ];

    #[test]
    fn what_is_told_does_not_depend_on_what_was_told_before() {
        let limits = Limits::default();
        let samples = VERSIONS.map(Sample::of);
        let bodies = samples.each_ref().map(Sample::body);
        let mut comparer = Comparer::new(&limits);
        for _ in 0..2 {
            for (l, left) in (0..).zip(&bodies) {
                for (r, right) in (0..).zip(&bodies) {
                    let Some(pair) = Pair::new(l, r) else {
                        continue;
                    };
                    let fresh = Comparer::new(&limits).compare(pair, left, right);
                    assert_eq!(comparer.compare(pair, left, right), fresh, "{pair:?}");
                }
            }
        }
    }
}
