//! Turns comparisons into bytes: a report in words for a terminal or on a page, or as JSON or CSV for a pipeline.
//!
//! Everything is decided before it comes here. The writers count, choose words and lay out.

mod csv;
mod excerpt;
mod furniture;
mod html;
pub mod inspect;
mod json;
mod layout;
mod name;
mod origin;
mod phrase;
mod set_aside;
mod story;
mod terminal;
mod unmatched;
mod verdict;
pub mod visible;

pub use json::{ArticleLine, Lines, PairLine};

use crate::article::{Article, Notice, Role};
use crate::compare::RelationLimits;
use crate::compare::comparison::{Both, Comparison, Pair};
use crate::compare::group::Group;
use crate::read::Failure;
use crate::span::Span;
use crate::text::document::{Document, FurnitureKind};
use std::io;

/// All that a run found out.
#[derive(Debug, Default)]
pub struct Report {
    /// Every article, in the order given; articles are called by their number here.
    pub articles: Vec<Entry>,
    /// Related pairs, sorted by pair. Unrelated ones only where two articles were all there was.
    pub comparisons: Vec<Comparison>,
    /// Related pairs that whoever asked for the report does not want to see there: they are told nowhere, but an article of
    /// one is not without a match.
    pub left_out: Vec<Pair>,
    /// Where relations begin, as they were told.
    pub limits: RelationLimits,
    /// Connected duplicates. Each group's weakest pair stands in `comparisons`.
    pub groups: Vec<Group>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
}

/// One article as the report shows it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What was read.
    pub article: Article,
    /// What was made of its text.
    pub document: Document,
    /// Why it could not be compared, as a phrase (`no body text`); `None` when it could.
    pub not_comparable: Option<String>,
    /// Whether it is compared with all others, or only compared to.
    pub role: Role,
}

/// One item in two versions, or twice in the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SameItem<'a> {
    /// What names the item across its versions.
    pub guid: &'a str,
    /// Which version each is, where it says so.
    pub versions: Both<Option<&'a str>>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// Words, for a reader at a terminal.
    Text,
    /// One JSON object, schema `dedupe.report/1`.
    Json,
    /// The same records, one JSON object a line.
    JsonLines,
    /// One page of HTML that needs nothing else, for a reader with a browser.
    Html,
    /// One row a pair, for a spreadsheet.
    Csv,
}

/// How much a report says about each pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The verdict.
    Summary,
    /// What differs, too.
    Differences,
    /// Every sentence, too.
    Alignment,
}

/// What a reader can choose about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How much it says about each pair.
    pub detail: Detail,
    /// Columns of the terminal; only [`ReportFormat::Text`] heeds it.
    pub width: usize,
    /// Whether to color; only [`ReportFormat::Text`] heeds it. Color repeats what marks and words say.
    pub color: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            detail: Detail::Differences,
            width: 80,
            color: false,
        }
    }
}

/// Writes a report.
///
/// The bytes depend on nothing but the arguments. Output is buffered here and flushed at the end.
///
/// # Errors
/// Whatever `out` returns, with its kind: a closed pipe is `BrokenPipe`.
pub fn write(
    report: &Report,
    format: ReportFormat,
    options: &Options,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    match format {
        ReportFormat::Text => terminal::write(report, options, &mut out)?,
        ReportFormat::Json => json::write(report, options.detail, &mut out)?,
        ReportFormat::JsonLines => json::write_lines(report, options.detail, &mut out)?,
        ReportFormat::Html => html::write(report, options.detail, &mut out)?,
        ReportFormat::Csv => csv::write(report, &mut out)?,
    }
    io::Write::flush(&mut out)
}

impl Report {
    /// The comparison of two articles, if they are related.
    pub fn comparison(&self, pair: Pair) -> Option<&Comparison> {
        let n = self
            .comparisons
            .binary_search_by_key(&pair, |comparison| comparison.pair)
            .ok()?;
        Some(&self.comparisons[n])
    }

    /// The two articles of a pair.
    pub fn of(&self, pair: Pair) -> Both<&Entry> {
        Both {
            left: &self.articles[pair.left() as usize],
            right: &self.articles[pair.right() as usize],
        }
    }

    /// What two articles say of the item that both are, if their formats name the same one.
    pub fn same_item(&self, pair: Pair) -> Option<SameItem<'_>> {
        let of = self.of(pair);
        SameItem::of(of.left, of.right)
    }

    /// Whether two articles are all there is: the report is then the answer to what they are to each other.
    pub fn is_of_two(&self) -> bool {
        self.articles.len() == 2
    }

    /// Numbers of the articles that could not be compared, less those that are only compared to; of two articles that are all
    /// there is, none, for the pair says why.
    pub fn incomparable(&self) -> impl Iterator<Item = u32> {
        let answered = self.is_of_two() && !self.comparisons.is_empty();
        let numbered = (0..).zip(&self.articles);
        let alone = numbered.filter(move |(_, entry)| !answered && !entry.is_against());
        alone.filter_map(|(n, entry)| entry.not_comparable.is_some().then_some(n))
    }

    /// How many articles are only compared to.
    pub fn against(&self) -> usize {
        self.articles
            .iter()
            .filter(|entry| entry.is_against())
            .count()
    }

    /// How many pairs are duplicates.
    pub fn duplicates(&self) -> usize {
        self.comparisons
            .iter()
            .filter(|comparison| comparison.relation.is_duplicate())
            .count()
    }
}

/// Whether headlines, bylines, captions or tables of the two duplicates differ, which take no part in the relation.
pub fn set_aside_differs(comparison: &Comparison, of: Both<&Entry>) -> bool {
    !set_aside::kinds(comparison, of.left, of.right).is_empty()
}

impl<'a> SameItem<'a> {
    /// What two articles say of the item that both are, if their formats name the same one.
    pub fn of(left: &'a Entry, right: &'a Entry) -> Option<SameItem<'a>> {
        let (left, right) = (&left.article.metadata, &right.article.metadata);
        let guid = left.guid.as_deref()?;
        (right.guid.as_deref() == Some(guid)).then_some(SameItem {
            guid,
            versions: Both {
                left: left.version.as_deref(),
                right: right.version.as_deref(),
            },
        })
    }
}

impl Entry {
    /// Whether it is only compared to, as an older one, and not with others of its kind.
    pub fn is_against(&self) -> bool {
        self.role == Role::Reference
    }

    /// How many words the body has.
    pub fn words(&self) -> u64 {
        self.document.words()
    }

    /// The headline that the format states, or else the one found in the text.
    pub fn headline(&self) -> Option<&str> {
        headline(&self.article, &self.document)
    }

    /// What a reader must know about the article: from reading it first, then from its text.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.article.notices.iter().chain(&self.document.notices)
    }

    /// The author's own characters.
    fn text(&self, span: Span) -> &str {
        span.of(&self.article.text)
    }
}

/// The headline that the format states, or else the one found in the text.
fn headline<'a>(article: &'a Article, document: &Document) -> Option<&'a str> {
    article.headline.as_deref().or_else(|| {
        let mut furniture = document.furniture.iter();
        let found = furniture.find(|piece| piece.kind == FurnitureKind::Headline)?;
        Some(found.span.of(&article.text))
    })
}

#[cfg(test)]
mod sample;
