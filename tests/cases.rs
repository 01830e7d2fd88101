//! Runs the binary on every folder of `fixtures/cases` and compares what it prints with what is kept there.
//!
//! To add a case: make a folder named for what it shows, put the articles in it as `*.txt` (or any files, named in `args`), run
//! `DEDUPE_BLESS=1 cargo test --test cases`, and read the `stdout.text` and `stdout.json` that appear before committing
//! them. The same command rewrites them all after a change that is meant to show.
//!
//! The arguments are `*.txt`, which the tool expands itself, unless the folder has a file `args` that states others. The
//! working directory is the folder. `stdout.json` is laid out in lines here; but for that white space it is what
//! `--format json` prints.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use imara_diff::{Algorithm, Diff, InternedInput};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const SCHEMA: &str = include_str!("../src/report/report.schema.json");

#[test]
fn every_case_prints_what_its_folder_holds() {
    let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let mut wrong = String::new();
    for case in cases() {
        let text = stdout(&case, "text");
        let json = stdout(&case, "json");
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        // `dedupe inspect` writes no report.
        if value.get("schema").is_some() {
            for error in schema.iter_errors(&value) {
                writeln!(
                    wrong,
                    "{}: {}: {error}",
                    case.display(),
                    error.instance_path()
                )
                .unwrap();
            }
        }
        check(&case.join("stdout.text"), &text, &mut wrong);
        check(&case.join("stdout.json"), &in_lines(&json), &mut wrong);
    }
    assert!(
        wrong.is_empty(),
        "\n{wrong}\nIf this is meant, run: DEDUPE_BLESS=1 cargo test --test cases\n"
    );
}

/// The folders, sorted.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases");
    let entries = fs::read_dir(root).unwrap().map(|e| e.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "fixtures/cases holds no folder");
    cases
}

/// What the tool prints for a case. It must succeed.
fn stdout(case: &Path, format: &str) -> String {
    let args = fs::read_to_string(case.join("args")).unwrap_or_else(|_| "*.txt".to_owned());
    let output = Command::new(env!("CARGO_BIN_EXE_dedupe"))
        .args(args.split_whitespace())
        .args(["--format", format])
        .current_dir(case)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}: {}",
        case.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Compares with the file, or rewrites the file where `DEDUPE_BLESS` is set.
fn check(path: &Path, found: &str, wrong: &mut String) {
    if std::env::var_os("DEDUPE_BLESS").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected != found {
        let shown = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
        writeln!(wrong, "{}\n{}", shown.display(), diff(&expected, found)).unwrap();
    }
}

/// The lines that differ, each run of them after the number of its first line.
fn diff(expected: &str, found: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let lines = InternedInput::new(expected, found);
    let mut shown = String::new();
    for hunk in Diff::compute(Algorithm::Histogram, &lines).hunks() {
        writeln!(shown, "  line {}:", hunk.before.start + 1).unwrap();
        for line in &old[hunk.before.start as usize..hunk.before.end as usize] {
            writeln!(shown, "  -{line}").unwrap();
        }
        for line in &new[hunk.after.start as usize..hunk.after.end as usize] {
            writeln!(shown, "  +{line}").unwrap();
        }
    }
    shown
}

/// The same JSON in lines: objects and lists that hold others are spread out, those that hold none stay on one.
fn in_lines(json: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    let mut rest = json.trim_end();
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    while let Some(c) = rest.chars().next() {
        let len = match c {
            '"' => string_len(rest),
            '{' | '[' => flat_len(rest).unwrap_or(1),
            _ => c.len_utf8(),
        };
        if matches!(c, '}' | ']') {
            depth -= 1;
            line(&mut out, depth);
        }
        out.push_str(&rest[..len]);
        rest = &rest[len..];
        if matches!(c, '{' | '[') && len == 1 {
            depth += 1;
            line(&mut out, depth);
        }
        if c == ',' {
            line(&mut out, depth);
        }
    }
    out.push('\n');
    out
}

/// How long the string at the start of `json` is, quotation marks included.
fn string_len(json: &str) -> usize {
    let mut escaped = false;
    let close = json[1..].find(|c| {
        let close = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        close
    });
    close.unwrap() + 2
}

/// How long the object or list at the start of `json` is, if it holds no other.
fn flat_len(json: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        match json.as_bytes()[at] {
            b'"' => at += string_len(&json[at..]),
            b'{' | b'[' => return None,
            b'}' | b']' => return Some(at + 1),
            _ => at += 1,
        }
    }
}
