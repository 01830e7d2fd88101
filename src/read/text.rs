//! Reads plain text: the whole file is one article.

use super::Reading;
use super::encoding::Decoded;
use crate::article::{Article, Format};
use std::path::Path;

/// The article that a plain text file is, blank or not. Its lines, control characters and form feeds are left as they stand.
pub(super) fn read(path: &Path, decoded: Decoded) -> Reading {
    let article = Article {
        notices: decoded.notices,
        ..Article::new(path, Format::Text, decoded.encoding.name(), decoded.text)
    };
    Reading {
        articles: vec![article],
        ..Reading::default()
    }
}
