//! Short forms: initialisms (`U.S.`) and abbreviations with their full stops (`Jan.`).

use super::Tokenizer;
use crate::text::lexicon::{self, EntryKind};
use crate::text::token::{Form, Rules, TokenKind, Traits};

impl Tokenizer<'_> {
    /// `U.S.`, `a.m.`, `D.C`: letters with full stops between them. Its form is that of the letters alone, unless they
    /// spell a function word.
    pub(super) fn initialism(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut lower = [0u8; 16];
        let mut letters = 0;
        let mut at = start;
        while self.byte(at).is_ascii_alphabetic() && self.byte(at + 1) == b'.' {
            letters += 1;
            at += 2;
            // Every letter of a long run begins a run of its own, so none may be followed to its end.
            if letters > lower.len() {
                return None;
            }
        }
        // `D.C` at the end of a clause, and `U.S` before anything that is not a word.
        if letters >= 1
            && self.byte(at).is_ascii_uppercase()
            && !self.byte(at + 1).is_ascii_alphanumeric()
            && letters < 6
            && self.byte(at + 1) < 0x80
            && self.byte(at + 1) != b'\''
        {
            letters += 1;
            at += 1;
        }
        if letters < 2 || self.byte(at).is_ascii_alphanumeric() {
            return None;
        }
        let mut n = 0;
        for byte in bytes[start..at].iter().filter(|b| b.is_ascii_alphabetic()) {
            lower[n] = byte.to_ascii_lowercase();
            n += 1;
        }
        self.scratch.clear();
        let guard = lexicon::is_function_initialism(&lower[..n]);
        for &letter in &lower[..n] {
            self.scratch.push(letter as char);
            if guard {
                self.scratch.push('.');
            }
        }
        if let Some(end) = self.us_dollars(start, at) {
            return Some(end);
        }
        let mut rules = Rules::ABBREVIATION;
        if bytes[start].is_ascii_uppercase() {
            rules = rules.with(Rules::CASE);
        }
        let mut kind = TokenKind::Word;
        // What stands for a word without its stops does so with them: `l.b.`, `O.K.`.
        if let Some(entry) = lexicon::look_up(Form::of(&self.scratch))
            && let EntryKind::Spelling
            | EntryKind::Abbreviation {
                needs_period: false,
                needs_capital: false,
            } = entry.kind
        {
            kind = kind_of_canonical(entry.canonical);
            self.scratch.clear();
            self.scratch.push_str(entry.canonical);
        }
        self.push(start, at, kind, rules);
        Some(at)
    }

    /// Takes `US dollars` into the amount before it, where `scratch` holds the canonical `u.s.`. Returns where it ends.
    pub(super) fn us_dollars(&mut self, start: usize, end: usize) -> Option<usize> {
        let amount = self.amount.filter(|_| self.scratch == "u.s.")?;
        self.extend_amount(amount, start, end, "u.s.", None)
            .then(|| {
                self.tokens
                    .last()
                    .map_or(end, |last| last.span.end as usize)
            })
    }

    /// Takes the full stop behind an abbreviation into the token, and writes it out where only the full stop tells that it
    /// is one. Returns whether it did.
    pub(super) fn abbreviate(&mut self, start: usize, end: usize) -> bool {
        if end - start > 8 {
            return false;
        }
        let mut lower = [0u8; 8];
        let word = &self.text.as_bytes()[start..end];
        for (to, from) in lower.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        let Ok(lower) = std::str::from_utf8(&lower[..word.len()]) else {
            return false;
        };
        // "No." is "number" only before one.
        let before_number = || {
            let space = usize::from(self.byte(end + 1) == b' ');
            // A token looked at by itself has its full stop only because it was found to be one.
            self.byte(end + 1 + space).is_ascii_digit() || self.keeps_text() && end + 1 == self.end
        };
        let (form, canonical) = if lower == "no" {
            // It is a function word everywhere else, so the lexicon knows no more of it.
            if !before_number() || !self.is_titlecase(start, end) {
                return false;
            }
            (Form::of("number"), "number")
        } else {
            let Some(entry) = lexicon::look_up(Form::of(lower)) else {
                return false;
            };
            let EntryKind::Abbreviation { needs_capital, .. } = entry.kind else {
                return false;
            };
            if needs_capital && !self.is_titlecase(start, end) {
                return false;
            }
            (entry.form, entry.canonical)
        };
        let Some(token) = self
            .tokens
            .last_mut()
            .filter(|t| t.span.start as usize == start)
        else {
            return false;
        };
        token.span.end = end as u32 + 1;
        token.form = form;
        token.kind = kind_of_canonical(canonical);
        token.traits = Traits::of_capital(token.is_capital());
        token.rules = token.rules.with(Rules::ABBREVIATION);
        self.scratch.clear();
        self.scratch.push_str(canonical);
        true
    }

    /// Whether a word begins with a capital and goes on in small letters: all in capitals, `SEC` is another word than `Sec`.
    pub(super) fn is_titlecase(&self, start: usize, end: usize) -> bool {
        let word = &self.text.as_bytes()[start..end];
        word[0].is_ascii_uppercase() && !word[1..].iter().any(u8::is_ascii_uppercase)
    }
}

/// What an abbreviation written out is, where that is more than a word.
pub(super) fn kind_of_canonical(canonical: &str) -> TokenKind {
    match lexicon::look_up(Form::of(canonical)).map(|e| e.kind) {
        Some(EntryKind::Month) => TokenKind::Month,
        Some(EntryKind::Weekday) => TokenKind::Weekday,
        _ => TokenKind::Word,
    }
}
