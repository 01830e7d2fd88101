//! An XML document as a tree that is flat in memory, so that no depth of nesting can exhaust the stack.
//!
//! Names go without their prefix; the namespace is kept beside them. Of entities only the predefined, the numeric and those
//! of HTML are resolved, since feeds are full of `&nbsp;`. A document type is passed over: nothing in it is expanded and
//! nothing is fetched.

mod entity;
mod parse;

use crate::read::body::spaced;
use parse::Builder;
use std::borrow::Cow;

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
        Builder::new(source).parse()
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

#[cfg(test)]
mod tests;
