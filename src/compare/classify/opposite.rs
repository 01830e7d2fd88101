//! Words that say the opposite of one another: `rose` / `fell`, `confirmed` / `denied`, `before` / `after`.

use crate::compare::difference::Class;
use crate::compare::inflection;
use crate::compare::passage::Words;
use std::ops::Range;

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
    poles(Class::Name, &["northern"], &["southern"]),
    poles(Class::Name, &["eastern"], &["western"]),
    poles(
        Class::Negation,
        &["confirm", "admit", "acknowledge"],
        &["deny"],
    ),
    poles(
        Class::Negation,
        &["accept", "approve", "adopt", "back", "support", "favor"],
        &["reject", "oppose", "veto"],
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
    poles(Class::Negation, &["win"], &["lose"]),
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
    poles(Class::Number, &["1st"], &["last"]),
    poles(Class::Date, &["before"], &["after"]),
    poles(Class::Date, &["until"], &["since"]),
    poles(Class::Date, &["earlier"], &["later"]),
    poles(
        Class::Date,
        &["last", "previous", "past"],
        &["next", "following", "coming", "this"],
    ),
    poles(Class::Date, &["this"], &["next"]),
    poles(Class::Name, &["north"], &["south"]),
    poles(Class::Name, &["east"], &["west"]),
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
    let opposed = |poles: &&Poles| matches!((poles.pole(left, l), poles.pole(right, r)), (Some(a), Some(b)) if a != b);
    let single: &[Poles] = if l.len() == 1 && r.len() == 1 {
        SINGLE
    } else {
        &[]
    };
    let found = CLAIMS.iter().chain(single).filter(opposed);
    found.map(|poles| poles.class).min()
}

impl Poles {
    /// Which pole the words of a run are at; `None` where at neither or at both.
    fn pole(&self, words: &Words<'_>, run: &Range<usize>) -> Option<bool> {
        let has = |pole: &[&str]| {
            run.clone().any(|n| {
                let word = words.canonical(n);
                pole.iter()
                    .any(|base| word == *base || inflection::same_word(word, base))
            })
        };
        match (has(self.one), has(self.other)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }
}
