//! Ties two bodies that are the same characters, however their lines and sentences were cut.

use crate::compare::Body;
use crate::compare::alignment::{Alignment, Share, Status, Tie};

/// Ties bodies that are the same but for white space, wherever a sentence ends in both; `None` where they are not the same.
///
/// Line breaks may cut the same characters into other sentences, which then have no partners one by one.
pub(crate) fn align(left: &Body<'_>, right: &Body<'_>) -> Option<Alignment> {
    let mut sentences = left
        .document
        .sentences
        .iter()
        .zip(&right.document.sentences);
    let other = sentences.position(|(l, r)| l.span.of(left.text) != r.span.of(right.text));
    // Versions begin alike: up to the first sentence that differs, no character needs to be looked at.
    let copied = other.unwrap_or(left.sentences().min(right.sentences()));
    if !characters(left, copied).eq(characters(right, copied)) {
        return None;
    }
    let (left, right) = (ends(left), ends(right));
    let mut ties = Vec::new();
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        let (from_left, from_right) = (l, r);
        while left[l] != right[r] {
            if left[l] < right[r] {
                l += 1;
            } else {
                r += 1;
            }
        }
        (l, r) = (l + 1, r + 1);
        ties.push(Tie {
            left: from_left as u32..l as u32,
            right: from_right as u32..r as u32,
            status: Status::Identical,
            similarity: Share::new(1.0),
            moved: false,
            differences: Vec::new(),
        });
    }
    Some(Alignment { ties })
}

/// The characters of the sentences from one on, white space aside.
fn characters<'a>(body: &Body<'a>, from: usize) -> impl Iterator<Item = char> + use<'a> {
    let text = body.text;
    let sentences = body.document.sentences[from..].iter();
    sentences
        .flat_map(move |s| s.span.of(text).chars())
        .filter(|c| !c.is_whitespace())
}

/// How many of those characters stand before the end of each sentence; the last number is the same for the same characters.
fn ends(body: &Body<'_>) -> Vec<usize> {
    let mut end = 0;
    let sentences = body.document.sentences.iter();
    sentences
        .map(|s| {
            let text = s.span.of(body.text);
            end += text.chars().filter(|c| !c.is_whitespace()).count();
            end
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::Sample;
    use std::ops::Range;

    /// The sentences that are tied, left and right.
    fn tied(left: &str, right: &str) -> Option<Vec<(Range<u32>, Range<u32>)>> {
        let (l, r) = (Sample::of(left), Sample::of(right));
        let alignment = align(&l.body(), &r.body())?;
        let ties = alignment.ties.into_iter();
        Some(ties.map(|tie| (tie.left, tie.right)).collect())
    }

    #[test]
    fn the_same_characters_are_tied_where_both_end_a_sentence() {
        let wrapped = "The ferry was late.\n\nNobody\n\nminded it.\n\nThe sea was calm.";
        let whole = "The ferry was late. Nobody minded it. The sea was calm.";
        assert_eq!(
            tied(wrapped, whole),
            Some(vec![(0..1, 0..1), (1..3, 1..2), (3..4, 2..3)])
        );
        assert_eq!(
            tied(whole, wrapped),
            Some(vec![(0..1, 0..1), (1..2, 1..3), (2..3, 3..4)])
        );
    }

    #[test]
    fn one_other_character_is_enough_to_leave_it_to_the_sentences() {
        assert_eq!(tied("The ferry was late.", "The ferry was late!"), None);
        assert_eq!(
            tied("The ferry was late.", "The ferry was late. It sank."),
            None
        );
    }
}
