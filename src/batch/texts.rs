//! Where the texts of a batch wait until their articles are compared.

use std::convert::Infallible;
use std::fmt;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where the texts of a batch wait until their articles are compared.
pub trait Texts: Send + Sync {
    /// Where a text was put.
    type Place: fmt::Debug + Copy + Send + Sync;
    /// Why a text could not be fetched again.
    type Error: Send;

    /// Takes a text, or returns `None` for it to be left with its article.
    fn put(&self, text: &str) -> Option<Self::Place>;

    /// A text that was put.
    ///
    /// # Errors
    /// Whatever keeps the text from being fetched.
    fn fetch(&self, place: Self::Place) -> Result<String, Self::Error>;
}

/// Leaves all texts with their articles.
#[derive(Debug, Clone, Copy, Default)]
pub struct InMemory;

impl Texts for InMemory {
    type Place = Infallible;
    type Error = Infallible;

    fn put(&self, _: &str) -> Option<Infallible> {
        None
    }

    fn fetch(&self, place: Infallible) -> Result<String, Infallible> {
        match place {}
    }
}

/// Puts texts into a temporary file, which is gone with the process however that ends.
///
/// Most articles of an archive are compared with few others or none, and their texts take more memory than all that has to
/// be at hand.
#[derive(Debug)]
pub struct Spill(Option<Mutex<Spilled>>);

/// Texts, one behind the other, all but the last of them in a file.
#[derive(Debug)]
struct Spilled {
    file: File,
    /// How many bytes are in the file.
    written: u64,
    /// What comes behind them. Many texts are written at once, since to begin a page of a file anew is most of the work.
    buffer: Vec<u8>,
    /// Whether nothing more can be written.
    is_full: bool,
}

/// How many bytes are written at once.
const BUFFER: usize = 1 << 20;

/// Where a text stands, and how many bytes it has.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    start: u64,
    length: u32,
}

impl Spill {
    /// Puts texts into a file in the system's folder for such (`TMPDIR`). What finds no room there stays in memory.
    pub fn to_file() -> Spill {
        Spill(tempfile::tempfile().ok().map(Spilled::new).map(Mutex::new))
    }

    /// Leaves all texts where they are.
    pub fn none() -> Spill {
        Spill(None)
    }

    fn spilled(&self) -> Option<MutexGuard<'_, Spilled>> {
        let spilled = self.0.as_ref()?;
        // A thread that ends early leaves nothing half done here.
        Some(spilled.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Texts for Spill {
    type Place = Place;
    type Error = io::Error;

    fn put(&self, text: &str) -> Option<Place> {
        self.spilled()?.put(text)
    }

    fn fetch(&self, place: Place) -> io::Result<String> {
        let bytes = match self.spilled() {
            Some(mut spilled) => spilled.fetch(place),
            None => Err(io::ErrorKind::NotFound.into()),
        };
        bytes
            .and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other))
            .map_err(|error| {
                let message = format!("a text cannot be read back from a temporary file: {error}");
                io::Error::new(error.kind(), message)
            })
    }
}

impl Spilled {
    fn new(file: File) -> Spilled {
        Spilled {
            file,
            written: 0,
            buffer: Vec::with_capacity(BUFFER),
            is_full: false,
        }
    }

    fn put(&mut self, text: &str) -> Option<Place> {
        let length = u32::try_from(text.len()).ok()?;
        if !self.is_full && self.buffer.len() + text.len() > BUFFER {
            self.write();
        }
        if self.is_full {
            return None;
        }
        let start = self.written + self.buffer.len() as u64;
        self.buffer.extend_from_slice(text.as_bytes());
        Some(Place { start, length })
    }

    /// Writes what is in the buffer, or leaves it there where that fails: on a full disk, nothing is lost.
    fn write(&mut self) {
        let start = SeekFrom::Start(self.written);
        let written = self
            .file
            .seek(start)
            .and_then(|_| self.file.write_all(&self.buffer));
        match written {
            Ok(()) => {
                self.written += self.buffer.len() as u64;
                self.buffer.clear();
            }
            Err(_) => self.is_full = true,
        }
    }

    fn fetch(&mut self, place: Place) -> io::Result<Vec<u8>> {
        let length = place.length as usize;
        if let Some(start) = place.start.checked_sub(self.written) {
            let start = start as usize;
            let text = self.buffer.get(start..start + length);
            return Ok(text.ok_or(io::ErrorKind::UnexpectedEof)?.to_vec());
        }
        let mut text = vec![0; length];
        self.file.seek(SeekFrom::Start(place.start))?;
        self.file.read_exact(&mut text)?;
        Ok(text)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were_put_in_any_order() {
        let spill = Spill::to_file();
        let long = "Das Schiff lief aus – “spät”. ".repeat(BUFFER / 50);
        let texts = [
            "Talks ended in Orvane.",
            "",
            &long,
            "Late.",
            &long,
            &long,
            "At last.",
        ];
        let places: Vec<Place> = texts.iter().map(|text| spill.put(text).unwrap()).collect();
        for n in [2, 0, 6, 3, 1, 5, 2, 4] {
            assert_eq!(spill.fetch(places[n]).unwrap(), texts[n]);
        }
    }

    #[test]
    fn a_text_that_does_not_fit_is_left_and_those_before_it_come_back() {
        // A file that cannot be written to, as on a full disk.
        let read_only = File::open(std::env::current_exe().unwrap()).unwrap();
        let spill = Spill(Some(Mutex::new(Spilled::new(read_only))));
        let long = "Late. ".repeat(BUFFER / 7);
        let first = spill.put("First.").unwrap();
        let second = spill.put(&long).unwrap();
        assert!(spill.put(&long).is_none());
        assert!(spill.put("Second.").is_none());
        assert_eq!(spill.fetch(first).unwrap(), "First.");
        assert_eq!(spill.fetch(second).unwrap(), long);
    }

    #[test]
    fn a_text_that_is_gone_is_an_error_that_says_so() {
        let spill = Spill::to_file();
        let place = spill.put("Talks ended in Orvane.").unwrap();
        spill.put(&" ".repeat(BUFFER)).unwrap();
        spill.spilled().unwrap().file.set_len(3).unwrap();
        let message = spill.fetch(place).unwrap_err().to_string();
        assert!(
            message.starts_with("a text cannot be read back"),
            "{message}"
        );
    }
}
