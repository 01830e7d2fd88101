//! Compares articles of a batch on one thread, each taken apart once for all its comparisons.

use super::Batch;
use crate::compare::comparison::{Comparison, Pair};
use crate::compare::{Body, Comparer};
use crate::text::tokenize::DecimalSign;
use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

/// Compares articles of a batch; keeps what it made of them for the next comparisons.
pub(super) struct Worker<'b> {
    batch: &'b Batch,
    bodies: HashMap<u32, Body<'b>>,
    /// Where each sentence was met first, as an article and a number: versions of a story have many in common, and one has
    /// the same tokens wherever it stands.
    sentences: HashMap<(&'b str, DecimalSign), (u32, u32)>,
    comparer: Comparer<'b>,
}

impl<'b> Worker<'b> {
    pub(super) fn new(batch: &'b Batch) -> Worker<'b> {
        Worker {
            batch,
            bodies: HashMap::new(),
            sentences: HashMap::new(),
            comparer: Comparer::new(&batch.options.limits),
        }
    }

    /// Compares two articles if they are to be compared, and says so if they are related.
    pub(super) fn compare(&mut self, a: u32, b: u32) -> Option<Comparison> {
        self.batch.is_asked(a, b).then(|| self.compare_all(a, b))?
    }

    /// Compares two articles, even where both are only compared to, and says so if they are related.
    pub(super) fn compare_all(&mut self, a: u32, b: u32) -> Option<Comparison> {
        let pair = Pair::new(a, b)?;
        for article in [a, b] {
            if !self.bodies.contains_key(&article) {
                let body = self.body_of(article);
                self.bodies.insert(article, body);
            }
        }
        let (left, right) = (&self.bodies[&pair.left()], &self.bodies[&pair.right()]);
        // Of two articles that are all there is, everything is told, so that `dedupe A B` always answers.
        if self.batch.entries.len() == 2 {
            return Some(self.comparer.compare(pair, left, right));
        }
        self.comparer.compare_related(pair, left, right)
    }

    fn body_of(&mut self, article: u32) -> Body<'b> {
        let entry = &self.batch.entries[article as usize];
        let (text, document) = (&entry.article.text, &entry.document);
        let tokens = document.tokens_knowing(text, |n| {
            let sentence = document.sentences[n].span.of(text);
            match self.sentences.entry((sentence, document.decimal_sign)) {
                Entry::Occupied(met) => {
                    let (article, n) = *met.get();
                    let body = self.bodies.get(&article)?;
                    Some(body.sentence(n as usize))
                }
                Entry::Vacant(new) => {
                    new.insert((article, n as u32));
                    None
                }
            }
        });
        Body::new(text, document, tokens)
    }
}
