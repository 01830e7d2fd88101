//! Tokens: the words and quantities of a sentence, each with the canonical form that it is matched by.

use crate::span::Span;

/// A canonical form, hashed (XXH3, 64 bits): two tokens say the same if their forms are equal.
///
/// The hash is stable across versions of the tool and machines, so that fingerprints made of forms can be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form(pub u64);

impl Form {
    /// The form of a canonical text.
    pub fn of(canonical: &str) -> Form {
        Form::of_bytes(canonical.as_bytes())
    }

    /// The form of a canonical text, given as its UTF-8 bytes.
    pub fn of_bytes(canonical: &[u8]) -> Form {
        Form(xxhash_rust::xxh3::xxh3_64(canonical))
    }
}

/// A word or quantity of the source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The author's characters, a trailing full stop included only where it belongs to an abbreviation.
    pub span: Span,
    /// What it is matched by.
    pub form: Form,
    /// What it is.
    pub kind: TokenKind,
    /// Rules that made the form differ from the author's characters.
    pub rules: Rules,
    /// What else is known of it.
    pub traits: Traits,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, a character of a script written without spaces, or anything else.
    Word,
    /// A number without a unit: `10`, `ten`, `1,000`, `2.5 million`.
    Number,
    /// A place in an order: `14th`, `fourteenth`.
    Ordinal,
    /// A number with a unit of money or a percentage: `US$10 billion`, `7.9 percent`.
    Quantity,
    /// The name of a month.
    Month,
    /// The name of a day of the week.
    Weekday,
}

/// A set of normalization rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Rules(u8);

impl Rules {
    /// Upper case folded.
    pub const CASE: Rules = Rules(1);
    /// Diacritics or compatibility characters folded.
    pub const DIACRITICS: Rules = Rules(1 << 1);
    /// Apostrophes unified.
    pub const PUNCTUATION: Rules = Rules(1 << 2);
    /// A spelling variant replaced.
    pub const SPELLING: Rules = Rules(1 << 3);
    /// An abbreviation written out, or its full stops dropped.
    pub const ABBREVIATION: Rules = Rules(1 << 4);
    /// A number brought to its value.
    pub const NUMBER_FORM: Rules = Rules(1 << 5);
    /// The hyphen behind a prefix dropped.
    pub const HYPHENATION: Rules = Rules(1 << 6);

    /// Both sets together.
    pub fn with(self, other: Rules) -> Rules {
        Rules(self.0 | other.0)
    }

    /// Whether all of `other` is in this set.
    pub fn has(self, other: Rules) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is in this set.
    pub fn intersects(self, other: Rules) -> bool {
        self.0 & other.0 != 0
    }

    /// Names of the rules in the set, as `dedupe inspect` shows them.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        [
            (Rules::CASE, "capitalization"),
            (Rules::DIACRITICS, "diacritics"),
            (Rules::PUNCTUATION, "punctuation"),
            (Rules::SPELLING, "spelling"),
            (Rules::ABBREVIATION, "abbreviation"),
            (Rules::NUMBER_FORM, "number_form"),
            (Rules::HYPHENATION, "hyphenation"),
        ]
        .into_iter()
        .filter(move |(rule, _)| self.has(*rule))
        .map(|(_, name)| name)
    }
}

/// What is known of a token beside its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Traits(u8);

impl Traits {
    /// It begins with a capital letter.
    pub const CAPITAL: Traits = Traits(1);
    /// It stands inside quotation marks.
    pub const QUOTED: Traits = Traits(1 << 1);
    /// It is a function word: an article, preposition, conjunction, pronoun or auxiliary verb.
    pub const FUNCTION: Traits = Traits(1 << 2);

    /// [`Traits::CAPITAL`] or nothing.
    pub(crate) fn of_capital(capital: bool) -> Traits {
        if capital {
            Traits::CAPITAL
        } else {
            Traits::default()
        }
    }

    /// Both sets together.
    pub fn with(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// Whether all of `other` is in this set.
    pub fn has(self, other: Traits) -> bool {
        self.0 & other.0 == other.0
    }
}

impl Token {
    /// The token of the same characters in another place, outside of quotation marks.
    pub(crate) fn moved(&self, from: u32, to: u32) -> Token {
        Token {
            span: Span {
                start: self.span.start - from + to,
                end: self.span.end - from + to,
            },
            traits: Traits(self.traits.0 & !Traits::QUOTED.0),
            ..*self
        }
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.traits.has(Traits::CAPITAL)
    }

    /// Whether it stands inside quotation marks.
    pub fn is_quoted(&self) -> bool {
        self.traits.has(Traits::QUOTED)
    }

    /// Whether it is a function word.
    pub fn is_function(&self) -> bool {
        self.traits.has(Traits::FUNCTION)
    }

    /// Whether it has a value: a number, an ordinal or a quantity.
    pub fn is_numeric(&self) -> bool {
        matches!(
            self.kind,
            TokenKind::Number | TokenKind::Ordinal | TokenKind::Quantity
        )
    }
}
