//! Prepositions and conjunctions, some of several words, that turn around how two things stand to each other: `ahead of` /
//! `after`, `because of` / `despite`, `if` / `when`.

use super::phrases::Phrases;
use crate::compare::difference::Class;
use crate::compare::passage::Words;
use std::ops::Range;
use std::sync::LazyLock;

/// How what stands before a connective stands to what is behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Before,
    During,
    After,
    Cause,
    Concession,
    Including,
    Except,
    Instead,
    Addition,
    Into,
    OutOf,
    If,
    Unless,
    When,
    To,
    From,
}

/// What each connective says. A word with many other uses is here only if all of them are turned around by the others.
const CONNECTIVES: [(Relation, &[&str]); 16] = [
    (
        Relation::Before,
        &["before", "ahead of", "prior to", "on the eve of"],
    ),
    (Relation::During, &["during", "throughout"]),
    (Relation::After, &["after", "following", "in the wake of"]),
    (
        Relation::Cause,
        &[
            "because",
            "because of",
            "due to",
            "owing to",
            "thanks to",
            "for",
        ],
    ),
    (
        Relation::Concession,
        &[
            "despite",
            "in spite of",
            "although",
            "though",
            "even though",
            "regardless of",
        ],
    ),
    (Relation::Including, &["including"]),
    (
        Relation::Except,
        &[
            "except",
            "except for",
            "excluding",
            "not including",
            "other than",
        ],
    ),
    (Relation::Instead, &["instead of", "rather than"]),
    (
        Relation::Addition,
        &[
            "as well as",
            "in addition to",
            "along with",
            "together with",
            "and",
        ],
    ),
    (Relation::Into, &["into"]),
    (Relation::OutOf, &["out of"]),
    (Relation::If, &["if"]),
    (Relation::Unless, &["unless"]),
    (Relation::When, &["when"]),
    (Relation::To, &["to"]),
    (Relation::From, &["from"]),
];

/// The class of one connective in place of another that says something else, if they do.
pub(super) fn between(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> Option<Class> {
    use Relation::*;
    let (one, other) = (relation(left, l)?, relation(right, r)?);
    // "Different to" is "different from", and a number or a date behind tells by itself what it is.
    let is_idiom = |words: &Words<'_>, run: &Range<usize>| {
        run.start > 0 && words.canonical(run.start - 1).starts_with("differ")
            || words.is_numeric(run.end)
    };
    let turned = |pair: [Relation; 2]| pair == [one, other] || pair == [other, one];
    if [[Before, During], [Before, After], [During, After]]
        .into_iter()
        .any(turned)
    {
        Some(Class::Date)
    } else if turned([To, From]) && (is_idiom(left, l) || is_idiom(right, r)) {
        None
    } else if [
        [Cause, Concession],
        [Including, Except],
        [Addition, Except],
        [Instead, Addition],
        [Into, OutOf],
        [If, Unless],
        [To, From],
    ]
    .into_iter()
    .any(turned)
    {
        Some(Class::Negation)
    } else {
        turned([If, When]).then_some(Class::Modality)
    }
}

/// What the words of a run say together, if they are a connective.
fn relation(words: &Words<'_>, run: &Range<usize>) -> Option<Relation> {
    static RELATIONS: LazyLock<Phrases<Relation>> = LazyLock::new(|| {
        let rows = CONNECTIVES.iter();
        Phrases::of(rows.flat_map(|(relation, phrases)| phrases.iter().map(|p| (*p, *relation))))
    });
    RELATIONS.of_run(words, run).next()
}

#[cfg(test)]
mod tests {
    use super::CONNECTIVES;
    use hashbrown::HashSet;

    #[test]
    fn no_connective_says_two_things() {
        let mut seen = HashSet::new();
        for phrase in CONNECTIVES.iter().flat_map(|(_, phrases)| *phrases) {
            assert!(seen.insert(phrase), "{phrase}");
        }
    }
}
