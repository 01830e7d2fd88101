//! `dedupe PATH...`: compares articles with each other and reports what it found.

use super::Outcome;
use super::input::InputArgs;
use super::output::{OutputArgs, Target};
use super::progress::Bar;
use clap::{Args, ValueEnum};
use dedupe::batch::{self, Batch, Builder, InMemory, Spill, Texts};
use dedupe::compare::comparison::{Both, Comparison, Relation};
use dedupe::compare::difference::Tier;
use dedupe::read::Failure;
use dedupe::report::{self, ArticleLine, Detail, Entry, PairLine, ReportFormat};
use std::io::{self, Write as _};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

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

/// What a run can be asked to fail on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Any pair of duplicates
    Duplicate,
    /// Two articles with the same body
    Identical,
    /// The same story in another house style
    Restyled,
    /// The same story, edited
    Edited,
    /// One passage of another article
    Excerpt,
    /// Several passages of another article
    Abridged,
    /// Another take of the story
    Version,
    /// Passages in common, without being a duplicate
    Overlap,
    /// A difference of fact in the bodies that two articles share
    Fact,
    /// A headline or its deck, a byline, caption or table that differs between duplicates
    SetAside,
    /// A notice (withdrawn, embargoed, corrected, …) on an article that is not only compared to
    Notice,
}

impl FailOn {
    fn is_found_in(self, comparison: &Comparison, of: Both<&Entry>) -> bool {
        let relation = comparison.relation;
        match self {
            FailOn::Duplicate => relation.is_duplicate(),
            FailOn::Identical => relation == Relation::Identical,
            FailOn::Restyled => relation == Relation::Restyled,
            FailOn::Edited => relation == Relation::Edited,
            FailOn::Excerpt => relation == Relation::Excerpt,
            FailOn::Abridged => relation == Relation::Abridged,
            FailOn::Version => relation == Relation::Version,
            FailOn::Overlap => relation == Relation::Overlap,
            FailOn::Fact => relation.is_reported() && comparison.count(Tier::Fact) > 0,
            FailOn::SetAside => report::set_aside_differs(comparison, of),
            // Stands on articles, not on pairs.
            FailOn::Notice => false,
        }
    }
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
    /// Reads all articles into the batch that `builder` makes of them, and hands over what `tell` makes of each, in order; or
    /// stops where `hand_over` fails. Also returns what could not be read.
    fn read<X: Texts, T: Send>(
        &self,
        mut builder: Builder<X>,
        tell: impl Fn(usize, &Entry) -> T + Sync,
        mut hand_over: impl FnMut(T) -> io::Result<()> + Send,
        progress: &Bar,
    ) -> anyhow::Result<(io::Result<Batch<X>>, Vec<Failure>)> {
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
        Ok((handed_over.map(|()| builder.build(progress)), failures))
    }
}

/// Runs the command.
pub(super) fn run(args: &CompareArgs) -> anyhow::Result<Outcome> {
    args.output.set_threads()?;
    let mut options = batch::Options {
        language: args.input.language,
        ..batch::Options::default()
    };
    options.limits.relation.duplicate = args.threshold;
    let (format, usual) = match args.format {
        FormatArg::Text => (ReportFormat::Text, Detail::Differences),
        FormatArg::Json => (ReportFormat::Json, Detail::Alignment),
        FormatArg::Jsonl => (ReportFormat::JsonLines, Detail::Alignment),
        FormatArg::Html => (ReportFormat::Html, Detail::Alignment),
        FormatArg::Csv => (ReportFormat::Csv, Detail::Alignment),
    };
    let detail = args.detail.map_or(usual, |detail| match detail {
        DetailArg::Summary => Detail::Summary,
        DetailArg::Differences => Detail::Differences,
        DetailArg::Alignment => Detail::Alignment,
    });
    let progress = args.output.progress();
    let found = AtomicBool::new(false);
    let heed = |was_found: bool| found.fetch_or(was_found, Ordering::Relaxed);
    // Heeds what --fail-on asks for, in pairs that are left out of the report, too.
    let is_told = |comparison: &Comparison, of: Both<&Entry>| {
        let mut wanted = args.fail_on.iter();
        heed(wanted.any(|what| what.is_found_in(comparison, of)));
        !(args.no_overlaps && comparison.relation == Relation::Overlap)
    };
    let fails_on_notice = args.fail_on.contains(&FailOn::Notice);
    let mut failed = false;
    if format == ReportFormat::JsonLines {
        // Articles are written as they are read, and pairs as they are found; none is kept.
        args.output.write(|out, _| {
            let mut out = io::BufWriter::with_capacity(1 << 16, out);
            let mut lines = report::Lines::new(&mut out);
            let builder = Builder::new(Spill::beyond(MOST_IN_MEMORY), &options);
            let write = |line| lines.article(&line);
            let (batch, failures) = args.read(builder, ArticleLine::new, write, &progress)?;
            failed = !failures.is_empty();
            let batch = batch?;
            heed(fails_on_notice && batch.notices().next().is_some());
            let line = |comparison: Comparison, of: Both<&Entry>| {
                is_told(&comparison, of).then(|| PairLine::new(&comparison, of, detail))
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
    } else {
        let builder = Builder::new(InMemory, &options);
        let (batch, failures) = args.read(builder, |_, _| (), |()| Ok(()), &progress)?;
        failed = !failures.is_empty();
        let batch = batch?;
        heed(fails_on_notice && batch.notices().next().is_some());
        let mut report = batch.into_report(is_told, &progress);
        report.failures = failures;
        progress.end();
        args.output.write(|out, target| {
            let options = report::Options {
                detail,
                width: target.width,
                color: args.color.is_wanted_on(target),
            };
            Ok(report::write(&report, format, &options, out)?)
        })?;
    }
    Ok(if failed {
        Outcome::Failed
    } else if found.into_inner() {
        Outcome::Found
    } else {
        Outcome::Done
    })
}
