//! Reads and writes at a place of a file, which threads may do side by side.

#[cfg(not(unix))]
pub(crate) use elsewhere::{read_exact_at, write_all_at};
#[cfg(unix)]
pub(crate) use unix::{read_exact_at, write_all_at};

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io;
    use std::os::unix::fs::FileExt as _;

    pub(crate) fn read_exact_at(file: &File, to: &mut [u8], start: u64) -> io::Result<()> {
        file.read_exact_at(to, start)
    }

    pub(crate) fn write_all_at(file: &File, bytes: &[u8], start: u64) -> io::Result<()> {
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

    pub(crate) fn read_exact_at(mut file: &File, to: &mut [u8], start: u64) -> io::Result<()> {
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(to)
    }

    pub(crate) fn write_all_at(mut file: &File, bytes: &[u8], start: u64) -> io::Result<()> {
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start))?;
        file.write_all(bytes)
    }
}
