//! Puts the text of an article together from the blocks of a marked-up format.

use crate::article::{Furniture, FurnitureKind};
use crate::span::Span;

/// The text of an article while it is being put together: paragraphs with a blank line between them, of which some are
/// furniture.
#[derive(Debug, Default)]
pub(super) struct Body {
    text: String,
    furniture: Vec<Furniture>,
    /// What the current block is, where it is furniture.
    kind: Option<FurnitureKind>,
    /// Where the current piece of furniture begins.
    start: usize,
    gap: Gap,
}

/// What stands between what was written last and what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Body {
    /// Adds text, in which any run of white space is one space, as in HTML. A no-break space is a character like others.
    pub(super) fn text(&mut self, text: &str) {
        const WHITE: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];
        let mut words = text.split(WHITE);
        if let Some(first) = words.next() {
            self.word(first);
        }
        for word in words {
            self.gap = self.gap.max(Gap::Space);
            self.word(word);
        }
    }

    /// Adds text in which line breaks stand for themselves, and a blank line for the end of a paragraph.
    pub(super) fn lines(&mut self, text: &str) {
        for line in text.lines() {
            if line.trim().is_empty() {
                self.paragraph();
            } else {
                self.text(line);
                self.line();
            }
        }
    }

    /// Ends the line.
    pub(super) fn line(&mut self) {
        self.gap = self.gap.max(Gap::Line);
    }

    /// Ends the paragraph; no harm where none was begun.
    pub(super) fn paragraph(&mut self) {
        self.gap = Gap::Paragraph;
    }

    /// Begins a piece of furniture, in a paragraph of its own. What it returns ends it. Inside another piece it is part of that.
    pub(super) fn begin(&mut self, kind: FurnitureKind) -> Outer {
        let outer = Outer(self.kind);
        self.paragraph();
        if self.kind.is_none() {
            self.kind = Some(kind);
            self.start = self.text.len();
        }
        outer
    }

    /// Ends a piece of furniture.
    pub(super) fn end(&mut self, outer: Outer) {
        self.paragraph();
        if outer.0.is_none()
            && let Some(kind) = self.kind.take()
        {
            let written = &self.text[self.start..];
            let start = self.start + (written.len() - written.trim_start().len());
            if start < self.text.len() {
                let span = Span::new(start, self.text.len());
                self.furniture.push(Furniture { kind, span });
            }
        }
    }

    /// Adds a paragraph of furniture, unless it is blank.
    pub(super) fn furniture(&mut self, kind: FurnitureKind, text: &str) {
        let outer = self.begin(kind);
        self.lines(text);
        self.end(outer);
    }

    /// Whether nothing has been written.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How long the text is so far, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// How much of it is furniture of this kind, in bytes.
    pub(super) fn len_of(&self, kind: FurnitureKind) -> usize {
        let pieces = self.furniture.iter().filter(|piece| piece.kind == kind);
        pieces.map(|piece| piece.span.len()).sum()
    }

    /// The text and what of it is furniture.
    pub(super) fn finish(self) -> (String, Vec<Furniture>) {
        (self.text, self.furniture)
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
        self.text.push_str(word);
    }
}

/// A text with single spaces for all its white space.
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// What stood around a piece of furniture; see [`Body::begin`].
#[must_use = "the piece of furniture has to be ended"]
pub(super) struct Outer(Option<FurnitureKind>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_markup_neither_glues_nor_splits_words() {
        let mut body = Body::default();
        for piece in ["The ", "ferry", " was", "\n\tlate", "r."] {
            body.text(piece);
        }
        assert_eq!(body.finish().0, "The ferry was later.");
    }

    #[test]
    fn paragraphs_and_lines_survive_and_furniture_is_marked_without_the_breaks_around_it() {
        let mut body = Body::default();
        body.paragraph();
        body.text("The ferry was late.");
        let outer = body.begin(FurnitureKind::Table);
        body.text("Port");
        body.line();
        body.furniture(FurnitureKind::Caption, "Lindmoor");
        body.end(outer);
        body.furniture(FurnitureKind::Caption, " \n ");
        body.paragraph();
        body.text("It sailed.");
        let (text, furniture) = body.finish();
        assert_eq!(
            text,
            "The ferry was late.\n\nPort\n\nLindmoor\n\nIt sailed."
        );
        let pieces: Vec<_> = furniture
            .iter()
            .map(|f| (f.kind, f.span.of(&text)))
            .collect();
        assert_eq!(pieces, [(FurnitureKind::Table, "Port\n\nLindmoor")]);
    }
}
