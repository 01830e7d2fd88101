//! Whether two words are forms of one word.

use crate::text::token::Form;
use hashbrown::{HashMap, HashSet};
use std::sync::LazyLock;

/// Families of irregular forms. A word stands in one family only.
const IRREGULAR: &[&str] = &[
    "am is are was were be been being",
    "have has had having",
    "do does did done doing",
    "say says said saying",
    "tell tells told telling",
    "go goes went gone going",
    "come comes came coming",
    "become becomes became becoming",
    "take takes took taken taking",
    "give gives gave given giving",
    "get gets got gotten getting",
    "make makes made making",
    "see sees saw seen seeing",
    "know knows knew known knowing",
    "think thinks thought thinking",
    "bring brings brought bringing",
    "buy buys bought buying",
    "seek seeks sought seeking",
    "fight fights fought fighting",
    "find finds found finding",
    "keep keeps kept keeping",
    "leave leaves left leaving",
    "meet meets met meeting",
    "lead leads led leading",
    "hold holds held holding",
    "stand stands stood standing",
    "lose loses lost losing",
    "win wins won winning",
    "send sends sent sending",
    "spend spends spent spending",
    "build builds built building",
    "begin begins began begun beginning",
    "rise rises rose risen rising",
    "fall falls fell fallen falling",
    "grow grows grew grown growing",
    "speak speaks spoke spoken speaking",
    "break breaks broke broken breaking",
    "choose chooses chose chosen choosing",
    "write writes wrote written writing",
    "drive drives drove driven driving",
    "show shows showed shown showing",
    "draw draws drew drawn drawing",
    "run runs ran running",
    "sell sells sold selling",
    "pay pays paid paying",
    "shoot shoots shot shooting",
    "steal steals stole stolen stealing",
    "strike strikes struck striking",
    "throw throws threw thrown throwing",
    "fly flies flew flown flying",
    "sit sits sat sitting",
    "feel feels felt feeling",
    "mean means meant meaning",
    "hear hears heard hearing",
    "man men",
    "woman women",
    "child children",
    "person people",
    "foot feet",
    "this these",
    "that those",
    "a an",
    "it its",
    "they their them",
    "he his him",
    "she her",
];

/// The number of the family that each irregular form stands in.
static FAMILIES: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    IRREGULAR
        .iter()
        .enumerate()
        .flat_map(|(n, family)| family.split(' ').map(move |form| (form, n)))
        .collect()
});

/// The number of the family of irregular forms that a word stands in.
pub(crate) fn family(word: &str) -> Option<usize> {
    FAMILIES.get(word).copied()
}

/// Whether a form stands in one of the families.
pub(crate) fn is_irregular_form(form: Form) -> bool {
    static FORMS: LazyLock<HashSet<Form>> =
        LazyLock::new(|| FAMILIES.keys().map(|word| Form::of(word)).collect());
    FORMS.contains(&form)
}

const ENDINGS: &[&str] = &[
    "'s", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "n", "en", "'",
];

/// Whether two different lower-case words are forms of one word: singular and plural, tenses, possessives.
pub(crate) fn same_word(a: &str, b: &str) -> bool {
    if is_irregular(a, b) {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = short
        .bytes()
        .zip(long.bytes())
        .take_while(|(x, y)| x == y)
        .count();
    if !short.is_ascii() || !long.is_ascii() || common < 2 {
        return false;
    }
    let ending = |rest: &str| rest.is_empty() || ENDINGS.contains(&rest);
    let (short_rest, long_rest) = (&short[common..], &long[common..]);
    match (short_rest, long_rest) {
        // walk / walked, agreement / agreements, minister / minister's
        ("", rest) => ending(rest) || doubled(short, rest),
        // publicize / publicizing, policy / policies
        ("e", "ing") | ("y", "ies" | "ied" | "ier") => true,
        // estimates / estimated, walked / walking, policies / policied
        (x, y) if common >= 3 => ending(x) && ending(y),
        _ => false,
    }
}

/// Whether two words stand in one family of irregular forms, or end in two words that do: `withdraw` / `withdrew`, `gunman` /
/// `gunmen`.
fn is_irregular(a: &str, b: &str) -> bool {
    let one_family = |a: &str, b: &str| {
        FAMILIES
            .get(a)
            .is_some_and(|family| FAMILIES.get(b) == Some(family))
    };
    let rests = |head: &str| match (a.strip_prefix(head), b.strip_prefix(head)) {
        (Some(a), Some(b)) => one_family(a, b),
        _ => false,
    };
    let ends_in = |one: &str, other: &str| {
        let heads = (a.strip_suffix(one), b.strip_suffix(other));
        matches!(heads, (Some(a), Some(b)) if a == b)
    };
    if one_family(a, b) {
        return true;
    }
    let (Some(first), Some(other)) = (a.bytes().next(), b.bytes().next()) else {
        return false;
    };
    let mut heads = HEADS.iter().filter(|head| head.as_bytes()[0] == first);
    first == other
        && (heads.any(|head| rests(head))
            || a.len() == b.len() && (ends_in("man", "men") || ends_in("men", "man")))
}

/// What irregular verbs are made into other verbs with.
const HEADS: [&str; 8] = ["over", "under", "with", "fore", "out", "up", "re", "mis"];

/// `plan` + `ned`: the last consonant doubled before the ending.
fn doubled(stem: &str, rest: &str) -> bool {
    stem.len() >= 3
        && rest.len() >= 3
        && rest.as_bytes()[0] == stem.as_bytes()[stem.len() - 1]
        && matches!(&rest[1..], "ed" | "ing" | "er")
}

#[cfg(test)]
mod tests {
    use super::same_word;

    #[test]
    fn forms_of_one_word_are_told() {
        for (a, b) in [
            ("is", "are"),
            ("say", "said"),
            ("estimate", "estimated"),
            ("estimates", "estimated"),
            ("plan", "planned"),
            ("policy", "policies"),
            ("agreement", "agreements"),
            ("make", "making"),
            ("minister", "minister's"),
            ("walked", "walking"),
            ("publicize", "publicizing"),
            ("gunman", "gunmen"),
            ("women", "woman"),
            ("withdraw", "withdrew"),
            ("overcome", "overcame"),
        ] {
            assert!(same_word(a, b) && same_word(b, a), "{a} {b}");
        }
    }

    #[test]
    fn other_words_are_not_forms_of_one() {
        for (a, b) in [
            ("pact", "agreement"),
            ("minister", "ministry"),
            ("may", "might"),
            ("import", "export"),
            ("nation", "national"),
            ("part", "party"),
        ] {
            assert!(!same_word(a, b) && !same_word(b, a), "{a} {b}");
        }
    }
}
