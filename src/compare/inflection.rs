//! Whether two words are forms of one word.

use crate::text::token::Form;
use hashbrown::{HashMap, HashTable};
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

/// The families by their forms.
struct Families {
    numbers: HashMap<&'static str, usize>,
    /// One bit for each sum of the ends and the length of a word, set where a form has it: most words are no irregular forms,
    /// and this tells it without a look at the rest of their letters.
    likely: [u64; 16],
}

impl Families {
    fn build() -> Families {
        let mut families = Families {
            numbers: HashMap::new(),
            likely: [0; 16],
        };
        for (number, family) in IRREGULAR.iter().enumerate() {
            for form in family.split(' ') {
                families.numbers.insert(form, number);
                let sum = Families::sum(form);
                families.likely[sum / 64] |= 1 << (sum % 64);
            }
        }
        families
    }

    fn sum(word: &str) -> usize {
        let end = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(*byte % 32));
        let bytes = word.as_bytes();
        (end(bytes.first()) + 32 * end(bytes.last()) + 149 * bytes.len()) % 1024
    }

    fn number(&self, word: &str) -> Option<usize> {
        let sum = Families::sum(word);
        let likely = self.likely[sum / 64] & (1 << (sum % 64)) != 0;
        likely.then(|| self.numbers.get(word).copied()).flatten()
    }
}

static FAMILIES: LazyLock<Families> = LazyLock::new(Families::build);

/// The number of the family of irregular forms that a word stands in.
pub(crate) fn family(word: &str) -> Option<usize> {
    FAMILIES.number(word)
}

/// The same of a word by its form.
pub(crate) fn family_of_form(form: Form) -> Option<usize> {
    static FORMS: LazyLock<HashTable<(Form, usize)>> = LazyLock::new(|| {
        let mut forms = HashTable::new();
        for (word, number) in &FAMILIES.numbers {
            let form = Form::of(word);
            forms.insert_unique(form.0, (form, *number), |(form, _)| form.0);
        }
        forms
    });
    let found = FORMS.find(form.0, |(known, _)| *known == form);
    found.map(|(_, number)| *number)
}

/// All words of the families.
pub(crate) fn irregular_forms() -> impl Iterator<Item = &'static str> {
    IRREGULAR.iter().flat_map(|family| family.split(' '))
}

/// Whether two different lower-case words are forms of one word: singular and plural, tenses, possessives.
pub(crate) fn same_word(a: &str, b: &str) -> bool {
    differ_in_ending(a, b) || is_irregular(a, b)
}

fn differ_in_ending(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let common = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    if common < 2 || !short.is_ascii() || !long.is_ascii() {
        return false;
    }
    let is_ending = |rest: &[u8]| {
        matches!(
            rest,
            b"" | b"'s"
                | b"s"
                | b"es"
                | b"ed"
                | b"d"
                | b"ing"
                | b"er"
                | b"ers"
                | b"ly"
                | b"n"
                | b"en"
                | b"'"
        )
    };
    match (&short[common..], &long[common..]) {
        // walk / walked, agreement / agreements, minister / minister's
        (b"", rest) => is_ending(rest) || doubled(short, rest),
        // publicize / publicizing, policy / policies
        (b"e", b"ing") | (b"y", b"ies" | b"ied" | b"ier") => true,
        // estimates / estimated, walked / walking, policies / policied
        (x, y) => common >= 3 && is_ending(x) && is_ending(y),
    }
}

/// Whether two words stand in one family of irregular forms, or end in two words that do: `withdraw` / `withdrew`, `gunman` /
/// `gunmen`.
fn is_irregular(a: &str, b: &str) -> bool {
    let one_family = |a: &str, b: &str| {
        let number = family(a);
        number.is_some() && number == family(b)
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
    first == other
        && (heads(first).iter().any(|head| rests(head))
            || a.len() == b.len() && (ends_in("man", "men") || ends_in("men", "man")))
}

/// What irregular verbs are made into other verbs with, by its first letter.
fn heads(first: u8) -> &'static [&'static str] {
    match first {
        b'f' => &["fore"],
        b'm' => &["mis"],
        b'o' => &["over", "out"],
        b'r' => &["re"],
        b'u' => &["under", "up"],
        b'w' => &["with"],
        _ => &[],
    }
}

/// `plan` + `ned`: the last consonant doubled before the ending.
fn doubled(stem: &[u8], rest: &[u8]) -> bool {
    stem.len() >= 3
        && rest.first() == stem.last()
        && matches!(rest.get(1..), Some(b"ed" | b"ing" | b"er"))
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
