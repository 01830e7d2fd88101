//! The text that a field of a record holds: plain, marked up, or in paragraphs.

use super::body::{Body, spaced};
use super::html;
use super::story::Story;
use crate::article::{Furniture, FurnitureKind};
use std::borrow::Cow;

/// A piece of text as a field holds it.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether it is HTML.
    pub(super) marked_up: bool,
}

impl<'a> Piece<'a> {
    /// A piece that may be either: HTML where it has tags.
    pub(super) fn of(text: Cow<'a, str>) -> Piece<'a> {
        Piece {
            marked_up: has_tags(&text),
            text,
        }
    }

    /// A piece of HTML.
    pub(super) fn html(text: Cow<'a, str>) -> Piece<'a> {
        Piece {
            text,
            marked_up: true,
        }
    }

    /// Adds it as paragraphs of its own.
    pub(super) fn write(&self, body: &mut Body) {
        body.paragraph();
        if self.marked_up {
            html::fragment(&self.text, body);
        } else {
            body.lines(&self.text);
        }
        body.paragraph();
    }
}

/// The text of these pieces, one behind the other. One plain piece is left as it stands, so that places in the text are
/// places in the field.
pub(super) fn text_of(pieces: Vec<Piece<'_>>) -> (String, Vec<Furniture>) {
    if let [piece] = pieces.as_slice()
        && !piece.marked_up
    {
        let text = pieces.into_iter().map(|piece| piece.text.into_owned());
        return (text.collect(), Vec::new());
    }
    let mut body = Body::default();
    pieces.iter().for_each(|piece| piece.write(&mut body));
    body.finish()
}

/// These pieces as one line, as for a headline; `None` where they are blank.
pub(super) fn line_of(pieces: &[Piece<'_>]) -> Option<String> {
    let mut body = Body::default();
    pieces.iter().for_each(|piece| piece.write(&mut body));
    let (text, _) = body.finish();
    Some(spaced(&text)).filter(|line| !line.is_empty())
}

/// Adds a piece of furniture to a story, unless it is blank or was stated before.
pub(super) fn furniture(story: &mut Story, kind: FurnitureKind, piece: &Piece<'_>) {
    if let Some(line) = line_of(std::slice::from_ref(piece))
        && story.states(kind, &line)
    {
        let outer = story.body.begin(kind);
        piece.write(&mut story.body);
        story.body.end(outer);
    }
}

/// Tags by which HTML is known: those that stand in stories.
const TAGS: [&str; 42] = [
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "div",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "q",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "u",
    "ul",
];

/// Whether a text has HTML tags in it: an end tag, or a start tag that is one beyond doubt.
fn has_tags(text: &str) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let rest = &text.as_bytes()[at + 1..];
        let (ends, rest) = match rest.strip_prefix(b"/") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let letters = rest
            .iter()
            .take(12)
            .take_while(|b| b.is_ascii_alphanumeric());
        let len = letters.count();
        let is_known = TAGS
            .iter()
            .any(|tag| tag.as_bytes().eq_ignore_ascii_case(&rest[..len]));
        let after = rest[len..].trim_ascii_start();
        let is_tag = match after.first() {
            Some(b'>') => true,
            Some(b'/') => !ends && after.starts_with(b"/>"),
            // An attribute: a name and an equals sign.
            Some(byte) if !ends && byte.is_ascii_alphabetic() => {
                let name = after.iter().take(40);
                let mut signs = name.skip_while(|b| b.is_ascii_alphanumeric() || **b == b'-');
                after.len() < rest[len..].len() && signs.next() == Some(&b'=')
            }
            _ => false,
        };
        is_known && is_tag
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_text_with_signs_in_it() {
        for html in [
            "<p>Late.",
            "Late.<BR/>Later.",
            "Late</p>",
            "<a href='x'>Late</a>",
            "<div\n class=\"story\">Late",
            "3 < 4 but <em>late</em>",
        ] {
            assert!(has_tags(html), "{html}");
        }
        for text in [
            "3 < 4 > 2",
            "<3",
            "if a<b and c>d",
            "mail <ann@example.org>",
            "<a b> <i am late",
            "<",
            "</",
            "<story>",
        ] {
            assert!(!has_tags(text), "{text}");
        }
    }

    #[test]
    fn one_plain_piece_is_left_as_it_stands() {
        let text = "  Late.\n\tLater.  ";
        assert_eq!(text_of(vec![Piece::of(text.into())]).0, text);
    }

    #[test]
    fn pieces_are_paragraphs() {
        let pieces = ["Late.", "Later."].map(|text| Piece::of(text.into()));
        assert_eq!(text_of(pieces.to_vec()).0, "Late.\n\nLater.");
    }
}
