//! Searches text for bytes of many kinds, which are rare, by the stride.

/// Bytes that are looked at together: with no way out between them, the compiler makes vectors of them.
const STRIDE: usize = 32;

/// Where the first byte of `bytes` from `from` on stands that matters.
///
/// `may_matter` is asked of all bytes of a stride. It tells by comparing alone, without a branch or a table; it has to hold of
/// all bytes that matter and of few others.
#[inline]
pub(crate) fn find(
    bytes: &[u8],
    from: usize,
    may_matter: impl Fn(u8) -> bool,
    matters: impl Fn(u8) -> bool,
) -> Option<usize> {
    let (strides, rest) = bytes[from..].as_chunks::<STRIDE>();
    let mut at = from;
    for stride in strides {
        if stride.iter().fold(false, |may, &b| may | may_matter(b))
            && let Some(n) = stride.iter().position(|&b| matters(b))
        {
            return Some(at + n);
        }
        at += STRIDE;
    }
    let n = rest.iter().position(|&b| matters(b))?;
    Some(at + n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_is_found_at_any_place_and_what_only_may_is_passed_over() {
        let is_sign = |b: u8| !b.is_ascii_alphanumeric();
        let is_stop = |b: u8| b == b'.';
        for place in 0..80 {
            let mut text = [b'a'; 80];
            text[place / 2] = b',';
            text[place] = b'.';
            for from in 0..=80 {
                let found = find(&text, from, is_sign, is_stop);
                assert_eq!(found, (from <= place).then_some(place), "{place} {from}");
            }
        }
    }
}
