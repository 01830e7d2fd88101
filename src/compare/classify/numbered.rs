//! What goes by its number: `No. 1` is `#1`, `Q3` is the third quarter, and `World War II` is the Second World War.

use super::amount;
use super::roman;
use crate::compare::passage::Words;
use crate::text::quantity::Value;
use crate::text::token::TokenKind;

/// What goes by its number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbered {
    Quarter(char),
    Half(char),
    WorldWar(u64),
    Rank(Value),
}

/// What is numbered and begins with a word, and the word behind it.
pub(super) fn numbered(words: &Words<'_>, start: usize) -> Option<(usize, Numbered)> {
    let token = words.tokens.get(start)?;
    let is_signed = || words.gap(start).of(words.text).ends_with('#');
    if token.kind == TokenKind::Number && !is_signed() || token.kind == TokenKind::Quantity {
        return None;
    }
    rank(words, start)
        .or_else(|| period(words, start))
        .or_else(|| world_war(words, start))
}

/// Whether something numbered may begin with a word that is neither a number nor "the".
pub(super) fn may_begin(words: &Words<'_>, n: usize) -> bool {
    let word = words.canonical(n);
    words.surface(n) == "No"
        || matches!(word, "world" | "number" | "wwi" | "wwii" | "ww1" | "ww2")
        || word.len() == 2 && word.starts_with(['q', 'h'])
}

fn rank(words: &Words<'_>, start: usize) -> Option<(usize, Numbered)> {
    let is_signed = words.gap(start).of(words.text).ends_with('#');
    let is_named = words.canonical(start) == "number" || words.surface(start) == "No";
    let named = usize::from(is_named && words.is_bare(start + 1));
    if !is_signed && named == 0 {
        return None;
    }
    let value = amount::bare_number(words, start + named)?;
    Some((start + named + 1, Numbered::Rank(value)))
}

/// `Q1`, `1Q`, `the first quarter`.
fn period(words: &Words<'_>, start: usize) -> Option<(usize, Numbered)> {
    let of = |number: char, span: &str| match (span, number) {
        ("q" | "quarter", '1'..='4') => Some(Numbered::Quarter(number)),
        ("h" | "half", '1' | '2') => Some(Numbered::Half(number)),
        _ => None,
    };
    let word = words.canonical(start);
    if let [one, other] = word.as_bytes() {
        let short = of(char::from(*other), &word[..1]).or_else(|| of(char::from(*one), &word[1..]));
        if let Some(period) = short.filter(|_| word.is_ascii()) {
            return Some((start + 1, period));
        }
    }
    let start = start + usize::from(word == "the");
    let (number, _) = words
        .tokens
        .get(start)
        .and_then(|_| words.canonical(start).split_at_checked(1))
        .filter(|(_, ending)| matches!(*ending, "st" | "nd" | "rd" | "th"))?;
    let named = start + 1;
    let close = named < words.len() && amount::is_close(words, named);
    let span = close.then(|| words.canonical(named))?;
    let period = of(number.chars().next()?, span).filter(|_| span.len() > 1)?;
    Some((named + 1, period))
}

fn world_war(words: &Words<'_>, start: usize) -> Option<(usize, Numbered)> {
    match words.canonical(start) {
        "wwi" | "ww1" => return Some((start + 1, Numbered::WorldWar(1))),
        "wwii" | "ww2" => return Some((start + 1, Numbered::WorldWar(2))),
        _ => {}
    }
    let start = start + usize::from(words.canonical(start) == "the");
    let is_war = |n: usize| {
        n + 1 < words.len() && words.canonical(n) == "world" && words.bare_word(n + 1) == "war"
    };
    let number = match words.tokens.get(start).map(|_| words.canonical(start))? {
        "1st" => Some(1),
        "2nd" => Some(2),
        _ => None,
    };
    if let Some(number) = number {
        return is_war(start + 1).then_some((start + 3, Numbered::WorldWar(number)));
    }
    let last = start + 2;
    let number = match words.bare_word(last) {
        _ if !is_war(start) => return None,
        "1" => 1,
        "2" => 2,
        _ => roman::numeral(words, last)?,
    };
    Some((last + 1, Numbered::WorldWar(number)))
}
