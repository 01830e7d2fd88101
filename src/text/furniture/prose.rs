//! Tells in a few looks that a paragraph can only be prose, as most are, so that nothing else needs be asked of it.

use super::hints::Hints;
use super::phrase::Phrases;
use super::starts::Starts;
use super::{address, advisory, agency, caption, debris, notice, tail};

/// Furniture that is longer tells itself by what it opens, ends or is debris with, in bytes.
const LONG: usize = 60;

/// What furniture of any length opens with that may end as a sentence does.
const LISTS: [&[&Phrases]; 5] = [
    &notice::OPENERS,
    &advisory::OPENERS,
    &address::OPENERS,
    &tail::OPENERS,
    &[agency::KNOWN],
];

static OPENERS: Starts = starts("");
/// What stands behind `The` there, with which a fifth of all paragraphs open.
static BEHIND_THE: Starts = starts("the ").and_behind("", notice::STORY);

const fn starts(lead: &str) -> Starts {
    let mut starts = Starts::NONE;
    let mut list = 0;
    while list < LISTS.len() {
        let mut n = 0;
        while n < LISTS[list].len() {
            starts = starts.and_behind(lead, LISTS[list][n]);
            n += 1;
        }
        list += 1;
    }
    starts
}

/// Whether a paragraph is long, ends with a full stop, and neither opens nor ends nor holds anything as furniture does.
/// `hints` are those of the text that it stands in. Says nothing of many paragraphs that are prose.
pub(super) fn is_plain(text: &str, hints: Hints) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > LONG
        && ends_plainly(bytes)
        && opens_plainly(bytes)
        && (hints.is_none() || Hints::of(text).is_none())
        && bytes[..LONG / 2].contains(&b' ')
        && !caption::is_caption(text)
        && (bytes.len() > debris::LONGEST || !debris::speaks_of_page(text, text, true))
}

/// Whether a paragraph ends with a full stop behind which a quotation mark at most stands, and before which no bracket does
/// and no name of a byline.
fn ends_plainly(text: &[u8]) -> bool {
    let ([before @ .., b'.', b'"'] | [before @ .., b'.']) = text else {
        return false;
    };
    !matches!(before, [.., b')' | b']'] | [.., b'J' | b'S', b'r'])
}

/// Whether a paragraph opens with a quotation mark or capital, but with nothing that furniture does.
fn opens_plainly(text: &[u8]) -> bool {
    match text {
        [b'"', ..] => true,
        [b'T', b'h', b'e', b' ', behind @ ..] => {
            behind.first().is_some_and(u8::is_ascii_alphabetic) && !BEHIND_THE.may_open(behind)
        }
        [b'A'..=b'Z', ..] => !OPENERS.may_open(text),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MORE: &str = " left the harbor of Elmsted at dawn on Monday with eighty-one people on board, among them the mayor and a school choir of the town, and sank within the hour in calm water.";

    fn is_prose(text: &str) -> bool {
        is_plain(text, Hints::of(text))
    }

    #[test]
    fn a_long_sentence_is_prose() {
        for opening in [
            "The ferry",
            "Two ferries",
            "\"It",
            "U.S. ferries",
            "A ferry",
        ] {
            assert!(is_prose(&format!("{opening}{MORE}")), "{opening}");
            assert!(is_prose(&format!("{opening}{MORE}\"")), "{opening}");
        }
    }

    #[test]
    fn what_opens_as_furniture_of_any_list_does_may_be_furniture() {
        for phrase in LISTS.iter().copied().flatten().flat_map(|list| list.iter()) {
            let [first, rest @ ..] = phrase.as_bytes() else {
                continue;
            };
            let capital = char::from(first.to_ascii_uppercase());
            let sentence = format!("{capital}{}{MORE}", String::from_utf8_lossy(rest));
            let alone = phrase.eq_ignore_ascii_case("the");
            assert_eq!(is_prose(&sentence), alone, "{sentence}");
            let shouted = format!("{}{MORE}", phrase.to_uppercase());
            assert!(!is_prose(&shouted), "{shouted}");
        }
        for name in notice::STORY.iter() {
            assert!(!is_prose(&format!("The {name}{MORE}")), "{name}");
        }
        assert!(!is_prose(&format!("The  story{MORE}")));
    }

    #[test]
    fn what_ends_or_holds_something_as_furniture_does_may_be_furniture() {
        let text = format!("The ferry{MORE}");
        for end in [
            " more",
            " (Photo: HPX).",
            " By Ann Example Jr.",
            " Ann Example contributed.",
            " {0}.",
        ] {
            assert!(!is_prose(&format!("{text}{end}")), "{end}");
        }
        assert!(!is_prose("The ferry left at dawn."));
        let link = "Read or share this story on the ferry: https://example.org/elmsted/ferry.";
        assert!(!is_prose(link));
        assert!(!is_prose(&format!("ELMSTED - JULY 11: The ferry{MORE}")));
    }
}
