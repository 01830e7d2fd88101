//! Finds the sentences of a body by the words that stand in them.

use crate::compare::Body;
use crate::text::token::Form;
use hashbrown::HashMap;

/// Sentences by the stems of the content words that stand in them.
#[derive(Debug)]
pub(crate) struct Places {
    /// The stems, numbered as they were met.
    stems: HashMap<Form, u32>,
    /// Where the sentences of each stem begin, and the end of the last.
    starts: Vec<u32>,
    /// Sentences of one stem after the other, each once and in order.
    sentences: Vec<u32>,
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
        let mut stems: HashMap<Form, u32> = HashMap::with_capacity(words.min(MANY_STEMS));
        let mut places: Vec<(u32, u32)> = Vec::with_capacity(words);
        for n in sentences {
            let forms = body.stems(n).content_forms();
            for form in forms.filter(|form| is_asked(*form)) {
                let new = stems.len() as u32;
                places.push((*stems.entry(form).or_insert(new), n as u32));
            }
        }
        // Sorted by counting, so that those of a stem stand together: first where they end, then one after the other from there.
        let mut starts = vec![0; stems.len() + 1];
        for (stem, _) in &places {
            starts[*stem as usize] += 1;
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut sentences = vec![0; places.len()];
        for (stem, n) in places.into_iter().rev() {
            let place = &mut starts[stem as usize];
            *place -= 1;
            sentences[*place as usize] = n;
        }
        Places {
            stems,
            starts,
            sentences,
        }
    }

    /// The sentences in which a content word stands, by the form of its stem.
    pub(crate) fn of_stem(&self, stem: Form) -> &[u32] {
        let Some(stem) = self.stems.get(&stem).map(|stem| *stem as usize) else {
            return &[];
        };
        &self.sentences[self.starts[stem] as usize..self.starts[stem + 1] as usize]
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
            let stems = body.stems(sentence).content_forms();
            let found = stems.map(|stem| places.of_stem(stem).to_vec());
            let mut found: Vec<Vec<u32>> = found.collect();
            found.sort();
            found
        };
        // Paint, doors and kings.
        assert_eq!(found(0..3, 0, true), [vec![0], vec![0, 1, 2], vec![0, 2]]);
        assert_eq!(found(1..3, 0, true), [vec![], vec![1, 2], vec![2]]);
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
