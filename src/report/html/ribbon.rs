//! Two articles as two bars, with a ribbon from each sentence of the one to its like in the other.
//!
//! Ribbons that cross have moved; what no ribbon reaches stands on one side only.

use super::super::verdict::{Case, Party};
use super::share;
use crate::compare::alignment::Tie;
use crate::compare::difference::Tier;
use maud::{Markup, html};
use std::fmt::Write as _;
use std::ops::Range;

const WIDTH: f64 = 1000.0;
/// More ribbons than this are no picture any more.
const MOST: usize = 600;

/// Ribbons of one look, as one path.
#[derive(Default)]
struct Looks {
    same: String,
    changed: String,
    fact: String,
    moved: String,
}

/// The picture of a pair; nothing where nothing is tied.
pub(super) fn figure(case: &Case<'_>) -> Markup {
    let ties = &case.comparison.alignment.ties;
    if ties.is_empty() {
        return html! {};
    }
    let (left, right) = (extents(case.sides.left), extents(case.sides.right));
    let whole = |side: &[u64]| side.last().copied().unwrap_or(0);
    let longest = whole(&left).max(whole(&right)).max(1) as f64;
    let at = |words: u64| (words as f64 / longest * WIDTH).round();
    let mut looks = Looks::default();
    for (run_left, run_right, look) in runs(ties).into_iter().take(MOST) {
        let path = match look {
            Look::Same => &mut looks.same,
            Look::Changed => &mut looks.changed,
            Look::Fact => &mut looks.fact,
            Look::Moved => &mut looks.moved,
        };
        let x = |side: &[u64], n: u32| at(side[n as usize]);
        let (a, b) = (x(&left, run_left.start), x(&left, run_left.end));
        let (c, d) = (x(&right, run_right.start), x(&right, run_right.end));
        // Writing to a string cannot fail.
        let _ = write!(path, "M{a} 8H{b}L{d} 52H{c}Z");
    }
    let label = format!("Shared: {} and {}.", share(case, true), share(case, false));
    let paths = [
        ("same", looks.same),
        ("changed", looks.changed),
        ("fact", looks.fact),
        ("moved", looks.moved),
    ];
    html! {
        figure.ribbon {
            p { bdi { (case.sides.left.name) } ": " (share(case, true)) }
            svg viewBox="0 0 1000 60" preserveAspectRatio="none" role="img" aria-label=(label) {
                rect.bar width=(at(whole(&left))) height="8" {}
                rect.bar y="52" width=(at(whole(&right))) height="8" {}
                @for (look, path) in paths.iter().filter(|(_, path)| !path.is_empty()) {
                    path class=(look) d=(path) {}
                }
            }
            p { bdi { (case.sides.right.name) } ": " (share(case, false)) }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Same,
    Changed,
    Fact,
    Moved,
}

impl Look {
    fn of(tie: &Tie) -> Look {
        let has = |tier| tie.differences.iter().any(|d| d.class.tier() == tier);
        if tie.moved {
            Look::Moved
        } else if has(Tier::Fact) {
            Look::Fact
        } else if has(Tier::Wording) {
            Look::Changed
        } else {
            Look::Same
        }
    }
}

/// Ties that look the same and follow one another on both sides, as one.
fn runs(ties: &[Tie]) -> Vec<(Range<u32>, Range<u32>, Look)> {
    let mut runs: Vec<(Range<u32>, Range<u32>, Look)> = Vec::new();
    for tie in ties {
        let look = Look::of(tie);
        match runs.last_mut() {
            Some((left, right, last))
                if *last == look && left.end == tie.left.start && right.end == tie.right.start =>
            {
                left.end = tie.left.end;
                right.end = tie.right.end;
            }
            _ => runs.push((tie.left.clone(), tie.right.clone(), look)),
        }
    }
    runs
}

/// How many words stand before each sentence, and before the end.
fn extents(party: Party<'_>) -> Vec<u64> {
    let mut sum = 0;
    let mut all = vec![0];
    for sentence in &party.entry.document.sentences {
        sum += u64::from(sentence.words);
        all.push(sum);
    }
    all
}
