//! Closed classes of English words that decide what a difference means.

use crate::compare::inflection;

/// Words that negate.
pub(crate) fn is_negation(word: &str) -> bool {
    word.ends_with("n't")
        || matches!(
            word,
            "not"
                | "no"
                | "never"
                | "without"
                | "none"
                | "nor"
                | "neither"
                | "nobody"
                | "nothing"
                | "nowhere"
                | "cannot"
                | "hardly"
                | "barely"
        )
        || is_negative_adjective(word)
}

/// `unlikely`, `undecided`, `unavailable`, but not `under`, `united` or `unveiled`.
fn is_negative_adjective(word: &str) -> bool {
    const DEEDS: [&str; 12] = [
        "unit", "unif", "under", "unveil", "unleash", "unload", "unfold", "unravel", "uncover",
        "unlock", "unearth", "unwind",
    ];
    word.strip_prefix("un").is_some_and(|stem| {
        matches!(
            stem,
            "likely"
                | "able"
                | "clear"
                | "sure"
                | "certain"
                | "true"
                | "fair"
                | "safe"
                | "known"
                | "willing"
                | "paid"
        ) || stem.len() > 4
            && (stem.ends_with("ed") || stem.ends_with("able") || stem.ends_with("ible"))
            && !DEEDS.iter().any(|deed| word.starts_with(deed))
    })
}

/// Whether one word is the other with a prefix that negates it: `likely` / `unlikely`, `official` / `unofficial`.
pub(crate) fn negates_by_prefix(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let Some(prefix) = long.strip_suffix(short) else {
        return false;
    };
    match prefix {
        "un" | "non" => short.len() >= 3,
        "in" | "im" | "il" | "ir" | "dis" => short.len() >= 5,
        _ => false,
    }
}

/// Modal verbs and words by which a report hedges.
pub(crate) fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "would"
            | "may"
            | "might"
            | "can"
            | "could"
            | "shall"
            | "should"
            | "must"
            | "ought"
            | "cannot"
            | "can't"
            | "won't"
            | "wouldn't"
            | "couldn't"
            | "shouldn't"
            | "mustn't"
            | "i'll"
            | "we'll"
            | "he'll"
            | "she'll"
            | "it'll"
            | "they'll"
            | "you'll"
            | "reportedly"
            | "allegedly"
            | "apparently"
            | "supposedly"
            | "possibly"
            | "probably"
            | "perhaps"
            | "maybe"
            | "alleged"
            | "suspected"
            | "seemingly"
            | "presumably"
            | "purportedly"
    )
}

/// Participles and adjectives that, before "to", say of a deed that it has not been done: "is expected to".
pub(crate) fn is_modal_before_to(word: &str) -> bool {
    matches!(
        word,
        "expected"
            | "likely"
            | "unlikely"
            | "obliged"
            | "obligated"
            | "supposed"
            | "required"
            | "believed"
            | "thought"
            | "said"
            | "reported"
            | "set"
            | "due"
            | "bound"
    )
}

/// Words that place something in time by themselves.
pub(crate) fn is_time(word: &str) -> bool {
    matches!(
        word,
        "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "overnight"
            | "morning"
            | "afternoon"
            | "midafternoon"
            | "evening"
            | "midday"
            | "noon"
            | "midnight"
            | "weekend"
            | "midweek"
            | "midyear"
            | "summer"
            | "winter"
            | "autumn"
            | "am"
            | "pm"
            | "a.m."
            | "gmt"
    )
}

/// German, French, Spanish and Italian names of weekdays and months, without diacritics, as far as they are no names of
/// people or places.
pub(crate) fn is_foreign_date(word: &str) -> bool {
    matches!(
        word,
        "montag"
            | "dienstag"
            | "mittwoch"
            | "donnerstag"
            | "freitag"
            | "samstag"
            | "sonnabend"
            | "sonntag"
            | "januar"
            | "februar"
            | "marz"
            | "oktober"
            | "dezember"
            | "lundi"
            | "mardi"
            | "mercredi"
            | "jeudi"
            | "vendredi"
            | "samedi"
            | "dimanche"
            | "janvier"
            | "fevrier"
            | "juin"
            | "juillet"
            | "aout"
            | "septembre"
            | "octobre"
            | "novembre"
            | "decembre"
            | "lunes"
            | "martes"
            | "miercoles"
            | "jueves"
            | "viernes"
            | "sabado"
            | "enero"
            | "febrero"
            | "marzo"
            | "abril"
            | "agosto"
            | "septiembre"
            | "octubre"
            | "noviembre"
            | "diciembre"
            | "lunedi"
            | "martedi"
            | "mercoledi"
            | "giovedi"
            | "venerdi"
            | "sabato"
            | "domenica"
            | "gennaio"
            | "febbraio"
            | "giugno"
            | "luglio"
            | "settembre"
            | "ottobre"
            | "dicembre"
    )
}

/// Spans of time, which place something in time only together with a word such as "last" or "next".
pub(crate) fn is_time_span(word: &str) -> bool {
    matches!(
        word,
        "day"
            | "week"
            | "month"
            | "quarter"
            | "year"
            | "decade"
            | "century"
            | "spring"
            | "fall"
            | "night"
            | "days"
            | "weeks"
            | "months"
            | "years"
            | "decades"
    )
}

/// Words that make a span of time a point in time.
pub(crate) fn is_time_pointer(word: &str) -> bool {
    matches!(
        word,
        "last" | "this" | "next" | "past" | "previous" | "earlier" | "later" | "ago" | "following"
    )
}

/// Personal pronouns, their possessives, and words that point back.
pub(crate) fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "he" | "she"
            | "it"
            | "they"
            | "him"
            | "her"
            | "them"
            | "his"
            | "hers"
            | "its"
            | "their"
            | "theirs"
            | "i"
            | "we"
            | "us"
            | "you"
            | "who"
            | "himself"
            | "herself"
            | "itself"
            | "themselves"
    )
}

/// Whom a pronoun or courtesy title speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Man,
    Woman,
}

/// Whom a word speaks of, if it is a pronoun or courtesy title that says so.
pub(crate) fn gender(word: &str) -> Option<Gender> {
    Some(match word {
        "he" | "him" | "his" | "himself" | "he's" | "he'd" | "he'll" | "mr" => Gender::Man,
        "she" | "her" | "hers" | "herself" | "she's" | "she'd" | "she'll" | "mrs" | "ms"
        | "miss" | "mme" | "mlle" => Gender::Woman,
        _ => return None,
    })
}

/// Whether one word speaks of a man and the other of a woman in the same place: `chairman` / `chairwoman`, `stepfather` /
/// `stepmother`.
pub(crate) fn differ_in_gender(a: &str, b: &str) -> bool {
    const ENDINGS: [[&str; 2]; 14] = [
        ["man", "woman"],
        ["men", "women"],
        ["father", "mother"],
        ["brother", "sister"],
        ["son", "daughter"],
        ["boy", "girl"],
        ["boyfriend", "girlfriend"],
        ["husband", "wife"],
        ["husbands", "wives"],
        ["uncle", "aunt"],
        ["nephew", "niece"],
        ["king", "queen"],
        ["prince", "princess"],
        ["princes", "princesses"],
    ];
    // Both may be plural by an ending of one letter.
    let (a, b) = match (a.strip_suffix('s'), b.strip_suffix('s')) {
        (Some(one), Some(other)) if !one.ends_with('s') && !other.ends_with('s') => (one, other),
        _ => (a, b),
    };
    // What stands before the endings is the same.
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let rests = |one: &str, other: &str| {
        let head = a.len().wrapping_sub(one.len());
        head <= common && head + other.len() == b.len() && a.ends_with(one) && b.ends_with(other)
    };
    let mut endings = ENDINGS.iter();
    endings.any(|[man, woman]| rests(man, woman) || rests(woman, man))
}

/// Words for what two do with each other, whoever of them is named first.
pub(crate) fn is_mutual(word: &str) -> bool {
    const MUTUAL: [&str; 17] = [
        "meet",
        "talk",
        "speak",
        "clash",
        "collide",
        "fight",
        "marry",
        "married",
        "wed",
        "next",
        "opposite",
        "beside",
        "divorce",
        "negotiate",
        "cooperate",
        "compete",
        "debate",
    ];
    MUTUAL
        .iter()
        .any(|verb| word == *verb || inflection::same_word(word, verb))
}

/// Kinds of works, of which the title follows in quotation marks or without them.
pub(crate) fn is_work(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    [word, one].iter().any(|word| {
        matches!(
            *word,
            "album"
                | "anthem"
                | "ballad"
                | "ballet"
                | "biography"
                | "book"
                | "cartoon"
                | "comedy"
                | "documentary"
                | "drama"
                | "epic"
                | "essay"
                | "exhibition"
                | "film"
                | "game"
                | "hit"
                | "magazine"
                | "memoir"
                | "movie"
                | "musical"
                | "newspaper"
                | "novel"
                | "opera"
                | "painting"
                | "play"
                | "podcast"
                | "poem"
                | "sculpture"
                | "series"
                | "show"
                | "single"
                | "sitcom"
                | "song"
                | "symphony"
                | "thriller"
        )
    })
}

/// Auxiliary verbs, which come and go with the tense of the verb behind them.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "am" | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "have"
            | "has"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
    )
}

/// Number words that have no value of their own.
pub(crate) fn is_vague_number(word: &str) -> bool {
    matches!(
        word,
        "dozen"
            | "dozens"
            | "hundreds"
            | "thousands"
            | "millions"
            | "billions"
            | "trillions"
            | "half"
            | "quarter"
            | "double"
            | "triple"
            | "twice"
            | "million"
            | "billion"
            | "hundred"
            | "thousand"
    )
}

/// Nouns of office, which stand before a name or for it.
pub(crate) fn is_title(word: &str) -> bool {
    matches!(
        word,
        "president"
            | "minister"
            | "premier"
            | "chancellor"
            | "secretary"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "chairperson"
            | "ambassador"
            | "general"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "pope"
            | "senator"
            | "governor"
            | "mayor"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "director"
            | "chief"
            | "deputy"
            | "vice"
            | "mr"
            | "mrs"
            | "ms"
            | "dr"
            | "doctor"
            | "sir"
            | "lord"
            | "lady"
            | "colonel"
            | "captain"
            | "admiral"
            | "representative"
            | "professor"
            | "judge"
            | "commissioner"
            | "envoy"
            | "diplomat"
            | "congressman"
            | "congresswoman"
            | "sheikh"
            | "sultan"
            | "emir"
    )
}

/// Words that say when or how somebody holds an office.
pub(crate) fn is_term_of_office(word: &str) -> bool {
    matches!(
        word,
        "former" | "acting" | "interim" | "outgoing" | "incoming" | "retired" | "ex"
    )
}

/// Endings of company names, which some houses write and others leave out.
pub(crate) fn is_company_ending(word: &str) -> bool {
    matches!(
        word,
        "company"
            | "corporation"
            | "incorporated"
            | "limited"
            | "plc"
            | "llc"
            | "ag"
            | "sa"
            | "nv"
            | "gmbh"
            | "group"
            | "holdings"
    )
}

/// "I" and its contractions, written with a capital though no names.
pub(crate) fn is_first_person(word: &str) -> bool {
    matches!(word, "i" | "i'm" | "i've" | "i'll" | "i'd")
}

/// Courtesy titles, which one house writes and another leaves out.
pub(crate) fn is_courtesy_title(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs" | "ms" | "miss" | "mme" | "mlle" | "messrs" | "sir" | "dr" | "doctor"
    )
}

/// Articles, prepositions, conjunctions, relative pronouns and auxiliary verbs: words that hold a sentence together and
/// say little by themselves.
pub(crate) fn is_connective(word: &str) -> bool {
    is_auxiliary(word) || is_conjunction_or_article(word) || is_preposition(word)
}

fn is_conjunction_or_article(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "that"
            | "this"
            | "these"
            | "those"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "so"
            | "yet"
            | "if"
            | "because"
            | "as"
            | "while"
            | "when"
            | "where"
            | "whether"
            | "than"
            | "though"
            | "although"
            | "until"
            | "unless"
            | "since"
            | "once"
            | "till"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "what"
            | "how"
            | "why"
            | "there"
            | "such"
    )
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "with"
            | "to"
            | "into"
            | "onto"
            | "over"
            | "under"
            | "about"
            | "after"
            | "before"
            | "between"
            | "among"
            | "against"
            | "during"
            | "through"
            | "across"
            | "along"
            | "around"
            | "near"
            | "off"
            | "out"
            | "up"
            | "down"
            | "upon"
            | "within"
            | "toward"
            | "via"
            | "per"
            | "amid"
            | "behind"
            | "beyond"
            | "despite"
            | "except"
            | "like"
            | "above"
            | "below"
    )
}

/// Words that before a number say that it is rough.
pub(crate) fn is_approximation(word: &str) -> bool {
    matches!(
        word,
        "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "approximately" | "over"
    )
}

/// Verbs by which a report says who spoke.
pub(crate) fn is_speech(word: &str) -> bool {
    matches!(
        word,
        "say"
            | "says"
            | "said"
            | "tell"
            | "tells"
            | "told"
            | "add"
            | "adds"
            | "added"
            | "note"
            | "notes"
            | "noted"
            | "state"
            | "states"
            | "stated"
            | "announce"
            | "announces"
            | "announced"
            | "report"
            | "reports"
            | "reported"
            | "warn"
            | "warns"
            | "warned"
            | "argue"
            | "argues"
            | "argued"
            | "insist"
            | "insists"
            | "insisted"
            | "explain"
            | "explains"
            | "explained"
            | "write"
            | "writes"
            | "wrote"
    )
}
