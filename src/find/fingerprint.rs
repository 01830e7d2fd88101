//! Fingerprints of a body: hashes of word shingles, thinned by winnowing.

use crate::text::token::Token;
use std::cell::Cell;

/// How fingerprints are made. Two sets can be compared only if made by the same recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    /// Words a shingle.
    pub shingle: usize,
    /// Shingles a window, of which one is kept.
    pub window: usize,
}

impl Default for Recipe {
    /// Shingles of five words in windows of four: any eight words in a row that two bodies share leave them a fingerprint
    /// in common.
    fn default() -> Recipe {
        Recipe {
            shingle: 5,
            window: 4,
        }
    }
}

impl Recipe {
    /// The fingerprints of a body's tokens, sorted, each once.
    ///
    /// Method: Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD 2003): of
    /// every window of shingle hashes the least is kept. Which of equals it is makes no difference here, as nothing is kept
    /// of where a fingerprint stands. A body shorter than a shingle has one fingerprint of all its words.
    pub fn fingerprints(self, tokens: &[Token]) -> Vec<u64> {
        if tokens.is_empty() {
            return Vec::new();
        }
        let mut least = shingle_hashes(tokens, self.shingle.clamp(1, tokens.len()));
        let window = self.window.clamp(1, least.len());
        // The least of each window is the lesser of those of two narrower windows that cover it.
        let mut width = 1;
        while width < window {
            let step = width.min(window - width);
            let hashes = Cell::from_mut(least.as_mut_slice()).as_slice_of_cells();
            for (a, b) in hashes.iter().zip(&hashes[step..]) {
                a.set(a.get().min(b.get()));
            }
            least.truncate(least.len() - step);
            width += step;
        }
        // Neighboring windows mostly have the same.
        least.dedup();
        least.sort_unstable();
        least.dedup();
        least
    }
}

/// A hash for each run of `shingle` tokens, of which there are as many or more: a polynomial over their forms that rolls
/// from run to run.
fn shingle_hashes(tokens: &[Token], shingle: usize) -> Vec<u64> {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    let top = (0..shingle).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let (first, others) = tokens.split_at(shingle);
    let add = |hash: u64, token: &Token| hash.wrapping_mul(BASE).wrapping_add(token.form.0);
    let mut hash = first.iter().fold(0, add);
    let mut hashes = Vec::with_capacity(others.len() + 1);
    hashes.push(mix(hash));
    hashes.extend(tokens.iter().zip(others).map(|(left, entered)| {
        hash = add(hash, entered).wrapping_sub(left.form.0.wrapping_mul(top));
        mix(hash)
    }));
    hashes
}

/// Spreads a polynomial hash over all its bits (the finalizer of SplitMix64), so that the least of several is a fair choice.
fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 30;
    hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^= hash >> 27;
    hash = hash.wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokens_of;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_shared_run_of_eight_words_leaves_a_fingerprint_in_common(
            run in proptest::collection::vec("[a-z]{3,9}", 8),
            around in proptest::collection::vec(proptest::collection::vec("[a-z]{3,9}", 0..30), 4),
        ) {
            let side = |before: &[String], after: &[String]| [before, &run, after].concat().join(" ");
            let recipe = Recipe::default();
            let left = recipe.fingerprints(&tokens_of(&side(&around[0], &around[1])));
            let right = recipe.fingerprints(&tokens_of(&side(&around[2], &around[3])));
            prop_assert!(left.iter().any(|f| right.contains(f)));
        }
    }

    #[test]
    fn a_body_shorter_than_a_shingle_still_has_a_fingerprint() {
        assert_eq!(
            Recipe::default()
                .fingerprints(&tokens_of("Talks failed"))
                .len(),
            1
        );
        assert_eq!(Recipe::default().fingerprints(&[]).len(), 0);
    }
}
