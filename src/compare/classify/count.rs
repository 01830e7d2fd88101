//! Numbers that take several words: `10 000` is `10,000`, and `one hundred and five` is `105`.

use super::amount;
use crate::compare::passage::Words;
use crate::text::numeral;
use crate::text::quantity::Value;

/// Where two numbers end on both sides that begin with two words, where they are one number and at least one of them takes
/// several words.
pub(super) fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> Option<(usize, usize)> {
    // A number in one word is followed by no other.
    let goes_on = |words: &Words<'_>, n: usize| (n + 1..=n + 3).any(|n| words.is_numeric(n));
    if !goes_on(left, l) && !goes_on(right, r) {
        return None;
    }
    let (l_end, one) = number(left, l)?;
    let (r_end, other) = number(right, r)?;
    (one == other && (l_end > l + 1 || r_end > r + 1)).then_some((l_end, r_end))
}

fn number(words: &Words<'_>, start: usize) -> Option<(usize, Value)> {
    words.tokens.get(start)?;
    grouped(words, start).or_else(|| summed(words, start))
}

/// Groups of three digits with a space between them.
fn grouped(words: &Words<'_>, start: usize) -> Option<(usize, Value)> {
    let digits = |n: usize| {
        let surface = words.tokens.get(n).map(|_| words.surface(n))?;
        surface
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then_some(surface)
    };
    let first = digits(start).filter(|first| first.len() <= 3 && !first.starts_with('0'))?;
    let mut end = start + 1;
    let mut number = first.to_owned();
    while let Some(group) = digits(end)
        && group.len() == 3
        && words.gap(end).of(words.text) == " "
    {
        number += group;
        end += 1;
    }
    (end > start + 1).then_some((end, Value::parse(&number)?))
}

/// Hundreds or thousands in letters with what is to be added to them; any other number is itself.
fn summed(words: &Words<'_>, start: usize) -> Option<(usize, Value)> {
    let article = matches!(words.canonical(start), "a" | "an");
    let (mut end, mut value) = match article {
        true => {
            let factor = numeral::magnitude(words.bare_word(start + 1))?;
            (start + 2, Value::whole(factor))
        }
        false => (start + 1, amount::bare_number(words, start)?),
    };
    let in_letters = |n: usize| !words.surface(n).contains(|c: char| c.is_ascii_digit());
    while in_letters(end - 1) {
        let and = usize::from(words.bare_word(end) == "and");
        let Some(more) = amount::bare_number(words, end + and)
            .filter(|_| words.is_bare(end + and) && in_letters(end + and))
        else {
            break;
        };
        // What is added is less than the last word of what it is added to: `two thousand five hundred and ten`.
        let word = words.surface(end - 1).rsplit([' ', '-']).next();
        let Some(whole) = word.and_then(numeral::magnitude).map(Value::whole) else {
            break;
        };
        if !more.is_less(whole) {
            break;
        }
        value = value.plus(more)?;
        end += and + 1;
    }
    Some((end, value))
}
