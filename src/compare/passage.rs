//! One side of a tie: neighboring sentences with their tokens, and what their article knows of names.

use crate::compare::wordclass;
use crate::span::Span;
use crate::text::token::{Form, Token, TokenKind};
use crate::text::tokenize;
use hashbrown::HashSet;
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
    pub(crate) names: &'a Names,
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
        self.canonical[n].get_or_init(|| {
            let (token, surface) = (&self.tokens[n], self.surface(n));
            // Of most words no more than capitals were changed, and the form tells so.
            if Form::of(surface) == token.form {
                return Cow::Borrowed(surface);
            }
            let lower = surface.to_ascii_lowercase();
            if Form::of(&lower) == token.form {
                return Cow::Owned(lower);
            }
            Cow::Owned(tokenize::canonical(self.text, token))
        })
    }

    /// The canonical text of a token without the ending of a possessive.
    pub(crate) fn stem(&self, n: usize) -> &str {
        let word = self.canonical(n);
        word.strip_suffix("'s").unwrap_or(word)
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
            && (!wordclass::is_first_person(self.canonical(n)) || self.is_roman(n))
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
        self.names.has_small(word, self.article)
    }
}

fn ends_sentence(gap: &str) -> bool {
    gap.contains(['.', '!', '?', ':', '“', '"', '\n', '‘', '`'])
}

/// Which capitalized words stand next to each other in an article: the parts of its names.
///
/// It keeps what it was asked, as what was told of a passage holds of the same passage elsewhere only where the answers are
/// the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// Neighboring capitalized words, as pairs of forms.
    pairs: HashSet<(Form, Form)>,
    /// Capitalized words that begin no sentence.
    words: HashSet<Form>,
    /// Words with a small letter; gathered only when asked for.
    small: OnceCell<HashSet<Form>>,
    asked: RefCell<Vec<Question>>,
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
}

impl Names {
    pub(crate) fn of(text: &str, tokens: &[Token]) -> Names {
        let mut names = Names::default();
        for (n, token) in tokens.iter().enumerate() {
            // A function word with a capital inside a sentence is part of a name: "To Lam".
            if !token.is_capital() {
                continue;
            }
            let Some(before) = n.checked_sub(1).map(|m| tokens[m]) else {
                continue;
            };
            let gap = text
                .get(before.span.end as usize..token.span.start as usize)
                .unwrap_or_default();
            // As it is between most words, no character needs to be looked at.
            let is_space = gap == " ";
            let goes_on = is_space || !ends_sentence(gap);
            if goes_on && !token.is_function() && token.kind == TokenKind::Word {
                let surface = token.span.of(text);
                let stem = surface
                    .strip_suffix("'s")
                    .or_else(|| surface.strip_suffix("’s"));
                names.words.insert(match stem {
                    None => token.form,
                    Some(stem) => possessor(text, token, stem),
                });
            }
            if before.is_capital() && (is_space || gap.chars().all(char::is_whitespace)) {
                names.pairs.insert((before.form, token.form));
            }
        }
        names
    }

    /// Whether the article has these two words next to each other in a name.
    pub(crate) fn has_pair(&self, first: Form, second: Form) -> bool {
        self.ask(About::Pair(first, second), &[])
    }

    /// Whether the article has the word as a name or part of one.
    pub(crate) fn has(&self, word: Form) -> bool {
        self.ask(About::Name(word), &[])
    }

    /// Whether the article, of which these are all the tokens, has the word with a small letter.
    pub(crate) fn has_small(&self, word: Form, article: &[Token]) -> bool {
        self.ask(About::Small(word), article)
    }

    /// What was asked since this was last called.
    pub(crate) fn take_asked(&self) -> Vec<Question> {
        self.asked.take()
    }

    /// Whether the answer to a question is the same here.
    pub(crate) fn answers(&self, question: &Question, article: &[Token]) -> bool {
        self.answer(question.about, article) == question.answer
    }

    fn ask(&self, about: About, article: &[Token]) -> bool {
        let answer = self.answer(about, article);
        let question = Question { about, answer };
        let mut asked = self.asked.borrow_mut();
        // Rules that look at one place ask the same.
        if asked.last() != Some(&question) {
            asked.push(question);
        }
        answer
    }

    fn answer(&self, about: About, article: &[Token]) -> bool {
        match about {
            About::Name(word) => self.words.contains(&word),
            About::Pair(word, next) => self.pairs.contains(&(word, next)),
            About::Small(word) => self
                .small
                .get_or_init(|| {
                    let small = article.iter().filter(|token| !token.is_capital());
                    small.map(|token| token.form).collect()
                })
                .contains(&word),
        }
    }
}

/// The form of a possessive without its ending; `stem` is what the author wrote of it.
fn possessor(text: &str, token: &Token, stem: &str) -> Form {
    // Of most no more than capitals and the apostrophe were changed, and the form tells so.
    let mut word = stem.to_ascii_lowercase();
    word.push_str("'s");
    if Form::of(&word) != token.form {
        word = tokenize::canonical(text, token);
    }
    Form::of(word.strip_suffix("'s").unwrap_or(&word))
}
