//! Bodies made of nothing but a text, for the tests of the stage.

use super::Body;
use crate::text::document::{Document, Tokens};

/// A text with what was made of it.
pub(super) struct Sample<'a> {
    text: &'a str,
    document: Document,
    tokens: Tokens,
}

impl<'a> Sample<'a> {
    pub(super) fn of(text: &'a str) -> Sample<'a> {
        let (document, tokens) = Document::read(text, None);
        Sample {
            text,
            document,
            tokens,
        }
    }

    pub(super) fn body(&self) -> Body<'_> {
        Body::new(self.text, &self.document, self.tokens.clone())
    }
}
