//! Says which news articles are near-duplicates of one another, and what differs between them.

pub mod article;
pub mod batch;
pub mod cli;
pub mod compare;
pub mod find;
pub mod read;
pub mod report;
pub mod span;
pub mod text;
