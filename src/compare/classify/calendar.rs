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
    pub(super) order: Order,
}

/// What of a day stands first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Year,
    Month,
    Day,
}

impl Day {
    /// Whether the two are the same day, in whatever order.
    pub(super) fn is_same(self, other: Day) -> bool {
        let order = other.order;
        Day { order, ..self } == other
    }
}

/// The day that begins with a word, and the word behind it: `November 3`, `3 Nov.`, `the 3rd of November`, `May 3-5, 2011`,
/// `2011-05-03`.
pub(super) fn day(words: &Words<'_>, start: usize) -> Option<(usize, Day)> {
    if let Some(day) = in_figures(words, start) {
        return Some((start + 3, day));
    }
    let is_word =
        |n: usize, word: &str| n < words.len() && words.is_bare(n) && words.canonical(n) == word;
    let (month, (first, last), order, end) = if is_month(words, start) {
        let (end, days) = days(words, start + 1)?;
        if !words.is_bare(start + 1) {
            return None;
        }
        (start, days, Order::Month, end)
    } else {
        let article = words.canonical(start) == "the";
        let (end, days) = days(words, start + usize::from(article))?;
        let month = end + usize::from(is_word(end, "of"));
        if !(words.is_bare(month) && is_month(words, month)) {
            return None;
        }
        (month, days, Order::Day, month + 1)
    };
    let year = year(words, end);
    let day = Day {
        month: words.tokens[month].form,
        first,
        last,
        year,
        order,
    };
    Some((end + usize::from(year.is_some()), day))
}

/// The first and the last of a run of days of the week.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Weekdays {
    first: Form,
    last: Form,
    /// Whether a word stands between them; elsewise it is a dash.
    has_to: bool,
}

impl Weekdays {
    /// Whether both are the same days, one with a dash: with a word on both sides, each word is told by itself.
    pub(super) fn is_same(self, other: Weekdays) -> bool {
        self.has_to != other.has_to && (self.first, self.last) == (other.first, other.last)
    }
}

/// The days of the week from a word on, and the word behind them: `Monday to Friday`, `Mon-Fri`.
pub(super) fn weekdays(words: &Words<'_>, start: usize) -> Option<(usize, Weekdays)> {
    let first = weekday(words, start)?;
    let joint = start + 1;
    let has_to = matches!(words.bare_word(joint), "to" | "through");
    let dashed = joint < words.len() && amount::is_range_dash(words.gap(joint).of(words.text));
    if !has_to && !dashed {
        return None;
    }
    let end = joint + usize::from(has_to);
    let last = weekday(words, end)?;
    let days = Weekdays {
        first,
        last,
        has_to,
    };
    Some((end + 1, days))
}

/// Whether a word is a day of the week, in full or cut short.
pub(super) fn begins_weekday(words: &Words<'_>, n: usize) -> bool {
    weekday(words, n).is_some()
}

fn weekday(words: &Words<'_>, n: usize) -> Option<Form> {
    let token = words.tokens.get(n)?;
    if token.kind == TokenKind::Weekday {
        return Some(token.form);
    }
    if token.span.len() != 3 || !token.is_capital() {
        return None;
    }
    let full = match words.surface(n) {
        "Mon" => "monday",
        "Tue" => "tuesday",
        "Wed" => "wednesday",
        "Thu" => "thursday",
        "Fri" => "friday",
        "Sat" => "saturday",
        "Sun" => "sunday",
        _ => return None,
    };
    Some(Form::of(full))
}

/// A day in figures alone, the year first: of these only one way is in use (ISO 8601).
fn in_figures(words: &Words<'_>, start: usize) -> Option<Day> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let figure = |n: usize, digits: usize| -> Option<u32> {
        let hyphen = n == start || n < words.len() && words.gap(n).of(words.text) == "-";
        let surface = words.tokens.get(n).map(|_| words.surface(n))?;
        (hyphen && surface.len() == digits).then(|| surface.parse().ok())?
    };
    let year = figure(start, 4)?;
    let (month, day) = (figure(start + 1, 2)?, figure(start + 2, 2)?);
    let month = MONTHS.get((month as usize).checked_sub(1)?)?;
    (1..=31).contains(&day).then_some(Day {
        month: Form::of(month),
        first: day,
        last: day,
        year: Some(year),
        order: Order::Year,
    })
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
