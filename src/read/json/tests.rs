//! What a user sees of JSON: which articles, with what text and what around it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::super::from_bytes;
use super::*;
use crate::article::{Article, FurnitureKind, NoticeKind};

fn read_with(text: &str, options: &Options) -> Reading {
    from_bytes(Path::new("feed.json"), text.as_bytes(), options)
}

fn read_all(text: &str) -> Reading {
    read_with(text, &Options::default())
}

fn only(text: &str) -> Article {
    let mut reading = read_all(text);
    assert!(reading.failures.is_empty(), "{:?}", reading.failures);
    assert_eq!(reading.articles.len(), 1, "{:?}", reading.articles);
    reading.articles.remove(0)
}

fn texts(reading: &Reading) -> Vec<&str> {
    reading.articles.iter().map(|a| a.text.as_str()).collect()
}

fn items(reading: &Reading) -> Vec<&str> {
    let items = reading.articles.iter().map(|a| a.item.as_deref());
    items.map(Option::unwrap_or_default).collect()
}

fn messages(reading: &Reading) -> Vec<&str> {
    reading
        .failures
        .iter()
        .map(|f| f.message.as_str())
        .collect()
}

/// The text but for what is furniture.
fn body(article: &Article) -> String {
    let mut body = article.text.clone();
    for piece in article.furniture.iter().rev() {
        body.replace_range(piece.span.range(), "");
    }
    let paragraphs = body.split("\n\n").map(str::trim);
    let paragraphs: Vec<&str> = paragraphs.filter(|p| !p.is_empty()).collect();
    paragraphs.join("\n\n")
}

fn furniture(article: &Article) -> Vec<(FurnitureKind, &str)> {
    let pieces = article.furniture.iter();
    pieces
        .map(|piece| (piece.kind, piece.span.of(&article.text)))
        .collect()
}

#[test]
fn an_object_with_a_text_is_an_article() {
    let article = only(
        "{\n \"id\": 7, \"title\": \"Ferry late\", \"bodyText\": \"It was late.\\n\\nVery late.\", \"lang\": \"en\",\n \
         \"updated_at\": \"2031-02-03\", \"version\": 2, \"guid\": \"urn:x:7\"\n}",
    );
    assert_eq!(article.format, Format::Json);
    assert_eq!(article.text, "It was late.\n\nVery late.");
    assert_eq!(article.headline.as_deref(), Some("Ferry late"));
    assert_eq!(article.item, None);
    let stated = article.metadata;
    let stated = [stated.guid, stated.version, stated.issued, stated.language];
    let expected = ["urn:x:7", "2", "2031-02-03", "en"];
    assert_eq!(stated, expected.map(|text| Some(text.to_owned())));
}

#[test]
fn articles_are_found_whatever_is_wrapped_around_them() {
    let list = r#"[{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}]"#;
    for wrapped in [
        list.to_owned(),
        format!(r#"{{"status": "ok", "total": 2, "articles": {list}}}"#),
        format!(r#"{{"content": {list}, "page": 1}}"#),
        format!(r#"{{"api": {{"id": "q"}}, "data": {{"results": {list}}}}}"#),
        r#"{"took": 3, "hits": {"hits": [{"_id": "a", "_source": {"text": "One."}}, {"_id": "b", "_source": {"text": "Two."}}]}}"#
            .to_owned(),
        r#"{"data": {"items": [{"meta": {}, "item": {"id": "a", "body": "One."}}, {"item": {"id": "b", "body": "Two."}}]}}"#
            .to_owned(),
        r#"{"a": {"text": "One.", "id": "a"}, "b": {"text": "Two.", "id": "b"}}"#.to_owned(),
        "{\"id\": \"a\",\n\"text\": \"One.\"}\n{\"id\": \"b\",\n\"text\": \"Two.\"}".to_owned(),
    ] {
        let reading = read_all(&wrapped);
        assert_eq!(texts(&reading), ["One.", "Two."], "{wrapped}");
        assert_eq!(items(&reading), ["a", "b"], "{wrapped}");
        assert_eq!(messages(&reading), [""; 0], "{wrapped}");
    }
}

#[test]
fn articles_without_names_are_numbered() {
    assert_eq!(
        items(&read_all(r#"[{"text": "One."}, {"text": "Two."}]"#)),
        ["item 1", "item 2"]
    );
}

#[test]
fn a_text_may_be_html_or_paragraphs_and_comes_to_the_same() {
    for text in [
        r#""<p>It was <b>la</b>te.</p><p>Fog &amp; ice.</p>""#,
        r#"["It was late.", "Fog & ice."]"#,
        r#"{"rendered": "<p>It was late.</p>\n<p>Fog &#38; ice.</p>", "protected": false}"#,
        r#"[{"type": "text", "content": "<p>It was late.</p>"}, {"type": "image"}, {"type": "text", "content": "Fog & ice."}]"#,
    ] {
        let json = format!(r#"{{"title": {{"rendered": "Late &amp; wet"}}, "content": {text}}}"#);
        let article = only(&json);
        assert_eq!(article.text, "It was late.\n\nFog & ice.", "{text}");
        assert_eq!(article.headline.as_deref(), Some("Late & wet"));
    }
}

#[test]
fn a_blank_text_gives_way_to_one_with_words() {
    let article = only(r#"{"id": 1, "text": " ", "content": null, "body_html": "<p>Late.</p>"}"#);
    assert_eq!(article.text, "Late.");
    assert_eq!(only(r#"{"text": ""}"#).text, "");
}

#[test]
fn where_a_field_is_can_be_said() {
    let mut options = Options::default();
    for field in ["text=article.words", "headline=article.head", "id=no"] {
        options.fields.set(field).unwrap();
    }
    let json =
        r#"{"rows": [{"no": 5, "text": "x", "article": {"words": "Late.", "head": "Ferry"}}]}"#;
    let reading = read_with(json, &options);
    assert_eq!(texts(&reading), ["Late."]);
    assert_eq!(reading.articles[0].headline.as_deref(), Some("Ferry"));
    let reading = read_with(r#"{"rows": [{"text": "x"}]}"#, &options);
    assert_eq!(
        messages(&reading),
        ["no text at \"article.words\", where --field says that it is (its keys are rows)"]
    );
}

#[test]
fn json_without_an_article_says_what_was_expected() {
    for json in [
        "{}",
        "[]",
        r#"{"requests": {"x": {"get": 1}}}"#,
        "[1, 2]",
        r#"[{"text": 5}]"#,
    ] {
        let reading = read_all(json);
        assert!(reading.articles.is_empty());
        let [message] = messages(&reading)[..] else {
            panic!("{json}");
        };
        assert!(
            message.starts_with("no text: expected a string under \"text\""),
            "{message}"
        );
    }
}

#[test]
fn a_story_that_begins_with_a_bracket_is_text() {
    for story in [
        "[Lindmoor] The ferry was late.",
        "{Slug} Late.",
        "[\"Late\", he said]",
    ] {
        assert_eq!(read_all(story).articles[0].format, Format::Text, "{story}");
    }
}

#[test]
fn what_is_cut_off_keeps_what_came_whole() {
    let reading = read_all(
        "{\"meta\": {\"tags\": [{\"text\": 1}]}, \"articles\": [\n{\"id\": \"a\", \"text\": \"One.\"},\n{\"id\": \"b\", \"text\": \"Tw",
    );
    assert_eq!(
        (texts(&reading), items(&reading)),
        (vec!["One."], vec!["a"])
    );
    let [message] = messages(&reading)[..] else {
        panic!();
    };
    assert!(message.starts_with("line 3, column "), "{message}");
    assert!(
        message.contains("the JSON is cut off inside a string"),
        "{message}"
    );
}

#[test]
fn one_bad_article_does_not_lose_the_others() {
    let reading = read_all(
        "[{\"text\": \"One.\"},\n {\"text\": \"Two.\", \"score\": NaN},\n {\"text\": \"Three.\"},\n {\"text\" \"Four.\"},\n {\"text\": \"Five.\"}]",
    );
    assert_eq!(texts(&reading), ["One.", "Three.", "Five."]);
    assert_eq!(
        messages(&reading),
        [
            "line 2, column 28: NaN is no JSON; write null instead",
            "line 4, column 10: not JSON: expected `:`; mend it, or leave it out"
        ]
    );
}

#[test]
fn nesting_however_deep_and_nonsense_end_in_a_message() {
    let deep = |n: usize, inside: &str| format!("{}{inside}{}", "[".repeat(n), "]".repeat(n));
    let objects = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let escapes = format!("{{\"text\": [\"{}", "\\".repeat(1_000_001));
    for json in [
        deep(100_000, "{\"text\": \"x\"}"),
        "[{\"a\":".repeat(100_000),
        "{\"a\":".repeat(100_000),
        objects,
        escapes,
        format!("[{}", "{\"a\":1]".repeat(100_000)),
        "{\"text\": \u{0}}".to_owned(),
        "{\"text\": 1e999999, \"id\": -}".to_owned(),
    ] {
        let start: String = json.chars().take(40).collect();
        let reading = read_all(&json);
        assert!(reading.articles.is_empty(), "{start}");
        assert!(
            !reading.failures.is_empty() && reading.failures.len() < 12,
            "{start}"
        );
    }
    let reading = read_all(&deep(50, "{\"text\": \"x\"}"));
    assert!(messages(&reading)[0].contains("nested 51 levels deep"));
    let beside = format!("{{\"text\": \"Late.\", \"x\": {}}}", deep(100_000, ""));
    assert_eq!(only(&beside).text, "Late.");
}

#[test]
fn another_encoding_is_decoded() {
    let json = "[{\"text\": \"Éva was late.\"}]";
    let bytes: Vec<u8> = format!("\u{feff}{json}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let reading = from_bytes(Path::new("x"), &bytes, &Options::default());
    assert_eq!(texts(&reading), ["Éva was late."]);
    assert_eq!(reading.articles[0].encoding, "UTF-16LE");
    let lines = "{\"text\": \"Éva was late.\"}\n{\"text\": \"Later.\"}\n";
    let bytes: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let reading = from_bytes(Path::new("x"), &bytes, &Options::default());
    assert_eq!(texts(&reading), ["Éva was late.", "Later."]);
}

const STORY: &str =
    "The ferry to Hamnvik was late on Monday.\n\nFog held it in port, Mayor Éva Brandvik said.";

#[test]
fn every_version_of_ninjs_has_the_same_story() {
    for (json, version) in [
        (include_str!("../../../fixtures/read/ninjs/1.3.json"), "1.3"),
        (include_str!("../../../fixtures/read/ninjs/2.1.json"), "2.1"),
        (include_str!("../../../fixtures/read/ninjs/3.0.json"), "3.0"),
    ] {
        let article = only(json);
        assert_eq!(article.format, Format::Ninjs, "{version}");
        assert_eq!(body(&article), STORY, "{version}");
        assert_eq!(article.headline.as_deref(), Some("Ferry to Hamnvik late"));
        assert_eq!(article.metadata.version.as_deref(), Some("2"), "{version}");
        assert_eq!(article.metadata.language.as_deref(), Some("en"));
        assert_eq!(
            article.metadata.issued.as_deref(),
            Some("2031-02-03T09:30:00Z")
        );
        assert_eq!(article.metadata.guid.as_deref(), Some("urn:x-nda:ferry-17"));
        let kinds = furniture(&article);
        for expected in [
            (FurnitureKind::Headline, "Passengers waited four hours"),
            (FurnitureKind::Byline, "By Ida Marsh"),
            (FurnitureKind::Dateline, "Lindmoor"),
        ] {
            assert!(kinds.contains(&expected), "{version}: {kinds:?}");
        }
    }
}

#[test]
fn a_headline_or_dateline_set_again_in_the_body_is_furniture_there() {
    let article = only(
        r#"{"uri": "urn:x:1", "type": "text", "pubstatus": "usable", "headline": "Ferry late", "located": "Lindmoor",
            "body_html": "<h1>Ferry late</h1><p>Lindmoor</p><p>It was late.</p>"}"#,
    );
    assert_eq!(body(&article), "It was late.");
}

#[test]
fn a_picture_is_its_caption_or_is_refused() {
    let picture =
        r#"{"uri": "urn:x:1", "type": "picture", "pubstatus": "usable", "headline": "Ferry""#;
    let article = only(&format!(
        r#"{picture}, "description_text": "The ferry at Hamnvik.", "body_text": "Ferry", "byline": "Ida Marsh"}}"#
    ));
    assert_eq!(
        furniture(&article),
        [
            (FurnitureKind::Caption, "The ferry at Hamnvik."),
            (FurnitureKind::Credit, "Ida Marsh")
        ]
    );
    assert_eq!(body(&article), "");
    assert_eq!(
        messages(&read_all(&format!("[{picture}}}]"))),
        ["item urn:x:1: a picture, with no text in it; name stories only"]
    );
}

#[test]
fn what_its_sender_took_back_is_not_compared_and_what_he_says_is_noticed() {
    let item = |rest: &str| {
        only(&format!(
            r#"{{"uri": "urn:x:1", "type": "text", "body_text": "Late.", {rest}}}"#
        ))
    };
    for (status, kind, why, is_withdrawn) in [
        (
            "canceled",
            NoticeKind::Kill,
            "canceled by its sender (canceled)",
            true,
        ),
        (
            "stat:withheld",
            NoticeKind::Hold,
            "withheld by its sender (stat:withheld)",
            false,
        ),
    ] {
        let article = item(&format!(r#""pubStatus": "{status}""#));
        assert_eq!(article.notices[0].kind, kind);
        assert_eq!(article.notices[0].text, why);
        assert_eq!(article.metadata.withdrawn.is_some(), is_withdrawn);
    }
    let article =
        item(r#""pubstatus": "usable", "embargoed": "2031-02-03", "signal": ["sig:update"]"#);
    let notices: Vec<_> = article
        .notices
        .iter()
        .map(|n| (n.kind, n.text.as_str()))
        .collect();
    assert_eq!(
        notices,
        [
            (NoticeKind::Embargo, "embargoed until 2031-02-03"),
            (NoticeKind::Version, "an update (sig:update)")
        ]
    );
    assert_eq!(article.metadata.withdrawn, None);
}

#[test]
fn a_story_whose_text_is_elsewhere_says_so() {
    let article =
        only(r#"{"uri": "urn:x:1", "type": "text", "pubstatus": "usable", "renditions": {}}"#);
    assert_eq!(article.text, "");
    assert_eq!(
        article.metadata.withdrawn.as_deref(),
        Some("no text: the item names files that hold its story")
    );
}

#[test]
fn digitalwires_keep_what_stands_around_the_story_apart() {
    let article = only(include_str!(
        "../../../fixtures/read/digitalwires/update.json"
    ));
    assert_eq!(article.format, Format::Digitalwires);
    assert_eq!(
        body(&article),
        "Die Fähre nach Hamnvik kam am Montag zu spät.\n\nZahlen des Tages\n\nNebel hielt sie im Hafen, sagte Bürgermeisterin Éva Brandvik."
    );
    assert_eq!(
        furniture(&article),
        [
            (FurnitureKind::Headline, "Schifffahrt"),
            (
                FurnitureKind::Headline,
                "Vier Stunden warteten die Fahrgäste am Kai."
            ),
            (FurnitureKind::Byline, "Von Ida Marsch, nda"),
            (FurnitureKind::Dateline, "Lindmoor (nda) -"),
            (
                FurnitureKind::Debris,
                "Hamnvik\n\nDer Hafen hat 900 Einwohner."
            ),
            (FurnitureKind::Tail, "nda im yyza n1 br"),
            (FurnitureKind::Advisory, "Neu: Aussage der Bürgermeisterin"),
        ]
    );
    let notices: Vec<_> = article.notices.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(
        notices,
        [
            "embargoed until 2031-02-03T19:00:00+01:00",
            "an update (sig:update)"
        ]
    );
    assert_eq!(
        article.metadata.guid.as_deref(),
        Some("urn:newsml:nda.example:20310203:17")
    );
    assert_eq!(article.metadata.version.as_deref(), Some("3"));
}
