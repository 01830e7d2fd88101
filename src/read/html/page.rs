//! Reads a web page: the story in it, and what the page states about that.

use super::extract::Extract;
use super::fragment;
use super::stated::Stated;
use super::table::Tables;
use super::tag::Tag;
use super::tree::Tree;
use super::write::{Breaks, Role, role_of, write};
use crate::article::{Article, Format, FurnitureKind, Metadata};
use crate::read::Reading;
use crate::read::body::Body;
use crate::read::encoding::Decoded;
use std::path::Path;

/// Reads a whole page, which is one article; without any text where the page holds no story.
pub(in crate::read) fn read(path: &Path, decoded: Decoded) -> Reading {
    let (stated, body) = story_of(&decoded.text);
    let (text, furniture) = body.finish();
    let article = Article {
        headline: stated.headline,
        metadata: Metadata {
            guid: stated.guid,
            issued: stated.issued,
            language: stated.language,
            ..Metadata::default()
        },
        furniture,
        notices: decoded.notices_elsewhere().collect(),
        ..Article::new(path, Format::Html, decoded.encoding.name(), text)
    };
    Reading {
        articles: vec![article],
        ..Reading::default()
    }
}

/// What a page states, and its story.
fn story_of(html: &str) -> (Stated, Body) {
    /// How much longer the text must be that is stated apart to be taken for the one that the page shows in part.
    const LONGER: usize = 2;
    let tree = Tree::parse(html);
    let mut stated = Stated::of(&tree);
    let tables = Tables::of(&tree);
    let story = Extract::find(&tree, &tables, stated.headline.as_deref());
    let text_of = |tables_are_body: bool| {
        let role = |id, tag: Option<Tag>| {
            let in_table = || match tables.role(id, tag?)? {
                Role::Furniture(_) if tables_are_body => Some(Role::Block),
                role => Some(role),
            };
            let by_name = || tag.map_or(Role::Inline, role_of);
            story.role(id).or_else(in_table).unwrap_or_else(by_name)
        };
        let mut body = Body::default();
        write(&tree, story.root, Breaks::Spaces, role, &mut body);
        body
    };
    let mut body = text_of(false);
    if body.len_of(FurnitureKind::Table) * 2 > body.len() {
        body = text_of(true); // a page that is a table
    }
    if let Some(text) = stated
        .text
        .take()
        .filter(|text| text.len() > body.len() * LONGER)
    {
        let mut apart = Body::default();
        fragment(&text, &mut apart);
        if apart.len() > body.len() * LONGER {
            body = apart;
        }
    }
    (stated, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Article {
        let decoded = Decoded {
            text: html.to_owned(),
            encoding: encoding_rs::UTF_8,
            notices: Vec::new(),
        };
        read(Path::new("page.html"), decoded).articles.remove(0)
    }

    /// The text of a page without its furniture.
    fn body_of(article: &Article) -> String {
        let mut body = String::new();
        let mut at = 0;
        for piece in &article.furniture {
            body.push_str(&article.text[at..piece.span.start as usize]);
            at = piece.span.end as usize;
        }
        body.push_str(&article.text[at..]);
        body.split("\n\n")
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    #[test]
    fn a_page_is_its_story_and_what_it_states_about_that() {
        let article = page(include_str!("../../../fixtures/read/html/story.html"));
        assert_eq!(
            article.headline.as_deref(),
            Some("Ferry runs aground off Lindmoor")
        );
        let metadata = Metadata {
            guid: Some("https://post.example/news/ferry-aground?edition=1&copy=2".to_owned()),
            issued: Some("2031-03-02T09:45:00Z".to_owned()),
            language: Some("en-GB".to_owned()),
            ..Metadata::default()
        };
        assert_eq!(article.metadata, metadata);
        assert_eq!(
            body_of(&article),
            "A car ferry with 212 passengers ran aground in fog off Lindmoor on Sunday, the coast guard\u{a0}said.\n\n\
             Nobody was hurt, and a tug from Ostmere pulled the Solveig free before noon, three hours after the call.\n\n\
             Inquiry ordered\n\n\
             The harbor master, Ida Brandt, ordered an inquiry. \u{201c}We want to know why the radar did not see the bank,\u{201d} she said.\n\n\
             The line runs five ferries a day in winter. All of them sailed again on Monday, its spokesman said.\n\n\
             The last such accident on the fjord was in 2019, when a freighter hit the pier at Ostmere and sank."
        );
        let kinds: Vec<_> = article
            .furniture
            .iter()
            .map(|piece| (piece.kind, piece.span.of(&article.text)))
            .collect();
        assert!(kinds.contains(&(FurnitureKind::Table, "Ship Built\nSolveig 2009")));
        assert!(kinds.contains(&(
            FurnitureKind::Caption,
            "The tug Hakon, which pulled the ferry free in less than an hour on Sunday."
        )));
    }

    #[test]
    fn a_page_without_a_story_is_an_article_without_text() {
        for html in [
            "<!DOCTYPE html><title>Front page</title><nav><a href=/>Home</a></nav>",
            "<html><body><ul><li><a href=1>One</a><li><a href=2>Two</a></ul></body></html>",
            "<html>",
        ] {
            assert_eq!(page(html).text, "", "{html}");
        }
    }

    #[test]
    fn a_title_behind_a_page_s_only_line_leaves_it() {
        let line = "<p>The ferry was late.</p>";
        for page_with in [
            format!("{line}<h1>Weather</h1><h1>Tides</h1>"),
            format!("<h1>Ferry late</h1>{line}<h1>Weather</h1>"),
        ] {
            let article = page(&format!("<html><body>{page_with}"));
            assert_eq!(article.text, "The ferry was late.", "{page_with}");
        }
    }

    #[test]
    fn what_stands_under_the_title_and_over_the_story_is_set_with_the_headline() {
        let story = "<p>The ferry Solveig ran aground in fog off Lindmoor on Sunday, the coast guard said in a statement.</p>";
        let decks = |under: &str| {
            let article = page(&format!(
                "<body><h1>Ferry runs aground</h1>{under}{story}<h2>All 212 passengers safe</h2>{story}"
            ));
            let headline =
                |piece: &&crate::article::Furniture| piece.kind == FurnitureKind::Headline;
            let found = article.furniture.iter().filter(headline);
            let texts = found.map(|piece| piece.span.of(&article.text).to_owned());
            texts.collect::<Vec<_>>()
        };
        assert_eq!(
            decks("<h2>Owner had two warnings in 2019</h2>"),
            ["Owner had two warnings in 2019"]
        );
        assert_eq!(
            decks("<p class='article-deck'>Owner had two warnings</p>"),
            ["Owner had two warnings"]
        );
        assert!(decks("<h2>Shipping</h2><p>Sunday, 2 March</p>").is_empty());
        assert!(decks("").is_empty());
    }

    #[test]
    fn a_title_that_is_not_ended_holds_no_more_than_itself() {
        let first = "The ferry was late on Sunday, the coast guard in Ostmere said, and nobody was hurt in the fog.";
        let second = "The harbor master, Ida Brandt, ordered an inquiry into the accident on Monday afternoon.";
        let article = page(&format!(
            "<html><body><h1>Ferry late<p>{first}</p><h2>Inquiry<h2>Radar<p>{second}</p>"
        ));
        assert_eq!(article.headline.as_deref(), Some("Ferry late"));
        assert_eq!(
            body_of(&article),
            format!("{first}\n\nInquiry\n\nRadar\n\n{second}")
        );
    }

    #[test]
    fn a_page_that_is_a_table_keeps_it_as_its_text() {
        let article = page(
            "<html><body><h1>Results</h1><table><tr><td>Lindmoor<td>3<tr><td>Ostmere<td>1</table></body></html>",
        );
        assert_eq!(
            (article.text.as_str(), article.furniture.len()),
            ("Lindmoor 3\nOstmere 1", 0)
        );
    }

    #[test]
    fn a_text_that_only_programs_see_is_read_where_the_page_shows_a_part_of_it() {
        let rest = "The harbor master ordered an inquiry into the accident on Monday. ".repeat(8);
        let article = page(&format!(
            "<html><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry &amp; fog\",\
             \"articleBody\":\"The ferry was late.\\n\\n{rest}\"}}</script><body><p>The ferry was late.</p><p>Subscribe to read on.</p>"
        ));
        assert_eq!(article.headline.as_deref(), Some("Ferry & fog"));
        assert_eq!(
            article.text,
            format!("The ferry was late.\n\n{}", rest.trim_end())
        );
    }

    #[test]
    fn a_page_of_what_parsers_choke_on_keeps_the_text_around_it() {
        // Few enough to be read at once by what is linear, and far too many for what is quadratic to end.
        const N: usize = 20_000;
        let many = |piece: &str| piece.repeat(N);
        for (name, between) in [
            ("nested blocks", many("<div><p>x")),
            ("lists", many("<ul><li><a href=1>x</a></ul>")),
            ("nested lists", many("<li><ul><li>x")),
            ("headings", many("<h2>The ferry was late</h2>")),
            ("titles", many("<h1>The ferry was late</h1>")),
            ("open titles", many("<h1>x")),
            ("pictures", many("<img><p>x")),
            ("tables", many("<table><tr><td>x<td>y</table>")),
            ("classes", format!("<p class='{}'>x", many("related-a "))),
            ("a name", format!("<div id='{}'>x", many("aB"))),
            (
                "scripts",
                many("<script type=application/ld+json>[[[[</script>"),
            ),
            (
                "a nested script",
                format!("<script type=application/ld+json>{}</script>", many("[")),
            ),
            ("statements", many("<meta property=og:title content=x>")),
            ("quotations", many("<blockquote><br>x")),
        ] {
            let story = "<p>The ferry was late on Sunday, the coast guard in Ostmere said.</p>";
            let article = page(&format!("<html><body>{story}{between}"));
            assert!(
                article.text.contains("The ferry was late on Sunday"),
                "{name}"
            );
        }
    }
}
