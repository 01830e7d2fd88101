//! One side of a tie: neighboring sentences with their tokens, and what their words are in their article.

mod names;

pub(crate) use names::{Names, Question};

use crate::compare::wordclass::Classes;
use crate::span::Span;
use crate::text::token::{Form, Rules, Token, TokenKind};
use crate::text::tokenize;
use names::About;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// One side of a tie.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'a> {
    pub(crate) text: &'a str,
    pub(crate) span: Span,
    pub(crate) tokens: &'a [Token],
    /// All tokens of the article.
    pub(crate) article: &'a [Token],
    pub(crate) names: &'a Names,
}

/// The words of one side of a tie, their canonical texts made only when asked for: most words are kept, and of those nobody
/// asks.
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    names: &'a Names,
    article: &'a [Token],
    span: Span,
    canonical: Box<[OnceCell<Cow<'a, str>>]>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(passage: &Passage<'a>) -> Words<'a> {
        Words {
            text: passage.text,
            tokens: passage.tokens,
            names: passage.names,
            article: passage.article,
            span: passage.span,
            canonical: vec![OnceCell::new(); passage.tokens.len()].into_boxed_slice(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The author's characters of a token.
    pub(crate) fn surface(&self, n: usize) -> &'a str {
        self.tokens[n].span.of(self.text)
    }

    /// The canonical text of a token.
    pub(crate) fn canonical(&self, n: usize) -> &str {
        self.canonical[n].get_or_init(|| canonical(self.text, &self.tokens[n]))
    }

    /// The canonical text of a token without the ending of a possessive.
    pub(crate) fn stem(&self, n: usize) -> &str {
        let word = self.canonical(n);
        word.strip_suffix("'s").unwrap_or(word)
    }

    /// The classes of words that a token stands in.
    pub(crate) fn classes(&self, n: usize) -> Classes {
        Classes::of(self.tokens[n].form)
    }

    /// Whether a token stands in one of some classes of words.
    pub(crate) fn is(&self, n: usize, any: Classes) -> bool {
        self.classes(n).is(any)
    }

    /// Where the gap in front of a token stands; `n` may be one past the last token.
    pub(crate) fn gap(&self, n: usize) -> Span {
        let start = match n.checked_sub(1) {
            None => self.span.start,
            Some(before) => self.tokens[before].span.end,
        };
        let end = self.tokens.get(n).map_or(self.span.end, |t| t.span.start);
        Span::new(start as usize, end.max(start) as usize)
    }

    /// Whether nothing but white space stands in front of a token that is not the first.
    pub(crate) fn is_bare(&self, n: usize) -> bool {
        n > 0 && self.gap(n).of(self.text).chars().all(char::is_whitespace)
    }

    /// Where a run of words stands; for none, the place behind the word before.
    pub(crate) fn run(&self, run: &Range<usize>) -> Span {
        if run.is_empty() {
            let at = self.gap(run.start).start as usize;
            return Span::new(at, at);
        }
        self.tokens[run.start]
            .span
            .join(self.tokens[run.end - 1].span)
    }

    /// The canonical text of a token with only white space before it; an empty one where there is none.
    pub(crate) fn bare_word(&self, n: usize) -> &str {
        match n < self.len() && self.is_bare(n) {
            true => self.canonical(n),
            false => "",
        }
    }

    /// Whether a sentence or quotation begins with this token.
    pub(crate) fn begins_sentence(&self, n: usize) -> bool {
        n == 0 || ends_sentence(self.gap(n).of(self.text))
    }

    /// Whether the token is a number.
    pub(crate) fn is_numeric(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(Token::is_numeric)
    }

    /// Whether the token begins with a capital as names do, wherever it stands: no pronoun, number, weekday or month.
    pub(crate) fn is_capital(&self, n: usize) -> bool {
        self.tokens
            .get(n)
            .is_some_and(|t| t.is_capital() && t.kind == TokenKind::Word)
            && (!self.is(n, Classes::FIRST_PERSON) || self.is_roman(n))
    }

    /// Whether the token is a Roman numeral behind a name: `Albrecht I`, `Storm War II`.
    pub(crate) fn is_roman(&self, n: usize) -> bool {
        let surface = self.surface(n);
        surface.len() <= 5
            && surface.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
            && self.is_bare(n)
            && self.tokens[n - 1].is_capital()
            && !self.tokens[n - 1].is_function()
            && !self.begins_sentence(n - 1)
    }

    /// Whether the article has the word with a small letter.
    pub(crate) fn has_small(&self, word: Form) -> bool {
        let about = About::Small(word);
        self.names.ask(about, self.text, self.article)
    }

    /// Whether the article has the word as a name or part of one.
    pub(crate) fn has_name(&self, word: Form) -> bool {
        let about = About::Name(word);
        self.names.ask(about, self.text, self.article)
    }

    /// Whether the article has these two words next to each other in a name.
    pub(crate) fn has_pair(&self, first: Form, second: Form) -> bool {
        let about = About::Pair(first, second);
        self.names.ask(about, self.text, self.article)
    }

    /// Whether the article names a dollar other than that of the United States.
    pub(crate) fn names_another_dollar(&self) -> bool {
        self.names
            .ask(About::AnotherDollar, self.text, self.article)
    }
}

/// The canonical text of a token. Of most words no more than capitals or an apostrophe were changed, and the form tells so.
fn canonical<'a>(text: &'a str, token: &Token) -> Cow<'a, str> {
    let surface = token.span.of(text);
    let is_plain = token.kind == TokenKind::Word && token.rules == Rules::default();
    // No rule says that `&amp;` was read as `&`.
    if is_plain && surface.is_ascii() && !surface.contains('&') {
        debug_assert_eq!(Form::of(surface), token.form, "{surface}");
        return Cow::Borrowed(surface);
    }
    if !token.rules.has(Rules::CASE) && Form::of(surface) == token.form {
        return Cow::Borrowed(surface);
    }
    let mut lower = surface.to_ascii_lowercase();
    if token.rules.has(Rules::PUNCTUATION) {
        lower = lower.replace('’', "'");
    }
    if Form::of(&lower) == token.form {
        return Cow::Owned(lower);
    }
    Cow::Owned(tokenize::canonical(text, token))
}

fn ends_sentence(gap: &str) -> bool {
    // Nearly all gaps are a space.
    gap != " " && gap.contains(['.', '!', '?', ':', '“', '"', '\n', '‘', '`'])
}
