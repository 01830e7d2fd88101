//! Numbers in digits, with the signs and letters around them.

use super::{Amount, DecimalSign, Tokenizer, is_space, is_space_or_nothing};
use crate::text::numeral;
use crate::text::quantity::{Quantity, Unit, Value};
use crate::text::token::{Rules, TokenKind};

/// The digits of a number, with what stands between them.
struct Digits {
    start: usize,
    end: usize,
    /// What sets its decimals off, if it has any. A point may yet turn out to set a group of three apart.
    decimal: Option<DecimalSign>,
}

impl Digits {
    fn has_point(&self) -> bool {
        self.decimal == Some(DecimalSign::Point)
    }
}

impl Tokenizer<'_> {
    /// A number that begins with a digit at `at`; `start` is where its currency sign began. Returns where it ends.
    pub(super) fn number(&mut self, start: usize, at: usize, sign: Option<Unit>) -> usize {
        if sign.is_none()
            && let Some(end) = self.plain_number(at)
        {
            return end;
        }
        let digits = self.digits(at);
        if digits.has_point() && self.is_inner_point(digits.end) {
            return self.many_points(start, &digits, sign);
        }
        let Some(value) = self.value_of(&digits) else {
            return self.plain(start, digits.end);
        };
        let (value, end) = self.with_fraction(value, &digits);
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
        if unit.is_none() && !digits.has_point() && self.is_decade(at, end) {
            self.write_with_ending(value, "s");
            self.push(start, end + 2, TokenKind::Word, Rules::SPELLING);
            return end + 2;
        }
        self.with_letters(start, end, &digits, Quantity { value, unit })
    }

    /// The digits from `start` on, as far as one number may reach.
    fn digits(&self, start: usize) -> Digits {
        let bytes = self.text.as_bytes();
        let (mut end, mut decimal) = (start, None);
        while end < self.end {
            match bytes[end] {
                b'0'..=b'9' => {}
                b',' if decimal.is_none() && groups(&bytes[end + 1..self.end]) => {}
                b'.' if decimal.is_none() && self.is_inner_point(end) => {
                    decimal = Some(DecimalSign::Point);
                }
                _ => break,
            }
            end += 1;
        }
        if decimal.is_none() {
            end = self.spaced_groups(start, end).unwrap_or(end);
            if let Some(past) = self.decimal_comma(start, end) {
                (end, decimal) = (past, Some(DecimalSign::Comma));
            }
        }
        Digits {
            start,
            end,
            decimal,
        }
    }

    /// Whether a point stands at `at`, and a digit behind it.
    fn is_inner_point(&self, at: usize) -> bool {
        self.byte(at) == b'.' && self.byte(at + 1).is_ascii_digit()
    }

    /// Digits behind which a second point goes on: `1.2.3` and `192.168.0.1` are names, not numbers. Returns where they end.
    fn many_points(&mut self, start: usize, digits: &Digits, sign: Option<Unit>) -> usize {
        let mut end = digits.end;
        while self.byte(end).is_ascii_digit() || self.is_inner_point(end) {
            end += 1;
        }
        match self.stopped_groups(digits.start, end) {
            Some(value) => self.amount(start, end, Quantity { value, unit: sign }),
            None => self.plain(start, end),
        }
    }

    /// The value of digits; `None` for so many that they are an identifier.
    fn value_of(&self, digits: &Digits) -> Option<Value> {
        let written = &self.text[digits.start..digits.end];
        match digits.decimal {
            None => Value::parse(written),
            Some(DecimalSign::Comma) => Value::parse(&written.replace(',', ".")),
            Some(DecimalSign::Point) => {
                let group = self.stopped_group(digits.start, digits.end);
                group.or_else(|| Value::parse(written))
            }
        }
    }

    /// The value of digits with the fraction behind them, if one stands there, and where all that ends.
    fn with_fraction(&self, value: Value, digits: &Digits) -> (Value, usize) {
        let sum = self.fraction(digits.start, digits.end).and_then(|part| {
            // Digits that are its numerator were parsed as a whole part: `1/2`.
            let whole = match part.adds_to_whole {
                true => value,
                false => Value::whole(0),
            };
            Some((whole.plus(part.value)?, part.end))
        });
        sum.unwrap_or((value, digits.end))
    }

    /// A number that ends at `end`, with the letters right behind it if they belong to it: `14th`, `10bn`, `731p`, `20A`.
    /// Returns where it ends with them.
    fn with_letters(
        &mut self,
        start: usize,
        end: usize,
        digits: &Digits,
        quantity: Quantity,
    ) -> usize {
        let Quantity { value, unit } = quantity;
        let rest = &self.text.as_bytes()[end..self.end];
        let past = end + rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if past == end {
            return self.amount(start, end, quantity);
        }
        let letters = &self.text[end..past];
        if !self.byte(past).is_ascii_digit() {
            let tail = letters.to_ascii_lowercase();
            let written = &self.text[digits.start..digits.end];
            if unit.is_none() && !digits.has_point() && numeral::is_ordinal_ending(written, &tail) {
                self.write_with_ending(value, &tail);
                self.push(start, past, TokenKind::Ordinal, Rules::default());
                return past;
            }
            if let Some(factor) = numeral::attached_magnitude(&tail)
                && let Some(value) = value.times(factor)
            {
                return self.amount(start, past, Quantity { value, unit });
            }
            if unit.is_none() && tail == "p" {
                let unit = Unit::of_word("pence");
                return self.amount(start, past, Quantity { value, unit });
            }
            if unit.is_none() && is_attached_unit(letters) {
                // The unit is a word of its own, as it is with a space in front of it.
                return self.amount(start, end, quantity);
            }
        }
        if unit.is_some() {
            return self.amount(start, end, quantity);
        }
        // Anything else is a name that begins with digits: `3D`, `1990s`, `747B2`.
        let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric());
        self.plain(start, end + name.count())
    }

    /// Makes a number and what follows it the canonical text of the next token.
    fn write_with_ending(&mut self, value: Value, ending: &str) {
        self.scratch.clear();
        let _ = value.write_to(&mut self.scratch);
        self.scratch.push_str(ending);
    }

    /// A number that is nothing but its digits, as most are, and is written as its value is. `None`, and nothing done, if
    /// anything around it may belong to it. Does what the long way does.
    fn plain_number(&mut self, start: usize) -> Option<usize> {
        /// Any number of so many digits fits 64 bits.
        const MOST: usize = 19;
        let rest = &self.text.as_bytes()[start..self.end];
        let len = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let end = start + len;
        let may_go_on = match self.byte(end) {
            b' ' | b'-' | b',' | b'.' => self.byte(end + 1).is_ascii_digit(),
            b'/' | b'\'' | 0x80.. => true,
            behind => behind.is_ascii_alphabetic(),
        };
        let is_padded = len > 1 && rest[0] == b'0';
        if may_go_on || is_padded || len > MOST || self.code_before(start).is_some() {
            return None;
        }
        let digits = &self.text[start..end];
        let value = Value::whole(digits.parse().ok()?);
        self.scratch.clear();
        self.scratch.push_str(digits);
        self.push(start, end, TokenKind::Number, Rules::default());
        self.amount = Some(Amount {
            quantity: Quantity { value, unit: None },
            tens: false,
        });
        Some(end)
    }

    /// Whether the digits `at..end` are a decade written with an apostrophe, the same as without: `1990's`.
    fn is_decade(&self, at: usize, end: usize) -> bool {
        end - at == 4
            && self.byte(end - 1) == b'0'
            && matches!(self.byte(at), b'1' | b'2')
            && self.byte(end) == b'\''
            && self.byte(end + 1) == b's'
            && !self.byte(end + 2).is_ascii_alphanumeric()
    }

    /// Whether the full stop at `at` begins a number: `.5`.
    pub(super) fn is_leading_point(&self, at: usize) -> bool {
        let before = self.text[self.start..at].chars().next_back();
        self.byte(at + 1).is_ascii_digit()
            && before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '$'))
    }

    /// The value of a number with one group of three digits behind a full stop, in a text that sets a comma before decimals:
    /// `2.900`.
    fn stopped_group(&self, at: usize, end: usize) -> Option<Value> {
        if self.decimal != DecimalSign::Comma {
            return None;
        }
        let (first, group) = self.text[at..end].split_once('.')?;
        let is_grouped =
            group.len() == 3 && (1..=3).contains(&first.len()) && !first.starts_with('0');
        is_grouped.then(|| Value::parse(&format!("{first}{group}")))?
    }

    /// The value of a number whose groups of three digits are set apart by full stops, two of them or more: `2.900.000`. Of
    /// one alone nothing tells whether it is a decimal point.
    fn stopped_groups(&self, at: usize, end: usize) -> Option<Value> {
        /// No part of the address of a computer is larger.
        const MOST_OF_ADDRESS: u64 = 255;
        let number = &self.text[at..end];
        let mut groups = number.split('.');
        let first = groups.next()?;
        let is_number = !first.starts_with('0')
            && first.len() <= 3
            && groups.clone().count() > 1
            && groups.all(|group| group.len() == 3);
        let is_small = |part: &str| part.parse().is_ok_and(|part: u64| part <= MOST_OF_ADDRESS);
        let is_address = number.split('.').count() == 4 && number.split('.').all(is_small);
        if !is_number || is_address {
            return None;
        }
        Value::parse(&number.replace('.', ""))
    }

    /// Where a number ends whose groups of three digits are set apart by spaces that break no line: `12 000`. A plain space
    /// may as well stand between two numbers.
    fn spaced_groups(&self, at: usize, end: usize) -> Option<usize> {
        if end - at > 3 {
            return None;
        }
        let group = |from: usize| {
            let space = self.char(from).filter(|c| *c != ' ' && is_space(*c))?;
            let digits = from + space.len_utf8();
            let three = (digits..digits + 3).all(|at| self.byte(at).is_ascii_digit());
            (three && !self.byte(digits + 3).is_ascii_alphanumeric()).then_some(digits + 3)
        };
        let mut past = group(end)?;
        while let Some(next) = group(past) {
            past = next;
        }
        Some(past)
    }

    /// Where a number ends that has one or two decimals behind a comma: `33,9 per cent`. In a text that sets a point before
    /// decimals only what follows tells, a percent sign or word or a magnitude.
    fn decimal_comma(&self, at: usize, end: usize) -> Option<usize> {
        let is_plain = self.text[at..end].bytes().all(|b| b.is_ascii_digit());
        if !is_plain || end - at > 3 || self.byte(end) != b',' {
            return None;
        }
        let decimals = (end + 1..self.end)
            .take(3)
            .take_while(|at| self.byte(*at).is_ascii_digit())
            .count();
        let past = end + 1 + decimals;
        if !(1..=2).contains(&decimals) {
            return None;
        }
        if self.decimal == DecimalSign::Comma && self.byte(past) != b',' {
            return Some(past);
        }
        let rest = self.text[past..self.end].trim_start_matches(is_space);
        let word = rest
            .split(|c: char| !c.is_ascii_alphabetic())
            .next()
            .unwrap_or_default();
        let tells = rest.starts_with('%')
            || matches!(word, "percent" | "pct")
            || word == "per" && rest[3..].starts_with(" cent")
            || matches!(word, "million" | "billion" | "trillion" | "bn" | "mn")
            || is_foreign_magnitude(word);
        tells.then_some(past)
    }

    /// The currency code that the last token is, if only a space or nothing stands between it and `start`.
    pub(super) fn code_before(&self, start: usize) -> Option<(usize, Unit)> {
        let last = self.tokens.get(self.floor..)?.last()?;
        if last.span.len() != 3 || !is_space_or_nothing(&self.text[last.span.end as usize..start]) {
            return None;
        }
        let unit = Unit::of_code(last.span.of(self.text))?;
        Some((last.span.start as usize, unit))
    }

    /// `$` or `US$` from `start` to `end`: the unit of the number right behind it. Returns where that ends, or `end`.
    pub(super) fn sign(&mut self, start: usize, end: usize) -> usize {
        let unit = Unit::of_sign(&self.text[start..end]);
        let space = self.char(end).filter(|c| is_space(*c));
        let at = end + space.map_or(0, char::len_utf8);
        let point = self.byte(at) == b'.' && self.byte(at + 1).is_ascii_digit();
        if unit.is_some() && (self.byte(at).is_ascii_digit() || point) {
            return self.number(start, at, unit);
        }
        // A sign behind its number: `5 $`, `10 €`.
        if let (Some(amount), Some(unit)) = (self.amount, unit)
            && amount.quantity.unit.is_none()
            && let Some(last) = self.tokens.last().copied()
            && is_space_or_nothing(&self.text[last.span.end as usize..start])
        {
            self.tokens.pop();
            self.amount(
                last.span.start as usize,
                end,
                Quantity {
                    value: amount.quantity.value,
                    unit: Some(unit),
                },
            );
        }
        end
    }

    /// `%` behind a number.
    pub(super) fn percent(&mut self, at: usize) -> usize {
        if let Some(amount) = self.amount.take()
            && amount.quantity.unit.is_none()
            && let Some(last) = self.tokens.last().copied()
            && is_space_or_nothing(&self.text[last.span.end as usize..at])
        {
            self.tokens.pop();
            let quantity = Quantity {
                value: amount.quantity.value,
                unit: Some(Unit::PERCENT),
            };
            self.amount(last.span.start as usize, at + 1, quantity);
        }
        at + 1
    }
}

/// Whether letters right behind digits are the symbol of a unit of measure. One that has capitals is so with these alone, as
/// case tells its prefix; others may be set in capitals. `m`, `t` and `g` stand for too much else.
fn is_attached_unit(letters: &str) -> bool {
    const SMALL: [&str; 12] = [
        "kg", "km", "cm", "mm", "mph", "kph", "kmh", "ft", "lb", "lbs", "oz", "pc",
    ];
    const CASED: [&str; 13] = [
        "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "Hz", "kHz", "MHz", "GHz", "GMT",
    ];
    let is_small = |unit: &&str| unit.eq_ignore_ascii_case(letters);
    SMALL.iter().any(is_small) || CASED.contains(&letters)
}

/// Whether a word behind a number is a magnitude or a percentage in a language that sets decimals off by a comma.
fn is_foreign_magnitude(word: &str) -> bool {
    matches!(
        word,
        "millions"
            | "milliard"
            | "milliards"
            | "Million"
            | "Millionen"
            | "Milliarde"
            | "Milliarden"
            | "Prozent"
            | "millones"
            | "milioni"
            | "miliardi"
            | "pour"
            | "por"
    )
}

/// Whether these digits, up to the next comma or other character, can stand behind a grouping comma: three of them, or two
/// before another group as in `1,00,000`.
fn groups(after: &[u8]) -> bool {
    // No number that can be held has more groups. Without a bound each comma of a long list would be asked about the rest.
    const MOST: usize = 12;
    for group in 0..MOST {
        let rest = after.get(3 * group..).unwrap_or_default();
        let digits = rest
            .iter()
            .take(4)
            .take_while(|b| b.is_ascii_digit())
            .count();
        if digits != 2 || rest.get(2) != Some(&b',') {
            return digits == 3;
        }
    }
    false
}
