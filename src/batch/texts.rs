//! Where the texts of a batch wait until their articles are compared.

use std::convert::Infallible;
use std::fmt;
use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

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

/// Puts texts into a temporary file once there are many, which is gone with the process however that ends.
///
/// Most articles of an archive are compared with few others or none, and their texts take more memory than all that has to
/// be at hand.
#[derive(Debug)]
pub struct Spill {
    /// How many bytes of text are left in memory.
    most: u64,
    /// How many bytes of text there have been, up to the first that is not left in memory.
    seen: AtomicU64,
    /// Made when it is needed first; `None` where it could not be.
    file: OnceLock<Option<Spilled>>,
}

/// Texts, one behind the other, all but the last of them in a file.
#[derive(Debug)]
struct Spilled {
    file: File,
    /// How many bytes are in the file.
    written: AtomicU64,
    tail: Mutex<Tail>,
}

/// What comes behind the texts in the file.
#[derive(Debug, Default)]
struct Tail {
    /// Many texts are written at once, since to begin a page of a file anew is most of the work.
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
    /// Leaves the first texts where they are, up to so many bytes in all, and puts the others into a file in the system's
    /// folder for such (`TMPDIR`). What finds no room there stays in memory, too.
    pub fn beyond(bytes: u64) -> Spill {
        Spill {
            most: bytes,
            seen: AtomicU64::new(0),
            file: OnceLock::new(),
        }
    }
}

impl Texts for Spill {
    type Place = Place;
    type Error = io::Error;

    fn put(&self, text: &str) -> Option<Place> {
        if self.seen.load(Ordering::Relaxed) <= self.most {
            let length = text.len() as u64;
            if self.seen.fetch_add(length, Ordering::Relaxed) + length <= self.most {
                return None;
            }
        }
        let begin = || tempfile::tempfile().ok().map(Spilled::new);
        self.file.get_or_init(begin).as_ref()?.put(text)
    }

    fn fetch(&self, place: Place) -> io::Result<String> {
        let bytes = match self.file.get() {
            Some(Some(spilled)) => spilled.fetch(place),
            _ => Err(io::ErrorKind::NotFound.into()),
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
            written: AtomicU64::new(0),
            tail: Mutex::default(),
        }
    }

    fn tail(&self) -> MutexGuard<'_, Tail> {
        // A thread that ends early leaves nothing half done here.
        self.tail.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, text: &str) -> Option<Place> {
        let length = u32::try_from(text.len()).ok()?;
        let mut tail = self.tail();
        if !tail.is_full && tail.buffer.len() + text.len() > BUFFER {
            self.write(&mut tail);
        }
        if tail.is_full {
            return None;
        }
        let start = self.written.load(Ordering::Relaxed) + tail.buffer.len() as u64;
        tail.buffer.extend_from_slice(text.as_bytes());
        Some(Place { start, length })
    }

    /// Writes what is in the buffer, or leaves it there where that fails: on a full disk, nothing is lost.
    fn write(&self, tail: &mut Tail) {
        let start = self.written.load(Ordering::Relaxed);
        match positioned::write_all_at(&self.file, &tail.buffer, start) {
            Ok(()) => {
                // Whoever sees the number sees what was written before.
                let written = start + tail.buffer.len() as u64;
                self.written.store(written, Ordering::Release);
                tail.buffer.clear();
            }
            Err(_) => tail.is_full = true,
        }
    }

    fn fetch(&self, place: Place) -> io::Result<Vec<u8>> {
        let length = place.length as usize;
        if place.start >= self.written.load(Ordering::Acquire) {
            let tail = self.tail();
            // It may have been written meanwhile.
            if let Some(start) = place
                .start
                .checked_sub(self.written.load(Ordering::Relaxed))
            {
                let start = start as usize;
                let text = tail.buffer.get(start..start + length);
                return Ok(text.ok_or(io::ErrorKind::UnexpectedEof)?.to_vec());
            }
        }
        let mut text = vec![0; length];
        positioned::read_exact_at(&self.file, &mut text, place.start)?;
        Ok(text)
    }
}

/// Reads and writes at a place of a file, which threads may do side by side.
mod positioned {
    #[cfg(not(unix))]
    pub(super) use elsewhere::{read_exact_at, write_all_at};
    #[cfg(unix)]
    pub(super) use unix::{read_exact_at, write_all_at};

    #[cfg(unix)]
    mod unix {
        use std::fs::File;
        use std::io;
        use std::os::unix::fs::FileExt as _;

        pub(in super::super) fn read_exact_at(
            file: &File,
            to: &mut [u8],
            start: u64,
        ) -> io::Result<()> {
            file.read_exact_at(to, start)
        }

        pub(in super::super) fn write_all_at(
            file: &File,
            bytes: &[u8],
            start: u64,
        ) -> io::Result<()> {
            file.write_all_at(bytes, start)
        }
    }

    #[cfg(not(unix))]
    mod elsewhere {
        use std::fs::File;
        use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
        use std::sync::{Mutex, PoisonError};

        /// There is one place that a file is read from and written to next.
        static TURN: Mutex<()> = Mutex::new(());

        pub(in super::super) fn read_exact_at(
            mut file: &File,
            to: &mut [u8],
            start: u64,
        ) -> io::Result<()> {
            let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(start))?;
            file.read_exact(to)
        }

        pub(in super::super) fn write_all_at(
            mut file: &File,
            bytes: &[u8],
            start: u64,
        ) -> io::Result<()> {
            let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(start))?;
            file.write_all(bytes)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were_put_in_any_order() {
        let spill = Spill::beyond(0);
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
        let spill = Spill::beyond(0);
        spill.file.set(Some(Spilled::new(read_only))).unwrap();
        let long = "Late. ".repeat(BUFFER / 7);
        let first = spill.put("First.").unwrap();
        let second = spill.put(&long).unwrap();
        assert!(spill.put(&long).is_none());
        assert!(spill.put("Second.").is_none());
        assert_eq!(spill.fetch(first).unwrap(), "First.");
        assert_eq!(spill.fetch(second).unwrap(), long);
    }

    #[test]
    fn the_first_texts_stay_in_memory() {
        let spill = Spill::beyond(10);
        assert!(spill.put("Ten bytes.").is_none());
        let place = spill.put("Late.").unwrap();
        assert!(spill.put("").is_some());
        assert_eq!(spill.fetch(place).unwrap(), "Late.");
    }

    #[test]
    fn a_text_that_is_gone_is_an_error_that_says_so() {
        let spill = Spill::beyond(0);
        let place = spill.put("Talks ended in Orvane.").unwrap();
        spill.put(&" ".repeat(BUFFER)).unwrap();
        spill
            .file
            .get()
            .unwrap()
            .as_ref()
            .unwrap()
            .file
            .set_len(3)
            .unwrap();
        let message = spill.fetch(place).unwrap_err().to_string();
        assert!(
            message.starts_with("a text cannot be read back"),
            "{message}"
        );
    }
}
