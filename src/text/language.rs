//! Languages: what names one, and what tells that a text is in another than English.

use std::str::FromStr;

/// The language of a text, as far as it settles how the text is read: by its ISO 639 code, without a region.
///
/// ```
/// use dedupe::text::language::Language;
///
/// assert_eq!("de-AT".parse::<Language>()?.code(), "de");
/// assert_eq!("ger".parse::<Language>()?.code(), "de");
/// # Ok::<(), dedupe::text::language::UnknownLanguage>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language {
    /// Its two or three letters, small, and zero behind two.
    letters: [u8; 3],
}

/// What is no language's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} is no ISO 639 code of a language, such as en, de or pt-BR")]
pub struct UnknownLanguage {
    /// What was given.
    pub code: String,
}

/// Codes of three letters (ISO 639-2, both kinds) and of two (ISO 639-1) of the languages that any rule knows.
const TWO_LETTERS: [(&str, &str); 43] = [
    ("afr", "af"),
    ("baq", "eu"),
    ("bos", "bs"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cze", "cs"),
    ("dan", "da"),
    ("deu", "de"),
    ("dut", "nl"),
    ("ell", "el"),
    ("eng", "en"),
    ("est", "et"),
    ("eus", "eu"),
    ("fao", "fo"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("ger", "de"),
    ("glg", "gl"),
    ("gre", "el"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("ice", "is"),
    ("ind", "id"),
    ("isl", "is"),
    ("ita", "it"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("ltz", "lb"),
    ("nld", "nl"),
    ("nno", "nn"),
    ("nob", "nb"),
    ("nor", "no"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rum", "ro"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("spa", "es"),
    ("srp", "sr"),
    ("tur", "tr"),
    ("vie", "vi"),
];

impl Language {
    /// Its ISO 639-1 code, or that of three letters where there is none or no rule knows the language.
    pub fn code(&self) -> &str {
        let length = self.letters.iter().take_while(|b| **b > 0).count();
        // They are ASCII letters.
        std::str::from_utf8(&self.letters[..length]).unwrap_or_default()
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads an ISO 639 code of two or three letters, in any case, or an IETF tag that begins with one: `pt`, `por`, `pt-BR`.
    fn from_str(tag: &str) -> Result<Language, UnknownLanguage> {
        let unknown = || UnknownLanguage {
            code: tag.to_owned(),
        };
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let code = primary.to_ascii_lowercase();
        // "und" says that it is not known which language it is.
        let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_lowercase());
        if !is_code || code == "und" {
            return Err(unknown());
        }
        let shorter = TWO_LETTERS.binary_search_by_key(&code.as_str(), |(three, _)| three);
        let code = shorter.map_or(code.as_str(), |n| TWO_LETTERS[n].1);
        let mut letters = [0; 3];
        letters[..code.len()].copy_from_slice(code.as_bytes());
        Ok(Language { letters })
    }
}

/// Frequent function words of languages in Latin letters that are no words of English and seldom parts of names, in order.
/// Those with marks over letters stand as they are without, for what was typed so.
const OTHERS: [&str; 178] = [
    "aber", "adalah", "akan", "alla", "anche", "att", "au", "auch", "auf", "aus", "av", "avec",
    "bir", "ble", "blev", "bu", "byl", "byla", "cac", "ce", "cette", "che", "comme", "como", "cu",
    "cua", "cuando", "czy", "dal", "dalam", "dans", "dari", "dass", "delle", "dem", "dengan",
    "der", "det", "dla", "duoc", "durch", "een", "efter", "egy", "ei", "ein", "eine", "einem",
    "einen", "einer", "eines", "ele", "ella", "elle", "eller", "entre", "essa", "est", "esta",
    "este", "etait", "etta", "foi", "fra", "fran", "fue", "gibi", "gli", "hanno", "har", "hasta",
    "het", "hogy", "iar", "ich", "icin", "ikke", "il", "ile", "ini", "inte", "ist", "itu", "ja",
    "jak", "jako", "jeho", "joka", "juga", "khong", "ktery", "les", "leur", "mai", "mais", "med",
    "meg", "mot", "mutta", "muy", "nach", "nao", "nas", "nay", "nella", "nem", "nguoi", "nhieu",
    "nhung", "nicht", "nie", "niet", "noch", "och", "od", "oder", "og", "olarak", "oli", "ook",
    "oraz", "ovat", "pada", "para", "pela", "pelo", "pentru", "pero", "phai", "piu", "por",
    "porque", "pour", "pri", "przez", "que", "qui", "sa", "ses", "sich", "sie", "sind", "skal",
    "sobre", "sono", "sont", "stato", "sua", "sunt", "sus", "te", "theo", "tidak", "trong",
    "truoc", "uber", "um", "uma", "una", "und", "une", "untuk", "ved", "voi", "vom", "voor", "vor",
    "wie", "wird", "wordt", "wurde", "yang", "za", "ze", "zijn", "zu", "zum", "zur",
];

/// Whether some sentences are in another language than English: most of their letters are not Latin, or a tenth of their
/// words are function words of other languages or, in small letters, have others than English has. A list of names and
/// figures is in none.
pub(super) fn is_other<'a>(sentences: impl Iterator<Item = &'a str>) -> bool {
    /// One such word may be part of a name.
    const FEWEST: usize = 2;
    let (mut words, mut others) = (0, 0);
    let (mut letters, mut latin) = (0, 0);
    for sentence in sentences {
        for word in sentence.split(|c: char| !c.is_alphanumeric()) {
            words += usize::from(!word.is_empty());
            others += usize::from(is_of_other(word));
        }
        for c in sentence.chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            latin += usize::from(matches!(c, ..'\u{250}' | '\u{1e00}'..='\u{1eff}'));
        }
    }
    2 * latin < letters || others >= FEWEST && 10 * others >= words
}

/// Whether a word in small letters, which is no name, is a function word of another language or has letters that English
/// has not.
fn is_of_other(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && (!word.is_ascii() || OTHERS.binary_search(&word).is_ok())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_have_two_letters_or_three_in_any_case_and_a_region() {
        assert!(TWO_LETTERS.is_sorted());
        for tag in ["de", "DE", "de-AT", "de_CH", "deu", "ger", "Ger-Latn-DE"] {
            assert_eq!(tag.parse().as_ref().map(Language::code), Ok("de"), "{tag}");
        }
        assert_eq!("haw".parse().as_ref().map(Language::code), Ok("haw"));
        for tag in ["", "d", "german", "und", "x-klingon", "d1", "日本"] {
            let error = tag.parse::<Language>().unwrap_err();
            assert_eq!(error.code, tag);
        }
    }

    #[test]
    fn another_language_is_told_by_its_script_or_its_function_words() {
        for text in [
            "Die Gesandten von neun Staaten trafen sich und wollen sich wieder treffen.",
            "Les ministres se sont vus dans une salle du port avec leurs aides.",
            "Los ministros se vieron en una sala del puerto para hablar con el alcalde.",
            "Các phái viên của chín nước đã họp trong một ngày.",
            "Cac phai vien cua chin nuoc da hop trong mot ngay.",
            "De gezanten wilden niet met de haven praten over het verdrag, maar ook niet wachten.",
            "Министры встретились в порту.",
            "部长们在港口会面。",
        ] {
            assert!(is_other([text].into_iter()), "{text}");
        }
    }

    #[test]
    fn names_and_figures_are_in_no_other_language() {
        for text in [
            "Arbel: Reform Bloc 42.1 percent, People's Union 31.0 percent, Greens 8.",
            "Ida Marsh beat Rosa de la Cruz 6-4, 7-5; Ole van der Meer beat Jan Orlo 6-2, 6-1.",
            "Size: 40 km. Depth: 12 m. Berths: 8. Owner: Compañía Naviera de Lindmoor.",
            "",
        ] {
            assert!(!is_other([text].into_iter()), "{text}");
        }
    }

    #[test]
    fn function_words_are_in_order() {
        assert!(OTHERS.is_sorted());
    }
}
