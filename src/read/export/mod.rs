//! Reads plain text that holds several stories: what databases export, and runs of wire copy.
//!
//! | kind | what tells stories apart | `item` |
//! |---|---|---|
//! | `nexis` | `3 of 10 DOCUMENTS` or `Document 3 of 10` before each | the number |
//! | `factiva` | `Document ABC0000020200105eg15000b5` behind each | the code |
//! | `run` | `./.`, `-30-` or `NNNN` behind each, with a headline and a dateline, or `ZCZC`, to follow | the number |
//!
//! When unsure, a text is one story: only the first two are told by one mark alone, and these no writer makes.

mod factiva;
mod nexis;
mod run;

use super::Reading;
use super::encoding::Decoded;
use crate::article::{Article, Format, Furniture};
use std::borrow::Cow;
use std::path::Path;

/// One of several stories.
#[derive(Debug, Default)]
struct Entry {
    item: String,
    headline: Option<String>,
    issued: Option<String>,
    text: String,
    furniture: Vec<Furniture>,
}

/// Whether a text is an export, or a run of several stories.
pub(super) fn recognizes(text: &str) -> bool {
    let text = &with_line_feeds(text);
    nexis::recognizes(text) || factiva::recognizes(text) || run::recognizes(text)
}

/// Reads every story of a text; one that is none of these is one story.
pub(super) fn read(path: &Path, decoded: Decoded) -> Reading {
    let text = &with_line_feeds(&decoded.text);
    let stories = if nexis::recognizes(text) {
        nexis::stories(text)
    } else if factiva::recognizes(text) {
        factiva::stories(text)
    } else {
        run::stories(text)
    };
    let mut articles: Vec<Article> = stories
        .into_iter()
        .map(|story| {
            let mut article =
                Article::new(path, Format::Export, decoded.encoding.name(), story.text);
            article.item = Some(story.item);
            article.headline = story.headline;
            article.metadata.issued = story.issued;
            article.furniture = story.furniture;
            article
        })
        .collect();
    // What is known of the file's encoding is told once.
    if let Some(first) = articles.first_mut() {
        first.notices = decoded.notices_elsewhere().collect();
    }
    Reading {
        articles,
        ..Reading::default()
    }
}

/// A text whose lines end in line feeds, also where they all ended in carriage returns, as those of old Macs do.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\n', text.as_bytes()).is_some() || !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('\r', "\n"))
}

/// The lines of a text with where each begins, whatever ends them.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.split_inclusive('\n');
    lines.scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

/// Text cut up at these places, which are in order. What stands before the first is left out.
fn pieces<'t>(text: &'t str, cuts: &[usize]) -> Vec<&'t str> {
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    cuts.iter()
        .zip(ends)
        .map(|(&start, end)| &text[start..end])
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
