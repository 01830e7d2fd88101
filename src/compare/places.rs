//! Finds the sentences of a body by the words that stand in them.

use crate::compare::Body;
use crate::text::token::Form;
use hashbrown::HashMap;

/// Sentences by the stems of the content words that stand in them.
#[derive(Debug)]
pub(crate) struct Places {
    stems: HashMap<Form, Stem>,
    /// The sentence of each place, and the place before it of the same stem.
    places: Vec<(u32, Option<u32>)>,
}

/// Where a stem stands.
#[derive(Debug, Default, Clone, Copy)]
struct Stem {
    sentences: usize,
    last: Option<u32>,
}

impl Places {
    /// The places in these sentences of a body, of stems that are asked for at all.
    pub(crate) fn of(
        body: &Body<'_>,
        sentences: impl Iterator<Item = usize> + Clone,
        is_asked: impl Fn(Form) -> bool,
    ) -> Places {
        /// A long body has far fewer stems than places.
        const MANY_STEMS: usize = 1 << 12;
        let words = sentences.clone().map(|n| body.stems(n).content() as usize);
        let words: usize = words.sum();
        let mut stems: HashMap<Form, Stem> = HashMap::with_capacity(words.min(MANY_STEMS));
        let mut places = Vec::with_capacity(words);
        for n in sentences {
            let forms = body.stems(n).content_forms();
            for form in forms.filter(|form| is_asked(*form)) {
                let stem = stems.entry(form).or_default();
                let before = stem.last.replace(places.len() as u32);
                stem.sentences += 1;
                places.push((n as u32, before));
            }
        }
        Places { stems, places }
    }

    /// The sentences in which a content word stands, by the form of its stem: how many, and which, the last one first.
    pub(crate) fn of_stem(&self, stem: Form) -> (usize, impl Iterator<Item = usize>) {
        let stem = self.stems.get(&stem).copied().unwrap_or_default();
        let mut next = stem.last;
        let sentences = std::iter::from_fn(move || {
            let (sentence, before) = self.places[next? as usize];
            next = before;
            Some(sentence as usize)
        });
        (stem.sentences, sentences)
    }
}

/// Forms by some bits of them: tells in a few instructions of most forms that they were not put in.
pub(crate) struct Sieve([bool; 1 << Sieve::BITS]);

impl Sieve {
    const BITS: u32 = 10;

    pub(crate) fn of(forms: impl Iterator<Item = Form>) -> Sieve {
        let mut sieve = Sieve([false; 1 << Sieve::BITS]);
        for form in forms {
            sieve.0[Sieve::bits(form)] = true;
        }
        sieve
    }

    /// Whether the form may have been put in; true of all that were.
    pub(crate) fn may_have(&self, form: Form) -> bool {
        self.0[Sieve::bits(form)]
    }

    fn bits(form: Form) -> usize {
        (form.0 >> (u64::BITS - Sieve::BITS)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::Sample;
    use std::ops::Range;

    const TOLD: &str =
        "Kings paint doors. The kings of Lorvane wait. Doors of the kings open, doors close.";

    #[test]
    fn a_stem_is_found_once_in_each_sentence_that_has_it() {
        let sample = Sample::of(TOLD);
        let body = sample.body();
        let found = |sentences: Range<usize>, sentence: usize, is_asked: bool| {
            let places = Places::of(&body, sentences, |_| is_asked);
            let found = body.stems(sentence).content_forms().map(|stem| {
                let (count, sentences) = places.of_stem(stem);
                let sentences: Vec<usize> = sentences.collect();
                assert_eq!(count, sentences.len());
                sentences
            });
            let mut found: Vec<Vec<usize>> = found.collect();
            found.sort();
            found
        };
        // Paint, doors and kings.
        assert_eq!(found(0..3, 0, true), [vec![0], vec![2, 0], vec![2, 1, 0]]);
        assert_eq!(found(1..3, 0, true), [vec![], vec![2], vec![2, 1]]);
        assert!(found(0..3, 0, false).concat().is_empty());
    }

    #[test]
    fn what_was_put_into_a_sieve_it_may_have() {
        let form = |n: u32| Form::of(&n.to_string());
        let sieve = Sieve::of((0..100).map(form));
        assert!((0..100).map(form).all(|form| sieve.may_have(form)));
        let others = (100..1100).filter(|n| sieve.may_have(form(*n)));
        assert!(others.count() < 200);
    }
}
