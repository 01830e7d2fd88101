//! Splits a paragraph into sentences.
//!
//! Every mark that may end a sentence is judged by what stands right around it: the word before, the closing quotes and brackets, the space or its loss, and the
//! word after. Nothing further away has a say but two small things, both of the paragraph: whether a straight quotation mark is open, and the number of the list
//! item. So a sentence is cut alike wherever it stands, which is what comparing needs; a segmenter that pairs quotes over a paragraph does not give that.

mod abbreviation;
mod boundary;
mod list;
mod mark;
mod opening;
mod vocabulary;

use crate::span::Span;
use crate::text::language::Language;
use crate::text::stride;
use crate::text::trim::trim;
use boundary::Sides;
use list::List;
use mark::Mark;
use vocabulary::Vocabulary;

/// Appends the sentences of `paragraph`, in order and disjoint, trimmed of white space, together holding every character of it but white space.
///
/// The script is seen from the characters themselves, so the language only settles what the same letters mean in different languages (`3. Oktober`). New lines are white space. Linear in the length of the paragraph.
pub(crate) fn split(
    text: &str,
    paragraph: Span,
    language: Option<Language>,
    sentences: &mut Vec<Span>,
) {
    let body = paragraph.of(text);
    let offset = paragraph.start as usize;
    let mut scanner = Scanner::new(body, Vocabulary::of(language));
    let mut start = 0;
    while let Some(end) = scanner.next_break() {
        push(body, start, end, offset, sentences);
        start = scanner.start;
    }
    push(body, start, body.len(), offset, sentences);
}

/// Appends `body[start..end]`, trimmed, unless it is all white space.
fn push(body: &str, start: usize, end: usize, offset: usize, sentences: &mut Vec<Span>) {
    let (start, end) = trim(body, start, end);
    if start < end {
        sentences.push(Span::new(offset + start, offset + end));
    }
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// Nothing that matters here: nearly every byte of most texts.
    Plain,
    /// `.`, `!`, `?`.
    Terminator,
    /// `"`.
    Quote,
    /// `)`, which may close the number of a list item, `;` and `:`, which end sentences in Greek and Armenian.
    Rare,
    /// The first byte of a block that has terminators or bullets in it.
    Lead,
}

/// What each byte may begin. Letters with accents, Cyrillic, Greek and Han are plain.
static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Plain; 256];
    bytes[b'.' as usize] = Byte::Terminator;
    bytes[b'!' as usize] = Byte::Terminator;
    bytes[b'?' as usize] = Byte::Terminator;
    bytes[b'"' as usize] = Byte::Quote;
    bytes[b')' as usize] = Byte::Rare;
    bytes[b';' as usize] = Byte::Rare;
    bytes[b':' as usize] = Byte::Rare;
    let leads = [
        0xCD, 0xD6, 0xD8, 0xDB, 0xDC, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEA, 0xEF,
    ];
    let mut at = 0;
    while at < leads.len() {
        bytes[leads[at]] = Byte::Lead;
        at += 1;
    }
    bytes
};

/// Where the first byte from `from` on stands that is not plain.
fn next_of_note(bytes: &[u8], from: usize) -> Option<usize> {
    let may_matter = |b: u8| {
        // The leads, and those of scripts that have their marks among them.
        let leads = (b == 0xCD) | (b >= 0xD6);
        let ends = (b == b'.') | (b == b'!') | (b == b'?') | (b == b';') | (b == b':');
        leads | ends | (b == b'"') | (b == b')')
    };
    let matters = |b: u8| BYTES[usize::from(b)] != Byte::Plain;
    stride::find(bytes, from, may_matter, matters)
}

/// Whether a stop stands between two digits, where no sentence ends and no item of a list begins.
fn is_inside_number(bytes: &[u8], at: usize) -> bool {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes[at] == b'.' && is_digit(at + 1) && at.checked_sub(1).is_some_and(is_digit)
}

/// Walks over one paragraph from mark to mark.
struct Scanner<'a> {
    text: &'a str,
    vocabulary: &'static Vocabulary,
    /// Where to look on.
    at: usize,
    /// Where the current sentence starts.
    start: usize,
    /// Where the first letter or digit of the current sentence is, once it was met.
    word: Option<usize>,
    /// Up to here the current sentence was searched for it.
    searched: usize,
    /// Whether the last straight quotation mark that shows its side by the space around it was an opening one.
    quoted: bool,
    list: List,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, vocabulary: &'static Vocabulary) -> Scanner<'a> {
        Scanner {
            text,
            vocabulary,
            at: 0,
            start: 0,
            word: None,
            searched: 0,
            quoted: false,
            list: List::default(),
        }
    }

    /// The end of the current sentence, or `None` at the last one.
    fn next_break(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while let Some(at) = next_of_note(bytes, self.at) {
            let end = match BYTES[bytes[at] as usize] {
                Byte::Quote => {
                    self.see_quote(at);
                    self.at = at + 1;
                    None
                }
                Byte::Rare if bytes[at] == b')' => {
                    self.at = at + 1;
                    self.list.item_before(self.text, self.start, at)
                }
                _ => self.see_mark(at),
            };
            // A break where the sentence starts would make an empty sentence.
            if let Some(end) = end.filter(|&end| end > self.start) {
                // Past the space, so that what a sentence starts with is found without a search.
                self.start = opening::space_end(self.text, end);
                self.at = self.at.max(self.start);
                (self.word, self.searched) = (None, self.start);
                return Some(end);
            }
        }
        None
    }

    /// Judges what stands at `at` and moves on past it.
    fn see_mark(&mut self, at: usize) -> Option<usize> {
        if is_inside_number(self.text.as_bytes(), at) {
            self.at = at + 1;
            return None;
        }
        if let Some(bullet) = list::bullet_at(self.text, at) {
            self.at = at + bullet.len_utf8();
            return list::bullet_breaks(self.text, self.start, at, bullet).then_some(at);
        }
        let Some(mark) = Mark::at(self.text, at) else {
            self.at = at + self.text[at..].chars().next().map_or(1, char::len_utf8);
            return None;
        };
        self.at = mark.end;
        if mark.end == self.text.len() {
            return None; // the last sentence ends with the paragraph
        }
        // Marks before the first word belong to it: `... and so it went.`
        let word = self.first_word(mark.start)?;
        let item = self.list.item_before(self.text, self.start, mark.start);
        if item.is_some() {
            return item;
        }
        if self.list.marker_at_start(self.text, self.start, mark.start) {
            return None;
        }
        let sides = || Sides::around(self.text, word, &mark, self.quoted);
        if boundary::breaks_plainly(self.text, word, &mark, self.vocabulary) {
            debug_assert!(boundary::breaks(&mark, &sides(), self.vocabulary));
            return Some(mark.end);
        }
        let sides = sides();
        let breaks = boundary::breaks(&mark, &sides, self.vocabulary);
        if breaks {
            // A closing quote that is part of this sentence is behind us now.
            self.quoted &= !self.text[mark.end..sides.end].contains('"');
            return Some(sides.end);
        }
        None
    }

    /// Notes which side the straight quotation mark at `at` is, where the space around it tells.
    fn see_quote(&mut self, at: usize) {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + 1..].chars().next();
        let open_before = before.is_none_or(|c| c.is_whitespace() || opening::opens(c));
        let open_after = after.is_none_or(|c| !c.is_alphanumeric() && !opening::opens(c));
        match (open_before, open_after) {
            (true, false) => self.quoted = true,
            (false, true) => self.quoted = false,
            // Spaced or glued on both sides: it can only be the other one of the last.
            _ => self.quoted = !self.quoted,
        }
    }

    /// Where the first word of the current sentence starts, if it does before `to`.
    fn first_word(&mut self, to: usize) -> Option<usize> {
        if self.word.is_none() && self.searched < to {
            self.word = self.text[self.searched..to]
                .find(char::is_alphanumeric)
                .map(|at| self.searched + at);
            self.searched = to;
        }
        self.word
    }
}

#[cfg(test)]
mod tests;
