//! Phrases, each with what is known of it, looked up by the words of a run.

use crate::compare::passage::Words;
use crate::text::token::Form;
use crate::text::tokenize::tokens_of;
use hashbrown::HashMap;
use std::ops::Range;

/// Phrases by their first words: most runs begin with a word that begins none, which takes one look.
pub(super) struct Phrases<T> {
    by_first: HashMap<Form, Vec<(Vec<Form>, T)>>,
}

impl<T: Copy> Phrases<T> {
    /// Of phrases as they are written, each with what is known of it; one may stand here several times.
    pub(super) fn of<'p>(phrases: impl IntoIterator<Item = (&'p str, T)>) -> Phrases<T> {
        let mut by_first: HashMap<Form, Vec<(Vec<Form>, T)>> = HashMap::new();
        for (phrase, known) in phrases {
            let forms: Vec<Form> = tokens_of(phrase).iter().map(|token| token.form).collect();
            if let Some(first) = forms.first() {
                by_first.entry(*first).or_default().push((forms, known));
            }
        }
        Phrases { by_first }
    }

    /// What is known of the phrase that a run is, in the order given; nothing where it is none.
    pub(super) fn of_run<'w>(
        &'w self,
        words: &'w Words<'_>,
        run: &'w Range<usize>,
    ) -> impl Iterator<Item = T> + Clone + 'w {
        let tokens = &words.tokens[run.clone()];
        let phrases = tokens.first().and_then(|t| self.by_first.get(&t.form));
        let is_run = |phrase: &[Form]| {
            let forms = tokens.iter().map(|token| token.form);
            phrase.len() == tokens.len() && forms.eq(phrase.iter().copied())
        };
        let phrases = phrases.map_or(&[][..], Vec::as_slice).iter();
        phrases.filter_map(move |(phrase, known)| is_run(phrase).then_some(*known))
    }
}
