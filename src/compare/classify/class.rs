//! The class of a difference: of those that fit, the most significant.

use super::address;
use super::amount;
use super::attempt;
use super::clock;
use super::connective;
use super::contraction;
use super::decade;
use super::era;
use super::forms::Forms;
use super::kin::is_day_in_two_forms;
use super::measure;
use super::misprint;
use super::name;
use super::nation;
use super::office;
use super::opening;
use super::opposite;
use super::paraphrase;
use super::preposition;
use super::quantifier;
use super::roman;
use super::said;
use super::segment::{Piece, Place};
use super::short;
use super::substance::Substance;
use crate::compare::difference::Class;
use crate::compare::inflection;
use crate::compare::passage::Words;
use crate::compare::wordclass::{self, Classes};
use crate::text::spelling;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The class of a word in place of another form or a misprint of it, or of a number, month or weekday in place of another.
pub(super) fn of_swap(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> Class {
    let (one, other) = (left.tokens[l], right.tokens[r]);
    let (at_l, at_r) = (&(l..l + 1), &(r..r + 1));
    if is_day_in_two_forms(left, l, right, r)
        || one.is_numeric()
            && other.is_numeric()
            && (amount::is_same(left, l, right, r) || decade::is_same_year(left, l, right, r))
    {
        return Class::NumberForm;
    }
    if let Some(class) = said::class_of_same(left, at_l, right, at_r) {
        return class;
    }
    if one.kind != TokenKind::Word || other.kind != TokenKind::Word {
        return of_words(left, at_l, right, at_r);
    }
    let (a, b) = (left.canonical(l), right.canonical(r));
    if contraction::same([a].into_iter(), [b].into_iter()) {
        return Class::Abbreviation;
    }
    if address::differ(left, at_l, right, at_r) {
        Class::Name
    } else if measure::is_same(left, at_l, right, at_r) {
        Class::Abbreviation
    } else if measure::differ(left, at_l, right, at_r) {
        Class::Number
    } else if short::is_same(left, at_l, right, at_r) {
        Class::Abbreviation
    } else if genders_differ(left, at_l, right, at_r) {
        Class::Name
    } else if name::is_respelled(left, l, right, r) {
        Class::NameForm
    } else if spelling::same_word(a, b) {
        if name::is_spelled_surname(left, l, right, r) {
            Class::Name
        } else {
            Class::Spelling
        }
    } else if wordclass::is_negation(a, left.classes(l))
        != wordclass::is_negation(b, right.classes(r))
    {
        Class::Negation
    } else if left.is(l, Classes::MODAL) || right.is(r, Classes::MODAL) {
        Class::Modality
    } else if one.is_quoted() && other.is_quoted() {
        of_words(left, at_l, right, at_r).min(Class::Quotation)
    } else if nation::is_same(left, at_l, right, at_r) {
        Class::Reference
    } else if quantifier::counts_differ(left, l, right, r) {
        Class::Number
    } else if inflection::same_word(a, b) {
        Class::Inflection
    } else if name::is_name_word(left, l, right) && name::is_name_word(right, r, left) {
        if name::is_misprinted_noun(left, l, right, r) {
            Class::Spelling
        } else {
            Class::Name
        }
    } else if opening::are_names(left, l, right, r) {
        Class::Name
    } else if misprint::is_misprint(a, b) {
        Class::Spelling
    } else {
        of_words(left, at_l, right, at_r)
    }
}

/// The class of a run of words in place of another; either may be empty.
pub(super) fn of_piece(left: &Words<'_>, right: &Words<'_>, piece: &Piece) -> Class {
    match piece.place {
        Place::Moved => return Class::Order,
        Place::Exchanged => return Class::Name,
        Place::Kept => {}
    }
    let (l, r) = (&piece.left, &piece.right);
    if !l.is_empty() && !r.is_empty() {
        if let Some(class) = of_style(left, l, right, r) {
            return class;
        }
    } else if name::is_short_form_behind(left, l)
        || name::is_short_form_behind(right, r)
        || name::is_long_form_before(left, l)
        || name::is_long_form_before(right, r)
    {
        return Class::Abbreviation;
    } else if office::is_affairs(left, l) || office::is_affairs(right, r) {
        return Class::NameForm;
    }
    of_words(left, l, right, r)
}

/// The style under which two runs of words are the same, if there is one.
fn of_style(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> Option<Class> {
    if l.len() == 1 && r.len() == 1 && name::is_respelled(left, l.start, right, r.start) {
        return Some(Class::NameForm);
    }
    if short::is_same(left, l, right, r)
        || name::is_initialism(left, l, right, r)
        || name::is_initialism(right, r, left, l)
    {
        return Some(Class::Abbreviation);
    }
    fn texts<'w>(words: &'w Words<'_>, run: &Range<usize>) -> impl Iterator<Item = &'w str> {
        run.clone().map(|n| words.canonical(n))
    }
    let contracts = |words: &Words<'_>, run: &Range<usize>| {
        let mut words = run
            .clone()
            .filter(|n| words.tokens[*n].kind == TokenKind::Word)
            .map(|n| words.canonical(n));
        words.any(|word| contraction::parts(word).is_some())
    };
    let same = match contracts(left, l) || contracts(right, r) {
        true => contraction::same(texts(left, l), texts(right, r)),
        false => {
            let (one, other) = (&left.tokens[l.clone()], &right.tokens[r.clone()]);
            one.iter().map(|t| t.form).eq(other.iter().map(|t| t.form))
        }
    };
    if same {
        return Some(Class::Abbreviation);
    }
    if let Some(class) = said::class_of_same(left, l, right, r) {
        return Some(class);
    }
    if roman::is_same(left, l, right, r)
        || amount::is_written_out(left, l, right, r)
        || amount::is_written_out(right, r, left, l)
    {
        return Some(Class::NumberForm);
    }
    let is_same_count = || {
        let single = l.len() == 1 && r.len() == 1;
        single && {
            let (one, other) = (left.canonical(l.start), right.canonical(r.start));
            clock::is_same_zone(one, other) || era::is_same_era(one, other)
        }
    };
    if measure::is_same(left, l, right, r) || is_same_count() {
        return Some(Class::Abbreviation);
    }
    if decade::is_same(left, l, right, r) {
        return Some(Class::NumberForm);
    }
    if is_short_number(left, l, right, r) || is_short_number(right, r, left, l) {
        return Some(Class::Abbreviation);
    }
    // A number is never put together from parts here: 1-2 is not 12.
    let numeric = |words: &Words<'_>, run: &Range<usize>| run.clone().any(|n| words.is_numeric(n));
    if numeric(left, l) || numeric(right, r) || !same_letters(left, l, right, r) {
        return None;
    }
    // Nor is an initialism that keeps its stops the word of its letters: WHO is not who.
    let stopped = |words: &Words<'_>, run: &Range<usize>| {
        run.len() == 1 && words.canonical(run.start).ends_with('.')
    };
    if l.len() == 1 && r.len() == 1 && stopped(left, l) != stopped(right, r) {
        return None;
    }
    let texts = [left.run(l).of(left.text), right.run(r).of(right.text)];
    let either = |marks: &[char]| texts.iter().any(|text| text.contains(marks));
    Some(if either(&['-', '\u{2010}', '\u{2011}']) {
        Class::Hyphenation
    } else if either(&['.']) {
        Class::Abbreviation
    } else {
        Class::Spelling
    })
}

/// Whether two runs of words have the same letters and digits, whatever stands between them.
fn same_letters(left: &Words<'_>, l: &Range<usize>, right: &Words<'_>, r: &Range<usize>) -> bool {
    fn letters<'w>(words: &'w Words<'_>, run: &Range<usize>) -> impl Iterator<Item = char> + 'w {
        let texts = run.clone().map(|n| words.canonical(n));
        texts.flat_map(|text| text.chars().filter(|c| c.is_alphanumeric()))
    }
    letters(left, l).eq(letters(right, r))
}

/// The most significant class that fits words in place of others.
fn of_words(left: &Words<'_>, l: &Range<usize>, right: &Words<'_>, r: &Range<usize>) -> Class {
    if l.len() == 1 && r.len() == 1 && left.is_roman(l.start) && right.is_roman(r.start) {
        return Class::Number;
    }
    let one = Substance::of(left, l, right);
    let other = Substance::of(right, r, left);
    if paraphrase::is_same(left, l, right, r) || quantifier::are_one_bound(left, l, right, r) {
        return match one.is_quoted || other.is_quoted {
            true => Class::Quotation,
            false => Class::Wording,
        };
    }
    if one.numbers != other.numbers {
        let dated = one.is_dated || other.is_dated;
        return if dated { Class::Date } else { Class::Number };
    }
    let opposite =
        opposite::between(left, l, right, r).or_else(|| connective::between(left, l, right, r));
    if measure::differ(left, l, right, r)
        || quantifier::bounds_differ(left, l, right, r)
        || quantifier::signs_differ(left, l, right, r)
        || quantifier::shares_differ(left, l, right, r)
        || quantifier::is_added(left, l, right, r)
        || opposite == Some(Class::Number)
    {
        return Class::Number;
    }
    let pointed = one.points_to_time || other.points_to_time;
    let exchanged = !one.spans.is_empty() && !other.spans.is_empty();
    let other_time = one.dates != other.dates || one.spans != other.spans && (pointed || exchanged);
    if other_time || opposite == Some(Class::Date) {
        return Class::Date;
    }
    if let Some(class) = of_names(left, l, &one, right, r, &other) {
        return class;
    }
    if let Some(class) = opposite {
        return class;
    }
    if one.negations != other.negations || is_negated(left, l, right, r) {
        return Class::Negation;
    }
    if one.modals != other.modals || attempt::is_added(left, l, right, r) {
        return Class::Modality;
    }
    let within = l.is_empty() && is_inside_quotation(left, l.start)
        || r.is_empty() && is_inside_quotation(right, r.start);
    if one.is_quoted || other.is_quoted || within {
        return Class::Quotation;
    }
    let replaced = !l.is_empty() && !r.is_empty();
    if replaced && (one.is_reference || other.is_reference) {
        Class::Reference
    } else if one.is_auxiliary && other.is_auxiliary {
        Class::Inflection
    } else if one.is_function && other.is_function {
        preposition::roles_differ(left, l, right, r).unwrap_or(Class::FunctionWord)
    } else if are_same_words(left, l, right, r) {
        Class::Order
    } else {
        Class::Wording
    }
}

/// Whether two runs are the same words in any order.
fn are_same_words(left: &Words<'_>, l: &Range<usize>, right: &Words<'_>, r: &Range<usize>) -> bool {
    let forms = |words: &Words<'_>, run: &Range<usize>| -> Forms {
        let tokens = words.tokens[run.clone()].iter();
        tokens.map(|token| token.form).collect()
    };
    forms(left, l) == forms(right, r)
}

fn of_names(
    left: &Words<'_>,
    l: &Range<usize>,
    one: &Substance,
    right: &Words<'_>,
    r: &Range<usize>,
    other: &Substance,
) -> Option<Class> {
    if r.is_empty() && name::is_fuller_form(left, l, right)
        || l.is_empty() && name::is_fuller_form(right, r, left)
    {
        return Some(Class::NameForm);
    }
    let single = l.len() == 1 && r.len() == 1;
    if single && opening::are_names(left, l.start, right, r.start) {
        return Some(Class::Name);
    }
    if genders_differ(left, l, right, r) || address::differ(left, l, right, r) {
        return Some(Class::Name);
    }
    if nation::is_same(left, l, right, r) {
        let quoted = one.is_quoted || other.is_quoted;
        return Some(if quoted {
            Class::Quotation
        } else {
            Class::Reference
        });
    }
    let again = one.names.is_empty() && name::is_repeated(right, r, left)
        || other.names.is_empty() && name::is_repeated(left, l, right);
    if one.names != other.names && !again {
        let (bare, reference) = match (one.names.is_empty(), other.names.is_empty()) {
            (true, false) => (true, one.is_reference),
            (false, true) => (true, other.is_reference),
            _ => (false, false),
        };
        return Some(if bare && reference {
            Class::Reference
        } else {
            Class::Name
        });
    }
    if one.names != other.names || one.is_reference || other.is_reference {
        return None;
    }
    // An office in place of another, or added to a name or another office.
    let exchanged =
        !one.titles.is_empty() && !other.titles.is_empty() && one.titles != other.titles;
    let added =
        l.is_empty() && name::is_office(right, r) || r.is_empty() && name::is_office(left, l);
    let prefixed = single && name::is_prefixed(left.canonical(l.start), right.canonical(r.start));
    (exchanged || added || prefixed).then_some(Class::Name)
}

/// Whether the one word is `No` before a number, and the other is the word that it is short for.
fn is_short_number(
    short: &Words<'_>,
    s: &Range<usize>,
    long: &Words<'_>,
    l: &Range<usize>,
) -> bool {
    s.len() == 1
        && l.len() == 1
        && short.surface(s.start) == "No"
        && long.canonical(l.start) == "number"
        && short.is_numeric(s.end)
        && long.is_numeric(l.end)
}

/// Whether one side speaks of a man and the other of a woman: `Mr` / `Mrs`, `his` / `her`, `policeman` / `policewoman`. It
/// is another person then.
fn genders_differ(left: &Words<'_>, l: &Range<usize>, right: &Words<'_>, r: &Range<usize>) -> bool {
    // Longer runs may speak of several people.
    const LONGEST: usize = 4;
    if l.is_empty() || r.is_empty() || l.len().max(r.len()) > LONGEST {
        return false;
    }
    if l.len() == 1
        && r.len() == 1
        && wordclass::differ_in_gender(left.stem(l.start), right.stem(r.start))
    {
        return true;
    }
    let of_run = |words: &Words<'_>, run: &Range<usize>| {
        let genders = Classes::MAN.or(Classes::WOMAN);
        let all = run.clone().map(|n| words.classes(n).among(genders));
        all.fold(Classes::default(), Classes::or)
    };
    let of_sides = (of_run(left, l), of_run(right, r));
    [
        (Classes::MAN, Classes::WOMAN),
        (Classes::WOMAN, Classes::MAN),
    ]
    .contains(&of_sides)
}

/// Whether the place in front of a word lies inside a quotation.
fn is_inside_quotation(words: &Words<'_>, n: usize) -> bool {
    let quoted = |n: usize| words.tokens.get(n).is_some_and(|t| t.is_quoted());
    n > 0 && quoted(n - 1) && quoted(n) && !words.begins_sentence(n)
}

/// Whether a word on one side is the negative of one on the other: `likely` / `unlikely`.
fn is_negated(left: &Words<'_>, l: &Range<usize>, right: &Words<'_>, r: &Range<usize>) -> bool {
    // Longer runs are rewritten as a whole.
    const LONGEST: usize = 4;
    if l.len().max(r.len()) > LONGEST {
        return false;
    }
    // "Anti-war" is one word, and "pro-war" two, with an article of their own as the case may be.
    let written_together = |words: &Words<'_>, run: &Range<usize>| -> String {
        let all = run.clone().map(|n| words.canonical(n));
        all.filter(|word| !matches!(*word, "a" | "an")).collect()
    };
    l.clone().any(|l| {
        r.clone()
            .any(|r| wordclass::negates_by_prefix(left.canonical(l), right.canonical(r)))
    }) || wordclass::take_sides(&written_together(left, l), &written_together(right, r))
}
