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
pub enum Class {
    /// Another amount, or a word that turns one: `40` / `45`, `rose` / `fell`.
    Number,
    /// Another day, month, year or time of day, or before for after.
    Date,
    /// Another person, place or body, or another that did it: `Austria` / `Australia`.
    Name,
    /// One side denies what the other says: `will sign` / `will not sign`, `confirmed` / `denied`.
    Negation,
    /// Another modal verb: `may` / `will`.
    Modality,
    /// Any other wording inside quotation marks.
    Quotation,
    /// The same person or thing called otherwise: `he` / `the president`.
    Reference,
    /// Another form of the same word: `are` / `is`.
    Inflection,
    /// Another article, preposition, conjunction or auxiliary: `of` / `from`.
    FunctionWord,
    /// The same words in another order.
    Order,
    /// Other words.
    Wording,
    /// Another spelling of the same word: `favor` / `favour`, or a misprint that makes no other word.
    Spelling,
    /// The same amount, date or time written otherwise: `ten` / `10`, `3 p.m.` / `15:00`.
    NumberForm,
    /// The same word or name, shorter: `US` / `United States`.
    Abbreviation,
    /// The same name in another form: `To Lam` / `Lam`, `Kiev` / `Kyiv`.
    NameForm,
    /// Capital letters.
    Capitalization,
    /// Hyphens: `co-operation` / `cooperation`.
    Hyphenation,
    /// Marks over and under letters: `Phạm` / `Pham`.
    Diacritics,
    /// The comma before the last of a list.
    SerialComma,
    /// Any other punctuation.
    Punctuation,
    /// Spaces that were lost or added inside sentences: `5kg` / `5 kg`.
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
