//! Reads feeds: RSS 0.9 to 2, Atom, and the exports of WordPress, which are RSS. Each entry is an article.
//!
//! | field of the article | RSS | Atom |
//! |---|---|---|
//! | `headline` | `title` | `title` |
//! | `text` | `content:encoded`, else `description` | `content`, else `summary` |
//! | byline | `dc:creator`, `author` | `author/name` |
//! | `guid` | `guid`, `rdf:about`, `link` | `id` |
//! | `issued` | `pubDate`, `dc:date` | `updated`, `published` |
//! | `language` | `language` of the channel | `xml:lang` |
//! | `withdrawn` and notices | `wp:status` of an export | |
//!
//! Text may be HTML, XHTML, plain, or an NITF document. Of a WordPress export, posts and pages of any status are read; menu
//! entries, attachments and styles, which are no text, are left out, and so are short codes ([shortcode](super::shortcode)).

use super::draft::Draft;
use super::html;
use super::markup;
use super::nitf;
use super::shortcode::without_shortcodes;
use super::xml::{Id, Item, Tree};
use crate::article::{FurnitureKind, NoticeKind};

/// The stories of a document: each `item` of RSS and `entry` of Atom that stands whole in it.
pub(super) fn items(tree: &Tree<'_>) -> Vec<Item> {
    let mut language = None;
    let mut left_out = None;
    let mut items = Vec::new();
    let mut entries = tree.outermost(&["item", "entry"]).peekable();
    for id in tree.all() {
        match tree.name(id) {
            "channel" => language = tree.value_at(id, &["language"]),
            "feed" => language = tree.attribute(id, "lang").map(str::to_owned),
            "item" | "entry" if entries.next_if_eq(&id).is_some() => {
                if let Some(kind) = not_text(tree, id) {
                    left_out = Some(kind);
                    continue;
                }
                let mut story = read(tree, id);
                if story.metadata.language.is_none() {
                    story.metadata.language.clone_from(&language);
                }
                items.push(Ok(story));
            }
            _ => {}
        }
    }
    if let Some(kind) = left_out.filter(|_| items.is_empty()) {
        let reason = format!(
            "an export of WordPress without posts or pages, only of the kind {kind}; name one with posts"
        );
        items.push(Err(reason));
    }
    items
}

/// The vocabularies whose names feeds share, by their prefix where a feed forgot to declare it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vocabulary {
    /// RSS itself, in any version, or Atom.
    Feed,
    /// `content:encoded`.
    Content,
    /// `dc:creator` and other elements of the Dublin Core.
    DublinCore,
    /// What WordPress exports beside.
    WordPress,
}

/// Whether an element is of this name and vocabulary: `title` and `media:title` are two.
fn is(tree: &Tree<'_>, id: Id, vocabulary: Vocabulary, name: &str) -> bool {
    if tree.name(id) != name {
        return false;
    }
    let namespace = tree.namespace(id);
    let known = match vocabulary {
        Vocabulary::Feed => {
            namespace.is_empty()
                || namespace.contains("/Atom")
                || namespace.contains("//purl.org/atom")
                || namespace.ends_with("//purl.org/rss/1.0/")
                || namespace.contains("netscape.com/rdf")
                || namespace.contains("userland.com/rss")
                || namespace.contains("backend.userland")
        }
        Vocabulary::Content => namespace == "content" || namespace.contains("/modules/content"),
        Vocabulary::DublinCore => namespace == "dc" || namespace.contains("purl.org/dc/"),
        Vocabulary::WordPress => namespace == "wp" || namespace.contains("wordpress.org/export"),
    };
    known && !(vocabulary == Vocabulary::WordPress && namespace.contains("excerpt"))
}

fn child(tree: &Tree<'_>, id: Id, vocabulary: Vocabulary, name: &str) -> Option<Id> {
    tree.children(id)
        .find(|child| is(tree, *child, vocabulary, name))
}

/// The first of several elements that is not blank.
fn first_value(tree: &Tree<'_>, id: Id, names: &[(Vocabulary, &str)]) -> Option<String> {
    names
        .iter()
        .find_map(|(vocabulary, name)| tree.value(child(tree, id, *vocabulary, name)?))
}

/// The kind of an item of a WordPress export that is no text.
fn not_text(tree: &Tree<'_>, item: Id) -> Option<String> {
    let kind = first_value(tree, item, &[(Vocabulary::WordPress, "post_type")])?;
    let is_text = |kind: &str| {
        !matches!(
            kind,
            "attachment" | "nav_menu_item" | "revision" | "customize_changeset"
        ) && !kind.starts_with("wp_")
    };
    Some(kind).filter(|kind| !is_text(kind))
}

fn read(tree: &Tree<'_>, item: Id) -> Draft {
    use Vocabulary::{DublinCore, Feed, WordPress};
    let mut story = Draft::default();
    let link = || {
        let link = child(tree, item, Feed, "link")?;
        let href = tree.attribute(link, "href").map(str::to_owned);
        href.or_else(|| tree.value(link))
    };
    story.metadata.guid = first_value(tree, item, &[(Feed, "guid"), (Feed, "id")])
        .or_else(|| tree.attribute(item, "about").map(str::to_owned))
        .or_else(link);
    story.metadata.issued = first_value(
        tree,
        item,
        &[
            (Feed, "updated"),
            (Feed, "pubDate"),
            (DublinCore, "date"),
            (Feed, "published"),
        ],
    );
    if let Some(title) = child(tree, item, Feed, "title") {
        story.headline(&line(tree, title));
    }
    if let Some(status) = first_value(tree, item, &[(WordPress, "status")]) {
        read_status(&status, &mut story);
    }
    for author in tree.children(item) {
        let name = if is(tree, author, Feed, "author") {
            tree.value_at(author, &["name"]).or_else(|| {
                tree.value(author)
                    .filter(|_| tree.children(author).next().is_none())
            })
        } else if is(tree, author, DublinCore, "creator") {
            tree.value(author)
        } else {
            None
        };
        story.piece(FurnitureKind::Byline, &name.unwrap_or_default());
    }
    story.body.paragraph();
    read_text(tree, item, &mut story);
    story
}

/// What the state of a post in WordPress means to a reader.
fn read_status(status: &str, story: &mut Draft) {
    match status {
        "trash" => story.withdraw("thrown away by its sender (wp:status trash)".to_owned()),
        "publish" | "inherit" => {}
        status => story.notice(
            NoticeKind::Hold,
            &format!("not published (wp:status {status})"),
        ),
    }
}

/// Adds the text of an entry: the whole of it if the feed has it, else what stands for it.
fn read_text(tree: &Tree<'_>, item: Id, story: &mut Draft) {
    use Vocabulary::{Content, Feed, WordPress};
    let candidates = [
        (Content, "encoded"),
        (Feed, "content"),
        (Feed, "description"),
        (Feed, "summary"),
    ];
    let is_blank = |id: &Id| tree.text(*id).trim().is_empty();
    let found = candidates
        .iter()
        .filter_map(|(vocabulary, name)| child(tree, item, *vocabulary, name))
        .find(|id| !is_blank(id));
    let Some(content) = found else {
        return;
    };
    let kind = tree.attribute(content, "type").unwrap_or("");
    if let Some(nitf) = tree.inside(content).find(|id| tree.name(*id) == "nitf") {
        nitf::read(tree, nitf, story);
    } else if tree.children(content).next().is_some() {
        markup::walk(tree, content, story);
    } else if matches!(kind, "text" | "text/plain") {
        story.body.lines(&tree.text(content));
    } else {
        let text = tree.text(content);
        let is_post = child(tree, item, WordPress, "post_type").is_some();
        let text = match is_post {
            true => without_shortcodes(&text),
            false => text,
        };
        if is_post && !text.contains("<p>") && !text.contains("<p ") {
            markup::html(&with_paragraphs(&text), story);
        } else if html::has_tags(&text) || text.contains('&') {
            markup::html(&text, story);
        } else {
            story.body.lines(&text);
        }
    }
}

/// A post of WordPress as its editor stores it, in which a blank line ends a paragraph and a line break is one, as HTML.
fn with_paragraphs(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 16);
    let mut is_blank = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            is_blank = true;
            continue;
        }
        html.push_str(if std::mem::take(&mut is_blank) {
            "<p>"
        } else {
            "<br>"
        });
        html.push_str(line);
        html.push('\n');
    }
    html
}

/// The text of a title, which may hold HTML.
fn line(tree: &Tree<'_>, title: Id) -> String {
    let text = tree.text(title);
    let is_atom = tree.namespace(title).contains("/Atom");
    let kind = tree.attribute(title, "type");
    if kind.unwrap_or(if is_atom { "text" } else { "html" }) == "text" || !text.contains(['&', '<'])
    {
        return text.into_owned();
    }
    let mut story = Draft::default();
    markup::html(&text, &mut story);
    story.body.finish().0
}
