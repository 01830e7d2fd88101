//! One side of a tie: neighbouring sentences with their tokens, and what their article knows of names.

use crate::span::Span;
use crate::text::token::{Form, Token};
use crate::text::tokenize;
use hashbrown::HashSet;

/// One side of a tie.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'a> {
    pub(crate) text: &'a str,
    pub(crate) span: Span,
    pub(crate) tokens: &'a [Token],
    pub(crate) names: &'a Names,
}

impl<'a> Passage<'a> {
    /// The author's characters of a token.
    pub(crate) fn surface(&self, n: usize) -> &'a str {
        self.tokens[n].span.of(self.text)
    }

    /// The canonical text of a token.
    pub(crate) fn canonical(&self, n: usize) -> String {
        tokenize::canonical(self.text, &self.tokens[n])
    }

    /// Where the gap in front of a token begins and ends; `n` may be one past the last token.
    pub(crate) fn gap(&self, n: usize) -> (usize, usize) {
        let start = if n == 0 {
            self.span.start
        } else {
            self.tokens[n - 1].span.end
        };
        let end = if n == self.tokens.len() {
            self.span.end
        } else {
            self.tokens[n].span.start
        };
        (start as usize, end.max(start) as usize)
    }

    /// Whether a sentence begins with this token.
    pub(crate) fn begins_sentence(&self, n: usize) -> bool {
        let (start, end) = self.gap(n);
        n == 0 || self.text[start..end].contains(['.', '!', '?', ':', '“', '"', '\n'])
    }

    /// Whether the token is written with a capital though it begins no sentence.
    pub(crate) fn is_proper(&self, n: usize) -> bool {
        self.tokens[n].is_capital() && !self.begins_sentence(n)
    }
}

/// Which capitalized words stand next to each other in an article: the parts of its names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// Neighbouring capitalized words, as pairs of forms.
    pairs: HashSet<(Form, Form)>,
    /// Capitalized words that begin no sentence.
    words: HashSet<Form>,
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
            let gap = &text[before.span.end as usize..token.span.start as usize];
            if !gap.contains(['.', '!', '?', '\n']) {
                names.words.insert(token.form);
            }
            if before.is_capital() && gap.chars().all(char::is_whitespace) {
                names.pairs.insert((before.form, token.form));
            }
        }
        names
    }

    /// Whether the article has these two words next to each other in a name.
    pub(crate) fn has_pair(&self, first: Form, second: Form) -> bool {
        self.pairs.contains(&(first, second))
    }

    /// Whether the article has the word as a name or part of one.
    pub(crate) fn has(&self, word: Form) -> bool {
        self.words.contains(&word)
    }
}
