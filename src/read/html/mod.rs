//! Reads HTML: pieces of it inside other formats, and whole pages.

mod block;
mod extract;
mod hint;
pub(in crate::read) mod page;
mod reference;
mod stated;
mod sums;
mod table;
mod tag;
mod token;
mod tree;
mod write;

use super::body::Body;
pub(super) use table::MAX_CELL;
pub(super) use tag::Tag;

use table::Tables;
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
    let role = |id, tag: Option<Tag>| match tag {
        None => Role::Inline,
        Some(_) if tree.attribute(id, "hidden").is_some() => Role::Hidden,
        Some(tag) => tables.role(id, tag).unwrap_or_else(|| role_of(tag)),
    };
    write::write(&tree, Tree::ROOT, breaks, role, body);
    body.paragraph();
}

/// Whether a text has tags of HTML in it, and is not plain: an end tag, or a start tag that is one beyond doubt.
pub(in crate::read) fn has_tags(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let rest = &text[at + 1..];
        let (ends, rest) = match rest.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let letters = rest.bytes().take(12);
        let len = letters.take_while(u8::is_ascii_alphanumeric).count();
        if Tag::named(&rest[..len]) == Tag::Other {
            return false;
        }
        let rest = &rest.as_bytes()[len..];
        let after = rest.trim_ascii_start();
        match after.first() {
            Some(b'>') => true,
            Some(b'/') => !ends && after.starts_with(b"/>"),
            // An attribute: a name and an equals sign.
            Some(byte) if !ends && byte.is_ascii_alphabetic() => {
                let name = after.iter().take(40);
                let mut signs = name.skip_while(|b| b.is_ascii_alphanumeric() || **b == b'-');
                after.len() < rest.len() && signs.next() == Some(&b'=')
            }
            _ => false,
        }
    })
}

/// Whether a text is a web page, by how it begins: with a declaration of HTML, or an element that stands at the head of one.
pub(in crate::read) fn is_page(text: &str) -> bool {
    let mut head = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    loop {
        let skipped = match head {
            _ if head.starts_with("<!--") => "-->",
            _ if head.starts_with("<?") => "?>",
            _ => break,
        };
        let Some(end) = head.find(skipped) else {
            return false;
        };
        head = head[end + skipped.len()..].trim_start();
    }
    if let Some(declared) = head.strip_prefix("<!") {
        let mut words = declared.split(|c: char| c.is_whitespace() || c == '>');
        let mut is_next = |word: &str| {
            words
                .next()
                .is_some_and(|next| next.eq_ignore_ascii_case(word))
        };
        return is_next("doctype") && is_next("html");
    }
    matches!(
        token::Tokens::new(head).next(),
        Some(token::Token::Start {
            tag: Tag::Html | Tag::Head | Tag::Body | Tag::Title | Tag::Meta,
            ..
        })
    )
}

/// The name of the encoding that a page states in a `meta` element near its beginning.
pub(in crate::read) fn stated_encoding(head: &[u8]) -> Option<&str> {
    let head = head.trim_ascii_start();
    if !head.starts_with(b"<") {
        return None;
    }
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'<', &head[from..]) {
        let tag = &head[from + found + 1..];
        from += found + 1;
        if !tag
            .get(..4)
            .is_some_and(|name| name.eq_ignore_ascii_case(b"meta"))
        {
            continue;
        }
        let tag = &tag[..memchr::memchr(b'>', tag)?];
        let lower = tag.to_ascii_lowercase();
        if let Some(at) = memchr::memmem::find(&lower, b"charset") {
            let value = tag[at + b"charset".len()..].trim_ascii_start();
            let value = value.strip_prefix(b"=").unwrap_or_default();
            let is_label =
                |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.');
            let start = value.iter().position(is_label)?;
            let value = &value[start..];
            let end = value
                .iter()
                .position(|b| !is_label(b))
                .unwrap_or(value.len());
            return std::str::from_utf8(&value[..end])
                .ok()
                .filter(|label| !label.is_empty());
        }
    }
    None
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
