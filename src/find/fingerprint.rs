//! Fingerprints of a body: hashes of word shingles, thinned by winnowing.

use crate::text::token::Token;

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
    /// every window of shingle hashes the least is kept, the rightmost of equals. A body shorter than a shingle has one
    /// fingerprint of all its words.
    pub fn fingerprints(self, tokens: &[Token]) -> Vec<u64> {
        if tokens.is_empty() {
            return Vec::new();
        }
        let shingle = self.shingle.clamp(1, tokens.len());
        // Polynomial rolling hash over the forms.
        const BASE: u64 = 0x9e37_79b9_7f4a_7c15 | 1;
        let top = (1..shingle).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let mut hash = 0u64;
        let mut kept = Vec::with_capacity(tokens.len() * 2 / (self.window + 1) + 1);
        // The least hash of the current window and its place; looked for again only when it has left the window.
        let mut hashes = vec![0u64; self.window.max(1)];
        let mut slot = 0;
        let mut least = (u64::MAX, 0);
        let mut last = usize::MAX;
        for (n, token) in tokens.iter().enumerate() {
            if n >= shingle {
                hash = hash.wrapping_sub(tokens[n - shingle].form.0.wrapping_mul(top));
            }
            hash = hash.wrapping_mul(BASE).wrapping_add(token.form.0);
            let Some(place) = (n + 1).checked_sub(shingle) else {
                continue;
            };
            let mixed = mix(hash);
            let window = hashes.len();
            slot = if slot + 1 < window { slot + 1 } else { 0 };
            hashes[slot] = mixed;
            if mixed <= least.0 {
                least = (mixed, place);
            } else if least.1 + window <= place {
                least = (u64::MAX, 0);
                for back in (0..window).rev() {
                    let hash = hashes[if back <= slot {
                        slot - back
                    } else {
                        slot + window - back
                    }];
                    if hash <= least.0 {
                        least = (hash, place - back);
                    }
                }
            }
            let complete = place + 1 >= window || n + 1 == tokens.len();
            if complete && least.1 != last {
                kept.push(least.0);
                last = least.1;
            }
        }
        kept.sort_unstable();
        kept.dedup();
        kept
    }
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
    use crate::span::Span;
    use crate::text::tokenize::tokenize;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens
    }

    proptest! {
        #[test]
        fn a_shared_run_of_eight_words_leaves_a_fingerprint_in_common(
            run in proptest::collection::vec("[a-z]{3,9}", 8),
            around in proptest::collection::vec(proptest::collection::vec("[a-z]{3,9}", 0..30), 4),
        ) {
            let side = |before: &[String], after: &[String]| [before, &run, after].concat().join(" ");
            let recipe = Recipe::default();
            let left = recipe.fingerprints(&tokens(&side(&around[0], &around[1])));
            let right = recipe.fingerprints(&tokens(&side(&around[2], &around[3])));
            prop_assert!(left.iter().any(|f| right.contains(f)));
        }
    }

    #[test]
    fn a_body_shorter_than_a_shingle_still_has_a_fingerprint() {
        assert_eq!(
            Recipe::default()
                .fingerprints(&tokens("Talks failed"))
                .len(),
            1
        );
        assert_eq!(Recipe::default().fingerprints(&[]).len(), 0);
    }
}
