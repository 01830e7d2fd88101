//! Spelling variants: one canonical form for each family of accepted spellings (defence/defense).

/// Canonical spelling of a lower-case word that is one of several accepted spellings; `None` for any other word.
pub fn canonical(word: &str) -> Option<&'static str> {
    let _ = word;
    None
}

/// Whether two different lower-case words are spellings of one word when they stand in for each other in two copies of a sentence, including pairs that are other words elsewhere (cheque/check).
pub fn same_word(a: &str, b: &str) -> bool {
    let _ = (a, b);
    false
}

/// Every variant that is always folded, with its canonical spelling.
pub fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    std::iter::empty()
}
