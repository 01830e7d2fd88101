//! Reads NewsML 1, the exchange format before NewsML-G2.
//!
//! | field of the article | elements of `NewsItem` |
//! |---|---|
//! | `headline` | `NewsLines/HeadLine`, the first |
//! | `text` | the `DataContent` of each `ContentItem` of text, once where components are equivalent: NITF, XHTML, HTML or plain |
//! | headline furniture | `SubHeadLine`, further `HeadLine` |
//! | byline, dateline | `ByLine`, `DateLine` |
//! | caption | the text of a component whose `Role` is a caption |
//! | `guid` | provider, date and id of `NewsIdentifier`, as in its `PublicIdentifier` without the revision |
//! | `version`, `issued` | `RevisionId`, `ThisRevisionCreated` |
//! | `language` | `DescriptiveMetadata/Language`, else `xml:lang` |
//! | `withdrawn` and notices | `Status`, and `StatusWillChange/DateAndTime` of an embargo |

use super::draft::Draft;
use super::markup;
use super::nitf::{self, fill};
use super::xml::{Id, Item, Tree};
use crate::article::FurnitureKind;

/// The stories of a document: its news items.
pub(super) fn items(tree: &Tree<'_>) -> Vec<Item> {
    tree.outermost(&["NewsItem"])
        .enumerate()
        .map(|(n, item)| {
            let story = read(tree, item);
            story.map_err(|reason| format!("news item {}: {reason}", n + 1))
        })
        .collect()
}

/// One news item, or why it is no story.
fn read(tree: &Tree<'_>, item: Id) -> Item {
    let mut story = Draft::default();
    read_management(tree, item, &mut story);
    let Some(component) = tree.child(item, "NewsComponent") else {
        return Err(
            "it holds no component, only refers to others; expected a story; leave it out"
                .to_owned(),
        );
    };
    let language = tree
        .inside(component)
        .find(|id| tree.name(*id) == "Language");
    let language = language.and_then(|language| tree.attribute(language, "FormalName"));
    fill(&mut story.metadata.language, language);
    fill(&mut story.metadata.language, tree.attribute(item, "lang"));
    read_lines(tree, component, &mut story);

    let texts = texts(tree, component);
    if texts.is_empty() {
        let media = tree
            .inside(component)
            .find(|id| tree.name(*id) == "MediaType");
        if let Some(media) = media.and_then(|media| tree.attribute(media, "FormalName"))
            && !media.eq_ignore_ascii_case("text")
        {
            return Err(format!(
                "{media} without text or caption; expected text; leave it out"
            ));
        }
    }
    for Content { id, is_caption, .. } in texts {
        story.body.paragraph();
        if is_caption {
            let caption = story.body.begin(FurnitureKind::Caption);
            read_content(tree, id, &mut story);
            story.body.end(caption);
        } else {
            read_content(tree, id, &mut story);
        }
    }
    Ok(story)
}

/// What names and manages the item.
fn read_management(tree: &Tree<'_>, item: Id, story: &mut Draft) {
    if let Some(id) = tree.at(item, &["Identification", "NewsIdentifier"]) {
        let value = |name| tree.value_at(id, &[name]);
        story.metadata.guid = match (value("ProviderId"), value("DateId"), value("NewsItemId")) {
            (Some(provider), Some(date), Some(id)) => {
                Some(format!("urn:newsml:{provider}:{date}:{id}"))
            }
            _ => value("PublicIdentifier"),
        };
        story.metadata.version = value("RevisionId");
    }
    let Some(management) = tree.child(item, "NewsManagement") else {
        return;
    };
    story.metadata.issued = tree
        .value_at(management, &["ThisRevisionCreated"])
        .or_else(|| tree.value_at(management, &["FirstCreated"]));
    let status = tree.child(management, "Status");
    if let Some(status) = status.and_then(|status| tree.attribute(status, "FormalName")) {
        if status.eq_ignore_ascii_case("embargoed")
            && let Some(until) = tree.value_at(management, &["StatusWillChange", "DateAndTime"])
        {
            story.embargo(&until);
        }
        story.status(status);
    }
}

/// What stands over the story. The lines of components further in are those of pictures or parts.
fn read_lines(tree: &Tree<'_>, component: Id, story: &mut Draft) {
    let Some(lines) = tree
        .inside(component)
        .find(|id| tree.name(*id) == "NewsLines")
    else {
        return;
    };
    let named = |names: &'static [&str]| {
        let lines = tree.children(lines);
        let lines = lines.filter(move |id| names.contains(&tree.name(*id)));
        lines.filter_map(|id| tree.value(id))
    };
    for text in named(&["HeadLine"]).chain(named(&["SubHeadLine"])) {
        story.headline(&text);
    }
    for text in named(&["ByLine"]) {
        story.piece(FurnitureKind::Byline, &text);
    }
    for text in named(&["DateLine"]) {
        story.piece(FurnitureKind::Dateline, &text);
    }
}

/// A content that is text.
#[derive(Debug, Clone, Copy)]
struct Content {
    id: Id,
    /// In bytes.
    length: usize,
    is_caption: bool,
}

/// The contents of a component that are text, in order. Of equivalent ones the longest.
fn texts(tree: &Tree<'_>, component: Id) -> Vec<Content> {
    /// A component whose parts are gathered.
    struct Open {
        end: Id,
        is_caption: bool,
        /// Where its contents begin among all, if they are equivalent.
        equivalent: Option<usize>,
    }
    let mut texts: Vec<Content> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let settle = |texts: &mut Vec<Content>, from: Option<usize>| {
        let Some(from) = from.filter(|from| from + 1 < texts.len()) else {
            return;
        };
        let rank = |content: &Content| (content.length, std::cmp::Reverse(content.id));
        let best = texts[from..].iter().copied().max_by_key(rank);
        texts.truncate(from);
        texts.extend(best);
    };
    let open_of = |id: Id, end: Id, is_caption: bool, from: usize| {
        let role = tree.child(id, "Role");
        let role = role
            .and_then(|role| tree.attribute(role, "FormalName"))
            .unwrap_or("");
        let list = tree.attribute(id, "EquivalentsList");
        Open {
            end,
            is_caption: is_caption || role.to_ascii_lowercase().contains("caption"),
            equivalent: list.filter(|list| *list == "yes").map(|_| from),
        }
    };
    let after = tree.after(component);
    open.push(open_of(component, after, false, 0));
    for id in tree.inside(component) {
        while open.len() > 1
            && let Some(closed) = open.pop_if(|open| open.end <= id)
        {
            settle(&mut texts, closed.equivalent);
        }
        let is_caption = open.last().is_some_and(|open| open.is_caption);
        match tree.name(id) {
            "NewsComponent" => open.push(open_of(id, tree.after(id), is_caption, texts.len())),
            "ContentItem" => texts.extend(text_of(tree, id).map(|(id, length)| Content {
                id,
                length,
                is_caption,
            })),
            _ => {}
        }
    }
    while let Some(closed) = open.pop() {
        settle(&mut texts, closed.equivalent);
    }
    texts
}

/// The content of a content item, if it is text, and its length in bytes.
fn text_of(tree: &Tree<'_>, item: Id) -> Option<(Id, usize)> {
    let media = tree.child(item, "MediaType");
    let media = media.and_then(|media| tree.attribute(media, "FormalName"));
    if media.is_some_and(|media| !media.to_ascii_lowercase().ends_with("text")) {
        return None;
    }
    // Base64 stands in an <Encoding> around the content.
    let content = tree.child(item, "DataContent")?;
    let length = tree.text(content).trim().len();
    (length > 0).then_some((content, length))
}

/// Adds the text of a content.
fn read_content(tree: &Tree<'_>, content: Id, story: &mut Draft) {
    if let Some(nitf) = tree.child(content, "nitf") {
        nitf::read(tree, nitf, story);
    } else if tree.children(content).next().is_some() {
        markup::walk(tree, content, story);
    } else {
        markup::text(&tree.text(content), story);
    }
    story.body.paragraph();
}
