//! Turns a pair of documents into a comparison: sentences aligned, the relation named, differences told.

pub mod alignment;
pub mod comparison;
pub mod difference;
pub mod group;
