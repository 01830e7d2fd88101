//! Abbreviations that only the full word on the other side shows to be one: without its stop, or with an ending.

use crate::compare::passage::Words;
use crate::text::abbreviation;
use std::ops::Range;

/// Whether one word is short for the other, or both are short for one: `St` / `Saint`, `Corp's` / `Corp.'s`.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    // The ending of a possessive behind a stop is a word of its own.
    let is_one = |words: &Words<'_>, run: &Range<usize>| {
        let whole = run.len() == 1 || run.len() == 2 && !words.is_bare(run.start + 1);
        whole && words.tokens[run.start].is_capital()
    };
    if !is_one(left, l) || !is_one(right, r) {
        return false;
    }
    let (one, other) = (left.run(l).of(left.text), right.run(r).of(right.text));
    let ((a, a_ending), (b, b_ending)) = (parts(one), parts(other));
    if a_ending != b_ending {
        return false;
    }
    let (a_short, b_short) = (a.replace('.', ""), b.replace('.', ""));
    // An initialism without its stops may be another word: WHO is not who.
    let is_word = |word: &str| word.chars().any(char::is_lowercase);
    let stops = a != b && a_short == b_short && is_word(one) && is_word(other);
    stops || is_short_for(&a_short, &b) || is_short_for(&b_short, &a)
}

/// A word without the ending of a possessive, and whether it has that.
fn parts(surface: &str) -> (String, bool) {
    let word = surface
        .strip_suffix("'s")
        .or_else(|| surface.strip_suffix("’s"));
    (word.unwrap_or(surface).to_lowercase(), word.is_some())
}

fn is_short_for(short: &str, long: &str) -> bool {
    // The tokenizer leaves alone what is short for several words.
    if let ("st", "saint" | "street")
    | ("mt", "mount" | "mountain")
    | ("sec", "section")
    | ("art", "article")
    | ("ch", "chapter") = (short, long)
    {
        return true;
    }
    let table = abbreviation::table();
    let found = table.binary_search_by(|known| known.short.cmp(short));
    found.is_ok_and(|at| table[at].long == long)
}
