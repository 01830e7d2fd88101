//! The report as JSON, schema `dedupe.report/1` (`report.schema.json` beside this folder).
//!
//! Records borrow from the report and are written as they are visited; no tree of it is built.

mod harmless;
mod record;

use super::{Detail, Entry, Report};
use crate::compare::alignment::Share;
use crate::compare::comparison::{Both, Comparison, Link, Pair};
use crate::compare::group::Group;
use crate::read::Failure;
use harmless::Harmless;
use hashbrown::HashMap;
use record::{
    ArticleRecord, Each, ErrorRecord, GroupRecord, PairRecord, articles, errors, group, pair,
};
use serde::Serialize;
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
    for (id, entry) in report.articles.iter().enumerate() {
        lines.article(&ArticleLine::new(id, entry))?;
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

/// Room for nearly every line that tells no details, in bytes.
const LINE: usize = 512;

/// Writes a report one record a line: all articles, then the pairs as they come, then the rest.
pub struct Lines<W> {
    out: W,
    /// The room that a line is put together in.
    line: Vec<u8>,
    articles: usize,
    against: usize,
    duplicates: usize,
    /// Coverage of the duplicates, by which a group's weakest pair is told.
    coverage: HashMap<Pair, Both<Share>>,
}

/// The line of an article, ready to be written.
#[derive(Debug)]
pub struct ArticleLine {
    line: Vec<u8>,
    against: bool,
}

impl ArticleLine {
    /// What the article of this number is told as.
    pub fn new(id: usize, entry: &Entry) -> ArticleLine {
        let mut line = Vec::with_capacity(LINE);
        // Nothing fails that writes to memory.
        let _ = put(&Line::Article(ArticleRecord { id, entry }), &mut line);
        ArticleLine {
            line,
            against: entry.is_against(),
        }
    }
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

impl<W: Write> Lines<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Lines<W> {
        Lines {
            out,
            line: Vec::new(),
            articles: 0,
            against: 0,
            duplicates: 0,
            coverage: HashMap::new(),
        }
    }

    /// Writes the next article.
    ///
    /// # Errors
    /// Whatever `out` returns; so do the other methods.
    pub fn article(&mut self, article: &ArticleLine) -> io::Result<()> {
        self.articles += 1;
        self.against += usize::from(article.against);
        self.out.write_all(&article.line)
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

#[cfg(test)]
mod tests;
