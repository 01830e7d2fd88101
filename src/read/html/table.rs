//! Tells tables from pages laid out by means of tables.

use super::tag::Tag;
use super::tree::{Id, Tree};
use super::write::Role;
use crate::article::FurnitureKind;
use std::ops::Range;

/// The most characters in a cell of rows and columns; a longer text is a story in a frame.
pub(in crate::read) const MAX_CELL: usize = 300;

/// The tables of a document that are rows and columns: two cells or more with text side by side, none of which holds a table or a long
/// text. Others are there for the looks, as in old pages and in e-mail.
pub(super) struct Tables(Vec<Range<Id>>);

impl Tables {
    pub(super) fn of(tree: &Tree<'_>) -> Tables {
        let mut open: Vec<Candidate> = Vec::new();
        let mut closed: Vec<Candidate> = Vec::new();
        for id in 0..tree.len() {
            closed.extend(std::iter::from_fn(|| {
                open.pop_if(|table| table.inside.end <= id)
            }));
            match tree.tag(id) {
                Some(Tag::Table) => {
                    if let Some(around) = open.last_mut() {
                        around.is_frame = true;
                    }
                    let purpose = tree.attribute(id, "role").unwrap_or_default();
                    open.push(Candidate {
                        inside: tree.inside(id),
                        cell: 0,
                        cells: 0,
                        has_columns: false,
                        is_frame: matches!(&*purpose, "presentation" | "none"),
                    });
                }
                tag => {
                    if let Some(table) = open.last_mut() {
                        match tag {
                            Some(tag) => table.element(tag),
                            None => table.text(tree.text(id).unwrap_or_default().trim().len()),
                        }
                    }
                }
            }
        }
        closed.append(&mut open);
        let mut tables: Vec<Range<Id>> = closed
            .into_iter()
            .filter(|table| table.has_columns && !table.is_frame)
            .map(|table| table.inside)
            .collect();
        tables.sort_unstable_by_key(|inside| inside.start);
        Tables(tables)
    }

    /// Whether a node is inside one of them.
    pub(super) fn hold(&self, id: Id) -> bool {
        let before = self.0.partition_point(|inside| inside.start <= id);
        self.0[..before]
            .last()
            .is_some_and(|inside| inside.contains(&id))
    }

    /// What becomes of an element that is such a table, or a part of one.
    pub(super) fn role(&self, id: Id, tag: Tag) -> Option<Role> {
        if !matches!(
            tag,
            Tag::Table | Tag::Tr | Tag::Td | Tag::Th | Tag::P | Tag::Div
        ) {
            return None;
        }
        let inside = self.0[..self.0.partition_point(|inside| inside.start <= id + 1)].last()?;
        match tag {
            Tag::Table if inside.start == id + 1 => Some(Role::Furniture(FurnitureKind::Table)),
            Tag::Tr | Tag::P | Tag::Div if inside.contains(&id) => Some(Role::Line),
            Tag::Td | Tag::Th if inside.contains(&id) => Some(Role::Cell),
            _ => None,
        }
    }
}

struct Candidate {
    inside: Range<Id>,
    /// How long the text of this cell is so far, and how many cells of this row have one.
    cell: usize,
    cells: usize,
    has_columns: bool,
    is_frame: bool,
}

impl Candidate {
    fn text(&mut self, len: usize) {
        if self.cell == 0 && len > 0 {
            self.cells += 1;
            self.has_columns |= self.cells > 1;
        }
        self.cell += len;
        self.is_frame |= self.cell > MAX_CELL;
    }

    fn element(&mut self, tag: Tag) {
        match tag {
            Tag::Tr => self.cells = 0,
            Tag::Td | Tag::Th => self.cell = 0,
            _ => {}
        }
    }
}
