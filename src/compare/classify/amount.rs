//! Tells one amount in two forms that only their surroundings show to be one: the ends of a range, cents and dollars.

use super::money;
use crate::compare::passage::Words;
use crate::text::quantity::Value;
use crate::text::token::TokenKind;
use std::ops::Range;

/// Whether two numbers are one amount: `20` in `20-25 percent` is `20 percent`, and `50 cents` are `$0.50`.
pub(super) fn is_same(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    let (Some(one), Some(other)) = (reading(left, l), reading(right, r)) else {
        return false;
    };
    let compared = |amount: Amount<'_>| {
        let unit = money::compared_unit(left, right, amount.unit);
        (amount.value, unit.to_owned())
    };
    let is_hundredth_of = |a: Amount<'_>, b: Amount<'_>| {
        let (value, unit) = compared(b);
        is_hundredth(a.unit, &unit) && value.times(100) == Some(a.value)
    };
    is_hundredth_of(one, other)
        || is_hundredth_of(other, one)
        || compared(in_range(left, l, one)) == compared(in_range(right, r, other))
}

/// Whether words say the number that the other run is in digits: `a dozen` is 12, and the `thirds` of `two-thirds` are the 3 of
/// `2/3`.
pub(super) fn is_written_out(
    words: &Words<'_>,
    run: &Range<usize>,
    digits: &Words<'_>,
    d: &Range<usize>,
) -> bool {
    if d.len() != 1 || !digits.is_numeric(d.start) {
        return false;
    }
    let number = digits.canonical(d.start);
    match run.len() {
        1 => {
            let denominator = match words.canonical(run.start) {
                "3rd" | "thirds" => "3",
                "6th" | "sixths" => "6",
                "7th" | "sevenths" => "7",
                "9th" | "ninths" => "9",
                _ => return false,
            };
            number == denominator
                && run.start > 0
                && words.is_numeric(run.start - 1)
                && digits.gap(d.start).of(digits.text) == "/"
        }
        2 => {
            number == "12"
                && matches!(words.canonical(run.start), "a" | "1")
                && words.canonical(run.start + 1) == "dozen"
        }
        _ => false,
    }
}

/// An amount as its canonical text has it; no unit is an empty one.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Amount<'w> {
    value: Value,
    unit: &'w str,
}

fn reading<'w>(words: &'w Words<'_>, n: usize) -> Option<Amount<'w>> {
    let text = words.canonical(n);
    let (digits, unit) = text.split_once(' ').unwrap_or((text, ""));
    let is_decimal = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    Some(Amount {
        value: Value::parse(digits).filter(|_| is_decimal)?,
        unit,
    })
}

fn is_hundredth(unit: &str, whole: &str) -> bool {
    matches!((unit, whole), ("cent", "$" | "EUR") | ("pence", "GBP"))
}

/// The amount with what the other end of its range says for both: the unit, and the magnitude behind the second number.
fn in_range<'w>(words: &'w Words<'_>, n: usize, amount: Amount<'w>) -> Amount<'w> {
    let unit = |other: Amount<'w>| {
        if amount.unit.is_empty() {
            other.unit
        } else {
            amount.unit
        }
    };
    if let Some(second) = end_of_range(words, n)
        && let Some(other) = reading(words, second)
    {
        let own = magnitude(words, n, amount.value);
        let value = match magnitude(words, second, other.value) {
            Some(factor) if own.is_none() => amount.value.times(factor),
            _ => None,
        };
        return Amount {
            value: value.unwrap_or(amount.value),
            unit: unit(other),
        };
    }
    let first = [1, 2].into_iter().find_map(|back| {
        let first = n.checked_sub(back)?;
        (end_of_range(words, first) == Some(n)).then_some(first)
    });
    match first.and_then(|first| reading(words, first)) {
        Some(other) => Amount {
            unit: unit(other),
            ..amount
        },
        None => amount,
    }
}

/// The value of a number without a unit.
pub(super) fn bare_number(words: &Words<'_>, n: usize) -> Option<Value> {
    let is_number = words.tokens.get(n)?.kind == TokenKind::Number;
    Some(is_number.then(|| reading(words, n))??.value)
}

/// The second number of the range that a number begins: `10-15`, `10 to 15`.
pub(super) fn end_of_range(words: &Words<'_>, n: usize) -> Option<usize> {
    if !words.is_numeric(n) {
        return None;
    }
    if words.is_numeric(n + 1) {
        return is_range_dash(words.gap(n + 1).of(words.text)).then_some(n + 1);
    }
    let joined = words.is_numeric(n + 2)
        && words.canonical(n + 1) == "to"
        && is_close(words, n + 1)
        && is_close(words, n + 2);
    joined.then_some(n + 2)
}

/// Whether the gap between two numbers makes them a range.
pub(super) fn is_range_dash(gap: &str) -> bool {
    matches!(
        gap.trim(),
        "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}"
    )
}

/// Whether nothing but a space or a hyphen stands in front of a word.
pub(super) fn is_close(words: &Words<'_>, n: usize) -> bool {
    words.is_bare(n) || matches!(words.gap(n).of(words.text), "-" | "\u{2011}")
}

/// What the word or letters behind a number in digits multiply it by.
fn magnitude(words: &Words<'_>, n: usize, value: Value) -> Option<u64> {
    let surface = words.surface(n);
    let digits = surface.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(digits.len());
    let bare = Value::parse(&digits[..end])?;
    [1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000]
        .into_iter()
        .find(|factor| bare.times(*factor) == Some(value))
}
