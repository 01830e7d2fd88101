//! Texts that can be read again from where they came from, so that they need not be kept.

use std::fmt;
use std::io;
use std::sync::Arc;

/// What texts can be read from again, any number of times and by several threads at once.
pub(crate) trait Original: fmt::Debug + Send + Sync {
    /// The text of the article that is written in so many bytes of the file, from `start` on.
    ///
    /// # Errors
    /// What keeps it from being read: `InvalidData` or `UnexpectedEof` where no such article stands there any more.
    fn read(&self, start: u64, length: u32) -> io::Result<String>;

    /// The name of the file.
    fn name(&self) -> String;
}

/// Where one text can be read again.
#[derive(Debug, Clone)]
pub struct Reread {
    original: Arc<dyn Original>,
    start: u64,
    length: u32,
    /// The text's, to be sure that it is still the same.
    hash: u64,
}

impl Reread {
    /// Notes that the article with this text is written in so many bytes of `original`, from `start` on.
    pub(crate) fn new(original: &Arc<dyn Original>, start: u64, length: u32, text: &str) -> Reread {
        Reread {
            original: Arc::clone(original),
            start,
            length,
            hash: hash(text),
        }
    }

    /// Whether this is the text that is read.
    pub fn is_of(&self, text: &str) -> bool {
        hash(text) == self.hash
    }

    /// The text.
    ///
    /// # Errors
    /// The file cannot be read, or the text is no longer the same. It says so with the name of the file.
    pub fn read(&self) -> io::Result<String> {
        let name = || self.original.name();
        let changed = || {
            let what = "was changed while it was compared; compare again when it is complete";
            io::Error::new(io::ErrorKind::InvalidData, format!("{}: {what}", name()))
        };
        match self.original.read(self.start, self.length) {
            Ok(text) if self.is_of(&text) => Ok(text),
            Ok(_) => Err(changed()),
            Err(error) => match error.kind() {
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Err(changed()),
                kind => Err(io::Error::new(kind, format!("{}: {error}", name()))),
            },
        }
    }
}

fn hash(text: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(text.as_bytes())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[derive(Debug)]
    struct Wire(Mutex<io::Result<String>>);

    impl Original for Wire {
        fn read(&self, start: u64, length: u32) -> io::Result<String> {
            let text = self.0.lock().unwrap();
            let text = text.as_ref().map_err(|error| error.kind())?;
            Ok(text[start as usize..][..length as usize].to_owned())
        }

        fn name(&self) -> String {
            "wire.jsonl".to_owned()
        }
    }

    #[test]
    fn a_text_is_read_again_and_one_that_changed_is_refused() {
        let wire = Arc::new(Wire(Mutex::new(Ok("Talks ended. Late.".to_owned()))));
        let original: Arc<dyn Original> = wire.clone();
        let again = Reread::new(&original, 13, 5, "Late.");
        assert_eq!(again.read().unwrap(), "Late.");
        for (now, message) in [
            (Ok("Talks ended. Lost.".to_owned()), "was changed"),
            (Err(io::ErrorKind::UnexpectedEof.into()), "was changed"),
            (Err(io::ErrorKind::PermissionDenied.into()), "permission"),
        ] {
            *wire.0.lock().unwrap() = now;
            let error = again.read().unwrap_err().to_string();
            assert!(error.starts_with("wire.jsonl: "), "{error}");
            assert!(error.contains(message), "{error}");
        }
    }
}
