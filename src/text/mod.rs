//! Turns an article's text into a document: furniture set aside, the rest in sentences and tokens.

pub mod abbreviation;
pub mod document;
pub mod furniture;
pub mod lexicon;
pub mod numeral;
pub mod quantity;
pub mod quotation;
pub mod segment;
pub mod spelling;
pub mod token;
pub mod tokenize;
