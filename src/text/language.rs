//! Tells that a text is not in English, by what it has of another language.

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
mod tests {
    use super::*;

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
