//! What differs between two articles, substance first.

use super::super::excerpt;
use super::super::layout::{Page, Text, Tone};
use super::super::phrase::{self, count, number};
use super::super::set_aside::{self, quoted};
use super::super::verdict::{Case, Party};
use crate::compare::alignment::{Row, Status, Tie};
use crate::compare::comparison::{Both, Relation};
use crate::compare::difference::{Class, Difference, Tier};
use crate::report::Detail;
use crate::span::Span;
use crate::text::document::FurnitureKind;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;

/// How many wording differences are shown before they are only counted.
const WORDINGS: usize = 10;
/// How many sentences of a list are shown before they are only counted.
const SENTENCES: usize = 3;
/// Columns of a sentence that is shown in full: more than any sentence that is one.
const FULL: usize = 1000;

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
        Relation::Identical => sections.furniture()?,
        Relation::Unrelated => {
            sections.too_little()?;
            sections.furniture()?;
            sections.in_common(&Told::default())?;
        }
        Relation::Overlap => {
            let told = sections.differences()?;
            sections.in_common(&told)?;
        }
        _ => {
            sections.differences()?;
            sections.one_sided()?;
        }
    }
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
    /// What differs inside the sentences that both have. Returns which of them were shown.
    fn differences(&mut self) -> io::Result<Told> {
        let mut shown = HashSet::new();
        if self.case.comparison.alignment.ties.is_empty() {
            self.furniture()?;
            return Ok(Told::default());
        }
        self.facts(&mut shown)?;
        self.furniture()?;
        self.wording(&mut shown)?;
        self.style()?;
        let mut told = self.moved()?;
        let ties = self.case.comparison.alignment.ties.iter();
        let shown = ties.filter(|tie| tie.differences.iter().any(|d| shown.contains(&place(d))));
        told.extend(shown.map(|tie| tie.left.start));
        Ok(told)
    }

    /// Why a pair that shares something is called unrelated.
    fn too_little(&mut self) -> io::Result<()> {
        match self.case.what_it_takes() {
            None => Ok(()),
            Some(words) => self
                .page
                .paragraph(self.indent, 2, &Text::new(Tone::Plain, &words)),
        }
    }

    fn facts(&mut self, shown: &mut Shown) -> io::Result<()> {
        if self.case.comparison.count(Tier::Fact) == 0 {
            return self.heading(&self.case.no_fact_differs());
        }
        self.changes("Facts", Tier::Fact, usize::MAX, shown)
    }

    fn wording(&mut self, shown: &mut Shown) -> io::Result<()> {
        let limit = if self.whole { usize::MAX } else { WORDINGS };
        self.changes("Wording", Tier::Wording, limit, shown)
    }

    /// The differences of a tier that were not shown yet, each in its sentence and the same one once,
    /// until some limit is reached.
    fn changes(
        &mut self,
        title: &str,
        tier: Tier,
        limit: usize,
        shown: &mut Shown,
    ) -> io::Result<()> {
        let total = self.case.comparison.count(tier);
        if total == 0 {
            return Ok(());
        }
        let ties = &self.case.comparison.alignment.ties;
        let repeated = Repeated::find(self.case, ties, |d| {
            d.class.tier() == tier && !shown.contains(&place(d))
        });
        let untold: usize = repeated.times.values().sum();
        let mut heading = Text::new(Tone::Strong, title);
        heading.push(Tone::Plain, &format!(": {}", count(total, "difference")));
        if untold < total {
            let above = if untold == 0 {
                "all".into()
            } else {
                number(total - untold)
            };
            heading.push(Tone::Plain, &format!(" ({above} of them shown above)"));
        }
        if !std::mem::replace(&mut self.legend, true) {
            self.push_legend(&mut heading);
        }
        self.page.paragraph(self.indent, 2, &heading)?;
        let (mut told, mut rows) = (0, Vec::new());
        'ties: for tie in ties {
            let first = |d: &Difference| repeated.times.contains_key(&place(d));
            for excerpt in excerpt::excerpts(self.case, tie, excerpt::CONTEXT, first) {
                if told >= limit {
                    break 'ties;
                }
                let classes = excerpt.classes().into_iter().map(phrase::class);
                let classes: Vec<&str> = classes.collect();
                let mut text = excerpt.text;
                for difference in &excerpt.listed {
                    let times = repeated.times[&place(difference)];
                    told += times;
                    if times > 1 && excerpt.listed.len() == 1 {
                        text.push(Tone::Plain, &format!(" ({} times)", number(times)));
                    } else if times > 1 {
                        text.push(Tone::Plain, " (");
                        text.append(&excerpt::example(self.case, tie, difference));
                        text.push(Tone::Plain, &format!(" {} times)", number(times)));
                    }
                }
                shown.extend(excerpt.marked.iter().map(|d| place(d)));
                rows.push((classes.join(", "), text));
            }
        }
        self.page.table(self.indent + 2, &rows)?;
        self.rest(untold - told)
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

    /// The sentences that moved, of which the first few are shown. Returns these.
    fn moved(&mut self) -> io::Result<Told> {
        let ties = self.case.comparison.alignment.ties.iter();
        let moved = ties.filter(|tie| tie.moved);
        let moved: Vec<u32> = moved.flat_map(|tie| tie.left.clone()).collect();
        if moved.is_empty() {
            return Ok(Told::default());
        }
        self.titled("Moved", &count(moved.len(), "sentence"))?;
        if self.whole {
            return Ok(Told::default());
        }
        let room = self.line_room();
        self.list(self.case.sides.left, &moved, room)?;
        Ok(moved.into_iter().take(SENTENCES).collect())
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
                let room = self.room_for(sentences.len());
                self.list(party, &sentences, room)?;
            }
        }
        Ok(())
    }

    /// Sentences that two articles share which are not duplicates: those that both have, and those that are only alike.
    fn in_common(&mut self, told: &Told) -> io::Result<()> {
        let ties = self.case.comparison.alignment.ties.iter();
        let (alike, same): (Vec<&Tie>, Vec<&Tie>) =
            ties.partition(|tie| tie.status == Status::Reworded);
        for (title, ties) in [("In common", same), ("Alike", alike)] {
            if ties.is_empty() {
                continue;
            }
            let sentences: usize = ties.iter().map(|tie| tie.left.len()).sum();
            let untold = ties.iter().filter(|tie| !told.contains(&tie.left.start));
            let untold: Vec<&Tie> = untold.copied().collect();
            let mut heading = Text::new(Tone::Strong, title);
            heading.push(Tone::Plain, &format!(": {}", count(sentences, "sentence")));
            let above = sentences - untold.iter().map(|tie| tie.left.len()).sum::<usize>();
            match above {
                0 => {}
                1 if sentences == 1 => heading.push(Tone::Plain, " (shown above)"),
                _ if untold.is_empty() => heading.push(Tone::Plain, " (all of them shown above)"),
                n => heading.push(
                    Tone::Plain,
                    &format!(" ({} of them shown above)", number(n)),
                ),
            }
            let is_marked = title == "Alike" && !untold.is_empty() && !self.whole;
            if is_marked && !std::mem::replace(&mut self.legend, true) {
                self.push_legend(&mut heading);
            }
            self.page.paragraph(self.indent, 2, &heading)?;
            if self.whole {
                continue;
            }
            if !is_marked {
                let sentences: Vec<u32> = untold.iter().flat_map(|tie| tie.left.clone()).collect();
                let room = self.room_for(sentences.len());
                self.list(self.case.sides.left, &sentences, room)?;
                continue;
            }
            for tie in untold.iter().take(SENTENCES) {
                let text = excerpt::sentences(self.case, tie);
                self.page.paragraph(self.indent + 2, 2, &text)?;
            }
            let rest = untold.iter().skip(SENTENCES);
            self.rest(rest.map(|tie| tie.left.len()).sum())?;
        }
        Ok(())
    }

    /// Says which mark stands for which article.
    fn push_legend(&self, heading: &mut Text) {
        let sides = self.case.sides;
        heading.push(Tone::Plain, ", ");
        heading.push(Tone::Removed, &format!("[-{}-]", sides.left.name));
        heading.push(Tone::Added, &format!("{{+{}+}}", sides.right.name));
    }

    /// How much of each of some sentences is shown: of a few all, as each may be what matters.
    fn room_for(&self, sentences: usize) -> usize {
        if sentences <= SENTENCES {
            FULL
        } else {
            self.line_room()
        }
    }

    /// The columns of a line in a list, with room for the sign that something was left out.
    fn line_room(&self) -> usize {
        self.page.room(self.indent + 2) - 2
    }

    /// The first few of some sentences, each cut to some columns.
    fn list(&mut self, party: Party<'_>, sentences: &[u32], room: usize) -> io::Result<()> {
        let entry = party.entry;
        for &n in sentences.iter().take(SENTENCES) {
            let span = entry.document.sentences[n as usize].span;
            let line = excerpt::shorten(span.of(&entry.article.text), room);
            self.page.paragraph(self.indent + 2, 2, &line)?;
        }
        self.rest(sentences.len().saturating_sub(SENTENCES))
    }

    /// Headlines and datelines are set aside like all furniture, but an editor wants to see others.
    fn furniture(&mut self) -> io::Result<()> {
        let mut set_aside = self.case.set_aside();
        // One line of each, or two that differ in style alone or belong to different stories.
        let decks = set_aside.first().is_some_and(|differing| {
            differing.kind == FurnitureKind::Headline && !self.case.are_headlines(differing)
        });
        if !decks {
            self.both("Headlines", self.case.headlines())?;
            set_aside.retain(|differing| differing.kind != FurnitureKind::Headline);
        }
        self.both("Datelines", self.case.datelines())?;
        for differing in set_aside {
            let title = set_aside::title(differing.kind);
            self.page.paragraph(
                self.indent,
                2,
                &Text::new(Tone::Strong, &format!("{title}:")),
            )?;
            let rows = differing.rows();
            let limit = if self.whole { usize::MAX } else { SENTENCES };
            for (left, right) in rows.iter().take(limit) {
                let quoted = |piece: &Option<&str>| piece.map_or("nothing".into(), quoted);
                let mut text = Text::default();
                text.push_source(Tone::Plain, &quoted(left));
                text.push(Tone::Plain, " / ");
                text.push_source(Tone::Plain, &quoted(right));
                self.page.paragraph(self.indent + 2, 2, &text)?;
            }
            self.rest(rows.len().saturating_sub(limit))?;
        }
        Ok(())
    }

    /// What both sides have, quoted, if anything.
    fn both(&mut self, title: &str, both: Option<Both<&str>>) -> io::Result<()> {
        let Some(Both { left, right }) = both else {
            return Ok(());
        };
        let mut text = Text::new(Tone::Strong, title);
        text.push(Tone::Plain, ": “");
        text.push_source(Tone::Plain, left);
        text.push(Tone::Plain, "” / “");
        text.push_source(Tone::Plain, right);
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

/// Where a difference stands; no two of a pair stand in the same place.
type Place = (Span, Span);

/// The places of differences that were shown.
type Shown = HashSet<Place>;

/// The sentences of the left side that were shown, by number.
type Told = HashSet<u32>;

fn place(difference: &Difference) -> Place {
    (difference.left, difference.right)
}

/// The differences to show, the same change once.
struct Repeated {
    /// By the place where a change is met first, how many times it is made.
    times: HashMap<Place, usize>,
}

impl Repeated {
    /// Finds the same changes among some differences of the ties: as a name spelled differently
    /// throughout a story. What is only added or left out, and what a negation or modal verb says,
    /// depends on the sentence and is never the same.
    fn find(case: &Case<'_>, ties: &[Tie], wanted: impl Fn(&Difference) -> bool) -> Repeated {
        let said = |party: Party<'_>, span: Span| -> String {
            let words = span.of(&party.entry.article.text).split_whitespace();
            words.collect::<Vec<_>>().join(" ")
        };
        let mut first: HashMap<(Class, String, String), Place> = HashMap::new();
        let mut times = HashMap::new();
        let differences = ties.iter().flat_map(|tie| &tie.differences);
        for difference in differences.filter(|d| wanted(d)) {
            let alone = difference.left.is_empty()
                || difference.right.is_empty()
                || matches!(difference.class, Class::Negation | Class::Modality);
            let mut met = place(difference);
            if !alone {
                let left = said(case.sides.left, difference.left);
                let right = said(case.sides.right, difference.right);
                met = *first.entry((difference.class, left, right)).or_insert(met);
            }
            *times.entry(met).or_default() += 1;
        }
        Repeated { times }
    }
}
