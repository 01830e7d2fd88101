//! Cuts the edit script between two passages into words that stand for one another and runs of changed words.

use super::{contraction, measure, moved, said};
use crate::compare::edit::{self, Step};
use crate::compare::inflection;
use crate::compare::passage::Words;
use crate::compare::wordclass;
use crate::text::token::{Token, TokenKind};
use crate::text::{numeral, spelling};
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
    let (ls, rs) = edit::between_common_ends(left.tokens, right.tokens);
    let head = ls.start;
    let looks = |words: &Words<'_>, run: Range<usize>| -> Vec<Look> {
        run.map(|n| Look::of(words, n)).collect()
    };
    let (lefts, rights) = (looks(left, ls), looks(right, rs));
    let steps = edit::script(
        left.tokens,
        right.tokens,
        |l| gain_of_keeping(left, l),
        |l, r| {
            let may_be = lefts[l - head].may_be_related(rights[r - head]);
            may_be
                .then(|| gain_of_swapping(left, l, right, r))
                .flatten()
        },
    );
    let mut segments: Vec<Segment> = Vec::with_capacity(steps.len());
    let (mut l, mut r) = (0, 0);
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
    let mut cut: Vec<Segment> = Vec::with_capacity(segments.len());
    for segment in segments {
        let Segment::Change(change) = segment else {
            cut.push(segment);
            continue;
        };
        let parts = inner_edge(left, &change.left, right, &change.right)
            .or_else(|| {
                let (r, l) = inner_edge(right, &change.right, left, &change.left)?;
                Some((l, r))
            })
            .filter(|_| matches!(&change.pieces[..], [piece] if piece.place == Place::Kept));
        let Some((l, r)) = parts else {
            cut.push(Segment::Change(change));
            continue;
        };
        for (left, right) in [
            (change.left.start..l, change.right.start..r),
            (l..change.left.end, r..change.right.end),
        ] {
            cut.push(Segment::Change(Change::of(left, right)));
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
    } else if wordclass::is_connective(words.canonical(n)) {
        edit::OPEN - 1
    } else {
        edit::OPEN + 1
    }
}

/// What two words that differ gain as forms of one word, or as numbers, months or weekdays in the same place.
fn gain_of_swapping(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> Option<i32> {
    const ALIKE: i32 = edit::OPEN + 1;
    const DISTANT: i32 = edit::OPEN - 2;
    // Bytes; what is longer is no word of a language, and comparing such could take long.
    const LONGEST_WORD: usize = 64;
    let (one, other) = (&left.tokens[l], &right.tokens[r]);
    if one.kind != TokenKind::Word || other.kind != TokenKind::Word {
        let amounts = |kind| matches!(kind, TokenKind::Number | TokenKind::Quantity);
        return if is_day_in_two_forms(left, l, right, r) {
            Some(ALIKE)
        } else if one.kind != other.kind {
            (amounts(one.kind) && amounts(other.kind)).then_some(DISTANT)
        } else if one.kind == TokenKind::Quantity
            && unit(left.canonical(l)) != unit(right.canonical(r))
        {
            Some(DISTANT)
        } else {
            Some(ALIKE)
        };
    }
    if one.span.len().max(other.span.len()) > LONGEST_WORD {
        return None;
    }
    let (a, b) = (left.canonical(l), right.canonical(r));
    // A contraction stands for two words: "it's" is no form of "it".
    if contraction::parts(a).is_some() != contraction::parts(b).is_some() {
        return None;
    }
    let numbered = has_digit(a);
    let related = numbered == has_digit(b)
        && if numbered {
            left.stem(l) == right.stem(r)
        } else {
            // Forms of one word begin alike, but for irregular ones and a few spellings (curb, kerb).
            looks_alike(a, b) || inflection::same_word(a, b) || is_spelled_alike(a, b)
        };
    let function = one.is_function() && other.is_function();
    related.then_some(if function { DISTANT } else { ALIKE })
}

/// Whether both words are one day of a month: `5` / `5th`.
pub(super) fn is_day_in_two_forms(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    let kinds = (left.tokens[l].kind, right.tokens[r].kind);
    let (number, ordinal) = match kinds {
        (TokenKind::Number, TokenKind::Ordinal) => (left.canonical(l), right.canonical(r)),
        (TokenKind::Ordinal, TokenKind::Number) => (right.canonical(r), left.canonical(l)),
        _ => return false,
    };
    let by_month = |words: &Words<'_>, n: usize| {
        let is_month = |t: &Token| t.kind == TokenKind::Month;
        n > 0 && is_month(&words.tokens[n - 1]) || words.tokens.get(n + 1).is_some_and(is_month)
    };
    ordinal
        .strip_prefix(number)
        .is_some_and(|ending| numeral::is_ordinal_ending(number, ending))
        && by_month(left, l)
        && by_month(right, r)
}

/// What tells most pairs of words apart before they are looked at closely.
#[derive(Clone, Copy)]
struct Look {
    /// How words begin that may be related to this one: two that have no bit in common are not.
    beginnings: u32,
    /// Its letters.
    letters: u32,
    /// It is a form of an irregular word, which may have other letters.
    irregular: bool,
}

impl Look {
    const ANY: u32 = u32::MAX;
    const IRREGULAR: u32 = 1 << 26;
    const NUMERIC: u32 = 1 << 27;

    fn of(words: &Words<'_>, n: usize) -> Look {
        let token = &words.tokens[n];
        let bit = |letter: u8| 1 << (letter - b'a');
        let mut look = Look {
            beginnings: Look::NUMERIC,
            letters: 0,
            irregular: false,
        };
        if token.kind != TokenKind::Word {
            return look;
        }
        look.irregular = inflection::is_irregular_form(token.form);
        let letters = words
            .surface(n)
            .bytes()
            .map(|byte| byte.to_ascii_lowercase());
        for letter in letters.clone().filter(u8::is_ascii_lowercase) {
            look.letters |= bit(letter);
        }
        look.beginnings = match letters.clone().next() {
            // Curb and kerb.
            Some(b'c' | b'k') => bit(b'c') | bit(b'k'),
            Some(letter @ b'a'..=b'z') => bit(letter),
            _ => Look::ANY,
        };
        if look.irregular {
            // Go and went; be and all its forms, she and her.
            look.beginnings |= Look::IRREGULAR;
        }
        look
    }

    /// Whether the two may be forms, spellings or misprints of one word: endings differ in six letters at most.
    fn may_be_related(self, other: Look) -> bool {
        self.beginnings & other.beginnings != 0
            && (self.irregular && other.irregular
                || (self.letters ^ other.letters).count_ones() <= 6)
    }
}

/// The unit in the canonical text of a quantity: what is left without the digits.
fn unit(canonical: &str) -> &str {
    canonical.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-'))
}

fn has_digit(word: &str) -> bool {
    if word.is_ascii() {
        word.bytes().any(|byte| byte.is_ascii_digit())
    } else {
        word.chars().any(char::is_numeric)
    }
}

fn is_spelled_alike(a: &str, b: &str) -> bool {
    let begins = |word: &str| {
        word.bytes()
            .next()
            .map(|b| if b == b'k' { b'c' } else { b })
    };
    begins(a) == begins(b) && a.len().abs_diff(b.len()) <= 3 && spelling::same_word(a, b)
}

/// Whether one word may stand for the other because they look alike, be it a misprint or another word: one edit in five
/// letters or more, two in nine or more, and the first letter right.
fn looks_alike(a: &str, b: &str) -> bool {
    if a.chars().next() != b.chars().next() || a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (long_a, long_b) = (a.chars().count(), b.chars().count());
    let shorter = long_a.min(long_b);
    let most = match shorter {
        ..5 => return false,
        5..9 => 1,
        _ => 2,
    };
    long_a.abs_diff(long_b) <= most && strsim::osa_distance(a, b) <= most
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
            && !wordclass::is_connective(words.canonical(run.end - 2))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_look_alike_share_the_first_letter_and_most_others() {
        for (a, b) in [
            ("cellular", "celluar"),
            ("internet", "internt"),
            ("gover", "govre"),
        ] {
            assert!(looks_alike(a, b) && looks_alike(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("import", "export"),
            ("rise", "rose"),
            ("minister", "ministry"),
        ] {
            assert!(!looks_alike(a, b) && !looks_alike(b, a), "{a} {b}");
        }
    }
}
