//! Turns XML documents into articles: tells them apart by their root element, and puts the stories that stand in them to
//! their reader.

mod tree;

pub(super) use tree::{Id, Step, Tree};

use super::draft::Draft;
use super::encoding::Decoded;
use super::failures::{Failures, shown};
use super::markup::{self, Role};
use super::{Reading, feed, generic_xml, newsml, newsml_g2, nitf};
use crate::article::Format;
use std::path::Path;

/// What a reader makes of one item of a document: a story, or the reason why it is none.
pub(super) type Item = Result<Draft, String>;

/// The format of a text that is XML: one of XML's formats, by itself or in an envelope of some other kind, or a sender's own.
/// `None` if it is no XML, or a page of HTML.
pub(super) fn format_of(text: &str) -> Option<Format> {
    let (name, root) = root_of(text)?;
    if let Some(format) = format_by_root(root) {
        return Some(format);
    }
    // Without a declaration, a document is told from a text that begins with a tag by its last one.
    let is_closed = || {
        let end = text.trim_end().strip_suffix('>').unwrap_or("");
        end.ends_with(name) && end[..end.len() - name.len()].ends_with("</")
    };
    let is_document = text.trim_start().starts_with("<?xml") || is_closed();
    if is_html(root) || !is_document {
        return None;
    }
    Some(enveloped(text).unwrap_or(Format::Xml))
}

/// Whether a name is one of HTML's.
fn is_html(root: &str) -> bool {
    const INLINE: [&str; 12] = [
        "a", "b", "em", "font", "i", "img", "small", "span", "strong", "sub", "sup", "u",
    ];
    markup::role(root) != Role::Inline || INLINE.iter().any(|name| root.eq_ignore_ascii_case(name))
}

/// The format of the first document that stands in an envelope of another kind.
fn enveloped(text: &str) -> Option<Format> {
    let tags = [
        ("<nitf", Format::Nitf),
        ("<newsItem", Format::NewsMlG2),
        ("<NewsItem", Format::NewsMl),
        ("<entry xmlns=\"http://www.w3.org/2005/Atom\"", Format::Feed),
    ];
    let found = tags.into_iter().filter_map(|(tag, format)| {
        let at = memchr::memmem::find(text.as_bytes(), tag.as_bytes())?;
        let ends = text[at + tag.len()..].starts_with([' ', '>', '\n', '\r', '\t']);
        ends.then_some((at, format))
    });
    found.min_by_key(|(at, _)| *at).map(|(_, format)| format)
}

/// The name of a text's root element, with its prefix and without, if it begins as XML does: with an element, or before it a
/// declaration, comments and a document type.
fn root_of(text: &str) -> Option<(&str, &str)> {
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
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
    is_name.then_some((name, root))
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
fn format_by_root(root: &str) -> Option<Format> {
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
        Format::Feed => feed::items(&tree),
        _ => generic_xml::items(&tree),
    };
    let several = items.len() > 1;
    let mut failures = Failures::new(path);
    let mut articles = Vec::new();
    if items.is_empty() && broken.is_none() {
        failures.push(|| nothing_in(&tree, format));
    }
    // What is wrong with the whole is told before what is wrong with its parts, of which there may be many.
    if let Some(message) = broken {
        failures.push(|| message);
    }
    for item in items {
        match item {
            Ok(story) => {
                let mut article = story.into_article(path, format, decoded.encoding.name());
                article.item = article.metadata.guid.clone().filter(|_| several);
                article.notices.extend(decoded.notices_elsewhere());
                articles.push(article);
            }
            Err(message) => failures.push(|| message),
        }
    }
    Reading {
        articles,
        failures: failures.conclude("items"),
        ..Reading::default()
    }
}

/// Why a document in a format holds no article.
fn nothing_in(tree: &Tree<'_>, format: Format) -> String {
    let expected = match format {
        Format::Nitf => "a <nitf> element",
        Format::NewsMlG2 => "a <newsItem> element",
        Format::NewsMl => "a <NewsItem> element",
        Format::Feed => "<item> or <entry> elements",
        _ => {
            let root = tree.roots().next().map_or("", |root| tree.name(root));
            return format!(
                "XML of an unknown kind (<{}>); expected NITF, NewsML, NewsML-G2, RSS, Atom, or elements with a headline and \
                 a text; convert it",
                shown(root)
            );
        }
    };
    let name = format.name();
    format!("no article found in it, read as {name}; expected {expected}")
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod recognition {
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
            assert_eq!(root_of(text).map(|(_, root)| root), Some(root), "{text}");
        }
        for text in ["", "<", "< 5 percent", "<?xml", "<!-- x", "A ferry.", "<<a"] {
            assert_eq!(root_of(text), None, "{text}");
        }
    }

    #[test]
    fn documents_in_envelopes_are_told_from_those_of_a_senders_own_and_from_html() {
        for (text, format) in [
            (
                "<?xml version='1.0'?><wire><nitf><body/></nitf></wire>",
                Some(Format::Nitf),
            ),
            (
                "<wire>\n<newsItem guid='a'/></wire>\n",
                Some(Format::NewsMlG2),
            ),
            (
                "<?xml version='1.0'?><invoice><nitfs/></invoice>",
                Some(Format::Xml),
            ),
            ("<g:invoice></g:invoice>", Some(Format::Xml)),
            ("<Ferry sinks>\nA ferry sank.", None),
            ("<p>A ferry sank.</p>", None),
            ("<?xml version='1.0'?><!DOCTYPE html><html></html>", None),
        ] {
            assert_eq!(format_of(text), format, "{text}");
        }
    }
}
