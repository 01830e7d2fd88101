//! `dedupe --generate WHAT`: the man page and the completions, made from the arguments themselves.

use super::Outcome;
use clap::{Command, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io::{self, Write};

/// What can be made from the arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Generate {
    /// The man page
    Man,
    /// Completions for bash
    Bash,
    /// Completions for zsh
    Zsh,
    /// Completions for fish
    Fish,
    /// Completions for PowerShell
    Powershell,
}

/// The exit statuses, as the man page has them.
const STATUSES: [(&str, &str); 3] = [
    ("0", "It ran, whatever it found."),
    ("1", "Only with --fail-on: what it names was found."),
    (
        "2",
        "Wrong usage, or something could not be read or written; what could be read was compared all the same.",
    ),
];

/// Writes it to standard output. Whoever reads a pipe may have had enough before the end: that is no error.
pub(super) fn run(what: Generate, mut command: Command) -> anyhow::Result<Outcome> {
    let name = command.get_name().to_owned();
    let mut made = Vec::new();
    let mut complete = |shell| clap_complete::generate(shell, &mut command, &name, &mut made);
    match what {
        Generate::Man => made = man(command)?,
        Generate::Bash => complete(Shell::Bash),
        Generate::Zsh => complete(Shell::Zsh),
        Generate::Fish => complete(Shell::Fish),
        Generate::Powershell => complete(Shell::PowerShell),
    }
    match io::stdout().lock().write_all(&made) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(Outcome::Done),
    }
}

fn man(command: Command) -> io::Result<Vec<u8>> {
    let man = Man::new(command);
    let mut page = Vec::new();
    man.render(&mut page)?;
    let mut statuses = Roff::default();
    statuses.control("SH", ["EXIT STATUS"]);
    for (status, meaning) in STATUSES {
        statuses.control("TP", []);
        statuses.text([bold(status)]);
        statuses.text([roman(meaning)]);
    }
    statuses.to_writer(&mut page)?;
    Ok(page)
}
