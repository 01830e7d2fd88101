//! Units of measure behind a number, written out or as symbols: `120 km/h` is `120 kilometers per hour`, and not `120 mph`.

use super::amount::is_close;
use crate::compare::passage::Words;
use std::ops::Range;

/// The unit behind a number, as the names of what it is made of, each in the singular: `square`, `kilometer`.
struct Unit {
    /// The word behind the number.
    start: usize,
    /// The word behind the unit.
    end: usize,
    names: Vec<&'static str>,
    /// Whether part of it is a symbol or an abbreviation.
    is_short: bool,
    /// Whether it is a letter that stands for much else, and for a unit only beside another of its kind.
    is_letter: bool,
}

/// What a word says of a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Written,
    Short,
    Letter,
}

impl Unit {
    /// The unit that begins with a word.
    fn read(words: &Words<'_>, start: usize) -> Unit {
        let mut unit = Unit {
            start,
            end: start,
            names: Vec::new(),
            is_short: false,
            is_letter: false,
        };
        while let Some((names, form)) = part(words, unit.end) {
            unit.names.extend(names);
            unit.is_short |= form != Form::Written;
            unit.is_letter |= form == Form::Letter;
            unit.end += 1;
        }
        unit
    }

    /// The unit behind a number that some words belong to from the first of them on; the number may be one of them.
    fn of_run(words: &Words<'_>, run: &Range<usize>) -> Option<Unit> {
        /// Words between a number and the last of its unit: `40 cubic meters per second`.
        const MOST: usize = 4;
        let first = run.start + usize::from(words.is_numeric(run.start));
        // Most runs of words do not stand near a number.
        let mut near = (first.saturating_sub(MOST).max(1)..=first).rev();
        let start = near.find(|n| words.is_numeric(n - 1))?;
        let belongs = first < run.end && (start..=first).all(|n| part(words, n).is_some());
        belongs.then(|| Unit::read(words, start))
    }

    fn differs(&self, other: &Unit) -> bool {
        let alike = || {
            let kind = |unit: &Unit| unit.names.last().and_then(|name| kind(name));
            kind(self).is_some() && kind(self) == kind(other)
        };
        self.names != other.names && (!self.is_letter && !other.is_letter || alike())
    }
}

/// Whether two runs of words begin with different units of measure, or different parts of two.
pub(super) fn differ(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let units = || Some((Unit::of_run(left, l)?, Unit::of_run(right, r)?));
    units().is_some_and(|(one, other)| one.differs(&other))
}

/// Whether two runs of words are one unit of measure, or the rest of it, of which one at least is not written out:
/// `km/h` / `kilometers per hour`.
pub(super) fn is_same(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let unit = |words: &Words<'_>, run: &Range<usize>| {
        let unit = Unit::of_run(words, run)?;
        (unit.end == run.end && unit.start <= run.start).then_some(unit)
    };
    let units = || Some((unit(left, l)?, unit(right, r)?));
    units().is_some_and(|(one, other)| one.names == other.names && (one.is_short || other.is_short))
}

/// How many words stand between a number and a unit of measure that a run begins with, or a part of one.
pub(super) fn words_behind_number(words: &Words<'_>, run: &Range<usize>) -> Option<usize> {
    Unit::of_run(words, run).map(|unit| run.start.saturating_sub(unit.start))
}

/// Whether a run begins, right behind a number, with a unit that the number counts: in `50 a day`, it does not count days.
pub(super) fn begins_with_counted(words: &Words<'_>, run: &Range<usize>) -> bool {
    Unit::of_run(words, run)
        .is_some_and(|unit| unit.start == run.start && unit.names.first() != Some(&"per"))
}

/// The unit of measure that begins with a word, by its names, and the word behind it.
pub(super) fn unit_words(words: &Words<'_>, start: usize) -> (Vec<&'static str>, usize) {
    let unit = Unit::read(words, start);
    (unit.names, unit.end)
}

/// The unit that letters right behind a number stand for, by its names. Case tells some from a magnitude, others from a name:
/// `5g` is a weight and `5G` a network.
pub(super) fn of_symbol(symbol: &str) -> Option<&'static [&'static str]> {
    Some(match symbol {
        "m" => &["meter"],
        "t" => &["tonne"],
        "g" => &["gram"],
        "l" | "L" => &["liter"],
        "in" => &["inch"],
        "h" | "hr" | "hrs" => &["hour"],
        "min" | "mins" => &["minute"],
        "s" | "sec" | "secs" => &["second"],
        _ => {
            let (names, form) = names(&symbol.to_ascii_lowercase())?;
            return (form == Form::Short).then_some(names);
        }
    })
}

/// Whether a word is a unit of time.
pub(super) fn counts_time(words: &Words<'_>, n: usize) -> bool {
    n < words.len()
        && matches!(names(words.canonical(n)), Some(([name], _)) if kind(name) == Some(Kind::Time))
}

/// What the word adds to the unit behind a number, with only a space or hyphen before it.
fn part(words: &Words<'_>, n: usize) -> Option<(&'static [&'static str], Form)> {
    if n == 0 || n >= words.len() {
        return None;
    }
    let word = words.canonical(n);
    // A second is an ordinal elsewhere.
    let is_second = |n: usize| n < words.len() && words.canonical(n) == "2nd";
    if matches!(word, "per" | "a" | "an") {
        let counted = |n: usize| {
            n < words.len()
                && matches!(
                    names(words.canonical(n)),
                    Some((_, Form::Written | Form::Short))
                )
        };
        let per = words.is_bare(n)
            && words.is_bare(n + 1)
            && (counted(n + 1) || word != "an" && is_second(n + 1));
        return per.then_some((&["per"], Form::Written));
    }
    if is_second(n) {
        let per = matches!(words.canonical(n - 1), "per" | "a") && words.is_bare(n);
        return per.then_some((&["second"], Form::Written));
    }
    if words.gap(n).of(words.text) == "/" {
        let time: &[&str] = match word.strip_suffix('s').unwrap_or(word) {
            "sec" | "" => &["per", "second"],
            "min" | "minute" => &["per", "minute"],
            "h" | "hr" | "hour" => &["per", "hour"],
            "d" | "day" => &["per", "day"],
            "week" => &["per", "week"],
            "month" => &["per", "month"],
            "yr" | "year" => &["per", "year"],
            _ => return None,
        };
        return Some((time, Form::Short));
    }
    let (names, form) = names(word)?;
    let is_degree = names[0] == "degree" && words.gap(n).of(words.text).trim() == "°";
    if !is_close(words, n) && !is_degree {
        return None;
    }
    // A capital makes a name or an initial of a letter, but for the scales of temperatures.
    if form == Form::Letter && words.tokens[n].is_capital() != (names[0] == "degree") {
        return None;
    }
    let is_symbol = words.surface(n).len() < names[0].len();
    let form = if form == Form::Written && is_symbol && names.len() == 1 {
        Form::Short
    } else {
        form
    };
    Some((names, form))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Length,
    Mass,
    Temperature,
    Time,
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "kilometer" | "mile" | "meter" | "centimeter" | "millimeter" | "foot" | "yard" | "inch" => {
            Kind::Length
        }
        "kilogram" | "gram" | "milligram" | "ton" | "tonne" | "pound" | "ounce" => Kind::Mass,
        "celsius" | "fahrenheit" => Kind::Temperature,
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade" => Kind::Time,
        _ => return None,
    })
}

/// The names of the unit that a canonical word stands for, and how it does.
fn names(word: &str) -> Option<(&'static [&'static str], Form)> {
    /// Units written out, in the singular and in byte order. Abbreviations of some have this form, too.
    static WRITTEN: [[&str; 1]; 54] = [
        ["acre"],
        ["barrel"],
        ["basis"],
        ["bushel"],
        ["celsius"],
        ["centimeter"],
        ["cubic"],
        ["day"],
        ["decade"],
        ["degree"],
        ["fahrenheit"],
        ["foot"],
        ["gallon"],
        ["gigabyte"],
        ["gigahertz"],
        ["gigawatt"],
        ["gram"],
        ["hectare"],
        ["hertz"],
        ["hour"],
        ["inch"],
        ["kilobyte"],
        ["kilogram"],
        ["kilohertz"],
        ["kilometer"],
        ["kilowatt"],
        ["knot"],
        ["liter"],
        ["megabyte"],
        ["megahertz"],
        ["megawatt"],
        ["meter"],
        ["mile"],
        ["milligram"],
        ["milliliter"],
        ["millimeter"],
        ["minute"],
        ["month"],
        ["nautical"],
        ["ounce"],
        ["percentage"],
        ["point"],
        ["pound"],
        ["second"],
        ["square"],
        ["terabyte"],
        ["terawatt"],
        ["ton"],
        ["tonne"],
        ["volt"],
        ["watt"],
        ["week"],
        ["yard"],
        ["year"],
    ];
    let short = |names: &'static [&'static str]| Some((names, Form::Short));
    let letter = |names: &'static [&'static str]| Some((names, Form::Letter));
    match word {
        "feet" => return Some((&["foot"], Form::Written)),
        "inches" => return Some((&["inch"], Form::Written)),
        "mi" => return short(&["mile"]),
        "ft" => return short(&["foot"]),
        "yd" | "yds" => return short(&["yard"]),
        "oz" => return short(&["ounce"]),
        "mg" => return short(&["milligram"]),
        "ml" => return short(&["milliliter"]),
        "ha" => return short(&["hectare"]),
        "kilo" | "kilos" => return short(&["kilogram"]),
        "kph" | "kmh" | "kmph" => return short(&["kilometer", "per", "hour"]),
        "kt" | "kts" => return short(&["knot"]),
        "gal" => return short(&["gallon"]),
        "mph" => return short(&["mile", "per", "hour"]),
        "bp" | "bps" => return short(&["basis", "point"]),
        "km2" => return short(&["square", "kilometer"]),
        "m2" | "sqm" => return short(&["square", "meter"]),
        "m3" => return short(&["cubic", "meter"]),
        "cu" => return short(&["cubic"]),
        "kw" => return short(&["kilowatt"]),
        "mw" => return short(&["megawatt"]),
        "gw" => return short(&["gigawatt"]),
        "tw" => return short(&["terawatt"]),
        "kwh" => return short(&["kilowatt", "hour"]),
        "mwh" => return short(&["megawatt", "hour"]),
        "gwh" => return short(&["gigawatt", "hour"]),
        "twh" => return short(&["terawatt", "hour"]),
        "hz" => return short(&["hertz"]),
        "khz" => return short(&["kilohertz"]),
        "mhz" => return short(&["megahertz"]),
        "ghz" => return short(&["gigahertz"]),
        "kb" => return short(&["kilobyte"]),
        "mb" => return short(&["megabyte"]),
        "gb" => return short(&["gigabyte"]),
        "tb" => return short(&["terabyte"]),
        "m" => return letter(&["meter"]),
        "g" => return letter(&["gram"]),
        "t" => return letter(&["tonne"]),
        "c" => return letter(&["degree", "celsius"]),
        "f" => return letter(&["degree", "fahrenheit"]),
        _ => {}
    }
    let found = |word: &str| WRITTEN.binary_search_by(|[name]| (*name).cmp(word)).ok();
    let at = found(word).or_else(|| found(word.strip_suffix('s')?))?;
    Some((&WRITTEN[at], Form::Written))
}

#[cfg(test)]
mod tests {
    use super::{Form, names};

    #[test]
    fn a_unit_is_one_written_out_in_the_plural_and_short() {
        for (words, unit) in [
            (&["acre", "acres"][..], "acre"),
            (&["volt", "volts"], "volt"),
            (&["foot", "feet", "ft"], "foot"),
            (&["kilometer", "kilometers"], "kilometer"),
            (&["week", "weeks"], "week"),
            (&["year", "years"], "year"),
            (&["terabyte", "terabytes", "tb"], "terabyte"),
        ] {
            for word in words {
                assert!(
                    matches!(names(word), Some(([name], _)) if *name == unit),
                    "{word}"
                );
            }
        }
        assert!(matches!(
            names("mph"),
            Some((["mile", "per", "hour"], Form::Short))
        ));
        for word in ["", "s", "acress", "feets", "mile-long"] {
            assert!(names(word).is_none(), "{word}");
        }
    }
}
