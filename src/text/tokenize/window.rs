//! Short words: ASCII letters read in one window of bytes, with what the byte behind them is to them.

/// How many bytes are looked at for a word. One that is remembered is shorter, so that what stands behind it is among them.
pub(super) const WINDOW: usize = 16;

/// What may be a word of less than [`WINDOW`] ASCII letters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ShortWord {
    /// Its bytes from the lowest on.
    pub(super) letters: u128,
    /// How many it has.
    pub(super) len: usize,
    /// What the byte behind it is to it.
    pub(super) behind: Around,
}

impl ShortWord {
    /// The short word that may stand at the beginning of a window. It ends before the first byte that lacks the bit that all
    /// letters have; the signs and the beginnings of other characters that have it, too, keep what is found from being any
    /// word that is known.
    #[inline]
    pub(super) fn of(window: &[u8; WINDOW]) -> Option<ShortWord> {
        /// The lowest bit of each byte that lacks that bit.
        fn others(half: u64) -> u64 {
            (!half >> 6) & u64::from_le_bytes([1; 8])
        }
        /// All bits below the first of some; all bits if there is none.
        fn below(bits: u64) -> u64 {
            bits.wrapping_sub(1) & !bits
        }
        let all = u128::from_le_bytes(*window);
        let (low, high) = (all as u64, (all >> 64) as u64);
        // Most words are so short that the first half tells.
        let first = others(low);
        let (letters, bits) = if first != 0 {
            (u128::from(low & below(first)), first.trailing_zeros())
        } else {
            let second = others(high);
            let high = u128::from(high & below(second)) << 64;
            (u128::from(low) | high, 64 + second.trailing_zeros())
        };
        let len = (bits / 8) as usize;
        let behind = *window.get(len)?;
        Some(ShortWord {
            letters,
            len,
            behind: BEHIND[behind as usize],
        })
    }
}

/// The same byte all over a word's room.
const fn all(byte: u8) -> u128 {
    u128::from_le_bytes([byte; WINDOW])
}

/// The bytes of a [`ShortWord`] with capitals made small.
pub(super) fn to_small(word: u128) -> u128 {
    // Small letters have one more bit, right below the one that all letters have and the bytes behind the word lack.
    word | (word & all(0x40)) >> 1
}

/// Whether all bytes that [`to_small`] gives for a word are letters.
pub(super) fn is_letters(small: u128) -> bool {
    /// What brings `a` to the highest bit of a byte, and what brings the first sign behind `z` to it.
    const FROM_A: u128 = all(0x80 - b'a');
    const BEHIND_Z: u128 = all(0x7f - b'z');
    let highest = |word: u128| word & all(0x80);
    // No byte runs over into the next unless one has its highest bit set from the start.
    highest(small) == 0
        && highest(small + BEHIND_Z) == 0
        && highest(small + FROM_A) == (small & all(0x40)) << 1
}

/// A set of things around a word that can make another token of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Around(u8);

impl Around {
    pub(super) const NOTHING: Around = Around(0);
    /// What may go on with the word or is read together with it: no word is known in front of it.
    pub(super) const JOINT: Around = Around(1);
    /// A full stop behind it, which an abbreviation takes.
    pub(super) const STOP: Around = Around(1 << 1);
    /// A hyphen behind it, which a prefix takes.
    pub(super) const HYPHEN: Around = Around(1 << 2);
    /// An amount before it, which a magnitude or a unit adds to; of a word that was not met behind one yet, nothing tells.
    pub(super) const AMOUNT: Around = Around(1 << 3);

    #[inline]
    pub(super) fn with(self, other: Around) -> Around {
        Around(self.0 | other.0)
    }

    #[inline]
    pub(super) fn intersects(self, other: Around) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn without(self, other: Around) -> Around {
        Around(self.0 & !other.0)
    }

    /// [`Self::with`] the other where it is so.
    pub(super) fn with_if(self, is_so: bool, other: Around) -> Around {
        match is_so {
            true => self.with(other),
            false => self,
        }
    }
}

/// What each byte is to a word that it stands right behind.
const BEHIND: [Around; 256] = {
    let mut behind = [Around::JOINT; 256];
    let mut byte = 0;
    while byte < 0x80 {
        behind[byte as usize] = match byte {
            b'.' => Around::STOP,
            b'-' => Around::HYPHEN,
            b'\'' | b'&' | b'$' => Around::JOINT,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Around::JOINT,
            _ => Around::NOTHING,
        };
        byte += 1;
    }
    behind
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_before_the_first_byte_that_is_no_letter() {
        for byte in (0..=u8::MAX).filter(|byte| byte & 0x40 == 0) {
            for len in 0..WINDOW {
                let mut window = *b"LindmoorHarbors!";
                window[len] = byte;
                let mut word = [0; WINDOW];
                word[..len].copy_from_slice(&window[..len]);
                let expected = ShortWord {
                    letters: u128::from_le_bytes(word),
                    len,
                    behind: BEHIND[byte as usize],
                };
                assert_eq!(ShortWord::of(&window), Some(expected), "{byte} at {len}");
            }
        }
        assert_eq!(ShortWord::of(b"Lindmoorsharbors"), None, "too long");
    }

    #[test]
    fn capitals_are_made_small() {
        let word = |word: &[u8; WINDOW]| u128::from_le_bytes(*word);
        assert_eq!(
            to_small(word(b"AZazLindMOOR\0\0\0\0")),
            word(b"azazlindmoor\0\0\0\0")
        );
    }

    #[test]
    fn a_word_has_letters_alone_if_each_of_its_bytes_is_one() {
        for byte in (0..=u8::MAX).filter(|byte| byte & 0x40 != 0) {
            for place in 0..8 {
                let mut word = *b"lindMOOR\0\0\0\0\0\0\0\0";
                word[place] = byte;
                let small = to_small(u128::from_le_bytes(word));
                let expected = byte.is_ascii_alphabetic();
                assert_eq!(is_letters(small), expected, "{byte} at {place}");
            }
        }
    }
}
