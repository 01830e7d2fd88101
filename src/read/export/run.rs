//! Stories that follow one another in one text, each ended as wires do it.
//!
//! An end mark alone tells nothing: contacts, notes and terms stand behind one, too. Another story begins where a frame opens
//! (`ZCZC`) or where a line in the form of a headline is followed by a paragraph that opens with a dateline.

use super::{Entry, lines, pieces};

/// Marks that end a story, alone on their line.
const MARKS: [&str; 7] = ["./.", "/.", "NNNN", "-30-", "- 30 -", "–30–", "—30—"];
/// What opens a framed story.
const FRAME: &str = "ZCZC";
/// The fewest words of a story.
const STORY: usize = 25;
/// How many lines may stand between an end mark and the dateline: headline, deck, byline, slug.
const HEAD: usize = 5;
/// The longest headline, in bytes.
const HEADLINE: usize = 220;

/// Whether a text is a run of stories.
pub(super) fn recognizes(text: &str) -> bool {
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    // A number is common, and rules the other four marks out with one look.
    let ended = has("./.") || has("NNNN") || has("30") && MARKS[3..].iter().any(|mark| has(mark));
    ended && starts(text).len() > 1
}

/// The stories of a text.
pub(super) fn stories(text: &str) -> Vec<Entry> {
    let stories = pieces(text, &starts(text)).into_iter().enumerate();
    stories
        .map(|(n, piece)| Entry {
            item: (n + 1).to_string(),
            text: piece.trim_end().to_owned(),
            ..Entry::default()
        })
        .collect()
}

/// Where stories begin; the first at the start.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut lines = lines(text)
        .filter(|(_, line)| !line.trim().is_empty())
        .peekable();
    // Words since the last start: what is too short to be a story is not cut off.
    let mut words = 0;
    while let Some((_, line)) = lines.next() {
        let line = line.trim();
        if words < STORY {
            words += line.split_whitespace().take(STORY).count();
        }
        let ends = MARKS.contains(&line) || line.ends_with("./.");
        if !ends || words < STORY {
            continue;
        }
        // More marks may follow: `./.` and then `NNNN`.
        if lines
            .peek()
            .is_some_and(|(_, next)| MARKS.contains(&next.trim()))
        {
            continue;
        }
        let Some(&(start, _)) = lines.peek() else {
            break;
        };
        if opens_story(&text[start..]) {
            starts.push(start);
            words = 0;
        }
    }
    starts
}

/// Whether a text begins with a story.
fn opens_story(text: &str) -> bool {
    let mut head = lines(text)
        .map(|(_, line)| line.trim())
        .filter(|line| !line.is_empty())
        .take(HEAD);
    let Some(first) = head.next() else {
        return false;
    };
    if first.starts_with(FRAME) {
        return true;
    }
    is_headline(first)
        && head
            .take_while(|line| !MARKS.contains(line))
            .any(opens_with_dateline)
        && is_long(text)
}

/// Whether a story's worth of words stands before the next end mark.
fn is_long(text: &str) -> bool {
    let mut words = 0;
    for (_, line) in lines(text) {
        let line = line.trim();
        words += line.split_whitespace().take(STORY).count();
        if words >= STORY {
            return true;
        }
        if MARKS.contains(&line) {
            return false;
        }
    }
    false
}

/// Whether a line has the form of a headline.
fn is_headline(line: &str) -> bool {
    line.len() <= HEADLINE
        && line
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase())
        && !line.ends_with(['.', ':', ',', ';', '-'])
        && !opens_with_dateline(line)
}

/// Whether a paragraph opens with place and agency: `HANOI (VNA) –`, `Rome, 11 October (ANSA) -`, `MOSCOW, May 2. /TASS/.`,
/// or a place in capitals and a dash.
fn opens_with_dateline(line: &str) -> bool {
    /// Longest dateline, in characters.
    const LONGEST: usize = 80;
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '_');
    let end = line
        .char_indices()
        .nth(LONGEST)
        .map_or(line.len(), |(at, _)| at);
    let opening = &line[..end];
    if !opening.starts_with(char::is_uppercase) {
        return false;
    }
    let signed = opening.match_indices(") ").any(|(at, _)| {
        let before = opening[..at].rfind('(');
        before.is_some_and(|open| (2..=40).contains(&(at - open)) && open > 2)
            && opening[at + 2..].starts_with(is_dash)
    });
    if signed {
        return true;
    }
    if let Some((place, rest)) = opening.split_once(" /")
        && let Some((agency, rest)) = rest.split_once('/')
    {
        let is_agency = (2..=12).contains(&agency.len()) && agency.chars().all(char::is_uppercase);
        return is_agency && rest.starts_with(['.', ' ']) && place.split_whitespace().count() <= 6;
    }
    let Some(dash) = opening.find(is_dash) else {
        return false;
    };
    let place = opening[..dash].trim_end();
    let capitals = place.chars().filter(|c| c.is_alphabetic()).count();
    place.len() < dash
        && opening[dash..].trim_start_matches(is_dash).starts_with(' ')
        && capitals >= 3
        && place
            .chars()
            .all(|c| !c.is_alphabetic() || c.is_uppercase())
}
