//! Names of news agencies, to resolve what shape alone leaves in doubt.

use super::phrase::{Phrases, is_one_of, phrases};
use super::starts::Starts;

/// Agencies, wires and picture agencies as they sign. The shape of a line decides first; this list only settles doubtful cases.
pub(super) const KNOWN: &Phrases = phrases![
    "AA",
    "AAP",
    "ABC News",
    "AFP",
    "AGI",
    "AKP",
    "ANA",
    "ANA-MPA",
    "ANI",
    "ANP",
    "ANSA",
    "ANTARA",
    "AP",
    "APA",
    "APP",
    "APS",
    "ATS",
    "Agence France-Presse",
    "Agencia EFE",
    "Agerpres",
    "Al Jazeera",
    "Anadolu",
    "Anadolu Agency",
    "Associated Press",
    "BBC",
    "BBC News",
    "BERNAMA",
    "BNA",
    "BSS",
    "BTA",
    "Belga",
    "Bloomberg",
    "Bloomberg News",
    "Business Wire",
    "CBC",
    "CBS News",
    "CCTV",
    "CNA",
    "CNBC",
    "CNN",
    "CNS",
    "CP",
    "CTK",
    "DPA",
    "Dow Jones",
    "EFE",
    "EPA",
    "EPA-EFE",
    "Europa Press",
    "FENA",
    "Fars",
    "GNA",
    "Getty",
    "Getty Images",
    "Globe Newswire",
    "HINA",
    "IANS",
    "INA",
    "IRNA",
    "ISNA",
    "ITAR-TASS",
    "Interfax",
    "JIJI",
    "JTA",
    "KCNA",
    "KPL",
    "KUNA",
    "Keystone",
    "Kyodo",
    "Kyodo News",
    "LUSA",
    "Lehtikuva",
    "MAP",
    "MENA",
    "MTI",
    "NAN",
    "NBC News",
    "NHK",
    "NINA",
    "NNA",
    "NPR",
    "NTB",
    "NZ Newswire",
    "Notimex",
    "PA",
    "PA Media",
    "PAP",
    "PNA",
    "PR Newswire",
    "PRNewswire",
    "PTI",
    "Petra",
    "Prensa Latina",
    "Press Association",
    "Press Trust of India",
    "QNA",
    "RIA Novosti",
    "RTR",
    "Reuters",
    "Ritzau",
    "SANA",
    "SPA",
    "STT",
    "Sputnik",
    "TANJUG",
    "TAP",
    "TASR",
    "TASS",
    "TNA",
    "TT",
    "Telam",
    "The Associated Press",
    "The Canadian Press",
    "Thomson Reuters Foundation",
    "UNB",
    "UNI",
    "UPI",
    "VNA",
    "VNS",
    "WAFA",
    "WAM",
    "Xinhua",
    "Yonhap",
    "Shutterstock",
    "Alamy",
    "ZUMA",
    "ZUMA Press",
    "SIPA",
    "Pool",
    "Handout",
    "NurPhoto",
    "IMAGO",
];

/// Agencies that sign in small letters.
const SMALL: &Phrases = phrases![
    "dpa", "afp", "ap", "apa", "efe", "sid", "kna", "epd", "ots", "ats", "reuters", "tass",
];

/// Whether `name` is that of an agency in the list. Long names may be in any capitals; acronyms, which may be words too, only as they sign.
pub(super) fn is_known(name: &str) -> bool {
    let name = name.trim().trim_end_matches('.');
    match name.len() {
        0..=4 => KNOWN.lists(name) || SMALL.lists(name),
        5..=28 => is_one_of(name, KNOWN),
        _ => false,
    }
}

/// Whether the name of a known agency may stand at the start of `text`.
pub(super) fn may_open(text: &str) -> bool {
    static STARTS: Starts = Starts::NONE.and_behind("", KNOWN).and_behind("", SMALL);
    STARTS.may_open(text.as_bytes())
}

/// Whether `name` is signed as an agency signs: known, or one to three words of letters, the first with a capital or all in lower case as
/// `dpa` is. Says nothing about text around it.
pub(super) fn is_shaped(name: &str) -> bool {
    if is_known(name) {
        return true;
    }
    let fits = (2..=40).contains(&name.len()) && name.split_whitespace().count() <= 3;
    fits && name.chars().next().is_some_and(char::is_uppercase)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '/' | '&' | '\'' | '’'))
        && name.split_whitespace().all(|word| {
            word.chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
        })
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// Whether `name` is an agency's, or several joined by slashes: `VNA/VNS`. Beside one that is known, others may have signed that are not.
pub(super) fn is_signature(name: &str) -> bool {
    /// Longest name of an agency that signs in small letters.
    const SHORT: usize = 5;
    let is_short = |name: &str| {
        (2..=SHORT).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic())
    };
    is_known(name)
        || memchr::memchr(b'/', name.as_bytes()).is_some()
            && name.split('/').any(is_known)
            && name.split('/').all(|name| is_known(name) || is_short(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_agency_is_told_by_its_shape() {
        assert!(is_shaped("HPX"));
        assert!(is_shaped("Harbor News Wire"));
        assert!(is_shaped("dpa"));
        assert!(!is_shaped("R"));
        assert!(!is_shaped("who is forty"));
        assert!(!is_shaped("1998"));
    }

    #[test]
    fn several_may_sign_together() {
        assert!(is_signature("VNA/VNS"));
        assert!(is_signature("hpx/dpa"));
        assert!(!is_signature("Ann/Bob"));
        assert!(!is_known("ana"));
    }
}
