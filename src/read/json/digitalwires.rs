//! Reads dpa's digitalwires, which hold the same stories as its NewsML-G2.
//!
//! | part of the article | property |
//! |---|---|
//! | text | `article_html` |
//! | headline | `headline` |
//! | furniture: headline | `kicker`, `subhead`, `teaser`, unless they say the same |
//! | furniture: byline, dateline | `byline`; `dateline`, or the `span` of that class in the text |
//! | furniture: debris | `infobox_html` |
//! | furniture: tail, notice, advisory | publishable `ednotes`: a closing line, an embargo, any other |
//! | furniture: caption, credit | without a text: `descriptions[]` or an association's `caption`; `creditline` |
//! | GUID, version, issued, language | `urn`, `version`, `version_created`, `language` |
//! | notices | `embargoed`; `signal`; notes on a correction; `pubstatus` other than `usable` |
//!
//! The notepad, the links and the terms of use are no part of the story.

use super::item::{Known, Source};
use super::object::{Object, array, scalar};
use crate::article::{Article, Format, FurnitureKind, NoticeKind};
use crate::read::draft::Draft;
use crate::read::note::{self, Note};
use crate::read::prose::{Piece, furniture};
use std::borrow::Cow;

/// Whether an object is such an item.
pub(super) fn is(object: &Object<'_>) -> bool {
    let format = object.string(&["format"]);
    format.is_some_and(|format| format.starts_with("digitalwires"))
        || object.0.iter().any(|(key, _)| key == "article_html") && object.get("urn").is_some()
}

/// The article that such an item is; without a body where it is a picture or a recording.
pub(super) fn article(source: &Source<'_>, object: &Object<'_>, mut known: Known) -> Article {
    let mut story = Draft::default();
    story.headline(known.headline.as_deref().unwrap_or_default());
    let add = |story: &mut Draft, kind, key: &str| {
        if let Some(text) = object.string(&[key]) {
            furniture(story, kind, &Piece::of(text));
        }
    };
    for key in ["kicker", "subhead", "teaser"] {
        add(&mut story, FurnitureKind::Headline, key);
    }
    let markup = object.string(&["article_html"]);
    if markup.is_some() {
        add(&mut story, FurnitureKind::Byline, "byline");
    }
    let notes = notes(object);
    match &markup {
        Some(markup) => {
            let (dateline, rest) = cut_dateline(markup);
            match dateline {
                Some(dateline) => {
                    let dateline = Piece::html(Cow::Borrowed(dateline));
                    furniture(&mut story, FurnitureKind::Dateline, &dateline);
                }
                None => add(&mut story, FurnitureKind::Dateline, "dateline"),
            }
            Piece::html(rest).write(&mut story.body);
        }
        None => caption(object, &mut story),
    }
    if let Some(infobox) = object.string(&["infobox_html"]) {
        furniture(&mut story, FurnitureKind::Debris, &Piece::html(infobox));
    }
    for note in &notes {
        furniture(
            &mut story,
            note.kind(),
            &Piece::of(Cow::Borrowed(&note.text)),
        );
    }
    let string = |key| object.get(key).and_then(scalar);
    known.metadata.guid = string("urn").or(known.metadata.guid);
    known.metadata.issued = string("version_created").or(known.metadata.issued);
    story.status(&string("pubstatus").unwrap_or_default());
    story.embargo(&string("embargoed").unwrap_or_default());
    let signal = string("signal").unwrap_or_default();
    match notes.iter().find(|note| note.is_correction()) {
        Some(note) => {
            story.notice(NoticeKind::Correction, &note.text);
            // The note says it better.
            if !signal.ends_with("correction") {
                story.signal(&signal);
            }
        }
        None => story.signal(&signal),
    }
    let format = match source.format {
        Format::Json => Format::Digitalwires,
        format => format,
    };
    known.fill(story.into_article(source.path, format, source.encoding))
}

/// Writes the caption of a picture, or what is said of a recording.
fn caption(object: &Object<'_>, story: &mut Draft) {
    let list = |key| object.get(key).and_then(array).unwrap_or_default();
    let descriptions = list("descriptions").into_iter().filter_map(Object::of);
    let captions = descriptions
        .filter(|description| {
            let role = description.string(&["role"]).unwrap_or_default();
            role.rsplit(':').next() == Some("caption")
        })
        .filter_map(|description| description.string(&["description"]));
    let of_media = list("associations").into_iter().filter_map(Object::of);
    let of_media = of_media.filter_map(|medium| medium.string(&["caption"]));
    for caption in captions.chain(of_media) {
        furniture(story, FurnitureKind::Caption, &Piece::of(caption));
    }
    if !story.body.is_empty()
        && let Some(credit) = object.string(&["creditline"])
    {
        furniture(story, FurnitureKind::Credit, &Piece::of(credit));
    }
}

/// The editorial notes that may be published.
fn notes(object: &Object<'_>) -> Vec<Note> {
    let notes = object.get("ednotes").and_then(array).unwrap_or_default();
    let notes = notes
        .into_iter()
        .filter_map(Object::of)
        .filter(|note| note.get("is_publishable").map(|value| value.get()) != Some("false"));
    let notes = notes.filter_map(|note| {
        let role = note.string(&["role"]).unwrap_or_default();
        let text = note.string(&["ednote"])?.trim().to_owned();
        Some(Note::new(&role, text))
    });
    note::best(notes.collect())
}

/// The `span` that is the dateline, and the story without it.
fn cut_dateline(markup: &str) -> (Option<&str>, Cow<'_, str>) {
    let whole = (None, Cow::Borrowed(markup));
    let Some(start) = markup.find("<span class=\"dateline\"") else {
        return whole;
    };
    let mut depth = 0usize;
    for (at, _) in markup[start..].match_indices('<') {
        let tag = &markup[start + at..];
        if tag.starts_with("<span") {
            depth += 1;
        } else if tag.starts_with("</span") {
            depth -= 1;
        }
        if depth == 0 {
            let Some(end) = tag.find('>') else {
                return whole;
            };
            let end = start + at + end + 1;
            let story = format!("{}{}", &markup[..start], &markup[end..]);
            return (Some(&markup[start..end]), Cow::Owned(story));
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dateline_is_cut_out_with_what_is_in_it() {
        let (dateline, story) = cut_dateline(
            "<p><span class=\"dateline\">Hamnvik <span class=\"credit\">(nda)</span> - </span>Late.</p>",
        );
        assert_eq!(story, "<p>Late.</p>");
        assert_eq!(
            dateline,
            Some("<span class=\"dateline\">Hamnvik <span class=\"credit\">(nda)</span> - </span>")
        );
        for markup in [
            "<p>Late.</p>",
            "<span class=\"dateline\">Ham",
            "<span class=\"dateline\"><span></span",
        ] {
            assert_eq!(cut_dateline(markup), (None, Cow::Borrowed(markup)));
        }
    }
}
