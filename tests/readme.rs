//! Runs the `dedupe` commands of the README's console blocks and compares what they print with what the README shows.
//!
//! `DEDUPE_BLESS=1 cargo test --test readme` rewrites the output that the README shows.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn the_readme_shows_what_the_tool_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let shown = fs::read_to_string(&path).unwrap();
    let (found, commands) = with_real_output(&shown);
    assert!(
        commands > 0,
        "README.md has no command of dedupe in a console block"
    );
    if std::env::var_os("DEDUPE_BLESS").is_some() {
        fs::write(&path, found).unwrap();
    } else {
        for (n, (shown, found)) in shown.lines().zip(found.lines()).enumerate() {
            assert_eq!(shown, found, "README.md, line {}", n + 1);
        }
        assert_eq!(shown, found);
    }
}

/// The same text with the output below each command as it is now, and how many commands there are.
fn with_real_output(readme: &str) -> (String, usize) {
    let (mut found, mut commands) = (String::new(), 0);
    let (mut console, mut output) = (false, false);
    for line in readme.lines() {
        if line.starts_with("```") {
            (console, output) = (line == "```console", false);
        }
        if let Some(command) = line.strip_prefix("$ dedupe ").filter(|_| console) {
            found += &format!("{line}\n{}", printed(command));
            (output, commands) = (true, commands + 1);
        } else if !output {
            found += line;
            found.push('\n');
        }
    }
    (found, commands)
}

/// What the tool prints for these arguments. It must succeed.
fn printed(args: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_dedupe"))
        .args(args.split_whitespace())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "dedupe {args}");
    String::from_utf8(output.stdout).unwrap()
}
