//! `dedupe inspect`: shows how articles were read.

use super::Outcome;
use super::input::InputArgs;
use super::output::OutputArgs;
use clap::{Args, ValueEnum};
use dedupe::article::Article;
use dedupe::report::inspect::{self, Inspection};
use std::ops::ControlFlow;

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    #[command(flatten)]
    input: InputArgs,
    /// How it is written
    #[arg(short, long, value_enum, default_value_t = InspectFormat::Text, value_name = "FORMAT", help_heading = "Output")]
    format: InspectFormat,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum InspectFormat {
    /// Words, for a reader at a terminal
    Text,
    /// One JSON object
    Json,
}

/// Runs the command.
pub(super) fn run(args: &InspectArgs) -> anyhow::Result<Outcome> {
    args.output.set_threads()?;
    let mut articles = Vec::new();
    let mut take = |mut some: Vec<Article>, _| {
        articles.append(&mut some);
        ControlFlow::Continue(())
    };
    let progress = args.output.progress();
    let failures = args.input.read(&[], &args.output, &progress, &mut take)?;
    args.output.write(|out, _| {
        let language = args.input.language;
        let inspections = articles
            .iter()
            .map(|article| Inspection::of(article, language));
        match args.format {
            InspectFormat::Text => inspect::write_text(inspections, out),
            InspectFormat::Json => inspect::write_json(inspections, out),
        }?;
        Ok(())
    })?;
    Ok(if failures.is_empty() {
        Outcome::Done
    } else {
        Outcome::Failed
    })
}
