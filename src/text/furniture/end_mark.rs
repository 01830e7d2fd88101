//! Finds the marks that end a story: `./.`, `-30-`, `###`, `ENDS`, `NNNN`.

use super::phrase::ends_sentence;

/// Marks that may stand behind the last sentence on its line as well as alone.
const MARKS: &[&str] = &[
    "-30-", "- 30 -", "--30--", "—30—", "–30–", "-0-", "###", "# # #", "##", "-ENDS-", "- ENDS -",
    "(ENDS)", "[ENDS]", "/ENDS", "ENDS", "-END-", "(END)", "[END]", "-ends-", "- ends -", "(ends)",
    "(end)", "NNNN", "■", "//END", "///", "(MORE)", "(more)", "MORE-", "-more-", "--more--",
    "-MORE-",
];
/// Marks only when they stand alone on their line.
const ALONE: &[&str] = &[
    "END",
    "Ends",
    "ENDS.",
    "End",
    "End.",
    "ends",
    "30",
    "xxx",
    "XXX",
    "./.",
    "/.",
    "/-",
    "====",
    "EOM",
    "End of story",
];

/// Whether a line is an end mark.
pub(super) fn is_end_mark(line: &str) -> bool {
    let shown = line.len() <= 14 && (MARKS.contains(&line) || ALONE.contains(&line));
    shown && line != "30"
}

/// Where the end mark begins that ends `text`, one paragraph. A mark made with the sentence's own stop leaves it the stop: of
/// `both countries./.` the mark is `/.`.
pub(super) fn at_end(text: &str) -> Option<usize> {
    let last = *text.as_bytes().last()?;
    if last == b'.' {
        let at = text.strip_suffix("./.")?.len();
        return Some(if text[..at].ends_with(char::is_whitespace) || at == 0 {
            at
        } else {
            at + 1
        });
    }
    if !matches!(last, b'-' | b'#' | b')' | b']' | b'S' | b'N' | b'/' | b'D') && last < 0x80 {
        return None;
    }
    let mark = MARKS.iter().find(|mark| text.ends_with(*mark))?;
    let before = &text[..text.len() - mark.len()];
    // `ENDS` must not be a word of the sentence, nor `##` half of a tag.
    let sentence = before.trim_end();
    (before.is_empty()
        || ends_sentence(sentence)
            && (before.len() > sentence.len()
                || !mark.starts_with(|c: char| c.is_alphabetic() || c == '/')))
    .then_some(before.len())
}

/// The places of `./.` inside a text, where one story of several ends: offsets of the byte behind the first stop.
pub(super) fn inside(text: &str) -> impl Iterator<Item = usize> + '_ {
    memchr::memmem::find_iter(text.as_bytes(), b"./.").map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glued_mark_leaves_the_sentence_its_stop() {
        let text = "They met in both countries./.";
        assert_eq!(at_end(text).map(|at| &text[at..]), Some("/."));
        let text = "They met. ./.";
        assert_eq!(at_end(text).map(|at| &text[at..]), Some("./."));
    }

    #[test]
    fn marks_are_found_behind_a_sentence_and_alone() {
        for mark in ["-30-", "###", "(END)", "ENDS", "NNNN", "- ENDS -", "■"] {
            let text = format!("They met. {mark}");
            assert_eq!(at_end(&text).map(|at| &text[at..]), Some(mark));
            assert!(is_end_mark(mark));
        }
    }

    #[test]
    fn words_and_figures_of_the_story_are_no_marks() {
        for text in [
            "The show never ENDS",
            "He read A/B.",
            "We sold 30",
            "They met at the WEEKENDS",
            "Turn to page #",
            "It was (more or less) a draw",
            "The tag was ##",
        ] {
            assert_eq!(at_end(text), None, "{text}");
            assert!(!is_end_mark(text), "{text}");
        }
    }
}
