//! Ties the sentences of two bodies: partners first, then what was split or merged, then what moved.

use crate::compare::Body;
use crate::compare::alignment::{Alignment, Share, Status, Tie};
use crate::compare::comparison::Both;
use crate::compare::edit;
use crate::compare::ends::without_common_ends;
use crate::compare::likeness::{Bag, LONGEST_PRODUCT, TieLimits, Word};
use crate::compare::partners::{Owners, Partners};
use crate::text::token::{Form, Token};
use hashbrown::HashMap;
use std::cmp::Reverse;
use std::ops::Range;

/// Share of an unpaired sentence that must stand in what is left over of a neighbor's partner, for it to have been split off.
const SPLIT_OFF: f64 = 0.6;

/// Content words from which a sentence can be told to have been split off.
const SPLIT_OFF_WORDS: u32 = 2;

/// Ties the sentences of two bodies. How alike they are, what differs and the status are left for later; ties stand in the
/// order of the left side.
pub(crate) fn align(left: &Body<'_>, right: &Body<'_>, limits: &TieLimits) -> Alignment {
    let partners = Partners::find(left, right, limits);
    let tie = |(l, r): (u32, u32)| Tie {
        left: l..l + 1,
        right: r..r + 1,
        status: Status::Reworded,
        similarity: Share::new(0.0),
        moved: false,
        differences: Vec::new(),
    };
    let (pairs, owners) = partners.into_pairs();
    let mut ties: Vec<Tie> = pairs.into_iter().map(tie).collect();
    absorb_splits(left, right, &mut ties, owners);
    ties.sort_by_key(|t| t.left.start);
    mark_moved(left, &mut ties);
    Alignment { ties }
}

/// Share of words that two passages have in common in order: one less the edit distance over the longer one's length.
pub(crate) fn similarity(left: &[Token], right: &[Token]) -> Share {
    let longer = left.len().max(right.len());
    if same_forms(left, right) {
        return Share::new(1.0);
    }
    if left.len().saturating_mul(right.len()) > LONGEST_PRODUCT {
        let (left, right) = (Bag::of_forms(left), Bag::of_forms(right));
        return Share::new(
            2.0 * f64::from(left.overlap(&right)) / f64::from(left.weight() + right.weight()),
        );
    }
    // Words at either end that are the same cost nothing, and need no table.
    let (left, right) = without_common_ends(left, right, |l, r| l.form == r.form);
    let distance = edit::distance(left, right);
    Share::new(1.0 - distance as f64 / longer as f64)
}

fn same_forms(left: &[Token], right: &[Token]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(l, r)| l.form == r.form)
}

/// Takes a sentence without a partner into the tie of its neighbor where it says what is left over of the neighbor's
/// partner: the other side merged the two.
fn absorb_splits(left: &Body<'_>, right: &Body<'_>, ties: &mut [Tie], mut owners: Both<Owners>) {
    for _ in 0..2 {
        let lefts = absorb_side(left, right, ties, &mut owners.left, |t| {
            (&mut t.left, &mut t.right)
        });
        let rights = absorb_side(right, left, ties, &mut owners.right, |t| {
            (&mut t.right, &mut t.left)
        });
        if !lefts && !rights {
            break;
        }
    }
}

/// Whether any sentence of the side was taken in.
fn absorb_side(
    side: &Body<'_>,
    other: &Body<'_>,
    ties: &mut [Tie],
    owner: &mut [Option<u32>],
    sides: impl Fn(&mut Tie) -> (&mut Range<u32>, &mut Range<u32>),
) -> bool {
    let mut any = false;
    // What the tie of the sentence before has left over, while it takes in one sentence after another.
    let mut current: Option<(u32, Remainder)> = None;
    for n in 0..owner.len() {
        if owner[n].is_some() {
            continue;
        }
        let mut has_more = |tie: &u32| {
            let (run, partner) = sides(&mut ties[*tie as usize]);
            !same_forms(other.tokens.of_run(partner), side.tokens.of_run(run))
        };
        let before = n
            .checked_sub(1)
            .and_then(|m| owner[m])
            .filter(&mut has_more);
        let after = owner.get(n + 1).copied().flatten().filter(&mut has_more);
        if before.is_none() && after.is_none() {
            continue;
        }
        let words = Bag::of_forms(side.tokens.of(n));
        if words.content() < SPLIT_OFF_WORDS {
            continue;
        }
        let remainder = |tie: u32, ties: &mut [Tie]| {
            let (run, partner) = sides(&mut ties[tie as usize]);
            Remainder::of(other.tokens.of_run(partner), side.tokens.of_run(run))
        };
        if let Some(tie) = before
            && current.as_ref().is_none_or(|(known, _)| *known != tie)
        {
            current = Some((tie, remainder(tie, ties)));
        }
        let overlap_before = before
            .and(current.as_ref())
            .map(|(tie, left_over)| (left_over.overlap(&words), *tie));
        let overlap_after = after
            .filter(|tie| Some(*tie) != before)
            .map(|tie| (remainder(tie, ties).overlap(&words), tie));
        let best = [overlap_before, overlap_after]
            .into_iter()
            .flatten()
            .max_by_key(|(overlap, tie)| (*overlap, Reverse(*tie)));
        if let Some((overlap, tie)) = best
            && f64::from(overlap) >= SPLIT_OFF * f64::from(words.weight())
        {
            let (run, _) = sides(&mut ties[tie as usize]);
            run.start = run.start.min(n as u32);
            run.end = run.end.max(n as u32 + 1);
            owner[n] = Some(tie);
            any = true;
            match &mut current {
                Some((known, left_over)) if *known == tie => left_over.take(side.tokens.of(n)),
                _ => {}
            }
        }
    }
    any
}

/// The words of a passage that its partner does not have, counted by form, so that sentence after sentence can be taken
/// out without going through what stays.
struct Remainder(HashMap<Form, u32>);

impl Remainder {
    fn of(passage: &[Token], partner: &[Token]) -> Remainder {
        let mut remainder = Remainder(HashMap::with_capacity(passage.len()));
        for token in passage {
            *remainder.0.entry(Word::kept(token.form)).or_default() += 1;
        }
        remainder.take(partner);
        remainder
    }

    fn take(&mut self, tokens: &[Token]) {
        for token in tokens {
            if let Some(count) = self.0.get_mut(&Word::kept(token.form)) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Weight of the words that it has in common with a sentence, in any order.
    fn overlap(&self, sentence: &Bag) -> u32 {
        let shared = |run: &[Word]| -> u32 {
            let count = self.0.get(&run[0].form()).copied().unwrap_or(0);
            run.iter()
                .take(count as usize)
                .map(|word| word.weight())
                .sum()
        };
        sentence.by_form().map(shared).sum()
    }
}

/// Marks the ties that stand out of the order that most words keep: all but the heaviest run of ties that rises on both sides.
fn mark_moved(left: &Body<'_>, ties: &mut [Tie]) {
    if ties.is_sorted_by_key(|t| t.right.start) {
        return;
    }
    let places = ties.iter().map(|t| t.right.end).max().unwrap_or(0) as usize + 1;
    // Fenwick tree of prefix maxima: the heaviest rising run that ends at or before a place on the right.
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); places + 1];
    let mut previous: Vec<usize> = Vec::with_capacity(ties.len());
    let mut best = (0, usize::MAX);
    for (n, tie) in ties.iter().enumerate() {
        let mut found = (0, usize::MAX);
        let mut at = tie.right.start as usize;
        while at > 0 {
            if tree[at].0 > found.0 {
                found = tree[at];
            }
            at &= at - 1;
        }
        previous.push(found.1);
        let words = left.tokens.of_run(&tie.left).len() as u64;
        let sum = (found.0 + words + 1, n);
        let mut at = tie.right.start as usize + 1;
        while at < tree.len() {
            if sum.0 > tree[at].0 {
                tree[at] = sum;
            }
            at += at & at.wrapping_neg();
        }
        if sum.0 > best.0 {
            best = sum;
        }
    }
    for tie in ties.iter_mut() {
        tie.moved = true;
    }
    let mut at = best.1;
    while at != usize::MAX {
        ties[at].moved = false;
        at = previous[at];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::Sample;

    const TUG: &str = "A tug pulled the ferry off the sandbank before noon.";
    const FOG: &str = "Fog had closed the strait of Lindmoor since dawn.";
    const CREW: &str = "Captain Ida Marsh praised her crew and thanked the pilots.";
    const INQUIRY: &str = "The harbor board will hold an inquiry next week.";
    const PRICES: &str = "Copper prices rose to a record in Pellen on Friday.";

    /// Sentences tied, left and right, with a mark where one moved.
    fn tied(left: &[&str], right: &[&str]) -> Vec<(Range<u32>, Range<u32>, bool)> {
        let (left, right) = (left.join(" "), right.join(" "));
        let (left, right) = (Sample::of(&left), Sample::of(&right));
        let alignment = align(&left.body(), &right.body(), &TieLimits::default());
        let ties = alignment.ties.into_iter();
        ties.map(|tie| (tie.left, tie.right, tie.moved)).collect()
    }

    #[test]
    fn the_same_sentences_are_tied_wherever_others_stand_between() {
        assert_eq!(
            tied(&[TUG, FOG, CREW], &[TUG, PRICES, FOG, CREW]),
            [
                (0..1, 0..1, false),
                (1..2, 2..3, false),
                (2..3, 3..4, false)
            ]
        );
        assert_eq!(tied(&[TUG, FOG], &[PRICES, INQUIRY]), []);
        assert_eq!(tied(&[], &[PRICES]), []);
    }

    #[test]
    fn a_reworded_sentence_is_tied_to_what_it_was() {
        let reworded = "Before noon, two tugs had pulled the ferry off the sandbank.";
        assert_eq!(
            tied(&[TUG, FOG], &[reworded, FOG]),
            [(0..1, 0..1, false), (1..2, 1..2, false)]
        );
    }

    #[test]
    fn a_short_sentence_is_tied_to_the_one_in_its_place() {
        let (old, new) = ("She was 91.", "She was 90.");
        assert_eq!(
            tied(&[TUG, old, FOG], &[TUG, new, FOG]),
            [
                (0..1, 0..1, false),
                (1..2, 1..2, false),
                (2..3, 2..3, false)
            ]
        );
        assert_eq!(
            tied(&[TUG, old], &[TUG, new]),
            [(0..1, 0..1, false), (1..2, 1..2, false)]
        );
        // Another place tells nothing, nor a place that holds more, or that says something else of somebody.
        for (left, right) in [
            (&[TUG, old, FOG][..], &[TUG, "She was a nurse.", FOG][..]),
            (&[TUG, old, FOG], &[TUG, FOG, new]),
            (&[TUG, old, FOG], &[TUG, PRICES, new, FOG]),
            (&[TUG, old, FOG], &[TUG, new, PRICES]),
        ] {
            let short = |tie: &(Range<u32>, Range<u32>, bool)| tie.0 == (1..2);
            assert!(!tied(left, right).iter().any(short), "{left:?} {right:?}");
        }
    }

    #[test]
    fn of_two_likely_partners_the_more_alike_is_taken() {
        let near = "A tug pulled the ferry off the rocks before noon.";
        assert_eq!(tied(&[TUG], &[near, TUG]), [(0..1, 1..2, false)]);
        assert_eq!(
            tied(&[TUG, near], &[near, TUG]),
            [(0..1, 1..2, false), (1..2, 0..1, true)]
        );
    }

    #[test]
    fn a_repeated_sentence_is_tied_once_each_time_in_order() {
        assert_eq!(
            tied(&[FOG, TUG, FOG], &[FOG, CREW, FOG]),
            [(0..1, 0..1, false), (2..3, 2..3, false)]
        );
        assert_eq!(tied(&[FOG, FOG], &[FOG]), [(0..1, 0..1, false)]);
    }

    #[test]
    fn of_a_repeated_sentence_the_one_beside_the_same_neighbor_is_taken() {
        assert_eq!(
            tied(&[TUG, FOG], &[FOG, TUG, FOG]),
            [(0..1, 1..2, false), (1..2, 2..3, false)]
        );
        assert_eq!(
            tied(&[FOG, TUG], &[FOG, PRICES, FOG, TUG]),
            [(0..1, 2..3, false), (1..2, 3..4, false)]
        );
    }

    #[test]
    fn what_moved_is_the_lighter_part() {
        // Three sentences keep their order; the one that passes them has moved.
        assert_eq!(
            tied(&[TUG, FOG, CREW, INQUIRY], &[INQUIRY, TUG, FOG, CREW]),
            [
                (0..1, 1..2, false),
                (1..2, 2..3, false),
                (2..3, 3..4, false),
                (3..4, 0..1, true)
            ]
        );
    }

    const JOINED: &str = "Captain Ida Marsh praised her crew, and she thanked the pilots of Lindmoor for their patience.";
    const FIRST: &str = "Captain Ida Marsh praised her crew.";
    const SECOND: &str = "She thanked the pilots of Lindmoor for their patience.";

    #[test]
    fn a_sentence_that_was_split_is_tied_to_both_parts() {
        assert_eq!(
            tied(&[TUG, JOINED, FOG], &[TUG, FIRST, SECOND, FOG]),
            [
                (0..1, 0..1, false),
                (1..2, 1..3, false),
                (2..3, 3..4, false)
            ]
        );
    }

    #[test]
    fn sentences_that_were_merged_are_tied_to_the_one() {
        assert_eq!(
            tied(&[TUG, FIRST, SECOND, FOG], &[TUG, JOINED, FOG]),
            [
                (0..1, 0..1, false),
                (1..3, 1..2, false),
                (3..4, 2..3, false)
            ]
        );
    }

    #[test]
    fn a_new_sentence_beside_a_reworded_one_is_no_part_of_it() {
        let longer = "Captain Ida Marsh praised her crew and thanked the pilots at length.";
        assert_eq!(
            tied(&[TUG, CREW], &[TUG, longer, PRICES]),
            [(0..1, 0..1, false), (1..2, 1..2, false)]
        );
    }

    #[test]
    fn similarity_is_the_share_of_words_kept_in_order() {
        let similarity = |left: &str, right: &str| {
            let (left, right) = (Sample::of(left), Sample::of(right));
            let (left, right) = (left.body(), right.body());
            similarity(&left.tokens.tokens, &right.tokens.tokens).get()
        };
        assert_eq!(similarity(FOG, FOG), 1.0);
        assert_eq!(similarity(FOG, &FOG.to_lowercase()), 1.0);
        // One word of nine.
        let dusk = FOG.replace("dawn", "dusk");
        assert!((similarity(FOG, &dusk) - 8.0 / 9.0).abs() < 1e-9);
        assert_eq!(similarity("", ""), 1.0);
        assert_eq!(similarity(FOG, ""), 0.0);
    }
}
