//! Turns a pair of documents into a comparison: sentences aligned, the relation named, differences told.

mod align;
pub mod alignment;
mod body;
mod classify;
pub mod comparison;
pub mod difference;
mod edit;
pub mod group;
mod inflection;
mod likeness;
mod marks;
mod partners;
mod passage;
mod relation;
mod same;
#[cfg(test)]
mod sample;
mod stem;
mod wordclass;

pub use body::Body;
pub use likeness::TieLimits;
pub use relation::RelationLimits;

use relation::Evidence;

use crate::compare::alignment::{Alignment, Similarity, Status, Tie};
use crate::compare::comparison::{Both, Comparison, Pair, Relation};
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

/// Compares two articles. Says the same, with the sides exchanged, when the bodies are exchanged.
pub fn compare(pair: Pair, left: &Body<'_>, right: &Body<'_>, limits: &Limits) -> Comparison {
    let (alignment, evidence) = aligned(left, right, limits);
    concluded(pair, left, right, alignment, &evidence, limits)
}

/// Compares two articles as [`compare`] does, if they have anything of substance in common; what differs between unrelated
/// articles is not worth its time.
pub fn compare_related(
    pair: Pair,
    left: &Body<'_>,
    right: &Body<'_>,
    limits: &Limits,
) -> Option<Comparison> {
    let (alignment, evidence) = aligned(left, right, limits);
    let related = evidence.is_related(&limits.relation);
    related.then(|| concluded(pair, left, right, alignment, &evidence, limits))
}

/// Ties the sentences. Choices between equals are made in one direction, whichever way round the articles were given.
fn aligned(left: &Body<'_>, right: &Body<'_>, limits: &Limits) -> (Alignment, Evidence) {
    let alignment = if let Some(same) = same::align(left, right) {
        same
    } else if left.comes_before(right) {
        align::align(left, right, &limits.tie)
    } else {
        align::align(right, left, &limits.tie).swapped()
    };
    let evidence = Evidence::gather(left, right, &alignment);
    (alignment, evidence)
}

fn concluded(
    pair: Pair,
    left: &Body<'_>,
    right: &Body<'_>,
    mut alignment: Alignment,
    evidence: &Evidence,
    limits: &Limits,
) -> Comparison {
    // As for ties: one direction, whichever way round.
    if left.comes_before(right) {
        tell_differences(&mut alignment, left, right);
    } else {
        alignment = alignment.swapped();
        tell_differences(&mut alignment, right, left);
        alignment = alignment.swapped();
    }
    let verdict = evidence.relation(left, right, &alignment, &limits.relation);
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
    Comparison {
        pair,
        relation: verdict.relation,
        part: verdict.part,
        quotes_only: verdict.quotes_only,
        coverage: evidence.coverage,
        similarity: Similarity::new(if total > 0.0 { sum / total } else { 0.0 }),
        alignment,
    }
}

/// Tells what differs inside each tie, and how alike that makes it.
fn tell_differences(alignment: &mut Alignment, left: &Body<'_>, right: &Body<'_>) {
    for tie in &mut alignment.ties {
        let (left_span, right_span) = (left.span(&tie.left), right.span(&tie.right));
        if same_but_for_space(left_span.of(left.text), right_span.of(right.text)) {
            tie.status = Status::Identical;
            continue;
        }
        let l = Passage {
            text: left.text,
            span: left_span,
            tokens: left.tokens.of_run(&tie.left),
            names: left.names(),
        };
        let r = Passage {
            text: right.text,
            span: right_span,
            tokens: right.tokens.of_run(&tie.right),
            names: right.names(),
        };
        tie.differences = classify::differences(&l, &r);
        // A space that a script does not need, or that was lost between two sentences, is no difference.
        if tie.differences.is_empty() {
            tie.status = Status::Identical;
            continue;
        }
        let restyled = tie
            .differences
            .iter()
            .all(|d| d.class.tier() == difference::Tier::Style);
        tie.status = if restyled {
            Status::Restyled
        } else {
            Status::Reworded
        };
    }
}

/// Whether two texts are the same words with the same marks, however they are spaced and wrapped.
fn same_but_for_space(a: &str, b: &str) -> bool {
    a == b || a.split_whitespace().eq(b.split_whitespace())
}

/// The comparison of articles of which at least one has nothing to compare.
pub(crate) fn not_comparable(pair: Pair) -> Comparison {
    Comparison {
        pair,
        relation: Relation::NotComparable,
        part: None,
        quotes_only: false,
        coverage: Both {
            left: Similarity::new(0.0),
            right: Similarity::new(0.0),
        },
        similarity: Similarity::new(0.0),
        alignment: Alignment::default(),
    }
}
