//! Tells what differs between two tied passages: an edit script over words, cut into segments, each put in its class.

mod address;
mod amount;
mod attempt;
mod calendar;
mod class;
mod clock;
mod compass;
mod connective;
mod contraction;
mod count;
mod decade;
mod degree;
mod designation;
mod diacritics;
mod era;
mod extent;
mod forms;
mod fraction;
mod joint;
mod kept;
mod kin;
mod measure;
mod misprint;
mod money;
mod moved;
mod name;
mod nation;
mod numbered;
mod office;
mod opening;
mod opposite;
mod paraphrase;
mod phrases;
mod preposition;
mod punctuation;
mod quantifier;
mod roman;
mod romanized;
mod said;
mod segment;
mod short;
mod size;
mod substance;
#[cfg(test)]
mod tests;

use crate::compare::difference::{Class, Difference};
use crate::compare::passage::{Passage, Words};
use crate::span::Span;
use segment::{Change, Segment};
use std::ops::Range;

/// Every difference between two tied passages, in the order of the left one.
///
/// The differences are disjoint, stand in the same order on both sides, and are complete: with each replaced, the left
/// passage is the right one, white space aside.
pub(crate) fn differences(left: &Passage<'_>, right: &Passage<'_>) -> Vec<Difference> {
    let (left, right) = (&Words::of(left), &Words::of(right));
    let mut teller = Teller {
        left,
        right,
        found: Vec::new(),
    };
    // The marks around changed words are told with them, those between two kept words for themselves.
    let mut gap_is_told = false;
    let segments = segment::segments(left, right);
    for segment in &segments[extent::between(left, right, &segments)] {
        match segment {
            &Segment::Word(l, r) => {
                if !gap_is_told {
                    teller.gap(l, r);
                }
                teller.word(l, r);
                gap_is_told = false;
            }
            Segment::Change(change) => {
                teller.change(change);
                gap_is_told = true;
            }
        }
    }
    if !gap_is_told {
        teller.gap(left.len(), right.len());
    }
    teller.found
}

/// Gathers differences from left to right.
struct Teller<'a> {
    left: &'a Words<'a>,
    right: &'a Words<'a>,
    found: Vec<Difference>,
}

impl Teller<'_> {
    fn push(&mut self, class: Class, left: Span, right: Span) {
        self.found.push(Difference { class, left, right });
    }

    /// Tells the difference between two words that stand for one another.
    fn word(&mut self, l: usize, r: usize) {
        let (left, right) = (self.left, self.right);
        if left.tokens[l].form == right.tokens[r].form {
            kept::tell(left, l, right, r, &mut self.found);
        } else {
            let class = class::of_swap(left, l, right, r);
            self.push(class, left.tokens[l].span, right.tokens[r].span);
        }
    }

    /// Tells the differences of a run of changed words and of the marks around it.
    fn change(&mut self, change: &Change) {
        if change.left.is_empty() || change.right.is_empty() {
            if !self.joint(change) {
                self.one_sided(change);
            }
            return;
        }
        self.gap(change.left.start, change.right.start);
        for piece in &change.pieces {
            let class = class::of_piece(self.left, self.right, piece);
            self.push(
                class,
                place_within(self.left, &piece.left, &change.left),
                place_within(self.right, &piece.right, &change.right),
            );
        }
        self.gap(change.left.end, change.right.end);
    }

    /// Tells words that stand on one side only. The marks that came with them are theirs: a clause has its own commas.
    fn one_sided(&mut self, change: &Change) {
        let on_left = change.right.is_empty();
        let (full, run, lean, at) = if on_left {
            (self.left, &change.left, self.right, change.right.start)
        } else {
            (self.right, &change.right, self.left, change.left.start)
        };
        let around = punctuation::around(full, run, lean, at);
        let order = |full: Span, lean: Span| if on_left { (full, lean) } else { (lean, full) };
        for (full, lean) in around.before {
            let (left, right) = order(full, lean);
            self.push(Class::Punctuation, left, right);
        }
        let elided = around.place.start < around.place.end;
        let is_quoted = elided && punctuation::is_quoted_ellipsis(lean, at, around.place);
        for piece in &change.pieces {
            let mut class = class::of_piece(self.left, self.right, piece);
            if is_quoted {
                class = class.min(Class::Quotation);
            }
            let words = if on_left { &piece.left } else { &piece.right };
            let mut span = full.run(words);
            if words.start == run.start {
                span.start = around.span.start;
            }
            if words.end == run.end {
                span.end = around.span.end;
            }
            // A function word belongs to the word behind it, any other addition to the word before.
            let forward = class == Class::FunctionWord && words.end == run.end;
            let place = match around.next_word {
                Some(next) if forward => Span::new(next, next),
                _ if words.start == run.start => around.place,
                _ => Span::new(around.place.end as usize, around.place.end as usize),
            };
            let (left, right) = order(span, place);
            self.push(class, left, right);
        }
        for (full, lean) in around.behind {
            let (left, right) = order(full, lean);
            self.push(Class::Punctuation, left, right);
        }
    }
}

/// Where the words of a piece stand, or would stand, within the words of its change on that side.
fn place_within(words: &Words<'_>, piece: &Range<usize>, change: &Range<usize>) -> Span {
    if piece.is_empty() && piece.start == change.start {
        let at = words.tokens[change.start].span.start as usize;
        return Span::new(at, at);
    }
    words.run(piece)
}
