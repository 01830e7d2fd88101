#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::super::sample::pair;
use super::super::verdict::Party;
use super::super::{FurnitureKind, Report};
use super::*;
use crate::compare::RelationLimits;
use crate::compare::comparison::{Both, Relation};
use crate::text::document::Furniture;

fn case(report: &Report) -> Case<'_> {
    let party = |n: usize| Party {
        entry: &report.articles[n],
        name: "x",
    };
    Case {
        comparison: &report.comparisons[0],
        sides: Both {
            left: party(0),
            right: party(1),
        },
        same_item: None,
        limits: RelationLimits::default(),
    }
}

/// The excerpts of a tie written as in `sample::pair`.
fn cut(row: &str) -> Vec<String> {
    let report = pair(Relation::Edited, None, &[row]);
    let tie = &report.comparisons[0].alignment.ties[0];
    excerpts(&case(&report), tie, CONTEXT, |_| true)
        .into_iter()
        .map(|excerpt| excerpt.text.characters().to_owned())
        .collect()
}

fn whole(row: &str) -> String {
    let report = pair(Relation::Edited, None, &[row]);
    let tie = &report.comparisons[0].alignment.ties[0];
    sentences(&case(&report), tie).characters().to_owned()
}

fn shown(row: &str) -> String {
    let report = pair(Relation::Edited, None, &[row]);
    let tie = &report.comparisons[0].alignment.ties[0];
    example(&case(&report), tie, &tie.differences[0])
        .characters()
        .to_owned()
}

#[test]
fn a_change_stands_in_its_sentence() {
    assert_eq!(
        whole("The drill drew <Number:40|45> ships."),
        "The drill drew [-40-]{+45+} ships."
    );
}

#[test]
fn what_one_side_lacks_is_spaced_as_on_the_other() {
    assert_eq!(whole("He <Wording:also |>said so."), "He [-also-] said so.");
    assert_eq!(whole("He <Wording:|also >said so."), "He {+also+} said so.");
    assert_eq!(whole("He<Wording:| also> said so."), "He {+also+} said so.");
    assert_eq!(whole("He said so<Punctuation:|,>."), "He said so{+,+}.");
    assert_eq!(whole("firm<SerialComma:|,> and fair"), "firm{+,+} and fair");
    assert_eq!(whole("<Wording:|Then >he left."), "{+Then+} he left.");
    assert_eq!(whole("He left<Wording:| then>"), "He left {+then+}");
    assert_eq!(whole("four<Spacing: |>teen"), "four[-␣-]teen");
}

#[test]
fn a_long_sentence_is_cut_between_words_around_the_change() {
    let long = "the harbor master of Lindmoor told a crowded hall of fishing crews and their families that";
    assert_eq!(
        cut(&format!("{long} <Number:40|45> {long}")),
        [
            "… a crowded hall of fishing crews and their families that [-40-]{+45+} \
          the harbor master of Lindmoor told a crowded hall of …"
        ]
    );
}

#[test]
fn changes_far_apart_are_shown_apart_and_close_ones_together() {
    let far = "word ".repeat(60);
    let row = format!("<Number:1|2> and <Date:Monday|Friday> {far}<Name:Marsh|Moor>");
    let excerpts = cut(&row);
    assert_eq!(excerpts.len(), 2);
    assert!(excerpts[0].starts_with("[-1-]{+2+} and [-Monday-]{+Friday+} word"));
    assert!(excerpts[1].ends_with("word [-Marsh-]{+Moor+}"));
}

#[test]
fn pieces_with_no_word_and_no_space_between_them_are_one_change() {
    for (row, change) in [
        (
            "at <Number:3|16><Punctuation: |:><Date:p.m.|00> today",
            "at [-3 p.m.-]{+16:00+} today",
        ),
        (
            "at <Number:3|16>:<Number:30|45> today",
            "at [-3:30-]{+16:45+} today",
        ),
        (
            "a <Number:300|200><Hyphenation:-| ><Abbreviation:kilometer|km> road",
            "a [-300-kilometer-]{+200 km+} road",
        ),
        (
            "<Number:40|45> <Wording:big|large> ships",
            "[-40-]{+45+} [-big-]{+large+} ships",
        ),
        (
            "<Number:40|45>, <Wording:big|large> ships",
            "[-40-]{+45+}, [-big-]{+large+} ships",
        ),
    ] {
        assert_eq!(whole(row), change);
    }
}

#[test]
fn an_excerpt_is_a_sentence_that_one_side_has() {
    let facts = |row: &str| {
        let report = pair(Relation::Edited, None, &[row]);
        let tie = &report.comparisons[0].alignment.ties[0];
        let cut = excerpts(&case(&report), tie, CONTEXT, |d| {
            d.class.tier() == Tier::Fact
        });
        let text = |excerpt: Excerpt<'_>| excerpt.text.characters().to_owned();
        cut.into_iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(
        facts(
            "The <Spelling:harbor|harbour> <Wording:shut|closed> for <Number:4|5> days\
             <Punctuation:,|> <NumberForm:2|two> crews said."
        ),
        ["The harbor [-shut-]{+closed+} for [-4-]{+5+} days, [-2-]{+two+} crews said."]
    );
    // A change that reaches into the context is shown to its end.
    let long = "word ".repeat(20);
    let row = format!("<Number:4|5> days <Wording:{long}|few >and {long}{long}<Name:Ida|Eva>");
    let cut = facts(&row);
    assert_eq!(cut.len(), 2);
    assert!(cut[0].starts_with("[-4-]{+5+} days [-word"), "{cut:?}");
    assert!(cut[0].contains("word-] {+few+}"), "{cut:?}");
    assert!(!cut[1].contains("few"), "{cut:?}");
}

#[test]
fn a_long_deletion_keeps_its_beginning_and_its_end() {
    let clause = format!("which began {}and ended", "on and on ".repeat(60));
    let excerpt = cut(&format!("The talks<Wording: {clause}|>.")).concat();
    assert!(
        excerpt.starts_with("The talks [-which began on and on"),
        "{excerpt}"
    );
    assert!(excerpt.contains(" … "), "{excerpt}");
    assert!(excerpt.ends_with("on and ended-]."), "{excerpt}");
    assert!(excerpt.len() < 200, "{excerpt}");
    // Nothing is left out where all is asked for.
    assert!(whole(&format!("The talks<Wording: {clause}|>.")).contains(&clause));
}

#[test]
fn what_the_page_put_between_two_sentences_is_not_shown_in_them() {
    let mut report = pair(
        Relation::Edited,
        None,
        &["One <Number:1|2>.", "Caption.", "Three."],
    );
    let ties = &mut report.comparisons[0].alignment.ties;
    let last = ties.pop().unwrap();
    ties.truncate(1);
    ties[0].left.end = 2;
    ties[0].differences.extend(last.differences);
    let document = &mut report.articles[0].document;
    let caption = document.sentences.remove(1);
    document.furniture.push(Furniture {
        kind: FurnitureKind::Caption,
        span: caption.span,
    });
    let case = case(&report);
    let tie = &case.comparison.alignment.ties[0];
    assert_eq!(sentences(&case, tie).characters(), "One [-1-]{+2+}. Three.");
}

#[test]
fn an_example_of_a_mark_shows_its_neighbors() {
    assert_eq!(
        shown("is principled<SerialComma:,|> and binding"),
        "“principled, and” / “principled and”"
    );
    assert_eq!(
        shown("is principled <SerialComma:|, >and binding"),
        "“principled and” / “principled , and”"
    );
    assert_eq!(
        shown("the <Spelling:defense|defence> ministry"),
        "“defense” / “defence”"
    );
    assert_eq!(shown("<Punctuation:|“>Yes"), "“Yes” / ““Yes”");
}

#[test]
fn a_shortened_sentence_ends_with_a_whole_word() {
    let short = |text, room| shorten(text, room).characters().to_owned();
    assert_eq!(
        short("The ferry left at dawn.", 30),
        "The ferry left at dawn."
    );
    assert_eq!(short("The ferry left at dawn.", 12), "The ferry …");
    assert_eq!(short("The ferry left at dawn.", 9), "The ferry …");
    assert_eq!(short("\n The\nferry left", 9), "The ferry …");
    assert_eq!(short("会談は七日に行われた。", 8), "会談は七 …");
}
