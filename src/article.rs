//! What a reader yields: one article, decoded, with where it came from.

use crate::span::Span;
use serde::Serialize;
use std::path::PathBuf;

/// One article as it was read, before anything is made of its text.
#[derive(Debug, Clone)]
pub struct Article {
    /// The file it came from, as it was named; `-` for standard input.
    pub path: PathBuf,
    /// The article's name inside a file that holds several.
    pub item: Option<String>,
    /// What the file was read as.
    pub format: Format,
    /// Name of the encoding it was decoded from, as in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// The decoded text. All spans point into it.
    pub text: String,
    /// The headline, where the format states one apart from the text.
    pub headline: Option<String>,
    /// What a reader of the report should know about how it was read.
    pub notices: Vec<Notice>,
}

/// The file formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// JSON Lines: one article a line, as a JSON object.
    #[serde(rename = "jsonl")]
    JsonLines,
}

/// Something about an article that a reader of the report must see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// One sentence, or the marker itself as the article has it.
    pub text: String,
    /// Where it stands in the text, when it stands there.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// The story was withdrawn.
    Kill,
    /// The story is not to be used yet.
    Hold,
    /// Not to be published before a stated time.
    Embargo,
    /// This take corrects an earlier one.
    Correction,
    /// A numbered or updated take of a running story.
    Version,
    /// Written or translated by a machine.
    Machine,
    /// The encoding was guessed, or bytes could not be decoded.
    Encoding,
}
