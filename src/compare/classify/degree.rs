//! Temperatures: `35 degrees Celsius` is `35°C`.

use super::amount;
use crate::compare::passage::Words;
use crate::text::quantity::Value;
use crate::text::token::TokenKind;

/// A temperature on a scale that is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Temperature {
    value: Value,
    scale: Scale,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    Celsius,
    Fahrenheit,
}

/// The temperature that begins with a word, and the word behind it: `35°C`, `35 C`, `thirty-five degrees Celsius`.
pub(super) fn temperature(words: &Words<'_>, start: usize) -> Option<(usize, Temperature)> {
    let glued = words.surface(start).strip_suffix(['C', 'F']);
    if let Some(digits) = glued.filter(|digits| digits.bytes().all(|b| b.is_ascii_digit())) {
        let value = Value::parse(digits)?;
        let scale = scale(words, start, &words.surface(start)[digits.len()..])?;
        return Some((start + 1, Temperature { value, scale }));
    }
    if words.tokens.get(start)?.kind != TokenKind::Number {
        return None;
    }
    let is_degree =
        |n: usize| n < words.len() && matches!(words.canonical(n), "degree" | "degrees" | "deg");
    let named = start + 1;
    let at = named + usize::from(is_degree(named) && amount::is_close(words, named));
    if at >= words.len() {
        return None;
    }
    let sign = words.gap(at).of(words.text).trim();
    let scale =
        scale(words, at, words.surface(at)).filter(|_| matches!(sign, "" | "°" | "º" | "-"))?;
    let value = amount::bare_number(words, start)?;
    Some((at + 1, Temperature { value, scale }))
}

fn scale(words: &Words<'_>, n: usize, name: &str) -> Option<Scale> {
    match name {
        "C" => Some(Scale::Celsius),
        "F" => Some(Scale::Fahrenheit),
        _ => match words.canonical(n) {
            "celsius" | "centigrade" => Some(Scale::Celsius),
            "fahrenheit" => Some(Scale::Fahrenheit),
            _ => None,
        },
    }
}
