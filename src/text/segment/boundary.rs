//! The judgment on one mark: does a reader see a sentence end here?

use super::abbreviation::{Abbreviation, is_clock_follower, is_dated_follower};
use super::mark::{Kind, Mark};
use super::opening::{self, leading_letters};
use super::vocabulary::{self, Vocabulary};

/// What stands around a mark. Every part is found within a bounded distance.
pub(super) struct Sides<'a> {
    /// The text before the mark, from the first word of the sentence.
    before: &'a str,
    /// The word that the mark follows, dots inside included: `U.S`, `Inc`, `2004`. Empty where it is too long to be an abbreviation.
    word: &'a str,
    /// One past the closing quotes and brackets that follow the mark: where the sentence ends if it does.
    pub(super) end: usize,
    /// The closing quotes and brackets.
    closers: &'a str,
    /// Whether white space follows them.
    spaced: bool,
    /// What follows, without white space.
    after: &'a str,
    /// What follows, from its first word on.
    next: &'a str,
}

/// Longest word, in characters, that is looked up. Longer ones are not abbreviated.
const LONGEST: usize = 24;

/// Whether no sentence starts with a sign, and its middle may.
fn is_continuing(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '%'
            | '&'
            | '/'
            | '\\'
            | '='
            | '+'
            | '@'
            | ')'
            | ']'
            | '}'
            | '،'
            | '؛'
            | '、'
            | '，'
    )
}

impl<'a> Sides<'a> {
    /// Looks around `mark` in the sentence whose first word starts at `word`.
    pub(super) fn around(text: &'a str, word: usize, mark: &Mark, quoted: bool) -> Sides<'a> {
        let before = &text[word..mark.start];
        let end = opening::closers_end(text, mark.end, quoted);
        let space_end = opening::space_end(text, end);
        let after = &text[space_end..];
        Sides {
            before,
            word: last_word(before),
            end,
            closers: &text[mark.end..end],
            spaced: space_end > end,
            after,
            next: opening::first_word(after),
        }
    }

    /// The first letter or sign of what follows.
    fn first(&self) -> Option<char> {
        self.next.chars().next()
    }

    /// The letters that follow, up to the first other character.
    fn next_word(&self) -> &'a str {
        leading_letters(self.next)
    }
}

/// Whether `mark` is a stop between a word of letters that abbreviates nothing and a space and a capital, as nearly every one
/// is between two sentences: then [a sentence ends](breaks) there, whatever else stands around it. The first word of the
/// sentence starts at `word`.
pub(super) fn breaks_plainly(
    text: &str,
    word: usize,
    mark: &Mark,
    vocabulary: &Vocabulary,
) -> bool {
    let (before, after) = (&text[word..mark.start], &text.as_bytes()[mark.end..]);
    let capital = matches!(
        after,
        [b' ', b'A'..=b'Z', ..] | [b' ', b'"', b'A'..=b'Z', ..]
    );
    if mark.kind != Kind::Stop || !capital {
        return false;
    }
    let letters = before.bytes().rev().take(LONGEST);
    let letters = letters.take_while(u8::is_ascii_alphabetic).count();
    let (rest, last) = before.split_at(before.len() - letters);
    (2..LONGEST).contains(&letters)
        && rest.ends_with(' ')
        && Abbreviation::of(last, vocabulary).is_none()
}

/// Whether a sentence ends at the mark.
pub(super) fn breaks(mark: &Mark, sides: &Sides, vocabulary: &Vocabulary) -> bool {
    let Some(first) = sides.first() else {
        return false;
    };
    match mark.kind {
        Kind::Final => return !final_continues(sides, first),
        // `[...]` and `(?)` stand for something inside a sentence.
        _ if sides.before.ends_with(['[', '(']) && sides.closers.starts_with([']', ')']) => {
            return false;
        }
        _ => {}
    }
    // A sign that only a running sentence goes on with. A dash that is glued on makes a compound: `U.S.-led`.
    if sides.after.starts_with(is_continuing) || !sides.spaced && is_compound(sides.after) {
        return false;
    }
    if is_lower(first) && !may_start_small(sides) {
        return false;
    }
    match mark.kind {
        Kind::Omission => {
            // `what I . . . I did not`: the dots say nothing about a word that is always capital.
            let unclear = is_pronoun_i(sides.next) && sides.before.ends_with(char::is_whitespace);
            let capital = first.is_alphabetic() && !is_lower(first);
            capital && !unclear && !names_speaker(sides, vocabulary)
        }
        Kind::Dots => !first.is_numeric() || sides.spaced,
        Kind::Exclamation => {
            if !sides.spaced
                && sides.closers.is_empty()
                && !glued_sentence(sides, first, vocabulary)
            {
                return false;
            }
            !is_shouted_name(sides, vocabulary) && !names_speaker(sides, vocabulary)
        }
        Kind::Stop | Kind::Final => stop_breaks(sides, first, vocabulary),
    }
}

/// Whether `after` goes on with a hyphen and a letter: `U.S.-led`.
fn is_compound(after: &str) -> bool {
    let mut chars = after.chars();
    matches!(chars.next(), Some('-' | '‑' | '_')) && chars.next().is_some_and(char::is_alphanumeric)
}

/// The judgment on a full stop, once what follows could start a sentence.
fn stop_breaks(sides: &Sides, first: char, vocabulary: &Vocabulary) -> bool {
    let last = sides.before.chars().next_back();
    // Thai ends no sentence with a stop; it abbreviates with it.
    if matches!(last, Some('\u{e00}'..='\u{e7f}')) {
        return false;
    }
    let starts_sentence = || vocabulary.starts_sentence(sides.next);
    match Abbreviation::of(sides.word, vocabulary) {
        Some(Abbreviation::Title | Abbreviation::Inner) => return false,
        Some(Abbreviation::Numbered) if first.is_numeric() || is_roman(sides.next_word()) => {
            return false;
        }
        Some(Abbreviation::Numbered) => {}
        Some(Abbreviation::Dated) if first.is_numeric() || is_dated_follower(sides.next_word()) => {
            return false;
        }
        Some(Abbreviation::Dated) => {}
        Some(Abbreviation::Clock)
            if first.is_numeric()
                || sides.after.starts_with(['-', '–', '—'])
                || is_clock_follower(sides.next) =>
        {
            return false;
        }
        Some(Abbreviation::Clock) => {}
        Some(Abbreviation::Company) => {
            return starts_sentence()
                || vocabulary::is_market_noun(sides.next_word())
                || is_subject(sides.next);
        }
        Some(Abbreviation::Either) => return starts_sentence(),
        // `in 2004 г.`, `5 m.`: a unit rather than a name.
        Some(Abbreviation::Initial)
            if sides.word.starts_with(is_lower)
                && sides.spaced
                && follows_number(sides.before, sides.word) => {}
        Some(Abbreviation::Initial) => {
            return starts_sentence() && !vocabulary::is_name_too(sides.next_word());
        }
        None => {}
    }
    if is_ordinal(sides.word)
        && (vocabulary.ordinals && !starts_sentence() || is_german_month(sides.next_word()))
    {
        return false;
    }
    sides.spaced
        || !sides.closers.is_empty() && !first.is_numeric()
        || opening::opens(sides.after.chars().next().unwrap_or(' '))
        || glued_sentence(sides, first, vocabulary)
}

/// Whether a mark with no space after it ends a sentence whose space was lost, rather than standing inside an address, a file name or a number.
fn glued_sentence(sides: &Sides, first: char, vocabulary: &Vocabulary) -> bool {
    let rest = sides.next;
    let chunk = clip(rest, 80)
        .split(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let head = last_chunk(sides.before);
    if chunk.contains(['@', '\\', '_', '='])
        || head.contains(['@', '\\'])
        || head.contains("://")
        || head.starts_with("www.")
    {
        return false;
    }
    let Some(last) = sides.before.chars().next_back() else {
        return false;
    };
    if first.is_numeric() {
        // `in both countries.12 people`: a word of its own before, a plain number after.
        let plain_word =
            sides.word.chars().count() > 3 && sides.word.chars().all(char::is_lowercase);
        return plain_word
            && chunk.len() < 8
            && chunk.bytes().all(|b| b.is_ascii_digit() || b == b',')
            && rest.len() > chunk.len();
    }
    let word = sides.next_word();
    let second_lower = word.chars().nth(1).is_some_and(char::is_lowercase);
    if first.is_uppercase() {
        let tail = &rest[word.len()..];
        if word.chars().nth(1).is_none() {
            // One letter is a piece of something (`version 2.B`), unless it is a word, the start of one (`R&B`, `O'Dowd`) or an initial behind a whole word.
            let plain = last.is_lowercase() && sides.word.chars().count() > 2;
            let initial = tail.starts_with('.')
                && tail[1..].starts_with(|c: char| c.is_uppercase() || c.is_whitespace());
            return tail.starts_with(['&', '-', '\'', '’'])
                || vocabulary.starts_sentence(rest)
                || plain && (initial || matches!(word, "A" | "I") && tail.starts_with(' '));
        }
        let domain = sides.word.starts_with(char::is_uppercase)
            && matches!(word, "NET" | "COM" | "ORG" | "JS" | "Com" | "Js");
        let capitals = last.is_uppercase() && !second_lower;
        return !domain && !capitals && !tail.starts_with(|c: char| c.is_ascii_digit());
    }
    // Scripts without case: two words run together, unless the script has no spaces anyway.
    first.is_alphabetic()
        && sides.word.chars().count() > 2
        && last.is_alphabetic()
        && !is_unspaced(first)
}

/// Whether the sentence goes on behind a mark that does nothing but end sentences: a comma, or the particle of a Japanese quotation.
fn final_continues(sides: &Sides, first: char) -> bool {
    let after = sides.after.chars().next().unwrap_or(first);
    matches!(after, ',' | ';' | ':' | '、' | '，' | '；' | '：' | '،')
        || !sides.closers.is_empty() && !sides.spaced && matches!(first, '\u{3041}'..='\u{3096}')
}

/// Whether a quotation that ends with `?`, `!` or dots is followed by who said it: `“Why?” Mr. Brill asked.`
fn names_speaker(sides: &Sides, vocabulary: &Vocabulary) -> bool {
    if !sides.closers.contains(['"', '”', '’', '\'', '“', '»'])
        || vocabulary.starts_sentence(sides.next)
    {
        return false;
    }
    let words = clip(sides.next, 80);
    for (place, word) in words.split_whitespace().take(5).enumerate() {
        if place > 0 && vocabulary::is_speech_verb(leading_letters(word)) {
            return true;
        }
        let in_name = word.starts_with(char::is_uppercase) && !word.ends_with([',', '!', '?', ':'])
            || matches!(word, "of" | "de" | "al" | "van" | "von" | "bin");
        if !in_name {
            return false;
        }
    }
    false
}

/// Whether the `!` belongs to a name: `Yahoo! News`, but `I use Yahoo! The rest do not`.
fn is_shouted_name(sides: &Sides, vocabulary: &Vocabulary) -> bool {
    let name = matches!(sides.word, "Yahoo" | "Jeopardy" | "Yum" | "Joomla");
    name && sides.spaced && sides.closers.is_empty() && !vocabulary.starts_sentence(sides.next)
}

/// Whether `next` is one capitalized word and a verb after it, as in `Mattel would`: a sentence of its own rather than a title.
fn is_subject(next: &str) -> bool {
    let mut words = clip(next, 48).split(' ');
    words
        .next()
        .is_some_and(|name| name.chars().all(char::is_alphanumeric))
        && words.next().is_some_and(vocabulary::is_finite_verb)
}

/// `I`, `I'm`, `I’ll`.
fn is_pronoun_i(next: &str) -> bool {
    leading_letters(next) == "I"
}

/// A lower-case letter. Georgian has case by name only: its everyday letters count as lower case but start sentences.
fn is_lower(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// Whether a sentence may start with the small letter that follows: a word like `iPhone` or `al-Sharif`, an address, or any word where the writer has
/// no capitals, as the sentence before and `i` give away.
fn may_start_small(sides: &Sides) -> bool {
    let uncapitalized =
        || sides.before.chars().next().is_some_and(is_lower) || sides.next.starts_with("i ");
    let address = sides.next.starts_with("http://") || sides.next.starts_with("https://");
    address
        || sides.spaced
            && (is_mixed_case(sides.next)
                || sides.next.starts_with("www.")
                || sides.closers.is_empty() && uncapitalized())
}

/// Whether the word is written with a capital further on and may start a sentence as it is: `iPhone`, `eBay`, `al-Sharif`.
fn is_mixed_case(next: &str) -> bool {
    next.chars()
        .take(LONGEST)
        .take_while(|&c| c.is_alphanumeric() || matches!(c, '-' | '’' | '\''))
        .any(char::is_uppercase)
}

/// Scripts written without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// `XIV`, `iv`.
fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word.len() < 6
        && (word.bytes().all(|b| b"IVXLC".contains(&b))
            || word.bytes().all(|b| b"ivxlc".contains(&b)))
}

/// `3`, `21`: a number that is a rank when a stop follows.
fn is_ordinal(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

/// Months as German writes them after a rank, `3. Oktober`, but for those that English has too.
fn is_german_month(word: &str) -> bool {
    matches!(
        word,
        "Januar" | "Jänner" | "Februar" | "März" | "Mai" | "Juni" | "Juli" | "Oktober" | "Dezember"
    )
}

/// Whether a number stands before the word that ends `text`.
fn follows_number(text: &str, word: &str) -> bool {
    text[..text.len() - word.len()]
        .trim_end()
        .ends_with(|c: char| c.is_ascii_digit())
}

/// The word that `text` ends with, without opening marks, or nothing if it is too long to matter.
fn last_word(text: &str) -> &str {
    let mut length = 0;
    for (count, c) in text.chars().rev().enumerate() {
        if c.is_whitespace()
            || matches!(
                c,
                '-' | '–' | '—' | '(' | '[' | '"' | '“' | '«' | '„' | '/' | '‑'
            )
        {
            break;
        }
        if count == LONGEST {
            return "";
        }
        length += c.len_utf8();
    }
    text[text.len() - length..].trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// What `text` ends with, up to white space, at most 80 characters of it.
fn last_chunk(text: &str) -> &str {
    let length: usize = text
        .chars()
        .rev()
        .take(80)
        .take_while(|c| !c.is_whitespace())
        .map(char::len_utf8)
        .sum();
    &text[text.len() - length..]
}

/// The first `most` bytes of `text`, or a little less, to a character boundary.
fn clip(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
