//! Keeps what is wrong with one file readable, however much of it is wrong.

use super::Failure;
use std::path::{Path, PathBuf};

/// How many failures of one file are told; beyond that they are only counted.
const TOLD: usize = 10;

/// What is wrong in a file of many articles.
#[derive(Debug)]
pub(super) struct Failures {
    path: PathBuf,
    told: Vec<Failure>,
    untold: usize,
}

impl Failures {
    /// Nothing is wrong with this file so far.
    pub(super) fn new(path: &Path) -> Failures {
        Failures {
            path: path.to_owned(),
            told: Vec::new(),
            untold: 0,
        }
    }

    /// Adds what is wrong at one place. The message is made only if it is told.
    pub(super) fn push(&mut self, message: impl FnOnce() -> String) {
        if self.told.len() < TOLD {
            self.told.push(Failure {
                path: self.path.clone(),
                message: message(),
            });
        } else {
            self.untold += 1;
        }
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// All that is told, and how many more there are of `what`: "lines".
    pub(super) fn conclude(mut self, what: &str) -> Vec<Failure> {
        if self.untold > 0 {
            self.told.push(Failure {
                path: self.path,
                message: format!("and {} more {what} that could not be read", self.untold),
            });
        }
        self.told
    }
}
