//! What two passages begin and end with.

use std::ops::Range;

/// What stands between what both begin with and what both then end with.
pub(crate) fn between_common_ends<T>(
    left: &[T],
    right: &[T],
    same: impl Fn(&T, &T) -> bool,
) -> (Range<usize>, Range<usize>) {
    let both = left.iter().zip(right);
    let head = both.take_while(|(l, r)| same(l, r)).count();
    let both = left[head..].iter().rev().zip(right[head..].iter().rev());
    let tail = both.take_while(|(l, r)| same(l, r)).count();
    (head..left.len() - tail, head..right.len() - tail)
}

/// The same, as what is left of both.
pub(crate) fn without_common_ends<'l, 'r, T>(
    left: &'l [T],
    right: &'r [T],
    same: impl Fn(&T, &T) -> bool,
) -> (&'l [T], &'r [T]) {
    let (l, r) = between_common_ends(left, right, same);
    (&left[l], &right[r])
}

/// How many bytes are compared at once.
const BLOCK: usize = 16;

/// How many bytes both begin with.
pub(crate) fn common_head(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.as_chunks::<BLOCK>().0.iter();
    let blocks = blocks.zip(other.as_chunks::<BLOCK>().0);
    let same = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rest = one[same..].iter().zip(&other[same..]);
    same + rest.take_while(|(a, b)| a == b).count()
}

/// How many bytes both end with.
pub(crate) fn common_tail(one: &[u8], other: &[u8]) -> usize {
    let blocks = one.as_rchunks::<BLOCK>().1.iter().rev();
    let blocks = blocks.zip(other.as_rchunks::<BLOCK>().1.iter().rev());
    let same = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rests = (&one[..one.len() - same], &other[..other.len() - same]);
    let rest = rests.0.iter().rev().zip(rests.1.iter().rev());
    same + rest.take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_begin_and_end_with_is_as_long_as_it_is_the_same() {
        let story = "The ferry to Hamnvik was late again on Friday because of fog.";
        for at in 0..story.len() {
            let mut other = story.as_bytes().to_vec();
            other[at] = b'#';
            assert_eq!(common_head(story.as_bytes(), &other), at);
            assert_eq!(common_tail(story.as_bytes(), &other), story.len() - 1 - at);
            let cut = &story.as_bytes()[..at];
            assert_eq!(common_head(story.as_bytes(), cut), at);
            assert_eq!(
                common_tail(&story.as_bytes()[at..], story.as_bytes()),
                story.len() - at
            );
        }
    }
}
