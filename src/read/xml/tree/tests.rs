//! How documents are parsed, whole and broken.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;

fn parse(source: &str) -> Tree<'_> {
    let (tree, broken) = Tree::parse(source);
    assert_eq!(broken, None, "{source}");
    tree
}

fn broken(source: &str) -> String {
    Tree::parse(source).1.unwrap()
}

fn text(source: &str) -> String {
    let tree = parse(source);
    let root = tree.roots().next().unwrap();
    tree.text(root).into_owned()
}

#[test]
fn elements_are_found_by_name_whatever_their_prefix() {
    let tree = parse(
        "<n:item xmlns:n='urn:n' n:guid=' a ' lang=en><n:meta/><n:head><title>Ferry &amp; fog</title></n:head></n:item>",
    );
    let item = tree.roots().next().unwrap();
    assert_eq!((tree.name(item), tree.namespace(item)), ("item", "urn:n"));
    assert_eq!(tree.attribute(item, "guid"), Some("a"));
    assert_eq!(tree.attribute(item, "lang"), Some("en"));
    assert_eq!(
        tree.value_at(item, &["head", "title"]).as_deref(),
        Some("Ferry & fog")
    );
    assert_eq!(tree.value_at(item, &["meta", "title"]), None);
}

#[test]
fn a_namespace_holds_inside_its_element_only_and_an_undeclared_prefix_is_its_own() {
    let tree = parse("<a xmlns='one'><b xmlns='two'><c/></b><d/><x:e/></a>");
    let namespaces: Vec<_> = tree
        .all()
        .map(|id| (tree.name(id), tree.namespace(id)))
        .collect();
    assert_eq!(
        namespaces,
        [
            ("a", "one"),
            ("b", "two"),
            ("c", "two"),
            ("d", "one"),
            ("e", "x")
        ]
    );
}

#[test]
fn entities_of_xml_and_html_are_resolved_once_and_others_stay_as_they_are() {
    assert_eq!(
        text(
            "<p>a&amp;b &lt;i&gt; &#233;&#xE9;&eacute;&nbsp;&#146; &amp;amp; &ferry; AT&T &#0; &#x110000;</p>"
        ),
        "a&b <i> ééé\u{a0}’ &amp; &ferry; AT&T &#0; &#x110000;"
    );
    assert_eq!(text("<p><![CDATA[a&amp;<b>]]></p>"), "a&amp;<b>");
    let tree = parse("<p a='x&amp;y &quot;z&quot; a&b=1'/>");
    let p = tree.roots().next().unwrap();
    assert_eq!(tree.attribute(p, "a"), Some("x&y \"z\" a&b=1"));
}

#[test]
fn nothing_that_a_document_type_declares_is_expanded_or_fetched() {
    let bomb = "<!DOCTYPE n [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]><n>&b;&f;</n>";
    assert_eq!(text(bomb), "&b;&f;");
}

#[test]
fn what_is_cut_off_is_told_with_its_line_and_what_was_expected() {
    for (source, message) in [
        (
            "<a>\n<b>one</b>\n<b>tw",
            "line 3: the file ends inside the <b> on line 3; expected </b>; get the whole file",
        ),
        (
            "<a>\n<b cl",
            "line 2: the file ends inside a tag; expected >",
        ),
        ("<a>\n\n<!-- x", "line 3: the file ends inside a comment"),
        ("<a><![CDATA[x", "line 1: the file ends inside a CDATA"),
        (
            "<a>\n<b>one</a>",
            "line 2: expected </b> for the <b> on line 2, found </a>; mend the nesting",
        ),
    ] {
        assert!(broken(source).starts_with(message), "{}", broken(source));
    }
}

#[test]
fn what_stands_whole_before_a_break_is_kept_and_told_apart() {
    let (tree, broken) = Tree::parse("<set><item>one</item><item>tw");
    assert!(broken.is_some());
    let whole: Vec<_> = tree
        .all()
        .map(|id| (tree.name(id), tree.is_whole(id)))
        .collect();
    assert_eq!(whole, [("set", false), ("item", true), ("item", false)]);
}

#[test]
fn slips_that_leave_no_doubt_are_forgiven() {
    assert_eq!(
        text("<p>one<br>two<BR>three</p>\n\0 trailer"),
        "onetwothree"
    );
    assert_eq!(parse("<a/><?xml version='1.0'?><b/>").roots().count(), 2);
}

#[test]
fn depth_and_numbers_without_end_neither_crash_nor_stall() {
    assert!(broken(&"<a>\n".repeat(100_000)).starts_with("line 4097: elements nested deeper"));
    let many = format!("<a {}/>", "x='1' ".repeat(200_000));
    let tree = parse(&many);
    assert_eq!(tree.attribute(tree.roots().next().unwrap(), "y"), None);
    let scopes = format!("<r>{}</r>", "<a xmlns:x='u'><x:b/></a>".repeat(100_000));
    assert_eq!(parse(&scopes).all().count(), 200_001);
    assert_eq!(
        text(&format!("<a>{}</a>", "& ".repeat(200_000))).len(),
        400_000
    );
}
