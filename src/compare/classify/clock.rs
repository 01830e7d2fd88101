//! Times of day: `3 p.m.` is `15:00` and `15.00`, however a house writes it.

use crate::compare::passage::Words;
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
    let (hour, mut at) = number(text)?;
    let marked = text[at..].starts_with([':', '.']);
    let minute = marked.then(|| number(&text[at + 1..])).flatten();
    let minute = minute.filter(|(minute, digits)| *digits == 2 && *minute < 60);
    let colon = minute.is_some() && text[at..].starts_with(':');
    if let Some((_, digits)) = minute {
        at += 1 + digits;
    }
    let half = half_of_day(&text[at..]);
    let hours = match half {
        Some((afternoon, length)) if (1..=12).contains(&hour) => {
            at += length;
            hour % 12 + if afternoon { 12 } else { 0 }
        }
        None if minute.is_some() && hour < 24 => hour,
        _ => return None,
    };
    let is_word = |c: char| c.is_alphanumeric() || c == ':';
    if text[at..].starts_with(is_word) {
        return None;
    }
    // A time takes four words at most: 3, 30, p, m.
    let end = (start + 1..=words.len().min(start + 4))
        .find(|end| words.tokens[end - 1].span.end as usize >= from + at)?;
    let minutes = 60 * hours + minute.map_or(0, |(minute, _)| minute);
    let sure = match colon || half.is_some() || is_zone(words, end) {
        true => Sure::Yes,
        false => Sure::BesideColon,
    };
    (words.tokens[end - 1].span.end as usize == from + at).then_some((end, Time { minutes, sure }))
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

/// Whether `text` begins with an ending of the afternoon (`p.m.`) or of the morning, and the length of that.
fn half_of_day(text: &str) -> Option<(bool, usize)> {
    let spaces = text.len() - text.trim_start_matches(is_space).len();
    let rest = &text[spaces..];
    let found = |ending: &&(&str, bool)| {
        rest.get(..ending.0.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(ending.0))
    };
    let endings = [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)];
    let (ending, afternoon) = endings.iter().find(found)?;
    Some((*afternoon, spaces + ending.len()))
}
