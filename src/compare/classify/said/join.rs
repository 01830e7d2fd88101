//! Makes one change of what is said in two ways, where the words alone would make several.

use super::super::segment::{Change, Place, Segment};
use super::{Said, ends_of_same};
use crate::compare::passage::Words;
use crate::text::token::{Token, TokenKind};
use std::ops::Range;

/// Makes one change of what stands for one thing in two ways, where nothing else differs there.
pub(in super::super) fn join(
    left: &Words<'_>,
    right: &Words<'_>,
    segments: Vec<Segment>,
) -> Vec<Segment> {
    let joiner = Joiner { left, right };
    let Some(first) = joiner.first(&segments) else {
        return segments;
    };
    let mut joined = segments;
    let mut segments = joined.split_off(first).into_iter();
    while let Some(segment) = segments.next() {
        let behind = segments.as_slice();
        let Some(end) = joiner.end_of_same(joined.last(), &segment, behind) else {
            joined.push(segment);
            continue;
        };
        let stretch = joiner.stretch(&segment, behind, end);
        let is_one = joiner.is_one_change(&segment, behind, &stretch);
        let held = segments.by_ref().take(stretch.behind);
        if is_one {
            held.for_each(drop);
            joined.extend(joiner.segments_of(stretch));
        } else {
            joined.push(segment);
            joined.extend(held);
        }
    }
    joined
}

/// Words; nothing that is said in several ways is longer, so that a number need only be read with a change near it.
const LONGEST: usize = 16;
/// Nobody gives the time on more clocks than this in a row.
const MOST_IN_ROW: usize = 4;

/// The two sides whose segments are joined.
struct Joiner<'j, 'l, 'r> {
    left: &'j Words<'l>,
    right: &'j Words<'r>,
}

/// Segments that hold something said in two ways, and more of the kind right behind it.
struct Stretch {
    /// What is said, one behind the other; runs that are the same on both sides may stand between them.
    runs: Vec<(Range<usize>, Range<usize>)>,
    /// How many segments behind the first one it takes.
    behind: usize,
    /// Where its last segment ends on both sides.
    end: (usize, usize),
    /// Whether anything in its segments differs.
    differs: bool,
}

impl Stretch {
    /// Where what is said ends on both sides.
    fn end_of_runs(&self) -> (usize, usize) {
        let last = self.runs.last();
        last.map_or(self.end, |(l, r)| (l.end, r.end))
    }

    /// Whether it ends where a segment does on both sides.
    fn is_cut(&self) -> bool {
        self.end == self.end_of_runs()
    }
}

impl Joiner<'_, '_, '_> {
    /// The first segment with which something begins that is said in two ways. Most passages have none, and stay as they are.
    fn first(&self, segments: &[Segment]) -> Option<usize> {
        let differs = |segment: &Segment| self.differs(segment);
        let first = segments.iter().position(differs)?;
        let last = segments.iter().rposition(differs)?;
        (first.saturating_sub(LONGEST)..last + 1).find(|n| {
            let before = n.checked_sub(1).map(|before| &segments[before]);
            let end = self.end_of_same(before, &segments[*n], &segments[n + 1..]);
            end.is_some()
        })
    }

    fn differs(&self, segment: &Segment) -> bool {
        match segment {
            Segment::Change(_) => true,
            Segment::Word(l, r) => self.left.tokens[*l].form != self.right.tokens[*r].form,
        }
    }

    /// Where what is said in two ways ends on both sides, if it begins with a segment.
    fn end_of_same(
        &self,
        before: Option<&Segment>,
        segment: &Segment,
        behind: &[Segment],
    ) -> Option<(usize, usize)> {
        let (l, r) = starts(segment);
        let after_word = !matches!(before, Some(Segment::Change(_)));
        let begins = self.differs(segment)
            || (self.left.is_numeric(l) || self.right.is_numeric(r) || is_weekday(self.left, l))
                && behind.iter().take(LONGEST).any(|s| self.differs(s));
        (after_word && begins).then(|| self.read(l, r)).flatten()
    }

    fn read(&self, l: usize, r: usize) -> Option<(usize, usize)> {
        ends_of_same(self.left, l, self.right, r, Said::replaces)
    }

    /// All segments up to the end of what is said on both sides. Where that lies within a change, what stands behind it may be
    /// said in two ways as well: `2:30 a.m. (0130 GMT)` / `2.30am (01:30 GMT)`.
    fn stretch(&self, segment: &Segment, behind: &[Segment], end: (usize, usize)) -> Stretch {
        let (l, r) = starts(segment);
        let mut stretch = Stretch {
            runs: vec![(l..end.0, r..end.1)],
            behind: 0,
            end: ends(segment),
            differs: self.differs(segment),
        };
        loop {
            let end = stretch.end_of_runs();
            while let Some(next) = behind.get(stretch.behind)
                && (starts(next).0 < end.0 || starts(next).1 < end.1)
            {
                stretch.differs |= self.differs(next);
                stretch.end = ends(next);
                stretch.behind += 1;
            }
            if stretch.is_cut() || !self.go_on(&mut stretch.runs, end) {
                return stretch;
            }
        }
    }

    /// Adds what is said behind the end of what was, if anything is, and says whether it is.
    fn go_on(&self, runs: &mut Vec<(Range<usize>, Range<usize>)>, end: (usize, usize)) -> bool {
        fn marks<'w>(words: &Words<'w>, n: usize) -> &'w str {
            words.gap(n).of(words.text).trim()
        }
        if runs.len() >= MOST_IN_ROW || marks(self.left, end.0) != marks(self.right, end.1) {
            return false;
        }
        if let Some(next) = self.read(end.0, end.1) {
            runs.push((end.0..next.0, end.1..next.1));
            return true;
        }
        // Between two of them may stand a word that is the same on both sides: `7 and 9 p.m.` / `7pm and 9pm`.
        let behind = (end.0 + 1, end.1 + 1);
        let is_kept = is_kept(self.left, end.0, self.right, end.1);
        let Some(next) = is_kept.then(|| self.read(behind.0, behind.1)).flatten() else {
            return false;
        };
        runs.push((end.0..behind.0, end.1..behind.1));
        runs.push((behind.0..next.0, behind.1..next.1));
        true
    }

    /// Whether what is said there is one change: nothing else differs, or that can be told by itself.
    fn is_one_change(&self, segment: &Segment, behind: &[Segment], stretch: &Stretch) -> bool {
        let before_word = !matches!(behind.get(stretch.behind), Some(Segment::Change(_)));
        let is_apart = || {
            let end = stretch.end_of_runs();
            let cut = stretch.behind.checked_sub(1).map(|n| &behind[n]);
            stretch.runs.iter().any(|(l, r)| !self.are_same(l, r))
                && is_plain_change(cut.unwrap_or(segment))
                && goes_on(self.left, end.0)
                && goes_on(self.right, end.1)
        };
        stretch.differs && before_word && (stretch.is_cut() || is_apart())
    }

    /// The segments that a stretch becomes. What else differs there is told by itself: `3 p.m. on Thursday` / `15:00 Thursday`.
    fn segments_of(&self, stretch: Stretch) -> impl Iterator<Item = Segment> {
        let end = stretch.end_of_runs();
        let rest =
            (!stretch.is_cut()).then(|| Change::of(end.0..stretch.end.0, end.1..stretch.end.1));
        let each = stretch.runs.into_iter().flat_map(|(l, r)| {
            if self.are_same(&l, &r) {
                return l.zip(r).map(|(l, r)| Segment::Word(l, r)).collect();
            }
            vec![Segment::Change(Change::of(l, r))]
        });
        each.chain(rest.map(Segment::Change))
    }

    fn are_same(&self, l: &Range<usize>, r: &Range<usize>) -> bool {
        let form = |token: &Token| token.form;
        let (left, right) = (&self.left.tokens[l.clone()], &self.right.tokens[r.clone()]);
        left.iter().map(form).eq(right.iter().map(form))
    }
}

fn is_weekday(words: &Words<'_>, n: usize) -> bool {
    let token = words.tokens.get(n);
    token.is_some_and(|token| token.kind == TokenKind::Weekday)
}

/// Whether a segment is a change in one piece that stays in its place.
fn is_plain_change(segment: &Segment) -> bool {
    match segment {
        Segment::Change(change) => {
            matches!(&change.pieces[..], [piece] if piece.place == Place::Kept)
        }
        Segment::Word(..) => false,
    }
}

/// Whether two words are the same and stand behind white space.
fn is_kept(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    goes_on(left, l) && goes_on(right, r) && left.tokens[l].form == right.tokens[r].form
}

/// Whether a word follows with only white space before it.
fn goes_on(words: &Words<'_>, n: usize) -> bool {
    n < words.len() && words.is_bare(n)
}

fn starts(segment: &Segment) -> (usize, usize) {
    match segment {
        Segment::Word(l, r) => (*l, *r),
        Segment::Change(change) => (change.left.start, change.right.start),
    }
}

fn ends(segment: &Segment) -> (usize, usize) {
    match segment {
        Segment::Word(l, r) => (l + 1, r + 1),
        Segment::Change(change) => (change.left.end, change.right.end),
    }
}
