//! Compares the edge of a stretch of text with fixed phrases, whatever the capitals.

/// Whether `text` opens with `phrase` (ASCII, any case) as whole words.
pub(super) fn opens_with(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (text.as_bytes(), phrase.as_bytes());
    text.len() >= phrase.len()
        && text[..phrase.len()].eq_ignore_ascii_case(phrase)
        && !(phrase.last().is_some_and(u8::is_ascii_alphanumeric)
            && text
                .get(phrase.len())
                .is_some_and(u8::is_ascii_alphanumeric))
}

/// The first of `phrases` that `text` opens with.
pub(super) fn opening<'p>(text: &str, phrases: &[&'p str]) -> Option<&'p str> {
    // Most texts and phrases part at the first byte.
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    let begins = |phrase: &&str| {
        phrase
            .as_bytes()
            .first()
            .is_some_and(|b| b.to_ascii_lowercase() == first)
    };
    phrases
        .iter()
        .copied()
        .filter(begins)
        .find(|phrase| opens_with(text, phrase))
}

/// Whether `text` is one of `phrases` and nothing else.
pub(super) fn is_one_of(text: &str, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|phrase| text.eq_ignore_ascii_case(phrase))
}

/// Whether `phrase` (ASCII, any case) stands in `text` as whole words. For short texts: its worst case is the product of both lengths.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    let (bytes, phrase) = (text.as_bytes(), phrase.as_bytes());
    let Some(&first) = phrase.first() else {
        return false;
    };
    memchr::memchr2_iter(
        first.to_ascii_lowercase(),
        first.to_ascii_uppercase(),
        bytes,
    )
    .any(|at| {
        bytes
            .get(at..at + phrase.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(phrase))
            && !(first.is_ascii_alphanumeric() && at > 0 && bytes[at - 1].is_ascii_alphanumeric())
            && !(phrase.last().is_some_and(u8::is_ascii_alphanumeric)
                && bytes
                    .get(at + phrase.len())
                    .is_some_and(u8::is_ascii_alphanumeric))
    })
}

/// Whether any of `phrases` stands in `text`, as [`holds`] has it.
pub(super) fn holds_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| holds(text, phrase))
}

/// Whether `text` ends as a sentence does: with a stop, a question or exclamation mark or an ellipsis, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』']);
    bare.ends_with([
        '.', '!', '?', '…', '。', '！', '？', '।', '۔', '؟', '։', '።',
    ])
}

/// Whether `c` is a dash as wires set it between a dateline and the story.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‒' | '−' | '_' | '‑' | '─')
}

/// Number of words between ASCII white space, at most `limit` of them counted.
pub(super) fn words(text: &str, limit: usize) -> usize {
    let mut before = b' ';
    let starts = text.bytes().filter(|&b| {
        let start = before.is_ascii_whitespace() && !b.is_ascii_whitespace();
        before = b;
        start
    });
    starts.take(limit).count()
}

/// Whether every word opens with a capital or a digit, small linking words aside, and at least one with a capital.
pub(super) fn is_title_case(text: &str) -> bool {
    let mut capitals = false;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | ',' | ';')) {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = word.chars().next() else {
            continue;
        };
        if first.is_uppercase() {
            capitals = true;
        } else if first.is_lowercase() && !LINKING.contains(&word.trim_end_matches(['.', ':'])) {
            return false;
        }
    }
    capitals
}

/// Small words that stay in lower case inside names and titles of several languages.
pub(super) const LINKING: &[&str] = &[
    "a", "al", "am", "an", "and", "at", "bin", "by", "da", "das", "de", "del", "della", "der",
    "di", "do", "dos", "du", "e", "el", "en", "for", "from", "in", "la", "las", "le", "les", "los",
    "of", "on", "san", "sur", "the", "to", "und", "upon", "van", "via", "von", "with", "y", "et",
    "ibn", "ben", "den", "ter", "zu",
];

/// The last character boundary at or before `at`.
pub(super) fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_matched_as_whole_words() {
        assert!(opens_with("SIGN UP for more", "sign up"));
        assert!(!opens_with("Signs of rain", "sign"));
        assert!(holds("Now read more here", "Read More"));
        assert!(!holds("spread moreover", "read more"));
        assert!(!holds("", "a"));
    }

    #[test]
    fn a_sentence_ends_with_a_stop_behind_closing_quotes() {
        assert!(ends_sentence("“We are done.”"));
        assert!(ends_sentence("会议结束了。"));
        assert!(!ends_sentence("Council approves harbor plan"));
    }
}
