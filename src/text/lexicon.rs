//! What is known of a word by itself: one table, looked up once a token.

use crate::text::token::Form;
use crate::text::{abbreviation, numeral, spelling};
use hashbrown::HashTable;
use std::sync::LazyLock;

/// What the lexicon knows of a lower-case word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The canonical word.
    pub(crate) canonical: &'static str,
    /// Its form.
    pub(crate) form: Form,
    /// What kind of knowledge it is.
    pub(crate) kind: EntryKind,
}

/// Why a word is in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryKind {
    /// It is a spelling variant of its canonical word.
    Spelling,
    /// It is short for its canonical word, if written as these two say.
    Abbreviation {
        /// Only when a full stop follows.
        needs_period: bool,
        /// Only with a capital letter.
        needs_capital: bool,
    },
    /// It is a number word.
    Cardinal(u64),
    /// It says a place in an order.
    Ordinal,
    /// It is the name of a month. Those that are other words too ("may", "march") only with a capital letter.
    Month,
    /// It is the name of a weekday.
    Weekday,
    /// It is a function word.
    Function,
}

const MONTHS: &str =
    "january february march april may june july august september october november december";
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// English articles, prepositions, conjunctions, pronouns and auxiliary verbs: the words that stand in any two sentences,
/// so that sharing them says little.
const FUNCTION_WORDS: &str = "a an the this that these those \
    and or but nor so yet if because as while when where whether than though although until unless since \
    of in on at by for from with without to into onto over under about after before between among against during through \
    across along around near off out up down upon within toward via per amid behind beyond despite except like above below \
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs \
    himself herself itself themselves myself ourselves yourself who whom whose which what how why there here \
    am is are was were be been being have has had having do does did doing done \
    will would shall should can could may might must not no \
    it's he's she's that's there's who's i'm i've i'll i'd we're we've we'll we'd they're they've they'll they'd you're \
    don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't \
    also then too very just only both either neither each such same own all any some other more most";

/// The words of the table by their hashes.
struct Lexicon {
    table: HashTable<(u64, Entry)>,
    /// One bit for each value that the top 16 bits of a hash can have, set where the table has such a hash: most words of a
    /// text are not in the table, and this tells it from a few kilobytes.
    likely: Box<[u64; 1024]>,
}

impl Lexicon {
    fn build() -> Lexicon {
        let mut lexicon = Lexicon {
            table: HashTable::with_capacity(1 << 13),
            likely: Box::new([0; 1024]),
        };
        // The first to name a word keeps it, so the closed classes stand before the large tables.
        for (words, kind) in [
            (MONTHS, EntryKind::Month),
            (WEEKDAYS, EntryKind::Weekday),
            (FUNCTION_WORDS, EntryKind::Function),
        ] {
            for word in words.split_ascii_whitespace() {
                lexicon.insert(word, word, kind);
            }
        }
        for (word, value, canonical) in numeral::cardinals() {
            lexicon.insert(word, canonical, EntryKind::Cardinal(value));
        }
        for (word, canonical) in numeral::ordinals() {
            lexicon.insert(word, canonical, EntryKind::Ordinal);
        }
        for entry in abbreviation::table() {
            let kind = EntryKind::Abbreviation {
                needs_period: entry.needs_period,
                needs_capital: entry.needs_capital,
            };
            lexicon.insert(entry.short, entry.long, kind);
        }
        for (variant, canonical) in spelling::entries() {
            lexicon.insert(variant, canonical, EntryKind::Spelling);
        }
        lexicon
    }

    fn insert(&mut self, word: &'static str, canonical: &'static str, kind: EntryKind) {
        let hash = Form::of(word).0;
        if self.get(hash).is_none() {
            let entry = Entry {
                canonical,
                form: Form::of(canonical),
                kind,
            };
            self.likely[(hash >> 54) as usize] |= 1 << ((hash >> 48) & 63);
            self.table
                .insert_unique(hash, (hash, entry), |(hash, _)| *hash);
        }
    }

    fn get(&self, hash: u64) -> Option<&Entry> {
        if self.likely[(hash >> 54) as usize] & (1 << ((hash >> 48) & 63)) == 0 {
            return None;
        }
        self.table
            .find(hash, |(h, _)| *h == hash)
            .map(|(_, entry)| entry)
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// What is known of the lower-case word that has this form.
pub(crate) fn look_up(word: Form) -> Option<&'static Entry> {
    LEXICON.get(word.0)
}

/// Prefixes that some houses set off by a hyphen and others do not.
pub(crate) fn is_hyphenated_prefix(lower: &[u8]) -> bool {
    matches!(
        lower,
        b"co"
            | b"re"
            | b"non"
            | b"anti"
            | b"pre"
            | b"post"
            | b"mid"
            | b"multi"
            | b"inter"
            | b"intra"
            | b"sub"
            | b"semi"
            | b"ultra"
            | b"micro"
            | b"mini"
            | b"macro"
            | b"counter"
            | b"trans"
            | b"super"
            | b"hyper"
            | b"neo"
            | b"infra"
            | b"socio"
            | b"e"
            | b"bi"
            | b"tri"
    )
}

/// Initialisms that are function words when written small: `US`, `IT`, `WHO`. Their form keeps full stops between the letters,
/// so that the country is never taken for the pronoun. Only those of the news: of a line all in capitals, `OF` and `HAD` are
/// the words.
pub(crate) fn is_function_initialism(lower: &[u8]) -> bool {
    matches!(lower, b"us" | b"it" | b"who" | b"am" | b"is")
}
