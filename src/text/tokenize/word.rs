//! Words: where one ends, and what its canonical form is.

use super::fraction::vulgar_fraction;
use super::short::kind_of_canonical;
use super::{Amount, Tokenizer};
use crate::span::Span;
use crate::text::lexicon::{self, Entry, EntryKind};
use crate::text::quantity::{Quantity, Unit, Value};
use crate::text::token::{Form, Rules, Token, TokenKind, Traits};
use unicode_normalization::char::is_combining_mark;

/// A word whose lower-case form was looked up in the lexicon.
struct LookedUp<'w> {
    start: usize,
    end: usize,
    lower: &'w str,
    /// The form of `lower`.
    form: Form,
    /// What made it lower-case.
    rules: Rules,
    /// Whether it begins with a capital.
    capital: bool,
}

impl LookedUp<'_> {
    fn token(&self, form: Form, kind: TokenKind, rules: Rules) -> Token {
        Token {
            span: Span::new(self.start, self.end),
            form,
            kind,
            rules,
            traits: Traits::of_capital(self.capital),
        }
    }
}

impl Tokenizer<'_> {
    /// Whether a letter stands at `at` that an apostrophe before it may join to a word: `l'État` as `l'Etat`.
    fn begins_word(&self, at: usize) -> bool {
        match self.byte(at) {
            byte @ ..=0x7f => byte.is_ascii_alphabetic(),
            _ => self
                .char(at)
                .is_some_and(|c| c.is_alphabetic() && !is_combining_mark(c) && !is_unspaced(c)),
        }
    }

    /// A word that begins with an ASCII letter at `start`. Returns where it ends.
    #[inline(never)] // leaves the processor's registers to the words that are known
    pub(super) fn word(&mut self, start: usize) -> usize {
        if let Some(end) = self.new_word(start) {
            return end;
        }
        let bytes = self.text.as_bytes();
        if self.byte(start + 1) == b'.'
            && let Some(end) = self.initialism(start)
        {
            return end;
        }
        // A code glued to its amount: `USD1.2bn`.
        if self.byte(start + 3).is_ascii_digit()
            && let Some(unit) = self.text.get(start..start + 3).and_then(Unit::of_code)
        {
            return self.number(start, start + 3, Some(unit));
        }
        let mut at = start;
        let mut ascii = true;
        loop {
            while at < self.end && bytes[at].is_ascii_alphanumeric() {
                at += 1;
            }
            if at >= self.end {
                break;
            }
            match bytes[at] {
                b'\'' if self.begins_word(at + 1) => at += 1,
                b'&' if ascii && at - start <= 3 && self.byte(at + 1).is_ascii_alphabetic() => {
                    // Scrapers leave the entity.
                    let entity = self.text[at..self.end].starts_with("&amp;")
                        && self.byte(at + 5).is_ascii_alphabetic();
                    at += if entity { 5 } else { 1 };
                }
                b'-' if at - start <= 7
                    && (self.byte(at + 1).is_ascii_lowercase()
                        || self.byte(at + 1).is_ascii_uppercase() && is_co(&bytes[start..at]))
                    && is_prefix(&bytes[start..at]) =>
                {
                    at += 1
                }
                b'$' if at - start <= 2 && Unit::of_sign(&self.text[start..=at]).is_some() => {
                    let next = self.sign(start, at + 1);
                    // It may also have been the unit of the number before: `5 US$`.
                    let taken = |last: &Token| last.span.end as usize == next;
                    if next > at + 1 || self.tokens.last().is_some_and(taken) {
                        return next;
                    }
                    break;
                }
                0..=0x7f => break,
                _ => match self.char(at) {
                    Some('\u{2019}' | '\u{2018}') if self.begins_word(at + 3) => at += 3,
                    Some(MODIFIER_APOSTROPHE) if self.begins_word(at + 2) => {
                        ascii = false;
                        at += 2;
                    }
                    Some(c) if is_word_char(c) && !is_unspaced(c) => {
                        ascii = false;
                        at += c.len_utf8();
                    }
                    _ => break,
                },
            }
        }
        self.push_word(start, at, ascii);
        self.end_of_word(start, at)
    }

    /// Where reading goes on behind a word that was pushed.
    #[inline]
    pub(super) fn end_of_word(&mut self, start: usize, end: usize) -> usize {
        if self.byte(end) == b'.' && self.abbreviate(start, end) {
            return end + 1;
        }
        self.end_of_last(end)
    }

    /// Where reading goes on behind a word that ends at `end`: an amount may have taken more than it.
    pub(super) fn end_of_last(&self, end: usize) -> usize {
        let last = self.tokens.last();
        last.map_or(end, |last| end.max(last.span.end as usize))
    }

    /// Pushes the word `text[start..end]` under its canonical form.
    pub(super) fn push_word(&mut self, start: usize, end: usize, ascii: bool) {
        let bytes = self.text.as_bytes();
        let mut buffer = [0u8; 48];
        if !ascii || end - start > buffer.len() {
            self.push_folded_word(start, end);
            return;
        }
        let (mut n, mut at, mut rules) = (0, start, Rules::default());
        while at < end {
            let byte = bytes[at];
            match byte {
                b'A'..=b'Z' => {
                    rules = rules.with(Rules::CASE);
                    buffer[n] = byte | 0x20;
                }
                b'-' => {
                    rules = rules.with(Rules::HYPHENATION);
                    at += 1;
                    continue;
                }
                b'&' => {
                    buffer[n] = byte;
                    at += if bytes[at..end].starts_with(b"&amp;") {
                        4
                    } else {
                        0
                    };
                }
                // The only other characters that `word` lets into an ASCII word are the typographic apostrophes, three bytes each.
                0x80.. => {
                    rules = rules.with(Rules::PUNCTUATION);
                    buffer[n] = b'\'';
                    at += 2;
                }
                _ => buffer[n] = byte,
            }
            n += 1;
            at += 1;
        }
        match std::str::from_utf8(&buffer[..n]) {
            Ok(lower) => self.push_lower_word(start, end, lower, rules),
            Err(_) => self.push_folded_word(start, end),
        }
    }

    /// Pushes a word whose lower-case form is known, under what the lexicon has for it.
    pub(super) fn push_lower_word(&mut self, start: usize, end: usize, lower: &str, rules: Rules) {
        let form = Form::of(lower);
        self.push_looked_up(start, end, lower, rules, form, lexicon::look_up(form));
    }

    /// Pushes a word whose lower-case form was looked up. Returns whether these characters are the same token wherever they
    /// stand, but for an amount that they may belong to.
    pub(super) fn push_looked_up(
        &mut self,
        start: usize,
        end: usize,
        lower: &str,
        rules: Rules,
        form: Form,
        found: Option<&'static Entry>,
    ) -> bool {
        let word = LookedUp {
            start,
            end,
            lower,
            form,
            rules,
            capital: self.begins_with_capital(start, rules),
        };
        if self.is_function_initialism(&word) {
            return self.push_function_initialism(&word);
        }
        if let Some(amount) = self.amount.take()
            && self.extend_amount(amount, start, end, lower, found.map(|e| e.kind))
        {
            return false;
        }
        let Some(entry) = found else {
            self.push_unknown(&word);
            return true;
        };
        self.push_entry(&word, entry);
        // A number word is the first of an amount, and "May" goes by what stands next to it.
        !matches!(entry.kind, EntryKind::Cardinal(_)) && (lower != "may" || !word.capital)
    }

    /// Whether the word that begins at `start`, to which these rules were applied, does so with a capital.
    fn begins_with_capital(&self, start: usize, rules: Rules) -> bool {
        match self.text.as_bytes()[start] {
            first @ ..=0x7f => first.is_ascii_uppercase(),
            _ => rules.has(Rules::CASE) && self.char(start).is_some_and(char::is_uppercase),
        }
    }

    /// Whether a word is in capitals an initialism, and written small a function word: `US`.
    fn is_function_initialism(&self, word: &LookedUp<'_>) -> bool {
        let mut letters = self.text.as_bytes()[word.start..word.end].iter();
        lexicon::is_function_initialism(word.lower.as_bytes())
            && letters.all(u8::is_ascii_uppercase)
    }

    /// Pushes such an initialism with stops between its letters, unless it belongs to the amount before it: `5 US dollars`.
    /// Returns whether it was pushed.
    fn push_function_initialism(&mut self, word: &LookedUp<'_>) -> bool {
        self.scratch.clear();
        for letter in word.lower.chars() {
            self.scratch.push(letter);
            self.scratch.push('.');
        }
        let is_taken = self.us_dollars(word.start, word.end).is_some();
        if !is_taken {
            self.push(word.start, word.end, TokenKind::Word, word.rules);
        }
        !is_taken
    }

    /// Pushes a word that the lexicon does not have.
    fn push_unknown(&mut self, word: &LookedUp<'_>) {
        let (form, rules) = match self.possessive(word.lower) {
            Some(form) => (form, word.rules.with(Rules::SPELLING)),
            None => {
                self.scratch.clear();
                self.scratch.push_str(word.lower);
                (word.form, word.rules)
            }
        };
        self.push_token(word.token(form, kind_of_possessive(word.lower), rules));
    }

    /// Pushes a word as what the lexicon has it for.
    fn push_entry(&mut self, word: &LookedUp<'_>, entry: &Entry) {
        match entry.kind {
            EntryKind::Function => self.push_own(word, TokenKind::Word, Traits::FUNCTION),
            EntryKind::Month => self.push_month(word),
            EntryKind::Weekday => self.push_own(word, TokenKind::Weekday, Traits::default()),
            EntryKind::Cardinal(value) => {
                self.push_canonical(word, entry, TokenKind::Number, Rules::NUMBER_FORM);
                self.amount = Some(Amount {
                    quantity: Quantity {
                        value: Value::whole(value),
                        unit: None,
                    },
                    tens: (20..100).contains(&value) && value.is_multiple_of(10),
                });
            }
            EntryKind::Ordinal => {
                self.push_canonical(word, entry, TokenKind::Ordinal, Rules::NUMBER_FORM);
            }
            EntryKind::Abbreviation {
                needs_period: false,
                needs_capital,
            } if !needs_capital || self.is_titlecase(word.start, word.end) => {
                let kind = kind_of_canonical(entry.canonical);
                self.push_canonical(word, entry, kind, Rules::ABBREVIATION);
            }
            EntryKind::Abbreviation { .. } => {
                self.push_own(word, TokenKind::Word, Traits::default());
            }
            EntryKind::Spelling => {
                self.push_canonical(word, entry, TokenKind::Word, Rules::SPELLING);
            }
        }
    }

    /// Pushes the name of a month. "May" and "March" are months with a capital, "May" only next to a number: it begins
    /// questions, too.
    fn push_month(&mut self, word: &LookedUp<'_>) {
        let (kind, traits) = match word.lower {
            "may" if !word.capital || !self.stands_by_number(word.end) => {
                (TokenKind::Word, Traits::FUNCTION)
            }
            "march" if !word.capital => (TokenKind::Word, Traits::default()),
            _ => (TokenKind::Month, Traits::default()),
        };
        self.push_own(word, kind, traits);
    }

    /// Pushes a word under its own lower-case form.
    fn push_own(&mut self, word: &LookedUp<'_>, kind: TokenKind, traits: Traits) {
        self.scratch.clear();
        self.scratch.push_str(word.lower);
        let token = word.token(word.form, kind, word.rules);
        self.push_token(Token {
            traits: token.traits.with(traits),
            ..token
        });
    }

    /// Pushes a word under the canonical form that the lexicon has for it, by a rule.
    fn push_canonical(&mut self, word: &LookedUp<'_>, entry: &Entry, kind: TokenKind, rule: Rules) {
        self.scratch.clear();
        self.scratch.push_str(entry.canonical);
        self.push_token(word.token(entry.form, kind, word.rules.with(rule)));
    }

    /// Whether a number stands right before the word that is being read, or right behind it, at `end`.
    fn stands_by_number(&self, end: usize) -> bool {
        let before = self.tokens[self.floor..]
            .last()
            .is_some_and(|last| last.is_numeric());
        before || self.byte(end) == b' ' && self.byte(end + 1).is_ascii_digit()
    }

    /// The form of `neighbour's`, as `neighbour` is a spelling variant.
    pub(super) fn possessive(&mut self, lower: &str) -> Option<Form> {
        let stem = lower.strip_suffix("'s")?;
        let entry = lexicon::look_up(Form::of(stem))?;
        (entry.kind == EntryKind::Spelling).then(|| {
            self.scratch.clear();
            self.scratch.push_str(entry.canonical);
            self.scratch.push_str("'s");
            Form::of(&self.scratch)
        })
    }

    /// A lone `&` (or the entity that a scraper left for it) between words is "and".
    pub(super) fn ampersand(&mut self, at: usize) -> usize {
        let end = if self.text[at..self.end].starts_with("&amp;") {
            at + 5
        } else {
            at + 1
        };
        if self.byte(end).is_ascii_whitespace() {
            self.scratch.clear();
            self.scratch.push_str("and");
            self.push_token(Token {
                span: Span::new(at, end),
                form: Form::of("and"),
                kind: TokenKind::Word,
                rules: Rules::ABBREVIATION,
                traits: Traits::FUNCTION,
            });
        }
        end
    }

    /// Anything that begins with a byte beyond ASCII. Returns where it ends.
    pub(super) fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(c) = self.char(at) else {
            return self.end;
        };
        let next = at + c.len_utf8();
        if Unit::of_sign(&self.text[at..next]).is_some() {
            return self.sign(at, next);
        }
        if !c.is_alphanumeric() || is_combining_mark(c) || c == MODIFIER_APOSTROPHE {
            return next;
        }
        if let Some(part) = vulgar_fraction(c) {
            return self.vulgar_fraction(at, next, part);
        }
        if is_unspaced(c) {
            let mut end = next;
            // The voicing marks of half-width kana are letters to Unicode.
            let is_mark = |c: &char| is_combining_mark(*c) || matches!(c, '\u{ff9e}' | '\u{ff9f}');
            while let Some(mark) = self.char(end).filter(is_mark) {
                end += mark.len_utf8();
            }
            self.push_folded_word(at, end);
            return end;
        }
        let mut end = next;
        while let Some(c) = self.char(end) {
            let next = end + c.len_utf8();
            let is_letter = is_word_char(c) && !is_unspaced(c);
            let is_apostrophe =
                matches!(c, '\'' | '\u{2019}' | MODIFIER_APOSTROPHE) && self.begins_word(next);
            if !is_letter && !is_apostrophe {
                break;
            }
            end = next;
        }
        self.push_folded_word(at, end);
        end
    }
}

/// What a word in no table is: the possessive of a weekday or month places something in time as the day does. "May" and
/// "March" are surnames, too.
fn kind_of_possessive(lower: &str) -> TokenKind {
    match lower.strip_suffix("'s") {
        None | Some("may" | "march") => TokenKind::Word,
        Some(stem) => kind_of_canonical(stem),
    }
}

/// Whether a prefix would be the short form of "company" without what follows: `Co-Vorsitzende`, `Co-Founder`.
fn is_co(prefix: &[u8]) -> bool {
    prefix.eq_ignore_ascii_case(b"co")
}

fn is_prefix(word: &[u8]) -> bool {
    let mut lower = [0u8; 8];
    word.len() <= lower.len() && {
        for (to, from) in lower.iter_mut().zip(word) {
            *to = from.to_ascii_lowercase();
        }
        lexicon::is_hyphenated_prefix(&lower[..word.len()])
    }
}

/// An apostrophe that is a letter to Unicode, but stands inside words only, as the others do.
const MODIFIER_APOSTROPHE: char = '\u{2bc}';

/// Letters, digits, their marks, and the invisible characters that stand inside words.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() && c != MODIFIER_APOSTROPHE
        || is_combining_mark(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Letters of scripts that set no spaces between words.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}'            // Thai, Lao
        | '\u{1000}'..='\u{109f}'          // Burmese
        | '\u{1780}'..='\u{17ff}'          // Khmer
        | '\u{3040}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' // kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}') // Han
}
