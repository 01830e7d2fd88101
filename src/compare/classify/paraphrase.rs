//! Phrases that say the same, although words in them would by themselves tell another fact: `will` / `is going to`, `could not`
//! / `was unable to`, `twice` / `two times`.

use super::phrases::Phrases;
use crate::compare::passage::Words;
use std::ops::Range;
use std::sync::LazyLock;

/// Phrases that say the same, a row each.
const SAME: [&[&str]; 14] = [
    &["will", "is going to", "are going to", "am going to"],
    &["would", "was going to", "were going to"],
    &[
        "cannot",
        "can not",
        "is unable to",
        "are unable to",
        "is not able to",
        "are not able to",
    ],
    &[
        "could not",
        "was unable to",
        "were unable to",
        "was not able to",
        "were not able to",
    ],
    &["can", "is able to", "are able to"],
    &["must", "has to", "have to"],
    &["once", "one time"],
    &["twice", "two times"],
    &["both", "the two"],
    &["decade", "ten years"],
    &["a decade", "ten years"],
    &["a century", "a hundred years", "100 years"],
    &["fortnight", "two weeks"],
    &["a fortnight", "two weeks"],
];

/// The rows that each stands in.
static ROWS: LazyLock<Phrases<usize>> = LazyLock::new(|| {
    let numbered = SAME.iter().enumerate();
    Phrases::of(numbered.flat_map(|(row, phrases)| phrases.iter().map(move |p| (*p, row))))
});

/// Whether two runs are two of these phrases that say the same.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let mut rows = ROWS.of_run(left, l);
    rows.any(|row| ROWS.of_run(right, r).any(|other| other == row))
}
