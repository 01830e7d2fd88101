//! Tells furniture from body: decoded text in, typed spans of everything that is not the story out.

use crate::article::Notice;
use crate::span::Span;
use crate::text::document::Furniture;

/// Furniture and body paragraphs of one text.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Furniture, in order and disjoint.
    pub furniture: Vec<Furniture>,
    /// Body paragraphs: in order, disjoint, trimmed of white space, free of furniture. A paragraph that holds furniture inside (a dateline, a credit) is cut around it. Hard-wrapped lines are one paragraph.
    pub paragraphs: Vec<Span>,
    /// Notices drawn from version, kill, hold and embargo markers.
    pub notices: Vec<Notice>,
}

/// Lays out one text.
pub fn lay_out(text: &str) -> Layout {
    let mut layout = Layout::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            layout.paragraphs.push(Span::new(start, start + trimmed.len()));
        }
        at += line.len();
    }
    layout
}
