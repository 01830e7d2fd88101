//! Stems: by them reworded sentences still find each other, whatever the tense and number of their words.

use crate::text::lexicon;
use crate::text::token::{Form, Rules, Token, TokenKind};

/// The form of a token's stem, or the token's own where it is no plain English word.
///
/// Stems are for finding partners only; what differs is told by the forms themselves.
pub(crate) fn stem_form(text: &str, token: &Token) -> Form {
    const LONGEST: usize = 24;
    let word = token.span.of(text);
    if token.kind != TokenKind::Word
        || token.is_function()
        || word.len() > LONGEST
        || word.len() < 4
    {
        return token.form;
    }
    let mut lower = [0u8; LONGEST];
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        if !from.is_ascii_alphabetic() && !matches!(from, b'\'' | b'.') {
            return token.form;
        }
        *to = from.to_ascii_lowercase();
    }
    let Ok(whole) = std::str::from_utf8(&lower[..word.len()]) else {
        return token.form;
    };
    // Its variants have the stem of the canonical spelling.
    let folded = token
        .rules
        .intersects(Rules::SPELLING.with(Rules::ABBREVIATION));
    let known = if folded {
        lexicon::look_up(Form::of(whole.trim_end_matches('.')))
    } else {
        None
    };
    let whole = known.map_or(whole, |entry| entry.canonical);
    let stem = stem(whole);
    if stem.len() < whole.len() {
        Form::of(stem)
    } else {
        token.form
    }
}

/// A lower-case word without its ending of number, tense or possession, and without a silent or doubled last letter.
fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let strip = |word: &'_ str, ending: &str, least: usize| -> Option<usize> {
        word.strip_suffix(ending)
            .map(str::len)
            .filter(|rest| *rest >= least)
    };
    let mut word = word;
    if !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        if let Some(rest) = strip(word, "ies", 3) {
            // policies: policy without its y, as policy itself loses it below.
            return &word[..rest];
        }
        if let Some(rest) = strip(word, "s", 3) {
            word = &word[..rest];
        }
    }
    for ending in ["ing", "ed"] {
        if let Some(rest) = strip(word, ending, 3) {
            word = &word[..rest];
            let bytes = word.as_bytes();
            let doubled = bytes[rest - 1] == bytes[rest - 2]
                && !matches!(bytes[rest - 1], b's' | b'l' | b'e' | b'o');
            if doubled {
                word = &word[..rest - 1];
            }
            break;
        }
    }
    for last in ["e", "y", "i"] {
        if let Some(rest) = strip(word, last, 3) {
            word = &word[..rest];
            break;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for words in [
            &["network", "networks", "network's"][..],
            &["plan", "plans", "planned", "planning"],
            &["increase", "increases", "increased", "increasing"],
            &["policy", "policies"],
            &["list", "listing", "listings"],
        ] {
            for word in words {
                assert_eq!(stem(word), stem(words[0]), "{word}");
            }
        }
    }

    #[test]
    fn spelling_variants_have_one_stem() {
        let form = |word: &str| {
            let mut tokens = Vec::new();
            crate::text::tokenize::tokenize(
                word,
                crate::span::Span::new(0, word.len()),
                &mut tokens,
            );
            super::stem_form(word, &tokens[0])
        };
        assert_eq!(form("defence"), form("defense"));
        assert_eq!(form("organised"), form("organizes"));
    }

    #[test]
    fn short_words_and_false_endings_are_left_alone() {
        for word in ["bus", "crisis", "thing", "red", "pass"] {
            assert_eq!(stem(word), word);
        }
    }
}
