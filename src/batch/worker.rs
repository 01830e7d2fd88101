//! Compares articles of a batch on one thread, each taken apart once for all its comparisons.

use super::open::Open;
use super::texts::TextStore;
use crate::compare::comparison::{Comparison, Pair};
use crate::compare::{Body, Comparer, Limits};
use crate::report::Entry;
use crate::text::tokenize::DecimalSign;
use hashbrown::HashMap;
use hashbrown::hash_map;

/// Compares articles of a batch; keeps what it made of them for the next comparisons.
pub(super) struct Worker<'o, X: TextStore> {
    articles: &'o Open<'o, X>,
    bodies: HashMap<u32, Body<'o>>,
    /// Where each sentence was met first, as an article and a number: versions of a story have many in common, and one has
    /// the same tokens wherever it stands.
    sentences: HashMap<(&'o str, DecimalSign), (u32, u32)>,
    comparer: Comparer<'o>,
    /// Whether everything is told, related or not.
    tells_all: bool,
}

impl<'o, X: TextStore> Worker<'o, X> {
    pub(super) fn new(articles: &'o Open<'o, X>, limits: &'o Limits) -> Worker<'o, X> {
        Worker {
            articles,
            bodies: HashMap::new(),
            sentences: HashMap::new(),
            comparer: Comparer::new(limits),
            // Of two articles that are all there is, so that `dedupe A B` always answers.
            tells_all: articles.all() == 2,
        }
    }

    /// Compares two articles and says so if they are related.
    ///
    /// # Errors
    /// Whatever keeps a text from being fetched.
    pub(super) fn compare(&mut self, pair: Pair) -> Result<Option<Comparison>, X::Error> {
        for article in [pair.left(), pair.right()] {
            if !self.bodies.contains_key(&article) {
                let body = self.body_of(article)?;
                self.bodies.insert(article, body);
            }
        }
        let (left, right) = (&self.bodies[&pair.left()], &self.bodies[&pair.right()]);
        if self.tells_all {
            return Ok(Some(self.comparer.compare(pair, left, right)));
        }
        Ok(self.comparer.compare_related(pair, left, right))
    }

    fn body_of(&mut self, article: u32) -> Result<Body<'o>, X::Error> {
        let Entry {
            article: read,
            document,
            ..
        } = self.articles.get(article)?;
        let text = &read.text;
        let tokens = document.tokens_knowing(text, |n| {
            let sentence = document.sentences[n].span.of(text);
            match self.sentences.entry((sentence, document.decimal_sign)) {
                hash_map::Entry::Occupied(met) => {
                    let (article, n) = *met.get();
                    let body = self.bodies.get(&article)?;
                    Some(body.sentence(n as usize))
                }
                hash_map::Entry::Vacant(new) => {
                    new.insert((article, n as u32));
                    None
                }
            }
        });
        Ok(Body::new(text, document, tokens))
    }
}
