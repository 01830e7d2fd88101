//! Decades and the years of a season: `the nineties` are `the 1990s`, and `2025-26` is `2025-2026`.

use super::amount;
use crate::compare::passage::Words;
use crate::text::token::TokenKind;
use std::ops::Range;

/// Whether two words are one decade, in letters, with its century or without: `1990s` / `90s` / `nineties`.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    if l.len() != 1 || r.len() != 1 {
        return false;
    }
    let decades = (
        decade(left.canonical(l.start)),
        decade(right.canonical(r.start)),
    );
    match decades {
        (Some((one, a)), Some((other, b))) => a == b && (one.is_none() || other.is_none()),
        _ => false,
    }
}

/// The century of a decade, where it is said, and which of its tens it is.
fn decade(word: &str) -> Option<(Option<&str>, u8)> {
    const TENS: [&str; 8] = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    if let Some(ten) = TENS.iter().position(|ten| *ten == word) {
        return Some((None, 2 + ten as u8));
    }
    let digits = word.strip_suffix("0s")?;
    let ten = digits.bytes().next_back().filter(u8::is_ascii_digit)? - b'0';
    match &digits[..digits.len() - 1] {
        "" => Some((None, ten)),
        // Before these, nobody says it without the century.
        century @ ("19" | "20") => Some((Some(century), ten)),
        _ => None,
    }
}

/// Whether two numbers are one year, the last of a season, of which one is cut short: `2025-2026` / `2025-26`.
pub(super) fn is_same_year(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    let lengths = (left.surface(l).len(), right.surface(r).len());
    if !matches!(lengths, (2, 4) | (4, 2)) {
        return false;
    }
    let years = (last_year(left, l), last_year(right, r));
    years.0.is_some() && years.0 == years.1
}

/// The year that ends a season, in full.
fn last_year(words: &Words<'_>, n: usize) -> Option<u32> {
    let digits = |n: usize| {
        let surface = words.surface(n);
        let is_plain = words.tokens[n].kind == TokenKind::Number
            && surface.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then_some(surface)
    };
    let gap = words.gap(n).of(words.text);
    let first = digits(n.checked_sub(1)?).filter(|first| first.len() == 4)?;
    let last = digits(n).filter(|_| amount::is_range_dash(gap) || gap == "/")?;
    let (first, year): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    let year = match last.len() {
        4 => year,
        _ if first % 100 < year => first / 100 * 100 + year,
        _ => first / 100 * 100 + 100 + year,
    };
    (year > first).then_some(year)
}
