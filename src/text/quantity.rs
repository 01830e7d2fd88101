//! Quantities: a value and a unit, so that one amount has one form however it is written.

use std::fmt;

/// An exact decimal number, at least zero: `mantissa × 10^exponent`, without trailing zeros in the mantissa.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Value {
    mantissa: u128,
    exponent: i32,
}

impl Value {
    /// A whole number.
    pub(crate) fn whole(number: u64) -> Value {
        Value::new(u128::from(number), 0)
    }

    fn new(mut mantissa: u128, mut exponent: i32) -> Value {
        if mantissa == 0 {
            return Value {
                mantissa: 0,
                exponent: 0,
            };
        }
        while let (tenth, 0) = split_digit(mantissa) {
            mantissa = tenth;
            exponent += 1;
        }
        Value { mantissa, exponent }
    }

    /// The value of digits in which commas group and one full stop may set off decimals; `None` for more than 30 digits,
    /// which are an identifier rather than an amount.
    pub(crate) fn parse(digits: &str) -> Option<Value> {
        let (mut mantissa, mut exponent, mut decimals, mut count) = (0u128, 0, false, 0);
        for byte in digits.bytes() {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa * 10 + u128::from(byte - b'0');
                    count += 1;
                    exponent -= i32::from(decimals);
                }
                b'.' => decimals = true,
                _ => {}
            }
            if count > 30 {
                return None;
            }
        }
        (count > 0).then(|| Value::new(mantissa, exponent))
    }

    /// This value times a whole number; `None` where it grows beyond 128 bits.
    pub(crate) fn times(self, factor: u64) -> Option<Value> {
        let product = Value::new(
            self.mantissa.checked_mul(u128::from(factor))?,
            self.exponent,
        );
        // "A million million million …" has one digit and a row of zeros, which is written out anew with each of the words.
        let zeros = 10u128.checked_pow(product.exponent.max(0).unsigned_abs())?;
        product.mantissa.checked_mul(zeros).map(|_| product)
    }

    /// The sum of two values; `None` where it grows beyond 128 bits.
    pub(crate) fn plus(self, other: Value) -> Option<Value> {
        let exponent = self.exponent.min(other.exponent);
        let scaled = |v: Value| {
            10u128
                .checked_pow((v.exponent - exponent) as u32)?
                .checked_mul(v.mantissa)
        };
        Some(Value::new(
            scaled(self)?.checked_add(scaled(other)?)?,
            exponent,
        ))
    }

    /// Whether it is less than another value; `false` where that takes more than 128 bits to tell.
    pub(crate) fn is_less(self, other: Value) -> bool {
        let exponent = self.exponent.min(other.exponent);
        let scaled = |v: Value| {
            10u128
                .checked_pow((v.exponent - exponent) as u32)?
                .checked_mul(v.mantissa)
        };
        let both = || Some((scaled(self)?, scaled(other)?));
        both().is_some_and(|(one, other)| one < other)
    }

    /// `numerator / denominator` where that has a finite decimal form, as halves, quarters and eighths have.
    pub(crate) fn fraction(numerator: u64, denominator: u64) -> Option<Value> {
        // Enough decimals for sixty-fourths, the finest that share prices were quoted in.
        let scaled = u128::from(numerator) * 1_000_000;
        let denominator = u128::from(denominator);
        (denominator != 0 && scaled.is_multiple_of(denominator))
            .then(|| Value::new(scaled / denominator, -6))
    }
}

impl Value {
    /// Writes it in plain decimals: no sign, no grouping, no zeros that say nothing. To a string this takes none of the
    /// machinery of formatting.
    pub(crate) fn write_to(self, out: &mut impl fmt::Write) -> fmt::Result {
        // As many as 128 bits can have; no text gives a value more decimals.
        const MOST: usize = 39;
        let mut digits = [b'0'; MOST];
        let mut first = MOST;
        let mut rest = self.mantissa;
        while rest > 0 && first > 0 {
            let (tenth, digit) = split_digit(rest);
            first -= 1;
            digits[first] += digit;
            rest = tenth;
        }
        let mut write = |digits: &[u8]| {
            let mut digits = digits.iter().copied().map(char::from);
            digits.try_for_each(|digit| out.write_char(digit))
        };
        let decimals = self.exponent.min(0).unsigned_abs() as usize;
        let point = MOST.saturating_sub(decimals);
        // One digit at least stands before the point.
        write(&digits[first.min(point.saturating_sub(1))..point])?;
        (0..self.exponent).try_for_each(|_| write(b"0"))?;
        if decimals > 0 {
            write(b".")?;
            write(&digits[point..])?;
        }
        Ok(())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

/// A number without its last digit, and that.
fn split_digit(number: u128) -> (u128, u8) {
    // Nearly all numbers fit 64 bits, which take no call to be divided.
    match u64::try_from(number) {
        Ok(number) => (u128::from(number / 10), (number % 10) as u8),
        Err(_) => (number / 10, (number % 10) as u8),
    }
}

/// What a number counts, where that is money or a percentage.
///
/// A bare `$` and the word "dollars" are units of their own: which dollar is meant, only all of a text may tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Unit(&'static str);

impl Unit {
    /// `%`, `percent`, `per cent`, `pct`.
    pub(crate) const PERCENT: Unit = Unit("%");
    /// The United States dollar.
    pub(crate) const US_DOLLAR: Unit = Unit("USD");

    /// The unit that a sign in front of a number stands for: `$`, `US$`, `£`. Case matters.
    pub(crate) fn of_sign(sign: &str) -> Option<Unit> {
        Some(Unit(match sign {
            "$" => "$",
            "US$" | "U.S.$" => "USD",
            "A$" | "AU$" => "AUD",
            "C$" | "CA$" => "CAD",
            "NZ$" => "NZD",
            "HK$" => "HKD",
            "S$" => "SGD",
            "NT$" => "TWD",
            "R$" => "BRL",
            "£" => "GBP",
            "€" => "EUR",
            "¥" => "¥",
            "₫" => "VND",
            "₹" => "INR",
            "₽" => "RUB",
            "₩" => "KRW",
            "₪" => "ILS",
            "₺" => "TRY",
            "₴" => "UAH",
            "฿" => "THB",
            "₱" => "PHP",
            _ => return None,
        }))
    }

    /// The unit that an ISO 4217 code stands for. Case matters.
    pub(crate) fn of_code(code: &str) -> Option<Unit> {
        const CODES: [&str; 47] = [
            "AED", "ARS", "AUD", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK",
            "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "JPY",
            "KRW", "KZT", "LAK", "MMK", "MXN", "MYR", "NGN", "NOK", "NZD", "PHP", "PKR", "PLN",
            "QAR", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD",
        ];
        match code {
            "VND" => Some(Unit("VND")),
            "ZAR" => Some(Unit("ZAR")),
            // Most words that are asked about are no code of any kind.
            _ if code.len() != 3 || !code.as_bytes()[0].is_ascii_uppercase() => None,
            _ => CODES.binary_search(&code).ok().map(|n| Unit(CODES[n])),
        }
    }

    /// The unit that a lower-case word behind a number stands for: `percent`, `dollars`, `stg`.
    pub(crate) fn of_word(word: &str) -> Option<Unit> {
        Some(Unit(match word {
            "percent" | "pct" | "pc" => "%",
            "dollar" | "dollars" | "dlr" | "dlrs" | "bucks" => "$",
            "euro" | "euros" => "EUR",
            "pound" | "pounds" | "stg" | "sterling" | "quid" => "GBP",
            "pence" | "penny" => "pence",
            "cent" | "cents" => "cent",
            "yen" => "JPY",
            "yuan" | "renminbi" | "rmb" => "CNY",
            "dong" => "VND",
            "baht" => "THB",
            "rupiah" | "rupiahs" => "IDR",
            "ringgit" => "MYR",
            "rouble" | "roubles" | "ruble" | "rubles" => "RUB",
            "hryvnia" | "hryvnias" => "UAH",
            "zloty" | "zlotys" => "PLN",
            "forint" | "forints" => "HUF",
            _ => return None,
        }))
    }
}

/// An amount: a value, with a unit or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Quantity {
    /// How many.
    pub(crate) value: Value,
    /// Of what.
    pub(crate) unit: Option<Unit>,
}

impl Quantity {
    /// Writes its canonical text: the value in plain decimals, and its unit behind a space.
    pub(crate) fn write_to(self, out: &mut impl fmt::Write) -> fmt::Result {
        self.value.write_to(out)?;
        self.unit.map_or(Ok(()), |unit| {
            out.write_char(' ')?;
            out.write_str(unit.0)
        })
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn grouping_and_trailing_zeros_do_not_change_a_value() {
        assert_eq!(Value::parse("1,000"), Value::parse("1000"));
        assert_eq!(Value::parse("1.50"), Value::parse("1.5"));
        assert_ne!(Value::parse("1.234"), Value::parse("1,234"));
    }

    #[test]
    fn a_value_is_written_in_plain_decimals() {
        for (digits, plain) in [
            ("0", "0"),
            ("007", "7"),
            ("10,500", "10500"),
            ("0.05", "0.05"),
            ("12.30", "12.3"),
        ] {
            assert_eq!(Value::parse(digits).unwrap().to_string(), plain);
        }
        let two_and_a_half = Value::parse("2.5").unwrap();
        let millions = two_and_a_half.times(1_000_000).unwrap();
        assert_eq!(millions.to_string(), "2500000");
    }

    #[test]
    fn the_longest_values_are_written_in_full() {
        for digits in [
            "340282366920938463463374607431".to_owned(),
            format!("0.{}1", "0".repeat(28)),
            format!("1{}", "0".repeat(29)),
        ] {
            assert_eq!(Value::parse(&digits).unwrap().to_string(), digits);
        }
        let largest = Value::new(u128::MAX, 0);
        assert_eq!(largest.to_string(), u128::MAX.to_string());
    }

    #[test]
    fn a_value_does_not_grow_without_end() {
        let mut value = Value::whole(1);
        let mut words = 0;
        while let Some(larger) = value.times(1_000_000) {
            value = larger;
            words += 1;
        }
        assert_eq!(words, 6, "128 bits hold 38 digits");
    }

    #[test]
    fn a_fraction_adds_to_a_whole_number() {
        let half = Value::fraction(1, 2).unwrap();
        assert_eq!(Value::whole(34).plus(half), Value::parse("34.5"));
        assert_eq!(Value::fraction(1, 3), None);
    }

    #[test]
    fn an_endless_row_of_digits_is_no_value() {
        assert_eq!(Value::parse(&"9".repeat(31)), None);
    }
}
