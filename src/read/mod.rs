//! Turns paths and bytes into articles.

use crate::article::Article;
use std::path::PathBuf;

/// An input that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The input as it was named.
    pub path: PathBuf,
    /// What is wrong, and what to do about it.
    pub message: String,
}

/// What reading came to.
#[derive(Debug, Default)]
pub struct Reading {
    /// Articles in the order given; folders in sorted order.
    pub articles: Vec<Article>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
}
