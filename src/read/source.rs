//! Turns one input into the articles it holds.

use super::binary::{self, Binary};
use super::{Failure, HEAD, Options, PassedOver, Reading, Why, encoding, text};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most bytes that are read from one input: what spans of 32 bits can address.
const LIMIT: u64 = u32::MAX as u64;

/// One input to read, from [`inputs`](super::inputs).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
}

/// How a source came to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// Standard input.
    StandardInput,
    /// A file that was named, so that whatever it is, the user means it.
    Named,
    /// A file met in the folder of this number.
    Folder(usize),
}

impl Source {
    /// The input as it was named, or the name of the folder with what follows; `-` for standard input.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the articles of this input.
    ///
    /// What prevents it becomes a failure in the result, or is passed over if it is a binary file met in a folder.
    /// Standard input can be read only once.
    pub fn read(&self, options: &Options) -> Reading {
        let bytes = match self.origin {
            Origin::StandardInput => bytes_of(io::stdin().lock(), 0, LIMIT, options),
            Origin::Named | Origin::Folder(_) => self
                .open()
                .and_then(|(file, size)| bytes_of(file, size, LIMIT, options)),
        };
        match bytes {
            Ok(bytes) => understand(&self.path, bytes, options),
            Err(Obstacle::Binary(binary)) if matches!(self.origin, Origin::Folder(_)) => {
                let why = Why::Binary(binary.what);
                Reading {
                    passed_over: vec![PassedOver {
                        path: self.path.clone(),
                        why,
                    }],
                    ..Reading::default()
                }
            }
            Err(obstacle) => failure(&self.path, obstacle.message()),
        }
    }

    fn open(&self) -> Result<(File, u64), Obstacle> {
        let file = File::open(&self.path)?;
        let size = file.metadata()?.len();
        Ok((file, size))
    }
}

/// Reads the articles that a file's content holds, for callers that have it in memory already.
///
/// `path` is what the articles and failures are to be called.
pub fn from_bytes(path: &Path, bytes: Vec<u8>, options: &Options) -> Reading {
    match binary::recognize(&bytes[..bytes.len().min(HEAD)], options.encoding) {
        Some(binary) => failure(path, Obstacle::Binary(binary).message()),
        None => understand(path, bytes, options),
    }
}

/// Reads the articles of content that is text of some format. This is where formats are told apart.
fn understand(path: &Path, bytes: Vec<u8>, options: &Options) -> Reading {
    let decoded = encoding::decode(bytes, options.encoding);
    if decoded.text.len() as u64 > LIMIT {
        return failure(path, Obstacle::TooLarge.message());
    }
    Reading {
        articles: vec![text::read(path, decoded)],
        ..Reading::default()
    }
}

fn failure(path: &Path, message: String) -> Reading {
    Reading {
        failures: vec![Failure {
            path: path.to_owned(),
            message,
        }],
        ..Reading::default()
    }
}

/// What keeps an input from being read.
#[derive(Debug)]
enum Obstacle {
    Binary(Binary),
    TooLarge,
    System(io::Error),
}

impl From<io::Error> for Obstacle {
    fn from(error: io::Error) -> Obstacle {
        Obstacle::System(error)
    }
}

impl Obstacle {
    fn message(&self) -> String {
        match self {
            Obstacle::Binary(Binary { what, advice }) => {
                format!("{what}, not plain text; {advice}")
            }
            Obstacle::TooLarge => "larger than 4 GiB; split it into smaller files".to_owned(),
            Obstacle::System(error) => system_message(error),
        }
    }
}

/// What an error of the operating system means to a user, and what to do about it.
pub(super) fn system_message(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => {
            "no such file or folder; check its name and the folder it is looked for in".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "permission denied; allow it to be read, or leave it out".to_owned()
        }
        _ => format!("cannot be read: {error}"),
    }
}

/// Reads up to `limit` bytes, but stops after the first few of a binary file. `size` is what to expect, 0 if unknown.
fn bytes_of(
    mut from: impl Read,
    size: u64,
    limit: u64,
    options: &Options,
) -> Result<Vec<u8>, Obstacle> {
    let expected = usize::try_from(size.min(limit)).unwrap_or(0);
    let mut bytes = Vec::with_capacity(expected.min(HEAD));
    from.by_ref().take(HEAD as u64).read_to_end(&mut bytes)?;
    if let Some(binary) = binary::recognize(&bytes, options.encoding) {
        return Err(Obstacle::Binary(binary));
    }
    if bytes.len() == HEAD {
        if size > limit {
            return Err(Obstacle::TooLarge);
        }
        bytes
            .try_reserve(expected.saturating_sub(HEAD))
            .map_err(io::Error::from)?;
        from.take((limit + 1).saturating_sub(HEAD as u64))
            .read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > limit {
        Err(Obstacle::TooLarge)
    } else {
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_read_up_to_the_limit_and_no_further() {
        let options = Options::default();
        for (limit, len) in [(10, 10), (20_000, 20_000), (20_000, 3)] {
            let bytes = bytes_of(io::repeat(b'a').take(len), 0, limit, &options);
            assert_eq!(bytes.map(|bytes| bytes.len() as u64).ok(), Some(len));
        }
        for limit in [10, HEAD as u64 - 1, HEAD as u64, 20_000] {
            let endless = bytes_of(io::repeat(b'a'), 0, limit, &options);
            assert!(matches!(endless, Err(Obstacle::TooLarge)), "{limit}");
        }
    }

    #[test]
    fn a_size_that_is_wrong_does_no_harm() {
        for size in [0, 1, u64::MAX] {
            assert_eq!(
                bytes_of(&b"late"[..], size, LIMIT, &Options::default()).ok(),
                Some(b"late".to_vec())
            );
        }
        let long = vec![b'a'; 3 * HEAD];
        assert_eq!(
            bytes_of(&long[..], 2, LIMIT, &Options::default()).ok(),
            Some(long)
        );
    }
}
