//! Reports made by hand, for the tests of the writers.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::article;
use crate::compare::alignment::{Alignment, Share, Status, Tie};
use crate::compare::comparison::{Both, Relation, Side};
use crate::compare::difference::{Class, Difference, Tier};
use crate::text::document::{Furniture, Sentence};

pub(super) const CLASSES: [Class; 21] = [
    Class::Number,
    Class::Date,
    Class::Name,
    Class::Negation,
    Class::Modality,
    Class::Quotation,
    Class::Reference,
    Class::Inflection,
    Class::FunctionWord,
    Class::Order,
    Class::Wording,
    Class::Spelling,
    Class::NumberForm,
    Class::Abbreviation,
    Class::NameForm,
    Class::Capitalization,
    Class::Hyphenation,
    Class::Diacritics,
    Class::SerialComma,
    Class::Punctuation,
    Class::Spacing,
];

/// An article of some sentences in one paragraph.
pub(super) fn entry(path: &str, sentences: &[&str]) -> Entry {
    let mut entry = Entry {
        article: Article::new(path, article::Format::Text, "UTF-8", String::new()),
        document: Document::default(),
        not_comparable: None,
        role: Role::Own,
    };
    for sentence in sentences {
        add_sentence(&mut entry, sentence);
    }
    entry
}

fn append(entry: &mut Entry, words: &str) -> Span {
    let text = &mut entry.article.text;
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(words);
    Span::new(text.len() - words.len(), text.len())
}

fn add_sentence(entry: &mut Entry, words: &str) -> Span {
    let span = append(entry, words);
    // It is taken for English.
    entry.document.function_words += 1 + words.split_whitespace().count() as u32 / 2;
    entry.document.sentences.push(Sentence {
        span,
        paragraph: 0,
        words: words.split_whitespace().count() as u32,
    });
    span
}

pub(super) fn add_furniture(entry: &mut Entry, kind: FurnitureKind, words: &str) {
    let span = append(entry, words);
    entry.document.furniture.push(Furniture { kind, span });
}

/// A report on `a.txt` and `b.txt` from the rows of their alignment.
///
/// A row is a sentence of both with its differences as `<Number:40|45>`; of the left alone behind
/// `- `, of the right alone behind `+ `. A tie behind `> ` is a moved one.
pub(super) fn pair(relation: Relation, part: Option<Side>, rows: &[&str]) -> Report {
    let (mut left, mut right) = (entry("a.txt", &[]), entry("b.txt", &[]));
    let mut ties = Vec::new();
    for row in rows {
        if let Some(sentence) = row.strip_prefix("- ") {
            add_sentence(&mut left, sentence);
        } else if let Some(sentence) = row.strip_prefix("+ ") {
            add_sentence(&mut right, sentence);
        } else {
            ties.push(tie(&mut left, &mut right, row));
        }
    }
    let covered = |tied: Vec<u32>, entry: &Entry| {
        let sentences = &entry.document.sentences;
        let words: u32 = tied.iter().map(|&n| sentences[n as usize].words).sum();
        Share::new(f64::from(words) / entry.words() as f64)
    };
    let lefts = ties.iter().flat_map(|tie: &Tie| tie.left.clone()).collect();
    let rights = ties.iter().flat_map(|tie| tie.right.clone()).collect();
    let comparison = Comparison {
        relation,
        part,
        coverage: Both {
            left: covered(lefts, &left),
            right: covered(rights, &right),
        },
        alignment: Alignment { ties },
        ..related(0, 1, relation, 1.0, 1.0)
    };
    Report {
        articles: vec![left, right],
        comparisons: vec![comparison],
        ..Report::default()
    }
}

/// A comparison without an alignment.
pub(super) fn related(
    left: u32,
    right: u32,
    relation: Relation,
    of_left: f64,
    of_right: f64,
) -> Comparison {
    Comparison {
        pair: Pair::new(left, right).unwrap(),
        relation,
        part: None,
        quotes_only: false,
        coverage: Both {
            left: Share::new(of_left),
            right: Share::new(of_right),
        },
        similarity: Share::new(0.9),
        alignment: Alignment::default(),
    }
}

fn tie(left: &mut Entry, right: &mut Entry, row: &str) -> Tie {
    let (moved, row) = row
        .strip_prefix("> ")
        .map_or((false, row), |row| (true, row));
    let (mut l, mut r) = (String::new(), String::new());
    let mut marks = Vec::new();
    let mut rest = row;
    while let Some((before, after)) = rest.split_once('<') {
        let (mark, after) = after.split_once('>').unwrap();
        let (class, sides) = mark.split_once(':').unwrap();
        let (old, new) = sides.split_once('|').unwrap();
        l.push_str(before);
        r.push_str(before);
        let class = CLASSES
            .into_iter()
            .find(|c| format!("{c:?}") == class)
            .unwrap();
        marks.push((class, l.len(), old.len(), r.len(), new.len()));
        l.push_str(old);
        r.push_str(new);
        rest = after;
    }
    l.push_str(rest);
    r.push_str(rest);
    let (left_span, right_span) = (add_sentence(left, &l), add_sentence(right, &r));
    let span = |from: Span, at: usize, len: usize| {
        Span::new(from.start as usize + at, from.start as usize + at + len)
    };
    let differences: Vec<Difference> = marks
        .into_iter()
        .map(|(class, l, old, r, new)| Difference {
            class,
            left: span(left_span, l, old),
            right: span(right_span, r, new),
        })
        .collect();
    let status = if differences.is_empty() {
        Status::Identical
    } else if differences.iter().all(|d| d.class.tier() == Tier::Style) {
        Status::Restyled
    } else {
        Status::Reworded
    };
    let last = |entry: &Entry| {
        let n = entry.document.sentences.len() as u32;
        n - 1..n
    };
    Tie {
        left: last(left),
        right: last(right),
        status,
        similarity: Share::new(if differences.is_empty() { 1.0 } else { 0.9 }),
        moved,
        differences,
    }
}

/// A report in the words of the terminal, without color.
pub(super) fn told(report: &Report, detail: Detail) -> String {
    let options = Options {
        detail,
        ..Options::default()
    };
    written(report, ReportFormat::Text, &options)
}

pub(super) fn written(report: &Report, format: ReportFormat, options: &Options) -> String {
    let mut out = Vec::new();
    write(report, format, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}
