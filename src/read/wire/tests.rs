use super::super::{Options, from_bytes};
use crate::article::{Article, Format, FurnitureKind, NoticeKind};
use crate::text::document::Document;
use std::path::Path;

fn articles(bytes: &[u8]) -> Vec<Article> {
    let reading = from_bytes(Path::new("wire"), bytes, &Options::default());
    assert!(reading.failures.is_empty(), "{:?}", reading.failures);
    reading.articles
}

fn furniture(article: &Article) -> Vec<(FurnitureKind, &str)> {
    let pieces = article.furniture.iter();
    pieces
        .map(|piece| (piece.kind, piece.span.of(&article.text)))
        .collect()
}

/// The sentences of the body, with line breaks as they stand.
fn body(article: &Article) -> Vec<&str> {
    let (document, _) = Document::of(article, None);
    let sentences = document.sentences.iter();
    sentences
        .map(|sentence| sentence.span.of(&article.text))
        .collect()
}

const ANPA: &[u8] = include_bytes!("../../../fixtures/read/anpa1312/story.txt");
const ANPA_THREE: &[u8] = include_bytes!("../../../fixtures/read/anpa1312/three-messages.txt");
const IPTC: &[u8] = include_bytes!("../../../fixtures/read/iptc7901/story.txt");

#[test]
fn an_anpa_message_is_taken_apart() {
    let articles = articles(ANPA);
    let [article] = articles.as_slice() else {
        panic!("{} articles", articles.len());
    };
    assert_eq!(article.format, Format::Anpa1312);
    assert_eq!(article.encoding, "windows-1252");
    assert_eq!(article.item, None);
    assert_eq!(
        article.headline.as_deref(),
        Some("Captain of Elmsted ferry 'warned twice' before fire")
    );
    assert_eq!(
        article.metadata.version.as_deref(),
        Some("2nd Ld-Writethru")
    );
    assert_eq!(article.metadata.issued.as_deref(), Some("03-04-25 1509GMT"));
    assert_eq!(
        furniture(article),
        [
            (
                FurnitureKind::Slug,
                "BC-ELM--Ferry-Inquiry, 2nd Ld-Writethru,148"
            ),
            (FurnitureKind::Advisory, "Photo ELM101, ELM102"),
            (
                FurnitureKind::Advisory,
                "Eds: Updates with quotes. Corrects age of captain."
            ),
            (FurnitureKind::Byline, "By ANN EXAMPLE"),
            (FurnitureKind::Byline, "Northern Press Writer"),
            (FurnitureKind::Table, "Harbor 12 3\nPort Vell 4 9"),
        ]
    );
    let kinds: Vec<_> = article.notices.iter().map(|notice| notice.kind).collect();
    assert_eq!(
        kinds,
        [
            NoticeKind::Encoding,
            NoticeKind::Version,
            NoticeKind::Correction
        ]
    );
}

#[test]
fn the_body_of_an_anpa_message_has_whole_sentences_quotation_marks_and_dashes() {
    let articles = articles(ANPA);
    let body = body(&articles[0]);
    assert_eq!(
        body[..5],
        [
            "The captain of a ferry that burned off Elmsted had warned its owner twice about the engine room, an inquiry heard Tuesday.",
            "Seven people were hurt.",
            "\"I told them in March and I told them in May,\" Captain Jonas Vold, 51, said.",
            "\"They did not answer my letters.\"",
            "The owner — Halmsund Lines — denies that.",
        ]
    );
    assert_eq!(body[5], "The café deck was the first to burn.");
    assert_eq!(body.last(), Some(&"The inquiry goes on Wednesday."));
}

#[test]
fn every_message_of_a_file_is_an_article_under_its_number() {
    let articles = articles(ANPA_THREE);
    let told: Vec<_> = articles
        .iter()
        .map(|article| {
            (
                article.item.as_deref(),
                article.metadata.issued.as_deref(),
                body(article).len(),
            )
        })
        .collect();
    assert_eq!(
        told[1..],
        [
            (Some("a0413"), Some("03-04-25 1512GMT"), 1),
            (Some("a0414"), Some("03-04-25 1520GMT"), 0),
        ]
    );
    assert_eq!(told[0].0, Some("a0412"));
    assert!(
        articles[2]
            .notices
            .iter()
            .any(|notice| notice.kind == NoticeKind::Kill)
    );
}

#[test]
fn an_iptc_message_is_taken_apart() {
    let articles = articles(IPTC);
    let article = &articles[0];
    assert_eq!((articles.len(), article.format), (1, Format::Iptc7901));
    assert_eq!(
        article.headline.as_deref(),
        Some("Captain of Elmsted ferry warned owner twice before fire in the engine room")
    );
    assert_eq!(article.metadata.issued.as_deref(), Some("041530 Mar 25"));
    assert_eq!(
        furniture(article)[..6],
        [
            (FurnitureKind::Slug, "Karvelia/Ferry/"),
            (FurnitureKind::Slug, "(Summary 1530)"),
            (FurnitureKind::Slug, "2ND LEAD"),
            (FurnitureKind::Byline, "By Ann Example, dpa"),
            (FurnitureKind::Tail, "# Notebook"),
            (
                FurnitureKind::Advisory,
                "## Note to editors\n- corrects age of captain in paragraph two"
            ),
        ]
    );
    assert_eq!(
        body(article),
        [
            "The captain of a ferry that burned off Elmsted had warned its owner twice about the engine room, an inquiry heard in the city of Elmsted on Tuesday.",
            "\"I told them in March and I told them in May,\" Captain Jörn Vold, 51, said.",
            "\"They did not answer my letters.\"",
            "The boats:",
            "- Fjordlys, built in 1971",
            "- Havstjerna, built in 1984",
        ]
    );
}

#[test]
fn a_frame_that_is_cut_off_loses_nothing_that_is_there() {
    for bytes in [ANPA, ANPA_THREE, IPTC] {
        for end in (0..bytes.len()).step_by(7) {
            let articles = articles_or_failure(&bytes[..end]);
            assert!(articles <= 3, "{end}: {articles}");
        }
    }
    // Behind the start of text the first message is read, whole or not.
    let cut = &IPTC[..IPTC.len() / 2];
    assert_eq!(articles(cut)[0].format, Format::Iptc7901);
    assert!(!body(&articles(cut)[0]).is_empty());
}

fn articles_or_failure(bytes: &[u8]) -> usize {
    from_bytes(Path::new("wire"), bytes, &Options::default())
        .articles
        .len()
}

#[test]
fn text_that_only_begins_alike_is_no_message() {
    for bytes in [
        &b"\x01\x02Late.\x03\x04"[..],
        b"\x01The ferry was late.\x02",
        b"a0412\x1ffjord\nThe ferry was late.",
        b"The ferry was late.\n\x01npa062 4 pl 148\n\x02More.\x03",
        b"\x01npa062 4 pl 148 and no text",
    ] {
        assert_eq!(articles(bytes)[0].format, Format::Text, "{bytes:?}");
    }
}

#[test]
fn a_forced_format_reads_text_without_a_frame() {
    for format in [Format::Anpa1312, Format::Iptc7901] {
        let options = Options {
            format: Some(format),
            ..Options::default()
        };
        let reading = from_bytes(Path::new("wire"), b"The ferry was late.\n", &options);
        assert_eq!(reading.articles[0].text, "The ferry was late.");
        assert_eq!(reading.articles[0].format, format);
    }
}

#[test]
fn floods_of_frame_bytes_are_read_in_one_pass() {
    for byte in [
        b"\x01".as_slice(),
        b"\x16\x16\x01",
        b"\x01\x02",
        b"\x02",
        b"\x03\x04",
        b"^<\n",
        b"\x01a1234\x1f\n\x02",
    ] {
        let flood = byte.repeat(300_000 / byte.len());
        let whole = [b"\x01a0412\x1fx\n\x02Late.\n".as_slice(), &flood].concat();
        assert_eq!(articles_or_failure(&whole), 1, "{byte:?}");
    }
}

#[test]
fn headlines_that_begin_like_notes_and_bylines_are_headlines() {
    for headline in [
        "Editor of Lindmoor paper quits",
        "Photos of storm released",
        "By a nose, filly wins at Elmsted",
        "Embargo on timber is lifted",
        "Attention turns to the harbor",
    ] {
        let message = format!(
            "\u{1}a0412\u{1f}x\r\nr i\u{13}\u{11} BC-Elmsted   03-04 0012\r\n\u{2}^BC-Elmsted,12<\r\n^{headline}<\r\n\t   It was so.\r\n\u{3}"
        );
        assert_eq!(
            articles(message.as_bytes())[0].headline.as_deref(),
            Some(headline)
        );
    }
    let message = "\u{1}npa062 4 pl 12 npa 061\r\nUnion/\r\n\u{2}Floods in Lindmoor\r\nBy npa correspondents =\r\n\r\nIt was so.\r\n\u{3}";
    let read = articles(message.as_bytes());
    assert_eq!(read[0].headline.as_deref(), Some("Floods in Lindmoor"));
    let message = "\u{1}npa062 4 pl 12 npa 061\r\nUnion/\r\n\u{2}EXTRA\r\nVon der Leyen warns of floods =\r\n\r\nIt was so.\r\n\u{3}";
    assert_eq!(
        articles(message.as_bytes())[0].headline.as_deref(),
        Some("Von der Leyen warns of floods")
    );
}
