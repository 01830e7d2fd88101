//! Reads the messages of IPTC 7901, the wire format of European agencies.
//!
//! | field of the article | element |
//! |---|---|
//! | `item` | source and number that open the heading: `abc062` (where a file holds several messages) |
//! | slug | the other lines of the heading, which are keywords, and the marks over the headline: `1ST LEAD` |
//! | `headline` | the lines that open the text, up to the one that ends in `=` |
//! | byline | the last of these, where it names the writer |
//! | `text` | what follows; a paragraph begins behind a blank line or with an indent |
//! | advisory, tail | the notebook behind the story: notes to editors, links, contacts |
//! | `metadata.issued` | day, time, month and year behind the text |

use super::{Dispatch, Message, issued, plain};
use crate::article::FurnitureKind;

/// No headline has more lines than this, marks and byline included.
const TITLE_LINES: usize = 8;

/// Whether a heading is of this format: `abc062 4 pl 171`, that is source and number, priority, category, length.
pub(super) fn is_heading(heading: &[u8]) -> bool {
    let line = heading
        .trim_ascii_start()
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .next();
    let mut fields = line
        .unwrap_or_default()
        .split(u8::is_ascii_whitespace)
        .filter(|field| !field.is_empty());
    let mut holds = |test: fn(&u8) -> bool, most: usize| {
        fields
            .next()
            .is_some_and(|field| field.len() <= most && field.iter().all(test))
    };
    holds(u8::is_ascii_alphanumeric, 12)
        && holds(u8::is_ascii_digit, 1)
        && holds(u8::is_ascii_alphabetic, 4)
}

/// What a message says.
pub(super) fn story(message: &Message<'_>) -> Dispatch {
    let mut story = Dispatch::default();
    let mut heading = message.heading.lines().map(plain);
    let first = heading.next().unwrap_or_default();
    story.number = first.split_whitespace().next().map(str::to_owned);
    story.metadata.issued = issued(message.trailer);
    for line in heading {
        story.body.furniture(FurnitureKind::Slug, line.trim());
    }
    // The agency's own name and number for the message end the line: `npa 061`.
    let is_name = |word: &&str| word.chars().all(char::is_alphabetic);
    let agency = first.split_whitespace().rev().take(2).find(is_name);
    let text = write_title(message.text, agency.unwrap_or_default(), &mut story);
    write_copy(text, &mut story);
    story
}

/// Writes the lines up to the one that ends in `=`, if there is one near the top, and returns what follows.
fn write_title<'t>(text: &'t str, agency: &str, story: &mut Dispatch) -> &'t str {
    let mut end = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n').take(TITLE_LINES) {
        end += line.len();
        let line = plain(line);
        let line = line.trim();
        let last = line.strip_suffix('=');
        lines.push(last.unwrap_or(line).trim().to_owned());
        if last.is_some() {
            break_title(&lines, agency, story);
            return &text[end..];
        }
    }
    text
}

/// Tells marks, headline and byline apart.
fn break_title(lines: &[String], agency: &str, story: &mut Dispatch) {
    let mut lines: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !line.is_empty())
        .collect();
    while lines.len() > 1 && is_mark(lines[0]) {
        story.body.furniture(FurnitureKind::Slug, lines.remove(0));
    }
    let byline = (lines.len() > 1)
        .then(|| lines.pop_if(|line| is_byline(line, agency)))
        .flatten();
    story.headline = (!lines.is_empty()).then(|| lines.join(" "));
    if let Some(byline) = byline {
        story.body.furniture(FurnitureKind::Byline, byline);
    }
}

/// Whether a line over the headline is a mark: a few words in capitals, or in brackets.
fn is_mark(line: &str) -> bool {
    let is_short = line.split_whitespace().nth(4).is_none();
    let bracketed = line.starts_with('(') && line.ends_with(')');
    bracketed
        || is_short
            && line.chars().any(char::is_alphabetic)
            && !line.chars().any(char::is_lowercase)
}

/// Whether a line under a headline names the writer: `By Ann Example, npa`, but not `Von der Leyen warns of floods`.
fn is_byline(line: &str, agency: &str) -> bool {
    ["By ", "Von ", "Par ", "Por ", "Di ", "Door ", "Af ", "Av "]
        .iter()
        .filter_map(|opener| line.strip_prefix(opener))
        .any(|name| {
            name.starts_with(char::is_uppercase) || !agency.is_empty() && name.contains(agency)
        })
}

/// Writes the story, and what an agency adds behind it for editors.
fn write_copy(text: &str, story: &mut Dispatch) {
    let body = &mut story.body;
    // What the lines are that follow, where they are not the story.
    let mut section = None;
    let mut piece = None;
    let mut before = 0;
    let width = text
        .lines()
        .map(|line| width(line.trim()))
        .max()
        .unwrap_or(0);
    for raw in text.lines() {
        let line = plain(raw);
        let line = line.trim();
        let opens = match line {
            _ if is_notebook(line) => Some(FurnitureKind::Tail),
            _ if section.is_some() && line.starts_with("## ") => {
                let heading = line.to_lowercase();
                let is_note = [
                    "note",
                    "hinweis",
                    "redaktion",
                    "refile",
                    "correct",
                    "berichtig",
                ]
                .iter()
                .any(|word| heading.contains(word));
                Some(
                    if is_note && !heading.contains("contact") && !heading.contains("kontakt") {
                        FurnitureKind::Advisory
                    } else {
                        FurnitureKind::Tail
                    },
                )
            }
            _ => None,
        };
        if opens.is_some() || line.is_empty() {
            if let Some(outer) = piece.take() {
                body.end(outer);
            }
            body.paragraph();
        }
        section = opens.or(section);
        if line.is_empty() {
            continue;
        }
        if let Some(kind) = section
            && piece.is_none()
        {
            piece = Some(body.begin(kind));
        }
        if section.is_none() && raw.starts_with(['\t', ' ']) {
            body.paragraph();
        }
        // Lines are filled: where the next word would have had room, the break is meant.
        let word = line.split(' ').next().unwrap_or_default();
        if before + 1 + self::width(word) > width {
            body.text(" ");
        } else {
            body.line();
        }
        body.text(line);
        before = self::width(line);
    }
    if let Some(outer) = piece {
        body.end(outer);
    }
}

/// How many columns a line takes.
fn width(line: &str) -> usize {
    line.chars().count()
}

/// Whether a line opens the notebook behind a story: `# Notebook`, or the row of stars over what is not to be published.
fn is_notebook(line: &str) -> bool {
    let heading = line.strip_prefix("# ").map(str::to_lowercase);
    heading.is_some_and(|heading| heading.contains("notebook") || heading.contains("notizblock"))
        || line == "* * * *"
}
