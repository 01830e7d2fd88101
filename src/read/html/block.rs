//! Takes a web page apart into blocks: what a reader sees as a line or a paragraph.

use super::tag::Tag;
use super::tree::{Id, Tree};
use std::ops::Range;

/// A run of text with no block boundary inside it.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The nodes from its first text to its last.
    pub(super) nodes: Range<Id>,
    /// The innermost element around it that is not inline.
    pub(super) around: Id,
    /// The innermost list around it; the root where there is none.
    pub(super) list: Id,
    /// Its characters but for white space, and how many of them stand in links.
    pub(super) chars: u32,
    pub(super) linked: u32,
    pub(super) ends_sentence: bool,
    pub(super) heading: bool,
    pub(super) item: bool,
    pub(super) quoted: bool,
}

impl Block {
    /// Whether it reads as prose: long enough, in sentences, and not a row of links.
    pub(super) fn is_prose(&self) -> bool {
        !self.heading && self.measures_as_prose()
    }

    fn measures_as_prose(&self) -> bool {
        let density = f64::from(self.linked) / f64::from(self.chars.max(1));
        self.chars >= 60 && self.ends_sentence && density < 0.4
            || self.chars >= 140 && density < 0.3
    }

    /// Whether it is a link or several, and little else.
    pub(super) fn is_links(&self) -> bool {
        u64::from(self.linked) * 10 >= u64::from(self.chars) * 7
    }
}

/// The blocks of a page, but for what is inside elements that are not shown.
pub(super) fn blocks(tree: &Tree<'_>, is_hidden: impl Fn(Id) -> bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut builder = Builder { tree, block: None };
    let mut open = vec![Open {
        id: Tree::ROOT,
        end: tree.len(),
        list: Tree::ROOT,
    }];
    let mut links_end = 0;
    let mut headings_end = 0;
    let mut items_end = 0;
    let mut quotes_end = 0;
    let mut after_break = false;
    let mut next = 1;
    while next < tree.len() {
        let id = next;
        next += 1;
        while open.len() > 1 && open.last().is_some_and(|open| open.end <= id) {
            open.pop();
            builder.finish(&mut blocks);
        }
        if is_hidden(id) {
            next = tree.inside(id).end.max(id + 1);
            continue;
        }
        let end = tree.inside(id).end;
        match tree.tag(id) {
            Some(Tag::Br) => {
                if after_break {
                    builder.finish(&mut blocks);
                }
                after_break = true;
            }
            Some(tag) => {
                match tag {
                    Tag::A => links_end = links_end.max(end),
                    _ if tag.is_heading() => headings_end = headings_end.max(end),
                    Tag::Li => items_end = items_end.max(end),
                    Tag::Blockquote => quotes_end = quotes_end.max(end),
                    _ => {}
                }
                if !tag.is_inline() {
                    builder.finish(&mut blocks);
                    let list = match tag {
                        Tag::Ul | Tag::Ol | Tag::Menu => id,
                        _ => open.last().map_or(Tree::ROOT, |open| open.list),
                    };
                    open.push(Open { id, end, list });
                }
            }
            None => {
                let text = tree.text(id).unwrap_or_default();
                after_break &= text.trim_ascii().is_empty();
                if let Some(around) = open.last() {
                    builder.text(id, around, &text, id < links_end);
                }
                if let Some(block) = &mut builder.block {
                    block.heading |= id < headings_end;
                    block.item |= id < items_end;
                    block.quoted |= id < quotes_end;
                }
            }
        }
    }
    builder.finish(&mut blocks);
    blocks
}

/// An element that is open and not inline.
struct Open {
    id: Id,
    /// The node behind it.
    end: Id,
    /// The innermost list: this one or one around it.
    list: Id,
}

struct Builder<'t> {
    tree: &'t Tree<'t>,
    block: Option<Block>,
}

impl Builder<'_> {
    fn text(&mut self, id: Id, around: &Open, text: &str, linked: bool) {
        let chars = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
        if chars == 0 {
            return;
        }
        let block = self.block.get_or_insert(Block {
            nodes: id..id,
            around: around.id,
            list: around.list,
            chars: 0,
            linked: 0,
            ends_sentence: false,
            heading: false,
            item: false,
            quoted: false,
        });
        block.nodes.end = id + 1;
        block.chars += chars;
        if linked {
            block.linked += chars;
        }
        let end = text
            .trim_end()
            .trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', '\u{bb}', ']']);
        block.ends_sentence = end.ends_with([
            '.', '!', '?', '\u{2026}', '\u{3002}', ':', '\u{ff01}', '\u{ff1f}', ';',
        ]);
    }

    fn finish(&mut self, blocks: &mut Vec<Block>) {
        let Some(mut block) = self.block.take() else {
            return;
        };
        // A heading that was never ended holds paragraphs.
        block.heading &= !(self.tree.is(block.around, Tag::P) && block.measures_as_prose());
        blocks.push(block);
    }
}
