//! What a reader yields: one article, decoded, with where it came from.

use crate::reread::Reread;
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
    /// What else the format states about the article.
    pub metadata: Metadata,
    /// What the format itself marks as not the story: captions, tables. Whole paragraphs of the text, in order and disjoint.
    pub furniture: Vec<Furniture>,
    /// What a reader of the report should know about how it was read.
    pub notices: Vec<Notice>,
    /// Where its text can be read again, if it can be: in a large file of JSON Lines.
    pub reread: Option<Reread>,
}

impl Article {
    /// An article of which nothing is known but its text.
    pub fn new(
        path: impl Into<PathBuf>,
        format: Format,
        encoding: &'static str,
        text: String,
    ) -> Article {
        Article {
            path: path.into(),
            item: None,
            format,
            encoding,
            text,
            headline: None,
            metadata: Metadata::default(),
            furniture: Vec::new(),
            notices: Vec::new(),
            reread: None,
        }
    }
}

/// What an article is in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// One of those that the run is about: compared with all others.
    #[default]
    Own,
    /// One that others are only compared to, as an older one (`--against`), and not with others of its kind.
    Reference,
}

/// What a format states about an article beside its text and headline. Each is as the format has it, and `None` where it has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// What names the story across its versions: a GUID, a URI.
    pub guid: Option<String>,
    /// Which version of the story it is.
    pub version: Option<String>,
    /// When this version was made or sent.
    pub issued: Option<String>,
    /// The language of the text, as an IETF tag: `en`, `de-AT`.
    pub language: Option<String>,
    /// Why the story is not to be compared, where its sender took it back: "canceled by its sender (stat:canceled)".
    pub withdrawn: Option<String>,
}

/// The file formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Plain text that holds several stories: a database's export, a run of wire copy.
    Export,
    /// JSON Lines: one article a line, as a JSON object.
    JsonLines,
    /// JSON: an article, or some in any wrapping.
    Json,
    /// ninjs, the IPTC's JSON for news.
    Ninjs,
    /// dpa's digitalwires.
    Digitalwires,
    /// CSV: one article a row, under a header.
    Csv,
    /// NewsML-G2, the IPTC's exchange format, and its news messages.
    NewsMlG2,
    /// NewsML 1.
    NewsMl,
    /// NITF, the IPTC's markup of news text.
    Nitf,
    /// RSS, Atom or a WordPress export.
    Feed,
    /// XML of a sender's own, in which elements with a headline and a text are found.
    Xml,
    /// HTML: a web page.
    Html,
    /// An e-mail message, or a mailbox of several.
    Email,
    /// ANPA 1312: messages of North American wires, framed by control bytes.
    Anpa1312,
    /// IPTC 7901: messages of European wires, framed by control bytes.
    Iptc7901,
}

impl Format {
    /// Every format, in the order that help lists them.
    pub const ALL: [Format; 16] = [
        Format::Text,
        Format::Export,
        Format::JsonLines,
        Format::Json,
        Format::Ninjs,
        Format::Digitalwires,
        Format::Csv,
        Format::NewsMlG2,
        Format::NewsMl,
        Format::Nitf,
        Format::Feed,
        Format::Xml,
        Format::Html,
        Format::Email,
        Format::Anpa1312,
        Format::Iptc7901,
    ];

    /// Its name on the command line and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Export => "export",
            Format::JsonLines => "jsonl",
            Format::Json => "json",
            Format::Ninjs => "ninjs",
            Format::Digitalwires => "digitalwires",
            Format::Csv => "csv",
            Format::NewsMlG2 => "newsml-g2",
            Format::NewsMl => "newsml",
            Format::Nitf => "nitf",
            Format::Feed => "feed",
            Format::Xml => "xml",
            Format::Html => "html",
            Format::Email => "email",
            Format::Anpa1312 => "anpa1312",
            Format::Iptc7901 => "iptc7901",
        }
    }
}

impl Serialize for Format {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

impl NoticeKind {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            NoticeKind::Kill => "kill",
            NoticeKind::Hold => "hold",
            NoticeKind::Embargo => "embargo",
            NoticeKind::Correction => "correction",
            NoticeKind::Version => "version",
            NoticeKind::Machine => "machine",
            NoticeKind::Encoding => "encoding",
        }
    }
}

impl Serialize for NoticeKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// Rows and columns that a format marks as a table.
    Table,
    /// The page's own: share buttons, `Read more`, forms, lone times and dates, rules, scripts.
    Debris,
}

impl FurnitureKind {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            FurnitureKind::Headline => "headline",
            FurnitureKind::Byline => "byline",
            FurnitureKind::Dateline => "dateline",
            FurnitureKind::Slug => "slug",
            FurnitureKind::Advisory => "advisory",
            FurnitureKind::Caption => "caption",
            FurnitureKind::Credit => "credit",
            FurnitureKind::Tail => "tail",
            FurnitureKind::EndMark => "end_mark",
            FurnitureKind::Notice => "notice",
            FurnitureKind::Table => "table",
            FurnitureKind::Debris => "debris",
        }
    }
}

impl Serialize for FurnitureKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
