//! Stories as LexisNexis and ProQuest export them: numbered, with labeled fields.
//!
//! | field of the article | label |
//! |---|---|
//! | `headline` | `HEADLINE` |
//! | byline, dateline, caption | `BYLINE`, `DATELINE`, `GRAPHIC` |
//! | headline (a deck) | `HIGHLIGHT`, `ABSTRACT` |
//! | advisory | `CORRECTION`, `NOTES` |
//! | `text` | `BODY`; without that label, the paragraphs without one behind the first label |
//! | `metadata.issued` | `LOAD-DATE` |
//! | debris | all other labels, and what stands before the first |

use super::{Entry, lines, pieces};
use crate::article::FurnitureKind;
use crate::read::body::Body;

/// How many lines at the start of a text are searched for the first number.
const TOP: usize = 12;

/// Labels that come before the body.
const BEFORE: [&str; 11] = [
    "BYLINE",
    "SECTION",
    "LENGTH",
    "DATELINE",
    "HEADLINE",
    "HIGHLIGHT",
    "ABSTRACT",
    "SERIES",
    "TYPE",
    "EDITION",
    "SOURCE",
];
/// Labels that come after the body, or with it.
const AFTER: [&str; 15] = [
    "LOAD-DATE",
    "LANGUAGE",
    "GRAPHIC",
    "PUBLICATION-TYPE",
    "PUB-TYPE",
    "JOURNAL-CODE",
    "DOCUMENT-TYPE",
    "ACC-NO",
    "COPYRIGHT",
    "SUBJECT",
    "NOTES",
    "CORRECTION",
    "CORRECTION-DATE",
    "DISTRIBUTION",
    "CLASSIFICATION",
];

/// Whether a text begins with the number of a story.
pub(super) fn recognizes(text: &str) -> bool {
    let filled = lines(text).filter(|(_, line)| !line.trim().is_empty());
    filled.take(TOP).any(|(_, line)| is_number(line))
}

/// The stories of a text.
pub(super) fn stories(text: &str) -> Vec<Entry> {
    let starts = lines(text).filter(|(_, line)| is_number(line));
    let starts: Vec<usize> = starts.map(|(start, _)| start).collect();
    pieces(text, &starts).into_iter().map(story).collect()
}

/// Whether a line numbers a story: `3 of 10 DOCUMENTS`, `Document 3 of 10`.
fn is_number(line: &str) -> bool {
    let line = line.trim();
    // Nearly every line fails this, and costs no more.
    line.len() <= 40 && number(line).is_some()
}

fn number(line: &str) -> Option<&str> {
    let (bare, said) = match line.strip_prefix("Document ") {
        Some(bare) => (bare, true),
        None => (line, false),
    };
    let mut words = bare.split_whitespace();
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let number = words.next().filter(is_number)?;
    let of = words.next()? == "of";
    words.next().filter(is_number)?;
    let label = words.next();
    let is_label = matches!(label, Some("DOCUMENTS" | "DOCUMENT"));
    (of && words.next().is_none() && (is_label || said && label.is_none())).then_some(number)
}

fn story(text: &str) -> Entry {
    let mut story = Entry::default();
    let mut body = Body::default();
    let has_body = lines(text).any(|(_, line)| label(line).is_some_and(|(name, _)| name == "BODY"));
    // The label that the paragraph at hand stands under; `None` before the first, and in the body.
    let mut field: Option<String> = None;
    let mut labeled = false;
    let mut in_body = false;
    let mut begun = false;
    let mut piece = None;
    let mut was_blank = true;
    for (_, raw) in lines(text) {
        let line = raw.trim();
        if line.is_empty() {
            if let Some(outer) = piece.take() {
                body.end(outer);
            }
            body.paragraph();
            was_blank = true;
            // Without a label of its own, the body is what stands under none.
            if !has_body && labeled && field.as_deref().is_some_and(|name| BEFORE.contains(&name)) {
                field = None;
                in_body = true;
            }
            continue;
        }
        if story.item.is_empty()
            && let Some(number) = number(line)
        {
            number.clone_into(&mut story.item);
            continue;
        }
        let found = label(line).filter(|(name, _)| {
            was_blank && (name == "BODY" || !begun || AFTER.contains(&name.as_str()))
        });
        was_blank = false;
        let mut line = line;
        if let Some((name, rest)) = found {
            if let Some(outer) = piece.take() {
                body.end(outer);
            }
            (labeled, in_body) = (true, name == "BODY");
            begun |= in_body;
            field = (!in_body).then_some(name);
            line = rest;
        }
        if line.is_empty() {
            continue;
        }
        let kind = match field.as_deref() {
            None if in_body => {
                begun = true;
                None
            }
            Some("HEADLINE") => {
                let headline = story.headline.get_or_insert_default();
                if !headline.is_empty() {
                    headline.push(' ');
                }
                headline.push_str(line);
                continue;
            }
            Some("LOAD-DATE") => {
                story.issued.get_or_insert_with(|| line.to_owned());
                continue;
            }
            Some("BYLINE") => Some(FurnitureKind::Byline),
            Some("DATELINE") => Some(FurnitureKind::Dateline),
            Some("HIGHLIGHT" | "ABSTRACT") => Some(FurnitureKind::Headline),
            Some("GRAPHIC") => Some(FurnitureKind::Caption),
            Some("CORRECTION" | "NOTES") => Some(FurnitureKind::Advisory),
            _ => Some(FurnitureKind::Debris),
        };
        if let Some(kind) = kind
            && piece.is_none()
        {
            piece = Some(body.begin(kind));
        }
        body.text(line);
        body.line();
    }
    if let Some(outer) = piece {
        body.end(outer);
    }
    (story.text, story.furniture) = body.finish();
    story
}

/// The label that opens a line, in capitals, and what follows: `SECTION: News`, `Byline: Ann Example`, `Body`.
fn label(line: &str) -> Option<(String, &str)> {
    let line = line.trim();
    if line == "Body" {
        return Some(("BODY".to_owned(), ""));
    }
    let (name, rest) = line.split_once(':')?;
    if name.len() > 20 {
        return None;
    }
    let name = name.to_uppercase();
    let known = name == "BODY" || BEFORE.contains(&name.as_str()) || AFTER.contains(&name.as_str());
    known.then(|| (name, rest.trim()))
}
