//! Turns HTML into tags and text, in time in proportion to its length whatever it holds.
//!
//! The states are those of the [HTML standard, 13.2.5](https://html.spec.whatwg.org/multipage/parsing.html#tokenization), as far
//! as they bear on text: comments, declarations and processing instructions vanish, scripts and styles are text, a `<` that
//! begins no tag is a character. What ends inside a tag or a comment ends there.

use super::reference;
use super::tag::Tag;
use memchr::{memchr, memchr_iter, memmem};
use std::borrow::Cow;

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text as it is written, with its character references.
    Text(&'a str),
    /// A start tag.
    Start {
        /// The element it begins.
        tag: Tag,
        /// Its name as it is written.
        name: &'a str,
        /// What stands behind the name.
        attributes: Attributes<'a>,
    },
    /// An end tag.
    End {
        /// The element it ends.
        tag: Tag,
        /// Its name as it is written.
        name: &'a str,
    },
}

/// The attributes of a tag, as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// The value of the first attribute of this name, which is to be in lower case. It is empty where the attribute has none.
    pub(super) fn get(self, name: &str) -> Option<Cow<'a, str>> {
        let mut scan = Scan { all: self.0, at: 0 };
        while let Some((found, value)) = scan.attribute() {
            if found.eq_ignore_ascii_case(name) {
                return Some(reference::decode_attribute(value));
            }
        }
        None
    }

    /// Whether the tag ends in `/>`, as an empty element does in XHTML.
    pub(super) fn end_the_element(self) -> bool {
        let before = self.0.strip_suffix('/');
        before.is_some_and(|before| {
            before.is_empty()
                || before.ends_with(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\''))
        })
    }
}

/// The tokens of some HTML.
pub(super) struct Tokens<'a> {
    html: &'a str,
    at: usize,
    /// The element whose content is nothing but text, until its end tag.
    raw: Option<&'a str>,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Tokens<'a> {
        Tokens {
            html,
            at: 0,
            raw: None,
        }
    }

    /// Text up to `end`; `None` if that is here.
    fn text(&mut self, end: usize) -> Option<Token<'a>> {
        let text = &self.html[self.at..end];
        self.at = end;
        (!text.is_empty()).then_some(Token::Text(text))
    }

    /// Skips to behind the next `end`, or to the end of all.
    fn skip(&mut self, end: &str) {
        let rest = &self.html.as_bytes()[self.at..];
        self.at = match memmem::find(rest, end.as_bytes()) {
            Some(found) => self.at + found + end.len(),
            None => self.html.len(),
        };
    }

    /// Skips a comment, of which the first two characters were `<!`, `<?` or `</`.
    fn skip_comment(&mut self) {
        let rest = &self.html[self.at..];
        if !rest.starts_with("<!--") {
            self.skip(">");
            return;
        }
        let inside = &rest.as_bytes()["<!".len()..]; // `<!-->` is a whole comment
        let end = memchr_iter(b'>', inside)
            .find(|&at| inside[..at].ends_with(b"--") || inside[..at].ends_with(b"--!"));
        self.at += end.map_or(rest.len(), |at| "<!".len() + at + 1);
    }

    /// The tag here; `None` if the file ends inside it.
    fn tag(&mut self) -> Option<Token<'a>> {
        let closes = self.html.as_bytes().get(self.at + 1) == Some(&b'/');
        let start = self.at + 1 + usize::from(closes);
        let rest = &self.html[start..];
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
        let name = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        let mut scan = Scan {
            all: rest,
            at: name.len(),
        };
        while scan.attribute().is_some() {}
        let inside = &rest[name.len()..scan.at];
        if scan.at == rest.len() {
            self.at = self.html.len();
            return None;
        }
        self.at = start + scan.at + 1;
        let tag = Tag::named(name);
        if closes {
            return Some(Token::End { tag, name });
        }
        let attributes = Attributes(inside);
        let is_empty = attributes.end_the_element();
        self.raw = (tag.holds_raw_text() && !is_empty).then_some(name);
        Some(Token::Start {
            tag,
            name,
            attributes,
        })
    }

    /// Where the end tag of `name` begins, from here on.
    fn end_of_raw(&self, name: &str) -> usize {
        let rest = &self.html.as_bytes()[self.at..];
        let is_end = |at: &usize| {
            rest[*at + 1..].strip_prefix(b"/").is_some_and(|behind| {
                behind.len() > name.len()
                    && behind[..name.len()].eq_ignore_ascii_case(name.as_bytes())
                    && matches!(
                        behind[name.len()],
                        b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>'
                    )
            })
        };
        match memchr_iter(b'<', rest).find(is_end) {
            Some(at) => self.at + at,
            None => self.html.len(),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let end = self.end_of_raw(name);
            if let Some(text) = self.text(end) {
                return Some(text);
            }
        }
        let bytes = self.html.as_bytes();
        let mut from = self.at;
        while let Some(found) = memchr(b'<', &bytes[from..]) {
            let at = from + found;
            let is_tag = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
            let first = bytes.get(at + 1);
            let second = bytes.get(at + 2);
            let comment = match first {
                Some(b'!' | b'?') => true,
                Some(b'/') if second.is_some() => !is_tag(second),
                _ if is_tag(first) => false,
                Some(b'/') | Some(_) | None => {
                    from = at + 1;
                    continue;
                }
            };
            if let Some(text) = self.text(at) {
                return Some(text);
            }
            if !comment {
                return self.tag();
            }
            self.skip_comment();
            from = self.at;
        }
        self.text(self.html.len())
    }
}

/// Reads attributes one by one.
struct Scan<'a> {
    all: &'a str,
    /// Where the next one may begin; at the end, where the tag's `>` is, or the end of all.
    at: usize,
}

impl<'a> Scan<'a> {
    /// The next attribute and its value as it is written.
    fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        self.skip(|b| b.is_ascii_whitespace() || b == b'/');
        let start = self.at;
        if !matches!(self.peek(), None | Some(b'>')) {
            self.at += 1; // an equals sign may begin a name
        }
        self.skip(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>' | b'='));
        let name = self.all.get(start..self.at)?;
        if name.is_empty() {
            return None;
        }
        self.skip(|b| b.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            return Some((name, ""));
        }
        self.at += 1;
        self.skip(|b| b.is_ascii_whitespace());
        let value = match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                let start = self.at + 1;
                let end = memchr(quote, &self.all.as_bytes()[start..])
                    .map_or(self.all.len(), |found| start + found);
                self.at = self.all.len().min(end + 1);
                &self.all[start..end]
            }
            _ => {
                let start = self.at;
                self.skip(|b| !b.is_ascii_whitespace() && b != b'>');
                &self.all[start..self.at]
            }
        };
        Some((name, value))
    }

    fn peek(&self) -> Option<u8> {
        self.all.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, over: impl Fn(u8) -> bool) {
        let rest = &self.all.as_bytes()[self.at..];
        self.at += rest.iter().position(|&b| !over(b)).unwrap_or(rest.len());
    }
}
