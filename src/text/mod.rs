//! Turns an article's text into a document: furniture set aside, the rest in sentences and tokens.

pub mod abbreviation;
pub mod document;
pub mod furniture;
pub mod numeral;
pub mod segment;
pub mod spelling;
