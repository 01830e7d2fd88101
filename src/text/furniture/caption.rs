//! Tells the captions of pictures.

use super::date::is_month;
use super::phrase::{Phrases, ends_sentence, floor, holds_any, phrases, words};

/// A caption with its credit is no longer than this; a longer paragraph that ends in a credit keeps its text as body.
const MAX_CAPTION: usize = 900;

/// Whether a paragraph can only be a picture's caption, credit or not: `FILE - In this March 3, 2021, file photo, …`.
pub(super) fn is_caption(text: &str) -> bool {
    let labels = phrases![
        "FILE -",
        "FILE –",
        "FILE —",
        "FILE PHOTO",
        "FILE IMAGE",
        "FILES -",
        "File photo:",
        "File photo of",
        "TOPSHOT -",
        "Caption:",
        "Pictured:",
        "Photo caption:",
        "Image caption",
        "Media caption",
    ];
    if labels.may_open(text.as_bytes()) && labels.iter().any(|label| text.starts_with(label)) {
        return text.len() <= MAX_CAPTION;
    }
    if text.len() <= 400 && text.starts_with("In this ") {
        let head = &text[..floor(text, 60)];
        return holds_any(
            head,
            phrases![
                "photo",
                "file photo",
                "photo provided by",
                "image taken",
                "photo taken",
            ],
        );
    }
    // A caption cut short by the page: `… before the talks in ... more`.
    text.len() <= 500
        && ["... more", "… more", "... less", ") less"]
            .iter()
            .any(|end| text.ends_with(end))
        || is_event_caption(text)
}

/// `ELMSTED, SCOTLAND - JULY 11: The mayor …`: place, date and colon, as picture agencies open captions.
fn is_event_caption(text: &str) -> bool {
    // Nearly every paragraph opens with a word in small letters but for the first, and no place in capitals does.
    let small = text.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase);
    if small || text.len() > MAX_CAPTION || !text.starts_with(char::is_uppercase) {
        return false;
    }
    const MAX_HEAD: usize = 60;
    let window = floor(text, MAX_HEAD * 4); // no character has more bytes
    let Some(head) = memchr::memchr(b':', &text.as_bytes()[..window])
        .map(|colon| &text[..colon])
        .filter(|head| head.chars().count() < MAX_HEAD)
    else {
        return false;
    };
    let Some((place, date)) = head.rsplit_once(" - ") else {
        return false;
    };
    let mut date = date
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty());
    !place.chars().any(char::is_lowercase)
        && date.next().is_some_and(is_month)
        && date
            .next()
            .is_some_and(|day| day.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a paragraph next to a credit line reads as that picture's caption: it points into the picture or dates it. When in doubt it does not.
pub(super) fn reads_as_caption(text: &str) -> bool {
    if text.len() > 500 || text.contains(['"', '“']) && ends_sentence(text) && words(text, 40) > 35
    {
        return false;
    }
    const POINTERS: &Phrases = phrases![
        "(l)",
        "(r)",
        "(c)",
        "(l-r)",
        "(from l)",
        "pictured",
        "file photo",
        "from left",
        "second left",
        "second right",
        "in this photo",
        "looks on",
        "poses for",
        "pose for",
        "seen here",
    ];
    if holds_any(text, POINTERS)
        || [
            ", left,",
            ", right,",
            ", center,",
            ", centre,",
            ", left ",
            ", right ",
        ]
        .iter()
        .any(|pointer| text.contains(pointer))
    {
        return true;
    }
    holds_full_date(text)
        && (text.contains(" on ") || text.contains("day, "))
        && !["said", "told", "announced"]
            .iter()
            .any(|verb| text.contains(verb))
}

/// `July 15, 2018`, `3 March 2021`: a month with day and year, as captions give it and stories seldom do.
fn holds_full_date(text: &str) -> bool {
    let mut last: [&str; 2] = ["", ""];
    let number = |word: &str, len: std::ops::RangeInclusive<usize>| {
        len.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
    };
    for word in text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ')'))
        .filter(|word| !word.is_empty())
    {
        if number(word, 4..=4)
            && (is_month(last[0]) && number(last[1], 1..=2)
                || is_month(last[1]) && number(last[0], 1..=2))
        {
            return true;
        }
        last = [last[1], word];
    }
    false
}

/// Whether a caption may be this long.
pub(super) fn is_caption_length(text: &str) -> bool {
    text.len() <= MAX_CAPTION
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_told_from_stories_about_pictures() {
        assert!(is_caption(
            "FILE - In this March 3, 2021, file photo, the mayor speaks in Elmsted."
        ));
        assert!(is_caption(
            "ELMSTED, SCOTLAND - JULY 11: The mayor waves to the crowd."
        ));
        assert!(is_caption("Image caption, The mayor waves to the crowd"));
        assert!(!is_caption(
            "In this town photographs were once forbidden, and nobody knows why."
        ));
        assert!(!is_caption(
            "Files found in the wreck were handed to police."
        ));
        assert!(reads_as_caption(
            "The mayor, left, and the harbor master shake hands."
        ));
        assert!(!reads_as_caption(
            "The mayor and the harbor master will meet again next week."
        ));
    }
}
