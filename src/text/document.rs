//! A document: what belongs to the page set aside, what belongs to the story in sentences.

use crate::article::{Article, Format, Notice};
use crate::span::Span;
use crate::text::language::Language;
use crate::text::token::Token;
use crate::text::tokenize::{DecimalSign, tokenize_with};
use crate::text::{furniture, language, quotation, segment};
use std::ops::Range;

pub use crate::article::{Furniture, FurnitureKind};
pub use crate::text::furniture::Dateline;

/// An article's text, taken apart. All spans point into the article's decoded text.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What belongs to the wire or the page rather than to the story, in order, disjoint from one another and from the sentences.
    pub furniture: Vec<Furniture>,
    /// Version, kill and embargo markers found in the furniture.
    pub notices: Vec<Notice>,
    /// The first dateline, with its place and date.
    pub dateline: Option<Dateline>,
    /// Sentences of the body, in order and disjoint.
    pub sentences: Vec<Sentence>,
    /// The sign before the decimals of its numbers.
    pub decimal_sign: DecimalSign,
    /// How many words of the sentences are function words of English.
    pub function_words: u32,
}

/// The tokens of a document's sentences.
///
/// Kept apart from the [`Document`], which needs little room, so that a large batch can drop them and make them again for
/// the few articles that are compared.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// Tokens of all sentences, in order.
    pub tokens: Vec<Token>,
    /// For each sentence, where its tokens stand among them.
    pub sentences: Vec<Range<usize>>,
}

impl Document {
    /// Takes the text of an article apart, minding what its format marks as furniture. Without a `language` it goes by what the
    /// format states and else by the script.
    pub fn of(article: &Article, language: Option<Language>) -> (Document, Tokens) {
        let mut tokens = Tokens::default();
        let document = Document::read_into(article, language, &mut tokens);
        (document, tokens)
    }

    /// Takes the text of an article apart as [`Document::of`] does, and leaves its tokens in place of those in `tokens`,
    /// whose room is used again.
    pub(crate) fn read_into(
        article: &Article,
        language: Option<Language>,
        tokens: &mut Tokens,
    ) -> Document {
        let language = language.or_else(|| stated_language(article));
        // The subject of a mail is as often its sender's own as it is the headline.
        let is_mail = article.format == Format::Email;
        let headline = article.headline.as_deref().filter(|_| !is_mail);
        let mut document = Document::read_marked(
            &article.text,
            &article.furniture,
            headline,
            language,
            tokens,
        );
        // What a format marks may have given notice when it was read.
        let is_known = |notice: &Notice| {
            // No article has so many; a hostile one may, and both lists are its.
            const MOST: usize = 64;
            let mut known = article.notices.iter().take(MOST);
            known.any(|other| {
                let overlap = other.span.zip(notice.span);
                other.kind == notice.kind
                    && (other.text == notice.text
                        || overlap.is_some_and(|(a, b)| a.start < b.end && b.start < a.end))
            })
        };
        document.notices.retain(|notice| !is_known(notice));
        document
    }

    /// Takes a text apart, without a `language` by the script.
    pub fn read(text: &str, language: Option<Language>) -> (Document, Tokens) {
        let mut tokens = Tokens::default();
        let document = Document::read_marked(text, &[], None, language, &mut tokens);
        (document, tokens)
    }

    fn read_marked(
        text: &str,
        marked: &[Furniture],
        headline: Option<&str>,
        language: Option<Language>,
        tokens: &mut Tokens,
    ) -> Document {
        let layout = furniture::lay_out(text, marked, headline);
        let mut document = Document {
            furniture: layout.furniture,
            notices: layout.notices,
            dateline: layout.dateline,
            // More than most stories have, whose paragraphs are short.
            sentences: Vec::with_capacity(2 * layout.paragraphs.len()),
            decimal_sign: DecimalSign::of(text, language),
            function_words: 0,
        };
        let mut spans = Vec::new();
        for (number, paragraph) in layout.paragraphs.iter().enumerate() {
            spans.clear();
            segment::split(text, *paragraph, language, &mut spans);
            document
                .sentences
                .extend(spans.iter().map(|&span| Sentence {
                    span,
                    paragraph: number as u32,
                    words: 0,
                }));
        }
        // Kept for every article of a batch, so no room is left unused.
        document.sentences.shrink_to_fit();
        document.tokenize(text, tokens, |_| None);
        for (sentence, tokens) in document.sentences.iter_mut().zip(&tokens.sentences) {
            sentence.words = tokens.len() as u32;
        }
        let function_words = tokens.tokens.iter().filter(|token| token.is_function());
        document.function_words = function_words.count() as u32;
        document
    }

    /// The tokens of the sentences. `text` is the text that the document was read from.
    pub fn tokens(&self, text: &str) -> Tokens {
        self.tokens_knowing(text, |_| None)
    }

    /// The tokens of the sentences as [`Document::tokens`] makes them, but for sentences whose tokens are known: for the
    /// number of a sentence, `known` may have the same characters in another document with the same sign before decimals, as
    /// where they begin there and their tokens.
    pub(crate) fn tokens_knowing<'t>(
        &self,
        text: &str,
        known: impl FnMut(usize) -> Option<(u32, &'t [Token])>,
    ) -> Tokens {
        let words: usize = self.words() as usize;
        let mut tokens = Tokens {
            tokens: Vec::with_capacity(words),
            sentences: Vec::with_capacity(self.sentences.len()),
        };
        self.tokenize(text, &mut tokens, known);
        tokens
    }

    fn tokenize<'t>(
        &self,
        text: &str,
        all: &mut Tokens,
        mut known: impl FnMut(usize) -> Option<(u32, &'t [Token])>,
    ) {
        all.tokens.clear();
        all.sentences.clear();
        let mut leads = quotation::Leads::of(text);
        for paragraph in self.sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
            let from = all.tokens.len();
            for sentence in paragraph {
                let start = all.tokens.len();
                if let Some((from, tokens)) = known(all.sentences.len()) {
                    let moved = |token: &Token| token.moved(from, sentence.span.start);
                    all.tokens.extend(tokens.iter().map(moved));
                } else {
                    tokenize_with(text, sentence.span, self.decimal_sign, &mut all.tokens);
                }
                all.sentences.push(start..all.tokens.len());
            }
            quotation::mark_quoted(
                &mut leads,
                paragraph[0].span.start as usize,
                &mut all.tokens[from..],
            );
        }
    }

    /// How many words the body has.
    pub fn words(&self) -> u64 {
        self.sentences.iter().map(|s| u64::from(s.words)).sum()
    }

    /// Whether it reads as English: function words are at least a sixth of its words.
    ///
    /// English news has 35 to 45 %, other languages, which have a few of the same words, under 8 %.
    pub fn is_english(&self) -> bool {
        self.function_words > 0 && u64::from(self.function_words) * 6 >= self.words()
    }

    /// Whether it does not read as English and shows that it is in another language: `article`, which it was read from,
    /// states one, or it has the letters or function words of one. A table of names and figures shows none.
    pub fn is_foreign(&self, article: &Article) -> bool {
        if self.is_english() {
            return false;
        }
        let sentences = self.sentences.iter();
        stated_language(article).is_some_and(|stated| stated.code() != "en")
            || language::is_other(sentences.map(|sentence| sentence.span.of(&article.text)))
    }
}

/// The language that the format of an article states.
fn stated_language(article: &Article) -> Option<Language> {
    article.metadata.language.as_ref()?.parse().ok()
}

impl Tokens {
    /// The tokens of one sentence.
    pub fn of(&self, sentence: usize) -> &[Token] {
        &self.tokens[self.sentences[sentence].clone()]
    }

    /// The tokens of neighboring sentences.
    pub fn of_run(&self, sentences: &Range<u32>) -> &[Token] {
        let first = self.sentences[sentences.start as usize].start;
        let last = self.sentences[sentences.end as usize - 1].end;
        &self.tokens[first..last]
    }
}

/// One sentence of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Number of the body paragraph that it stands in, from 0.
    pub paragraph: u32,
    /// How many words it has.
    pub words: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_known_from_another_text_has_the_tokens_it_would_have_anew() {
        let met = "“The ferry is late. Half a dozen pilots left,” Ida Marsh said. It ran aground at 10:30.";
        let text = "In brief: It ran aground at 10:30.\n\nHalf a dozen pilots left,” Ida Marsh said. “The ferry is late.";
        let (other, tokens) = Document::read(met, None);
        let (document, expected) = Document::read(text, None);
        let sentence = |n: usize| document.sentences[n].span.of(text);
        let mut copied = 0;
        let known = |n| {
            let mut sentences = other.sentences.iter();
            let m = sentences.position(|met_one| met_one.span.of(met) == sentence(n))?;
            copied += 1;
            Some((other.sentences[m].span.start, tokens.of(m)))
        };
        let found = document.tokens_knowing(text, known);
        assert_eq!(copied, 2);
        assert_eq!(found.tokens, expected.tokens);
        assert_eq!(found.sentences, expected.sentences);
    }

    #[test]
    fn the_language_that_a_user_names_counts_more_than_what_the_article_states() {
        let mut article = Article::new("-", Format::Text, "UTF-8", "2.900 Euro.".to_owned());
        let sign = |article: &Article, tag: &str| {
            let (document, _) = Document::of(article, tag.parse().ok());
            document.decimal_sign
        };
        for tag in ["de", "DE", "de-AT", "deu"] {
            assert_eq!(sign(&article, tag), DecimalSign::Comma, "{tag}");
        }
        assert_eq!(sign(&article, ""), DecimalSign::Point);
        article.metadata.language = Some("de-AT".to_owned());
        assert_eq!(sign(&article, ""), DecimalSign::Comma);
        assert_eq!(sign(&article, "en"), DecimalSign::Point);
    }

    #[test]
    fn english_is_told_from_other_languages_by_its_function_words() {
        let is_english = |text| Document::read(text, None).0.is_english();
        assert!(is_english(
            "The envoys of nine coastal states met in Lindmoor on Monday, and they will meet again."
        ));
        assert!(!is_english(
            "Die Gesandten von neun Staaten trafen sich am Montag in Lindmoor und wollen sich wieder treffen."
        ));
        assert!(!is_english(
            "Các phái viên của chín nước đã họp tại Lindmoor hôm thứ Hai."
        ));
        assert!(!is_english(""));
    }
}
