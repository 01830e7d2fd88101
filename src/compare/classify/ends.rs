//! Finds what both passages begin and end with, character by character: most of their words, and nothing to tell of them.

use super::segment::Segment;
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

/// How many bytes are compared at once.
const BLOCK: usize = 16;

/// How many bytes both begin with.
fn common_head(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.as_chunks::<BLOCK>().0.iter();
    let blocks = blocks.zip(other.as_chunks::<BLOCK>().0);
    let same = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rest = one[same..].iter().zip(&other[same..]);
    same + rest.take_while(|(a, b)| a == b).count()
}

/// How many bytes both end with.
fn common_tail(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.as_rchunks::<BLOCK>().1.iter().rev();
    let blocks = blocks.zip(other.as_rchunks::<BLOCK>().1.iter().rev());
    let same = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rests = (&one[..one.len() - same], &other[..other.len() - same]);
    let rest = rests.0.iter().rev().zip(rests.1.iter().rev());
    same + rest.take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_begin_and_end_with_is_as_long_as_it_is_the_same() {
        let story = "The ferry to Hamnvik was late again on Friday because of fog.";
        for at in 0..story.len() {
            let mut other = story.as_bytes().to_vec();
            other[at] = b'#';
            assert_eq!(common_head(story.as_bytes(), &other), at);
            assert_eq!(common_tail(story.as_bytes(), &other), story.len() - 1 - at);
            let cut = &story.as_bytes()[..at];
            assert_eq!(common_head(story.as_bytes(), cut), at);
            assert_eq!(
                common_tail(&story.as_bytes()[at..], story.as_bytes()),
                story.len() - at
            );
        }
    }
}
