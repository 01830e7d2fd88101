//! Turns a stretch of text into tokens: one pass over its bytes, Unicode rules only where there is more than ASCII.

mod amount;
mod decimal;
mod fold;
mod fraction;
mod known;
mod number;
mod short;
mod window;
mod word;

pub use decimal::DecimalSign;

use crate::span::Span;
use crate::text::quantity::Quantity;
use crate::text::token::{Form, Rules, Token, TokenKind, Traits};
use known::KnownWords;
use std::cell::RefCell;

/// Appends the tokens of `text[span]`, in order, numbers read as in English. Deterministic in the characters of the span
/// alone, so that a sentence has the same tokens wherever it stands.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    tokenize_with(text, span, DecimalSign::Point, tokens);
}

/// The tokens of a whole text, read by itself.
pub(crate) fn tokens_of(text: &str) -> Vec<Token> {
    /// Or more, in nearly every text.
    const BYTES_A_WORD: usize = 4;
    let mut tokens = Vec::with_capacity(text.len() / BYTES_A_WORD + 1);
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    tokens
}

/// Appends the tokens of `text[span]` as [`tokenize`] does, of a text that sets this sign before decimals.
pub fn tokenize_with(text: &str, span: Span, decimal: DecimalSign, tokens: &mut Vec<Token>) {
    // Room for a sentence of usual length, whose words have six to eight bytes with the spaces behind them.
    tokens.reserve((span.len() / 8).min(64));
    KEPT.with_borrow_mut(|(known, scratch)| {
        let mut tokenizer = Tokenizer {
            text,
            start: span.start as usize,
            end: span.end as usize,
            floor: tokens.len(),
            tokens,
            amount: None,
            decimal,
            scratch: std::mem::take(scratch),
            known: Some(known),
        };
        tokenizer.run();
        *scratch = tokenizer.scratch;
    });
}

/// The canonical text of a token of [`tokenize`]: what its form is the hash of.
pub fn canonical(text: &str, token: &Token) -> String {
    canonical_with(text, token, DecimalSign::Point)
}

/// The canonical text of a token of [`tokenize_with`].
pub fn canonical_with(text: &str, token: &Token, decimal: DecimalSign) -> String {
    let mut tokens = Vec::with_capacity(2);
    let mut tokenizer = Tokenizer {
        text,
        start: token.span.start as usize,
        end: token.span.end as usize,
        floor: 0,
        tokens: &mut tokens,
        amount: None,
        decimal,
        scratch: String::new(),
        known: None,
    };
    tokenizer.run();
    tokenizer.scratch
}

struct Tokenizer<'a> {
    text: &'a str,
    /// Where the span to be read begins and ends: nothing outside it may tell how it is read.
    start: usize,
    end: usize,
    /// Number of tokens that were there before: they are never merged with new ones.
    floor: usize,
    tokens: &'a mut Vec<Token>,
    /// The amount that the last token stands for, while the next word may still change it.
    amount: Option<Amount>,
    decimal: DecimalSign,
    /// Canonical text of the last token; of a plain word only if [`Self::keeps_text`].
    scratch: String,
    /// Words met before, unless the canonical text of every token is wanted.
    known: Option<&'a mut KnownWords>,
}

/// A number being put together.
#[derive(Clone, Copy)]
struct Amount {
    quantity: Quantity,
    /// Whether it is one of twenty, thirty … ninety, which take a unit behind a hyphen.
    tens: bool,
}

thread_local! {
    /// What serves all texts: what is known of words, which depends on nothing but their characters, and the room of
    /// [`Tokenizer::scratch`].
    static KEPT: RefCell<(KnownWords, String)> = RefCell::default();
}

impl Tokenizer<'_> {
    /// Whether the canonical text of every token is wanted.
    pub(super) fn keeps_text(&self) -> bool {
        self.known.is_none()
    }

    pub(super) fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.start;
        while at < self.end {
            at = self.known_words(at);
            if at >= self.end {
                break;
            }
            at = match bytes[at] {
                b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
                b'0'..=b'9' => self.number(at, at, None),
                b'$' => self.sign(at, at + 1),
                b'%' => self.percent(at),
                b'&' => self.ampersand(at),
                b'.' if self.is_leading_point(at) => self.number(at, at, None),
                0..=0x7f => at + 1,
                _ => self.beyond_ascii(at),
            };
        }
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        if at < self.end {
            self.text.as_bytes()[at]
        } else {
            0
        }
    }

    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    /// Pushes `text[start..end]` lower-cased but otherwise as it is. Returns `end`.
    pub(super) fn plain(&mut self, start: usize, end: usize) -> usize {
        self.scratch.clear();
        self.scratch
            .extend(self.text[start..end].chars().flat_map(char::to_lowercase));
        let rules = if self.scratch == self.text[start..end] {
            Rules::default()
        } else {
            Rules::CASE
        };
        self.push(start, end, TokenKind::Word, rules);
        end
    }

    /// Pushes a token whose canonical text is in `scratch`.
    pub(super) fn push(&mut self, start: usize, end: usize, kind: TokenKind, rules: Rules) {
        let capital = self.text.as_bytes()[start].is_ascii_uppercase();
        self.push_token(Token {
            span: Span::new(start, end),
            form: Form::of(&self.scratch),
            kind,
            rules,
            traits: Traits::of_capital(capital),
        });
    }

    /// Pushes a token that ends any amount before it.
    pub(super) fn push_token(&mut self, token: Token) {
        self.amount = None;
        self.tokens.push(token);
    }
}

/// Whether a character sets words of one line apart, however wide it is and whether or not a line may end there.
pub(crate) fn is_space(c: char) -> bool {
    c == ' '
        || !c.is_ascii() && c.is_whitespace() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether nothing, or no more than one such space, stands between two words.
fn is_space_or_nothing(gap: &str) -> bool {
    let mut characters = gap.chars();
    characters.next().is_none_or(is_space) && characters.next().is_none()
}

#[cfg(test)]
mod tests;
