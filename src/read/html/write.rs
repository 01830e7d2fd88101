//! Writes what stands in an element into the text of an article.

use super::tag::Tag;
use super::tree::{Id, Tree};
use crate::article::FurnitureKind;
use crate::read::body::{Body, Outer};

/// What is to become of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Its text is part of the line.
    Inline,
    /// Its text is a paragraph or several.
    Block,
    /// Its text is a line.
    Line,
    /// Its text is set apart by a space.
    Cell,
    /// Its text is furniture.
    Furniture(FurnitureKind),
    /// It is left out.
    Hidden,
}

/// What becomes of an element by its name alone.
pub(super) fn role_of(tag: Tag) -> Role {
    match tag {
        Tag::Figcaption => Role::Furniture(FurnitureKind::Caption),
        _ if tag.is_hidden() => Role::Hidden,
        _ if tag.is_inline() => Role::Inline,
        _ => Role::Block,
    }
}

/// How line breaks in the source are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// As spaces, as in HTML.
    Spaces,
    /// As they stand, and blank lines as ends of paragraphs.
    Lines,
}

/// Writes the text of `root`. The element itself has no role; that of each inside it is what `role` says.
pub(super) fn write(
    tree: &Tree<'_>,
    root: Id,
    breaks: Breaks,
    role: impl Fn(Id, Option<Tag>) -> Role,
    body: &mut Body,
) {
    let mut writer = Writer {
        body,
        breaks,
        after_break: false,
        open: Vec::new(),
    };
    let inside = tree.inside(root);
    let mut next = inside.start;
    while next < inside.end {
        let id = next;
        next = id + 1;
        writer.close_before(id);
        let tag = tree.tag(id);
        let role = role(id, tag);
        match tag {
            _ if role == Role::Hidden => next = tree.inside(id).end.max(next),
            Some(tag) => writer.start(tag, role, tree.inside(id).end),
            None => writer.text(&tree.text(id).unwrap_or_default()),
        }
    }
    writer.close_before(inside.end);
}

struct Writer<'b> {
    body: &'b mut Body,
    breaks: Breaks,
    /// A line break was written, and nothing since.
    after_break: bool,
    /// What is to be done behind the elements that are open, and behind which node. Inline ones are not in it.
    open: Vec<(Id, Close)>,
}

enum Close {
    Paragraph,
    Line,
    Space,
    Quotation,
    Lines(Breaks),
    Furniture(Outer),
}

impl Writer<'_> {
    fn start(&mut self, tag: Tag, role: Role, end: Id) {
        match tag {
            Tag::Br if self.after_break => self.body.paragraph(),
            Tag::Br => {
                self.body.line();
                self.after_break = true;
            }
            Tag::Q => {
                self.text("\"");
                self.open.push((end, Close::Quotation));
            }
            Tag::Pre | Tag::Xmp => {
                self.open.push((end, Close::Lines(self.breaks)));
                self.breaks = Breaks::Lines;
            }
            _ => {}
        }
        let close = match role {
            Role::Inline | Role::Hidden => return,
            Role::Block => {
                self.body.paragraph();
                Close::Paragraph
            }
            Role::Line => {
                self.body.line();
                Close::Line
            }
            Role::Cell => {
                self.body.text(" ");
                Close::Space
            }
            Role::Furniture(kind) => Close::Furniture(self.body.begin(kind)),
        };
        self.open.push((end, close));
    }

    /// Closes the elements that end before this node.
    fn close_before(&mut self, id: Id) {
        while let Some((_, close)) = self.open.pop_if(|(end, _)| *end <= id) {
            match close {
                Close::Paragraph => self.body.paragraph(),
                Close::Line => self.body.line(),
                Close::Space => self.body.text(" "),
                Close::Quotation => self.text("\""),
                Close::Lines(before) => self.breaks = before,
                Close::Furniture(outer) => self.body.end(outer),
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.after_break &= text.trim_ascii().is_empty();
        match self.breaks {
            Breaks::Spaces => self.body.text(text),
            Breaks::Lines => {
                let mut lines = text.split('\n').enumerate().peekable();
                while let Some((n, line)) = lines.next() {
                    if n > 0 {
                        self.body.line();
                    }
                    // What is before the first break or behind the last may be part of a line only.
                    if n > 0 && lines.peek().is_some() && line.trim_ascii().is_empty() {
                        self.body.paragraph();
                    }
                    self.body.text(line);
                }
            }
        }
    }
}
