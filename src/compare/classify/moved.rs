//! Tells which changed words only moved within the passage.

use super::forms::Forms;
use super::segment::{Change, Piece, Place};
use super::{name, opposite};
use crate::compare::passage::Words;
use crate::compare::wordclass::{self, Classes};
use crate::text::token::{Form, TokenKind};
use hashbrown::HashMap;
use std::ops::Range;

/// Cuts each change into the pieces that it is told as: words that moved elsewhere or came from elsewhere apart from those
/// that took their place.
///
/// Words moved if a change left out, or brought in, exactly their content words. Where names or numbers took each other's
/// places nothing moved, and where a deed and its doer come back in the other order the roles are exchanged: who beat whom
/// has changed.
pub(super) fn cut(left: &Words<'_>, right: &Words<'_>, changes: &mut [&mut Change]) {
    let mut come: HashMap<Forms, usize> = HashMap::new();
    for (n, change) in changes.iter().enumerate() {
        // A lone change has nowhere to move its words to.
        if changes.len() > 1
            && !is_telling(left, &change.left)
            && let Some(key) = content(right, &change.right)
        {
            come.entry(key).or_insert(n);
        }
    }
    let mut gone_from = vec![Place::Kept; changes.len()];
    let mut come_to = vec![Place::Kept; changes.len()];
    for (n, change) in changes.iter().enumerate() {
        if come.is_empty() || is_telling(right, &change.right) {
            continue;
        }
        if let Some(key) = content(left, &change.left)
            && come.get(&key).is_some_and(|to| *to != n)
            && let Some(to) = come.remove(&key)
        {
            // Opposites in each other's places say of each the opposite of what was said of it.
            let back = &changes[to];
            let back_there = content(right, &change.right);
            let swapped = back_there.is_some() && back_there == content(left, &back.left);
            let opposed =
                swapped && opposite::between(left, &change.left, right, &change.right).is_some();
            if opposed {
                continue;
            }
            let came = &changes[to].right;
            // What stands between the two places, if nothing changed there.
            let between = match to.abs_diff(n) {
                1 => {
                    let (first, second) = if n < to {
                        (change, back)
                    } else {
                        (back, change)
                    };
                    first.left.end..second.left.start
                }
                _ => 0..0,
            };
            let exchanged = exchange_roles(left, &change.left, right, came)
                || turn_around(left, &change.left, right, came)
                || swapped && swap_places(left, &change.left, &between, &back.left)
                || change_speaker(left, &change.left, &between, right, came);
            let place = if exchanged {
                Place::Exchanged
            } else {
                Place::Moved
            };
            gone_from[n] = place;
            come_to[to] = place;
        }
    }
    for (n, change) in changes.iter_mut().enumerate() {
        let (l, r) = (change.left.clone(), change.right.clone());
        let piece = |left: Range<usize>, right: Range<usize>, place| Piece { left, right, place };
        let (gone, came) = (gone_from[n], come_to[n]);
        let stays = if gone == Place::Kept {
            has_content(left, &l)
        } else {
            has_content(right, &r) || came != Place::Kept
        };
        change.pieces = if gone == Place::Kept && came == Place::Kept {
            vec![piece(l, r, Place::Kept)]
        } else if stays {
            vec![
                piece(l.clone(), r.start..r.start, gone),
                piece(l.end..l.end, r, came),
            ]
        } else {
            vec![piece(l, r, if gone == Place::Kept { came } else { gone })]
        };
    }
    turn_passive(left, right, changes);
}

/// Marks the roles around a verb as exchanged where only one side has it in the passive: "Odell was sued by Marsh" is not
/// "Odell sued Marsh".
fn turn_passive(left: &Words<'_>, right: &Words<'_>, changes: &mut [&mut Change]) {
    let is_be = |word: &str| matches!(word, "is" | "are" | "was" | "were" | "be" | "been");
    for n in 1..changes.len() {
        let (before, by) = (&changes[n - 1], &changes[n]);
        let is_turned = |full: &Words<'_>,
                         [aux, by]: [&Range<usize>; 2],
                         [before, behind]: [&Range<usize>; 2]| {
            aux.len() == 1
                && by.len() == 1
                && before.is_empty()
                && behind.is_empty()
                && by.start == aux.end + 1
                && behind.start == before.start + 1
                && is_be(full.canonical(aux.start))
                && full.canonical(by.start) == "by"
        };
        let (ls, rs) = ([&before.left, &by.left], [&before.right, &by.right]);
        if is_turned(left, ls, rs) || is_turned(right, rs, ls) {
            for change in &mut changes[n - 1..=n] {
                for piece in &mut change.pieces {
                    piece.place = Place::Exchanged;
                }
            }
        }
    }
}

/// The content words of a run, possessives as their nouns; `None` where there are none.
fn content(words: &Words<'_>, run: &Range<usize>) -> Option<Forms> {
    let all = content_words(words, run).map(|n| Form::of(words.stem(n)));
    Some(all.collect()).filter(|forms: &Forms| !forms.is_empty())
}

fn content_words(words: &Words<'_>, run: &Range<usize>) -> impl Iterator<Item = usize> {
    run.clone().filter(|n| !words.tokens[*n].is_function())
}

/// Whether words that are gone from one place and came to another say there who did what the other way around: "beat Odell"
/// is not "Odell beat". The order of somebody and what he said tells nothing: "said Odell" is "Odell said".
fn exchange_roles(
    left: &Words<'_>,
    gone: &Range<usize>,
    right: &Words<'_>,
    came: &Range<usize>,
) -> bool {
    let forms = |words: &Words<'_>, run: &Range<usize>| -> Vec<Form> {
        content_words(words, run)
            .map(|n| Form::of(words.stem(n)))
            .collect()
    };
    let (there, here) = (forms(left, gone), forms(right, came));
    let has_deed = |words: &Words<'_>, run: &Range<usize>, other: &Words<'_>| {
        content_words(words, run).any(|n| is_deed(words, n, other))
    };
    let has_name = |words: &Words<'_>, run: &Range<usize>, other: &Words<'_>| {
        content_words(words, run).any(|n| name::is_name_word(words, n, other))
    };
    // Without a name, only two words turned around are sure to be somebody and a deed.
    let somebody = has_name(left, gone, right)
        || has_name(right, came, left)
        || there.len() == 2 && !content_words(left, gone).any(|n| is_told(left, n));
    there != here && somebody && has_deed(left, gone, right) && has_deed(right, came, left)
}

/// Whether names changed their sides of a preposition: of "by Odell on Marsh", "on Marsh" is gone and "Marsh on" came. What a
/// conjunction joins may stand in either order.
fn turn_around(
    left: &Words<'_>,
    gone: &Range<usize>,
    right: &Words<'_>,
    came: &Range<usize>,
) -> bool {
    let is_role = |word: &str| matches!(word, "by" | "on" | "to" | "from" | "against" | "over");
    let first = |words: &Words<'_>, run: &Range<usize>| Form::of(words.canonical(run.start));
    let last = |words: &Words<'_>, run: &Range<usize>| Form::of(words.canonical(run.end - 1));
    let names = |words: &Words<'_>, run: &Range<usize>, other: &Words<'_>| {
        content_words(words, run).all(|n| name::is_name_word(words, n, other))
    };
    // The name that stayed stands in front of the preposition on one side and behind it on the other.
    let around = |one: &Words<'_>, o: &Range<usize>, other: &Words<'_>, r: &Range<usize>| {
        first(one, o) == last(other, r)
            && is_role(one.canonical(o.start))
            && o.start > 0
            && name::is_name_word(one, o.start - 1, other)
            && r.end < other.len()
            && one.stem(o.start - 1) == other.stem(r.end)
    };
    names(left, gone, right)
        && names(right, came, left)
        && (around(left, gone, right, came) || around(right, came, left, gone))
}

/// Whether two of the words around others that stayed took each other's places: "the rebels killed the soldiers" is not "the
/// soldiers killed the rebels". What a list joins may stand in any order.
fn swap_places(
    left: &Words<'_>,
    one: &Range<usize>,
    between: &Range<usize>,
    other: &Range<usize>,
) -> bool {
    // Words; longer runs are clauses, which say the same in either order.
    const LONGEST: usize = 3;
    const FARTHEST: usize = 12;
    let is_list = |n: usize| left.gap(n).of(left.text).contains([',', ';']);
    let holds = |n: usize| {
        !left.tokens[n].is_function() && !is_told(left, n) || left.canonical(n) == "than"
    };
    let tells = |run: &Range<usize>| {
        content_words(left, run).any(|n| {
            let word = left.canonical(n);
            // A possessive goes with its noun: "Odell's talks on Monday", "Monday's talks of Odell".
            left.is(n, Classes::SPEECH.or(Classes::TIME))
                || left.tokens[n].kind != TokenKind::Word
                || left.stem(n) != word
        })
    };
    // Who meets somebody is met as well.
    let is_mutual = |n: usize| wordclass::is_mutual(left.canonical(n));
    one.len().max(other.len()) <= LONGEST
        && between.len() <= FARTHEST
        && !between.clone().any(is_mutual)
        && between.clone().any(holds)
        && !(between.start..between.end + 1).any(is_list)
        && !tells(one)
        && !tells(other)
}

/// Whether words with a name in them moved over another name, so that it is somebody else who speaks, or another place that
/// is denied: "Odell said Marsh", "Marsh said Odell".
fn change_speaker(
    left: &Words<'_>,
    gone: &Range<usize>,
    between: &Range<usize>,
    right: &Words<'_>,
    came: &Range<usize>,
) -> bool {
    // Words of a name.
    const LONGEST: usize = 4;
    let named = |words: &Words<'_>, run: &Range<usize>, other: &Words<'_>| {
        content_words(words, run).any(|n| name::is_name_word(words, n, other))
    };
    let over_name = !between.is_empty()
        && between.len() <= LONGEST
        && between.clone().all(|n| name::is_name_word(left, n, right));
    if !over_name || !named(left, gone, right) && !named(right, came, left) {
        return false;
    }
    let speaks =
        |n: usize| n < left.len() && (left.is(n, Classes::SPEECH) || left.canonical(n) == "not");
    // "Odell, Marsh said, left": who is named before the comma is spoken of.
    let apart = |n: usize| left.gap(n).of(left.text).contains(',');
    let spoken_of = speaks(between.end.max(gone.end))
        && apart(if gone.end == between.start {
            gone.end
        } else {
            between.end
        });
    let joins = |n: usize| matches!(left.canonical(n), "and" | "or" | "nor" | "but");
    !gone.clone().any(joins) && (gone.clone().any(speaks) || spoken_of)
}

/// Whether a content word may be a deed: no name, office or number, and nothing by which a report says who spoke.
fn is_deed(words: &Words<'_>, n: usize, other: &Words<'_>) -> bool {
    !words.is_numeric(n)
        && !name::is_name_word(words, n, other)
        && !words.is(n, Classes::TITLE)
        && !is_told(words, n)
}

/// Whether a word tells how or when, or that somebody spoke, not to whom.
fn is_told(words: &Words<'_>, n: usize) -> bool {
    let (word, classes) = (words.canonical(n), words.classes(n));
    let spoke = classes.is(Classes::SPEECH) && !matches!(word, "tell" | "tells" | "told");
    spoke || classes.is(Classes::TIME) || word.ends_with("ly")
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
