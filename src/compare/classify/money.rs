//! Sums of money: `A$50 million` are `50 million Australian dollars`, and `Rs 5 billion` are `5 billion rupees`.

use super::amount;
use crate::compare::passage::Words;
use crate::text::numeral;
use crate::text::quantity::Value;
use crate::text::token::TokenKind;

/// The currency of one country.
struct Currency {
    /// Its ISO 4217 code.
    code: &'static str,
    /// What it is called, as the first of a row of [`NOUNS`].
    noun: &'static str,
    /// Whose it is, in canonical words.
    of: &'static [&'static str],
    /// Letters in front of a number that stand for it, beside those that the tokenizer knows.
    signs: &'static [&'static str],
}

const fn currency(
    code: &'static str,
    noun: &'static str,
    of: &'static [&'static str],
    signs: &'static [&'static str],
) -> Currency {
    Currency {
        code,
        noun,
        of,
        signs,
    }
}

static CURRENCIES: [Currency; 36] = [
    currency("AED", "dirham", &["emirati", "uae"], &["dh", "dhs"]),
    currency("ARS", "peso", &["argentine"], &[]),
    currency("AUD", "dollar", &["australian"], &[]),
    currency("BRL", "real", &["brazilian"], &[]),
    currency("CAD", "dollar", &["canadian"], &[]),
    currency("CHF", "franc", &["swiss"], &["sfr"]),
    currency("CLP", "peso", &["chilean"], &[]),
    currency("CNY", "yuan", &["chinese"], &["rmb"]),
    currency("COP", "peso", &["colombian"], &[]),
    currency("CZK", "crown", &["czech"], &[]),
    currency("DKK", "crown", &["danish"], &["dkr"]),
    currency("EUR", "euro", &[], &[]),
    currency("GBP", "pound", &["british"], &[]),
    currency("HKD", "dollar", &["hong kong"], &[]),
    currency("IDR", "rupiah", &["indonesian"], &["rp"]),
    currency("ILS", "shekel", &["israeli"], &["nis"]),
    currency("INR", "rupee", &["indian"], &[]),
    currency("JPY", "yen", &["japanese"], &[]),
    currency("KRW", "won", &["south korean", "korean"], &["won"]),
    currency("MXN", "peso", &["mexican"], &[]),
    currency("MYR", "ringgit", &["malaysian"], &["rm"]),
    currency("NGN", "naira", &["nigerian"], &[]),
    currency("NOK", "crown", &["norwegian"], &["nkr"]),
    currency("NZD", "dollar", &["new zealand"], &[]),
    currency("PHP", "peso", &["philippine"], &["p"]),
    currency("PKR", "rupee", &["pakistani"], &[]),
    currency("QAR", "riyal", &["qatari"], &["qr"]),
    currency("SAR", "riyal", &["saudi"], &["sr"]),
    currency("SEK", "crown", &["swedish"], &["skr"]),
    currency("SGD", "dollar", &["singapore", "singaporean"], &[]),
    currency("THB", "baht", &["thai"], &[]),
    currency("TRY", "lira", &["turkish"], &["tl"]),
    currency("TWD", "dollar", &["taiwan", "taiwanese", "new taiwan"], &[]),
    currency("USD", "dollar", &["u.s.", "american"], &[]),
    currency("VND", "dong", &["vietnamese"], &[]),
    currency("ZAR", "rand", &["south african"], &["r"]),
];

/// What currencies are called, each row in all its forms.
const NOUNS: [&[&str]; 20] = [
    &["baht"],
    &[
        "crown", "crowns", "krona", "kronor", "krone", "kroner", "koruna",
    ],
    &["dirham", "dirhams"],
    &["dollar", "dollars"],
    &["dong"],
    &["euro", "euros"],
    &["franc", "francs"],
    &["lira", "liras", "lire"],
    &["naira"],
    &["peso", "pesos"],
    &["pound", "pounds"],
    &["rand", "rands"],
    &["real", "reais", "reals"],
    &["ringgit"],
    &["riyal", "riyals"],
    &["rupee", "rupees"],
    &["rupiah", "rupiahs"],
    &["shekel", "shekels"],
    &["won"],
    &["yuan", "renminbi"],
];

/// A currency as a text gives it.
#[derive(Clone, Copy)]
struct Given {
    noun: &'static str,
    /// Which of that name, where it is said.
    code: Option<&'static str>,
    /// Whether it is a sign or a code.
    is_short: bool,
}

/// Where two sums of money end on both sides that begin with two words, where they are the same.
pub(super) fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> Option<(usize, usize)> {
    // Where the same number stands on both sides and the same words behind it, nothing is to be told.
    let form = |words: &Words<'_>, n: usize| words.tokens.get(n).map(|token| token.form);
    if (0..3).all(|n| form(left, l + n) == form(right, r + n)) {
        return None;
    }
    let (l_end, one_value, one) = sum(left, l)?;
    let (r_end, other_value, other) = sum(right, r)?;
    let same = one_value == other_value && is_one(left, one, right, other);
    same.then_some((l_end, r_end))
}

/// Whether a word may be a sign in front of a sum that the tokenizer does not know: `Rs`, `R5m`.
pub(super) fn may_begin(words: &Words<'_>, n: usize) -> bool {
    let surface = words.surface(n);
    // A number follows, or stands in the same word.
    if !words.is_numeric(n + 1) && !surface.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let letters = surface.len()
        - surface
            .trim_start_matches(|c: char| c.is_alphabetic())
            .len();
    letters <= 3 && of_sign(&surface[..letters]).is_some()
}

/// The unit of an amount, by which two amounts can be compared: both texts mean one dollar unless one of them names several.
pub(super) fn compared_unit<'u>(left: &Words<'_>, right: &Words<'_>, unit: &'u str) -> &'u str {
    match unit {
        "USD" if !left.names_another_dollar() && !right.names_another_dollar() => "$",
        _ => unit,
    }
}

fn is_one(left: &Words<'_>, one: Given, right: &Words<'_>, other: Given) -> bool {
    // The sign of two countries.
    let is_sign_of =
        |sign: Given, code: Given| sign.noun == "¥" && matches!(code.noun, "yen" | "yuan");
    if is_sign_of(one, other) || is_sign_of(other, one) {
        return true;
    }
    if one.noun != other.noun {
        return false;
    }
    let code = match (one.code, other.code) {
        (Some(one), Some(other)) => return one == other,
        (None, None) => return true,
        (Some(code), None) | (None, Some(code)) => code,
    };
    if one.noun == "dollar" {
        return compared_unit(left, right, code) == "$";
    }
    let mut namesakes = CURRENCIES.iter().filter(|known| known.noun == one.noun);
    one.is_short || other.is_short || namesakes.nth(1).is_none()
}

/// The sum that begins with a word: the word behind it, how much and of what.
fn sum(words: &Words<'_>, start: usize) -> Option<(usize, Value, Given)> {
    let token = words.tokens.get(start)?;
    match token.kind {
        TokenKind::Quantity => {
            let (value, unit) = words.canonical(start).split_once(' ')?;
            let given = of_unit(unit)?;
            let sterling = usize::from(unit == "GBP" && words.bare_word(start + 1) == "sterling");
            Some((start + 1 + sterling, Value::parse(value)?, given))
        }
        TokenKind::Number => {
            let value = amount::bare_number(words, start)?;
            let (end, given) = named(words, start + 1)?;
            Some((end, value, given))
        }
        TokenKind::Word => {
            if let Some(given) = of_sign(words.surface(start))
                && start + 1 < words.len()
                && matches!(words.gap(start + 1).of(words.text).trim(), "" | ".")
                && let Some(value) = amount::bare_number(words, start + 1)
            {
                return Some((start + 2, value, given));
            }
            cents(words, start).or_else(|| glued(words, start))
        }
        _ => None,
    }
}

/// `5c`
fn cents(words: &Words<'_>, start: usize) -> Option<(usize, Value, Given)> {
    let digits = words.surface(start).strip_suffix('c')?;
    let is_number = digits.bytes().all(|b| b.is_ascii_digit());
    let value = Value::parse(digits).filter(|_| is_number)?;
    Some((start + 1, value, of_unit("cent")?))
}

/// A sign of letters with its number right behind it: `R5m`, `Rp2.5 trillion`.
fn glued(words: &Words<'_>, start: usize) -> Option<(usize, Value, Given)> {
    /// Tokens that the number may be cut into: `Rp2`, `5`, `trillion`.
    const LONGEST: usize = 4;
    let from = words.tokens[start].span.start as usize;
    let text = &words.text[from..words.gap(words.len()).start as usize];
    let sign = text.find(|c: char| !c.is_alphabetic())?;
    let given = of_sign(&text[..sign])?;
    let digits = text[sign..]
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
        .unwrap_or(text.len() - sign);
    let number = text[sign..sign + digits].trim_end_matches(['.', ',']);
    let mut value = Value::parse(number)?;
    let mut at = sign + number.len();
    let tail = &text[at..];
    let spaces = tail.len() - tail.trim_start_matches(' ').len();
    let letters = tail[spaces..]
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(tail.len() - spaces);
    let word = tail[spaces..spaces + letters].to_lowercase();
    let factor = match spaces {
        0 => numeral::attached_magnitude(&word),
        _ => numeral::magnitude(&word),
    };
    if let Some(factor) = factor {
        value = value.times(factor)?;
        at += spaces + letters;
    }
    let end = (start + 1..=words.len().min(start + LONGEST))
        .find(|end| words.tokens[end - 1].span.end as usize == from + at)?;
    Some((end, value, given))
}

fn of_unit(unit: &str) -> Option<Given> {
    let is_short = true;
    match unit {
        "$" => Some(Given {
            noun: "dollar",
            code: None,
            is_short,
        }),
        "¥" => Some(Given {
            noun: "¥",
            code: None,
            is_short,
        }),
        "cent" => Some(Given {
            noun: "cent",
            code: None,
            is_short,
        }),
        _ => {
            let known = CURRENCIES.iter().find(|known| known.code == unit)?;
            Some(Given {
                noun: known.noun,
                code: Some(known.code),
                is_short,
            })
        }
    }
}

fn of_sign(sign: &str) -> Option<Given> {
    let is_short = true;
    if sign.eq_ignore_ascii_case("rs") {
        // Of several countries.
        return Some(Given {
            noun: "rupee",
            code: None,
            is_short,
        });
    }
    let is_sign = |known: &&str| known.eq_ignore_ascii_case(sign);
    let mut known = CURRENCIES.iter();
    let found = known.find(|known| known.signs.iter().any(is_sign))?;
    Some(Given {
        noun: found.noun,
        code: Some(found.code),
        is_short,
    })
}

/// The currency in words that begins with a word behind a number, and the word behind it: `Swiss francs`, `pesos`.
fn named(words: &Words<'_>, start: usize) -> Option<(usize, Given)> {
    /// Words that say whose it is: `New Zealand`.
    const MOST: usize = 2;
    let close = |n: usize| n < words.len() && amount::is_close(words, n);
    (start..=start + MOST).find_map(|at| {
        let all_close = (start..=at).all(close);
        let word = all_close.then(|| words.canonical(at))?;
        let noun = NOUNS.iter().find(|forms| forms.contains(&word))?[0];
        let whose: Vec<&str> = (start..at).map(|n| words.canonical(n)).collect();
        let code = match whose.is_empty() {
            // In its own language it is that of one country.
            true if word == "kronor" => Some("SEK"),
            true => None,
            false => {
                let whose = whose.join(" ");
                let is_it =
                    |known: &&Currency| known.noun == noun && known.of.contains(&whose.as_str());
                Some(CURRENCIES.iter().find(is_it)?.code)
            }
        };
        let given = Given {
            noun,
            code,
            is_short: false,
        };
        Some((at + 1, given))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_is_called_by_a_known_noun_and_stands_in_the_order_of_its_code() {
        assert!(CURRENCIES.is_sorted_by_key(|known| known.code));
        for known in &CURRENCIES {
            let is_known = NOUNS.iter().any(|forms| forms[0] == known.noun);
            // The yen is a unit to the tokenizer, which needs no noun.
            assert!(is_known || known.noun == "yen", "{}", known.code);
        }
    }
}
