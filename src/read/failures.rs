//! Keeps what is wrong with one file readable, however much of it is wrong.

use super::Failure;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// How many failures of one file are told; beyond that they are only counted.
const TOLD: usize = 10;

/// How many characters of a name in a file are told; few GUIDs are longer.
const NAME: usize = 120;

/// How many names of a list are told.
const NAMES: usize = 8;

/// A name that stands in a file, for a message: its beginning, if it is long.
pub(super) fn shown(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(NAME) {
        Some((at, _)) => Cow::Owned(format!("{}…", &name[..at])),
        None => Cow::Borrowed(name),
    }
}

/// The first of some names that stand in a file, for a message.
pub(super) fn listed<'a>(mut names: impl Iterator<Item = &'a str>) -> String {
    let mut told: Vec<Cow<'_, str>> = names.by_ref().take(NAMES).map(shown).collect();
    if names.next().is_some() {
        told.push(Cow::Borrowed("…"));
    }
    told.join(", ")
}

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

#[cfg(test)]
mod tests {
    use super::super::{Options, from_bytes};
    use super::*;

    #[test]
    fn no_message_tells_a_name_of_any_length_whole() {
        let name = "n\u{e9}".repeat(50_000);
        let names = "\u{e9}t\u{e9},".repeat(50_000);
        for input in [
            format!("{{\"{name}\":1}}"),
            format!("{{\"{name}\":1}}\n{{\"{name}\":1}}\n"),
            format!("{{\"type\":\"video\",\"versioncreated\":\"\",\"guid\":\"{name}\"}}"),
            format!("<?xml version='1.0'?><{name}/>"),
            format!("<nitf><{name}></nitf>"),
            format!("<nitf><{name}>"),
            format!("<newsItem guid='{name}'><contentSet><remoteContent/></contentSet></newsItem>"),
        ] {
            let failures =
                from_bytes(Path::new("a"), input.as_bytes(), &Options::default()).failures;
            let start: String = input.chars().take(50).collect();
            assert!(!failures.is_empty(), "{start}");
            for failure in failures {
                assert!(failure.message.len() < 1200, "{start}");
            }
        }
        let forced = Options {
            format: Some(crate::article::Format::Csv),
            ..Options::default()
        };
        for input in [format!("{names}\n"), format!("{name},b\n")] {
            let failures = from_bytes(Path::new("a"), input.as_bytes(), &forced).failures;
            assert!(failures[0].message.len() < 1200);
        }
    }

    #[test]
    fn no_notice_tells_a_code_of_any_length_whole() {
        let code = "x".repeat(100_000);
        let item = format!(
            "{{\"type\":\"text\",\"versioncreated\":\"\",\"pubstatus\":\"{code}:canceled\",\"embargoed\":\"{code}\",\"body_text\":\"Late.\"}}"
        );
        let articles = from_bytes(Path::new("a"), item.as_bytes(), &Options::default()).articles;
        let reason = articles[0].metadata.withdrawn.as_deref();
        assert!(reason.is_some_and(|reason| reason.len() < 500));
        assert_eq!(articles[0].notices.len(), 2);
        assert!(
            articles[0]
                .notices
                .iter()
                .all(|notice| notice.text.len() < 500)
        );
    }
}
