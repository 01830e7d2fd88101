//! Finds the dateline at the head of a paragraph, in any agency's manner: place, date and agency before the first sentence.

mod head;
mod place;

use super::agency;
use super::date::{is_month, is_weekday};
use super::phrase::{LINKING, is_dash};
use crate::span::Span;
use head::Head;
use place::LABELS;
use std::ops::Range;

pub(super) use place::{is_place, opens_with_label};

/// Where a dateline says that the story was written, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dateline {
    /// The whole dateline, with its agency and dash.
    pub span: Span,
    /// The place, region included: `GLASGOW, Scotland`.
    pub place: Option<Span>,
    /// The date, as written: `Jan. 21`.
    pub date: Option<Span>,
}

/// A dateline found in one paragraph; ranges count from the paragraph's first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Where the dateline ends and the story begins, white space aside.
    pub(super) end: usize,
    pub(super) place: Option<Range<usize>>,
    pub(super) date: Option<Range<usize>>,
    /// Only a colon sets it off, so that it may as well name a speaker.
    pub(super) colon: bool,
    /// It is one only where no body paragraph stands before it: a bare place in capitals before a dash (`LONDON -`) or colon.
    only_first: bool,
}

impl Found {
    /// Whether it is one where it stands. `first` says that no body paragraph stands before it.
    pub(super) fn stands(&self, first: bool) -> bool {
        first || !self.only_first
    }
}

/// No dateline is longer than this, in words before the agency or the dash.
const MAX_WORDS: usize = 12;

/// How the story is set off from its dateline.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Dash,
    Colon,
    None,
}

/// Finds the dateline that opens `text`, one paragraph. Whether it [is one](Found::stands) may depend on what stands before it.
pub(super) fn find(text: &str) -> Option<Found> {
    let opener = text.chars().next()?;
    if opener == '(' {
        return agency_first(text);
    }
    if !opener.is_alphabetic() || opener.is_lowercase() || opens_prose(text) || !has_separator(text)
    {
        return None;
    }
    let mut head = Head::default();
    let mut at = 0;
    while head.words < MAX_WORDS {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        let word = rest
            .split(char::is_whitespace)
            .next()
            .filter(|word| !word.is_empty())?;
        // Nothing but a word, as most are: none of the signs below is in it or around it.
        let plain = word
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b',' | b'.'));
        if plain && head.date.is_none() {
            head.take(text, at..at + word.len())?;
            at += word.len();
            continue;
        }
        // The agency, in brackets or between slashes.
        if word.starts_with('(') {
            return agency_in(text, at, '(', ')', &head);
        }
        if word.starts_with('/') && word.len() > 1 {
            return agency_in(text, at, '/', '/', &head);
        }
        if word.chars().all(is_dash) {
            return bare(text, at, at + word.len(), Separator::Dash, &head);
        }
        if word.starts_with(['—', '–']) || word.starts_with("--") {
            let dashes = word.len() - word.trim_start_matches(is_dash).len();
            return bare(text, at, at + dashes, Separator::Dash, &head);
        }
        // A dash or bracket glued to the word: `LONDON—Oil`, `HANOI(VNA)`.
        if let Some((cut, c)) = word.char_indices().find(|&(i, c)| {
            i > 0 && (c == '(' || matches!(c, '—' | '–') || word[i..].starts_with("--"))
        }) {
            head.take(text, at..at + cut)?;
            if c == '(' {
                return agency_in(text, at + cut, '(', ')', &head);
            }
            let dashes = word[cut..].len() - word[cut..].trim_start_matches(is_dash).len();
            return bare(text, at + cut, at + cut + dashes, Separator::Dash, &head);
        }
        if let Some(place) = word.strip_suffix(':') {
            head.take(text, at..at + place.len())?;
            return bare(
                text,
                at + place.len(),
                at + word.len(),
                Separator::Colon,
                &head,
            );
        }
        if head.date.is_some()
            && let Some((from, to)) = unbracketed_agency(text, at)
        {
            return bare(text, from, to, Separator::Dash, &head);
        }
        head.take(text, at..at + word.len())?;
        at += word.len();
    }
    None
}

/// `AFP -` and `Kyodo News -`: an agency without brackets and its dash, as where the dash begins and ends.
fn unbracketed_agency(text: &str, at: usize) -> Option<(usize, usize)> {
    const MOST_WORDS: usize = 3;
    let mut words = text[at..].split_whitespace().take(MOST_WORDS + 1).skip(1);
    let dash = words.find(|word| word.chars().all(is_dash))?;
    let from = dash.as_ptr() as usize - text.as_ptr() as usize;
    agency::is_known(text[at..from].trim_end()).then_some((from, from + dash.len()))
}

/// The end of a date with a colon or dash of its own that stands at `at`, behind the dash of a bare place: `CAIRO - 20 June 2024:`.
fn date_behind(text: &str, at: usize) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 5;
    let rest = text[at..].trim_start();
    let from = text.len() - rest.len();
    let mut month = false;
    for word in rest.split_whitespace().take(MOST_WORDS) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        if month && word.chars().all(is_dash) {
            return Some(from..start + word.len());
        }
        let bare = word.trim_end_matches([',', '.', ':']);
        let number = bare.bytes().all(|b| b.is_ascii_digit()) && (1..=4).contains(&bare.len());
        month |= is_month(bare);
        if !(number || is_month(bare) || is_weekday(bare)) {
            return None;
        }
        if word.ends_with(':') {
            return month.then_some(from..start + word.len());
        }
    }
    None
}

/// Whether the second word begins with a small letter and links nothing, as in most sentences and in no dateline. For a text
/// that opens with a letter; where a comma stands behind its first word, the second may be a month.
fn opens_prose(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_plain = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'\'';
    let first = bytes.iter().take_while(is_plain).count();
    let Some([b' ', behind @ ..]) = bytes.get(first..) else {
        return false;
    };
    let second = behind.iter().take_while(|b| b.is_ascii_lowercase()).count();
    first > 0 && second > 0 && !LINKING.lists(&text[first + 1..first + 1 + second])
}

/// Whether a bracket, slash, dash or colon stands near the opening of a paragraph at all. Spares nearly every paragraph the reading of its first words.
fn has_separator(text: &str) -> bool {
    let head = &text.as_bytes()[..text.len().min(120)];
    // Without a way out of the loop the compiler makes vectors of it.
    head.iter().fold(false, |found, b| {
        found | matches!(b, b'(' | b'/' | b':' | b'_' | b'-' | 0xE2)
    })
}

impl Found {
    fn of(head: &Head, end: usize, separator: Separator) -> Found {
        Found {
            end,
            place: head.place.clone(),
            date: head.date.clone(),
            colon: separator == Separator::Colon,
            only_first: false,
        }
    }
}

/// `… (VNA) –`, `… /TASS/.`: an agency between `open` and `close` behind place and date.
fn agency_in(text: &str, at: usize, open: char, close: char, head: &Head) -> Option<Found> {
    head.place.as_ref()?;
    let inner = &text[at + open.len_utf8()..];
    let len = inner.char_indices().take(48).find(|&(_, c)| c == close)?.0;
    let name = inner[..len].trim();
    let signed = name.split([',', '/']).next().unwrap_or(name);
    if !agency::is_shaped(signed) && !agency::is_signature(name) {
        return None;
    }
    let mut end = at + open.len_utf8() + len + close.len_utf8();
    if text[end..].starts_with('.') && open == '/' {
        end += 1;
    }
    let known = agency::is_known(signed) || agency::is_signature(name);
    let (end, separator) = separator(text, end);
    let rest = text[end..].trim_start();
    if rest.is_empty() {
        // A line of its own.
        return (known && separator != Separator::Colon)
            .then(|| Found::of(head, end, Separator::None));
    }
    let sure = match separator {
        Separator::Dash => {
            known
                || head.capitals
                || head.is_short_name(text) && opens_sentence(rest) && reads_on(rest)
        }
        Separator::Colon => known || head.capitals && reads_on(rest),
        Separator::None => known && opens_sentence(rest) && reads_on(rest),
    };
    sure.then(|| Found::of(head, end, Separator::None))
}

/// `LONDON -`, `GENEVA, 3 March 2021 –`, `SINGAPORE:`: no agency.
fn bare(text: &str, at: usize, end: usize, kind: Separator, head: &Head) -> Option<Found> {
    head.place.as_ref()?;
    let behind = (kind == Separator::Dash && head.date.is_none())
        .then(|| date_behind(text, end))
        .flatten();
    let rest = text[behind.as_ref().map_or(end, |date| date.end)..].trim_start();
    let glued = at > 0 && !text[..at].ends_with(char::is_whitespace) && kind == Separator::Dash;
    let enough = head.place_words(text).count() <= 6
        && !head.foreign_date
        && !head.place_words(text).any(|word| {
            LABELS.lists(word.trim_end_matches('.'))
                || word.contains(|c: char| {
                    c.is_ascii_digit() || matches!(c, '"' | '“' | '”' | '!' | '?' | '&')
                })
        })
        && head
            .place_words(text)
            .next()
            .is_some_and(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    if !enough || !opens_sentence(rest) {
        return None;
    }
    let dated = head.date.is_some() && head.comma;
    let accepted = |first: bool| match kind {
        Separator::Dash if glued => {
            head.capitals && (first || dated || head.region) && reads_on(rest)
        }
        Separator::Dash => {
            reads_on(rest)
                && (dated
                    || head.capitals && (first || head.region)
                    || first && head.is_lone_name(text) && !has_dash(rest))
        }
        Separator::Colon => {
            reads_on(rest)
                && head.capitals
                && first
                && rest.len() >= 40
                && head.place_words(text).count() <= 3
        }
        Separator::None => false,
    };
    let only_first = !accepted(false);
    if only_first && !accepted(true) {
        return None;
    }
    let found = Found {
        only_first,
        ..Found::of(head, end, kind)
    };
    Some(match behind {
        Some(date) => Found {
            end: date.end,
            date: Some(date.start..date.end - trailing_marks(&text[date.clone()])),
            ..found
        },
        None => found,
    })
}

/// How many bytes of dashes, colons and spaces end a date.
fn trailing_marks(date: &str) -> usize {
    let marks = |c: char| is_dash(c) || c == ':' || c.is_whitespace();
    date.len() - date.trim_end_matches(marks).len()
}

/// `(Reuters) -`, `(ANSA) - Rome, October 11 -`.
fn agency_first(text: &str) -> Option<Found> {
    let inner = &text[1..];
    let len = inner.char_indices().take(48).find(|&(_, c)| c == ')')?.0;
    let name = inner[..len].trim();
    let acronym = name.chars().count() >= 2
        && name
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '-' | '/' | '.'));
    let known = agency::is_known(name) || agency::is_signature(name);
    if !known && !acronym {
        return None;
    }
    let (end, separator) = separator(text, len + 2);
    let rest = text[end..].trim_start();
    let at = text.len() - rest.len();
    let glued = known && rest.starts_with(char::is_uppercase);
    if rest.is_empty() {
        return known.then_some(Found {
            end,
            place: None,
            date: None,
            colon: false,
            only_first: false,
        });
    }
    if !(separator == Separator::Dash || glued) || !opens_sentence(rest) {
        return None;
    }
    // A place and a date with a dash of their own may follow.
    let shift = |range: Range<usize>| range.start + at..range.end + at;
    if let Some(second) = find(rest).filter(|second| second.date.is_some()) {
        return Some(Found {
            end: at + second.end,
            place: second.place.map(shift),
            date: second.date.map(shift),
            colon: false,
            only_first: false,
        });
    }
    reads_on(rest).then_some(Found {
        end,
        place: None,
        date: None,
        colon: false,
        only_first: false,
    })
}

/// The end of the dash or colon behind `at`, if there is one.
fn separator(text: &str, at: usize) -> (usize, Separator) {
    let rest = &text[at..];
    let from = at + (rest.len() - rest.trim_start().len());
    // Spanish agencies set a stop before it: `(NPS).-`.
    let stop = text[from..].starts_with('.') && text[from + 1..].starts_with(is_dash);
    let from = from + usize::from(stop);
    let after = &text[from..];
    let dashes = after.len() - after.trim_start_matches(is_dash).len();
    if dashes > 0 {
        return (from + dashes, Separator::Dash);
    }
    if after.starts_with(':') {
        return (from + 1, Separator::Colon);
    }
    (at, Separator::None)
}

/// Whether a dash stands between words of the first sentences: it closes what the first one opened.
fn has_dash(rest: &str) -> bool {
    const NEAR: usize = 24;
    let mut words = rest.split_whitespace().take(NEAR);
    words.any(|word| word.contains(['—', '–']) || word.chars().all(is_dash))
}

/// Whether a sentence may begin with `rest`.
fn opens_sentence(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || c.is_alphabetic() && !c.is_lowercase()
            || matches!(
                c,
                '"' | '“' | '‘' | '\'' | '«' | '„' | '(' | '$' | '€' | '£' | '['
            )
    })
}

/// Whether what follows reads as prose: four words or more, one of them in small letters, or any script without capitals.
fn reads_on(rest: &str) -> bool {
    let mut words = rest.split_whitespace().take(12);
    let (mut count, mut small) = (0, false);
    for word in words.by_ref() {
        count += 1;
        let first = word
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .chars()
            .next();
        small |= first.is_some_and(|c| c.is_alphabetic() && !c.is_uppercase());
    }
    small && count >= 4
        || rest.len() >= 24
            && rest
                .chars()
                .take(8)
                .any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
