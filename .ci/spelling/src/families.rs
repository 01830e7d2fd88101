//! Words joined to families (union–find; the families are too small for ranks to matter).

use std::collections::BTreeMap;

/// Disjoint families of words.
#[derive(Default)]
pub struct Families {
    parent: BTreeMap<&'static str, &'static str>,
}

impl Families {
    /// Makes one family of those of two words.
    pub fn join(&mut self, a: &'static str, b: &'static str) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent.insert(a, b);
        self.parent.entry(b).or_insert(b);
    }

    /// Whether two words are of one family.
    pub fn are_joined(&self, a: &'static str, b: &'static str) -> bool {
        self.root(a) == self.root(b)
    }

    /// All families, each with its words in order.
    pub fn iter(&self) -> impl Iterator<Item = Vec<&'static str>> {
        let mut families: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for word in self.parent.keys() {
            families.entry(self.root(word)).or_default().push(*word);
        }
        families.into_values()
    }

    fn root(&self, mut word: &'static str) -> &'static str {
        while let Some(parent) = self.parent.get(word).filter(|parent| **parent != word) {
            word = parent;
        }
        word
    }
}
