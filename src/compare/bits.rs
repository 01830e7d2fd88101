//! Goes over small sets that are kept as the bits of a number.

/// The bits that are set, from the lowest on.
pub(crate) fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = set.trailing_zeros() as usize;
        set &= set.checked_sub(1)?;
        Some(lowest)
    })
}

#[cfg(test)]
mod tests {
    use super::bits;

    #[test]
    fn every_bit_that_is_set_comes_once_in_order() {
        assert_eq!(bits(0).count(), 0);
        assert_eq!(bits(0b1011).collect::<Vec<_>>(), [0, 1, 3]);
        assert_eq!(bits(u64::MAX).collect::<Vec<_>>(), Vec::from_iter(0..64));
    }
}
