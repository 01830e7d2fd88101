//! Finds advisory lines: what a take adds or corrects, in brackets before the story.

use super::phrase::{Phrases, holds_any, is_dash, opening, opens_with, phrases, words};
use super::{address, date};
use crate::article::NoticeKind;

/// An advisory is no longer than this.
const MAX_ADVISORY: usize = 600;

/// Verbs of a take on itself: `(Adds comments, detail)`.
const VERBS: &[(&str, Option<NoticeKind>)] = &[
    ("adds", None),
    ("add", None),
    ("updates", Some(NoticeKind::Version)),
    ("updated", Some(NoticeKind::Version)),
    ("updating", Some(NoticeKind::Version)),
    ("recasts", Some(NoticeKind::Version)),
    ("rewrites", Some(NoticeKind::Version)),
    ("releads", Some(NoticeKind::Version)),
    ("writes through", Some(NoticeKind::Version)),
    ("new throughout", Some(NoticeKind::Version)),
    ("edits throughout", Some(NoticeKind::Version)),
    ("repeats", Some(NoticeKind::Version)),
    ("repeating", Some(NoticeKind::Version)),
    ("corrects", Some(NoticeKind::Correction)),
    ("corrected", Some(NoticeKind::Correction)),
    ("correcting", Some(NoticeKind::Correction)),
    ("correction", Some(NoticeKind::Correction)),
    ("refiles", Some(NoticeKind::Correction)),
    ("refiling", Some(NoticeKind::Correction)),
    ("fixes", Some(NoticeKind::Correction)),
    ("clarifies", Some(NoticeKind::Correction)),
    ("removes", Some(NoticeKind::Correction)),
    ("deletes", Some(NoticeKind::Correction)),
    ("drops", Some(NoticeKind::Correction)),
    ("changes", Some(NoticeKind::Correction)),
    ("restores", None),
    ("includes", None),
    ("inserts", None),
    ("trims", None),
    ("background", None),
    ("graphic", None),
];

/// What a correction says of its story somewhere in the first words.
const CORRECTS: &Phrases = phrases![
    "corrects",
    "corrected",
    "correcting",
    "fixes",
    "clarifies",
    "removes",
    "deletes",
    "refiles",
    "corrected to",
    "amends",
];

/// Whether the bracket that opens `text` is an advisory: its end, and what a reader must be told of it.
pub(super) fn find(text: &str) -> Option<(usize, Option<NoticeKind>)> {
    let inner = text.strip_prefix(['(', '['])?;
    let len = inner
        .char_indices()
        .take(MAX_ADVISORY)
        .find(|&(_, c)| c == ')' || c == ']')?
        .0;
    // The bracket that closes is the last before a line's end when others stand inside; take the first that leaves the count even.
    let mut end = len;
    while inner[..end].matches(['(', '[']).count() > inner[..end].matches([')', ']']).count() {
        end += 1 + inner
            .get(end + 1..)?
            .char_indices()
            .take(MAX_ADVISORY)
            .find(|&(_, c)| c == ')' || c == ']')?
            .0;
        if end > MAX_ADVISORY {
            return None;
        }
    }
    notice_of(&inner[..end]).map(|notice| (end + 2, notice))
}

/// What a reader must be told of an advisory that the format marks as one, so that it needs no brackets: `Eds: Corrects name`,
/// `This story has been corrected …`.
pub(super) fn find_marked(text: &str) -> Option<NoticeKind> {
    if text.len() > MAX_ADVISORY {
        return None;
    }
    let note = address::behind_any(text).unwrap_or(text);
    notice_of(note).or_else(|| is_note(note)).flatten()
}

/// Whether what stands inside a bracket is an advisory, and of what kind.
fn notice_of(inner: &str) -> Option<Option<NoticeKind>> {
    let inner = inner.trim();
    if let Some((verb, notice)) = VERBS.iter().find(|(verb, _)| opens_with(inner, verb)) {
        let rest = inner[verb.len()..].trim_start();
        // `(Adds to the pain, she said.)`
        let capital = inner.starts_with(char::is_uppercase);
        let sentence = holds_any(rest, phrases!["said", "says", "he", "she", "i", "we"]);
        return (capital && !sentence && (!rest.is_empty() || notice.is_some())).then_some(*notice);
    }
    let story = opening(
        inner,
        phrases![
            "in",
            "this",
            "the",
            "a previous version",
            "an earlier version",
            "in story",
            "story",
            "removes",
            "attention",
        ],
    )?;
    let rest = &inner[story.len()..];
    let head = &rest[..rest.char_indices().nth(90).map_or(rest.len(), |(at, _)| at)];
    let speaks = holds_any(
        head,
        phrases![
            "story",
            "article",
            "item",
            "version",
            "report",
            "headline",
            "paragraph",
            "first paragraph",
            "refiled",
            "refiles",
        ],
    );
    let corrects = holds_any(inner, CORRECTS)
        || opens_with(inner, "a previous version")
        || opens_with(inner, "an earlier version");
    if speaks && corrects {
        return Some(Some(NoticeKind::Correction));
    }
    (speaks
        && holds_any(
            head,
            phrases![
                "has been updated",
                "was updated",
                "was first published",
                "was originally published",
            ],
        ))
    .then_some(Some(NoticeKind::Version))
}

/// Whether a paragraph without brackets tells of its own correction or editing: `This story has been corrected to …`,
/// `Editor's note: …`, `Correction, May 5: …`.
pub(super) fn is_note(text: &str) -> Option<Option<NoticeKind>> {
    if text.len() > MAX_ADVISORY {
        return None;
    }
    let text = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '•' | '·' | '▪' | '■' | '*' | '†' | '‡')
    });
    opening(text, LABELS).or_else(|| opening(text, SUBJECTS))?;
    let labelled = label(text);
    let said = labelled.as_ref().map_or(text, |label| label.said);
    if let Some(notice) = of_story(said) {
        return Some(notice);
    }
    let label = labelled?;
    match label.name {
        "note" | "update" | "updated" => None,
        name if name.starts_with("editor") => Some(None),
        _ => (words(text, 91) <= 90
            && (label.said.len() > 20 || label.dated && label.said.is_empty()))
        .then_some(Some(NoticeKind::Correction)),
    }
}

/// What a note is headed by.
struct Label<'t> {
    name: &'static str,
    /// A date stands behind the name.
    dated: bool,
    /// What it heads.
    said: &'t str,
}

/// What a note without a label begins with.
const SUBJECTS: &Phrases = phrases!["this", "an earlier", "a previous"];

/// What a note begins with.
pub(super) const OPENERS: [&Phrases; 2] = [LABELS, SUBJECTS];

/// What a note is labelled, the longest first of those that begin alike.
const LABELS: &Phrases = phrases![
    "corrections and clarifications",
    "corrections",
    "correction",
    "clarifications",
    "clarification",
    "editor's note",
    "editor’s note",
    "editors' note",
    "editors’ note",
    "note",
    "updated",
    "update",
];

/// The label that a note opens with, its date and colon included: `Correction:`, `Editor's note, May 5:`, `Correction (May 5, 2026) —`.
fn label(text: &str) -> Option<Label<'_>> {
    let name = opening(text, LABELS)?;
    let rest = &text[name.len()..];
    if let Some(said) = rest.strip_prefix(':')
        && !opens_with_date(said)
    {
        let said = said.trim_start();
        return Some(Label {
            name,
            dated: false,
            said,
        });
    }
    let dated = &rest[..date::opening_date(rest)?];
    let behind = &rest[dated.len()..];
    let said = behind.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | ')' | ']') || is_dash(c)
    });
    let set_off = said.is_empty() || behind[..behind.len() - said.len()].trim() != "";
    set_off.then_some(Label {
        name,
        dated: true,
        said,
    })
}

/// Whether a date and nothing else stands before the next colon, or behind the last: `: May 5, 2026`.
fn opens_with_date(said: &str) -> bool {
    date::opening_date(said).is_some_and(|end| {
        let behind = said[end..].trim_start();
        behind.is_empty() || behind.starts_with(':') || behind.starts_with(is_dash)
    })
}

/// Whether what follows "this article" is said of the page rather than of an article of a law or a witness's story, which
/// have been amended before: those were so by somebody, or in a year.
fn speaks_of_itself(rest: &str) -> bool {
    let rest = rest.trim_start();
    let is_amended = || {
        let at = rest.find("amended")? + "amended".len();
        let behind = rest[at..].trim_start();
        let on = opening(behind, phrases!["on"]);
        Some(match on {
            Some(on) => date::opening_date(behind[on.len()..].trim_start()).is_some(),
            None => opening(behind, phrases!["by", "in"]).is_none(),
        })
    };
    opening(rest, phrases!["of", "by"]).is_none()
        && !holds_any(rest, phrases!["was told", "told by", "heard"])
        && is_amended().unwrap_or(true)
}

/// What a sentence gives notice of that speaks of the story it stands under, if it does.
fn of_story(said: &str) -> Option<Option<NoticeKind>> {
    let earlier = opening(
        said,
        phrases![
            "an earlier version of this",
            "an earlier version of the",
            "a previous version of this",
            "a previous version of the",
        ],
    );
    let story = earlier.or_else(|| {
        opening(
            said,
            phrases![
                "this story",
                "this article",
                "this version of the story",
                "this version of the article",
                "this report",
                "this dispatch",
                "this item",
                "this is a corrected version",
                "this is an updated version",
            ],
        )
    })?;
    // A report or a law has earlier versions too; what they said is news.
    let of_story = earlier.is_some_and(|earlier| {
        let noun = phrases!["story", "article", "dispatch", "item", "headline", "post"];
        opening(said[earlier.len()..].trim_start(), noun).is_some()
    });
    if story.ends_with(" the") && !of_story || !speaks_of_itself(&said[story.len()..]) {
        return None;
    }
    let correction = of_story
        || holds_any(
            said,
            phrases![
                "amended",
                "corrected",
                "corrects",
                "correct",
                "incorrectly",
                "misstated",
                "misspelled",
                "correction",
                "clarify",
                "clarified",
                "erroneously",
                "in error",
                "misidentified",
            ],
        );
    let version = holds_any(
        said,
        phrases![
            "has been updated",
            "was updated",
            "is updated",
            "first appeared",
            "was first published",
            "originally published",
            "originally appeared",
            "updated version",
            "was published first",
            "is part of",
        ],
    );
    match (correction, version) {
        (true, _) => Some(Some(NoticeKind::Correction)),
        (_, true) => Some(if holds_any(said, phrases!["updated"]) {
            Some(NoticeKind::Version)
        } else {
            None
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_advisory_in_brackets_is_told() {
        for (text, notice) in [
            ("(Adds comments, detail)", None),
            ("(Updates with closing prices)", Some(NoticeKind::Version)),
            (
                "(Corrects ferry's name in paragraph 3)",
                Some(NoticeKind::Correction),
            ),
            (
                "(In Jan. 3 story, corrects number of passengers to 81 (not 18) in paragraph 2)",
                Some(NoticeKind::Correction),
            ),
            (
                "(This March 3 story has been corrected to show that the ferry sank on Monday)",
                Some(NoticeKind::Correction),
            ),
            ("(Recasts, adds quotes)", Some(NoticeKind::Version)),
            (
                "(Repeats to additional subscribers)",
                Some(NoticeKind::Version),
            ),
        ] {
            assert_eq!(find(text), Some((text.len(), notice)), "{text}");
        }
        assert_eq!(
            find("(Adds details) ELMSTED (HPX) - The ferry").map(|(end, _)| end),
            Some(14)
        );
    }

    #[test]
    fn a_bracketed_aside_is_body() {
        for text in [
            "(Adds to the pain, he said.)",
            "(In the story, a wolf eats the girl.)",
            "(This is what the council said.)",
            "(HPX) - The ferry",
            "(Updates",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_note_on_the_story_itself_is_told() {
        assert_eq!(
            is_note("This story has been corrected to show that the ferry sank on Monday."),
            Some(Some(NoticeKind::Correction))
        );
        assert_eq!(
            is_note("Correction: an earlier version of this article misspelled the mayor's name."),
            Some(Some(NoticeKind::Correction))
        );
        assert_eq!(
            is_note("Editor's note: names have been changed."),
            Some(None)
        );
        assert_eq!(is_note("This story begins in a small harbor."), None);
        assert_eq!(is_note("Corrections officers went on strike."), None);
    }

    #[test]
    fn a_correction_may_bear_its_date() {
        for text in [
            "Correction, May 5: An earlier version of this article misstated the captain's age. He is 58.",
            "Correction (May 5, 2026): The captain is 58, not 85.",
            "Correction on May 5, 2026: The captain is 58, not 85.",
            "CORRECTION MAY 5: The captain is 58, not 85.",
            "Correction: May 5, 2026",
            "Corrections and clarifications, May 5: The captain is 58, not 85.",
            "Correction - 5 May 2026 - The captain is 58, not 85.",
            "Clarification, Tuesday, 5 May 2026: The captain did not resign.",
            "Correction: 14 people were on board, not 12.",
            "• This article was amended on 9 May 2026. The captain is 58, not 85.",
            "Editor's note, May 5: This story has been corrected to say that the captain is 58.",
            "An earlier version of this article said the captain was 85.",
        ] {
            assert_eq!(is_note(text), Some(Some(NoticeKind::Correction)), "{text}");
        }
        assert_eq!(
            is_note("Update, May 5: This story has been updated with a statement by the owner."),
            Some(Some(NoticeKind::Version))
        );
        for text in [
            "Correction on May 5 of the market's fall came late, brokers said.",
            "Correction May be what the market needs, brokers said on Monday.",
            "Correction of the manual took two years.",
            "Corrections on Monday and Tuesday wiped out the gains of April.",
            "This article of the law was amended on 9 May 2026, and 12 ships were kept in port.",
            "This article was amended in 1998 to let women own land.",
            "This story was amended by the witness on May 5, the court heard.",
            "An earlier version of the bill would have banned night ferries.",
            "An earlier version of this report, leaked in May, blamed the captain.",
            "Update: the ferry will sail at noon.",
        ] {
            assert_eq!(is_note(text), None, "{text}");
        }
    }
}
