//! Characters that would act on a terminal rather than be shown on it, and names that are not characters at all.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

/// Whether a character must not reach a terminal as it is: controls, which may move the cursor or
/// worse; line and paragraph separators, which some end the line at; bidirectional embeddings, overrides and
/// isolates, which reorder what stands after them; tags, annotation marks and byte order marks, which hide text.
pub(super) fn is_hazard(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

/// Appends a character, a hazard as its escape: `\u{1b}`.
pub(super) fn push(c: char, out: &mut String) {
    if is_hazard(c) {
        out.extend(c.escape_unicode());
    } else {
        out.push(c);
    }
}

/// A copy in which every hazard, line ends included, is written as its escape.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut out));
    out
}

/// A path as reports have it: its characters, and each byte that is part of none as `\xff`.
///
/// No two paths are written alike: where a name has such an escape in its own characters, the backslash is `\x5c`.
pub fn path(path: &Path) -> Cow<'_, str> {
    let bytes = path.as_os_str().as_encoded_bytes();
    let plain = std::str::from_utf8(bytes).ok();
    if let Some(plain) = plain.filter(|plain| !has_escape(plain)) {
        return Cow::Borrowed(plain);
    }
    let mut out = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(at) = rest.find('\\') {
            out.push_str(&rest[..at]);
            let kept = if is_escape(&rest[at..]) {
                "\\x5c"
            } else {
                "\\"
            };
            out.push_str(kept);
            rest = &rest[at + 1..];
        }
        out.push_str(rest);
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    Cow::Owned(out)
}

/// A path fit for a terminal: as [`path()`] has it, less all hazards. Direction marks are escaped, too, since in a name they
/// can only mislead.
pub fn name(named: &Path) -> String {
    let mut out = String::new();
    for c in path(named).chars() {
        match c {
            '\u{200e}' | '\u{200f}' | '\u{61c}' => out.extend(c.escape_unicode()),
            c => push(c, &mut out),
        }
    }
    out
}

fn has_escape(text: &str) -> bool {
    text.match_indices('\\')
        .any(|(at, _)| is_escape(&text[at..]))
}

/// Whether text begins as a byte is escaped. Where backslashes part folders, a name of its own has none.
fn is_escape(text: &str) -> bool {
    !std::path::is_separator('\\')
        && text.strip_prefix("\\x").is_some_and(|digits| {
            digits.len() >= 2
                && digits
                    .bytes()
                    .take(2)
                    .all(|digit| digit.is_ascii_hexdigit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn names_that_differ_only_in_bytes_are_written_apart() {
        use std::os::unix::ffi::OsStrExt;
        let written =
            |bytes: &[u8]| path(Path::new(std::ffi::OsStr::from_bytes(bytes))).into_owned();
        assert_eq!(written(b"caf\xe9.txt"), "caf\\xe9.txt");
        assert_eq!(written(b"caf\xe8.txt"), "caf\\xe8.txt");
        assert_eq!(written(b"caf\\xe9.txt"), "caf\\x5cxe9.txt");
        assert_eq!(written(b"caf\\xe9\xff.txt"), "caf\\x5cxe9\\xff.txt");
        assert_eq!(written("café\\x.txt".as_bytes()), "café\\x.txt");
    }

    #[test]
    fn a_name_can_neither_end_its_line_nor_turn_it_round() {
        for (named, shown) in [
            ("a\u{2028}b\u{2029}c", "a\\u{2028}b\\u{2029}c"),
            ("a\u{202e}txt.exe", "a\\u{202e}txt.exe"),
            ("a\u{200f}b\u{61c}", "a\\u{200f}b\\u{61c}"),
            ("a\n\u{1b}[2J", "a\\u{a}\\u{1b}[2J"),
        ] {
            assert_eq!(name(Path::new(named)), shown);
        }
    }

    #[test]
    fn what_acts_on_a_terminal_is_shown_instead() {
        assert_eq!(escape("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(escape("one\ntwo"), "one\\u{a}two");
        assert_eq!(escape("\u{9b}31m\u{7f}"), "\\u{9b}31m\\u{7f}");
        assert_eq!(escape("evil\u{202e}txt.exe"), "evil\\u{202e}txt.exe");
        assert_eq!(escape("\u{feff}x\u{e0041}"), "\\u{feff}x\\u{e0041}");
    }

    #[test]
    fn ordinary_text_of_any_script_is_left_alone() {
        // A zero-width joiner and a right-to-left mark are part of how these are written.
        for text in [
            "Tô Lâm – “déjà”",
            "会談は7日",
            "می\u{200c}خواهم",
            "\u{200f}שלום",
            "👩\u{200d}🚒",
        ] {
            assert_eq!(escape(text), text);
        }
    }
}
