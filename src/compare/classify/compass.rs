//! Points of the compass: `southeast` is not where `southwest` is.

use crate::compare::passage::Words;
use std::ops::Range;

/// Whether words in place of others point in another direction. Where more than one word changed, only adjectives count:
/// the others are too often parts of names.
pub(super) fn points_differ(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let single = l.len() == 1 && r.len() == 1;
    let points = |words: &Words<'_>, run: &Range<usize>| {
        run.clone().fold(0u16, |points, n| {
            let word = words.stem(n);
            let counts = single || word.ends_with("ern");
            points | if counts { point(word) } else { 0 }
        })
    };
    let one = points(left, l);
    if one == 0 {
        return false;
    }
    let other = points(right, r);
    other != 0 && one != other
}

/// The point that a lower-case word names, as one bit; 0 if it names none.
fn point(word: &str) -> u16 {
    const ENDINGS: [&str; 9] = [
        "", "ern", "erner", "erners", "ernmost", "erly", "ward", "wards", "bound",
    ];
    let of = |name: &str, bit: u16| {
        let rest = word.strip_prefix(name)?;
        ENDINGS.contains(&rest).then_some(bit)
    };
    if !matches!(word.bytes().next(), Some(b'n' | b's' | b'e' | b'w')) {
        return 0;
    }
    // The longer names first: "northeast" begins with "north".
    of("northeast", 1)
        .or_else(|| of("northwest", 2))
        .or_else(|| of("southeast", 4))
        .or_else(|| of("southwest", 8))
        .or_else(|| of("north", 16))
        .or_else(|| of("south", 32))
        .or_else(|| of("east", 64))
        .or_else(|| of("west", 128))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::point;

    #[test]
    fn a_point_is_one_in_all_its_forms() {
        for (a, b) in [
            ("southeast", "southeastern"),
            ("westward", "west"),
            ("northbound", "northerly"),
        ] {
            assert_eq!(point(a), point(b), "{a} {b}");
            assert_ne!(point(a), 0, "{a}");
        }
        for word in ["westminster", "easter", "northumberland", "weston", ""] {
            assert_eq!(point(word), 0, "{word}");
        }
    }
}
