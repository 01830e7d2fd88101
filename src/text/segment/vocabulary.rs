//! The words that one language settles differently from another.

use super::abbreviation::Abbreviation;

/// What a language adds to the rules that all languages share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// English, and whatever is not known.
    English,
    German,
    French,
    Spanish,
    Italian,
    Portuguese,
    Dutch,
    /// Languages that write `3.` for `third`: Nordic, Baltic, Slavic, Hungarian, Turkish.
    Ordinal,
    /// Any other that was named.
    Other,
}

impl Vocabulary {
    /// The vocabulary of an ISO 639 code, with or without a region.
    pub(super) fn of(language: &str) -> Vocabulary {
        let primary = language.split(['-', '_']).next().unwrap_or(language);
        match primary.to_ascii_lowercase().as_str() {
            "" | "auto" | "und" | "en" | "eng" => Vocabulary::English,
            "de" | "deu" | "ger" | "lb" => Vocabulary::German,
            "fr" | "fra" | "fre" => Vocabulary::French,
            "es" | "spa" | "ca" | "gl" => Vocabulary::Spanish,
            "it" | "ita" => Vocabulary::Italian,
            "pt" | "por" => Vocabulary::Portuguese,
            "nl" | "nld" | "dut" | "af" => Vocabulary::Dutch,
            "da" | "no" | "nb" | "nn" | "fi" | "is" | "fo" | "cs" | "sk" | "sl" | "hr" | "bs"
            | "sr" | "pl" | "hu" | "et" | "lv" | "lt" | "tr" => Vocabulary::Ordinal,
            _ => Vocabulary::Other,
        }
    }

    /// Whether a small number with a stop is a rank.
    pub(super) fn has_ordinals(self) -> bool {
        matches!(self, Vocabulary::German | Vocabulary::Ordinal)
    }

    /// Abbreviations that would be words in other languages.
    pub(super) fn abbreviation(self, lower: &str) -> Option<Abbreviation> {
        let inner = match self {
            Vocabulary::German => matches!(
                lower,
                "str"
                    | "u.a"
                    | "u"
                    | "o"
                    | "abt"
                    | "hrsg"
                    | "jh"
                    | "jhd"
                    | "mio"
                    | "mrd"
                    | "st"
                    | "tel"
                    | "usw"
                    | "ev"
                    | "kath"
                    | "geb"
                    | "gest"
                    | "med"
                    | "jur"
                    | "phil"
                    | "ehem"
            ),
            Vocabulary::French => matches!(lower, "m" | "mm" | "env" | "av" | "bd" | "éd" | "chap"),
            Vocabulary::Spanish => matches!(
                lower,
                "sr" | "sres"
                    | "d"
                    | "dña"
                    | "av"
                    | "avda"
                    | "pág"
                    | "prof"
                    | "gral"
                    | "cnel"
                    | "cap"
            ),
            Vocabulary::Portuguese => matches!(
                lower,
                "sr" | "d" | "av" | "pág" | "exmo" | "gen" | "eng" | "art"
            ),
            Vocabulary::Italian => matches!(
                lower,
                "sig" | "on" | "ing" | "arch" | "geom" | "pag" | "cd" | "rag"
            ),
            Vocabulary::Dutch => matches!(
                lower,
                "dhr"
                    | "mevr"
                    | "mw"
                    | "ir"
                    | "drs"
                    | "mr"
                    | "o.a"
                    | "bijv"
                    | "blz"
                    | "jl"
                    | "resp"
                    | "t.a.v"
                    | "m.n"
            ),
            Vocabulary::Ordinal => matches!(
                lower,
                "kl" | "ca"
                    | "bl.a"
                    | "f.eks"
                    | "t.ex"
                    | "kr"
                    | "mio"
                    | "mld"
                    | "tys"
                    | "im"
                    | "al"
                    | "pl"
                    | "os"
                    | "ks"
                    | "gen"
                    | "płk"
                    | "mgr"
                    | "hab"
                    | "str"
                    | "čp"
                    | "sv"
            ),
            Vocabulary::English | Vocabulary::Other => false,
        };
        inner.then_some(Abbreviation::Inner)
    }

    /// Whether `next` begins with a word that starts sentences but hardly goes on with a name: `The`, `He`, `In`.
    pub(super) fn starts_sentence(self, next: &str) -> bool {
        let length = next
            .char_indices()
            .take(24)
            .find(|&(_, c)| !c.is_alphabetic())
            .map_or(next.len().min(24), |(at, _)| at);
        let Some(word) = next.get(..length) else {
            return false;
        };
        let rest = &next[length..];
        match self {
            Vocabulary::German => {
                return matches!(
                    word,
                    "Der"
                        | "Die"
                        | "Das"
                        | "Ein"
                        | "Eine"
                        | "Er"
                        | "Sie"
                        | "Es"
                        | "Wir"
                        | "Ich"
                        | "In"
                        | "Im"
                        | "Am"
                        | "Auf"
                        | "Nach"
                        | "Doch"
                        | "Aber"
                        | "Und"
                        | "Auch"
                        | "Mit"
                        | "Bei"
                        | "Für"
                        | "Damit"
                        | "Dabei"
                        | "Dann"
                        | "Dies"
                        | "Diese"
                        | "Dieser"
                        | "So"
                        | "Zu"
                        | "Zudem"
                        | "Wenn"
                        | "Als"
                );
            }
            Vocabulary::French => {
                return matches!(
                    word,
                    "Le" | "La"
                        | "Les"
                        | "L"
                        | "Un"
                        | "Une"
                        | "Il"
                        | "Elle"
                        | "Ils"
                        | "Elles"
                        | "On"
                        | "Nous"
                        | "Ce"
                        | "Cette"
                        | "Ces"
                        | "Dans"
                        | "En"
                        | "Mais"
                        | "Pour"
                        | "Selon"
                        | "Après"
                        | "Avec"
                        | "C"
                );
            }
            Vocabulary::Spanish => {
                return matches!(
                    word,
                    "El" | "La"
                        | "Los"
                        | "Las"
                        | "Un"
                        | "Una"
                        | "En"
                        | "Pero"
                        | "Según"
                        | "Con"
                        | "Para"
                        | "Por"
                        | "Este"
                        | "Esta"
                        | "Se"
                        | "No"
                        | "Ya"
                        | "Él"
                        | "Ella"
                        | "Cuando"
                );
            }
            Vocabulary::Italian => {
                return matches!(
                    word,
                    "Il" | "Lo"
                        | "La"
                        | "I"
                        | "Gli"
                        | "Le"
                        | "L"
                        | "Un"
                        | "Una"
                        | "In"
                        | "Ma"
                        | "Con"
                        | "Per"
                        | "Secondo"
                        | "Questo"
                        | "Questa"
                        | "È"
                        | "Si"
                        | "Non"
                        | "Nel"
                        | "Nella"
                );
            }
            Vocabulary::Portuguese => {
                return matches!(
                    word,
                    "O" | "A"
                        | "Os"
                        | "As"
                        | "Um"
                        | "Uma"
                        | "Em"
                        | "No"
                        | "Na"
                        | "Mas"
                        | "Segundo"
                        | "Com"
                        | "Para"
                        | "Por"
                        | "Este"
                        | "Esta"
                        | "Ele"
                        | "Ela"
                        | "Não"
                );
            }
            Vocabulary::Dutch => {
                return matches!(
                    word,
                    "De" | "Het"
                        | "Een"
                        | "Hij"
                        | "Zij"
                        | "Ze"
                        | "We"
                        | "Wij"
                        | "Ik"
                        | "In"
                        | "Op"
                        | "Maar"
                        | "En"
                        | "Volgens"
                        | "Dat"
                        | "Dit"
                        | "Deze"
                        | "Die"
                        | "Ook"
                        | "Met"
                        | "Voor"
                );
            }
            Vocabulary::Ordinal | Vocabulary::Other => return false,
            Vocabulary::English => {}
        }
        match word {
            "A" => {
                rest.starts_with(char::is_whitespace)
                    && rest.trim_start().starts_with(|c: char| {
                        c.is_lowercase() || c == '"' || c == '“' || c.is_numeric()
                    })
            }
            "I" => {
                rest.starts_with(['\'', '’'])
                    || rest.starts_with(char::is_whitespace)
                        && rest.trim_start().starts_with(char::is_lowercase)
            }
            // `Don't`, `Isn’t`
            _ if word.ends_with('n') && (rest.starts_with("'t") || rest.starts_with("’t")) => {
                true
            }
            // `Under Secretary` is a rank.
            "Under" => !rest.starts_with(" Sec"),
            _ => {
                ENGLISH_STARTERS.contains(&word)
                    || word.len() > 1
                        && word.bytes().all(|b| b.is_ascii_uppercase())
                        && ENGLISH_STARTERS[..SHOUTABLE]
                            .iter()
                            .any(|s| s.eq_ignore_ascii_case(word))
            }
        }
    }
}

/// Whether a starter is a given name or surname as well, so that it says nothing after an initial: `X. You`.
pub(super) fn is_name_too(word: &str) -> bool {
    matches!(
        word,
        "An" | "Do" | "So" | "You" | "Under" | "To" | "By" | "Many" | "Or" | "As" | "On" | "Day"
    )
}

/// Whether `verb` reports speech.
pub(super) fn is_speech_verb(verb: &str) -> bool {
    matches!(
        verb,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "told"
            | "added"
            | "adds"
            | "wrote"
            | "writes"
            | "replied"
            | "exclaimed"
            | "shouted"
            | "cried"
            | "wondered"
            | "tweeted"
            | "joked"
            | "recalled"
            | "quipped"
            | "yelled"
    )
}

/// Whether `verb` is a common verb that is nothing else after a name.
pub(super) fn is_finite_verb(verb: &str) -> bool {
    matches!(
        verb,
        "said"
            | "says"
            | "would"
            | "will"
            | "has"
            | "had"
            | "have"
            | "is"
            | "was"
            | "were"
            | "are"
            | "could"
            | "can"
            | "should"
            | "did"
            | "does"
    )
}

/// Whether `word` starts sentences of market reports, after a company's name.
pub(super) fn is_market_noun(word: &str) -> bool {
    matches!(
        word,
        "Analysts"
            | "Shares"
            | "Officials"
            | "Investors"
            | "Traders"
            | "Sources"
            | "Executives"
            | "Sales"
            | "Terms"
            | "Revenues"
            | "Shareholders"
    )
}

/// How many of the starters, from the first, are so common that they count in capitals too.
const SHOUTABLE: usize = 24;

/// Closed-class words that open English sentences and are no names.
static ENGLISH_STARTERS: &[&str] = &[
    "The",
    "In",
    "He",
    "She",
    "It",
    "They",
    "We",
    "But",
    "And",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "His",
    "Her",
    "Their",
    "Its",
    "Our",
    "At",
    "On",
    "For",
    "If",
    "When",
    "You",
    "My",
    "Your",
    "An",
    "As",
    "By",
    "From",
    "With",
    "To",
    "Of",
    "Or",
    "Nor",
    "So",
    "Yet",
    "After",
    "Before",
    "Although",
    "Though",
    "Because",
    "Since",
    "While",
    "Whether",
    "Where",
    "Who",
    "Whom",
    "Whose",
    "What",
    "Which",
    "Why",
    "How",
    "Once",
    "Until",
    "Unless",
    "However",
    "Moreover",
    "Meanwhile",
    "Nevertheless",
    "Nonetheless",
    "Instead",
    "Indeed",
    "Therefore",
    "Thus",
    "Hence",
    "Then",
    "Also",
    "Another",
    "Both",
    "Each",
    "Either",
    "Neither",
    "Every",
    "Everyone",
    "Everybody",
    "Some",
    "Somebody",
    "Someone",
    "Many",
    "Most",
    "Much",
    "Several",
    "Such",
    "Other",
    "Others",
    "All",
    "Any",
    "Anyone",
    "None",
    "Nobody",
    "Nothing",
    "No",
    "Not",
    "Now",
    "Never",
    "Here",
    "Despite",
    "During",
    "According",
    "About",
    "Among",
    "Amid",
    "Between",
    "Besides",
    "Beyond",
    "Without",
    "Within",
    "Through",
    "Throughout",
    "Upon",
    "Unlike",
    "Like",
    "Just",
    "Only",
    "Even",
    "Still",
    "Perhaps",
    "Maybe",
    "Did",
    "Do",
    "Does",
    "Is",
    "Are",
    "Was",
    "Has",
    "Have",
    "Had",
    "Yesterday",
];
