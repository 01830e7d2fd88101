//! Cuts white space off both ends of a range of text.

/// The range of `text` without the white space around it, as its first byte and one past its last; where there is nothing
/// else, both are the range's end.
#[inline]
pub(crate) fn trim(text: &str, from: usize, to: usize) -> (usize, usize) {
    match text.as_bytes()[from..to] {
        [] => (to, to),
        // As in nearly all ranges that are asked for.
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => (from, to),
        _ => search(text, from, to),
    }
}

fn search(text: &str, from: usize, to: usize) -> (usize, usize) {
    let behind = text[from..to].trim_start();
    let start = to - behind.len();
    (start, start + behind.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_all_scripts_is_cut_off_and_nothing_else() {
        for text in [
            "ferry",
            " ferry",
            "ferry\t",
            "\u{a0}é\u{3000}",
            "x",
            "a b",
            "\u{1}a\u{85}",
        ] {
            let padded = format!("--{text}--");
            let (start, end) = trim(&padded, 2, 2 + text.len());
            assert_eq!(&padded[start..end], text.trim(), "{text:?}");
        }
        for blank in ["", " ", "\n\u{2003}"] {
            assert_eq!(trim(blank, 0, blank.len()), (blank.len(), blank.len()));
        }
    }
}
