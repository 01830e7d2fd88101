//! Tells how one word is written in two ways.

use super::{address, diacritics, name};
use crate::compare::difference::{Class, Difference};
use crate::compare::passage::Words;
use crate::span::Span;
use crate::text::token::Rules;

/// Adds the differences between the author's characters of two words of the same form.
pub(super) fn tell(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
    found: &mut Vec<Difference>,
) {
    let (one, other) = (&left.tokens[l], &right.tokens[r]);
    let bytes = (left.text.as_bytes(), right.text.as_bytes());
    if bytes.0[one.span.range()] == bytes.1[other.span.range()] {
        return;
    }
    let (a, b) = (left.surface(l), right.surface(r));
    if a.chars().map(unified).eq(b.chars().map(unified)) {
        // Same characters otherwise: each apostrophe is a difference of its own.
        let mut at = (one.span.start as usize, other.span.start as usize);
        for (x, y) in a.chars().zip(b.chars()) {
            let next = (at.0 + x.len_utf8(), at.1 + y.len_utf8());
            if x != y {
                found.push(Difference {
                    class: Class::Punctuation,
                    left: Span::new(at.0, next.0),
                    right: Span::new(at.1, next.1),
                });
            }
            at = next;
        }
        return;
    }
    let either = |rule: Rules| one.rules.has(rule) || other.rules.has(rule);
    let same_letters = a.to_lowercase() == b.to_lowercase();
    let class = if one.is_numeric() && either(Rules::NUMBER_FORM) && !same_letters {
        Class::NumberForm
    } else if same_letters {
        Class::Capitalization
    } else if either(Rules::SPELLING) {
        if address::differ(left, &(l..l + 1), right, &(r..r + 1))
            || name::is_spelled_surname(left, l, right, r)
        {
            Class::Name
        } else {
            Class::Spelling
        }
    } else if either(Rules::ABBREVIATION) {
        Class::Abbreviation
    } else if either(Rules::DIACRITICS) {
        if diacritics::are_left_out(a, b) {
            Class::Diacritics
        } else {
            other_word(left, l, right, r)
        }
    } else if either(Rules::HYPHENATION) {
        if is_done_again(a) != is_done_again(b) {
            other_word(left, l, right, r)
        } else {
            Class::Hyphenation
        }
    } else if one.is_numeric() {
        Class::NumberForm
    } else {
        Class::Spacing
    };
    found.push(Difference {
        class,
        left: one.span,
        right: other.span,
    });
}

/// Whether a hyphen keeps a verb with "re-" from being another verb: to re-sign is not to resign.
fn is_done_again(surface: &str) -> bool {
    const VERBS: [&str; 13] = [
        "sign", "cover", "creat", "form", "leas", "press", "sent", "treat", "sort", "mark", "serv",
        "petition", "strain",
    ];
    let lower = surface.to_lowercase();
    lower
        .strip_prefix("re-")
        .is_some_and(|verb| VERBS.iter().any(|other| verb.starts_with(other)))
}

/// The class of a word in place of another that only folds alike.
fn other_word(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> Class {
    if name::is_name_word(left, l, right) && name::is_name_word(right, r, left) {
        Class::Name
    } else if left.tokens[l].is_quoted() && right.tokens[r].is_quoted() {
        Class::Quotation
    } else {
        Class::Wording
    }
}

/// The character, any apostrophe as the straight one.
fn unified(c: char) -> char {
    if matches!(c, '‘' | '’' | 'ʼ') {
        '\''
    } else {
        c
    }
}
