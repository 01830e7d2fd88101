//! Compares articles of a batch on one thread, each taken apart once for all its comparisons.

use super::Batch;
use crate::compare::comparison::{Comparison, Pair};
use crate::compare::{Body, Comparer};
use crate::report::Entry;
use hashbrown::HashMap;

/// Compares articles of a batch; keeps what it made of them for the next comparisons.
pub(super) struct Worker<'b> {
    batch: &'b Batch,
    bodies: HashMap<u32, Body<'b>>,
    comparer: Comparer<'b>,
}

impl<'b> Worker<'b> {
    pub(super) fn new(batch: &'b Batch) -> Worker<'b> {
        Worker {
            batch,
            bodies: HashMap::new(),
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
            let entry = &self.batch.entries[article as usize];
            let body = self.bodies.entry(article);
            body.or_insert_with(|| body_of(entry));
        }
        let (left, right) = (&self.bodies[&pair.left()], &self.bodies[&pair.right()]);
        // Of two articles that are all there is, everything is told, so that `dedupe A B` always answers.
        if self.batch.entries.len() == 2 {
            return Some(self.comparer.compare(pair, left, right));
        }
        self.comparer.compare_related(pair, left, right)
    }
}

fn body_of(entry: &Entry) -> Body<'_> {
    let (text, document) = (&entry.article.text, &entry.document);
    Body::new(text, document, document.tokens(text))
}
