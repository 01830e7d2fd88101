//! Finds the words of a run that have a form.

use crate::text::token::{Form, Token};

/// Where each form stands in a run of words, fewer than 2^32.
pub(super) struct Occurrences<'t> {
    words: &'t [Token],
    /// For each remainder of a form, the first word with it.
    first: [u32; Occurrences::REMAINDERS],
    /// For each word, the next one with the same remainder.
    next: Vec<u32>,
}

impl<'t> Occurrences<'t> {
    const REMAINDERS: usize = 64;
    const NONE: u32 = u32::MAX;

    pub(super) fn of(words: &'t [Token]) -> Occurrences<'t> {
        let mut first = [Occurrences::NONE; Occurrences::REMAINDERS];
        let mut next = vec![Occurrences::NONE; words.len()];
        for (n, word) in words.iter().enumerate().rev() {
            let same = &mut first[Occurrences::remainder(word.form)];
            (next[n], *same) = (*same, n as u32);
        }
        Occurrences { words, first, next }
    }

    fn remainder(form: Form) -> usize {
        form.0 as usize % Occurrences::REMAINDERS
    }

    /// The words with a form, in order.
    pub(super) fn of_form(&self, form: Form) -> impl Iterator<Item = usize> {
        let mut at = self.first[Occurrences::remainder(form)];
        let remaining = std::iter::from_fn(move || {
            let n = at as usize;
            at = *self.next.get(n)?;
            Some(n)
        });
        remaining.filter(move |n| self.words[*n].form == form)
    }
}
