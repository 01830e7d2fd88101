//! `dedupe PATH...`: compares articles with each other and reports what it found.

use super::Outcome;
use super::fail_on::{FailOn, Watch};
use super::input::InputArgs;
use super::output::{OutputArgs, Target};
use super::progress::Bar;
use clap::{Args, ValueEnum};
use dedupe::batch::{self, Batch, Builder, InMemory, Spill, TextStore};
use dedupe::compare::comparison::{Both, Comparison, Relation};
use dedupe::read::Failure;
use dedupe::report::{self, ArticleLine, Detail, Entry, PairLine, ReportFormat};
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Coverage of the part from which a pair is a duplicate, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.5, value_parser = share, help_heading = "Matching")]
    threshold: f64,
    /// Leave out pairs that share passages without being duplicates
    #[arg(long, help_heading = "Matching")]
    no_overlaps: bool,
    /// Compare the articles with those in PATH, too, but not those with each other; what differs is told as a change from them
    /// to the articles (repeatable)
    #[arg(long, value_name = "PATH", help_heading = "Matching")]
    against: Vec<PathBuf>,
    /// Exit with status 1 if any of these was found (repeatable, or separated by commas)
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        value_delimiter = ',',
        help_heading = "Output"
    )]
    fail_on: Vec<FailOn>,
    /// How the report is written
    #[arg(short, long, value_enum, default_value_t = FormatArg::Text, value_name = "FORMAT", help_heading = "Output")]
    format: FormatArg,
    /// How much it says about each pair; CSV always says the same (default: differences for text, else alignment)
    #[arg(
        short,
        long,
        value_enum,
        value_name = "DETAIL",
        help_heading = "Output"
    )]
    detail: Option<DetailArg>,
    /// When to color the text report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", help_heading = "Output")]
    color: Color,
    #[command(flatten)]
    output: OutputArgs,
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

impl Color {
    fn is_wanted_on(self, target: Target) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let no_color = std::env::var_os("NO_COLOR");
                target.is_terminal && no_color.is_none_or(|value| value.is_empty())
            }
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// Words, for a reader at a terminal
    Text,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// One page for a browser, complete in itself
    Html,
    /// One row a pair, for a spreadsheet
    Csv,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DetailArg {
    /// The verdict
    Summary,
    /// What differs
    Differences,
    /// Every sentence
    Alignment,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("expected a number from 0 to 1, such as 0.5".to_owned()),
    }
}

/// So many bytes of text stay in memory where the report needs not all of them; others are read again, or wait in a temporary
/// file.
const MOST_IN_MEMORY: u64 = 1 << 28;

impl CompareArgs {
    fn options(&self) -> batch::Options {
        let mut options = batch::Options {
            language: self.input.language,
            ..batch::Options::default()
        };
        options.limits.relation.duplicate = self.threshold;
        options
    }

    /// How much is said about each pair, where `usual` is what is said unless the user asks for something else.
    fn detail(&self, usual: Detail) -> Detail {
        self.detail.map_or(usual, |detail| match detail {
            DetailArg::Summary => Detail::Summary,
            DetailArg::Differences => Detail::Differences,
            DetailArg::Alignment => Detail::Alignment,
        })
    }

    fn is_told(&self, comparison: &Comparison) -> bool {
        !(self.no_overlaps && comparison.relation == Relation::Overlap)
    }

    /// Reads all articles into the batch that `builder` makes of them, and hands over what `tell` makes of each, in order. Also
    /// returns what could not be read; `failed` says that there is such, also where an error ends the reading.
    ///
    /// # Errors
    /// Those of the arguments, and of `hand_over`.
    fn read<X: TextStore, T: Send>(
        &self,
        mut builder: Builder<X>,
        tell: impl Fn(usize, &Entry) -> T + Sync,
        mut hand_over: impl FnMut(T) -> io::Result<()> + Send,
        failed: &mut bool,
        progress: &Bar,
    ) -> anyhow::Result<(Batch<X>, Vec<Failure>)> {
        let mut handed_over = Ok(());
        let mut take = |articles, role| {
            let told = builder.add_telling(articles, role, &tell);
            handed_over = told.into_iter().try_for_each(&mut hand_over);
            match handed_over {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        };
        let failures = self
            .input
            .read(&self.against, &self.output, progress, &mut take)?;
        *failed = !failures.is_empty();
        handed_over?;
        Ok((builder.build(progress), failures))
    }

    /// Writes articles as they are read and pairs as they are found, and keeps none. Returns whether anything could not be
    /// read.
    fn write_lines(&self, watch: &Watch<'_>) -> anyhow::Result<bool> {
        let detail = self.detail(Detail::Alignment);
        let progress = self.output.progress();
        let mut failed = false;
        self.output.write(|out, _| {
            let mut out = io::BufWriter::with_capacity(1 << 16, out);
            let mut lines = report::Lines::new(&mut out);
            let builder = Builder::new(Spill::beyond(MOST_IN_MEMORY), &self.options());
            let write = |line| lines.article(&line);
            let (batch, failures) =
                self.read(builder, ArticleLine::new, write, &mut failed, &progress)?;
            watch.heed_articles(&batch);
            let line = |comparison: Comparison, of: Both<&Entry>| {
                watch.heed(&comparison, of);
                let is_told = self.is_told(&comparison);
                is_told.then(|| PairLine::new(&comparison, of, detail))
            };
            let write = |line: Option<PairLine>| -> anyhow::Result<()> {
                line.map_or(Ok(()), |line| Ok(lines.pair(&line)?))
            };
            let groups = batch.compare(line, write, &progress)?;
            progress.end();
            lines.end(&groups, &failures)?;
            out.flush()?;
            // The process ends here, and gives all its memory back faster than one article after the other.
            std::mem::forget(batch);
            Ok(())
        })?;
        Ok(failed)
    }

    /// Writes a report that is whole before it is written. Returns whether anything could not be read.
    fn write_report(
        &self,
        format: ReportFormat,
        usual: Detail,
        watch: &Watch<'_>,
    ) -> anyhow::Result<bool> {
        let progress = self.output.progress();
        let builder = Builder::new(InMemory, &self.options());
        let mut failed = false;
        let (batch, failures) =
            self.read(builder, |_, _| (), |()| Ok(()), &mut failed, &progress)?;
        watch.heed_articles(&batch);
        let is_told = |comparison: &Comparison, of: Both<&Entry>| {
            watch.heed(comparison, of);
            self.is_told(comparison)
        };
        let mut report = batch.into_report(is_told, &progress);
        report.failures = failures;
        progress.end();
        self.output.write(|out, target| {
            let options = report::Options {
                detail: self.detail(usual),
                width: target.width,
                color: self.color.is_wanted_on(target),
            };
            Ok(report::write(&report, format, &options, out)?)
        })?;
        Ok(failed)
    }
}

/// Runs the command.
pub(super) fn run(args: &CompareArgs) -> anyhow::Result<Outcome> {
    args.output.set_threads()?;
    let watch = Watch::on(&args.fail_on);
    let write = |format, usual| args.write_report(format, usual, &watch);
    let failed = match args.format {
        FormatArg::Text => write(ReportFormat::Text, Detail::Differences),
        FormatArg::Json => write(ReportFormat::Json, Detail::Alignment),
        FormatArg::Jsonl => args.write_lines(&watch),
        FormatArg::Html => write(ReportFormat::Html, Detail::Alignment),
        FormatArg::Csv => write(ReportFormat::Csv, Detail::Alignment),
    }?;
    Ok(if failed {
        Outcome::Failed
    } else if watch.has_found() {
        Outcome::Found
    } else {
        Outcome::Done
    })
}
