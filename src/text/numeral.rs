//! English number words.

const UNITS: [(&str, &str); 20] = [
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
];
const TENS: [(&str, &str); 8] = [
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
];
const ORDINALS: [(&str, &str); 28] = [
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
    ("ninth", "9th"),
    ("tenth", "10th"),
    ("eleventh", "11th"),
    ("twelfth", "12th"),
    ("thirteenth", "13th"),
    ("fourteenth", "14th"),
    ("fifteenth", "15th"),
    ("sixteenth", "16th"),
    ("seventeenth", "17th"),
    ("eighteenth", "18th"),
    ("nineteenth", "19th"),
    ("twentieth", "20th"),
    ("thirtieth", "30th"),
    ("fortieth", "40th"),
    ("fiftieth", "50th"),
    ("sixtieth", "60th"),
    ("seventieth", "70th"),
    ("eightieth", "80th"),
    ("ninetieth", "90th"),
    ("hundredth", "100th"),
];

/// Number words from zero to nineteen and the tens to ninety: word, value, digits.
pub(crate) fn cardinals() -> impl Iterator<Item = (&'static str, u64, &'static str)> {
    let units = UNITS
        .iter()
        .enumerate()
        .map(|(n, (word, digits))| (*word, n as u64, *digits));
    let tens = TENS
        .iter()
        .enumerate()
        .map(|(n, (word, digits))| (*word, 20 + 10 * n as u64, *digits));
    units.chain(tens)
}

/// Ordinal words with their form in digits.
pub(crate) fn ordinals() -> impl Iterator<Item = (&'static str, &'static str)> {
    ORDINALS.iter().copied()
}

/// The value of an ordinal word below ten.
pub(crate) fn ordinal_unit(word: &str) -> Option<u64> {
    let place = ORDINALS[..9].iter().position(|(unit, _)| *unit == word)?;
    Some(place as u64 + 1)
}

/// Whether `letters` are the ending that makes an ordinal of a number in digits, which ends in `digits`.
pub(crate) fn is_ordinal_ending(digits: &str, letters: &str) -> bool {
    let teen = digits.len() > 1 && digits.as_bytes()[digits.len() - 2] == b'1';
    match letters {
        "st" => !teen && digits.ends_with('1'),
        "nd" => !teen && digits.ends_with('2'),
        "rd" => !teen && digits.ends_with('3'),
        "th" => teen || !digits.ends_with(['1', '2', '3']),
        _ => false,
    }
}

/// The factor that a lower-case word behind a number multiplies it by.
pub(crate) fn magnitude(word: &str) -> Option<u64> {
    Some(match word {
        "hundred" => 100,
        "thousand" => 1_000,
        "lakh" | "lakhs" => 100_000,
        "million" | "millions" | "mln" | "mn" => 1_000_000,
        "crore" | "crores" => 10_000_000,
        "billion" | "billions" | "bln" | "bn" => 1_000_000_000,
        "trillion" | "trillions" | "trn" | "tln" | "tn" => 1_000_000_000_000,
        _ => return None,
    })
}

/// The factor that lower-case letters right behind digits multiply them by: `10bn`, `5m`.
pub(crate) fn attached_magnitude(letters: &str) -> Option<u64> {
    match letters {
        "k" => Some(1_000),
        "m" => Some(1_000_000),
        "b" => Some(1_000_000_000),
        "t" => Some(1_000_000_000_000),
        "hundred" | "thousand" => None,
        _ => magnitude(letters),
    }
}
