//! Words that say of a deed that it was only tried or meant: `tried to cross` is not `crossed`, nor `attempted murder` murder.

use crate::compare::inflection;
use crate::compare::passage::Words;
use std::ops::Range;

/// Verbs that, before "to", leave open whether the deed was done.
const VERBS: [&str; 10] = [
    "attempt", "try", "plan", "hope", "want", "intend", "seek", "aim", "threaten", "prepare",
];

/// Whether one run says so of the word behind it, and the other is empty.
pub(super) fn is_added(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    l.is_empty() && is_attempt(right, r) || r.is_empty() && is_attempt(left, l)
}

fn is_attempt(words: &Words<'_>, run: &Range<usize>) -> bool {
    if run.is_empty() || run.end == words.len() || !words.is_bare(run.end) {
        return false;
    }
    let word = words.canonical(run.start);
    match run.len() {
        1 => word == "attempted" && words.canonical(run.end) != "to",
        2 => {
            words.canonical(run.end - 1) == "to"
                && VERBS
                    .iter()
                    .any(|verb| word == *verb || inflection::same_word(word, verb))
        }
        _ => false,
    }
}
