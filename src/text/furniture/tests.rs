//! Whole texts through [`lay_out`]: what an editor would call body must come out as body, whole and in order.

use super::*;
use proptest::prelude::*;

/// Kinds and texts of a layout in the order of the text; a body paragraph has no kind.
fn pieces(text: &str) -> Vec<(Option<FurnitureKind>, &str)> {
    let layout = lay_out(text, &[], None);
    let mut all: Vec<(Span, Option<FurnitureKind>)> = layout
        .furniture
        .iter()
        .map(|f| (f.span, Some(f.kind)))
        .chain(layout.paragraphs.iter().map(|&p| (p, None)))
        .collect();
    all.sort();
    all.into_iter()
        .map(|(span, kind)| (kind, span.of(text)))
        .collect()
}

fn body(text: &str) -> Vec<&str> {
    pieces(text)
        .into_iter()
        .filter(|(kind, _)| kind.is_none())
        .map(|(_, text)| text)
        .collect()
}

const STORY: &str =
    "The ferry Blue Heron sank in calm water off Elmsted on Monday, the harbor master said.";
const MORE: &str =
    "All eighty-one people on board were taken off by fishing boats within the hour.";

use FurnitureKind::*;

mod pages;

#[test]
fn a_wire_story_is_taken_apart() {
    let text = format!(
        "UPDATE 1-Ferry sinks off Elmsted, all 81 saved\n\n(Adds harbor master, detail)\n\nBy Ann Example\n\nELMSTED, Jan 21 (Reuters) - {STORY}\n\n{MORE}\n\n(Reporting by Ann Example in Elmsted; Editing by Bob Sample)\n"
    );
    assert_eq!(
        pieces(&text),
        [
            (Some(Slug), "UPDATE 1-"),
            (Some(Headline), "Ferry sinks off Elmsted, all 81 saved"),
            (Some(Advisory), "(Adds harbor master, detail)"),
            (Some(Byline), "By Ann Example"),
            (Some(Dateline), "ELMSTED, Jan 21 (Reuters) -"),
            (None, STORY),
            (None, MORE),
            (
                Some(Tail),
                "(Reporting by Ann Example in Elmsted; Editing by Bob Sample)"
            ),
        ]
    );
    let layout = lay_out(&text, &[], None);
    assert_eq!(
        layout
            .notices
            .iter()
            .map(|n| (n.kind, n.text.as_str()))
            .collect::<Vec<_>>(),
        [(NoticeKind::Version, "UPDATE 1-")]
    );
    let dateline = layout
        .dateline
        .map(|d| (d.place.map(|p| p.of(&text)), d.date.map(|d| d.of(&text))));
    assert_eq!(dateline, Some((Some("ELMSTED"), Some("Jan 21"))));
}

#[test]
fn a_caption_and_its_credit_are_two_pieces() {
    let caption = "The mayor (R) welcomes the harbor master in Elmsted.";
    let text = format!("{caption} (Photo: HPX)\n\n{STORY}\n\n{caption} (Photo: HPX)\n\n{MORE}\n");
    assert_eq!(
        pieces(&text),
        [
            (Some(Caption), caption),
            (Some(Credit), "(Photo: HPX)"),
            (None, STORY),
            (Some(Caption), caption),
            (Some(Credit), "(Photo: HPX)"),
            (None, MORE)
        ]
    );
}

#[test]
fn a_glued_end_mark_leaves_the_last_sentence_whole() {
    let text = format!("{STORY}{MORE}./.").replace("hour../.", "hour./.");
    assert_eq!(
        pieces(&text),
        [
            (None, format!("{STORY}{MORE}").as_str()),
            (Some(EndMark), "/.")
        ]
    );
    let two = "They met in both countries./.The mayor was there too./.";
    assert_eq!(
        body(two),
        ["They met in both countries.", "The mayor was there too."]
    );
}

#[test]
fn a_scraped_page_is_freed_of_its_debris() {
    let text = format!(
        "Ferry sinks off Elmsted | The Harbor Times\nUpdated\nMarch 3, 2021 at 7:08 AM\nFacebook Twitter Email\nBy Ann Example\nELMSTED, Scotland (AP) — {STORY}\nAdvertisement\n{MORE}\nRelated content\nMayor to face council over harbor\nThe harbor master will give evidence on Friday, his office said.\nSign up for our daily newsletter\n___\nAssociated Press writer Bob Sample contributed to this report.\nCopyright 2021 The Associated Press. All rights reserved.\n"
    );
    assert_eq!(
        body(&text),
        [
            STORY,
            MORE,
            "The harbor master will give evidence on Friday, his office said."
        ]
    );
    assert_eq!(
        pieces(&text)[0],
        (Some(Headline), "Ferry sinks off Elmsted | The Harbor Times")
    );
}

#[test]
fn an_old_wire_take_is_read() {
    let text = "\u{1}a0345\u{2}\n^AM-Ferry, 1st Ld-Writethru,0345<\n^Ferry Sinks Off Elmsted<\n^By ANN EXAMPLE=\n^Associated Press Writer=\n   ELMSTED, Scotland (AP) _ The ferry Blue Heron sank in calm water\noff Elmsted on Monday, the harbor master said. Nobody on board was\nhurt, and fishing boats took them off.\n   The mayor said the hull had been thin for years and that its owners\nhad been told so twice before the winter storms came and went again.\n\u{3}";
    let body = body(text);
    assert_eq!(body.len(), 2, "{body:?}");
    assert!(body[0].starts_with("The ferry Blue Heron") && body[0].ends_with("took them off."));
    assert!(body[1].starts_with("The mayor said") && body[1].ends_with("went again."));
}

#[test]
fn texts_of_one_sentence_or_fragment_are_body() {
    for text in [
        "Nuclear arms race is an expected topic for talks",
        "Ferry sinks off Elmsted",
        "The ferry sank.",
        "By Ann Example",
        "Read more",
        "Sign up for the race",
        "Will the ferry sail again?",
        "March 3, 2021",
        "\"We are done,\" he said",
        "features",
    ] {
        assert_eq!(body(text), [text]);
    }
}

#[test]
fn a_kill_notice_leaves_no_body_and_is_told() {
    let text = "KILL: Ferry sinks off Elmsted\n\nEDITORS: Please kill the story slugged FERRY, moved at 0310 GMT.\n";
    let layout = lay_out(text, &[], None);
    assert!(layout.paragraphs.is_empty());
    assert_eq!(layout.notices[0].kind, NoticeKind::Kill);
}

#[test]
fn a_plain_essay_loses_nothing() {
    let text = "It was a cold winter in the valley.\n\nWhat did they do? They waited.\n\nMore snow fell in March (it always does). The mayor said: \"Go home.\"\n\nBackground\n\nThe valley has flooded three times since 1998, twice in May.\n";
    let all: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(body(text), all);
}

#[test]
fn a_title_without_a_story_clearly_below_is_body() {
    assert_eq!(body("Rain\nSnow\nFog\nSun").len(), 4);
    assert_eq!(
        body("Here are the points:\nThe ferry sank in calm water on Monday.").len(),
        2
    );
    assert_eq!(
        body("Why did it sink?\nNobody knows why the ferry sank, the harbor master said.").len(),
        2
    );
}

#[test]
fn a_transcripts_speakers_are_no_datelines() {
    let text = "MAYOR EXAMPLE: We have done what we could for the people of this town.\nHARBOR MASTER: And it was not enough, as everybody in this room knows.\n";
    assert_eq!(body(text).len(), 2);
    assert!(lay_out(text, &[], None).furniture.is_empty());
}

#[test]
fn a_place_over_the_story_is_a_dateline() {
    let text = format!(
        "Ferry sinks off Elmsted, all saved\nThe Associated Press\nELMSTED, Scotland\n{STORY}\n{MORE}\n"
    );
    assert_eq!(body(&text), [STORY, MORE]);
    assert_eq!(
        lay_out(&text, &[], None)
            .dateline
            .and_then(|d| d.place)
            .map(|p| p.of(&text)),
        Some("ELMSTED, Scotland")
    );
}

#[test]
fn signatures_at_the_end_are_tails() {
    for tail in [
        "— VNA/VNS",
        "hh/ph",
        "-- Elmsted newsroom +44 171 555 0100",
        "Example reported from Elmsted.",
    ] {
        let text = format!("{STORY}\n\n{MORE}\n\n{tail}\n");
        assert_eq!(pieces(&text).last(), Some(&(Some(Tail), tail)));
        assert_eq!(body(&text), [STORY, MORE]);
    }
}

/// Lines in the manner of news and of what surrounds it, well formed or not.
fn line() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "The ferry sank",
        " ",
        ".",
        "(",
        ")",
        "(Photo: HPX)",
        "ELMSTED",
        " (AP) — ",
        " - ",
        "—",
        "/TASS/",
        "./.",
        "By ",
        "Ann Example",
        "UPDATE 1-",
        "KILL",
        "^",
        "<",
        "Advertisement",
        "Jan 21",
        ", ",
        "\"",
        "“",
        "”",
        "é",
        "渡轮",
        "…",
        "(Reporting by ",
        "Related content",
        "hh/ph",
        "\t",
        "\u{2028}",
        "\r",
        "\u{c}",
        "\u{1}",
        "-30-",
        "###",
        "{",
        "}",
        ";",
        ":",
        "Copyright 2021",
        "1",
        "/",
        "_",
        "\u{a0}",
        "\u{200b}",
        "\u{feff}",
        "FILE - In this ",
        "... more",
        "Credit ",
        "Getty Images",
        "said",
        "[",
        "]",
        "EMBARGO",
        "(2nd LD) ",
        "By",
        "CreditAnn",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn furniture_and_body_together_hold_every_character(lines in prop::collection::vec(line(), 0..14)) {
        let text = lines.join("\n");
        let layout = lay_out(&text, &[], None);
        let mut spans: Vec<Span> = layout.furniture.iter().map(|f| f.span).chain(layout.paragraphs.iter().copied()).collect();
        prop_assert!(layout.furniture.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        prop_assert!(layout.paragraphs.windows(2).all(|w| w[0].end <= w[1].start));
        spans.sort();
        let mut at = 0;
        for span in spans {
            prop_assert!(span.range().start >= at, "overlap at {at}: {text:?}");
            prop_assert!(!span.of(&text).is_empty() && span.of(&text).trim() == span.of(&text));
            let gap = &text[at..span.range().start];
            prop_assert!(gap.chars().all(|c| c.is_whitespace() || c.is_control()), "lost {gap:?} of {text:?}");
            at = span.range().end;
        }
        prop_assert!(text[at..].chars().all(|c| c.is_whitespace() || c.is_control()), "lost {:?}", &text[at..]);
    }

    #[test]
    fn any_text_is_laid_out(text in "\\PC{0,200}") {
        let layout = lay_out(&text, &[], None);
        prop_assert!(layout.paragraphs.iter().all(|span| !span.is_empty()));
    }
}

#[test]
fn where_the_format_states_the_headline_short_lines_that_open_the_text_are_body() {
    let text = "Semi-finals in Lindmoor\n\nKarvelia - Norland 2:1\n\nThe match was decided by a goal in the last minute of extra time.";
    let body = |headline| {
        let layout = lay_out(text, &[], headline);
        layout
            .paragraphs
            .first()
            .map(|paragraph| paragraph.of(text))
    };
    assert_eq!(
        body(Some("Rowing cup of the fjords")),
        Some("Semi-finals in Lindmoor")
    );
    assert_ne!(body(None), Some("Semi-finals in Lindmoor"));
    // The headline once more.
    assert_ne!(
        body(Some("Semi-finals start in Lindmoor")),
        Some("Semi-finals in Lindmoor")
    );
}

#[test]
fn a_headline_of_its_own_over_a_byline_is_one_whatever_the_format_states() {
    let text = "Ferry runs aground off Lindmoor\n\nBy Ann Example\n\nA car ferry with 212 passengers ran aground in fog on Tuesday.";
    let layout = lay_out(text, &[], Some("News of the fjord"));
    assert_eq!(layout.paragraphs.len(), 1);
}

#[test]
fn what_a_format_marks_as_an_advisory_gives_notice_without_brackets() {
    use crate::article::NoticeKind;
    for (advisory, kind) in [
        ("KILL", Some(NoticeKind::Kill)),
        (
            "CORRECTS spelling of harbor in paragraph 2",
            Some(NoticeKind::Correction),
        ),
        (
            "Eds: Updates with quote. With photos.",
            Some(NoticeKind::Version),
        ),
        ("Embargoed until 0600 GMT", Some(NoticeKind::Embargo)),
        ("A picture goes with this story.", None),
    ] {
        let text = format!("{advisory}\n\nA car ferry with 212 passengers ran aground in fog.");
        let marked = Furniture {
            kind: FurnitureKind::Advisory,
            span: Span::new(0, advisory.len()),
        };
        let notices = lay_out(&text, &[marked], None).notices;
        assert_eq!(
            notices.first().map(|notice| notice.kind),
            kind,
            "{advisory}"
        );
    }
}

#[test]
fn a_sign_off_that_was_wrapped_is_one() {
    let text = "The ferry sank in calm water on Monday, officials said.\n\n(Reporting by Ann Example in Elmsted; Editing by Bob\nSample and Cy Muster)\n";
    let layout = lay_out(text, &[], None);
    assert_eq!(layout.paragraphs.len(), 1);
    assert_eq!(layout.furniture.len(), 1);
}

#[test]
fn the_instruction_under_a_kill_is_no_story() {
    for text in [
        "BC-ELM--Ferry, KILL\n\nEDITORS:\n\nThe Associated Press has withdrawn its story about the ferry because the mayor was misquoted.\n\nThe AP",
        "KILL - Ferry sinks off Elmsted\n\nKindly take it off all platforms. It was published in error and no new version will follow.",
        "AFP has withdrawn the story headlined “Ferry sinks”\n\nThe story rested on a hoax.",
    ] {
        assert_eq!(body(text), [""; 0], "{text}");
        assert_eq!(
            lay_out(text, &[], None)
                .notices
                .first()
                .map(|notice| notice.kind),
            Some(NoticeKind::Kill),
            "{text}"
        );
    }
    // The story once more, under the word.
    let again = format!("KILL - Ferry sinks off Elmsted\n\nELMSTED (HPX) - {STORY}\n\n{MORE}");
    assert_eq!(body(&again), [STORY, MORE]);
    let long = format!(
        "KILL - Ferry sinks off Elmsted\n\n{}",
        format!("{STORY} {MORE} ").repeat(4)
    );
    assert_eq!(body(&long).len(), 1);
    assert_eq!(body(&format!("KILL KILL\n\n{STORY}")), [STORY]);
}
