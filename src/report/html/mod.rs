//! The report as one page of HTML that needs nothing else: no network, no other file.
//!
//! What an article says cannot run: `maud` escapes every character of it, and the page's own
//! Content-Security-Policy lets nothing run or load but the one style sheet and the one script that are part of it.

mod cell;
mod matrix;
mod pair;
mod ribbon;

use self::pair::Rows;
use super::name::names;
use super::phrase::{self, count, list, number, share_of};
use super::story::{Story, stories};
use super::verdict::{Case, nothing_found, weakest};
use super::{Detail, Report, visible};
use crate::article::Notice;
use crate::compare::comparison::{Comparison, Pair, Relation};
use crate::compare::group::Group;
use maud::{DOCTYPE, Markup, PreEscaped, Render, html};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");
/// SHA-256 of the two in base 64. A test names the right ones.
const STYLE_HASH: &str = "tFcQ1/eonSArFD6BCFb47IpHFv6DUD5pX8aQVsX23FM=";
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
        let overlaps = if report.articles.len() == 2 {
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
        let mut room = MOST;
        if detail == Detail::Alignment {
            let kept = FULL.max(FULL_EACH.saturating_mul(articles)).min(MOST);
            // One pair is shown in full, however long.
            let (first, rest) = main.split_at(main.len().min(1));
            self.fit(first, Rows::All, &mut room);
            let mut full = kept.saturating_sub(MOST - room);
            let mut shown = 0;
            while shown < rest.len() && full > 0 {
                let before = full;
                self.fit(&rest[shown..=shown], Rows::All, &mut full);
                room = room.saturating_sub(before - full);
                shown += 1;
            }
            // The one that was cut short, and those after it, show what differs.
            let cut = if full == 0 {
                shown.saturating_sub(1)
            } else {
                shown
            };
            main = rest[cut..].to_vec();
        }
        self.fit(&main, Rows::Changed, &mut room);
        let spent = MOST - room;
        let mut room = ON_DEMAND
            .saturating_mul(articles)
            .min(MOST)
            .saturating_sub(spent);
        self.fit(&others, Rows::Changed, &mut room);
        let overlaps = std::mem::take(&mut self.overlaps);
        self.fit(
            &overlaps[..overlaps.len().min(LINES)],
            Rows::Tied,
            &mut room,
        );
        self.overlaps = overlaps;
    }

    /// Renders pairs until there is no more room. One that is longer than what is left is cut short.
    fn fit(&mut self, comparisons: &[&'a Comparison], rows: Rows, room: &mut usize) {
        for comparison in comparisons {
            if *room == 0 {
                return;
            }
            let case = Case::of(self.report, self.names, comparison);
            let body = pair::body(&case, rows, *room);
            *room = room.saturating_sub(body.0.len());
            self.bodies.insert(comparison.pair, body);
        }
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
                        (self.overview())
                        (filters())
                        div #stories tabindex="-1" {
                            @for (n, story) in self.stories.iter().take(STORIES).enumerate() {
                                (self.story(n, story))
                            }
                            @if self.stories.len() > STORIES {
                                p.left-out { "Left out of this page: " (count(self.stories.len() - STORIES, "more story").replace("storys", "stories")) ". The JSON report has them all." }
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
            .collect();
        if involved.is_empty() {
            return nothing_found(report.articles.len());
        }
        let (involved, all) = (involved.len(), report.articles.len());
        if involved == all {
            format!("All {} are duplicates.", count(all, "article"))
        } else {
            format!(
                "{} of {} are duplicates.",
                number(involved),
                count(all, "article")
            )
        }
    }

    fn counts(&self) -> String {
        let report = self.report;
        let mut parts = vec![
            count(report.articles.len(), "article"),
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

    /// The first screen: what must not be missed, which articles are one story, and how much of each stands in which.
    fn overview(&self) -> Markup {
        let report = self.report;
        let noticed: Vec<(&String, &Notice)> = self
            .names
            .iter()
            .zip(&report.articles)
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
                            li { bdi { (Shown(&failure.path.to_string_lossy())) } ": " (Shown(&failure.message)) }
                        }
                        @if failures.len() > LINES { li { (and_more(failures.len() - LINES)) } }
                    }
                }
            }
            @if report.articles.len() > 2 {
                section aria-labelledby="glance" {
                    h2 #glance { "At a glance" }
                    @if !self.stories.is_empty() {
                        ol.glance {
                            @for (n, story) in self.stories.iter().take(LINES).enumerate() {
                                li { a href={ "#story-" (n) } { bdi { (self.title(story)) } } }
                            }
                            @if self.stories.len() > LINES { li.more { (and_more(self.stories.len() - LINES)) } }
                        }
                    }
                    @if report.articles.len() <= matrix::MOST { (matrix::table(self, &everyone)) }
                    (self.left_over())
                }
            }
        }
    }

    /// What must be said of articles that no story tells of.
    fn left_over(&self) -> Markup {
        let report = self.report;
        let mut related = vec![false; report.articles.len()];
        for comparison in report
            .comparisons
            .iter()
            .filter(|c| c.relation.is_reported())
        {
            related[comparison.pair.left() as usize] = true;
            related[comparison.pair.right() as usize] = true;
        }
        let alone: Vec<&str> = (0..report.articles.len())
            .filter(|&n| !related[n] && report.articles[n].not_comparable.is_none())
            .map(|n| self.names[n].as_str())
            .collect();
        let articles = self.names.iter().zip(&report.articles);
        let incomparable: Vec<(&String, &str)> = articles
            .filter_map(|(name, entry)| Some((name, entry.not_comparable.as_deref()?)))
            .collect();
        html! {
            @if !alone.is_empty() && !self.stories.is_empty() {
                p { "Like none of the others: " bdi { (some(&alone)) } "." }
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
                let alone = self.report.articles.len() == 2;
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
                @if to_lead.len() > LINES { (left_out(to_lead.len() - LINES)) }
                @if !rest.is_empty() {
                    h3.others { "The others of this story with one another" }
                    @for comparison in rest.iter().take(LINES) { (self.pair(comparison, false, true)) }
                    @if rest.len() > LINES { (left_out(rest.len() - LINES)) }
                }
            }
        }
    }

    /// One pair: its verdict, and what there was room for behind it.
    fn pair(&self, comparison: &Comparison, open: bool, titled: bool) -> Markup {
        let case = Case::of(self.report, self.names, comparison);
        let id = pair_id(comparison.pair);
        let body = self.bodies.get(&comparison.pair);
        html! {
            @if let Some(body) = body {
                details.pair id=(id) open[open] {
                    summary { @if titled { h3 dir="auto" { (case.verdict()) } } (pair::tally(&case)) }
                    (body)
                }
            } @else {
                div.pair id=(id) {
                    @if titled { h3 dir="auto" { (case.verdict()) } }
                    (pair::tally(&case))
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
                    @if self.overlaps.len() > LINES { (left_out(self.overlaps.len() - LINES)) }
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

fn left_out(pairs: usize) -> Markup {
    html! { p.left-out { "Left out of this page: " (count(pairs, "more pair")) ". The JSON report has them all." } }
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

/// What a reader can show and hide. It does nothing without the script, which brings it out.
fn filters() -> Markup {
    let kinds = [
        ("f", "Facts"),
        ("w", "Wording"),
        ("s", "Style"),
        ("o", "On one side only"),
        ("same", "Unchanged"),
        ("a", "Set aside"),
    ];
    html! {
        form.filters #filters hidden {
            fieldset {
                legend { "Show" }
                @for (n, (kind, label)) in kinds.iter().enumerate() {
                    label {
                        input type="checkbox" id={ "show-" (kind) } checked;
                        @match *kind {
                            "f" | "w" | "s" => mark class=(kind) { (label) },
                            "a" => span.aside { (label) },
                            _ => (label),
                        }
                        kbd { (n + 1) }
                    }
                }
            }
            p.steps {
                button type="button" #previous { "Previous difference" kbd { "p" } }
                button type="button" #next { "Next difference" kbd { "n" } }
                output #hidden-rows {}
            }
        }
    }
}

fn legend() -> Markup {
    html! {
        footer {
            h2 { "How to read this" }
            dl {
                dt { mark.f { "Fact" } }
                dd { "A number, date, name, negation, modal verb or the words of a quotation differ. Thick underline, letter F." }
                dt { mark.w { "Wording" } }
                dd { "The same said in other words. Wavy underline, letter W." }
                dt { mark.s { "Style" } }
                dd { "House style: spelling, punctuation, capitals, forms of numbers. Dotted underline, letter S." }
                dt { "∅" }
                dd { "Stands where the other side has more words." }
                dt { span.aside { "Set aside" } }
                dd { "Datelines, bylines, captions, sign-offs and the like: shown, but they take no part in the comparison." }
                dt { "Ribbons" }
                dd { "The bars are the two articles, each as long as it has words. A ribbon joins what both say; what none reaches stands on one side only. Gray: the same but for style; yellow: wording; red with an edge: facts; dashed: moved." }
                dt { "Moved" }
                dd { "A sentence that stands elsewhere on the right. It is tied where it stands on the left; a link leads from its place on the right." }
            }
            p {
                "Left and right are the order in which the articles were given. Nothing here says who copied whom. "
                label.keys hidden { input type="checkbox" #shortcuts checked; " Keys: " kbd { "n" } " and " kbd { "p" } " go to the next and previous difference, " kbd { "1" } " to " kbd { "6" } " show and hide." }
            }
            p { "Made by dedupe " (env!("CARGO_PKG_VERSION")) "." }
        }
    }
}

/// An article's characters as a page can show them: white space as single spaces, what would act on the page's text
/// rather than be shown in it as its escape.
struct Shown<'a>(&'a str);

impl Shown<'_> {
    fn text(&self) -> Cow<'_, str> {
        let plain = |c: char| c == ' ' || !(c.is_whitespace() || visible::is_hazard(c));
        if self.0.chars().all(plain) {
            return Cow::Borrowed(self.0);
        }
        let mut out = String::with_capacity(self.0.len());
        for c in self.0.chars() {
            if !c.is_whitespace() {
                visible::push(c, &mut out);
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        Cow::Owned(out)
    }
}

impl Render for Shown<'_> {
    fn render_to(&self, buffer: &mut String) {
        self.text().as_ref().render_to(buffer);
    }
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
