//! Finds what both passages begin and end with, character by character: most of their words, and nothing to tell of them.

use super::segment::Segment;
use crate::compare::ends::{common_head, common_tail};
use crate::compare::passage::Words;
use crate::span::Span;
use std::ops::Range;

/// The segments but for words at both ends that have the same characters on both sides and the same in front of them.
pub(super) fn between(left: &Words<'_>, right: &Words<'_>, segments: &[Segment]) -> Range<usize> {
    let whole = |words: &Words<'_>| words.gap(0).join(words.gap(words.len()));
    let (one, other) = (whole(left), whole(right));
    let texts = (
        one.of(left.text).as_bytes(),
        other.of(right.text).as_bytes(),
    );
    let (head, tail) = (common_head(texts.0, texts.1), common_tail(texts.0, texts.1));
    let words = |segment: &Segment| match *segment {
        Segment::Word(l, r) => Some((&left.tokens[l], &right.tokens[r]))
            .filter(|(one, other)| one.form == other.form)
            .map(|(one, other)| (one.span, other.span)),
        Segment::Change(_) => None,
    };
    let behind = |word: Span, whole: Span| (word.start - whole.start, word.end - whole.start);
    let in_head = |segment: &&Segment| {
        words(segment).is_some_and(|(l, r)| {
            let place = behind(l, one);
            place == behind(r, other) && place.1 as usize <= head
        })
    };
    let before = |word: Span, whole: Span| (whole.end - word.start, whole.end - word.end);
    let in_tail = |segment: &&Segment| {
        words(segment).is_some_and(|(l, r)| {
            let place = before(l, one);
            place == before(r, other) && place.0 as usize <= tail
        })
    };
    let start = segments.iter().take_while(in_head).count();
    let last = segments[start..].iter().rev().take_while(in_tail).count();
    // The marks in front of the first of the last words may differ.
    start..segments.len().min(segments.len() - last + 1)
}
