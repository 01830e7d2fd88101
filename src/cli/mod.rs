//! The command line: arguments, wiring, exit status. One file a command.

mod compare;
mod fail_on;
mod generate;
mod input;
mod inspect;
mod interrupt;
mod output;
mod progress;
mod whole_file;

use clap::{CommandFactory, Parser, Subcommand};
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
    compare: compare::CompareArgs,
    /// Write the man page or a shell's completions to standard output, for packagers
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        exclusive = true,
        hide_short_help = true,
        help_heading = "Packaging"
    )]
    generate: Option<generate::Generate>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show how articles were read: format, metadata, furniture, sentences, canonical tokens
    Inspect(inspect::InspectArgs),
}

/// What a run came to; as a number, its exit status.
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
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match (&cli.command, cli.generate) {
        (Some(Command::Inspect(args)), _) => inspect::run(args),
        (None, Some(what)) => generate::run(what, Cli::command()),
        (None, None) => compare::run(&cli.compare),
    };
    let outcome = outcome.unwrap_or_else(|error| {
        output::say(&format!("error: {error:#}"));
        Outcome::Failed
    });
    ExitCode::from(outcome as u8)
}
