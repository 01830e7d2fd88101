//! What a preposition says of the number or the date behind it: `rose to 3 percent` is not `rose by 3 percent`, nor is
//! `until Friday` what `from Friday` is.

use super::substance;
use crate::compare::difference::Class;
use crate::compare::passage::Words;
use crate::compare::wordclass::Classes;
use crate::text::token::TokenKind;
use std::ops::Range;

/// What a number or a date behind a preposition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// What is reached, or where a time ends.
    Goal,
    /// How much it changed, or the latest time.
    Amount,
    /// Where it began. A law that takes effect from Friday takes effect on Friday.
    Start,
    Before,
    After,
}

/// The class of a preposition in place of another, or of none, before the same number or date, if it says something else
/// of it.
pub(super) fn roles_differ(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> Option<Class> {
    if l.len() > 1 || r.len() > 1 || l.end == left.len() || r.end == right.len() {
        return None;
    }
    let what = behind(left, l.end).filter(|what| Some(*what) == behind(right, r.end))?;
    // Between two numbers or days these join a range: `Monday to Friday`, `Monday through Friday`.
    let joins = |words: &Words<'_>, run: &Range<usize>| {
        run.len() == 1
            && run.start > 0
            && (words.is_numeric(run.start - 1) || is_date(words, run.start - 1))
            && matches!(
                words.canonical(run.start),
                "to" | "through" | "until" | "till"
            )
    };
    if joins(left, l) && joins(right, r) {
        return None;
    }
    let role = |words: &Words<'_>, run: &Range<usize>| match run.len() {
        0 => Some(None),
        _ => role(words.canonical(run.start), what).map(Some),
    };
    let (one, other) = (role(left, l)?, role(right, r)?);
    // "Until at least Friday" is "at least until Friday".
    let stands_before = |words: &Words<'_>, at: usize, other: &Words<'_>, run: &Range<usize>| {
        run.len() == 1
            && (at.saturating_sub(3)..at).any(|n| words.canonical(n) == other.canonical(run.start))
    };
    if l.is_empty() && stands_before(left, l.start, right, r)
        || r.is_empty() && stands_before(right, r.start, left, l)
    {
        return None;
    }
    let differ = match (one, other) {
        (None, None) => false,
        // "Rose 3 percent" is "rose by 3 percent", and "closed Friday" is "closed on Friday".
        (None, Some(role)) | (Some(role), None) => match what {
            // "From 3 to 5 people" is "3 to 5 people".
            Class::Number => {
                let begins_range = l.end + 1 < left.len() && left.canonical(l.end + 1) == "to";
                role == Role::Goal || role == Role::Start && !begins_range
            }
            _ => matches!(role, Role::Goal | Role::Before | Role::After),
        },
        // Pressure may come from 12 states or be made by them; only what changes does so from or by an amount.
        (Some(one), Some(other)) => {
            let is_amount = left.tokens[l.end].kind == TokenKind::Quantity;
            one != other && (what == Class::Date || is_amount || [one, other].contains(&Role::Goal))
        }
    };
    differ.then_some(what)
}

fn role(word: &str, what: Class) -> Option<Role> {
    Some(match (word, what) {
        ("to", _) | ("until" | "till" | "through", Class::Date) => Role::Goal,
        ("by", _) => Role::Amount,
        ("from", _) | ("since" | "on" | "in" | "at" | "during", Class::Date) => Role::Start,
        ("before", Class::Date) => Role::Before,
        ("after", Class::Date) => Role::After,
        _ => return None,
    })
}

/// Whether a number or a date stands at a place.
fn behind(words: &Words<'_>, n: usize) -> Option<Class> {
    if is_date(words, n) {
        Some(Class::Date)
    } else if words.is_numeric(n) && words.tokens[n].kind != TokenKind::Ordinal {
        Some(Class::Number)
    } else {
        None
    }
}

fn is_date(words: &Words<'_>, n: usize) -> bool {
    let token = &words.tokens[n];
    token.kind == TokenKind::Weekday
        || substance::is_month(words, n)
        || words.is(n, Classes::TIME)
        || words.is_numeric(n) && substance::belongs_to_date(words, n)
}
