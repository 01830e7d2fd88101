//! An XML document as a tree that is flat in memory, so that no depth of nesting can exhaust the stack.
//!
//! Names go without their prefix; the namespace is kept beside them. Of entities only the predefined, the numeric and those
//! of HTML are resolved, since feeds are full of `&nbsp;`. A document type is passed over: nothing in it is expanded and
//! nothing is fetched.

use crate::read::body::spaced;
use crate::read::failures::shown;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;
use std::borrow::Cow;
use std::collections::HashMap;

/// How deep elements may be nested. No news format comes near it.
const DEPTH: usize = 4096;
/// The most elements and pieces of text in a document: about a gigabyte of markup.
const NODES: usize = 1 << 24;

/// Elements and text in document order. Several documents one after the other are one tree with several roots.
#[derive(Debug, Default)]
pub(in crate::read) struct Tree<'a> {
    nodes: Vec<Node>,
    elements: Vec<Element<'a>>,
    texts: Vec<Cow<'a, str>>,
    attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// The elements that were still open where the document broke off, outermost first.
    unfinished: Vec<Id>,
}

/// A node of a tree: an element or a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::read) struct Id(u32);

#[derive(Debug)]
struct Node {
    what: What,
    /// One past the last node inside this one.
    end: u32,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Element(u32),
    Text(u32),
}

#[derive(Debug)]
struct Element<'a> {
    name: &'a str,
    namespace: &'a str,
    /// Its attributes are those from here to the next element's.
    attributes: u32,
}

/// One step through a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Step<'t> {
    /// An element begins: its name.
    Begin(&'t str),
    /// Text.
    Text(&'t str),
}

impl<'a> Tree<'a> {
    /// Parses a document. Where it breaks off or is not well-formed, what was read until then is kept, and the message names
    /// the line, what was expected and what to do.
    ///
    /// Forgiven is what feeds do and what leaves no doubt: `&` by itself, attributes without quotation marks, `<br>` without
    /// an end, anything between or behind the documents.
    pub(in crate::read) fn parse(source: &'a str) -> (Tree<'a>, Option<String>) {
        let mut builder = Builder {
            source,
            tree: Tree::default(),
            open: Vec::new(),
            namespaces: HashMap::new(),
            declared: Vec::new(),
            in_text: false,
        };
        let broken = builder.build().err();
        let mut tree = builder.tree;
        let end = tree.nodes.len() as u32;
        for open in builder.open {
            tree.nodes[open.id.0 as usize].end = end;
            tree.unfinished.push(open.id);
        }
        (tree, broken)
    }

    /// The elements that stand in no other.
    pub(in crate::read) fn roots(&self) -> impl Iterator<Item = Id> {
        self.siblings(0, self.nodes.len() as u32)
    }

    /// The elements directly inside one.
    pub(in crate::read) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        self.siblings(id.0 + 1, self.node(id).end)
    }

    fn siblings(&self, from: u32, end: u32) -> impl Iterator<Item = Id> {
        let mut at = from;
        std::iter::from_fn(move || {
            let id = (at < end).then_some(Id(at))?;
            at = self.node(id).end;
            Some(id)
        })
        .filter(|id| self.element(*id).is_some())
    }

    /// The first element of a name directly inside one.
    pub(in crate::read) fn child(&self, id: Id, name: &str) -> Option<Id> {
        self.children(id).find(|child| self.name(*child) == name)
    }

    /// The element that a path of names leads to, by the first of each name.
    pub(in crate::read) fn at(&self, id: Id, path: &[&str]) -> Option<Id> {
        path.iter().try_fold(id, |id, name| self.child(id, name))
    }

    /// All elements inside one, in document order.
    pub(in crate::read) fn inside(&self, id: Id) -> impl Iterator<Item = Id> {
        (id.0 + 1..self.node(id).end)
            .map(Id)
            .filter(|id| self.element(*id).is_some())
    }

    /// All elements, in document order.
    pub(in crate::read) fn all(&self) -> impl Iterator<Item = Id> {
        (0..self.nodes.len() as u32)
            .map(Id)
            .filter(|id| self.element(*id).is_some())
    }

    /// The elements of these names that stand whole in the document, but for those inside one another.
    pub(in crate::read) fn outermost(&self, names: &[&str]) -> impl Iterator<Item = Id> {
        let mut next = Id(0);
        self.all().filter(move |id| {
            let is_found = *id >= next && names.contains(&self.name(*id)) && self.is_whole(*id);
            if is_found {
                next = self.after(*id);
            }
            is_found
        })
    }

    /// Everything inside an element, step by step, each with the node after all that the step leads into.
    pub(in crate::read) fn steps(&self, id: Id) -> impl Iterator<Item = (Id, Id, Step<'_>)> {
        let from = id.0 + 1;
        (from..self.node(id).end).map(|at| {
            let node = &self.nodes[at as usize];
            let step = match node.what {
                What::Element(n) => Step::Begin(self.elements[n as usize].name),
                What::Text(n) => Step::Text(&self.texts[n as usize]),
            };
            (Id(at), Id(node.end), step)
        })
    }

    /// What follows all that stands in a node.
    pub(in crate::read) fn after(&self, id: Id) -> Id {
        Id(self.node(id).end)
    }

    /// The name of an element without its prefix.
    pub(in crate::read) fn name(&self, id: Id) -> &'a str {
        self.element(id).map_or("", |element| element.name)
    }

    /// The namespace of an element; its prefix, where that was never declared; empty, if it has none.
    pub(in crate::read) fn namespace(&self, id: Id) -> &'a str {
        self.element(id).map_or("", |element| element.namespace)
    }

    /// The value of an element's attribute, by its name without prefix, unless blank.
    pub(in crate::read) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let What::Element(n) = self.node(id).what else {
            return None;
        };
        let from = self.elements[n as usize].attributes as usize;
        let next = self.elements.get(n as usize + 1);
        let to = next.map_or(self.attributes.len(), |next| next.attributes as usize);
        let mut attributes = self.attributes[from..to].iter();
        let value = attributes.find(|(key, _)| *key == name)?.1.trim();
        Some(value).filter(|value| !value.is_empty())
    }

    /// All text inside an element, as it stands.
    pub(in crate::read) fn text(&self, id: Id) -> Cow<'_, str> {
        let mut all = Cow::Borrowed("");
        for (_, _, step) in self.steps(id) {
            if let Step::Text(text) = step {
                all += text;
            }
        }
        all
    }

    /// All text inside an element with its white space in order, unless blank.
    pub(in crate::read) fn value(&self, id: Id) -> Option<String> {
        Some(spaced(&self.text(id))).filter(|value| !value.is_empty())
    }

    /// The [value](Tree::value) of the element that a path of names leads to.
    pub(in crate::read) fn value_at(&self, id: Id, path: &[&str]) -> Option<String> {
        self.value(self.at(id, path)?)
    }

    /// Whether an element stands in the document from its beginning to its end.
    pub(in crate::read) fn is_whole(&self, id: Id) -> bool {
        self.unfinished.binary_search(&id).is_err()
    }

    fn node(&self, id: Id) -> &Node {
        &self.nodes[id.0 as usize]
    }

    fn element(&self, id: Id) -> Option<&Element<'a>> {
        match self.node(id).what {
            What::Element(n) => Some(&self.elements[n as usize]),
            What::Text(_) => None,
        }
    }
}

/// A tree while it grows.
struct Builder<'a> {
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

/// What an entity stands for, by what is between `&` and `;`. One that is unknown stands for its own letters.
fn resolve<'a>(entity: &str) -> Cow<'a, str> {
    let number = entity.strip_prefix('#').and_then(|number| {
        match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        }
        .ok()
    });
    match number {
        // As in HTML: who writes these means the Windows code page.
        Some(code @ 0x80..=0x9F) => {
            let byte = [code as u8];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            return Cow::Owned(text.into_owned());
        }
        Some(code) if code > 0 => {
            if let Some(c) = char::from_u32(code) {
                return Cow::Owned(c.to_string());
            }
        }
        _ => {}
    }
    match resolve_html5_entity(entity) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(format!("&{entity};")),
    }
}

/// The value of an attribute with its entities resolved.
fn unescape(value: Cow<'_, str>) -> Cow<'_, str> {
    /// Longest name of an entity.
    const LONGEST: usize = 40;
    if memchr::memchr(b'&', value.as_bytes()).is_none() {
        return value;
    }
    let mut pieces = value.split('&');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let head = piece.as_bytes();
        match memchr::memchr(b';', &head[..head.len().min(LONGEST)]) {
            Some(end) => {
                text.push_str(&resolve(&piece[..end]));
                text.push_str(&piece[end + 1..]);
            }
            None => {
                text.push('&');
                text.push_str(piece);
            }
        }
    }
    Cow::Owned(text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn parse(source: &str) -> Tree<'_> {
        let (tree, broken) = Tree::parse(source);
        assert_eq!(broken, None, "{source}");
        tree
    }

    fn broken(source: &str) -> String {
        Tree::parse(source).1.unwrap()
    }

    fn text(source: &str) -> String {
        let tree = parse(source);
        let root = tree.roots().next().unwrap();
        tree.text(root).into_owned()
    }

    #[test]
    fn elements_are_found_by_name_whatever_their_prefix() {
        let tree = parse(
            "<n:item xmlns:n='urn:n' n:guid=' a ' lang=en><n:meta/><n:head><title>Ferry &amp; fog</title></n:head></n:item>",
        );
        let item = tree.roots().next().unwrap();
        assert_eq!((tree.name(item), tree.namespace(item)), ("item", "urn:n"));
        assert_eq!(tree.attribute(item, "guid"), Some("a"));
        assert_eq!(tree.attribute(item, "lang"), Some("en"));
        assert_eq!(
            tree.value_at(item, &["head", "title"]).as_deref(),
            Some("Ferry & fog")
        );
        assert_eq!(tree.value_at(item, &["meta", "title"]), None);
    }

    #[test]
    fn a_namespace_holds_inside_its_element_only_and_an_undeclared_prefix_is_its_own() {
        let tree = parse("<a xmlns='one'><b xmlns='two'><c/></b><d/><x:e/></a>");
        let namespaces: Vec<_> = tree
            .all()
            .map(|id| (tree.name(id), tree.namespace(id)))
            .collect();
        assert_eq!(
            namespaces,
            [
                ("a", "one"),
                ("b", "two"),
                ("c", "two"),
                ("d", "one"),
                ("e", "x")
            ]
        );
    }

    #[test]
    fn entities_of_xml_and_html_are_resolved_once_and_others_stay_as_they_are() {
        assert_eq!(
            text(
                "<p>a&amp;b &lt;i&gt; &#233;&#xE9;&eacute;&nbsp;&#146; &amp;amp; &ferry; AT&T &#0; &#x110000;</p>"
            ),
            "a&b <i> ééé\u{a0}’ &amp; &ferry; AT&T &#0; &#x110000;"
        );
        assert_eq!(text("<p><![CDATA[a&amp;<b>]]></p>"), "a&amp;<b>");
        let tree = parse("<p a='x&amp;y &quot;z&quot; a&b=1'/>");
        let p = tree.roots().next().unwrap();
        assert_eq!(tree.attribute(p, "a"), Some("x&y \"z\" a&b=1"));
    }

    #[test]
    fn nothing_that_a_document_type_declares_is_expanded_or_fetched() {
        let bomb = "<!DOCTYPE n [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]><n>&b;&f;</n>";
        assert_eq!(text(bomb), "&b;&f;");
    }

    #[test]
    fn what_is_cut_off_is_told_with_its_line_and_what_was_expected() {
        for (source, message) in [
            (
                "<a>\n<b>one</b>\n<b>tw",
                "line 3: the file ends inside the <b> on line 3; expected </b>; get the whole file",
            ),
            (
                "<a>\n<b cl",
                "line 2: the file ends inside a tag; expected >",
            ),
            ("<a>\n\n<!-- x", "line 3: the file ends inside a comment"),
            ("<a><![CDATA[x", "line 1: the file ends inside a CDATA"),
            (
                "<a>\n<b>one</a>",
                "line 2: expected </b> for the <b> on line 2, found </a>; mend the nesting",
            ),
        ] {
            assert!(broken(source).starts_with(message), "{}", broken(source));
        }
    }

    #[test]
    fn what_stands_whole_before_a_break_is_kept_and_told_apart() {
        let (tree, broken) = Tree::parse("<set><item>one</item><item>tw");
        assert!(broken.is_some());
        let whole: Vec<_> = tree
            .all()
            .map(|id| (tree.name(id), tree.is_whole(id)))
            .collect();
        assert_eq!(whole, [("set", false), ("item", true), ("item", false)]);
    }

    #[test]
    fn slips_that_leave_no_doubt_are_forgiven() {
        assert_eq!(
            text("<p>one<br>two<BR>three</p>\n\0 trailer"),
            "onetwothree"
        );
        assert_eq!(parse("<a/><?xml version='1.0'?><b/>").roots().count(), 2);
    }

    #[test]
    fn depth_and_numbers_without_end_neither_crash_nor_stall() {
        assert!(broken(&"<a>\n".repeat(100_000)).starts_with("line 4097: elements nested deeper"));
        let many = format!("<a {}/>", "x='1' ".repeat(200_000));
        let tree = parse(&many);
        assert_eq!(tree.attribute(tree.roots().next().unwrap(), "y"), None);
        let scopes = format!("<r>{}</r>", "<a xmlns:x='u'><x:b/></a>".repeat(100_000));
        assert_eq!(parse(&scopes).all().count(), 200_001);
        assert_eq!(
            text(&format!("<a>{}</a>", "& ".repeat(200_000))).len(),
            400_000
        );
    }
}
