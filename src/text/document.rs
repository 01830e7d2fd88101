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

/// What a piece of furniture is. What is in doubt is body, not furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FurnitureKind {
    /// The title over the story, the deck under it, and the same title set again further down.
    Headline,
    /// Who wrote it or which agency sent it, on a line over the story: `By Ann Example`, `The Associated Press`.
    Byline,
    /// Place, date and agency before the first sentence, with the dash: `HANOI (VNA) –`. Also a place alone on the line over the story.
    Dateline,
    /// Take markers and wire keywords: `1st Ld-Writethru`, `UPDATE 1-`, and the marks `^` and `<` around a line.
    Slug,
    /// What a take says of itself: `(Adds comments, detail)`, `(In Jan. 3 story, corrects …)`, `Editor's note: …`.
    Advisory,
    /// The text under a picture, without its credit.
    Caption,
    /// Whose picture it is: `(Photo: VNA)`, `Ann Example/Getty Images`.
    Credit,
    /// What signs a story off: `(Reporting by …; Editing by …)`, `— VNA/VNS`, `hh/ph`, copyright, a newsroom's telephone.
    Tail,
    /// What says that the story is over: `./.` (`/.` when the first stop is the sentence's own), `-30-`, `###`, `ENDS`, `NNNN`.
    EndMark,
    /// Kill, hold, embargo, machine translation. Each is also a [`Notice`] on the article.
    Notice,
    /// The page's own: share buttons, `Read more`, forms, lone times and dates, rules, scripts.
    Debris,
}
