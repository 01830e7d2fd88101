//! Counts the words that have to be changed to make one passage another.

use crate::text::token::Form;

/// The edit distance of two passages: the fewest words to be put in, left out or replaced.
///
/// Myers, "A fast bit-vector algorithm for approximate string matching" (1999), as Hyyrö (2003) puts it: a column of the table
/// of differences is two words of bits, so that passages of which one has 64 words or fewer need no table.
pub(crate) fn distance(left: &[Form], right: &[Form]) -> usize {
    let (short, long) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    if short.is_empty() {
        return long.len();
    }
    if short.len() > u64::BITS as usize {
        return strsim::generic_levenshtein(&short.to_vec(), &long.to_vec());
    }
    let last = 1u64 << (short.len() - 1);
    let mut distance = short.len();
    // Where the cell below is one more, and where it is one less.
    let (mut more, mut less) = (u64::MAX, 0u64);
    for word in long {
        let bit = |(n, form): (usize, &Form)| u64::from(form == word) << n;
        let same = short.iter().enumerate().map(bit).fold(0, |a, b| a | b);
        let kept = ((same & more).wrapping_add(more) ^ more) | same | less;
        // The same for the cell to the right.
        let (right_more, right_less) = (less | !(kept | more), more & kept);
        distance += usize::from(right_more & last != 0);
        distance -= usize::from(right_less & last != 0);
        let (right_more, right_less) = (right_more << 1 | 1, right_less << 1);
        more = right_less | !(kept | right_more);
        less = right_more & kept;
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn forms(words: &[u64]) -> Vec<Form> {
        words.iter().copied().map(Form).collect()
    }

    proptest! {
        #[test]
        fn it_is_what_the_whole_table_tells(
            left in prop::collection::vec(0u64..6, 0..100),
            right in prop::collection::vec(0u64..6, 0..100),
        ) {
            let (left, right) = (forms(&left), forms(&right));
            prop_assert_eq!(
                distance(&left, &right),
                strsim::generic_levenshtein(&left, &right)
            );
        }
    }

    #[test]
    fn passages_of_64_words_and_of_none_are_told_as_any() {
        let long: Vec<u64> = (0..64).collect();
        let (long, turned) = (forms(&long), forms(&[&long[1..], &long[..1]].concat()));
        assert_eq!(distance(&long, &turned), 2);
        assert_eq!(distance(&long, &long), 0);
        assert_eq!(distance(&long, &[]), 64);
        assert_eq!(distance(&[], &[]), 0);
    }
}
