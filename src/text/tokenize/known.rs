//! Words that were met before: a text has few distinct words, and of most of them all is known by their characters.

use super::Tokenizer;
use super::amount::may_extend;
use super::window::{Around, ShortWord, WINDOW, is_letters, to_small};
use crate::span::Span;
use crate::text::lexicon::{self, Entry, EntryKind};
use crate::text::token::{Form, Rules, Token, TokenKind, Traits};

/// Words of ASCII letters with what their tokens are. A word takes the place of one that falls into the same set and was met
/// less lately, so that the room is bounded and words of one article do not stay for long.
pub(super) struct KnownWords {
    sets: Box<[Set]>,
}

/// Two words, the one met last before the other.
type Set = [Slot; 2];

/// A power of two; more would no longer stay in a core's own cache.
const SETS: usize = 1 << 13;

#[derive(Clone, Copy)]
struct Slot {
    /// The word's bytes from the lowest on; all bits set if there is none.
    word: u128,
    form: Form,
    kind: TokenKind,
    rules: Rules,
    traits: Traits,
    minds: Around,
}

impl Default for KnownWords {
    fn default() -> KnownWords {
        let free = Slot {
            word: u128::MAX,
            form: Form(0),
            kind: TokenKind::Word,
            rules: Rules::default(),
            traits: Traits::default(),
            minds: Around::JOINT,
        };
        KnownWords {
            sets: vec![[free; 2]; SETS].into_boxed_slice(),
        }
    }
}

/// The set that a word falls into, below [`SETS`].
#[inline]
fn set_number(word: u128) -> usize {
    // Multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, 6.4).
    let folded = (word as u64) ^ (word >> 64) as u64;
    let hash = folded.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash >> (64 - SETS.trailing_zeros())) as usize
}

impl Tokenizer<'_> {
    /// Reads from `at` on as long as there are words of ASCII letters that were met before, as nearly all words of a text
    /// are, with spaces before them. Returns where it stopped: at the first word of which it takes more to tell what it is.
    pub(super) fn known_words(&mut self, mut at: usize) -> usize {
        let known = self.known.as_mut();
        let Some(sets) = known.and_then(|known| known.sets.first_chunk_mut::<SETS>()) else {
            return at;
        };
        let bytes = self.text.as_bytes();
        // There is no window to be had from these that begins at the end of the span.
        let bytes = &bytes[..bytes.len().min(self.end + WINDOW - 1)];
        let mut before = match self.amount {
            Some(_) => Around::AMOUNT,
            None => Around::NOTHING,
        };
        while let Some(window) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            if window[0] == b' ' {
                at += 1;
                continue;
            }
            let Some(ShortWord {
                letters,
                len,
                behind,
            }) = ShortWord::of(window)
            else {
                break;
            };
            let set = &mut sets[set_number(letters)];
            if set[0].word != letters {
                if set[1].word != letters {
                    break;
                }
                set.swap(0, 1);
            }
            let slot = &set[0];
            if slot.minds.intersects(before.with(behind)) {
                break;
            }
            self.tokens.push(Token {
                span: Span::new(at, at + len),
                form: slot.form,
                kind: slot.kind,
                rules: slot.rules,
                traits: slot.traits,
            });
            before = Around::NOTHING;
            // What is no joint and stands behind a word begins no token.
            at += len + 1;
        }
        if before == Around::NOTHING {
            self.amount = None;
        }
        if at > self.end {
            // What stands behind the last word is no part of the span, so it must not have told.
            let last = self.tokens.pop();
            at = last.map_or(at, |last| last.span.start as usize);
        }
        at
    }

    /// A word at which [`Self::known_words`] stopped, remembered if it is the same token wherever it stands. Does what the long
    /// way does; returns `None`, with nothing done, where only that can tell.
    pub(super) fn new_word(&mut self, start: usize) -> Option<usize> {
        let window = self.text.as_bytes().get(start..)?.first_chunk()?;
        let ShortWord {
            letters,
            len,
            behind,
        } = ShortWord::of(window)?;
        let end = start + len;
        let small = to_small(letters);
        if behind == Around::JOINT || end >= self.end || !is_letters(small) || self.keeps_text() {
            return None;
        }
        let buffer = small.to_le_bytes();
        let lower = buffer.get(..len)?;
        let form = Form::of_bytes(lower);
        let found = lexicon::look_up(form);
        let mut minds = minded(lower, found);
        if minds.intersects(behind) {
            return None;
        }
        let rules = match small == letters {
            true => Rules::default(),
            false => Rules::CASE,
        };
        let word_of = |lower| std::str::from_utf8(lower).ok();
        if self.amount.is_some() {
            let kind = found.map(|entry| entry.kind);
            if !may_extend(&self.text[start..end], word_of(lower)?, kind) {
                self.amount = None;
                minds = minds.without(Around::AMOUNT);
            }
        }
        // Most words are in no table and stand in no amount.
        if found.is_none() && self.amount.is_none() {
            self.tokens.push(Token {
                span: Span::new(start, end),
                form,
                kind: TokenKind::Word,
                rules,
                traits: Traits::of_capital(small as u8 != letters as u8),
            });
        } else if !self.push_looked_up(start, end, word_of(lower)?, rules, form, found) {
            return Some(self.end_of_last(end));
        }
        if let (Some(known), Some(token)) = (&mut self.known, self.tokens.last()) {
            let set = &mut known.sets[set_number(letters)];
            if set[0].word != letters {
                set[1] = set[0];
            }
            set[0] = Slot {
                word: letters,
                form: token.form,
                kind: token.kind,
                rules: token.rules,
                traits: token.traits,
                minds,
            };
        }
        Some(end)
    }
}

/// What around a word can make another token of it than it is by itself, as far as it was not met behind an amount.
fn minded(lower: &[u8], found: Option<&Entry>) -> Around {
    // An initial may be the first letter of an initialism.
    let takes_stop = match found.map(|entry| entry.kind) {
        Some(EntryKind::Abbreviation { .. }) => true,
        _ => lower.len() == 1 || lower == b"no",
    };
    Around::JOINT
        .with(Around::AMOUNT)
        .with_if(takes_stop, Around::STOP)
        .with_if(lexicon::is_hyphenated_prefix(lower), Around::HYPHEN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::{DecimalSign, tokenize};

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

    #[test]
    fn a_known_word_is_the_token_that_it_would_be_unknown_whatever_stands_around_it() {
        let words = [
            "ferry", "Ferry", "FERRY", "I", "a", "us", "US", "It", "may", "May", "March", "Jan",
            "No", "co", "Co", "mid", "sec", "Sec", "million", "per", "percent", "dlrs", "usd",
            "USD", "third", "nine", "twenty", "Monday", "defence",
        ];
        let befores = ["", "10 ", "$5 ", "twenty-", "10", "“", "EUR "];
        let joined = [
            "’s", "é", "‘", "”", "--", ". 5", " 5", " cent", ".S.", "&amp;T", "'s",
        ];
        let behinds = (0..0x80).map(|byte: u8| char::from(byte).to_string());
        let behinds: Vec<String> = behinds.chain(joined.map(String::from)).collect();
        let mut known = KnownWords::default();
        let mut read = |text: &str, knows: bool| {
            let mut tokens = Vec::new();
            let mut tokenizer = Tokenizer {
                text,
                start: 0,
                end: text.len(),
                floor: 0,
                tokens: &mut tokens,
                amount: None,
                decimal: DecimalSign::Point,
                scratch: String::new(),
                known: knows.then_some(&mut known),
            };
            tokenizer.run();
            tokens
        };
        read(&format!("{} and so on and on ", words.join(" ")), true);
        for word in words {
            for before in befores {
                for behind in &behinds {
                    for tail in ["s of the harbor office", " left the harbor"] {
                        let text = format!("{before}{word}{behind}{tail}");
                        assert_eq!(read(&text, true), read(&text, false), "{text:?}");
                    }
                }
            }
        }
    }
}
