//! One side of a tie: neighboring sentences with their tokens, and what their article knows of names.

use crate::compare::dollar;
use crate::compare::wordclass::Classes;
use crate::span::Span;
use crate::text::token::{Form, Rules, Token, TokenKind};
use crate::text::tokenize;
use hashbrown::{HashSet, HashTable};
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
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

/// Which capitalized words stand next to each other in an article: the parts of its names.
///
/// It keeps what it was asked, as what was told of a passage holds of the same passage elsewhere only where the answers are
/// the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// Capitalized words that begin no sentence. This and the others are gathered only when asked for.
    words: OnceCell<HashTable<Form>>,
    /// Neighboring capitalized words, as pairs of forms.
    pairs: OnceCell<HashSet<(Form, Form)>>,
    /// Words with a small letter.
    small: OnceCell<HashSet<Form>>,
    /// Whether it names another dollar than that of the United States.
    another_dollar: OnceCell<bool>,
    asked: RefCell<Vec<Question>>,
}

/// The capitalized words of an article that begin no sentence, possessives as their nouns.
fn capitalized(text: &str, tokens: &[Token]) -> HashTable<Form> {
    let mut words: HashTable<Form> = HashTable::new();
    for (before, token) in tokens.iter().zip(tokens.iter().skip(1)) {
        if !token.is_capital()
            || token.is_function()
            || token.kind != TokenKind::Word
            || ends_sentence(gap_between(text, before, token))
        {
            continue;
        }
        let surface = token.span.of(text);
        let form = if surface.ends_with("'s") || surface.ends_with("’s") {
            let word = canonical(text, token);
            Form::of(word.strip_suffix("'s").unwrap_or(&word))
        } else {
            token.form
        };
        let known = words.entry(form.0, |known| *known == form, |known| known.0);
        known.or_insert(form);
    }
    words
}

/// The capitalized words of an article with nothing but white space between them, in pairs. A function word with a capital is
/// part of a name: "To Lam".
fn pairs(text: &str, tokens: &[Token]) -> HashSet<(Form, Form)> {
    let is_bare = |one: &Token, next: &Token| {
        let mut gap = gap_between(text, one, next).chars();
        gap.all(char::is_whitespace)
    };
    let pairs = tokens.iter().zip(tokens.iter().skip(1));
    pairs
        .filter(|(one, next)| one.is_capital() && next.is_capital() && is_bare(one, next))
        .map(|(one, next)| (one.form, next.form))
        .collect()
}

fn gap_between<'a>(text: &'a str, one: &Token, next: &Token) -> &'a str {
    text.get(one.span.end as usize..next.span.start as usize)
        .unwrap_or_default()
}

/// What was asked of an article's names, and what it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Question {
    about: About,
    answer: bool,
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// Whether a word is a name or part of one.
    Name(Form),
    /// Whether two words stand next to each other in a name.
    Pair(Form, Form),
    /// Whether a word stands somewhere with a small letter.
    Small(Form),
    /// Whether a dollar other than that of the United States is named.
    AnotherDollar,
}

impl Names {
    /// What was asked since this was last called.
    pub(crate) fn take_asked(&self) -> Vec<Question> {
        self.asked.take()
    }

    /// Whether the answer to a question is the same here.
    pub(crate) fn answers(&self, question: &Question, text: &str, article: &[Token]) -> bool {
        self.answer(question.about, text, article) == question.answer
    }

    /// Asks of the article that has this text and these tokens.
    fn ask(&self, about: About, text: &str, article: &[Token]) -> bool {
        let answer = self.answer(about, text, article);
        let question = Question { about, answer };
        let mut asked = self.asked.borrow_mut();
        // Rules that look at one place ask the same.
        if asked.last() != Some(&question) {
            asked.push(question);
        }
        answer
    }

    fn answer(&self, about: About, text: &str, article: &[Token]) -> bool {
        match about {
            About::Name(word) => self
                .words
                .get_or_init(|| capitalized(text, article))
                .find(word.0, |known| *known == word)
                .is_some(),
            About::Pair(word, next) => self
                .pairs
                .get_or_init(|| pairs(text, article))
                .contains(&(word, next)),
            About::Small(word) => self
                .small
                .get_or_init(|| {
                    let small = article.iter().filter(|token| !token.is_capital());
                    small.map(|token| token.form).collect()
                })
                .contains(&word),
            About::AnotherDollar => *self
                .another_dollar
                .get_or_init(|| dollar::names_another(text, article)),
        }
    }
}
