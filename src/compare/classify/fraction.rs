//! Amounts in words that take several: `half a percentage point` is `0.5 percentage points`, `two and a half years` are
//! `2.5 years`, and `a million dollars` are `$1 million`.

use super::{amount, measure};
use crate::compare::passage::Words;
use crate::text::numeral;
use crate::text::quantity::{Quantity, Unit, Value};
use crate::text::token::Form;

/// Where two amounts end on both sides that begin with two words, where they are one amount and at least one of them is in
/// words: its fraction, or "a" for its number.
pub(super) fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> Option<(usize, usize)> {
    let ((l_end, one), (r_end, other)) = match (in_words(left, l), in_words(right, r)) {
        (None, None) => return None,
        (Some(one), Some(other)) => {
            return (one.1 == other.1).then_some((one.0, other.0));
        }
        (Some(one), None) => (one, in_digits(right, r)?),
        (None, Some(other)) => (in_digits(left, l)?, other),
    };
    // A quarter point is a quarter of a percentage point.
    let short = |amount: String| match amount.strip_suffix(" percentage point") {
        Some(value) if value.starts_with("0.") => value.to_owned() + " point",
        _ => amount,
    };
    (short(one) == short(other)).then_some((l_end, r_end))
}

/// The amount in digits that begins with a word, as the canonical text of a quantity has it, and the word behind it.
fn in_digits(words: &Words<'_>, start: usize) -> Option<(usize, String)> {
    match amount::bare_number(words, start) {
        Some(value) => Some(measured(words, start + 1, value)),
        None => words
            .is_numeric(start)
            .then(|| (start + 1, words.canonical(start).to_owned())),
    }
}

/// The same of an amount in words.
fn in_words(words: &Words<'_>, start: usize) -> Option<(usize, String)> {
    let token = words.tokens.get(start)?;
    let is_part = || [Form::of("1"), Form::of("3")].contains(&token.form);
    if token.is_numeric() && close_word(words, start + 1) != "and" && !is_part() {
        return None;
    }
    if matches!(words.canonical(start), "a" | "an")
        && let Some(factor) = numeral::magnitude(close_word(words, start + 1))
    {
        let more = numeral::magnitude(close_word(words, start + 2));
        let value = Value::whole(factor).times(more.unwrap_or(1))?;
        return Some(measured(
            words,
            start + 2 + usize::from(more.is_some()),
            value,
        ));
    }
    let (mut at, mut value, is_mixed) = fraction(words, start)?;
    let of = usize::from(close_word(words, at) == "of");
    // `Half of one percent` has it in its unit.
    if let Some(("1", unit)) = close_word(words, at + of).split_once(' ') {
        return Some((at + of + 1, format!("{value} {unit}")));
    }
    if !is_mixed {
        // What the fraction is of: `half a`, `a quarter of an`. Half of anything else is a share.
        match close_word(words, at + of) {
            "a" | "an" => at += of + 1,
            "1" if of == 1 => at += 2,
            // A share has no unit: `three-quarters of the votes`. Nobody gives a half of them in decimals.
            _ if of == 1 => {
                return (words.canonical(start) != "half").then(|| (at, value.to_string()));
            }
            _ => {}
        }
    }
    if let Some(factor) = numeral::magnitude(close_word(words, at)) {
        value = value.times(factor)?;
        at += 1;
    }
    Some(measured(words, at, value))
}

/// A fraction in words and the word behind it, and whether a whole number stands before it: `a half`, `two and a half`.
fn fraction(words: &Words<'_>, start: usize) -> Option<(usize, Value, bool)> {
    if close_word(words, start + 1) == "and"
        && let Some(whole) = amount::bare_number(words, start)
    {
        let (end, part) = part(words, start + 2, close_word(words, start + 2))?;
        return Some((end, whole.plus(part)?, true));
    }
    let (end, part) = part(words, start, words.canonical(start))?;
    Some((end, part, false))
}

/// `half`, `a half`, `one-quarter`, `three-quarters`, of which `first` is the first word.
fn part(words: &Words<'_>, start: usize, first: &str) -> Option<(usize, Value)> {
    let (parts, named) = match first {
        "a" | "1" => (1, start + 1),
        "3" => (3, start + 1),
        "half" => return Some((start + 1, Value::fraction(1, 2)?)),
        "quarter" => return Some((start + 1, Value::fraction(1, 4)?)),
        _ => return None,
    };
    let whole = match (parts, close_word(words, named)) {
        (1, "half") => 2,
        (1, "quarter") | (3, "quarters") => 4,
        _ => return None,
    };
    Some((named + 1, Value::fraction(parts, whole)?))
}

/// The value with the unit that begins with a word, in the singular, and the word behind it.
fn measured(words: &Words<'_>, start: usize, value: Value) -> (usize, String) {
    let of = |unit| {
        let unit = Some(unit);
        Quantity { value, unit }.to_string()
    };
    let word = close_word(words, start);
    if word == "per" && close_word(words, start + 1) == "cent" {
        return (start + 2, of(Unit::PERCENT));
    }
    if let Some(unit) = Unit::of_word(word) {
        return (start + 1, of(unit));
    }
    let (units, end) = measure::unit_words(words, start);
    let canonical = units
        .iter()
        .fold(value.to_string(), |said, unit| said + " " + unit);
    (end, canonical)
}

/// A word with only a space or hyphen before it; an empty one where there is none.
fn close_word<'w>(words: &'w Words<'_>, n: usize) -> &'w str {
    if n < words.len() && amount::is_close(words, n) {
        words.canonical(n)
    } else {
        ""
    }
}
