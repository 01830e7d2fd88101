//! Turns a pair of documents into a comparison: sentences aligned, the relation named, differences told.

mod align;
pub mod alignment;
mod classify;
pub mod comparison;
pub mod difference;
mod edit;
pub mod group;
mod inflection;
mod marks;
mod passage;
mod relation;
mod wordclass;

pub use align::TieLimits;
pub use relation::RelationLimits;

use crate::compare::alignment::{Similarity, Status};
use crate::compare::comparison::{Both, Comparison, Pair, Relation};
use crate::compare::passage::{Names, Passage};
use crate::span::Span;
use crate::text::document::{Document, Tokens};
use std::ops::Range;

/// What is compared: an article's text with what was made of it.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a> {
    /// The decoded text.
    pub text: &'a str,
    /// Its sentences.
    pub document: &'a Document,
    /// Their tokens.
    pub tokens: &'a Tokens,
}

/// Parameters of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Limits {
    /// When two sentences are tied.
    pub tie: TieLimits,
    /// When two articles are what to each other.
    pub relation: RelationLimits,
}

impl Body<'_> {
    /// Whether there is anything to compare.
    pub fn is_empty(&self) -> bool {
        self.tokens.tokens.is_empty()
    }

    fn span(&self, sentences: &Range<u32>) -> Span {
        let first = self.document.sentences[sentences.start as usize].span;
        let last = self.document.sentences[sentences.end as usize - 1].span;
        first.join(last)
    }
}

/// Compares two articles. Says the same, with the sides exchanged, when the bodies are exchanged.
pub fn compare(pair: Pair, left: &Body<'_>, right: &Body<'_>, limits: &Limits) -> Comparison {
    // Choices between equals are made in one direction, whichever way round the articles were given.
    if order_key(left) <= order_key(right) {
        directed(pair, left, right, limits)
    } else {
        directed(pair, right, left, limits).swapped()
    }
}

/// Orders bodies by their content alone.
fn order_key(body: &Body<'_>) -> (usize, u64) {
    (body.tokens.tokens.len(), xxhash_rust::xxh3::xxh3_64(body.text.as_bytes()))
}

fn directed(pair: Pair, left: &Body<'_>, right: &Body<'_>, limits: &Limits) -> Comparison {
    let mut alignment = align::align(left, right, &limits.tie);
    let verdict = relation::Evidence::gather(left, right, &alignment);
    let names = Both { left: Names::of(left.text, &left.tokens.tokens), right: Names::of(right.text, &right.tokens.tokens) };
    for tie in &mut alignment.ties {
        let l = Passage { text: left.text, span: left.span(&tie.left), tokens: left.tokens.of_run(&tie.left), names: &names.left };
        let r = Passage { text: right.text, span: right.span(&tie.right), tokens: right.tokens.of_run(&tie.right), names: &names.right };
        if same_but_for_space(l.span.of(l.text), r.span.of(r.text)) {
            tie.status = Status::Identical;
            continue;
        }
        tie.differences = classify::differences(&l, &r);
        let restyled = tie.differences.iter().all(|d| d.class.tier() == difference::Tier::Style);
        tie.status = if restyled { Status::Restyled } else { Status::Reworded };
    }
    let relation = verdict.relation(left, right, &alignment, &limits.relation);
    let words = |run: &Range<u32>, body: &Body<'_>| body.tokens.of_run(run).len() as f64;
    let (mut sum, mut total) = (0.0, 0.0);
    for tie in &alignment.ties {
        let weight = words(&tie.left, left) + words(&tie.right, right);
        sum += weight * tie.similarity.get();
        total += weight;
    }
    Comparison {
        pair,
        relation: relation.relation,
        part: relation.part,
        quotes_only: relation.quotes_only,
        coverage: verdict.coverage,
        similarity: Similarity::new(if total > 0.0 { sum / total } else { 0.0 }),
        alignment,
    }
}

/// Whether two texts are the same characters, white space aside.
fn same_but_for_space(a: &str, b: &str) -> bool {
    a == b || a.chars().filter(|c| !c.is_whitespace()).eq(b.chars().filter(|c| !c.is_whitespace()))
}

/// The comparison of articles of which at least one has nothing to compare.
pub fn not_comparable(pair: Pair) -> Comparison {
    Comparison {
        pair,
        relation: Relation::NotComparable,
        part: None,
        quotes_only: false,
        coverage: Both { left: Similarity::new(0.0), right: Similarity::new(0.0) },
        similarity: Similarity::new(0.0),
        alignment: alignment::Alignment::default(),
    }
}
