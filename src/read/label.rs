//! Finds the encoding that a user names.

use encoding_rs::{Encoding, REPLACEMENT};

/// Names worth suggesting: the standard's own and the commonest others.
const KNOWN: [&str; 40] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-9",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "latin1",
    "macintosh",
    "x-mac-cyrillic",
    "ibm866",
    "koi8-r",
    "koi8-u",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "gbk",
    "gb18030",
    "big5",
    "euc-kr",
];

/// An encoding's name that is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown encoding {label:?}{}; known are utf-8, utf-16, windows-1252, iso-8859-2, koi8-r, shift_jis, gb18030, \
     and the other names of the WHATWG Encoding Standard",
    suggestion.map(|name| format!(", did you mean {name}?")).unwrap_or_default()
)]
pub struct UnknownEncoding {
    /// The name as it was written.
    pub label: String,
    /// The known name nearest to it, if one is near.
    pub suggestion: Option<&'static str>,
}

/// Finds an encoding by any of its names in the WHATWG Encoding Standard, however they are spaced, hyphenated or capitalized.
///
/// `utf-16` is little-endian unless a byte order mark says otherwise.
///
/// # Errors
/// Any other name, and those that the standard knows but does not decode (such as `hz-gb-2312`).
pub fn encoding_named(label: &str) -> Result<&'static Encoding, UnknownEncoding> {
    let label = label.trim();
    let joined: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    let hyphenated = label.replace(['_', ' '], "-");
    [label, &joined, &hyphenated]
        .into_iter()
        .filter_map(|name| Encoding::for_label(name.as_bytes()))
        .find(|&encoding| encoding != REPLACEMENT)
        .ok_or_else(|| UnknownEncoding {
            label: label.to_owned(),
            suggestion: nearest(label),
        })
}

fn nearest(label: &str) -> Option<&'static str> {
    // No name is longer, and the distance is quadratic in the length.
    if label.len() > 40 {
        return None;
    }
    let label = label.to_lowercase();
    KNOWN
        .iter()
        .map(|name| (strsim::normalized_damerau_levenshtein(&label, name), *name))
        .filter(|(likeness, _)| *likeness >= 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_written() {
        for (label, name) in [
            ("utf-8", "UTF-8"),
            ("UTF_8", "UTF-8"),
            (" utf8 ", "UTF-8"),
            ("utf-16", "UTF-16LE"),
            ("UTF-16BE", "UTF-16BE"),
            ("latin-1", "windows-1252"),
            ("ISO 8859-2", "ISO-8859-2"),
            ("iso_8859_2", "ISO-8859-2"),
            ("cp1252", "windows-1252"),
            ("Shift-JIS", "Shift_JIS"),
            ("koi8_r", "KOI8-R"),
        ] {
            assert_eq!(
                encoding_named(label).map(Encoding::name),
                Ok(name),
                "{label}"
            );
        }
    }

    #[test]
    fn a_slip_is_answered_with_the_name_meant() {
        for (label, name) in [
            ("windows-1522", "windows-1252"),
            ("utf-88", "utf-8"),
            ("sift_jis", "shift_jis"),
        ] {
            let error = encoding_named(label).unwrap_err();
            assert_eq!(error.suggestion, Some(name));
            assert!(
                error
                    .to_string()
                    .contains(&format!("{label:?}, did you mean {name}?")),
                "{error}"
            );
        }
    }

    #[test]
    fn nonsense_is_answered_with_examples() {
        for label in [
            "",
            "klingon",
            "\u{1b}[31m",
            "hz-gb-2312",
            &"x".repeat(1 << 20),
        ] {
            let error = encoding_named(label).unwrap_err();
            assert_eq!(error.suggestion, None, "{error}");
            assert!(error.to_string().contains("; known are utf-8, utf-16"));
            assert!(!error.to_string().contains('\u{1b}'));
        }
    }

    #[test]
    fn every_suggestion_is_known() {
        for name in KNOWN {
            assert!(encoding_named(name).is_ok(), "{name}");
        }
    }
}
