//! Words that change what a number beside them says: the units it counts, and whether it is a bound.

use super::amount::is_close;
use crate::compare::passage::Words;
use crate::text::token::Rules;
use std::ops::Range;

/// Whether two runs of words begin, right behind a number, with different units of measure.
pub(super) fn units_differ(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let (a, b) = (units(left, l), units(right, r));
    !a.is_empty() && !b.is_empty() && a != b
}

/// The units that a run begins with behind a number.
fn units(words: &Words<'_>, run: &Range<usize>) -> Vec<&'static str> {
    // The number may be part of the run.
    let start = run.start + usize::from(!run.is_empty() && words.is_numeric(run.start));
    if start == 0 || !words.is_numeric(start - 1) || !is_close(words, start) {
        return Vec::new();
    }
    let unit = |n: usize| unit(words.canonical(n));
    (start..run.end).map_while(unit).collect()
}

/// The units of measure from a word on, in the singular, each with only a space or hyphen before it.
pub(super) fn unit_words(words: &Words<'_>, start: usize) -> Vec<&'static str> {
    (start..words.len())
        .take_while(|n| is_close(words, *n))
        .map_while(|n| unit(words.canonical(n)))
        .collect()
}

/// Whether both words are one unit of measure behind a number, of which only one is written out: `km` / `kilometers`.
pub(super) fn is_unit_in_two_forms(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> bool {
    let short = |words: &Words<'_>, n: usize| words.tokens[n].rules.has(Rules::ABBREVIATION);
    short(left, l) != short(right, r)
        && units(left, &(l..l + 1)) == units(right, &(r..r + 1))
        && !units(left, &(l..l + 1)).is_empty()
}

/// Whether a run begins with a unit of measure behind a number.
pub(super) fn begins_with_unit(words: &Words<'_>, run: &Range<usize>) -> bool {
    !units(words, run).is_empty()
}

/// The unit of measure that a canonical word is, in the singular.
fn unit(word: &str) -> Option<&'static str> {
    const UNITS: [&str; 38] = [
        "kilometer",
        "mile",
        "meter",
        "centimeter",
        "millimeter",
        "foot",
        "yard",
        "inch",
        "ton",
        "tonne",
        "kilogram",
        "gram",
        "pound",
        "ounce",
        "liter",
        "gallon",
        "barrel",
        "bushel",
        "hectare",
        "acre",
        "degree",
        "celsius",
        "fahrenheit",
        "percentage",
        "point",
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "megawatt",
        "kilowatt",
        "square",
        "cubic",
        "nautical",
    ];
    match word {
        "feet" => return Some("foot"),
        "inches" => return Some("inch"),
        _ => {}
    }
    let found = |word: &str| UNITS.into_iter().find(|unit| *unit == word);
    found(word).or_else(|| found(word.strip_suffix('s')?))
}

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
    let counts_time = matches!(
        (run.end + 1 < words.len())
            .then(|| unit(words.canonical(run.end + 1)))
            .flatten(),
        Some("second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade")
    );
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
