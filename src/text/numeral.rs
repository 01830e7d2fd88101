//! English number words: what `twelve`, `forty-two`, `mln` and `21st` are worth.

/// Words for 0 to 19, each at its own place.
const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Words for 0th to 19th, each at its own place; `zeroth` is no word of news.
const UNIT_ORDINALS: [&str; 20] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

/// Words for 20, 30 … 90, from place 2 on.
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Words for 20th, 30th … 90th, from place 2 on.
const TEN_ORDINALS: [&str; 10] = [
    "",
    "",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
];

/// Value of a lower-case cardinal from `zero` to `ninety-nine`; the compound ones are hyphenated. `None` for any other word, digits included.
pub fn value(word: &str) -> Option<u64> {
    place(&UNITS, word)
        .or_else(|| tens(word))
        .or_else(|| compound(word, &UNITS))
}

/// What a lower-case word multiplies the number before it by: `million`, `bn`, `crore`, `dozen`. `None` for any other word.
///
/// The short forms `m` and `b` are that only right after digits, which is for the caller to see. Plurals are no magnitudes (`millions of dollars` names no number), but for `lakhs` and `crores`.
pub fn magnitude(word: &str) -> Option<u64> {
    Some(match word {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1_000,
        "lakh" | "lakhs" => 100_000,
        "million" | "mln" | "mn" | "m" => 1_000_000,
        "crore" | "crores" => 10_000_000,
        "billion" | "bln" | "bn" | "b" => 1_000_000_000,
        "trillion" | "trln" | "trn" | "tn" => 1_000_000_000_000,
        _ => return None,
    })
}

/// Value of a lower-case ordinal: `first` to `ninety-ninth`, `hundredth`, `thousandth`, `millionth`, or digits with the ending that belongs to them (`1st`, `22nd`, `113th`). `None` for any other word.
///
/// `second` is a unit of time too, `third` a part; which it is, only the caller can see.
pub fn ordinal(word: &str) -> Option<u64> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return ordinal_in_digits(word);
    }
    match word {
        "hundredth" => return Some(100),
        "thousandth" => return Some(1_000),
        "millionth" => return Some(1_000_000),
        _ => {}
    }
    place(&UNIT_ORDINALS, word)
        .or_else(|| place(&TEN_ORDINALS, word).map(|ten| ten * 10))
        .or_else(|| compound(word, &UNIT_ORDINALS))
}

fn ordinal_in_digits(word: &str) -> Option<u64> {
    let ending_at = word.bytes().position(|byte| !byte.is_ascii_digit())?;
    let (digits, ending) = word.split_at(ending_at);
    let number: u64 = digits.parse().ok()?;
    let expected = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    (ending == expected).then_some(number)
}

fn tens(word: &str) -> Option<u64> {
    place(&TENS, word).map(|ten| ten * 10)
}

/// Value of `twenty-one`: a word for tens, a hyphen and a word for 1 to 9 out of `units`.
fn compound(word: &str, units: &[&str]) -> Option<u64> {
    let (ten, unit) = word.split_once('-')?;
    let unit = place(units, unit).filter(|unit| (1..=9).contains(unit))?;
    Some(tens(ten)? + unit)
}

/// Place of a word in a list; the empty word has none.
fn place(words: &[&str], word: &str) -> Option<u64> {
    let at = words.iter().position(|listed| *listed == word)?;
    (!word.is_empty()).then_some(at as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cardinal_below_a_hundred_has_its_value() {
        for number in 0..100 {
            let word = match (number / 10, number % 10) {
                (0, unit) => UNITS[unit].to_owned(),
                (1, unit) => UNITS[10 + unit].to_owned(),
                (ten, 0) => TENS[ten].to_owned(),
                (ten, unit) => format!("{}-{}", TENS[ten], UNITS[unit]),
            };
            assert_eq!(value(&word), Some(number as u64), "{word}");
        }
        assert_eq!(value("forty-two"), Some(42));
        assert_eq!(value("twelve"), Some(12));
    }

    #[test]
    fn words_that_only_look_like_cardinals_have_no_value() {
        for word in [
            "",
            "-",
            "none",
            "ones",
            "twenties",
            "twenty-",
            "-one",
            "twenty-ten",
            "twenty-zero",
            "twenty-one-two",
            "ten-one",
            "first",
            "hundred",
            "12",
            "Twelve",
            "one-two",
        ] {
            assert_eq!(value(word), None, "{word}");
        }
    }

    #[test]
    fn magnitudes_have_their_short_forms() {
        assert_eq!(magnitude("million"), magnitude("mln"));
        assert_eq!(magnitude("billion"), magnitude("bn"));
        assert_eq!(magnitude("bln"), Some(1_000_000_000));
        assert_eq!(magnitude("trn"), magnitude("trillion"));
        assert_eq!(magnitude("crore"), Some(10_000_000));
        assert_eq!(magnitude("lakh"), Some(100_000));
        assert_eq!(magnitude("dozen"), Some(12));
    }

    #[test]
    fn vague_plurals_are_no_magnitudes() {
        for word in [
            "dozens",
            "hundreds",
            "thousands",
            "millions",
            "billions",
            "one",
            "",
        ] {
            assert_eq!(magnitude(word), None, "{word}");
        }
    }

    #[test]
    fn every_ordinal_below_a_hundred_has_its_value_in_words_and_digits() {
        for number in 1..100 {
            let word = match (number / 10, number % 10) {
                (0, unit) => UNIT_ORDINALS[unit].to_owned(),
                (1, unit) => UNIT_ORDINALS[10 + unit].to_owned(),
                (ten, 0) => TEN_ORDINALS[ten].to_owned(),
                (ten, unit) => format!("{}-{}", TENS[ten], UNIT_ORDINALS[unit]),
            };
            assert_eq!(ordinal(&word), Some(number as u64), "{word}");
        }
        for (word, number) in [
            ("1st", 1),
            ("2nd", 2),
            ("3rd", 3),
            ("4th", 4),
            ("11th", 11),
            ("12th", 12),
            ("13th", 13),
            ("14th", 14),
            ("21st", 21),
            ("102nd", 102),
            ("111th", 111),
            ("113th", 113),
            ("123rd", 123),
            ("200th", 200),
            ("thirty-first", 31),
            ("twentieth", 20),
            ("hundredth", 100),
        ] {
            assert_eq!(ordinal(word), Some(number), "{word}");
        }
    }

    #[test]
    fn words_that_only_look_like_ordinals_have_no_value() {
        for word in [
            "",
            "-",
            "th",
            "1",
            "12",
            "1th",
            "2st",
            "11st",
            "4ths",
            "1,000th",
            "seconds",
            "twenty-twentieth",
            "twentieth-first",
            "one",
            "99999999999999999999999th",
            "1é",
            "-first",
        ] {
            assert_eq!(ordinal(word), None, "{word}");
        }
    }
}
