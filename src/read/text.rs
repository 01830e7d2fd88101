//! Reads plain text: the whole file is one article.

use super::encoding::Decoded;
use crate::article::{Article, Format};
use std::path::Path;

/// The article that a plain text file is, blank or not. Its lines, control characters and form feeds are left as they stand.
pub(super) fn read(path: &Path, decoded: Decoded) -> Article {
    Article {
        path: path.to_owned(),
        item: None,
        format: Format::Text,
        encoding: decoded.encoding.name(),
        text: decoded.text,
        headline: None,
        notices: decoded.notices,
    }
}
