//! The report as CSV: one row a pair, and one an article that stands in none, for a spreadsheet or a database.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a file can be called
//! `=HYPERLINK(…)`. Such names are written behind an apostrophe, which a spreadsheet takes for "this is text"
//! (OWASP, "CSV Injection"); the name `-` alone is standard input and no formula. Control characters are written as
//! escapes, so none can begin a cell either.

use super::unmatched::unmatched;
use super::{Entry, Report, phrase, set_aside, visible};
use crate::article::FurnitureKind;
use crate::compare::alignment::Share;
use crate::compare::comparison::{Comparison, Relation, Side};
use crate::compare::difference::Tier;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// One row. The fields are the columns, in this order; further ones are only ever added behind them.
#[derive(Serialize, Default)]
struct Row {
    left: String,
    right: String,
    relation: Kind,
    duplicate: bool,
    part: Option<Side>,
    coverage_left: Option<f64>,
    coverage_right: Option<f64>,
    similarity: Option<f64>,
    fact: usize,
    wording: usize,
    style: usize,
    quotes_only: bool,
    left_item: Option<String>,
    right_item: Option<String>,
    notices: String,
    left_headline: Option<String>,
    right_headline: Option<String>,
    same_item: bool,
    set_aside_differs: String,
    first_fact: Option<String>,
    reason: Option<String>,
}

/// What a row says of its articles.
#[derive(Serialize, Default)]
#[serde(untagged)]
enum Kind {
    Pair(Relation),
    /// An article for which nothing was found.
    #[default]
    #[serde(serialize_with = "unmatched_name")]
    Unmatched,
}

fn unmatched_name<S: Serializer>(serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("unmatched")
}

const COLUMNS: [&str; 21] = [
    "left",
    "right",
    "relation",
    "duplicate",
    "part",
    "coverage_left",
    "coverage_right",
    "similarity",
    "fact",
    "wording",
    "style",
    "quotes_only",
    "left_item",
    "right_item",
    "notices",
    "left_headline",
    "right_headline",
    "same_item",
    "set_aside_differs",
    "first_fact",
    "reason",
];

/// Writes the names of the columns, a row for each pair of the report, and a row for each article that could not be compared
/// or for which nothing was found.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    // The names are written by hand, as a report without pairs has columns too.
    let mut rows = csv::WriterBuilder::new()
        .has_headers(false)
        .from_writer(out);
    rows.write_record(COLUMNS).map_err(into_io)?;
    for comparison in &report.comparisons {
        rows.serialize(row(report, comparison)).map_err(into_io)?;
    }
    for n in unmatched(report).into_iter().chain(report.incomparable()) {
        let entry = &report.articles[n as usize];
        rows.serialize(lone(report, entry)).map_err(into_io)?;
    }
    rows.flush()
}

fn row(report: &Report, comparison: &Comparison) -> Row {
    let left = &report.articles[comparison.pair.left() as usize];
    let right = &report.articles[comparison.pair.right() as usize];
    let item = |entry: &Entry| entry.article.item.as_deref().map(cell);
    Row {
        left: cell(&visible::path(&left.article.path)),
        right: cell(&visible::path(&right.article.path)),
        relation: Kind::Pair(comparison.relation),
        duplicate: comparison.relation.is_duplicate(),
        part: comparison.part,
        coverage_left: Some(rounded(comparison.coverage.left)),
        coverage_right: Some(rounded(comparison.coverage.right)),
        similarity: Some(rounded(comparison.similarity)),
        fact: comparison.count(Tier::Fact),
        wording: comparison.count(Tier::Wording),
        style: comparison.count(Tier::Style),
        quotes_only: comparison.quotes_only,
        left_item: item(left),
        right_item: item(right),
        notices: notices_of(&[("left", left), ("right", right)]),
        left_headline: headline(left),
        right_headline: headline(right),
        same_item: report.same_item(comparison.pair).is_some(),
        set_aside_differs: set_aside::kinds(comparison, left, right)
            .into_iter()
            .map(FurnitureKind::name)
            .collect::<Vec<_>>()
            .join(";"),
        first_fact: first_fact(comparison, left, right),
        reason: (comparison.relation == Relation::NotComparable)
            .then(|| [left, right].into_iter().find_map(phrase::why_not_compared))
            .flatten()
            .map(|reason| cell(&reason)),
    }
}

/// The row of an article that stands in no pair, on the side where it would stand in one.
fn lone(report: &Report, entry: &Entry) -> Row {
    let name = cell(&visible::path(&entry.article.path));
    let item = entry.article.item.as_deref().map(cell);
    let relation = match entry.not_comparable {
        Some(_) => Kind::Pair(Relation::NotComparable),
        None => Kind::Unmatched,
    };
    let row = Row {
        relation,
        reason: phrase::why_not_compared(entry).map(|reason| cell(&reason)),
        ..Row::default()
    };
    // Those that it was compared to stand on the left.
    if report.against() > 0 {
        Row {
            right: name,
            right_item: item,
            right_headline: headline(entry),
            notices: notices_of(&[("right", entry)]),
            ..row
        }
    } else {
        Row {
            left: name,
            left_item: item,
            left_headline: headline(entry),
            notices: notices_of(&[("left", entry)]),
            ..row
        }
    }
}

/// The first difference of fact, as `number: 40 / 45`.
fn first_fact(comparison: &Comparison, left: &Entry, right: &Entry) -> Option<String> {
    let mut differences = comparison
        .alignment
        .ties
        .iter()
        .flat_map(|tie| &tie.differences);
    let fact = differences.find(|difference| difference.class.tier() == Tier::Fact)?;
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(cell(&format!(
        "{}: {} / {}",
        phrase::class(fact.class),
        words(left.text(fact.left)),
        words(right.text(fact.right))
    )))
}

/// The headline on one line; no cell where there is none.
fn headline(entry: &Entry) -> Option<String> {
    let words: Vec<&str> = entry.headline()?.split_whitespace().collect();
    (!words.is_empty()).then(|| cell(&words.join(" ")))
}

/// A share rounded to four decimals: more would pretend to a precision that a count of words does not have.
fn rounded(share: Share) -> f64 {
    (share.get() * 10_000.0).round() / 10_000.0
}

/// The kinds of notice on the articles of a row, each once: `left:kill;right:embargo`.
fn notices_of(sides: &[(&str, &Entry)]) -> String {
    let mut kinds: Vec<String> = Vec::new();
    for (side, entry) in sides {
        for notice in entry.notices() {
            let kind = format!("{side}:{}", notice.kind.name());
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    kinds.join(";")
}

/// A name or headline that no spreadsheet takes for a formula.
fn cell(name: &str) -> String {
    let name = visible::escape(name);
    if name != "-"
        && name
            .trim_start()
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
    {
        format!("'{name}")
    } else {
        name
    }
}

/// The error of the writer below with its kind: a closed pipe stays one.
fn into_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{entry, pair, related, written};
    use super::super::{Options, Report, ReportFormat};
    use super::*;
    use crate::article::{Notice, NoticeKind, Role};

    fn csv(report: &Report) -> String {
        written(report, ReportFormat::Csv, &Options::default())
    }

    #[test]
    fn a_pair_is_a_row() {
        let rows = [
            "The <Number:40|45> ships left the <Spelling:harbor|harbour>.",
            "- Shops stayed open.",
        ];
        let mut report = pair(Relation::Excerpt, Some(Side::Right), &rows);
        report.articles[0].article.item = Some("tag:1".into());
        let notice = |kind| Notice {
            kind,
            text: "Do not use".into(),
            span: None,
        };
        let kinds = [NoticeKind::Kill, NoticeKind::Version, NoticeKind::Kill];
        report.articles[0].document.notices = kinds.map(notice).into();
        report.articles[1].document.notices = vec![notice(NoticeKind::Embargo)];
        report.articles[0].article.headline = Some("Ships leave,\n late".into());
        assert_eq!(
            csv(&report),
            "left,right,relation,duplicate,part,coverage_left,coverage_right,similarity,fact,wording,style,quotes_only,left_item,right_item,notices,left_headline,right_headline,same_item,set_aside_differs,first_fact,reason\n\
             a.txt,b.txt,excerpt,true,right,0.6667,1.0,0.9,1,0,1,false,tag:1,,left:kill;left:version;right:embargo,\"Ships leave, late\",,false,,number: 40 / 45,\n"
        );
    }

    #[test]
    fn an_article_in_no_pair_has_a_row_on_its_side() {
        let mut report = Report {
            articles: ["a.txt", "b.txt", "c.txt"]
                .map(|name| entry(name, &["Calm seas."]))
                .into(),
            ..Report::default()
        };
        report.articles[2].not_comparable = Some("no body text".into());
        let rows = csv(&report);
        let lines: Vec<&str> = rows.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "a.txt,,unmatched,false,,,,,0,0,0,false,,,,,,false,,,",
                "b.txt,,unmatched,false,,,,,0,0,0,false,,,,,,false,,,",
                "c.txt,,not_comparable,false,,,,,0,0,0,false,,,,,,false,,,no body text",
            ]
        );
        report.articles[0].role = Role::Reference;
        let rows = csv(&report);
        let second = rows.lines().nth(1);
        assert_eq!(
            second,
            Some(",b.txt,unmatched,false,,,,,0,0,0,false,,,,,,false,,,")
        );
    }

    #[test]
    fn a_report_without_pairs_has_its_columns() {
        assert_eq!(csv(&Report::default()).lines().count(), 1);
    }

    #[test]
    fn no_name_is_taken_for_a_formula() {
        for evil in ["=1+1", "+1", "-2", "@SUM(A1)", " =1", "＝1", "\t=1", "\r=1"] {
            let shown = cell(evil);
            assert!(
                shown.starts_with('\'') || shown.starts_with('\\'),
                "{shown}"
            );
        }
        assert_eq!(cell("-"), "-");
        assert_eq!(cell("desk/a-b=c.txt"), "desk/a-b=c.txt");
    }

    #[test]
    fn names_with_separators_are_quoted() {
        let mut report = pair(Relation::Identical, None, &["Calm seas."]);
        report.articles[0].article.path = "a,\"b\".txt".into();
        report.comparisons = vec![related(0, 1, Relation::Identical, 1.0, 1.0)];
        let line = csv(&report);
        assert!(line.contains("\n\"a,\"\"b\"\".txt\",b.txt,identical,true,,1.0,1.0,"));
    }
}
