//! One pair: what differs, substance first, and the sentences side by side.

use super::super::excerpt;
use super::super::layout::Tone;
use super::super::phrase::{self, count, number};
use super::super::set_aside::{self, quoted};
use super::super::verdict::{Case, Party};
use super::{Shown, cell, left_out, pair_id, ribbon};
use crate::compare::alignment::{Row, Status, Tie};
use crate::compare::comparison::Relation;
use crate::compare::difference::{Class, Difference, Tier};
use maud::{Markup, PreEscaped, html};
use std::collections::{BTreeMap, HashMap};

/// How many differences of fact are listed before they are only counted.
const FACTS: usize = 60;
/// Characters of a difference in the list, and of a moved sentence at its other place, that are shown.
const BEGINNING: usize = 80;

/// Which rows of an alignment are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// All.
    All,
    /// Those that are not the same on both sides.
    Changed,
    /// Those that stand on both sides.
    Tied,
}

/// How much differs, in one line.
pub(super) fn tally(case: &Case<'_>) -> Markup {
    let comparison = case.comparison;
    if matches!(
        comparison.relation,
        Relation::Identical | Relation::NotComparable
    ) {
        return html! {};
    }
    let tied =
        |side: fn(&Tie) -> usize| -> usize { comparison.alignment.ties.iter().map(side).sum() };
    let all = |party: Party<'_>| party.entry.document.sentences.len();
    let left = all(case.sides.left).saturating_sub(tied(|tie| tie.left.len()));
    let right = all(case.sides.right).saturating_sub(tied(|tie| tie.right.len()));
    let moved: usize = tied(|tie| if tie.moved { tie.left.len() } else { 0 });
    let tiers = [
        (Tier::Fact, "fact"),
        (Tier::Wording, "wording"),
        (Tier::Style, "style"),
    ];
    html! {
        span.tally {
            @for (tier, name) in tiers {
                @let letter = cell::letter(tier);
                @let n = comparison.count(tier);
                span class=(letter) { b { (letter.to_uppercase()) } " " (number(n)) " " (name) @if tier == Tier::Fact && n != 1 { "s" } }
            }
            @if moved > 0 { span { (number(moved)) " moved" } }
            @if left > 0 { span { (count(left, "sentence")) " only left" } }
            @if right > 0 { span { (count(right, "sentence")) " only right" } }
        }
    }
}

/// All that is shown of a pair below its verdict, in about `room` bytes at most.
pub(super) fn body(case: &Case<'_>, rows: Rows, room: usize) -> Markup {
    if case.comparison.relation == Relation::NotComparable {
        return html! {};
    }
    let table = table(case, rows, room);
    html! {
        (ribbon::figure(case))
        (facts(case))
        @for differing in case.set_aside() {
            @let rows = differing.rows();
            div.list-f {
                h4 { (set_aside::title(differing.kind)) " that differ" }
                ul {
                    @for (left, right) in rows.iter().take(FACTS) {
                        li {
                            @match left { Some(piece) => del dir="auto" { (quoted(piece)) }, None => "nothing" }
                            " / "
                            @match right { Some(piece) => ins dir="auto" { (quoted(piece)) }, None => "nothing" }
                        }
                    }
                    @if rows.len() > FACTS { li { "and " (number(rows.len() - FACTS)) " more" } }
                }
            }
        }
        (classes(case, Tier::Wording, "Wording"))
        (classes(case, Tier::Style, "Style"))
        (table)
    }
}

/// Every difference of fact, with a link to where it stands.
fn facts(case: &Case<'_>) -> Markup {
    let total = case.comparison.count(Tier::Fact);
    let ties = &case.comparison.alignment.ties;
    if total == 0 {
        return html! {
            @if !ties.is_empty() && case.comparison.relation != Relation::Identical {
                p.list-f { (case.no_fact_differs()) }
            }
        };
    }
    let id = pair_id(case.comparison.pair);
    let found = ties.iter().flat_map(|tie| {
        let fact = |d: &&Difference| d.class.tier() == Tier::Fact;
        tie.differences.iter().filter(fact).map(move |d| (tie, d))
    });
    html! {
        div.list-f {
            h4 { "Facts that differ" }
            ul {
                @for (tie, difference) in found.take(FACTS) {
                    li {
                        a href={ "#" (id) "-" (tie.left.start) } { (phrase::class(difference.class)) } " "
                        (in_context(case, tie, difference))
                    }
                }
                @if total > FACTS { li { "and " (number(total - FACTS)) " more, marked below" } }
            }
        }
    }
}

/// A difference with a few words around it, both sides marked.
fn in_context(case: &Case<'_>, tie: &Tie, difference: &Difference) -> Markup {
    let excerpts = excerpt::excerpts(case, tie, excerpt::BRIEF, |d| d == difference);
    html! {
        @for excerpt in &excerpts {
            span dir="auto" {
                @for (tone, piece) in excerpt.text.pieces() {
                    @match tone {
                        Tone::Removed => del { (bare(piece, "[-", "-]")) },
                        Tone::Added => ins { (bare(piece, "{+", "+}")) },
                        _ => (piece),
                    }
                }
            }
        }
    }
}

/// Marked words without the signs that mark them in print.
fn bare<'t>(piece: &'t str, open: &str, close: &str) -> &'t str {
    let words = piece.strip_prefix(open).unwrap_or(piece);
    words.strip_suffix(close).unwrap_or(words)
}

/// The first [`BEGINNING`] characters of a text.
fn beginning(text: &str) -> Markup {
    let cut = text
        .char_indices()
        .nth(BEGINNING)
        .map_or(text.len(), |(at, _)| at);
    html! { (Shown(&text[..cut])) @if cut < text.len() { "…" } }
}

/// How many differences of each class of a tier there are, the most frequent first.
fn classes(case: &Case<'_>, tier: Tier, title: &str) -> Markup {
    let mut classes: BTreeMap<Class, usize> = BTreeMap::new();
    let ties = case.comparison.alignment.ties.iter();
    for difference in ties.flat_map(|tie| &tie.differences) {
        if difference.class.tier() == tier {
            *classes.entry(difference.class).or_default() += 1;
        }
    }
    let mut classes: Vec<(Class, usize)> = classes.into_iter().collect();
    classes.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let counts: Vec<String> = classes
        .into_iter()
        .map(|(class, n)| format!("{} {}", phrase::class(class), number(n)))
        .collect();
    html! {
        @if !counts.is_empty() {
            p class={ "list-" (cell::letter(tier)) } { b { (title) ": " } (counts.join(", ")) }
        }
    }
}

/// The sentences side by side.
fn table(case: &Case<'_>, rows: Rows, room: usize) -> Markup {
    let body = Body::lay_out(case, rows, room);
    if body.markup.is_empty() && body.left_out == 0 {
        return html! {};
    }
    let head = |party: Party<'_>, side: &str| {
        html! {
            th scope="col" {
                span.side { (side) } " " bdi { (party.name) }
                @if let Some(headline) = &party.entry.article.headline {
                    small dir="auto" { (Shown(headline)) }
                }
            }
        }
    };
    html! {
        table.sides {
            thead { tr { (head(case.sides.left, "Left")) th scope="col" { span.spoken { "How they stand" } } (head(case.sides.right, "Right")) } }
            tbody { (PreEscaped(body.markup)) }
        }
        @if body.left_out > 0 {
            (left_out(body.left_out, "more row"))
        }
    }
}

/// The rows of a table as they are made.
struct Body<'a> {
    case: &'a Case<'a>,
    id: String,
    room: usize,
    markup: String,
    /// Rows for which there was no room.
    left_out: usize,
    /// Sentences passed over since the last row.
    same: usize,
    /// Moved ties by the right sentence that they begin at.
    moved: HashMap<u32, &'a Tie>,
}

impl<'a> Body<'a> {
    fn lay_out(case: &'a Case<'a>, rows: Rows, room: usize) -> Body<'a> {
        let ties = &case.comparison.alignment.ties;
        let moved = ties.iter().filter(|tie| tie.moved);
        let mut body = Body {
            case,
            id: pair_id(case.comparison.pair),
            room,
            markup: String::new(),
            left_out: 0,
            same: 0,
            moved: moved.map(|tie| (tie.right.start, tie)).collect(),
        };
        let sentences = |party: Party<'_>| party.entry.document.sentences.len() as u32;
        let (left, right) = (sentences(case.sides.left), sentences(case.sides.right));
        body.ghosts(0);
        for row in case.comparison.alignment.rows(left, right) {
            match row {
                Row::Tied(tie) => {
                    if rows == Rows::Changed && tie.status == Status::Identical && !tie.moved {
                        body.same += tie.left.len();
                    } else {
                        body.tied(tie);
                    }
                    if !tie.moved {
                        body.ghosts(tie.right.end);
                    }
                }
                Row::OnlyLeft(n) if rows != Rows::Tied => body.only(n, true),
                Row::OnlyRight(n) => {
                    if rows != Rows::Tied {
                        body.only(n, false);
                    }
                    body.ghosts(n + 1);
                }
                Row::OnlyLeft(_) => {}
            }
        }
        body.passed_over();
        if rows == Rows::All {
            body.behind(left, right);
        }
        body
    }

    fn tied(&mut self, tie: &Tie) {
        let sides = self.case.sides;
        let differences = &tie.differences;
        let left = cell::sentences(
            sides.left,
            tie.left.clone(),
            cell::of_side(differences, |d| d.left),
            true,
        );
        let right = cell::sentences(
            sides.right,
            tie.right.clone(),
            cell::of_side(differences, |d| d.right),
            // That of a moved one is shown where it stands on the right.
            !tie.moved,
        );
        let has = |tier| differences.iter().any(|d| d.class.tier() == tier);
        let mut looks = String::new();
        for tier in [Tier::Fact, Tier::Wording, Tier::Style] {
            if has(tier) {
                looks.push_str(cell::letter(tier));
                looks.push(' ');
            }
        }
        looks.push_str(if tie.moved { "moved" } else { "tie" });
        // Facts and moved sentences are linked to.
        let id = (tie.moved || has(Tier::Fact)).then(|| format!("{}-{}", self.id, tie.left.start));
        let stands = match tie.status {
            Status::Identical => "same",
            Status::Restyled => "style",
            Status::Reworded => "changed",
        };
        self.push(html! {
            tr class=(looks) id=[id] {
                td dir="auto" { (left) }
                td {
                    (stands)
                    @if tie.moved { " " a href={ "#" (self.id) "-r" (tie.right.start) } { "moved" } }
                }
                td dir="auto" { (right) }
            }
        });
    }

    fn only(&mut self, n: u32, on_left: bool) {
        let sides = self.case.sides;
        let party = if on_left { sides.left } else { sides.right };
        let sentence = cell::sentences(party, n..n + 1, std::iter::empty(), true);
        self.push(html! {
            tr.o {
                @if on_left {
                    td dir="auto" { (sentence) } td { "only left" } td.gap {}
                } @else {
                    td.gap {} td { "only right" } td dir="auto" { (sentence) }
                }
            }
        });
    }

    /// The places on the right from which sentences were moved, where the right side goes on at sentence `at`.
    fn ghosts(&mut self, mut at: u32) {
        while let Some(tie) = self.moved.remove(&at) {
            let entry = self.case.sides.right.entry;
            let sentence = entry.document.sentences[tie.right.start as usize].span;
            let text = sentence.of(&entry.article.text);
            self.push(html! {
                tr.ghost id={ (self.id) "-r" (tie.right.start) } {
                    td.gap {}
                    td { a href={ "#" (self.id) "-" (tie.left.start) } { "moved" } }
                    td dir="auto" {
                        (cell::furniture(self.case.sides.right, tie.right.start))
                        (beginning(text))
                    }
                }
            });
            at = tie.right.end;
        }
    }

    /// What was set aside behind the last sentences.
    fn behind(&mut self, left: u32, right: u32) {
        let sides = self.case.sides;
        let on_left = cell::furniture(sides.left, left);
        let on_right = cell::furniture(sides.right, right);
        if !(on_left.0.is_empty() && on_right.0.is_empty()) {
            self.push(html! {
                tr.aside-row {
                    td.gap[on_left.0.is_empty()] { (on_left) } td {} td.gap[on_right.0.is_empty()] { (on_right) }
                }
            });
        }
    }

    /// Says how many sentences were passed over since the last row.
    fn passed_over(&mut self) {
        let same = std::mem::take(&mut self.same);
        if same > 0 {
            let which = if same == 1 { "is" } else { "are" };
            self.add(html! {
                tr.skip { td colspan="3" { (count(same, "sentence")) " that " (which) " the same on both sides" } }
            });
        }
    }

    fn push(&mut self, row: Markup) {
        self.passed_over();
        self.add(row);
    }

    fn add(&mut self, row: Markup) {
        if self.left_out > 0 || self.markup.len() + row.0.len() > self.room {
            self.left_out += 1;
        } else {
            self.markup.push_str(&row.0);
        }
    }
}
