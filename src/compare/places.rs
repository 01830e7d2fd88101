//! Finds the sentences of a body by the words that stand in them.

use crate::compare::Body;
use crate::compare::bits::bits;
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
    /// The places in all sentences of a body.
    pub(crate) fn of(body: &Body<'_>) -> Places {
        /// A long body has far fewer stems than places.
        const MANY_STEMS: usize = 1 << 12;
        let words = (0..body.sentences()).map(|n| body.stems(n).content() as usize);
        let words: usize = words.sum();
        let mut stems: HashMap<Form, u32> = HashMap::with_capacity(words.min(MANY_STEMS));
        let mut places: Vec<(u32, u32)> = Vec::with_capacity(words);
        for n in 0..body.sentences() {
            for form in body.stems(n).content_forms_once() {
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

/// A few sentences by some bits of the stems of their content words: tells in a few instructions of most stems that they do not
/// stand there.
pub(crate) struct FewPlaces([u64; 1 << FewPlaces::BITS]);

impl FewPlaces {
    /// How many sentences a body may have.
    pub(crate) const MOST: usize = u64::BITS as usize;
    const BITS: u32 = 9;

    /// The places in these sentences of a body, which has [`FewPlaces::MOST`] at most.
    pub(crate) fn of(body: &Body<'_>, sentences: impl Iterator<Item = usize>) -> FewPlaces {
        let mut places = FewPlaces([0; 1 << FewPlaces::BITS]);
        for n in sentences {
            for stem in body.stems(n).content_forms() {
                places.0[FewPlaces::place(stem)] |= 1 << n;
            }
        }
        places
    }

    /// The sentences in which a content word may stand, by the form of its stem: all in which it does, and few others.
    pub(crate) fn of_stem(&self, stem: Form) -> impl Iterator<Item = usize> + use<> {
        bits(self.0[FewPlaces::place(stem)])
    }

    fn place(stem: Form) -> usize {
        (stem.0 >> (u64::BITS - FewPlaces::BITS)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::Sample;

    const TOLD: &str =
        "Kings paint doors. The kings of Lorvane wait. Doors of the kings open, doors close.";

    #[test]
    fn a_stem_is_found_once_in_each_sentence_that_has_it() {
        let sample = Sample::of(TOLD);
        let body = sample.body();
        let places = Places::of(&body);
        let stems = body.stems(0).content_forms();
        let mut found: Vec<&[u32]> = stems.map(|stem| places.of_stem(stem)).collect();
        found.sort();
        // Paint, doors and kings.
        assert_eq!(found, [&[0][..], &[0, 1, 2], &[0, 2]]);
        assert!(places.of_stem(Form::of("ferry")).is_empty());
    }

    #[test]
    fn of_a_few_sentences_all_are_found_that_have_a_stem_and_few_others() {
        let sample = Sample::of(TOLD);
        let body = sample.body();
        let few = FewPlaces::of(&body, [0, 2].into_iter());
        for sentence in 0..3 {
            for stem in body.stems(sentence).content_forms() {
                let found: Vec<usize> = few.of_stem(stem).collect();
                let has = |n: usize| body.stems(n).content_forms().any(|other| other == stem);
                assert!(!found.contains(&1));
                assert!([0, 2].iter().all(|n| !has(*n) || found.contains(n)));
            }
        }
        let others = (0..1000).map(|n| few.of_stem(Form::of(&n.to_string())).count());
        assert!(others.sum::<usize>() < 100);
    }
}
