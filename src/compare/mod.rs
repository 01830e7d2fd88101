//! Turns a pair of documents into a comparison: sentences aligned, the relation named, differences told.

mod align;
pub mod alignment;
mod bits;
mod body;
mod classify;
pub mod comparison;
pub mod difference;
mod dollar;
mod edit;
mod ends;
pub mod group;
mod inflection;
mod keys;
mod likeness;
mod marks;
mod memory;
mod partners;
mod passage;
mod places;
mod relation;
mod same;
#[cfg(test)]
mod sample;
mod speaker;
mod stem;
mod wordclass;

pub use body::Body;
pub use likeness::TieLimits;
pub use relation::RelationLimits;

use relation::Evidence;

use crate::compare::alignment::{Alignment, Share, Status, Tie};
use crate::compare::comparison::{Both, Comparison, Pair, Relation};
use crate::compare::difference::{Difference, Tier};
use crate::compare::memory::{Memory, Told};
use crate::compare::passage::Passage;
use std::ops::Range;

/// Parameters of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Limits {
    /// When two sentences are tied.
    pub tie: TieLimits,
    /// When two articles are what to each other.
    pub relation: RelationLimits,
}

/// Compares articles. It remembers what it told of sentences, so that what many versions of a story share is told once.
#[derive(Debug)]
pub struct Comparer<'l> {
    limits: &'l Limits,
    memory: Memory,
}

impl<'l> Comparer<'l> {
    /// Compares by these limits.
    pub fn new(limits: &'l Limits) -> Comparer<'l> {
        Comparer {
            limits,
            memory: Memory::default(),
        }
    }

    /// Compares two articles. Says the same, with the sides exchanged, when the bodies are exchanged; and the same whatever
    /// was compared before.
    pub fn compare(&mut self, pair: Pair, left: &Body<'_>, right: &Body<'_>) -> Comparison {
        let (alignment, evidence) = self.aligned(left, right);
        self.concluded(pair, left, right, alignment, &evidence)
    }

    /// Compares two articles as [`Comparer::compare`] does, if they have anything of substance in common; what differs
    /// between unrelated articles is not worth its time.
    pub fn compare_related(
        &mut self,
        pair: Pair,
        left: &Body<'_>,
        right: &Body<'_>,
    ) -> Option<Comparison> {
        let (alignment, evidence) = self.aligned(left, right);
        let related = evidence.is_related(&self.limits.relation);
        related.then(|| self.concluded(pair, left, right, alignment, &evidence))
    }

    /// Ties the sentences. Choices between equals are made in one direction, whichever way round the articles were given.
    fn aligned(&self, left: &Body<'_>, right: &Body<'_>) -> (Alignment, Evidence) {
        let alignment = if let Some(same) = same::align(left, right) {
            same
        } else if left.comes_before(right) {
            align::align(left, right, &self.limits.tie)
        } else {
            align::align(right, left, &self.limits.tie).swapped()
        };
        let evidence = Evidence::gather(left, right, &alignment, &self.limits.relation);
        (alignment, evidence)
    }

    fn concluded(
        &mut self,
        pair: Pair,
        left: &Body<'_>,
        right: &Body<'_>,
        mut alignment: Alignment,
        evidence: &Evidence,
    ) -> Comparison {
        // As for ties: one direction, whichever way round.
        if left.comes_before(right) {
            self.tell_differences(&mut alignment, left, right);
        } else {
            alignment = alignment.swapped();
            self.tell_differences(&mut alignment, right, left);
            alignment = alignment.swapped();
        }
        let verdict = evidence.relation(left, right, &alignment, &self.limits.relation);
        Comparison {
            pair,
            relation: verdict.relation,
            part: verdict.part,
            quotes_only: verdict.quotes_only,
            coverage: evidence.coverage,
            similarity: mean_similarity(&alignment, left, right),
            alignment,
        }
    }

    /// Tells what differs inside each tie, and how alike that makes it.
    fn tell_differences(&mut self, alignment: &mut Alignment, left: &Body<'_>, right: &Body<'_>) {
        for tie in &mut alignment.ties {
            let (left_span, right_span) = (left.span(&tie.left), right.span(&tie.right));
            if !same_but_for_space(left_span.of(left.text), right_span.of(right.text)) {
                let sides = ((left, &tie.left), (right, &tie.right));
                let told = self
                    .memory
                    .recall(sides.0, sides.1, || tell(sides.0, sides.1));
                (tie.similarity, tie.differences) = (told.similarity, told.differences);
            }
        }
        speaker::settle(&mut alignment.ties, left, right);
        for tie in &mut alignment.ties {
            // A space that a script does not need, or that was lost between two sentences, is no difference.
            if tie.differences.is_empty() {
                (tie.similarity, tie.status) = (Share::new(1.0), Status::Identical);
                continue;
            }
            let is_style = |d: &Difference| d.class.tier() == Tier::Style;
            tie.status = match tie.differences.iter().all(is_style) {
                true => Status::Restyled,
                false => Status::Reworded,
            };
        }
    }
}

/// Tells what differs between two runs of sentences.
fn tell(left: (&Body<'_>, &Range<u32>), right: (&Body<'_>, &Range<u32>)) -> Told {
    fn passage<'a>((body, sentences): (&'a Body<'_>, &Range<u32>)) -> Passage<'a> {
        Passage {
            text: body.text,
            span: body.span(sentences),
            tokens: body.tokens.of_run(sentences),
            article: &body.tokens.tokens,
            names: body.names(),
        }
    }
    let (l, r) = (passage(left), passage(right));
    Told {
        similarity: align::similarity(l.tokens, r.tokens),
        differences: classify::differences(&l, &r),
        asked: Both {
            left: l.names.take_asked(),
            right: r.names.take_asked(),
        },
    }
}

/// The mean of the ties' similarities, weighted by their words.
fn mean_similarity(alignment: &Alignment, left: &Body<'_>, right: &Body<'_>) -> Share {
    let words = |run: &Range<u32>, body: &Body<'_>| body.tokens.of_run(run).len() as f64;
    let weighted = |tie: &Tie| {
        let weight = words(&tie.left, left) + words(&tie.right, right);
        (weight * tie.similarity.get(), weight)
    };
    let mut weighted: Vec<(f64, f64)> = alignment.ties.iter().map(weighted).collect();
    // Rounding depends on the order of a sum, and the order of ties on which side is left.
    weighted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (sum, total) = weighted
        .iter()
        .fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    Share::new(if total > 0.0 { sum / total } else { 0.0 })
}

/// Whether two texts are the same words with the same marks, however they are spaced and wrapped.
fn same_but_for_space(a: &str, b: &str) -> bool {
    // Where both differ first in a letter, they are not the same however they go on.
    let is_letter_changed = || {
        let (a, b) = (a.as_bytes(), b.as_bytes());
        let at = ends::common_head(a, b);
        let is_letter = |text: &[u8]| text.get(at).is_some_and(u8::is_ascii_graphic);
        is_letter(a) && is_letter(b)
    };
    a == b || !is_letter_changed() && a.split_whitespace().eq(b.split_whitespace())
}

/// The comparison of articles of which at least one has nothing to compare.
pub(crate) fn not_comparable(pair: Pair) -> Comparison {
    Comparison {
        pair,
        relation: Relation::NotComparable,
        part: None,
        quotes_only: false,
        coverage: Both {
            left: Share::new(0.0),
            right: Share::new(0.0),
        },
        similarity: Share::new(0.0),
        alignment: Alignment::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::same_but_for_space;

    #[test]
    fn only_white_space_between_words_is_looked_through() {
        let told = "The café on the pier closed.";
        for same in [
            "The  café on\tthe pier closed.",
            "The café\u{a0}on the pier\u{2003}closed.",
            " The café on the pier closed.\n",
        ] {
            assert!(same_but_for_space(told, same) && same_but_for_space(same, told));
        }
        for other in [
            "The caf\u{e8} on the pier closed.",
            "The café on the pier closed",
            "The café onthe pier closed.",
            "The café on the pier clo sed.",
        ] {
            assert!(!same_but_for_space(told, other) && !same_but_for_space(other, told));
        }
    }
}
