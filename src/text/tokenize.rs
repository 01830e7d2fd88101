//! Turns a stretch of text into tokens: one pass over its bytes, Unicode rules only where there is more than ASCII.

use crate::span::Span;
use crate::text::lexicon::{self, EntryKind};
use crate::text::numeral;
use crate::text::quantity::{Quantity, Unit, Value};
use crate::text::token::{Form, Rules, Token, TokenKind, Traits};
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the tokens of `text[span]`, in order. Deterministic in the characters of the span alone, so that a sentence has
/// the same tokens wherever it stands.
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    Tokenizer {
        text,
        end: span.end as usize,
        floor: tokens.len(),
        tokens,
        amount: None,
        scratch: String::new(),
    }
    .run(span.start as usize);
}

/// The canonical text of a token: what its form is the hash of.
pub fn canonical(text: &str, token: &Token) -> String {
    let mut tokens = Vec::with_capacity(2);
    let mut tokenizer = Tokenizer {
        text,
        end: token.span.end as usize,
        floor: 0,
        tokens: &mut tokens,
        amount: None,
        scratch: String::new(),
    };
    tokenizer.run(token.span.start as usize);
    tokenizer.scratch
}

struct Tokenizer<'a> {
    text: &'a str,
    end: usize,
    /// Number of tokens that were there before: they are never merged with new ones.
    floor: usize,
    tokens: &'a mut Vec<Token>,
    /// The amount that the last token stands for, while the next word may still change it.
    amount: Option<Amount>,
    /// Canonical text of the last token, for every token that is not a plain ASCII word of its own.
    scratch: String,
}

/// A number being put together.
#[derive(Clone, Copy)]
struct Amount {
    quantity: Quantity,
    /// Whether it was written in digits.
    digits: bool,
    /// Whether it is one of twenty, thirty … ninety, which take a unit behind a hyphen.
    tens: bool,
}

impl Tokenizer<'_> {
    fn run(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < self.end {
            let byte = bytes[at];
            at = match byte {
                b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
                b'0'..=b'9' => self.number(at, at, None),
                b'$' => self.sign(at, at + 1),
                b'%' => self.percent(at),
                b'&' => self.ampersand(at),
                0..=0x7f => at + 1,
                _ => self.beyond_ascii(at),
            };
        }
    }

    fn byte(&self, at: usize) -> u8 {
        if at < self.end {
            self.text.as_bytes()[at]
        } else {
            0
        }
    }

    fn char(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    /// Whether a letter stands at `at` that an apostrophe before it may join to a word: `l'État` as `l'Etat`.
    fn begins_word(&self, at: usize) -> bool {
        match self.byte(at) {
            byte @ ..=0x7f => byte.is_ascii_alphabetic(),
            _ => self
                .char(at)
                .is_some_and(|c| c.is_alphabetic() && !is_unspaced(c)),
        }
    }

    /// A word that begins with an ASCII letter at `start`. Returns where it ends.
    fn word(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        if let Some(end) = self.initialism(start) {
            return end;
        }
        let mut at = start;
        // The part behind the last hyphen, to tell whether it is a prefix.
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
                b'&' if at - start <= 3 && self.byte(at + 1).is_ascii_alphabetic() => {
                    // Scrapers leave the entity.
                    let entity = self.text[at..self.end].starts_with("&amp;")
                        && self.byte(at + 5).is_ascii_alphabetic();
                    at += if entity { 5 } else { 1 };
                }
                b'-' if at - start <= 7
                    && self.byte(at + 1).is_ascii_lowercase()
                    && is_prefix(&bytes[start..at]) =>
                {
                    at += 1
                }
                b'$' if at - start <= 2 && Unit::of_sign(&self.text[start..=at]).is_some() => {
                    let next = self.sign(start, at + 1);
                    if next > at + 1 {
                        return next;
                    }
                    break;
                }
                0..=0x7f => break,
                _ => match self.char(at) {
                    Some('\u{2019}' | '\u{02bc}' | '\u{2018}')
                        if self.begins_word(at + 3) && bytes[at] == 0xe2 =>
                    {
                        at += 3
                    }
                    Some(c) if is_word_char(c) => {
                        ascii = false;
                        at += c.len_utf8();
                    }
                    _ => break,
                },
            }
        }
        self.push_word(start, at, ascii);
        if self.byte(at) == b'.' && self.abbreviate(start, at) {
            return at + 1;
        }
        // An amount may have taken more than this word.
        self.tokens
            .last()
            .map_or(at, |last| at.max(last.span.end as usize))
    }

    /// `U.S.`, `a.m.`, `D.C`: letters with full stops between them. Its form is that of the letters alone, unless they
    /// spell a function word.
    fn initialism(&mut self, start: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let mut letters = 0;
        let mut at = start;
        while self.byte(at).is_ascii_alphabetic() && self.byte(at + 1) == b'.' {
            letters += 1;
            at += 2;
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
        let mut lower = [0u8; 16];
        if letters > lower.len() {
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
        self.push(start, at, TokenKind::Word, rules);
        Some(at)
    }

    /// Takes `US dollars` into the amount before it, where `scratch` holds the canonical `u.s.`. Returns where it ends.
    fn us_dollars(&mut self, start: usize, end: usize) -> Option<usize> {
        let amount = self.amount.filter(|_| self.scratch == "u.s.")?;
        self.extend_amount(amount, start, end, "u.s.", None)
            .then(|| {
                self.tokens
                    .last()
                    .map_or(end, |last| last.span.end as usize)
            })
    }

    /// Pushes the word `text[start..end]` under its canonical form.
    fn push_word(&mut self, start: usize, end: usize, ascii: bool) {
        let bytes = self.text.as_bytes();
        let mut buffer = [0u8; 48];
        if !ascii || end - start > buffer.len() {
            self.push_folded_word(start, end);
            return;
        }
        let (mut n, mut at, mut rules) = (0, start, Rules::default());
        let mut upper = 0;
        while at < end {
            let byte = bytes[at];
            match byte {
                b'A'..=b'Z' => {
                    upper += 1;
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
        if upper > 0 {
            rules = rules.with(Rules::CASE);
        }
        let lower = &buffer[..n];
        if upper == n && n <= 3 && lexicon::is_function_initialism(lower) && n > 1 {
            self.scratch.clear();
            for &letter in lower {
                self.scratch.push(letter as char);
                self.scratch.push('.');
            }
            if self.us_dollars(start, end).is_none() {
                self.push(start, end, TokenKind::Word, rules);
            }
            return;
        }
        match std::str::from_utf8(lower) {
            Ok(lower) => self.push_lower_word(start, end, lower, rules),
            Err(_) => self.push_folded_word(start, end),
        }
    }

    /// The slow path of [`Self::push_word`]: compatibility forms, case and diacritics folded by Unicode's rules.
    fn push_folded_word(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let mut folded = String::with_capacity(word.len());
        let mut rules = Rules::default();
        let mut base = ' ';
        for c in word.nfkd() {
            match c {
                '\u{2018}' | '\u{2019}' | '\u{02bc}' => {
                    rules = rules.with(Rules::PUNCTUATION);
                    folded.push('\'');
                }
                '-' => rules = rules.with(Rules::HYPHENATION),
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
                // Marks over Latin, Greek and Cyrillic letters; elsewhere they are letters' other halves.
                '\u{300}'..='\u{36f}' if base != 'и' => rules = rules.with(Rules::DIACRITICS),
                _ => {
                    if c.is_uppercase() {
                        rules = rules.with(Rules::CASE);
                    }
                    if !is_combining_mark(c) {
                        base = c.to_lowercase().next().unwrap_or(c);
                    }
                    match unmarked(c) {
                        Some(plain) => {
                            rules = rules.with(Rules::DIACRITICS);
                            folded.push_str(plain);
                        }
                        None => folded.extend(c.to_lowercase()),
                    }
                }
            }
        }
        // Lower-casing can leave marks of its own (İ), and what was decomposed outside these scripts goes together again.
        let mut folded: String = folded.nfc().filter(|c| *c != '\u{307}').collect();
        // What a compatibility character stands for need not be a word: `⅓` is `1⁄3`, and `ﹲ` a space with a mark.
        if !folded
            .chars()
            .all(|c| is_word_char(c) || c == '\'' || c == '&')
        {
            folded = word.nfc().flat_map(char::to_lowercase).collect();
        }
        self.push_lower_word(start, end, &folded, rules);
    }

    /// Pushes a word whose lower-case form is known, under what the lexicon has for it.
    fn push_lower_word(&mut self, start: usize, end: usize, lower: &str, rules: Rules) {
        let form = Form::of(lower);
        let first = self.text.as_bytes()[start];
        let capital = if first < 0x80 {
            first.is_ascii_uppercase()
        } else {
            rules.has(Rules::CASE) && self.char(start).is_some_and(char::is_uppercase)
        };
        let amount = self.amount.take();
        let found = lexicon::look_up(form);
        if let Some(amount) = amount
            && self.extend_amount(amount, start, end, lower, found.map(|e| e.kind))
        {
            return;
        }
        let Some(entry) = found else {
            let token = self.possessive(lower).unwrap_or(form);
            let rules = if token == form {
                rules
            } else {
                rules.with(Rules::SPELLING)
            };
            if token == form {
                self.scratch.clear();
                self.scratch.push_str(lower);
            }
            self.push_form(start, end, token, TokenKind::Word, rules, capital, false);
            return;
        };
        let plain = |this: &mut Self, kind, function| {
            this.scratch.clear();
            this.scratch.push_str(lower);
            this.push_form(start, end, form, kind, rules, capital, function);
        };
        match entry.kind {
            EntryKind::Function => plain(self, TokenKind::Word, true),
            EntryKind::Month => {
                let doubtful = matches!(lower, "may" | "march") && !capital || lower == "may";
                plain(
                    self,
                    if doubtful {
                        TokenKind::Word
                    } else {
                        TokenKind::Month
                    },
                    lower == "may" && !capital,
                );
            }
            EntryKind::Weekday => plain(self, TokenKind::Weekday, false),
            EntryKind::Cardinal(value) => {
                self.scratch.clear();
                self.scratch.push_str(entry.canonical);
                self.push_form(
                    start,
                    end,
                    entry.form,
                    TokenKind::Number,
                    rules.with(Rules::NUMBER_FORM),
                    capital,
                    false,
                );
                let quantity = Quantity {
                    value: Value::whole(value),
                    unit: None,
                };
                self.amount = Some(Amount {
                    quantity,
                    digits: false,
                    tens: value >= 20 && value < 100 && value.is_multiple_of(10),
                });
            }
            EntryKind::Ordinal => {
                self.scratch.clear();
                self.scratch.push_str(entry.canonical);
                self.push_form(
                    start,
                    end,
                    entry.form,
                    TokenKind::Ordinal,
                    rules.with(Rules::NUMBER_FORM),
                    capital,
                    false,
                );
            }
            EntryKind::Abbreviation {
                needs_period: false,
                needs_capital,
            } if !needs_capital || self.is_titlecase(start, end) => {
                self.scratch.clear();
                self.scratch.push_str(entry.canonical);
                let kind = kind_of_canonical(entry.canonical);
                self.push_form(
                    start,
                    end,
                    entry.form,
                    kind,
                    rules.with(Rules::ABBREVIATION),
                    capital,
                    false,
                );
            }
            EntryKind::Abbreviation { .. } => plain(self, TokenKind::Word, false),
            EntryKind::Spelling => {
                self.scratch.clear();
                self.scratch.push_str(entry.canonical);
                self.push_form(
                    start,
                    end,
                    entry.form,
                    TokenKind::Word,
                    rules.with(Rules::SPELLING),
                    capital,
                    false,
                );
            }
        }
    }

    /// The form of `neighbour's`, when `neighbour` is a spelling variant.
    fn possessive(&mut self, lower: &str) -> Option<Form> {
        let stem = lower.strip_suffix("'s")?;
        let entry = lexicon::look_up(Form::of(stem))?;
        (entry.kind == EntryKind::Spelling).then(|| {
            self.scratch.clear();
            self.scratch.push_str(entry.canonical);
            self.scratch.push_str("'s");
            Form::of(&self.scratch)
        })
    }

    /// Takes the full stop behind an abbreviation into the token, and writes it out where only the full stop tells that it
    /// is one. Returns whether it did.
    fn abbreviate(&mut self, start: usize, end: usize) -> bool {
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
        let Some(entry) = lexicon::look_up(Form::of(lower)) else {
            return false;
        };
        let EntryKind::Abbreviation { needs_capital, .. } = entry.kind else {
            return false;
        };
        if needs_capital && !self.is_titlecase(start, end) {
            return false;
        }
        // "No." is "number" only before one.
        if lower == "no"
            && !(self.byte(end + 1) == b' ' && self.byte(end + 2).is_ascii_digit()
                || self.byte(end + 1).is_ascii_digit())
        {
            return false;
        }
        let Some(token) = self
            .tokens
            .last_mut()
            .filter(|t| t.span.start as usize == start)
        else {
            return false;
        };
        token.span.end = end as u32 + 1;
        token.form = entry.form;
        token.kind = kind_of_canonical(entry.canonical);
        token.rules = token.rules.with(Rules::ABBREVIATION);
        self.scratch.clear();
        self.scratch.push_str(entry.canonical);
        true
    }

    /// Whether a word begins with a capital and goes on in small letters: all in capitals, `SEC` is another word than `Sec`.
    fn is_titlecase(&self, start: usize, end: usize) -> bool {
        let word = &self.text.as_bytes()[start..end];
        word[0].is_ascii_uppercase() && !word[1..].iter().any(u8::is_ascii_uppercase)
    }

    /// A number that begins with a digit at `at`; `start` is where its currency sign began. Returns where it ends.
    fn number(&mut self, start: usize, at: usize, sign: Option<Unit>) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = at;
        let mut point = false;
        while end < self.end {
            match bytes[end] {
                b'0'..=b'9' => end += 1,
                b',' if !point && groups(&bytes[end + 1..self.end]) => end += 1,
                b'.' if !point && self.byte(end + 1).is_ascii_digit() => {
                    point = true;
                    end += 1;
                }
                _ => break,
            }
        }
        // `1.2.3` and `192.168.0.1` are names, not numbers.
        if point && self.byte(end) == b'.' && self.byte(end + 1).is_ascii_digit() {
            while end < self.end
                && (bytes[end].is_ascii_digit()
                    || bytes[end] == b'.' && self.byte(end + 1).is_ascii_digit())
            {
                end += 1;
            }
            return self.plain(start, end);
        }
        let digits = &self.text[at..end];
        let Some(mut value) = Value::parse(digits) else {
            return self.plain(start, end);
        };
        if let Some((part, past)) = self.fraction(at, end) {
            // The whole part was parsed as a numerator where there is none: `1/2`.
            let whole = if past.1 {
                Some(value)
            } else {
                Some(Value::whole(0))
            };
            if let Some(sum) = whole.and_then(|w| w.plus(part)) {
                value = sum;
                end = past.0;
            }
        }
        // A code in front of it: `USD 10`, `EUR5m`.
        let (start, unit) = match sign {
            Some(unit) => (start, Some(unit)),
            None => match self.code_before(start) {
                Some((from, unit)) => {
                    self.tokens.pop();
                    (from, Some(unit))
                }
                None => (start, None),
            },
        };
        self.amount = None;
        // Letters right behind the digits: `14th`, `10bn`, `731p`, `1990s`, `20A`.
        let letters = bytes[end..self.end]
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let followed = self.byte(end + letters);
        if letters > 0 {
            let tail = self.text[end..end + letters].to_ascii_lowercase();
            let alone = !followed.is_ascii_digit();
            if unit.is_none() && alone && !point && numeral::is_ordinal_ending(digits, &tail) {
                self.scratch.clear();
                let _ = write!(self.scratch, "{value}{tail}");
                self.push(start, end + letters, TokenKind::Ordinal, Rules::default());
                return end + letters;
            }
            if alone
                && let Some(factor) = numeral::attached_magnitude(&tail)
                && let Some(scaled) = value.times(factor)
            {
                return self.amount(
                    start,
                    end + letters,
                    Quantity {
                        value: scaled,
                        unit,
                    },
                    true,
                    false,
                );
            }
            if alone && unit.is_none() && tail == "p" {
                return self.amount(
                    start,
                    end + letters,
                    Quantity {
                        value,
                        unit: Unit::of_word("pence"),
                    },
                    true,
                    false,
                );
            }
            if unit.is_none() {
                // Anything else is a name that begins with digits: `3D`, `1990s`, `747B2`.
                let mut end = end;
                while end < self.end && bytes[end].is_ascii_alphanumeric() {
                    end += 1;
                }
                return self.plain(start, end);
            }
        }
        self.amount(start, end, Quantity { value, unit }, true, false)
    }

    /// `-1/2`, ` 1/2` behind a number, or `/2` where the number is itself the numerator. Returns the fraction's value, where it
    /// ends, and whether the number before it is a whole part.
    fn fraction(&self, at: usize, end: usize) -> Option<(Value, (usize, bool))> {
        let digit = |at: usize| {
            self.byte(at)
                .is_ascii_digit()
                .then(|| u64::from(self.byte(at) - b'0'))
        };
        let short = |at: usize| -> Option<(u64, usize)> {
            let one = digit(at)?;
            match digit(at + 1) {
                Some(two) if digit(at + 2).is_none() => Some((one * 10 + two, at + 2)),
                Some(_) => None,
                None => Some((one, at + 1)),
            }
        };
        let (numerator, slash, whole) = match self.byte(end) {
            b'-' | b' ' => {
                let (numerator, slash) = short(end + 1)?;
                (numerator, slash, true)
            }
            b'/' => {
                let (numerator, slash) = short(at)?;
                if slash != end {
                    return None;
                }
                (numerator, slash, false)
            }
            _ => return None,
        };
        if self.byte(slash) != b'/' {
            return None;
        }
        let (denominator, past) = short(slash + 1)?;
        let usual = matches!(denominator, 2 | 3 | 4 | 5 | 8 | 16 | 32 | 64)
            && numerator < denominator
            && numerator > 0;
        if !usual || self.byte(past) == b'/' {
            return None;
        }
        Some((Value::fraction(numerator, denominator)?, (past, whole)))
    }

    /// The currency code that the last token is, if only a space or nothing stands between it and `start`.
    fn code_before(&self, start: usize) -> Option<(usize, Unit)> {
        let last = self.tokens.get(self.floor..)?.last()?;
        let between = &self.text[last.span.end as usize..start];
        if last.span.len() != 3 || !matches!(between, "" | " " | "\u{a0}") {
            return None;
        }
        let unit = Unit::of_code(last.span.of(self.text))?;
        Some((last.span.start as usize, unit))
    }

    /// Pushes an amount, which the words behind it may still add to. Returns `end`.
    fn amount(
        &mut self,
        start: usize,
        end: usize,
        quantity: Quantity,
        digits: bool,
        tens: bool,
    ) -> usize {
        self.scratch.clear();
        let _ = write!(self.scratch, "{quantity}");
        let kind = if quantity.unit.is_some() {
            TokenKind::Quantity
        } else {
            TokenKind::Number
        };
        let rules = if self.scratch == self.text[start..end] {
            Rules::default()
        } else {
            Rules::NUMBER_FORM
        };
        self.push(start, end, kind, rules);
        self.amount = Some(Amount {
            quantity,
            digits,
            tens,
        });
        end
    }

    /// Takes the word `text[start..end]` into the amount before it, where it is a magnitude or a unit of it. Returns whether
    /// it did.
    fn extend_amount(
        &mut self,
        amount: Amount,
        start: usize,
        end: usize,
        lower: &str,
        known: Option<EntryKind>,
    ) -> bool {
        let Some(last) = self.tokens.last().copied() else {
            return false;
        };
        let gap = &self.text[last.span.end as usize..start];
        if !matches!(
            gap,
            " " | "-" | "" | "\u{a0}" | "\u{202f}" | "\n" | "\r\n" | "\u{2011}"
        ) {
            return false;
        }
        let Quantity { value, unit } = amount.quantity;
        let from = last.span.start as usize;
        let replace = |this: &mut Self, end, quantity, tens| {
            this.tokens.pop();
            this.amount(from, end, quantity, amount.digits, tens);
            // Words that make up a number were joined even where the canonical text happens to be the same.
            true
        };
        if amount.tens
            && let Some(EntryKind::Cardinal(units @ 1..=9)) = known
        {
            return value
                .plus(Value::whole(units))
                .is_some_and(|value| replace(self, end, Quantity { value, unit }, false));
        }
        if let Some(factor) = numeral::magnitude(lower) {
            return value
                .times(factor)
                .is_some_and(|value| replace(self, end, Quantity { value, unit }, false));
        }
        if unit.is_some() {
            return false;
        }
        if lower == "per" {
            // `per cent` is one word in two.
            let rest = &self.text.as_bytes()[end..self.end];
            if rest.len() >= 5
                && matches!(rest[0], b' ' | b'-' | b'\n')
                && rest[1..5].eq_ignore_ascii_case(b"cent")
                && !rest.get(5).is_some_and(u8::is_ascii_alphanumeric)
            {
                return replace(
                    self,
                    end + 5,
                    Quantity {
                        value,
                        unit: Some(Unit::PERCENT),
                    },
                    false,
                );
            }
            return false;
        }
        if lower == "u.s." {
            let rest = &self.text[end..self.end];
            let dollars = [" dollars", " dollar"]
                .iter()
                .find(|word| rest.starts_with(**word));
            return dollars.is_some_and(|word| {
                replace(
                    self,
                    end + word.len(),
                    Quantity {
                        value,
                        unit: Some(Unit::US_DOLLAR),
                    },
                    false,
                )
            });
        }
        let unit = Unit::of_word(lower).or_else(|| Unit::of_code(&self.text[start..end]));
        match unit {
            Some(unit) => replace(
                self,
                end,
                Quantity {
                    value,
                    unit: Some(unit),
                },
                false,
            ),
            None => false,
        }
    }

    /// `$` or `US$` from `start` to `end`: the unit of the number right behind it. Returns where that ends, or `end`.
    fn sign(&mut self, start: usize, end: usize) -> usize {
        let unit = Unit::of_sign(&self.text[start..end]);
        let at = match self.byte(end) {
            b' ' => end + 1,
            _ => end,
        };
        if unit.is_some() && self.byte(at).is_ascii_digit() {
            return self.number(start, at, unit);
        }
        // A sign behind its number: `5 $`, `10 €`.
        if let (Some(amount), Some(unit)) = (self.amount, unit)
            && amount.quantity.unit.is_none()
            && let Some(last) = self.tokens.last().copied()
            && matches!(
                &self.text[last.span.end as usize..start],
                "" | " " | "\u{a0}" | "\u{202f}"
            )
        {
            self.tokens.pop();
            self.amount(
                last.span.start as usize,
                end,
                Quantity {
                    value: amount.quantity.value,
                    unit: Some(unit),
                },
                true,
                false,
            );
        }
        end
    }

    /// `%` behind a number.
    fn percent(&mut self, at: usize) -> usize {
        if let Some(amount) = self.amount.take()
            && amount.quantity.unit.is_none()
            && let Some(last) = self.tokens.last().copied()
            && matches!(
                &self.text[last.span.end as usize..at],
                "" | " " | "\u{a0}" | "\u{202f}"
            )
        {
            self.tokens.pop();
            let quantity = Quantity {
                value: amount.quantity.value,
                unit: Some(Unit::PERCENT),
            };
            self.amount(last.span.start as usize, at + 1, quantity, true, false);
        }
        at + 1
    }

    /// A lone `&` (or the entity that a scraper left for it) between words is "and".
    fn ampersand(&mut self, at: usize) -> usize {
        let end = if self.text[at..self.end].starts_with("&amp;") {
            at + 5
        } else {
            at + 1
        };
        if self.byte(end).is_ascii_whitespace() {
            self.scratch.clear();
            self.scratch.push_str("and");
            self.push_form(
                at,
                end,
                Form::of("and"),
                TokenKind::Word,
                Rules::ABBREVIATION,
                false,
                true,
            );
        }
        end
    }

    /// Anything that begins with a byte beyond ASCII. Returns where it ends.
    fn beyond_ascii(&mut self, at: usize) -> usize {
        let Some(c) = self.char(at) else {
            return self.end;
        };
        let next = at + c.len_utf8();
        if Unit::of_sign(&self.text[at..next]).is_some() {
            return self.sign(at, next);
        }
        if !is_word_char(c) || is_combining_mark(c) {
            return next;
        }
        if let Some(part) = vulgar_fraction(c) {
            return self.vulgar_fraction(at, next, part);
        }
        if is_unspaced(c) {
            let mut end = next;
            while let Some(mark) = self.char(end).filter(|m| is_combining_mark(*m)) {
                end += mark.len_utf8();
            }
            self.push_folded_word(at, end);
            return end;
        }
        let mut end = next;
        while let Some(c) = self.char(end) {
            let apostrophe = matches!(c, '\'' | '\u{2019}');
            if is_word_char(c) && !is_unspaced(c) {
                end += c.len_utf8();
            } else if apostrophe && self.begins_word(end + c.len_utf8()) {
                end += c.len_utf8();
            } else {
                break;
            }
        }
        self.push_folded_word(at, end);
        end
    }

    /// `½`, alone or right behind a whole number: `2½`. Returns `end`.
    fn vulgar_fraction(&mut self, start: usize, end: usize, part: Value) -> usize {
        if let Some(Amount { quantity, .. }) = self.amount
            && let Some(last) = self.tokens.last().copied()
            && last.span.end as usize == start
            && let Some(value) = quantity.value.plus(part)
        {
            self.tokens.pop();
            let quantity = Quantity { value, ..quantity };
            return self.amount(last.span.start as usize, end, quantity, true, false);
        }
        let quantity = Quantity {
            value: part,
            unit: None,
        };
        self.amount(start, end, quantity, true, false)
    }

    /// Pushes `text[start..end]` lower-cased but otherwise as it is. Returns `end`.
    fn plain(&mut self, start: usize, end: usize) -> usize {
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
    fn push(&mut self, start: usize, end: usize, kind: TokenKind, rules: Rules) {
        let capital = self.text.as_bytes()[start].is_ascii_uppercase();
        self.push_form(
            start,
            end,
            Form::of(&self.scratch),
            kind,
            rules,
            capital,
            false,
        );
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one place where every token is made"
    )]
    fn push_form(
        &mut self,
        start: usize,
        end: usize,
        form: Form,
        kind: TokenKind,
        rules: Rules,
        capital: bool,
        function: bool,
    ) {
        let mut traits = Traits::default();
        if capital {
            traits = traits.with(Traits::CAPITAL);
        }
        if function {
            traits = traits.with(Traits::FUNCTION);
        }
        self.amount = None;
        self.tokens.push(Token {
            span: Span::new(start, end),
            form,
            kind,
            rules,
            traits,
        });
    }
}

/// Whether these digits, up to the next comma or other character, can stand behind a grouping comma: three of them, or two
/// before another group as in `1,00,000`.
fn groups(after: &[u8]) -> bool {
    let digits = after.iter().take_while(|b| b.is_ascii_digit()).count();
    digits == 3 || digits == 2 && after.get(2) == Some(&b',') && groups(&after[3..])
}

/// What an abbreviation written out is, where that is more than a word.
fn kind_of_canonical(canonical: &str) -> TokenKind {
    match lexicon::look_up(Form::of(canonical)).map(|e| e.kind) {
        Some(EntryKind::Month) => TokenKind::Month,
        Some(EntryKind::Weekday) => TokenKind::Weekday,
        _ => TokenKind::Word,
    }
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

/// The value of a fraction that is one character, where it has a finite decimal form.
fn vulgar_fraction(c: char) -> Option<Value> {
    let (numerator, denominator) = match c {
        '¼' => (1, 4),
        '½' => (1, 2),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Value::fraction(numerator, denominator)
}

/// Letters, digits, their marks, and the invisible characters that stand inside words.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
        || is_combining_mark(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Letters of scripts that set no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}'            // Thai, Lao
        | '\u{1000}'..='\u{109f}'          // Burmese
        | '\u{1780}'..='\u{17ff}'          // Khmer
        | '\u{3040}'..='\u{30ff}'          // kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}') // Han
}

/// Latin letters that Unicode does not decompose, without their stroke or ligature.
fn unmarked(c: char) -> Option<&'static str> {
    Some(match c {
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        'þ' | 'Þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens
    }

    fn shown(text: &str) -> Vec<(String, String)> {
        tokens(text)
            .iter()
            .map(|t| (t.span.of(text).to_owned(), canonical(text, t)))
            .collect()
    }

    fn forms(text: &str) -> Vec<Form> {
        tokens(text).iter().map(|t| t.form).collect()
    }

    /// Every pair is one amount written two ways.
    #[test]
    fn one_amount_has_one_form_however_it_is_written() {
        for (a, b) in [
            ("US$10 billion", "10 billion USD"),
            ("US$10bn", "10 billion US dollars"),
            ("AT&amp;T", "AT&T"),
            ("$5 million", "5 million dollars"),
            ("7.9 percent", "7.9 per cent"),
            ("7.9%", "7.9 pct"),
            ("ten", "10"),
            ("twenty-five", "25"),
            ("1,000", "1000"),
            ("1,00,000 rupees", "100,000 rupees"),
            ("two million", "2,000,000"),
            ("£900m", "900 million pounds"),
            ("1.1 billion stg", "1.1 billion pounds"),
            ("34-1/2 pence", "34-1/2p"),
            ("34½ pence", "34-1/2p"),
            ("US$2½ million", "2.5 million USD"),
            ("¾ mile", "0.75 mile"),
            ("884 1/2p", "884.5 pence"),
            ("EUR 5 million", "€5m"),
            ("the 14th congress", "the fourteenth congress"),
            ("10-million-euro", "10 million euro"),
        ] {
            assert_eq!(
                forms(a),
                forms(b),
                "{a} / {b}: {:?} {:?}",
                shown(a),
                shown(b)
            );
        }
    }

    #[test]
    fn a_word_begins_and_ends_in_the_same_places_with_diacritics_and_without() {
        for (a, b) in [
            ("l'État", "l'Etat"),
            ("d’été", "d’ete"),
            ("Été d'hiver", "Ete d'hiver"),
        ] {
            assert_eq!(forms(a), forms(b), "{a}: {:?}", shown(a));
        }
    }

    #[test]
    fn amounts_that_differ_have_forms_that_differ() {
        for (a, b) in [
            ("$10", "US$10"),
            ("10 billion", "10 million"),
            ("1.5", "15"),
            ("1,234", "1.234"),
            ("10%", "10"),
            ("US$10", "A$10"),
            ("14th", "14"),
        ] {
            assert_ne!(forms(a), forms(b), "{a} / {b}");
        }
    }

    #[test]
    fn a_quantity_is_one_token_with_the_authors_characters() {
        let text = "turnover of US$10 billion, up 7.9 per cent.";
        let spans: Vec<_> = tokens(text).iter().map(|t| t.span.of(text)).collect();
        assert_eq!(
            spans,
            ["turnover", "of", "US$10 billion", "up", "7.9 per cent"]
        );
    }

    #[test]
    fn case_diacritics_and_apostrophes_do_not_tell_words_apart() {
        for (a, b) in [
            ("Tô Lâm", "To Lam"),
            ("Đà Nẵng", "da nang"),
            ("Laos’s", "Laos's"),
            ("Straße", "strasse"),
            ("ﬁnance", "finance"),
            ("ISTANBUL", "İstanbul"),
        ] {
            assert_eq!(
                forms(a),
                forms(b),
                "{a} / {b}: {:?} {:?}",
                shown(a),
                shown(b)
            );
        }
    }

    #[test]
    fn initialisms_lose_their_stops_but_never_become_pronouns() {
        assert_eq!(forms("U.S."), forms("US"));
        assert_eq!(forms("U.N."), forms("UN"));
        assert_ne!(forms("US"), forms("us"));
        assert_ne!(forms("WHO"), forms("who"));
        assert_eq!(shown("the U.S.-Vietnam pact")[1].0, "U.S.");
    }

    #[test]
    fn a_hyphen_behind_a_prefix_is_dropped_and_others_part_words() {
        assert_eq!(forms("co-operation"), forms("cooperation"));
        assert_eq!(forms("mid-year"), forms("midyear"));
        assert_eq!(forms("long-term"), forms("long term"));
    }

    #[test]
    fn scripts_without_spaces_are_cut_by_character() {
        assert_eq!(tokens("外交部长").len(), 4);
        assert_eq!(tokens("กี่").len(), 1, "marks stay with their letters");
        assert_eq!(tokens("Москва и Ханой").len(), 3);
    }

    #[test]
    fn canonical_text_is_its_own_canonical_text() {
        for text in [
            "US$10 billion",
            "U.S. and US",
            "co-operation",
            "Tô Lâm’s",
            "7.9 per cent",
            "34-1/2p",
            "5 $",
            "C$2.30",
            "14th",
            "AT&T",
            "10.5 million",
            "twenty-five percent",
            "WHO",
            "$5 million",
        ] {
            let once: Vec<String> = shown(text).into_iter().map(|(_, c)| c).collect();
            let twice: Vec<String> = shown(&once.join(" ")).into_iter().map(|(_, c)| c).collect();
            assert_eq!(once, twice, "{text}");
        }
    }

    #[test]
    fn forms_are_those_of_the_canonical_text() {
        let text = "On Jan. 3 the U.S. sold 1,000 tonnes for US$2m; co-operation ‘grew’ 5%.";
        for token in tokens(text) {
            assert_eq!(
                token.form,
                Form::of(&canonical(text, &token)),
                "{}",
                token.span.of(text)
            );
        }
    }
}
