//! Abbreviations of news text: the full word for each, and what it takes to be read as one.
//!
//! Whole words only, and only those with one long form of one word; `US` and `U.S.` are for the tokenizer, postal codes of
//! states are other words too often. A short form that is a common word or a name (`Mar`, `Sun`, `Miss`) is one only
//! with its period and its capital.

/// One abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Abbreviation {
    /// The short form: lower case, without its period.
    pub(crate) short: &'static str,
    /// The full word: lower case, in the canonical spelling. The short form itself where no one writes it out (`mr`, `etc`).
    pub(crate) long: &'static str,
    /// Whether it is one only with a period after it.
    pub(crate) needs_period: bool,
    /// Whether it is one only with a capital at its start.
    pub(crate) needs_capital: bool,
}

/// Every abbreviation, in byte order of the short forms, none twice.
pub(crate) fn table() -> &'static [Abbreviation] {
    &TABLE
}

/// An abbreviation however it is written.
const fn free(short: &'static str, long: &'static str) -> Abbreviation {
    Abbreviation {
        short,
        long,
        needs_period: false,
        needs_capital: false,
    }
}

const fn with_period(short: &'static str, long: &'static str) -> Abbreviation {
    Abbreviation {
        needs_period: true,
        ..free(short, long)
    }
}

const fn with_capital(short: &'static str, long: &'static str) -> Abbreviation {
    Abbreviation {
        needs_capital: true,
        ..free(short, long)
    }
}

const fn with_both(short: &'static str, long: &'static str) -> Abbreviation {
    Abbreviation {
        needs_period: true,
        needs_capital: true,
        ..free(short, long)
    }
}

static TABLE: [Abbreviation; 164] = [
    with_both("adm", "admiral"),
    with_both("ala", "alabama"),
    with_both("alta", "alberta"),
    with_both("amb", "ambassador"),
    free("approx", "approximately"),
    with_capital("apr", "april"),
    with_both("apt", "apartment"),
    with_capital("ariz", "arizona"),
    with_both("ark", "arkansas"),
    free("assn", "association"),
    free("asst", "assistant"),
    free("atty", "attorney"),
    with_capital("aug", "august"),
    with_both("ave", "avenue"),
    free("avg", "average"),
    free("bldg", "building"),
    free("blvd", "boulevard"),
    with_capital("brig", "brigadier"),
    with_capital("bros", "brothers"),
    with_capital("calif", "california"),
    with_capital("capt", "captain"),
    free("chmn", "chairman"),
    free("cllr", "councilor"),
    free("cm", "centimeter"),
    free("cmdr", "commander"),
    with_capital("co", "company"),
    with_both("col", "colonel"),
    with_both("colo", "colorado"),
    with_both("cols", "colonels"),
    with_both("conn", "connecticut"),
    free("corp", "corporation"),
    with_both("cos", "companies"),
    free("cpl", "corporal"),
    with_capital("dec", "december"),
    with_both("del", "delaware"),
    with_both("dep", "deputy"),
    free("dept", "department"),
    free("depts", "departments"),
    with_both("det", "detective"),
    with_both("dir", "director"),
    with_both("dist", "district"),
    with_capital("dr", "doctor"),
    with_both("drs", "doctors"),
    with_both("esq", "esquire"),
    free("etc", "etc"),
    with_capital("feb", "february"),
    with_capital("fla", "florida"),
    with_both("fr", "father"),
    with_capital("fri", "friday"),
    with_both("ft", "fort"),
    with_both("ga", "georgia"),
    with_capital("gen", "general"),
    with_both("gens", "generals"),
    with_capital("gov", "governor"),
    with_both("govs", "governors"),
    free("govt", "government"),
    free("govts", "governments"),
    with_both("hon", "honorable"),
    free("hrs", "hours"),
    free("hwy", "highway"),
    with_both("ill", "illinois"),
    free("inc", "incorporated"),
    with_both("ind", "indiana"),
    with_capital("insp", "inspector"),
    with_both("inst", "institute"),
    free("intl", "international"),
    with_capital("jan", "january"),
    with_capital("jr", "junior"),
    with_capital("jul", "july"),
    with_capital("jun", "june"),
    with_both("kan", "kansas"),
    free("kg", "kilogram"),
    free("kgs", "kilograms"),
    free("km", "kilometer"),
    free("kms", "kilometers"),
    with_both("ky", "kentucky"),
    with_both("la", "louisiana"),
    free("lb", "pound"),
    free("lbs", "pounds"),
    with_capital("lt", "lieutenant"),
    free("ltd", "limited"),
    with_capital("maj", "major"),
    with_both("mar", "march"),
    with_both("mass", "massachusetts"),
    with_both("md", "maryland"),
    free("messrs", "messrs"),
    free("mfg", "manufacturing"),
    with_both("mich", "michigan"),
    with_both("minn", "minnesota"),
    free("mins", "minutes"),
    with_both("miss", "mississippi"),
    free("mlle", "mlle"),
    free("mm", "millimeter"),
    free("mme", "mme"),
    with_both("mo", "missouri"),
    with_both("mon", "monday"),
    with_both("mont", "montana"),
    free("mr", "mr"),
    free("mrs", "mrs"),
    free("ms", "ms"),
    free("msgr", "monsignor"),
    with_both("mt", "mount"),
    free("natl", "national"),
    with_both("neb", "nebraska"),
    with_both("nev", "nevada"),
    with_capital("nfld", "newfoundland"),
    with_both("no", "number"),
    with_both("nos", "numbers"),
    with_capital("nov", "november"),
    with_capital("oct", "october"),
    with_capital("okla", "oklahoma"),
    with_both("ont", "ontario"),
    with_both("ore", "oregon"),
    with_both("pa", "pennsylvania"),
    free("pct", "percent"),
    with_both("penn", "pennsylvania"),
    free("pkwy", "parkway"),
    free("plc", "plc"),
    with_both("pres", "president"),
    with_capital("prof", "professor"),
    with_both("prov", "province"),
    free("pty", "proprietary"),
    free("pvt", "private"),
    with_both("que", "quebec"),
    with_both("rd", "road"),
    with_both("rep", "representative"),
    with_both("reps", "representatives"),
    with_period("ret", "retired"),
    with_capital("rev", "reverend"),
    with_both("revs", "reverends"),
    with_both("sask", "saskatchewan"),
    with_both("sat", "saturday"),
    with_both("sec", "secretary"),
    free("secs", "seconds"),
    free("secy", "secretary"),
    with_capital("sen", "senator"),
    with_both("sens", "senators"),
    with_capital("sep", "september"),
    with_capital("sept", "september"),
    free("sgt", "sergeant"),
    free("sq", "square"),
    with_capital("sr", "senior"),
    free("st", "st"),
    with_both("sun", "sunday"),
    free("supt", "superintendent"),
    with_capital("tenn", "tennessee"),
    with_both("tex", "texas"),
    with_both("thu", "thursday"),
    with_capital("thur", "thursday"),
    with_capital("thurs", "thursday"),
    with_capital("tue", "tuesday"),
    with_capital("tues", "tuesday"),
    free("univ", "university"),
    free("v", "versus"),
    with_both("va", "virginia"),
    with_both("vol", "volume"),
    free("vs", "versus"),
    with_both("vt", "vermont"),
    with_both("wash", "washington"),
    with_both("wed", "wednesday"),
    with_both("wis", "wisconsin"),
    with_capital("wyo", "wyoming"),
    free("yr", "year"),
    free("yrs", "years"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::spelling;
    use crate::text::tokenize::{canonical, tokenize};

    /// The canonical text of the first word of a sentence.
    fn first(sentence: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(sentence, Span::new(0, sentence.len()), &mut tokens);
        canonical(sentence, &tokens[0])
    }

    #[test]
    fn months_and_weekdays_are_written_out() {
        for (sentence, month_or_day) in [
            ("Jan. 3 it was", "january"),
            ("Jan 3 it was", "january"),
            ("Sept. 3 it was", "september"),
            ("Tues night it was", "tuesday"),
            ("Sat. night it was", "saturday"),
        ] {
            assert_eq!(first(sentence), month_or_day, "{sentence}");
        }
    }

    #[test]
    fn titles_companies_and_states_are_written_out() {
        for (sentence, word) in [
            ("Gen. Marsh went", "general"),
            ("Sgt Marsh went", "sergeant"),
            ("Co headquarters", "company"),
            ("Corp. headquarters", "corporation"),
            ("Calif. voters", "california"),
            ("Ont. voters", "ontario"),
            ("Mt. Orsk erupted", "mount"),
        ] {
            assert_eq!(first(sentence), word, "{sentence}");
        }
    }

    #[test]
    fn a_title_that_no_one_writes_out_is_the_same_with_and_without_its_period() {
        assert_eq!(first("Mr. Marsh went"), first("Mr Marsh went"));
        assert_eq!(first("St. Orsk erupted"), first("St Orsk erupted"));
    }

    #[test]
    fn words_and_names_are_no_abbreviations_without_period_and_capital() {
        for word in [
            "Sun", "Sat", "Mon", "Wed", "Mar", "Miss", "Mass", "Ill", "Pa", "Ore", "Rep", "Col",
            "La",
        ] {
            let lower = word.to_lowercase();
            assert_ne!(first(&format!("{word}. Marsh went")), lower);
            for sentence in [
                format!("{word} Marsh went"),
                format!("{lower}. Marsh went"),
                format!("{lower} Marsh went"),
            ] {
                assert_eq!(first(&sentence), lower, "{sentence}");
            }
        }
        assert_eq!(first("dec. went"), "dec");
        assert_eq!(first("co went"), "co");
        assert_eq!(first("Co-Vorsitzende ging"), "covorsitzende");
    }

    #[test]
    fn other_words_are_no_abbreviations() {
        for word in ["may", "in", "or", "me", "company", "january", "saint"] {
            assert_eq!(first(&format!("{word}. Marsh went")), word);
        }
    }

    #[test]
    fn no_short_form_stands_in_the_table_twice() {
        assert!(TABLE.windows(2).all(|two| two[0].short < two[1].short));
    }

    #[test]
    fn long_forms_are_canonical_words_that_are_not_abbreviations_themselves() {
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
        let is_short = |word: &str| TABLE.iter().any(|entry| entry.short == word);
        for entry in table() {
            assert!(is_word(entry.short) && is_word(entry.long), "{entry:?}");
            assert_eq!(spelling::canonical(entry.long), None, "{entry:?}");
            assert!(
                entry.long == entry.short || !is_short(entry.long),
                "{entry:?}"
            );
        }
    }
}
