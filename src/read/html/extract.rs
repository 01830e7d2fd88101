//! Finds the story in a web page.

use super::block::{Block, blocks};
use super::hint::{Hint, hint};
use super::sums::Sums;
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

/// The fewest words of a deck; what is shorter is a section or a date.
const MIN_DECK: usize = 4;

/// The most characters of a deck; what is longer holds more than one.
const MAX_DECK: usize = 300;

/// From how many characters on a block is not the title, even if the page states all of it as its headline.
const NO_TITLE: u32 = 400;

/// From how many characters on a block over the story is no date or the like.
const NO_STAMP: u32 = 120;

/// The part of a page that is its story: what becomes of each node.
pub(super) struct Extract {
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

impl Extract {
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
    pub(super) fn find(tree: &Tree<'_>, tables: &Tables, headline: Option<&str>) -> Extract {
        let mut fates = vec![Fate::Kept; tree.len()];
        settle(tree, &mut fates, |id, tag| {
            if is_hidden(tree, id, tag) {
                Fate::Dropped
            } else {
                Fate::Kept
            }
        });
        let mut blocks = blocks(tree, |id| fates[id] == Fate::Dropped);
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
        let mut extract = Extract { root, fates };
        extract.trim(tree, tables, &blocks, &sums, headline);
        extract
    }

    /// Sets decks aside, drops what is before and behind the prose, and lists of links with the headings over them.
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
        let mut fates = head_fates(tree, tables, sums, &blocks, headline);
        drop_links(tree, tables, sums, &blocks, &mut fates);
        for (block, fate) in blocks.into_iter().zip(fates) {
            match fate {
                Fate::Furniture(_) => self.fates[block.around] = fate,
                Fate::Dropped => {
                    for id in block.nodes.clone().filter(|&id| tree.tag(id).is_none()) {
                        self.fates[id] = Fate::Dropped;
                    }
                }
                Fate::Kept if is_caption(tree, sums, self.root, block) => {
                    self.fates[block.around] = Fate::Furniture(FurnitureKind::Caption);
                }
                Fate::Kept => {}
            }
        }
    }
}

/// What becomes of each block by how it stands to the first of the story: the title and what is over it go, and so do dates;
/// decks are set aside.
fn head_fates(
    tree: &Tree<'_>,
    tables: &Tables,
    sums: &Sums,
    blocks: &[&Block],
    headline: Option<&str>,
) -> Vec<Fate> {
    let first = first_of_story(blocks);
    let mut head = blocks.iter().take(first + 1);
    let title = head.rposition(|block| is_title(tree, block, headline));
    let fate = |(n, block): (usize, &&Block)| {
        if title.is_some_and(|title| n <= title) {
            Fate::Dropped
        } else if n >= first {
            Fate::Kept
        } else if title.is_some() && is_deck(tree, sums, block) {
            Fate::Furniture(FurnitureKind::Headline)
        } else if !tables.hold(block.nodes.start) && is_stamp(tree, block) {
            Fate::Dropped
        } else {
            Fate::Kept
        }
    };
    blocks.iter().enumerate().map(fate).collect()
}

/// The block that the story begins with, or how many there are.
fn first_of_story(blocks: &[&Block]) -> usize {
    // A page may hold nothing but a short line or two, over which there may be a title, too.
    let is_line = |block: &&Block| block.ends_sentence && !block.heading && !block.is_links();
    blocks
        .iter()
        .position(|block| block.is_prose())
        .or_else(|| blocks.iter().position(is_line))
        .unwrap_or(blocks.len())
}

/// Drops lists of links, headings over these, and headings with no prose behind them.
fn drop_links(
    tree: &Tree<'_>,
    tables: &Tables,
    sums: &Sums,
    blocks: &[&Block],
    fates: &mut [Fate],
) {
    let mut after_links = false;
    let mut prose_behind = false;
    for (block, fate) in blocks.iter().zip(fates).rev() {
        if *fate != Fate::Kept || tables.hold(block.nodes.start) {
            continue;
        }
        let is_dropped = if block.quoted {
            false
        } else if block.is_links() || is_of_links(tree, sums, block) {
            after_links = true;
            true
        } else {
            let heads_links = std::mem::take(&mut after_links);
            block.heading && (heads_links || !prose_behind)
        };
        if is_dropped {
            *fate = Fate::Dropped;
        }
        prose_behind |= !is_dropped
            && !block.heading
            && (block.is_prose() || block.ends_sentence || block.quoted);
    }
}

/// Whether a block is an item of a list that is mostly links.
fn is_of_links(tree: &Tree<'_>, sums: &Sums, block: &Block) -> bool {
    let list = tree.inside(block.list);
    block.item && block.list != Tree::ROOT && sums.linked(list.clone()) * 2 > sums.all(list)
}

/// Whether a block is a title: a heading of the first rank, or the headline that the page states.
fn is_title(tree: &Tree<'_>, block: &Block, headline: Option<&str>) -> bool {
    tree.is(block.around, Tag::H1)
        || block.chars < NO_TITLE
            && headline.is_some_and(|headline| same(headline, &text_of(tree, block)))
}

/// Whether a block between the title and the story is a deck.
fn is_deck(tree: &Tree<'_>, sums: &Sums, block: &Block) -> bool {
    !block.is_links()
        && sums.all(tree.inside(block.around)) <= MAX_DECK
        && (tree.is(block.around, Tag::H2) || is_called_deck(tree, block.around))
        && text_of(tree, block).split_whitespace().count() >= MIN_DECK
}

/// Whether a block over the story is a date, or another line of numbers.
fn is_stamp(tree: &Tree<'_>, block: &Block) -> bool {
    block.chars < NO_STAMP
        && !block.ends_sentence
        && text_of(tree, block).contains(|c: char| c.is_ascii_digit())
}

/// Whether an element is a deck by its class: the lines between a headline and its story.
fn is_called_deck(tree: &Tree<'_>, id: Id) -> bool {
    let class = tree.attribute(id, "class").unwrap_or_default();
    let mut words = class.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| {
        matches!(
            word,
            "deck" | "dek" | "standfirst" | "subheadline" | "subhed" | "subtitle"
        )
    })
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
        if around == root || sums.all(inside.clone()) > MAX_CHARS || sums.blocks(inside.clone()) > 2
        {
            return false;
        }
        if sums.images(inside) > 0 {
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
    let (prose, all) = (sums.prose(inside.clone()), sums.prose_of_all());
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
