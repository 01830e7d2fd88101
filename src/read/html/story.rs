//! Finds the story in a web page.

use super::hint::{Hint, hint};
use super::table::Tables;
use super::tag::Tag;
use super::tree::{Id, Tree};
use super::write::Role;
use crate::article::FurnitureKind;
use std::ops::Range;

/// How much prose makes a story, so that what readers wrote about it need not be it.
const MIN_STORY: usize = 400;

/// The longest line that says who wrote a story; what is longer tells who that is.
const MAX_BYLINE: usize = 150;

/// A run of text with no block boundary inside it.
#[derive(Debug, Clone)]
struct Block {
    /// The nodes from its first text to its last.
    nodes: Range<Id>,
    /// The innermost element around it that is not inline.
    around: Id,
    /// Its characters but for white space, and how many of them stand in links.
    chars: u32,
    linked: u32,
    ends_sentence: bool,
    heading: bool,
    item: bool,
    quoted: bool,
}

impl Block {
    /// Whether it reads as prose: long enough, in sentences, and not a row of links.
    fn is_prose(&self) -> bool {
        !self.heading && self.measures_as_prose()
    }

    fn measures_as_prose(&self) -> bool {
        let density = f64::from(self.linked) / f64::from(self.chars.max(1));
        self.chars >= 60 && self.ends_sentence && density < 0.4
            || self.chars >= 140 && density < 0.3
    }

    /// Whether it is a link or several, and little else.
    fn is_links(&self) -> bool {
        u64::from(self.linked) * 10 >= u64::from(self.chars) * 7
    }
}

/// What becomes of each node of a page.
pub(super) struct Story {
    /// The element that the story is in.
    pub(super) root: Id,
    fates: Vec<Fate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Dropped,
    Furniture(FurnitureKind),
}

impl Story {
    pub(super) fn role(&self, id: Id) -> Option<Role> {
        match self.fates[id] {
            Fate::Kept => None,
            Fate::Dropped => Some(Role::Hidden),
            Fate::Furniture(kind) => Some(Role::Furniture(kind)),
        }
    }

    /// Finds the story of a page, whose headline the page may state, and the `tables` in it.
    ///
    /// 1. What is not shown goes.
    /// 2. What says by its name that it is something else goes, unless most of the prose is in it.
    /// 3. The prose that is left speaks for the elements around it; the one that most speaks for is where the story is.
    /// 4. In there, titles, dates, lists of links and captions go.
    ///
    /// The third step is that of Arc90's Readability; the measures of prose are those of Kohlschütter, Fankhauser and Nejdl
    /// 2010, "Boilerplate Detection using Shallow Text Features": the length of a block and how much of it is links.
    pub(super) fn find(tree: &Tree<'_>, tables: &Tables, headline: Option<&str>) -> Story {
        let mut fates = vec![Fate::Kept; tree.len()];
        settle(tree, &mut fates, |id, tag| {
            if is_hidden(tree, id, tag) {
                Fate::Dropped
            } else {
                Fate::Kept
            }
        });
        let mut blocks = blocks(tree, &fates);
        let mut hints = vec![None; tree.len()];
        {
            let sums = Sums::of(tree, &blocks);
            settle(tree, &mut fates, |id, tag| {
                hints[id] = hint(tree, id, tag);
                fate_of(hints[id], tag, tree.inside(id), &sums)
            });
        }
        let apart = set_apart(tree, &fates);
        blocks.retain(|block| !apart[block.nodes.start]);
        let sums = Sums::of(tree, &blocks);
        let root = container(tree, &blocks, &sums, &hints);
        let mut story = Story { root, fates };
        story.trim(tree, tables, &blocks, &sums, headline);
        story
    }

    /// Drops what is before and behind the prose, and lists of links with the headings over them.
    fn trim(
        &mut self,
        tree: &Tree<'_>,
        tables: &Tables,
        blocks: &[Block],
        sums: &Sums,
        headline: Option<&str>,
    ) {
        let inside = tree.inside(self.root);
        let blocks: Vec<&Block> = blocks
            .iter()
            .filter(|block| inside.contains(&block.nodes.start))
            .collect();
        let mut dropped = vec![false; blocks.len()];
        let is_title = |block: &Block| {
            tree.is(block.around, Tag::H1)
                || block.chars < 400
                    && headline.is_some_and(|headline| same(headline, &text_of(tree, block)))
        };
        // A page may hold nothing but a short line or two, over which there may be a title, too.
        let is_line = |block: &&Block| block.ends_sentence && !block.heading && !block.is_links();
        let first = blocks
            .iter()
            .position(|block| block.is_prose())
            .or_else(|| blocks.iter().position(is_line))
            .unwrap_or(blocks.len());
        let title = blocks
            .iter()
            .take(first + 1)
            .rposition(|block| is_title(block));
        for (n, block) in blocks.iter().enumerate() {
            dropped[n] = title.is_some_and(|title| n <= title);
            if n < first
                && !dropped[n]
                && !tables.hold(block.nodes.start)
                && block.chars < 120
                && !block.ends_sentence
                && text_of(tree, block).contains(|c: char| c.is_ascii_digit())
            {
                dropped[n] = true;
            }
        }
        let mut list: Option<(Id, usize, usize)> = None;
        let mut after_links = false;
        let mut prose_behind = false;
        for (n, block) in blocks.iter().enumerate().rev() {
            if dropped[n] || tables.hold(block.nodes.start) {
                continue;
            }
            if block.item {
                let around = list_around(tree, block.around);
                if list.is_none_or(|(list, ..)| Some(list) != around) {
                    list = around.map(|list| {
                        let inside = tree.inside(list);
                        (list, sums.linked(inside.clone()), sums.all(inside))
                    });
                }
            }
            let of_links = block.item && list.is_some_and(|(_, linked, chars)| linked * 2 > chars);
            dropped[n] = if block.quoted {
                false
            } else if block.is_links() || of_links {
                after_links = true;
                true
            } else {
                let drop = block.heading && (after_links || !prose_behind);
                after_links = false;
                drop
            };
            prose_behind |= !dropped[n]
                && !block.heading
                && (block.is_prose() || block.ends_sentence || block.quoted);
        }
        for (block, dropped) in blocks.iter().zip(dropped) {
            if dropped {
                for id in block.nodes.clone().filter(|&id| tree.tag(id).is_none()) {
                    self.fates[id] = Fate::Dropped;
                }
            } else if is_caption(tree, sums, self.root, block) {
                self.fates[block.around] = Fate::Furniture(FurnitureKind::Caption);
            }
        }
    }
}

fn list_around(tree: &Tree<'_>, mut id: Id) -> Option<Id> {
    while id != Tree::ROOT {
        if matches!(tree.tag(id), Some(Tag::Ul | Tag::Ol | Tag::Menu)) {
            return Some(id);
        }
        id = tree.parent(id);
    }
    None
}

/// Whether a block stands under a picture: with one, and nothing else but a credit, in an element of their own.
fn is_caption(tree: &Tree<'_>, sums: &Sums, root: Id, block: &Block) -> bool {
    /// The longest caption, and how many elements around it may be its own.
    const MAX_CHARS: usize = 300;
    const LEVELS: usize = 3;
    if block.quoted || block.heading {
        return false;
    }
    let mut around = block.around;
    for level in 0..LEVELS {
        let inside = tree.inside(around);
        if around == root
            || sums.all(inside.clone()) > MAX_CHARS
            || Sums::count(&sums.blocks, inside.clone()) > 2
        {
            return false;
        }
        if Sums::count(&sums.images, inside) > 0 {
            return level > 0 || !block.is_prose();
        }
        around = tree.parent(around);
    }
    false
}

fn text_of(tree: &Tree<'_>, block: &Block) -> String {
    block.nodes.clone().filter_map(|id| tree.text(id)).collect()
}

/// Whether two lines have the same letters and digits. Looks no further than they do: a page may state a headline of any
/// length, and have many lines.
fn same(left: &str, right: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase)
    }
    letters(left).eq(letters(right))
}

/// Says what becomes of each element that is not inside one that is settled.
fn settle(tree: &Tree<'_>, fates: &mut [Fate], mut fate: impl FnMut(Id, Tag) -> Fate) {
    let mut id = Tree::ROOT + 1;
    while id < tree.len() {
        if let (Fate::Kept, Some(tag)) = (fates[id], tree.tag(id)) {
            fates[id] = fate(id, tag);
        }
        id = match fates[id] {
            Fate::Kept => id + 1,
            _ => tree.inside(id).end,
        };
    }
}

/// Which nodes are settled, or inside an element that is.
fn set_apart(tree: &Tree<'_>, fates: &[Fate]) -> Vec<bool> {
    let mut apart = vec![false; tree.len()];
    let mut end = 0;
    for id in 0..tree.len() {
        if fates[id] != Fate::Kept {
            end = end.max(tree.inside(id).end);
        }
        apart[id] = id < end;
    }
    apart
}

/// What becomes of an element by what it says of itself, and by how much prose of all is in it.
fn fate_of(hint: Option<Hint>, tag: Tag, inside: Range<Id>, sums: &Sums) -> Fate {
    let (prose, all) = (
        sums.prose(inside.clone()),
        sums.prose.last().copied().unwrap_or(0) as usize,
    );
    let has_most = prose * 10 > all * 4;
    match hint {
        Some(Hint::Comments) if !has_most || all > prose + MIN_STORY => Fate::Dropped,
        _ if has_most => Fate::Kept,
        Some(Hint::Aside) => Fate::Dropped,
        Some(Hint::Caption) => Fate::Furniture(FurnitureKind::Caption),
        Some(Hint::Credit) => Fate::Furniture(FurnitureKind::Credit),
        Some(Hint::Byline) if sums.all(inside) > MAX_BYLINE => Fate::Dropped,
        Some(Hint::Byline) if !tag.is_inline() || tag == Tag::Span => {
            Fate::Furniture(FurnitureKind::Byline)
        }
        _ => Fate::Kept,
    }
}

fn is_hidden(tree: &Tree<'_>, id: Id, tag: Tag) -> bool {
    if tag.is_hidden() || tree.attribute(id, "hidden").is_some() {
        return true;
    }
    tree.attribute(id, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// The element that the story is in.
fn container(tree: &Tree<'_>, blocks: &[Block], sums: &Sums, hints: &[Option<Hint>]) -> Id {
    // Each paragraph speaks for what it stands in, and half as much for what that stands in.
    let mut scores = vec![0.0_f64; tree.len()];
    for block in blocks.iter().filter(|block| block.is_prose()) {
        let mut share = f64::from(block.chars - block.linked);
        let mut id = block.around;
        if matches!(tree.tag(id), Some(Tag::P | Tag::Li | Tag::Blockquote)) && id != Tree::ROOT {
            id = tree.parent(id);
        }
        for _ in 0..3 {
            scores[id] += share;
            if id == Tree::ROOT {
                break;
            }
            id = tree.parent(id);
            share *= 0.5;
        }
    }
    for (id, score) in scores.iter_mut().enumerate() {
        let bonus = match (hints[id], tree.tag(id)) {
            (Some(Hint::Story), _) => 1.5,
            (_, Some(Tag::Article | Tag::Main)) => 1.25,
            _ => 1.0,
        };
        *score *= bonus;
    }
    let mut best = Tree::ROOT;
    for id in 0..tree.len() {
        if scores[id] > scores[best] {
            best = id;
        }
    }
    // Climb while what comes in is prose too.
    let mut at = best;
    while at != Tree::ROOT {
        let up = tree.parent(at);
        let (inner, outer) = (tree.inside(at), tree.inside(up));
        let prose = sums.prose(outer.clone()) - sums.prose(inner.clone());
        let other = sums.all(outer) - sums.all(inner.clone()) - prose;
        if prose * 10 > sums.prose(inner) && prose > 2 * other {
            best = up;
        }
        if prose < other {
            break;
        }
        at = up;
    }
    best
}

/// How many characters of each sort stand before each node, and which nodes blocks and images begin with.
struct Sums {
    prose: Vec<u32>,
    all: Vec<u32>,
    linked: Vec<u32>,
    blocks: Vec<u32>,
    images: Vec<u32>,
}

impl Sums {
    fn of(tree: &Tree<'_>, blocks: &[Block]) -> Sums {
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

    fn prose(&self, nodes: Range<Id>) -> usize {
        Sums::within(&self.prose, nodes)
    }

    fn all(&self, nodes: Range<Id>) -> usize {
        Sums::within(&self.all, nodes)
    }

    fn linked(&self, nodes: Range<Id>) -> usize {
        Sums::within(&self.linked, nodes)
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

/// The blocks of a page that are shown.
fn blocks(tree: &Tree<'_>, fates: &[Fate]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut builder = Builder { tree, block: None };
    // Elements that are open and not inline, with the node behind each; links likewise.
    let mut open: Vec<(Id, Id)> = vec![(Tree::ROOT, tree.len())];
    let mut links_end = 0;
    let mut headings_end = 0;
    let mut items_end = 0;
    let mut quotes_end = 0;
    let mut after_break = false;
    let mut next = 1;
    while next < tree.len() {
        let id = next;
        next += 1;
        while open.len() > 1 && open.last().is_some_and(|(_, end)| *end <= id) {
            open.pop();
            builder.finish(&mut blocks);
        }
        if fates[id] == Fate::Dropped {
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
                    open.push((id, end));
                }
            }
            None => {
                let text = tree.text(id).unwrap_or_default();
                after_break &= text.trim_ascii().is_empty();
                let around = open.last().map_or(Tree::ROOT, |(id, _)| *id);
                builder.text(id, around, &text, id < links_end);
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

struct Builder<'t> {
    tree: &'t Tree<'t>,
    block: Option<Block>,
}

impl Builder<'_> {
    fn text(&mut self, id: Id, around: Id, text: &str, linked: bool) {
        let chars = text.chars().filter(|c| !c.is_whitespace()).count() as u32;
        if chars == 0 {
            return;
        }
        let block = self.block.get_or_insert(Block {
            nodes: id..id,
            around,
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
