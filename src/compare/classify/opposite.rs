//! Words that say the opposite of one another: `rose` / `fell`, `confirmed` / `denied`, `before` / `after`.

mod poles;

use super::compass;
use crate::compare::difference::Class;
use crate::compare::inflection;
use crate::compare::passage::Words;
use hashbrown::HashMap;
use poles::{CLAIMS, Poles, SINGLE};
use std::ops::Range;
use std::sync::LazyLock;

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
    fn near<'w>(&'w self, word: &'w str) -> impl Iterator<Item = &'w Base> {
        // Longer words keep their third letter, too, in every form that is no irregular one: `dry` / `dried`.
        const LONGER: usize = 4;
        let third = |word: &str| word.as_bytes().get(2).copied();
        let is_near =
            move |base: &&Base| base.word.len() < LONGER || third(base.word) == third(word);
        let family = inflection::family(word).and_then(|family| self.by_family.get(&family));
        let of_family = family.into_iter().flatten();
        let of_letters = self.by_letters[Bases::letters(word)].iter();
        of_letters.filter(is_near).chain(of_family)
    }
}

#[cfg(test)]
mod tests {
    use super::all;
    use hashbrown::HashSet;

    #[test]
    fn no_word_stands_twice_in_one_pair() {
        for poles in all() {
            let mut seen = HashSet::new();
            for word in poles.one.iter().chain(poles.other) {
                assert!(seen.insert(word), "{word}");
            }
        }
    }
}
