//! An article's body as comparing sees it: text, sentences and tokens, with what is worked out from them once for all the
//! comparisons it comes to.

use crate::compare::keys::Keys;
use crate::compare::likeness::Bag;
use crate::compare::passage::Names;
use crate::compare::places::Places;
use crate::span::Span;
use crate::text::document::{Document, Tokens};
use crate::text::token::Token;
use std::cell::OnceCell;
use std::ops::Range;

/// What is compared: an article's text with what was made of it.
#[derive(Debug)]
pub struct Body<'a> {
    pub(crate) text: &'a str,
    pub(crate) document: &'a Document,
    pub(crate) tokens: Tokens,
    hash: OnceCell<u64>,
    keys: OnceCell<Keys>,
    stems: OnceCell<Box<[OnceCell<Bag>]>>,
    places: OnceCell<Places>,
    names: OnceCell<Names>,
    contents: OnceCell<Box<[OnceCell<u128>]>>,
}

impl<'a> Body<'a> {
    /// The body of an article. `document` and `tokens` were made of `text`.
    pub fn new(text: &'a str, document: &'a Document, tokens: Tokens) -> Body<'a> {
        Body {
            text,
            document,
            tokens,
            hash: OnceCell::new(),
            keys: OnceCell::new(),
            stems: OnceCell::new(),
            places: OnceCell::new(),
            names: OnceCell::new(),
            contents: OnceCell::new(),
        }
    }

    /// Whether this body comes first when two are told apart by their content alone.
    pub(crate) fn comes_before(&self, other: &Body<'_>) -> bool {
        let by_length = self.tokens.tokens.len().cmp(&other.tokens.tokens.len());
        by_length
            .then_with(|| self.hash().cmp(&other.hash()))
            .is_le()
    }

    fn hash(&self) -> u64 {
        *self
            .hash
            .get_or_init(|| xxhash_rust::xxh3::xxh3_64(self.text.as_bytes()))
    }

    pub(crate) fn sentences(&self) -> usize {
        self.tokens.sentences.len()
    }

    /// Where a sentence begins, and its tokens.
    pub(crate) fn sentence(&self, n: usize) -> (u32, &[Token]) {
        (self.document.sentences[n].span.start, self.tokens.of(n))
    }

    pub(crate) fn span(&self, sentences: &Range<u32>) -> Span {
        let first = self.document.sentences[sentences.start as usize].span;
        let last = self.document.sentences[sentences.end as usize - 1].span;
        first.join(last)
    }

    /// The sentences by what they say.
    pub(crate) fn keys(&self) -> &Keys {
        self.keys.get_or_init(|| Keys::of(self))
    }

    /// The words of a sentence by their stems.
    pub(crate) fn stems(&self, sentence: usize) -> &Bag {
        let all = self
            .stems
            .get_or_init(|| vec![OnceCell::new(); self.sentences()].into_boxed_slice());
        all[sentence].get_or_init(|| Bag::of_stems(self.text, self.tokens.of(sentence)))
    }

    /// The sentences by the content words that stand in them.
    pub(crate) fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(self))
    }

    /// The number that stands for all that a sentence says, as `content` makes it.
    pub(crate) fn content(&self, sentence: usize, content: impl FnOnce() -> u128) -> u128 {
        let all = self
            .contents
            .get_or_init(|| vec![OnceCell::new(); self.sentences()].into_boxed_slice());
        *all[sentence].get_or_init(content)
    }

    /// What the body knows of names.
    pub(crate) fn names(&self) -> &Names {
        self.names.get_or_init(Names::default)
    }
}
