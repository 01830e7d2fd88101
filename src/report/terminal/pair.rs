//! What differs between two articles, substance first.

use super::super::excerpt;
use super::super::layout::{Page, Text, Tone};
use super::super::phrase::{self, count, number};
use super::super::verdict::{Case, Party};
use crate::compare::alignment::{Row, Status, Tie};
use crate::compare::comparison::Relation;
use crate::compare::difference::{Class, Difference, Tier};
use crate::report::Detail;
use std::collections::BTreeMap;
use std::io;

/// How many wording differences are shown before they are only counted.
const WORDINGS: usize = 10;
/// How many sentences of a list are shown before they are only counted.
const SENTENCES: usize = 3;

/// Writes the sections on a pair below its verdict.
pub(super) fn sections(
    page: &mut Page<'_>,
    case: &Case<'_>,
    detail: Detail,
    indent: usize,
) -> io::Result<()> {
    let whole = detail == Detail::Alignment;
    let mut sections = Sections {
        page,
        case,
        whole,
        indent,
        legend: false,
    };
    match case.comparison.relation {
        Relation::NotComparable => return Ok(()),
        Relation::Identical => {}
        Relation::Unrelated => sections.in_common()?,
        Relation::Overlap => {
            sections.differences()?;
            sections.in_common()?;
        }
        _ => {
            sections.differences()?;
            sections.one_sided()?;
        }
    }
    sections.headlines()?;
    if whole {
        sections.sentences()?;
    }
    Ok(())
}

/// How a list that was cut short ends.
pub(super) fn and_more(n: usize) -> String {
    format!("and {} more (--detail alignment shows all)", number(n))
}

struct Sections<'p, 'w, 'a> {
    page: &'p mut Page<'w>,
    case: &'a Case<'a>,
    /// Whether nothing is cut short.
    whole: bool,
    indent: usize,
    /// Whether it was said which mark stands for which article.
    legend: bool,
}

impl Sections<'_, '_, '_> {
    /// What differs inside the sentences that both have.
    fn differences(&mut self) -> io::Result<()> {
        if self.case.comparison.alignment.ties.is_empty() {
            return Ok(());
        }
        self.facts()?;
        self.wording()?;
        self.style()?;
        self.moved()
    }

    fn facts(&mut self) -> io::Result<()> {
        if self.case.comparison.count(Tier::Fact) == 0 {
            return self.heading(
                "No number, date, name, quotation, negation or modal verb differs \
                 in what they share.",
            );
        }
        self.changes("Facts", Tier::Fact, usize::MAX)
    }

    fn wording(&mut self) -> io::Result<()> {
        let limit = if self.whole { usize::MAX } else { WORDINGS };
        self.changes("Wording", Tier::Wording, limit)
    }

    /// The differences of a tier, each in its sentence, until some limit is reached.
    fn changes(&mut self, title: &str, tier: Tier, limit: usize) -> io::Result<()> {
        let total = self.case.comparison.count(tier);
        if total == 0 {
            return Ok(());
        }
        let mut heading = Text::new(Tone::Strong, title);
        heading.push(Tone::Plain, &format!(": {}", count(total, "difference")));
        if !std::mem::replace(&mut self.legend, true) {
            let sides = self.case.sides;
            heading.push(Tone::Plain, ", ");
            heading.push(Tone::Removed, &format!("[-{}-]", sides.left.name));
            heading.push(Tone::Added, &format!("{{+{}+}}", sides.right.name));
        }
        self.page.paragraph(self.indent, 2, &heading)?;
        let (mut shown, mut rows) = (0, Vec::new());
        'ties: for tie in &self.case.comparison.alignment.ties {
            for excerpt in excerpt::excerpts(self.case, tie, |d| d.class.tier() == tier) {
                if shown >= limit {
                    break 'ties;
                }
                shown += excerpt.count;
                let classes: Vec<&str> =
                    excerpt.classes.iter().map(|&c| phrase::class(c)).collect();
                rows.push((classes.join(", "), excerpt.text));
            }
        }
        self.page.table(self.indent + 2, &rows)?;
        self.rest(total - shown)
    }

    /// The classes of style that differ, the most frequent first, each with its first example.
    fn style(&mut self) -> io::Result<()> {
        let mut classes: BTreeMap<Class, (usize, &Tie, &Difference)> = BTreeMap::new();
        for tie in &self.case.comparison.alignment.ties {
            for difference in tie
                .differences
                .iter()
                .filter(|d| d.class.tier() == Tier::Style)
            {
                classes
                    .entry(difference.class)
                    .or_insert((0, tie, difference))
                    .0 += 1;
            }
        }
        if classes.is_empty() {
            return Ok(());
        }
        let total = classes.values().map(|(n, ..)| n).sum();
        self.titled("Style", &count(total, "difference"))?;
        let mut classes: Vec<_> = classes.into_iter().collect();
        classes.sort_by_key(|(_, (n, ..))| std::cmp::Reverse(*n));
        let widest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0);
        let label = widest(&mut classes.iter().map(|(class, _)| phrase::class(*class).len()));
        let digits = widest(&mut classes.iter().map(|(_, (n, ..))| number(*n).len()));
        let rows: Vec<(String, Text)> = classes
            .into_iter()
            .map(|(class, (n, tie, difference))| {
                let (class, n) = (phrase::class(class), number(n));
                let example = excerpt::example(self.case, tie, difference);
                (format!("{class:label$}  {n:>digits$}"), example)
            })
            .collect();
        self.page.table(self.indent + 2, &rows)
    }

    fn moved(&mut self) -> io::Result<()> {
        let ties = self.case.comparison.alignment.ties.iter();
        match ties.filter(|tie| tie.moved).map(|tie| tie.left.len()).sum() {
            0 => Ok(()),
            n => self.titled("Moved", &count(n, "sentence")),
        }
    }

    /// Sentences without a partner, side by side.
    fn one_sided(&mut self) -> io::Result<()> {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in self.rows() {
            match row {
                Row::OnlyLeft(n) => left.push(n),
                Row::OnlyRight(n) => right.push(n),
                Row::Tied(_) => {}
            }
        }
        let sides = self.case.sides;
        for (party, sentences) in [(sides.left, left), (sides.right, right)] {
            if sentences.is_empty() {
                continue;
            }
            let words = |n: &u32| party.entry.document.sentences[*n as usize].words as usize;
            let words = sentences.iter().map(words).sum();
            let title = format!("Only in {}", party.name);
            let how_many = count(sentences.len(), "sentence");
            self.titled(&title, &format!("{how_many}, {}", count(words, "word")))?;
            if !self.whole {
                self.list(party, &sentences)?;
            }
        }
        Ok(())
    }

    /// Sentences that two articles share which are not duplicates.
    fn in_common(&mut self) -> io::Result<()> {
        let ties = self.case.comparison.alignment.ties.iter();
        let sentences: Vec<u32> = ties.flat_map(|tie| tie.left.clone()).collect();
        if sentences.is_empty() {
            return Ok(());
        }
        self.titled("In common", &count(sentences.len(), "sentence"))?;
        if self.whole {
            return Ok(());
        }
        self.list(self.case.sides.left, &sentences)
    }

    /// The first few of some sentences, a line each.
    fn list(&mut self, party: Party<'_>, sentences: &[u32]) -> io::Result<()> {
        let entry = party.entry;
        // A line each, with room for the sign that something was left out.
        let room = self.page.room(self.indent + 2) - 2;
        for &n in sentences.iter().take(SENTENCES) {
            let span = entry.document.sentences[n as usize].span;
            let line = excerpt::shorten(span.of(&entry.article.text), room);
            self.page.paragraph(self.indent + 2, 2, &line)?;
        }
        self.rest(sentences.len().saturating_sub(SENTENCES))
    }

    /// Headlines are set aside like all furniture, but an editor wants to see another one.
    fn headlines(&mut self) -> io::Result<()> {
        let sides = self.case.sides;
        let headlines = (sides.left.entry.headline(), sides.right.entry.headline());
        let (Some(left), Some(right)) = headlines else {
            return Ok(());
        };
        if left.split_whitespace().eq(right.split_whitespace()) {
            return Ok(());
        }
        let mut text = Text::new(Tone::Strong, "Headlines");
        text.push(Tone::Plain, ": “");
        text.push_source(Tone::Plain, left.trim());
        text.push(Tone::Plain, "” / “");
        text.push_source(Tone::Plain, right.trim());
        text.push(Tone::Plain, "”");
        self.page.paragraph(self.indent, 2, &text)
    }

    /// Every sentence of both sides, tied ones once with their differences marked.
    fn sentences(&mut self) -> io::Result<()> {
        let (left, right) = (self.case.sides.left, self.case.sides.right);
        let legend = format!(
            "= same, ~ changed, > moved, - only in {}, + only in {}",
            left.name, right.name
        );
        self.titled("Sentence by sentence", &legend)?;
        let only = |party: Party<'_>, n: u32, tone| {
            let entry = party.entry;
            let mut text = Text::default();
            let span = entry.document.sentences[n as usize].span;
            text.push_source(tone, span.of(&entry.article.text));
            text
        };
        let rows = self.rows().into_iter().map(|row| match row {
            Row::OnlyLeft(n) => ("-".to_owned(), only(left, n, Tone::Removed)),
            Row::OnlyRight(n) => ("+".to_owned(), only(right, n, Tone::Added)),
            Row::Tied(tie) => {
                let same = tie.status == Status::Identical;
                let mark = if same { "=" } else { "~" };
                let moved = if tie.moved { ">" } else { "" };
                (format!("{mark}{moved}"), excerpt::sentences(self.case, tie))
            }
        });
        let rows: Vec<(String, Text)> = rows.collect();
        self.page.table(self.indent + 2, &rows)
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let sentences = |party: Party<'_>| party.entry.document.sentences.len() as u32;
        let sides = self.case.sides;
        let alignment = &self.case.comparison.alignment;
        alignment.rows(sentences(sides.left), sentences(sides.right))
    }

    fn heading(&mut self, words: &str) -> io::Result<()> {
        self.page
            .paragraph(self.indent, 2, &Text::new(Tone::Strong, words))
    }

    fn titled(&mut self, title: &str, words: &str) -> io::Result<()> {
        let mut text = Text::new(Tone::Strong, title);
        text.push(Tone::Plain, &format!(": {words}"));
        self.page.paragraph(self.indent, 2, &text)
    }

    /// Says how many of a list were not shown, if any.
    fn rest(&mut self, n: usize) -> io::Result<()> {
        if n == 0 {
            return Ok(());
        }
        let more = Text::new(Tone::Plain, &and_more(n));
        self.page.paragraph(self.indent + 2, 2, &more)
    }
}
