//! What the command line promises: exit status, `--against`, and that each format comes out whole.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const STORY: &str = "The ferry to Lindmoor was late by 40 minutes on Monday, the harbor master said. \
     Fog had closed the strait since dawn, and two freighters waited at anchor off the cape. \
     Captain Ida Marsh told reporters that nobody on board was hurt.\n";
const OTHER: &str = "The town library of Graufeld opens again on Saturday after nine months of repairs to its roof. \
     The mayor praised the builders, who had worked through the winter.\n";

/// A folder with `story`, `copy`, `changed` (another number), `other` and `killed`.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("story", STORY);
    write("copy", STORY);
    write("changed", &STORY.replace("40", "45"));
    write("other", OTHER);
    write("killed", &format!("KILL KILL\n\n{OTHER}"));
    folder
}

fn dedupe(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("dedupe").unwrap();
    command.current_dir(folder).args(arguments);
    command
}

#[track_caller]
fn exits(code: i32, arguments: &[&str]) {
    dedupe(desk().path(), arguments).assert().code(code);
}

fn written(folder: &Path, arguments: &[&str]) -> String {
    let output = dedupe(folder, arguments).assert().get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_was_found_fails_the_run_only_when_asked() {
    exits(0, &["story", "copy"]);
    exits(1, &["story", "copy", "--fail-on", "duplicate"]);
    exits(0, &["story", "other", "--fail-on", "duplicate"]);
    exits(1, &["story", "copy", "--fail-on", "identical"]);
    exits(0, &["story", "changed", "--fail-on", "identical"]);
    exits(1, &["story", "changed", "--fail-on", "edited"]);
    exits(1, &["story", "changed", "--fail-on", "fact"]);
    exits(0, &["story", "copy", "--fail-on", "fact"]);
    exits(1, &["story", "killed", "--fail-on", "notice"]);
    exits(0, &["story", "other", "--fail-on", "notice"]);
}

#[test]
fn a_run_can_fail_on_several_things() {
    exits(1, &["story", "copy", "--fail-on", "fact,identical"]);
    exits(
        1,
        &[
            "story",
            "copy",
            "--fail-on",
            "fact",
            "--fail-on",
            "identical",
        ],
    );
    exits(0, &["story", "copy", "--fail-on", "fact,overlap"]);
    exits(2, &["story", "copy", "--fail-on", "luck"]);
}

#[test]
fn an_input_that_cannot_be_read_outweighs_what_was_found() {
    exits(2, &["story", "copy", "missing", "--fail-on", "duplicate"]);
}

#[test]
fn articles_compared_to_are_not_compared_with_each_other() {
    let folder = desk();
    let pairs = |arguments: &[&str]| {
        let csv = written(folder.path(), &[&["--format", "csv"], arguments].concat());
        let rows = csv.lines().skip(1);
        let pair = |row: &str| row.split(',').take(2).collect::<Vec<_>>().join(" ");
        rows.map(pair).collect::<Vec<String>>()
    };
    assert_eq!(
        pairs(&["story", "--against", "copy", "--against", "changed"]),
        ["story copy", "story changed"]
    );
    assert_eq!(
        pairs(&["story", "changed", "--against", "copy"]),
        ["story changed", "story copy", "changed copy"]
    );
    // A copy of an article compared to is found, though the two texts are one to the tool.
    assert_eq!(
        pairs(&[
            "other",
            "--against",
            "story",
            "--against",
            "copy",
            "--against",
            "killed"
        ]),
        ["other killed"]
    );
    // The article itself may stand in the folder that it is compared to.
    let mut found = pairs(&["story", "--against", "."]);
    found.sort();
    assert_eq!(found, ["story ./changed", "story ./copy"]);
}

#[test]
fn two_articles_compared_to_are_no_question() {
    let folder = desk();
    let told = written(
        folder.path(),
        &[
            "missing",
            "--against",
            "story",
            "--against",
            "copy",
            "--format",
            "json",
        ],
    );
    assert!(told.contains("\"pairs\":[]"), "{told}");
}

#[test]
fn an_article_that_holds_two_takes_of_one_story_is_no_digest() {
    let folder = desk();
    let tail = "Shops at the quay stayed open. The mayor of Lindmoor asked for a second boat. Nobody could say who would pay.";
    let long = format!("{STORY}\n{tail}\n");
    fs::write(folder.path().join("long"), long).unwrap();
    let groups = |arguments: &[&str]| {
        let json = written(folder.path(), &[&["--format", "json"], arguments].concat());
        let report: serde_json::Value = serde_json::from_str(&json).unwrap();
        report["groups"].clone()
    };
    let group = &groups(&["long", "--against", "copy", "--against", "changed"])[0];
    assert_eq!(group["articles"], serde_json::json!([0, 1, 2]));
    assert_eq!(group["compilations"], serde_json::json!([]));
    // Of two stories it is one, and belongs to no group.
    fs::write(folder.path().join("digest"), format!("{STORY}\n{OTHER}")).unwrap();
    let arguments = ["digest", "--against", "copy", "--against", "other"];
    assert_eq!(groups(&arguments), serde_json::json!([]));
}

#[test]
fn a_page_appears_where_it_was_asked_for() {
    let folder = desk();
    let arguments = ["story", "changed", "--format", "html", "-o", "report.html"];
    dedupe(folder.path(), &arguments)
        .assert()
        .success()
        .stdout("");
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
    assert!(page.contains("<mark class=\"f\" title=\"number\">45</mark>"));
}

#[test]
fn a_table_has_a_row_a_pair() {
    let folder = desk();
    let csv = written(folder.path(), &["story", "changed", "--format", "csv"]);
    let rows: Vec<&str> = csv.lines().collect();
    assert!(rows[0].starts_with("left,right,relation,duplicate,part,"));
    assert!(
        rows[1].starts_with("story,changed,edited,true,,1.0,1.0,"),
        "{csv}"
    );
    assert_eq!(rows.len(), 2);
}
