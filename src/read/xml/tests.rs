//! What a user sees of XML documents, by the fixtures in `fixtures/read`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crate::article::{Article, FurnitureKind, NoticeKind};
use crate::read::{Options, Reading, from_bytes};
use std::path::Path;

fn reading(xml: &str) -> Reading {
    from_bytes(Path::new("a.xml"), xml.as_bytes(), &Options::default())
}

/// The articles of a document without failures.
fn articles(xml: &str) -> Vec<Article> {
    let reading = reading(xml);
    assert_eq!(reading.failures, [], "{xml}");
    reading.articles
}

fn failures(xml: &str) -> Vec<String> {
    let failures = reading(xml).failures.into_iter();
    failures.map(|failure| failure.message).collect()
}

/// The text less its furniture.
fn body(article: &Article) -> String {
    let mut body = String::new();
    let mut from = 0;
    for piece in &article.furniture {
        body.push_str(&article.text[from..piece.span.start as usize]);
        from = piece.span.end as usize;
    }
    body.push_str(&article.text[from..]);
    let paragraphs: Vec<&str> = body.split("\n\n").filter(|p| !p.is_empty()).collect();
    paragraphs.join("|")
}

fn furniture(article: &Article) -> Vec<(FurnitureKind, &str)> {
    let pieces = article.furniture.iter();
    pieces.map(|f| (f.kind, f.span.of(&article.text))).collect()
}

fn notices(article: &Article) -> Vec<(NoticeKind, &str)> {
    let notices = article.notices.iter();
    notices.map(|n| (n.kind, n.text.as_str())).collect()
}

#[test]
fn nitf_is_read_with_all_that_it_marks() {
    let articles = articles(include_str!("../../../fixtures/read/nitf/ferry.xml"));
    let [ferry] = &articles[..] else { panic!() };
    assert_eq!(ferry.format.name(), "nitf");
    assert_eq!(ferry.item, None);
    assert_eq!(
        ferry.headline.as_deref(),
        Some("Car ferry runs aground off Lindmoor")
    );
    assert_eq!(
        body(ferry),
        "A car ferry with 212 passengers ran aground in fog off Lindmoor on Tuesday, the coast guard said.\
         |“We heard a terrible noise,” said Cleo Muster of Fisk & Sons.\
         |Earlier accidents|The harbour master ordered an inquiry."
    );
    assert_eq!(
        furniture(ferry),
        [
            (
                FurnitureKind::Advisory,
                "Eds: Updates with quote. With photos."
            ),
            (FurnitureKind::Headline, "Harbour master orders inquiry"),
            (FurnitureKind::Byline, "By Ann Example Shipping Writer"),
            (FurnitureKind::Byline, "The Example Wire"),
            (FurnitureKind::Dateline, "Lindmoor, Norland"),
            (FurnitureKind::Headline, "A ferry ran aground in fog."),
            (
                FurnitureKind::Caption,
                "The ferry Aurora off Lindmoor on Tuesday."
            ),
            (FurnitureKind::Credit, "Bo Sample"),
            (
                FurnitureKind::Headline,
                "Car ferry runs aground off Lindmoor"
            ),
            (FurnitureKind::Table, "2019 Aurora\n2021 Borealis"),
            (
                FurnitureKind::Tail,
                "Dag Beispiel contributed to this report."
            ),
        ]
    );
    assert_eq!(
        ferry.metadata.guid.as_deref(),
        Some("wire.example:240611:0042")
    );
    assert_eq!(ferry.metadata.version.as_deref(), Some("3"));
    assert_eq!(
        ferry.metadata.issued.as_deref(),
        Some("20240611T093000+0100")
    );
    assert_eq!(ferry.metadata.language.as_deref(), Some("en-GB"));
    assert_eq!(
        notices(ferry),
        [(NoticeKind::Embargo, "embargoed until 20240611T120000+0100")]
    );
}

#[test]
fn a_news_message_is_read_item_by_item_and_renditions_once() {
    let articles = articles(include_str!("../../../fixtures/read/newsml-g2/message.xml"));
    let [ferry, photo, killed] = &articles[..] else {
        panic!()
    };
    assert_eq!(ferry.format.name(), "newsml-g2");
    assert_eq!(ferry.item, ferry.metadata.guid);
    assert_eq!(
        ferry.metadata.guid.as_deref(),
        Some("urn:newsml:wire.example:20240611:ferry")
    );
    assert_eq!(ferry.metadata.version.as_deref(), Some("2"));
    assert_eq!(ferry.metadata.language.as_deref(), Some("en-GB"));
    assert_eq!(
        ferry.headline.as_deref(),
        Some("Car ferry runs aground off Lindmoor")
    );
    assert_eq!(
        body(ferry),
        "A car ferry with 212 passengers ran aground in fog off Lindmoor on Tuesday, the coast guard said.\
         |The harbour master ordered an inquiry."
    );
    assert_eq!(
        furniture(ferry),
        [
            (FurnitureKind::Headline, "Shipping"),
            (FurnitureKind::Headline, "A ferry ran aground in fog."),
            (FurnitureKind::Byline, "By Ann Example"),
            (FurnitureKind::Dateline, "LINDMOOR (Wire) -"),
            (FurnitureKind::Slug, "Ferry"),
            (FurnitureKind::Caption, "The ferry Aurora."),
            (FurnitureKind::Debris, "The Aurora\n\nBuilt in 1998."),
            (FurnitureKind::Advisory, "Eds: Updates with quote."),
            (
                FurnitureKind::Advisory,
                "Corrects the number of passengers."
            ),
            (FurnitureKind::Tail, "wire ae bs"),
        ]
    );
    assert_eq!(
        notices(ferry),
        [
            (NoticeKind::Embargo, "embargoed until 2024-06-11T12:00:00Z"),
            (NoticeKind::Correction, "Corrects the number of passengers."),
        ]
    );
    assert_eq!(body(photo), "");
    assert_eq!(
        furniture(photo),
        [
            (FurnitureKind::Caption, "The ferry Aurora off Lindmoor."),
            (FurnitureKind::Credit, "Bo Sample/Wire"),
        ]
    );
    assert_eq!(killed.headline.as_deref(), Some("Ferry sinks"));
    assert_eq!(
        killed.metadata.withdrawn.as_deref(),
        Some("canceled by its sender (stat:canceled)")
    );
}

#[test]
fn what_is_no_story_is_refused_by_what_it_is() {
    for (xml, reason) in [
        (
            "<newsItem guid='a'><itemMeta><itemClass qcode='ninat:video'/></itemMeta></newsItem>",
            "news item a: a video without a caption;",
        ),
        (
            "<newsItem><contentSet><inlineXML><events/></inlineXML></contentSet></newsItem>",
            "news item 1: its content is <events>, no story;",
        ),
        (
            "<newsItem><contentSet><remoteContent/></contentSet></newsItem>",
            "news item 1: its content stands in another file;",
        ),
        ("<planningItem/>", "a NewsML-G2 planning item,"),
        (
            "<packageItem/>",
            "a NewsML-G2 package, which only refers to stories;",
        ),
        (
            "<NewsML><NewsItem><NewsItemRef/></NewsItem></NewsML>",
            "news item 1: it holds no component,",
        ),
        (
            "<rss><channel/></rss>",
            "no article found in it, read as feed;",
        ),
        (
            "<?xml version='1.0'?><invoice/>",
            "XML of an unknown kind (<invoice>);",
        ),
    ] {
        let failures = failures(xml);
        assert!(
            failures.len() == 1 && failures[0].starts_with(reason),
            "{failures:?}"
        );
    }
}

#[test]
fn newsml_1_is_read_with_its_captions_apart_and_equivalents_once() {
    let articles = articles(include_str!(
        "../../../fixtures/read/newsml/picture-and-text.xml"
    ));
    let [ferry] = &articles[..] else { panic!() };
    assert_eq!(ferry.format.name(), "newsml");
    assert_eq!(
        body(ferry),
        "A car ferry ran aground in fog off Lindmoor on Tuesday.|The harbour master ordered an inquiry."
    );
    assert_eq!(
        furniture(ferry),
        [
            (FurnitureKind::Headline, "Harbour master orders inquiry"),
            (FurnitureKind::Byline, "By Ann Example"),
            (FurnitureKind::Dateline, "LINDMOOR, June 11 (Wire) -"),
            (FurnitureKind::Caption, "The ferry Aurora & a tug."),
        ]
    );
    assert_eq!(
        ferry.metadata.guid.as_deref(),
        Some("urn:newsml:wire.example:20240611:FERRY42")
    );
    assert_eq!(ferry.metadata.version.as_deref(), Some("2"));
    assert_eq!(ferry.metadata.issued.as_deref(), Some("20240611T093000Z"));
    assert_eq!(
        notices(ferry),
        [(NoticeKind::Embargo, "embargoed until 20240611T120000Z")]
    );
}

#[test]
fn each_entry_of_rss_is_an_article_with_its_whole_text() {
    let articles = articles(include_str!("../../../fixtures/read/feed/rss.xml"));
    let [ferry, tug] = &articles[..] else {
        panic!()
    };
    assert_eq!(ferry.item.as_deref(), Some("wire-42"));
    assert_eq!(
        ferry.headline.as_deref(),
        Some("Ferry & fog: car ferry runs aground")
    );
    assert_eq!(
        body(ferry),
        "A car ferry with 212 passengers ran aground in fog.|The harbour master ordered an inquiry."
    );
    assert_eq!(furniture(ferry), [(FurnitureKind::Byline, "Ann Example")]);
    assert_eq!(ferry.metadata.language.as_deref(), Some("en-gb"));
    assert_eq!(tug.item.as_deref(), Some("https://wire.example/43"));
    assert_eq!(
        body(tug),
        "A tug\u{a0}sailed for Lindmoor on Tuesday – late."
    );
}

#[test]
fn atom_says_itself_what_is_markup() {
    let articles = articles(include_str!("../../../fixtures/read/feed/atom.xml"));
    let [ferry, fares] = &articles[..] else {
        panic!()
    };
    assert_eq!(ferry.headline.as_deref(), Some("Ferry aground"));
    assert_eq!(body(ferry), "A car ferry ran aground.|It sailed on.");
    assert_eq!(fares.headline.as_deref(), Some("Fares: a < b"));
    assert_eq!(body(fares), "Fares rose < 2 percent.|They may fall.");
    assert_eq!(fares.metadata.language.as_deref(), Some("en"));
}

#[test]
fn posts_of_wordpress_are_read_with_their_state_and_their_own_paragraphs() {
    let articles = articles(include_str!("../../../fixtures/read/feed/wordpress.xml"));
    let [ferry, imprint] = &articles[..] else {
        panic!()
    };
    assert_eq!(
        body(ferry),
        "A car ferry ran aground.|The harbour master\nordered an inquiry."
    );
    assert_eq!(
        notices(ferry),
        [(NoticeKind::Hold, "not published (wp:status draft)")]
    );
    assert!(imprint.metadata.withdrawn.is_some());
}

#[test]
fn items_before_a_break_are_kept_and_the_break_is_told() {
    let feed = include_str!("../../../fixtures/read/feed/rss.xml");
    let reading = reading(&feed[..feed.len() - 60]);
    assert_eq!(reading.articles.len(), 1);
    let message = &reading.failures[0].message;
    assert!(
        message.starts_with(
            "line 18: the file ends inside the <description> on line 18; expected </description>"
        ),
        "{message}"
    );
}

#[test]
fn documents_one_after_the_other_are_all_read() {
    let nitf = "<?xml version='1.0'?><nitf><body><body.content><p>Late.</p></body.content></body></nitf>\n";
    assert_eq!(articles(&nitf.repeat(3)).len(), 3);
}

#[test]
fn wire_copy_in_one_element_keeps_its_paragraphs() {
    let item = "<newsItem><contentSet><inlineXML><html><body><p>A ferry\nsailed.\n    It was late,\nthe\nmayor said.\n</p></body></html></inlineXML></contentSet></newsItem>";
    assert_eq!(
        body(&articles(item)[0]),
        "A ferry\nsailed.|It was late,\nthe\nmayor said."
    );
    let wrapped = item.replace("\n    ", "\n").replace('\n', "\n        ");
    assert_eq!(
        body(&articles(&wrapped)[0]),
        "A ferry sailed. It was late, the mayor said."
    );
}

#[test]
fn hostile_documents_neither_crash_nor_stall() {
    let deep = "<nitf><body><body.content>".to_owned() + &"<div>".repeat(100_000);
    assert!(failures(&deep)[0].contains("nested deeper"));
    let bylines = format!(
        "<nitf><body><body.content>{}{}{}</body.content></body></nitf>",
        "<byline>x".repeat(3000),
        "word ".repeat(200_000),
        "</byline>".repeat(3000)
    );
    assert_eq!(articles(&bylines).len(), 1);
    let tables = format!(
        "<nitf><body><body.content>{}{}</body.content></body></nitf>",
        "<table><tr><td>a</td><td>".repeat(1300),
        "</td></tr></table>".repeat(1300)
    );
    assert_eq!(articles(&tables).len(), 1);
    for (open, close) in [
        (
            "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content>",
            "</content></entry>",
        ),
        ("<item><title/><text>", "</text></item>"),
        (
            "<newsItem><contentSet><inlineXML><p>",
            "</p></inlineXML></contentSet></newsItem>",
        ),
    ] {
        let nested = format!(
            "{}{}{}",
            open.repeat(1000),
            " a\n \n".repeat(200_000),
            close.repeat(1000)
        );
        assert_eq!(articles(&format!("<a>{nested}</a>")).len(), 1);
    }
    let attribute = format!(
        "<nitf a='{}'><body><p>Late.</p></body></nitf>",
        "&amp;".repeat(1 << 20)
    );
    assert_eq!(body(&articles(&attribute)[0]), "Late.");
    let headlines = format!(
        "<newsItem><contentMeta>{}</contentMeta><contentSet><inlineData>Late.</inlineData></contentSet></newsItem>",
        (0..100_000)
            .map(|n| format!("<headline>{n}</headline>"))
            .collect::<String>()
    );
    assert_eq!(articles(&headlines).len(), 1);
}

#[test]
fn a_senders_own_xml_is_read_by_its_headlines_and_texts() {
    let articles = articles(include_str!("../../../fixtures/read/xml/queue.xml"));
    let [ferry, flash, killed] = &articles[..] else {
        panic!()
    };
    assert_eq!(ferry.format.name(), "xml");
    assert_eq!(ferry.item.as_deref(), Some("7-1"));
    assert_eq!(
        ferry.headline.as_deref(),
        Some("Car ferry runs aground off Lindmoor")
    );
    assert_eq!(
        body(ferry),
        "A car ferry ran aground in fog.|The harbour master ordered an inquiry."
    );
    assert_eq!(
        furniture(ferry),
        [
            (FurnitureKind::Headline, "Inquiry ordered"),
            (FurnitureKind::Byline, "Ann Example"),
        ]
    );
    assert_eq!(ferry.metadata.version.as_deref(), Some("2"));
    assert_eq!(
        (flash.headline.as_deref(), body(flash).as_str()),
        (None, "Ferry aground.")
    );
    assert!(killed.metadata.withdrawn.is_some());
}

#[test]
fn of_many_items_that_are_no_stories_the_first_are_told_and_the_others_counted() {
    let item = "<newsItem><contentSet><remoteContent/></contentSet></newsItem>";
    let told = failures(&format!(
        "<newsMessage>{}</newsMessage>",
        item.repeat(2_000)
    ));
    assert_eq!(told.len(), 11);
    assert!(told[0].starts_with("news item 1: "), "{told:?}");
    assert_eq!(told[10], "and 1990 more items that could not be read");
    let told = failures(&format!("<newsMessage>{}", item.repeat(2_000)));
    assert!(told[0].contains("the file ends inside"), "{told:?}");
}
