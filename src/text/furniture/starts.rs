//! Tells texts from all phrases of many lists at one look at their first bytes.

use super::phrase::Phrases;

/// What three bytes phrases of several lists may begin with, in any case: tells nearly every text at one look from all of them.
pub(super) struct Starts {
    /// For the low five bits of two bytes, one bit for those of each third byte.
    thirds: [u32; 1 << 10],
}

impl Starts {
    /// Those of no phrase.
    pub(super) const NONE: Starts = Starts {
        thirds: [0; 1 << 10],
    };

    /// These and what stands behind `lead` (ASCII, small letters) in the phrases of a list that begin with it.
    pub(super) const fn and_behind(mut self, lead: &str, phrases: &Phrases) -> Starts {
        let mut n = 0;
        while n < phrases.list.len() {
            let mut rest = phrases.list[n].as_bytes();
            let mut lead = lead.as_bytes();
            while let ([first, more @ ..], [wanted, leads @ ..]) = (rest, lead)
                && first.to_ascii_lowercase() == *wanted
            {
                (rest, lead) = (more, leads);
            }
            match rest {
                [first, second, third, ..] if lead.is_empty() => {
                    self.thirds[Starts::pair(*first, *second)] |= 1 << (*third & 31);
                }
                // Anything may stand behind.
                [first, second] if lead.is_empty() => {
                    self.thirds[Starts::pair(*first, *second)] = u32::MAX;
                }
                [first] if lead.is_empty() => {
                    let mut second = 0;
                    while second < 32 {
                        self.thirds[Starts::pair(*first, second)] = u32::MAX;
                        second += 1;
                    }
                }
                _ => {}
            }
            n += 1;
        }
        self
    }

    const fn pair(first: u8, second: u8) -> usize {
        ((first & 31) as usize) << 5 | (second & 31) as usize
    }

    /// Whether a phrase may begin as `text` does.
    pub(super) fn may_open(&self, text: &[u8]) -> bool {
        match text {
            [first, second, third, ..] => {
                self.thirds[Starts::pair(*first, *second)] & (1 << (third & 31)) != 0
            }
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::furniture::phrase::phrases;

    #[test]
    fn no_text_is_told_from_a_phrase_that_it_begins_with() {
        let phrases = phrases!["the ferry", "The fog", "at", "x", "é"];
        let (all, behind) = (
            Starts::NONE.and_behind("", phrases),
            Starts::NONE.and_behind("the ", phrases),
        );
        for text in ["THE Ferry", "the fog", "Atlas", "at", "X", "Xylem", "été"] {
            assert!(all.may_open(text.as_bytes()), "{text}");
        }
        for text in ["tho", "Ferry", "oak", "yew"] {
            assert!(!all.may_open(text.as_bytes()), "{text}");
        }
        assert!(behind.may_open(b"Ferry") && behind.may_open(b"fog"));
        assert!(!behind.may_open(b"the ferry") && !behind.may_open(b"Atlas"));
    }
}
