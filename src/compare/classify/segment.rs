//! Cuts the edit script between two passages into words that stand for one another and runs of changed words.

use super::kin::Kin;
use super::{measure, moved, said};
use crate::compare::edit::{self, Step};
use crate::compare::ends::between_common_ends;
use crate::compare::passage::Words;
use crate::compare::wordclass::Classes;
use std::ops::Range;

/// A part of the way from the left passage to the right. Two runs of changed words are neighbors only with the same marks
/// between them on both sides.
#[derive(Debug)]
pub(super) enum Segment {
    /// A word on both sides: the same, or a form or misprint of it.
    Word(usize, usize),
    /// Words in place of others.
    Change(Change),
}

/// A run of changed words between two that stand for one another.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    /// What it is told as, in order: together they are the run.
    pub(super) pieces: Vec<Piece>,
}

impl Change {
    /// A change that is told as one piece.
    pub(super) fn of(left: Range<usize>, right: Range<usize>) -> Change {
        let piece = Piece {
            left: left.clone(),
            right: right.clone(),
            place: Place::Kept,
        };
        Change {
            left,
            right,
            pieces: vec![piece],
        }
    }
}

/// Words in place of others, either of which may be none, that make one difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    /// Where its words stand on the other side.
    pub(super) place: Place,
}

/// Where the words of one side of a difference stand on the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Nowhere, or in the same place.
    Kept,
    /// In another place.
    Moved,
    /// In another place and another role: who did it is now whom it was done to.
    Exchanged,
}

/// The segments from `left` to `right`, in order.
pub(super) fn segments(left: &Words<'_>, right: &Words<'_>) -> Vec<Segment> {
    // What both begin or end with is kept without a look.
    let (ls, rs) = between_common_ends(left.tokens, right.tokens, |l, r| l.form == r.form);
    let kin = Kin::of(right, rs.clone());
    let steps = edit::script(
        left.tokens,
        right.tokens,
        (ls.clone(), rs.clone()),
        |l| gain_of_keeping(left, l),
        |l, rs, found| kin.of_word(left, l, right, rs, found),
    );
    let mut segments: Vec<Segment> = Vec::with_capacity(left.len().max(right.len()));
    segments.extend((0..ls.start).map(|n| Segment::Word(n, n)));
    let (mut l, mut r) = (ls.start, rs.start);
    for step in steps {
        if let Step::Keep(i, j) | Step::Swap(i, j) = step {
            segments.push(Segment::Word(i, j));
            (l, r) = (i + 1, j + 1);
            continue;
        }
        let (next_l, next_r) = match step {
            Step::Drop(_) => (l + 1, r),
            _ => (l, r + 1),
        };
        if let Some(Segment::Change(change)) = segments.last_mut() {
            (change.left.end, change.right.end) = (next_l, next_r);
        } else {
            segments.push(Segment::Change(Change {
                left: l..next_l,
                right: r..next_r,
                pieces: Vec::new(),
            }));
        }
        (l, r) = (next_l, next_r);
    }
    let tail = (ls.end..left.len()).zip(rs.end..right.len());
    segments.extend(tail.map(|(l, r)| Segment::Word(l, r)));
    let mut changes: Vec<&mut Change> = segments
        .iter_mut()
        .filter_map(|segment| match segment {
            Segment::Change(change) => Some(change),
            Segment::Word(..) => None,
        })
        .collect();
    moved::cut(left, right, &mut changes);
    for change in changes {
        set_conjunction_apart(left, right, change);
    }
    let joined = said::join(left, right, join_units(left, right, segments));
    cut_at_marks(left, right, joined)
}

/// Cuts a change in two where one side has, inside of it, the marks that the other has at its edge: of `meddling, along with`
/// and `meddling with Marsh, in addition to`, the words before the comma are an addition of their own.
fn cut_at_marks(left: &Words<'_>, right: &Words<'_>, segments: Vec<Segment>) -> Vec<Segment> {
    let parts = |segment: &Segment| {
        let Segment::Change(change) = segment else {
            return None;
        };
        let (l, r) = inner_edge(left, &change.left, right, &change.right)
            .or_else(|| {
                let (r, l) = inner_edge(right, &change.right, left, &change.left)?;
                Some((l, r))
            })
            .filter(|_| matches!(&change.pieces[..], [piece] if piece.place == Place::Kept))?;
        Some([
            Change::of(change.left.start..l, change.right.start..r),
            Change::of(l..change.left.end, r..change.right.end),
        ])
    };
    // Most passages have nothing to cut, and stay as they are.
    if !segments.iter().any(|segment| parts(segment).is_some()) {
        return segments;
    }
    let mut cut: Vec<Segment> = Vec::with_capacity(segments.len() + 1);
    for segment in segments {
        match parts(&segment) {
            Some(parts) => cut.extend(parts.map(Segment::Change)),
            None => cut.push(segment),
        }
    }
    cut
}

/// Where to cut two runs, one and other, such that the marks at an edge of the one stand in front of a word inside the other,
/// which has none at that edge.
fn inner_edge(
    one: &Words<'_>,
    o: &Range<usize>,
    other: &Words<'_>,
    r: &Range<usize>,
) -> Option<(usize, usize)> {
    // Words that are set apart; more of them are no insertion but a rewritten sentence.
    const LONGEST: usize = 6;
    fn marks<'w>(words: &Words<'w>, n: usize) -> &'w str {
        words.gap(n).of(words.text).trim()
    }
    let is_comma = |marks: &str| matches!(marks, "," | ";" | "--" | "—" | "–");
    let rewritten = o.is_empty()
        || r.len() < 2
        || (o.start + 1..o.end).any(|n| is_comma(marks(one, n)))
        || o.start == 0
        || o.end == one.len();
    if rewritten {
        return None;
    }
    let mut inner = r.start + 1..r.end;
    let (before, behind) = (marks(one, o.start), marks(one, o.end));
    if is_comma(before) && marks(other, r.start).is_empty() {
        let edge = inner.find(|n| marks(other, *n) == before)?;
        return (edge - r.start <= LONGEST).then_some((o.start, edge));
    }
    if is_comma(behind) && marks(other, r.end).is_empty() {
        let edge = inner.rfind(|n| marks(other, *n) == behind)?;
        return (r.end - edge <= LONGEST).then_some((o.end, edge));
    }
    None
}

/// Takes the number in front of a changed unit into the change, with what of the unit stands between: `103 kilometers` /
/// `103 miles` is one amount in place of another, and so is `40 square kilometers` / `40 square miles`.
fn join_units(left: &Words<'_>, right: &Words<'_>, segments: Vec<Segment>) -> Vec<Segment> {
    let is_near_number = |segment: &Segment| match segment {
        Segment::Change(change) => change.pieces.first().is_some_and(|first| {
            measure::words_behind_number(left, &first.left).is_some()
                || measure::words_behind_number(right, &first.right).is_some()
        }),
        Segment::Word(..) => false,
    };
    // Most passages have no changed unit, and stay as they are.
    if !segments.iter().any(is_near_number) {
        return segments;
    }
    let mut joined: Vec<Segment> = Vec::with_capacity(segments.len());
    for mut segment in segments {
        if let Segment::Change(change) = &mut segment
            && let Some(first) = change.pieces.first_mut()
            && first.place == Place::Kept
            && let Some(words) = words_to_number(left, right, first, &joined)
            && let Some(Segment::Word(l, r)) = joined.get(joined.len() - words)
        {
            (first.left.start, first.right.start) = (*l, *r);
            (change.left.start, change.right.start) = (*l, *r);
            joined.truncate(joined.len() - words);
        }
        joined.push(segment);
    }
    joined
}

/// How many words before a piece belong to its amount from the number on, where they stand on both sides.
fn words_to_number(
    left: &Words<'_>,
    right: &Words<'_>,
    piece: &Piece,
    before: &[Segment],
) -> Option<usize> {
    let behind = (
        measure::words_behind_number(left, &piece.left),
        measure::words_behind_number(right, &piece.right),
    );
    let words = match behind {
        (Some(one), Some(other)) if one == other => one + 1,
        (Some(_), None) if measure::begins_with_counted(left, &piece.left) => 1,
        (None, Some(_)) if measure::begins_with_counted(right, &piece.right) => 1,
        _ => return None,
    };
    let (head, amount) = before.split_at(before.len().checked_sub(words)?);
    // Behind a change the word stays, so that no two changes are neighbors.
    if matches!(head.last(), Some(Segment::Change(_))) {
        return None;
    }
    let is_word = |segment: &Segment| matches!(segment, Segment::Word(..));
    let Some(Segment::Word(l, r)) = amount.first() else {
        return None;
    };
    let amounts = amount.iter().all(is_word) && left.is_numeric(*l) && right.is_numeric(*r);
    let other_number = words == 1 && left.tokens[*l].form != right.tokens[*r].form;
    let belongs = other_number || measure::differ(left, &piece.left, right, &piece.right);
    (amounts && belongs).then_some(words)
}

/// What keeping a word gains: a content word is an island even in a rewritten phrase, a word that only holds the sentence
/// together is none.
fn gain_of_keeping(words: &Words<'_>, n: usize) -> i32 {
    if !words.tokens[n].is_function() {
        2 * edit::OPEN
    } else if words.is(n, Classes::CONNECTIVE) {
        edit::OPEN - 1
    } else {
        edit::OPEN + 1
    }
}

/// Sets a "that" at the end of a change apart which the other side does not have: it comes and goes with a house's style.
fn set_conjunction_apart(left: &Words<'_>, right: &Words<'_>, change: &mut Change) {
    let Some(last) = change
        .pieces
        .last_mut()
        .filter(|piece| piece.place == Place::Kept)
    else {
        return;
    };
    let conjunction = |words: &Words<'_>, run: &Range<usize>| {
        run.len() > 1
            && words.is_bare(run.end - 1)
            && words.canonical(run.end - 1) == "that"
            && !words.is(run.end - 2, Classes::CONNECTIVE)
    };
    let lacks =
        |words: &Words<'_>, run: &Range<usize>| run.clone().all(|n| words.canonical(n) != "that");
    let (mut l, mut r) = (last.left.end, last.right.end);
    if conjunction(left, &last.left) && lacks(right, &last.right) {
        l -= 1;
    } else if conjunction(right, &last.right) && lacks(left, &last.left) {
        r -= 1;
    } else {
        return;
    }
    let apart = Piece {
        left: l..last.left.end,
        right: r..last.right.end,
        place: Place::Kept,
    };
    (last.left.end, last.right.end) = (l, r);
    change.pieces.push(apart);
}
