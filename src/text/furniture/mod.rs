//! Tells furniture from body: decoded text in, typed spans of everything that is not the story out.
//!
//! 1. `lines` cuts the text into lines and joins those that were hard-wrapped.
//! 2. Each block is asked whether it can only be furniture, whatever stands around it.
//! 3. What is left is judged by where it stands: `headline` over the story, captions beside credits, links under `Related`, signatures at the end; dates that head paragraphs are given back.
//! 4. `emit` cuts body paragraphs free of what stands inside them: a `dateline` before, a credit, sign-off or end mark behind.
//!
//! When unsure, it is body.

mod address;
mod advisory;
mod agency;
mod byline;
mod caption;
mod credit;
mod date;
mod dateline;
mod debris;
mod emit;
mod end_mark;
mod headline;
mod lines;
mod notice;
mod phrase;
mod slug;
mod tail;

pub use dateline::Dateline;

use crate::article::{Notice, NoticeKind};
use crate::span::Span;
use crate::text::document::{Furniture, FurnitureKind};

/// Furniture and body paragraphs of one text. Together they hold every character that is neither white space nor a control character.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    /// Furniture, in order and disjoint.
    pub(crate) furniture: Vec<Furniture>,
    /// Body paragraphs: in order, disjoint, trimmed of white space, free of furniture. A paragraph that holds furniture inside (a dateline, a credit) is cut around it. Hard-wrapped lines are one paragraph.
    pub(crate) paragraphs: Vec<Span>,
    /// Notices drawn from version, kill, hold and embargo markers.
    pub(crate) notices: Vec<Notice>,
    /// The first dateline, with its place and date.
    pub(crate) dateline: Option<Dateline>,
}

/// One block of the text and what it was found to be.
struct Part {
    start: usize,
    end: usize,
    /// The block without slug and line marks before and behind.
    body_start: usize,
    body_end: usize,
    /// A blank line stands before.
    spaced: bool,
    /// A take marker stands before.
    slugged: bool,
    kind: Option<FurnitureKind>,
    /// Where the credit begins that ends a caption.
    credit: Option<usize>,
    notice: Option<NoticeKind>,
    /// Opens with a dateline.
    dateline: bool,
    /// Is a dateline and nothing else.
    whole_dateline: bool,
    /// The dateline that it opens with if it stands where datelines do.
    found: Option<Box<dateline::Found>>,
    /// The format says what it is.
    marked: bool,
}

impl Part {
    fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.body_start..self.body_end]
    }
}

/// Lays out one text, of which the format marked some paragraphs as furniture, in order, and stated the `headline`. Takes time
/// in proportion to its length.
pub(crate) fn lay_out(text: &str, marked: &[Furniture], headline: Option<&str>) -> Layout {
    let lines = lines::split(text);
    let blocks = lines::join(text, &lines, |line| alone(line, true).is_some());
    let mut parts = classify(text, &blocks, marked);
    notice::mark_instructions(text, &mut parts);
    mark_neighbors(text, &mut parts);
    mark_own_credits(text, &mut parts);
    headline::mark(text, headline, &mut parts);
    mark_links(text, &mut parts);
    mark_end(text, &mut parts);
    keep_date_headings(text, &mut parts);
    keep_a_body(text, &mut parts);
    emit::emit(text, &parts)
}

/// Judges each block by itself.
fn classify(text: &str, blocks: &[lines::Block], marked: &[Furniture]) -> Vec<Part> {
    let contributed = tail::hints(text); // spares every paragraph the search
    let mut parts: Vec<Part> = Vec::with_capacity(blocks.len());
    let mut marked = marked.iter().peekable();
    let mut story = false;
    for (n, block) in blocks.iter().enumerate() {
        let (body_start, body_end) = without_marks(text, block.start, block.end);
        let mut part = Part {
            start: block.start,
            end: block.end,
            body_start,
            body_end,
            spaced: block.spaced,
            slugged: false,
            kind: None,
            credit: None,
            notice: None,
            dateline: false,
            whole_dateline: false,
            found: None,
            marked: false,
        };
        while marked
            .next_if(|m| m.span.end as usize <= block.start)
            .is_some()
        {}
        let stated = marked
            .peek()
            .filter(|m| (m.span.start as usize) < block.end);
        if let (Some(stated), Some(before)) = (stated, parts.last_mut())
            && before.marked
            && stated.span.start as usize <= before.start
        {
            before.end = block.end; // one more line of the same piece
            before.body_end = block.end;
            continue;
        }
        let line = part.of(text);
        if let Some(stated) = stated {
            part.kind = Some(stated.kind);
            part.marked = true;
            part.notice = notice_of_marked(stated.kind, line);
        } else if let Some(found) = alone(line, contributed) {
            part.kind = Some(found.kind);
            part.notice = found.notice;
            part.credit = found.credit.map(|at| body_start + at);
        } else {
            if !story && n < 12 {
                cut_slug(text, &mut part);
            }
            if part.kind.is_none() {
                let line = part.of(text);
                let found = dateline::find(line);
                if let Some(found) = found.as_ref().filter(|found| found.stands(!story)) {
                    part.dateline = true;
                    part.whole_dateline = line[found.end..].trim().is_empty();
                }
                story |= !part.whole_dateline
                    && (part.dateline
                        || line.len() > 160
                        || phrase::ends_sentence(line) && phrase::words(line, 8) >= 8);
                part.found = found.map(Box::new);
            }
        }
        parts.push(part);
    }
    parts
}

/// What a piece gives notice of that the format marks as what it is, and that so need not look like it.
fn notice_of_marked(kind: FurnitureKind, line: &str) -> Option<NoticeKind> {
    match kind {
        FurnitureKind::Advisory | FurnitureKind::Notice => notice::find(line)
            .or_else(|| advisory::find(line)?.1)
            .or_else(|| advisory::find_marked(line)),
        FurnitureKind::Slug => headline::cut_slug(line)?.notice,
        _ => None,
    }
}

/// The range without the marks that wires set around centered and flush lines: `^Ferry sinks<`, `^By Ann Example=`.
fn without_marks(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    if matches!(bytes[start], b'^' | b'<')
        && !bytes.get(start + 1).is_some_and(|&b| {
            bytes[start] == b'<' && (b.is_ascii_alphabetic() || b == b'/' || b == b'!')
        })
    {
        start += 1;
    }
    let marked = bytes[start.saturating_sub(1)] == b'^';
    if end > start && (bytes[end - 1] == b'<' || marked && bytes[end - 1] == b'=') {
        end -= 1;
    }
    let line = &text[start..end];
    let bare = line.trim();
    if bare.is_empty() {
        return (start, end);
    }
    let from = start + (line.len() - line.trim_start().len());
    (from, from + bare.len())
}

/// Takes a take marker off a line over the story.
fn cut_slug(text: &str, part: &mut Part) {
    let line = part.of(text);
    let Some(slug) = headline::cut_slug(line) else {
        return;
    };
    let rest = line[slug.end..].trim_start();
    if rest.is_empty() {
        part.kind = Some(FurnitureKind::Slug);
        part.notice = slug.notice;
    } else if !phrase::ends_sentence(rest) || rest.ends_with(['?', '!']) {
        part.body_start = part.body_end - rest.len();
        part.slugged = true;
        part.notice = slug.notice;
    }
}

/// What a block is by itself.
struct Alone {
    kind: FurnitureKind,
    notice: Option<NoticeKind>,
    credit: Option<usize>,
}

/// Says what a block can only be, wherever it stands; `None` for body and for what only its surroundings can tell.
fn alone(line: &str, contributed: bool) -> Option<Alone> {
    let found = |kind| {
        Some(Alone {
            kind,
            notice: None,
            credit: None,
        })
    };
    let first = *line.as_bytes().first()?;
    if line.len() <= 700 {
        if let Some(kind) = notice::find(line) {
            return Some(Alone {
                kind: FurnitureKind::Notice,
                notice: Some(kind),
                credit: None,
            });
        }
        if end_mark::is_end_mark(line) {
            return found(FurnitureKind::EndMark);
        }
        if matches!(first, b'(' | b'[')
            && let Some((_, notice)) = advisory::find(line).filter(|&(end, _)| end >= line.len())
        {
            return Some(Alone {
                kind: FurnitureKind::Advisory,
                notice,
                credit: None,
            });
        }
        if let Some(notice) = advisory::is_note(line) {
            return Some(Alone {
                kind: FurnitureKind::Advisory,
                notice,
                credit: None,
            });
        }
        if slug::is_editors_note(line) {
            return found(FurnitureKind::Advisory);
        }
        if tail::is_tail(line, contributed) {
            return found(FurnitureKind::Tail);
        }
    }
    if credit::is_credit_line(line) {
        return found(FurnitureKind::Credit);
    }
    if debris::is_debris(line) {
        return found(FurnitureKind::Debris);
    }
    if let Some(at) = credit::credit_at_end(line).filter(|_| caption::is_caption_length(line)) {
        let kind = if line[..at].trim().is_empty() {
            FurnitureKind::Credit
        } else {
            FurnitureKind::Caption
        };
        return Some(Alone {
            kind,
            notice: None,
            credit: Some(at).filter(|&at| at > 0),
        });
    }
    if caption::is_caption(line) {
        return found(FurnitureKind::Caption);
    }
    if byline::is_byline(line) || byline::is_source(line) {
        return found(FurnitureKind::Byline);
    }
    None
}

/// Marks captions next to the credit lines that belong to them, and those that a page shows twice.
fn mark_neighbors(text: &str, parts: &mut [Part]) {
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
fn mark_own_credits(text: &str, parts: &mut [Part]) {
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
        let line = part.of(text);
        if part.kind.is_some() || part.dateline || !caption::is_caption_length(line) {
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
fn mark_links(text: &str, parts: &mut [Part]) {
    /// Longest list of links under one head.
    const MAX_LINKS: usize = 8;
    let mut links = 0;
    for part in parts.iter_mut() {
        let line = part.of(text);
        match part.kind {
            Some(FurnitureKind::Debris) if debris::heads_links(line) => links = MAX_LINKS,
            None if links > 0 && debris::is_link(line) && !part.dateline => {
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
fn mark_end(text: &str, parts: &mut [Part]) {
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
fn keep_date_headings(text: &str, parts: &mut [Part]) {
    let is_rule = |part: &Part| !part.of(text).contains(char::is_alphanumeric);
    let mut found: Vec<(usize, date::Heading)> = Vec::new();
    for n in 0..parts.len() {
        let part = &parts[n];
        let line = part.of(text);
        if part.marked || parts.get(n + 1).is_none_or(|next| next.kind.is_some()) {
            continue;
        }
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
        if found.iter().filter(|found| found.1 == kind).count() < 2 {
            continue;
        }
        for &(n, _) in found.iter().filter(|found| found.1 == kind) {
            parts[n].kind = None;
        }
    }
}

/// Gives lines that were set aside on their look alone back to the body when nothing else is left of it.
fn keep_a_body(text: &str, parts: &mut [Part]) {
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

#[cfg(test)]
mod tests;
