//! Finds picture credits, alone on a line or behind a caption.

use super::agency;
use super::phrase::{
    Phrases, ends_sentence, floor, holds_any, is_dash, is_one_of, is_title_case, opening,
    opens_with, phrases, words,
};

/// How far from the end of a paragraph a credit may begin.
const MAX_CREDIT: usize = 200;

/// What a credit opens with, before a colon, a name or `by`.
const CREDIT_WORDS: &Phrases = phrases![
    "photos",
    "photo",
    "photographs",
    "photograph",
    "photographer",
    "pictures",
    "picture",
    "image credit",
    "image copyright",
    "image source",
    "images",
    "image",
    "credits",
    "credit",
    "illustration",
    "graphic",
    "file photo",
    "file image",
    "courtesy",
    "photo credit",
    "photo courtesy",
    "foto",
    "ảnh",
    "фото",
    "pool photo",
    "stock photo",
    "video",
    "screenshot",
    "screengrab",
    "screen grab",
    "handout",
];

/// What stands inside a picture agency's credit and hardly anywhere else.
const CREDIT_MARKS: &Phrases = phrases![
    "ap photo",
    "afp photo",
    "reuters photo",
    "epa photo",
    "pool photo",
    "file photo",
    "via ap",
    "via afp",
    "via reuters",
    "via getty",
    "via getty images",
    "via storyful",
    "getty images",
    "epa-efe",
    "photo via",
    "pool via",
    "via epa",
    "via twitter",
    "via facebook",
    "shutterstock",
    "associated press photo",
    "photo by",
    "photo illustration",
    "handout photo",
    "photo courtesy",
    "courtesy of",
    "courtesy photo",
];

/// Where the credit begins that ends `text`, one paragraph: `(Photo: VNA)`, `(AP Photo/Ann Example) Ann Example AP`, `Credit Ann Example/Harbor Times`.
pub(super) fn credit_at_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Nearly every paragraph ends with a stop or a quotation mark, and no credit does but one in brackets.
    match bytes {
        [.., b')' | b']', b'.'] => {}
        [.., b]
            if b.is_ascii_alphanumeric()
                || matches!(b, b')' | b']')
                || *b >= 0x80 && !text.ends_with(['”', '’', '。', '…', '»']) => {}
        _ => return None,
    }
    bracketed(text).or_else(|| plain(text))
}

/// A credit in brackets, with what a page may set after it.
fn bracketed(text: &str) -> Option<usize> {
    let window = floor(text, text.len().saturating_sub(MAX_CREDIT));
    let close = memchr::memrchr2(b')', b']', &text.as_bytes()[window..])? + window;
    if !is_after_credit(text[close + 1..].trim()) {
        return None;
    }
    let (mut found, mut end) = (None, close);
    // Several may follow one another: `(Photo by A / B) (Photo credit should read A/B)`.
    loop {
        let from = floor(text, end.saturating_sub(MAX_CREDIT));
        let Some(open) = text[from..end].rfind(['(', '[']).map(|at| at + from) else {
            return found;
        };
        if !is_credit(text[open + 1..end].trim()) {
            return found;
        }
        found = Some(open);
        let before = text[..open].trim_end();
        if !before.ends_with([')', ']']) {
            return found;
        }
        end = before.len() - 1;
    }
}

/// Whether what stands behind a bracketed credit is no prose: nothing, the name again, a picture number, `less`.
fn is_after_credit(rest: &str) -> bool {
    rest.is_empty()
        || matches!(
            rest,
            "." | "," | "(" | "less" | "more" | "... more" | "… more"
        )
        || rest.len() <= 60 && !ends_sentence(rest) && is_title_case(rest) && words(rest, 9) <= 8
}

/// Whether the text inside a pair of brackets, or a line, is a picture credit.
fn is_credit(inner: &str) -> bool {
    if inner.len() > MAX_CREDIT || inner.len() < 4 {
        return false;
    }
    if let Some(word) = opening(inner, CREDIT_WORDS) {
        let rest = inner[word.len()..].trim_start();
        let set_off = rest.starts_with([':', '/', '|', '-', '–', '—', '©'])
            || ["by", "courtesy", "credit", "via", "from", "copyright"]
                .iter()
                .any(|next| opens_with(rest, next));
        if set_off
            || rest.is_empty() && word != "video"
            || word.contains(' ') && is_title_case(rest)
        {
            return true;
        }
    }
    holds_any(inner, CREDIT_MARKS) || is_agency_name(inner) || is_signed(inner)
}

/// `HPX Photo/Ann Example`, `Ann Example/HPX`: in brackets a person's name and what is shaped as an agency's, known or not.
fn is_signed(inner: &str) -> bool {
    let Some((first, second)) = inner.split_once(['/', '|']) else {
        return false;
    };
    let is_person = |name: &str| {
        (2..=4).contains(&words(name, 5))
            && name.split_whitespace().all(|word| {
                word.starts_with(char::is_uppercase)
                    && word
                        .chars()
                        .all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
            })
    };
    let is_agency = |name: &str| {
        let acronym = name.split_whitespace().next().unwrap_or(name);
        let kind = name[acronym.len()..].trim();
        (2..=6).contains(&acronym.len())
            && acronym.bytes().all(|b| b.is_ascii_uppercase())
            && (kind.is_empty() || is_one_of(kind, phrases!["photo", "photos", "pool", "file"]))
    };
    let (first, second) = (first.trim(), second.trim());
    is_person(first) && is_agency(second) || is_agency(first) && is_person(second)
}

/// Where the bracket begins that ends a line which is no sentence and holds nothing but an agency's acronym: `… in Elmsted (HPX)`.
pub(super) fn acronym_at_end(line: &str) -> Option<(usize, &str)> {
    let inner = line.strip_suffix(')')?;
    let open = memchr::memrchr(b'(', inner.as_bytes())?;
    let name = &inner[open + 1..];
    let is_acronym = (2..=8).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase());
    (is_acronym && !ends_sentence(line[..open].trim_end())).then_some((open, name))
}

/// `Ann Example / AP`, `Ann Example, HPX/Getty Images`, `REUTERS/Ann Example`: names of which one is an agency's.
fn is_agency_name(inner: &str) -> bool {
    if !inner.contains(['/', '|', ','])
        || inner.contains(['.', ';', ':'])
        || words(inner, 13) > 12
        || !is_title_case(inner)
    {
        return false;
    }
    let mut parts = inner
        .split(['/', '|', ','])
        .map(str::trim)
        .filter(|part| !part.eq_ignore_ascii_case("file"))
        .peekable();
    let first_known = parts.peek().is_some_and(|part| agency::is_known(part));
    parts.next_back().is_some_and(agency::is_known) || first_known
}

/// A credit without brackets behind the caption's full stop: `… on Monday. Credit Ann Example/Harbor Times`.
fn plain(text: &str) -> Option<usize> {
    if ends_sentence(text) {
        return None;
    }
    let from = floor(text, text.len().saturating_sub(MAX_CREDIT));
    // The last sentence end in the window that is followed by a credit word.
    let mut stop = text.len();
    for _ in 0..4 {
        stop = text[from..stop].rfind(['.', '"', '”', '!', '?'])? + from;
        let after = text[stop..].trim_start_matches(['.', '"', '”', '!', '?', '\'', '’', ')']);
        let rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == '|');
        let word = opening(rest, CREDIT_WORDS).map_or(0, str::len);
        // Scrapers glue them: `CreditAnn Example`.
        let glued = ["Credit", "Photograph by", "Photo by"].iter().any(|word| {
            rest.starts_with(word) && rest[word.len()..].starts_with(char::is_uppercase)
        });
        let credit = glued
            || word > 0 && is_credit(rest)
            || word > 0 && is_title_case(&rest[word..])
            || rest.starts_with("REUTERS/")
            || rest.starts_with("AP Photo")
            || rest.starts_with("AFP PHOTO")
            || is_agency_name(rest);
        if credit && !rest.is_empty() && words(rest, 17) <= 16 {
            return Some(text.len() - rest.len());
        }
    }
    None
}

/// Whether a line is a picture credit and nothing else: `Photo: Ann Example, AP`, `Ann Example | AFP | Getty Images`.
pub(super) fn is_credit_line(line: &str) -> bool {
    let prose = ends_sentence(line);
    if line.len() > 140 || prose && !line.starts_with('(') {
        return false;
    }
    if prose && !line.ends_with(')') && words(line, 9) > 8 {
        return false;
    }
    // `VNA/VNS` and `— HPX` sign a story, not a picture.
    if line.starts_with(is_dash) || agency::is_signature(line) && !line.contains("Getty") {
        return false;
    }
    let inner = line
        .strip_prefix('(')
        .map_or(line, |inner| inner.trim_end_matches(')'));
    let short = words(inner, 17) <= 16;
    if line.starts_with('(') && line.ends_with(')') && !inner.contains(')') {
        return short && is_credit(inner);
    }
    if prose {
        return false;
    }
    let glued = line
        .strip_prefix("Credit")
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let opened = opening(inner, CREDIT_WORDS).is_some_and(|word| {
        let rest = inner[word.len()..].trim_start();
        // `Image source, HPX`; `Photos, letters and a diary` is prose.
        let after_two = word.contains(' ') && rest.starts_with(',');
        is_title_case(rest)
            && (after_two || rest.starts_with([':', '/', '|', '©']) || is_agency_name(rest))
    });
    let by = phrases![
        "photo credit should read",
        "photo by",
        "photos by",
        "photograph by",
        "photographs by",
        "photography by",
        "picture by",
        "pool photo by",
        "image copyright",
        "image courtesy",
        "images courtesy",
        "photo courtesy",
    ];
    let agencies = inner.contains(['/', '|', ',']) && is_agency_name(inner)
        || inner.starts_with("AP Photo")
        || inner.starts_with("AFP PHOTO")
        || inner.starts_with("REUTERS/");
    short
        && (glued
            || opened
            || opening(inner, by).is_some_and(|by| is_title_case(&inner[by.len()..]))
            || agencies
            || opens_with(inner, "getty images")
            || inner.ends_with("Getty Images") && is_title_case(inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(text: &str) -> Option<&str> {
        credit_at_end(text).map(|at| &text[at..])
    }

    #[test]
    fn a_credit_is_found_behind_its_caption() {
        let caption = "The mayor (R) greets the harbor master in Elmsted.";
        for tail in [
            "(Photo: HPX)",
            "(Photo by Ann Example / HPX)",
            "(Photo by Ann EXAMPLE / HPX) (Photo credit should read ANN EXAMPLE/HPX/Getty Images)",
            "(AP Photo/Ann Example)",
            "(AP Photo/Ann Example, File) Ann Example AP",
            "(Ann Example / AP)",
            "(Ann Example/Lehtikuva via AP)",
            "(Ann Example, HPX/Getty Images) less",
            "Credit Ann Example/The Harbor Times",
            "CreditAnn Example for The Harbor Times",
            "Photograph by Ann Example / HPX / Getty",
            "REUTERS/Ann Example",
            "(Courtesy of Elmsted Museum)",
            "(QPX Photo/Ann Example)",
            "(Ann Example/QPX)",
        ] {
            assert_eq!(credit(&format!("{caption} {tail}")), Some(tail));
        }
    }

    #[test]
    fn brackets_and_names_that_credit_nobody_are_body() {
        for text in [
            "The party won 41 seats (38 in 2017).",
            "Voters must show a card (photo ID required).",
            "It was signed by the Communist Party (CPX)",
            "He gave credit to his team, and to Ann Example",
            "Goals: Example (12, 34), Sample (88)",
            "She posted a photo. The photo went round the world",
            "The index fell 3.4 points (down 0.2%)",
            "The coalition lost its majority (Harbor/QPX)",
            "It was signed by both unions (QPX/ELM)",
        ] {
            assert_eq!(credit(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_may_be_a_credit_alone() {
        for line in [
            "Photo: Ann Example, AP",
            "Ann Example | AFP | Getty Images",
            "(Photo: ANN EXAMPLE, HPX/Getty Images)",
            "AP Photo/Ann Example",
            "Image copyright Getty Images",
            "Credit: The Associated Press",
            "Photograph by Ann Example / HPX",
            "Pool photo by Ann Example",
            "Image source, QPX",
        ] {
            assert!(is_credit_line(line), "{line}");
        }
        for line in [
            "Photo finish decides regatta",
            "Credit: a word of warning to banks",
            "Photos of the wreck were shown to the jury",
            "Photos, Letters and a Diary",
            "Elmsted, Scotland",
            "The Harbor Times",
            "Credit Union, Elmsted",
        ] {
            assert!(!is_credit_line(line), "{line}");
        }
    }
}
