//! Tells which sentences of a body say the same as which of another, word for word.

use crate::compare::Body;
use hashbrown::HashMap;

/// The sentences of a body by what they say.
#[derive(Debug)]
pub(crate) struct Keys {
    /// One number for the forms of each sentence. A sentence without words goes by its characters.
    keys: Vec<u64>,
    /// For each sentence whether another one says the same.
    recurs: Vec<bool>,
    /// A sentence of each key.
    places: HashMap<u64, u32>,
}

impl Keys {
    pub(crate) fn of(body: &Body<'_>) -> Keys {
        let keys: Vec<u64> = (0..body.sentences()).map(|n| key(body, n)).collect();
        let mut recurs = vec![false; keys.len()];
        let mut places = HashMap::with_capacity(keys.len());
        for (n, key) in keys.iter().enumerate() {
            if let Some(other) = places.insert(*key, n as u32) {
                recurs[n] = true;
                recurs[other as usize] = true;
            }
        }
        Keys {
            keys,
            recurs,
            places,
        }
    }

    /// The keys of the sentences, in their order.
    pub(crate) fn in_order(&self) -> &[u64] {
        &self.keys
    }

    /// Whether another sentence says the same as this one.
    pub(crate) fn recurs(&self, n: usize) -> bool {
        self.recurs[n]
    }

    /// Whether any two sentences say the same.
    pub(crate) fn any_recurs(&self) -> bool {
        self.places.len() < self.keys.len()
    }

    /// A sentence with this key: the one at `likely` if it has it, as copies mostly stand in the same order.
    pub(crate) fn place(&self, key: u64, likely: usize) -> Option<usize> {
        if self.keys.get(likely) == Some(&key) {
            return Some(likely);
        }
        self.places.get(&key).map(|n| *n as usize)
    }
}

fn key(body: &Body<'_>, n: usize) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let tokens = body.tokens.of(n);
    if tokens.is_empty() {
        let sentence = body.document.sentences[n].span.of(body.text);
        return xxhash_rust::xxh3::xxh3_64(sentence.as_bytes());
    }
    // Forms are hashes already, and only need to be mixed.
    tokens.iter().fold(tokens.len() as u64, |key, token| {
        (key.rotate_left(29) ^ token.form.0).wrapping_mul(FACTOR)
    })
}
