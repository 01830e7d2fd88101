//! How far two runs of words are from one another.

use super::occurrences::Occurrences;
use crate::text::token::{Form, Token};

/// How many words have to be added, dropped or replaced to make one run of the other (Levenshtein, 1966).
///
/// Method: a column of the table of distances is kept as two sets of bits, where it grows by one and where it shrinks (Myers,
/// 1999, as simplified by Hyyrö, 2003), as long as the words of one run fit the bits of a number.
pub(crate) fn distance(left: &[Token], right: &[Token]) -> usize {
    let (short, long) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let Some(last) = short.len().checked_sub(1) else {
        return long.len();
    };
    if last >= u64::BITS as usize {
        let forms = |tokens: &[Token]| tokens.iter().map(|t| t.form).collect::<Vec<Form>>();
        return strsim::generic_levenshtein(&forms(short), &forms(long));
    }
    let occurrences = Occurrences::of(short);
    let mut distance = short.len();
    let (mut grows, mut shrinks) = (!0_u64, 0_u64);
    for word in long {
        let same = occurrences
            .of_form(word.form)
            .fold(0, |same, n| same | 1_u64 << n);
        let diagonal = ((same & grows).wrapping_add(grows) ^ grows) | same | shrinks;
        let (up, down) = (shrinks | !(diagonal | grows), diagonal & grows);
        distance += (up >> last & 1) as usize;
        distance -= (down >> last & 1) as usize;
        let (up, down) = (up << 1 | 1, down << 1);
        (grows, shrinks) = (down | !(diagonal | up), up & diagonal);
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokens_of;
    use proptest::prelude::*;

    #[test]
    fn each_word_that_is_added_dropped_or_replaced_counts_once() {
        for (left, right, apart) in [
            ("the ferry was late", "the ferry was late", 0),
            ("the ferry was late", "the night ferry was early", 2),
            ("", "late again", 2),
            ("late again", "", 2),
            ("fog on the pier", "pier the on fog", 4),
        ] {
            assert_eq!(
                distance(&tokens_of(left), &tokens_of(right)),
                apart,
                "{left} / {right}"
            );
        }
    }

    proptest! {
        #[test]
        fn it_is_that_of_a_full_table(left in "([a-d] ){0,70}", right in "([a-d] ){0,70}") {
            let (left, right) = (tokens_of(&left), tokens_of(&right));
            let forms = |tokens: &[Token]| tokens.iter().map(|t| t.form).collect::<Vec<_>>();
            let apart = strsim::generic_levenshtein(&forms(&left), &forms(&right));
            prop_assert_eq!(distance(&left, &right), apart);
        }
    }
}
