//! Finds advisory lines: what a take adds or corrects, in brackets before the story.

use super::address;
use super::phrase::{Phrases, holds_any, opening, opens_with, phrases, words};
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

/// Whether a paragraph without brackets tells of its own correction or editing: `This story has been corrected to …`, `Editor's note: …`.
pub(super) fn is_note(text: &str) -> Option<Option<NoticeKind>> {
    if text.len() > MAX_ADVISORY {
        return None;
    }
    opening(
        text,
        phrases![
            "correction",
            "corrections",
            "clarification",
            "editor's note",
            "editor’s note",
            "editors' note",
            "editors’ note",
            "note",
            "this",
            "an earlier",
            "a previous",
            "update",
        ],
    )?;
    let story = opening(
        text,
        phrases![
            "this story",
            "this article",
            "this version of the story",
            "this version of the article",
            "this report",
            "this dispatch",
            "this item",
            "an earlier version of this",
            "a previous version of this",
            "note: this story",
            "note: this article",
            "update: this story",
            "this is a corrected version",
            "this is an updated version",
            "correction: this",
            "correction: an earlier",
            "correction: a previous",
            "clarification: this",
        ],
    );
    if story.is_some() {
        let correction = holds_any(
            text,
            phrases![
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
            text,
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
        return match (correction, version) {
            (true, _) => Some(Some(NoticeKind::Correction)),
            (_, true) => Some(if holds_any(text, phrases!["updated"]) {
                Some(NoticeKind::Version)
            } else {
                None
            }),
            _ => None,
        };
    }
    let labelled = opening(
        text,
        phrases![
            "editor's note:",
            "editor’s note:",
            "editors' note:",
            "editors’ note:",
            "correction:",
            "clarification:",
        ],
    )?;
    if labelled.starts_with("editor") {
        return Some(None);
    }
    (words(text, 91) <= 90 && text.len() > labelled.len() + 20)
        .then_some(Some(NoticeKind::Correction))
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
}
