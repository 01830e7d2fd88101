//! Takes each article apart for the first time: what finding needs of it, and what is kept of it.

use super::Options;
use crate::article::{Article, Format, Role};
use crate::find::index::{Index, Writer};
use crate::report::Entry;
use crate::text::document::{Document, Tokens};

/// What finding goes by of an article's body. Its tokens, which need several times the room of its text, are made again for
/// the comparisons it comes to.
#[derive(Debug)]
pub(super) struct Indexed {
    /// How many fingerprints it has; none where the body holds no words, or is not to be compared.
    pub(super) fingerprints: u32,
    /// The least of them, which versions of a story mostly have in common.
    pub(super) least: u64,
    /// One number for the characters of the body, any white space as one space.
    pub(super) key: u128,
}

/// Reads articles on behalf of one thread.
pub(super) struct Reader<'r> {
    options: &'r Options,
    index: Writer<'r>,
    tokens: Tokens,
    characters: Vec<u8>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(index: &'r Index, options: &'r Options) -> Reader<'r> {
        Reader {
            options,
            index: index.writer(),
            tokens: Tokens::default(),
            characters: Vec::new(),
        }
    }

    /// Takes the article of this number apart and adds its fingerprints to the index.
    pub(super) fn read(&mut self, number: u32, article: Article, role: Role) -> (Entry, Indexed) {
        let document = Document::read_into(&article, self.options.language, &mut self.tokens);
        let fingerprints = match article.metadata.withdrawn {
            None => self.options.recipe.fingerprints(&self.tokens.tokens),
            Some(_) => Vec::new(),
        };
        self.index.add(number, &fingerprints);
        let indexed = Indexed {
            key: body_key(&article.text, &document, &mut self.characters),
            fingerprints: fingerprints.len() as u32,
            least: fingerprints.first().copied().unwrap_or(0),
        };
        let not_comparable = match &article.metadata.withdrawn {
            Some(reason) => Some(reason.clone()),
            None => (document.words() == 0).then(|| reason(&article, &document)),
        };
        let entry = Entry {
            article,
            document,
            not_comparable,
            role,
        };
        (entry, indexed)
    }
}

/// Why an article without sentences cannot be compared.
fn reason(article: &Article, document: &Document) -> String {
    let is_file = article.format == Format::Text && article.headline.is_none();
    if article.text.trim().is_empty() && !is_file {
        "it has no text".to_owned()
    } else if article.text.trim().is_empty() {
        "the file is empty".to_owned()
    } else if document.furniture.is_empty() {
        "it holds no words".to_owned()
    } else {
        "all of it was set aside: no body text".to_owned()
    }
}

/// One number for the sentences of a body, any white space as one space. Where sentences end counts, too, and where there is
/// space: cut otherwise (`U.S.embassy`), the same characters need not compare with a third body in the same way.
fn body_key(text: &str, document: &Document, characters: &mut Vec<u8>) -> u128 {
    characters.clear();
    for sentence in &document.sentences {
        let sentence = sentence.span.of(text).as_bytes();
        if !has_odd_space(sentence) {
            characters.extend_from_slice(sentence);
            characters.push(b'\n');
            continue;
        }
        let from = characters.len();
        characters.resize(from + sentence.len() + 1, b'\n');
        let mut at = from;
        let mut after_space = false;
        for byte in sentence {
            // Written in any case and kept if the next one does not overwrite it: no branch that depends on the text.
            let is_space = byte.is_ascii_whitespace();
            characters[at] = if is_space { b' ' } else { *byte };
            at += usize::from(!(is_space && after_space));
            after_space = is_space;
        }
        characters[at] = b'\n';
        characters.truncate(at + 1);
    }
    xxhash_rust::xxh3::xxh3_128(characters)
}

/// Whether any white space is more than one space. Looks at all bytes rather than to stop at the first: that is faster, as
/// hardly any sentence has such. (A sentence neither begins nor ends with white space.)
fn has_odd_space(sentence: &[u8]) -> bool {
    let pairs = sentence.iter().zip(sentence.get(1..).unwrap_or_default());
    let is_odd = |a: u8, b: u8| u8::from(a < b' ') | u8::from(a == b' ') & u8::from(b == b' ');
    pairs.fold(0, |odd, (a, b)| odd | is_odd(*a, *b)) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> u128 {
        let (document, _) = Document::read(text, None);
        body_key(text, &document, &mut Vec::new())
    }

    #[test]
    fn copies_may_be_wrapped_otherwise_but_not_lack_a_space() {
        let story = "A spokeswoman for the U.S. embassy in Lorvane spoke.";
        assert_eq!(key(story), key(&story.replace(" in", " \n\tin")));
        assert_ne!(key(story), key(&story.replace("U.S. ", "U.S.")));
    }
}
