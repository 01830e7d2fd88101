//! Finds what is sound in a JSON document that is not.

use std::ops::Range;

/// An object or array that is open.
struct Open {
    is_array: bool,
    /// Where the current element of the array begins, once it has.
    begun: Option<usize>,
    /// Its elements so far.
    elements: Vec<Range<usize>>,
    has_objects: bool,
}

/// The elements of the list that a document is cut off or damaged in, as far as they end; no elements where it is damaged
/// outside of any list of objects.
///
/// `damage` is where the damage is. Elements are told by their brackets and quotation marks alone: whether each is sound is
/// for the caller to see. Takes one pass.
pub(super) fn elements(text: &str, damage: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut open: Vec<Open> = Vec::new();
    // How many are open around the list, once the damage is reached.
    let mut list = None;
    let mut at = 0;
    while at < bytes.len() {
        if at >= damage && list.is_none() {
            list = damaged(&open);
            if list.is_none() {
                return Vec::new();
            }
        }
        let byte = bytes[at];
        if let Some(top) = open.last_mut()
            && top.is_array
            && top.begun.is_none()
            && !matches!(byte, b',' | b']' | b' ' | b'\t' | b'\n' | b'\r')
        {
            top.begun = Some(at);
            top.has_objects |= byte == b'{';
        }
        match byte {
            b'"' => at = end_of_string(bytes, at),
            b'{' | b'[' => open.push(Open {
                is_array: byte == b'[',
                begun: None,
                elements: Vec::new(),
                has_objects: false,
            }),
            b',' => {
                if let Some(top) = open.last_mut() {
                    top.end_element(at);
                }
            }
            b'}' | b']' => {
                // What was left open in between is closed, too.
                let is_mate = |open: &Open| open.is_array == (byte == b']');
                if let Some(mate) = open.iter().rposition(is_mate) {
                    open[mate].end_element(at);
                    if let Some(list) = list.filter(|list| mate <= *list) {
                        return open.swap_remove(list).elements;
                    }
                    open.truncate(mate);
                }
            }
            _ => {}
        }
        at += 1;
    }
    match list.or_else(|| damaged(&open)) {
        Some(list) => open.swap_remove(list).elements,
        None => Vec::new(),
    }
}

impl Open {
    fn end_element(&mut self, at: usize) {
        if let Some(begun) = self.begun.take() {
            self.elements.push(begun..at);
        }
    }
}

/// The outermost open list of objects.
fn damaged(open: &[Open]) -> Option<usize> {
    open.iter()
        .position(|open| open.is_array && open.has_objects)
}

/// Where the string that begins at `at` has its closing quotation mark; the end of the text where it has none.
pub(super) fn end_of_string(bytes: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(next) = memchr::memchr2(b'"', b'\\', &bytes[at.min(bytes.len())..]) {
        at += next;
        if bytes[at] == b'"' {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(text: &str, damage: usize) -> Vec<&str> {
        let ranges = elements(text, damage).into_iter();
        ranges.map(|range| text[range].trim()).collect()
    }

    #[test]
    fn a_list_that_is_cut_off_keeps_its_whole_elements() {
        let text = r#"{"n": [{"a": 1}], "items": [{"t": "a]\""}, {"u": [1, {"b": 2}, 3"#;
        assert_eq!(saved(text, text.len()), [r#"{"t": "a]\""}"#]);
    }

    #[test]
    fn what_stands_behind_the_damage_is_kept() {
        let text = r#"[{"t": 1}, {"t": NaN}, {"t": [3]}] {"t": 4}"#;
        assert_eq!(
            saved(text, 16),
            [r#"{"t": 1}"#, r#"{"t": NaN}"#, r#"{"t": [3]}"#]
        );
    }

    #[test]
    fn nothing_is_made_of_nonsense() {
        for text in ["", "{", "]]", "}{\"", "[1, 2", "\"\\", "[\"a\\"] {
            for damage in [0, 1, text.len()] {
                assert!(saved(text, damage).is_empty(), "{text}");
            }
        }
        let deep = "[".repeat(100_000);
        assert!(saved(&deep, deep.len()).is_empty());
        let wrong = "[{]".repeat(10_000);
        elements(&wrong, wrong.len());
    }
}
