//! Which dollar a text means by `$`: that of the United States, unless it names another.

use crate::text::token::{Form, Token, TokenKind};

/// Whether a text names a dollar other than that of the United States: `A$5`, `5 HKD`, `Singapore dollars`. In such a text `$`
/// alone may be that one.
pub(crate) fn names_another(text: &str, tokens: &[Token]) -> bool {
    let signed = memchr::memchr_iter(b'$', text.as_bytes()).any(|at| {
        let letters = text[..at].trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        // `R$` is Brazil's real.
        !matches!(&text[letters.len()..at], "" | "US" | "U.S." | "R")
    });
    signed || tokens.iter().any(|token| has_code(text, token)) || is_called(text, tokens)
}

fn has_code(text: &str, token: &Token) -> bool {
    const CODES: [&str; 6] = ["AUD", "CAD", "HKD", "NZD", "SGD", "TWD"];
    token.kind == TokenKind::Quantity
        && CODES.iter().any(|code| token.span.of(text).contains(*code))
}

/// Whether a name stands before the word: `Canadian dollars`.
fn is_called(text: &str, tokens: &[Token]) -> bool {
    let dollars = [Form::of("dollar"), Form::of("dollars")];
    let american = [Form::of("u.s."), Form::of("american"), Form::of("states")];
    tokens.windows(2).any(|pair| {
        let [whose, dollar] = pair else {
            return false;
        };
        let gap = text.get(whose.span.end as usize..dollar.span.start as usize);
        dollars.contains(&dollar.form)
            && whose.is_capital()
            && !whose.is_function()
            && !american.contains(&whose.form)
            && gap.is_some_and(|gap| gap.chars().all(char::is_whitespace))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokens_of;

    #[test]
    fn a_text_names_another_dollar_by_its_sign_its_code_or_its_country() {
        let names = |text: &str| names_another(text, &tokens_of(text));
        for text in [
            "It paid A$5 million.",
            "It paid (NZ$5) there.",
            "It paid 5 million HKD.",
            "It paid 5 million Canadian dollars.",
            "The Singapore dollar fell.",
        ] {
            assert!(names(text), "{text}");
        }
        for text in [
            "It paid $5 million.",
            "It paid US$5 million, or U.S.$6 million.",
            "It paid R$5 million.",
            "It paid 5 million U.S. dollars, or 6 million dollars.",
            "The dollar fell. Dollars rose.",
        ] {
            assert!(!names(text), "{text}");
        }
    }
}
