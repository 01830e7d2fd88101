//! Turns an article's text into a document: furniture set aside, the rest in sentences and tokens.
//!
//! [`Document::read`](document::Document::read) does all of it. First what a page or a wire puts around a story is told from
//! the story, then paragraphs are split into sentences, and these into [tokens](token) by [`tokenize`], which looks each word
//! up in a lexicon of spelling variants, abbreviations, number words and function words.

pub(crate) mod abbreviation;
pub mod document;
mod furniture;
pub mod language;
pub(crate) mod lexicon;
pub(crate) mod numeral;
pub(crate) mod quantity;
pub(crate) mod quotation;
mod segment;
pub(crate) mod spelling;
mod stride;
pub mod token;
pub mod tokenize;
mod trim;
