//! The command line: arguments, wiring, exit status.

use crate::article::Notice;
use crate::batch;
use crate::compare::comparison::Relation;
use crate::compare::difference::Tier;
use crate::read::{self, Failure, Tally};
use crate::report::inspect::{self, Inspection};
use crate::report::{self, Detail, Format};
use anyhow::Context as _;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Says which news articles are near-duplicates of one another, and what differs between them.
#[derive(Debug, Parser)]
#[command(
    name = "dedupe",
    version,
    args_conflicts_with_subcommands = true,
    max_term_width = 100
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    compare: CompareArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show how articles were read: furniture, sentences, canonical tokens
    Inspect(InspectArgs),
}

#[derive(Debug, Args)]
struct InputArgs {
    /// Articles: files, folders (walked, in sorted order), patterns, or '-' for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read the names of further inputs from FILE, each ended by a NUL byte ('-' for standard input)
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    files0_from: Option<PathBuf>,
    /// Encoding of all inputs, such as utf-8 or windows-1252, instead of telling it by their content
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    encoding: Option<String>,
    /// Language of the articles as an ISO 639 code, instead of telling it by the script
    #[arg(
        long,
        value_name = "CODE",
        default_value = "",
        hide_default_value = true,
        help_heading = "Input"
    )]
    language: String,
}

#[derive(Debug, Args)]
struct OutputArgs {
    /// Write the report to FILE instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// When to color the text report
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN", help_heading = "Output")]
    color: Color,
    /// Say nothing but the report: no warnings on standard error
    #[arg(short, long, help_heading = "Output")]
    quiet: bool,
    /// Name what was passed over, too
    #[arg(short, long, conflicts_with = "quiet", help_heading = "Output")]
    verbose: bool,
    /// How many threads work (default: one a core)
    #[arg(short = 'j', long, value_name = "N", help_heading = "Output")]
    threads: Option<usize>,
}

#[derive(Debug, Args)]
struct CompareArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Coverage of the part from which a pair is a duplicate, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.5, value_parser = share, help_heading = "Matching")]
    threshold: f64,
    /// Leave out pairs that share passages without being duplicates
    #[arg(long, help_heading = "Matching")]
    no_overlaps: bool,
    /// Compare the articles with those in PATH, too, but not those with each other (repeatable)
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
    /// How much it says about each pair (default: differences for text, alignment for the others)
    #[arg(
        short,
        long,
        value_enum,
        value_name = "DETAIL",
        help_heading = "Output"
    )]
    detail: Option<DetailArg>,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Args)]
struct InspectArgs {
    #[command(flatten)]
    input: InputArgs,
    /// How it is written
    #[arg(short, long, value_enum, default_value_t = InspectFormat::Text, value_name = "FORMAT", help_heading = "Output")]
    format: InspectFormat,
    #[command(flatten)]
    output: OutputArgs,
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
#[derive(Debug, Clone, Copy, ValueEnum)]
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
    /// A difference of fact in what two articles share
    Fact,
    /// A notice on an article: withdrawn, embargoed, corrected, …
    Notice,
}

impl FailOn {
    fn is_found_in(self, report: &report::Report) -> bool {
        let related = |relation| report.comparisons.iter().any(|c| c.relation == relation);
        match self {
            FailOn::Duplicate => report.duplicates() > 0,
            FailOn::Identical => related(Relation::Identical),
            FailOn::Restyled => related(Relation::Restyled),
            FailOn::Edited => related(Relation::Edited),
            FailOn::Excerpt => related(Relation::Excerpt),
            FailOn::Abridged => related(Relation::Abridged),
            FailOn::Version => related(Relation::Version),
            FailOn::Overlap => related(Relation::Overlap),
            FailOn::Fact => report
                .comparisons
                .iter()
                .any(|c| c.relation.is_reported() && c.count(Tier::Fact) > 0),
            FailOn::Notice => report.articles.iter().any(|a| a.notices().next().is_some()),
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum InspectFormat {
    /// Words, for a reader at a terminal
    Text,
    /// One JSON object
    Json,
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

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("expected a number from 0 to 1, such as 0.5".to_owned()),
    }
}

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It ran.
    Done = 0,
    /// It ran, and found what `--fail-on` asks for.
    Found = 1,
    /// Something could not be read or written, or the arguments made no sense.
    Failed = 2,
}

/// Runs the command that the process's arguments name.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Some(Command::Inspect(args)) => inspect(&args),
        None => compare(&cli.compare),
    };
    match outcome {
        Ok(outcome) => ExitCode::from(outcome as u8),
        // Whoever reads the report has had enough of it: that is no error.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::from(Outcome::Failed as u8)
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Writes one message to standard error. If even that is closed, there is nobody left to tell.
fn say(message: &str) {
    let _ = writeln!(
        anstream::stderr(),
        "dedupe: {}",
        report::visible::escape(message)
    );
}

fn compare(args: &CompareArgs) -> anyhow::Result<Outcome> {
    args.output.set_threads()?;
    let (reading, own) = args.input.read(&args.against, &args.output)?;
    let mut options = batch::Options {
        language: args.input.language.clone(),
        against: reading.articles.len() - own,
        ..batch::Options::default()
    };
    options.limits.relation.duplicate = args.threshold;
    let mut report = batch::run(reading.articles, &options);
    if args.no_overlaps {
        report
            .comparisons
            .retain(|c| c.relation != Relation::Overlap);
    }
    report.failures = reading.failures;
    let (format, usual) = match args.format {
        FormatArg::Text => (Format::Text, Detail::Differences),
        FormatArg::Json => (Format::Json, Detail::Alignment),
        FormatArg::Jsonl => (Format::JsonLines, Detail::Alignment),
        FormatArg::Html => (Format::Html, Detail::Alignment),
        FormatArg::Csv => (Format::Csv, Detail::Alignment),
    };
    let detail = args.detail.map_or(usual, |detail| match detail {
        DetailArg::Summary => Detail::Summary,
        DetailArg::Differences => Detail::Differences,
        DetailArg::Alignment => Detail::Alignment,
    });
    args.output.write(|out, color| {
        let width = terminal_size::terminal_size_of(io::stdout())
            .map_or(80, |(width, _)| usize::from(width.0).clamp(40, 100));
        report::write(
            &report,
            format,
            &report::Options {
                detail,
                width,
                color,
            },
            out,
        )
    })?;
    Ok(if !report.failures.is_empty() {
        Outcome::Failed
    } else if args.fail_on.iter().any(|what| what.is_found_in(&report)) {
        Outcome::Found
    } else {
        Outcome::Done
    })
}

impl InputArgs {
    /// Reads all inputs and then those under the names `against`, and says on standard error what could not be read or
    /// was passed over. Also says how many of the articles come before those.
    fn read(
        &self,
        against: &[PathBuf],
        output: &OutputArgs,
    ) -> anyhow::Result<(read::Reading, usize)> {
        if self.paths.is_empty() && self.files0_from.is_none() {
            anyhow::bail!(
                "no articles to compare: name files or folders, or '-' for standard input (see 'dedupe --help')"
            );
        }
        let encoding = self
            .encoding
            .as_deref()
            .map(read::encoding_named)
            .transpose()?;
        let (reading, own) = read::read_against(
            &self.paths,
            self.files0_from.as_deref(),
            against,
            &read::Options { encoding },
        );
        for Failure { path, message } in &reading.failures {
            say(&format!("{}: {message}", path.display()));
        }
        if output.quiet {
            return Ok((reading, own));
        }
        for repeated in &reading.repeated {
            say(&format!(
                "{}: read only once; it is the same file as {}",
                repeated.path.display(),
                repeated.first.display()
            ));
        }
        if output.verbose {
            for passed in &reading.passed_over {
                say(&format!(
                    "{}: passed over, {}",
                    passed.path.display(),
                    passed.why
                ));
            }
        } else if !reading.passed_over.is_empty() {
            let mut tally = Tally::default();
            tally.add(&reading.passed_over);
            say(&format!("passed over in folders: {tally} (-v names them)"));
        }
        for article in &reading.articles {
            for Notice { text, .. } in &article.notices {
                say(&format!("{}: {text}", article.path.display()));
            }
        }
        Ok((reading, own))
    }
}

impl OutputArgs {
    fn set_threads(&self) -> anyhow::Result<()> {
        if let Some(threads) = self.threads {
            anyhow::ensure!(threads > 0, "-j 0: at least one thread is needed");
            rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build_global()
                .context("the threads could not be started")?;
        }
        Ok(())
    }

    /// Lets `write` write to where the report goes. A file appears whole or not at all.
    fn write(
        &self,
        write: impl FnOnce(&mut dyn Write, bool) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let Some(path) = &self.output else {
            let color = match self.color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => {
                    io::stdout().is_terminal()
                        && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
                }
            };
            return write(&mut io::stdout().lock(), color)
                .context("the report could not be written to standard output");
        };
        let unwritten = || format!("{}: the report could not be written", path.display());
        let mut beside = path
            .file_name()
            .map_or_else(|| OsString::from("report"), OsString::from);
        beside.push(".part");
        let beside = path.with_file_name(beside);
        // A device or pipe is written to as it is; only a plain file can be put in place at the end.
        if path.exists() && !path.is_file() {
            let mut out = File::options()
                .write(true)
                .open(path)
                .with_context(unwritten)?;
            return write(&mut out, matches!(self.color, Color::Always)).with_context(unwritten);
        }
        let whole = File::create(&beside).and_then(|mut out| {
            write(&mut out, matches!(self.color, Color::Always))?;
            out.sync_all()?;
            std::fs::rename(&beside, path)
        });
        if whole.is_err() {
            // The half-written file is of no use; that it cannot be removed either adds nothing to the error.
            let _ = std::fs::remove_file(&beside);
        }
        whole.with_context(unwritten)
    }
}

fn inspect(args: &InspectArgs) -> anyhow::Result<Outcome> {
    args.output.set_threads()?;
    let (reading, _) = args.input.read(&[], &args.output)?;
    let failed = !reading.failures.is_empty();
    args.output.write(|out, _| {
        let language = &args.input.language;
        let inspections = reading
            .articles
            .iter()
            .map(|article| Inspection::of(article, language));
        match args.format {
            InspectFormat::Text => inspect::write_text(inspections, out),
            InspectFormat::Json => inspect::write_json(inspections, out),
        }
    })?;
    Ok(if failed {
        Outcome::Failed
    } else {
        Outcome::Done
    })
}
