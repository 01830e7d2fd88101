//! Judges paragraphs by where they stand: what nothing tells by itself, its neighbors or the end of the text do.

use super::{Part, byline, caption, credit, date, dateline, debris, phrase, tail};
use crate::text::document::FurnitureKind;

/// Marks captions next to the credit lines that belong to them, and those that a page shows twice.
pub(super) fn mark_neighbors(text: &str, parts: &mut [Part]) {
    for n in 0..parts.len() {
        if parts[n].kind == Some(FurnitureKind::Credit) {
            let beside = [n.checked_sub(1), Some(n + 1)]
                .into_iter()
                .flatten()
                .find(|&m| {
                    parts.get(m).is_some_and(|part| {
                        part.kind.is_none()
                            && !part.dateline
                            && caption::reads_as_caption(part.of(text))
                    })
                });
            if let Some(m) = beside {
                parts[m].kind = Some(FurnitureKind::Caption);
            }
        }
    }
    for n in 1..parts.len() {
        let (before, after) = parts.split_at_mut(n);
        let (a, b) = (&before[n - 1], &mut after[0]);
        if b.kind.is_some() {
            continue;
        }
        if a.kind == Some(FurnitureKind::Caption) && a.of(text) == b.of(text) {
            b.kind = a.kind;
        } else if (a.kind == Some(FurnitureKind::Credit) || a.credit.is_some())
            && byline::is_name(b.of(text))
        {
            b.kind = Some(FurnitureKind::Credit); // the photographer once more
        }
    }
}

/// Marks the captions that end with no more than the acronym of an agency that signs elsewhere in the text, in its dateline or
/// under a picture. The first line of a text may be a headline signed so.
pub(super) fn mark_own_credits(text: &str, parts: &mut [Part]) {
    /// How many signatures are looked at.
    const MOST: usize = 8;
    let signature = |part: &Part| {
        let line = part.of(text);
        match (&part.found, part.credit, part.kind) {
            (Some(found), ..) if part.dateline => Some(&line[..found.end]),
            (_, Some(at), _) => Some(&text[at..part.body_end]),
            (.., Some(FurnitureKind::Credit)) => Some(line),
            _ => None,
        }
    };
    let mut signatures: Option<Vec<&str>> = None;
    let first = parts.iter().position(|part| part.kind.is_none());
    for n in first.map_or(parts.len(), |first| first + 1)..parts.len() {
        let part = &parts[n];
        let bracketed = text.as_bytes()[..part.body_end].ends_with(b")");
        if part.kind.is_some() || part.dateline || !bracketed {
            continue;
        }
        let line = part.of(text);
        if !caption::is_caption_length(line) {
            continue;
        }
        let Some((at, name)) = credit::acronym_at_end(line) else {
            continue;
        };
        let signatures = signatures
            .get_or_insert_with(|| parts.iter().filter_map(signature).take(MOST).collect());
        if signatures.iter().any(|signed| phrase::holds(signed, name)) {
            parts[n].credit = Some(part.body_start + at);
            parts[n].kind = Some(FurnitureKind::Caption);
        }
    }
}

/// Marks the links under `Related` and the like, and forms next to other debris or what signs the story off.
pub(super) fn mark_links(text: &str, parts: &mut [Part]) {
    /// Longest list of links under one head.
    const MAX_LINKS: usize = 8;
    let mut links = 0;
    for part in parts.iter_mut() {
        match part.kind {
            Some(FurnitureKind::Debris) if debris::heads_links(part.of(text)) => links = MAX_LINKS,
            None if links > 0 && debris::is_link(part.of(text)) && !part.dateline => {
                part.kind = Some(FurnitureKind::Debris);
                links -= 1;
            }
            None => links = 0,
            Some(_) => {}
        }
    }
    for n in 0..parts.len() {
        let debris = |m: Option<usize>| {
            m.and_then(|m| parts.get(m))
                .and_then(|part| part.kind)
                .is_some_and(|kind| matches!(kind, FurnitureKind::Debris | FurnitureKind::Tail))
        };
        if parts[n].kind.is_none()
            && (debris(n.checked_sub(1)) || debris(Some(n + 1)) || n + 3 >= parts.len() && n > 2)
            && debris::is_form(parts[n].of(text))
        {
            parts[n].kind = Some(FurnitureKind::Debris);
        }
    }
}

/// Marks signatures, initials and desks at the end, when a story stands before them.
pub(super) fn mark_end(text: &str, parts: &mut [Part]) {
    /// How many blocks from the end are looked at.
    const LAST: usize = 8;
    for n in (1..parts.len()).rev().take(LAST) {
        if parts[n].kind.is_some() {
            continue;
        }
        let line = parts[n].of(text);
        let is_tail = tail::is_signature(line)
            || tail::is_desk_line(line)
            || tail::says_who_reported(line)
            || tail::presents(line).is_some_and(|name| !is_in_story(text, parts, n, name));
        if is_tail {
            if parts[..n].iter().any(|part| part.kind.is_none()) {
                parts[n].kind = Some(FurnitureKind::Tail);
            }
        } else {
            break;
        }
    }
}

/// Whether somebody is spoken of in another paragraph of the body than the one that presents them.
fn is_in_story(text: &str, parts: &[Part], presented: usize, name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let others = parts.iter().enumerate().filter(|&(n, _)| n != presented);
    let mut body = others.filter(|(_, part)| part.kind.is_none());
    body.any(|(_, part)| memchr::memmem::find(part.of(text).as_bytes(), last.as_bytes()).is_some())
}

/// Gives date lines back to the body that head its paragraphs, as in a timeline, a diary or a live report. One alone may be
/// the page's own, wherever it stands; so is one next to a byline, a picture or other debris.
pub(super) fn keep_date_headings(text: &str, parts: &mut [Part]) {
    let is_rule = |part: &Part| !part.of(text).contains(char::is_alphanumeric);
    let mut found: Vec<(usize, date::Heading)> = Vec::new();
    for n in 0..parts.len() {
        let part = &parts[n];
        if part.marked || part.kind.is_none() && part.len() > date::MAX_SHORT_HEADING {
            continue;
        }
        if parts.get(n + 1).is_none_or(|next| next.kind.is_some()) {
            continue;
        }
        let line = part.of(text);
        let heading = match part.kind {
            None => date::short_heading(line),
            Some(FurnitureKind::Debris) if date::is_date_line(line) => date::heading(line),
            Some(_) => None,
        };
        let Some(heading) = heading else { continue };
        let before = parts[..n].iter().rev().find(|part| !is_rule(part));
        let of_page = before.is_some_and(|before| {
            matches!(
                before.kind,
                Some(
                    FurnitureKind::Debris
                        | FurnitureKind::Byline
                        | FurnitureKind::Caption
                        | FurnitureKind::Credit
                )
            )
        });
        if !of_page {
            found.push((n, heading));
        }
    }
    for kind in [date::Heading::Day, date::Heading::Time] {
        // A stamp that comes again as it was is the page's.
        let mut lines = found.iter().filter(|found| found.1 == kind);
        let first = lines.next().map(|found| parts[found.0].of(text));
        if lines.all(|found| Some(parts[found.0].of(text)) == first) {
            continue;
        }
        for &(n, _) in found.iter().filter(|found| found.1 == kind) {
            parts[n].kind = None;
        }
    }
}

/// Gives lines that were set aside on their look alone back to the body when nothing else is left of it.
pub(super) fn keep_a_body(text: &str, parts: &mut [Part]) {
    let told = |kind| {
        matches!(
            kind,
            FurnitureKind::Notice
                | FurnitureKind::Caption
                | FurnitureKind::Credit
                | FurnitureKind::Advisory
                | FurnitureKind::Tail
        )
    };
    if parts
        .iter()
        .any(|part| !part.marked && part.kind.is_none_or(told))
    {
        return;
    }
    for part in parts {
        if !part.marked
            && matches!(
                part.kind,
                Some(FurnitureKind::Headline | FurnitureKind::Debris | FurnitureKind::Byline)
            )
            && text[part.body_start..part.body_end].contains(char::is_alphanumeric)
        {
            part.kind = None;
            part.found = dateline::find(part.of(text)).map(Box::new);
        }
    }
}
