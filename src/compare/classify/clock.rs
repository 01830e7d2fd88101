//! Times of day: `3 p.m.` is `15:00`, however a house writes it.

use super::segment::{Change, Piece, Place, Segment};
use crate::compare::passage::Words;
use std::ops::Range;

/// Makes one change of what stands for one time of day in two ways, where nothing else differs there.
pub(super) fn join(left: &Words<'_>, right: &Words<'_>, segments: Vec<Segment>) -> Vec<Segment> {
    let changed = |segment: &Segment| match segment {
        Segment::Change(_) => true,
        Segment::Word(l, r) => left.tokens[*l].form != right.tokens[*r].form,
    };
    let mut joined: Vec<Segment> = Vec::with_capacity(segments.len());
    let mut segments = segments.into_iter().peekable();
    while let Some(segment) = segments.next() {
        let (l, r) = starts(&segment);
        let after_word = !matches!(joined.last(), Some(Segment::Change(_)));
        let times = (after_word && (left.is_numeric(l) || right.is_numeric(r)))
            .then(|| Some((time(left, l)?, time(right, r)?)))
            .flatten()
            .filter(|(one, other)| one.minutes == other.minutes);
        let Some((one, other)) = times else {
            joined.push(segment);
            continue;
        };
        // All segments up to the end of the time on both sides.
        let mut differs = changed(&segment);
        let mut held = vec![segment];
        while let Some(next) =
            segments.next_if(|next| starts(next).0 < one.end || starts(next).1 < other.end)
        {
            differs |= changed(&next);
            held.push(next);
        }
        let end = held.last().map(ends);
        let before_word = !matches!(segments.peek(), Some(Segment::Change(_)));
        if differs && before_word && end == Some((one.end, other.end)) {
            let (l, r) = (l..one.end, r..other.end);
            joined.push(Segment::Change(Change {
                left: l.clone(),
                right: r.clone(),
                pieces: vec![Piece {
                    left: l,
                    right: r,
                    place: Place::Kept,
                }],
            }));
        } else {
            joined.append(&mut held);
        }
    }
    joined
}

/// Whether two runs of words are one time of day.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let whole = |words: &Words<'_>, run: &Range<usize>| {
        time(words, run.start).filter(|time| time.end == run.end)
    };
    match (whole(left, l), whole(right, r)) {
        (Some(one), Some(other)) => one.minutes == other.minutes,
        _ => false,
    }
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

/// A time of day.
struct Time {
    /// The word behind it.
    end: usize,
    /// Since midnight.
    minutes: u32,
}

/// The time of day that begins with a word: hours and minutes (`15:00`), half of the day (`3 p.m.`), or both (`3.30pm`).
fn time(words: &Words<'_>, start: usize) -> Option<Time> {
    let from = words.tokens.get(start)?.span.start as usize;
    let text = &words.text[from..words.gap(words.len()).start as usize];
    if let Some(minutes) = digits_alone(text) {
        let end = start + 1;
        let whole = words.tokens[start].span.len() == 4;
        return whole.then_some(Time { end, minutes });
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
        None if colon && hour < 24 => hour,
        _ => return None,
    };
    let is_word = |c: char| c.is_alphanumeric() || c == ':';
    if text[at..].starts_with(is_word) {
        return None;
    }
    // A time takes four words at most: 3, 30, p, m.
    let end = (start + 1..=words.len().min(start + 4))
        .find(|end| words.tokens[end - 1].span.end as usize >= from + at)?;
    (words.tokens[end - 1].span.end as usize == from + at).then_some(Time {
        end,
        minutes: 60 * hours + minute.map_or(0, |(minute, _)| minute),
    })
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
    let spaces = text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let rest = &text[spaces..];
    let found = |ending: &&(&str, bool)| {
        rest.get(..ending.0.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(ending.0))
    };
    let endings = [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)];
    let (ending, afternoon) = endings.iter().find(found)?;
    Some((*afternoon, spaces + ending.len()))
}
