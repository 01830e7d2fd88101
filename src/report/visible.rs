//! Characters that would act on a terminal rather than be shown on it.

/// Whether a character must not reach a terminal as it is: controls, which may move the cursor or
/// worse; bidirectional embeddings, overrides and isolates, which reorder what stands after them;
/// tags, annotation marks and byte order marks, which hide text.
pub(super) fn is_hazard(c: char) -> bool {
    match c {
        ' '..='~' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
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

#[cfg(test)]
mod tests {
    use super::*;

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
