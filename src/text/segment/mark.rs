//! A mark that may end a sentence: full stops, question and exclamation marks of all scripts, dots of omission.

use super::opening;

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One `.`: the only one that abbreviations and numbers have too.
    Stop,
    /// Three dots or `…`, together or spaced.
    Omission,
    /// Two dots, or four and more.
    Dots,
    /// Any run with `!` or `?` in it.
    Exclamation,
    /// A mark that is used for nothing else: `。`, `।`, `؟`, the wire's `./.`
    Final,
}

/// A mark at its place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Mark {
    /// The mark that begins at `at`, whole, or `None` if none does.
    pub(super) fn at(text: &str, at: usize) -> Option<Mark> {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        let mark = |kind, length| {
            Some(Mark {
                kind,
                start: at,
                end: at + length,
            })
        };
        match first {
            '.' if is_lone_stop(rest.as_bytes()) => mark(Kind::Stop, 1),
            '.' if rest.starts_with("./.") => mark(Kind::Final, 3),
            '.' => {
                let (dots, length) = spaced_dots(rest);
                if dots >= 3 {
                    let glued = text[..at]
                        .chars()
                        .next_back()
                        .is_some_and(|c| !c.is_whitespace());
                    // `the end. . . . The next`: a full stop, then the dots of an omission before the next sentence.
                    let more =
                        !opening::first_word(&rest[opening::closers_end(rest, length, true)..])
                            .is_empty();
                    return match dots {
                        3 => mark(Kind::Omission, length),
                        _ if glued && more => mark(Kind::Stop, 1),
                        _ => mark(Kind::Dots, length),
                    };
                }
                let length = run(rest);
                match &rest[..length] {
                    "." => mark(Kind::Stop, 1),
                    "..." => mark(Kind::Omission, length),
                    dots if dots.bytes().all(|b| b == b'.') => mark(Kind::Dots, length),
                    _ => mark(Kind::Exclamation, length),
                }
            }
            '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '‽' => {
                let mut length = run(rest);
                // `Really ? !`
                loop {
                    let more = &rest[length..];
                    let blanks = more.len() - more.trim_start_matches([' ', '\t', '\u{a0}']).len();
                    if blanks == 0 || !more[blanks..].starts_with(['!', '?']) {
                        break;
                    }
                    length += blanks + run(&more[blanks..]);
                }
                mark(Kind::Exclamation, length)
            }
            '…' => {
                let length = run(rest);
                let plain = rest[..length].chars().all(|c| matches!(c, '…' | '.'));
                mark(
                    if plain {
                        Kind::Omission
                    } else {
                        Kind::Exclamation
                    },
                    length,
                )
            }
            // Amharic on the web: the full stop typed as two word spaces.
            '፡' if rest.starts_with("፡፡") => mark(Kind::Final, 2 * '፡'.len_utf8()),
            // Questions end so in Greek; elsewhere it is a semicolon.
            ';' | '\u{37e}' => {
                let greek = text[..at]
                    .chars()
                    .next_back()
                    .is_some_and(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}'));
                if greek {
                    mark(Kind::Final, first.len_utf8())
                } else {
                    None
                }
            }
            // The Armenian full stop, typed as a colon.
            ':' => {
                let armenian = text[..at]
                    .chars()
                    .next_back()
                    .is_some_and(|c| matches!(c, '\u{531}'..='\u{587}'));
                if armenian { mark(Kind::Final, 1) } else { None }
            }
            // A decimal point of East Asian type.
            '．' if text[..at].ends_with(char::is_numeric)
                && rest['．'.len_utf8()..].starts_with(char::is_numeric) =>
            {
                None
            }
            _ if is_final(first) => mark(
                Kind::Final,
                rest.chars()
                    .take_while(|&c| is_final(c) || matches!(c, '!' | '?'))
                    .map(char::len_utf8)
                    .sum(),
            ),
            _ => None,
        }
    }
}

/// Whether text begins with a stop behind which nothing or a word follows, as behind nearly every one.
fn is_lone_stop(text: &[u8]) -> bool {
    match text {
        [b'.'] => true,
        [b'.', b' ', next, ..] | [b'.', next, ..] => next.is_ascii_alphanumeric() || *next == b'"',
        _ => false,
    }
}

/// Length of the terminators that `text` begins with, without spaces.
fn run(text: &str) -> usize {
    text.chars()
        .take_while(|&c| {
            matches!(c, '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '‽') || is_final(c)
        })
        .map(char::len_utf8)
        .sum()
}

/// Number and length of the single dots with blanks between them that `text` begins with.
fn spaced_dots(text: &str) -> (usize, usize) {
    let (mut dots, mut length) = (1, 1);
    loop {
        let more = &text[length..];
        let blanks = more.len() - more.trim_start_matches([' ', '\u{a0}']).len();
        if blanks == 0 || !more[blanks..].starts_with('.') || more[blanks..].starts_with("..") {
            return (dots, length);
        }
        dots += 1;
        length += blanks + 1;
    }
}

/// Whether `c` ends sentences and does nothing else: `Sentence_Terminal` of the Unicode Character Database, without `.`, `!`, `?` and the marks that also divide clauses.
fn is_final(c: char) -> bool {
    matches!(
        c,
        '\u{589}' | '\u{61d}'..='\u{61f}' | '\u{6d4}' | '\u{700}'..='\u{702}' | '\u{7f9}' | '\u{964}' | '\u{965}' | '\u{104b}' | '\u{1362}' | '\u{1367}' | '\u{1368}'
            | '\u{166e}' | '\u{17d4}' | '\u{17d5}' | '\u{1803}' | '\u{1809}' | '\u{1944}' | '\u{1945}' | '\u{1c7e}' | '\u{1c7f}' | '\u{2e2e}' | '\u{2e3c}'
            | '\u{3002}' | '\u{a4ff}' | '\u{a60e}' | '\u{a60f}' | '\u{a876}' | '\u{a877}' | '\u{a8ce}' | '\u{a8cf}' | '\u{aaf0}' | '\u{abeb}'
            | '\u{fe52}' | '\u{fe56}' | '\u{fe57}' | '\u{ff01}' | '\u{ff0e}' | '\u{ff1f}' | '\u{ff61}'
    )
}
