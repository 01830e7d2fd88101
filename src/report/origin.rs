//! Where an article comes from, as both JSON reports say it: the one of a comparison and the one of an inspection.

use super::{headline, visible};
use crate::article::Article;
use crate::text::document::Document;
use serde::ser::SerializeStruct;

/// How many fields [`put`] writes.
pub(super) const FIELDS: usize = 9;

/// Writes into an article's record its file, how it was read, and what its format states of it.
///
/// Into the record itself: what serde flattens into one goes round by a map.
pub(super) fn put<S: SerializeStruct>(
    article: &Article,
    document: &Document,
    record: &mut S,
) -> Result<(), S::Error> {
    let metadata = &article.metadata;
    record.serialize_field("path", &visible::path(&article.path))?;
    record.serialize_field("item", &article.item)?;
    record.serialize_field("format", &article.format)?;
    record.serialize_field("encoding", article.encoding)?;
    record.serialize_field("headline", &headline(article, document))?;
    record.serialize_field("guid", &metadata.guid)?;
    record.serialize_field("version", &metadata.version)?;
    record.serialize_field("issued", &metadata.issued)?;
    record.serialize_field("language", &metadata.language)
}
