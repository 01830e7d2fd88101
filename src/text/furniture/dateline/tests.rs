//! Datelines of every manner, and openings that only look like one.

use super::*;

fn cut(text: &str) -> Option<(&str, Option<&str>, Option<&str>)> {
    find(text).map(|found| {
        (
            text[found.end..].trim_start(),
            found.place.map(|r| &text[r]),
            found.date.map(|r| &text[r]),
        )
    })
}

#[test]
fn every_agencys_manner_is_read() {
    let story = "The ferry sank in calm water on Monday, officials said.";
    for (dateline, place, date) in [
        ("PORT ELLEN (HPX) –", Some("PORT ELLEN"), None),
        ("Port Ellen (HPX) – ", Some("Port Ellen"), None),
        (
            "NEW HARBOR, Jan 21 (Reuters) -",
            Some("NEW HARBOR"),
            Some("Jan 21"),
        ),
        (
            "NEW HARBOR, Jan. 21, 2021 (Harbor News Wire) --",
            Some("NEW HARBOR"),
            Some("Jan. 21, 2021"),
        ),
        (
            "MOSKVITZ, September 1. /TASS/.",
            Some("MOSKVITZ"),
            Some("September 1"),
        ),
        (
            "Puerto Elena, 21 ene (EFE).-",
            Some("Puerto Elena"),
            Some("21 ene"),
        ),
        (
            "(ANSA) - Rovena, October 11 -",
            Some("Rovena"),
            Some("October 11"),
        ),
        ("(Reuters) -", None, None),
        ("ELMSTED, Scotland (AP) —", Some("ELMSTED, Scotland"), None),
        ("ELMSTED (dpa) -", Some("ELMSTED"), None),
        ("ELMSTED —", Some("ELMSTED"), None),
        ("ELMSTED -", Some("ELMSTED"), None),
        ("ELMSTED--", Some("ELMSTED"), None),
        ("ELMSTED, Scotland—", Some("ELMSTED, Scotland"), None),
        (
            "ELMSTED/ROVENA, Scotland —",
            Some("ELMSTED/ROVENA, Scotland"),
            None,
        ),
        ("Paris, July 4 (AFP)", Some("Paris"), Some("July 4")),
        (
            "Paris, 4 juil 2021 (AFP) -",
            Some("Paris"),
            Some("4 juil 2021"),
        ),
        (
            "GENEVA, 3 March 2021 –",
            Some("GENEVA"),
            Some("3 March 2021"),
        ),
        (
            "ELMSTED, March 3, 2021 /PRNewswire/ --",
            Some("ELMSTED"),
            Some("March 3, 2021"),
        ),
        ("Washington, D.C. (AP) —", Some("Washington, D.C."), None),
        ("ST. ELMS (AP) _", Some("ST. ELMS"), None),
        ("Washington (CNN)", Some("Washington"), None),
        ("NEW ELMSTED:", Some("NEW ELMSTED"), None),
        ("SEOUNG, Nov 26 AFP -", Some("SEOUNG"), Some("Nov 26")),
        (
            "TOKIMA, June 20, Kyodo News -",
            Some("TOKIMA"),
            Some("June 20"),
        ),
        (
            "ELMSTED - 20 June 2024:",
            Some("ELMSTED"),
            Some("20 June 2024"),
        ),
        (
            "Elmsted – June 20, 2024:",
            Some("Elmsted"),
            Some("June 20, 2024"),
        ),
        ("Port Ellen (hpx/dpa) -", Some("Port Ellen"), None),
        (
            "RIO DEL MAR, Mon. March 3 (AP) -",
            Some("RIO DEL MAR"),
            Some("Mon. March 3"),
        ),
    ] {
        for space in [" ", ""] {
            if space.is_empty() && !dateline.ends_with(['—', '–', ')'])
                || dateline.ends_with("(AFP)") && space.is_empty() && date.is_none()
            {
                continue;
            }
            let text = format!("{dateline}{space}{story}");
            assert_eq!(cut(&text), Some((story, place, date)), "{text}");
        }
    }
}

#[test]
fn an_ordinary_opening_is_no_dateline() {
    for text in [
        "Rovena — a city of light — was dark on Monday night.",
        "Ann Example (38) – who has held the post since May – resigned.",
        "The council (CPX) voted on Monday.",
        "The Harbor Board of Elmsted (HBE) – It has nine members – is small.",
        "Manchester (ENG) - Munich (GER) 2-1",
        "THE FACTS — The claim has been made before by others.",
        "WATCH: The mayor slips on the ice in front of city hall and laughs at it.",
        "BREAKING — The mayor has resigned, her office said.",
        "Monday, March 3 was a cold day in the valley.",
        "In May 2021 (AP) reporters went there.",
        "U.S. President Ann Example - who was not there - said so.",
        "Well-known singers came to the town on Monday.",
        "He said no.",
        "Rovena – The council of Elmsted met there on Monday – was dark.",
        "Monday – The council of Elmsted met in the valley.",
        "Opinion – The council of Elmsted met in the valley.",
        "The Mayor Of Elmsted – She has held the post since May.",
        "(Note) - The figures are not final, it said.",
        "(AP) ",
        "Elmsted, June 20, Harbor Day - a day of mourning since - passed quietly.",
    ] {
        assert!(cut(text).is_none_or(|(rest, ..)| rest.is_empty()), "{text}");
    }
}

#[test]
fn a_bare_label_in_later_paragraphs_is_body() {
    let stands_later = |text| find(text).is_some_and(|found| found.stands(false));
    assert!(!stands_later(
        "WINTER RULES — The council met twice about the snow."
    ));
    assert!(stands_later(
        "ELMSTED (AP) — The council met twice about the snow."
    ));
}

#[test]
fn a_small_second_word_makes_prose_but_where_it_links_a_place() {
    for text in [
        "The ferry left Elmsted at dawn -",
        "Elmsted's mayor (Harbor) -",
        "Ferries sank - all three of them - at dawn.",
        "G20 leaders: we met",
    ] {
        assert!(opens_prose(text) && find(text).is_none(), "{text}");
    }
    for text in [
        "Puerto de Elena, 21 ene (EFE).-",
        "Isle of Rovena (AP) —",
        "PARIS, juillet 4 (AFP) -",
        "ELMSTED —",
        "Elmsted",
    ] {
        assert!(!opens_prose(text), "{text}");
    }
}
