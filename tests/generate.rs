//! What packagers install beside the command: a man page and completions, made from the arguments.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use assert_cmd::Command;
use std::collections::BTreeSet;
use std::process::{Command as Process, Stdio};

fn written(arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("dedupe").unwrap();
    let output = command
        .args(arguments)
        .assert()
        .success()
        .get_output()
        .clone();
    assert!(output.stderr.is_empty());
    String::from_utf8(output.stdout).unwrap()
}

/// The long options that the help of a command names.
fn options(command: &[&str]) -> BTreeSet<String> {
    let help = written(&[command, &["--help"]].concat());
    let lines = help.lines().map(str::trim_start);
    let named = lines.filter(|line| line.starts_with('-'));
    named
        .filter_map(|line| {
            let option = line.split([' ', ',']).find(|word| word.starts_with("--"))?;
            Some(option.trim_end_matches("...").to_owned())
        })
        .collect()
}

#[test]
fn the_man_page_names_every_option_and_exit_status() {
    let page = written(&["--generate", "man"]);
    assert!(page.contains(".TH dedupe 1"));
    // Hyphens are escaped in a man page.
    let plain = page.replace('\\', "");
    let options: BTreeSet<String> = [options(&[]), options(&["inspect"])]
        .into_iter()
        .flatten()
        .collect();
    assert!(options.len() > 15, "{options:?}");
    for option in options {
        assert!(plain.contains(&option), "{option}");
    }
    for section in [
        ".SH NAME",
        ".SH SYNOPSIS",
        ".SH OPTIONS",
        ".SH \"EXIT STATUS\"",
    ] {
        assert!(page.contains(section), "{section}");
    }
}

#[test]
fn completions_name_every_option() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = written(&["--generate", shell]);
        for option in options(&[]) {
            let name = if shell == "fish" {
                option.trim_start_matches('-')
            } else {
                &option
            };
            assert!(script.contains(name), "{shell}: {option}");
        }
    }
}

#[test]
fn a_shell_accepts_its_completions() {
    for shell in ["bash", "zsh", "fish"] {
        let script = written(&["--generate", shell]);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("dedupe");
        std::fs::write(&file, script).unwrap();
        let checked = Process::new(shell)
            .arg("-n")
            .arg(&file)
            .stdin(Stdio::null())
            .output();
        // A shell that is not installed cannot object.
        let Ok(checked) = checked else { continue };
        let message = String::from_utf8_lossy(&checked.stderr).into_owned();
        assert!(checked.status.success(), "{shell}: {message}");
    }
}

#[test]
fn everyday_help_does_not_name_it_and_it_goes_with_nothing_else() {
    assert!(!written(&["-h"]).contains("--generate"));
    assert!(written(&["--help"]).contains("Packaging:"));
    let mut command = Command::cargo_bin("dedupe").unwrap();
    command
        .args(["a.txt", "--generate", "man"])
        .assert()
        .code(2);
}
