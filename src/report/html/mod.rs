//! The report as one page of HTML that needs nothing else: no network, no other file.
//!
//! What an article says cannot run: `maud` escapes every character of it, and the page's own
//! Content-Security-Policy lets nothing run or load but the one style sheet and the one script that are part of it.

mod cell;
mod controls;
mod matrix;
mod overview;
mod pair;
mod ribbon;
mod shown;

use self::controls::{filters, legend};
use self::pair::Rows;
use self::shown::Shown;
use super::name::names;
use super::phrase::{count, list, number, share_of};
use super::story::{Story, stories};
use super::verdict::{Case, how_many, nothing_found, weakest};
use super::{Detail, Report};
use crate::compare::comparison::{Comparison, Pair, Relation};
use crate::compare::group::Group;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");
/// SHA-256 of the two in base 64. A test names the right ones.
const STYLE_HASH: &str = "ZZGsIvOXtLMG641tkzJxMhOf/9rPUa/SaPjgcl8Q9cQ=";
const SCRIPT_HASH: &str = "pE57ZvzSFAdiRNkW5TJ9zao6wczVe61qabjIVdo142I=";

/// Bytes of sentences side by side in one page: more than a browser opens with ease.
const MOST: usize = 4 << 20;
/// Bytes of sentences that are the same on both sides, with those that differ, in a page of a few articles or else for
/// each article. Ten articles stay below 200 KB.
const FULL: usize = 150 << 10;
const FULL_EACH: usize = 15 << 10;
/// Bytes for each article that are spent on pairs which are shown only on demand.
const ON_DEMAND: usize = 12 << 10;
/// How many stories, lines of a list and names in a sentence are shown before they are only counted.
const STORIES: usize = 250;
const LINES: usize = 60;
const NAMES: usize = 12;

/// Writes the page.
pub(super) fn write(report: &Report, detail: Detail, out: &mut dyn Write) -> io::Result<()> {
    let names = names(&report.articles);
    let page = Page::lay_out(report, &names, detail);
    out.write_all(page.render().0.as_bytes())
}

struct Page<'a> {
    report: &'a Report,
    names: &'a [String],
    stories: Vec<Story<'a>>,
    overlaps: Vec<&'a Comparison>,
    /// What is shown of the pairs, for those for which there was room.
    bodies: HashMap<Pair, Markup>,
}

impl<'a> Page<'a> {
    /// Decides what there is room for: first every article against its group's lead, then the other pairs.
    fn lay_out(report: &'a Report, names: &'a [String], detail: Detail) -> Page<'a> {
        let stories = stories(report);
        let overlaps = if report.is_of_two() {
            Vec::new()
        } else {
            let overlap = |c: &&Comparison| c.relation == Relation::Overlap;
            report.comparisons.iter().filter(overlap).collect()
        };
        let mut page = Page {
            report,
            names,
            stories,
            overlaps,
            bodies: HashMap::new(),
        };
        if detail > Detail::Summary {
            page.fill(detail);
        }
        page
    }

    fn fill(&mut self, detail: Detail) {
        let (mut main, mut others) = (Vec::new(), Vec::new());
        for story in self.stories.iter().take(STORIES) {
            match story {
                Story::Pair(comparison) => main.push(*comparison),
                Story::Group { group, pairs } => {
                    let (to_lead, rest) = by_lead(group, pairs);
                    main.extend(to_lead.into_iter().take(LINES));
                    others.extend(rest.into_iter().take(LINES));
                }
            }
        }
        let articles = self.report.articles.len();
        let in_full = FULL.max(FULL_EACH.saturating_mul(articles));
        let mut room = MOST;
        for (n, comparison) in main.into_iter().enumerate() {
            // One pair is shown in full, however long.
            let full = detail == Detail::Alignment && (n == 0 || MOST - room < in_full);
            let rows = if full { Rows::All } else { Rows::Changed };
            self.fit(comparison, rows, &mut room);
        }
        let mut room = ON_DEMAND
            .saturating_mul(articles)
            .saturating_sub(MOST - room)
            .min(room);
        for comparison in others {
            self.fit(comparison, Rows::Changed, &mut room);
        }
        for n in 0..self.overlaps.len().min(LINES) {
            self.fit(self.overlaps[n], Rows::Tied, &mut room);
        }
    }

    /// Lays out a pair if there is room. One that is longer than what is left is cut short.
    fn fit(&mut self, comparison: &'a Comparison, rows: Rows, room: &mut usize) {
        if *room == 0 {
            return;
        }
        let case = Case::of(self.report, self.names, comparison);
        let body = pair::body(&case, rows, *room);
        *room = room.saturating_sub(body.0.len());
        self.bodies.insert(comparison.pair, body);
    }

    fn render(&self) -> Markup {
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; script-src 'sha256-{SCRIPT_HASH}'; \
             base-uri 'none'; form-action 'none'"
        );
        let heading = self.heading();
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(concat!("dedupe ", env!("CARGO_PKG_VERSION")));
                    title { "dedupe: " (heading) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.jump href="#stories" { "Skip to the articles" }
                    header {
                        h1 dir="auto" { (heading) }
                        p { (self.counts()) }
                    }
                    main {
                        (overview::markup(self))
                        (filters())
                        div #stories tabindex="-1" {
                            @for (n, story) in self.stories.iter().take(STORIES).enumerate() {
                                (self.story(n, story))
                            }
                            @if self.stories.len() > STORIES {
                                (left_out(self.stories.len() - STORIES, "more group"))
                            }
                            (self.overlapping())
                        }
                    }
                    (legend())
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
    }

    /// The answer in one sentence.
    fn heading(&self) -> String {
        let report = self.report;
        if let ([_, _], [only]) = (&report.articles[..], &report.comparisons[..]) {
            return Case::of(report, self.names, only).verdict();
        }
        let duplicates = report
            .comparisons
            .iter()
            .filter(|c| c.relation.is_duplicate());
        let involved: BTreeSet<u32> = duplicates
            .flat_map(|c| [c.pair.left(), c.pair.right()])
            .filter(|article| !report.articles[*article as usize].is_against())
            .collect();
        if involved.is_empty() {
            return nothing_found(report);
        }
        let (involved, all) = (involved.len(), report.articles.len() - report.against());
        let are = match report.against() {
            0 => "are",
            _ if involved == 1 => "has",
            _ => "have",
        };
        match (involved, all) {
            (1, 1) => "The article has duplicates.".into(),
            (n, _) if n == all => format!("All {} {are} duplicates.", count(all, "article")),
            (n, _) => format!(
                "{} of {} {are} duplicates.",
                number(n),
                count(all, "article")
            ),
        }
    }

    fn counts(&self) -> String {
        let report = self.report;
        let mut parts = vec![
            how_many(report),
            count(report.duplicates(), "duplicate pair"),
            count(report.groups.len(), "group"),
        ];
        if !self.overlaps.is_empty() {
            parts.push(count(self.overlaps.len(), "pair") + " with passages in common");
        }
        if !report.failures.is_empty() {
            parts.push(count(report.failures.len(), "input") + " that could not be read");
        }
        parts.join(" · ")
    }

    fn title(&self, story: &Story<'_>) -> String {
        match story {
            Story::Pair(comparison) => Case::of(self.report, self.names, comparison).verdict(),
            Story::Group { group, .. } => format!(
                "{} are the same story: {}.",
                count(group.articles.len(), "article"),
                some(&self.called(&group.articles))
            ),
        }
    }

    fn story(&self, n: usize, story: &Story<'_>) -> Markup {
        let id = format!("story-{n}");
        let (group, pairs) = match story {
            Story::Pair(comparison) => {
                let alone = self.report.is_of_two();
                return html! {
                    section.story id=(id) {
                        // Where there is but one pair, the page's heading says it.
                        h2 dir="auto" { @if alone { "Side by side" } @else { (self.title(story)) } }
                        (self.pair(comparison, true, false))
                    }
                };
            }
            Story::Group { group, pairs } => (*group, pairs),
        };
        let (to_lead, rest) = by_lead(group, pairs);
        let others = if group.articles.len() > 2 {
            "others"
        } else {
            "other"
        };
        let everyone = [&group.articles[..], &group.compilations].concat();
        html! {
            section.story id=(id) {
                h2 dir="auto" { (self.title(story)) }
                p dir="auto" {
                    "Lead: " bdi { (self.name(group.lead)) } ", which covers the " (others) " best. "
                    (weakest(self.report, self.names, group))
                    @for &compilation in group.compilations.iter().take(NAMES) {
                        " " bdi { (self.name(compilation)) } " holds this story among others."
                    }
                }
                @if self.report.articles.len() > matrix::MOST { (matrix::table(self, &everyone)) }
                @for comparison in to_lead.iter().take(LINES) { (self.pair(comparison, true, true)) }
                @if to_lead.len() > LINES { (left_out(to_lead.len() - LINES, "more pair")) }
                @if !rest.is_empty() {
                    h3.others { "The others of this story with one another" }
                    @for comparison in rest.iter().take(LINES) { (self.pair(comparison, false, true)) }
                    @if rest.len() > LINES { (left_out(rest.len() - LINES, "more pair")) }
                }
            }
        }
    }

    /// One pair: its verdict, and what there was room for behind it.
    fn pair(&self, comparison: &Comparison, open: bool, titled: bool) -> Markup {
        let case = Case::of(self.report, self.names, comparison);
        let id = pair_id(comparison.pair);
        let body = self.bodies.get(&comparison.pair);
        let one_item = case.one_item();
        html! {
            @if let Some(body) = body {
                details.pair id=(id) open[open] {
                    summary { @if titled { h3 dir="auto" { (case.verdict()) } } (pair::tally(&case)) }
                    @if let Some(sentence) = &one_item { p.one-item dir="auto" { (sentence) } }
                    (body)
                }
            } @else {
                div.pair id=(id) {
                    @if titled { h3 dir="auto" { (case.verdict()) } }
                    (pair::tally(&case))
                    @if let Some(sentence) = &one_item { p.one-item dir="auto" { (sentence) } }
                    p.left-out { "Left out of this page: the sentences side by side." }
                }
            }
        }
    }

    /// Pairs that are no duplicates but have passages in common.
    fn overlapping(&self) -> Markup {
        html! {
            @if !self.overlaps.is_empty() {
                section.story #overlaps {
                    h2 { "Not duplicates, but passages in common" }
                    @for comparison in self.overlaps.iter().take(LINES) { (self.pair(comparison, false, true)) }
                    @if self.overlaps.len() > LINES { (left_out(self.overlaps.len() - LINES, "more pair")) }
                }
            }
        }
    }

    fn name(&self, article: u32) -> &'a str {
        &self.names[article as usize]
    }

    fn called(&self, articles: &[u32]) -> Vec<&'a str> {
        articles.iter().map(|&article| self.name(article)).collect()
    }
}

/// The pairs of a group that its lead stands in, and the rest.
fn by_lead<'a>(
    group: &Group,
    pairs: &[&'a Comparison],
) -> (Vec<&'a Comparison>, Vec<&'a Comparison>) {
    let lead = group.lead;
    pairs
        .iter()
        .partition(|c| c.pair.left() == lead || c.pair.right() == lead)
}

fn pair_id(pair: Pair) -> String {
    format!("p-{}-{}", pair.left(), pair.right())
}

/// A list of names that ends after some.
fn some(names: &[&str]) -> String {
    if names.len() <= NAMES {
        return list(names);
    }
    let shown = names[..NAMES].join(", ");
    format!("{shown} and {} more", number(names.len() - NAMES))
}

fn and_more(n: usize) -> String {
    format!("and {} more, which the JSON report lists", number(n))
}

fn left_out(n: usize, things: &str) -> Markup {
    html! { p.left-out { "Left out of this page: " (count(n, things)) ". The JSON report has them all." } }
}

/// A share of an article, for a label: `60% of a.txt`.
fn share(case: &Case<'_>, left: bool) -> String {
    let (coverage, sides) = (case.comparison.coverage, case.sides);
    if left {
        share_of(coverage.left, sides.left.name)
    } else {
        share_of(coverage.right, sides.right.name)
    }
}

#[cfg(test)]
mod tests;
