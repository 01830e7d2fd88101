//! A document: what belongs to the page set aside, what belongs to the story in sentences.

use crate::article::Notice;
use crate::span::Span;
use serde::Serialize;

/// An article's text, taken apart. All spans point into the article's decoded text.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What belongs to the wire or the page rather than to the story, in order, disjoint from one another and from the sentences.
    pub furniture: Vec<Furniture>,
    /// Version, kill and embargo markers found in the furniture.
    pub notices: Vec<Notice>,
    /// Sentences of the body, in order and disjoint.
    pub sentences: Vec<Sentence>,
}

/// One sentence of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Number of the body paragraph that it stands in, from 0.
    pub paragraph: u32,
    /// How many words it has.
    pub words: u32,
}

/// One piece of furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Where it stands, without surrounding white space.
    pub span: Span,
}

/// What a piece of furniture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FurnitureKind {
    /// The title over the story.
    Headline,
    /// `By Ann Example`.
    Byline,
    /// `HANOI (VNA) –`: place, date and agency before the first sentence.
    Dateline,
    /// Slug and take lines: `1st Ld-Writethru`, `UPDATE 1-`.
    Slug,
    /// `(Adds comments, detail)`.
    Advisory,
    /// The text under a picture.
    Caption,
    /// `(Photo: VNA)`.
    Credit,
    /// `(Reporting by …; Editing by …)`, `— VNA/VNS`, `hh/ph`.
    Tail,
    /// `./.`, `-30-`, `###`, `ENDS`, `NNNN`.
    EndMark,
    /// Kill, hold, embargo, machine translation.
    Notice,
    /// Share buttons, `Read more`, newsletter forms.
    Debris,
}
