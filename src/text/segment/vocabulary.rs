//! The words that one language settles differently from another.

use super::opening::leading_letters;
use crate::text::language::Language;
use hashbrown::HashSet;
use std::sync::LazyLock;

/// What a language adds to the rules that all languages share.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// ISO 639-1 codes, with spaces between them.
    codes: &'static str,
    /// Abbreviations that never end a sentence and would be words in other languages, in small letters.
    inner: HashSet<&'static str>,
    /// Words that open sentences but hardly go on with a name.
    starters: HashSet<&'static str>,
    /// Whether a small number with a stop is a rank: `3.` for `third`.
    pub(super) ordinals: bool,
    /// Whether this is English, whose `A` and `I` start sentences and are initials too.
    english: bool,
}

/// Codes, whether `3.` means `third`, inner abbreviations, starters. The first is taken for texts of an unknown language, the last for those of any other.
const LANGUAGES: [(&str, bool, &str, &str); 9] = [
    (
        "en",
        false,
        "",
        "A About According After All Also Although Amid Among An And Another Any Anyone Are As At Because Before Besides Between Beyond Both But By Despite Did Do Does During \
         Each Either Even Every Everybody Everyone For From Had Has Have He Hence Her Here His How However I If In Indeed Instead Is It Its Just Like Many Maybe Meanwhile \
         Moreover Most Much My Neither Never Nevertheless No Nobody None Nonetheless Nor Not Nothing Now Of On Once Only Or Other Others Our Perhaps Several She Since So Some \
         Somebody Someone Still Such That The Their Then There Therefore These They This Those Though Through Throughout Thus To Under Unless Unlike Until Upon Was We What When \
         Where Whether Which While Who Whom Whose Why With Within Without Yesterday Yet You Your",
    ),
    (
        "de lb",
        true,
        "str u.a u o abt hrsg jh jhd mio mrd st tel usw ev kath geb gest med jur phil ehem",
        "Aber Als Am Auch Auf Bei Dabei Damit Dann Das Der Die Dies Diese Dieser Doch Ein Eine Er Es Für Ich Im In Mit Nach Sie So Und Wenn Wir Zu Zudem",
    ),
    (
        "fr",
        false,
        "m mm env av bd éd chap",
        "Après Avec C Ce Ces Cette Dans Elle Elles En Il Ils L La Le Les Mais Nous On Pour Selon Un Une",
    ),
    (
        "es ca gl",
        false,
        "sr sres d dña av avda pág prof gral cnel cap",
        "Con Cuando El Ella En Esta Este La Las Los No Para Pero Por Se Según Un Una Ya Él",
    ),
    (
        "it",
        false,
        "sig on ing arch geom pag cd rag",
        "Con Gli I Il In L La Le Lo Ma Nel Nella Non Per Questa Questo Secondo Si Un Una È",
    ),
    (
        "pt",
        false,
        "sr d av pág exmo gen eng art",
        "A As Com Ela Ele Em Esta Este Mas Na No Não O Os Para Por Segundo Um Uma",
    ),
    (
        "nl af",
        false,
        "dhr mevr mw ir drs mr o.a bijv blz jl resp t.a.v m.n",
        "Dat De Deze Die Dit Een En Het Hij Ik In Maar Met Ook Op Volgens Voor We Wij Ze Zij",
    ),
    // Nordic, Baltic, Slavic, Hungarian, Turkish.
    (
        "da no nb nn fi is fo cs sk sl hr bs sr pl hu et lv lt tr",
        true,
        "kl ca bl.a f.eks t.ex kr mio mld tys im al pl os ks gen płk mgr hab str čp sv",
        "",
    ),
    ("", false, "", ""),
];

static VOCABULARIES: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| {
    let words = |list: &'static str| list.split_ascii_whitespace().collect();
    LANGUAGES
        .iter()
        .enumerate()
        .map(|(place, &(codes, ordinals, inner, starters))| Vocabulary {
            codes,
            inner: words(inner),
            starters: words(starters),
            ordinals,
            english: place == 0,
        })
        .collect()
});

impl Vocabulary {
    /// The vocabulary of a language, English where it is not known.
    pub(super) fn of(language: Option<Language>) -> &'static Vocabulary {
        let all = &*VOCABULARIES;
        let Some(language) = language else {
            return &all[0];
        };
        let speaks = |vocabulary: &&Vocabulary| {
            let mut codes = vocabulary.codes.split_ascii_whitespace();
            codes.any(|code| code == language.code())
        };
        all.iter().find(speaks).unwrap_or(&all[all.len() - 1])
    }

    /// Whether `lower` is an abbreviation that stands inside sentences in this language.
    pub(super) fn is_inner(&self, lower: &str) -> bool {
        self.inner.contains(lower)
    }

    /// Whether `next` begins with a word that starts sentences but hardly goes on with a name: `The`, `He`, `In`.
    pub(super) fn starts_sentence(&self, next: &str) -> bool {
        let word = leading_letters(next);
        if !self.english {
            return self.starters.contains(word);
        }
        let rest = &next[word.len()..];
        let negated = || word.ends_with('n') && (rest.starts_with("'t") || rest.starts_with("’t"));
        match word {
            "A" | "I" if rest.starts_with(char::is_whitespace) => {
                rest.trim_start().starts_with(|c: char| {
                    c.is_lowercase() || word == "A" && (c.is_numeric() || matches!(c, '"' | '“'))
                })
            }
            "A" => false,
            "I" => rest.starts_with(['\'', '’']),
            // `Under Secretary` is a rank.
            "Under" => !rest.starts_with(" Sec"),
            // `THE` in a text of capitals; `US`, `IT` and `WHO` are names.
            "THE" | "HE" | "SHE" | "THEY" | "BUT" | "AND" | "THIS" | "IN" | "ON" | "AT" | "FOR" => {
                true
            }
            _ => self.starters.contains(word) || negated(),
        }
    }
}

/// Whether a starter is a given name or surname as well, so that it says nothing after an initial: `X. You`.
pub(super) fn is_name_too(word: &str) -> bool {
    matches!(
        word,
        "An" | "As" | "By" | "Do" | "Many" | "On" | "Or" | "So" | "To" | "Under" | "You"
    )
}

/// Whether `verb` reports speech.
pub(super) fn is_speech_verb(verb: &str) -> bool {
    is_listed(
        verb,
        "said says asked asks told added adds wrote writes replied exclaimed shouted cried wondered tweeted joked recalled quipped yelled",
    )
}

/// Whether `verb` is a common verb that is nothing else after a name.
pub(super) fn is_finite_verb(verb: &str) -> bool {
    is_listed(
        verb,
        "said says would will has had have is was were are could can should did does",
    )
}

/// Whether `word` starts sentences of market reports, after a company's name.
pub(super) fn is_market_noun(word: &str) -> bool {
    is_listed(
        word,
        "Analysts Shares Officials Investors Traders Sources Executives Sales Terms Revenues Shareholders",
    )
}

fn is_listed(word: &str, list: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}
