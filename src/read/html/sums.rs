//! Counts the characters, blocks and images of a web page, so that asking for those in an element takes no time.

use super::block::Block;
use super::tag::Tag;
use super::tree::{Id, Tree};
use std::ops::Range;

/// How many characters of each sort stand before each node, and which nodes blocks and images begin with.
pub(super) struct Sums {
    prose: Vec<u32>,
    all: Vec<u32>,
    linked: Vec<u32>,
    blocks: Vec<u32>,
    images: Vec<u32>,
}

impl Sums {
    /// Counts what is in some blocks, which are in order.
    pub(super) fn of(tree: &Tree<'_>, blocks: &[Block]) -> Sums {
        let none = vec![0; tree.len() + 1];
        let mut sums = Sums {
            prose: none.clone(),
            all: none.clone(),
            linked: none,
            blocks: Vec::with_capacity(blocks.len()),
            images: Vec::new(),
        };
        for block in blocks {
            let at = block.nodes.start + 1;
            sums.all[at] += block.chars;
            sums.linked[at] += block.linked;
            sums.blocks.push(block.nodes.start as u32);
            if block.is_prose() {
                sums.prose[at] += block.chars - block.linked;
            }
        }
        let images = (0..tree.len()).filter(|&id| tree.is(id, Tag::Img));
        sums.images.extend(images.map(|id| id as u32));
        for counts in [&mut sums.prose, &mut sums.all, &mut sums.linked] {
            for id in 1..counts.len() {
                counts[id] += counts[id - 1];
            }
        }
        sums
    }

    /// How many characters of prose there are in the whole page.
    pub(super) fn prose_of_all(&self) -> usize {
        self.prose.last().copied().unwrap_or(0) as usize
    }

    /// How many characters of prose there are in some nodes, without those of links.
    pub(super) fn prose(&self, nodes: Range<Id>) -> usize {
        Sums::within(&self.prose, nodes)
    }

    /// How many characters there are in some nodes.
    pub(super) fn all(&self, nodes: Range<Id>) -> usize {
        Sums::within(&self.all, nodes)
    }

    /// How many characters there are in the links of some nodes.
    pub(super) fn linked(&self, nodes: Range<Id>) -> usize {
        Sums::within(&self.linked, nodes)
    }

    /// How many blocks begin with one of some nodes.
    pub(super) fn blocks(&self, nodes: Range<Id>) -> usize {
        Sums::count(&self.blocks, nodes)
    }

    /// How many of some nodes are images.
    pub(super) fn images(&self, nodes: Range<Id>) -> usize {
        Sums::count(&self.images, nodes)
    }

    fn within(sums: &[u32], nodes: Range<Id>) -> usize {
        sums[nodes.end].saturating_sub(sums[nodes.start]) as usize
    }

    /// How many of some nodes, which are in order, stand in a range.
    fn count(some: &[u32], nodes: Range<Id>) -> usize {
        let before = |end: Id| some.partition_point(|&id| (id as Id) < end);
        before(nodes.end) - before(nodes.start)
    }
}
