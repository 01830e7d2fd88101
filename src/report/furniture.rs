//! A piece of furniture, as both JSON reports say it: the one of a comparison and the one of an inspection.

use crate::text::document::{Furniture, FurnitureKind};
use serde::Serialize;

/// What was set aside, with its characters.
#[derive(Serialize)]
pub(super) struct FurnitureRecord<'a> {
    kind: FurnitureKind,
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> FurnitureRecord<'a> {
    /// A piece of this text.
    pub(super) fn new(piece: &Furniture, text: &'a str) -> FurnitureRecord<'a> {
        FurnitureRecord {
            kind: piece.kind,
            start: piece.span.start,
            end: piece.span.end,
            text: piece.span.of(text),
        }
    }
}
