//! Phrases that say the same, although words in them would by themselves tell another fact: `will` / `is going to`, `could not`
//! / `was unable to`, `twice` / `two times`.

use crate::compare::passage::Words;
use crate::text::token::Form;
use crate::text::tokenize::tokens_of;
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

/// Their forms.
static FORMS: LazyLock<Vec<Vec<Vec<Form>>>> = LazyLock::new(|| {
    let forms = |phrase: &&str| tokens_of(phrase).iter().map(|t| t.form).collect();
    SAME.map(|row| row.iter().map(forms).collect()).into()
});

/// Whether two runs are two of these phrases that say the same.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    // The longest phrase.
    const LONGEST: usize = 4;
    if l.is_empty() || r.is_empty() || l.len().max(r.len()) > LONGEST {
        return false;
    }
    let is = |words: &Words<'_>, run: &Range<usize>, phrase: &Vec<Form>| {
        let forms = words.tokens[run.clone()].iter().map(|t| t.form);
        forms.eq(phrase.iter().copied())
    };
    let holds = |row: &Vec<Vec<Form>>, words: &Words<'_>, run: &Range<usize>| {
        row.iter().any(|phrase| is(words, run, phrase))
    };
    FORMS
        .iter()
        .any(|row| holds(row, left, l) && holds(row, right, r))
}
