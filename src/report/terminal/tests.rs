#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::compare::comparison::Side;
use crate::report::sample::{add_furniture, entry, pair, related, told as telling, written};
use crate::report::{Format, Pair};

const EXCERPT: &[&str] = &[
    "- Envoys from nine coastal states opened three days of talks in Lindmoor on Monday.",
    "- The harbor was closed to trawlers for the week.",
    "The drill drew <Number:40|45> ships from nine navies, the <Spelling:defense|defence> ministry of Ostmark said on <Date:Tuesday|Wednesday>.",
    "It was <Wording:a big|the largest> exercise<Wording:| of its kind> in the strait <FunctionWord:since|after> the pact, which is principled<SerialComma:,|> and binding.",
    "\"We <Modality:will|may> return next year,\" Admiral Ida Marsh told reporters on the pier.",
    "- Fishing crews complained of losses.",
    "- No date was set.",
    "- The envoys meet again in spring.",
];

#[test]
fn show() {
    let mut report = pair(Relation::Excerpt, Some(Side::Right), EXCERPT);
    add_furniture(
        &mut report.articles[0],
        FurnitureKind::Caption,
        "Ships off Lindmoor.",
    );
    add_furniture(
        &mut report.articles[0],
        FurnitureKind::Credit,
        "(Photo: OPA)",
    );
    for detail in [Detail::Summary, Detail::Differences, Detail::Alignment] {
        println!("{}\n======", telling(&report, detail));
    }
    let options = Options {
        color: true,
        ..Options::default()
    };
    println!("{}", written(&report, Format::Text, &options));
}
