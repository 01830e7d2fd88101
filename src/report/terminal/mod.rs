//! The report in words: which articles are the same story, how much of it, and what differs.

mod pair;

use super::layout::{Page, Text, Tone};
use super::name::names;
use super::phrase::{self, count, list, number, share_of};
use super::story::{Story, stories};
use super::unmatched::unmatched;
use super::verdict::{Case, found_nowhere, how_many, nothing_found, weakest};
use super::{Detail, Options, Report};
use crate::article::Notice;
use crate::compare::comparison::{Comparison, Relation};
use crate::compare::group::Group;
use crate::text::document::FurnitureKind;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// How many overlaps are listed before they are only counted.
const OVERLAPS: usize = 20;
/// How many inputs that could not be read are named before they are only counted.
const FAILURES: usize = 20;
/// How many articles for which nothing was found are named before they are only counted.
const UNMATCHED: usize = 20;

/// Writes the whole report.
pub(super) fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let names = names(&report.articles);
    let mut writer = Writer {
        report,
        names: &names,
        detail: options.detail,
        page: Page::new(out, options.width, options.color),
        begun: false,
        noted: vec![false; report.articles.len()],
        accounted: vec![false; report.articles.len()],
    };
    let told = stories(report);
    if told.is_empty() {
        writer.nothing()?;
    }
    for story in told {
        match story {
            Story::Group { group, pairs } => writer.group(group, &pairs)?,
            Story::Pair(comparison) => writer.lone_pair(comparison)?,
        }
    }
    writer.overlaps()?;
    writer.left_over()?;
    writer.unreadable()?;
    writer.closing()
}

struct Writer<'a> {
    report: &'a Report,
    names: &'a [String],
    detail: Detail,
    page: Page<'a>,
    /// Whether anything was written yet.
    begun: bool,
    /// By article: whether its notices were shown.
    noted: Vec<bool>,
    /// By article: whether it was said what was set aside in it.
    accounted: Vec<bool>,
}

impl<'a> Writer<'a> {
    /// A pair told by itself.
    fn lone_pair(&mut self, comparison: &Comparison) -> io::Result<()> {
        self.next_story()?;
        let sides = [comparison.pair.left(), comparison.pair.right()];
        self.pair(comparison, 0, &sides)?;
        self.set_aside(&sides, 2)
    }

    /// A group: its members, then each against the lead.
    fn group(&mut self, group: &Group, pairs: &[&Comparison]) -> io::Result<()> {
        self.next_story()?;
        let members = self.called(&group.articles);
        let heading = format!(
            "{} are the same story: {}.",
            count(members.len(), "article"),
            list(&members)
        );
        let heading = Text::new(Tone::Strong, &heading);
        self.page.paragraph(0, 2, &heading)?;
        let (lead, weakest) = (
            self.name(group.lead),
            weakest(self.report, self.names, group),
        );
        let others = if members.len() > 2 { "others" } else { "other" };
        let held = format!("Lead: {lead}, which covers the {others} best. {weakest}");
        self.say(2, &held)?;
        for &compilation in &group.compilations {
            let name = self.name(compilation);
            self.say(2, &format!("{name} holds this story among others."))?;
        }
        let everyone = [&group.articles[..], &group.compilations].concat();
        self.notices(&everyone, 2)?;

        let has_lead =
            |c: &&&Comparison| c.pair.left() == group.lead || c.pair.right() == group.lead;
        let mut unreached: BTreeSet<u32> = everyone.iter().copied().collect();
        unreached.remove(&group.lead);
        let mut shown = 0;
        for comparison in pairs.iter().filter(has_lead) {
            if self.detail > Detail::Summary {
                self.page.blank()?;
            }
            self.pair(comparison, 2, &[])?;
            unreached.remove(&comparison.pair.left());
            unreached.remove(&comparison.pair.right());
            shown += 1;
        }
        let links = strongest_links(&unreached, pairs);
        if !links.is_empty() && self.detail > Detail::Summary {
            self.page.blank()?;
        }
        for comparison in &links {
            self.line(comparison, 2)?;
            shown += 1;
        }
        let untold = pairs.len() - shown;
        if untold > 0 {
            let more = count(untold, "more duplicate pair");
            self.say(2, &format!("{more} among these: --format json lists all."))?;
        }
        self.set_aside(&everyone, 2)
    }

    /// The verdict on a pair, notices on some articles, and the sections that the detail asks for.
    fn pair(&mut self, comparison: &Comparison, indent: usize, noted: &[u32]) -> io::Result<()> {
        if self.detail == Detail::Summary {
            self.line(comparison, indent)?;
            return self.notices(noted, indent + 2);
        }
        let case = Case::of(self.report, self.names, comparison);
        let verdict = Text::new(Tone::Strong, &case.verdict());
        self.page.paragraph(indent, 2, &verdict)?;
        if let Some(sentence) = case.one_item() {
            self.say(indent + 2, &sentence)?;
        }
        self.notices(noted, indent + 2)?;
        pair::sections(&mut self.page, &case, self.detail, indent + 2)
    }

    /// The verdict on a pair and how much differs, all in one.
    fn line(&mut self, comparison: &Comparison, indent: usize) -> io::Result<()> {
        let case = Case::of(self.report, self.names, comparison);
        let mut line = Text::new(Tone::Strong, &case.verdict());
        if comparison.relation.is_duplicate()
            && comparison.relation != Relation::Identical
            && !case.is_counted_in_verdict()
        {
            line.push(Tone::Plain, &format!(" {}", case.differences()));
        }
        if let Some(sentence) = case.one_item() {
            line.push(Tone::Plain, &format!(" {sentence}"));
        }
        self.page.paragraph(indent, 2, &line)
    }

    /// Says plainly that nothing is a duplicate.
    fn nothing(&mut self) -> io::Result<()> {
        self.begun = true;
        let plainly = nothing_found(self.report);
        self.page
            .paragraph(0, 2, &Text::new(Tone::Strong, &plainly))
    }

    /// Pairs that are no duplicates but have passages in common. Where there are only two articles,
    /// that was the answer already.
    fn overlaps(&mut self) -> io::Result<()> {
        let comparisons = self.report.comparisons.iter();
        let overlaps: Vec<&Comparison> = comparisons
            .filter(|comparison| comparison.relation == Relation::Overlap)
            .collect();
        if overlaps.is_empty() || self.report.is_of_two() {
            return Ok(());
        }
        self.part()?;
        let heading = Text::new(Tone::Strong, "Not duplicates, but passages in common:");
        self.page.paragraph(0, 2, &heading)?;
        let all = self.detail == Detail::Alignment;
        let listed = if all {
            overlaps.len()
        } else {
            OVERLAPS.min(overlaps.len())
        };
        for comparison in &overlaps[..listed] {
            let [left, right] =
                [comparison.pair.left(), comparison.pair.right()].map(|n| self.name(n));
            let coverage = comparison.coverage;
            let (of_left, of_right) = (
                share_of(coverage.left, left),
                share_of(coverage.right, right),
            );
            let only = if comparison.quotes_only {
                ", little but quotations"
            } else {
                ""
            };
            self.say(
                2,
                &format!("{left} and {right}: {of_left}, {of_right}{only}"),
            )?;
        }
        if listed < overlaps.len() {
            self.say(2, &pair::and_more(overlaps.len() - listed))?;
        }
        Ok(())
    }

    /// What must be said of articles that no story told of.
    fn left_over(&mut self) -> io::Result<()> {
        let report = self.report;
        let silent: Vec<u32> = (0u32..)
            .zip(&report.articles)
            .filter(|(n, entry)| {
                !self.noted[*n as usize] && !entry.is_against() && entry.notices().next().is_some()
            })
            .map(|(n, _)| n)
            .collect();
        let incomparable: Vec<String> = report
            .incomparable()
            .filter_map(|n| {
                let why = phrase::why_not_compared(&report.articles[n as usize])?;
                Some(format!("Not compared: {} ({why}).", self.name(n)))
            })
            .collect();
        // Of articles among themselves, those that are like none of the others are the rule.
        let unmatched = if report.against() > 0 {
            unmatched(report)
        } else {
            Vec::new()
        };
        if silent.is_empty() && incomparable.is_empty() && unmatched.is_empty() {
            return Ok(());
        }
        self.part()?;
        self.found_nowhere(&unmatched)?;
        self.notices(&silent, 0)?;
        incomparable.iter().try_for_each(|line| self.say(0, line))
    }

    /// Which articles were found in none of those that they were compared with.
    fn found_nowhere(&mut self, articles: &[u32]) -> io::Result<()> {
        if articles.is_empty() {
            return Ok(());
        }
        let listed = if self.detail == Detail::Alignment {
            articles.len()
        } else {
            UNMATCHED.min(articles.len())
        };
        let mut names: Vec<String> = articles[..listed]
            .iter()
            .map(|article| self.name(*article).to_owned())
            .collect();
        if listed < articles.len() {
            names.push(format!("{} more", number(articles.len() - listed)));
        }
        let found = format!("{}: {}.", found_nowhere(self.report), list(&names));
        self.say(0, &found)
    }

    /// What could not be read, and why.
    fn unreadable(&mut self) -> io::Result<()> {
        let failures = &self.report.failures;
        if failures.is_empty() {
            return Ok(());
        }
        self.part()?;
        let listed = if self.detail == Detail::Alignment {
            failures.len()
        } else {
            FAILURES.min(failures.len())
        };
        for failure in &failures[..listed] {
            let mut text = Text::new(Tone::Plain, "Could not be read: ");
            text.push_source(Tone::Plain, &super::visible::name(&failure.path));
            text.push(Tone::Plain, " (");
            text.push_source(Tone::Plain, failure.message.trim_end_matches('.'));
            text.push(Tone::Plain, ")");
            self.page.paragraph(0, 2, &text)?;
        }
        if listed < failures.len() {
            self.say(0, &pair::and_more(failures.len() - listed))?;
        }
        Ok(())
    }

    /// The last line: what there was, in numbers.
    fn closing(&mut self) -> io::Result<()> {
        self.part()?;
        let report = self.report;
        let mut line = how_many(report);
        match report.duplicates() {
            0 => line.push_str(", no duplicates"),
            n => {
                let pairs = count(n, "duplicate pair");
                line.push_str(&format!(", {pairs}"));
                if !report.groups.is_empty() {
                    let groups = count(report.groups.len(), "group");
                    line.push_str(&format!(", {groups}"));
                }
            }
        }
        match report.failures.len() {
            0 => {}
            n => line.push_str(&format!("; {} could not be read", count(n, "input"))),
        }
        self.say(0, &line)
    }

    /// What a reader must know about some articles.
    fn notices(&mut self, articles: &[u32], indent: usize) -> io::Result<()> {
        for &article in articles {
            if std::mem::replace(&mut self.noted[article as usize], true) {
                continue;
            }
            for notice in self.report.articles[article as usize].notices() {
                let text = told(notice, self.name(article));
                self.page.paragraph(indent, 2, &text)?;
            }
        }
        Ok(())
    }

    /// What was set aside in some articles, a line each.
    fn set_aside(&mut self, articles: &[u32], indent: usize) -> io::Result<()> {
        if self.detail == Detail::Summary {
            return Ok(());
        }
        for &article in articles {
            if std::mem::replace(&mut self.accounted[article as usize], true) {
                continue;
            }
            let mut pieces: BTreeMap<FurnitureKind, usize> = BTreeMap::new();
            for piece in &self.report.articles[article as usize].document.furniture {
                *pieces.entry(piece.kind).or_default() += 1;
            }
            if pieces.is_empty() {
                continue;
            }
            let pieces: Vec<String> = pieces
                .iter()
                .map(|(kind, n)| phrase::furniture(*n, *kind))
                .collect();
            let name = self.name(article);
            self.say(
                indent,
                &format!("Set aside in {name}: {}", pieces.join(", ")),
            )?;
        }
        Ok(())
    }

    /// What an article is called.
    fn name(&self, article: u32) -> &'a str {
        &self.names[article as usize]
    }

    fn called(&self, articles: &[u32]) -> Vec<&'a str> {
        articles.iter().map(|&article| self.name(article)).collect()
    }

    fn say(&mut self, indent: usize, words: &str) -> io::Result<()> {
        self.page
            .paragraph(indent, 2, &Text::new(Tone::Plain, words))
    }

    /// Begins the next story: in a summary right below the last.
    fn next_story(&mut self) -> io::Result<()> {
        if self.detail == Detail::Summary {
            self.begun = true;
            return Ok(());
        }
        self.part()
    }

    /// Begins the next part of the report.
    fn part(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            self.page.blank()?;
        }
        Ok(())
    }
}

/// For each of some articles the pair that ties it best; each pair once, in order.
fn strongest_links<'a>(articles: &BTreeSet<u32>, pairs: &[&'a Comparison]) -> Vec<&'a Comparison> {
    let strength = |c: &Comparison| c.coverage.left.get().max(c.coverage.right.get());
    let mut best: BTreeMap<u32, &Comparison> = BTreeMap::new();
    for &comparison in pairs {
        for side in [comparison.pair.left(), comparison.pair.right()] {
            if articles.contains(&side) {
                let link = best.entry(side).or_insert(comparison);
                if strength(comparison) > strength(link) {
                    *link = comparison;
                }
            }
        }
    }
    let mut links: Vec<&Comparison> = best.into_values().collect();
    links.sort_by_key(|comparison| comparison.pair);
    links.dedup_by_key(|comparison| comparison.pair);
    links
}

/// A notice on an article. What the article itself says is quoted.
fn told(notice: &Notice, name: &str) -> Text {
    let mut text = Text::new(Tone::Alarm, "Notice");
    let marked =
        phrase::marked(notice.kind).map_or_else(String::new, |how| format!(", marked as {how}"));
    text.push(Tone::Plain, &format!(" on {name}{marked}: "));
    let quoted = notice.span.is_some();
    text.push(Tone::Plain, if quoted { "“" } else { "" });
    text.push_source(Tone::Plain, notice.text.trim());
    text.push(Tone::Plain, if quoted { "”" } else { "" });
    text
}

#[cfg(test)]
mod tests;
