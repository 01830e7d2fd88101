//! The records of a report, which articles, pairs, groups and errors are told as.

use crate::compare::alignment::{Row, Share, Status, Tie};
use crate::compare::comparison::{Both, Comparison, Relation, Side};
use crate::compare::difference::{Class, Difference, Tier};
use crate::compare::group::Group;
use crate::read::Failure;
use crate::report::furniture::FurnitureRecord;
use crate::report::{Detail, Entry, SameItem, origin, set_aside, visible};
use crate::span::Span;
use crate::text::document::{FurnitureKind, Sentence};
use serde::Serialize;
use serde::ser::{SerializeSeq as _, SerializeStruct as _, Serializer};
use std::borrow::Cow;

/// An article, what was set aside in it, and what a reader must know of it.
pub(super) struct ArticleRecord<'a> {
    pub(super) id: usize,
    pub(super) entry: &'a Entry,
}

impl Serialize for ArticleRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ArticleRecord { id, entry } = *self;
        let document = &entry.document;
        let furniture = |piece| FurnitureRecord::new(piece, &entry.article.text);
        let mut record = serializer.serialize_struct("Article", origin::FIELDS + 8)?;
        record.serialize_field("id", &id)?;
        origin::put(&entry.article, document, &mut record)?;
        record.serialize_field("words", &entry.words())?;
        record.serialize_field("sentences", &document.sentences.len())?;
        let pieces = Each(|| document.furniture.iter().map(furniture));
        record.serialize_field("furniture", &pieces)?;
        record.serialize_field("notices", &Each(|| entry.notices()))?;
        record.serialize_field("against", &entry.is_against())?;
        record.serialize_field("comparable", &entry.not_comparable.is_none())?;
        if let Some(reason) = &entry.not_comparable {
            record.serialize_field("reason", reason)?;
        }
        record.end()
    }
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

/// All articles, by number.
pub(super) fn articles(entries: &[Entry]) -> impl Iterator<Item = ArticleRecord<'_>> {
    let numbered = entries.iter().enumerate();
    numbered.map(|(id, entry)| ArticleRecord { id, entry })
}

#[derive(Serialize)]
pub(super) struct PairRecord<'a> {
    left: u32,
    right: u32,
    relation: Relation,
    part: Option<Side>,
    duplicate: bool,
    quotes_only: bool,
    same_item: bool,
    versions: Option<[Option<&'a str>; 2]>,
    set_aside_differs: Vec<FurnitureKind>,
    coverage: Both<Share>,
    similarity: Share,
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

/// A pair, with as much `detail` as was asked for.
pub(super) fn pair<'a>(
    comparison: &'a Comparison,
    of: Both<&'a Entry>,
    detail: Detail,
) -> PairRecord<'a> {
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
        versions: same_item.map(|same| [same.versions.left, same.versions.right]),
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
        similarity: Share,
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
pub(super) struct GroupRecord<'a> {
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
    coverage: Option<Both<Share>>,
}

/// A group, with the coverage of its weakest pair where that is known.
pub(super) fn group(group: &Group, weakest: Option<Both<Share>>) -> GroupRecord<'_> {
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
pub(super) struct ErrorRecord<'a> {
    path: Cow<'a, str>,
    message: &'a str,
}

/// What could not be read.
pub(super) fn errors(failures: &[Failure]) -> impl Iterator<Item = ErrorRecord<'_>> {
    failures.iter().map(|failure: &Failure| ErrorRecord {
        path: visible::path(&failure.path),
        message: &failure.message,
    })
}

/// Serializes what a function iterates over, so that no list of records is ever held.
pub(super) struct Each<F>(pub(super) F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}
