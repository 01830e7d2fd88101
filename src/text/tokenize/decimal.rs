//! Tells which sign a text sets before decimals, and so whether `2.900` is less than three or nearly three thousand.

use crate::text::language::Language;

/// The sign before the decimals of a text's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DecimalSign {
    /// A point, as in English: `33.9`. Commas set groups of three digits apart.
    #[default]
    Point,
    /// A comma, as in German: `33,9`. Full stops set groups of three digits apart.
    Comma,
}

/// Languages that write a decimal comma and a stop between groups, as ISO 639-1 codes.
const WITH_COMMA: [&str; 18] = [
    "ca", "da", "de", "el", "es", "eu", "gl", "hr", "id", "is", "it", "nl", "pt", "ro", "sl", "sr",
    "tr", "vi",
];

impl DecimalSign {
    /// The sign of a text in a language; of one whose language is not known, by its numbers.
    pub fn of(text: &str, language: Option<Language>) -> DecimalSign {
        let has_comma = match language {
            None => shows_comma(text),
            Some(language) => WITH_COMMA.contains(&language.code()),
        };
        match has_comma {
            true => DecimalSign::Comma,
            false => DecimalSign::Point,
        }
    }
}

/// Whether one or two digits stand behind a comma somewhere in a text and three nowhere, nor decimals behind a point.
fn shows_comma(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits_from = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.iter()
            .take(4)
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut has_comma = false;
    for at in memchr::memchr2_iter(b',', b'.', bytes) {
        if at == 0 || !bytes[at - 1].is_ascii_digit() {
            continue;
        }
        let digits = digits_from(at + 1);
        // A date or a time (`3.5.2024`, `21.00`) has another sign or two digits behind the stop: it tells nothing.
        match (bytes[at], digits) {
            (b',', 1 | 2) => has_comma = true,
            (b',', 3) => return false,
            (b'.', 1) if !matches!(bytes.get(at + 2), Some(b'.')) => return false,
            _ => {}
        }
    }
    has_comma
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_told_by_the_language_or_by_the_numbers() {
        for (text, language, sign) in [
            ("2.900 Stellen", "de", DecimalSign::Comma),
            ("2.900 jobs", "en", DecimalSign::Point),
            ("2.900 jobs", "", DecimalSign::Point),
            ("2.900 Stellen, 33,9 Prozent", "", DecimalSign::Comma),
            (
                "am 19.11.2024 um 15.30 Uhr 6,72 Meter",
                "",
                DecimalSign::Comma,
            ),
            ("33,9 percent of 2,900", "", DecimalSign::Point),
            ("sets 6,4 and 7,5 in 2.5 hours", "", DecimalSign::Point),
            ("", "", DecimalSign::Point),
        ] {
            assert_eq!(DecimalSign::of(text, language.parse().ok()), sign, "{text}");
        }
    }
}
