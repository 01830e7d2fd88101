//! Finds for each sentence of one body its partner in the other: copies first, then what is alike.

use crate::compare::Body;
use crate::compare::comparison::Both;
use crate::compare::ends::without_common_ends;
use crate::compare::keys::Keys;
use crate::compare::likeness::TieLimits;
use crate::compare::places::FewPlaces;
use crate::text::token::{Form, Token, TokenKind};
use std::cmp::Reverse;

/// A form that stands in more sentences of one body than this says nothing about which of them is meant.
const COMMON_IN_BODY: usize = 64;

/// How many of the sentences that share most words are looked at closely.
const CLOSE_LOOKS: usize = 6;

/// What standing next to a tie of the neighbors adds to a likeness.
const NEIGHBOR_BONUS: f64 = 0.1;

/// Two sentences without partners that have enough words in common to be alike.
struct Alike {
    l: usize,
    r: usize,
    /// What those words weigh.
    common: u32,
}

/// For each sentence of a side, the number of the tie it stands in.
pub(crate) type Owners = Vec<Option<u32>>;

/// One-to-one partners: for each sentence, the number of its partner.
pub(crate) struct Partners {
    left: Vec<Option<u32>>,
    right: Vec<Option<u32>>,
}

impl Partners {
    /// Finds the partners of two bodies' sentences.
    pub(crate) fn find(left: &Body<'_>, right: &Body<'_>, limits: &TieLimits) -> Partners {
        let (lefts, rights) = (left.sentences(), right.sentences());
        let mut partners = Partners {
            left: vec![None; lefts],
            right: vec![None; rights],
        };
        partners.tie_copies(left.keys(), right.keys());
        partners.tie_near(left, right, limits);
        partners.tie_between(left, right);
        partners
    }

    /// The pairs, by their left sentence, and who stands in which.
    pub(crate) fn into_pairs(self) -> (Vec<(u32, u32)>, Both<Owners>) {
        let Partners {
            mut left,
            mut right,
        } = self;
        let mut pairs = Vec::with_capacity(left.len());
        for (l, partner) in (0..).zip(&mut left) {
            if let Some(r) = *partner {
                let pair = Some(pairs.len() as u32);
                pairs.push((l, r));
                (*partner, right[r as usize]) = (pair, pair);
            }
        }
        (pairs, Both { left, right })
    }

    fn tie(&mut self, l: usize, r: usize) {
        self.left[l] = Some(r as u32);
        self.right[r] = Some(l as u32);
    }

    fn are_free(&self, l: usize, r: usize) -> bool {
        self.left[l].is_none() && self.right[r].is_none()
    }

    /// Ties sentences with equal keys: those that occur once on each side, then their neighbors, then the rest in order.
    fn tie_copies(&mut self, left: &Keys, right: &Keys) {
        let (lefts, rights) = (left.in_order(), right.in_order());
        let mut next = 0;
        for (l, key) in lefts.iter().enumerate() {
            if !left.recurs(l)
                && let Some(r) = right.place(*key, next)
                && !right.recurs(r)
            {
                self.tie(l, r);
                next = r + 1;
            }
        }
        if !left.any_recurs() && !right.any_recurs() {
            return;
        }
        for (l, key) in lefts.iter().enumerate().skip(1) {
            if let Some(r) = self.left[l - 1].map(|r| r as usize + 1)
                && r < rights.len()
                && *key == rights[r]
                && self.are_free(l, r)
            {
                self.tie(l, r);
            }
        }
        for l in (1..lefts.len()).rev() {
            if let Some(r) = self.left[l].and_then(|r| (r as usize).checked_sub(1))
                && lefts[l - 1] == rights[r]
                && self.are_free(l - 1, r)
            {
                self.tie(l - 1, r);
            }
        }
        let free = |keys: &[u64], partners: &[Option<u32>]| {
            let all = keys.iter().copied().zip(0..).zip(partners);
            let free = all.filter(|(_, partner)| partner.is_none());
            let mut free: Vec<(u64, usize)> = free.map(|(sentence, _)| sentence).collect();
            free.sort_unstable();
            free
        };
        let mut rights = free(rights, &self.right).into_iter().peekable();
        for (key, l) in free(lefts, &self.left) {
            while rights.next_if(|(other, _)| *other < key).is_some() {}
            if let Some((_, r)) = rights.next_if(|(other, _)| *other == key) {
                self.tie(l, r);
            }
        }
    }

    /// Ties what is alike enough among the sentences left over, the most alike first.
    fn tie_near(&mut self, left: &Body<'_>, right: &Body<'_>, limits: &TieLimits) {
        if self.left.iter().all(Option::is_some) || self.right.iter().all(Option::is_some) {
            return;
        }
        let alike = self.alike(left, right, limits);
        // How many of them each sentence on the right has.
        let mut suitors: Vec<u32> = vec![0; self.right.len()];
        for pair in &alike {
            suitors[pair.r] += 1;
        }
        let mut likely: Vec<(f64, usize, usize)> = Vec::new();
        for all in alike.chunk_by(|a, b| a.l == b.l) {
            for &Alike { l, r, common } in all {
                let (bag, other) = (left.stems(l), right.stems(r));
                // How alike two are is only asked where one has a choice.
                let likeness = if all.len() == 1 && suitors[r] == 1 {
                    bag.is_like(other, common, limits).then_some(0.0)
                } else {
                    let likeness = bag.likeness(other, common, limits);
                    likeness.map(|likeness| likeness + self.neighbor_bonus(l, r))
                };
                likely.extend(likeness.map(|likeness| (likeness, l, r)));
            }
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, l, r) in likely {
            if self.are_free(l, r) {
                self.tie(l, r);
            }
        }
    }

    /// The sentences left over that have enough words in common to be alike, by the one on the left.
    fn alike(&self, left: &Body<'_>, right: &Body<'_>, limits: &TieLimits) -> Vec<Alike> {
        let rights = (0..self.right.len()).filter(|r| self.right[*r].is_none());
        // Only in a long body are the places of all its words worth knowing: there they tell which words are common.
        let few = (right.sentences() <= FewPlaces::MOST).then(|| FewPlaces::of(right, rights));
        let mut alike: Vec<Alike> = Vec::new();
        // How many content words each sentence may share at most, and which share any.
        let mut shared: Vec<u32> = vec![0; self.right.len()];
        let mut touched: Vec<usize> = Vec::new();
        for l in (0..self.left.len()).filter(|l| self.left[*l].is_none()) {
            let bag = left.stems(l);
            let mut share = |n: usize| {
                if shared[n] == 0 {
                    touched.push(n);
                }
                shared[n] += 1;
            };
            // Content words that another sentence may have in common with it although they are not counted as shared.
            let mut uncounted = 0;
            if let Some(places) = &few {
                let sentences = bag.content_forms().flat_map(|stem| places.of_stem(stem));
                sentences.for_each(&mut share);
            } else {
                uncounted = bag.content();
                for stem in bag.content_forms_once() {
                    let sentences = right.places().of_stem(stem);
                    if sentences.len() <= COMMON_IN_BODY {
                        uncounted -= 1;
                        let sentences = sentences.iter().map(|n| *n as usize);
                        let free = sentences.filter(|n| self.right[*n].is_none());
                        free.for_each(&mut share);
                    }
                }
                touched.sort_unstable_by_key(|n| (Reverse(shared[*n]), *n));
                for n in touched.drain(touched.len().min(CLOSE_LOOKS)..) {
                    shared[n] = 0;
                }
            }
            let begun = alike.len();
            for &r in &touched {
                let other = right.stems(r);
                if bag.may_be_alike(other, shared[r] + uncounted, limits) {
                    let common = bag.common(other, limits);
                    alike.extend(common.map(|common| Alike { l, r, common }));
                }
            }
            if touched.len() > CLOSE_LOOKS && alike.len() > begun {
                let mut found = alike.split_off(begun);
                let exactly = |r: usize| bag.shared_content(right.stems(r));
                keep_closest(&mut found, &touched, |r| shared[r], exactly);
                alike.extend(found);
            }
            for n in touched.drain(..) {
                shared[n] = 0;
            }
        }
        alike
    }

    /// Ties short sentences that are alike and stand alone on both sides between the same two, or behind the same one at the
    /// end: they share hardly a content word that would tell which of them is meant, but their places do.
    fn tie_between(&mut self, left: &Body<'_>, right: &Body<'_>) {
        for l in 1..self.left.len() {
            let Some(r) = self.left[l - 1].map(|r| r as usize + 1) else {
                continue;
            };
            if r >= self.right.len() || !self.are_free(l, r) {
                continue;
            }
            let is_alone = match self.left.get(l + 1) {
                Some(next) => *next == Some(r as u32 + 1),
                None => r + 1 == self.right.len(),
            };
            if is_alone
                && left.stems(l).is_short_like(right.stems(r))
                && say_one_kind(left.tokens.of(l), right.tokens.of(r))
            {
                self.tie(l, r);
            }
        }
    }

    fn neighbor_bonus(&self, l: usize, r: usize) -> f64 {
        let before = l > 0 && r > 0 && self.left[l - 1] == Some(r as u32 - 1);
        let after = self
            .left
            .get(l + 1)
            .is_some_and(|partner| *partner == Some(r as u32 + 1));
        f64::from(u8::from(before) + u8::from(after)) * NEIGHBOR_BONUS
    }
}

/// Leaves of what is alike to a sentence those that are among the few which share most words with it. Of each candidate it is
/// known how many that is `at_most`; `exactly` how many is worth asking of a few only.
fn keep_closest(
    alike: &mut Vec<Alike>,
    candidates: &[usize],
    at_most: impl Fn(usize) -> u32,
    exactly: impl Fn(usize) -> u32,
) {
    let Some(least) = alike.iter().map(|pair| exactly(pair.r)).min() else {
        return;
    };
    let is_rival = |r: &&usize| at_most(**r) >= least;
    if candidates.iter().filter(is_rival).count() > CLOSE_LOOKS {
        let mut rivals: Vec<usize> = candidates.iter().filter(is_rival).copied().collect();
        rivals.sort_by_cached_key(|r| (Reverse(exactly(*r)), *r));
        rivals.truncate(CLOSE_LOOKS);
        alike.retain(|pair| rivals.contains(&pair.r));
    }
}

/// Whether what differs between two short sentences is of one kind: a number for a number, a day for a day, a name for a name.
/// Else they say different things of somebody: "she was 91", "she was a nurse".
fn say_one_kind(left: &[Token], right: &[Token]) -> bool {
    /// Words that stand for a number.
    const NUMBERS: [&str; 9] = [
        "no",
        "none",
        "nobody",
        "dozens",
        "hundreds",
        "thousands",
        "several",
        "many",
        "few",
    ];
    let same = |l: &Token, r: &Token| l.form == r.form;
    // A word that begins the sentence has a capital whatever it is.
    let begin_alike = left.iter().zip(right).take(1).all(|(l, r)| same(l, r));
    let (left, right) = without_common_ends(left, right, same);
    let is_count = |token: &Token| {
        token.is_numeric() || NUMBERS.iter().any(|word| Form::of(word) == token.form)
    };
    let is_day = |token: &Token| matches!(token.kind, TokenKind::Month | TokenKind::Weekday);
    let is_name = |token: &Token| token.is_capital() && !token.is_function();
    let both = |is: &dyn Fn(&Token) -> bool| left.iter().any(is) == right.iter().any(is);
    both(&is_count) && both(&is_day) && (!begin_alike || both(&is_name))
}
