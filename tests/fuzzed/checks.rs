//! What must hold whatever comes in, as the fuzz targets and the replay of what they found assert it.

use dedupe::article::{Article, Format};
use dedupe::report::inspect::{self, Inspection};
use dedupe::report::{self, Detail};
use dedupe::span::Span;
use dedupe::text::document::Document;
use dedupe::{batch, read};
use std::path::Path;

/// No more of an input is looked at in a whole run: reading is linear, comparing need not be.
const REPORTED: usize = 20_000;

/// Any text can be inspected.
pub(crate) fn text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    inspected(&Article::new("fuzzed", Format::Text, "UTF-8", text));
}

/// Any bytes become articles or failures, in whatever format they turn out to be.
pub(crate) fn read(bytes: &[u8]) {
    read_with(bytes, &read::Options::default());
}

/// Any bytes become articles or failures, in each format by force.
pub(crate) fn read_as(bytes: &[u8]) {
    for format in Format::ALL {
        read_in(bytes, format);
    }
}

/// Any bytes become articles or failures in this format.
pub(crate) fn read_in(bytes: &[u8], format: Format) {
    let options = read::Options {
        format: Some(format),
        ..read::Options::default()
    };
    read_with(bytes, &options);
}

/// Any two texts, with a zero byte between them, can be compared and reported in every format.
pub(crate) fn report(bytes: &[u8]) {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(REPORTED)]);
    let (left, right) = text.split_once('\0').unwrap_or((&text, &text));
    let articles = [("left", left), ("right", right)]
        .map(|(name, text)| Article::new(name, Format::Text, "UTF-8", text.to_owned()));
    let report = batch::run(articles.into(), &batch::Options::default());
    for comparison in &report.comparisons {
        let coverage = comparison.coverage;
        for share in [coverage.left, coverage.right, comparison.similarity] {
            assert!((0.0..=1.0).contains(&share.get()), "{share:?}");
        }
    }
    for format in [
        report::ReportFormat::Text,
        report::ReportFormat::Json,
        report::ReportFormat::JsonLines,
        report::ReportFormat::Html,
        report::ReportFormat::Csv,
    ] {
        for detail in [Detail::Summary, Detail::Differences, Detail::Alignment] {
            let options = report::Options {
                detail,
                width: 72,
                color: true,
            };
            let mut out = Vec::new();
            report::write(&report, format, &options, &mut out).expect("memory can be written to");
            let out = String::from_utf8(out).expect("reports are UTF-8");
            if format == report::ReportFormat::Json {
                serde_json::from_str::<serde::de::IgnoredAny>(&out).expect("a JSON report is JSON");
            }
        }
    }
}

fn read_with(bytes: &[u8], options: &read::Options) {
    let reading = read::from_bytes(Path::new("fuzzed"), bytes, options);
    for failure in &reading.failures {
        assert!(!failure.message.is_empty());
    }
    for article in &reading.articles {
        inspected(article);
    }
}

/// Every span of an article and of what is made of it is in order and reproduces its characters, and all of it can be shown.
fn inspected(article: &Article) {
    in_order(article.furniture.iter().map(|piece| piece.span), article);
    for notice in &article.notices {
        in_order(notice.span.into_iter(), article);
    }
    let (document, tokens) = Document::of(article, None);
    in_order(document.furniture.iter().map(|piece| piece.span), article);
    in_order(
        document.sentences.iter().map(|sentence| sentence.span),
        article,
    );
    in_order(tokens.tokens.iter().map(|token| token.span), article);
    let inspection = || [Inspection::of(article, None)].into_iter();
    let mut out = Vec::new();
    inspect::write_text(inspection(), &mut out).expect("memory can be written to");
    inspect::write_json(inspection(), &mut out).expect("memory can be written to");
}

fn in_order(spans: impl Iterator<Item = Span>, article: &Article) {
    let mut end = 0;
    for span in spans {
        assert!(
            span.start >= end && span.start <= span.end,
            "{span:?} behind {end}"
        );
        assert!(article.text.get(span.range()).is_some(), "{span:?}");
        end = span.end;
    }
}
