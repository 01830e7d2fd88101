//! Reads a web page.

use super::stated::Stated;
use super::story::Story;
use super::table::Tables;
use super::tag::Tag;
use super::tree::Tree;
use super::write::{Breaks, role_of, write};
use crate::read::body::Body;

/// The text of a page.
pub(in crate::read) fn text_of(html: &str) -> Body {
    let tree = Tree::parse(html);
    let stated = Stated::of(&tree);
    let story = Story::find(&tree, stated.headline.as_deref());
    let tables = Tables::of(&tree);
    let mut body = Body::default();
    let role = |id, tag: Option<Tag>| {
        story
            .role(id)
            .or_else(|| tag.and_then(|tag| tables.role(id, tag)))
            .unwrap_or_else(|| tag.map_or(super::write::Role::Inline, role_of))
    };
    write(&tree, story.root, Breaks::Spaces, role, &mut body);
    body
}
