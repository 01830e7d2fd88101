//! Runs the README's recipes, the code blocks below their headings, as a reader would.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const STORY: &str = "The ferry to Lindmoor was late by 40 minutes on Monday, the harbor master said. \
     Fog had closed the strait since dawn, and two freighters waited at anchor off the cape. \
     Captain Ida Marsh told reporters that nobody on board was hurt.\n";
const OTHER: &str = "The town library of Graufeld opens again on Saturday after nine months of repairs to its roof. \
     The mayor praised the builders, who had worked through the winter.\n";

/// The first shell block below a heading of the README.
fn recipe(heading: &str) -> String {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, below) = readme.split_once(&format!("\n### {heading}\n")).unwrap();
    let (_, block) = below.split_once("```sh\n").unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

/// Runs a shell script in a folder, with the tool in the path.
fn shell(folder: &Path, script: &str) -> Output {
    let tool = Path::new(env!("CARGO_BIN_EXE_dedupe")).parent().unwrap();
    let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command
        .args(["-c", script])
        .current_dir(folder)
        .env("PATH", path);
    command.output().unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn the_hot_folder_files_what_is_new_known_and_unreadable() {
    let folder = folder(&[
        ("archive/first.txt", STORY),
        ("incoming/again.txt", &STORY.replace("40", "45")),
        ("incoming/new story.txt", OTHER),
        ("incoming/scan.pdf", "%PDF-1.7\n"),
        ("incoming/then.txt", OTHER),
        (
            "incoming/withdrawn.txt",
            "KILL KILL\n\nThe bridge stands.\n",
        ),
    ]);
    let ran = shell(folder.path(), &recipe("A hot folder"));
    assert!(ran.status.success());
    for filed in [
        "second-look/again.txt",
        "archive/new story.txt",
        "unread/scan.pdf",
        "second-look/withdrawn.txt",
        "second-look/then.txt",
    ] {
        assert!(folder.path().join(filed).exists(), "{filed}");
    }
    let report = fs::read_to_string(folder.path().join("reports/again.txt.jsonl")).unwrap();
    assert!(report.contains("\"relation\":\"edited\""), "{report}");
}

#[test]
fn integration_fails_for_a_story_that_is_there_already() {
    let folder = folder(&[("stories/first.txt", STORY)]);
    let git = "git -c user.name=desk -c user.email=desk@desk.example";
    let begun = shell(
        folder.path(),
        &format!(
            "git init -q -b main . && git add . && {git} commit -qm first && git checkout -qb desk"
        ),
    );
    if !begun.status.success() {
        return; // no git here
    }
    let checked = || shell(folder.path(), &recipe("Continuous integration"));
    assert_eq!(checked().status.code(), Some(0));
    let add = |name: &str, text: &str| {
        fs::write(folder.path().join("stories").join(name), text).unwrap();
        shell(
            folder.path(),
            &format!("git add . && {git} commit -qm more"),
        );
    };
    add("other.txt", OTHER);
    assert_eq!(checked().status.code(), Some(0));
    add("again.txt", STORY);
    let found = checked();
    assert_eq!(found.status.code(), Some(1));
    let report = String::from_utf8(found.stdout).unwrap();
    assert!(
        report.contains("first.txt and again.txt are identical"),
        "{report}"
    );
}
