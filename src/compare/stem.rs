//! Stems: by them reworded sentences still find each other, whatever the tense and number of their words.

use crate::text::lexicon;
use crate::text::token::{Form, Rules, Token, TokenKind};
use std::cell::Cell;

/// Letters of the longest word that has a stem of its own.
const LONGEST: usize = 24;

/// Of which forms at most the stems are remembered.
const PLACES: usize = 1 << 12;

thread_local! {
    /// Forms with those of their stems, as stories use the same words over and over. A form has one place, which another may
    /// take from it; at first one of no word has them all.
    static KNOWN: [Cell<(Form, Form)>; PLACES] =
        const { [const { Cell::new((Form(0), Form(0))) }; PLACES] };
}

/// The form of a token's stem, or the token's own where it is no plain English word.
///
/// Stems are for finding partners only; what differs is told by the forms themselves.
pub(crate) fn stem_form(text: &str, token: &Token) -> Form {
    if token.kind != TokenKind::Word
        || token.is_function()
        || !(4..=LONGEST).contains(&token.span.len())
    {
        return token.form;
    }
    // Only where nothing but capitals was changed, nor anything invisible left out, does the form tell the characters that
    // the stem goes by.
    if !Rules::CASE.has(token.rules) || !token.span.of(text).is_ascii() {
        return stem_of_word(text, token);
    }
    KNOWN.with(|known| {
        let place = &known[token.form.0 as usize % PLACES];
        let (form, stem) = place.get();
        if form == token.form {
            return stem;
        }
        let stem = stem_of_word(text, token);
        place.set((token.form, stem));
        stem
    })
}

/// The form of the stem of a word of [`LONGEST`] bytes at most.
fn stem_of_word(text: &str, token: &Token) -> Form {
    let word = token.span.of(text).as_bytes();
    // Its variants have the stem of the canonical spelling.
    let folded = token
        .rules
        .intersects(Rules::SPELLING.with(Rules::ABBREVIATION));
    let last = word.last().map(u8::to_ascii_lowercase);
    if !folded && last.is_some_and(|last| !ENDS.contains(&last)) {
        return token.form;
    }
    let mut lower = [0u8; LONGEST];
    for (to, from) in lower.iter_mut().zip(word) {
        if !from.is_ascii_alphabetic() && !matches!(from, b'\'' | b'.') {
            return token.form;
        }
        *to = from.to_ascii_lowercase();
    }
    let whole = &lower[..word.len()];
    let known = if folded {
        let stops = whole.iter().rev().take_while(|b| **b == b'.').count();
        lexicon::look_up(Form::of_bytes(&whole[..whole.len() - stops]))
    } else {
        None
    };
    let whole = known.map_or(whole, |entry| entry.canonical.as_bytes());
    let stem = stem(whole);
    if stem.len() < whole.len() {
        Form::of_bytes(stem)
    } else {
        token.form
    }
}

/// Letters that [`stem`] may take off the end of a word.
const ENDS: [u8; 6] = *b"sdgeyi";

/// A lower-case word without its ending of number, tense or possession, and without a silent or doubled last letter.
fn stem(word: &[u8]) -> &[u8] {
    /// Without an ending, if enough is left.
    fn without<'w>(word: &'w [u8], ending: &[u8]) -> Option<&'w [u8]> {
        word.strip_suffix(ending).filter(|rest| rest.len() >= 3)
    }
    let mut word = word.strip_suffix(b"'s").unwrap_or(word);
    if !word.ends_with(b"ss") && !word.ends_with(b"us") && !word.ends_with(b"is") {
        if let Some(rest) = without(word, b"ies") {
            // policies: policy without its y, as policy itself loses it below.
            return rest;
        }
        word = without(word, b"s").unwrap_or(word);
    }
    if let Some(rest) = without(word, b"ing").or_else(|| without(word, b"ed")) {
        word = match rest {
            [single @ .., a, b] if a == b && !matches!(b, b's' | b'l' | b'e' | b'o') => {
                &rest[..=single.len()]
            }
            _ => rest,
        };
    }
    match word {
        [rest @ .., b'e' | b'y' | b'i'] if rest.len() >= 3 => rest,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    fn stem(word: &str) -> &str {
        let stem = super::stem(word.as_bytes());
        std::str::from_utf8(stem).unwrap_or_default()
    }

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
    fn a_stem_does_not_depend_on_words_met_before_that_have_the_same_form() {
        // A space of no width in the first, and a capital that is two characters in small letters.
        for text in ["tin\u{200b}ned tinned", "rİgged rigged"] {
            let mut tokens = Vec::new();
            let whole = crate::span::Span::new(0, text.len());
            crate::text::tokenize::tokenize(text, whole, &mut tokens);
            for token in &tokens {
                let own = super::stem_of_word(text, token);
                assert_eq!(super::stem_form(text, token), own, "{text}");
            }
        }
    }

    #[test]
    fn a_stem_that_is_remembered_is_the_word_s_own() {
        // More than are remembered, so that most take the place of others.
        let words = (0..3 * super::PLACES).map(|n| {
            let letters = n.to_string().into_bytes().into_iter();
            letters
                .map(|digit| char::from(digit - b'0' + b'b'))
                .collect::<String>()
                + "ings"
        });
        let text = words.collect::<Vec<_>>().join(" ");
        let mut tokens = Vec::new();
        let whole = crate::span::Span::new(0, text.len());
        crate::text::tokenize::tokenize(&text, whole, &mut tokens);
        for token in tokens.iter().chain(&tokens[..9]).chain(tokens.iter().rev()) {
            let own = super::stem_of_word(&text, token);
            assert_eq!(super::stem_form(&text, token), own);
            assert_eq!(super::stem_form(&text, token), own);
        }
    }

    #[test]
    fn nothing_is_taken_off_but_the_ends() {
        for end in (b'a'..=b'z').chain(*b"'.") {
            for start in ["walk", "walke", "walkin", "walk'"] {
                let word = [start.as_bytes(), &[end]].concat();
                let whole = super::stem(&word).len() == word.len();
                assert!(whole || super::ENDS.contains(&end), "{}", end as char);
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
