//! Writes a text's parts out as a layout, cutting body paragraphs free of what stands inside them.

use super::hints::Hints;
use super::{Dateline, Layout, Part, advisory, credit, dateline, end_mark, tail};
use crate::article::{Notice, NoticeKind};
use crate::span::Span;
use crate::text::document::{Furniture, FurnitureKind};
use crate::text::trim::trim;
use std::ops::Range;

/// Writes the layout of `text` from its parts. `hints` are those of the text.
pub(super) fn emit(text: &str, parts: &[Part], hints: Hints) -> Layout {
    let emitter = Emitter {
        text,
        layout: Layout::default(),
        marked: hints.marked,
    };
    emitter.emit(parts)
}

/// Writes the layout, cutting body paragraphs free of what stands inside them.
struct Emitter<'t> {
    text: &'t str,
    layout: Layout,
    /// The text may hold `./.` somewhere.
    marked: bool,
}

impl Emitter<'_> {
    fn emit(mut self, parts: &[Part]) -> Layout {
        // One of each part that is body, as nearly all of them are.
        self.layout.paragraphs.reserve(parts.len());
        let last_body = parts.iter().rposition(|part| part.kind.is_none());
        for (n, part) in parts.iter().enumerate() {
            self.furniture(FurnitureKind::Slug, part.start, part.body_start);
            if let Some(kind) = part.notice {
                let end = if part.slugged {
                    part.body_start
                } else {
                    part.body_end
                };
                let start = if part.slugged {
                    part.start
                } else {
                    part.body_start
                };
                self.notice(kind, start, end);
            }
            match part.kind {
                Some(kind) => self.whole(kind, part),
                None => self.body(parts, n, last_body == Some(n)),
            }
            self.furniture(FurnitureKind::Slug, part.body_end, part.end);
        }
        self.layout
    }

    /// A block that is furniture as a whole.
    fn whole(&mut self, kind: FurnitureKind, part: &Part) {
        let cut = part.credit.unwrap_or(part.body_end);
        if part.credit.is_some() {
            self.furniture(kind, part.body_start, cut);
            self.furniture(FurnitureKind::Credit, cut, part.body_end);
            return;
        }
        self.furniture(kind, part.body_start, part.body_end);
        if kind == FurnitureKind::Dateline && self.layout.dateline.is_none() {
            let span = Span::new(part.body_start, part.body_end);
            let found = dateline::find(part.of(self.text));
            let at = |range: Range<usize>| {
                Span::new(part.body_start + range.start, part.body_start + range.end)
            };
            let (place, date) = found.map_or((Some(span), None), |found| {
                (found.place.map(at), found.date.map(at))
            });
            self.layout.dateline = Some(Dateline { span, place, date });
        }
    }

    /// A body paragraph, with whatever furniture stands at its ends.
    fn body(&mut self, parts: &[Part], n: usize, last: bool) {
        let (mut from, mut to) = (parts[n].body_start, parts[n].body_end);
        let mut found = parts[n].found.as_deref().cloned();
        if let Some((end, notice)) = advisory::find(&self.text[from..to]) {
            if let Some(kind) = notice {
                self.notice(kind, from, from + end);
            }
            self.furniture(FurnitureKind::Advisory, from, from + end);
            from = self.skip_space(from + end, to);
            found = dateline::find(&self.text[from..to]);
        }
        if let Some(found) = found
            .filter(|found| found.stands(self.layout.paragraphs.is_empty()))
            .filter(|found| !found.colon || !speakers(self.text, parts, n))
        {
            let shift = |range: Range<usize>| Span::new(from + range.start, from + range.end);
            let dateline = Dateline {
                span: Span::new(from, from + found.end),
                place: found.place.map(shift),
                date: found.date.map(shift),
            };
            self.furniture(FurnitureKind::Dateline, from, from + found.end);
            self.layout.dateline = self.layout.dateline.or(Some(dateline));
            from = self.skip_space(from + found.end, to);
        }
        // What stands behind the last sentence, from the outside in.
        let mut behind: [Option<(FurnitureKind, usize, usize)>; 4] = [None; 4];
        for slot in &mut behind {
            let rest = &self.text[from..to];
            let cut = end_mark::at_end(rest)
                .map(|at| (FurnitureKind::EndMark, at))
                .or_else(|| tail::at_end(rest, last).map(|at| (FurnitureKind::Tail, at)))
                .or_else(|| credit::credit_at_end(rest).map(|at| (FurnitureKind::Credit, at)));
            let Some((kind, at)) = cut.filter(|&(_, at)| at > 0) else {
                break;
            };
            *slot = Some((kind, from + at, to));
            to = from + self.text[from..from + at].trim_end().len();
        }
        let mut start = from;
        if self.marked {
            for cut in end_mark::inside(&self.text[from..to]) {
                // Only where another sentence follows: `both countries./.The mayor`.
                let at = from + cut;
                if self.text[at + 2..to]
                    .trim_start()
                    .starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
                {
                    self.paragraph(start, at);
                    self.furniture(FurnitureKind::EndMark, at, at + 2);
                    start = at + 2;
                }
            }
        }
        self.paragraph(start, to);
        for &(kind, from, to) in behind.iter().rev().flatten() {
            self.furniture(kind, from, to);
        }
    }

    fn skip_space(&self, from: usize, to: usize) -> usize {
        to - self.text[from..to].trim_start().len()
    }

    fn trimmed(&self, from: usize, to: usize) -> Option<Span> {
        let (start, end) = trim(self.text, from, to);
        (start < end).then(|| Span::new(start, end))
    }

    /// Furniture in a range that may be empty, as it is before and behind nearly every part.
    #[inline]
    fn furniture(&mut self, kind: FurnitureKind, from: usize, to: usize) {
        if from < to {
            self.add_furniture(kind, from, to);
        }
    }

    fn add_furniture(&mut self, kind: FurnitureKind, from: usize, to: usize) {
        if let Some(span) = self.trimmed(from, to) {
            self.layout.furniture.push(Furniture { kind, span });
        }
    }

    fn paragraph(&mut self, from: usize, to: usize) {
        self.layout.paragraphs.extend(self.trimmed(from, to));
    }

    fn notice(&mut self, kind: NoticeKind, from: usize, to: usize) {
        if let Some(span) = self.trimmed(from, to) {
            let text = span
                .of(self.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            self.layout.notices.push(Notice {
                kind,
                text,
                span: Some(span),
            });
        }
    }
}

/// Whether other paragraphs open with a name in capitals and a colon too: then it is who speaks, not where.
fn speakers(text: &str, parts: &[Part], n: usize) -> bool {
    parts[n + 1..]
        .iter()
        .take(100)
        .any(|part| dateline::opens_with_label(part.of(text)))
}
