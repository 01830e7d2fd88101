//! Words beyond ASCII: compatibility forms, case and diacritics folded by Unicode's rules.

use super::Tokenizer;
use super::word::{is_unspaced, is_word_char};
use crate::text::token::Rules;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

impl Tokenizer<'_> {
    /// The slow path of [`Self::push_word`]: compatibility forms, case and diacritics folded by Unicode's rules.
    pub(super) fn push_folded_word(&mut self, start: usize, end: usize) {
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
        if !is_one_word(&folded) {
            folded = word.nfc().flat_map(char::to_lowercase).collect();
        }
        // An apostrophe is no part of a word at whose edge it stands: `ŉ` is one with an `n`.
        self.push_lower_word(start, end, folded.trim_matches('\''), rules);
    }
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

/// Whether a folded word is one still. What a compatibility character stands for need not be: `⅓` is `1⁄3`, `ﹲ` a space with a
/// mark, `ໜ` two letters of a script that sets no spaces.
fn is_one_word(folded: &str) -> bool {
    let mut letters = folded.chars().filter(|c| !is_combining_mark(*c));
    folded
        .chars()
        .all(|c| is_word_char(c) || c == '\'' || c == '&')
        && !folded.starts_with(is_combining_mark)
        && (letters.clone().count() == 1 || !letters.any(is_unspaced))
}
