//! Tells by one search of a whole text which questions need not be asked of any of its paragraphs.

use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

/// What may stand somewhere in a text or paragraph. What is not hinted at does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hints {
    /// Who contributed to the story or has its rights.
    pub(super) contributed: bool,
    /// A notice on privacy.
    pub(super) private: bool,
    /// Code.
    pub(super) code: bool,
    /// The mark that ends a story, `./.`
    pub(super) marked: bool,
}

/// What nothing is hinted at without, in no more capitals than it may have. The last two are of privacy and the mark.
const WORDS: [&str; 7] = [
    "ontributed",
    "eserved",
    "rewritten",
    "RESERVED",
    "Principles",
    "rivacy",
    "./.",
];
const PRIVATE: usize = WORDS.len() - 2;
const MARK: usize = WORDS.len() - 1;

impl Hints {
    /// Those of a text that nothing is known of.
    pub(super) const ALL: Hints = Hints {
        contributed: true,
        private: true,
        code: true,
        marked: true,
    };

    /// Those of a text.
    pub(super) fn of(text: &str) -> Hints {
        // Of the kinds of match only this one searches with vectors; no two of the words overlap.
        static SEARCHER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
            let mut builder = AhoCorasick::builder();
            builder.match_kind(MatchKind::LeftmostFirst);
            builder.build(WORDS).ok()
        });
        let Some(searcher) = &*SEARCHER else {
            return Hints::ALL;
        };
        let mut hints = Hints {
            contributed: false,
            private: false,
            marked: false,
            code: memchr::memchr(b'{', text.as_bytes()).is_some(),
        };
        for word in searcher.find_iter(text) {
            match word.pattern().as_usize() {
                PRIVATE => hints.private = true,
                MARK => hints.marked = true,
                _ => hints.contributed = true,
            }
        }
        hints
    }

    /// Whether nothing is hinted at that may set a whole paragraph aside, as in most texts.
    pub(super) fn is_none(self) -> bool {
        !(self.contributed || self.private || self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_hints_at_what_it_stands_for_and_prose_at_nothing() {
        let of = |text: &str| {
            let hints = Hints::of(text);
            (hints.contributed, hints.private, hints.code)
        };
        assert_eq!(of("The ferry left Elmsted at dawn."), (false, false, false));
        assert!(Hints::of("").is_none() && !Hints::ALL.is_none());
        for text in [
            "Ann Example contributed to this report.",
            "All rights reserved.",
            "ALL RIGHTS RESERVED",
            "It may not be published, broadcast, rewritten or sold.",
            "Our Standards: The Harbor Trust Principles.",
        ] {
            assert_eq!(of(text), (true, false, false), "{text}");
        }
        assert_eq!(of("Privacy policy. Rewritten."), (false, true, false));
        assert_eq!(of("privacy { rewritten"), (true, true, true));
        assert!(Hints::of("in both countries./.The mayor").marked);
        assert!(!Hints::of("in both countries. The mayor").marked);
    }
}
