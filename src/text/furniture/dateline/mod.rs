//! Finds the dateline at the head of a paragraph, in any agency's manner: place, date and agency before the first sentence.

mod place;

use super::agency;
use super::date::{is_month, is_weekday};
use super::phrase::{LINKING, is_dash};
use crate::span::Span;
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

/// Finds the dateline that opens `text`, one paragraph. `first` says that no body paragraph stands before it: only there is a bare place in
/// capitals before a dash (`LONDON -`) or colon taken for a dateline.
pub(super) fn find(text: &str, first: bool) -> Option<Found> {
    let opener = text.chars().next()?;
    if opener == '(' {
        return agency_first(text);
    }
    if !opener.is_alphabetic() || opener.is_lowercase() || !has_separator(text) {
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
        // The agency, in brackets or between slashes.
        if word.starts_with('(') {
            return agency_in(text, at, '(', ')', &head);
        }
        if word.starts_with('/') && word.len() > 1 {
            return agency_in(text, at, '/', '/', &head);
        }
        if word.chars().all(is_dash) {
            return bare(text, at, at + word.len(), Separator::Dash, first, &head);
        }
        if word.starts_with(['—', '–']) || word.starts_with("--") {
            let dashes = word.len() - word.trim_start_matches(is_dash).len();
            return bare(text, at, at + dashes, Separator::Dash, first, &head);
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
            return bare(
                text,
                at + cut,
                at + cut + dashes,
                Separator::Dash,
                first,
                &head,
            );
        }
        if let Some(place) = word.strip_suffix(':') {
            head.take(text, at..at + place.len())?;
            return bare(
                text,
                at + place.len(),
                at + word.len(),
                Separator::Colon,
                first,
                &head,
            );
        }
        head.take(text, at..at + word.len())?;
        at += word.len();
    }
    None
}

/// Whether a bracket, slash, dash or colon stands near the opening of a paragraph at all. Spares nearly every paragraph the reading of its first words.
fn has_separator(text: &str) -> bool {
    let head = &text.as_bytes()[..text.len().min(120)];
    head.iter()
        .any(|b| matches!(b, b'(' | b'/' | b':' | b'_' | b'-' | 0xE2))
}

/// What was read of a dateline so far: place, then date.
#[derive(Default)]
struct Head {
    words: usize,
    place: Option<Range<usize>>,
    date: Option<Range<usize>>,
    /// The place so far, up to the first comma, holds no lower-case letter.
    capitals: bool,
    comma: bool,
    region: bool,
    foreign_date: bool,
    pending_link: bool,
}

impl Head {
    /// Takes one more word, or says that this is no dateline.
    fn take(&mut self, text: &str, at: Range<usize>) -> Option<()> {
        let raw = &text[at.clone()];
        let word = raw.trim_end_matches([',', '.', ';']);
        let comma = raw.ends_with(',');
        let first = word.chars().next()?;
        let end = at.start + word.len();
        self.words += 1;
        let day = word.len() <= 4
            && first.is_ascii_digit()
            && word
                .trim_end_matches(|c: char| c.is_ascii_lowercase())
                .bytes()
                .all(|b| b.is_ascii_digit());
        let dated = day
            || first.is_ascii_digit()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/' | b'-'));
        if self.place.is_some()
            && (dated || is_month(word) || is_weekday(word))
            && !(self.date.is_none() && !dated && !self.comma)
        {
            self.date = Some(self.date.as_ref().map_or(at.start, |date| date.start)..end);
        } else if let Some(date) = &mut self.date {
            // A month in a language not known here: `4 xuli (AFP)`. Only with an agency behind it.
            let plain = !self.foreign_date
                && word.chars().all(char::is_alphabetic)
                && word.chars().count() >= 3;
            if !(plain && text[date.clone()].bytes().all(|b| b.is_ascii_digit())) {
                return None;
            }
            self.foreign_date = true;
            date.end = end;
        } else if first.is_uppercase() || !first.is_lowercase() && first.is_alphabetic() {
            if raw.ends_with('.')
                && word.chars().count() > 4
                && word.chars().any(char::is_lowercase)
            {
                return None; // a sentence ended
            }
            if self.place.is_none() || !self.comma {
                let upper = !word.chars().any(char::is_lowercase);
                self.capitals = upper && (self.place.is_none() || self.capitals);
            } else {
                self.region = true;
            }
            self.place = Some(
                self.place.as_ref().map_or(at.start, |place| place.start)..end_of_place(text, &at),
            );
            self.pending_link = false;
        } else if self.place.is_some()
            && !self.comma
            && !self.pending_link
            && LINKING.contains(&word)
        {
            self.pending_link = true;
        } else {
            return None;
        }
        self.comma |= comma;
        Some(())
    }

    /// A place in small letters before an agency that nobody knows: one to three words, none of them `The` or `for`.
    fn is_short_name(&self, text: &str) -> bool {
        let name = self
            .place
            .clone()
            .map_or("", |place| text[place].split(',').next().unwrap_or(""));
        name.split_whitespace().count() <= 3
            && name.split_whitespace().all(|word| {
                word.starts_with(char::is_uppercase)
                    && !LABELS.contains(&word.to_ascii_uppercase().as_str())
            })
    }

    /// A place in small letters before a dash, with nothing else: `Moscow –`. One or two words, no month or weekday.
    fn is_lone_name(&self, text: &str) -> bool {
        let words = || self.place_words(text);
        self.date.is_none()
            && !self.comma
            && self.is_short_name(text)
            && words().count() <= 2
            && words().all(|word| {
                word.chars().all(char::is_alphabetic) && !is_month(word) && !is_weekday(word)
            })
    }

    fn place_words<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let place = self.place.clone().unwrap_or(0..0);
        text[place]
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/'))
            .filter(|word| !word.is_empty())
    }

    fn found(&self, end: usize, separator: Separator) -> Found {
        Found {
            end,
            place: self.place.clone(),
            date: self.date.clone(),
            colon: separator == Separator::Colon,
        }
    }
}

/// The end of a place's word: without its comma, with the stop of `D.C.` and `St.`.
fn end_of_place(text: &str, at: &Range<usize>) -> usize {
    at.start + text[at.clone()].trim_end_matches([',', ';']).len()
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
        return (known && separator != Separator::Colon).then(|| head.found(end, Separator::None));
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
    sure.then(|| head.found(end, Separator::None))
}

/// `LONDON -`, `GENEVA, 3 March 2021 –`, `SINGAPORE:`: no agency.
fn bare(
    text: &str,
    at: usize,
    end: usize,
    kind: Separator,
    first: bool,
    head: &Head,
) -> Option<Found> {
    head.place.as_ref()?;
    let rest = text[end..].trim_start();
    let glued = at > 0 && !text[..at].ends_with(char::is_whitespace) && kind == Separator::Dash;
    let enough = head.place_words(text).count() <= 6
        && !head.foreign_date
        && !head.place_words(text).any(|word| {
            LABELS.contains(&word.trim_end_matches('.'))
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
    let accepted = match kind {
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
    accepted.then(|| head.found(end, kind))
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
        });
    }
    if !(separator == Separator::Dash || glued) || !opens_sentence(rest) {
        return None;
    }
    // A place and a date with a dash of their own may follow.
    let shift = |range: Range<usize>| range.start + at..range.end + at;
    if let Some(second) = find(rest, true).filter(|second| second.date.is_some()) {
        return Some(Found {
            end: at + second.end,
            place: second.place.map(shift),
            date: second.date.map(shift),
            colon: false,
        });
    }
    reads_on(rest).then_some(Found {
        end,
        place: None,
        date: None,
        colon: false,
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
