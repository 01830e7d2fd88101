//! The story that is told in every format.

/// A piece of a paragraph.
pub(crate) enum Run {
    Text(&'static str),
    Link(&'static str),
    Emphasis(&'static str),
}

use Run::{Emphasis, Link, Text};

pub(crate) const HEADLINE: &str = "Ferry captain warned Halmsund & Sons twice, inquiry hears";
pub(crate) const BYLINE: &str = "By Ann Example";
pub(crate) const DATELINE: &str = "ELMSTED, March 4 (NP) -";
pub(crate) const CAPTION: &str = "The ferry Fjordlys at the pier of Elmsted on Monday.";
pub(crate) const CREDIT: &str = "Bo Sample/NP";
pub(crate) const TABLE: [[&str; 3]; 3] = [
    ["Year", "Fires", "Hurt"],
    ["2019", "3", "0"],
    ["2024", "5", "7"],
];

/// The body, by paragraphs; one of them is a subhead.
pub(crate) const BODY: [&[Run]; 7] = [
    &[Text(
        "The captain of a ferry that burned off Elmsted had warned its owner, Halmsund & Sons, twice about the engine \
         room, an inquiry heard on Tuesday.",
    )],
    &[Text(
        "\"I told them in March and I told them in May,\" Captain Jérôme Vold, 51, said. \"They did not answer my \
         letters.\"",
    )],
    &[
        Text("The company denies that. Its own letter, "),
        Link("published on Monday"),
        Text(", says that the pumps were tested \"every "),
        Emphasis("single"),
        Text(" week\" and that no fault was found."),
    ],
    &[Text("Boats that could not be lowered")],
    &[Text(
        "The fire broke out at 6:40 a.m. on Feb. 11, below the café deck.",
    )],
    &[
        Text("Seven of the 212 passengers were hurt, and a "),
        Emphasis("US$4 million"),
        Text(
            " cargo was lost. Half of those on board had to wait for boats for more than an hour, because the ship's own \
             could not be lowered, Marta Veldgaard of the coast guard told the inquiry.",
        ),
    ],
    &[Text(
        "The inquiry goes on. It is to hear the harbor master of Elmsted on Wednesday, and the company's engineers \
         after that.",
    )],
];

/// Which paragraph is the subhead.
pub(crate) const SUBHEAD: usize = 3;

/// A paragraph without its markup.
pub(crate) fn plain(paragraph: &[Run]) -> String {
    let text = |run: &Run| match run {
        Text(text) | Link(text) | Emphasis(text) => *text,
    };
    paragraph.iter().map(text).collect()
}

/// The body's paragraphs without markup, the first behind the dateline.
pub(crate) fn plain_paragraphs() -> Vec<String> {
    let mut paragraphs: Vec<String> = BODY.iter().map(|paragraph| plain(paragraph)).collect();
    paragraphs[0].insert_str(0, &format!("{DATELINE} "));
    paragraphs
}
