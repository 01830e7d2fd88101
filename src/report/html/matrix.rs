//! Which share of which article stands in which other, as a table.

use super::super::phrase::percent;
use super::{LINES, Page, Shown, pair_id};
use crate::compare::alignment::Share;
use crate::compare::comparison::Pair;
use maud::{Markup, html};

/// More articles than this make a table that nobody takes in.
pub(super) const MOST: usize = 16;

/// The table of some of a page's articles, of which it shows the first [`MOST`].
pub(super) fn table(page: &Page<'_>, articles: &[u32]) -> Markup {
    let shown = &articles[..articles.len().min(MOST)];
    html! {
        figure.matrix {
            figcaption {
                "How much of each article (down) stands in each other (across), in percent of its words."
                @if shown.len() < articles.len() { " The first " (shown.len()) " are shown." }
            }
            div.scroll tabindex="0" role="group" aria-label="Table of coverage" {
                table {
                    thead {
                        tr {
                            td {}
                            @for n in 1..=shown.len() { th scope="col" { (n) } }
                        }
                    }
                    tbody {
                        @for (n, &row) in shown.iter().enumerate() {
                            tr {
                                th scope="row" {
                                    span.n { (n + 1) }
                                    span.name {
                                        bdi { (page.name(row)) }
                                        @if let Some(headline) = page.report.articles[row as usize].headline() {
                                            small dir="auto" { (Shown(headline)) }
                                        }
                                    }
                                }
                                @for &column in shown { (cell(page, row, column)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(page: &Page<'_>, row: u32, column: u32) -> Markup {
    let Some(pair) = Pair::new(row, column) else {
        return html! { td.self {} };
    };
    let Some(comparison) = page.report.comparison(pair) else {
        return html! { td.none { "–" } };
    };
    let coverage = if row < column {
        comparison.coverage.left
    } else {
        comparison.coverage.right
    };
    let says = format!(
        "{} of {} stands in {}",
        percent(coverage),
        page.name(row),
        page.name(column)
    );
    let listed = comparison.relation.is_duplicate()
        || page.overlaps.iter().take(LINES).any(|c| c.pair == pair);
    html! {
        td class={ "q" (step(coverage)) @if !comparison.relation.is_duplicate() { " weak" } } {
            @if listed {
                a href={ "#" (pair_id(pair)) } title=(says) { (percent(coverage)) }
            } @else {
                span title=(says) { (percent(coverage)) }
            }
        }
    }
}

/// How dark a cell is, from 0 to 5.
fn step(share: Share) -> u32 {
    (share.get() * 5.0).ceil() as u32
}
