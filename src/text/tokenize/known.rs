//! Words that were met before: a text has few distinct words, and of most of them all is known by their characters.

use super::Tokenizer;
use crate::span::Span;
use crate::text::token::{Form, Rules, Token, TokenKind, Traits};

/// Words of ASCII letters and digits with what their tokens are, wherever they stand. A word takes the place of another that
/// falls into the same slot, so that the room is bounded and words of one article do not stay for long.
pub(super) struct KnownWords {
    slots: Box<[Slot; SLOTS]>,
}

/// A power of two; more would no longer stay in a core's own cache.
const SLOTS: usize = 1 << 13;

/// The longest word that is remembered, in bytes.
const LONGEST: usize = 16;

#[derive(Clone, Copy)]
struct Slot {
    /// The word's bytes from the lowest on, which are never zero; zero if the slot is free.
    word: u128,
    form: Form,
    rules: Rules,
    traits: Traits,
}

impl Default for KnownWords {
    fn default() -> KnownWords {
        let free = Slot {
            word: 0,
            form: Form(0),
            rules: Rules::default(),
            traits: Traits::default(),
        };
        KnownWords {
            slots: Box::new([free; SLOTS]),
        }
    }
}

impl KnownWords {
    fn slot(&mut self, word: u128) -> &mut Slot {
        // Multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4).
        let folded = (word as u64) ^ ((word >> 64) as u64).rotate_left(29);
        let hash = folded.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        &mut self.slots[(hash >> (64 - SLOTS.trailing_zeros())) as usize]
    }
}

impl Tokenizer<'_> {
    /// A word of ASCII letters and digits, as nearly all words of a text are. `None`, and nothing done, if something stands
    /// in it or behind it that may say more: an apostrophe, a stop between letters, an amount behind its code, capitals of an
    /// initialism; or if it is long. Does what the long way does, once for a word.
    #[inline]
    pub(super) fn simple_word(&mut self, start: usize) -> Option<usize> {
        let text = self.text;
        let bytes = &text.as_bytes()[start..];
        let (word, len) = leading_word(bytes.first_chunk()?);
        let next = *bytes.get(len)?;
        let apart = matches!(
            next,
            b' ' | b',' | b'.' | b'\n' | b'"' | b')' | b':' | b';' | b'?' | b'!'
        );
        let is_short =
            len <= 3 && (bytes[len - 1].is_ascii_uppercase() || len == 1 && next == b'.');
        let end = start + len;
        if !apart || end >= self.end || is_short || ((word >> 24) as u8).is_ascii_digit() {
            return None;
        }
        if self.amount.is_none()
            && let Some(known) = &mut self.known
        {
            let slot = known.slot(word);
            if slot.word == word {
                self.tokens.push(Token {
                    span: Span::new(start, end),
                    form: slot.form,
                    kind: TokenKind::Word,
                    rules: slot.rules,
                    traits: slot.traits,
                });
                return Some(match next {
                    b' ' => end + 1,
                    b'.' => self.end_of_word(start, end),
                    _ => end,
                });
            }
        }
        let lower = to_ascii_lowercase(word).to_le_bytes();
        let (lower, rules) = match lower[..len] == bytes[..len] {
            true => (&text[start..end], Rules::default()),
            false => (std::str::from_utf8(&lower[..len]).ok()?, Rules::CASE),
        };
        if self.push_lower_word(start, end, lower, rules)
            && let (Some(known), Some(token)) = (&mut self.known, self.tokens.last())
        {
            *known.slot(word) = Slot {
                word,
                form: token.form,
                rules: token.rules,
                traits: token.traits,
            };
        }
        Some(self.end_of_word(start, end))
    }
}

/// The ASCII letters and digits that some bytes begin with, from the lowest byte on, and how many they are.
#[inline]
fn leading_word(bytes: &[u8; LONGEST]) -> (u128, usize) {
    let all = u128::from_le_bytes(*bytes);
    let (low, high) = (all as u64, (all >> 64) as u64);
    let first = leading_alphanumerics(low);
    if first < 8 {
        return (u128::from(low & !(u64::MAX << (8 * first))), first);
    }
    let len = 8 + leading_alphanumerics(high);
    if len == LONGEST {
        return (all, len);
    }
    (all & !(u128::MAX << (8 * len)), len)
}

/// How many of eight bytes, from the lowest on, are ASCII letters or digits before another stands.
#[inline]
fn leading_alphanumerics(bytes: u64) -> usize {
    #[inline(always)]
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    // The highest bit of a byte tells what holds for its other seven, which cannot carry into the next byte.
    let seven = bytes & each(0x7f);
    let from = |least: u8| (seven + each(0x80 - least)) & each(0x80);
    let small = (seven | each(0x20)) & each(0x7f);
    let small_from = |least: u8| (small + each(0x80 - least)) & each(0x80);
    let letters = small_from(b'a') & !small_from(b'z' + 1);
    let digits = from(b'0') & !from(b'9' + 1);
    let others = !((letters | digits) & !bytes) & each(0x80);
    (others.trailing_zeros() / 8) as usize
}

/// A word with its ASCII capitals made small; all its bytes are ASCII.
fn to_ascii_lowercase(word: u128) -> u128 {
    let mut bytes = word.to_le_bytes();
    bytes.make_ascii_lowercase();
    u128::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokenize;

    #[test]
    fn a_word_ends_before_the_first_byte_that_is_no_ascii_letter_or_digit() {
        for byte in 0..=u8::MAX {
            for place in 0..LONGEST {
                let mut bytes = *b"Lindmoor2Harbors";
                bytes[place] = byte;
                let len = match byte.is_ascii_alphanumeric() {
                    true => LONGEST,
                    false => place,
                };
                let mut word = [0; LONGEST];
                word[..len].copy_from_slice(&bytes[..len]);
                let expected = (u128::from_le_bytes(word), len);
                assert_eq!(leading_word(&bytes), expected, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn a_word_is_the_same_token_when_it_is_met_again() {
        let text = "May the Defence Ministry of Lindmoor pay ten ferries? It may, in May: defence is dear. Nine Mar. and one ten defence may. ";
        let tokens_of = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, Span::new(0, text.len()), &mut tokens);
            let sayings = tokens.into_iter();
            sayings
                .map(|t| (t.form, t.kind, t.rules, t.traits))
                .collect::<Vec<_>>()
        };
        let first = tokens_of(text);
        let again = tokens_of(&text.repeat(2));
        assert_eq!(again, [first.clone(), first].concat());
    }
}
