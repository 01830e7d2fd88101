//! Tells which changed words only moved within the passage.

use super::segment::{Change, Piece};
use crate::compare::passage::Words;
use crate::compare::wordclass;
use crate::text::token::Form;
use hashbrown::HashMap;
use std::ops::Range;

/// Cuts each change into the pieces that it is told as: words that moved elsewhere or came from elsewhere apart from those
/// that took their place.
///
/// Words moved if a change left out, or brought in, exactly their content words. Where names or numbers took each other's
/// places nothing moved: who beat whom has changed.
pub(super) fn cut(left: &Words<'_>, right: &Words<'_>, changes: &mut [&mut Change]) {
    let mut come: HashMap<Vec<Form>, usize> = HashMap::new();
    for (n, change) in changes.iter().enumerate() {
        if !is_telling(left, &change.left)
            && let Some(key) = content(right, &change.right)
        {
            come.entry(key).or_insert(n);
        }
    }
    let mut gone_from = vec![false; changes.len()];
    let mut come_to = vec![false; changes.len()];
    for (n, change) in changes.iter().enumerate() {
        if come.is_empty() || is_telling(right, &change.right) {
            continue;
        }
        if let Some(key) = content(left, &change.left)
            && come.get(&key).is_some_and(|to| *to != n)
            && let Some(to) = come.remove(&key)
        {
            gone_from[n] = true;
            come_to[to] = true;
        }
    }
    for (n, change) in changes.iter_mut().enumerate() {
        let (l, r) = (change.left.clone(), change.right.clone());
        let piece = |left: Range<usize>, right: Range<usize>, moved| Piece { left, right, moved };
        let moved = gone_from[n] || come_to[n];
        let stays = if gone_from[n] {
            has_content(right, &r) || come_to[n]
        } else {
            has_content(left, &l)
        };
        change.pieces = if moved && stays {
            vec![
                piece(l.clone(), r.start..r.start, gone_from[n]),
                piece(l.end..l.end, r, come_to[n]),
            ]
        } else {
            vec![piece(l, r, moved)]
        };
    }
}

/// The content words of a run, possessives as their nouns; `None` where there are none. Their order counts only where it
/// says who did what: "said Odell" is "Odell said", but "beat Odell" is not "Odell beat".
fn content(words: &Words<'_>, run: &Range<usize>) -> Option<Vec<Form>> {
    let is_content = |n: &usize| !words.tokens[*n].is_function();
    let is_deed = |n: usize| !words.is_capital(n) && !wordclass::is_speech(words.canonical(n));
    let mut forms: Vec<Form> = run
        .clone()
        .filter(is_content)
        .map(|n| Form::of(words.stem(n)))
        .collect();
    if !is_telling(words, run) || !run.clone().filter(is_content).any(is_deed) {
        forms.sort_unstable();
    }
    (!forms.is_empty()).then_some(forms)
}

fn has_content(words: &Words<'_>, run: &Range<usize>) -> bool {
    words.tokens[run.clone()].iter().any(|t| !t.is_function())
}

/// Whether names or numbers are among the words.
fn is_telling(words: &Words<'_>, run: &Range<usize>) -> bool {
    run.clone().any(|n| {
        words.is_numeric(n)
            || !words.begins_sentence(n) && !words.tokens[n].is_function() && words.is_capital(n)
    })
}
