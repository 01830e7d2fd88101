//! Finds the headline and what else stands over the story's first paragraph.

use super::byline;
use super::phrase::{ends_sentence, is_title_case, words};
use super::{Part, dateline, slug};
use crate::text::document::FurnitureKind;

/// Lines over the story that are not known for anything else: no more than this are taken for headline and deck.
const MAX_LINES: usize = 6;
/// Longest headline, in bytes and words.
const MAX_BYTES: usize = 220;
const MAX_WORDS: usize = 28;

/// Whether a line has the form of a headline: short, not a sentence, not a list item or the head of a list.
fn is_title(line: &str) -> bool {
    line.len() <= MAX_BYTES
        && words(line, MAX_WORDS + 1) <= MAX_WORDS
        && !line.ends_with([':', ',', ';', '.', '。', '-', '(', '&'])
        && (!ends_sentence(line) || line.ends_with(['?', '!', '\'', '’', '"', '”', ')']))
        && line
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase())
        && line.contains(char::is_alphabetic)
        && !line.starts_with(['-', '•', '*', '–', '—', '·'])
        && !line.contains('\t')
        && memchr::memmem::find(line.as_bytes(), b"   ").is_none()
        && !has_inner_stop(line)
}

/// A full stop inside, behind a longer word in small letters: two sentences, not a title.
fn has_inner_stop(line: &str) -> bool {
    let stops = memchr::memchr_iter(b'.', line.as_bytes());
    let mut inner = stops.filter(|&at| line.as_bytes().get(at + 1) == Some(&b' '));
    inner.any(|at| {
        line[..at]
            .rsplit([' ', '.'])
            .next()
            .is_some_and(|word| word.chars().count() > 4 && word.chars().all(char::is_alphabetic))
    })
}

/// Marks headline, deck and names over the first paragraph. `parts` are a text's blocks in order; what is furniture already
/// stays. Where the format states the headline, the text need not have one: short lines that open it are the story's own,
/// unless they say the same, stand over a byline or dateline, or are set in capitals.
pub(super) fn mark(text: &str, stated: Option<&str>, parts: &mut [Part]) {
    let Some(story) = parts
        .iter()
        .position(|part| part.kind.is_none() && is_story(text, part))
    else {
        return;
    };
    let open: Vec<usize> = (0..story)
        .filter(|&n| parts[n].kind.is_none())
        .take(MAX_LINES + 1)
        .collect();
    // Take the titles from the top; the first line that is none ends the head.
    let titles = open
        .iter()
        .take(MAX_LINES)
        .enumerate()
        .take_while(|&(rank, &n)| {
            parts[n].dateline
                || is_title(parts[n].of(text)) && (rank == 0 || !asks(parts[n].of(text)))
        })
        .count();
    let (Some(&top), true) = (open.first(), titles > 0) else {
        return;
    };
    if let Some(stated) = stated
        && !has_own_head(&parts[top..=story])
        && !shouts(parts[top].of(text))
        && !open
            .iter()
            .any(|&n| says_the_same(parts[n].of(text), stated))
    {
        for n in open {
            if parts[n].dateline || n + 1 == story && dateline::is_place(parts[n].of(text)) {
                parts[n].kind = Some(FurnitureKind::Dateline);
            }
        }
        return;
    }
    // A title must be set off: by furniture or a blank line after it, by a dateline, or by a paragraph clearly longer. One that asks or shouts needs furniture.
    let below = Below {
        dateline: parts[story].dateline,
        len: parts[story].of(text).len(),
    };
    let furnished =
        (top + 1..=story).any(|n| parts[n].kind.is_some()) || below.dateline || parts[top].slugged;
    let blank = parts[top + 1].spaced;
    let line = parts[top].of(text);
    let longer = below.len >= line.len() * 3 / 2;
    let set_off = if asks(line) {
        furnished
    } else {
        furnished || (blank || longer) && below.len > line.len()
    };
    if !set_off || open.len() > MAX_LINES && !furnished {
        return;
    }
    // What stands over the headline and only says in which part of the paper it is.
    let trails = open[..titles - 1]
        .iter()
        .zip(&open[1..titles])
        .take_while(|&(&n, &next)| {
            !parts[n].dateline && leads_to(parts[n].of(text), parts[next].of(text))
        })
        .count();
    for &n in &open[..trails] {
        parts[n].kind = Some(FurnitureKind::Debris);
    }
    let (open, titles) = (&open[trails..], titles - trails);
    // A text whose lines over the story are all of one kind is a list.
    let named = open
        .iter()
        .take(titles)
        .any(|&n| words(parts[n].of(text), 4) >= 4);
    for (rank, &n) in open.iter().take(titles).enumerate() {
        let line = parts[n].of(text);
        let place = n + 1 == story && n > 0 && !below.dateline && dateline::is_place(line);
        parts[n].kind = Some(if parts[n].dateline || place {
            FurnitureKind::Dateline
        } else if words(line, 4) >= 4 || !named && rank == 0 || !is_title_case(line) {
            FurnitureKind::Headline
        } else if rank > 0 && byline::is_name(line) {
            FurnitureKind::Byline
        } else if named {
            FurnitureKind::Debris
        } else {
            FurnitureKind::Headline
        });
    }
    mark_repeats(text, parts);
}

/// Whether a line over a title only leads to it: a path through the sections of a page, or the name of one in capitals.
fn leads_to(line: &str, title: &str) -> bool {
    if is_path(line) {
        return true;
    }
    let shouts = |line: &str| !line.contains(char::is_lowercase);
    let (own, below) = (words(line, 3), words(title, 4));
    own <= 2 && below >= 3 && shouts(line) && !shouts(title) && line.contains(char::is_uppercase)
}

/// `Home > World > Europe`, `News | Sport | Opinion`: names of one to three words between signs. A bar may as well set the
/// paper's name off from a headline, so that two names need be short.
fn is_path(line: &str) -> bool {
    let is_sign = |word: &str| matches!(word, "|" | ">" | "»" | "›" | "/" | "→" | "•" | "·");
    let (mut names, mut longest, mut all, mut len, mut arrow) = (0, 0, 0, 0, false);
    for word in line.split_whitespace() {
        if is_sign(word) {
            arrow |= matches!(word, ">" | "»" | "›" | "→");
            len = 0;
        } else {
            names += usize::from(len == 0);
            len += 1;
            all += 1;
            longest = longest.max(len);
        }
    }
    let short = longest <= 3 && (names > 2 || arrow || all <= 3);
    names >= 2 && short && is_title_case(line)
}

/// Whether the lines from the top to the story hold a byline or a dateline that no format put there.
fn has_own_head(head: &[Part]) -> bool {
    head.iter().any(|part| {
        let is_own = matches!(
            part.kind,
            Some(FurnitureKind::Byline | FurnitureKind::Dateline)
        );
        part.slugged || part.dateline || is_own && !part.marked
    })
}

/// Whether a line of three words or more has no small letter.
fn shouts(line: &str) -> bool {
    words(line, 3) == 3 && line.contains(char::is_uppercase) && !line.contains(char::is_lowercase)
}

/// Whether a line over the story has half of its words in common with the headline, or the headline with it.
fn says_the_same(line: &str, headline: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty()).take(MAX_WORDS);
        words.map(str::to_lowercase).collect()
    };
    let (line, headline) = (words(line), words(headline));
    let common = line.iter().filter(|word| headline.contains(word)).count();
    common > 0 && common * 2 >= line.len().min(headline.len())
}

/// Whether a line may as well be a sentence: it asks, shouts or ends with what somebody says.
fn asks(line: &str) -> bool {
    ends_sentence(line) && !is_title_case(line)
        || line.ends_with(['"', '”']) && !line.starts_with(['"', '“'])
}

struct Below {
    dateline: bool,
    len: usize,
}

/// Whether a part is the story's first paragraph: it has a dateline, or it is a sentence of some length.
fn is_story(text: &str, part: &Part) -> bool {
    let line = part.of(text);
    if part.dateline {
        return !part.whole_dateline;
    }
    let asks = line.ends_with(['?', '!']);
    line.len() > MAX_BYTES
        || ends_sentence(line) && !asks && words(line, 6) >= 6 && !is_all_title(line)
        || asks && words(line, 40) >= 25
}

/// A line in title case that only happens to end like a sentence (`… in Elmsted, Fla.`).
fn is_all_title(line: &str) -> bool {
    line.len() <= 120 && is_title_case(line) && !line.ends_with(". ")
}

/// A headline set again further down, or with the paper's name behind it, is the same headline.
fn mark_repeats(text: &str, parts: &mut [Part]) {
    let headlines: Vec<&str> = parts
        .iter()
        .filter(|part| part.kind == Some(FurnitureKind::Headline))
        .map(|part| part.of(text))
        .filter(|line| words(line, 3) >= 3)
        .take(4)
        .collect();
    let stems: Vec<&str> = headlines.iter().map(|headline| stem(headline)).collect();
    for part in parts.iter_mut().filter(|part| part.kind.is_none()) {
        let line = part.of(text);
        if line.len() <= MAX_BYTES && (headlines.contains(&line) || stems.contains(&line)) {
            part.kind = Some(FurnitureKind::Headline);
        }
    }
}

/// A headline without the paper's name behind it.
fn stem(headline: &str) -> &str {
    // Most headlines hold none of the signs; the search for what is longer than one byte is dear.
    let lead = "–".as_bytes()[0];
    if memchr::memchr3(b'|', b'-', lead, headline.as_bytes()).is_none() {
        return headline;
    }
    [" | ", " - ", " – ", " — "]
        .iter()
        .find_map(|cut| headline.rsplit_once(cut))
        .map_or(headline, |(stem, _)| stem)
}

/// Cuts a take marker off a line over the story.
pub(super) fn cut_slug(line: &str) -> Option<slug::Slug> {
    (line.len() <= MAX_BYTES + 40)
        .then(|| slug::find(line))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_sentences_and_lists() {
        for line in [
            "Ferry sinks off Elmsted",
            "Will the Ferry Ever Sail Again?",
            "Mayor: 'We did all we could'",
            "81 rescued as U.S. ferry sinks",
            "渡轮沉没",
        ] {
            assert!(is_title(line), "{line}");
        }
        for line in [
            "The ferry sank.",
            "Here are the main points:",
            "- the mayor",
            "the mayor resigned",
            "It sank quickly. Nobody was hurt",
            "ELM   568.6   +3.6",
            "One, two,",
        ] {
            assert!(!is_title(line), "{line}");
        }
    }

    #[test]
    fn a_path_or_a_section_in_capitals_leads_to_the_headline() {
        let title = "Ferry captain jailed";
        for line in [
            "News | Sport | Opinion",
            "Home > World > Europe",
            "Home » News",
            "World | Europe",
            "WORLD",
            "WORLD NEWS",
        ] {
            assert!(leads_to(line, title), "{line}");
        }
        for line in [
            "Elmsted Ferry Sinks | Harbor Times",
            "Ferry sinks off Elmsted | Harbor | Sea",
            "FERRY CAPTAIN JAILED FOR SIX YEARS",
            "Ferry sinks",
            "Win/win",
        ] {
            assert!(!leads_to(line, title), "{line}");
        }
        assert!(!leads_to("FERRY SINKS", "ALL EIGHTY-ONE SAVED"));
    }
}
