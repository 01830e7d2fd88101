//! What takes several words to say, and is the same however a house says it: a time of day, a day of the month, a
//! temperature, an amount with a fraction, a sum of money.

use super::calendar::{self, Day, Weekdays};
use super::clock::{self, Time};
use super::degree::{self, Temperature};
use super::era::{self, Year};
use super::fraction;
use super::money;
use super::numbered::{self, Numbered};
use super::segment::{Change, Place, Segment};
use super::size;
use super::{count, designation, nation, office};
use crate::compare::difference::Class;
use crate::compare::passage::Words;
use crate::text::token::{Form, TokenKind};
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

/// Makes one change of what stands for one thing in two ways, where nothing else differs there.
pub(super) fn join(left: &Words<'_>, right: &Words<'_>, segments: Vec<Segment>) -> Vec<Segment> {
    let changed = |segment: &Segment| match segment {
        Segment::Change(_) => true,
        Segment::Word(l, r) => left.tokens[*l].form != right.tokens[*r].form,
    };
    // Words; nothing that is said in several ways is longer, so that a number need only be read with a change near it.
    const LONGEST: usize = 16;
    // Nobody gives the time on more clocks than this in a row.
    const MOST_IN_ROW: usize = 4;
    // Where what is said in two ways ends, if it begins with a segment.
    let same = |before: Option<&Segment>, segment: &Segment, behind: &[Segment]| {
        let (l, r) = starts(segment);
        let after_word = !matches!(before, Some(Segment::Change(_)));
        let begins = changed(segment)
            || (left.is_numeric(l) || right.is_numeric(r) || is_weekday(left, l))
                && behind.iter().take(LONGEST).any(changed);
        (after_word && begins)
            .then(|| ends_of_same(left, l, right, r, Said::replaces))
            .flatten()
    };
    // Most passages say nothing in two ways, and stay as they are.
    let begins = |n: &usize| {
        let before = n.checked_sub(1).map(|before| &segments[before]);
        same(before, &segments[*n], &segments[n + 1..]).is_some()
    };
    let (first, last) = (
        segments.iter().position(changed),
        segments.iter().rposition(changed),
    );
    let mut near = match (first, last) {
        (Some(first), Some(last)) => first.saturating_sub(LONGEST)..last + 1,
        _ => 0..0,
    };
    let Some(first) = near.find(begins) else {
        return segments;
    };
    let mut joined = segments;
    let mut segments = joined.split_off(first).into_iter();
    while let Some(segment) = segments.next() {
        let (l, r) = starts(&segment);
        let Some(same) = same(joined.last(), &segment, segments.as_slice()) else {
            joined.push(segment);
            continue;
        };
        // All segments up to the end of it on both sides. Where that lies within a change, what stands behind it may be said
        // in two ways as well: `2:30 a.m. (0130 GMT)` / `2.30am (01:30 GMT)`.
        let mut differs = changed(&segment);
        let mut last = ends(&segment);
        let mut within = 0;
        let mut runs = vec![(l..same.0, r..same.1)];
        let is_cut = loop {
            let end = runs.last().map_or(same, |(l, r)| (l.end, r.end));
            while let Some(next) = segments.as_slice().get(within)
                && (starts(next).0 < end.0 || starts(next).1 < end.1)
            {
                differs |= changed(next);
                last = ends(next);
                within += 1;
            }
            if last == end {
                break true;
            }
            fn marks<'w>(words: &Words<'w>, n: usize) -> &'w str {
                words.gap(n).of(words.text).trim()
            }
            let follows = runs.len() < MOST_IN_ROW && marks(left, end.0) == marks(right, end.1);
            let read = |(l, r)| ends_of_same(left, l, right, r, Said::replaces);
            if let Some(next) = follows.then(|| read(end)).flatten() {
                runs.push((end.0..next.0, end.1..next.1));
                continue;
            }
            // Between two of them may stand a word that is the same on both sides: `7 and 9 p.m.` / `7pm and 9pm`.
            let behind = (end.0 + 1, end.1 + 1);
            let next = (follows && is_kept(left, end.0, right, end.1)).then(|| read(behind));
            let Some(next) = next.flatten() else {
                break false;
            };
            runs.push((end.0..behind.0, end.1..behind.1));
            runs.push((behind.0..next.0, behind.1..next.1));
        };
        // What else differs there is told by itself: `3 p.m. on Thursday` / `15:00 Thursday`.
        let end = runs.last().map_or(same, |(l, r)| (l.end, r.end));
        let rest = (!is_cut).then(|| Change::of(end.0..last.0, end.1..last.1));
        let any_differs = runs
            .iter()
            .any(|(l, r)| !forms(left, l).eq(forms(right, r)));
        let is_apart = is_cut
            || any_differs && {
                let cut = within.checked_sub(1).map(|n| &segments.as_slice()[n]);
                is_plain_change(cut.unwrap_or(&segment))
                    && goes_on(left, end.0)
                    && goes_on(right, end.1)
            };
        let before_word = !matches!(segments.as_slice().get(within), Some(Segment::Change(_)));
        let held = segments.by_ref().take(within);
        if differs && before_word && is_apart {
            held.for_each(drop);
            let segments_of = |(l, r): (Range<usize>, Range<usize>)| {
                if forms(left, &l).eq(forms(right, &r)) {
                    return l.zip(r).map(|(l, r)| Segment::Word(l, r)).collect();
                }
                vec![Segment::Change(Change::of(l, r))]
            };
            let runs = runs.into_iter().flat_map(segments_of);
            joined.extend(runs.chain(rest.map(Segment::Change)));
        } else {
            joined.push(segment);
            joined.extend(held);
        }
    }
    joined
}

fn is_weekday(words: &Words<'_>, n: usize) -> bool {
    let token = words.tokens.get(n);
    token.is_some_and(|token| token.kind == TokenKind::Weekday)
}

/// Whether a segment is a change in one piece that stays in its place.
fn is_plain_change(segment: &Segment) -> bool {
    match segment {
        Segment::Change(change) => {
            matches!(&change.pieces[..], [piece] if piece.place == Place::Kept)
        }
        Segment::Word(..) => false,
    }
}

fn forms<'w>(words: &'w Words<'_>, run: &Range<usize>) -> impl Iterator<Item = Form> + 'w {
    words.tokens[run.clone()].iter().map(|token| token.form)
}

/// Whether two words are the same and stand behind white space.
fn is_kept(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    goes_on(left, l) && goes_on(right, r) && left.tokens[l].form == right.tokens[r].form
}

/// Whether a word follows with only white space before it.
fn goes_on(words: &Words<'_>, n: usize) -> bool {
    n < words.len() && words.is_bare(n)
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
