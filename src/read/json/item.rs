//! Finds the articles in a JSON value.
//!
//! It walks down until it meets objects that have a text, by whatever names the wrappers around them go. What an object says
//! of the one inside it (an `_id` beside a `_source`) holds for that, too, where it says nothing itself.
//!
//! | part of the article | keys, the best first; case and `_`, `-` aside |
//! |---|---|
//! | text | `text`, `body`, `body_text`, `content`, `article_body` …, then `body_html`, `body_xhtml`, `article_html` |
//! | headline | `headline`, `title` |
//! | item | `id`, or else as the GUID |
//! | GUID | `guid`, `urn`, `uri`, or else an `id` that no other story in the world can have |
//! | version | `version`, `revision` |
//! | issued | `versioncreated`, `modified`, `updated`, `published`, `date` … |
//! | language | `language`, `lang` |
//!
//! A text is a string, plain or HTML; an object that holds one (`{"rendered": …}`); or an array of such paragraphs.

use super::object::{Object, array, scalar, string};
use super::{digitalwires, ninjs};
use crate::article::{Article, Format, Metadata};
use crate::read::fields::{Field, Fields, LONGEST, plain};
use crate::read::prose::{self, Piece};
use rayon::prelude::*;
use serde_json::value::RawValue;
use std::path::Path;

/// How far down is looked for articles. Each level is one more pass over what lies below.
pub(super) const DEEPEST: usize = 16;

/// How many elements of a list are read at once: enough for all cores, few enough that what they hold is not held twice.
const PART: usize = 1 << 12;

/// What is the same for all articles of an input.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Source<'s> {
    pub(in crate::read) path: &'s Path,
    pub(in crate::read) fields: &'s Fields,
    pub(in crate::read) encoding: &'static str,
    /// What plain articles are said to be read as.
    pub(in crate::read) format: Format,
}

impl Source<'_> {
    pub(super) fn article(&self, text: String) -> Article {
        Article::new(self.path, self.format, self.encoding, text)
    }
}

/// What was found in a value, in order: articles, and messages about what is none.
pub(in crate::read) type Found = Vec<Result<Article, String>>;

/// The articles in a value.
pub(in crate::read) fn articles_in(source: &Source<'_>, value: &RawValue) -> Found {
    walk(source, value, &Known::default(), 0)
}

/// The articles in a text that is an object and nothing else, in one pass over it; `None` where it is something else, or
/// damaged.
pub(in crate::read) fn articles_in_object(source: &Source<'_>, text: &str) -> Option<Found> {
    let object = Object::read(text)?;
    Some(walk_object(source, &object, &Known::default(), 0))
}

/// Whether a value is itself an article, and of no news format.
pub(in crate::read) fn is_plain_article(source: &Source<'_>, value: &RawValue) -> bool {
    Object::of(value).is_some_and(|object| {
        let is_news = digitalwires::is(&object) || ninjs::is(&object);
        !is_news && Slots::of(&object, source.fields).text().is_some()
    })
}

fn walk(source: &Source<'_>, value: &RawValue, outer: &Known, depth: usize) -> Found {
    if depth > DEEPEST {
        return Vec::new();
    }
    if let Some(elements) = array(value) {
        // What is said of a list is not said of each thing in it.
        let unknown = Known::default();
        let mut all = Vec::new();
        for part in elements.chunks(PART) {
            let found: Vec<Found> = part
                .par_iter()
                .map(|element| walk(source, element, &unknown, depth + 1))
                .collect();
            all.extend(found.into_iter().flatten());
        }
        return all;
    }
    match Object::of(value) {
        Some(object) => walk_object(source, &object, outer, depth),
        None => Vec::new(),
    }
}

fn walk_object(source: &Source<'_>, object: &Object<'_>, outer: &Known, depth: usize) -> Found {
    let slots = Slots::of(object, source.fields);
    let known = Known::of(&slots).or(outer);
    if source.fields.path(Field::Text).is_none() {
        if digitalwires::is(object) {
            return vec![Ok(digitalwires::article(source, object, known))];
        }
        if ninjs::is(object) {
            return vec![ninjs::article(source, object, known)];
        }
    }
    if let Some(pieces) = slots.text() {
        let (text, furniture) = prose::text_of(pieces);
        if text.len() as u64 > u64::from(u32::MAX) {
            return vec![Err("a text larger than 4 GiB; split it".to_owned())];
        }
        let article = Article {
            furniture,
            ..source.article(text)
        };
        return vec![Ok(known.fill(article))];
    }
    let inside = object.0.iter().filter(|(_, value)| is_nested(value));
    inside
        .flat_map(|(_, value)| walk(source, value, &known, depth + 1))
        .collect()
}

/// Whether a value can hold an article.
fn is_nested(value: &RawValue) -> bool {
    value.get().starts_with(['{', '['])
}

/// What is known of an article beside its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) headline: Option<String>,
    pub(super) id: Option<String>,
    pub(super) metadata: Metadata,
}

impl Known {
    /// What an object says.
    fn of(slots: &Slots<'_>) -> Known {
        let field = |field| slots.get(field);
        let id = field(Field::Id).and_then(scalar);
        let guid = field(Field::Guid).and_then(scalar);
        Known {
            headline: field(Field::Headline)
                .and_then(|value| pieces(value, 0))
                .and_then(|pieces| prose::line_of(&pieces)),
            metadata: Metadata {
                guid: guid.or_else(|| id.clone().filter(|id| is_global(id))),
                version: field(Field::Version).and_then(scalar),
                issued: field(Field::Date).and_then(scalar),
                language: field(Field::Language).and_then(scalar),
                withdrawn: None,
            },
            id,
        }
    }

    /// This, and what is known of the whole that it is in.
    fn or(self, outer: &Known) -> Known {
        let named = self.id.is_some() || self.metadata.guid.is_some();
        let (own, theirs) = (self.metadata, &outer.metadata);
        let or = |own: Option<String>, theirs: &Option<String>| own.or_else(|| theirs.clone());
        Known {
            headline: or(self.headline, &outer.headline),
            id: if named { self.id } else { outer.id.clone() },
            metadata: Metadata {
                guid: if named { own.guid } else { theirs.guid.clone() },
                version: or(own.version, &theirs.version),
                issued: or(own.issued, &theirs.issued),
                language: or(own.language, &theirs.language),
                withdrawn: own.withdrawn,
            },
        }
    }

    /// The article with what is known of it.
    pub(super) fn fill(self, article: Article) -> Article {
        Article {
            item: self.id.or_else(|| self.metadata.guid.clone()),
            headline: self.headline,
            metadata: Metadata {
                withdrawn: article.metadata.withdrawn,
                ..self.metadata
            },
            ..article
        }
    }
}

/// Whether an id names one story among all in the world: a URI, or a UUID.
pub(in crate::read) fn is_global(id: &str) -> bool {
    let is_uuid = id.len() == 36
        && id.bytes().enumerate().all(|(n, byte)| match n {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    let is_uri = id.split_once(':').is_some_and(|(scheme, rest)| {
        matches!(scheme, "urn" | "tag" | "http" | "https" | "doi" | "info") && !rest.is_empty()
    });
    is_uuid || is_uri
}

/// The values of an object that fill the fields of an article.
#[derive(Debug, Default)]
struct Slots<'a> {
    /// By field, where the user says or else under the best of the known names, and how good that is.
    best: [Option<(usize, &'a RawValue)>; Field::ALL.len()],
    /// All values that go by the name of a text, likewise.
    texts: Vec<(usize, &'a RawValue)>,
    /// That under the name of HTML.
    html: Option<Vec<Piece<'a>>>,
    /// The user says where the text is.
    is_text_given: bool,
}

impl<'a> Slots<'a> {
    fn of(object: &Object<'a>, fields: &Fields) -> Slots<'a> {
        let mut slots = Slots {
            html: html(object),
            is_text_given: fields.path(Field::Text).is_some(),
            ..Slots::default()
        };
        for (key, value) in object.0.iter().filter(|(_, value)| value.get() != "null") {
            let Some((field, rank)) = Field::of_key(key) else {
                continue;
            };
            let best = &mut slots.best[field as usize];
            // Of two equal keys the last counts.
            if best.is_none_or(|(least, _)| rank <= least) {
                *best = Some((rank, value));
            }
            if field == Field::Text {
                slots.texts.retain(|(other, _)| *other != rank);
                slots.texts.push((rank, value));
            }
        }
        slots.texts.sort_by_key(|(rank, _)| *rank);
        for field in Field::ALL {
            if let Some(path) = fields.path(field) {
                slots.best[field as usize] = object.at(path).map(|value| (0, value));
            }
        }
        slots
    }

    fn get(&self, field: Field) -> Option<&'a RawValue> {
        self.best[field as usize].map(|(_, value)| value)
    }

    /// The text of the article that the object is; `None` where it is none.
    fn text(self) -> Option<Vec<Piece<'a>>> {
        if self.is_text_given {
            return pieces(self.get(Field::Text)?, 0);
        }
        let has_headline = self.get(Field::Headline).is_some();
        let texts = self.texts.into_iter().filter_map(|(_, value)| {
            // Objects under such a name may be paragraphs, or articles of a list.
            let is_list = value.get().starts_with('[') && !is_paragraphs(value, has_headline);
            if is_list { None } else { pieces(value, 0) }
        });
        first_with_words(texts.chain(self.html))
    }
}

/// The first of these texts that is not blank, or else the first.
fn first_with_words<'a>(mut texts: impl Iterator<Item = Vec<Piece<'a>>>) -> Option<Vec<Piece<'a>>> {
    let has_words =
        |pieces: &Vec<Piece<'_>>| pieces.iter().any(|piece| !piece.text.trim().is_empty());
    let first = texts.next()?;
    if has_words(&first) {
        return Some(first);
    }
    Some(texts.find(has_words).unwrap_or(first))
}

/// The HTML that an object has under one of the names that say so.
pub(super) fn html<'a>(object: &Object<'a>) -> Option<Vec<Piece<'a>>> {
    const NAMES: [&str; 5] = [
        "bodyhtml",
        "bodyxhtml",
        "articlehtml",
        "contenthtml",
        "htmlbody",
    ];
    let mut named: [Option<Vec<Piece<'a>>>; NAMES.len()] = Default::default();
    for (key, value) in &object.0 {
        let mut letters = [0; LONGEST];
        let name = plain(key, &mut letters);
        if let Some(n) = NAMES.iter().position(|known| Some(*known) == name) {
            named[n] = string(value)
                .map(|text| vec![Piece::html(text)])
                .or(named[n].take());
        }
    }
    first_with_words(named.into_iter().flatten())
}

/// Whether a list is the paragraphs of one text: strings, or objects without headlines in an object that has one.
fn is_paragraphs(list: &RawValue, has_headline: bool) -> bool {
    let elements = array(list).unwrap_or_default();
    let is_string = |element: &&RawValue| element.get().starts_with('"');
    let has_own = |element: &&RawValue| {
        let keys = Object::of(element)
            .map(|object| object.0)
            .unwrap_or_default();
        let mut fields = keys.iter().filter_map(|(key, _)| Field::of_key(key));
        fields.any(|(field, _)| field == Field::Headline)
    };
    elements.iter().any(is_string) || has_headline && !elements.iter().any(has_own)
}

/// The text that a value is or holds.
pub(super) fn pieces(value: &RawValue, depth: usize) -> Option<Vec<Piece<'_>>> {
    if depth > DEEPEST {
        return None;
    }
    if let Some(text) = string(value) {
        return Some(vec![Piece::of(text)]);
    }
    if let Some(object) = Object::of(value) {
        for (key, marked_up) in [
            ("html", true),
            ("rendered", true),
            ("value", false),
            ("text", false),
            ("plain", false),
            ("content", false),
        ] {
            let Some(value) = object.get(key) else {
                continue;
            };
            return match string(value) {
                Some(text) if marked_up => Some(vec![Piece::html(text)]),
                _ => pieces(value, depth + 1),
            };
        }
        return None;
    }
    let elements = array(value)?;
    let found: Vec<Piece<'_>> = elements
        .iter()
        .filter_map(|element| pieces(element, depth + 1))
        .flatten()
        .collect();
    (!found.is_empty() || elements.is_empty()).then_some(found)
}
