//! The report as JSON, schema `dedupe.report/1` (`report.schema.json` beside this folder).
//!
//! Records borrow from the report and are written as they are visited; no tree of it is built.

mod harmless;

use super::{Detail, Entry, Report, SameItem, origin, set_aside, visible};
use crate::compare::alignment::{Row, Similarity, Status, Tie};
use crate::compare::comparison::{Both, Comparison, Link, Pair, Relation, Side};
use crate::compare::difference::{Class, Difference, Tier};
use crate::compare::group::Group;
use crate::read::Failure;
use crate::span::Span;
use crate::text::document::{Furniture, FurnitureKind, Sentence};
use harmless::Harmless;
use hashbrown::HashMap;
use rayon::prelude::*;
use serde::Serialize;
use serde::ser::{SerializeSeq as _, SerializeStruct as _, Serializer};
use std::borrow::Cow;
use std::io::{self, Write};

/// Names the shape of the report; fields are only ever added to it.
const SCHEMA: &str = "dedupe.report/1";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes one object and a line end.
pub(super) fn write(report: &Report, detail: Detail, out: &mut impl Write) -> io::Result<()> {
    put(
        &Whole {
            schema: SCHEMA,
            version: VERSION,
            articles: Each(|| articles(&report.articles)),
            pairs: Each(|| {
                let pairs = report.comparisons.iter();
                pairs.map(|comparison| pair(comparison, report.of(comparison.pair), detail))
            }),
            groups: Each(|| {
                let weakest = |group: &Group| Some(report.comparison(group.weakest)?.coverage);
                report.groups.iter().map(move |g| group(g, weakest(g)))
            }),
            errors: Each(|| errors(&report.failures)),
            summary: Summary {
                articles: report.articles.len(),
                against: report.against(),
                duplicates: report.duplicates(),
                groups: report.groups.len(),
                errors: report.failures.len(),
            },
        },
        out,
    )
}

/// Writes one record a line: articles, pairs, groups, errors and at last the summary, which also
/// says which schema and version the lines are of.
pub(super) fn write_lines(report: &Report, detail: Detail, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines::new(out);
    for some in report.articles.chunks(ARTICLES_AT_ONCE) {
        lines.articles(some)?;
    }
    for comparison in &report.comparisons {
        lines.pair(&PairLine::new(
            comparison,
            report.of(comparison.pair),
            detail,
        ))?;
    }
    lines.end(&report.groups, &report.failures)
}

/// How many articles are best put into lines at once, on all cores, before these are written.
pub const ARTICLES_AT_ONCE: usize = 1 << 13;

/// Room for nearly every line that tells no details, in bytes.
const LINE: usize = 512;

/// Writes a report one record a line: all articles, then the pairs as they come, then the rest.
pub struct Lines<'a> {
    out: &'a mut dyn Write,
    /// The room that a line is put together in.
    line: Vec<u8>,
    articles: usize,
    against: usize,
    duplicates: usize,
    /// Coverage of the duplicates, by which a group's weakest pair is told.
    coverage: HashMap<Pair, Both<Similarity>>,
}

/// The line of a pair, ready to be written.
#[derive(Debug)]
pub struct PairLine {
    line: Vec<u8>,
    link: Link,
}

impl PairLine {
    /// What a comparison of two articles is told as.
    pub fn new(comparison: &Comparison, of: Both<&Entry>, detail: Detail) -> PairLine {
        let mut line = Vec::with_capacity(LINE);
        // Nothing fails that writes to memory.
        let _ = put(&Line::Pair(pair(comparison, of, detail)), &mut line);
        PairLine {
            line,
            link: comparison.link(),
        }
    }
}

impl<'a> Lines<'a> {
    /// Writes to `out`.
    pub fn new(out: &'a mut dyn Write) -> Lines<'a> {
        Lines {
            out,
            line: Vec::new(),
            articles: 0,
            against: 0,
            duplicates: 0,
            coverage: HashMap::new(),
        }
    }

    /// Writes the next articles.
    ///
    /// # Errors
    /// Whatever `out` returns; so do the other methods.
    pub fn articles(&mut self, entries: &[Entry]) -> io::Result<()> {
        let numbered = entries.par_iter().enumerate();
        let line = |(n, entry)| {
            let id = self.articles + n;
            let record = ArticleRecord { id, entry };
            let mut line = Vec::with_capacity(LINE);
            put(&Line::Article(record), &mut line).map(|()| line)
        };
        let lines: Vec<io::Result<Vec<u8>>> = numbered.map(line).collect();
        for line in lines {
            self.out.write_all(&line?)?;
        }
        self.articles += entries.len();
        self.against += entries.iter().filter(|entry| entry.against).count();
        Ok(())
    }

    /// Writes a pair.
    pub fn pair(&mut self, pair: &PairLine) -> io::Result<()> {
        if pair.link.relation.is_duplicate() {
            self.duplicates += 1;
            self.coverage.insert(pair.link.pair, pair.link.coverage);
        }
        self.out.write_all(&pair.line)
    }

    /// Writes the rest: groups, errors and the summary.
    pub fn end(mut self, groups: &[Group], failures: &[Failure]) -> io::Result<()> {
        for g in groups {
            let weakest = self.coverage.get(&g.weakest).copied();
            self.put(&Line::Group(group(g, weakest)))?;
        }
        errors(failures).try_for_each(|record| self.put(&Line::Error(record)))?;
        let counts = Summary {
            articles: self.articles,
            against: self.against,
            duplicates: self.duplicates,
            groups: groups.len(),
            errors: failures.len(),
        };
        let summary = Line::Summary {
            schema: SCHEMA,
            version: VERSION,
            counts,
        };
        self.put(&summary)
    }

    fn put(&mut self, line: &Line<'_>) -> io::Result<()> {
        self.line.clear();
        put(line, &mut self.line)?;
        self.out.write_all(&self.line)
    }
}

fn put(record: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    record.serialize(&mut serde_json::Serializer::with_formatter(
        &mut *out,
        Harmless::default(),
    ))?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Whole<A: Serialize, P: Serialize, G: Serialize, E: Serialize> {
    schema: &'static str,
    version: &'static str,
    articles: A,
    pairs: P,
    groups: G,
    errors: E,
    summary: Summary,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'a> {
    Article(ArticleRecord<'a>),
    Pair(PairRecord<'a>),
    Group(GroupRecord<'a>),
    Error(ErrorRecord<'a>),
    Summary {
        schema: &'static str,
        version: &'static str,
        #[serde(flatten)]
        counts: Summary,
    },
}

#[derive(Serialize)]
struct Summary {
    articles: usize,
    against: usize,
    duplicates: usize,
    groups: usize,
    errors: usize,
}

struct ArticleRecord<'a> {
    id: usize,
    entry: &'a Entry,
}

impl Serialize for ArticleRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ArticleRecord { id, entry } = *self;
        let document = &entry.document;
        let furniture = |piece: &Furniture| FurnitureRecord {
            kind: piece.kind,
            start: piece.span.start,
            end: piece.span.end,
            text: entry.text(piece.span),
        };
        let mut record = serializer.serialize_struct("Article", origin::FIELDS + 8)?;
        record.serialize_field("id", &id)?;
        origin::put(&entry.article, document, &mut record)?;
        record.serialize_field("words", &entry.words())?;
        record.serialize_field("sentences", &document.sentences.len())?;
        let pieces = Each(|| document.furniture.iter().map(furniture));
        record.serialize_field("furniture", &pieces)?;
        record.serialize_field("notices", &Each(|| entry.notices()))?;
        record.serialize_field("against", &entry.against)?;
        record.serialize_field("comparable", &entry.not_comparable.is_none())?;
        if let Some(reason) = &entry.not_comparable {
            record.serialize_field("reason", reason)?;
        }
        record.end()
    }
}

#[derive(Serialize)]
struct FurnitureRecord<'a> {
    kind: FurnitureKind,
    start: u32,
    end: u32,
    text: &'a str,
}

/// A range of an article with its characters.
#[derive(Serialize)]
struct Passage<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> Passage<'a> {
    fn new(span: Span, entry: &'a Entry) -> Passage<'a> {
        Passage {
            start: span.start,
            end: span.end,
            text: entry.text(span),
        }
    }
}

fn articles(entries: &[Entry]) -> impl Iterator<Item = ArticleRecord<'_>> {
    let numbered = entries.iter().enumerate();
    numbered.map(|(id, entry)| ArticleRecord { id, entry })
}

#[derive(Serialize)]
struct PairRecord<'a> {
    left: u32,
    right: u32,
    relation: Relation,
    part: Option<Side>,
    duplicate: bool,
    quotes_only: bool,
    same_item: bool,
    versions: Option<[Option<&'a str>; 2]>,
    set_aside_differs: Vec<FurnitureKind>,
    coverage: Both<Similarity>,
    similarity: Similarity,
    differences: Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    alignment: Option<Rows<'a>>,
}

#[derive(Serialize)]
struct Counts {
    fact: usize,
    wording: usize,
    style: usize,
}

fn pair<'a>(comparison: &'a Comparison, of: Both<&'a Entry>, detail: Detail) -> PairRecord<'a> {
    let Both { left, right } = of;
    let same_item = SameItem::of(left, right);
    PairRecord {
        left: comparison.pair.left(),
        right: comparison.pair.right(),
        relation: comparison.relation,
        part: comparison.part,
        duplicate: comparison.relation.is_duplicate(),
        quotes_only: comparison.quotes_only,
        same_item: same_item.is_some(),
        versions: same_item.map(|same| same.versions),
        set_aside_differs: set_aside::kinds(comparison, left, right),
        coverage: comparison.coverage,
        similarity: comparison.similarity,
        differences: Counts {
            fact: comparison.count(Tier::Fact),
            wording: comparison.count(Tier::Wording),
            style: comparison.count(Tier::Style),
        },
        alignment: (detail > Detail::Summary).then_some(Rows {
            comparison,
            left,
            right,
            all: detail == Detail::Alignment,
        }),
    }
}

/// The rows of an alignment in reading order, or only the ties that differ.
struct Rows<'a> {
    comparison: &'a Comparison,
    left: &'a Entry,
    right: &'a Entry,
    all: bool,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let alignment = &self.comparison.alignment;
        let sentences = |entry: &Entry| entry.document.sentences.len() as u32;
        let mut list = serializer.serialize_seq(None)?;
        if self.all {
            for row in alignment.rows(sentences(self.left), sentences(self.right)) {
                list.serialize_element(&self.row(row))?;
            }
        } else {
            let differ = |tie: &&Tie| tie.status != Status::Identical || tie.moved;
            for tie in alignment.ties.iter().filter(differ) {
                list.serialize_element(&self.row(Row::Tied(tie)))?;
            }
        }
        list.end()
    }
}

impl<'a> Rows<'a> {
    fn row(&self, row: Row<'a>) -> RowRecord<'a> {
        let one = |n: u32| n as usize..n as usize + 1;
        match row {
            Row::Tied(tie) => RowRecord::Tied {
                left: passages(self.left, tie.left.start as usize..tie.left.end as usize),
                right: passages(self.right, tie.right.start as usize..tie.right.end as usize),
                status: tie.status,
                similarity: tie.similarity,
                moved: tie.moved,
                differences: tie
                    .differences
                    .iter()
                    .map(|difference| DifferenceRecord::new(difference, self.left, self.right))
                    .collect(),
            },
            Row::OnlyLeft(n) => RowRecord::Only {
                left: passages(self.left, one(n)),
                right: Vec::new(),
                status: "only_left",
            },
            Row::OnlyRight(n) => RowRecord::Only {
                left: Vec::new(),
                right: passages(self.right, one(n)),
                status: "only_right",
            },
        }
    }
}

fn passages(entry: &Entry, numbers: std::ops::Range<usize>) -> Vec<Passage<'_>> {
    let sentences: &[Sentence] = &entry.document.sentences[numbers];
    let passage = |sentence: &Sentence| Passage::new(sentence.span, entry);
    sentences.iter().map(passage).collect()
}

#[derive(Serialize)]
#[serde(untagged)]
enum RowRecord<'a> {
    Tied {
        left: Vec<Passage<'a>>,
        right: Vec<Passage<'a>>,
        status: Status,
        similarity: Similarity,
        moved: bool,
        differences: Vec<DifferenceRecord<'a>>,
    },
    Only {
        left: Vec<Passage<'a>>,
        right: Vec<Passage<'a>>,
        status: &'static str,
    },
}

#[derive(Serialize)]
struct DifferenceRecord<'a> {
    tier: Tier,
    class: Class,
    left: Passage<'a>,
    right: Passage<'a>,
}

impl<'a> DifferenceRecord<'a> {
    fn new(difference: &Difference, left: &'a Entry, right: &'a Entry) -> DifferenceRecord<'a> {
        DifferenceRecord {
            tier: difference.class.tier(),
            class: difference.class,
            left: Passage::new(difference.left, left),
            right: Passage::new(difference.right, right),
        }
    }
}

#[derive(Serialize)]
struct GroupRecord<'a> {
    articles: &'a [u32],
    lead: u32,
    compilations: &'a [u32],
    lead_only: bool,
    weakest: LinkRecord,
}

#[derive(Serialize)]
struct LinkRecord {
    left: u32,
    right: u32,
    coverage: Option<Both<Similarity>>,
}

fn group(group: &Group, weakest: Option<Both<Similarity>>) -> GroupRecord<'_> {
    GroupRecord {
        articles: &group.articles,
        lead: group.lead,
        compilations: &group.compilations,
        lead_only: group.lead_only,
        weakest: LinkRecord {
            left: group.weakest.left(),
            right: group.weakest.right(),
            coverage: weakest,
        },
    }
}

#[derive(Serialize)]
struct ErrorRecord<'a> {
    path: Cow<'a, str>,
    message: &'a str,
}

fn errors(failures: &[Failure]) -> impl Iterator<Item = ErrorRecord<'_>> {
    failures.iter().map(|failure: &Failure| ErrorRecord {
        path: visible::path(&failure.path),
        message: &failure.message,
    })
}

/// Serializes what a function iterates over, so that no list of records is ever held.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[cfg(test)]
mod tests;
