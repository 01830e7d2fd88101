//! Where the report goes, and where messages go.

use super::progress::Bar;
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use dedupe::report::visible;
use std::fs::{self, File};
use std::io::{self, IsTerminal as _, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    /// Write the report to FILE instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// When to color the text report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", help_heading = "Output")]
    color: Color,
    /// Say nothing but the report: no warnings on standard error
    #[arg(short, long, help_heading = "Output")]
    pub(super) quiet: bool,
    /// Name what was passed over, too
    #[arg(short, long, conflicts_with = "quiet", help_heading = "Output")]
    pub(super) verbose: bool,
    /// Show no progress on standard error; it is shown only on a terminal, and only when a run lasts
    #[arg(long, help_heading = "Output")]
    no_progress: bool,
    /// How many threads work (default: one a core)
    #[arg(short = 'j', long, value_name = "N", help_heading = "Output")]
    threads: Option<NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Writes one message to standard error. If even that is closed, there is nobody left to tell.
pub(super) fn say(message: &str) {
    let _ = writeln!(io::stderr(), "dedupe: {}", visible::escape(message));
}

/// The file that the report goes to, if it is there already.
pub(super) struct ReportFile<'o> {
    /// Its name as it was given, and another that leads to it and no other file.
    report: Option<(&'o Path, PathBuf)>,
    /// The file of the article that was met last: the articles of one stand next to each other.
    last: PathBuf,
    is_article: bool,
}

impl ReportFile<'_> {
    /// Heeds that there is an article in this file.
    pub(super) fn meet(&mut self, path: &Path) {
        let Some((_, report)) = &self.report else {
            return;
        };
        if self.last != path {
            path.clone_into(&mut self.last);
            self.is_article |= path.canonicalize().is_ok_and(|article| article == *report);
        }
    }

    /// Says so if it is the file of an article.
    pub(super) fn spare(&self) -> anyhow::Result<()> {
        match &self.report {
            Some((named, _)) if self.is_article => anyhow::bail!(
                "{}: is one of the articles; write the report elsewhere",
                named.display()
            ),
            _ => Ok(()),
        }
    }
}

/// More threads than this help no machine, and starting them takes long.
const MOST_THREADS: usize = 256;

impl OutputArgs {
    /// What makes sure that the report does not take the place of an article.
    pub(super) fn report_file(&self) -> ReportFile<'_> {
        // A report that is not there yet can be no article.
        let there = |named: &'_ PathBuf| named.canonicalize().ok();
        let report = self.output.as_ref();
        ReportFile {
            report: report.and_then(|named| Some((named.as_path(), there(named)?))),
            last: PathBuf::new(),
            is_article: false,
        }
    }

    /// What shows how far the run has come.
    pub(super) fn progress(&self) -> Bar {
        Bar::new(!self.no_progress && !self.quiet)
    }

    /// Starts as many threads as were asked for; has to come before any work.
    pub(super) fn set_threads(&self) -> anyhow::Result<()> {
        if let Some(threads) = self.threads {
            rayon::ThreadPoolBuilder::new()
                .num_threads(threads.get().min(MOST_THREADS))
                .build_global()
                .context("the threads could not be started")?;
        }
        Ok(())
    }

    /// Lets `write` write to where the report goes, with or without color.
    ///
    /// Whoever reads a pipe may have had enough before the end: that is no error.
    ///
    /// # Errors
    /// What `write` returns; where that is an [`io::Error`], with what it kept from being written.
    pub(super) fn write(
        &self,
        write: impl FnOnce(&mut (dyn Write + Send), bool) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let written = match &self.output {
            None => write(&mut io::stdout(), self.has_color()),
            Some(path) => {
                let color = matches!(self.color, Color::Always);
                write_file(path, |out| write(out, color))
            }
        };
        let Err(error) = written else { return Ok(()) };
        match error.downcast_ref::<io::Error>() {
            None => return Err(error),
            Some(system) if system.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            Some(_) => {}
        }
        Err(match &self.output {
            None => error.context("the report could not be written to standard output"),
            Some(path) => error.context(format!(
                "{}: the report could not be written",
                path.display()
            )),
        })
    }

    fn has_color(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}

/// Lets `write` write a file, which appears whole or not at all. A device or pipe is written to as it is.
fn write_file(
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
                remove_if_interrupted(&made.0);
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

/// Lets an interrupt (Ctrl-C, or a request to end) end the run at once, but not before the half-written file is gone.
fn remove_if_interrupted(part: &Path) {
    let part = part.to_owned();
    // Where no handler can be set, the run still ends, and leaves the hidden file behind.
    let _ = ctrlc::set_handler(move || {
        let _ = fs::remove_file(&part);
        std::process::exit(INTERRUPTED);
    });
}

/// What a shell reports of a program that an interrupt ended.
const INTERRUPTED: i32 = 130;

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
