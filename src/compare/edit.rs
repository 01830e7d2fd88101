//! Word-level edit script between two tied passages, readable rather than merely short.

use crate::text::token::Token;
use hashbrown::HashSet;
use imara_diff::{Algorithm, Diff, InternedInput};

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

/// What keeping a word gains, and what it costs to begin a new run of changes. A kept function word gains less than a new
/// run costs, so a rewritten phrase is one change and not a row of islands; a kept content word gains more.
const KEEP_CONTENT: i32 = 10;
const KEEP_FUNCTION: i32 = 4;
const SWAP: i32 = 5;
const OPEN: i32 = 5;

/// Tables larger than this are not filled: long passages are compared by histogram diff instead.
const LARGEST_TABLE: usize = 1 << 20;

/// The steps from `left` to `right`, in order. `related` says whether two words that differ are forms of one word.
///
/// Method: global alignment with affine costs (Gotoh, 1982): begun runs of changes cost, longer ones do not cost more.
pub(crate) fn script(
    left: &[Token],
    right: &[Token],
    related: impl Fn(usize, usize) -> bool,
) -> Vec<Step> {
    let same = |l: usize, r: usize| left[l].form == right[r].form;
    let shorter = left.len().min(right.len());
    let head = (0..shorter).take_while(|&n| same(n, n)).count();
    let tail = (0..shorter - head)
        .take_while(|&n| same(left.len() - 1 - n, right.len() - 1 - n))
        .count();
    let (l_end, r_end) = (left.len() - tail, right.len() - tail);
    let mut steps: Vec<Step> = (0..head).map(|n| Step::Keep(n, n)).collect();
    if (l_end - head) * (r_end - head) <= LARGEST_TABLE {
        table(left, right, head..l_end, head..r_end, related, &mut steps);
    } else {
        histogram(left, right, head..l_end, head..r_end, &mut steps);
    }
    steps.extend((0..tail).map(|n| Step::Keep(l_end + n, r_end + n)));
    steps
}

fn table(
    left: &[Token],
    right: &[Token],
    ls: std::ops::Range<usize>,
    rs: std::ops::Range<usize>,
    related: impl Fn(usize, usize) -> bool,
    steps: &mut Vec<Step>,
) {
    let (m, n) = (ls.len(), rs.len());
    if m == 0 || n == 0 {
        steps.extend(ls.map(Step::Drop));
        steps.extend(rs.map(Step::Add));
        return;
    }
    // Words that stand on both sides are kept or not; only the others can be forms of one another.
    let on_left: HashSet<_> = ls.clone().map(|l| left[l].form).collect();
    let on_right: HashSet<_> = rs.clone().map(|r| right[r].form).collect();
    let width = n + 1;
    const NEVER: i32 = i32::MIN / 2;
    // kept[i, j]: best score of the first i and j words if the last step kept a word; changed[i, j]: if it changed one.
    let mut kept = vec![NEVER; (m + 1) * width];
    let mut changed = vec![NEVER; (m + 1) * width];
    let mut swaps = vec![false; (m + 1) * width];
    kept[0] = 0;
    for i in 0..=m {
        for j in 0..=n {
            let at = i * width + j;
            let before = |at: usize| changed[at].max(kept[at] - OPEN);
            let mut best = NEVER;
            if i > 0 {
                best = best.max(before(at - width));
            }
            if j > 0 {
                best = best.max(before(at - 1));
            }
            if i > 0 && j > 0 {
                let (l, r) = (ls.start + i - 1, rs.start + j - 1);
                let diagonal = at - width - 1;
                if left[l].form == right[r].form {
                    let gain = if left[l].is_function() {
                        KEEP_FUNCTION
                    } else {
                        KEEP_CONTENT
                    };
                    kept[at] = kept[diagonal].max(changed[diagonal]) + gain;
                } else if !on_right.contains(&left[l].form)
                    && !on_left.contains(&right[r].form)
                    && related(l, r)
                {
                    let swapped = before(diagonal) + SWAP;
                    if swapped > best {
                        best = swapped;
                        swaps[at] = true;
                    }
                }
            }
            if i + j > 0 {
                changed[at] = best;
            }
        }
    }
    let (mut i, mut j) = (m, n);
    let mut back = Vec::with_capacity(m + n);
    let mut in_kept = kept[m * width + n] >= changed[m * width + n];
    while i > 0 || j > 0 {
        let at = i * width + j;
        if in_kept {
            back.push(Step::Keep(ls.start + i - 1, rs.start + j - 1));
            i -= 1;
            j -= 1;
            let at = i * width + j;
            in_kept = kept[at] >= changed[at];
            continue;
        }
        let came = |at: usize| {
            (
                changed[at].max(kept[at] - OPEN),
                kept[at] - OPEN > changed[at],
            )
        };
        let (score, swap) = (changed[at], swaps[at]);
        if swap {
            back.push(Step::Swap(ls.start + i - 1, rs.start + j - 1));
            i -= 1;
            j -= 1;
        } else if j > 0 && came(at - 1).0 == score {
            back.push(Step::Add(rs.start + j - 1));
            j -= 1;
        } else {
            back.push(Step::Drop(ls.start + i - 1));
            i -= 1;
        }
        in_kept = came(i * width + j).1;
    }
    steps.extend(back.into_iter().rev());
}

fn histogram(
    left: &[Token],
    right: &[Token],
    ls: std::ops::Range<usize>,
    rs: std::ops::Range<usize>,
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
        steps.extend((l..ls.start + hunk.before.end as usize).map(Step::Drop));
        steps.extend((r..rs.start + hunk.after.end as usize).map(Step::Add));
        l = ls.start + hunk.before.end as usize;
        r = rs.start + hunk.after.end as usize;
    }
    while l < ls.end {
        steps.push(Step::Keep(l, r));
        l += 1;
        r += 1;
    }
}
