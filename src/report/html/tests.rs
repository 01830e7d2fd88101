//! Tests of the page as text. `.ci/html-check` tests it in a browser.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::super::sample::{add_furniture, entry, pair, related, written};
use super::super::{Detail, Options, Report, ReportFormat};
use super::*;
use crate::article::{Notice, NoticeKind};
use crate::compare::comparison::Side;
use crate::read::Failure;
use crate::span::Span;
use crate::text::document::FurnitureKind;
use sha2::{Digest, Sha256};

fn page(report: &Report) -> String {
    detailed(report, Detail::Alignment)
}

fn detailed(report: &Report, detail: Detail) -> String {
    let options = Options {
        detail,
        ..Options::default()
    };
    written(report, ReportFormat::Html, &options)
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let three = [0, 1, 2].map(|n| u32::from(chunk.get(n).copied().unwrap_or(0)));
        let bits = three[0] << 16 | three[1] << 8 | three[2];
        for digit in 0..4 {
            if digit <= chunk.len() {
                let six = bits >> (18 - 6 * digit) & 63;
                out.push(char::from(DIGITS[six as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[test]
fn the_policy_lets_the_pages_own_style_and_script_pass() {
    // A browser takes line ends for LF before it hashes, whatever they are in the file.
    let hash = |text: &str| base64(&Sha256::digest(text.replace("\r\n", "\n")));
    assert_eq!(
        (STYLE_HASH, SCRIPT_HASH),
        (hash(STYLE).as_str(), hash(SCRIPT).as_str())
    );
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let page = page(&pair(Relation::Identical, None, &["Calm seas."]));
    assert!(page.contains("content=\"default-src 'none';"));
    for loading in [" src=", "<link", "url(", "@import", "http://", "https://"] {
        assert!(!page.contains(loading), "{loading}");
    }
}

#[test]
fn a_difference_is_marked_on_both_sides_with_its_tier() {
    let rows = [
        "The <Number:40|45> ships left the <Spelling:harbor|harbour><Negation:| not> at noon.",
        "- Nobody was hurt.",
    ];
    let page = page(&pair(Relation::Excerpt, Some(Side::Right), &rows));
    for part in [
        "<td dir=\"auto\">The <mark class=\"f\" title=\"number\">40</mark> ships left the \
         <mark class=\"s\" title=\"spelling\">harbor</mark><mark class=\"f e\" title=\"negation\"></mark> at noon. </td>",
        "The <mark class=\"f\" title=\"number\">45</mark> ships left the \
         <mark class=\"s\" title=\"spelling\">harbour</mark><mark class=\"f\" title=\"negation\"> not</mark> at noon. </td>",
        "<tr class=\"o\"><td dir=\"auto\">Nobody was hurt. </td><td>only left</td><td class=\"gap\"></td></tr>",
        "<a href=\"#p-0-1-0\">number</a> <span dir=\"auto\">The <del>40</del><ins>45</ins> ships left",
        "<a href=\"#p-0-1-0\">negation</a> <span dir=\"auto\">The ",
        "the harbor <ins>not</ins> at noon.</span>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn a_moved_sentence_is_tied_and_linked_from_its_place_on_the_right() {
    let rows = ["> One moved here.", "Two stayed.", "Three stayed."];
    let mut report = pair(Relation::Edited, None, &rows);
    // On the right it stands last.
    let ties = &mut report.comparisons[0].alignment.ties;
    for (tie, right) in ties.iter_mut().zip([2..3, 0..1, 1..2]) {
        tie.right = right;
    }
    let page = page(&report);
    let place = |what: &str| page.find(what).unwrap_or_else(|| panic!("{what}\n{page}"));
    let tied = place("<tr class=\"moved\" id=\"p-0-1-0\">");
    place("<a href=\"#p-0-1-r2\">moved</a>");
    let ghost = place("<tr class=\"ghost\" id=\"p-0-1-r2\">");
    place("<a href=\"#p-0-1-0\">moved</a>");
    let last = page.rfind("Three stayed").unwrap_or(usize::MAX);
    assert!(tied < ghost && place("Two stayed") < ghost, "{page}");
    assert!(place("Three stayed") < last);
}

#[test]
fn what_was_set_aside_stands_where_it_stood() {
    let mut report = pair(Relation::Identical, None, &["Calm seas."]);
    add_furniture(
        &mut report.articles[1],
        FurnitureKind::Tail,
        "(Reporting by Ida Marsh)",
    );
    let page = page(&report);
    assert!(
        page.contains("<b dir=\"ltr\">tail</b> (Reporting by Ida Marsh)</p></td></tr>"),
        "{page}"
    );
}

#[test]
fn what_an_article_says_stays_text() {
    let evil =
        "</style></script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&\u{202e}\u{0}";
    let mut report = pair(Relation::Edited, None, &["Calm seas."]);
    let left = &mut report.articles[0];
    *left = entry("a.txt", &[evil]);
    add_furniture(left, FurnitureKind::Caption, evil);
    left.article.path = format!("{evil}.txt").into();
    left.article.headline = Some(evil.into());
    left.article.notices = vec![Notice {
        kind: NoticeKind::Kill,
        text: evil.into(),
        span: Some(Span::new(0, 1)),
    }];
    report.failures.push(Failure {
        path: evil.into(),
        message: evil.into(),
    });
    let page = page(&report);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
    assert!(!page.contains("<img"));
    assert!(!page.contains(['\u{202e}', '\u{0}']));
    assert!(
        page.contains("&lt;img src=x onerror='alert(2)'&gt;&quot;&amp;\\u{202e}\\u{0}"),
        "{page}"
    );
}

/// A group of `n` copies of a story of some sentences with every pair compared.
fn copies(n: u32, sentences: usize, sentence: &str) -> Report {
    let rows = vec![sentence; sentences];
    let only = pair(Relation::Identical, None, &rows);
    let names = (0..n).map(|n| format!("{n}.txt"));
    let pairs = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
    Report {
        articles: names.map(|name| entry(&name, &rows)).collect(),
        comparisons: pairs
            .map(|(a, b)| Comparison {
                alignment: only.comparisons[0].alignment.clone(),
                ..related(a, b, Relation::Identical, 1.0, 1.0)
            })
            .collect(),
        groups: vec![Group {
            articles: (0..n).collect(),
            lead: 0,
            compilations: vec![],
            lead_only: false,
            weakest: Pair::new(0, 1).unwrap(),
        }],
        ..Report::default()
    }
}

const SENTENCE: &str = "The harbor of Lindmoor opens at noon for the first of <Number:forty|fifty> ships that \
     waited out the storm behind the islands, the port said, and <Wording:will stay|stays> open until the tide turns.";

#[test]
fn ten_articles_make_less_than_200_kilobytes() {
    for sentences in [1, 16, 24] {
        let page = page(&copies(10, sentences, SENTENCE));
        assert!(page.len() < 200_000, "{sentences}: {}", page.len());
        assert_eq!(page.matches("<details class=\"pair\" id=\"p-0-").count(), 9);
        let (to_lead, _) = page.split_once("The others of this story").unwrap();
        let in_full = !to_lead.contains("the same on both sides") && !to_lead.contains("more row");
        assert!(in_full || sentences > 16, "{sentences}");
    }
}

#[test]
fn two_articles_are_shown_in_full_however_long() {
    let page = page(&copies(2, 2000, SENTENCE));
    assert_eq!(page.matches("<td>changed</td>").count(), 2000);
}

#[test]
fn many_articles_make_a_page_that_still_opens_and_says_what_it_lacks() {
    let page = page(&copies(80, 30, SENTENCE));
    assert!(page.len() < 5_000_000, "{}", page.len());
    assert!(page.contains("Left out of this page:"));
}

#[test]
fn a_summary_has_no_sentences() {
    let report = pair(Relation::Edited, None, &["The <Number:40|45> ships left."]);
    let page = detailed(&report, Detail::Summary);
    assert!(page.contains("1 fact") && !page.contains("ships left"));
    let differences = detailed(&copies(2, 30, "Calm seas."), Detail::Differences);
    assert!(differences.contains("30 sentences that are the same on both sides"));
    assert!(!differences.contains("Calm seas"));
}

#[test]
fn the_first_screen_shows_how_much_of_each_stands_in_each() {
    let mut report = copies(3, 30, "Calm seas.");
    report.comparisons = vec![
        related(0, 1, Relation::Excerpt, 0.6, 1.0),
        related(1, 2, Relation::Overlap, 0.1, 0.2),
    ];
    report.groups[0].articles = vec![0, 1];
    let page = page(&report);
    assert!(page.contains("<h1 dir=\"auto\">2 of 3 articles are duplicates.</h1>"));
    assert!(page.contains("<td class=\"q3\"><a href=\"#p-0-1\" title=\"60% of 0.txt stands in 1.txt\">60%</a></td>"), "{page}");
    assert!(
        page.contains("title=\"all of 1.txt stands in 0.txt\">100%</a>")
            || page.contains("title=\"100% of 1.txt stands in 0.txt\">100%</a>")
    );
    assert!(page.contains("<td class=\"q1 weak\">"));
    assert!(page.contains("Not duplicates, but passages in common"));
}
