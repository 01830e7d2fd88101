//! Measures, with their unit glued to the number or in parts: `3m` is `3 metres`, and `6ft 2in` is `6-foot-2`.

use super::{amount, measure};
use crate::compare::passage::Words;
use crate::text::quantity::Value;
use crate::text::token::TokenKind;

/// How much of which unit, the coarser parts first.
#[derive(Clone, PartialEq, Eq)]
struct Size {
    parts: Vec<Part>,
    /// Whether it is a number and words for its unit, as most are: what differs between two such is told of the words alone.
    is_plain: bool,
}

impl Size {
    /// Whether both are one measure, of which one at least is not plain.
    fn is_same(&self, other: &Size) -> bool {
        self.parts == other.parts && !(self.is_plain && other.is_plain)
    }
}

type Part = (Value, Vec<&'static str>);

/// Where two measures end on both sides that begin with two words, where they are one measure, not plain on both sides.
pub(super) fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> Option<(usize, usize)> {
    if !may_be_joined(left, l) && !may_be_joined(right, r) {
        return None;
    }
    let (l_end, one) = size(left, l)?;
    let (r_end, other) = size(right, r)?;
    one.is_same(&other).then_some((l_end, r_end))
}

/// The measure that begins with a word, and the word behind it.
fn size(words: &Words<'_>, start: usize) -> Option<(usize, Size)> {
    let (mut end, first) = part(words, start)?;
    let mut parts = vec![first];
    while let Some(finer) = parts.last().and_then(|(_, unit)| finer(unit)) {
        let and = usize::from(words.bare_word(end) == "and");
        let next = part(words, end + and).filter(|(_, (_, unit))| unit[..] == [finer]);
        // Of a person's height the inches go without saying: `6-foot-2`.
        let unsaid = || {
            let inches = (finer == "inch" && end < words.len() && amount::is_close(words, end))
                .then(|| amount::bare_number(words, end))??;
            Some((end + 1, (inches, vec![finer])))
        };
        let Some((past, next)) = next.or_else(unsaid) else {
            break;
        };
        parts.push(next);
        end = past;
    }
    let is_plain = parts.len() == 1
        && words.tokens[start].kind == TokenKind::Number
        && glued(words.surface(start)).is_none();
    Some((end, Size { parts, is_plain }))
}

/// Whether a measure that begins with a word may be more than a number and the words of its unit.
fn may_be_joined(words: &Words<'_>, n: usize) -> bool {
    let ends_in_letter = |n: usize| words.surface(n).ends_with(|c: char| c.is_alphabetic());
    words.tokens.get(n).is_some_and(|token| {
        let kind = token.kind;
        kind != TokenKind::Number || ends_in_letter(n)
    }) || words.is_numeric(n + 2)
        || words.is_numeric(n + 3)
}

/// The unit that may follow another one for what is less than it.
fn finer(unit: &[&'static str]) -> Option<&'static str> {
    match unit {
        ["foot"] => Some("inch"),
        ["hour"] => Some("minute"),
        ["minute"] => Some("second"),
        ["pound"] => Some("ounce"),
        _ => None,
    }
}

fn part(words: &Words<'_>, start: usize) -> Option<(usize, Part)> {
    let token = words.tokens.get(start)?;
    if let Some(glued) = glued(words.surface(start)) {
        return Some((start + 1, glued));
    }
    match token.kind {
        TokenKind::Number => {
            let (unit, end) = measure::unit_words(words, start + 1);
            let is_unit = unit.first().is_some_and(|first| *first != "per");
            let value = amount::bare_number(words, start)?;
            is_unit.then_some((end, (value, unit)))
        }
        // By themselves pounds are taken for money.
        TokenKind::Quantity if words.surface(start).ends_with("pounds") => {
            let value = words.canonical(start).strip_suffix(" GBP")?;
            Some((start + 1, (Value::parse(value)?, vec!["pound"])))
        }
        _ => None,
    }
}

/// A number and the unit right behind it: `256GB`. `3m` may as well be three million, and is a length only beside one.
fn glued(surface: &str) -> Option<Part> {
    let digits = surface.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
    let value = Value::parse(surface.get(..digits).filter(|digits| !digits.is_empty())?)?;
    let unit = measure::of_symbol(&surface[digits..])?;
    Some((value, unit.to_vec()))
}
