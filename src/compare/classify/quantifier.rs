//! Words that change what a number beside them says: whether it is a bound, and shares without a number.

use super::measure;
use crate::compare::passage::Words;
use crate::compare::wordclass::Classes;
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

/// Whether two runs set the same bound on the number behind them: `at least 40` / `no fewer than 40`.
pub(super) fn are_one_bound(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    // Of the longest that is nothing but a bound: "no fewer than".
    const LONGEST: usize = 3;
    let is_bound = |words: &Words<'_>, run: &Range<usize>| {
        (1..=LONGEST).contains(&run.len())
            && words.is_numeric(run.end)
            && !run.clone().any(|n| words.is_numeric(n))
            && bound(words, run) != Bound::Plain
    };
    is_bound(left, l) && is_bound(right, r) && bound(left, l) == bound(right, r)
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
    match (nth_last(3), nth_last(2), nth_last(1)) {
        ("no" | "not", "less" | "fewer", "than") => return Bound::AtLeast,
        ("no" | "not", "more", "than") => return Bound::AtMost,
        _ => {}
    }
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
    let first = |words: &Words<'_>, run: &Range<usize>| -> Option<Share> {
        (run.len() <= LONGEST)
            .then(|| run.clone().find_map(|n| share(words, n)))
            .flatten()
    };
    matches!((first(left, l), first(right, r)), (Some(a), Some(b)) if a != b && !a.may_be(b))
}

/// How many of something there are, or how often as many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    Both,
    One,
    Each,
    All,
    None,
    Half,
    Most,
    Many,
    Some,
    Few,
    Enough,
    Doubled,
    Tripled,
    Quadrupled,
    Halved,
}

impl Share {
    /// Whether the two may be meant of the same: each of them is all of them, and of two it is both.
    fn may_be(self, other: Share) -> bool {
        use Share::*;
        let pair = [self, other];
        pair.contains(&Each) && (pair.contains(&All) || pair.contains(&Both))
            // Any one of several may be meant: "one day", "some day".
            || pair.contains(&One) && pair.contains(&Some)
            // As much as, as many as.
            || pair.contains(&Half) && [Most, Many, Some, Few, Enough, Each].iter().any(|n| pair.contains(n))
    }
}

fn share(words: &Words<'_>, n: usize) -> Option<Share> {
    let is_behind = |word: &str| n > 0 && words.canonical(n - 1) == word;
    Some(match words.canonical(n) {
        "both" => Share::Both,
        "1" => Share::One,
        "each" => Share::Each,
        "all" | "every" => Share::All,
        "none" => Share::None,
        "half" => Share::Half,
        // The most of all is a comparison.
        "most" if !is_behind("the") && !is_behind("at") => Share::Most,
        "many" | "much" if !is_behind("as") && !is_behind("how") && !is_behind("so") => Share::Many,
        // Some 40 are about 40.
        "some" if !words.is_numeric(n + 1) => Share::Some,
        "several" => Share::Some,
        "few" | "little" if is_behind("a") => Share::Some,
        "few" => Share::Few,
        "little" if !words.is_capital(n) => Share::Few,
        "enough" => Share::Enough,
        "doubled" | "doubling" | "doubles" | "double" => Share::Doubled,
        "tripled" | "tripling" | "triples" | "triple" | "trebled" => Share::Tripled,
        "quadrupled" | "quadrupling" => Share::Quadrupled,
        "halved" | "halving" => Share::Halved,
        _ => return None,
    })
}

/// Whether one run says that there are more, or fewer, of what is counted beside it, and the other is empty: `50 or more` /
/// `50`, `another 50` / `50`, `a few` / `few`, `tens of thousands` / `thousands`.
pub(super) fn is_added(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    match (l.is_empty(), r.is_empty()) {
        (false, true) => adds(left, l, right, r.start),
        (true, false) => adds(right, r, left, l.start),
        _ => false,
    }
}

/// Whether a run says so, which the other side lacks in front of its word `at`.
fn adds(full: &Words<'_>, run: &Range<usize>, lean: &Words<'_>, at: usize) -> bool {
    let word = |n: usize| match n < full.len() {
        true => full.canonical(n),
        false => "",
    };
    let says_more = |words: &Words<'_>, n: usize| {
        n < words.len() && matches!(words.canonical(n), "more" | "other" | "others" | "further")
    };
    let behind_number = |words: usize| {
        let is_numeric = |side: &Words<'_>, n: usize| n >= words && side.is_numeric(n - words);
        is_numeric(full, run.start) && is_numeric(lean, at)
    };
    match (run.len(), word(run.start), word(run.end - 1)) {
        (1, "a", _) => {
            word(run.end) == "few" || word(run.end) == "little" && word(run.end + 1) == "of"
        }
        (1, "another", _) | (2, "a" | "an", "further" | "additional") => {
            full.is_numeric(run.end)
                && lean.is_numeric(at)
                && !(1..=2).any(|n| says_more(lean, at + n))
        }
        // "50 more" may be "another 50".
        (1, "more", _) => behind_number(1) && !(at > 1 && lean.canonical(at - 2) == "another"),
        (2, "or", "more" | "less" | "fewer") => behind_number(1) || behind_number(2),
        (2, "tens" | "scores", "of") => full.is(run.end, Classes::VAGUE_NUMBER),
        _ => false,
    }
}

/// Whether one of two words is one of what the other is several of: `a dozen` / `dozens`. Behind any other word or number,
/// houses add the ending or leave it out: `several dozen`.
pub(super) fn counts_differ(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    let is_one = |words: &Words<'_>, n: usize| {
        n > 0 && matches!(words.canonical(n - 1), "a" | "1") && is_count(words.canonical(n))
    };
    let is_several =
        |words: &Words<'_>, n: usize| words.canonical(n).strip_suffix('s').is_some_and(is_count);
    is_one(left, l) && is_several(right, r) || is_several(left, l) && is_one(right, r)
}

fn is_count(word: &str) -> bool {
    matches!(
        word,
        "dozen" | "hundred" | "thousand" | "million" | "billion" | "trillion"
    )
}
