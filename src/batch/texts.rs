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

/// A file of texts, one behind the other.
#[derive(Debug)]
struct Spilled {
    file: File,
    /// Where the next text goes; `None` once one did not fit.
    end: Option<u64>,
}

/// Where a text stands in the file, and how many bytes it has.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    start: u64,
    length: u32,
}

impl Spill {
    /// Puts texts into a file in the system's folder for such (`TMPDIR`). What finds no room there stays in memory.
    pub fn to_file() -> Spill {
        let spilled = |file| Spilled { file, end: Some(0) };
        Spill(tempfile::tempfile().ok().map(spilled).map(Mutex::new))
    }

    /// Leaves all texts where they are.
    pub fn none() -> Spill {
        Spill(None)
    }

    fn file(&self) -> Option<MutexGuard<'_, Spilled>> {
        let spilled = self.0.as_ref()?;
        // A thread that ends early leaves nothing half done here.
        Some(spilled.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Texts for Spill {
    type Place = Place;
    type Error = io::Error;

    fn put(&self, text: &str) -> Option<Place> {
        self.file()?.put(text)
    }

    fn fetch(&self, place: Place) -> io::Result<String> {
        let bytes = match self.file() {
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
    /// Each text is written at once, so that one that does not fit is told from those that do.
    fn put(&mut self, text: &str) -> Option<Place> {
        let length = u32::try_from(text.len()).ok()?;
        let start = self.end.take()?;
        self.file.seek(SeekFrom::Start(start)).ok()?;
        self.file.write_all(text.as_bytes()).ok()?;
        self.end = Some(start + u64::from(length));
        Some(Place { start, length })
    }

    fn fetch(&mut self, place: Place) -> io::Result<Vec<u8>> {
        let mut text = vec![0; place.length as usize];
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
        let texts = [
            "Talks ended in Orvane.",
            "",
            "Ein Späher — “nein”.",
            "Late.",
        ];
        let places: Vec<Place> = texts.iter().map(|text| spill.put(text).unwrap()).collect();
        for n in [2, 0, 3, 1, 2] {
            assert_eq!(spill.fetch(places[n]).unwrap(), texts[n]);
        }
    }

    #[test]
    fn a_text_that_does_not_fit_is_left_and_those_before_it_come_back() {
        let full = tempfile::tempfile().unwrap();
        let spill = Spill(Some(Mutex::new(Spilled {
            file: full,
            end: Some(0),
        })));
        let place = spill.put("First.").unwrap();
        // What a full disk does to the next one.
        spill.file().unwrap().end = None;
        assert!(spill.put("Second.").is_none());
        assert_eq!(spill.fetch(place).unwrap(), "First.");
    }

    #[test]
    fn a_text_that_is_gone_is_an_error_that_says_so() {
        let spill = Spill::to_file();
        let place = spill.put("Talks ended in Orvane.").unwrap();
        spill.file().unwrap().file.set_len(3).unwrap();
        let message = spill.fetch(place).unwrap_err().to_string();
        assert!(
            message.starts_with("a text cannot be read back"),
            "{message}"
        );
    }
}
