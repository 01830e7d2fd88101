//! Verdicts as a reader meets them.

use super::*;
use crate::report::sample::{add_furniture, entry, pair, related};

fn verdict(comparison: &Comparison, left: &Entry, right: &Entry) -> String {
    let party = |entry, name| Party { entry, name };
    let sides = Both {
        left: party(left, "a.txt"),
        right: party(right, "b.txt"),
    };
    let same_item = None;
    Case {
        comparison,
        sides,
        same_item,
        limits: RelationLimits::default(),
    }
    .verdict()
}

fn of(relation: Relation, part: Option<Side>, rows: &[&str]) -> String {
    let report = pair(relation, part, rows);
    verdict(
        &report.comparisons[0],
        &report.articles[0],
        &report.articles[1],
    )
}

const ONE: &str = "Calm seas are forecast.";
const TWO: &str = "The <Spelling:harbor|harbour> opens at noon.";
const LEFT: &str = "- Nobody was hurt on Monday.";
const RIGHT: &str = "+ The pilot slept.";

#[test]
fn whole_copies_are_told_in_sentences() {
    let same = |rows| of(Relation::Identical, None, rows);
    assert_eq!(
        same(&[ONE, ONE]),
        "a.txt and b.txt are identical: the same 2 sentences."
    );
    assert_eq!(
        same(&[ONE]),
        "a.txt and b.txt are identical: the same sentence."
    );
    let restyled = |rows| of(Relation::Restyled, None, rows);
    assert_eq!(
        restyled(&[ONE, TWO]),
        "a.txt and b.txt are the same story in another house style: all 2 sentences."
    );
    assert_eq!(
        restyled(&[ONE]),
        "a.txt and b.txt are the same story word for word."
    );
}

#[test]
fn a_part_is_told_with_its_whole_in_either_order() {
    let excerpt = |part, rows| of(Relation::Excerpt, Some(part), rows);
    assert_eq!(
        excerpt(Side::Right, &[LEFT, ONE, TWO]),
        "b.txt is an excerpt of a.txt: all of its 2 sentences, 64% of a.txt."
    );
    assert_eq!(
        excerpt(Side::Left, &[ONE, RIGHT]),
        "a.txt is an excerpt of b.txt: its only sentence, 57% of b.txt."
    );
    assert_eq!(
        of(
            Relation::Abridged,
            Some(Side::Right),
            &[ONE, LEFT, TWO, TWO, RIGHT]
        ),
        "b.txt is a.txt abridged: 3 of its 4 sentences (82% of its words), 74% of a.txt."
    );
}

#[test]
fn shares_are_told_where_neither_is_a_part() {
    let (left, right) = (entry("a.txt", &[ONE]), entry("b.txt", &[ONE]));
    let said = |relation, of_left, of_right| {
        verdict(&related(0, 1, relation, of_left, of_right), &left, &right)
    };
    assert_eq!(
        said(Relation::Edited, 0.97, 1.0),
        "a.txt and b.txt are the same story, edited: they share 97% of a.txt and all of b.txt."
    );
    assert_eq!(
        said(Relation::Version, 0.48, 0.62),
        "a.txt and b.txt are versions of the same story: \
         they share 48% of a.txt and 62% of b.txt."
    );
    assert_eq!(
        said(Relation::Overlap, 0.1, 0.2),
        "a.txt and b.txt are not duplicates, but share passages: 10% of a.txt, 20% of b.txt."
    );
    assert_eq!(
        said(Relation::Unrelated, 0.02, 0.001),
        "a.txt and b.txt share too little to be called one story: 2% of a.txt and under 1% of \
         b.txt."
    );
    assert_eq!(
        said(Relation::Unrelated, 0.0, 0.0),
        "a.txt and b.txt are not the same story: they share nothing."
    );
    let quotations = Comparison {
        quotes_only: true,
        ..related(0, 1, Relation::Overlap, 0.1, 0.2)
    };
    assert_eq!(
        verdict(&quotations, &left, &right),
        "a.txt and b.txt are not duplicates, but share little but quotations: \
         10% of a.txt, 20% of b.txt."
    );
}

#[test]
fn an_edit_of_the_whole_is_told_by_what_it_changed() {
    let edited = |rows| of(Relation::Edited, None, rows);
    assert_eq!(
        edited(&[
            TWO,
            "<Number:40|45> ships <Wording:left|sailed> on <Date:Monday|Friday>."
        ]),
        "a.txt and b.txt are the same story, edited: \
         2 facts, 1 wording and 1 matter of style differ."
    );
    assert_eq!(
        edited(&["The <Wording:large|big> ship left."]),
        "a.txt and b.txt are the same story, edited: 1 wording differs."
    );
    assert_eq!(
        edited(&[ONE, "> Nobody slept."]),
        "a.txt and b.txt are the same story, edited: 1 sentence moved."
    );
}

#[test]
fn copies_under_other_headlines_are_told_as_such() {
    let titled = |relation, left: &str, right: &str| {
        let mut report = pair(relation, None, &[ONE, TWO]);
        report.articles[0].article.headline = Some(left.into());
        report.articles[1].article.headline = Some(right.into());
        verdict(
            &report.comparisons[0],
            &report.articles[0],
            &report.articles[1],
        )
    };
    assert_eq!(
        titled(Relation::Identical, "Fleet sails", "Ferries stay"),
        "a.txt and b.txt are identical but for the headline: the same 2 sentences."
    );
    assert_eq!(
        titled(Relation::Restyled, "Fleet sails", "Ferries stay"),
        "a.txt and b.txt are the same story in another house style but for the headline: \
         all 2 sentences."
    );
    assert_eq!(
        titled(Relation::Restyled, "Fleet Sails", "Fleet sails"),
        "a.txt and b.txt are the same story in another house style: all 2 sentences."
    );
}

#[test]
fn copies_with_another_table_and_caption_are_not_told_as_wholly_the_same() {
    let mut report = pair(Relation::Identical, None, &[ONE, TWO]);
    for (article, n) in report.articles.iter_mut().zip(["40", "45"]) {
        add_furniture(article, FurnitureKind::Table, &format!("Elmsted {n}"));
        add_furniture(article, FurnitureKind::Caption, &format!("{n} ships left"));
    }
    assert_eq!(
        verdict(
            &report.comparisons[0],
            &report.articles[0],
            &report.articles[1]
        ),
        "a.txt and b.txt are identical but for a caption and a table: the same 2 sentences."
    );
}

#[test]
fn what_cannot_be_compared_says_why() {
    let (left, mut right) = (entry("a.txt", &[ONE]), entry("b.txt", &[]));
    right.not_comparable = Some("no body text".into());
    let comparison = related(0, 1, Relation::NotComparable, 0.0, 0.0);
    assert_eq!(
        verdict(&comparison, &left, &right),
        "a.txt and b.txt cannot be compared. b.txt: no body text."
    );
}

#[test]
fn reports_of_one_form_are_told_by_their_other_figures() {
    let row =
        "Elm <Number:1.1|2.1> Oak <Number:1.2|2.2> Ash <Number:1.3|2.3> and Fir 1.4 on Monday.";
    let verdict = of(Relation::Version, None, &[row, row, row]);
    assert!(
        verdict.starts_with(
            "a.txt and b.txt have one form with other figures: 9 of 12 differ. They share "
        ),
        "{verdict}"
    );
    // A few corrected figures are no other report.
    let verdict = of(Relation::Version, None, &[row]);
    assert!(verdict.contains("versions of the same story"), "{verdict}");
}
