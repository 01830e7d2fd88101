//! Tells furniture from body: decoded text in, typed spans of everything that is not the story out.
//!
//! 1. `lines` cuts the text into lines and joins those that were hard-wrapped.
//! 2. Each block is asked whether it can only be furniture, whatever stands around it; `hints` and `prose` spare most of them most questions.
//! 3. What is left is judged by its `place`: `headline` over the story, captions beside credits, links under `Related`, signatures at the end; dates that head paragraphs are given back.
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
mod hints;
mod lines;
mod notice;
mod phrase;
mod place;
mod prose;
mod slug;
mod starts;
mod tail;

pub use dateline::Dateline;

use crate::article::{Notice, NoticeKind};
use crate::span::Span;
use crate::text::document::{Furniture, FurnitureKind};
use crate::text::trim::trim;
use hints::Hints;

/// In how many blocks from the top take markers are looked for: what wires set over a story has fewer.
const HEAD: usize = 12;

/// A block of more bytes than this is the story whatever it ends with. A sentence of so many words is, too: shorter ones
/// stand over stories as well.
const STORY_BYTES: usize = 160;
const STORY_WORDS: usize = 8;

/// Longest block that may be nothing but a notice, an advisory or a tail, in bytes: none of these has a higher limit of its
/// own, so that long paragraphs need not be asked about any.
const MAX_NOTE: usize = 700;

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

    /// Length without those marks, in bytes.
    fn len(&self) -> usize {
        self.body_end - self.body_start
    }
}

/// Lays out one text, of which the format marked some paragraphs as furniture, in order, and stated the `headline`. Takes time
/// in proportion to its length.
pub(crate) fn lay_out(text: &str, marked: &[Furniture], headline: Option<&str>) -> Layout {
    let lines = lines::split(text);
    let hints = Hints::of(text);
    let blocks = lines::join(text, &lines, |line| alone(line, hints).is_some());
    let mut parts = classify(text, &blocks, marked, hints);
    notice::mark_instructions(text, &mut parts);
    place::mark_neighbors(text, &mut parts);
    place::mark_own_credits(text, &mut parts);
    headline::mark(text, headline, &mut parts);
    place::mark_links(text, &mut parts);
    place::mark_end(text, &mut parts);
    place::keep_date_headings(text, &mut parts);
    place::keep_a_body(text, &mut parts);
    emit::emit(text, &parts, hints)
}

/// Judges each block by itself. `hints` are those of the text.
fn classify(text: &str, blocks: &[lines::Block], marked: &[Furniture], hints: Hints) -> Vec<Part> {
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
        } else if let Some(found) = alone(line, hints) {
            part.kind = Some(found.kind);
            part.notice = found.notice;
            part.credit = found.credit.map(|at| body_start + at);
        } else {
            if !story && n < HEAD {
                cut_slug(text, &mut part);
            }
            if part.kind.is_none() {
                let line = part.of(text);
                let found = dateline::find(line);
                if let Some(found) = found.as_ref().filter(|found| found.stands(!story)) {
                    part.dateline = true;
                    part.whole_dateline = line[found.end..].trim().is_empty();
                }
                story = story
                    || !part.whole_dateline
                        && (part.dateline
                            || line.len() > STORY_BYTES
                            || phrase::ends_sentence(line)
                                && phrase::words(line, STORY_WORDS) >= STORY_WORDS);
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
    match trim(text, start, end) {
        (from, to) if from == to => (start, end),
        bare => bare,
    }
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

/// Says what a block can only be, wherever it stands; `None` for body and for what only its surroundings can tell. `hints`
/// are those of the text.
fn alone(line: &str, hints: Hints) -> Option<Alone> {
    if prose::is_plain(line, hints) {
        debug_assert!(other_than_prose(line, hints).is_none(), "{line}");
        return None;
    }
    other_than_prose(line, hints)
}

/// Asks of a block all that may set it aside.
fn other_than_prose(line: &str, hints: Hints) -> Option<Alone> {
    let found = |kind, notice| {
        Some(Alone {
            kind,
            notice,
            credit: None,
        })
    };
    let first = *line.as_bytes().first()?;
    if line.len() <= MAX_NOTE {
        if let Some(notice) = notice::find(line) {
            return found(FurnitureKind::Notice, Some(notice));
        }
        if end_mark::is_end_mark(line) {
            return found(FurnitureKind::EndMark, None);
        }
        if matches!(first, b'(' | b'[')
            && let Some((_, notice)) = advisory::find(line).filter(|&(end, _)| end >= line.len())
        {
            return found(FurnitureKind::Advisory, notice);
        }
        if let Some(notice) = advisory::is_note(line) {
            return found(FurnitureKind::Advisory, notice);
        }
        if slug::is_editors_note(line) {
            return found(FurnitureKind::Advisory, None);
        }
        if tail::is_tail(line, hints) {
            return found(FurnitureKind::Tail, None);
        }
    }
    if credit::is_credit_line(line) {
        return found(FurnitureKind::Credit, None);
    }
    if debris::is_debris(line, hints) {
        return found(FurnitureKind::Debris, None);
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
        return found(FurnitureKind::Caption, None);
    }
    if byline::is_byline(line) || byline::is_source(line) {
        return found(FurnitureKind::Byline, None);
    }
    None
}

#[cfg(test)]
mod tests;
