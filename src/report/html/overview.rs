//! The first screen: what must not be missed, which articles are one story, and how much of each stands in which.

use super::super::phrase;
use super::super::unmatched::unmatched;
use super::super::verdict::found_nowhere;
use super::{LINES, Page, Shown, and_more, matrix, some};
use crate::article::Notice;
use maud::{Markup, html};

/// The first screen.
pub(super) fn markup(page: &Page<'_>) -> Markup {
    let report = page.report;
    let noticed: Vec<(&String, &Notice)> = page
        .names
        .iter()
        .zip(&report.articles)
        .filter(|(_, entry)| !entry.is_against())
        .flat_map(|(name, entry)| entry.notices().map(move |notice| (name, notice)))
        .collect();
    let failures = &report.failures;
    let everyone: Vec<u32> = (0..report.articles.len() as u32).collect();
    html! {
        @if !noticed.is_empty() {
            section.alert aria-labelledby="notices" {
                h2 #notices { "Notices" }
                ul {
                    @for (name, notice) in noticed.iter().take(LINES) { li { (told(notice, name)) } }
                    @if noticed.len() > LINES { li { (and_more(noticed.len() - LINES)) } }
                }
            }
        }
        @if !failures.is_empty() {
            section.alert aria-labelledby="failures" {
                h2 #failures { "Could not be read" }
                ul {
                    @for failure in failures.iter().take(LINES) {
                        li { bdi { (Shown(&super::super::visible::path(&failure.path))) } ": " (Shown(&failure.message)) }
                    }
                    @if failures.len() > LINES { li { (and_more(failures.len() - LINES)) } }
                }
            }
        }
        @if report.articles.len() > 2 {
            section aria-labelledby="glance" {
                h2 #glance { "At a glance" }
                @if !page.stories.is_empty() {
                    ol.glance {
                        @for (n, story) in page.stories.iter().take(LINES).enumerate() {
                            li { a href={ "#story-" (n) } { bdi { (page.title(story)) } } }
                        }
                        @if page.stories.len() > LINES { li.more { (and_more(page.stories.len() - LINES)) } }
                    }
                }
                @if report.articles.len() <= matrix::MOST { (matrix::table(page, &everyone)) }
                (left_over(page))
            }
        }
    }
}

/// What must be said of articles that no story tells of.
fn left_over(page: &Page<'_>) -> Markup {
    let report = page.report;
    let alone = page.called(&unmatched(report));
    let found = match report.against() {
        0 => "Like none of the others: ".to_owned(),
        _ => found_nowhere(report) + ": ",
    };
    let why = |n: u32| {
        let why = phrase::why_not_compared(&report.articles[n as usize])?;
        Some((&page.names[n as usize], why))
    };
    let incomparable: Vec<(&String, String)> = report.incomparable().filter_map(why).collect();
    html! {
        @if !alone.is_empty() && (report.against() > 0 || !page.stories.is_empty()) {
            p { (found) bdi { (some(&alone)) } "." }
        }
        @if !incomparable.is_empty() {
            ul {
                @for (name, why) in incomparable.iter().take(LINES) {
                    li { "Not compared: " bdi { (name) } " (" (why) ")." }
                }
                @if incomparable.len() > LINES { li { (and_more(incomparable.len() - LINES)) } }
            }
        }
    }
}

/// A notice on an article. What the article itself says is quoted.
fn told(notice: &Notice, name: &str) -> Markup {
    let quoted = notice.span.is_some();
    html! {
        bdi { (name) }
        @if let Some(how) = phrase::marked(notice.kind) { ", marked as " (how) }
        ": "
        @if quoted { q dir="auto" { (Shown(notice.text.trim())) } } @else { (Shown(notice.text.trim())) }
    }
}
