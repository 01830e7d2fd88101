//! Turns XML documents into articles: tells them apart by their root element, and puts the stories that stand in them to
//! their reader.

mod tree;

pub(super) use tree::{Id, Step, Tree};

use super::encoding::Decoded;
use super::story::Story;
use super::{Failure, Reading, feed, newsml, newsml_g2, nitf};
use crate::article::{Format, Notice};
use std::path::Path;

/// What a reader makes of one item of a document: a story, or the reason why it is none.
pub(super) type Item = Result<Story, String>;

/// How a text that is XML begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beginning<'a> {
    /// Whether it begins with an XML declaration.
    pub(super) is_declared: bool,
    /// The name of its first element, without prefix.
    pub(super) root: &'a str,
}

impl<'a> Beginning<'a> {
    /// How a text begins, if it begins as XML does: with an element, or before it a declaration, comments and a document type.
    pub(super) fn of(text: &'a str) -> Option<Beginning<'a>> {
        let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let is_declared = rest.starts_with("<?xml");
        loop {
            rest = if let Some(inside) = rest.strip_prefix("<?") {
                after(inside, "?>")?
            } else if let Some(inside) = rest.strip_prefix("<!--") {
                after(inside, "-->")?
            } else if rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype") {
                after_document_type(rest)?
            } else {
                break;
            }
            .trim_start();
        }
        let tag = rest.strip_prefix('<')?;
        let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<'));
        let name = &tag[..end.unwrap_or(tag.len())];
        let root = name.rsplit(':').next().unwrap_or(name);
        let is_name = root.starts_with(|c: char| c.is_alphabetic() || c == '_');
        is_name.then_some(Beginning { is_declared, root })
    }
}

fn after<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let at = memchr::memmem::find(text.as_bytes(), end.as_bytes())?;
    Some(&text[at + end.len()..])
}

/// What follows a document type, which may have declarations in square brackets.
fn after_document_type(text: &str) -> Option<&str> {
    let mut depth = 0usize;
    let end = text.bytes().position(|byte| {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        byte == b'>' && depth == 0
    })?;
    Some(&text[end + 1..])
}

/// The format of a document with this root element, and `None` if it is not one of XML's that can be read.
pub(super) fn format_of(root: &str) -> Option<Format> {
    match root {
        "nitf" => Some(Format::Nitf),
        "newsMessage" | "newsItem" | "packageItem" | "conceptItem" | "knowledgeItem"
        | "planningItem" | "catalogItem" => Some(Format::NewsMlG2),
        "NewsML" => Some(Format::NewsMl),
        "rss" | "RDF" | "feed" | "entry" => Some(Format::Feed),
        _ => None,
    }
}

/// Reads the articles of a document in one of XML's formats.
pub(super) fn read(path: &Path, decoded: Decoded, format: Format) -> Reading {
    let (tree, broken) = Tree::parse(&decoded.text);
    let items = match format {
        Format::Nitf => nitf::items(&tree),
        Format::NewsMlG2 => newsml_g2::items(&tree),
        Format::NewsMl => newsml::items(&tree),
        _ => feed::items(&tree),
    };
    let several = items.len() > 1;
    let mut reading = Reading::default();
    let mut fail = |message| {
        reading.failures.push(Failure {
            path: path.to_owned(),
            message,
        });
    };
    if items.is_empty() && broken.is_none() {
        fail(format!(
            "no article found in it, read as {}; expected {}",
            format.name(),
            expected(format)
        ));
    }
    // Where it was decoded wrongly is known in the document only.
    let notices = decoded
        .notices
        .into_iter()
        .map(|n| Notice { span: None, ..n });
    let notices: Vec<Notice> = notices.collect();
    for item in items {
        match item {
            Ok(story) => {
                let mut article = story.into_article(path, format, decoded.encoding.name());
                article.item = article.metadata.guid.clone().filter(|_| several);
                article.notices.extend(notices.iter().cloned());
                reading.articles.push(article);
            }
            Err(message) => fail(message),
        }
    }
    if let Some(message) = broken {
        fail(message);
    }
    reading
}

/// What a document of a format has to hold.
fn expected(format: Format) -> &'static str {
    match format {
        Format::Nitf => "a <nitf> element",
        Format::NewsMlG2 => "a <newsItem> element",
        Format::NewsMl => "a <NewsItem> element",
        _ => "<item> or <entry> elements",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_by_its_first_element_whatever_stands_before() {
        for (text, root) in [
            ("<nitf version=''>", "nitf"),
            (
                "\u{feff}\n<?xml version='1.0'?>\n<!-- <a> --><?x y?><rss>",
                "rss",
            ),
            (
                "<!DOCTYPE nitf [<!ENTITY a \">\"> <!ELEMENT b (c)>]><n:newsItem/>",
                "newsItem",
            ),
        ] {
            assert_eq!(Beginning::of(text).map(|b| b.root), Some(root), "{text}");
        }
        for text in ["", "<", "< 5 percent", "<?xml", "<!-- x", "A ferry.", "<<a"] {
            assert_eq!(Beginning::of(text), None, "{text}");
        }
    }
}
