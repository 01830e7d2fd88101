//! Reads XML of a sender's own, of which nothing is known but what its names say.
//!
//! A story is an element that has both a headline and a text among its children, be the headline blank. Names are compared
//! without regard to case and to `-` and `_`.
//!
//! | field of the article | names of the children |
//! |---|---|
//! | `headline` | `headline`, `title`, `heading` |
//! | `text` | `body`, `bodytext`, `text`, `content`, `story`: markup, HTML or plain |
//! | headline furniture | `subtitle`, `subheadline`, `subhead`, `kicker`, `teaser`, `abstract` |
//! | byline, dateline | `byline`, `author`; `dateline` |
//! | `guid` | `guid`, `uuid`, `uri`, `id`, `storyid`, `newsid`, `articleid` |
//! | `version`, `issued`, `language` | `version`; `publishdate`, `pubdate`, `published`, `updated`, `date`; `language` |
//! | `withdrawn` | `status`, when it says so |

use super::draft::Draft;
use super::markup;
use super::xml::{Id, Item, Tree};
use crate::article::FurnitureKind;

const HEADLINE: &[&str] = &["headline", "title", "heading"];
const TEXT: &[&str] = &["body", "bodytext", "text", "content", "story"];
const DECK: &[&str] = &[
    "subtitle",
    "subheadline",
    "subhead",
    "kicker",
    "teaser",
    "abstract",
];
const GUID: &[&str] = &[
    "guid",
    "uuid",
    "uri",
    "storyid",
    "newsid",
    "articleid",
    "id",
];
const ISSUED: &[&str] = &["publishdate", "pubdate", "published", "updated", "date"];

/// The stories of a document that stand whole in it.
pub(super) fn items(tree: &Tree<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    // What is part of a story, or blank, cannot hold another; each part is left before the next one outside it begins.
    let mut closed: Vec<(Id, Id)> = Vec::new();
    for id in tree.all() {
        while closed.pop_if(|(_, end)| *end <= id).is_some() {}
        if closed.last().is_some_and(|(from, _)| *from <= id) || !tree.is_whole(id) {
            continue;
        }
        let Some((headline, text)) = parts(tree, id) else {
            continue;
        };
        if tree.text(text).trim().is_empty() {
            closed.push((text, tree.after(text)));
        } else {
            items.push(Ok(read(tree, id, headline, text)));
            closed.push((id, tree.after(id)));
        }
    }
    items
}

/// The headline and the text of an element, if it has both.
fn parts(tree: &Tree<'_>, id: Id) -> Option<(Id, Id)> {
    let names: Vec<(String, Id)> = names(tree, id);
    Some((named(&names, HEADLINE)?, named(&names, TEXT)?))
}

/// The children of an element by their plain names.
fn names(tree: &Tree<'_>, id: Id) -> Vec<(String, Id)> {
    let children = tree.children(id);
    children
        .map(|child| (plain(tree.name(child)), child))
        .collect()
}

/// The first child of the first of some names.
fn named(children: &[(String, Id)], names: &[&str]) -> Option<Id> {
    let mut found = names
        .iter()
        .filter_map(|name| children.iter().find(|(child, _)| child == name));
    found.next().map(|(_, child)| *child)
}

fn read(tree: &Tree<'_>, id: Id, headline: Id, text: Id) -> Draft {
    let names = names(tree, id);
    let value = |wanted: &[&str]| tree.value(named(&names, wanted)?);
    let mut story = Draft::default();
    story.metadata.guid = value(GUID);
    story.metadata.version = value(&["version"]);
    story.metadata.issued = value(ISSUED);
    story.metadata.language = value(&["language"]);
    story.status(&value(&["status"]).unwrap_or_default());
    story.headline(&tree.value(headline).unwrap_or_default());
    for (names, kind) in [
        (DECK, FurnitureKind::Headline),
        (&["byline", "author"], FurnitureKind::Byline),
        (&["dateline"], FurnitureKind::Dateline),
    ] {
        story.piece(kind, &value(names).unwrap_or_default());
    }
    story.body.paragraph();
    if tree.children(text).next().is_some() {
        markup::walk(tree, text, &mut story);
    } else {
        markup::text(&tree.text(text), &mut story);
    }
    story
}

/// A name without what senders write in different ways.
fn plain(name: &str) -> String {
    let name = name.chars().filter(|c| !matches!(c, '-' | '_'));
    name.collect::<String>().to_ascii_lowercase()
}
