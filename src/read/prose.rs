//! The text that a field of a record holds: plain, marked up, or in paragraphs.

use super::body::{Body, spaced};
use super::draft::Draft;
use super::html;
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
            marked_up: html::has_tags(&text),
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
pub(super) fn furniture(story: &mut Draft, kind: FurnitureKind, piece: &Piece<'_>) {
    if let Some(line) = line_of(std::slice::from_ref(piece))
        && story.states(kind, &line)
    {
        let outer = story.body.begin(kind);
        piece.write(&mut story.body);
        story.body.end(outer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
