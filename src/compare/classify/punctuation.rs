//! Tells how the marks between words differ.

use super::Teller;
use crate::compare::difference::{Class, Difference};
use crate::compare::marks::{self, Mark};
use crate::compare::passage::Words;
use crate::compare::wordclass;
use crate::span::Span;
use crate::text::quotation;
use std::ops::Range;

impl<'a> Teller<'a> {
    /// Tells how the marks in front of two words differ that stand for one another, or behind the last.
    #[inline]
    pub(super) fn gap(&mut self, l: usize, r: usize) {
        let (left, right) = (self.left, self.right);
        let (left_gap, right_gap) = (left.gap(l), right.gap(r));
        let bytes = |words: &Words<'a>, gap: Span| &words.text.as_bytes()[gap.range()];
        match (bytes(left, left_gap), bytes(right, right_gap)) {
            // Nearly all gaps are a space.
            ([one], [other]) if one == other => {}
            (one, other) if one == other => {}
            _ => self.marks((l, left_gap), (r, right_gap)),
        }
    }

    /// Tells how the marks of two gaps differ that are not the same.
    fn marks(&mut self, (l, left_gap): (usize, Span), (r, right_gap): (usize, Span)) {
        let (left, right) = (self.left, self.right);
        let left_marks = marks::marks(left.text, left_gap);
        let right_marks = marks::marks(right.text, right_gap);
        // Where a mark that one side lacks would stand.
        let (mut at_left, mut at_right) = (left_gap.start, right_gap.start);
        for (a, b) in marks::pair_up(left.text, &left_marks, right.text, &right_marks) {
            let place = |mark: Option<Mark>, at: u32| {
                mark.map_or(Span { start: at, end: at }, |mark| mark.span)
            };
            let difference = Difference {
                class: class((left, l, a), (right, r, b)),
                left: place(a, at_left),
                right: place(b, at_right),
            };
            at_left = difference.left.end;
            at_right = difference.right.end;
            let same = difference.left.of(left.text) == difference.right.of(right.text);
            if !same && !self.takes_in_stop(&difference) {
                self.found.push(difference);
            }
        }
    }

    /// Takes a lone full stop into the difference before it, where the abbreviation on the other side has it as its own:
    /// `in the US.` and `in the U.S.` end alike.
    fn takes_in_stop(&mut self, stop: &Difference) -> bool {
        let (left, right) = (self.left.text, self.right.text);
        let Some(last) = self.found.last_mut() else {
            return false;
        };
        if last.left.end != stop.left.start || last.right.end != stop.right.start {
            return false;
        }
        let lone = (stop.left.of(left), stop.right.of(right));
        let own = (
            last.left.of(left).ends_with('.'),
            last.right.of(right).ends_with('.'),
        );
        let is_one =
            lone == (".", "") && own == (false, true) || lone == ("", ".") && own == (true, false);
        if is_one {
            last.left.end = stop.left.end;
            last.right.end = stop.right.end;
        }
        is_one
    }
}

/// A side's words, the word behind its mark, and the mark, if it has one.
type Place<'p, 'a> = (&'p Words<'a>, usize, Option<Mark>);

fn class<'p, 'a>(left: Place<'p, 'a>, right: Place<'p, 'a>) -> Class {
    if is_sign_of_scale(left, right) {
        return Class::NumberForm;
    }
    let value =
        |(words, _, mark): Place<'_, '_>| mark.is_some_and(|m| marks::bears_value(words.text, m));
    let unseen =
        |(words, _, mark): Place<'_, '_>| mark.is_none_or(|m| marks::is_invisible(words.text, m));
    if value(left) != value(right) || value(left) && !(is_minus(left) && is_minus(right)) {
        return Class::Number;
    }
    if unseen(left) && unseen(right) {
        return Class::Spacing;
    }
    if is_range(left) && is_listed(right) || is_listed(left) && is_range(right) {
        return Class::Number;
    }
    let (words, n, mark) = match (left, right) {
        ((words, n, Some(mark)), (_, _, None)) | ((_, _, None), (words, n, Some(mark))) => {
            (words, n, mark)
        }
        _ => return Class::Punctuation,
    };
    if makes_quotation(left, right) {
        Class::Quotation
    } else if mark.span.of(words.text) == "," && closes_series(words, n) {
        Class::SerialComma
    } else if marks::joins_words(words.text, mark) {
        Class::Hyphenation
    } else {
        Class::Punctuation
    }
}

/// Whether two numbers are a range, with nothing but a hyphen or dash between them: `10-12`. One with spaces around it may
/// set a clause apart.
fn is_range(place: Place<'_, '_>) -> bool {
    between_numbers(place).is_some_and(|gap| matches!(gap, "-" | "–"))
}

/// Whether a mark sets two numbers apart, as in a list: `10, 12`.
fn is_listed(place: Place<'_, '_>) -> bool {
    between_numbers(place).is_some_and(|gap| matches!(gap.trim(), "," | ";"))
}

/// What stands between two numbers.
fn between_numbers<'a>((words, n, _): Place<'_, 'a>) -> Option<&'a str> {
    let is_between = n > 0 && words.is_numeric(n - 1) && words.is_numeric(n);
    is_between.then(|| words.gap(n).of(words.text))
}

/// Whether a degree sign that one side lacks stands before the letter of a scale that both have: `35 C` / `35°C`.
fn is_sign_of_scale<'a>(left: Place<'_, 'a>, right: Place<'_, 'a>) -> bool {
    let (words, mark) = match (left, right) {
        ((words, _, Some(mark)), (_, _, None)) | ((_, _, None), (words, _, Some(mark))) => {
            (words, mark)
        }
        _ => return false,
    };
    let is_scale = |(words, n, _): Place<'_, '_>| {
        n < words.len() && n > 0 && words.is_numeric(n - 1) && matches!(words.surface(n), "C" | "F")
    };
    matches!(mark.span.of(words.text), "°" | "º") && is_scale(left) && is_scale(right)
}

/// Whether a quotation mark that one side lacks makes the same words a quotation on the other: the word inside of it is
/// quoted on one side only. A quotation that began or ends in another sentence is left alone, and so is a title, which is
/// nobody's words whether it stands in marks or not: `the book "The Long Road"`.
fn makes_quotation<'a>(left: Place<'_, 'a>, right: Place<'_, 'a>) -> bool {
    let (words, mark, (lean, at, _)) = match (left, right) {
        ((words, _, Some(mark)), lean @ (_, _, None))
        | (lean @ (_, _, None), (words, _, Some(mark))) => (words, mark, lean),
        _ => return false,
    };
    let is = |wanted| move |at: usize| quotation::mark(words.text, at) == Some(wanted);
    let (start, end) = (mark.span.start as usize, mark.span.end as usize);
    // Characters; what runs on for longer is no phrase put between marks.
    const LONGEST: usize = 1000;
    let (back, is_whole) = match quotation::mark(words.text, start) {
        Some(quotation::Mark::Open) => {
            let rest = &words.text[end..words.gap(words.len()).end as usize];
            let mut places = rest.char_indices().take(LONGEST).map(|(n, _)| end + n);
            (0, places.any(is(quotation::Mark::Close)))
        }
        Some(quotation::Mark::Close) => {
            let from = words.gap(0).start as usize;
            let rest = words.text[from..start].char_indices().rev();
            let mut places = rest.take(LONGEST).map(|(n, _)| from + n);
            (1, places.any(is(quotation::Mark::Open)))
        }
        None => return false,
    };
    if !is_whole {
        return false;
    }
    // From the mark inward, the words that it quotes must be the same: a phrase rewritten inside says so itself.
    let inward = |(words, n, _): Place<'_, '_>, step: usize| {
        let n = match back {
            0 => n + step,
            _ => n.checked_sub(1 + step)?,
        };
        words.tokens.get(n).copied()
    };
    for step in 0..LONGEST {
        match (inward(left, step), inward(right, step)) {
            (Some(l), Some(r)) if l.is_quoted() != r.is_quoted() => {
                if l.form != r.form {
                    return false;
                }
            }
            _ => {
                let start = if back == 0 { at } else { at - step };
                return step > 0 && !is_title(lean, &(start..start + step));
            }
        }
    }
    false
}

/// Whether words inside a sentence are the title of a work: a name from the first to the last, behind the word that says of
/// what. Behind any other, as in `the "Republic of Lindmoor"`, the marks may say whose name it is, and that others call it so.
fn is_title(words: &Words<'_>, run: &Range<usize>) -> bool {
    let belongs =
        |n: usize| words.is_capital(n) || words.is_numeric(n) || words.tokens[n].is_function();
    !words.begins_sentence(run.start)
        && run
            .start
            .checked_sub(1)
            .is_some_and(|n| wordclass::is_work(words.stem(n)))
        && words.is_capital(run.start)
        && (words.is_capital(run.end - 1) || words.is_numeric(run.end - 1))
        && run.clone().all(belongs)
        && run
            .clone()
            .any(|n| words.is_capital(n) && !words.tokens[n].is_function())
}

fn is_minus((words, _, mark): Place<'_, '_>) -> bool {
    mark.is_some_and(|m| matches!(m.span.of(words.text), "-" | "\u{2212}" | "\u{2013}"))
}

/// The marks around words that stand on one side only.
pub(super) struct Around {
    /// Marks that differ in front of the words: where they stand on the side of the words, and on the other.
    pub(super) before: Vec<(Span, Span)>,
    /// The words with the marks that belong to them.
    pub(super) span: Span,
    /// Where they would stand on the other side, behind what comes before them, or the ellipsis that stands for them.
    pub(super) place: Span,
    /// Where they would stand in front of the next word, if no mark keeps them from it.
    pub(super) next_word: Option<usize>,
    /// Marks that differ behind the words.
    pub(super) behind: Vec<(Span, Span)>,
}

/// Which of the marks around a run of words on the `full` side belong to them, and how the others differ from those on the
/// `lean` side in front of its word `at`.
pub(super) fn around(full: &Words<'_>, run: &Range<usize>, lean: &Words<'_>, at: usize) -> Around {
    let mut marks = marks::marks(full.text, full.gap(run.start));
    let before = marks.len();
    marks.extend(marks::marks(full.text, full.gap(run.end)));
    let gap = lean.gap(at);
    let lean_marks = marks::marks(lean.text, gap);
    let ellipsis = lean_marks
        .iter()
        .position(|mark| is_ellipsis(lean.text, *mark))
        .filter(|_| !marks.iter().any(|mark| is_ellipsis(full.text, *mark)));
    let mut span = full.run(run);
    let words = span;
    let pair_up =
        |full_marks, lean_marks| marks::pair_up(full.text, full_marks, lean.text, lean_marks);
    let (head, tail) = if let Some(n) = ellipsis {
        (
            pair_up(&marks[..before], &lean_marks[..n]),
            pair_up(&marks[before..], &lean_marks[n + 1..]),
        )
    } else {
        let mut head = pair_up(&marks, &lean_marks);
        let is_before = |pair: &(Option<Mark>, Option<Mark>)| {
            pair.0.is_some_and(|mark| mark.span.end <= words.start)
        };
        let cut = if before == 0 {
            0
        } else {
            head.iter().rposition(is_before).map_or(0, |last| last + 1)
        };
        let tail = head.split_off(cut);
        (head, tail)
    };
    let lone = |pair: &&(Option<Mark>, Option<Mark>)| pair.1.is_none();
    let own_head = head.iter().rev().take_while(lone).count();
    let own_tail = tail.iter().take_while(lone).count();
    let (head, own_head) = head.split_at(head.len() - own_head);
    let (own_tail, tail) = tail.split_at(own_tail);
    for mark in own_head.iter().chain(own_tail).filter_map(|pair| pair.0) {
        span = span.join(mark.span);
    }
    let differing = |pairs: &[(Option<Mark>, Option<Mark>)], full_at: u32, lean_at: u32| {
        let (mut full_at, mut lean_at) = (full_at, lean_at);
        let mut found = Vec::new();
        for (a, b) in pairs {
            let a = a.map_or(
                Span {
                    start: full_at,
                    end: full_at,
                },
                |m| m.span,
            );
            let b = b.map_or(
                Span {
                    start: lean_at,
                    end: lean_at,
                },
                |m| m.span,
            );
            (full_at, lean_at) = (a.end, b.end);
            if a.of(full.text) != b.of(lean.text) {
                found.push((a, b));
            }
        }
        (found, lean_at)
    };
    let (before, place) = differing(head, full.gap(run.start).start, gap.start);
    let place = match ellipsis {
        Some(n) => lean_marks[n].span,
        None => Span {
            start: place,
            end: place,
        },
    };
    let (behind, _) = differing(tail, span.end, place.end);
    let free = ellipsis.is_none() && tail.iter().all(|pair| pair.1.is_none());
    Around {
        before,
        span,
        place,
        next_word: free.then_some(gap.end as usize),
        behind,
    }
}

fn is_ellipsis(text: &str, mark: Mark) -> bool {
    matches!(mark.span.of(text), "…" | "..." | "....")
}

/// Whether an ellipsis in front of word `n` stands inside a quotation.
pub(super) fn is_quoted_ellipsis(words: &Words<'_>, n: usize, ellipsis: Span) -> bool {
    let gap = words.gap(n);
    let quoted = |n: usize| words.tokens.get(n).is_some_and(|t| t.is_quoted());
    let has = |from: u32, to: u32, wanted| {
        let text = Span {
            start: from,
            end: to,
        }
        .of(words.text);
        let mut places = text.char_indices();
        places.any(|(at, _)| quotation::mark(words.text, from as usize + at) == Some(wanted))
    };
    n > 0 && quoted(n - 1) && !has(gap.start, ellipsis.start, quotation::Mark::Close)
        || quoted(n) && !has(ellipsis.end, gap.end, quotation::Mark::Open)
}

/// Whether a comma in front of word `n` would close a series of three or more: "and" or "or" follows, and a comma stands
/// not far before, with no "and" between.
fn closes_series(words: &Words<'_>, n: usize) -> bool {
    const LONGEST_ITEM: usize = 9;
    let conjunction =
        |n: usize| n < words.len() && matches!(words.canonical(n), "and" | "or" | "nor");
    if !conjunction(n) {
        return false;
    }
    for item in (n.saturating_sub(LONGEST_ITEM).max(1)..n).rev() {
        if conjunction(item) {
            return false;
        }
        let gap = words.gap(item).of(words.text);
        if gap.contains([',', ';']) {
            return true;
        }
        if gap.contains(['.', '!', '?', ':', '—']) {
            return false;
        }
    }
    false
}
