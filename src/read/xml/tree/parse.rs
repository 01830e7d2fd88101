//! Builds the tree of a document as its tags and texts come.

use super::entity::{resolve, unescape};
use super::{Element, Id, Node, Tree, What};
use crate::read::failures::shown;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use std::borrow::Cow;
use std::collections::HashMap;

/// How deep elements may be nested. No news format comes near it.
const DEPTH: usize = 4096;
/// The most elements and pieces of text in a document: about a gigabyte of markup.
const NODES: usize = 1 << 24;

/// A tree while it grows.
pub(super) struct Builder<'a> {
    source: &'a str,
    tree: Tree<'a>,
    open: Vec<Open<'a>>,
    /// What each prefix stands for, innermost last.
    namespaces: HashMap<&'a str, Vec<&'a str>>,
    /// The prefixes that open elements declare.
    declared: Vec<&'a str>,
    /// Whether the last node is a piece of text that goes on.
    in_text: bool,
}

/// An element that has begun.
struct Open<'a> {
    id: Id,
    /// Its name with the prefix.
    name: &'a str,
    /// Where it begins in the source.
    at: usize,
    /// How many prefixes were declared outside it.
    declared: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str) -> Builder<'a> {
        Builder {
            source,
            tree: Tree::default(),
            open: Vec::new(),
            namespaces: HashMap::new(),
            declared: Vec::new(),
            in_text: false,
        }
    }

    /// The tree as far as the document goes, and where and why it goes no further.
    pub(super) fn parse(mut self) -> (Tree<'a>, Option<String>) {
        let broken = self.build().err();
        let mut tree = self.tree;
        let end = tree.nodes.len() as u32;
        for open in self.open {
            tree.nodes[open.id.0 as usize].end = end;
            tree.unfinished.push(open.id);
        }
        (tree, broken)
    }

    fn build(&mut self) -> Result<(), String> {
        let mut reader = Reader::from_str(self.source);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        loop {
            let at = reader.buffer_position() as usize;
            let event = reader.read_event();
            let end = reader.buffer_position() as usize;
            match event {
                Ok(Event::Start(tag)) => self.begin(at, end - 1, tag.name().as_ref().len())?,
                Ok(Event::Empty(tag)) => {
                    self.begin(at, end - 2, tag.name().as_ref().len())?;
                    self.close();
                }
                Ok(Event::End(tag)) => self.end(at, tag.name().as_ref())?,
                Ok(Event::Text(text)) => self.text(at, text.into_inner())?,
                Ok(Event::CData(text)) => self.text(at, text.into_inner())?,
                Ok(Event::GeneralRef(entity)) => {
                    let entity = entity.into_inner();
                    self.text(at, resolve(&entity))?;
                }
                Ok(Event::Eof) => return self.finish(),
                Ok(_) => {}
                Err(error) => return Err(self.explain(&error, reader.error_position() as usize)),
            }
        }
    }

    /// Begins the element whose tag stands between two places of the source, the angle brackets aside.
    fn begin(&mut self, at: usize, end: usize, name: usize) -> Result<(), String> {
        // Bytes that are left of a broken tag may stand between the last event and this one.
        let from = memchr::memchr(b'<', &self.source.as_bytes()[at..]).map_or(at, |skip| at + skip);
        let tag = self.source.get(from + 1..end).unwrap_or_default();
        let (name, rest) = tag.split_at_checked(name).unwrap_or((tag, ""));
        if self.open.len() == DEPTH {
            return Err(self.stopped(from, &format!("elements nested deeper than {DEPTH}")));
        }
        let declared = self.declared.len();
        let attributes = self.tree.attributes.len() as u32;
        // Attributes are looked at one by one: what comes behind a broken one is lost, the element is not.
        for attribute in Attributes::html(rest, 0).with_checks(false).flatten() {
            let key = attribute.key.into_inner();
            if key == "xmlns" || key.starts_with("xmlns:") {
                let prefix = key.strip_prefix("xmlns:").unwrap_or("");
                if let Cow::Borrowed(uri) = attribute.value {
                    self.namespaces.entry(prefix).or_default().push(uri.trim());
                    self.declared.push(prefix);
                }
            } else {
                let value = unescape(attribute.value);
                self.tree.attributes.push((local(key).1, value));
            }
        }
        let (prefix, local) = local(name);
        let bound = self.namespaces.get(prefix).and_then(|stack| stack.last());
        let element = Element {
            name: local,
            namespace: bound.copied().unwrap_or(prefix),
            attributes,
        };
        let id = self.add(from, What::Element(self.tree.elements.len() as u32))?;
        self.in_text = false;
        self.tree.elements.push(element);
        self.open.push(Open {
            id,
            name,
            at: from,
            declared,
        });
        Ok(())
    }

    /// Ends the innermost element, which has to be of this name.
    fn end(&mut self, at: usize, name: &str) -> Result<(), String> {
        /// Elements of HTML that hold nothing and so need no end.
        const VOID: [&str; 3] = ["br", "hr", "img"];
        while let Some(open) = self.open.last() {
            if open.name == name {
                self.close();
                return Ok(());
            }
            if !VOID.iter().any(|void| open.name.eq_ignore_ascii_case(void)) {
                let line = self.line(open.at);
                let expected = format!(
                    "expected </{}> for the <{}> on line {line}, found </{}>; mend the nesting",
                    shown(open.name),
                    shown(open.name),
                    shown(name),
                );
                return Err(self.at_line(at, &expected));
            }
            self.close();
        }
        // Between documents anything may stand; only inside one would it change what is read.
        Ok(())
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        self.in_text = false;
        self.tree.nodes[open.id.0 as usize].end = self.tree.nodes.len() as u32;
        for prefix in self.declared.drain(open.declared..) {
            if let Some(stack) = self.namespaces.get_mut(prefix) {
                stack.pop();
            }
        }
    }

    fn text(&mut self, at: usize, text: Cow<'a, str>) -> Result<(), String> {
        if self.open.is_empty() || text.is_empty() {
            return Ok(());
        }
        match self.tree.texts.last_mut().filter(|_| self.in_text) {
            Some(before) => *before += text,
            None => {
                self.add(at, What::Text(self.tree.texts.len() as u32))?;
                self.tree.texts.push(text);
                self.in_text = true;
            }
        }
        Ok(())
    }

    fn add(&mut self, at: usize, what: What) -> Result<Id, String> {
        let id = self.tree.nodes.len();
        if id == NODES {
            let what = format!("more than {NODES} elements and pieces of text");
            return Err(self.stopped(at, &what));
        }
        let end = id as u32 + 1;
        self.tree.nodes.push(Node { what, end });
        Ok(Id(id as u32))
    }

    fn finish(&self) -> Result<(), String> {
        let Some(open) = self.open.last() else {
            return Ok(());
        };
        let name = shown(open.name);
        let line = self.line(open.at);
        let text = format!(
            "the file ends inside the <{name}> on line {line}; expected </{name}>; get the whole file"
        );
        Err(self.at_line(self.source.len(), &text))
    }

    fn stopped(&self, at: usize, what: &str) -> String {
        self.at_line(at, &format!("{what}; this is not news, or has to be split"))
    }

    fn explain(&self, error: &Error, at: usize) -> String {
        let inside =
            |what, end| format!("the file ends inside {what}; expected {end}; get the whole file");
        let text = match error {
            Error::Syntax(SyntaxError::UnclosedComment) => inside("a comment", "-->"),
            Error::Syntax(SyntaxError::UnclosedCData) => inside("a CDATA section", "]]>"),
            Error::Syntax(SyntaxError::UnclosedDoctype) => inside("the document type", ">"),
            Error::Syntax(SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl) => {
                inside("a processing instruction", "?>")
            }
            Error::Syntax(SyntaxError::UnclosedTag) => inside("a tag", ">"),
            Error::Syntax(
                SyntaxError::UnclosedSingleQuotedAttributeValue
                | SyntaxError::UnclosedDoubleQuotedAttributeValue,
            ) => inside("the value of an attribute", "a quotation mark"),
            Error::IllFormed(IllFormedError::UnclosedReference) => {
                "expected ; after an entity; write &amp; for the character itself".to_owned()
            }
            error => format!("not well-formed XML ({error}); mend the file"),
        };
        self.at_line(at, &text)
    }

    fn at_line(&self, at: usize, text: &str) -> String {
        format!("line {}: {text}", self.line(at))
    }

    fn line(&self, at: usize) -> usize {
        let before = &self.source.as_bytes()[..at.min(self.source.len())];
        memchr::memchr_iter(b'\n', before).count() + 1
    }
}

/// The prefix of a name, and the name without it.
fn local(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}
