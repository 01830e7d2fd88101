use super::super::{Options, from_bytes};
use crate::article::{Article, Format, FurnitureKind};
use std::path::Path;

fn articles(text: &str) -> Vec<Article> {
    let reading = from_bytes(
        Path::new("export.txt"),
        text.as_bytes(),
        &Options::default(),
    );
    assert!(reading.failures.is_empty(), "{:?}", reading.failures);
    reading.articles
}

fn furniture(article: &Article) -> Vec<(FurnitureKind, &str)> {
    let pieces = article.furniture.iter();
    pieces
        .map(|piece| (piece.kind, piece.span.of(&article.text)))
        .collect()
}

/// The text less what is marked as furniture.
fn body(article: &Article) -> String {
    let mut body = article.text.clone();
    for piece in article.furniture.iter().rev() {
        body.replace_range(piece.span.range(), "");
    }
    body.trim().to_owned()
}

const NEXIS: &str = include_str!("../../../fixtures/read/export/nexis.txt");
const FACTIVA: &str = include_str!("../../../fixtures/read/export/factiva.txt");
const LABELED: &str = include_str!("../../../fixtures/read/export/factiva-labeled.txt");
const RUN: &str = include_str!("../../../fixtures/read/export/run.txt");
const RELEASE: &str = include_str!("../../../fixtures/read/export/one-release.txt");

#[test]
fn numbered_documents_are_articles_with_their_fields() {
    let articles = articles(NEXIS);
    assert_eq!(articles.len(), 2);
    let first = &articles[0];
    assert_eq!(
        (first.format, first.item.as_deref()),
        (Format::Export, Some("1"))
    );
    assert_eq!(
        first.headline.as_deref(),
        Some("Ferry inquiry hears captain warned owner twice before the fire")
    );
    assert_eq!(first.metadata.issued.as_deref(), Some("March 5, 2025"));
    assert_eq!(
        body(first),
        "The captain of a ferry that burned off Elmsted had warned its owner twice.\n\nSection: the word that opened his letter was \"urgent\"."
    );
    for piece in [
        (FurnitureKind::Byline, "Ann Example, Staff Writer"),
        (FurnitureKind::Dateline, "ELMSTED"),
        (FurnitureKind::Caption, "PHOTO: The ferry in port."),
    ] {
        assert!(furniture(first).contains(&piece), "{piece:?}");
    }
    assert_eq!(
        articles[1].headline.as_deref(),
        Some("Miners end strike at Orsk Fell")
    );
    assert_eq!(
        body(&articles[1]),
        "Miners at the Orsk Fell copper mine went back to work.\n\nNobody was hurt."
    );
}

#[test]
fn documents_with_a_code_behind_each_are_articles_under_it() {
    let articles = articles(FACTIVA);
    let told: Vec<_> = articles
        .iter()
        .map(|a| {
            (
                a.item.as_deref(),
                a.headline.as_deref(),
                a.metadata.issued.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                Some("ELMPOST020250305el350001a"),
                Some("Ferry inquiry hears captain warned owner twice"),
                Some("5 March 2025")
            ),
            (
                Some("ELMPOST020250306el360002b"),
                Some("Miners end strike at Orsk Fell"),
                Some("6 March 2025")
            ),
        ]
    );
    assert_eq!(
        body(&articles[0]),
        "The captain of a ferry that burned off Elmsted had warned its owner twice.\n\nHis letters were not answered."
    );
    assert!(furniture(&articles[0]).contains(&(FurnitureKind::Byline, "By Ann Example")));
}

#[test]
fn labeled_documents_are_read_by_their_labels() {
    let articles = articles(LABELED);
    assert_eq!(articles.len(), 2);
    assert_eq!(
        articles[0].item.as_deref(),
        Some("ELMPOST020250305el350001a")
    );
    assert_eq!(
        articles[0].headline.as_deref(),
        Some("Ferry inquiry hears captain warned owner twice")
    );
    assert_eq!(articles[0].metadata.issued.as_deref(), Some("5 March 2025"));
    assert_eq!(
        body(&articles[0]),
        "The captain of a ferry that burned off Elmsted had warned its owner twice.\n\nHis letters were not answered."
    );
}

#[test]
fn stories_that_follow_an_end_mark_with_headline_and_dateline_are_articles() {
    let articles = articles(RUN);
    let starts: Vec<_> = articles
        .iter()
        .map(|a| (a.item.as_deref(), a.text.lines().next()))
        .collect();
    assert_eq!(
        starts,
        [
            (Some("1"), Some("Captain warned owner twice, inquiry hears")),
            (Some("2"), Some("Miners end strike at Orsk Fell")),
            (Some("3"), Some("Lindmoor opens its new bridge")),
        ]
    );
}

#[test]
fn what_follows_an_end_mark_without_being_a_story_stays_with_its_story() {
    assert_eq!(articles(RELEASE).len(), 1);
    assert_eq!(articles(RELEASE)[0].format, Format::Text);
    let story = RUN.split("./.").next().unwrap();
    for tail in [
        "./.\n\nContact\nElmsted Press Office - telephone 555 0134, every day from nine to five, and at weekends when there is need of it at all hours\n",
        "./.\n\nNotes to editors\nThe inquiry goes on for six weeks, in the town hall, and is open to all who wish to hear it from the gallery until the end of the day.\n",
        "-30-\n\nELMSTED (NP) - A short line.\n",
        "NNNN\n",
        "./.\n-30-\nNNNN\n",
        "###\n\nAbout Halmsund Lines\nHALMSUND LINES - a shipping company with nine ferries and four hundred workers - was founded in Elmsted by two brothers in the year 1911, and is theirs.\n",
    ] {
        let text = format!("{story}{tail}");
        assert_eq!(articles(&text).len(), 1, "{tail}");
        assert_eq!(articles(&text)[0].format, Format::Text, "{tail}");
    }
}

#[test]
fn prose_about_documents_is_no_export() {
    for text in [
        "3 of 10 documents were lost.\n",
        "The clerk said 3 of 10 DOCUMENTS were lost.\n",
        "Ferry\n\n120 words\n\nDocument lost in fire\n",
        "Document ABC0000020200105 was lost in the fire at the archive.\n",
        "Document ELMPOST020250305el350001a\n",
    ] {
        assert_eq!(articles(text)[0].format, Format::Text, "{text}");
    }
}

#[test]
fn floods_of_marks_are_read_in_one_pass() {
    let story = "Ferry sinks\n\nELMSTED (NP) - A car ferry sank off Elmsted on Sunday.\n";
    for flood in [
        "./.\n",
        "NNNN\nZCZC\n",
        "1 of 2 DOCUMENTS\n",
        "Document ELMPOST020250305el350001a\n",
        "BODY:\n\n",
        story,
    ] {
        let text = format!("{story}{}", flood.repeat(300_000 / flood.len()));
        assert!(!articles(&text).is_empty());
    }
}
