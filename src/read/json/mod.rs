//! Reads a JSON document: an article, a list of articles, or either in any wrapping; also several documents in a row.

mod digitalwires;
mod explain;
mod item;
mod ninjs;
mod object;
mod salvage;

use super::encoding::Decoded;
use super::failures::Failures;
use super::{Options, Reading};
use crate::article::{Article, Format};
pub(super) use explain::{no_article, reason};
pub(super) use item::{
    Found, Source, articles_in, articles_in_object, is_global, is_plain_article,
};
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::path::Path;

/// Whether a text is JSON that may hold articles: it begins as an object does, or as a list of objects; of other lists, one
/// that is JSON to its end, as a story may begin with a bracket.
pub(super) fn recognizes(text: &str) -> bool {
    let text = text.trim_start();
    let after = |sign| text.strip_prefix(sign).map(str::trim_start);
    let is_object = |inside: &str| inside.is_empty() || inside.starts_with(['"', '}']);
    match (after('{'), after('[')) {
        (Some(inside), _) => is_object(inside),
        (_, Some(inside)) => match inside.strip_prefix('{') {
            Some(inside) => is_object(inside.trim_start()),
            None => serde_json::from_str::<IgnoredAny>(text).is_ok(),
        },
        _ => false,
    }
}

/// Reads all articles of a document. What is wrong with one of them, or with the document behind them, becomes a failure
/// beside the others.
pub(super) fn read(path: &Path, decoded: Decoded, options: &Options) -> Reading {
    let source = Source {
        path,
        fields: &options.fields,
        encoding: decoded.encoding.name(),
        format: Format::Json,
    };
    let text = decoded.text.as_str();
    let mut failures = Failures::new(path);
    let mut found: Found = Vec::new();
    let mut first = None;
    let mut end = 0;
    let mut documents = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    while let Some(document) = documents.next() {
        match document {
            Ok(value) => {
                first.get_or_insert(value);
                let mut more = articles_in(&source, value);
                if found.is_empty() {
                    found = more; // mostly the only document, and maybe a long list
                } else {
                    found.append(&mut more);
                }
                end = documents.byte_offset();
            }
            Err(error) => {
                let damage = explain::offset(text, &error).max(end);
                failures.push(|| explain::at(text, damage, &error));
                found.extend(salvaged(&source, text, end, damage, &mut failures));
                break;
            }
        }
    }
    let is_damaged = !failures.is_empty();
    let mut articles: Vec<Article> = found
        .into_iter()
        .filter_map(|found| found.map_err(|message| failures.push(|| message)).ok())
        .collect();
    if articles.is_empty() && failures.is_empty() {
        failures.push(|| no_article(first, options));
    }
    let is_alone = articles.len() == 1 && !is_damaged;
    for (n, article) in articles.iter_mut().enumerate() {
        article.notices.splice(0..0, decoded.notices_elsewhere());
        if is_alone {
            article.item = None;
        } else if article.item.is_none() {
            article.item = Some(format!("item {}", n + 1));
        }
    }
    Reading {
        articles,
        failures: failures.conclude("items"),
        ..Reading::default()
    }
}

/// The articles of what is sound in a document from `start` on, which is damaged at `damage`.
fn salvaged(
    source: &Source<'_>,
    text: &str,
    start: usize,
    damage: usize,
    failures: &mut Failures,
) -> Found {
    let mut found = Vec::new();
    for range in salvage::elements(&text[start..], damage - start) {
        let element = start + range.start..start + range.end;
        match serde_json::from_str::<&RawValue>(&text[element.clone()]) {
            Ok(value) => found.extend(articles_in(source, value)),
            // Told already.
            Err(_) if element.contains(&damage) => {}
            Err(error) => failures.push(|| {
                let inside = explain::offset(&text[element.clone()], &error);
                explain::at(text, element.start + inside, &error)
            }),
        }
    }
    found
}

#[cfg(test)]
mod tests;
