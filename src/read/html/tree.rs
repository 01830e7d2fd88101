//! Turns HTML into its elements and texts.
//!
//! This is not the tree construction of the HTML standard, which takes quadratic time and memory for some input (each `<p>`
//! searches all open elements; each block opens all unclosed `<font>`s anew). It does what bears on text: end tags that may
//! be left out are put in, end tags without a start are left out, and an inline end tag does not end a block.

use super::reference;
use super::tag::Tag;
use super::token::{Attributes, Token, Tokens};
use std::borrow::Cow;
use std::ops::Range;

/// How many elements may be open at once; what is nested deeper stands in the innermost of them. Browsers have the same limit.
const MAX_DEPTH: usize = 512;

/// A document, in the order of its source.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

/// The number of a node.
pub(super) type Id = usize;

/// An element or a text. There may be one for every other byte of a page, so each byte of it counts; and no text is longer
/// than 32 bits can say.
#[derive(Debug)]
struct Node<'a> {
    /// The number of the node behind its last descendant.
    end: u32,
    parent: u32,
    kind: Kind<'a>,
}

#[derive(Debug)]
enum Kind<'a> {
    Element(Tag, Attributes<'a>),
    Text(&'a str),
}

impl<'a> Tree<'a> {
    /// The root, which is no element of the source.
    pub(super) const ROOT: Id = 0;

    /// Takes time in proportion to the length of `html`.
    pub(super) fn parse(html: &'a str) -> Tree<'a> {
        let mut builder = Builder::new();
        for token in Tokens::new(html) {
            match token {
                Token::Text(text) => builder.text(text),
                Token::Start {
                    tag,
                    name,
                    attributes,
                } => builder.start(tag, name, attributes),
                Token::End { tag, name } => builder.end(tag, name),
            }
        }
        builder.close_to(0);
        Tree {
            nodes: builder.nodes,
        }
    }

    /// The nodes inside this one, at any depth, in order. Those inside one of them follow it.
    pub(super) fn inside(&self, id: Id) -> Range<Id> {
        id + 1..self.nodes[id].end as Id
    }

    /// The number of all nodes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What it is right inside; the root is inside itself.
    pub(super) fn parent(&self, id: Id) -> Id {
        self.nodes[id].parent as Id
    }

    /// Its element; `None` for a text.
    pub(super) fn tag(&self, id: Id) -> Option<Tag> {
        match self.nodes[id].kind {
            Kind::Element(tag, _) => Some(tag),
            Kind::Text(_) => None,
        }
    }

    /// Whether it is this element.
    pub(super) fn is(&self, id: Id, tag: Tag) -> bool {
        self.tag(id) == Some(tag)
    }

    /// The value of an attribute, whose name is to be in lower case.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<Cow<'a, str>> {
        match self.nodes[id].kind {
            Kind::Element(_, attributes) => attributes.get(name),
            Kind::Text(_) => None,
        }
    }

    /// The characters of a text; `None` for an element.
    pub(super) fn text(&self, id: Id) -> Option<Cow<'a, str>> {
        let Kind::Text(text) = self.nodes[id].kind else {
            return None;
        };
        let parent = self.tag(self.parent(id));
        let is_code = parent.is_some_and(|tag| tag.holds_raw_text())
            && !matches!(parent, Some(Tag::Textarea | Tag::Title));
        Some(if is_code {
            Cow::Borrowed(text)
        } else {
            reference::decode(text)
        })
    }
}

/// A tree while it is being built.
struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// The elements that are open, the innermost last; the root is always open.
    open: Vec<Open<'a>>,
    /// Where in `open` the elements of each name are.
    places: Vec<Vec<usize>>,
    /// How many elements were begun that are not opened, since too many are.
    too_deep: usize,
}

struct Open<'a> {
    id: Id,
    tag: Tag,
    name: &'a str,
    /// Where in `open` the innermost element is that is a scope, and one that is not inline: this one or one around it.
    scope: usize,
    block: usize,
}

impl<'a> Builder<'a> {
    fn new() -> Builder<'a> {
        let mut builder = Builder {
            nodes: Vec::new(),
            open: Vec::new(),
            places: vec![Vec::new(); Tag::COUNT],
            too_deep: 0,
        };
        builder.push(Tag::Html, "", Attributes::default());
        builder
    }

    fn text(&mut self, text: &'a str) {
        if !text.trim_ascii().is_empty() {
            self.end_head();
        }
        self.add(Kind::Text(text));
    }

    fn start(&mut self, tag: Tag, name: &'a str, attributes: Attributes<'a>) {
        match tag {
            _ if self.too_deep > 0 => {}
            Tag::Html => {
                self.add(Kind::Element(tag, attributes)); // the root is open already
                return;
            }
            Tag::Body if self.innermost(Tag::Body).is_some() => return,
            Tag::Li => self.close_unless_around(Tag::Li, &[Tag::Ul, Tag::Ol, Tag::Menu]),
            Tag::Dt | Tag::Dd => {
                self.close_unless_around(Tag::Dt, &[Tag::Dl]);
                self.close_unless_around(Tag::Dd, &[Tag::Dl]);
            }
            Tag::Td | Tag::Th => {
                self.close_unless_around(Tag::Td, &[Tag::Table]);
                self.close_unless_around(Tag::Th, &[Tag::Table]);
            }
            Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                self.close_unless_around(Tag::Tr, &[Tag::Table]);
            }
            Tag::Option => self.close_unless_around(Tag::Option, &[Tag::Select]),
            _ if tag.is_heading() => self.end_heading(),
            Tag::A => self.end(Tag::A, name), // links do not nest
            _ => {}
        }
        let for_head = matches!(
            tag,
            Tag::Head
                | Tag::Title
                | Tag::Meta
                | Tag::Link
                | Tag::Script
                | Tag::Style
                | Tag::Noscript
                | Tag::Template
        );
        if !for_head {
            self.end_head();
        }
        if !tag.is_inline() && self.too_deep == 0 {
            self.close_unless_around(Tag::P, &[]);
        }
        let is_empty = tag.is_void() || tag.holds_raw_text() && attributes.end_the_element();
        if is_empty {
            self.add(Kind::Element(tag, attributes));
        } else if self.open.len() < MAX_DEPTH && self.too_deep == 0 || tag.holds_raw_text() {
            self.push(tag, name, attributes);
        } else {
            self.add(Kind::Element(tag, attributes));
            self.too_deep += 1;
        }
    }

    fn end(&mut self, tag: Tag, name: &'a str) {
        if self.too_deep > 0 && !tag.is_void() && !tag.holds_raw_text() {
            self.too_deep -= 1;
            return;
        }
        let Some(place) = self.innermost(tag) else {
            if tag == Tag::P {
                self.start(tag, name, Attributes::default()); // as the standard has it
                self.close_to(self.open.len() - 1);
            } else if tag == Tag::Br {
                self.start(tag, name, Attributes::default());
            }
            return;
        };
        let inmost = self.open.last().map_or((0, 0), |o| (o.scope, o.block));
        let (scope, block) = inmost;
        let ends = match tag {
            Tag::Body | Tag::Html => false, // what follows is still shown
            Tag::Other => self.open[place].name.eq_ignore_ascii_case(name) && place >= block,
            _ if tag.is_inline() => place >= block,
            Tag::Table | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                place >= self.innermost(Tag::Table).unwrap_or(0)
            }
            _ => place >= scope,
        };
        if ends {
            self.close_to(place);
        }
    }

    /// Ends the heading where another begins right inside it, since headings do not nest.
    fn end_heading(&mut self) {
        if self.open.last().is_some_and(|open| open.tag.is_heading()) {
            self.close_to(self.open.len() - 1);
        }
    }

    /// Ends the head where what is not part of one begins.
    fn end_head(&mut self) {
        if let Some(place) = self.innermost(Tag::Head)
            && self.open.len() == place + 1
        {
            self.close_to(place);
        }
    }

    /// Ends the innermost element of this name, unless an element that is a scope or one of `around` is inside it.
    fn close_unless_around(&mut self, tag: Tag, around: &[Tag]) {
        let Some(place) = self.innermost(tag) else {
            return;
        };
        let scope = self.open.last().map_or(0, |open| open.scope);
        let inside = around.iter().filter_map(|&tag| self.innermost(tag)).max();
        let in_scope = place >= scope || matches!(tag, Tag::Tr);
        if in_scope && inside.is_none_or(|inside| inside < place) {
            self.close_to(place);
        }
    }

    /// Where in `open` the innermost element of this name is.
    fn innermost(&self, tag: Tag) -> Option<usize> {
        self.places[tag as usize].last().copied()
    }

    /// Ends the elements from this place in `open` on.
    fn close_to(&mut self, place: usize) {
        while self.open.len() > place
            && let Some(open) = self.open.pop()
        {
            self.places[open.tag as usize].pop();
            self.nodes[open.id].end = self.nodes.len() as u32;
        }
    }

    fn push(&mut self, tag: Tag, name: &'a str, attributes: Attributes<'a>) {
        let place = self.open.len();
        let around = self.open.last().map_or((0, 0), |o| (o.scope, o.block));
        let id = self.add(Kind::Element(tag, attributes));
        self.places[tag as usize].push(place);
        self.open.push(Open {
            id,
            tag,
            name,
            scope: if tag.is_scope() { place } else { around.0 },
            block: if tag.is_inline() { around.1 } else { place },
        });
    }

    fn add(&mut self, kind: Kind<'a>) -> Id {
        let id = self.nodes.len();
        self.nodes.push(Node {
            end: id as u32 + 1,
            parent: self.open.last().map_or(Tree::ROOT, |open| open.id) as u32,
            kind,
        });
        id
    }
}
