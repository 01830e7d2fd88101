//! Finds slug and take lines, and the take markers that stand before a headline.

use super::address;
use super::phrase::{has_digit, holds_any, is_dash, opening, phrases, words};
use crate::article::NoticeKind;

/// A slug before a headline or on its own line; counts from the line's first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slug {
    /// Where the slug ends and a headline may follow.
    pub(super) end: usize,
    /// What a reader must be told of it, if anything.
    pub(super) notice: Option<NoticeKind>,
}

/// Take markers in capitals; a number, a bracket and a dash may follow.
const MARKERS: &[(&str, Option<NoticeKind>)] = &[
    ("UPDATE", Some(NoticeKind::Version)),
    ("UPDATED", Some(NoticeKind::Version)),
    ("WRAPUP", Some(NoticeKind::Version)),
    ("RECAST", Some(NoticeKind::Version)),
    ("RECASTS", Some(NoticeKind::Version)),
    ("REFILE", Some(NoticeKind::Correction)),
    ("REFILED", Some(NoticeKind::Correction)),
    ("CORRECTED", Some(NoticeKind::Correction)),
    ("CORRECTION", Some(NoticeKind::Correction)),
    ("CORRECTS", Some(NoticeKind::Correction)),
    ("OFFICIAL CORRECTION", Some(NoticeKind::Correction)),
    ("CLARIFICATION", Some(NoticeKind::Correction)),
    ("RPT", Some(NoticeKind::Version)),
    ("REPEAT", Some(NoticeKind::Version)),
    ("LEAD", Some(NoticeKind::Version)),
    ("LEADALL", Some(NoticeKind::Version)),
    ("2ND LEAD", Some(NoticeKind::Version)),
    ("BRIEF", None),
    ("URGENT", None),
    ("BULLETIN", None),
    ("FLASH", None),
    ("SNAP", None),
    ("ROUNDUP", None),
    ("EXCLUSIVE", None),
    ("ADVISORY", None),
    ("BC", None),
];

/// The slug that opens `line`, when it does. Only for a line over the story's first paragraph; `alone` is set when the line is no longer than a headline.
pub(super) fn find(line: &str) -> Option<Slug> {
    let first = line.chars().next()?;
    if !(first.is_ascii_uppercase()
        || first.is_ascii_digit()
        || first == '('
        || first.is_ascii_lowercase() && line.len() <= 120)
    {
        return None;
    }
    take_line(line)
        .or_else(|| bracketed(line))
        .or_else(|| marker(line))
}

/// `AM-Ferry, 1st Ld-Writethru, 0345`, `BC-ELM--Ferry`, `2nd Ld`, `1st Add`: a whole line.
fn take_line(line: &str) -> Option<Slug> {
    if line.len() > 120 {
        return None;
    }
    let whole = |notice| {
        Some(Slug {
            end: line.len(),
            notice,
        })
    };
    // A take's number on the wire: `a0345`.
    if (4..=5).contains(&line.len())
        && line.as_bytes()[0].is_ascii_lowercase()
        && line.bytes().skip(1).all(|b| b.is_ascii_digit())
    {
        return whole(None);
    }
    let says_write = memchr::memchr2_iter(b'w', b'W', line.as_bytes()).any(|at| {
        let word = line.as_bytes().get(at..at + 5);
        word.is_some_and(|word| word.eq_ignore_ascii_case(b"write"))
    });
    if says_write
        && holds_any(
            line,
            phrases![
                "ld-writethru",
                "writethru",
                "ld writethru",
                "ld-write",
                "writethrough",
            ],
        )
        && words(line, 15) <= 14
    {
        return whole(Some(NoticeKind::Version));
    }
    // A take number: `1st Ld`, `2nd Add`, `3rd Lead`.
    let is_rank = |three: &[u8]| {
        three[0].is_ascii_digit() && matches!(&three[1..], b"st" | b"nd" | b"rd" | b"th")
    };
    let ordinal = has_digit(line)
        && line.as_bytes().windows(3).any(is_rank)
        && [
            "1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th",
        ]
        .iter()
        .any(|nth| {
            line.find(nth).is_some_and(|at| {
                opening(
                    line[at + nth.len()..].trim_start(),
                    phrases!["ld", "add", "lead"],
                )
                .is_some()
            })
        });
    if ordinal && words(line, 9) <= 8 && !line.ends_with('.') && !line.starts_with('(') {
        return whole(Some(NoticeKind::Version));
    }
    // Wire keywords joined by hyphens: `BC-Ferry`, `AM-Elmsted-Ferry,0345`, `^BC-ELM--Ferry`.
    let prefix = line.as_bytes().get(2) == Some(&b'-')
        && ["BC-", "AM-", "PM-", "bc-", "am-", "pm-", "AP-"]
            .iter()
            .any(|prefix| {
                line.starts_with(prefix)
                    && line[prefix.len()..].starts_with(|c: char| c.is_alphabetic() || c == '-')
            });
    if !prefix || line.ends_with('.') || words(line, 9) > 8 {
        return None;
    }
    let says = |keyword: &str| {
        KEYWORDS
            .iter()
            .find(|(word, _)| keyword.trim().eq_ignore_ascii_case(word))
    };
    whole(
        line.split(',')
            .skip(1)
            .find_map(says)
            .map(|(_, notice)| *notice),
    )
}

/// What a keyword behind a comma says of the story: `BC-EU--Ferry, KILL`.
const KEYWORDS: &[(&str, NoticeKind)] = &[
    ("kill", NoticeKind::Kill),
    ("mandatory kill", NoticeKind::Kill),
    ("bulletin kill", NoticeKind::Kill),
    ("kill advisory", NoticeKind::Kill),
    ("withdrawn", NoticeKind::Kill),
    ("withhold", NoticeKind::Hold),
    ("hold", NoticeKind::Hold),
    ("embargoed", NoticeKind::Embargo),
    ("corrective", NoticeKind::Correction),
    ("correction", NoticeKind::Correction),
    ("corrected", NoticeKind::Correction),
];

/// `(LEAD)`, `(2nd LD)`, `(1ST LD)`, `(URGENT)`, before a headline or alone.
fn bracketed(line: &str) -> Option<Slug> {
    let close = line
        .strip_prefix('(')?
        .char_indices()
        .take(24)
        .find(|&(_, c)| c == ')')?
        .0;
    let inner = &line[1..close + 1];
    let core = inner
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' '))
        .trim_start_matches(|c: char| {
            matches!(
                c,
                's' | 't' | 'n' | 'd' | 'r' | 'h' | 'S' | 'T' | 'N' | 'D' | 'R' | 'H'
            )
        })
        .trim();
    let notice = match core.trim_end_matches('.') {
        "LD" | "EAD" | "LEAD" | "EADALL" | "LEADALL" | "Ld" | "Lead" => Some(NoticeKind::Version),
        _ if matches!(inner, "UPDATE" | "UPDATED" | "UPDATES") => Some(NoticeKind::Version),
        _ if matches!(inner, "CORRECTED" | "CORRECTION" | "CORRECTS") => {
            Some(NoticeKind::Correction)
        }
        _ if matches!(
            inner,
            "URGENT" | "News Focus" | "Yonhap Interview" | "EXCLUSIVE"
        ) =>
        {
            None
        }
        _ => return None,
    };
    Some(Slug {
        end: close + 2,
        notice,
    })
}

/// `UPDATE 1-Ferry sinks`, `CORRECTED (OFFICIAL)-Ferry`, `RPT-UPDATE 2-Ferry`, `WRAPUP 3-`, `URGENT:`.
fn marker(line: &str) -> Option<Slug> {
    let mut at = 0;
    let mut notice = None;
    let mut found = false;
    // Several may follow one another.
    for _ in 0..4 {
        let rest = &line[at..];
        // No line has one that does not shout.
        if !matches!(rest.as_bytes(), [b'A'..=b'Z' | b'2', b'A'..=b'Z', ..]) {
            break;
        }
        let Some((word, says)) = MARKERS.iter().rev().find(|(word, _)| {
            rest.starts_with(word) && !rest[word.len()..].starts_with(char::is_alphabetic)
        }) else {
            break;
        };
        let mut end = at + word.len();
        let after = line[end..].trim_start();
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let numbered = (1..=2).contains(&digits);
        if numbered {
            end = line.len() - after.len() + digits;
        }
        if let Some(inner) = line[end..].trim_start().strip_prefix('(')
            && let Some(close) = inner.char_indices().take(24).find(|&(_, c)| c == ')')
        {
            end = line.len() - inner.len() + close.0 + 1;
        }
        let tail = line[end..].trim_start();
        let set_off = tail.starts_with(':') || tail.starts_with(is_dash);
        if !set_off && !tail.is_empty() || tail.is_empty() && !found && !numbered && !is_alone(word)
        {
            break;
        }
        end = line.len()
            - tail
                .trim_start_matches(|c: char| c == ':' || is_dash(c))
                .len();
        notice = notice.or(*says);
        found = true;
        at = end + (line[end..].len() - line[end..].trim_start().len());
        if line[end..].trim().is_empty() {
            return Some(Slug {
                end: line.len(),
                notice,
            });
        }
    }
    // `UPDATE:` may open a note in the body; only a numbered or dashed marker is sure. The caller looks at where it stands.
    found.then_some(Slug { end: at, notice })
}

/// Words that are slugs when they stand alone on their line.
fn is_alone(word: &str) -> bool {
    matches!(
        word,
        "URGENT"
            | "BULLETIN"
            | "FLASH"
            | "ADVISORY"
            | "LEAD"
            | "LEADALL"
            | "CORRECTION"
            | "CORRECTED"
            | "REFILE"
            | "UPDATED"
            | "UPDATE"
    )
}

/// Whether a line is a note to editors under a slug: `Eds: Adds quotes.`, `EDITORS:`.
pub(super) fn is_editors_note(line: &str) -> bool {
    line.len() <= 500 && address::behind_editors(line).is_some()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_cut_from_its_headline() {
        for (line, headline, notice) in [
            (
                "UPDATE 1-Ferry sinks off Elmsted",
                "Ferry sinks off Elmsted",
                Some(NoticeKind::Version),
            ),
            (
                "UPDATE 2 - Ferry sinks",
                "Ferry sinks",
                Some(NoticeKind::Version),
            ),
            (
                "CORRECTED-Ferry sinks",
                "Ferry sinks",
                Some(NoticeKind::Correction),
            ),
            (
                "CORRECTED (OFFICIAL)-Ferry sinks",
                "Ferry sinks",
                Some(NoticeKind::Correction),
            ),
            (
                "REFILE-UPDATE 3-Ferry sinks",
                "Ferry sinks",
                Some(NoticeKind::Correction),
            ),
            (
                "RPT-WRAPUP 1-Ferry sinks",
                "Ferry sinks",
                Some(NoticeKind::Version),
            ),
            (
                "(2nd LD) Ferry sinks off Elmsted",
                "Ferry sinks off Elmsted",
                Some(NoticeKind::Version),
            ),
            (
                "(LEAD) Ferry sinks",
                "Ferry sinks",
                Some(NoticeKind::Version),
            ),
            (
                "BRIEF-Elmsted Ferry Q3 profit up",
                "Elmsted Ferry Q3 profit up",
                None,
            ),
        ] {
            let slug = find(line).unwrap();
            assert_eq!(
                (line[slug.end..].trim_start(), slug.notice),
                (headline, notice),
                "{line}"
            );
        }
    }

    #[test]
    fn a_take_line_is_a_slug_as_a_whole() {
        for line in [
            "AM-Ferry, 1st Ld-Writethru, 0345",
            "1st Ld-Writethru",
            "a0345",
            "BC-ELM--Ferry",
            "AM-Elmsted-Ferry, 2nd Ld,0345",
            "URGENT",
            "UPDATE 4",
        ] {
            assert_eq!(find(line).unwrap().end, line.len(), "{line}");
        }
    }

    #[test]
    fn a_keyword_behind_a_comma_says_what_became_of_the_story() {
        for (line, notice) in [
            ("BC-ELM--Ferry, KILL", Some(NoticeKind::Kill)),
            ("BC-ELM--Ferry, Mandatory Kill,0120", Some(NoticeKind::Kill)),
            ("AP-ELM--Ferry, CORRECTIVE", Some(NoticeKind::Correction)),
            ("BC-ELM--Ferry Kill,0120", None),
        ] {
            assert_eq!(find(line).unwrap().notice, notice, "{line}");
        }
    }

    #[test]
    fn headlines_and_prose_are_no_slugs() {
        for line in [
            "Update on ferry due Monday",
            "UPDATES expected",
            "The 1st Lead Bank failed.",
            "AM-FM radio sales fall.",
            "LEADING the way",
            "Urgent - call home",
            "(2nd) Ferry sinks",
            "FLASH floods hit Elmsted",
            "BCE profit up",
        ] {
            assert_eq!(find(line), None, "{line}");
        }
    }
}
