//! What an editor has ruled; `rulings.tsv` explains its own lines.

use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is left out.
    Deny,
    /// It holds between two aligned words only.
    Pair,
    /// It holds everywhere.
    Fold,
}

/// All rulings.
pub struct Rulings {
    kept: BTreeSet<&'static str>,
    rows: BTreeMap<(&'static str, &'static str), Verdict>,
}

impl Rulings {
    /// Reads the file; panics at a line that is not of its form.
    pub fn read(text: &'static str) -> Self {
        let mut kept = BTreeSet::new();
        let mut rows = BTreeMap::new();
        let is_ruling = |line: &&str| !line.is_empty() && !line.starts_with('#');
        for line in text.lines().filter(is_ruling) {
            let (verdict, words) = line.split_once('\t').expect("a tab after the verdict");
            let verdict = match verdict {
                "keep" => {
                    kept.extend(words.split(' '));
                    continue;
                }
                "deny" => Verdict::Deny,
                "pair" => Verdict::Pair,
                "fold" => Verdict::Fold,
                _ => panic!("no such verdict: {line}"),
            };
            let row = words.split_once('\t').expect("a tab between two words");
            let earlier = rows.insert(row, verdict);
            assert!(earlier.is_none(), "ruled twice: {line}");
        }
        Self { kept, rows }
    }

    /// Headwords of the clusters to take though VarCon has not verified them.
    pub fn kept(&self) -> impl Iterator<Item = &'static str> {
        self.kept.iter().copied()
    }

    /// Whether such a cluster is to be taken.
    pub fn keeps(&self, headword: &str) -> bool {
        self.kept.contains(headword)
    }

    /// The ruling on two words, in either order.
    pub fn on(&self, a: &'static str, b: &'static str) -> Option<Verdict> {
        self.rows.get(&(a, b)).or(self.rows.get(&(b, a))).copied()
    }

    /// Every variant and canonical spelling ruled on.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.rows.keys().copied()
    }
}
