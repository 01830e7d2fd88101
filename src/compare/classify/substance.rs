//! What the words of one side of a difference say: its numbers, dates, names, negations and modals.

use super::forms::Forms;
use super::{contraction, money, name, nation};
use crate::compare::passage::Words;
use crate::compare::wordclass::{self, Classes};
use crate::text::token::{Form, TokenKind};
use std::ops::Range;

/// What the words of one side of a difference say.
#[derive(Debug, Default)]
pub(super) struct Substance {
    pub(super) numbers: Forms,
    pub(super) dates: Forms,
    pub(super) spans: Forms,
    pub(super) names: Forms,
    pub(super) titles: Forms,
    pub(super) modals: Forms,
    pub(super) negations: usize,
    /// Whether a span of time is pointed to: "last week".
    pub(super) points_to_time: bool,
    /// Whether a number belongs to a date: it stands next to a month, or is a year or a time of day.
    pub(super) is_dated: bool,
    pub(super) is_quoted: bool,
    pub(super) is_auxiliary: bool,
    pub(super) is_function: bool,
    /// Whether it points to somebody or something without a name.
    pub(super) is_reference: bool,
}

impl Substance {
    /// What `run` says. `other` is the other side, which may know more of names.
    pub(super) fn of(words: &Words<'_>, run: &Range<usize>, other: &Words<'_>) -> Substance {
        let mut said = Substance {
            is_auxiliary: true,
            is_function: true,
            ..Substance::default()
        };
        let (mut pronouns, mut others) = (0, 0);
        for n in run.clone() {
            let token = words.tokens[n];
            let classes = words.classes(n);
            let stands_for_several = stands_for_several(words, n);
            let mut plain = false;
            if is_number(words, n, classes) && !stands_for_several {
                said.numbers.push(form_of_number(words, n, other));
                said.is_dated |= belongs_to_date(words, n);
            } else if token.kind == TokenKind::Weekday
                || is_month(words, n)
                || classes.is(Classes::TIME.or(Classes::FOREIGN_DATE))
                || narrows_date(words, n)
            {
                said.dates.push(Form::of(words.stem(n)));
            } else if classes.is(Classes::TIME_SPAN) && !is_titled(words, n) {
                said.spans.push(token.form);
            } else if name::is_name_word(words, n, other) {
                said.names.push(Form::of(nation::of_word(words.stem(n))));
            } else if classes.is(Classes::TITLE) {
                said.titles.push(office(words, n));
            } else {
                plain = true;
            }
            if plain && is_modal(words, n, classes) {
                let word = words.canonical(n);
                let verb = contraction::parts(word)
                    .into_iter()
                    .flat_map(|(head, tail)| [head, tail])
                    .find(|part| Classes::of(Form::of(part)).is(Classes::MODAL));
                said.modals.push(Form::of(verb.unwrap_or(word)));
            }
            said.points_to_time |= classes.is(Classes::TIME_POINTER);
            said.negations += usize::from(plain && is_negation(words, n, classes));
            said.is_quoted |= token.is_quoted();
            let is_auxiliary = classes.is(Classes::AUXILIARY);
            said.is_auxiliary &= is_auxiliary;
            let is_pronoun = classes.is(Classes::PRONOUN) || stands_for_several;
            let is_rough = || classes.is(Classes::APPROXIMATION) && words.is_numeric(n + 1);
            said.is_function =
                said.is_function && (is_pronoun || classes.is(Classes::CONNECTIVE) && !is_rough());
            pronouns += usize::from(is_pronoun);
            others += usize::from(
                !is_pronoun
                    && !is_auxiliary
                    && !matches!(words.canonical(n), "the" | "also" | "then"),
            );
        }
        said.is_reference = pronouns == 1 && others == 0
            || is_definite(words, run) && said.names.is_empty() && said.dates.is_empty();
        said
    }
}

/// The form of an office without its gender, which is told for itself: a chairman is a chair.
fn office(words: &Words<'_>, n: usize) -> Form {
    let word = words.canonical(n);
    let endings = ["woman", "man", "person"];
    match endings.iter().find_map(|ending| word.strip_suffix(ending)) {
        Some(office) if !office.is_empty() => Form::of(office),
        _ => words.tokens[n].form,
    }
}

/// The form that tells whether two numbers are the same. `US$5` is `$5` where no other dollar is meant.
fn form_of_number(words: &Words<'_>, n: usize, other: &Words<'_>) -> Form {
    let token = words.tokens[n];
    if token.kind == TokenKind::Quantity
        && let Some((value, unit)) = words.canonical(n).split_once(' ')
        && let compared = money::compared_unit(words, other, unit)
        && compared != unit
    {
        return Form::of(&format!("{value} {compared}"));
    }
    token.form
}

/// Whether a word has a value. "One" and "first" are more often other words.
fn is_number(words: &Words<'_>, n: usize, classes: Classes) -> bool {
    if words.is_numeric(n) {
        let in_letters = !words.surface(n).contains(|c: char| c.is_numeric());
        return !(in_letters && matches!(words.canonical(n), "1" | "1st"));
    }
    let word = words.canonical(n);
    let has_digit = match word.is_ascii() {
        true => word.bytes().any(|byte| byte.is_ascii_digit()),
        false => word.chars().any(char::is_numeric),
    };
    has_digit || classes.is(Classes::VAGUE_NUMBER)
}

/// Whether a small number in letters stands for people or things named before: "the two said", but not "the two ferries".
fn stands_for_several(words: &Words<'_>, n: usize) -> bool {
    let is_small = words.is_numeric(n)
        && words.surface(n).chars().all(char::is_alphabetic)
        && matches!(
            words.canonical(n),
            "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9"
        );
    let ends_there = |n: usize| n == words.len() || !words.is_bare(n) || words.is(n, Classes::VERB);
    is_small && words.is_bare(n) && words.canonical(n - 1) == "the" && ends_there(n + 1)
}

/// Whether a span of time is part of a title: `This Week`.
fn is_titled(words: &Words<'_>, n: usize) -> bool {
    words.is_capital(n) && !words.begins_sentence(n)
}

/// Whether a word names a month. "May" does with a capital inside a sentence; everywhere else it is the verb.
pub(super) fn is_month(words: &Words<'_>, n: usize) -> bool {
    words.tokens.get(n).is_some_and(|token| {
        let is_may = || words.is_capital(n) && words.canonical(n) == "may";
        token.kind == TokenKind::Month
            || token.is_capital() && is_may() && !words.begins_sentence(n)
    })
}

pub(super) fn belongs_to_date(words: &Words<'_>, n: usize) -> bool {
    let kind = |n: usize| words.tokens.get(n).map(|t| t.kind);
    let is_hour = |n: usize| n < words.len() && matches!(words.canonical(n), "am" | "pm" | "gmt");
    if n > 0 && is_month(words, n - 1) || is_month(words, n + 1) || is_hour(n + 1) {
        return true;
    }
    kind(n) == Some(TokenKind::Number)
        && !words.surface(n).contains(',')
        && words
            .canonical(n)
            .parse::<u32>()
            .is_ok_and(|value| (1900..2100).contains(&value))
}

/// Whether a word says of the month or year behind it which part or which year it is: `mid-June`, `fiscal 2023`.
fn narrows_date(words: &Words<'_>, n: usize) -> bool {
    let is_year = || words.is_numeric(n + 1) && belongs_to_date(words, n + 1);
    match words.canonical(n) {
        "mid" => is_month(words, n + 1) || is_year(),
        "fiscal" => is_year(),
        _ => false,
    }
}

/// Whether a word negates: by itself, or what it says was not done: `failed to pay`.
fn is_negation(words: &Words<'_>, n: usize, classes: Classes) -> bool {
    let word = words.canonical(n);
    let leaves_undone = matches!(
        word,
        "fail" | "fails" | "failed" | "failing" | "refuse" | "refuses" | "refused" | "refusing"
    );
    wordclass::is_negation(word, classes)
        || leaves_undone
            && words.is_bare(n + 1)
            && n + 1 < words.len()
            && words.canonical(n + 1) == "to"
}

fn is_modal(words: &Words<'_>, n: usize, classes: Classes) -> bool {
    classes.is(Classes::MODAL)
        || classes.is(Classes::MODAL_BEFORE_TO)
            && n + 1 < words.len()
            && words.canonical(n + 1) == "to"
            && n > 0
            && (words.is(n - 1, Classes::AUXILIARY) || words.canonical(n).ends_with("ed"))
}

/// Whether the words name something by what it is: "the company", "its chief executive".
fn is_definite(words: &Words<'_>, run: &Range<usize>) -> bool {
    const LONGEST: usize = 10;
    (2..=LONGEST).contains(&run.len())
        && matches!(
            words.canonical(run.start),
            "the" | "this" | "these" | "those" | "his" | "her" | "its" | "their"
        )
}
