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

/// Phrases (ASCII in any case, or else as they are) that are looked for together.
///
/// Most texts have none of them. What two bytes a phrase may begin with is drawn up when the program is compiled, so that one
/// look at the first two bytes of a text spares nearly all of them the comparison, and the others are compared with none but
/// the phrases that begin with the same letter.
pub(super) struct Phrases {
    pub(super) list: &'static [&'static str],
    /// For the low five bits of a first byte, which a letter has in either case, one bit for those of each second byte.
    starts: [u32; 32],
    /// For the same bits, the number of the first phrase that begins so.
    heads: [u16; 32],
    /// For each phrase, the number of the next that begins so.
    next: &'static [u16],
}

/// Stands for no phrase.
const NONE: u16 = u16::MAX;

/// Phrases that are looked for together, as a `&'static Phrases`.
macro_rules! phrases {
    ($($phrase:expr),* $(,)?) => {{
        use $crate::text::furniture::phrase::Phrases;
        const LIST: &[&str] = &[$($phrase),*];
        const NEXT: [u16; LIST.len()] = Phrases::chained(LIST);
        const { &Phrases::of(LIST, &NEXT) }
    }};
}
pub(super) use phrases;

impl Phrases {
    /// Takes in a list of phrases, none of them empty, that is [chained](Phrases::chained) by `next`.
    pub(super) const fn of(list: &'static [&'static str], next: &'static [u16]) -> Phrases {
        let mut starts = [0; 32];
        let mut heads = [NONE; 32];
        let mut n = list.len();
        while n > 0 {
            n -= 1;
            let first = (list[n].as_bytes()[0] & 31) as usize;
            starts[first] |= match list[n].as_bytes() {
                [_, second, ..] => 1 << (*second & 31),
                _ => u32::MAX, // one letter, behind which anything may stand
            };
            heads[first] = n as u16;
        }
        Phrases {
            list,
            starts,
            heads,
            next,
        }
    }

    /// For each of some phrases, the number of the next whose first byte has the same low five bits.
    pub(super) const fn chained<const N: usize>(list: &[&str]) -> [u16; N] {
        let mut next = [NONE; N];
        let mut last = [NONE; 32];
        let mut n = 0;
        while n < N {
            let first = (list[n].as_bytes()[0] & 31) as usize;
            if last[first] != NONE {
                next[last[first] as usize] = n as u16;
            }
            last[first] = n as u16;
            n += 1;
        }
        next
    }

    /// The phrases in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.list.iter().copied()
    }

    /// Whether a phrase may begin as `text` does. Tells most texts from all phrases, but not every one.
    pub(super) fn may_open(&self, text: &[u8]) -> bool {
        match text {
            [first, second, ..] => self.may_begin(*first, *second),
            [first] => self.starts[usize::from(first & 31)] != 0,
            [] => false,
        }
    }

    fn may_begin(&self, first: u8, second: u8) -> bool {
        self.starts[usize::from(first & 31)] & (1 << (second & 31)) != 0
    }

    /// The phrases that may begin as `text` does, in order.
    fn candidates(&self, text: &[u8]) -> impl Iterator<Item = &'static str> {
        let mut n = match text.first() {
            Some(first) if self.may_open(text) => self.heads[usize::from(first & 31)],
            _ => NONE,
        };
        std::iter::from_fn(move || {
            let phrase = self.list.get(usize::from(n))?;
            n = self.next[usize::from(n)];
            Some(*phrase)
        })
    }

    /// Whether `text` is one of the phrases, capitals as they are.
    pub(super) fn lists(&self, text: &str) -> bool {
        self.candidates(text.as_bytes())
            .any(|phrase| phrase == text)
    }

    /// The first phrase that `text` starts with, whether or not a word ends there.
    #[inline] // so that the look at the first bytes costs no call
    pub(super) fn prefix_of(&self, text: &str) -> Option<&'static str> {
        let text = text.as_bytes();
        let first = || {
            let mut candidates = self.candidates(text);
            candidates.find(|phrase| starts_with(text, phrase))
        };
        self.may_open(text).then(first).flatten()
    }
}

fn starts_with(text: &[u8], phrase: &str) -> bool {
    text.get(..phrase.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(phrase.as_bytes()))
}

/// The first of `phrases` that `text` opens with.
#[inline] // so that the look at the first bytes, with which nearly every question ends, costs no call
pub(super) fn opening(text: &str, phrases: &Phrases) -> Option<&'static str> {
    let first = || {
        let mut candidates = phrases.candidates(text.as_bytes());
        candidates.find(|phrase| opens_with(text, phrase))
    };
    phrases.may_open(text.as_bytes()).then(first).flatten()
}

/// Whether `text` is one of `phrases` and nothing else.
#[inline] // as above
pub(super) fn is_one_of(text: &str, phrases: &Phrases) -> bool {
    let is_listed = || {
        let mut candidates = phrases.candidates(text.as_bytes());
        candidates.any(|phrase| text.eq_ignore_ascii_case(phrase))
    };
    phrases.may_open(text.as_bytes()) && is_listed()
}

/// Whether `phrase` (ASCII, any case) stands in `text` as whole words. For short texts: its worst case is the product of both lengths.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(&first) = phrase.as_bytes().first() else {
        return false;
    };
    memchr::memchr2_iter(
        first.to_ascii_lowercase(),
        first.to_ascii_uppercase(),
        bytes,
    )
    .any(|at| stands_at(bytes, at, phrase))
}

/// Whether any of `phrases` stands in `text`, as [`holds`] has it.
pub(super) fn holds_any(text: &str, phrases: &Phrases) -> bool {
    let bytes = text.as_bytes();
    let stands = |at: usize| {
        let mut candidates = phrases.candidates(&bytes[at..]);
        !is_inside_word(bytes, at) && candidates.any(|phrase| stands_at(bytes, at, phrase))
    };
    let pairs = bytes.windows(2).enumerate();
    let mut likely = pairs.filter(|(_, pair)| phrases.may_begin(pair[0], pair[1]));
    likely.any(|(at, _)| stands(at)) || bytes.len().checked_sub(1).is_some_and(stands)
}

/// Whether `phrase` (ASCII, any case) stands at `at` as whole words.
fn stands_at(text: &[u8], at: usize, phrase: &str) -> bool {
    starts_with(&text[at..], phrase)
        && !is_inside_word(text, at)
        && !is_inside_word(text, at + phrase.len())
}

/// Whether ASCII letters or digits stand on both sides of `at`.
fn is_inside_word(text: &[u8], at: usize) -> bool {
    let is_word = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    at.checked_sub(1).is_some_and(is_word) && is_word(at)
}

/// Whether a double quotation mark, straight or opening, stands in `text`.
pub(super) fn has_quote(text: &str) -> bool {
    let bytes = text.as_bytes();
    let lead = "“".as_bytes()[0];
    memchr::memchr2_iter(b'"', lead, bytes)
        .any(|at| bytes[at] == b'"' || bytes[at..].starts_with("“".as_bytes()))
}

/// Whether `text` ends as a sentence does: with a stop, a question or exclamation mark or an ellipsis, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    // Prose ends with a plain stop or quotation mark, a line of a page with a letter.
    match text.as_bytes() {
        [.., b'.' | b'!' | b'?'] => return true,
        [.., b] if b.is_ascii_alphanumeric() => return false,
        _ => {}
    }
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
    /// Bytes that are looked at together: with no way out between them, the compiler makes vectors of them.
    const STRIDE: usize = 64;
    let is_space = |b: u8| (b == b' ') | matches!(b, b'\t' | b'\n' | b'\x0C' | b'\r');
    let bytes = text.as_bytes();
    let mut found = usize::from(bytes.first().is_some_and(|&b| !is_space(b)));
    let behind = bytes.get(1..).unwrap_or_default();
    for (before, here) in bytes.chunks(STRIDE).zip(behind.chunks(STRIDE)) {
        if found >= limit {
            break;
        }
        let pairs = before.iter().zip(here);
        let starts = pairs.map(|(&before, &here)| u8::from(is_space(before) & !is_space(here)));
        found += usize::from(starts.sum::<u8>());
    }
    found.min(limit)
}

/// Whether `text` has an ASCII digit.
pub(super) fn has_digit(text: &str) -> bool {
    let bytes = text.bytes();
    bytes.fold(false, |found, b| found | b.is_ascii_digit())
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
        } else if first.is_lowercase() && !LINKING.lists(word.trim_end_matches(['.', ':'])) {
            return false;
        }
    }
    capitals
}

/// Small words that stay in lower case inside names and titles of several languages.
pub(super) const LINKING: &Phrases = phrases![
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
    #[test]
    fn of_several_phrases_the_first_given_is_found() {
        let phrases = phrases!["via", "sign", "a", "Sign up", "ảnh", "(l)"];
        assert_eq!(opening("SIGN UP for more", phrases), Some("sign"));
        assert_eq!(opening("A ferry", phrases), Some("a"));
        assert_eq!(opening("Ảnh: Harbor", phrases), None);
        assert_eq!(opening("ảnh: Harbor", phrases), Some("ảnh"));
        assert_eq!(opening("Signs of rain", phrases), None);
        assert_eq!(opening("", phrases), None);
        assert!(is_one_of("VIA", phrases) && !phrases.lists("VIA"));
        assert!(holds_any("The mayor (L) and the clerk", phrases));
        assert!(holds_any("Plan a", phrases));
        assert!(!holds_any("Ferries that sank", phrases));
    }

    #[test]
    fn a_phrase_is_found_behind_others_that_begin_with_the_same_letter() {
        let phrases = phrases!["ferry", "harbor", "fog", "(f)", "f", "Fjord"];
        for (text, found) in [
            ("FERRY", Some("ferry")),
            ("fog", Some("fog")),
            ("fjord", Some("Fjord")),
            ("F", Some("f")),
            ("(F)", Some("(f)")),
            ("ford", None),
        ] {
            assert_eq!(opening(text, phrases), found, "{text}");
            assert_eq!(is_one_of(text, phrases), found.is_some(), "{text}");
        }
        assert_eq!(phrases.prefix_of("Fogbound"), Some("fog"));
        assert_eq!(phrases.prefix_of("Fords"), Some("f"));
    }

    #[test]
    fn a_straight_or_opening_mark_is_a_quote_and_an_apostrophe_is_none() {
        assert!(has_quote("The mayor’s – “no”"));
        assert!(has_quote("\"No\""));
        assert!(!has_quote("The mayor’s no – ”"));
    }

    #[test]
    fn words_are_counted_up_to_a_limit_in_texts_of_any_length() {
        for count in 0..60 {
            let text = "ferry\t ".repeat(count);
            assert_eq!(words(&text, 100), count);
            assert_eq!(words(text.trim_end(), 20), count.min(20));
        }
    }
}
