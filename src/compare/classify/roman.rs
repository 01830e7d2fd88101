//! Roman numerals: `Phase III` is `phase 3`, and `Albrecht II` is `Albrecht the Second`.

use super::amount;
use crate::compare::passage::Words;
use crate::text::quantity::Value;
use std::ops::Range;

/// Whether one run is a Roman numeral, and the other the same number in figures or letters.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let either = |one: &Words<'_>, o: &Range<usize>, other: &Words<'_>, p: &Range<usize>| {
        o.len() == 1
            && p.end
                .checked_sub(1)
                .is_some_and(|last| other.is_numeric(last))
            && numeral(one, o.start).is_some_and(|value| {
                let value = Value::whole(value);
                number(other, p) == Some(value)
            })
    };
    either(left, l, right, r) || either(right, r, left, l)
}

/// The value of a Roman numeral: behind a name or what is numbered, or in brackets.
pub(super) fn numeral(words: &Words<'_>, n: usize) -> Option<u64> {
    let surface = words.tokens.get(n).map(|_| words.surface(n))?;
    if !surface.bytes().all(|b| b"IVXLCDMivxlcdm".contains(&b)) {
        return None;
    }
    let in_brackets = || {
        words.gap(n).of(words.text).ends_with('(')
            && words.gap(n + 1).of(words.text).starts_with(')')
    };
    let is_upper = surface.bytes().all(|b| b.is_ascii_uppercase());
    let behind_name = || {
        let before = n.checked_sub(1).map(|before| words.tokens[before]);
        let is_name = before.is_some_and(|before| before.is_capital() && !before.is_function());
        let is_numbered = || {
            matches!(
                words.canonical(n - 1),
                "act"
                    | "article"
                    | "chapter"
                    | "class"
                    | "grade"
                    | "level"
                    | "part"
                    | "phase"
                    | "section"
                    | "stage"
                    | "title"
                    | "type"
                    | "volume"
            )
        };
        words.is_bare(n) && (is_name || is_numbered())
    };
    let is_numeral = is_upper && behind_name() || in_brackets();
    is_numeral.then(|| value(surface))?
}

/// The value of letters that are the usual way to write it in Roman numerals.
fn value(letters: &str) -> Option<u64> {
    /// The longest that is in use is a year's: `MCMLXXXVIII`.
    const LONGEST: usize = 11;
    const SIGNS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if letters.len() > LONGEST {
        return None;
    }
    let lower = letters.to_ascii_lowercase();
    let (mut rest, mut value) = (lower.as_str(), 0);
    for (worth, sign) in SIGNS {
        // Only units, tens, hundreds and thousands are repeated, three times at most.
        let most = if worth.to_string().starts_with('1') {
            3
        } else {
            1
        };
        for _ in 0..most {
            let Some(shorter) = rest.strip_prefix(sign) else {
                break;
            };
            rest = shorter;
            value += worth;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

/// A number in figures or letters, or a place in an order behind a name.
fn number(words: &Words<'_>, run: &Range<usize>) -> Option<Value> {
    let last = run.end.checked_sub(1)?;
    match run.len() {
        1 => amount::bare_number(words, last),
        2 if words.canonical(run.start) == "the" => {
            let place = words.canonical(last);
            let digits = ["st", "nd", "rd", "th"]
                .iter()
                .find_map(|ending| place.strip_suffix(ending))?;
            Value::parse(digits)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn letters_are_a_numeral_only_as_it_is_usually_written() {
        for (letters, number) in [
            ("I", 1),
            ("iv", 4),
            ("XI", 11),
            ("XIX", 19),
            ("LVI", 56),
            ("MCMLXXXIV", 1984),
        ] {
            assert_eq!(value(letters), Some(number), "{letters}");
        }
        for letters in ["", "IIII", "IIV", "VX", "CIVIL", "MIX!", "IL"] {
            assert_eq!(value(letters), None, "{letters}");
        }
    }
}
