//! What the command line promises: exit status, `--against`, and that each format comes out whole.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../benches/news/mod.rs"]
#[allow(dead_code, reason = "the benchmarks need more of it")]
mod news;

use assert_cmd::Command;
use serde_json::{Value, json};
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
    write("titled", &format!("Ferry stops at Lindmoor\n\n{STORY}"));
    write("retitled", &format!("Ferry stops at Elmsted\n\n{STORY}"));
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
    exits(1, &["titled", "retitled", "--fail-on", "set-aside"]);
    exits(0, &["titled", "retitled", "--fail-on", "fact"]);
    exits(0, &["story", "copy", "--fail-on", "set-aside"]);
    exits(1, &["story", "killed", "--fail-on", "notice"]);
    exits(0, &["story", "other", "--fail-on", "notice"]);
    // What an archive holds was known before.
    exits(0, &["other", "--against", "killed", "--fail-on", "notice"]);
    exits(1, &["killed", "--against", "other", "--fail-on", "notice"]);
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
        ["copy story", "changed story"]
    );
    assert_eq!(
        pairs(&["story", "changed", "--against", "copy"]),
        ["copy story", "copy changed", "story changed"]
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
        ["killed other"]
    );
    // The article itself may stand in the folder that it is compared to, and nothing is said of it.
    dedupe(folder.path(), &["story", "--against", "."])
        .assert()
        .stderr("");
    let mut found = pairs(&["story", "--against", "."]);
    found.sort();
    let expected =
        ["./changed", "./copy", "./retitled", "./titled"].map(|name| format!("{name} story"));
    assert_eq!(found, expected);
}

#[test]
fn what_was_found_in_none_of_those_compared_to_is_named() {
    let folder = desk();
    let arguments = [
        "changed",
        "other",
        "--against",
        "story",
        "--against",
        "copy",
    ];
    let report = |format| {
        written(
            folder.path(),
            &[&arguments[..], &["--format", format]].concat(),
        )
    };
    let text = report("text");
    assert!(text.contains("[-40-]{+45+}"), "{text}");
    assert!(
        text.contains("Found in none of the 2 others: other."),
        "{text}"
    );
    assert!(
        text.ends_with("2 articles compared with 2 others, 2 duplicate pairs, 1 group\n"),
        "{text}"
    );
    let page = report("html");
    assert!(page.contains("1 of 2 articles has duplicates."), "{page}");
    assert!(page.contains("2 articles compared with 2 others"), "{page}");
    assert!(report("csv").contains("\n,other,unmatched,false,"));
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
        let report: Value = serde_json::from_str(&json).unwrap();
        report["groups"].clone()
    };
    let group = &groups(&["long", "--against", "copy", "--against", "changed"])[0];
    assert_eq!(group["articles"], json!([0, 1, 2]));
    assert_eq!(group["compilations"], json!([]));
    // Of two stories it is one, and belongs to no group.
    fs::write(folder.path().join("digest"), format!("{STORY}\n{OTHER}")).unwrap();
    let arguments = ["digest", "--against", "copy", "--against", "other"];
    assert_eq!(groups(&arguments), json!([]));
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

/// A folder with these texts as `news.jsonl`.
fn lines(texts: impl IntoIterator<Item = String>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let line = |(n, text)| format!("{}\n", json!({"id": format!("n{n}"), "text": text}));
    let lines: String = texts.into_iter().enumerate().map(line).collect();
    fs::write(folder.path().join("news.jsonl"), lines).unwrap();
    folder
}

/// The records of a report in JSON Lines that have this type, without it.
fn records(report: &str, kind: &str) -> Vec<Value> {
    let record = |line: &str| {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let found = record.as_object_mut().unwrap().remove("type").unwrap();
        (found == kind).then_some(record)
    };
    report.lines().filter_map(record).collect()
}

#[test]
fn lines_hold_the_records_of_the_one_object() {
    let stories = news::archive(100, 1).into_iter();
    let folder = lines(
        stories
            .chain(news::versions(20, 2))
            .map(|story| story.text()),
    );
    let report = |format: &str, threads: &str| {
        let arguments = ["news.jsonl", "missing", "--format", format, "-j", threads];
        written(folder.path(), &arguments)
    };
    let lines = report("jsonl", "1");
    assert_eq!(lines, report("jsonl", "4"), "threads change the report");
    let whole: Value = serde_json::from_str(&report("json", "2")).unwrap();
    let mut pairs = records(&lines, "pair");
    assert!(pairs.len() > 100);
    pairs.sort_by_key(|pair| (pair["left"].as_u64(), pair["right"].as_u64()));
    let mut summary = records(&lines, "summary");
    for name in ["schema", "version"] {
        let stated = summary[0].as_object_mut().unwrap().remove(name).unwrap();
        assert_eq!(whole[name], stated);
    }
    assert_eq!(whole["articles"], json!(records(&lines, "article")));
    assert_eq!(whole["pairs"], json!(pairs));
    assert_eq!(whole["groups"], json!(records(&lines, "group")));
    assert_eq!(whole["errors"], json!(records(&lines, "error")));
    assert_eq!(whole["errors"].as_array().unwrap().len(), 1);
    assert_eq!(json!([whole["summary"]]), json!(summary));
}

#[test]
fn a_story_in_hundreds_of_versions_is_one_group_around_its_lead() {
    // Short, and no two the same.
    let version = |(n, story): (usize, news::Story)| {
        let text = story.text();
        let paragraphs: Vec<&str> = text.split("\n\n").take(4).collect();
        let last = format!("The harbor office counted {n} calls.");
        [&paragraphs[..], &[&last]].concat().join("\n\n")
    };
    let versions = news::versions(300, 3).into_iter().enumerate();
    let folder = lines(versions.map(version));
    let report = written(
        folder.path(),
        &["news.jsonl", "--format", "jsonl", "--detail", "summary"],
    );
    let groups = records(&report, "group");
    assert_eq!(groups.len(), 1);
    let group = &groups[0];
    assert_eq!(group["articles"], json!((0..300).collect::<Vec<_>>()));
    assert_eq!(group["lead_only"], true);
    let pairs = records(&report, "pair");
    let with_lead = |pair: &&Value| [&pair["left"], &pair["right"]].contains(&&group["lead"]);
    assert_eq!(pairs.iter().filter(with_lead).count(), 299);
    assert!(pairs.len() < 300 * 299 / 4, "{} pairs", pairs.len());

    let told = written(folder.path(), &["news.jsonl", "--detail", "summary"]);
    let words: Vec<&str> = told.split_whitespace().collect();
    let note = "They are too many to compare all with each other: each was compared with the lead.";
    assert!(words.join(" ").contains(note), "{told}");
}

#[test]
fn of_many_copies_each_is_compared_with_the_lead_and_the_report_says_so() {
    for (copies, pairs, lead_only) in [(64, 64 * 63 / 2, false), (65, 64, true)] {
        let folder = lines((0..copies).map(|_| STORY.to_owned()));
        let report = written(
            folder.path(),
            &["news.jsonl", "--format", "jsonl", "--detail", "summary"],
        );
        assert_eq!(records(&report, "pair").len(), pairs, "{copies}");
        let groups = records(&report, "group");
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0]["lead_only"], lead_only, "{copies}");
    }
}

#[test]
fn formulas_that_every_story_has_make_no_duplicates() {
    let formulas = [
        "The ministry did not answer a request for comment.",
        "Both sides praised the great friendship between the two countries.",
        "He thanked the host government for its warm welcome.",
        "The talks were held in a friendly and open spirit.",
        "The two leaders agreed to remain in close contact.",
        "The spokesman declined to give any further details.",
        "They also exchanged views on matters of common concern.",
        "The company said that it would cooperate with the authorities.",
        "The figures could not be verified by an independent party.",
        "Officials on both sides signed several documents afterward.",
    ];
    let with_formulas = |(n, story): (usize, news::Story)| {
        let text = story.text();
        let mut paragraphs: Vec<&str> = text.trim_end().split("\n\n").collect();
        for (nth, formula) in formulas.iter().enumerate() {
            paragraphs.insert(2 + (n * 7 + nth * 3) % (paragraphs.len() - 2), formula);
        }
        paragraphs.join("\n\n")
    };
    let stories = news::unrelated(300, 4).into_iter().enumerate();
    let folder = lines(stories.map(with_formulas));
    let report = written(
        folder.path(),
        &["news.jsonl", "--format", "jsonl", "--detail", "summary"],
    );
    assert_eq!(records(&report, "article").len(), 300);
    let duplicates = |pair: &Value| pair["duplicate"] == true;
    assert!(!records(&report, "pair").iter().any(duplicates));
    assert!(records(&report, "group").is_empty());
}

#[test]
fn no_progress_is_shown_but_on_a_terminal() {
    // Long enough for it to be shown.
    let folder = lines(news::versions(45, 5).iter().map(news::Story::text));
    let long = dedupe(folder.path(), &["news.jsonl", "--format", "csv"]).assert();
    long.success().stderr("");
    let desk = desk();
    let short = dedupe(desk.path(), &["story", "changed", "--no-progress"]).assert();
    short.success().stderr("");
}

/// Ctrl-C while a report is written to a file.
#[cfg(unix)]
mod interrupted {
    use super::{TempDir, fs, lines, news};
    use std::process::{Child, Command, ExitStatus, Stdio};
    use std::thread;
    use std::time::{Duration, Instant};

    /// What is waited for happens within this time, or never.
    const PATIENCE: Duration = Duration::from_secs(30);

    /// A folder with so many versions of a long story that comparing all with each other takes minutes.
    fn work() -> TempDir {
        let long = |story: &news::Story| story.text().repeat(10);
        lines(news::versions(60, 6).iter().map(long))
    }

    /// A run that writes `report` in this folder, and has begun to.
    fn run_in(folder: &TempDir) -> Child {
        run_after("", folder)
    }

    /// Such a run that a shell begins after it has done something.
    fn run_after(setup: &str, folder: &TempDir) -> Child {
        let run = Command::new("sh")
            .args(["-c", &format!("{setup}\nexec \"$@\""), "sh"])
            .arg(env!("CARGO_BIN_EXE_dedupe"))
            .args(["news.jsonl", "--format", "jsonl", "-o", "report"])
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let has_begun = || {
            let files = fs::read_dir(folder.path()).unwrap();
            files.flatten().any(|file| {
                let is_part = file.file_name().to_string_lossy().ends_with(".part");
                is_part && file.metadata().is_ok_and(|part| part.len() > 0)
            })
        };
        wait_until(has_begun);
        run
    }

    /// Sends a signal: `INT` is Ctrl-C.
    fn send(signal: &str, run: &Child) {
        let sent = Command::new("kill")
            .args(["-s", signal, &run.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    /// Says how the run ended.
    fn end(run: &mut Child) -> ExitStatus {
        let mut status = None;
        wait_until(|| {
            status = run.try_wait().unwrap();
            status.is_some()
        });
        status.unwrap()
    }

    /// Sends Ctrl-C, and says with what status the run ended.
    fn interrupt(run: &mut Child) -> Option<i32> {
        send("INT", run);
        end(run).code()
    }

    #[track_caller]
    fn wait_until(mut holds: impl FnMut() -> bool) {
        let begun = Instant::now();
        while !holds() {
            assert!(begun.elapsed() < PATIENCE, "waited in vain");
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn files(folder: &TempDir) -> Vec<String> {
        let files = fs::read_dir(folder.path()).unwrap();
        let name = |file: fs::DirEntry| file.file_name().to_string_lossy().into_owned();
        let mut names: Vec<String> = files.flatten().map(name).collect();
        names.sort();
        names
    }

    #[test]
    fn a_run_ends_at_once_and_leaves_no_file() {
        let folder = work();
        let mut run = run_in(&folder);
        assert_eq!(interrupt(&mut run), Some(130));
        assert_eq!(files(&folder), ["news.jsonl"]);
    }

    #[test]
    fn a_report_that_was_there_stays_as_it_was() {
        let folder = work();
        let report = folder.path().join("report");
        fs::write(&report, "yesterday's").unwrap();
        let mut run = run_in(&folder);
        assert_eq!(interrupt(&mut run), Some(130));
        assert_eq!(files(&folder), ["news.jsonl", "report"]);
        assert_eq!(fs::read_to_string(&report).unwrap(), "yesterday's");
    }

    #[test]
    fn a_run_that_is_asked_to_end_leaves_no_file() {
        for signal in ["TERM", "HUP"] {
            let folder = work();
            let mut run = run_in(&folder);
            send(signal, &run);
            assert_eq!(end(&mut run).code(), Some(130));
            assert_eq!(files(&folder), ["news.jsonl"]);
        }
    }

    /// As `nohup` has it.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_run_that_is_to_ignore_a_closed_terminal_goes_on() {
        let folder = work();
        let mut run = run_after("trap '' HUP", &folder);
        send("HUP", &run);
        // Long enough for it to end, if it did.
        thread::sleep(Duration::from_millis(500));
        assert_eq!(run.try_wait().unwrap(), None);
        assert_eq!(interrupt(&mut run), Some(130));
    }
}
