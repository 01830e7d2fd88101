//! Says what is wrong with JSON, and what to do about it.

use super::object::{Object, array};
use crate::read::Options;
use crate::read::failures::listed;
use crate::read::fields::Field;
use serde_json::error::Category;
use serde_json::value::RawValue;

/// Where in a text a parser stopped, as a byte offset.
pub(super) fn offset(text: &str, error: &serde_json::Error) -> usize {
    let before = error.line().saturating_sub(2);
    let start = match error.line() {
        0 | 1 => 0,
        _ => memchr::memchr_iter(b'\n', text.as_bytes())
            .nth(before)
            .map_or(text.len(), |at| at + 1),
    };
    (start + error.column().saturating_sub(1)).min(text.len())
}

/// What is wrong with a document at an offset, with its place: line and column, from 1.
pub(super) fn at(text: &str, offset: usize, error: &serde_json::Error) -> String {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let column = before.len() - memchr::memrchr(b'\n', before).map_or(0, |at| at + 1) + 1;
    format!(
        "line {line}, column {column}: {}",
        reason(text.get(offset..).unwrap_or(""), error)
    )
}

/// What is wrong, without its place. `rest` is the text from where the parser stopped.
pub(in crate::read) fn reason(rest: &str, error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(what, _)| what);
    if error.classify() == Category::Eof {
        let inside = what.strip_prefix("EOF while parsing ").unwrap_or("JSON");
        return format!("the JSON is cut off inside {inside}; get the whole of it");
    }
    let rest = rest.trim_start_matches('-');
    for word in ["NaN", "Infinity", "nan", "inf"] {
        if rest.starts_with(word) {
            return format!("{word} is no JSON; write null instead");
        }
    }
    if what.starts_with("control character") {
        return "a raw control character in a string; write it as an escape, such as \\n"
            .to_owned();
    }
    format!("not JSON: {what}; mend it, or leave it out")
}

/// That there is no article in a value, and where one was expected.
pub(in crate::read) fn no_article(value: Option<&RawValue>, options: &Options) -> String {
    let expected = match options.fields.path(Field::Text) {
        Some(path) => format!("no text at {path:?}, where --field says that it is"),
        None => "no text: expected a string under \"text\", \"body\", \"content\" or the like; if it goes by another \
                 name, say --field text=PATH"
            .to_owned(),
    };
    let depth = value.map_or(0, |value| depth(value.get()));
    if depth > super::item::DEEPEST {
        return format!(
            "{expected} (nested {depth} levels deep; articles are looked for in the first {})",
            super::item::DEEPEST
        );
    }
    match value.map(keys) {
        Some(keys) if !keys.is_empty() => format!("{expected} (its keys are {keys})"),
        _ => expected,
    }
}

/// The first keys of an object, or of the first one in a list.
fn keys(value: &RawValue) -> String {
    let elements = array(value);
    let object = match &elements {
        Some(elements) => elements.first().and_then(|first| Object::of(first)),
        None => Object::of(value),
    };
    let keys = object.map(|object| object.0).unwrap_or_default();
    listed(keys.iter().map(|(key, _)| key.as_ref()))
}

/// How many brackets are open at most.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest, mut at) = (0usize, 0, 0);
    let bytes = json.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = super::salvage::end_of_string(bytes, at),
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    deepest
}
