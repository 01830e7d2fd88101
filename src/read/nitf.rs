//! Reads NITF, the News Industry Text Format of the IPTC.
//!
//! | field of the article | elements |
//! |---|---|
//! | `headline` | `hedline/hl1`, else `hl1` anywhere in `body.head`, else `title` |
//! | `text` | `body.content`, by paragraphs ([markup](super::markup)) |
//! | headline furniture | `hl2` of the head, `abstract` |
//! | byline, dateline | `byline`, `distributor`; `dateline` |
//! | advisory | `ed-msg/@info`, `note` |
//! | caption, credit, table, tail | `media-caption`, `media-producer`, `table`, `body.end` |
//! | `guid`, `version`, `issued`, `language` | `doc-id/@id-string`, `du-key/@version`, `date.issue/@norm`, `nitf/@baselang` |
//! | `withdrawn` and notices | `docdata/@management-status`, `date.release/@norm` of an embargo, `du-key/@version` |
//!
//! NITF 2.5 to 3.6 is read alike, with or without an XML declaration, document type or namespace.

use super::draft::Draft;
use super::markup;
use super::xml::{Id, Item, Step, Tree};
use crate::article::FurnitureKind;

/// The stories of a document: each `nitf` element that stands whole in it.
pub(super) fn items(tree: &Tree<'_>) -> Vec<Item> {
    tree.outermost(&["nitf"])
        .map(|nitf| {
            let mut story = Draft::default();
            read(tree, nitf, &mut story);
            Ok(story)
        })
        .collect()
}

/// Adds all that an `nitf` element holds to a story, of which something may be known from what stands around it.
pub(super) fn read(tree: &Tree<'_>, nitf: Id, story: &mut Draft) {
    if let Some(data) = tree.at(nitf, &["head", "docdata"]) {
        read_data(tree, data, story);
    }
    let language = tree.attribute(nitf, "baselang");
    let language = language.or_else(|| tree.attribute(nitf, "lang"));
    fill(&mut story.metadata.language, language);
    if let Some(head) = tree.at(nitf, &["body", "body.head"]) {
        read_head(tree, head, story);
    }
    if !story.has_headline()
        && let Some(title) = tree.value_at(nitf, &["head", "title"])
    {
        story.headline(&title);
    }
    let Some(body) = tree.child(nitf, "body") else {
        return;
    };
    // NITF 2.5 and sloppy senders set paragraphs straight into the body.
    let content = tree.child(body, "body.content").unwrap_or(body);
    story.body.paragraph();
    markup::walk(tree, content, story);
    if let Some(end) = tree.child(body, "body.end").filter(|_| content != body) {
        let tail = story.body.begin(FurnitureKind::Tail);
        markup::walk(tree, end, story);
        story.body.end(tail);
    }
}

/// What the document says about itself. What is known already is known better.
fn read_data(tree: &Tree<'_>, data: Id, story: &mut Draft) {
    let stated = |element, attribute| {
        let element = tree.child(data, element)?;
        tree.attribute(element, attribute)
    };
    fill(&mut story.metadata.guid, stated("doc-id", "id-string"));
    fill(&mut story.metadata.version, stated("du-key", "version"));
    fill(&mut story.metadata.issued, stated("date.issue", "norm"));
    if let Some(status) = tree.attribute(data, "management-status") {
        if status == "embargoed"
            && let Some(until) = stated("date.release", "norm")
        {
            story.embargo(until);
        }
        story.status(status);
    }
    if let Some(message) = stated("ed-msg", "info") {
        story.piece(FurnitureKind::Advisory, message);
    }
}

/// Fills a field that is still empty.
pub(super) fn fill(field: &mut Option<String>, value: Option<&str>) {
    if field.is_none() {
        *field = value.map(str::to_owned);
    }
}

/// What stands over the story.
fn read_head(tree: &Tree<'_>, head: Id, story: &mut Draft) {
    let named = |name| tree.inside(head).filter(move |id| tree.name(*id) == name);
    for headline in named("hl1").chain(named("hl2")) {
        if let Some(text) = tree.value(headline) {
            story.headline(&text);
        }
    }
    for child in tree.children(head) {
        let kind = match tree.name(child) {
            "abstract" => FurnitureKind::Headline,
            "byline" | "distributor" => FurnitureKind::Byline,
            "note" => FurnitureKind::Advisory,
            "dateline" => FurnitureKind::Dateline,
            _ => continue,
        };
        if let Some(text) = saying(tree, child) {
            story.piece(kind, &text);
        }
    }
}

/// What a byline or dateline says. Its parts stand in elements of their own, between which there need be no space; a date
/// for machines is left out.
fn saying(tree: &Tree<'_>, id: Id) -> Option<String> {
    let mut saying = String::new();
    let mut add = |text: &str| {
        for word in text.split_whitespace() {
            if !saying.is_empty() && !word.starts_with([',', '.', ';', ':', ')']) {
                saying.push(' ');
            }
            saying.push_str(word);
        }
    };
    let mut next = id;
    for (at, end, step) in tree.steps(id) {
        match step {
            _ if at < next => {}
            Step::Begin("story.date") => next = end,
            Step::Begin(_) => {}
            Step::Text(text) => add(text),
        }
    }
    Some(saying).filter(|saying| !saying.is_empty())
}
