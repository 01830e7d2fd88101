//! What differs inside tied sentences: word-level differences, each with a class and a tier.

use crate::span::Span;
use serde::Serialize;

/// One difference between two tied passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// What kind of change it is.
    pub class: Class,
    /// Where it stands on the left; empty where the right side adds something.
    pub left: Span,
    /// Where it stands on the right; empty where the right side leaves something out.
    pub right: Span,
}

/// How much a difference matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// What the story says has changed.
    Fact,
    /// The same, said in other words.
    Wording,
    /// The same words, in another house's style.
    Style,
}

/// The kinds of difference, most significant first: where several fit, the first is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "`Class::meaning` says what each is")]
pub enum Class {
    Number,
    Date,
    Name,
    Negation,
    Modality,
    Quotation,
    Reference,
    Inflection,
    FunctionWord,
    Order,
    Wording,
    Spelling,
    NumberForm,
    Abbreviation,
    NameForm,
    Capitalization,
    Hyphenation,
    Diacritics,
    SerialComma,
    Punctuation,
    Spacing,
}

impl Class {
    /// The tier that the class belongs to.
    pub fn tier(self) -> Tier {
        use Class::*;
        match self {
            Number | Date | Name | Negation | Modality | Quotation => Tier::Fact,
            Reference | Inflection | FunctionWord | Order | Wording => Tier::Wording,
            Spelling | NumberForm | Abbreviation | NameForm | Capitalization | Hyphenation
            | Diacritics | SerialComma | Punctuation | Spacing => Tier::Style,
        }
    }
}
