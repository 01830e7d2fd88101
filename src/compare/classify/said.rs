//! What takes several words to say, and is the same however a house says it: a time of day, a day of the month, a
//! temperature, an amount with a fraction.

use super::calendar::{self, Day};
use super::clock;
use super::degree::{self, Temperature};
use super::fraction::{self, Amount};
use super::segment::{Change, Segment};
use crate::compare::passage::Words;
use crate::text::token::TokenKind;
use std::ops::Range;

/// What words say, read one way of several.
#[derive(Clone, PartialEq, Eq)]
enum Said {
    /// A time of day, in minutes since midnight.
    Time(u32),
    Day(Day),
    Temperature(Temperature),
    Amount(Amount),
}

/// Reads what is said from a word on in one way, as the word behind it and the meaning.
type Reading = fn(&Words<'_>, usize) -> Option<(usize, Said)>;

impl Said {
    /// All the ways to read words.
    const READINGS: [Reading; 4] = [
        |words, n| clock::time(words, n).map(|(end, minutes)| (end, Said::Time(minutes))),
        |words, n| calendar::day(words, n).map(|(end, day)| (end, Said::Day(day))),
        |words, n| degree::temperature(words, n).map(|(end, said)| (end, Said::Temperature(said))),
        |words, n| fraction::amount(words, n).map(|(end, amount)| (end, Said::Amount(amount))),
    ];

    /// Whether the two are told as one change: they say the same, or a day each, in another order of its parts.
    fn replaces(&self, other: &Said) -> bool {
        match (self, other) {
            (Said::Day(one), Said::Day(other)) => one.month_first != other.month_first,
            (Said::Amount(one), Said::Amount(other)) => one.is_same(other),
            (one, other) => one == other,
        }
    }

    /// Whether the two are the same, said in two ways.
    fn is_same(&self, other: &Said) -> bool {
        self.replaces(other)
            && match (self, other) {
                (Said::Day(one), Said::Day(other)) => one.is_same(*other),
                _ => true,
            }
    }
}

/// Where two readings that stand for one another end on both sides.
fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
    test: fn(&Said, &Said) -> bool,
) -> Option<(usize, usize)> {
    if !may_begin(left, l) || !may_begin(right, r) {
        return None;
    }
    // Most words cannot be read in most ways, and then the other side need not be looked at.
    Said::READINGS.iter().find_map(|read| {
        let (l, one) = read(left, l)?;
        let (r, other) = read(right, r)?;
        test(&one, &other).then_some((l, r))
    })
}

/// Whether any of the readings may begin with a word: a number, a month, or what may stand before one (`the 3rd of May`,
/// `half a`).
fn may_begin(words: &Words<'_>, n: usize) -> bool {
    let Some(token) = words.tokens.get(n) else {
        return false;
    };
    token.is_numeric()
        || token.kind == TokenKind::Month
        || words.surface(n).starts_with(|c: char| c.is_ascii_digit())
        || matches!(words.canonical(n), "the" | "a" | "half" | "may" | "1" | "3")
}

/// Makes one change of what stands for one thing in two ways, where nothing else differs there.
pub(super) fn join(left: &Words<'_>, right: &Words<'_>, segments: Vec<Segment>) -> Vec<Segment> {
    let changed = |segment: &Segment| match segment {
        Segment::Change(_) => true,
        Segment::Word(l, r) => left.tokens[*l].form != right.tokens[*r].form,
    };
    // Words; nothing that is said in several ways is longer, so that a number need only be read with a change near it.
    const LONGEST: usize = 16;
    let mut joined: Vec<Segment> = Vec::with_capacity(segments.len());
    let mut segments = segments.into_iter();
    while let Some(segment) = segments.next() {
        let (l, r) = starts(&segment);
        let after_word = !matches!(joined.last(), Some(Segment::Change(_)));
        let begins = changed(&segment)
            || (left.is_numeric(l) || right.is_numeric(r))
                && segments.as_slice().iter().take(LONGEST).any(changed);
        let same = (after_word && begins)
            .then(|| ends_of_same(left, l, right, r, Said::replaces))
            .flatten();
        let Some(same) = same else {
            joined.push(segment);
            continue;
        };
        // All segments up to the end of it on both sides.
        let mut differs = changed(&segment);
        let mut held = vec![segment];
        let rest = segments.as_slice().iter();
        let within = rest
            .take_while(|next| starts(next).0 < same.0 || starts(next).1 < same.1)
            .count();
        for next in segments.by_ref().take(within) {
            differs |= changed(&next);
            held.push(next);
        }
        let before_word = !matches!(segments.as_slice(), [Segment::Change(_), ..]);
        if differs && before_word && held.last().map(ends) == Some(same) {
            joined.push(Segment::Change(Change::of(l..same.0, r..same.1)));
        } else {
            joined.append(&mut held);
        }
    }
    joined
}

/// Whether two runs of words are one thing in two ways.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    ends_of_same(left, l.start, right, r.start, Said::is_same) == Some((l.end, r.end))
}

fn starts(segment: &Segment) -> (usize, usize) {
    match segment {
        Segment::Word(l, r) => (*l, *r),
        Segment::Change(change) => (change.left.start, change.right.start),
    }
}

fn ends(segment: &Segment) -> (usize, usize) {
    match segment {
        Segment::Word(l, r) => (l + 1, r + 1),
        Segment::Change(change) => (change.left.end, change.right.end),
    }
}
