//! Reads NewsML-G2, the IPTC's exchange format: news items by themselves, and in news messages.
//!
//! | field of the article | elements and attributes of `newsItem` |
//! |---|---|
//! | `headline` | `contentMeta/headline` of the lowest rank that is no subheadline, else the content's own, else `itemMeta/title` |
//! | `text` | the best text of `contentSet`, once: `inlineXML` with [NITF](super::nitf) or XHTML, else `inlineData`, plain or HTML |
//! | headline furniture | other headlines, `description` that is no caption |
//! | byline, dateline | `by`; `dateline` |
//! | advisory, tail | `edNote`; one whose role is `closingline` |
//! | caption, credit | `description` of a caption, or any of a picture; its `creditline` |
//! | `guid`, `version`, `issued` | `@guid`, `@version`, `versionCreated` |
//! | `language` | `contentMeta/language/@tag`, else `@xml:lang` |
//! | `withdrawn` and notices | `pubStatus/@qcode`, `embargoed`, `signal/@qcode`, `edNote` |
//!
//! Left out are notes that are not for the public and those that repeat others (the role `notepad`). An item that is a
//! picture, graphic, audio or video is read for its caption. Packages and planning, event and other concepts are no stories.

use super::draft::Draft;
use super::failures::shown;
use super::markup::{self, Role};
use super::nitf::{self, fill};
use super::note::{self, Note};
use super::xml::{Id, Item, Tree};
use crate::article::{FurnitureKind, NoticeKind};

/// The stories of a document: its news items, and if it has none, why.
pub(super) fn items(tree: &Tree<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = tree
        .outermost(&["newsItem"])
        .enumerate()
        .map(|(n, item)| read(tree, item).map_err(|reason| name(tree, item, n) + &reason))
        .collect();
    if items.iter().any(Result::is_ok) {
        // The pictures and films that go with the stories.
        items.retain(Result::is_ok);
    }
    if !items.is_empty() {
        return items;
    }
    let mut others = tree.outermost(&[
        "packageItem",
        "conceptItem",
        "knowledgeItem",
        "planningItem",
        "catalogItem",
    ]);
    let other = others.next().map(|item| tree.name(item));
    let reason = |what| {
        Err(format!(
            "{what}; expected a news item with text; name the files of the stories"
        ))
    };
    match other {
        Some("packageItem") => vec![reason("a NewsML-G2 package, which only refers to stories")],
        Some("planningItem") => vec![reason("a NewsML-G2 planning item, which holds no story")],
        Some("conceptItem" | "knowledgeItem") => {
            vec![reason(
                "NewsML-G2 concepts (people, events, codes), which are no story",
            )]
        }
        Some(_) => vec![reason("a NewsML-G2 catalog, which holds no story")],
        None => Vec::new(),
    }
}

/// How an item is called in a message.
fn name(tree: &Tree<'_>, item: Id, n: usize) -> String {
    match tree.attribute(item, "guid") {
        Some(guid) => format!("news item {}: ", shown(guid)),
        None => format!("news item {}: ", n + 1),
    }
}

/// One news item, or why it is no story.
fn read(tree: &Tree<'_>, item: Id) -> Item {
    let mut story = Draft::default();
    let owned = |value: Option<&str>| value.map(str::to_owned);
    story.metadata.guid = owned(tree.attribute(item, "guid"));
    story.metadata.version = owned(tree.attribute(item, "version"));
    let language = tree.at(item, &["contentMeta", "language"]);
    let language = language.and_then(|language| tree.attribute(language, "tag"));
    fill(&mut story.metadata.language, language);
    fill(&mut story.metadata.language, tree.attribute(item, "lang"));

    let notes = tree
        .child(item, "itemMeta")
        .map_or_else(Vec::new, |meta| notes(tree, meta));
    let title = read_item_meta(tree, item, &notes, &mut story);
    let content = best_content(tree, item);
    let media = media(tree, item).filter(|_| content.is_none());
    read_content_meta(tree, item, media.is_some(), &mut story);
    match content {
        Some(content) => content.read(tree, &mut story),
        None if media.is_some() && story.body.is_empty() => {
            let what = media.unwrap_or_default();
            return Err(format!(
                "{what} without a caption; expected text; leave it out"
            ));
        }
        None => {
            let is_told = !story.body.is_empty() || story.metadata.withdrawn.is_some();
            if let Some(what) = other_content(tree, item).filter(|_| !is_told) {
                return Err(format!(
                    "{what}; expected NITF, XHTML or plain text; leave it out"
                ));
            }
        }
    }
    // Behind the story, as newsrooms set them.
    for note in &notes {
        story.piece(note.kind(), &note.text);
    }
    if !story.has_headline()
        && let Some(title) = title
    {
        story.headline(&title);
    }
    Ok(story)
}

/// What `itemMeta` says. Returns the item's title.
fn read_item_meta(tree: &Tree<'_>, item: Id, notes: &[Note], story: &mut Draft) -> Option<String> {
    let meta = tree.child(item, "itemMeta")?;
    story.metadata.issued = tree.value_at(meta, &["versionCreated"]);
    if let Some(until) = tree.value_at(meta, &["embargoed"]) {
        story.embargo(&until);
    }
    if let Some(status) = tree.child(meta, "pubStatus")
        && let Some(code) = code(tree, status)
    {
        story.status(code);
    }
    let corrected = notes.iter().find(|note| note.is_correction());
    if let Some(note) = corrected {
        story.notice(NoticeKind::Correction, &note.text);
    }
    for signal in tree.children(meta).filter(|id| tree.name(*id) == "signal") {
        // The note on a correction says it better.
        let code = code(tree, signal)
            .filter(|code| corrected.is_none() || note::name_of(code) != "correction");
        story.signal(code.unwrap_or_default());
    }
    tree.value_at(meta, &["title"])
}

/// The code that an element gives, as a QCode or a URI.
fn code<'t>(tree: &'t Tree<'_>, id: Id) -> Option<&'t str> {
    tree.attribute(id, "qcode")
        .or_else(|| tree.attribute(id, "uri"))
}

/// The editorial notes for everybody, each once.
fn notes(tree: &Tree<'_>, meta: Id) -> Vec<Note> {
    let notes = tree.children(meta);
    let notes = notes.filter(|id| tree.name(*id).eq_ignore_ascii_case("edNote"));
    let notes = notes.filter_map(|id| {
        let role = tree.attribute(id, "role").unwrap_or("");
        let constraint = tree.attribute(id, "pubconstraint").unwrap_or("");
        let is_private = matches!(note::name_of(role), "private" | "notepad");
        if is_private || constraint.ends_with("nonpublic") {
            return None;
        }
        Some(Note::new(role, tree.value(id)?))
    });
    note::best(notes.collect())
}

/// What an item is that is no text, with its article.
fn media(tree: &Tree<'_>, item: Id) -> Option<&'static str> {
    let class = tree.at(item, &["itemMeta", "itemClass"])?;
    let class = code(tree, class)?;
    match class.rsplit([':', '/']).next()? {
        "picture" => Some("a picture"),
        "graphic" => Some("a graphic"),
        "video" => Some("a video"),
        "audio" => Some("a piece of audio"),
        "animated" | "animation" => Some("an animation"),
        _ => None,
    }
}

/// What `contentMeta` says, in the order in which it would stand over a story.
fn read_content_meta(tree: &Tree<'_>, item: Id, is_media: bool, story: &mut Draft) {
    let Some(meta) = tree.child(item, "contentMeta") else {
        return;
    };
    let named = |name| tree.children(meta).filter(move |id| tree.name(*id) == name);
    let mut headlines: Vec<Id> = named("headline").collect();
    headlines.sort_by_key(|id| {
        let role = tree
            .attribute(*id, "role")
            .unwrap_or("")
            .to_ascii_lowercase();
        let rank = tree
            .attribute(*id, "rank")
            .and_then(|rank| rank.parse::<u32>().ok());
        (role.contains("sub"), rank.unwrap_or(1))
    });
    for text in headlines.into_iter().filter_map(|id| tree.value(id)) {
        story.headline(&text);
    }
    let is_caption = |id: &Id| {
        let role = tree.attribute(*id, "role").unwrap_or("");
        role.to_ascii_lowercase().contains("caption")
    };
    let descriptions: Vec<Id> = named("description").collect();
    if is_media {
        // A caption may be there in several lengths; if none is said to be one, what describes the picture is.
        let has_caption = descriptions.iter().any(is_caption);
        let captions = descriptions
            .iter()
            .filter(|id| !has_caption || is_caption(id));
        let longest = captions
            .filter_map(|id| tree.value(*id))
            .max_by_key(String::len);
        if let Some(caption) = longest {
            story.piece(FurnitureKind::Caption, &caption);
            let credit = named("creditline").find_map(|id| tree.value(id));
            story.piece(FurnitureKind::Credit, &credit.unwrap_or_default());
        }
        return;
    }
    for description in descriptions.into_iter().filter(|id| !is_caption(id)) {
        if let Some(text) = tree.value(description) {
            story.piece(FurnitureKind::Headline, &text);
        }
    }
    for (name, kind) in [
        ("by", FurnitureKind::Byline),
        ("dateline", FurnitureKind::Dateline),
    ] {
        for text in named(name).filter_map(|id| tree.value(id)) {
            story.piece(kind, &text);
        }
    }
}

/// A text among the renditions of an item.
#[derive(Debug, Clone, Copy)]
enum Content {
    /// An `nitf` element.
    Nitf(Id),
    /// An element that holds XHTML.
    Markup(Id),
    /// An element that holds plain text or HTML in it.
    Data(Id),
}

impl Content {
    fn read(self, tree: &Tree<'_>, story: &mut Draft) {
        match self {
            Content::Nitf(id) => nitf::read(tree, id, story),
            Content::Markup(id) => {
                if !story.has_headline()
                    && let Some(title) = tree.value_at(id, &["html", "head", "title"])
                {
                    story.headline(&title);
                }
                story.body.paragraph();
                markup::walk(tree, id, story);
            }
            Content::Data(id) => {
                story.body.paragraph();
                markup::text(&tree.text(id), story);
            }
        }
    }

    fn id(self) -> Id {
        match self {
            Content::Nitf(id) | Content::Markup(id) | Content::Data(id) => id,
        }
    }
}

/// The best text of an item: the renditions of a content set are the same story, so that the longest has most of it.
/// Marked-up text is better than plain text unless it is less than half of it.
fn best_content(tree: &Tree<'_>, item: Id) -> Option<Content> {
    let mut best: Option<(usize, Content)> = None;
    let sets = tree
        .children(item)
        .filter(|id| tree.name(*id) == "contentSet");
    for rendition in sets.flat_map(|set| tree.children(set)) {
        let content = match tree.name(rendition) {
            "inlineXML" => marked_up(tree, rendition),
            "inlineData" => is_text(tree, rendition).then_some(Content::Data(rendition)),
            _ => None,
        };
        let Some(content) = content else {
            continue;
        };
        let length = tree.text(content.id()).trim().len();
        let weight = match content {
            Content::Data(_) => length,
            Content::Nitf(_) | Content::Markup(_) => length * 2,
        };
        if length > 0 && best.is_none_or(|(before, _)| weight > before) {
            best = Some((weight, content));
        }
    }
    best.map(|(_, content)| content)
}

/// The text of an `inlineXML`, if it is one of the vocabularies of text.
fn marked_up(tree: &Tree<'_>, inline: Id) -> Option<Content> {
    if let Some(nitf) = tree.inside(inline).find(|id| tree.name(*id) == "nitf") {
        return Some(Content::Nitf(nitf));
    }
    let first = tree.children(inline).next();
    let is_known = first.is_none_or(|id| {
        matches!(
            markup::role(tree.name(id)),
            Role::Paragraph | Role::Heading | Role::Header | Role::Furniture(_)
        )
    });
    is_known.then_some(Content::Markup(inline))
}

/// Whether an `inlineData` is text.
fn is_text(tree: &Tree<'_>, data: Id) -> bool {
    let kind = tree.attribute(data, "contenttype").unwrap_or("text/plain");
    let encoding = tree.attribute(data, "encoding").unwrap_or("");
    encoding.is_empty() && (kind.starts_with("text/") || kind.contains("html"))
}

/// What an item holds instead of text, such as `<events>`; `None` where there is room for text that was left blank.
fn other_content(tree: &Tree<'_>, item: Id) -> Option<String> {
    let Some(set) = tree.child(item, "contentSet") else {
        return Some("it has no content".to_owned());
    };
    let Some(inline) = tree.child(set, "inlineXML") else {
        let is_elsewhere = tree.child(set, "inlineData").is_none();
        return is_elsewhere.then(|| "its content stands in another file".to_owned());
    };
    let first = tree.children(inline).next()?;
    marked_up(tree, inline)
        .is_none()
        .then(|| format!("its content is <{}>, no story", tree.name(first)))
}
