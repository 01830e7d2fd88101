//! How alike two sentences are, word by word, whatever the tense and number of the words.

use crate::compare::ends::without_common_ends;
use crate::compare::stem::stem_form;
use crate::text::token::{Form, Token};
use std::cell::OnceCell;
use std::sync::LazyLock;

/// From what likeness on two sentences are tied. Parameters of one method, so they stand together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TieLimits {
    /// Least share of both sentences' weight that is common (Dice coefficient), from 0 to 1.
    pub dice: f64,
    /// Least share of the lighter sentence's weight, from 0 to 1, that may stand in the other one instead.
    pub containment: f64,
    /// Content words that the lighter sentence has at least where that is asked of it instead.
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
        .map(|verbs| (Word::kept(Form::of(verbs.0)), Word::kept(Form::of(verbs.1))))
});

/// Weight of a content word. A function word weighs [`FUNCTION_WEIGHT`]: sharing "of the" says little.
const CONTENT_WEIGHT: u32 = 10;
const FUNCTION_WEIGHT: u32 = 2;

/// Products of sentence lengths above this are compared as bags of words: a "sentence" of hundreds of words is a table or
/// a text without full stops, and tables of all word pairs would not end.
pub(crate) const LONGEST_PRODUCT: usize = 1 << 16;

/// A word as likeness sees it: its form, of which the lowest bit tells content words from function words instead. What is
/// left of the form tells words apart as well, and plain numbers are sorted fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Word(u64);

impl Word {
    fn of(form: Form, token: &Token) -> Word {
        Word(Word::kept(form).0 | u64::from(!token.is_function()))
    }

    /// A form without its lowest bit.
    pub(crate) fn kept(form: Form) -> Form {
        Form(form.0 & !1)
    }

    /// All of its form that is kept.
    pub(crate) fn form(self) -> Form {
        Word::kept(Form(self.0))
    }

    fn is_content(self) -> bool {
        self.0 & 1 == 1
    }

    pub(crate) fn weight(self) -> u32 {
        if self.is_content() {
            CONTENT_WEIGHT
        } else {
            FUNCTION_WEIGHT
        }
    }
}

/// The words of a sentence as likeness sees them: by forms, brought to stems or not, with their weights.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bag {
    /// In the sentence's order.
    words: Vec<Word>,
    /// The same by form, sorted when first asked for: most sentences are like no other.
    sorted: OnceCell<Vec<Word>>,
    weight: u32,
    content: u32,
}

impl Bag {
    /// The words of a sentence by their stems.
    pub(crate) fn of_stems(text: &str, sentence: &[Token]) -> Bag {
        let stem = |token| Word::of(stem_form(text, token), token);
        Bag::new(sentence.iter().map(stem).collect())
    }

    /// The words of a passage by their forms.
    pub(crate) fn of_forms(tokens: &[Token]) -> Bag {
        let form = |token: &Token| Word::of(token.form, token);
        Bag::new(tokens.iter().map(form).collect())
    }

    fn new(words: Vec<Word>) -> Bag {
        let content = words.iter().filter(|word| word.is_content()).count() as u32;
        let function = words.len() as u32 - content;
        Bag {
            words,
            sorted: OnceCell::new(),
            weight: content * CONTENT_WEIGHT + function * FUNCTION_WEIGHT,
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

    /// The forms of its content words, in so far as [`Word`] keeps them.
    pub(crate) fn content_forms(&self) -> impl Iterator<Item = Form> {
        let content = self.words.iter().filter(|word| word.is_content());
        content.map(|word| word.form())
    }

    /// The same, each once.
    pub(crate) fn content_forms_once(&self) -> impl Iterator<Item = Form> {
        let content = self.sorted().iter().filter(|word| word.is_content());
        let mut last = None;
        content
            .map(|word| word.form())
            .filter(move |form| last.replace(*form) != Some(*form))
    }

    fn sorted(&self) -> &[Word] {
        self.sorted.get_or_init(|| {
            let mut sorted = self.words.clone();
            sorted.sort_unstable();
            sorted
        })
    }

    /// Its words, those of one form together.
    pub(crate) fn by_form(&self) -> impl Iterator<Item = &[Word]> {
        self.sorted().chunk_by(|a, b| a.form() == b.form())
    }

    /// Weight of the words that both have, in any order.
    pub(crate) fn overlap(&self, other: &Bag) -> u32 {
        let mut weight = 0;
        self.each_common(other, |word| weight += word.weight());
        weight
    }

    /// How many content words both have, each counted once.
    pub(crate) fn shared_content(&self, other: &Bag) -> u32 {
        let (mut last, mut shared) = (None, 0);
        self.each_common(other, |word| {
            if word.is_content() && last.replace(word) != Some(word) {
                shared += 1;
            }
        });
        shared
    }

    /// Goes over the words that both have, by form; of two that weigh differently, it is the lighter one.
    fn each_common(&self, other: &Bag, mut each: impl FnMut(Word)) {
        let (mut l, mut r) = (0, 0);
        // The shorter one on the left.
        let (left, right) = if self.words.len() <= other.words.len() {
            (self.sorted(), other.sorted())
        } else {
            (other.sorted(), self.sorted())
        };
        // Many short sentences may be held against one that is as long as all of them: search it rather than walk over it.
        let lopsided = right.len() / 64 > left.len();
        while l < left.len() && r < right.len() {
            if lopsided {
                r += right[r..].partition_point(|word| word.form() < left[l].form());
                if r == right.len() {
                    break;
                }
            }
            let (word, other) = (left[l], right[r]);
            if word.form() == other.form() {
                each(word.min(other));
            }
            l += usize::from(word.form() <= other.form());
            r += usize::from(other.form() <= word.form());
        }
    }

    /// Weight of the heaviest common subsequence, or of one that is heavy enough.
    fn ordered_overlap(&self, other: &Bag, is_enough: impl Fn(u32) -> bool) -> u32 {
        let same = |l: &Word, r: &Word| l.form() == r.form();
        let (left, right) = without_common_ends(&self.words, &other.words, same);
        let ends = self.weight - left.iter().map(|word| word.weight()).sum::<u32>();
        if is_enough(ends) {
            return ends;
        }
        let mut row = vec![0u32; right.len()];
        for word in left {
            let (form, weight) = (word.form(), word.weight());
            let (mut diagonal, mut before) = (0, 0);
            for (other, cell) in right.iter().zip(&mut row) {
                let above = *cell;
                before = if form == other.form() {
                    diagonal + weight
                } else {
                    above.max(before)
                };
                *cell = before;
                diagonal = above;
            }
            if is_enough(ends + before) {
                return ends + before;
            }
        }
        ends + row.last().copied().unwrap_or(0)
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

    /// Weight of the words that both have, in any order; `None` if that is too little for them to be tied, or if all of them
    /// are function words.
    pub(crate) fn common(&self, other: &Bag, limits: &TieLimits) -> Option<u32> {
        let (mut common, mut has_content) = (0, false);
        self.each_common(other, |word| {
            common += word.weight();
            has_content |= word.is_content();
        });
        (has_content && self.reaches(other, common, limits)).then_some(common)
    }

    /// How alike two sentences are with so much in common in any order, from 0 to 1; `None` if not alike enough to be tied.
    ///
    /// What is common counts half in any order and half in the same order, so that a clause that moved does not part two
    /// sentences, nor a few words that happen to recur tie them.
    pub(crate) fn likeness(&self, other: &Bag, common: u32, limits: &TieLimits) -> Option<f64> {
        let ordered = self.ordered(other, common, |_| false);
        self.likeness_by(other, common, ordered, limits)
    }

    /// Whether two sentences with so much in common in any order are alike enough to be tied. The part that tells so is
    /// mostly found at once.
    pub(crate) fn is_like(&self, other: &Bag, common: u32, limits: &TieLimits) -> bool {
        let is_enough = |ordered| self.likeness_by(other, common, ordered, limits).is_some();
        is_enough(self.ordered(other, common, is_enough))
    }

    fn ordered(&self, other: &Bag, common: u32, is_enough: impl Fn(u32) -> bool) -> u32 {
        if self.words.len().saturating_mul(other.words.len()) > LONGEST_PRODUCT {
            common
        } else {
            self.ordered_overlap(other, is_enough)
        }
    }

    /// How alike two sentences are with so much in common in any order and so much in order.
    fn likeness_by(
        &self,
        other: &Bag,
        common: u32,
        ordered: u32,
        limits: &TieLimits,
    ) -> Option<f64> {
        let (both, lighter) = (
            f64::from(self.weight + other.weight),
            f64::from(self.weight.min(other.weight)),
        );
        let common = f64::from(common + ordered) / 2.0;
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
        let of_one = |word: Word| {
            let several = SEVERAL.iter().find(|(several, _)| *several == word.form());
            several.map_or(word.form(), |(_, one)| *one)
        };
        let mut row = [0; SHORT + 1];
        for word in &self.words {
            let mut diagonal = 0;
            for (n, other) in other.words.iter().enumerate() {
                let above = row[n + 1];
                row[n + 1] = if of_one(*word) == of_one(*other) {
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

    fn of(left: &Bag, right: &Bag) -> Option<f64> {
        let limits = TieLimits::default();
        let common = left.common(right, &limits)?;
        let likeness = left.likeness(right, common, &limits);
        // The short way to whether comes to the same as the long one to how much.
        assert_eq!(left.is_like(right, common, &limits), likeness.is_some());
        likeness
    }

    fn likeness(left: &str, right: &str) -> Option<f64> {
        let (left, right) = (bag(left), bag(right));
        let likeness = of(&left, &right);
        assert_eq!(likeness, of(&right, &left));
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
            if of(&left, &right).is_some() {
                prop_assert!(left.may_be_alike(&right, shared.count() as u32, &limits));
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
