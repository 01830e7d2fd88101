//! Words that change what a number beside them says: whether it is a bound, and shares without a number.

use super::measure;
use crate::compare::passage::Words;
use std::ops::Range;

/// What words in front of a number make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// The number, or roughly it.
    Plain,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    Only,
}

/// Whether one run sets a bound on the number behind it that the other run does not: `at least 40` / `up to 40`.
pub(super) fn bounds_differ(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let before_number = |words: &Words<'_>, run: &Range<usize>| {
        words.is_numeric(run.end) || run.end < words.len() && words.canonical(run.end) == "half"
    };
    before_number(left, l) && before_number(right, r) && bound(left, l) != bound(right, r)
}

fn bound(words: &Words<'_>, run: &Range<usize>) -> Bound {
    // "Over ten years" is a span of time as often as a bound.
    let counts_time = measure::counts_time(words, run.end + 1);
    let nth_last = |n: usize| {
        if run.len() >= n {
            words.canonical(run.end - n)
        } else {
            ""
        }
    };
    match (nth_last(2), nth_last(1)) {
        ("at", "least") => Bound::AtLeast,
        ("no", "less" | "fewer") => Bound::AtLeast,
        ("at", "most") | ("up", "to") | ("much" | "many", "as") => Bound::AtMost,
        ("more" | "greater" | "higher", "than") => Bound::MoreThan,
        ("less" | "fewer" | "lower", "than") => Bound::LessThan,
        (_, "over" | "above") if !counts_time => Bound::MoreThan,
        (_, "exceeding") => Bound::MoreThan,
        (_, "under" | "below") if !counts_time => Bound::LessThan,
        (_, "nearly" | "almost") => Bound::Nearly,
        (_, "exactly" | "only" | "just") => Bound::Only,
        _ => Bound::Plain,
    }
}

/// Whether one run makes the number behind it less than nothing, and the other does not: `minus 12` / `12`.
pub(super) fn signs_differ(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let has_word = |words: &Words<'_>, run: &Range<usize>| {
        !run.is_empty() && words.canonical(run.end - 1) == "minus"
    };
    let has_sign = |words: &Words<'_>, run: &Range<usize>| {
        let gap = words.gap(run.end).of(words.text);
        gap.ends_with(['-', '\u{2212}', '\u{2013}'])
    };
    left.is_numeric(l.end)
        && right.is_numeric(r.end)
        && match (has_word(left, l), has_word(right, r)) {
            (true, false) => !has_sign(right, r),
            (false, true) => !has_sign(left, l),
            _ => false,
        }
}

/// Whether two runs say differently how many of something there are, without a number: `both` / `none`.
pub(super) fn shares_differ(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    // Longer runs are rewritten as a whole.
    const LONGEST: usize = 3;
    let share = |words: &Words<'_>, run: &Range<usize>| {
        let mut shares = run.clone().filter_map(|n| share(words.canonical(n)));
        (run.len() <= LONGEST).then(|| shares.next()).flatten()
    };
    matches!((share(left, l), share(right, r)), (Some(a), Some(b)) if a != b)
}

fn share(word: &str) -> Option<&'static str> {
    Some(match word {
        "both" => "both",
        "1" => "one",
        "all" => "all",
        "none" => "none",
        "half" => "half",
        "doubled" | "doubling" | "doubles" | "double" => "doubled",
        "tripled" | "tripling" | "triples" | "triple" | "trebled" => "tripled",
        "quadrupled" | "quadrupling" => "quadrupled",
        "halved" | "halving" => "halved",
        _ => return None,
    })
}
