//! Which bodies share fingerprints: an inverted index in memory.

use hashbrown::HashMap;
use rayon::prelude::*;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// When two bodies that share fingerprints become a candidate pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CandidateLimits {
    /// Up to this many bodies every pair is a candidate, whatever the index says: an editor's handful is compared in full.
    pub exhaustive: usize,
    /// Fingerprints in common from which a pair is a candidate; any number above 255 is as good as that.
    pub shared: u32,
    /// Share of the smaller body's fingerprints, from 0 to 1, from which a pair with fewer in common is one, too.
    pub share: f64,
    /// Most bodies that a fingerprint stands in without being frequent: a turn of phrase, or one story in some versions. Two
    /// short bodies have a few frequent ones in common by chance, which tells most in a large archive.
    pub frequent: usize,
    /// What a frequent fingerprint counts towards `share`, from 0 to 1, where any other counts 1.
    pub frequent_weight: f64,
    /// Most bodies that a fingerprint stands in without being common: a formula, or one story in many versions. A common one
    /// counts only towards the first few bodies that have it, so that its cost grows with their number and not with its
    /// square, and only where it is no formula.
    pub common: usize,
    /// Share of the smaller body's fingerprints, from 0 to 1, that a pair has in common at least where common ones are no
    /// formula.
    pub common_share: f64,
    /// How many of the first bodies that have a common fingerprint it counts towards.
    pub leaders: usize,
}

impl Default for CandidateLimits {
    fn default() -> CandidateLimits {
        CandidateLimits {
            exhaustive: 64,
            shared: 6,
            share: 0.05,
            frequent: 16,
            frequent_weight: 0.25,
            common: 64,
            common_share: 0.4,
            leaders: 4,
        }
    }
}

/// Two bodies that are worth a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// The number of one body.
    pub lower: u32,
    /// The number of the other, a higher one.
    pub higher: u32,
    /// How many fingerprints they are known to have in common: of rare and of frequent ones up to 255 each are counted, and
    /// where every pair is a candidate, none.
    pub shared: u32,
}

/// Fingerprints as they come in, each with the number of the article it was made of. Threads add to it side by side.
#[derive(Debug)]
pub struct Index {
    /// Chunks by the value of the fingerprint, so that they can be sorted one part after the other.
    shards: Vec<Mutex<Vec<Chunk>>>,
    /// What writers held back when they were dropped, a chunk a shard: the next writer fills them up.
    open: Mutex<Vec<Vec<Chunk>>>,
}

/// Fingerprints of several articles that belong to one shard, article by article: its number, how many there are, and then
/// [`BITS`] of each. A posting takes little more than half of the eight bytes that it would with the article beside it.
type Chunk = Vec<u32>;

/// In how many parts the index is kept: by the topmost bits of a fingerprint.
const SHARDS: usize = 1 << SHARD_BITS;
const SHARD_BITS: u32 = 5;

/// How many bits of a fingerprint are kept beside those that tell its shard. All in all they are enough: that two
/// fingerprints are the same by chance makes a candidate only if it happens several times in one pair.
const BITS: u32 = u32::BITS;

/// Room of a chunk, in numbers, that a thread keeps to itself before it adds it to a shard.
const CHUNK: usize = 512;

/// How many bodies a thread counts for in one go.
const COUNTED: usize = 1 << 8;

/// The shard of a fingerprint.
fn shard_of(fingerprint: u64) -> usize {
    (fingerprint >> (u64::BITS - SHARD_BITS)) as usize
}

/// What is kept of a fingerprint within its shard.
fn bits_of(fingerprint: u64) -> u32 {
    (fingerprint >> (u64::BITS - SHARD_BITS - BITS)) as u32
}

/// What is behind a lock. A thread that ends early leaves nothing half done there.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds to an [`Index`] on behalf of one thread.
#[derive(Debug)]
pub struct Writer<'i> {
    index: &'i Index,
    chunks: Vec<Chunk>,
}

impl Writer<'_> {
    /// Adds the fingerprints of an article (sorted, each once).
    pub fn add(&mut self, article: u32, fingerprints: &[u64]) {
        for some in fingerprints.chunk_by(|a, b| shard_of(*a) == shard_of(*b)) {
            let shard = shard_of(some[0]);
            let chunk = &mut self.chunks[shard];
            if chunk.len() + some.len() + 2 > CHUNK {
                self.index.take(shard, std::mem::take(chunk));
            }
            if chunk.capacity() == 0 {
                chunk.reserve_exact(CHUNK.max(some.len() + 2));
            }
            chunk.extend([article, some.len() as u32]);
            chunk.extend(some.iter().map(|fingerprint| bits_of(*fingerprint)));
        }
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        locked(&self.index.open).push(std::mem::take(&mut self.chunks));
    }
}

impl Default for Index {
    fn default() -> Index {
        Index {
            shards: (0..SHARDS).map(|_| Mutex::default()).collect(),
            open: Mutex::default(),
        }
    }
}

impl Index {
    /// What adds to it on behalf of one thread.
    pub fn writer(&self) -> Writer<'_> {
        Writer {
            index: self,
            chunks: locked(&self.open)
                .pop()
                .unwrap_or_else(|| vec![Vec::new(); SHARDS]),
        }
    }

    fn take(&self, shard: usize, chunk: Chunk) {
        if !chunk.is_empty() {
            locked(&self.shards[shard]).push(chunk);
        }
    }

    /// The candidate pairs, in order of the numbers of their bodies.
    ///
    /// `body_of` says for each article which body it stands for, if any: of articles with the same body one is enough.
    /// `sizes` says how many fingerprints each body has. Which bodies lead a common fingerprint goes by their numbers, so
    /// number them in an order that does not depend on where they came from.
    ///
    /// # Panics
    /// Where `body_of` has no place for an article that was added, or `sizes` none for a body.
    pub fn candidates(
        self,
        body_of: &[Option<u32>],
        sizes: &[u32],
        limits: &CandidateLimits,
    ) -> Vec<Candidate> {
        let bodies = sizes.len();
        if bodies <= limits.exhaustive {
            let among_higher = |lower: u32| {
                (lower + 1..bodies as u32).map(move |higher| Candidate {
                    lower,
                    higher,
                    shared: 0,
                })
            };
            return (0..bodies as u32).flat_map(among_higher).collect();
        }
        let shards = self.into_postings(body_of, bodies, limits);
        let runs: Vec<usize> = (0..bodies).step_by(COUNTED).collect();
        let found: Vec<Vec<Candidate>> = runs
            .into_par_iter()
            .map_init(
                || Counts::new(sizes),
                |counts, start| {
                    let mut candidates = Vec::new();
                    for body in start..bodies.min(start + COUNTED) {
                        let most: usize = shards.iter().map(|postings| postings.length(body)).sum();
                        counts.reserve(most.min(body));
                        for postings in &shards {
                            postings.count_shared(body, limits, counts);
                        }
                        counts.take(body as u32, limits, &mut candidates);
                    }
                    candidates
                },
            )
            .collect();
        let mut pairs = found.concat();
        pairs.par_sort_unstable();
        pairs
    }

    /// The postings of each shard.
    fn into_postings(
        self,
        body_of: &[Option<u32>],
        bodies: usize,
        limits: &CandidateLimits,
    ) -> Vec<Postings> {
        for chunks in locked(&self.open).drain(..) {
            for (shard, chunk) in chunks.into_iter().enumerate() {
                self.take(shard, chunk);
            }
        }
        let shards = self.shards.into_par_iter();
        let short = SHORT.min(limits.common).min(limits.frequent);
        let postings = shards.map_init(Vec::new, |parts, shard| {
            let chunks = shard.into_inner().unwrap_or_else(PoisonError::into_inner);
            part(chunks, body_of, parts);
            Postings::of(&Lists::of(parts), bodies, short)
        });
        postings.collect()
    }
}

/// How many fingerprints two bodies have in common.
#[derive(Debug, Clone, Copy)]
struct Shared {
    rare: u32,
    frequent: u32,
    common: u32,
}

impl Shared {
    /// Whether they make a candidate of two bodies, of which the smaller one has this many fingerprints.
    fn suffices(self, smaller: u32, limits: &CandidateLimits) -> bool {
        let smaller = f64::from(smaller);
        let not_common = self.rare + self.frequent;
        let weight = f64::from(self.rare) + limits.frequent_weight * f64::from(self.frequent);
        not_common > 0
            && (not_common >= limits.shared.min(Slot::MOST) || weight >= limits.share * smaller)
            || f64::from(self.all()) >= limits.common_share * smaller
    }

    fn all(self) -> u32 {
        self.rare + self.frequent + self.common
    }
}

/// How many fingerprints one body has in common with each lower one.
struct Counts<'s> {
    /// How many each body has.
    sizes: &'s [u32],
    slots: Vec<Slot>,
    /// Common ones, of the few bodies that have any.
    common: HashMap<u32, u32>,
    /// The bodies whose slots are counted up, and room for more …
    touched: Vec<u32>,
    /// … of which there are so many.
    met: usize,
}

/// What is counted of one body. The slots that are counted up are all over memory, and with hundreds of bodies each has a few
/// words in common by chance: what counts is that a slot is small, and that nothing else has to be looked up to pass these
/// over.
#[derive(Clone, Copy)]
struct Slot {
    /// Rare fingerprints, up to [`Slot::MOST`].
    rare: u8,
    /// Frequent ones, likewise.
    frequent: u8,
    /// The body's size, up to [`Slot::MOST`].
    size: u8,
}

impl Slot {
    const MOST: u32 = u8::MAX as u32;

    fn is_untouched(self) -> bool {
        self.rare | self.frequent == 0
    }
}

impl<'s> Counts<'s> {
    fn new(sizes: &'s [u32]) -> Counts<'s> {
        let slot = |size: &u32| Slot {
            rare: 0,
            frequent: 0,
            size: (*size).min(Slot::MOST) as u8,
        };
        Counts {
            sizes,
            slots: sizes.iter().map(slot).collect(),
            common: HashMap::new(),
            touched: vec![0],
            met: 0,
        }
    }

    /// Makes room for so many bodies.
    fn reserve(&mut self, bodies: usize) {
        if self.touched.len() <= bodies {
            self.touched.resize(bodies + 1, 0);
        }
    }

    fn add_rare(&mut self, body: u32) {
        let slot = self.touch(body);
        slot.rare = slot.rare.saturating_add(1);
    }

    fn add_frequent(&mut self, body: u32) {
        let slot = self.touch(body);
        slot.frequent = slot.frequent.saturating_add(1);
    }

    fn touch(&mut self, body: u32) -> &mut Slot {
        let slot = &mut self.slots[body as usize];
        // Written in any case and kept if it is new: no branch that depends on a slot, so that the processor fetches many
        // slots at a time.
        self.touched[self.met] = body;
        self.met += usize::from(slot.is_untouched());
        slot
    }

    fn add_common(&mut self, body: u32) {
        *self.common.entry(body).or_default() += 1;
    }

    /// Sets all counts back to zero and adds the candidates of `body`.
    fn take(&mut self, body: u32, limits: &CandidateLimits, candidates: &mut Vec<Candidate>) {
        let mut judge = |lower: u32, shared: Shared, size: u8| {
            let size = match u32::from(size) {
                Slot::MOST => self.sizes[lower as usize],
                size => size,
            };
            if shared.suffices(size.min(self.sizes[body as usize]), limits) {
                candidates.push(Candidate {
                    lower,
                    higher: body,
                    shared: shared.all(),
                });
            }
        };
        for lower in &self.touched[..std::mem::take(&mut self.met)] {
            let lower = *lower;
            let slot = &mut self.slots[lower as usize];
            let common = match self.common.is_empty() {
                true => 0,
                false => self.common.remove(&lower).unwrap_or(0),
            };
            let shared = Shared {
                rare: u32::from(std::mem::take(&mut slot.rare)),
                frequent: u32::from(std::mem::take(&mut slot.frequent)),
                common,
            };
            judge(lower, shared, slot.size);
        }
        for (lower, common) in self.common.drain() {
            let shared = Shared {
                rare: 0,
                frequent: 0,
                common,
            };
            judge(lower, shared, self.slots[lower as usize].size);
        }
    }
}

/// Bodies by fingerprint, for those fingerprints of one shard that stand in two bodies or more.
struct Postings {
    /// The lists that are not short.
    lists: Lists,
    /// What stands in lists before each body, one body behind the other: the members of short lists, and of the others
    /// [`LIST`] and where they begin. Nearly all lists are short, and to look each of them up would take longer than all else.
    before: Vec<u32>,
    /// Where what stands before each body begins, and the end of the last.
    starts: Vec<u32>,
}

/// Tells a list from a body. Half of the numbers are enough for either: 2³¹ bodies' fingerprints, or so long a shard of lists,
/// would take more memory than there is.
const LIST: u32 = 1 << 31;

/// Most members of a short list.
const SHORT: usize = 4;

/// For the fingerprints of one shard, the bodies that have them: of one list after the other how many there are, and then
/// these, rising. A list goes by where it begins, so that what is looked at for it lies in one place.
#[derive(Default)]
struct Lists(Vec<u32>);

impl Postings {
    /// The lists of one shard, of so many bodies; those of up to so many members are short.
    fn of(all: &Lists, bodies: usize, short: usize) -> Postings {
        // At first how much stands before each body, one place further on, so that the sums are where it begins.
        let mut starts = vec![0u32; bodies + 1];
        for members in all.iter() {
            for (lower, body) in members.iter().enumerate().skip(1) {
                starts[*body as usize + 1] += if members.len() > short {
                    1
                } else {
                    lower as u32
                };
            }
        }
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        let mut lists = Lists::default();
        let mut next = starts.clone();
        let mut before = vec![0u32; starts[bodies] as usize];
        let mut put = |body: u32, what: &[u32]| {
            let place = &mut next[body as usize];
            let start = *place as usize;
            before[start..start + what.len()].copy_from_slice(what);
            *place += what.len() as u32;
        };
        for members in all.iter() {
            if members.len() > short {
                let start = LIST | lists.add(members);
                members[1..].iter().for_each(|body| put(*body, &[start]));
            } else {
                let numbered = members.iter().enumerate();
                numbered.for_each(|(lower, body)| put(*body, &members[..lower]));
            }
        }
        Postings {
            lists,
            before,
            starts,
        }
    }

    /// How many bodies at most share a list with this one, each as often as it does. All lists are looked up here, one beside
    /// the other, and none has to be waited for when its members are.
    fn length(&self, body: usize) -> usize {
        let each = self.before(body).iter();
        each.map(|other| match other & LIST {
            0 => 1,
            _ => self.lists.members((other & !LIST) as usize).len(),
        })
        .sum()
    }

    /// Counts for each lower body how many fingerprints it has in common with `body`.
    fn count_shared(&self, body: usize, limits: &CandidateLimits, counts: &mut Counts<'_>) {
        let is_lower = |other: &&u32| (**other as usize) < body;
        for other in self.before(body) {
            if *other & LIST == 0 {
                counts.add_rare(*other);
                continue;
            }
            let members = self.lists.members((*other & !LIST) as usize);
            let lower = members.iter().take_while(is_lower);
            if members.len() > limits.common {
                let leaders = lower.take(limits.leaders);
                leaders.for_each(|other| counts.add_common(*other));
            } else if members.len() > limits.frequent {
                lower.for_each(|other| counts.add_frequent(*other));
            } else {
                lower.for_each(|other| counts.add_rare(*other));
            }
        }
    }

    fn before(&self, body: usize) -> &[u32] {
        &self.before[self.starts[body] as usize..self.starts[body + 1] as usize]
    }
}

impl Lists {
    /// The lists that the [parts](part) of a shard make.
    fn of(parts: &mut [Vec<u64>]) -> Lists {
        let mut lists = Vec::new();
        for part in parts {
            without_singles(part);
            part.sort_unstable();
            part.dedup();
            let runs = part.chunk_by(|a, b| a >> 32 == b >> 32);
            for run in runs.filter(|run| run.len() > 1) {
                lists.push(run.len() as u32);
                lists.extend(run.iter().map(|posting| *posting as u32));
            }
        }
        Lists(lists)
    }

    /// Adds a list, and says where it begins.
    fn add(&mut self, members: &[u32]) -> u32 {
        let start = self.0.len() as u32;
        self.0.push(members.len() as u32);
        self.0.extend_from_slice(members);
        start
    }

    /// The members of the list that begins here.
    fn members(&self, start: usize) -> &[u32] {
        let members = start + 1;
        &self.0[members..members + self.0[start] as usize]
    }

    /// The members of each list.
    fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let members = (next < self.0.len()).then(|| self.members(next))?;
            next += 1 + members.len();
            Some(members)
        })
    }
}

/// Puts the postings of a shard, the bits of a fingerprint over the number of a body, into parts by the topmost of these bits:
/// few enough each that all that is done to them stays in a core's cache. They take the room of the shard before, since the
/// system would have to clear any other.
fn part(chunks: Vec<Chunk>, body_of: &[Option<u32>], parts: &mut Vec<Vec<u64>>) {
    const USUAL: usize = 1 << 15;
    const MOST: usize = 1 << 10;
    let postings: usize = chunks.iter().map(Vec::len).sum();
    let count = (postings / USUAL).next_power_of_two().min(MOST);
    let shift = u64::BITS - count.trailing_zeros();
    let room = postings / count + postings / count / 8;
    parts.resize_with(count, Vec::new);
    for part in parts.iter_mut() {
        part.clear();
        part.reserve(room);
    }
    for chunk in chunks {
        let mut rest = chunk.as_slice();
        while let [article, count, others @ ..] = rest {
            let (some, others) = others.split_at(*count as usize);
            if let Some(body) = body_of[*article as usize] {
                for bits in some {
                    let posting = u64::from(*bits) << 32 | u64::from(body);
                    // Of one part, no bit tells.
                    let part = posting.checked_shr(shift).unwrap_or(0);
                    parts[part as usize].push(posting);
                }
            }
            rest = others;
        }
    }
}

/// Leaves out most of the postings whose fingerprint no other has. Most fingerprints are so, and to sort them would take
/// longer than all else.
fn without_singles(entries: &mut Vec<u64>) {
    /// Cells for each posting: enough that few singles fall together with another.
    const ROOM: usize = 8;
    /// Each of two bits: whether a fingerprint of this cell was met, and whether one was met again.
    const CELLS: usize = u64::BITS as usize / 2;
    let cells = (entries.len() * ROOM).next_power_of_two().max(2 * CELLS);
    // Multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4).
    let place = |entry: u64| {
        let hash = (entry >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let cell = (hash >> (64 - cells.trailing_zeros())) as usize;
        (cell / CELLS, 1u64 << (2 * (cell % CELLS)))
    };
    let mut met = vec![0u64; cells / CELLS];
    for entry in &*entries {
        let (word, once) = place(*entry);
        met[word] |= once | (met[word] & once) << 1;
    }
    entries.retain(|entry| {
        let (word, once) = place(*entry);
        met[word] & once << 1 != 0
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: CandidateLimits = CandidateLimits {
        exhaustive: 0,
        shared: 2,
        share: 0.5,
        frequent: 3,
        frequent_weight: 0.5,
        common: 3,
        common_share: 0.5,
        leaders: 1,
    };

    fn found(prints: &[Vec<u64>], limits: &CandidateLimits) -> Vec<(u32, u32)> {
        let index = Index::default();
        let mut writer = index.writer();
        for (n, prints) in (0..).zip(prints) {
            // Spread over the bits as hashes are.
            let spread = prints
                .iter()
                .map(|print| print.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            writer.add(n, &spread.collect::<Vec<u64>>());
        }
        drop(writer);
        let bodies: Vec<Option<u32>> = (0..prints.len() as u32).map(Some).collect();
        let sizes: Vec<u32> = prints.iter().map(|prints| prints.len() as u32).collect();
        let candidates = index.candidates(&bodies, &sizes, limits).into_iter();
        candidates.map(|c| (c.lower, c.higher)).collect()
    }

    #[test]
    fn of_many_postings_those_with_a_fingerprint_in_common_are_one_list() {
        // Enough for several parts: every other fingerprint of one body is one of the other's, too.
        let prints = |step: u32| (0..50_000).map(move |n| (n * step).wrapping_mul(0x9e37_79b9));
        let chunk = |body: u32, step| [body, 50_000].into_iter().chain(prints(step)).collect();
        let chunks: Vec<Chunk> = vec![chunk(0, 1), chunk(1, 2), chunk(2, 1)];
        let body_of = [Some(7), Some(3), None];
        let mut parts = Vec::new();
        part(chunks, &body_of, &mut parts);
        assert!(parts.len() > 1);
        let lists = Lists::of(&mut parts);
        let members: Vec<&[u32]> = lists.iter().collect();
        assert_eq!(members, vec![&[3, 7]; 25_000]);
    }

    #[test]
    fn bodies_that_share_enough_fingerprints_are_candidates() {
        let prints = [
            vec![1, 2, 3, 9],
            vec![2, 3, 4, 5, 6, 7, 8],
            vec![10, 11],
            vec![1, 12, 13, 14, 15],
        ];
        assert_eq!(found(&prints, &SMALL), [(0, 1)]);
    }

    #[test]
    fn lists_and_bodies_of_any_length_are_counted_alike() {
        // Six bodies have 300 fingerprints each: 290 in common with all others, which makes long lists, and 10 of their own.
        let limits = CandidateLimits {
            exhaustive: 0,
            ..CandidateLimits::default()
        };
        let body = |n: u64| {
            (0..290)
                .chain(1000 * n..1000 * n + 10)
                .collect::<Vec<u64>>()
        };
        let alike: Vec<Vec<u64>> = (1..7).map(body).collect();
        assert_eq!(found(&alike, &limits).len(), 6 * 5 / 2);
        // Two in common are too few for the long, and enough for the short.
        let others = |n: u64, size: u64| {
            [1, 2]
                .into_iter()
                .chain(1000 * n..1000 * n + size)
                .collect()
        };
        let bodies: Vec<Vec<u64>> = (1..7)
            .map(|n| others(n, if n > 4 { 20 } else { 300 }))
            .collect();
        let mut pairs: Vec<(u32, u32)> = (0..4).flat_map(|long| [(long, 4), (long, 5)]).collect();
        pairs.push((4, 5));
        pairs.sort_unstable();
        assert_eq!(found(&bodies, &limits), pairs);
    }

    #[test]
    fn turns_of_phrase_count_less_than_what_hardly_any_other_has() {
        let limits = CandidateLimits {
            exhaustive: 0,
            shared: 4,
            share: 0.3,
            frequent: 2,
            frequent_weight: 0.5,
            common: 9,
            common_share: 1.0,
            leaders: 1,
        };
        let body = |shared: &[u64], own: u64| -> Vec<u64> {
            let own = 100 * own..100 * own + 5 - shared.len() as u64;
            shared.iter().copied().chain(own).collect()
        };
        // Of five fingerprints two are in common: those that four bodies have are worth one.
        let phrases: Vec<Vec<u64>> = (1..5).map(|n| body(&[1, 2], n)).collect();
        assert_eq!(found(&phrases, &limits), []);
        assert_eq!(found(&phrases[..2], &limits), [(0, 1)]);
        let passages: Vec<Vec<u64>> = (1..4).map(|n| body(&[1, 2, 3], n)).collect();
        assert_eq!(found(&passages, &limits), [(0, 1), (0, 2), (1, 2)]);
    }

    #[test]
    fn a_handful_of_bodies_is_compared_in_full() {
        let prints = vec![Vec::new(); 3];
        assert_eq!(
            found(&prints, &CandidateLimits::default()),
            [(0, 1), (0, 2), (1, 2)]
        );
    }

    #[test]
    fn a_formula_that_many_bodies_share_makes_no_candidates() {
        let body = |n: u64| vec![1, 10 + 4 * n, 11 + 4 * n, 12 + 4 * n];
        assert_eq!(found(&(0..5).map(body).collect::<Vec<_>>(), &SMALL), []);
    }

    #[test]
    fn a_common_fingerprint_ties_bodies_to_its_leaders_only() {
        let prints = vec![vec![1, 2]; 5];
        assert_eq!(found(&prints, &SMALL), [(0, 1), (0, 2), (0, 3), (0, 4)]);
    }
}
