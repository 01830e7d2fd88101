#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::super::sample::{CLASSES, add_furniture, entry, pair, related, written};
use super::super::{Options, Pair, ReportFormat};
use super::*;
use crate::article::{FurnitureKind, Notice, NoticeKind};
use crate::compare::comparison::{Relation, Side};
use serde_json::{Value, json};

fn at(detail: Detail) -> Options {
    Options {
        detail,
        ..Options::default()
    }
}

fn parsed(report: &Report, detail: Detail) -> Value {
    serde_json::from_str(&written(report, ReportFormat::Json, &at(detail))).unwrap()
}

fn lines(report: &Report, detail: Detail) -> Vec<Value> {
    let text = written(report, ReportFormat::JsonLines, &at(detail));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../report.schema.json")).unwrap()
}

/// Holds for a line of JSON Lines, too: the same definitions with another root.
fn line_schema() -> Value {
    let mut schema = schema();
    let definitions = schema["$defs"].take();
    json!({"$schema": schema["$schema"], "$ref": "#/$defs/line", "$defs": definitions})
}

fn excerpt() -> Report {
    pair(
        Relation::Excerpt,
        Some(Side::Right),
        &[
            "- Envoys met in Lindmoor.",
            "The drill drew <Number:40|45> ships.",
            "> Calm seas are forecast.",
        ],
    )
}

/// A report in which every kind of record and every class of difference occurs.
fn everything() -> Report {
    let row: String = CLASSES
        .iter()
        .map(|class| format!("<{class:?}:old|new> "))
        .collect();
    let rows = [
        row.trim_end(),
        "- Left alone.",
        "+ Right alone.",
        "> The same.",
    ];
    let mut report = pair(Relation::Edited, None, &rows);
    let kinds = [
        FurnitureKind::Headline,
        FurnitureKind::Byline,
        FurnitureKind::Dateline,
        FurnitureKind::Slug,
        FurnitureKind::Advisory,
        FurnitureKind::Caption,
        FurnitureKind::Credit,
        FurnitureKind::Tail,
        FurnitureKind::EndMark,
        FurnitureKind::Notice,
        FurnitureKind::Debris,
    ];
    for kind in kinds {
        add_furniture(&mut report.articles[0], kind, "Piece");
    }
    let notices = [
        NoticeKind::Kill,
        NoticeKind::Hold,
        NoticeKind::Embargo,
        NoticeKind::Correction,
        NoticeKind::Version,
        NoticeKind::Machine,
        NoticeKind::Encoding,
    ];
    report.articles[1].article.notices = notices
        .map(|kind| Notice {
            kind,
            text: "Marker".into(),
            span: None,
        })
        .into();
    report.articles.push(entry("c.txt", &["Nothing else."]));
    report.articles[2].article.item = Some("item-3".into());
    report.articles.push(entry("d.txt", &[]));
    report.articles[3].not_comparable = Some("no body text".into());
    let relations = [
        Relation::Identical,
        Relation::Restyled,
        Relation::Excerpt,
        Relation::Abridged,
        Relation::Version,
        Relation::Overlap,
        Relation::Unrelated,
        Relation::NotComparable,
    ];
    for relation in relations {
        let part = matches!(relation, Relation::Excerpt | Relation::Abridged);
        report.comparisons.push(Comparison {
            part: part.then_some(Side::Left),
            quotes_only: relation == Relation::Overlap,
            ..related(0, 2, relation, 0.25, 1.0)
        });
    }
    report.groups.push(Group {
        articles: vec![0, 1],
        lead: 0,
        compilations: vec![2],
        lead_only: false,
        weakest: Pair::new(0, 1).unwrap(),
    });
    report.failures.push(Failure {
        path: "x.bin".into(),
        message: "not text".into(),
    });
    report
}

#[test]
fn the_report_is_what_the_contract_says() {
    let mut report = excerpt();
    add_furniture(
        &mut report.articles[0],
        FurnitureKind::Caption,
        "Ships off Lindmoor.",
    );
    report.groups.push(Group {
        articles: vec![0, 1],
        lead: 0,
        compilations: vec![],
        lead_only: false,
        weakest: Pair::new(0, 1).unwrap(),
    });
    let expected = [
        r#"{"schema":"dedupe.report/1","version":""#,
        VERSION,
        r#"","articles":["#,
        r#"{"id":0,"path":"a.txt","item":null,"format":"text","encoding":"UTF-8","headline":null,"guid":null,"version":null,"issued":null,"language":null,"words":13,"sentences":3,"furniture":[{"kind":"caption","start":73,"end":92,"text":"Ships off Lindmoor."}],"notices":[],"against":false,"comparable":true},"#,
        r#"{"id":1,"path":"b.txt","item":null,"format":"text","encoding":"UTF-8","headline":null,"guid":null,"version":null,"issued":null,"language":null,"words":9,"sentences":2,"furniture":[],"notices":[],"against":false,"comparable":true}"#,
        r#"],"pairs":["#,
        r#"{"left":0,"right":1,"relation":"excerpt","part":"right","duplicate":true,"quotes_only":false,"same_item":false,"versions":null,"set_aside_differs":[],"coverage":{"left":0.6923076923076923,"right":1.0},"similarity":0.9,"differences":{"fact":1,"wording":0,"style":0},"alignment":["#,
        r#"{"left":[{"start":0,"end":23,"text":"Envoys met in Lindmoor."}],"right":[],"status":"only_left"},"#,
        r#"{"left":[{"start":24,"end":48,"text":"The drill drew 40 ships."}],"right":[{"start":0,"end":24,"text":"The drill drew 45 ships."}],"status":"reworded","similarity":0.9,"moved":false,"differences":[{"tier":"fact","class":"number","left":{"start":39,"end":41,"text":"40"},"right":{"start":15,"end":17,"text":"45"}}]},"#,
        r#"{"left":[{"start":49,"end":72,"text":"Calm seas are forecast."}],"right":[{"start":25,"end":48,"text":"Calm seas are forecast."}],"status":"identical","similarity":1.0,"moved":true,"differences":[]}"#,
        r#"]}],"groups":["#,
        r#"{"articles":[0,1],"lead":0,"compilations":[],"lead_only":false,"weakest":{"left":0,"right":1,"coverage":{"left":0.6923076923076923,"right":1.0}}}"#,
        r#"],"errors":[],"summary":{"articles":2,"against":0,"duplicates":1,"groups":1,"errors":0}}"#,
        "\n",
    ];
    let got = written(&report, ReportFormat::Json, &at(Detail::Alignment));
    assert_eq!(got, expected.concat());
}

#[test]
fn every_report_keeps_to_the_schema() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    for report in [Report::default(), excerpt(), everything()] {
        for detail in [Detail::Summary, Detail::Differences, Detail::Alignment] {
            let value = parsed(&report, detail);
            let broken: Vec<String> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
            assert_eq!(broken, [""; 0]);
        }
    }
}

#[test]
fn the_schema_knows_every_format() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    for format in crate::article::Format::ALL {
        let mut report = excerpt();
        report.articles[0].article.format = format;
        assert!(
            schema.is_valid(&parsed(&report, Detail::Summary)),
            "{}",
            format.name()
        );
    }
}

#[test]
fn every_line_keeps_to_the_schema() {
    let schema = jsonschema::validator_for(&line_schema()).unwrap();
    for detail in [Detail::Summary, Detail::Differences, Detail::Alignment] {
        for line in lines(&everything(), detail) {
            let broken: Vec<String> = schema.iter_errors(&line).map(|e| e.to_string()).collect();
            assert_eq!(broken, [""; 0]);
        }
    }
}

#[test]
fn the_schema_refuses_what_the_contract_rules_out() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    let good = parsed(&everything(), Detail::Alignment);
    assert!(schema.is_valid(&good));
    let wrong = [
        ("/schema", json!("dedupe.report/2")),
        ("/extra", json!(1)),
        ("/articles/0/extra", json!(1)),
        ("/articles/0/reason", json!("comparable articles have none")),
        ("/articles/3/comparable", json!(true)),
        ("/articles/0/furniture/0/kind", json!("poem")),
        ("/articles/0/furniture/0/extra", json!(1)),
        ("/articles/0/words", json!(-1)),
        ("/pairs/0/relation", json!("cousin")),
        ("/pairs/0/duplicate", json!(false)),
        ("/pairs/0/quotes_only", json!(true)),
        ("/pairs/0/coverage/left", json!(1.5)),
        ("/pairs/3/part", json!(null)),
        ("/pairs/0/alignment/0/status", json!("only_left")),
        ("/pairs/0/alignment/0/differences/0/tier", json!("style")),
        ("/pairs/0/alignment/0/differences/0/left/extra", json!(1)),
        ("/groups/0/articles", json!([0])),
        ("/groups/0/weakest/coverage", json!(null)),
        ("/errors/0/message", json!("")),
        ("/summary/duplicates", json!(0.5)),
    ];
    for (pointer, value) in wrong {
        let mut bad = good.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match bad.pointer_mut(parent).unwrap() {
            Value::Object(fields) => fields.insert(key.into(), value),
            other => panic!("{pointer} stands in {other}"),
        };
        assert!(!schema.is_valid(&bad), "{pointer}");
    }
}

#[test]
fn lines_are_the_same_records_with_their_type_first() {
    let report = everything();
    let whole = parsed(&report, Detail::Alignment);
    let mut expected = Vec::new();
    for (kind, list) in [
        ("article", "articles"),
        ("pair", "pairs"),
        ("group", "groups"),
        ("error", "errors"),
    ] {
        for record in whole[list].as_array().unwrap() {
            let mut record = record.clone();
            record["type"] = kind.into();
            expected.push(record);
        }
    }
    let mut summary = whole["summary"].clone();
    summary["type"] = "summary".into();
    summary["schema"] = whole["schema"].clone();
    summary["version"] = whole["version"].clone();
    expected.push(summary);
    assert_eq!(lines(&report, Detail::Alignment), expected);
    for line in written(&report, ReportFormat::JsonLines, &at(Detail::Alignment)).lines() {
        assert!(line.starts_with(r#"{"type":""#), "{line}");
    }
}

#[test]
fn less_detail_leaves_rows_out_and_then_the_alignment() {
    let rows = |detail| parsed(&everything(), detail)["pairs"][0]["alignment"].take();
    let statuses = |rows: Value| -> Vec<String> {
        let rows = rows.as_array().unwrap().iter();
        rows.map(|row| row["status"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        statuses(rows(Detail::Alignment)),
        ["reworded", "only_right", "only_left", "identical"]
    );
    // The same sentence in another place differs by its place.
    assert_eq!(
        statuses(rows(Detail::Differences)),
        ["reworded", "identical"]
    );
    assert_eq!(rows(Detail::Summary), Value::Null);
}

#[test]
fn articles_with_one_guid_are_one_item() {
    let mut report = excerpt();
    let state = |entry: &mut Entry, guid: &str, version: Option<&str>| {
        entry.article.metadata.guid = Some(guid.into());
        entry.article.metadata.version = version.map(Into::into);
    };
    state(&mut report.articles[0], "urn:x:1", Some("3"));
    for (guid, version, same_item, versions) in [
        ("urn:x:1", Some("4"), true, json!(["3", "4"])),
        ("urn:x:1", Some("3"), true, json!(["3", "3"])),
        ("urn:x:1", None, true, json!(["3", null])),
        ("urn:x:2", Some("3"), false, Value::Null),
    ] {
        state(&mut report.articles[1], guid, version);
        let written = parsed(&report, Detail::Summary);
        assert_eq!(written["articles"][1]["guid"], guid);
        assert_eq!(written["articles"][1]["version"], json!(version));
        let pair = &written["pairs"][0];
        assert_eq!(pair["same_item"], same_item, "{guid}");
        assert_eq!(pair["versions"], versions, "{guid}");
        let validator = jsonschema::validator_for(&schema()).unwrap();
        assert!(validator.is_valid(&written));
    }
}

#[test]
fn the_headline_comes_from_the_format_or_else_from_the_text() {
    let mut report = excerpt();
    add_furniture(
        &mut report.articles[0],
        FurnitureKind::Headline,
        "Navies drill",
    );
    let headline =
        |report: &Report| parsed(report, Detail::Summary)["articles"][0]["headline"].take();
    assert_eq!(headline(&report), "Navies drill");
    report.articles[0].article.headline = Some("Drill draws 40 ships".into());
    assert_eq!(headline(&report), "Drill draws 40 ships");
}

#[test]
fn what_acts_on_a_terminal_is_escaped_and_reads_back_the_same() {
    let sentence = "Calm \u{1b}[2J\u{9b}31m \u{202e}saes\u{2069} \u{7f}\u{feff}\u{e0041} – “ok”.";
    let mut report = excerpt();
    report.articles.push(entry("c\u{9b}.txt", &[]));
    add_furniture(&mut report.articles[2], FurnitureKind::Debris, sentence);
    let text = written(&report, ReportFormat::Json, &at(Detail::Alignment));
    assert!(
        !text
            .trim_end()
            .chars()
            .any(crate::report::visible::is_hazard)
    );
    assert!(text.contains("– “ok”"));
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["articles"][2]["furniture"][0]["text"], sentence);
    assert_eq!(value["articles"][2]["path"], "c\u{9b}.txt");
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_utf8_is_still_reported() {
    use std::os::unix::ffi::OsStrExt;
    let mut report = excerpt();
    report.articles[0].article.path = std::ffi::OsStr::from_bytes(b"caf\xe9.txt").into();
    let value = parsed(&report, Detail::Summary);
    assert_eq!(value["articles"][0]["path"], "caf\\xe9.txt");
}

#[test]
fn a_closed_pipe_is_told_as_one() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    for format in [
        ReportFormat::Text,
        ReportFormat::Json,
        ReportFormat::JsonLines,
    ] {
        let result = super::super::write(&excerpt(), format, &Options::default(), &mut Closed);
        assert_eq!(result.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
