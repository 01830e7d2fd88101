//! Reads ninjs, the IPTC's JSON for news items, in versions 1 to 3, and what newsrooms' systems make of it.
//!
//! | part of the article | property |
//! |---|---|
//! | text | `body_xhtml`, `body_html`, `body_text`; `bodies[]` (3.0), of which the main one in HTML |
//! | headline | `headline`; of `headlines[]` (2.0) the main one |
//! | furniture: headline | the other `headlines[]`, `description_text`, `descriptions[]` |
//! | furniture: byline, dateline, advisory | `byline`; `dateline`, or else `located`; `ednote` |
//! | furniture: caption, credit | of a picture or film: `description_caption`, `description_text`, `body_text`; `creditline` |
//! | item, GUID | `altids.itemid`, `guid`, `uri`, and as in other JSON |
//! | version, issued, language | `version`, `versioncreated`, `language`, and as in other JSON |
//! | notices | `embargoed`; `signal`; `pubstatus` other than `usable`, of which `canceled` takes the item back |

use super::item::{Known, Source, html, pieces};
use super::object::{Object, array, scalar, string};
use crate::article::{Article, Format, FurnitureKind};
use crate::read::draft::Draft;
use crate::read::failures::shown;
use crate::read::fields::{LONGEST, plain};
use crate::read::prose::{Piece, furniture, line_of};
use serde_json::value::RawValue;

/// Whether an object is such an item: it has a property that other JSON has not.
pub(super) fn is(object: &Object<'_>) -> bool {
    let mut has_own = false;
    let mut is_item = false;
    for (key, value) in &object.0 {
        let mut letters = [0; LONGEST];
        match plain(key, &mut letters) {
            Some("pubstatus" | "versioncreated" | "bodyxhtml") => has_own = true,
            Some("bodies" | "headlines") => has_own |= value.get().starts_with('['),
            Some("type" | "headline" | "bodyhtml" | "bodytext" | "uri" | "guid") => is_item = true,
            _ => {}
        }
    }
    has_own && is_item
}

/// The article that such an item is.
///
/// # Errors
/// What it is instead: an item without any text in it.
pub(super) fn article(
    source: &Source<'_>,
    object: &Object<'_>,
    mut known: Known,
) -> Result<Article, String> {
    let item = Item(object);
    if let Some(id) = item.get("altids").and_then(Object::of) {
        let id = id.get("itemid").and_then(scalar);
        known.metadata.guid = id.or(known.metadata.guid);
    }
    let kind = item.line("type").unwrap_or_default().to_lowercase();
    let headlines = item.variants("headlines");
    if known.headline.is_none() {
        let mains = headlines.iter().filter(|variant| variant.is_main());
        let main = mains.chain(&headlines).next();
        known.headline = main.and_then(|variant| line_of(&variant.pieces));
    }
    let mut story = Draft::default();
    story.headline(known.headline.as_deref().unwrap_or_default());
    let medium = medium(&kind);
    let has_body = match medium {
        Some(_) => caption(&item, &mut story),
        None => write(&item, headlines, &mut story),
    };
    let what = match (has_body, medium, kind.as_str()) {
        (true, ..) => None,
        (false, Some(medium), _) => Some(medium),
        (false, None, "composite" | "package") => Some("a package of other items"),
        (false, None, "planning" | "event" | "concept") => Some("a planning item"),
        (false, None, _) => {
            let elsewhere = item.get("renditions").is_some();
            let why = if elsewhere {
                "no text: the item names files that hold its story"
            } else {
                "no text in the item"
            };
            story.metadata.withdrawn = Some(why.to_owned());
            None
        }
    };
    if let Some(what) = what {
        let name = known.id.as_ref().or(known.metadata.guid.as_ref());
        let name = name
            .map(|name| format!("item {}: ", shown(name)))
            .unwrap_or_default();
        return Err(format!(
            "{name}{what}, with no text in it; name stories only"
        ));
    }
    let status = item.line("pubstatus").or_else(|| item.line("state"));
    story.status(&status.unwrap_or_default());
    let embargo = item.line("embargoed").or_else(|| item.line("embargo"));
    story.embargo(&embargo.unwrap_or_default());
    for signal in item.lines("signal") {
        story.signal(&signal);
    }
    let format = match source.format {
        Format::Json => Format::Ninjs,
        format => format,
    };
    Ok(known.fill(story.into_article(source.path, format, source.encoding)))
}

/// Writes a story with what stands around it. Says whether it has a text.
fn write(item: &Item<'_, '_>, headlines: Vec<Variant<'_>>, story: &mut Draft) -> bool {
    let add = |story: &mut Draft, kind, pieces: &[Piece<'_>]| {
        pieces
            .iter()
            .for_each(|piece| furniture(story, kind, piece));
    };
    for headline in headlines {
        add(story, FurnitureKind::Headline, &headline.pieces);
    }
    let decks = item.pieces(&["descriptiontext"]);
    add(story, FurnitureKind::Headline, &decks);
    for description in item.variants("descriptions") {
        add(story, FurnitureKind::Headline, &description.pieces);
    }
    add(story, FurnitureKind::Byline, &item.pieces(&["byline"]));
    let places = item.pieces(&["dateline", "located"]);
    add(story, FurnitureKind::Dateline, &places);
    let body = body(item);
    let has_words = |piece: &Piece<'_>| !piece.text.trim().is_empty();
    let has_body = body.iter().any(has_words);
    body.iter().for_each(|piece| piece.write(&mut story.body));
    add(story, FurnitureKind::Advisory, &item.pieces(&["ednote"]));
    has_body
}

/// The text of a story: HTML, which marks paragraphs and tables, rather than the plain text made of it.
fn body<'a>(item: &Item<'_, 'a>) -> Vec<Piece<'a>> {
    if let Some(pieces) = html(item.0)
        && pieces.iter().any(|piece| !piece.text.trim().is_empty())
    {
        return pieces;
    }
    let bodies = item.variants("bodies");
    let best = bodies
        .into_iter()
        .filter(|variant| variant.pieces.iter().any(|p| !p.text.trim().is_empty()))
        .min_by_key(|variant| (!variant.is_main(), !variant.is_html));
    match best {
        Some(body) => body.pieces,
        None => item.pieces(&["bodytext", "body", "text", "content"]),
    }
}

/// Writes what describes a picture or film. Says whether anything does.
fn caption(item: &Item<'_, '_>, story: &mut Draft) -> bool {
    let mut captions = item.pieces(&["descriptioncaption", "caption"]);
    captions.extend(item.pieces(&["descriptiontext", "descriptionhtml"]));
    for description in item.variants("descriptions") {
        captions.extend(description.pieces);
    }
    captions.extend(body(item));
    for caption in &captions {
        furniture(story, FurnitureKind::Caption, caption);
    }
    if story.body.is_empty() {
        return false;
    }
    for credit in item.pieces(&["creditline", "descriptioncreditline", "byline"]) {
        furniture(story, FurnitureKind::Credit, &credit);
    }
    true
}

/// What an item of this type is that is no text; `None` for a text.
fn medium(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "picture" | "image" | "photo" => "a picture",
        "graphic" => "a graphic",
        "audio" => "a sound recording",
        "video" => "a video",
        "animation" => "an animation",
        _ => return None,
    })
}

/// An item's properties, by their names in lower case without signs, as versions of ninjs differ in those.
struct Item<'o, 'a>(&'o Object<'a>);

impl<'a> Item<'_, 'a> {
    fn get(&self, name: &str) -> Option<&'a RawValue> {
        let mut entries = self.0.0.iter().rev();
        let (_, value) = entries.find(|(key, _)| {
            let mut letters = [0; LONGEST];
            plain(key, &mut letters) == Some(name)
        })?;
        (value.get() != "null").then_some(*value)
    }

    fn line(&self, name: &str) -> Option<String> {
        self.get(name).and_then(scalar)
    }

    /// One or several names.
    fn lines(&self, name: &str) -> Vec<String> {
        let Some(value) = self.get(name) else {
            return Vec::new();
        };
        match array(value) {
            Some(values) => values.iter().filter_map(|value| code(value)).collect(),
            None => code(value).into_iter().collect(),
        }
    }

    /// The text of the first of these properties that has words.
    fn pieces(&self, names: &[&str]) -> Vec<Piece<'a>> {
        let found = names.iter().filter_map(|name| pieces(self.get(name)?, 0));
        let mut found =
            found.filter(|pieces| pieces.iter().any(|piece| !piece.text.trim().is_empty()));
        found.next().unwrap_or_default()
    }

    /// The texts of a property that has several, each with a role.
    fn variants(&self, name: &str) -> Vec<Variant<'a>> {
        let elements = self.get(name).and_then(array).unwrap_or_default();
        let variant = |element: &'a RawValue| {
            let object = Object::of(element)?;
            let kind = object.string(&["contentType", "contenttype", "content_type"]);
            let kind = kind.unwrap_or_default();
            let is_html = kind.contains("html");
            let text = string(object.get("value")?)?;
            let piece = match is_html {
                true => Piece::html(text),
                false => Piece::of(text),
            };
            Some(Variant {
                role: object.string(&["role"]).unwrap_or_default().into_owned(),
                is_html: piece.marked_up,
                pieces: vec![piece],
            })
        };
        elements.into_iter().filter_map(variant).collect()
    }
}

/// One of several texts for one thing.
struct Variant<'a> {
    role: String,
    is_html: bool,
    pieces: Vec<Piece<'a>>,
}

impl Variant<'_> {
    /// Whether it is the one meant if no other is asked for.
    fn is_main(&self) -> bool {
        let role = self.role.rsplit(':').next().unwrap_or_default();
        matches!(role, "" | "main" | "full" | "default")
    }
}

/// A code, alone or in an object that explains it.
fn code(value: &RawValue) -> Option<String> {
    match Object::of(value) {
        Some(object) => {
            let code = object.string(&["code", "qcode", "uri", "name"])?;
            Some(code.into_owned())
        }
        None => scalar(value),
    }
}
