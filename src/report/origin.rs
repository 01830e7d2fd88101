//! Where an article comes from, as both JSON reports say it: the one of a comparison and the one of an inspection.

use super::{headline, visible};
use crate::article::{Article, Format};
use crate::text::document::Document;
use serde::Serialize;
use std::borrow::Cow;

/// An article's file, how it was read, and what its format states of it.
#[derive(Serialize)]
pub(super) struct Origin<'a> {
    path: Cow<'a, str>,
    item: Option<&'a str>,
    format: Format,
    encoding: &'a str,
    headline: Option<&'a str>,
    guid: Option<&'a str>,
    version: Option<&'a str>,
    issued: Option<&'a str>,
    language: Option<&'a str>,
}

impl<'a> Origin<'a> {
    /// Of an article and what was made of its text.
    pub(super) fn of(article: &'a Article, document: &Document) -> Origin<'a> {
        let metadata = &article.metadata;
        Origin {
            path: visible::path(&article.path),
            item: article.item.as_deref(),
            format: article.format,
            encoding: article.encoding,
            headline: headline(article, document),
            guid: metadata.guid.as_deref(),
            version: metadata.version.as_deref(),
            issued: metadata.issued.as_deref(),
            language: metadata.language.as_deref(),
        }
    }
}
