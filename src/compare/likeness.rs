//! How alike two sentences are, word by word, whatever the tense and number of the words.

use crate::compare::stem::stem_form;
use crate::text::token::{Form, Token};
use std::cmp::Ordering;
use std::sync::LazyLock;

/// From what likeness on two sentences are tied. Parameters of one method, so they stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TieLimits {
    /// Least share of both sentences' weight that is common (Dice coefficient).
    pub dice: f64,
    /// Or else the least share of the lighter sentence's weight that stands in the other one …
    pub containment: f64,
    /// … if the lighter one has at least this many content words.
    pub contained_words: u32,
}

impl Default for TieLimits {
    fn default() -> TieLimits {
        TieLimits {
            dice: 0.5,
            containment: 0.7,
            contained_words: 5,
        }
    }
}

/// Verbs that several do, each with what one does.
static SEVERAL: LazyLock<[(Form, Form); 3]> = LazyLock::new(|| {
    [("were", "was"), ("are", "is"), ("have", "has")]
        .map(|(several, one)| (Form::of(several), Form::of(one)))
});

/// Weight of a content word. A function word weighs [`FUNCTION_WEIGHT`]: sharing "of the" says little.
const CONTENT_WEIGHT: u32 = 10;
const FUNCTION_WEIGHT: u32 = 2;

/// Products of sentence lengths above this are compared as bags of words: a "sentence" of hundreds of words is a table or
/// a text without full stops, and tables of all word pairs would not end.
pub(crate) const LONGEST_PRODUCT: usize = 1 << 16;

/// The words of a sentence as likeness sees them: forms, brought to stems or not, with their weights.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bag {
    /// In the sentence's order.
    words: Vec<(Form, u32)>,
    /// The same by form.
    sorted: Vec<(Form, u32)>,
    weight: u32,
    content: u32,
}

impl Bag {
    /// The words of a sentence by their stems.
    pub(crate) fn of_stems(text: &str, sentence: &[Token]) -> Bag {
        let stem = |token| (stem_form(text, token), weight(token));
        Bag::new(sentence.iter().map(stem).collect())
    }

    /// The words of a passage by their forms.
    pub(crate) fn of_forms(tokens: &[Token]) -> Bag {
        Bag::new(
            tokens
                .iter()
                .map(|token| (token.form, weight(token)))
                .collect(),
        )
    }

    fn new(words: Vec<(Form, u32)>) -> Bag {
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let weight = words.iter().map(|(_, weight)| weight).sum();
        let content = words
            .iter()
            .filter(|(_, weight)| *weight == CONTENT_WEIGHT)
            .count() as u32;
        Bag {
            words,
            sorted,
            weight,
            content,
        }
    }

    /// What all its words weigh.
    pub(crate) fn weight(&self) -> u32 {
        self.weight
    }

    /// How many content words it has.
    pub(crate) fn content(&self) -> u32 {
        self.content
    }

    /// The forms of its content words, each once.
    pub(crate) fn content_forms(&self) -> impl Iterator<Item = Form> {
        let content = self
            .sorted
            .iter()
            .filter(|(_, weight)| *weight == CONTENT_WEIGHT);
        let mut last = None;
        content
            .map(|(form, _)| *form)
            .filter(move |form| last.replace(*form) != Some(*form))
    }

    /// Its words with their weights, those of one form together.
    pub(crate) fn by_form(&self) -> impl Iterator<Item = &[(Form, u32)]> {
        self.sorted.chunk_by(|a, b| a.0 == b.0)
    }

    /// Weight of the words that both have, in any order.
    pub(crate) fn overlap(&self, other: &Bag) -> u32 {
        let (mut l, mut r, mut sum) = (0, 0, 0);
        // The shorter one on the left.
        let (left, right) = if self.sorted.len() <= other.sorted.len() {
            (&self.sorted, &other.sorted)
        } else {
            (&other.sorted, &self.sorted)
        };
        // Many short sentences may be held against one that is as long as all of them: search it rather than walk over it.
        let lopsided = right.len() / 64 > left.len();
        while l < left.len() && r < right.len() {
            if lopsided {
                r += right[r..].partition_point(|(form, _)| *form < left[l].0);
                if r == right.len() {
                    break;
                }
            }
            match left[l].0.cmp(&right[r].0) {
                Ordering::Less => l += 1,
                Ordering::Greater => r += 1,
                Ordering::Equal => {
                    sum += left[l].1.min(right[r].1);
                    l += 1;
                    r += 1;
                }
            }
        }
        sum
    }

    /// Weight of the heaviest common subsequence.
    fn ordered_overlap(&self, other: &Bag) -> u32 {
        let (left, right) = without_common_ends(&self.words, &other.words, |(l, _), (r, _)| l == r);
        let ends: u32 = self.weight - left.iter().map(|(_, weight)| weight).sum::<u32>();
        let mut row = vec![0u32; right.len() + 1];
        for (form, weight) in left {
            let mut diagonal = 0;
            for (n, (other, _)) in right.iter().enumerate() {
                let above = row[n + 1];
                row[n + 1] = if form == other {
                    diagonal + weight
                } else {
                    above.max(row[n])
                };
                diagonal = above;
            }
        }
        ends + row[right.len()]
    }

    /// Whether two sentences may be alike enough to be tied that have at most so many content words in common.
    pub(crate) fn may_be_alike(&self, other: &Bag, content: u32, limits: &TieLimits) -> bool {
        let words = self.words.len().min(other.words.len()) as u32;
        let most =
            FUNCTION_WEIGHT * words + (CONTENT_WEIGHT - FUNCTION_WEIGHT) * content.min(words);
        self.reaches(other, most, limits)
    }

    /// Whether two sentences with this weight in common, in any order, may be alike enough to be tied.
    fn reaches(&self, other: &Bag, common: u32, limits: &TieLimits) -> bool {
        let both = f64::from(self.weight + other.weight);
        let lighter = f64::from(self.weight.min(other.weight));
        let common = f64::from(common);
        (2.0 * common / both).max(common / lighter) >= limits.dice.min(limits.containment)
    }

    /// How alike two sentences are, from 0 to 1; `None` if not alike enough to be tied.
    ///
    /// What is common counts half in any order and half in the same order, so that a clause that moved does not part two
    /// sentences, nor a few words that happen to recur tie them.
    pub(crate) fn likeness(&self, other: &Bag, limits: &TieLimits) -> Option<f64> {
        let (both, lighter) = (
            f64::from(self.weight + other.weight),
            f64::from(self.weight.min(other.weight)),
        );
        let bag = self.overlap(other);
        if !self.reaches(other, bag, limits) {
            return None;
        }
        let bag = f64::from(bag);
        let common = if self.words.len().saturating_mul(other.words.len()) > LONGEST_PRODUCT {
            bag
        } else {
            (bag + f64::from(self.ordered_overlap(other))) / 2.0
        };
        let (dice, containment) = (2.0 * common / both, common / lighter);
        let content = if self.weight <= other.weight {
            self.content
        } else {
            other.content
        };
        let tied = dice >= limits.dice
            || containment >= limits.containment && content >= limits.contained_words;
        tied.then_some((dice + containment) / 2.0)
    }
}

impl Bag {
    /// Whether two short sentences, which share too few content words to be told by them, have the most part of their words
    /// in common in the same order: `She was 91` / `She was 90`.
    pub(crate) fn is_short_like(&self, other: &Bag) -> bool {
        /// Words of a sentence that is short.
        const SHORT: usize = 8;
        /// Words in which two differ that say the same thing otherwise.
        const CHANGED: usize = 2;
        let longer = self.words.len().max(other.words.len());
        if longer > SHORT {
            return false;
        }
        // Stems leave these apart: `no one was` / `six were`.
        let of_one = |form: &Form| {
            let several = SEVERAL.iter().find(|(several, _)| several == form);
            several.map_or(*form, |(_, one)| *one)
        };
        let mut row = [0; SHORT + 1];
        for (form, _) in &self.words {
            let mut diagonal = 0;
            for (n, (other, _)) in other.words.iter().enumerate() {
                let above = row[n + 1];
                row[n + 1] = if of_one(form) == of_one(other) {
                    diagonal + 1
                } else {
                    above.max(row[n])
                };
                diagonal = above;
            }
        }
        let common: usize = row[other.words.len()];
        common > 0 && 2 * common >= longer && longer - common <= CHANGED
    }
}

/// What is left of two sequences without what both begin with and then what both end with.
pub(crate) fn without_common_ends<'l, 'r, T>(
    left: &'l [T],
    right: &'r [T],
    same: impl Fn(&T, &T) -> bool,
) -> (&'l [T], &'r [T]) {
    let head = left
        .iter()
        .zip(right)
        .take_while(|(l, r)| same(l, r))
        .count();
    let (left, right) = (&left[head..], &right[head..]);
    let ends = left.iter().rev().zip(right.iter().rev());
    let tail = ends.take_while(|(l, r)| same(l, r)).count();
    (&left[..left.len() - tail], &right[..right.len() - tail])
}

fn weight(token: &Token) -> u32 {
    if token.is_function() {
        FUNCTION_WEIGHT
    } else {
        CONTENT_WEIGHT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::Sample;
    use proptest::prelude::*;

    fn bag(sentence: &str) -> Bag {
        let sample = Sample::of(sentence);
        let body = sample.body();
        Bag::of_stems(body.text, body.tokens.of(0))
    }

    fn likeness(left: &str, right: &str) -> Option<f64> {
        let (left, right) = (bag(left), bag(right));
        let likeness = left.likeness(&right, &TieLimits::default());
        assert_eq!(likeness, right.likeness(&left, &TieLimits::default()));
        likeness
    }

    #[test]
    fn the_same_words_are_alike_whatever_their_endings() {
        assert_eq!(
            likeness("Ferries sailed late", "Ferries sailed late"),
            Some(1.0)
        );
        assert_eq!(
            likeness("Ferries sailed late", "Ferry sails late"),
            Some(1.0)
        );
    }

    #[test]
    fn half_of_both_in_common_is_enough_and_less_is_not() {
        let four = "Kings paint yellow doors";
        assert!(likeness(four, "Kings paint empty rooms").is_some());
        assert_eq!(likeness(four, "Kings sweep empty rooms"), None);
        assert_eq!(likeness(four, "Winter sweeps empty rooms"), None);
    }

    #[test]
    fn a_sentence_that_stands_in_a_long_one_is_like_it_if_it_says_enough() {
        let rest =
            "while pilots harbors lights anchors barges cranes nets ropes sails masts decks waited";
        let of_five = "Kings paint yellow doors twice";
        assert!(likeness(of_five, &format!("{of_five} {rest}")).is_some());
        let of_four = "Kings paint yellow doors";
        assert_eq!(likeness(of_four, &format!("{of_four} {rest}")), None);
    }

    #[test]
    fn function_words_say_little() {
        assert_eq!(
            likeness(
                "It was in the harbor of the town",
                "It was on the roof of the school"
            ),
            None
        );
    }

    #[test]
    fn short_sentences_are_alike_that_differ_in_a_word_or_two() {
        let alike = |left, right| bag(left).is_short_like(&bag(right));
        assert!(alike("She was 91.", "She was 90."));
        assert!(alike("It failed.", "It passed."));
        assert!(alike("No one was hurt.", "Six were hurt."));
        assert!(!alike("She left.", "Kings paint."));
        assert!(!alike(
            "He was born in Oriva in 1956.",
            "He was married in Lorvane in 1978."
        ));
    }

    proptest! {
        #[test]
        fn what_is_alike_is_never_ruled_out_by_the_content_words_in_common(
            left in "(kings |paint |doors |twice |the |of |it ){1,12}",
            right in "(kings |paint |doors |twice |the |of |it ){1,12}",
        ) {
            let limits = TieLimits::default();
            let (left, right) = (bag(&left), bag(&right));
            let forms: Vec<Form> = right.content_forms().collect();
            let shared = left.content_forms().filter(|form| forms.contains(form));
            let again = left.content() - left.content_forms().count() as u32;
            if left.likeness(&right, &limits).is_some() {
                prop_assert!(left.may_be_alike(&right, shared.count() as u32 + again, &limits));
            }
        }
    }

    #[test]
    fn words_in_another_order_count_less() {
        let told = "Kings paint yellow doors twice before winter";
        let turned = "Before winter twice yellow doors paint kings";
        let (same, other) = (likeness(told, told), likeness(told, turned));
        assert!(other.is_some() && other < same);
    }
}
