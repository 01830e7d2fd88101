//! Finds what signs a story off: who reported and edited it, the agency's or the desk's initials, copyright.

use super::agency;
use super::hints::Hints;
use super::phrase::{
    Phrases, ends_sentence, has_quote, holds, holds_any, is_dash, is_title_case, opening,
    opens_with, phrases, words,
};

/// What opens a credit of reporters and editors, in brackets or as a paragraph.
const CREDITS: &Phrases = phrases![
    "reporting by",
    "additional reporting by",
    "additional reporting",
    "writing by",
    "additional writing by",
    "written by",
    "editing by",
    "edited by",
    "compiled by",
    "translated by",
    "translation by",
    "with reporting by",
    "with reporting from",
    "with additional reporting",
    "with files from",
    "with inputs from",
    "with input from",
    "with contributions from",
    "with assistance from",
    "contributing:",
    "contributors:",
    "contributing to this report",
    "reporting and writing by",
    "reporting and editing by",
    "written and edited by",
    "graphics by",
    "graphic by",
    "production by",
    "produced by",
    "compiled and edited by",
    "reported by",
    "reporter:",
    "editor:",
    "by our correspondent",
    "writing and reporting by",
    "source:",
    "copyright",
    "for more information, contact",
    "media contact:",
    "contact:",
];
/// Credits that are told even without brackets, when the paragraph is short.
const PLAIN: &Phrases = phrases![
    "reporting by",
    "additional reporting by",
    "additional reporting:",
    "writing by",
    "editing by",
    "edited by",
    "written by",
    "compiled by",
    "translated by",
    "with reporting by",
    "with additional reporting by",
    "with files from",
    "with inputs from",
    "with contributions from",
    "with assistance from",
    "contributing:",
    "reporting and writing by",
    "reporting and editing by",
];
/// What a tail of any length opens with that has neither bracket nor dash.
pub(super) const OPENERS: [&Phrases; 2] = [PLAIN, phrases!["copyright"]];

/// What such a paragraph says somewhere, none of it without a [hint](Hints::contributed).
const CONTRIBUTED: &Phrases = phrases![
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed reporting",
    "contributed to this dispatch",
    "contributed from",
    "all rights reserved",
    "may not be published, broadcast, rewritten",
    "our standards: the thomson reuters trust principles",
];

/// Whether a whole paragraph signs the story off. `hints` are those of the text that it stands in.
pub(super) fn is_tail(text: &str, hints: Hints) -> bool {
    if text.len() > 700 {
        return false;
    }
    let bare = text.trim_start_matches(|c: char| {
        is_dash(c) || c.is_whitespace() || c == '*' || c == '(' || c == '['
    });
    let marked = bare.len() < text.len();
    let bracketed = marked && text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    let dashed = marked && text.starts_with(is_dash);
    if bracketed && text.len() <= 600 {
        if opening(bare, CREDITS).is_some() || is_newsroom(bare) {
            return true;
        }
    } else if text.starts_with('(') && opening(bare, PLAIN).is_some() {
        return true; // the closing bracket was lost
    }
    if opening(bare, PLAIN).is_some_and(|credit| names_follow(&bare[credit.len()..])) {
        return true;
    }
    if is_copyright(text)
        || dashed && (is_newsroom(bare) || opening(bare, CREDITS).is_some() && text.len() <= 200)
    {
        return true;
    }
    hints.contributed
        && text.len() <= 400
        && !has_quote(text)
        && Hints::of(text).contributed
        && CONTRIBUTED.iter().any(|said| holds(text, said))
}

/// Whether names follow a credit, not prose.
fn names_follow(rest: &str) -> bool {
    let rest = rest.trim();
    rest.len() <= 300 && rest.chars().next().is_some_and(char::is_uppercase) && {
        let small = rest
            .split_whitespace()
            .filter(|word| word.starts_with(char::is_lowercase))
            .count();
        small * 3 <= words(rest, 60)
    }
}

fn is_copyright(text: &str) -> bool {
    let year = |text: &str| {
        text.as_bytes()
            .windows(4)
            .any(|w| w.iter().all(u8::is_ascii_digit) && (w[0] == b'1' || w[0] == b'2'))
    };
    text.len() <= 400
        && (text.starts_with('©')
            || opens_with(text, "(c)") && year(text)
            || opens_with(text, "copyright")
                && (year(text)
                    || text.contains('©')
                    || holds(text, "all rights reserved")
                    || holds(text, "(c)")))
}

/// `Elmsted newsroom +44 171 555 0100`: the desk and its telephone.
fn is_newsroom(text: &str) -> bool {
    let digits = || text.bytes().filter(u8::is_ascii_digit).count();
    text.len() <= 160
        && (holds_any(
            text,
            phrases![
                "newsroom",
                "newsdesk",
                "news desk",
                "news room",
                "bureau",
                "desk",
                "tel",
                "phone",
            ],
        ) && digits() >= 6
            || !text.bytes().any(|b| b.is_ascii_alphabetic())
                && (7..=16).contains(&digits())
                && text.contains('-')
                && !text.contains(['.', ',', '%', '$']))
}

/// Whether a line without bracket or dash can only be the desk that filed: it names a newsroom and its telephone.
pub(super) fn is_desk_line(text: &str) -> bool {
    text.len() <= 100
        && words(text, 15) <= 14
        && !text.contains(['"', '“', '”'])
        && !text.contains(". ")
        && text.bytes().filter(u8::is_ascii_digit).count() >= 7
        && holds_any(
            text,
            phrases!["newsroom", "newsdesk", "news desk", "bureau"],
        )
        && !ends_sentence(text)
}

/// Whether a line at the end of a text is the signature of an agency or the initials of a desk: `VNA/VNS`, `— HPX`, `hh/ph`.
pub(super) fn is_signature(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let bare = line.trim_matches(|c: char| {
        is_dash(c) || c.is_whitespace() || matches!(c, '(' | ')' | '/' | '.' | '[' | ']')
    });
    let dashed = line.starts_with(is_dash);
    agency::is_signature(bare)
        || (dashed && (agency::is_shaped(bare) && words(bare, 4) <= 3))
        || is_initials(bare)
        || is_joined_acronyms(bare)
        || is_agency_with_initials(line)
        || line.starts_with('(') && line.ends_with(')') && is_agency_like(bare)
}

/// `AAP RTV ab`, `dpa ae cd`: an agency with desks and initials behind it.
fn is_agency_with_initials(line: &str) -> bool {
    let mut parts = line.split(' ');
    let is_short = |part: &str| {
        (2..=4).contains(&part.len())
            && (part.bytes().all(|b| b.is_ascii_lowercase())
                || part.bytes().all(|b| b.is_ascii_uppercase()))
    };
    parts.next().is_some_and(agency::is_known)
        && (1..=4).contains(&parts.clone().count())
        && parts.all(is_short)
}

/// `HarborDesk`: one word with capitals inside, as agencies like to be called.
fn is_agency_like(name: &str) -> bool {
    name.len() <= 24
        && name.chars().all(char::is_alphabetic)
        && name.starts_with(char::is_uppercase)
        && name.chars().skip(1).any(char::is_uppercase)
}

/// `hh/ph`, `jm/ab/cd`: desk initials in small letters.
fn is_initials(text: &str) -> bool {
    text.contains('/')
        && text.split('/').all(|part| {
            (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase())
        })
}

/// `HPX/ELM`.
fn is_joined_acronyms(text: &str) -> bool {
    text.contains('/')
        && text.split('/').all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase())
        })
}

/// Where the sign-off begins that stands behind the last sentence of `text`: `… he said. — VNA/VNS`, `… he said. (Reporting by Ann Example)`.
/// `last` says that no body follows, so that an agency unknown here may sign too.
pub(super) fn at_end(text: &str, last: bool) -> Option<usize> {
    let end = text.as_bytes().last()?;
    if matches!(end, b')' | b']') {
        let from = text.len().saturating_sub(600);
        let from = (0..=from).rev().find(|&at| text.is_char_boundary(at))?;
        let open = opening_bracket(&text[from..])? + from;
        let inner = text[open..].trim_matches(['(', ')', '[', ']', ' ']);
        let before = text[..open].trim_end();
        let signs = opening(inner.trim_start_matches(is_dash).trim_start(), CREDITS).is_some()
            && words(inner, 3) > 2
            || is_newsroom(inner)
            || agency::is_signature(inner)
            || is_initials(inner);
        return (signs && ends_sentence(before) && !before.is_empty()).then_some(open);
    }
    if matches!(end, b'.' | b'"' | b'!' | b'?') {
        return None;
    }
    // A dash and a name, or desk initials, behind the last stop.
    let from = (0..=text.len().saturating_sub(80))
        .rev()
        .find(|&at| text.is_char_boundary(at))?;
    let stop = text[from..].rfind(['.', '"', '”', '!', '?', '’', '。'])? + from;
    let after = stop + text[stop..].chars().next()?.len_utf8();
    let rest = text[after..].trim_start();
    let at = text.len() - rest.len();
    let dashes = rest.len() - rest.trim_start_matches(is_dash).len();
    let name = rest[dashes..].trim();
    let signs = dashes > 0
        && (agency::is_signature(name)
            || is_joined_acronyms(name)
            || last && agency::is_shaped(name) && !name.chars().any(char::is_lowercase)
            || is_newsroom(name))
        || is_initials(name)
        || last
            && name.len() >= 2
            && at > after
            && (agency::is_signature(name) || is_joined_acronyms(name));
    (signs && !name.is_empty() && at > 0).then_some(at)
}

/// The bracket that opens the last bracketed stretch of `text`, nested ones counted in.
fn opening_bracket(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, b) in text.bytes().enumerate().rev() {
        match b {
            b')' | b']' => depth += 1,
            b'(' | b'[' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The name of the writer whom a short last paragraph presents: `Ann Example is a reporter at the Harbor Times.` A story may end
/// so too, when it is about them.
pub(super) fn presents(text: &str) -> Option<&str> {
    const POSTS: &Phrases = phrases![
        "reporter",
        "correspondent",
        "editor",
        "columnist",
        "writer",
        "journalist",
        "contributor",
        "bureau chief",
    ];
    if text.len() > 200 || !ends_sentence(text) || has_quote(text) || words(text, 31) > 30 {
        return None;
    }
    let (name, post) = text.split_once(" is ")?;
    let named = (2..=4).contains(&words(name, 5))
        && name
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase));
    let post =
        opening(post, phrases!["a", "an", "the", "our"]).map(|article| &post[article.len()..])?;
    let employed = [" at ", " for ", " with ", " of ", " in ", " based "].iter();
    let (head, _) = employed
        .filter_map(|link| post.split_once(link))
        .min_by_key(|(head, _)| head.len())?;
    // Only adjectives and the desk stand before the post.
    (named
        && words(head, 6) <= 5
        && holds_any(head, POSTS)
        && !holds_any(post, phrases!["who", "he", "she", "they"]))
    .then_some(name)
}

/// Whether a short last paragraph says where its writer was: `Example reported from Elmsted.`
pub(super) fn says_who_reported(text: &str) -> bool {
    text.len() <= 260
        && !has_quote(text)
        && (holds(text, "reported from") && words(text, 15) <= 14
            || holds(text, "follow")
                && (holds(text, "on twitter") || text.contains("http") || text.contains('@')))
        && text.starts_with(char::is_uppercase)
        && is_title_case(
            text.split(" reported from")
                .next()
                .unwrap_or(text)
                .split(" on ")
                .next()
                .unwrap_or(text),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_offs_are_told() {
        for text in [
            "(Reporting by Ann Example in Elmsted; Editing by Bob Sample)",
            "(Additional reporting by Ann Example, Bob Sample; Writing by Cy Test; Editing by Di Proof)",
            "Reporting by Ann Example; Editing by Bob Sample",
            "Associated Press writer Ann Example in Elmsted contributed to this report.",
            "Copyright 2021 The Harbor Times. All rights reserved.",
            "© 2021 Harbor Press Exchange",
            "(c) Harbor Limited 1996",
            "-- Ann Example, Elmsted newsroom +44 171 555 0100",
            "((Elmsted Newsdesk 555-010-0199))",
            "-- With assistance from Ann Example and Bob Sample.",
            "((--555-010-0199))",
        ] {
            assert!(is_tail(text, Hints::ALL), "{text}");
        }
    }

    #[test]
    fn signatures_of_agencies_and_desks_are_told() {
        for line in ["AAP RTV ab", "dpa ae cd", "(HarborDesk)", "hh/ph", "-- HPX"] {
            assert!(is_signature(line), "{line}");
        }
        for line in [
            "(Applause)",
            "AP said so today.",
            "AAP is a news agency",
            "AFP",
        ] {
            assert_eq!(is_signature(line), line == "AFP", "{line}");
        }
    }

    #[test]
    fn prose_about_reporting_is_body() {
        for text in [
            "Reporting by telephone is slow, the inspector said on Monday.",
            "Edited by hand, the film took nine years to make.",
            "Copyright law has not kept up with the harbor's artists.",
            "(Editing the film took nine years.)",
            "Example contributed to this fund for a decade, and then she left.",
            "- The council approved the budget.",
            "The bureau said 1,200,300 people had moved.",
            "Written by monks a thousand years ago, the book was found in a barn.",
        ] {
            assert!(!is_tail(text, Hints::ALL), "{text}");
        }
    }

    #[test]
    fn a_signature_behind_the_last_sentence_is_cut_off() {
        for (text, tail) in [
            ("They met. — VNA/VNS", Some("— VNA/VNS")),
            ("They met.—AFP", Some("—AFP")),
            ("They met. hh/ph", Some("hh/ph")),
            (
                "They met. (Reporting by Ann Example (Elmsted); Editing by Bob Sample)",
                Some("(Reporting by Ann Example (Elmsted); Editing by Bob Sample)"),
            ),
            ("They met. (Reuters)", Some("(Reuters)")),
            ("They met. - HPX", Some("- HPX")),
            (
                "They paid 2.92 a share.  -- Elmsted Newsroom 555 010 0199",
                Some("-- Elmsted Newsroom 555 010 0199"),
            ),
            ("They met the Harbor Press Exchange (HPX)", None),
            ("They met. The rest is silence", None),
            ("They met at 10 a.m. and/or later", None),
            ("He won (again)", None),
        ] {
            assert_eq!(at_end(text, true).map(|at| &text[at..]), tail, "{text}");
        }
    }

    #[test]
    fn a_last_line_may_be_initials() {
        for line in ["hh/ph", "VNA/VNS", "— HPX", "VNA", "(Reuters)"] {
            assert!(is_signature(line), "{line}");
        }
        for line in ["Rain", "and so on", "He left", "either/or"] {
            assert!(!is_signature(line), "{line}");
        }
    }
}
