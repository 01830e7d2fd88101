//! Abbreviations: what a full stop after a short word may mean.

use super::vocabulary::Vocabulary;

/// What may follow an abbreviation, which decides whether its stop ends a sentence too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// `Gen.`, `Mr.`: a name follows, never a sentence.
    Title,
    /// `vs.`, `e.g.`: stands inside a sentence.
    Inner,
    /// `No.`, `Vol.`: a number follows; otherwise it is a word at its sentence's end.
    Numbered,
    /// `Jan.`, `Mon.`: a number, a month or a day follows; otherwise as above.
    Dated,
    /// `a.m.`: a day or a time zone may follow.
    Clock,
    /// `Inc.`: names go on behind it (`Inc. Chairman`), but sentences end with it too.
    Company,
    /// `U.S.`, `Jr.`, `Calif.`: likewise.
    Either,
    /// `J.`: most likely of a name.
    Initial,
}

impl Abbreviation {
    /// What `word`, that a full stop follows, abbreviates; `None` for a word like any other.
    pub(super) fn of(word: &str, vocabulary: Vocabulary) -> Option<Abbreviation> {
        use Abbreviation::*;
        let first = word.chars().next()?;
        if word.len() > 16 {
            return None;
        }
        let capital = first.is_uppercase();
        let lower = word.to_lowercase();
        let shouted =
            capital && word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase);
        if let Some(own) = vocabulary.abbreviation(&lower) {
            return Some(own);
        }
        match lower.as_str() {
            "mr" | "mrs" | "ms" | "dr" | "drs" | "prof" | "profs" | "δρ" | "lt" | "sgt"
            | "messrs" => return Some(if shouted { Either } else { Title }),
            "gen" | "brig" | "col" | "maj" | "capt" | "cpt" | "cmdr" | "cdr" | "ltc" | "cpl"
            | "pvt" | "pfc" | "adm" | "vadm" | "radm" | "ens" | "spc" | "rep" | "reps" | "sen"
            | "sens" | "gov" | "govs" | "pres" | "amb" | "hon" | "rev" | "revd" | "fr" | "msgr"
            | "mgr" | "supt" | "insp" | "det" | "asst" | "assoc" | "dep" | "sec" | "atty"
            | "ald" | "comr" | "sra" | "srta" | "dra" | "mme" | "mlle" | "ing" | "lic" | "hr"
            | "sig" | "dott" | "avv" | "tp" | "ths" | "pgs" | "bpk" | "smt" | "ret" | "ft"
            | "mt" | "ste" | "md" | "moh" | "muh" | "phd"
                if capital =>
            {
                return Some(match lower.as_str() {
                    "ret" | "ft" | "mt" | "md" | "phd" => Either,
                    _ if shouted && !matches!(lower.as_str(), "tp" | "ths" | "pgs") => Either,
                    _ => Title,
                });
            }
            "p.s" | "p.p.s" | "n.b" => return Some(Inner),
            // Vietnamese degrees are written in capitals.
            "gs.ts" | "pgs.ts" | "ts" | "bs" | "ks" | "ls" | "gs" if shouted => return Some(Title),
            "vs" | "approx" | "eg" | "e.g" | "ie" | "i.e" | "cf" | "viz" | "ca" | "al" | "resp"
            | "incl" | "esp" | "bzw" | "z.b" | "d.h" | "ggf" | "inkl" | "evtl" | "sog" | "vgl"
            | "tzv" | "např" | "tj" | "np" | "ul" | "tzn" | "tzw" | "św" | "p.ej" | "ex" | "ул"
            | "им" | "тыс" | "млн" | "млрд" | "стр" | "обл" | "проф" | "акад" | "ген" | "гг"
            | "пгт" | "кв" | "вул" | "напр" | "стор" | "рис" | "т.е" | "т.к" | "डॉ" | "प्रो"
            | "ড" | "মো" | "ডা"
                if !shouted && !(capital && matches!(lower.as_str(), "al" | "ca")) =>
            {
                return Some(if lower == "ex" { Numbered } else { Inner });
            }
            "no" | "nos" | "nr" | "nrs" | "vol" | "vols" | "fig" | "figs" | "eq" | "ch"
            | "chap" | "art" | "arts" | "para" | "paras" | "pp" | "op" | "núm" | "num" | "sec"
            | "rs" | "tel" | "ext" | "est" | "ver" | "rev" | "n°" | "nº" | "№" | "pos" | "abs"
            | "bd" | "str" | "pg" | "pgs" | "ed" | "eds" | "tl" => {
                return Some(Numbered);
            }
            "p" | "c" if !capital => return Some(Numbered),
            "jan" | "feb" | "febr" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept"
            | "oct" | "okt" | "nov" | "dec" | "dez" | "mon" | "tue" | "tues" | "wed" | "thu"
            | "thur" | "thurs" | "fri" | "sat" | "sun"
                if capital =>
            {
                return Some(Dated);
            }
            "a.m" | "p.m" => return Some(Clock),
            "am" | "pm" if !capital => return Some(Clock),
            "inc" | "corp" | "co" | "cos" | "ltd" | "llc" | "bros" | "plc" | "pty" | "bhd"
            | "pte" | "bancorp" | "mfg" | "s.p.a" | "n.v" | "b.v" | "s.a" | "a.s" | "g.m.b.h"
            | "gmbh"
                if capital || lower == "co" =>
            {
                return Some(Company);
            }
            "st" | "sr" | "jr" | "esq" | "ph.d" | "dept" | "depts" | "univ" | "assn" | "ave"
            | "blvd" | "rd" | "hwy" | "bldg" | "natl" | "intl" | "int'l" | "nat'l" | "govt"
            | "gov't" | "dist" | "mts" | "pt" | "ala" | "ariz" | "ark" | "calif" | "colo"
            | "conn" | "del" | "fla" | "ga" | "ill" | "ind" | "kan" | "ky" | "la" | "mass"
            | "mich" | "minn" | "miss" | "mo" | "mont" | "neb" | "nev" | "okla" | "ore" | "pa"
            | "penn" | "tenn" | "tex" | "va" | "vt" | "wash" | "wis" | "wyo" | "ont" | "que"
            | "alta" | "sask" | "cie" | "abp" | "bp" | "cllr" | "sqn" | "wm" | "chas" | "geo"
            | "jos" | "thos" | "ud" | "uds" | "vda" | "jl"
                if capital =>
            {
                return Some(if shouted && lower.len() > 2 {
                    return None;
                } else {
                    Either
                });
            }
            _ => {}
        }
        // `l'Avv.`, `dell'Ing.`
        if let Some(at) = word.rfind(['\'', '’'])
            && let Some(Title) = word[at..]
                .chars()
                .nth(1)
                .filter(|c| c.is_uppercase())
                .and_then(|_| {
                    Abbreviation::of(word[at..].trim_start_matches(['\'', '’']), vocabulary)
                })
        {
            return Some(Title);
        }
        of_shape(word, first, capital)
    }
}

/// Abbreviations that their shape gives away.
fn of_shape(word: &str, first: char, capital: bool) -> Option<Abbreviation> {
    let mut pieces = word.split('.');
    let single = |piece: &str| {
        let mut letters = piece.chars();
        let Some(first) = letters.next() else {
            return false;
        };
        // `U`, and the doubled letters of a Spanish or Italian plural: `EE.UU.`
        first.is_alphabetic()
            && letters.all(|c| c == first && c.is_uppercase() && piece.chars().count() == 2)
    };
    if word.contains('.') {
        return pieces.all(single).then_some(Abbreviation::Either);
    }
    // Short words of Indian scripts that are written with a full stop at all are names' first letters.
    let indic = matches!(first, '\u{900}'..='\u{dff}') && word.chars().nth(2).is_none();
    if indic || word.chars().nth(1).is_none() && first.is_alphabetic() {
        return match first {
            // One Han, kana or Hangul character is a word.
            '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' => None,
            _ => Some(Abbreviation::Initial),
        };
    }
    // `Blvd`, `Pvt`, `Sgt`: no word without a vowel is written with a capital and then small letters.
    let vowelless = capital
        && word.len() <= 5
        && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && !word.bytes().any(|b| b"aeiouyAEIOUY".contains(&b));
    vowelless.then_some(Abbreviation::Either)
}

/// Whether `word` is a day or a month, long or short: what a date goes on with.
pub(super) fn is_dated_follower(word: &str) -> bool {
    const NAMES: [&str; 19] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    word.len() >= 3
        && NAMES.iter().any(|name| {
            name.starts_with(word) || word == "Sept" || word == "Thurs" && name.starts_with("Thu")
        })
}

/// Whether `next` begins with what a clock time goes on with: a day, a month, a time zone.
pub(super) fn is_clock_follower(next: &str) -> bool {
    let word = next
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or(next);
    let zone = (2..=4).contains(&word.len())
        && word.ends_with('T')
        && word.bytes().all(|b| b.is_ascii_uppercase())
        || matches!(word, "UTC" | "GMT");
    let second = next[word.len()..].trim_start();
    zone || matches!(word, "Eastern" | "Central" | "Mountain" | "Pacific")
        || is_dated_follower(word)
        || second.starts_with("time")
        || second.starts_with("Time")
        || second.starts_with("Standard Time")
        || second.starts_with("Daylight Time")
}
