//! Word-level edit script between two tied passages, readable rather than merely short.

mod chain;
mod distance;
mod occurrences;

pub(crate) use distance::distance;

use crate::text::token::Token;
use imara_diff::{Algorithm, Diff, InternedInput};
use std::ops::Range;

/// One step from the left passage to the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The same word on both sides.
    Keep(usize, usize),
    /// A word in place of a related one: another form or a misprint of it.
    Swap(usize, usize),
    /// A word of the left side alone.
    Drop(usize),
    /// A word of the right side alone.
    Add(usize),
}

/// What it costs to begin a run of changes. A word that gains less to keep than this is no island in a rewritten phrase.
pub(crate) const OPEN: i32 = 5;

/// Most pairs of words, some 180 words a side, in runs that are compared word by word: longer passages are cut at
/// the words that a histogram diff keeps, and only what changed between those is.
const MOST_PAIRS: usize = 1 << 15;

/// How many words a side are compared at once in longer passages: a histogram diff takes quadratic time for words
/// that repeat without end, and no sentence is this long.
const LONGEST_WINDOW: usize = 1 << 13;

/// A word that stands in the place of another, and what that gains.
pub(crate) type Related = (usize, i32);

/// The steps from the words `ls` of `left` to the words `rs` of `right`, in order. `keep` says what a word of the left gains
/// where it is kept; `related` adds which other words of a run of the right may stand in its place.
///
/// Method: global alignment with affine costs (Gotoh, 1982): begun runs of changes cost, longer ones do not cost more.
pub(crate) fn script(
    left: &[Token],
    right: &[Token],
    (ls, rs): (Range<usize>, Range<usize>),
    keep: impl Fn(usize) -> i32,
    related: impl Fn(usize, Range<usize>, &mut Vec<Related>),
) -> Vec<Step> {
    let mut steps = Vec::with_capacity(ls.len().max(rs.len()));
    if ls.is_empty() || rs.is_empty() {
        steps.extend(ls.map(Step::Drop));
        steps.extend(rs.map(Step::Add));
    } else {
        let change = |ls: Range<usize>, rs: Range<usize>, steps: &mut Vec<Step>| {
            chain::align(left, right, ls, rs, &keep, &related, steps);
        };
        if ls.len() * rs.len() <= MOST_PAIRS {
            change(ls, rs, &mut steps);
        } else {
            histogram(left, right, ls, rs, change, &mut steps);
        }
    }
    steps
}

/// Goes over both sides in windows. What follows the last word kept in one is compared again in the next, where its
/// partner may be, as long as half a window is behind: so that all of it takes time in proportion to its length.
fn histogram(
    left: &[Token],
    right: &[Token],
    ls: Range<usize>,
    rs: Range<usize>,
    change: impl Fn(Range<usize>, Range<usize>, &mut Vec<Step>),
    steps: &mut Vec<Step>,
) {
    let (mut l, mut r) = (ls.start, rs.start);
    while l < ls.end && r < rs.end {
        let l_end = ls.end.min(l + LONGEST_WINDOW);
        let r_end = rs.end.min(r + LONGEST_WINDOW);
        let begun = steps.len();
        window(left, right, l..l_end, r..r_end, &change, steps);
        let again = steps[begun..]
            .iter()
            .enumerate()
            .rev()
            .find_map(|(n, step)| match *step {
                Step::Keep(kept_l, kept_r) => Some((begun + n + 1, kept_l + 1, kept_r + 1)),
                _ => None,
            })
            .filter(|_| l_end < ls.end || r_end < rs.end)
            .filter(|&(_, l_next, r_next)| (l_next - l).max(r_next - r) >= LONGEST_WINDOW / 2);
        if let Some((len, l_next, r_next)) = again {
            steps.truncate(len);
            (l, r) = (l_next, r_next);
        } else {
            (l, r) = (l_end, r_end);
        }
    }
    steps.extend((l..ls.end).map(Step::Drop));
    steps.extend((r..rs.end).map(Step::Add));
}

fn window(
    left: &[Token],
    right: &[Token],
    ls: Range<usize>,
    rs: Range<usize>,
    change: &impl Fn(Range<usize>, Range<usize>, &mut Vec<Step>),
    steps: &mut Vec<Step>,
) {
    let mut input: InternedInput<u64> = InternedInput::default();
    input.update_before(ls.clone().map(|l| left[l].form.0));
    input.update_after(rs.clone().map(|r| right[r].form.0));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let (mut l, mut r) = (ls.start, rs.start);
    for hunk in diff.hunks() {
        while l < ls.start + hunk.before.start as usize {
            steps.push(Step::Keep(l, r));
            l += 1;
            r += 1;
        }
        let (l_end, r_end) = (
            ls.start + hunk.before.end as usize,
            rs.start + hunk.after.end as usize,
        );
        if (l_end - l) * (r_end - r) <= MOST_PAIRS {
            change(l..l_end, r..r_end, steps);
        } else {
            steps.extend((l..l_end).map(Step::Drop));
            steps.extend((r..r_end).map(Step::Add));
        }
        (l, r) = (l_end, r_end);
    }
    while l < ls.end {
        steps.push(Step::Keep(l, r));
        l += 1;
        r += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::ends::between_common_ends;
    use crate::text::tokenize::tokens_of;
    use proptest::prelude::*;

    /// The script of all words.
    fn whole(
        left: &[Token],
        right: &[Token],
        keep: i32,
        related: impl Fn(usize, Range<usize>, &mut Vec<Related>),
    ) -> Vec<Step> {
        let (ls, rs) = between_common_ends(left, right, |l, r| l.form == r.form);
        let mut steps: Vec<Step> = (0..ls.start).map(|n| Step::Keep(n, n)).collect();
        let tail = (ls.end..left.len()).zip(rs.end..);
        steps.extend(script(left, right, (ls, rs), |_| keep, related));
        steps.extend(tail.map(|(l, r)| Step::Keep(l, r)));
        steps
    }

    /// Whatever differs is related, or nothing is.
    fn all_related(
        left: &[Token],
        right: &[Token],
        gain: Option<i32>,
    ) -> impl Fn(usize, Range<usize>, &mut Vec<Related>) {
        move |l, rs, found| {
            let others = rs.filter(|r| left[l].form != right[*r].form);
            found.extend(others.filter_map(|r| Some((r, gain?))));
        }
    }

    /// The script as a reader would write it: `[-dropped-]`, `{+added+}`, `old>new` for a swap.
    fn shown(left: &str, right: &str, keep: i32, related: Option<i32>) -> String {
        let (l, r) = (tokens_of(left), tokens_of(right));
        let word = |text: &str, token: &Token| token.span.of(text).to_owned();
        let steps = whole(&l, &r, keep, all_related(&l, &r, related));
        let step = |step| match step {
            Step::Keep(n, _) => word(left, &l[n]),
            Step::Swap(n, m) => format!("{}>{}", word(left, &l[n]), word(right, &r[m])),
            Step::Drop(n) => format!("[-{}-]", word(left, &l[n])),
            Step::Add(m) => format!("{{+{}+}}", word(right, &r[m])),
        };
        steps.into_iter().map(step).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn only_what_changed_is_dropped_and_added() {
        let (left, right) = ("the ferry was late today", "the ferry was early today");
        assert_eq!(
            shown(left, right, 10, None),
            "the ferry was [-late-] {+early+} today"
        );
        assert_eq!(shown(left, left, 10, None), left);
        assert_eq!(shown("", "late", 10, None), "{+late+}");
        assert_eq!(shown("late", "", 10, None), "[-late-]");
    }

    #[test]
    fn an_insertion_into_a_passage_longer_than_a_window_is_all_that_is_added() {
        let words = |range: Range<usize>| range.map(|n| format!("ferry{n} ")).collect::<String>();
        let len = 3 * LONGEST_WINDOW;
        let left = tokens_of(&format!("early {} today", words(0..len)));
        let right = format!(
            "late {} {} {} now",
            words(0..900),
            words(len..len + 500),
            words(900..len)
        );
        let right = tokens_of(&right);
        let steps = whole(&left, &right, 10, |_, _, _| ());
        let changed = steps.iter().filter(|step| !matches!(step, Step::Keep(..)));
        // Each of the added words is two tokens where letters and digits are told apart.
        let per_word = left.len() / len;
        assert_eq!(changed.count(), 500 * per_word + 4);
    }

    #[test]
    fn words_that_repeat_without_end_are_each_in_the_script_once() -> Result<(), TestCaseError> {
        let left = tokens_of(&"a b c d e ".repeat(20_000));
        let right = tokens_of(&"a b c e d ".repeat(20_000));
        assert_complete(&left, &right)
    }

    #[test]
    fn a_related_word_stands_in_the_others_place() {
        assert_eq!(
            shown("it sails at dawn", "it sailed at dawn", 10, Some(3)),
            "it sails>sailed at dawn"
        );
    }

    #[test]
    fn a_word_that_gains_little_is_no_island_in_a_rewritten_phrase() {
        let (left, right) = ("late because of thick fog", "early despite of heavy rain");
        let rewritten = "[-late-] [-because-] [-of-] [-thick-] [-fog-] {+early+} {+despite+} {+of+} {+heavy+} {+rain+}";
        assert_eq!(shown(left, right, OPEN - 1, None), rewritten);
        assert!(shown(left, right, OPEN + 1, None).contains(" of "));
    }

    fn assert_complete(left: &[Token], right: &[Token]) -> Result<(), TestCaseError> {
        let (mut l, mut r) = (0, 0);
        for step in whole(left, right, 10, |_, _, _| ()) {
            match step {
                Step::Keep(n, m) | Step::Swap(n, m) => {
                    prop_assert_eq!((n, m), (l, r));
                    prop_assert_eq!(left[n].form, right[m].form);
                    (l, r) = (l + 1, r + 1);
                }
                Step::Drop(n) => {
                    prop_assert_eq!(n, l);
                    l += 1;
                }
                Step::Add(m) => {
                    prop_assert_eq!(m, r);
                    r += 1;
                }
            }
        }
        prop_assert_eq!((l, r), (left.len(), right.len()));
        Ok(())
    }

    proptest! {
        #[test]
        fn every_word_is_told_once_in_order(left in "([a-d] ){0,12}", right in "([a-d] ){0,12}") {
            assert_complete(&tokens_of(&left), &tokens_of(&right))?;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8))]
        #[test]
        fn so_it_is_of_passages_too_long_for_a_table(
            left in proptest::collection::vec("[a-d]{1,3}", 600),
            right in proptest::collection::vec("[a-d]{1,3}", 600),
        ) {
            let (left, right) = (tokens_of(&left.join(" ")), tokens_of(&right.join(" ")));
            prop_assert!(left.len() * right.len() > MOST_PAIRS);
            assert_complete(&left, &right)?;
        }
    }
}
