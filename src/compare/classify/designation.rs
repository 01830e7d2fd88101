//! Letters and figures that name a thing, with a hyphen between them or without: `F-16` is `F16`, and `5-G` is `5G`.

use crate::compare::passage::Words;

/// Where two names of letters and figures end on both sides that begin with two words, where but for a hyphen they are one.
pub(super) fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> Option<(usize, usize)> {
    let (one, other) = (parts(left, l), parts(right, r));
    // One of the two at least has its hyphen.
    if one.is_none() && other.is_none() {
        return None;
    }
    let whole = |words: &Words<'_>, n: usize, parts: Option<(&str, &str)>| match parts {
        Some((head, tail)) => Some((n + 2, format!("{head}{tail}").to_ascii_lowercase())),
        None => {
            let surface = words.tokens.get(n).map(|_| words.surface(n))?;
            Some((n + 1, surface.to_ascii_lowercase()))
        }
    };
    let (l_end, one) = whole(left, l, one)?;
    let (r_end, other) = whole(right, r, other)?;
    (one == other).then_some((l_end, r_end))
}

/// Letters and figures, or figures and a letter, that a hyphen joins.
fn parts<'w>(words: &Words<'w>, n: usize) -> Option<(&'w str, &'w str)> {
    /// Letters of what has a number as a rule: `Covid-19`. `mid-2020` is two words.
    const MOST: usize = 5;
    let (one, next) = (words.tokens.get(n)?, words.tokens.get(n + 1)?);
    if !matches!(next.span.start - one.span.end, 1 | 3)
        || !matches!(words.gap(n + 1).of(words.text), "-" | "\u{2011}")
    {
        return None;
    }
    let (head, tail) = (words.surface(n), words.surface(n + 1));
    let letters = |text: &str| text.bytes().all(|b| b.is_ascii_alphabetic());
    let begins_with_figure = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let is_named = letters(head) && head.len() <= MOST && begins_with_figure(tail);
    let is_figured = begins_with_figure(head) && tail.len() == 1 && letters(tail);
    (is_named || is_figured).then_some((head, tail))
}
