//! One story in every format that can be read: whatever the format, it is the same story.
//!
//! To add a format, write the [story] in it in one of the modules below, and add a row to [`files`].

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod markup;
mod records;
mod story;
mod wires;

use dedupe::article::{Article, Format};
use dedupe::{Relation, batch, read};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::HashSet;
use std::io::Write;
use std::path::Path;

/// Files that hold the story: a name, what each is read as, how many articles are in it, and its content.
fn files() -> Vec<(&'static str, Format, usize, Vec<u8>)> {
    let mail = wires::mail(Some(&markup::html()));
    let mut files = vec![
        ("text", Format::Text, 1, wires::text().into()),
        ("wrapped text", Format::Text, 1, wires::wrapped().into()),
        ("Latin-1", Format::Text, 1, wires::latin(&wires::text())),
        ("ANPA 1312", Format::Anpa1312, 1, wires::anpa()),
        ("IPTC 7901", Format::Iptc7901, 1, wires::iptc()),
        ("run of stories", Format::Export, 2, wires::run().into()),
        ("Nexis", Format::Export, 2, wires::nexis().into()),
        ("mail", Format::Email, 1, wires::mail(None)),
        ("mail in HTML", Format::Email, 1, mail),
        ("JSON", Format::Json, 1, records::json().into()),
        (
            "JSON Lines",
            Format::JsonLines,
            2,
            records::json_lines().into(),
        ),
        ("CSV", Format::Csv, 1, records::csv().into()),
        ("ninjs 1", Format::Ninjs, 1, records::ninjs(1).into()),
        ("ninjs 2", Format::Ninjs, 1, records::ninjs(2).into()),
        ("ninjs 3", Format::Ninjs, 1, records::ninjs(3).into()),
        (
            "digitalwires",
            Format::Digitalwires,
            1,
            records::digitalwires().into(),
        ),
        ("NITF", Format::Nitf, 1, markup::nitf().into()),
        ("NITF in G2", Format::NewsMlG2, 1, markup::g2_nitf().into()),
        (
            "XHTML in G2",
            Format::NewsMlG2,
            1,
            markup::g2_xhtml().into(),
        ),
        ("text in G2", Format::NewsMlG2, 1, markup::g2_data().into()),
        ("NewsML", Format::NewsMl, 1, markup::newsml().into()),
        ("RSS", Format::Feed, 1, markup::rss().into()),
        ("Atom", Format::Feed, 1, markup::atom().into()),
        ("WordPress", Format::Feed, 1, markup::wordpress().into()),
        ("web page", Format::Html, 1, markup::page().into()),
    ];
    let packed = ["text", "JSON Lines", "XHTML in G2", "web page"].map(|name| {
        let (_, format, articles, content) = files.iter().find(|(file, ..)| *file == name).unwrap();
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(content).unwrap();
        (name, *format, *articles, packer.finish().unwrap())
    });
    files.extend(packed);
    files
}

/// The story's articles in the files; what else is in them is left out.
fn articles() -> Vec<Article> {
    let mut all = Vec::new();
    for (name, format, count, content) in files() {
        let reading = read::from_bytes(Path::new(name), &content, &read::Options::default());
        assert_eq!(reading.failures, [], "{name}");
        assert_eq!(reading.articles.len(), count, "{name}");
        for article in reading.articles {
            assert_eq!(article.format, format, "{name}");
            if !article.text.contains("Orsk Fell") {
                all.push(article);
            }
        }
    }
    all
}

#[test]
fn a_story_is_identical_to_itself_in_every_format() {
    let articles = articles();
    let (count, last) = (articles.len() as u32, articles.len() as u32 - 1);
    let formats: HashSet<&str> = articles
        .iter()
        .map(|article| article.format.name())
        .collect();
    // XML of a sender's own is like none of the others.
    assert_eq!(formats.len(), Format::ALL.len() - 1, "{formats:?}");

    let report = batch::run(articles, &batch::Options::default());
    let mut wrong = String::new();
    for comparison in &report.comparisons {
        let (left, right) = (comparison.pair.left(), comparison.pair.right());
        if comparison.relation != Relation::Identical && (left == 0 || right == last) {
            let entry = &report.articles[if left == 0 { right } else { left } as usize];
            let sentences = entry.document.sentences.iter();
            let body: Vec<&str> = sentences.map(|s| s.span.of(&entry.article.text)).collect();
            wrong += &format!("{}: {body:#?}\n", entry.article.path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(report.comparisons.len() as u32, count * (count - 1) / 2);
    let others = report.comparisons.iter();
    assert_eq!(
        others.filter(|c| c.relation != Relation::Identical).count(),
        0
    );
}

/// What transmissions and editors do to files of text: marks, line ends, encodings, a byte lost.
fn mangled(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let lines = text.replace("\r\n", "\n");
    let utf16 = |order: fn(u16) -> [u8; 2]| {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        units.flat_map(order).collect()
    };
    vec![
        ("marked", format!("\u{feff}{text}").into_bytes()),
        ("of Windows", lines.replace('\n', "\r\n").into_bytes()),
        ("of old Macs", lines.replace('\n', "\r").into_bytes()),
        ("little-endian", utf16(u16::to_le_bytes)),
        ("big-endian", utf16(u16::to_be_bytes)),
        (
            "struck",
            text.replacen("passengers", "passen\0gers", 1).into_bytes(),
        ),
        ("padded", format!("{text}\0\0\0").into_bytes()),
    ]
}

#[test]
fn a_story_is_identical_to_itself_however_its_file_was_mangled() {
    let mut wrong = String::new();
    let plain = Article::new("plain", Format::Text, "UTF-8", wires::text());
    for (name, format, count, content) in files() {
        // Mail is not text as a whole, and the wires' own bytes say where a story begins.
        let Ok(text) = String::from_utf8(content) else {
            continue;
        };
        if matches!(format, Format::Email | Format::Anpa1312 | Format::Iptc7901) {
            continue;
        }
        for (how, content) in mangled(&text) {
            let reading = read::from_bytes(Path::new(name), &content, &read::Options::default());
            if !reading.failures.is_empty() || reading.articles.len() != count {
                wrong += &format!(
                    "{name} {how}: {} articles, {:?}\n",
                    reading.articles.len(),
                    reading.failures
                );
                continue;
            }
            for article in reading.articles {
                // Lines of JSON are a run of JSON documents, too.
                let is_run = format == Format::JsonLines && article.format == Format::Json;
                if article.format != format && !is_run {
                    wrong += &format!("{name} {how}: read as {}\n", article.format.name());
                }
                if article.text.contains("Orsk Fell") {
                    continue;
                }
                let articles = vec![plain.clone(), article];
                let report = batch::run(articles, &batch::Options::default());
                let relation = report.comparisons[0].relation;
                if relation != Relation::Identical {
                    wrong += &format!("{name} {how}: {relation:?}\n");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_format_loses_the_headline_that_it_states_or_the_byline() {
    for article in articles() {
        let name = article.path.display();
        // Plain text and a run of stories have it in the text.
        let in_text = article.format == Format::Text || name.to_string() == "run of stories";
        if !in_text {
            assert_eq!(article.headline.as_deref(), Some(story::HEADLINE), "{name}");
        }
        if matches!(
            article.format,
            Format::Nitf | Format::NewsMlG2 | Format::NewsMl
        ) {
            assert!(article.text.contains(story::BYLINE), "{name}");
        }
    }
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    let mut silent = String::new();
    for (name, format, _, content) in files() {
        let says_where_it_ends = matches!(
            format,
            Format::Json
                | Format::Ninjs
                | Format::Digitalwires
                | Format::Nitf
                | Format::NewsMlG2
                | Format::NewsMl
                | Format::Feed
        ) || content.starts_with(&[0x1F, 0x8B]);
        if !says_where_it_ends {
            continue;
        }
        let end = content.trim_ascii_end().len();
        for cut in (end / 4..end).step_by(5) {
            let cut_off = &content[..cut];
            let reading = read::from_bytes(Path::new(name), cut_off, &read::Options::default());
            if reading.failures.is_empty() {
                let rest =
                    String::from_utf8_lossy(&content[cut.saturating_sub(30)..cut]).into_owned();
                silent += &format!("{name}, byte {cut} of {end}: {rest:?}\n");
            }
        }
    }
    assert!(silent.is_empty(), "{silent}");
}
