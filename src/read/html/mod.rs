//! Reads HTML: pieces of it inside other formats, and whole pages.

mod table;
mod tag;
mod token;
mod tree;
mod write;

use super::body::Body;
use table::Tables;
use tag::Tag;
use tree::{Id, Tree};
use write::{Breaks, Role, role_of};

/// Adds the text of a piece of HTML, such as other formats hold.
///
/// | element | text |
/// |---|---|
/// | `p`, `div`, `li`, `h1`–`h6`, `blockquote` and other blocks | paragraphs |
/// | `br` | a line break; two are the end of a paragraph |
/// | `table` of rows and columns | furniture, a row a line; one for the looks is paragraphs |
/// | `figcaption` | furniture |
/// | `pre` | lines as they stand |
/// | `script`, `style`, `template`, `noscript`, `head`, fields of forms, films, what is `hidden` | left out |
///
/// Character references are decoded, once. Without any block or `br`, line breaks stand for themselves, so that plain text
/// passes through. Takes time in proportion to the length of `markup`, whatever it holds.
pub(in crate::read) fn fragment(markup: &str, body: &mut Body) {
    let tree = Tree::parse(markup);
    let nodes = tree.inside(Tree::ROOT);
    let breaks = if nodes.clone().any(|id| divides(&tree, id)) {
        Breaks::Spaces
    } else {
        Breaks::Lines
    };
    let tables = Tables::of(&tree);
    let role = |id, tag| match tag {
        _ if tree.attribute(id, "hidden").is_some() => Role::Hidden,
        _ => tables.role(id, tag).unwrap_or_else(|| role_of(tag)),
    };
    write::write(&tree, Tree::ROOT, breaks, role, body);
    body.paragraph();
}

/// Whether a node is what divides text in HTML.
fn divides(tree: &Tree<'_>, id: Id) -> bool {
    matches!(
        tree.tag(id),
        Some(Tag::P | Tag::Br | Tag::Div | Tag::Li | Tag::Table | Tag::Section | Tag::Article)
    )
}

#[cfg(test)]
mod tests;
