//! Searches text for bytes of many kinds, which are rare, by the stride.

/// Bytes that are looked at together.
const STRIDE: usize = 16;

/// Where the first byte of `bytes` from `from` on stands that matters.
///
/// `may_matter` tells cheaply and without a look into memory, so that the compiler makes vectors of it; it has to hold of all
/// bytes that matter and of few others.
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
        if stride.map(&may_matter) != [false; STRIDE]
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
        for place in 0..50 {
            let mut text = [b'a'; 50];
            text[place / 2] = b',';
            text[place] = b'.';
            for from in 0..=50 {
                let found = find(&text, from, is_sign, is_stop);
                assert_eq!(found, (from <= place).then_some(place), "{place} {from}");
            }
        }
    }
}
