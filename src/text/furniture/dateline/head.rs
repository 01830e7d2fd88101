//! Reads a dateline word by word: a place, then a date.

use super::place::LABELS;
use crate::text::furniture::date::{is_month, is_weekday};
use crate::text::furniture::phrase::{LINKING, is_one_of};
use std::ops::Range;

/// What was read of a dateline so far: place, then date.
#[derive(Default)]
pub(super) struct Head {
    pub(super) words: usize,
    pub(super) place: Option<Range<usize>>,
    pub(super) date: Option<Range<usize>>,
    /// The place so far, up to the first comma, holds no lower-case letter.
    pub(super) capitals: bool,
    pub(super) comma: bool,
    pub(super) region: bool,
    pub(super) foreign_date: bool,
    pending_link: bool,
}

impl Head {
    /// Takes one more word, or says that this is no dateline.
    pub(super) fn take(&mut self, text: &str, at: Range<usize>) -> Option<()> {
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
        } else if self.place.is_some() && !self.comma && !self.pending_link && LINKING.lists(word) {
            self.pending_link = true;
        } else {
            return None;
        }
        self.comma |= comma;
        Some(())
    }

    /// A place in small letters before an agency that nobody knows: one to three words, none of them `The` or `for`.
    pub(super) fn is_short_name(&self, text: &str) -> bool {
        let name = self
            .place
            .clone()
            .map_or("", |place| text[place].split(',').next().unwrap_or(""));
        name.split_whitespace().count() <= 3
            && name
                .split_whitespace()
                .all(|word| word.starts_with(char::is_uppercase) && !is_one_of(word, LABELS))
    }

    /// A place in small letters before a dash, with nothing else: `Moscow –`. One or two words, no month or weekday.
    pub(super) fn is_lone_name(&self, text: &str) -> bool {
        let words = || self.place_words(text);
        self.date.is_none()
            && !self.comma
            && self.is_short_name(text)
            && words().count() <= 2
            && words().all(|word| {
                word.chars().all(char::is_alphabetic) && !is_month(word) && !is_weekday(word)
            })
    }

    pub(super) fn place_words<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let place = self.place.clone().unwrap_or(0..0);
        text[place]
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/'))
            .filter(|word| !word.is_empty())
    }
}

/// The end of a place's word: without its comma, with the stop of `D.C.` and `St.`.
fn end_of_place(text: &str, at: &Range<usize>) -> usize {
    at.start + text[at.clone()].trim_end_matches([',', ';']).len()
}
