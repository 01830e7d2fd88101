//! Turns one input into the articles it holds.

use super::binary::{self, Binary};
use super::compressed::Packing;
use super::{
    Failure, HEAD, Handover, Options, Reading, SkipReason, Skipped, csv, email, encoding, export,
    html, json, json_lines, text, wire, xml,
};
use crate::article::{Article, Format, Role};
use crate::progress::Progress;
use encoding_rs::{Encoding, UTF_8};
use std::fs::File;
use std::io::{self, Read, Seek as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The most bytes that are read from one input: what spans of 32 bits can address.
const LIMIT: u64 = u32::MAX as u64;

/// From how many bytes on a file is kept open to read texts again.
const WORTH_READING_AGAIN: u64 = 64 << 20;

/// One input to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// The input as it was named, or the name of the folder with what follows; `-` for standard input.
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
    /// How many bytes it has; `None` for a stream.
    pub(super) size: Option<u64>,
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
    /// Reads this input and hands its articles over, as far as they are wanted.
    ///
    /// What prevents it becomes a failure in the result, or is passed over if it is a binary file met in a folder.
    /// Standard input can be read only once.
    pub(super) fn read(
        &self,
        options: &Options,
        handover: &mut Handover<'_>,
        progress: &dyn Progress,
    ) -> Reading {
        let read = match self.origin {
            Origin::StandardInput => {
                let from = Watched {
                    from: io::stdin(),
                    progress,
                };
                articles_of(Input::new(&self.path, from, None), options, handover)
            }
            Origin::Named | Origin::Folder(_) => self.open().and_then(|(mut file, size)| {
                // Opened anew, so that neither moves where the other reads next.
                let begins = size > WORTH_READING_AGAIN && file.stream_position()? == 0;
                let again = match begins {
                    true => File::open(&self.path).ok(),
                    false => None,
                };
                let from = Watched {
                    from: file,
                    progress,
                };
                let input = Input {
                    again,
                    ..Input::new(&self.path, from, Some(size))
                };
                articles_of(input, options, handover)
            }),
        };
        match read {
            Ok(mut reading) => {
                handover.give(std::mem::take(&mut reading.articles));
                reading
            }
            Err(Obstacle::Binary(binary)) if matches!(self.origin, Origin::Folder(_)) => {
                let why = SkipReason::Binary(binary.what);
                Reading {
                    passed_over: vec![Skipped {
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

/// An input, and who hears how far it has been read.
struct Watched<'p, R> {
    from: R,
    progress: &'p dyn Progress,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.progress.advance(read as u64);
        Ok(read)
    }
}

/// Reads the articles that a file's content holds, for callers that have it in memory already.
///
/// `path` is what the articles and failures are to be called.
pub fn from_bytes(path: &Path, bytes: &[u8], options: &Options) -> Reading {
    let mut articles = Vec::new();
    let mut take = |mut some: Vec<Article>, _| {
        articles.append(&mut some);
        ControlFlow::Continue(())
    };
    let input = Input::new(path, bytes, Some(bytes.len() as u64));
    let read = articles_of(input, options, &mut Handover::new(&mut take, Role::Own));
    let mut reading = read.unwrap_or_else(|obstacle| failure(path, obstacle.message()));
    articles.append(&mut reading.articles);
    Reading {
        articles,
        ..reading
    }
}

/// How many layers of compression are taken off an input.
const MOST_LAYERS: usize = 2;

/// What is to be read.
struct Input<'i, R> {
    /// What it is called.
    path: &'i Path,
    from: R,
    /// How many bytes to expect; `None` if nothing tells.
    size: Option<u64>,
    /// The same file, if parts of it may be read again later.
    again: Option<File>,
}

impl<'i, R> Input<'i, R> {
    fn new(path: &'i Path, from: R, size: Option<u64>) -> Input<'i, R> {
        Input {
            path,
            from,
            size,
            again: None,
        }
    }
}

/// Reads the articles that an input holds, of which those that come first may be handed over. This is where formats are told
/// apart, by the first few bytes.
fn articles_of(
    input: Input<'_, impl Read + Send>,
    options: &Options,
    handover: &mut Handover<'_>,
) -> Result<Reading, Obstacle> {
    let Input {
        path,
        from,
        mut size,
        mut again,
    } = input;
    let mut from: Box<dyn Read + Send + '_> = Box::new(from);
    let mut head = head_of(&mut from, size)?;
    for _ in 0..MOST_LAYERS {
        if let Some(packing) = Packing::of(&head) {
            from = Box::new(packing.unpack(io::Cursor::new(head).chain(from)));
            (size, again) = (None, None);
            head = head_of(&mut from, size)?;
        }
    }
    let wire = wire::recognizes(&head);
    // A short message is framed by more control bytes than are found in any other text.
    if wire.is_none()
        && let Some(binary) = binary::recognize(&head, options.encoding)
    {
        return Err(Obstacle::Binary(binary));
    }
    let declared = options
        .encoding
        .or(Encoding::for_bom(&head).map(|(encoding, _)| encoding));
    let is_lines = declared.is_none_or(|encoding| encoding == UTF_8)
        && match options.format {
            Some(format) => format == Format::JsonLines,
            None => json_lines::recognizes(&mut head, &mut from, options)?,
        };
    if is_lines {
        let bytes = head.as_slice().chain(from);
        return Ok(json_lines::read(path, bytes, again, options, handover));
    }
    let is_email = match options.format {
        Some(format) => format == Format::Email,
        None => wire.is_none() && email::recognizes(&mut head, &mut from)?,
    };
    if is_email {
        let bytes = rest_of(head, from, size, LIMIT)?;
        return Ok(email::read(path, bytes, options.encoding));
    }
    let decoded = encoding::decode(rest_of(head, from, size, LIMIT)?, options.encoding);
    if decoded.text.len() as u64 > LIMIT {
        return Err(Obstacle::TooLarge);
    }
    let format = options
        .format
        .or(wire)
        .unwrap_or_else(|| format_of(&decoded.text, options));
    Ok(match format {
        // E-mail never comes this far: its parts are decoded each by itself.
        Format::Text | Format::Email => text::read(path, decoded),
        Format::Html => html::page::read(path, decoded),
        Format::Export => export::read(path, decoded),
        Format::JsonLines => json_lines::read_decoded(path, &decoded, options),
        Format::Json | Format::Ninjs | Format::Digitalwires => json::read(path, decoded, options),
        Format::Csv => csv::read(path, decoded, options),
        Format::Anpa1312 | Format::Iptc7901 => wire::read(path, decoded, format),
        Format::Nitf | Format::NewsMlG2 | Format::NewsMl | Format::Feed | Format::Xml => {
            xml::read(path, decoded, format)
        }
    })
}

/// The first bytes of an input, of which `size` are expected.
fn head_of(from: &mut impl Read, size: Option<u64>) -> io::Result<Vec<u8>> {
    let expected = size.map_or(0, |size| size as usize);
    let mut head = Vec::with_capacity(HEAD.min(expected + 1));
    from.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// The format that a text is in.
fn format_of(text: &str, options: &Options) -> Format {
    if html::is_page(text) {
        return Format::Html;
    }
    match xml::format_of(text) {
        Some(format) => format,
        None if json::recognizes(text) => Format::Json,
        None if export::recognizes(text) => Format::Export,
        None if csv::recognizes(text, options) => Format::Csv,
        None => Format::Text,
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

/// Reads up to `limit` bytes, of which the first are in `bytes`. `size` is how many to expect in all.
fn rest_of(
    mut bytes: Vec<u8>,
    from: impl Read,
    size: Option<u64>,
    limit: u64,
) -> Result<Vec<u8>, Obstacle> {
    if bytes.len() >= HEAD {
        if size.is_some_and(|size| size > limit) {
            return Err(Obstacle::TooLarge);
        }
        let expected = size.map_or(0, |size| size as usize);
        bytes
            .try_reserve(expected.saturating_sub(bytes.len()))
            .map_err(io::Error::from)?;
        from.take((limit + 1).saturating_sub(bytes.len() as u64))
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

    fn bytes_of(mut from: impl Read, size: Option<u64>, limit: u64) -> Result<Vec<u8>, Obstacle> {
        let mut head = Vec::new();
        from.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        rest_of(head, from, size, limit)
    }

    #[test]
    fn a_stream_is_read_up_to_the_limit_and_no_further() {
        for (limit, len) in [(10, 10), (20_000, 20_000), (20_000, 3)] {
            let bytes = bytes_of(io::repeat(b'a').take(len), None, limit);
            assert_eq!(bytes.map(|bytes| bytes.len() as u64).ok(), Some(len));
        }
        for limit in [10, HEAD as u64 - 1, HEAD as u64, 20_000] {
            let endless = bytes_of(io::repeat(b'a'), None, limit);
            assert!(matches!(endless, Err(Obstacle::TooLarge)), "{limit}");
        }
    }

    #[test]
    fn a_size_that_is_wrong_does_no_harm() {
        for size in [None, Some(0), Some(1), Some(u64::MAX)] {
            assert_eq!(
                bytes_of(&b"late"[..], size, LIMIT).ok(),
                Some(b"late".to_vec())
            );
        }
        let long = vec![b'a'; 3 * HEAD];
        assert_eq!(bytes_of(&long[..], Some(2), LIMIT).ok(), Some(long));
    }
}
