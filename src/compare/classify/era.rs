//! Years before and after Christ: `A.D. 79` is `79 CE`.

use crate::compare::passage::Words;

/// A year that is counted from the birth of Christ.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Year {
    number: u32,
    is_before: bool,
}

/// The year that begins with a word, and the word behind it: `79 AD`, `A.D. 79`, `200 BCE`.
pub(super) fn year(words: &Words<'_>, start: usize) -> Option<(usize, Year)> {
    // One of the two words has the capitals of an era.
    let has_capital = |n: usize| {
        let token = words.tokens.get(n);
        token.is_some_and(|token| token.is_capital() && token.span.len() <= 6)
    };
    if !has_capital(start) && !has_capital(start + 1) {
        return None;
    }
    let number = |n: usize| -> Option<u32> {
        let digits = words.tokens.get(n).map(|_| words.surface(n))?;
        digits.parse().ok()
    };
    let is_before = |n: usize| {
        let era = words.tokens.get(n).map(|_| words.surface(n))?;
        match era.replace('.', "").as_str() {
            "BC" | "BCE" => Some(true),
            "AD" | "CE" => Some(false),
            _ => None,
        }
    };
    if !words.bare_word(start + 1).is_empty()
        && let (Some(number), Some(is_before)) = (number(start), is_before(start + 1))
    {
        return Some((start + 2, Year { number, is_before }));
    }
    let is_before = is_before(start)?;
    let number = number(start + 1).filter(|_| words.is_bare(start + 1))?;
    Some((start + 2, Year { number, is_before }))
}

/// Whether two words are one era: `BC` and `BCE`, `AD` and `CE`.
pub(super) fn is_same_era(one: &str, other: &str) -> bool {
    let is_one = |a: &str, b: &str| matches!((a, b), ("bc", "bce") | ("ad", "ce"));
    is_one(one, other) || is_one(other, one)
}
