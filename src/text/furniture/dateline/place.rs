//! Tells names of places in capitals from labels that stand where they do.

use crate::text::furniture::phrase::{Phrases, phrases};

/// Words in capitals that open a paragraph before a dash or colon without being places.
pub(super) const LABELS: &Phrases = phrases![
    "A",
    "ADVISORY",
    "ALERT",
    "ALSO",
    "ANALYSIS",
    "AND",
    "ANSWER",
    "ARE",
    "BIO",
    "BREAKING",
    "BULLETIN",
    "BUSINESS",
    "BUT",
    "BY",
    "CAPTION",
    "CHECK",
    "COMMENT",
    "CORRECTION",
    "DO",
    "DOES",
    "EDITORIAL",
    "EDITORS",
    "EXCLUSIVE",
    "EXPLAINER",
    "EXPLAINED",
    "FACT",
    "FACTBOX",
    "FACTS",
    "FEATURE",
    "FILE",
    "FLASH",
    "FOR",
    "FROM",
    "HE",
    "HER",
    "HIS",
    "HOLD",
    "HOST",
    "HOW",
    "IN",
    "INTERVIEW",
    "IS",
    "IT",
    "KILL",
    "LIVE",
    "MORE",
    "MODERATOR",
    "MR",
    "MRS",
    "MS",
    "DR",
    "NEWS",
    "NEXT",
    "NO",
    "NOT",
    "NOTE",
    "NOW",
    "OF",
    "OPINION",
    "PHOTO",
    "PHOTOS",
    "PREVIEW",
    "PROFILE",
    "Q",
    "QUESTION",
    "QUOTE",
    "READ",
    "RELATED",
    "REP",
    "REPORT",
    "REPORTER",
    "REVIEW",
    "SEE",
    "SEN",
    "SENATOR",
    "SHE",
    "SPORTS",
    "SUMMARY",
    "THE",
    "THEIR",
    "THEY",
    "THIS",
    "TIMELINE",
    "TO",
    "TOPSHOT",
    "UPDATE",
    "UPDATED",
    "UPDATES",
    "URGENT",
    "VIDEO",
    "WAS",
    "WATCH",
    "WE",
    "WHAT",
    "WHEN",
    "WHERE",
    "WHO",
    "WHY",
    "WILL",
    "WITH",
    "WORLD",
    "WRAPUP",
    "YES",
    "YOU",
    "YOUR",
    "CLAIM",
    "VERDICT",
    "RATING",
    "PRO",
    "CON",
    "NB",
    "PS",
    "OK",
];

/// Whether a paragraph opens with a name in capitals and a colon, as the turns of a transcript do.
pub(in crate::text::furniture) fn opens_with_label(text: &str) -> bool {
    let Some(colon) = text
        .char_indices()
        .take(40)
        .find(|&(_, c)| c == ':')
        .map(|(at, _)| at)
    else {
        return false;
    };
    text.starts_with(char::is_uppercase) && !text[..colon].chars().any(char::is_lowercase)
}

/// Whether a whole line is a place as datelines have it, in capitals, with or without its region: `ELMSTED, Scotland`.
pub(in crate::text::furniture) fn is_place(line: &str) -> bool {
    let (place, region) = line.split_once(", ").unwrap_or((line, ""));
    let names = |text: &str| {
        text.split([' ', '/'])
            .all(|word| word.starts_with(char::is_uppercase) && !LABELS.lists(word))
    };
    line.len() <= 48
        && place.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && place
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '/' | '\''))
        && place.split(' ').count() <= 4
        && names(place)
        && (region.is_empty()
            || names(region)
                && region
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.')))
}
