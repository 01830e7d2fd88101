//! Words that say the opposite of one another: `rose` / `fell`, `confirmed` / `denied`, `before` / `after`.

use super::compass;
use crate::compare::difference::Class;
use crate::compare::inflection;
use crate::compare::passage::Words;
use hashbrown::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Two poles, and what it is a change of to say the one for the other. Words are in their base forms.
struct Poles {
    class: Class,
    one: &'static [&'static str],
    other: &'static [&'static str],
}

const fn poles(
    class: Class,
    one: &'static [&'static str],
    other: &'static [&'static str],
) -> Poles {
    Poles { class, one, other }
}

/// Opposites that turn a claim around wherever they stand.
const CLAIMS: &[Poles] = &[
    poles(
        Class::Number,
        &[
            "rise", "increase", "gain", "climb", "grow", "jump", "soar", "surge", "growth",
        ],
        &[
            "fall", "decrease", "decline", "drop", "shrink", "plunge", "slump", "tumble",
        ],
    ),
    poles(Class::Number, &["raise"], &["lower", "cut", "reduce"]),
    poles(
        Class::Number,
        &["profit", "gain", "surplus"],
        &["loss", "deficit"],
    ),
    poles(
        Class::Number,
        &["more", "most", "many"],
        &["less", "least", "fewer", "fewest", "few"],
    ),
    poles(
        Class::Number,
        &["higher", "highest", "maximum", "largest", "biggest"],
        &["lower", "lowest", "minimum", "smallest"],
    ),
    poles(
        Class::Negation,
        &["confirm", "admit", "acknowledge"],
        &["deny"],
    ),
    poles(
        Class::Negation,
        &[
            "accept",
            "approve",
            "adopt",
            "back",
            "support",
            "favor",
            "ratify",
            "ratification",
            "acceptance",
            "approval",
        ],
        &["reject", "oppose", "veto", "rejection"],
    ),
    poles(
        Class::Negation,
        &["allow", "permit", "legalize"],
        &["ban", "forbid", "bar", "prohibit", "outlaw"],
    ),
    poles(Class::Negation, &["agree"], &["refuse"]),
    poles(Class::Negation, &["open", "reopen"], &["close", "shut"]),
    poles(
        Class::Negation,
        &["start", "begin"],
        &["end", "stop", "halt"],
    ),
    poles(Class::Negation, &["buy", "purchase", "acquire"], &["sell"]),
    poles(Class::Negation, &["strengthen"], &["weaken"]),
    poles(Class::Negation, &["majority"], &["minority"]),
    poles(
        Class::Negation,
        &["free", "release"],
        &["arrest", "jail", "detain"],
    ),
    poles(Class::Negation, &["guilty"], &["innocent"]),
    poles(Class::Negation, &["convict"], &["acquit"]),
    poles(
        Class::Negation,
        &["win", "victory"],
        &["lose", "loss", "defeat"],
    ),
    poles(Class::Negation, &["supporter"], &["opponent"]),
    poles(Class::Negation, &["impose"], &["lift"]),
    poles(Class::Negation, &["kill"], &["wound", "injure"]),
    poles(
        Class::Negation,
        &["succeed", "success", "manage"],
        &["fail", "failure"],
    ),
    poles(Class::Negation, &["true"], &["false"]),
    poles(Class::Negation, &["alive"], &["dead"]),
];

/// Opposites with so many other uses that they count only where the one word stands in the place of the other.
const SINGLE: &[Poles] = &[
    poles(Class::Number, &["above", "over"], &["below", "under"]),
    poles(Class::Number, &["up"], &["down"]),
    poles(Class::Number, &["all"], &["some"]),
    poles(Class::Negation, &["everybody", "everyone"], &["nobody"]),
    poles(Class::Number, &["1st"], &["last"]),
    poles(Class::Date, &["before"], &["after"]),
    poles(Class::Date, &["until"], &["since"]),
    poles(Class::Date, &["early"], &["late"]),
    poles(Class::Date, &["earlier"], &["later"]),
    poles(
        Class::Date,
        &["last", "previous", "past"],
        &["next", "following", "coming", "this"],
    ),
    poles(Class::Date, &["this"], &["next"]),
    poles(Class::Negation, &["for"], &["against"]),
];

/// The class of words in place of others that say the opposite, if they do.
pub(super) fn between(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> Option<Class> {
    // Longer runs are rewritten as a whole.
    const LONGEST: usize = 3;
    if l.is_empty() || r.is_empty() || l.len().max(r.len()) > LONGEST {
        return None;
    }
    let single = l.len() == 1 && r.len() == 1;
    if compass::points_differ(left, l, right, r) {
        return Some(Class::Name);
    }
    let left = Stand::of(left, l);
    if left.0.is_empty() {
        return None;
    }
    let right = Stand::of(right, r);
    let opposed = |(number, one): &(usize, bool)| {
        (single || *number < CLAIMS.len())
            && !left.is_at(*number, !one)
            && right.is_at(*number, !one)
            && !right.is_at(*number, *one)
    };
    let found = left.0.iter().filter(|at| opposed(at));
    found
        .map(|(number, _)| all().nth(*number).map(|poles| poles.class))
        .min()?
}

/// All poles; a pair is called by its place among them.
fn all() -> impl Iterator<Item = &'static Poles> {
    CLAIMS.iter().chain(SINGLE)
}

/// At which poles the words of a run are: the number of the pair, and whether it is the one or the other.
struct Stand(Vec<(usize, bool)>);

impl Stand {
    fn of(words: &Words<'_>, run: &Range<usize>) -> Stand {
        let mut stand = Stand(Vec::new());
        for word in run.clone().map(|n| words.canonical(n)) {
            let near = BASES.near(word);
            let said =
                near.filter(|base| word == base.word || inflection::same_word(word, base.word));
            stand.0.extend(said.map(|base| (base.number, base.one)));
        }
        stand
    }

    fn is_at(&self, number: usize, one: bool) -> bool {
        self.0.contains(&(number, one))
    }
}

/// A base form that stands at a pole.
#[derive(Clone, Copy)]
struct Base {
    word: &'static str,
    number: usize,
    one: bool,
}

/// The base forms by what any form of theirs has in common with them: two letters at the beginning, or the family of an
/// irregular word.
struct Bases {
    /// By [`Bases::letters`].
    by_letters: Vec<Vec<Base>>,
    by_family: HashMap<usize, Vec<Base>>,
}

static BASES: LazyLock<Bases> = LazyLock::new(|| {
    let mut bases = Bases {
        by_letters: vec![Vec::new(); Bases::LETTERS],
        by_family: HashMap::new(),
    };
    for (number, poles) in all().enumerate() {
        for (words, one) in [(poles.one, true), (poles.other, false)] {
            for word in words {
                let base = Base { word, number, one };
                bases.by_letters[Bases::letters(word)].push(base);
                if let Some(family) = inflection::family(word) {
                    bases.by_family.entry(family).or_default().push(base);
                }
            }
        }
    }
    bases
});

impl Bases {
    const LETTERS: usize = 1 << 10;

    /// A number below [`Bases::LETTERS`] for the first two letters of a word.
    fn letters(word: &str) -> usize {
        let mut letters = word.bytes().map(|byte| usize::from(byte % 32));
        32 * letters.next().unwrap_or_default() + letters.next().unwrap_or_default()
    }

    /// The base forms that a word may be a form of.
    fn near(&self, word: &str) -> impl Iterator<Item = &Base> {
        let family = inflection::family(word).and_then(|family| self.by_family.get(&family));
        let of_family = family.into_iter().flatten();
        self.by_letters[Bases::letters(word)]
            .iter()
            .chain(of_family)
    }
}
