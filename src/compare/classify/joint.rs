//! Tells a word on one side that does the work of a mark on the other: `10 to 15` / `10-15`, `… late, and the …` / `… late. The …`.

use super::segment::Change;
use super::{Teller, amount};
use crate::compare::difference::Class;
use crate::compare::passage::Words;
use crate::span::Span;
use crate::text::token::TokenKind;
use std::ops::Range;

impl Teller<'_> {
    /// Tells a word as one difference with the mark that stands in its place, if that is all that the change is. Returns
    /// whether it is.
    pub(super) fn joint(&mut self, change: &Change) -> bool {
        let on_left = change.right.is_empty();
        let (full, word, lean, at) = if on_left {
            (self.left, &change.left, self.right, change.right.start)
        } else {
            (self.right, &change.right, self.left, change.left.start)
        };
        if word.len() != 1 || word.start == 0 || word.end == full.len() {
            return false;
        }
        let class = if is_range(full, word, lean, at) {
            Class::NumberForm
        } else if is_conjunction(full, word, lean, at) {
            Class::FunctionWord
        } else {
            return false;
        };
        // The numbers of a range are told with it, where they are the same: a dash by itself is hard to read.
        let ends = [(word.start - 1, at.wrapping_sub(1)), (word.end, at)];
        let with_ends = class == Class::NumberForm
            && ends
                .iter()
                .all(|(n, m)| full.surface(*n) == lean.surface(*m));
        let stretch = |words: &Words<'_>, before: usize, behind: usize| {
            let (first, last) = (words.tokens[before].span, words.tokens[behind].span);
            if with_ends {
                return first.join(last);
            }
            trimmed(words, Span::new(first.end as usize, last.start as usize))
        };
        let full = stretch(full, word.start - 1, word.end);
        let lean = if at == 0 || at == lean.len() {
            trimmed(lean, lean.gap(at))
        } else {
            stretch(lean, at - 1, at)
        };
        if on_left {
            self.push(class, full, lean);
        } else {
            self.push(class, lean, full);
        }
        true
    }
}

fn is_range(full: &Words<'_>, word: &Range<usize>, lean: &Words<'_>, at: usize) -> bool {
    let between = |words: &Words<'_>, before: usize, behind: usize| {
        before > 0 && is_end(words, before - 1) && is_end(words, behind)
    };
    full.canonical(word.start) == "to"
        && between(full, word.start, word.end)
        && between(lean, at, at)
        && amount::is_close(full, word.start)
        && amount::is_close(full, word.end)
        && (amount::is_range_dash(lean.gap(at).of(lean.text)) || is_ratio(full, word, lean, at))
}

/// Whether a colon stands for `-to-`: `5:1` is `5-to-1`.
fn is_ratio(full: &Words<'_>, word: &Range<usize>, lean: &Words<'_>, at: usize) -> bool {
    let hyphened = |n: usize| full.gap(n).of(full.text) == "-";
    lean.gap(at).of(lean.text) == ":" && hyphened(word.start) && hyphened(word.end)
}

/// Whether a range may begin or end with a word: a number, a time, a day.
fn is_end(words: &Words<'_>, n: usize) -> bool {
    words.tokens.get(n).is_some_and(|token| {
        token.is_numeric()
            || matches!(token.kind, TokenKind::Month | TokenKind::Weekday)
            || matches!(
                words.canonical(n),
                "am" | "a.m." | "pm" | "noon" | "midday" | "midnight"
            )
    })
}

/// Whether the word makes one sentence of two.
fn is_conjunction(full: &Words<'_>, word: &Range<usize>, lean: &Words<'_>, at: usize) -> bool {
    matches!(full.canonical(word.start), "and" | "but" | "while" | "or")
        && matches!(full.gap(word.start).of(full.text).trim(), "" | "," | ";")
        && full.is_bare(word.end)
        && matches!(lean.gap(at).of(lean.text).trim(), "." | ";")
}

/// A stretch of text without the white space around it.
fn trimmed(words: &Words<'_>, stretch: Span) -> Span {
    let text = stretch.of(words.text);
    let start = stretch.start as usize + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
