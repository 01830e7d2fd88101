//! What one article has in one row: sentences with their differences marked, and what was set aside before them.

use super::super::phrase;
use super::super::verdict::Party;
use super::Shown;
use crate::compare::difference::{Class, Difference, Tier};
use crate::span::Span;
use crate::text::document::{Furniture, Sentence};
use maud::{Markup, html};
use std::ops::Range;

/// Some sentences of one article, with the furniture between them and, if `with_first`, before the first. `differences`
/// are theirs, in any order.
pub(super) fn sentences(
    party: Party<'_>,
    numbers: Range<u32>,
    differences: impl Iterator<Item = (Span, Class)>,
    with_first: bool,
) -> Markup {
    let mut marks: Vec<(Span, Class)> = differences.collect();
    marks.sort_by_key(|(span, _)| *span);
    let mut marks = marks.into_iter().peekable();
    let text = &party.entry.article.text;
    let Range { start: first, end } = numbers;
    html! {
        @for n in numbers {
            @if with_first || n > first { (furniture(party, n)) }
            @let pieces = pieces(&party.entry.document.sentences[n as usize], &mut marks, n + 1 == end);
            @for (span, class) in pieces {
                @match class {
                    None => (Shown(span.of(text))),
                    Some(class) => mark class=(look(class, span)) title=(phrase::class(class)) { (Shown(span.of(text))) },
                }
            }
            " "
        }
    }
}

/// What was set aside right before a sentence, or behind the last.
pub(super) fn furniture(party: Party<'_>, sentence: u32) -> Markup {
    html! {
        @for piece in before(party, sentence as usize) {
            p.aside dir="auto" {
                b dir="ltr" { (phrase::furniture_kind(piece.kind)) } " "
                (Shown(piece.span.of(&party.entry.article.text)))
            }
        }
    }
}

fn before(party: Party<'_>, sentence: usize) -> &[Furniture] {
    let document = &party.entry.document;
    let up_to = |sentence: Option<&Sentence>| match sentence {
        Some(sentence) => document
            .furniture
            .partition_point(|piece| piece.span.start < sentence.span.start),
        None => document.furniture.len(),
    };
    let from = match sentence.checked_sub(1) {
        Some(previous) => up_to(document.sentences.get(previous)),
        None => 0,
    };
    &document.furniture[from..up_to(document.sentences.get(sentence)).max(from)]
}

/// A sentence cut where marks begin and end. A mark that reaches beyond the sentence stays for the next.
fn pieces(
    sentence: &Sentence,
    marks: &mut std::iter::Peekable<impl Iterator<Item = (Span, Class)>>,
    is_last: bool,
) -> Vec<(Span, Option<Class>)> {
    let Span { start, end } = sentence.span;
    let mut pieces = Vec::new();
    let mut at = start;
    while let Some(&(mark, class)) = marks.peek() {
        if mark.start > end && !is_last {
            break;
        }
        let from = mark.start.clamp(at, end);
        let to = mark.end.clamp(from, end);
        if from > at {
            pieces.push((
                Span {
                    start: at,
                    end: from,
                },
                None,
            ));
        }
        // Of a mark that began in an earlier sentence and ends right there, nothing is left to show.
        if to > from || mark.is_empty() {
            pieces.push((
                Span {
                    start: from,
                    end: to,
                },
                Some(class),
            ));
        }
        at = to;
        if mark.end > end && !is_last {
            break;
        }
        marks.next();
    }
    if at < end {
        pieces.push((Span { start: at, end }, None));
    }
    pieces
}

fn look(class: Class, span: Span) -> String {
    let empty = if span.is_empty() { " e" } else { "" };
    format!("{}{empty}", letter(class.tier()))
}

/// The class of the style sheet that stands for a tier.
pub(super) fn letter(tier: Tier) -> &'static str {
    match tier {
        Tier::Fact => "f",
        Tier::Wording => "w",
        Tier::Style => "s",
    }
}

/// The differences of a tie as one side has them.
pub(super) fn of_side(
    differences: &[Difference],
    side: impl Fn(&Difference) -> Span,
) -> impl Iterator<Item = (Span, Class)> {
    differences.iter().map(move |d| (side(d), d.class))
}
