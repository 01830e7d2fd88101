//! Offices and those who hold them: the `Ministry of Foreign Affairs` is the `Foreign Ministry`.

use crate::compare::passage::Words;
use crate::text::token::Form;
use std::ops::Range;
use std::sync::LazyLock;

/// What an office or its holder is called, behind what it is for or before it.
const HEADS: [&str; 12] = [
    "chairman",
    "chairwoman",
    "department",
    "director",
    "governor",
    "mayor",
    "minister",
    "ministers",
    "ministry",
    "president",
    "secretary",
    "speaker",
];

/// Where two offices end on both sides that begin with two words, where they are one office.
pub(super) fn ends_of_same(
    left: &Words<'_>,
    l: usize,
    right: &Words<'_>,
    r: usize,
) -> Option<(usize, usize)> {
    // Nearly all words begin no office, which a look at both sides tells.
    match (begins_with_head(left, l), begins_with_head(right, r)) {
        (true, false) => {
            let other = named_before(right, r)?;
            Some((end_of_named_behind(left, l, &other)?, other.end))
        }
        (false, true) => {
            let one = named_before(left, l)?;
            Some((one.end, end_of_named_behind(right, r, &one)?))
        }
        _ => None,
    }
}

/// Whether what an office is called is the first word, or stands behind an article.
fn begins_with_head(words: &Words<'_>, n: usize) -> bool {
    let is_head = |n: usize| {
        words.tokens.get(n).is_some_and(|token| {
            let first = words.surface(n).as_bytes()[0] | 0x20;
            // The shortest is a mayor.
            token.span.len() >= 5
                && matches!(first, b'c' | b'd' | b'g' | b'm' | b'p' | b's')
                && HEAD_FORMS.contains(&token.form)
        })
    };
    is_head(n)
        || words
            .tokens
            .get(n)
            .is_some_and(|token| token.is_function() && token.span.len() == 3)
            && is_head(n + 1)
}

/// Whether a run is the "affairs" that an office goes without: `Foreign Affairs Ministry`.
pub(super) fn is_affairs(words: &Words<'_>, run: &Range<usize>) -> bool {
    run.len() == 1
        && words.is_bare(run.start)
        && words.canonical(run.start) == "affairs"
        && HEADS.contains(&words.bare_word(run.end))
}

struct Office {
    end: usize,
    head: Form,
    /// What it is for, "affairs" left away.
    field: Vec<Form>,
}

/// The heads by their forms, possessives too: nearly all words are none, which their forms tell at once.
static HEAD_FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let heads = HEADS.iter();
    heads
        .flat_map(|head| [Form::of(head), Form::of(&format!("{head}'s"))])
        .collect()
});

/// `the Foreign Ministry`, `National Assembly Chairman`.
fn named_before(words: &Words<'_>, start: usize) -> Option<Office> {
    /// Words that say what an office is for.
    const MOST: usize = 4;
    let article = words.tokens.get(start)?.form == Form::of("the");
    let start = start + usize::from(article);
    let window = words.tokens.get(start..words.len().min(start + MOST + 1))?;
    let head = start + window.iter().position(|t| HEAD_FORMS.contains(&t.form))?;
    let is_one = (start..head).all(|n| {
        let of_name = !words.tokens[n].is_function() || words.canonical(n) == "and";
        of_name && words.is_bare(n + 1)
    });
    let field = (start..head).map(|n| Form::of(words.stem(n)));
    let field: Vec<Form> = field.filter(|form| *form != Form::of("affairs")).collect();
    let office = Office {
        end: head + 1,
        head: Form::of(words.stem(head)),
        field,
    };
    // A minister of state is no state minister.
    let of_state = office.field == [Form::of("state")] && words.stem(head) != "department";
    (is_one && !office.field.is_empty() && !of_state).then_some(office)
}

/// Where an office ends that begins with a word, if it is this one: `the Ministry of Foreign Affairs`.
fn end_of_named_behind(words: &Words<'_>, start: usize, office: &Office) -> Option<usize> {
    words.tokens.get(start)?;
    let head = start + usize::from(words.canonical(start) == "the");
    words.tokens.get(head)?;
    let is_head = Form::of(words.stem(head)) == office.head;
    if !is_head || !matches!(words.bare_word(head + 1), "of" | "for") {
        return None;
    }
    let mut at = head + 2 + usize::from(words.bare_word(head + 2) == "the");
    for form in &office.field {
        if words.bare_word(at) == "affairs" {
            at += 1;
        }
        words.tokens.get(at)?;
        if Form::of(words.stem(at)) != *form || !words.is_bare(at) {
            return None;
        }
        at += 1;
    }
    Some(at + usize::from(words.bare_word(at) == "affairs"))
}
