//! Puts differences in the sentences that they stand in.

use super::layout::{Text, Tone, width};
use super::verdict::{Case, Party};
use crate::compare::alignment::Tie;
use crate::compare::difference::{Class, Difference, Tier};
use crate::span::Span;
use crate::text::document::Sentence;
use std::ops::Range;

/// Columns of a sentence shown on either side of a difference: in the report in words …
pub(super) const CONTEXT: usize = 56;
/// … and in a list of a page, where the whole sentence stands below.
pub(super) const BRIEF: usize = 28;
/// A sentence is shown to its end rather than cut this few columns short of it.
const SPARED: usize = 16;
/// Columns of a difference's own words shown in an excerpt: its beginning and its end.
const BEGINNING: usize = 80;
const END: usize = 40;
/// Columns of a neighboring word shown beside a mark.
const NEIGHBOR: usize = 20;

/// Neighboring sentences of one side, without what stands between them.
#[derive(Clone, Copy)]
struct Passage<'a> {
    text: &'a str,
    sentences: &'a [Sentence],
}

impl<'a> Passage<'a> {
    fn left(case: &Case<'a>, tie: &Tie) -> Passage<'a> {
        Passage::of(case.sides.left, &tie.left)
    }

    fn right(case: &Case<'a>, tie: &Tie) -> Passage<'a> {
        Passage::of(case.sides.right, &tie.right)
    }

    fn of(party: Party<'a>, numbers: &Range<u32>) -> Passage<'a> {
        let numbers = numbers.start as usize..numbers.end as usize;
        Passage {
            text: &party.entry.article.text,
            sentences: &party.entry.document.sentences[numbers],
        }
    }

    /// From its first byte to its last.
    fn span(&self) -> Span {
        match self.sentences {
            [] => Span::default(),
            [first, .., last] => first.span.join(last.span),
            [only] => only.span,
        }
    }

    /// Appends what stands between two bytes: sentences only, no caption that a page put between
    /// them.
    fn push(&self, from: usize, to: usize, out: &mut Text) {
        let begins = |sentence: &Sentence| sentence.span.end as usize <= from;
        let mut at = from;
        for sentence in &self.sentences[self.sentences.partition_point(begins)..] {
            let Span { start, end } = sentence.span;
            let (start, end) = ((start as usize).max(at), (end as usize).min(to));
            if start >= to {
                break;
            }
            if start > at {
                out.push_source(Tone::Plain, " ");
            }
            out.push_source(Tone::Plain, &self.text[start..end]);
            at = end;
        }
        if at < to {
            out.push_source(Tone::Plain, " ");
        }
    }
}

/// Some differences of one tie that stand close together, in their context.
pub(super) struct Excerpt<'t> {
    /// The differences that it was cut out for, in order.
    pub(super) listed: Vec<&'t Difference>,
    /// All that are marked in it, in order.
    pub(super) marked: Vec<&'t Difference>,
    /// The left side's words around them, the differences marked: `[-left-]{+right+}`.
    pub(super) text: Text,
}

impl Excerpt<'_> {
    /// What kinds of difference in fact or wording it shows, each once, the weightiest first.
    pub(super) fn classes(&self) -> Vec<Class> {
        let classes = self.marked.iter().map(|d| d.class);
        let mut classes: Vec<Class> = classes.filter(|c| c.tier() != Tier::Style).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    }
}

/// Whether a difference is marked wherever it stands in an excerpt. An excerpt shows the left side's
/// words, and would be a sentence that neither side has if some of them were silently the left's; a
/// matter of spelling or of marks makes no other sentence.
fn always_marked(difference: &Difference) -> bool {
    !matches!(
        difference.class,
        Class::Spelling
            | Class::Capitalization
            | Class::SerialComma
            | Class::Punctuation
            | Class::Spacing
    )
}

/// Cuts the differences that are `listed` out of a tie with `context` columns on either side, those
/// whose contexts meet together. Other differences in the context are marked too.
pub(super) fn excerpts<'t>(
    case: &Case<'_>,
    tie: &'t Tie,
    context: usize,
    listed: impl Fn(&Difference) -> bool,
) -> Vec<Excerpt<'t>> {
    let left = Passage::left(case, tie);
    let bounds = left.span().range();
    let within = |at: u32| (at as usize).clamp(bounds.start, bounds.end);
    let mut contexts: Vec<Range<usize>> = Vec::new();
    for difference in tie.differences.iter().filter(|d| listed(d)) {
        let behind = &left.text[bounds.start..within(difference.left.start)];
        let ahead = &left.text[within(difference.left.end)..bounds.end];
        let from = bounds.start + last_columns(behind, context, SPARED);
        let to = bounds.end - ahead.len() + first_columns(ahead, context, SPARED);
        match contexts.last_mut() {
            Some(last) if from <= last.end => last.end = to.max(last.end),
            _ => contexts.push(from..to),
        }
    }
    // A context that ends inside a difference is widened to all of it, and may so meet the next.
    let marked = tie
        .differences
        .iter()
        .filter(|d| always_marked(d) || listed(d));
    let mut marked = marked.peekable();
    let mut groups: Vec<(Range<usize>, Vec<&Difference>)> = Vec::new();
    for mut range in contexts {
        while marked
            .next_if(|d| within(d.left.end) < range.start)
            .is_some()
        {}
        if let Some(first) = marked.peek() {
            range.start = range.start.min(within(first.left.start));
        }
        match groups.last_mut() {
            Some((last, _)) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => groups.push((range, Vec::new())),
        }
        let Some((range, members)) = groups.last_mut() else {
            continue;
        };
        while let Some(difference) = marked.next_if(|d| within(d.left.start) <= range.end) {
            range.end = range.end.max(within(difference.left.end));
            members.push(difference);
        }
    }
    let excerpt = |(range, marked): (Range<usize>, Vec<&'t Difference>)| {
        let mut text = Text::default();
        if range.start > bounds.start {
            text.push(Tone::Plain, "… ");
        }
        mark(case, tie, &marked, range.clone(), Length::Short, &mut text);
        if range.end < bounds.end {
            text.push(Tone::Plain, " …");
        }
        Excerpt {
            listed: marked.iter().copied().filter(|d| listed(d)).collect(),
            marked,
            text,
        }
    };
    groups.into_iter().map(excerpt).collect()
}

/// Whole sentences of a tie as the left side has them, with every difference marked.
pub(super) fn sentences(case: &Case<'_>, tie: &Tie) -> Text {
    let all: Vec<&Difference> = tie.differences.iter().collect();
    let mut text = Text::default();
    let range = Passage::left(case, tie).span().range();
    mark(case, tie, &all, range, Length::Full, &mut text);
    text
}

/// One difference on both sides, quoted: `“defense” / “defence”`.
///
/// A mark without a letter, or the lack of one, is shown between its neighbors:
/// `“principled, and” / “principled and”`.
pub(super) fn example(case: &Case<'_>, tie: &Tie, difference: &Difference) -> Text {
    let (left, right) = (Passage::left(case, tie), Passage::right(case, tie));
    let speaks = |passage: Passage<'_>, span: Span| {
        let mut characters = span.of(passage.text).chars();
        characters.any(char::is_alphanumeric)
    };
    let alone = speaks(left, difference.left) && speaks(right, difference.right);
    let quote = |passage: Passage<'_>, span: Span| {
        let mut range = span.range();
        if !alone {
            let Range { start, end } = passage.span().range();
            let behind = passage.text[start.min(range.start)..range.start].trim_end();
            let ahead = &passage.text[range.end..end.max(range.end)];
            let gap = ahead.len() - ahead.trim_start().len();
            range.start = start.min(range.start) + last_word(behind);
            range.end += gap + first_word(&ahead[gap..]);
        }
        let mut text = Text::new(Tone::Plain, "“");
        push_clipped(&passage.text[range], Tone::Plain, &mut text);
        text.push(Tone::Plain, "”");
        text
    };
    let mut text = quote(left, difference.left);
    text.push(Tone::Plain, " / ");
    text.append(&quote(right, difference.right));
    text
}

/// The beginning of a text, cut between words to no more than some columns.
pub(super) fn shorten(source: &str, room: usize) -> Text {
    let mut text = Text::default();
    let source = source.trim();
    let end = first_columns(source, room, 0);
    text.push_source(Tone::Plain, &source[..end]);
    if end < source.len() {
        text.trim_end();
        text.push(Tone::Plain, " …");
    }
    text
}

/// Whether the words of a difference are shown at full length.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Short,
    Full,
}

/// What is marked as one change.
#[derive(Clone, Copy)]
struct Change {
    left: Span,
    right: Span,
}

/// The changes that differences are marked as. Those between which there is no word, and on one side no space either, are
/// one: `3 p.m.` / `16:00` rather than three pieces of a time of day.
fn changes(left: Passage<'_>, right: Passage<'_>, differences: &[&Difference]) -> Vec<Change> {
    /// What stands between two spans, where they come in this order.
    fn between<'t>(a: Span, b: Span, passage: Passage<'t>) -> Option<&'t str> {
        passage.text.get(a.end as usize..b.start as usize)
    }
    let are_one = |a: &Change, b: &Change| {
        let gaps = (
            between(a.left, b.left, left),
            between(a.right, b.right, right),
        );
        let (Some(left), Some(right)) = gaps else {
            return false;
        };
        let either = |is: fn(char) -> bool| left.contains(is) || right.contains(is);
        let both = |is: fn(char) -> bool| left.contains(is) && right.contains(is);
        !either(char::is_alphanumeric) && !both(char::is_whitespace)
    };
    let mut changes: Vec<Change> = Vec::with_capacity(differences.len());
    for difference in differences {
        let change = Change {
            left: difference.left,
            right: difference.right,
        };
        match changes.last_mut() {
            Some(last) if are_one(last, &change) => {
                last.left = last.left.join(change.left);
                last.right = last.right.join(change.right);
            }
            _ => changes.push(change),
        }
    }
    changes
}

/// Appends the left passage between two bytes with differences marked in it.
fn mark(
    case: &Case<'_>,
    tie: &Tie,
    differences: &[&Difference],
    range: Range<usize>,
    length: Length,
    out: &mut Text,
) {
    let (left, right) = (Passage::left(case, tie), Passage::right(case, tie));
    let words = |span: Span, passage: Passage<'_>, tone: Tone, out: &mut Text| {
        let (open, close) = if tone == Tone::Removed {
            ("[-", "-]")
        } else {
            ("{+", "+}")
        };
        let source = span.of(passage.text);
        let bare = source.trim();
        if source.starts_with(char::is_whitespace) && !bare.is_empty() {
            out.push_source(Tone::Plain, " ");
        }
        out.push(tone, open);
        if bare.is_empty() {
            out.push(tone, "␣");
        } else if length == Length::Short {
            push_clipped(bare, tone, out);
        } else {
            out.push_source(tone, bare);
        }
        out.push(tone, close);
        if source.ends_with(char::is_whitespace) && !bare.is_empty() {
            out.push_source(Tone::Plain, " ");
        }
    };
    let mut at = range.start;
    for change in changes(left, right, differences) {
        let place = (change.left.start as usize).clamp(at, range.end.max(at));
        left.push(at, place, out);
        at = at.max(place).max(change.left.end as usize);
        if !change.left.is_empty() {
            words(change.left, left, Tone::Removed, out);
            if !change.right.is_empty() {
                words(change.right, right, Tone::Added, out);
            }
            continue;
        }
        // What the right side adds is spaced as it is there, whether the place on the left is given
        // before the space or behind it.
        let added = change.right.of(right.text);
        let before = &right.text[..change.right.end as usize - added.trim_start().len()];
        let after = &right.text[change.right.start as usize + added.trim_end().len()..];
        out.trim_end();
        if before.ends_with(char::is_whitespace) {
            out.push_source(Tone::Plain, " ");
        }
        words(change.right, right, Tone::Added, out);
        if after.is_empty() || after.starts_with(char::is_whitespace) {
            out.push_source(Tone::Plain, " ");
        }
        let rest = &left.text[at..range.end.max(at)];
        at += rest.len() - rest.trim_start().len();
    }
    left.push(at, range.end.max(at), out);
    out.trim_end();
}

/// Appends a source text, the middle left out where it is long.
fn push_clipped(source: &str, tone: Tone, out: &mut Text) {
    let end = first_columns(source, BEGINNING, END + SPARED);
    let start = end + last_columns(&source[end..], END, 0);
    out.push_source(tone, &source[..end]);
    if start > end {
        out.trim_end();
        out.push(tone, " … ");
    }
    out.push_source(tone, &source[start..]);
}

/// Where to cut a text between words so that no more than `room` columns stand before the cut; its
/// end where no more than `spared` columns would be lost. A word wider than `room` is cut itself.
fn first_columns(text: &str, room: usize, spared: usize) -> usize {
    if first_beyond(text.char_indices(), room + spared).is_none() {
        return text.len();
    }
    let cut = first_beyond(text.char_indices(), room).map_or(text.len(), |(at, _)| at);
    if text[cut..].starts_with(char::is_whitespace) {
        return cut;
    }
    text[..cut].rfind(char::is_whitespace).unwrap_or(cut)
}

/// The same from the end: where to cut so that no more than `room` columns stand behind the cut.
fn last_columns(text: &str, room: usize, spared: usize) -> usize {
    if first_beyond(text.char_indices().rev(), room + spared).is_none() {
        return 0;
    }
    let beyond = first_beyond(text.char_indices().rev(), room);
    let cut = beyond.map_or(0, |(at, c)| at + c.len_utf8());
    let kept = &text[cut..];
    if beyond.is_some_and(|(_, c)| c.is_whitespace()) {
        return cut;
    }
    let word = kept.find(char::is_whitespace);
    // Marks that combine with a letter beyond the cut go with it.
    cut + word.unwrap_or_else(|| kept.len() - kept.trim_start_matches(|c| width(c) == 0).len())
}

/// Where the first word ends, or as much of it as is shown beside a mark.
fn first_word(text: &str) -> usize {
    let near = first_beyond(text.char_indices(), NEIGHBOR).map_or(text.len(), |(at, _)| at);
    text[..near].find(char::is_whitespace).unwrap_or(near)
}

/// Where the last word begins, or as much of it as is shown beside a mark.
fn last_word(text: &str) -> usize {
    let beyond = first_beyond(text.char_indices().rev(), NEIGHBOR);
    let near = beyond.map_or(0, |(at, c)| at + c.len_utf8());
    let space = text[near..]
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace());
    near + space.map_or(0, |(at, c)| at + c.len_utf8())
}

/// The first character that does not fit into some columns, the characters taken in their order.
fn first_beyond(
    characters: impl Iterator<Item = (usize, char)>,
    room: usize,
) -> Option<(usize, char)> {
    let mut filled = 0;
    characters.into_iter().find(|&(_, c)| {
        // A line end is shown as a space.
        filled += if c.is_whitespace() { 1 } else { width(c) };
        filled > room
    })
}

#[cfg(test)]
mod tests;
