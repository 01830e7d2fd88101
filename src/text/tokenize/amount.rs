//! Amounts: a number and the words behind it that belong to its value.

use super::{Amount, Tokenizer, is_space, is_space_or_nothing};
use crate::text::lexicon::EntryKind;
use crate::text::numeral;
use crate::text::quantity::{Quantity, Unit, Value};
use crate::text::token::{Rules, TokenKind};

impl Tokenizer<'_> {
    /// Pushes an amount, which the words behind it may still add to. Returns `end`.
    pub(super) fn amount(&mut self, start: usize, end: usize, quantity: Quantity) -> usize {
        self.scratch.clear();
        let _ = quantity.write_to(&mut self.scratch);
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
            tens: false,
        });
        end
    }

    /// Takes the word `text[start..end]` into the amount before it, where it is a magnitude or a unit of it. Returns whether
    /// it did.
    pub(super) fn extend_amount(
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
        if !is_space_or_nothing(gap) && !matches!(gap, "-" | "\u{2011}" | "\n" | "\r\n") {
            return false;
        }
        let Quantity { value, unit } = amount.quantity;
        let from = last.span.start as usize;
        let replace = |this: &mut Self, end, quantity| {
            this.tokens.pop();
            this.amount(from, end, quantity);
            true
        };
        let with_unit = |unit| Quantity {
            value,
            unit: Some(unit),
        };
        if amount.tens
            && let Some(EntryKind::Cardinal(units @ 1..=9)) = known
        {
            return value
                .plus(Value::whole(units))
                .is_some_and(|value| replace(self, end, Quantity { value, unit }));
        }
        if amount.tens
            && known == Some(EntryKind::Ordinal)
            && matches!(gap, "-" | "\u{2011}")
            && let Some(last) = numeral::ordinal_unit(lower)
            && let Some(value) = value.plus(Value::whole(last))
        {
            let ending = match last {
                1 => "st",
                2 => "nd",
                3 => "rd",
                _ => "th",
            };
            self.tokens.pop();
            self.scratch.clear();
            let _ = value.write_to(&mut self.scratch);
            self.scratch.push_str(ending);
            self.push(from, end, TokenKind::Ordinal, Rules::NUMBER_FORM);
            return true;
        }
        if let Some(factor) = numeral::magnitude(lower) {
            return value
                .times(factor)
                .is_some_and(|value| replace(self, end, Quantity { value, unit }));
        }
        if unit.is_some() {
            return false;
        }
        if lower == "per" {
            // `per cent` is one word in two.
            let part = self
                .char(end)
                .filter(|c| is_space(*c) || matches!(c, '-' | '\n'));
            let from = end + part.map_or(0, char::len_utf8);
            let rest = &self.text.as_bytes()[from..self.end];
            if part.is_some()
                && rest.len() >= 4
                && rest[..4].eq_ignore_ascii_case(b"cent")
                && !rest.get(4).is_some_and(u8::is_ascii_alphanumeric)
            {
                return replace(self, from + 4, with_unit(Unit::PERCENT));
            }
            return false;
        }
        if lower == "u.s." {
            let rest = &self.text[end..self.end];
            let dollars = [" dollars", " dollar"]
                .iter()
                .find(|word| rest.starts_with(**word));
            return dollars
                .is_some_and(|word| replace(self, end + word.len(), with_unit(Unit::US_DOLLAR)));
        }
        let word = &self.text[start..end];
        // In capitals it is a computer.
        let is_computer = lower == "pc" && word != "pc";
        let unit = Unit::of_word(lower)
            .filter(|_| !is_computer)
            .or_else(|| Unit::of_code(word));
        match unit {
            Some(unit) => replace(self, end, with_unit(unit)),
            None => false,
        }
    }
}

/// Whether [`Tokenizer::extend_amount`] takes the word for a part of any amount: all that it does, and little else.
pub(super) fn may_extend(word: &str, lower: &str, known: Option<EntryKind>) -> bool {
    matches!(known, Some(EntryKind::Cardinal(_) | EntryKind::Ordinal))
        || matches!(lower, "per" | "us")
        || numeral::magnitude(lower).is_some()
        || Unit::of_word(lower).is_some()
        || Unit::of_code(word).is_some()
}
