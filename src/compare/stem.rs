//! Stems: by them reworded sentences still find each other, whatever the tense and number of their words.

use crate::compare::Body;
use crate::text::token::{Form, Rules, Token, TokenKind, Traits};

/// The tokens of a sentence with their forms brought to stems, where they are plain words.
///
/// Stems are for finding partners only; what differs is told by the forms themselves.
pub(crate) fn stemmed(body: &Body<'_>, sentence: usize) -> Vec<Token> {
    let bring = |token: &Token| {
        let folded = Rules::SPELLING.with(Rules::ABBREVIATION);
        let plain = token.kind == TokenKind::Word
            && !token.traits.has(Traits::FUNCTION)
            && !token.rules.has(folded);
        let form = if plain {
            stem_form(token.span.of(body.text))
        } else {
            None
        };
        Token {
            form: form.unwrap_or(token.form),
            ..*token
        }
    };
    body.tokens.of(sentence).iter().map(bring).collect()
}

/// The form of a word's stem; `None` where the word is its own stem, or none that English endings are known for.
fn stem_form(word: &str) -> Option<Form> {
    const LONGEST: usize = 24;
    let mut lower = [0u8; LONGEST];
    if word.len() > LONGEST
        || word.len() < 4
        || !word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'\'')
    {
        return None;
    }
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    let whole = std::str::from_utf8(&lower[..word.len()]).ok()?;
    let stem = stem(whole);
    (stem.len() < whole.len()).then(|| Form::of(stem))
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
    fn short_words_and_false_endings_are_left_alone() {
        for word in ["bus", "crisis", "thing", "red", "pass"] {
            assert_eq!(stem(word), word);
        }
    }
}
