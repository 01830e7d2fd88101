//! Tells marks over letters that one house leaves out from marks that make another word.

use unicode_normalization::UnicodeNormalization;

/// Whether one of two words has, at every letter, the marks of the other or none: `Hùng` / `Hung`, but not `Hùng` / `Hưng`.
pub(super) fn are_left_out(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    // A ligature written out, ß as ss: nothing to hold against one another.
    a.len() != b.len() || is_barer(&a, &b) || is_barer(&b, &a)
}

/// Whether each letter of `bare` is that of `full` with all of its marks or none.
fn is_barer(bare: &[Letter], full: &[Letter]) -> bool {
    bare.iter().zip(full).all(|(bare, full)| {
        // What Unicode does not decompose (đ, ø) is its plain letter with a mark.
        let same = bare.base == full.base || bare.base.is_ascii() && !full.base.is_ascii();
        same && (bare.marks.is_empty() || bare.marks == full.marks)
    })
}

struct Letter {
    base: char,
    marks: Vec<char>,
}

fn letters(word: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in word.to_lowercase().nfkd() {
        match letters.last_mut() {
            Some(letter) if matches!(c, '\u{300}'..='\u{36f}') => letter.marks.push(c),
            _ if c.is_alphanumeric() => letters.push(Letter {
                base: c,
                marks: Vec::new(),
            }),
            _ => {}
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::are_left_out;

    #[test]
    fn marks_left_out_leave_the_word_and_other_marks_make_another() {
        for (a, b) in [
            ("Hùng", "Hung"),
            ("Đức", "Duc"),
            ("naïve", "naive"),
            ("Łódź", "Lodz"),
            ("Strauß", "Strauss"),
        ] {
            assert!(are_left_out(a, b) && are_left_out(b, a), "{a} {b}");
        }
        for (a, b) in [("Hùng", "Hưng"), ("bán", "bắn"), ("Müller", "Mùller")] {
            assert!(!are_left_out(a, b) && !are_left_out(b, a), "{a} {b}");
        }
    }
}
