//! Times of day: `3 p.m.` is `15:00` and `15.00`, however a house writes it.

use super::amount;
use crate::compare::passage::Words;
use crate::text::token::TokenKind;
use crate::text::tokenize::is_space;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// Since midnight.
    minutes: u32,
    sure: Sure,
}

/// Whether digits are a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    /// Only beside the same time on the other side: `1500`.
    Beside,
    /// Only beside the same time with a colon: `15.00`, which may as well be an amount.
    BesideColon,
}

impl Time {
    /// Whether both are one time, and times at all.
    pub(super) fn is_same(self, other: Time) -> bool {
        self.minutes == other.minutes
            && (self.sure == Sure::Yes
                || other.sure == Sure::Yes
                || self.sure == Sure::Beside && other.sure == Sure::Beside)
    }
}

/// The time of day that begins with a word, as the word behind it and the time: hours and minutes (`15:00`, `15.00`), half of
/// the day (`3 p.m.`), or both (`3.30pm`).
pub(super) fn time(words: &Words<'_>, start: usize) -> Option<(usize, Time)> {
    let (end, time) = match words.tokens.get(start)?.kind {
        TokenKind::Word
            if !words
                .surface(start)
                .starts_with(|c: char| c.is_ascii_digit()) =>
        {
            named(words, start)?
        }
        _ => written(words, start)?,
    };
    // Hours of the clock are no span of time.
    let of_clock = usize::from(matches!(words.bare_word(end), "hours" | "hrs"));
    Some((end + of_clock, time))
}

/// From when to when, and in which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hours {
    first: Time,
    last: Time,
    /// Whether it begins with "from".
    has_from: bool,
    /// Whether a word stands between the two times; elsewise it is a dash.
    has_to: bool,
}

impl Hours {
    /// Whether both are the same hours, in words that differ: otherwise each of the times is told by itself.
    fn is_same(self, other: Hours) -> bool {
        self.first.is_same(other.first)
            && self.last.is_same(other.last)
            && (self.has_from, self.has_to) != (other.has_from, other.has_to)
    }
}

/// Where opening hours and the like end on both sides that begin with two words, where they are the same in words that differ:
/// `from 10 a.m. to 1 p.m.`, `10:00-13:00`.
pub(super) fn ends_of_same_hours(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> Option<(usize, usize)> {
    let (l_end, one) = hours(left, l)?;
    let (r_end, other) = hours(right, r)?;
    one.is_same(other).then_some((l_end, r_end))
}

/// Whether a word may stand before the first of two times.
pub(super) fn is_from(words: &Words<'_>, n: usize) -> bool {
    words
        .tokens
        .get(n)
        .is_some_and(|token| token.is_function() && words.canonical(n) == "from")
}

fn hours(words: &Words<'_>, start: usize) -> Option<(usize, Hours)> {
    let has_from = is_from(words, start);
    let (end, first) = time(words, start + usize::from(has_from))?;
    let has_to = matches!(words.bare_word(end), "to" | "until" | "till");
    let has_dash = end < words.len() && amount::is_range_dash(words.gap(end).of(words.text));
    if !has_to && !has_dash {
        return None;
    }
    let (end, last) = time(words, end + usize::from(has_to))?;
    let hours = Hours {
        first,
        last,
        has_from,
        has_to,
    };
    Some((end, hours))
}

/// Whether two words are one zone: the time of Greenwich under its old name and its new one.
pub(super) fn is_same_zone(one: &str, other: &str) -> bool {
    let is_greenwich = |zone: &str| matches!(zone, "gmt" | "utc");
    is_greenwich(one) && is_greenwich(other)
}

/// `noon`, `midnight`, `half past three`.
fn named(words: &Words<'_>, start: usize) -> Option<(usize, Time)> {
    if let Some(time) = past_hour(words, start) {
        return Some(time);
    }
    let hours = match words.tokens.get(start).map(|_| words.canonical(start))? {
        "midnight" => 0,
        "noon" | "midday" => 12,
        _ => return None,
    };
    let time = Time {
        minutes: 60 * hours,
        sure: Sure::Yes,
    };
    Some((start + 1, time))
}

/// `half past three`, `a quarter to four`.
fn past_hour(words: &Words<'_>, start: usize) -> Option<(usize, Time)> {
    let first = words.tokens.get(start).map(|_| words.canonical(start))?;
    let at = start + usize::from(first == "a");
    let (part, side) = (words.tokens.get(at)?, words.bare_word(at + 1));
    let hour: u32 = words.bare_word(at + 2).parse().ok()?;
    let minutes = match (words.surface(at), side) {
        _ if !(1..=12).contains(&hour) || part.is_numeric() => return None,
        ("half", "past") => 60 * hour + 30,
        ("quarter", "past") => 60 * hour + 15,
        ("quarter", "to") => 60 * hour - 15,
        _ => return None,
    };
    let time = Time {
        minutes,
        sure: Sure::Yes,
    };
    Some((at + 3, time))
}

/// A time of day in digits.
fn written(words: &Words<'_>, start: usize) -> Option<(usize, Time)> {
    let from = words.tokens.get(start)?.span.start as usize;
    let text = &words.text[from..words.gap(words.len()).start as usize];
    if let Some(minutes) = digits_alone(text) {
        let end = start + 1;
        let whole = words.tokens[start].span.len() == 4;
        let sure = match is_zone(words, end) {
            true => Sure::Yes,
            false => Sure::Beside,
        };
        return whole.then_some((end, Time { minutes, sure }));
    }
    let Face {
        hour,
        minute,
        mark,
        half,
        len,
    } = Face::read(text)?;
    let is_word = |c: char| c.is_alphanumeric() || c == ':';
    if text[len..].starts_with(is_word) {
        return None;
    }
    // A time takes six words at most: 3, 30, o'clock, in, the, afternoon.
    let end = (start + 1..=words.len().min(start + 6))
        .find(|end| words.tokens[end - 1].span.end as usize >= from + len)?;
    if words.tokens[end - 1].span.end as usize != from + len {
        return None;
    }
    let half = half.or_else(|| half_of_next(words, end, hour));
    let hours = match half {
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        None if mark != Mark::None && hour < 24 => hour,
        _ => return None,
    };
    let minutes = 60 * hours + minute;
    let sure = match mark == Mark::Sure || half.is_some() || is_zone(words, end) {
        true => Sure::Yes,
        false => Sure::BesideColon,
    };
    Some((end, Time { minutes, sure }))
}

/// What a time in digits shows.
struct Face {
    hour: u32,
    minute: u32,
    mark: Mark,
    /// Whether it is of the afternoon, where it says.
    half: Option<bool>,
    /// In bytes.
    len: usize,
}

/// What behind the hour shows that it is one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    /// `15.00`
    Stop,
    /// `15:00`, `15h00`, `5 o'clock`
    Sure,
}

impl Face {
    fn read(text: &str) -> Option<Face> {
        let (hour, mut len) = number(text)?;
        let marked = text[len..].starts_with([':', '.', 'h']);
        let minute = marked.then(|| number(&text[len + 1..])).flatten();
        let minute = minute.filter(|(minute, digits)| *digits == 2 && *minute < 60);
        let mut mark = match minute {
            None => Mark::None,
            Some(_) if text[len..].starts_with('.') => Mark::Stop,
            Some(_) => Mark::Sure,
        };
        if let Some((_, digits)) = minute {
            len += 1 + digits;
        }
        let o_clock = [" o'clock", " o’clock"];
        if let Some(o_clock) = o_clock.iter().find(|word| text[len..].starts_with(**word)) {
            mark = Mark::Sure;
            len += o_clock.len();
        }
        let half = half_of_day(&text[len..], hour);
        len += half.map_or(0, |(_, length)| length);
        Some(Face {
            hour,
            minute: minute.map_or(0, |(minute, _)| minute),
            mark,
            half: half.map(|(afternoon, _)| afternoon),
            len,
        })
    }
}

/// The half of the day that the time behind this one says for both: `6 and 8 p.m.`, `6-8 p.m.`
fn half_of_next(words: &Words<'_>, end: usize, hour: u32) -> Option<bool> {
    let joined = matches!(words.bare_word(end), "and" | "or" | "to" | "until");
    let dashed = end < words.len() && amount::is_range_dash(words.gap(end).of(words.text));
    if !joined && !dashed {
        return None;
    }
    let next = words.tokens.get(end + usize::from(joined))?.span.start as usize;
    let text = &words.text[next..words.gap(words.len()).start as usize];
    // `11-1 p.m.` goes on past noon.
    let face = Face::read(text).filter(|face| hour % 12 < face.hour % 12)?;
    face.half
}

/// Whether a word says by which clock a time is meant.
fn is_zone(words: &Words<'_>, n: usize) -> bool {
    const ZONES: [&str; 18] = [
        "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "est", "edt", "cst", "cdt", "mst",
        "mdt", "pst", "pdt", "ist", "hours", "hrs",
    ];
    n < words.len() && words.is_bare(n) && ZONES.contains(&words.canonical(n))
}

/// The minutes since midnight of four digits without a mark: `0630`, `1500`. A time only beside the same one on the other side.
fn digits_alone(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 4 {
        return None;
    }
    let (hour, minute): (u32, u32) = (text[..2].parse().ok()?, text[2..4].parse().ok()?);
    (hour < 24 && minute < 60).then_some(60 * hour + minute)
}

/// A number of one or two digits, and how many.
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2)
        .contains(&digits)
        .then(|| Some((text[..digits].parse().ok()?, digits)))?
}

/// Whether `text` goes on behind an hour with the afternoon (`p.m.`) or the morning, and the length of that.
fn half_of_day(text: &str, hour: u32) -> Option<(bool, usize)> {
    let spaces = text.len() - text.trim_start_matches(is_space).len();
    let rest = &text[spaces..];
    // Most numbers are no hours.
    if !rest.starts_with(['a', 'A', 'p', 'P', 'i', 'n', 'm']) {
        return None;
    }
    let found = |ending: &&(&str, bool)| {
        rest.get(..ending.0.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(ending.0))
    };
    let endings = [
        ("a.m.", false),
        ("p.m.", true),
        ("am", false),
        ("pm", true),
        ("in the morning", false),
        ("in the afternoon", true),
        ("in the evening", true),
        ("noon", true),
        ("midnight", false),
    ];
    let (ending, afternoon) = endings.iter().find(found)?;
    let is_twelve = matches!(*ending, "noon" | "midnight");
    (!is_twelve || hour == 12).then_some((*afternoon, spaces + ending.len()))
}
