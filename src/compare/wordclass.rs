//! Closed classes of English words that decide what a difference means.

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
            | "likely"
            | "unlikely"
            | "expected"
            | "alleged"
            | "obliged"
            | "obligated"
            | "seemingly"
            | "presumably"
            | "purportedly"
    )
}

/// Words that place something in time.
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
            | "week"
            | "month"
            | "year"
            | "midweek"
            | "midyear"
            | "summer"
            | "winter"
            | "autumn"
            | "spring"
            | "am"
            | "pm"
            | "a.m."
            | "gmt"
            | "decade"
            | "century"
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
            | "latter"
            | "former"
    )
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
            | "leader"
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
