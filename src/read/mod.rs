//! Turns paths and bytes into articles.
//!
//! [`read_all`] finds the files under the names given and turns each into articles, whatever its encoding; [`read_each`] hands
//! them over as they are read; [`from_bytes`] turns bytes into articles that the caller has in memory.
//!
//! ```
//! use dedupe::read::{Options, read_all};
//! # let folder = tempfile::tempdir()?;
//! # std::fs::write(folder.path().join("story.txt"), "The ferry was late.\n")?;
//! # let folder = folder.path().to_owned();
//! let reading = read_all(&[folder], None, &Options::default());
//! assert_eq!(reading.articles[0].text, "The ferry was late.\n");
//! assert!(reading.failures.is_empty());
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! Nothing here ends early, unless whoever takes the articles breaks off: an input that cannot be read becomes a [`Failure`] beside the articles of all others.

mod binary;
mod body;
mod compressed;
mod csv;
mod draft;
mod each;
mod email;
mod encoding;
mod export;
mod failures;
mod feed;
mod fields;
mod generic_xml;
mod handover;
mod html;
mod identity;
mod inputs;
mod json;
mod json_lines;
mod label;
mod markup;
mod newsml;
mod newsml_g2;
mod nitf;
mod note;
mod pattern;
mod prose;
mod shortcode;
mod source;
mod text;
mod walk;
mod wire;
mod xml;

pub use fields::{Field, FieldError, Fields};
pub use label::{UnknownEncoding, encoding_named};
pub use source::from_bytes;

use crate::article::{Article, Format, Role};
use crate::progress::{Progress, Stage};
use encoding_rs::Encoding;
use handover::Handover;
use inputs::inputs_against;
use std::fmt;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How many bytes at the start of a file tell whether it is text.
const HEAD: usize = 8192;

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The encoding of all inputs, whatever they look like; `None` to tell by each one's content.
    pub encoding: Option<&'static Encoding>,
    /// The format of all inputs, whatever they look like; `None` to tell by each one's content.
    pub format: Option<Format>,
    /// Where JSON, JSON Lines and CSV hold the fields of an article, so far as a user says so.
    pub fields: Fields,
}

/// What reading came to.
#[derive(Debug, Default)]
pub struct Reading {
    /// Articles in the order given; folders in sorted order.
    pub articles: Vec<Article>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
    /// Inputs that were named or met more than once, and read the first time only. One that is an article stands in what it is
    /// compared to as a rule, and is not among these.
    pub repeated: Vec<Repeated>,
    /// What was met in folders and left alone.
    pub passed_over: Vec<Skipped>,
}

impl Reading {
    /// Adds what another reading came to after this one.
    pub(crate) fn append(&mut self, mut other: Reading) {
        self.articles.append(&mut other.articles);
        self.failures.append(&mut other.failures);
        self.repeated.append(&mut other.repeated);
        self.passed_over.append(&mut other.passed_over);
    }
}

/// An input that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The input as it was named.
    pub path: PathBuf,
    /// What is wrong, and what to do about it.
    pub message: String,
}

/// A file or folder that had been met before, under the same name or another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// Its name this time.
    pub path: PathBuf,
    /// The name under which it was read.
    pub first: PathBuf,
}

/// Something met in a folder that is not read unless it is named itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it is.
    pub path: PathBuf,
    /// Why it is left alone.
    pub why: SkipReason,
}

/// Why something met in a folder is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// It is hidden.
    Hidden,
    /// It is not text but this.
    Binary(&'static str),
    /// It is a link to a folder, which may lead anywhere.
    LinkedFolder,
    /// It is a pipe, a socket or a device, which may never end.
    Special,
}

impl fmt::Display for SkipReason {
    /// Writes the reason as it stands after "passed over, ".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SkipReason::Hidden => "hidden",
            SkipReason::Binary(what) => what,
            SkipReason::LinkedFolder => "a link to a folder",
            SkipReason::Special => "a pipe, socket or device",
        })
    }
}

/// How much was passed over, by reason. Displayed as "2 hidden, 1 binary", and as nothing when there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SkipCounts {
    /// Hidden files and folders.
    pub hidden: usize,
    /// Binary files.
    pub binary: usize,
    /// Links to folders.
    pub linked_folders: usize,
    /// Pipes, sockets and devices.
    pub special: usize,
}

impl SkipCounts {
    /// Counts more of what was passed over.
    pub fn add(&mut self, passed_over: &[Skipped]) {
        for Skipped { why, .. } in passed_over {
            match why {
                SkipReason::Hidden => self.hidden += 1,
                SkipReason::Binary(_) => self.binary += 1,
                SkipReason::LinkedFolder => self.linked_folders += 1,
                SkipReason::Special => self.special += 1,
            }
        }
    }
}

impl fmt::Display for SkipCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.hidden, "hidden", "hidden"),
            (self.binary, "binary", "binary"),
            (self.linked_folders, "link to a folder", "links to folders"),
            (
                self.special,
                "pipe, socket or device",
                "pipes, sockets or devices",
            ),
        ];
        let mut separator = "";
        for (count, one, many) in counts.into_iter().filter(|(count, ..)| *count > 0) {
            write!(
                f,
                "{separator}{count} {}",
                if count == 1 { one } else { many }
            )?;
            separator = ", ";
        }
        Ok(())
    }
}

/// The names of what is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Names<'n> {
    /// Files and folders. A folder is walked, sorted by name; `-` is standard input; a pattern such as `*.txt` that is not the
    /// name of a file is expanded.
    pub paths: &'n [PathBuf],
    /// A file that lists more, each ended by a zero byte and taken as it stands; `-` is standard input.
    pub files0: Option<&'n Path>,
    /// More files and folders, whose articles the others are compared to.
    pub against: &'n [PathBuf],
}

/// Reads everything under the names `paths`, and then under those that the file `files0` lists, on all cores; see [`Names`].
///
/// A file that is met again, also by a link, is noted instead of read twice. The result is the same whatever the number of
/// threads.
pub fn read_all(paths: &[PathBuf], files0: Option<&Path>, options: &Options) -> Reading {
    let names = Names {
        paths,
        files0,
        against: &[],
    };
    let mut articles = Vec::new();
    let mut take = |mut some: Vec<Article>, _| {
        articles.append(&mut some);
        ControlFlow::Continue(())
    };
    let reading = read_each(&names, options, &mut take, &());
    Reading {
        articles,
        ..reading
    }
}

/// Reads as [`read_all`] does, but hands articles over as they are read, some at a time and in order, so that they need not
/// all be in memory at once; the result holds none.
///
/// Articles of [`Names::against`] come first, less what is met under the other names, too; `take` is told which [`Role`] those
/// have that it gets. Once it breaks off, no more is read.
pub fn read_each(
    names: &Names<'_>,
    options: &Options,
    take: &mut (dyn FnMut(Vec<Article>, Role) -> ControlFlow<()> + Send),
    progress: &dyn Progress,
) -> Reading {
    let (mut inputs, before) = inputs_against(names.paths, names.files0, names.against);
    progress.begin(Stage::Reading, inputs.size());
    match each::read_sources(&inputs.sources, before, options, take, progress) {
        ControlFlow::Continue(results) => inputs.conclude(results),
        ControlFlow::Break(results) => {
            let rest = results.into_iter().map(|handed| handed.rest);
            rest.for_each(|rest| inputs.reading.append(rest));
            inputs.reading
        }
    }
}

#[cfg(test)]
mod tests;
