//! What an article knows of names: which of its words have capitals, and next to which. Each question is remembered with its
//! answer.

use super::{canonical, ends_sentence};
use crate::compare::dollar;
use crate::text::token::{Form, Token, TokenKind};
use hashbrown::{HashSet, HashTable};
use std::cell::{OnceCell, RefCell};

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

/// What was asked of an article's names, and what it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Question {
    about: About,
    answer: bool,
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
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
    pub(super) fn ask(&self, about: About, text: &str, article: &[Token]) -> bool {
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
