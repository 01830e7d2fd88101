//! The articles of a batch that a job looks at, each with its text.

use super::texts::TextStore;
use crate::report::Entry;
use hashbrown::HashMap;
use std::borrow::Cow;
use std::cell::OnceCell;

/// The articles of a batch, and where their texts are.
#[derive(Debug)]
pub(super) struct Shelf<X: TextStore> {
    pub(super) entries: Vec<Entry>,
    /// Where the text of each article was put; `None` where the article still has it.
    pub(super) places: Vec<Option<X::Place>>,
    pub(super) texts: X,
}

impl<X: TextStore> Shelf<X> {
    /// These articles, whose texts can be asked for.
    pub(super) fn open(&self, articles: impl Iterator<Item = u32>) -> Open<'_, X> {
        let is_away = |article: &u32| self.places[*article as usize].is_some();
        let away = articles.filter(is_away);
        Open {
            shelf: self,
            fetched: away.map(|article| (article, OnceCell::new())).collect(),
        }
    }

    /// Whether any text was put away, so that it may have to be waited for.
    pub(super) fn is_any_away(&self) -> bool {
        self.places.iter().any(Option::is_some)
    }

    /// An article with its text.
    ///
    /// # Errors
    /// Whatever keeps the text from being fetched.
    pub(super) fn fetch(&self, article: usize) -> Result<Cow<'_, Entry>, X::Error> {
        let here = &self.entries[article];
        let Some(place) = self.places[article] else {
            return Ok(Cow::Borrowed(here));
        };
        let mut entry = here.clone();
        entry.article.text = self.texts.fetch(&here.article, place)?;
        Ok(Cow::Owned(entry))
    }
}

/// Puts the text of an article away, if that is where `texts` wants it.
pub(super) fn put_away<X: TextStore>(mut entry: Entry, texts: &X) -> (Entry, Option<X::Place>) {
    let place = texts.put(&entry.article);
    match place {
        Some(_) => entry.article.text = String::new(),
        // Not asked for any more: the file need not be kept open.
        None => entry.article.reread = None,
    }
    (entry, place)
}

/// Some articles with their texts. A text that was put away is fetched when it is first asked for, and dropped with this.
pub(super) struct Open<'b, X: TextStore> {
    shelf: &'b Shelf<X>,
    fetched: HashMap<u32, OnceCell<Entry>>,
}

impl<X: TextStore> Open<'_, X> {
    /// How many articles the batch has in all.
    pub(super) fn all(&self) -> usize {
        self.shelf.entries.len()
    }

    /// An article of those that were opened, with its text.
    ///
    /// # Errors
    /// Whatever keeps the text from being fetched.
    pub(super) fn get(&self, article: u32) -> Result<&Entry, X::Error> {
        let here = &self.shelf.entries[article as usize];
        let Some(cell) = self.fetched.get(&article) else {
            debug_assert!(
                self.shelf.places[article as usize].is_none(),
                "{article} was not opened"
            );
            return Ok(here);
        };
        if let Some(entry) = cell.get() {
            return Ok(entry);
        }
        Ok(match self.shelf.fetch(article as usize)? {
            Cow::Borrowed(entry) => entry,
            Cow::Owned(entry) => cell.get_or_init(|| entry),
        })
    }
}
