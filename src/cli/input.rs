//! Where articles come from: the arguments that say so, and what is said about what was found there.

use super::output::{self, OutputArgs};
use super::progress::Bar;
use anyhow::Context as _;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use dedupe::article::{Article, Format, Notice, Role};
use dedupe::read::{self, Failure, SkipCounts};
use dedupe::report::visible;
use dedupe::text::language::Language;
use std::ops::ControlFlow;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// Articles: files, folders (walked, in sorted order), patterns, or '-' for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read the names of further inputs from FILE, each ended by a NUL byte ('-' for standard input)
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    files0_from: Option<PathBuf>,
    /// Encoding of all inputs, such as utf-8 or windows-1252, instead of telling it by their content
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    encoding: Option<String>,
    /// Format of all inputs, instead of telling it by their content
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)).map(format_named), help_heading = "Input")]
    input_format: Option<Format>,
    /// Where JSON, JSON Lines and CSV hold a field, such as text=article.body or headline=Titel; the fields are text,
    /// headline, id, guid, version, date and language
    #[arg(long, value_name = "FIELD=PATH", help_heading = "Input")]
    field: Vec<String>,
    /// Language of all articles, such as en, de or pt-BR, instead of what each states, or else its script
    #[arg(long, value_name = "CODE", help_heading = "Input")]
    pub(super) language: Option<Language>,
}

impl InputArgs {
    /// Reads all inputs, those under the names `against` first, and hands their articles to `take` as they are read, with their
    /// role; it may break off. Says on standard error what could not be read or was passed
    /// over, as far as it was read, and returns what could not be read.
    ///
    /// # Errors
    /// An argument that makes no sense, or a report that would take the place of an article.
    pub(super) fn read(
        &self,
        against: &[PathBuf],
        output: &OutputArgs,
        progress: &Bar,
        take: &mut (dyn FnMut(Vec<Article>, Role) -> ControlFlow<()> + Send),
    ) -> anyhow::Result<Vec<Failure>> {
        if self.paths.is_empty() && self.files0_from.is_none() {
            anyhow::bail!(
                "no articles given: name files or folders, or '-' for standard input (see 'dedupe --help')"
            );
        }
        let encoding = self
            .encoding
            .as_deref()
            .map(read::encoding_named)
            .transpose()?;
        let mut fields = read::Fields::default();
        for assignment in &self.field {
            fields.set(assignment).context("--field")?;
        }
        let names = read::Names {
            paths: &self.paths,
            files0: self.files0_from.as_deref(),
            against,
        };
        let options = read::Options {
            encoding,
            format: self.input_format,
            fields,
        };
        let mut report = output.report_file();
        let mut notices: Vec<String> = Vec::new();
        let mut heed = |articles: Vec<Article>, role: Role| {
            for article in &articles {
                report.meet(&article.path);
                let told = article.notices.iter().filter(|_| !output.quiet);
                let name = || visible::name(&article.path);
                notices.extend(told.map(|Notice { text, .. }| format!("{}: {text}", name())));
            }
            match report.spare() {
                Ok(()) => take(articles, role),
                Err(_) => ControlFlow::Break(()),
            }
        };
        let reading = read::read_each(&names, &options, &mut heed, progress);
        progress.end();
        for Failure { path, message } in &reading.failures {
            output::say(&format!("{}: {message}", visible::name(path)));
        }
        let spared = report.spare().map(|()| reading.failures);
        if output.quiet {
            return spared;
        }
        for repeated in &reading.repeated {
            output::say(&format!(
                "{}: read only once; it is the same file as {}",
                visible::name(&repeated.path),
                visible::name(&repeated.first)
            ));
        }
        if output.verbose {
            for passed in &reading.passed_over {
                output::say(&format!(
                    "{}: passed over, {}",
                    visible::name(&passed.path),
                    passed.why
                ));
            }
        } else if !reading.passed_over.is_empty() {
            let mut tally = SkipCounts::default();
            tally.add(&reading.passed_over);
            output::say(&format!("passed over in folders: {tally} (-v names them)"));
        }
        notices.iter().for_each(|notice| output::say(notice));
        spared
    }
}

/// The format of this name, which is one of the names that the parser lets through.
fn format_named(name: String) -> Format {
    let named = Format::ALL.into_iter().find(|format| format.name() == name);
    named.unwrap_or(Format::Text)
}
