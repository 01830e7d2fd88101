//! Where the report goes, and where messages go.

use super::progress::Bar;
use super::whole_file;
use anyhow::Context as _;
use clap::Args;
use dedupe::report::visible;
use std::io::{self, IsTerminal as _, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct OutputArgs {
    /// Write the report to FILE instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Show no warnings and no progress; errors are still told
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

/// What the report goes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    /// Whether a reader sees it on a terminal as it is written.
    pub(super) is_terminal: bool,
    /// How many columns text may take.
    pub(super) width: usize,
}

/// Columns of text where it is not for a terminal: the same everywhere.
const WIDTH: usize = 80;

/// The narrowest and the widest that text is set on a terminal: words find room, and lines stay readable.
const NARROWEST: usize = 40;
const WIDEST: usize = 100;

impl Target {
    fn standard_output() -> Target {
        let size = terminal_size::terminal_size_of(io::stdout());
        Target {
            is_terminal: io::stdout().is_terminal(),
            width: size.map_or(WIDTH, |(width, _)| {
                usize::from(width.0).clamp(NARROWEST, WIDEST)
            }),
        }
    }

    /// A file, a pipe or a device that was named.
    const NAMED: Target = Target {
        is_terminal: false,
        width: WIDTH,
    };
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

    /// Lets `write` write to where the report goes, and tells it what that is.
    ///
    /// Whoever reads a pipe may have had enough before the end: that is no error.
    ///
    /// # Errors
    /// What `write` returns; where that is an [`io::Error`], with what it kept from being written.
    pub(super) fn write(
        &self,
        write: impl FnOnce(&mut (dyn Write + Send), Target) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let written = match &self.output {
            None => write(&mut io::stdout(), Target::standard_output()),
            Some(path) => whole_file::write(path, |out| write(out, Target::NAMED)),
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
}
