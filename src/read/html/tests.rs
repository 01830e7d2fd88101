//! What becomes of a piece of HTML.

use super::*;
use crate::article::FurnitureKind::{self, Caption, Table};

fn text(markup: &str) -> String {
    text_and_furniture(markup).0
}

fn text_and_furniture(markup: &str) -> (String, Vec<(FurnitureKind, String)>) {
    let mut body = Body::default();
    fragment(markup, &mut body);
    let (text, furniture) = body.finish();
    let furniture = furniture
        .iter()
        .map(|f| (f.kind, f.span.of(&text).to_owned()))
        .collect();
    (text, furniture)
}

#[test]
fn blocks_are_paragraphs_and_inline_markup_leaves_words_whole() {
    assert_eq!(
        text(
            "<h2>Ferry\n late</h2><p>The <b>fer</b>ry <i>Ann&nbsp;Mar\u{e9}</i>\n was late.<div>It sailed.</div>Later<!-- no --> on."
        ),
        "Ferry late\n\nThe ferry Ann\u{a0}Mar\u{e9} was late.\n\nIt sailed.\n\nLater on."
    );
    assert_eq!(
        text(
            "<p>Two ports:</p><ul><li>Lindmoor<li>Ostmere</ul><blockquote>All of it.</blockquote>"
        ),
        "Two ports:\n\nLindmoor\n\nOstmere\n\nAll of it."
    );
}

#[test]
fn a_line_break_is_one_and_two_are_a_paragraph() {
    assert_eq!(text("One<br>two<br/> <br>three"), "One\ntwo\n\nthree");
}

#[test]
fn plain_text_keeps_its_line_breaks_also_around_inline_markup() {
    assert_eq!(
        text("The ferry\nwas late.\n\nIt <b>did</b>\nsail &amp; arrive: 3 < 5, A&B.\r\n\r\nEnd"),
        "The ferry\nwas late.\n\nIt did\nsail & arrive: 3 < 5, A&B.\n\nEnd"
    );
}

#[test]
fn character_references_are_decoded_once() {
    assert_eq!(
        text(
            "<p>Caf&eacute &#8212; &#x201c;R&amp;D&rdquo; &amp;lt;p&amp;gt; AT&T &copy2026 &#0;&#150;</p>"
        ),
        "Caf\u{e9} \u{2014} \u{201c}R&D\u{201d} &lt;p&gt; AT&T \u{a9}2026 \u{fffd}\u{2013}"
    );
}

#[test]
fn what_is_not_shown_is_left_out() {
    assert_eq!(
        text(
            "<script>if (a < b) document.write('<p>no</p>');</script><STYLE>p > b {}</STYLE ><p hidden>no</p>\
             <template><p>no</p></template><noscript><img src=x>no</noscript><!--> <p>One.</p><!-- <p>no</p> --!>\
             <select><option>no<option>no</select><svg><title>no</title><path d=''/></svg><script src='x'/><p>Two.</p>"
        ),
        "One.\n\nTwo."
    );
}

#[test]
fn captions_and_tables_are_furniture() {
    assert_eq!(
        text_and_furniture(
            "<figure><img src=a.jpg><figcaption>The ferry <em>Ann</em>.</figcaption></figure><p>It was late.\
             <table><tr><th>Port<th>Ships</tr><tr><td><p>Lindmoor</p><td>12</table><p>It sailed."
        ),
        (
            "The ferry Ann.\n\nIt was late.\n\nPort Ships\nLindmoor\n12\n\nIt sailed.".to_owned(),
            vec![
                (Caption, "The ferry Ann.".to_owned()),
                (Table, "Port Ships\nLindmoor\n12".to_owned())
            ]
        )
    );
}

#[test]
fn a_table_that_frames_a_story_is_no_furniture() {
    let story = "The ferry was late. ".repeat(30);
    for markup in [
        format!("<table><tr><td>Menu<td>{story}</table>"),
        format!("<table><tr><td>Menu<td><table><tr><td>{story}</table></table>"),
        format!("<table><tr><td>{story}</table>"),
    ] {
        let (text, furniture) = text_and_furniture(&markup);
        assert!(
            text.ends_with(story.trim()) && furniture.is_empty(),
            "{markup}"
        );
    }
}

#[test]
fn wrong_nesting_loses_no_text_and_breaks_no_line() {
    assert_eq!(
        text(
            "<b><p>The </b>ferry</i> was</div> <a href='x\"y'>late</p><p>It <x-y>sailed</p></section><li>Lindmoor"
        ),
        "The ferry was late\n\nIt sailed\n\nLindmoor"
    );
    assert_eq!(
        text("<table><tr><td>One</div></table>Two<tr>Three"),
        "One\n\nTwo\n\nThree"
    );
    assert_eq!(text("<p>Cut off in a <a href='story"), "Cut off in a");
    assert_eq!(text("<p>Cut off in a <!-- comment"), "Cut off in a");
}

#[test]
fn no_input_takes_more_than_linear_time() {
    const N: usize = 100_000;
    let many = |piece: &str| piece.repeat(N);
    let numbered = |piece: &str| {
        (0..N)
            .map(|n| piece.replace('#', &n.to_string()))
            .collect::<String>()
    };
    let cases = [
        many("<div>"),
        many("<div>") + "x" + &many("</div>"),
        many("<b>") + &many("<p>x"),
        numbered("<font size=#>") + &many("<p>x"),
        format!("<p {}>x", numbered("a#=1 ")),
        many("<table><tr><td>"),
        many("<ul><li>") + &many("</p></li>"),
        many("<section><div>") + &many("</section><p></b>"),
        many("<a href='"),
        many("<!--"),
        many("<"),
        many("</"),
        many("<script>"),
        many("<figcaption>") + "x",
        many("<q>"),
        many("&amp"),
        many("&"),
        many("<br>"),
        many("\n\n"),
        many("\0<p\0 \0=\0>"),
    ];
    for case in cases {
        // No clock: what takes quadratic time takes minutes here, and shows.
        let _ = text(&case);
    }
}

#[test]
fn a_page_is_told_by_how_it_begins() {
    for page in [
        "<!DOCTYPE html><p>The ferry was late.",
        "\u{feff}\n<!-- saved -->\n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<p>x",
        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'><html>",
        "<html><p>x",
        "<HEAD><title>x</title>",
        "<!-- x --><meta charset=utf-8><p>x",
    ] {
        assert!(is_page(page), "{page}");
    }
    for other in [
        "The ferry <html> was late.",
        "<p>The ferry was late.</p>",
        "<b>The ferry was late.",
        "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf><body><p>x",
        "<?xml version='1.0'?><rss><channel><title>x</title>",
        "<nitf><head><title>x</title></head>",
        "<newsItem><html>",
        "<",
        "",
    ] {
        assert!(!is_page(other), "{other}");
    }
}

#[test]
fn a_page_states_its_encoding_in_a_meta_element() {
    for (head, label) in [
        ("<html><meta charset=utf-8>", Some("utf-8")),
        ("<META CHARSET = 'ISO-8859-2' >", Some("ISO-8859-2")),
        (
            "<head><meta name=a><meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">",
            Some("koi8-r"),
        ),
        ("<meta charset=>", None),
        ("<meta charset", None),
        ("<p>charset=utf-8", None),
        ("The <meta charset=utf-8>", None),
    ] {
        assert_eq!(stated_encoding(head.as_bytes()), label, "{head}");
    }
}

#[test]
fn html_is_told_from_text_with_signs_in_it() {
    for html in [
        "<p>Late.",
        "Late.<BR/>Later.",
        "Late</p>",
        "<a href='x'>Late</a>",
        "<div\n class=\"story\">Late",
        "3 < 4 but <em>late</em>",
    ] {
        assert!(has_tags(html), "{html}");
    }
    for text in [
        "3 < 4 > 2",
        "<3",
        "if a<b and c>d",
        "mail <ann@example.org>",
        "<a b> <i am late",
        "<",
        "</",
        "<story>",
    ] {
        assert!(!has_tags(text), "{text}");
    }
}
