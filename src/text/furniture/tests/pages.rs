//! What pages and papers set around and between paragraphs: dates, captions, forms, corrections.

use super::*;

/// The kinds of the lines that hold `words`, in order; body has none.
fn kinds(text: &str, words: &[&str]) -> Vec<Option<FurnitureKind>> {
    let found = pieces(text);
    let kind = |words: &&str| {
        let mut holding = found.iter().filter(|(_, piece)| piece.contains(words));
        holding.next().and_then(|(kind, _)| *kind)
    };
    words.iter().map(kind).collect()
}

#[test]
fn dates_that_head_paragraphs_are_body() {
    let text = format!(
        "Timeline: the ferry of Elmsted\n\nMarch 3, 2021\n{STORY}\n\nJune 14, 2021\n{MORE}\n\nMay 4, 2022\nThe owner is heard in court.\n"
    );
    let days = ["March 3", "June 14", "May 4"];
    assert_eq!(kinds(&text, &days), [None, None, None]);
    let live = format!(
        "The Latest on the ferry (all times local):\n\n3:20 p.m.\n\n{STORY}\n\n___\n\n2:05 p.m.\n\n{MORE}\n"
    );
    let day = format!("{STORY}\n\n9 a.m.\n\n{MORE}\n\n9:40 a.m.\n\nThe owner is told.\n");
    assert_eq!(kinds(&day, &["9:40"]), [None]);
    assert_eq!(
        kinds(&live, &["3:20", "___", "2:05"]),
        [None, Some(Debris), None]
    );
}

#[test]
fn dates_of_the_page_are_furniture() {
    for date in [
        "March 3, 2021",
        "Updated: 9:43 AM, March 3, 2021",
        "Mar.3.2021 / 8:02 AM ET",
    ] {
        let over =
            format!("Ferry sinks off Elmsted\n\nBy Ann Example\n\n{date}\n\n{STORY}\n\n{MORE}\n");
        assert_eq!(kinds(&over, &[date]), [Some(Debris)], "{date}");
        let under = format!("Ferry sinks off Elmsted\n\n{STORY}\n\n{MORE}\n\n{date}\n");
        assert_eq!(kinds(&under, &[date]), [Some(Debris)], "{date}");
    }
    let links = format!(
        "{STORY}\n\nRead more\n\nMarch 3, 2021\n\n{MORE}\n\nImage: QPX\n\nJune 14, 2021\n\n{MORE}\n"
    );
    let days = ["March 3", "June 14"];
    assert_eq!(kinds(&links, &days), [Some(Debris), Some(Debris)]);
    let again = "8 May 2026";
    let stamped = format!("{STORY}\n\n{again}\n\n{MORE}\n\n{again}\n\nThe owner is told.\n");
    assert_eq!(kinds(&stamped, &[again]), [Some(Debris)]);
}

#[test]
fn a_dated_correction_is_set_aside_and_told() {
    let text = format!(
        "{STORY}\n\n{MORE}\n\nCorrection, May 5: An earlier version of this article misstated the captain's age. He is 58.\n"
    );
    assert_eq!(kinds(&text, &["Correction, May 5"]), [Some(Advisory)]);
    let notices = lay_out(&text, &[], None).notices;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].kind, NoticeKind::Correction);
}

#[test]
fn a_caption_may_be_signed_by_the_storys_own_agency() {
    let text = format!(
        "Ferry sinks off Elmsted\n\nThe Blue Heron leaves Elmsted on Sunday night (QPX)\n\nELMSTED, Jan 21 (QPX) - {STORY}\n\nThe harbor master at noon on Monday. (QPX Photo/Ann Example)\n\n{MORE}\n"
    );
    let captions = ["The Blue Heron leaves", "The harbor master at noon"];
    assert_eq!(kinds(&text, &captions), [Some(Caption), Some(Caption)]);
    let other = text.replace("night (QPX)", "night (ELM)");
    assert_eq!(kinds(&other, &captions[..1]), [Some(Headline)]);
}

#[test]
fn what_leads_to_the_headline_is_none() {
    for line in ["News | Sport | Opinion", "Home > World > Europe", "WORLD"] {
        let text = format!("{line}\n\nFerry captain jailed\n\n{STORY}\n\n{MORE}\n");
        assert_eq!(
            kinds(&text, &[line, "Ferry captain"]),
            [Some(Debris), Some(Headline)],
            "{line}"
        );
    }
}

#[test]
fn who_wrote_a_story_may_be_told_at_its_end() {
    let writer = "Mira Dorn is a senior reporter at the Harbor Times.";
    let text = format!("{STORY}\n\n{MORE}\n\n{writer}\n");
    assert_eq!(kinds(&text, &[writer]), [Some(Tail)]);
    let about = format!("{STORY}\n\nAmong the rescued was Dorn, who was asleep.\n\n{writer}\n");
    assert_eq!(kinds(&about, &[writer]), [None]);
}
