//! Fractions: `34-1/2`, `2½`, `1/2`.

use super::{Amount, Tokenizer};
use crate::text::quantity::{Quantity, Value};

/// A fraction in digits.
pub(super) struct Fraction {
    pub(super) value: Value,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether the number before it is a whole part, and not its numerator.
    pub(super) adds_to_whole: bool,
}

impl Tokenizer<'_> {
    /// `-1/2`, ` 1/2` behind the number `at..end`, or `/2` where that is itself the numerator.
    pub(super) fn fraction(&self, at: usize, end: usize) -> Option<Fraction> {
        let digit = |at: usize| {
            self.byte(at)
                .is_ascii_digit()
                .then(|| u64::from(self.byte(at) - b'0'))
        };
        let short = |at: usize| -> Option<(u64, usize)> {
            let one = digit(at)?;
            match digit(at + 1) {
                Some(two) if digit(at + 2).is_none() => Some((one * 10 + two, at + 2)),
                Some(_) => None,
                None => Some((one, at + 1)),
            }
        };
        let (numerator, slash, adds_to_whole) = match self.byte(end) {
            b'-' | b' ' => {
                let (numerator, slash) = short(end + 1)?;
                (numerator, slash, true)
            }
            b'/' => {
                let (numerator, slash) = short(at)?;
                if slash != end {
                    return None;
                }
                (numerator, slash, false)
            }
            _ => return None,
        };
        if self.byte(slash) != b'/' {
            return None;
        }
        let (denominator, past) = short(slash + 1)?;
        let usual = matches!(denominator, 2 | 3 | 4 | 5 | 8 | 16 | 32 | 64)
            && numerator < denominator
            && numerator > 0;
        if !usual || self.byte(past) == b'/' {
            return None;
        }
        Some(Fraction {
            value: Value::fraction(numerator, denominator)?,
            end: past,
            adds_to_whole,
        })
    }

    /// `½`, alone or right behind a whole number: `2½`. Returns `end`.
    pub(super) fn vulgar_fraction(&mut self, start: usize, end: usize, part: Value) -> usize {
        if let Some(Amount { quantity, .. }) = self.amount
            && let Some(last) = self.tokens.last().copied()
            && last.span.end as usize == start
            && let Some(value) = quantity.value.plus(part)
        {
            self.tokens.pop();
            let quantity = Quantity { value, ..quantity };
            return self.amount(last.span.start as usize, end, quantity);
        }
        let quantity = Quantity {
            value: part,
            unit: None,
        };
        self.amount(start, end, quantity)
    }
}

/// The value of a fraction that is one character, where it has a finite decimal form.
pub(super) fn vulgar_fraction(c: char) -> Option<Value> {
    let (numerator, denominator) = match c {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Value::fraction(numerator, denominator)
}
