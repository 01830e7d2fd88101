//! What takes several words to say, and is the same however a house says it: a time of day, a day of the month, a
//! temperature, an amount with a fraction, a sum of money.

mod join;

pub(super) use join::join;

use super::calendar::{self, Day, Weekdays};
use super::clock::{self, Time};
use super::degree::{self, Temperature};
use super::era::{self, Year};
use super::fraction;
use super::money;
use super::numbered::{self, Numbered};
use super::size;
use super::{count, designation, nation, office};
use crate::compare::difference::Class;
use crate::compare::passage::Words;
use crate::text::token::TokenKind;
use std::ops::Range;

/// What words say, read one way of several.
#[derive(Clone, PartialEq, Eq)]
enum Said {
    Time(Time),
    Day(Day),
    Weekdays(Weekdays),
    Year(Year),
    Numbered(Numbered),
    Temperature(Temperature),
}

/// Reads what is said from a word on in one way, as the word behind it and the meaning.
type Reading = fn(&Words<'_>, usize) -> Option<(usize, Said)>;

impl Said {
    /// The ways to read words; amounts are read two at a time.
    const READINGS: [Reading; 6] = [
        |words, n| clock::time(words, n).map(|(end, time)| (end, Said::Time(time))),
        |words, n| calendar::weekdays(words, n).map(|(end, days)| (end, Said::Weekdays(days))),
        |words, n| era::year(words, n).map(|(end, year)| (end, Said::Year(year))),
        |words, n| numbered::numbered(words, n).map(|(end, said)| (end, Said::Numbered(said))),
        |words, n| calendar::day(words, n).map(|(end, day)| (end, Said::Day(day))),
        |words, n| degree::temperature(words, n).map(|(end, said)| (end, Said::Temperature(said))),
    ];

    /// Whether the two are told as one change: they say the same, or a day each, in another order of its parts.
    fn replaces(&self, other: &Said) -> bool {
        match (self, other) {
            (Said::Day(one), Said::Day(other)) => one.order != other.order,
            (Said::Time(one), Said::Time(other)) => one.is_same(*other),
            (Said::Weekdays(one), Said::Weekdays(other)) => one.is_same(*other),
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

/// Where two names end on both sides that begin with two words, where they are names of one thing.
type Naming = fn(&Words<'_>, usize, &Words<'_>, usize) -> Option<(usize, usize)>;

/// The ways to name one thing in two, and what such a difference is told as.
const NAMINGS: [(Naming, Class); 3] = [
    (designation::ends_of_same, Class::Hyphenation),
    (office::ends_of_same, Class::NameForm),
    (nation::ends_of_same, Class::Reference),
];

/// Where two readings that stand for one another end on both sides.
fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
    test: fn(&Said, &Said) -> bool,
) -> Option<(usize, usize)> {
    // Two names of one thing begin with two words.
    let form = |words: &Words<'_>, n: usize| words.tokens.get(n).map(|token| token.form);
    if form(left, l) != form(right, r) {
        let mut namings = NAMINGS.iter();
        let named = namings.find_map(|(naming, _)| naming(left, l, right, r));
        if named.is_some() {
            return named;
        }
    }
    if !may_begin(left, l) || !may_begin(right, r) {
        return None;
    }
    // Most words cannot be read in most ways, and then the other side need not be looked at.
    let mut readings = Said::READINGS.iter();
    let same = readings.find_map(|read| {
        let (l, one) = read(left, l)?;
        let (r, other) = read(right, r)?;
        test(&one, &other).then_some((l, r))
    });
    if same.is_some() || clock::is_from(left, l) || clock::is_from(right, r) {
        // What a time begins may be the hours from one to another.
        return clock::ends_of_same_hours(left, l, right, r).or(same);
    }
    same.or_else(|| fraction::ends_of_same(left, l, right, r))
        .or_else(|| size::ends_of_same(left, l, right, r))
        .or_else(|| money::ends_of_same(left, l, right, r))
        .or_else(|| count::ends_of_same(left, l, right, r))
}

/// Whether any of the readings may begin with a word: a number, a month, or what may stand before one (`the 3rd of May`,
/// `half a`).
fn may_begin(words: &Words<'_>, n: usize) -> bool {
    let Some(token) = words.tokens.get(n) else {
        return false;
    };
    token.is_numeric()
        || matches!(token.kind, TokenKind::Month | TokenKind::Weekday)
        || calendar::begins_weekday(words, n)
        || words.surface(n).starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            words.canonical(n),
            "the"
                | "a"
                | "half"
                | "quarter"
                | "may"
                | "1"
                | "3"
                | "from"
                | "noon"
                | "midday"
                | "midnight"
                | "ad"
        )
        || money::may_begin(words, n)
        || numbered::may_begin(words, n)
}

/// What two runs of words are told as, where they are one thing in two ways.
pub(super) fn class_of_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> Option<Class> {
    if l.is_empty() || r.is_empty() {
        return None;
    }
    let ends = Some((l.end, r.end));
    // One of two names at least takes several words.
    if l.len() + r.len() > 2 {
        let mut namings = NAMINGS.iter();
        let naming = namings.find(|(naming, _)| naming(left, l.start, right, r.start) == ends);
        if let Some((_, class)) = naming {
            return Some(*class);
        }
    }
    let same = ends_of_same(left, l.start, right, r.start, Said::is_same) == ends;
    same.then_some(Class::NumberForm)
}
