//! Days of a month: `Nov. 3` is `3 November`, whichever a house puts first.

use super::amount;
use super::substance::is_month;
use crate::compare::passage::Words;
use crate::text::token::{Form, TokenKind};

/// A day of a month, or a run of them, with the year where one is given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    month: Form,
    first: u32,
    last: u32,
    year: Option<u32>,
    pub(super) month_first: bool,
}

impl Day {
    /// Whether the two are the same day, in whatever order.
    pub(super) fn is_same(self, other: Day) -> bool {
        let month_first = other.month_first;
        Day {
            month_first,
            ..self
        } == other
    }
}

/// The day that begins with a word, and the word behind it: `November 3`, `3 Nov.`, `the 3rd of November`, `May 3-5, 2011`.
pub(super) fn day(words: &Words<'_>, start: usize) -> Option<(usize, Day)> {
    let is_word =
        |n: usize, word: &str| n < words.len() && words.is_bare(n) && words.canonical(n) == word;
    let (month, (first, last), month_first, end) = if is_month(words, start) {
        let (end, days) = days(words, start + 1)?;
        if !words.is_bare(start + 1) {
            return None;
        }
        (start, days, true, end)
    } else {
        let article = words.canonical(start) == "the";
        let (end, days) = days(words, start + usize::from(article))?;
        let month = end + usize::from(is_word(end, "of"));
        if !(words.is_bare(month) && is_month(words, month)) {
            return None;
        }
        (month, days, false, month + 1)
    };
    let year = year(words, end);
    let day = Day {
        month: words.tokens[month].form,
        first,
        last,
        year,
        month_first,
    };
    Some((end + usize::from(year.is_some()), day))
}

/// The first and the last of the days of a month from a word on, and the word behind them.
fn days(words: &Words<'_>, n: usize) -> Option<(usize, (u32, u32))> {
    let first = day_of_month(words, n)?;
    let second = amount::end_of_range(words, n);
    let range = second.and_then(|second| Some((second + 1, (first, day_of_month(words, second)?))));
    Some(range.unwrap_or((n + 1, (first, first))))
}

fn day_of_month(words: &Words<'_>, n: usize) -> Option<u32> {
    let token = words.tokens.get(n)?;
    let digits = match token.kind {
        TokenKind::Number => words.surface(n),
        TokenKind::Ordinal => words.canonical(n).trim_end_matches(char::is_alphabetic),
        _ => return None,
    };
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(words: &Words<'_>, n: usize) -> Option<u32> {
    let follows = words.is_numeric(n) && matches!(words.gap(n).of(words.text).trim(), "" | ",");
    let digits = follows
        .then(|| words.surface(n))
        .filter(|digits| digits.len() == 4);
    digits?.parse().ok()
}
