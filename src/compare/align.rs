//! Ties the sentences of two bodies: exact copies first, then near ones, then what was split or merged.

use crate::compare::Body;
use crate::compare::alignment::{Alignment, Similarity, Status, Tie};
use crate::compare::stem::stemmed;
use crate::text::token::{Form, Token};
use hashbrown::HashMap;
use std::cmp::Reverse;
use std::ops::Range;

/// From what likeness on two sentences are tied. Parameters of one method, so they stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TieLimits {
    /// Least share of both sentences' weight that is common (Dice coefficient).
    pub dice: f64,
    /// Or else the least share of the shorter sentence's weight that stands in the longer one …
    pub containment: f64,
    /// … if the shorter one has at least this many content words.
    pub contained_words: u32,
}

impl Default for TieLimits {
    fn default() -> TieLimits {
        TieLimits {
            dice: 0.5,
            containment: 0.7,
            contained_words: 5,
        }
    }
}

/// Weight of a content word. A function word weighs [`FUNCTION_WEIGHT`]: sharing "of the" says little.
const CONTENT_WEIGHT: u32 = 10;
const FUNCTION_WEIGHT: u32 = 2;

/// A form that stands in more sentences of one body than this says nothing about which of them is meant.
const COMMON_IN_BODY: usize = 64;

/// Products of sentence lengths above this are compared as bags of words: a "sentence" of thousands of words is a table or
/// a text without full stops, and a table of all word pairs would not end.
const LONGEST_PRODUCT: usize = 1 << 22;

/// How many of the sentences that share most words are looked at closely.
const CLOSE_LOOKS: usize = 6;

/// What standing next to a tie of the neighbours adds to a likeness.
const NEIGHBOR_BONUS: f64 = 0.1;

fn weight(token: &Token) -> u32 {
    if token.is_function() {
        FUNCTION_WEIGHT
    } else {
        CONTENT_WEIGHT
    }
}

fn total_weight(tokens: &[Token]) -> u32 {
    tokens.iter().map(weight).sum()
}

/// Ties the sentences of two bodies. Differences and status are left for later; ties stand in the order of the left side.
pub(crate) fn align(left: &Body<'_>, right: &Body<'_>, limits: &TieLimits) -> Alignment {
    let mut partners = Partners::new(left, right);
    partners.tie_copies(left, right);
    partners.tie_near(left, right, limits);
    let mut ties = partners.into_ties();
    absorb_splits(left, right, &mut ties);
    ties.sort_by_key(|t| t.left.start);
    mark_moved(left, &mut ties);
    for tie in &mut ties {
        tie.similarity = similarity(
            left.tokens.of_run(&tie.left),
            right.tokens.of_run(&tie.right),
        );
    }
    Alignment { ties }
}

/// One-to-one partners while they are being found.
struct Partners {
    left: Vec<Option<u32>>,
    right: Vec<Option<u32>>,
}

impl Partners {
    fn new(left: &Body<'_>, right: &Body<'_>) -> Partners {
        Partners {
            left: vec![None; left.tokens.sentences.len()],
            right: vec![None; right.tokens.sentences.len()],
        }
    }

    fn tie(&mut self, l: usize, r: usize) {
        self.left[l] = Some(r as u32);
        self.right[r] = Some(l as u32);
    }

    /// Ties sentences with the same forms: those that occur once on each side, then their neighbours, then the rest in order.
    fn tie_copies(&mut self, left: &Body<'_>, right: &Body<'_>) {
        let left_keys = keys(left);
        let right_keys = keys(right);
        let mut places: HashMap<u64, (Vec<u32>, Vec<u32>)> = HashMap::new();
        for (n, key) in left_keys.iter().enumerate() {
            places.entry(*key).or_default().0.push(n as u32);
        }
        for (n, key) in right_keys.iter().enumerate() {
            if let Some((_, rights)) = places.get_mut(key) {
                rights.push(n as u32);
            }
        }
        places.retain(|_, (_, rights)| !rights.is_empty());
        for (lefts, rights) in places.values() {
            if let ([l], [r]) = (lefts.as_slice(), rights.as_slice()) {
                self.tie(*l as usize, *r as usize);
            }
        }
        let same = |this: &Partners, l: usize, r: usize| {
            this.left[l].is_none() && this.right[r].is_none() && left_keys[l] == right_keys[r]
        };
        for l in 1..left_keys.len() {
            if let Some(r) = self.left[l - 1].map(|r| r as usize + 1)
                && r < right_keys.len()
                && same(self, l, r)
            {
                self.tie(l, r);
            }
        }
        for l in (1..left_keys.len()).rev() {
            if let Some(r) = self.left[l].and_then(|r| (r as usize).checked_sub(1))
                && same(self, l - 1, r)
            {
                self.tie(l - 1, r);
            }
        }
        for (lefts, rights) in places.values() {
            let free_left = lefts
                .iter()
                .filter(|l| self.left[**l as usize].is_none())
                .copied()
                .collect::<Vec<_>>();
            let free_right = rights
                .iter()
                .filter(|r| self.right[**r as usize].is_none())
                .copied()
                .collect::<Vec<_>>();
            for (l, r) in free_left.into_iter().zip(free_right) {
                self.tie(l as usize, r as usize);
            }
        }
    }

    /// Ties what is alike enough among the sentences left over, the most alike first.
    fn tie_near(&mut self, left: &Body<'_>, right: &Body<'_>, limits: &TieLimits) {
        let mut postings: HashMap<Form, Vec<u32>> = HashMap::new();
        let mut right_stems: HashMap<u32, Vec<Token>> = HashMap::new();
        for r in (0..self.right.len()).filter(|r| self.right[*r].is_none()) {
            let stems = stemmed(right, r);
            for token in stems.iter().filter(|t| !t.is_function()) {
                let list = postings.entry(token.form).or_default();
                if list.last() != Some(&(r as u32)) {
                    list.push(r as u32);
                }
            }
            right_stems.insert(r as u32, stems);
        }
        if postings.is_empty() {
            return;
        }
        let mut likely: Vec<Likeness> = Vec::new();
        let mut shared: Vec<u32> = vec![0; self.right.len()];
        let mut touched: Vec<u32> = Vec::new();
        for l in (0..self.left.len()).filter(|l| self.left[*l].is_none()) {
            let tokens = stemmed(left, l);
            for token in tokens.iter().filter(|t| !t.is_function()) {
                let Some(list) = postings
                    .get(&token.form)
                    .filter(|list| list.len() <= COMMON_IN_BODY)
                else {
                    continue;
                };
                for r in list {
                    if shared[*r as usize] == 0 {
                        touched.push(*r);
                    }
                    shared[*r as usize] += 1;
                }
            }
            touched.sort_unstable_by_key(|r| (Reverse(shared[*r as usize]), *r));
            for &r in touched.iter().take(CLOSE_LOOKS) {
                if let Some(score) = likeness(&tokens, &right_stems[&r], limits) {
                    likely.push(Likeness {
                        left: l as u32,
                        right: r,
                        score: score + self.bonus(l, r as usize),
                    });
                }
            }
            for r in touched.drain(..) {
                shared[r as usize] = 0;
            }
        }
        likely.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then((a.left, a.right).cmp(&(b.left, b.right)))
        });
        for found in likely {
            let (l, r) = (found.left as usize, found.right as usize);
            if self.left[l].is_none() && self.right[r].is_none() {
                self.tie(l, r);
            }
        }
    }

    fn bonus(&self, l: usize, r: usize) -> f64 {
        let before = l > 0 && r > 0 && self.left[l - 1] == Some(r as u32 - 1);
        let after = self
            .left
            .get(l + 1)
            .is_some_and(|partner| *partner == Some(r as u32 + 1));
        f64::from(u8::from(before) + u8::from(after)) * NEIGHBOR_BONUS
    }

    fn into_ties(self) -> Vec<Tie> {
        let pairs = self
            .left
            .iter()
            .enumerate()
            .filter_map(|(l, r)| Some((l as u32, (*r)?)));
        pairs
            .map(|(l, r)| Tie {
                left: l..l + 1,
                right: r..r + 1,
                status: Status::Reworded,
                similarity: Similarity::new(0.0),
                moved: false,
                differences: Vec::new(),
            })
            .collect()
    }
}

struct Likeness {
    left: u32,
    right: u32,
    score: f64,
}

/// One number for the forms of each sentence. A sentence without words is like no other.
fn keys(body: &Body<'_>) -> Vec<u64> {
    let mut bytes = Vec::new();
    let hash = |n: usize, bytes: &mut Vec<u8>| {
        bytes.clear();
        let tokens = body.tokens.of(n);
        if tokens.is_empty() {
            return xxhash_rust::xxh3::xxh3_64(
                body.document.sentences[n].span.of(body.text).as_bytes(),
            );
        }
        bytes.extend(tokens.iter().flat_map(|t| t.form.0.to_le_bytes()));
        xxhash_rust::xxh3::xxh3_64(bytes)
    };
    (0..body.tokens.sentences.len())
        .map(|n| hash(n, &mut bytes))
        .collect()
}

/// How alike two sentences are, from 0 to 1; `None` if not alike enough to be tied.
fn likeness(left: &[Token], right: &[Token], limits: &TieLimits) -> Option<f64> {
    let (wl, wr) = (
        f64::from(total_weight(left)),
        f64::from(total_weight(right)),
    );
    let bag = f64::from(bag_overlap(left, right));
    let best = (2.0 * bag / (wl + wr)).max(bag / wl.min(wr));
    if best < limits.dice {
        return None;
    }
    let common = if left.len() * right.len() > LONGEST_PRODUCT {
        bag
    } else {
        (bag + f64::from(ordered_overlap(left, right))) / 2.0
    };
    let dice = 2.0 * common / (wl + wr);
    let containment = common / wl.min(wr);
    let shorter = if wl <= wr { left } else { right };
    let content = shorter.iter().filter(|t| !t.is_function()).count() as u32;
    let tied = dice >= limits.dice
        || containment >= limits.containment && content >= limits.contained_words;
    tied.then_some((dice + containment) / 2.0)
}

/// Weight of the words that both have, in any order.
fn bag_overlap(left: &[Token], right: &[Token]) -> u32 {
    let sorted = |tokens: &[Token]| {
        let mut forms: Vec<(Form, u32)> = tokens.iter().map(|t| (t.form, weight(t))).collect();
        forms.sort_unstable();
        forms
    };
    let (left, right) = (sorted(left), sorted(right));
    let (mut l, mut r, mut sum) = (0, 0, 0);
    while l < left.len() && r < right.len() {
        match left[l].0.cmp(&right[r].0) {
            std::cmp::Ordering::Less => l += 1,
            std::cmp::Ordering::Greater => r += 1,
            std::cmp::Ordering::Equal => {
                sum += left[l].1.min(right[r].1);
                l += 1;
                r += 1;
            }
        }
    }
    sum
}

/// Weight of the heaviest common subsequence.
fn ordered_overlap(left: &[Token], right: &[Token]) -> u32 {
    let mut row = vec![0u32; right.len() + 1];
    for l in left {
        let mut diagonal = 0;
        for (n, r) in right.iter().enumerate() {
            let above = row[n + 1];
            row[n + 1] = if l.form == r.form {
                diagonal + weight(l)
            } else {
                above.max(row[n])
            };
            diagonal = above;
        }
    }
    row[right.len()]
}

/// Share of words that two passages have in common in order: one less the edit distance over the longer one's length.
fn similarity(left: &[Token], right: &[Token]) -> Similarity {
    let longer = left.len().max(right.len());
    if longer == 0 {
        return Similarity::new(1.0);
    }
    if left.len() == right.len() && left.iter().zip(right).all(|(l, r)| l.form == r.form) {
        return Similarity::new(1.0);
    }
    if left.len() * right.len() > LONGEST_PRODUCT {
        return Similarity::new(
            2.0 * f64::from(bag_overlap(left, right))
                / f64::from(total_weight(left) + total_weight(right)),
        );
    }
    let forms = |tokens: &[Token]| tokens.iter().map(|t| t.form).collect::<Vec<_>>();
    let distance = strsim::generic_levenshtein(&forms(left), &forms(right));
    Similarity::new(1.0 - distance as f64 / longer as f64)
}

/// Takes a sentence without a partner into the tie of its neighbour where it says what is left over of the neighbour's
/// partner: the other side merged the two.
fn absorb_splits(left: &Body<'_>, right: &Body<'_>, ties: &mut [Tie]) {
    let mut by_left = owners(ties.iter().map(|t| &t.left), left.tokens.sentences.len());
    let mut by_right = owners(ties.iter().map(|t| &t.right), right.tokens.sentences.len());
    for _ in 0..2 {
        absorb_side(left, right, ties, &mut by_left, |t| {
            (&mut t.left, &mut t.right)
        });
        absorb_side(right, left, ties, &mut by_right, |t| {
            (&mut t.right, &mut t.left)
        });
    }
}

/// For each sentence, the tie it stands in.
fn owners<'a>(runs: impl Iterator<Item = &'a Range<u32>>, sentences: usize) -> Vec<Option<u32>> {
    let mut owner = vec![None; sentences];
    for (n, run) in runs.enumerate() {
        for sentence in run.clone() {
            owner[sentence as usize] = Some(n as u32);
        }
    }
    owner
}

fn absorb_side(
    side: &Body<'_>,
    other: &Body<'_>,
    ties: &mut [Tie],
    owner: &mut [Option<u32>],
    sides: impl Fn(&mut Tie) -> (&mut Range<u32>, &mut Range<u32>),
) {
    for n in 0..owner.len() {
        if owner[n].is_some() {
            continue;
        }
        let tokens = side.tokens.of(n);
        let own = total_weight(tokens);
        if tokens.iter().filter(|t| !t.is_function()).count() < 3 {
            continue;
        }
        let before = n.checked_sub(1).and_then(|m| owner[m]);
        let after = owner.get(n + 1).copied().flatten();
        let best = [before, after]
            .into_iter()
            .flatten()
            .map(|tie| {
                let (run, partner) = sides(&mut ties[tie as usize]);
                let left_over = left_over(other.tokens.of_run(partner), side.tokens.of_run(run));
                (bag_overlap(tokens, &left_over), tie)
            })
            .max_by_key(|(overlap, tie)| (*overlap, Reverse(*tie)));
        if let Some((overlap, tie)) = best
            && f64::from(overlap) >= 0.6 * f64::from(own)
        {
            let (run, _) = sides(&mut ties[tie as usize]);
            run.start = run.start.min(n as u32);
            run.end = run.end.max(n as u32 + 1);
            owner[n] = Some(tie);
        }
    }
}

/// The tokens of `whole` that `part` does not have.
fn left_over(whole: &[Token], part: &[Token]) -> Vec<Token> {
    let mut counts: HashMap<Form, usize> = HashMap::with_capacity(part.len());
    for token in part {
        *counts.entry(token.form).or_default() += 1;
    }
    let used = |token: &&Token| match counts.get_mut(&token.form) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    whole.iter().filter(used).copied().collect()
}

/// Marks the ties that stand out of the order that most words keep: all but the heaviest run of ties that rises on both sides.
fn mark_moved(left: &Body<'_>, ties: &mut [Tie]) {
    let places = ties.iter().map(|t| t.right.end).max().unwrap_or(0) as usize + 1;
    // Fenwick tree of prefix maxima: the heaviest rising run that ends at or before a place on the right.
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); places + 1];
    let mut previous: Vec<usize> = Vec::with_capacity(ties.len());
    let mut best = (0, usize::MAX);
    for (n, tie) in ties.iter().enumerate() {
        let mut found = (0, usize::MAX);
        let mut at = tie.right.start as usize;
        while at > 0 {
            if tree[at].0 > found.0 {
                found = tree[at];
            }
            at &= at - 1;
        }
        previous.push(found.1);
        let words = left.tokens.of_run(&tie.left).len() as u64;
        let sum = (found.0 + words + 1, n);
        let mut at = tie.right.start as usize + 1;
        while at < tree.len() {
            if sum.0 > tree[at].0 {
                tree[at] = sum;
            }
            at += at & at.wrapping_neg();
        }
        if sum.0 > best.0 {
            best = sum;
        }
    }
    for tie in ties.iter_mut() {
        tie.moved = true;
    }
    let mut at = best.1;
    while at != usize::MAX {
        ties[at].moved = false;
        at = previous[at];
    }
}
