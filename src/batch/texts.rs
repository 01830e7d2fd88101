//! Where the texts of a batch wait until their articles are compared.

use crate::article::Article;
use crate::positioned;
use crate::reread::Reread;
use std::convert::Infallible;
use std::fmt;
use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Where the texts of a batch wait until their articles are compared.
pub trait TextStore: Send + Sync {
    /// Where a text was put.
    type Place: fmt::Debug + Copy + Send + Sync;
    /// Why a text could not be fetched again.
    type Error: Send;

    /// Takes an article's text, or returns `None` for it to be left with its article.
    fn put(&self, article: &Article) -> Option<Self::Place>;

    /// The text of an article, which was put here.
    ///
    /// # Errors
    /// Whatever keeps the text from being fetched.
    fn fetch(&self, article: &Article, place: Self::Place) -> Result<String, Self::Error>;
}

/// Why a text could not be fetched from where a [`Spill`] left it, in words that name the file.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct FetchError(#[from] io::Error);

/// Leaves all texts with their articles.
#[derive(Debug, Clone, Copy, Default)]
pub struct InMemory;

impl TextStore for InMemory {
    type Place = Infallible;
    type Error = Infallible;

    fn put(&self, _: &Article) -> Option<Infallible> {
        None
    }

    fn fetch(&self, _: &Article, place: Infallible) -> Result<String, Infallible> {
        match place {}
    }
}

/// Keeps no more texts in memory once there are many: those that can be [read again](Article::reread) are left where they came
/// from, and others are put into a temporary file, which is gone when this is dropped or the process ends, however that
/// comes about.
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
    rest: Mutex<Rest>,
}

/// The texts that are not in the file, or not yet.
#[derive(Debug, Default)]
struct Rest {
    /// The last ones. Many are written at once, since to begin a page of a file anew is most of the work.
    buffer: Vec<u8>,
    /// Where the buffer will begin in the file.
    start: u64,
    /// Buffers, and where each begins, that a thread is writing, or that could not be written.
    held: Vec<(u64, Arc<Vec<u8>>)>,
    /// Room of a buffer that was written: the system would have to clear any other.
    spare: Vec<u8>,
    /// Whether anything could not be written.
    is_full: bool,
}

/// How many bytes are written at once.
const BUFFER: usize = 1 << 20;

/// Where a text was put.
#[derive(Debug, Clone, Copy)]
pub enum SpillPlace {
    /// It stands where it came from.
    Origin,
    /// It stands in the temporary file.
    File {
        /// From which byte on.
        start: u64,
        /// How many bytes it has.
        length: u32,
    },
}

impl Spill {
    /// Leaves the first texts with their articles, up to so many bytes in all. The temporary file for others is in the system's
    /// folder for such (`TMPDIR`, on Windows `TMP`); what finds no room there stays in memory, too.
    pub fn beyond(bytes: u64) -> Spill {
        Spill {
            most: bytes,
            seen: AtomicU64::new(0),
            file: OnceLock::new(),
        }
    }
}

impl TextStore for Spill {
    type Place = SpillPlace;
    type Error = FetchError;

    fn put(&self, article: &Article) -> Option<SpillPlace> {
        if self.seen.load(Ordering::Relaxed) <= self.most {
            let length = article.text.len() as u64;
            if self.seen.fetch_add(length, Ordering::Relaxed) + length <= self.most {
                return None;
            }
        }
        let is_of = |reread: &Reread| reread.is_of(&article.text);
        if article.reread.as_ref().is_some_and(is_of) {
            return Some(SpillPlace::Origin);
        }
        let begin = || tempfile::tempfile().ok().map(Spilled::new);
        let (start, length) = self.file.get_or_init(begin).as_ref()?.put(&article.text)?;
        Some(SpillPlace::File { start, length })
    }

    fn fetch(&self, article: &Article, place: SpillPlace) -> Result<String, FetchError> {
        let bytes = match (place, &article.reread, self.file.get()) {
            (SpillPlace::Origin, Some(reread), _) => return Ok(reread.read()?),
            (SpillPlace::File { start, length }, _, Some(Some(spilled))) => {
                spilled.fetch(start, length)
            }
            _ => Err(io::ErrorKind::NotFound.into()),
        };
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other));
        text.map_err(|error| {
            let message = format!("a text cannot be read back from a temporary file: {error}");
            FetchError(io::Error::new(error.kind(), message))
        })
    }
}

impl Spilled {
    fn new(file: File) -> Spilled {
        Spilled {
            file,
            rest: Mutex::default(),
        }
    }

    fn rest(&self) -> MutexGuard<'_, Rest> {
        // A thread that ends early leaves nothing half done here.
        self.rest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a text behind the others, and says where it begins and how many bytes it has.
    fn put(&self, text: &str) -> Option<(u64, u32)> {
        let length = u32::try_from(text.len()).ok()?;
        let mut rest = self.rest();
        if rest.is_full {
            return None;
        }
        let is_due = !rest.buffer.is_empty() && rest.buffer.len() + text.len() > BUFFER;
        let due = is_due.then(|| rest.cut());
        let start = rest.start + rest.buffer.len() as u64;
        rest.buffer.extend_from_slice(text.as_bytes());
        drop(rest);
        if let Some((start, bytes)) = due {
            self.write(start, bytes);
        }
        Some((start, length))
    }

    /// Writes a buffer, or goes on holding it where that fails: on a full disk, nothing is lost.
    fn write(&self, start: u64, bytes: Arc<Vec<u8>>) {
        let written = positioned::write_all_at(&self.file, &bytes, start);
        let mut rest = self.rest();
        match written {
            Ok(()) => {
                rest.held.retain(|(_, other)| !Arc::ptr_eq(other, &bytes));
                let room = Arc::into_inner(bytes).unwrap_or_default();
                if room.capacity() <= 2 * BUFFER {
                    rest.spare = room;
                }
            }
            Err(_) => rest.is_full = true,
        }
    }

    fn fetch(&self, start: u64, length: u32) -> io::Result<Vec<u8>> {
        let length = length as usize;
        if length == 0 {
            // It stands anywhere.
            return Ok(Vec::new());
        }
        if let Some(bytes) = self.rest().find(start) {
            let text = bytes.get(..length).ok_or(io::ErrorKind::UnexpectedEof)?;
            return Ok(text.to_vec());
        }
        let mut text = vec![0; length];
        positioned::read_exact_at(&self.file, &mut text, start)?;
        Ok(text)
    }
}

impl Rest {
    /// Begins a new buffer. Returns the one before, which is to be written, and where.
    fn cut(&mut self) -> (u64, Arc<Vec<u8>>) {
        let mut next = std::mem::take(&mut self.spare);
        next.clear();
        next.reserve(BUFFER);
        let bytes = std::mem::replace(&mut self.buffer, next);
        let due = (self.start, Arc::new(bytes));
        self.start += due.1.len() as u64;
        self.held.push(due.clone());
        due
    }

    /// What stands here from a place on, if that is not in the file.
    fn find(&self, start: u64) -> Option<&[u8]> {
        let held = self
            .held
            .iter()
            .map(|(begin, bytes)| (*begin, bytes.as_slice()));
        let mut all = held.chain([(self.start, self.buffer.as_slice())]);
        all.find_map(|(begin, bytes)| {
            let at = usize::try_from(start.checked_sub(begin)?).ok()?;
            bytes.get(at..).filter(|rest| !rest.is_empty())
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::article::Format;
    use crate::reread::Original;

    fn article(text: &str) -> Article {
        Article::new("-", Format::Text, "UTF-8", text.to_owned())
    }

    fn put(spill: &Spill, text: &str) -> Option<SpillPlace> {
        spill.put(&article(text))
    }

    fn fetch(spill: &Spill, place: SpillPlace) -> Result<String, FetchError> {
        spill.fetch(&article(""), place)
    }

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
        let places: Vec<SpillPlace> = texts
            .iter()
            .map(|text| put(&spill, text).unwrap())
            .collect();
        for n in [2, 0, 6, 3, 1, 5, 2, 4] {
            assert_eq!(fetch(&spill, places[n]).unwrap(), texts[n]);
        }
    }

    #[test]
    fn a_text_that_does_not_fit_is_left_and_those_before_it_come_back() {
        // A file that cannot be written to, as on a full disk.
        let read_only = File::open(std::env::current_exe().unwrap()).unwrap();
        let spill = Spill::beyond(0);
        spill.file.set(Some(Spilled::new(read_only))).unwrap();
        let long = "Late. ".repeat(BUFFER / 7);
        let first = put(&spill, "First.").unwrap();
        let second = put(&spill, &long).unwrap();
        let third = put(&spill, &long).unwrap();
        assert!(put(&spill, "Fourth.").is_none());
        assert!(put(&spill, &long).is_none());
        assert_eq!(fetch(&spill, first).unwrap(), "First.");
        assert_eq!(fetch(&spill, second).unwrap(), long);
        assert_eq!(fetch(&spill, third).unwrap(), long);
    }

    #[test]
    fn what_threads_put_on_a_full_disk_comes_back_or_is_left() {
        let read_only = File::open(std::env::current_exe().unwrap()).unwrap();
        let spill = Spill::beyond(0);
        spill.file.set(Some(Spilled::new(read_only))).unwrap();
        std::thread::scope(|scope| {
            for n in 0..4 {
                let spill = &spill;
                scope.spawn(move || {
                    // Longer than the buffer, so that each cuts what another has put.
                    let text = format!("Late {n}. ").repeat(BUFFER / 6);
                    for _ in 0..8 {
                        if let Some(place) = put(spill, &text) {
                            assert!(fetch(spill, place).unwrap() == text);
                        }
                    }
                });
            }
        });
    }

    #[test]
    fn the_first_texts_stay_in_memory() {
        let spill = Spill::beyond(10);
        assert!(put(&spill, "Ten bytes.").is_none());
        let place = put(&spill, "Late.").unwrap();
        assert!(put(&spill, "").is_some());
        assert_eq!(fetch(&spill, place).unwrap(), "Late.");
    }

    #[test]
    fn what_can_be_read_again_is_put_nowhere() {
        #[derive(Debug)]
        struct Wire;
        impl Original for Wire {
            fn read(&self, _: u64, _: u32) -> io::Result<String> {
                Ok("Talks ended in Orvane.".to_owned())
            }

            fn name(&self) -> String {
                "wire.jsonl".to_owned()
            }
        }
        let original: Arc<dyn Original> = Arc::new(Wire);
        let text = "Talks ended in Orvane.";
        let told = Article {
            reread: Some(Reread::new(&original, 0, 22, text)),
            ..article(text)
        };
        let spill = Spill::beyond(30);
        assert!(spill.put(&told).is_none());
        let place = spill.put(&told).unwrap();
        assert!(spill.file.get().is_none());
        assert_eq!(spill.fetch(&told, place).unwrap(), text);
        // Not what was changed since it was read.
        let changed = Article {
            text: text.replace("ended", "began"),
            ..told
        };
        let place = spill.put(&changed).unwrap();
        assert_eq!(spill.fetch(&changed, place).unwrap(), changed.text);
    }

    #[test]
    fn a_text_that_is_gone_is_an_error_that_says_so() {
        let spill = Spill::beyond(0);
        let place = put(&spill, "Talks ended in Orvane.").unwrap();
        put(&spill, &" ".repeat(BUFFER)).unwrap();
        spill
            .file
            .get()
            .unwrap()
            .as_ref()
            .unwrap()
            .file
            .set_len(3)
            .unwrap();
        let message = fetch(&spill, place).unwrap_err().to_string();
        assert!(
            message.starts_with("a text cannot be read back"),
            "{message}"
        );
    }
}
