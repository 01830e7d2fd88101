//! Shows how an article was read: as what, what was set aside, the sentences, and the canonical form of each token.

use super::furniture::FurnitureRecord;
use super::layout::{Page, Text, Tone};
use super::origin;
use crate::article::Article;
use crate::report::visible::escape;
use crate::text::document::{Document, Tokens};
use crate::text::language::Language;
use crate::text::token::Token;
use crate::text::tokenize;
use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};
use std::io::{self, Write as _};

/// One article as it was read, for `dedupe inspect`.
pub struct Inspection<'a> {
    /// What was read.
    pub article: &'a Article,
    /// What was made of its text.
    pub document: Document,
    /// Its tokens.
    pub tokens: Tokens,
}

impl<'a> Inspection<'a> {
    /// Takes an article apart; `language` as for [`Document::of`].
    pub fn of(article: &'a Article, language: Option<Language>) -> Inspection<'a> {
        let (document, tokens) = Document::of(article, language);
        Inspection {
            article,
            document,
            tokens,
        }
    }
}

/// Columns of a page whose width nobody knows.
const WIDTH: usize = 80;

/// Writes inspections in words, wrapped at 80 columns: what the article was read as and what its format states of it, what was
/// set aside and each sentence behind its label, and below a sentence the canonical forms of its tokens.
///
/// # Errors
/// Whatever `out` returns.
pub fn write_text<'a>(
    inspections: impl Iterator<Item = Inspection<'a>>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    // Columns in front of a label, and those that it and the space behind it take.
    const INDENT: usize = 2;
    const LABEL: usize = 11;
    let mut out = io::BufWriter::new(out);
    let mut page = Page::new(&mut out, WIDTH, false);
    for (n, inspection) in inspections.enumerate() {
        let Inspection {
            article,
            document,
            tokens,
        } = &inspection;
        let text = &article.text;
        let item = article
            .item
            .as_ref()
            .map_or_else(String::new, |item| format!("#{}", escape(item)));
        if n > 0 {
            page.blank()?;
        }
        let name = format!("{}{item}", super::visible::name(&article.path));
        page.paragraph(0, INDENT, &Text::new(Tone::Strong, &name))?;
        let mut labeled = |label: &str, source: &str| {
            let mut line = Text::new(Tone::Plain, &format!("{label:>9}  "));
            line.push_source(Tone::Plain, source);
            page.paragraph(INDENT, LABEL, &line)
        };
        for (label, said) in stated(article) {
            labeled(label, &said)?;
        }
        for piece in &document.furniture {
            labeled(piece.kind.name(), piece.span.of(text))?;
        }
        for (n, sentence) in document.sentences.iter().enumerate() {
            let mut line = Text::new(Tone::Plain, &format!("{:>9}  ", n + 1));
            line.push_source(Tone::Plain, sentence.span.of(text));
            page.paragraph(INDENT, LABEL, &line)?;
            let canonical: Vec<String> = tokens
                .of(n)
                .iter()
                .map(|token| {
                    escape(&tokenize::canonical_with(
                        text,
                        token,
                        document.decimal_sign,
                    ))
                })
                .collect();
            let forms = Text::new(Tone::Plain, &canonical.join(" | "));
            page.paragraph(INDENT + LABEL, 0, &forms)?;
        }
    }
    out.flush()
}

/// What an article was read as and what its format states of it, each behind its label.
fn stated(article: &Article) -> Vec<(&'static str, String)> {
    let metadata = &article.metadata;
    let read_as = format!("{}, {}", article.format.name(), article.encoding);
    let mut stated = vec![("read as", read_as)];
    let further = [
        ("headline", &article.headline),
        ("guid", &metadata.guid),
        ("version", &metadata.version),
        ("issued", &metadata.issued),
        ("language", &metadata.language),
        ("withdrawn", &metadata.withdrawn),
    ];
    for (label, said) in further {
        stated.extend(said.as_ref().map(|said| (label, said.clone())));
    }
    // What the text itself gives notice of is shown where it stands.
    let notices = article.notices.iter();
    stated.extend(notices.map(|notice| ("notice", notice.text.clone())));
    stated
}

/// Writes inspections as one JSON object.
///
/// # Errors
/// Whatever `out` returns.
pub fn write_json<'a>(
    inspections: impl Iterator<Item = Inspection<'a>>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    out.write_all(b"{\"articles\":[")?;
    for (n, inspection) in inspections.enumerate() {
        if n > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut out, &ArticleRecord(&inspection))?;
    }
    out.write_all(b"]}\n")?;
    out.flush()
}

#[derive(Serialize)]
struct SentenceRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    tokens: Vec<TokenRecord>,
}

#[derive(Serialize)]
struct TokenRecord {
    start: u32,
    end: u32,
    canonical: String,
    rules: Vec<&'static str>,
}

struct ArticleRecord<'a>(&'a Inspection<'a>);

impl Serialize for ArticleRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Inspection {
            article,
            document,
            tokens,
        } = self.0;
        let text = &article.text;
        let furniture = document
            .furniture
            .iter()
            .map(|piece| FurnitureRecord::new(piece, text));
        let token = |token: &Token| TokenRecord {
            start: token.span.start,
            end: token.span.end,
            canonical: tokenize::canonical_with(text, token, document.decimal_sign),
            rules: token.rules.names().collect(),
        };
        let sentences = document.sentences.iter().enumerate();
        let sentences = sentences.map(|(n, sentence)| SentenceRecord {
            start: sentence.span.start,
            end: sentence.span.end,
            text: sentence.span.of(text),
            tokens: tokens.of(n).iter().map(token).collect(),
        });
        let notices = article.notices.iter().chain(&document.notices);
        let mut record = serializer.serialize_struct("Article", origin::FIELDS + 4)?;
        origin::put(article, document, &mut record)?;
        record.serialize_field("withdrawn", &article.metadata.withdrawn)?;
        record.serialize_field("notices", &notices.collect::<Vec<_>>())?;
        record.serialize_field("furniture", &furniture.collect::<Vec<_>>())?;
        record.serialize_field("sentences", &sentences.collect::<Vec<_>>())?;
        record.end()
    }
}
