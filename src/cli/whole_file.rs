//! A file that appears whole or not at all.

use super::interrupt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Lets `write` write a file, which appears whole or not at all. A device or pipe is written to as it is.
pub(super) fn write(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    // What a link leads to is replaced, not the link.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return write(&mut Opened { path, file: None });
    }
    let permissions = old.map(|old| old.permissions());
    let mut part = Part {
        path,
        permissions,
        made: None,
    };
    let whole = write(&mut part).and_then(|()| Ok(part.replace()?));
    if whole.is_err() {
        part.remove();
    }
    whole
}

/// A device or pipe. It is opened when the first is written: to open a pipe waits for its reader, who may feed an input first.
struct Opened<'p> {
    path: &'p Path,
    file: Option<File>,
}

impl Write for Opened<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let file = match self.file.take() {
            Some(file) => file,
            None => File::options().write(true).open(self.path)?,
        };
        self.file.insert(file).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), File::flush)
    }
}

/// A half-written file. It is made when the first is written: whoever looks for articles in its folder before that does not
/// meet it.
struct Part<'p> {
    /// What it is to become.
    path: &'p Path,
    /// Those of the file that it takes the place of, if there is one: what is private stays so while it is written.
    permissions: Option<fs::Permissions>,
    made: Option<(PathBuf, File)>,
}

impl Part<'_> {
    fn file(&mut self) -> io::Result<&mut File> {
        let made = match self.made.take() {
            Some(made) => made,
            None => {
                let made = create_beside(self.path)?;
                interrupt::remove_if_ended(&made.0);
                let (_, file) = self.made.insert(made);
                if let Some(permissions) = self.permissions.take() {
                    file.set_permissions(permissions)?;
                }
                return Ok(file);
            }
        };
        Ok(&mut self.made.insert(made).1)
    }

    /// Makes it what it is to become, in the place of what was there before, if anything was.
    fn replace(&mut self) -> io::Result<()> {
        self.file()?.sync_all()?;
        match &self.made {
            Some((made, _)) => fs::rename(made, self.path),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Removes it: half-written it is of no use. That it cannot be removed adds nothing to why.
    fn remove(self) {
        if let Some((made, file)) = self.made {
            drop(file);
            let _ = fs::remove_file(made);
        }
    }
}

impl Write for Part<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file()?.flush()
    }
}

/// Creates a hidden file in the folder of `path` under a name that no file has yet.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let mut number = 0;
    loop {
        let mut part = std::ffi::OsString::from(".");
        part.push(name);
        part.push(format!(".{}-{number}.part", std::process::id()));
        let part = path.with_file_name(part);
        match File::create_new(&part) {
            // Left behind by a process of the same number that was killed.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => {
                number += 1;
            }
            created => return Ok((part, created?)),
        }
    }
}
