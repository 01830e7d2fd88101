//! Stories as Factiva exports them: with a document's code behind each.
//!
//! | field of the article | element | where fields are labeled |
//! |---|---|---|
//! | `headline` | the first line | `HD` |
//! | byline | a line between that and the count of words | `BY` |
//! | `metadata.issued` | the line behind the count of words | `PD` |
//! | debris | the lines from the count of words to the copyright | all others |
//! | `text` | what follows, up to the code | `LP` and `TD` |

use super::{Entry, lines, pieces};
use crate::article::FurnitureKind;
use crate::read::body::Body;

/// How many lines stand before the count of words, and from there to the copyright, at most.
const HEAD: usize = 12;

/// Whether a text holds stories with a code behind each, of which the first has a count of words or labels, as no other text
/// has.
pub(super) fn recognizes(text: &str) -> bool {
    if memchr::memmem::find(text.as_bytes(), b"Document ").is_none() {
        return false;
    }
    let mut counted = false;
    for (_, line) in lines(text) {
        counted |= is_count(line.trim()) || label(line).is_some_and(|(name, _)| name == "HD");
        if code(line).is_some() {
            return counted;
        }
    }
    false
}

/// The stories of a text. What stands behind the last code is left out if it is a list of search terms, and a story otherwise.
pub(super) fn stories(text: &str) -> Vec<Entry> {
    let ends = lines(text).filter(|(_, line)| code(line).is_some());
    let ends = ends.map(|(start, line)| start + line.len());
    let cuts: Vec<usize> = [0].into_iter().chain(ends).collect();
    pieces(text, &cuts)
        .into_iter()
        .enumerate()
        .filter(|(n, piece)| {
            *n + 1 < cuts.len() || lines(piece).any(|(_, line)| is_count(line.trim()))
        })
        .map(|(n, piece)| {
            let code = lines(piece).find_map(|(_, line)| code(line));
            let item = code.map_or_else(|| (n + 1).to_string(), str::to_owned);
            let is_labeled =
                lines(piece).any(|(_, line)| label(line).is_some_and(|(name, _)| name == "HD"));
            let story = if is_labeled {
                labeled(piece)
            } else {
                bare(piece)
            };
            Entry { item, ..story }
        })
        .collect()
}

/// The code on a line that ends a story: letters, then the numbers of archive and day, then more.
fn code(line: &str) -> Option<&str> {
    let line = line.trim();
    let line = line.strip_prefix("AN").map_or(line, str::trim_start);
    let code = line.strip_prefix("Document ")?;
    let letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = code
        .bytes()
        .skip(letters)
        .take_while(u8::is_ascii_digit)
        .count();
    let is_code = (2..=12).contains(&letters) && digits >= 8 && code.len() <= 40;
    (is_code && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(code)
}

/// Whether a line counts words: `523 words`, `1,204 words`.
fn is_count(line: &str) -> bool {
    line.strip_suffix(" words").is_some_and(|count| {
        count.starts_with(|c: char| c.is_ascii_digit())
            && count
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b',')
    })
}

/// A story whose head is told by the order of its lines.
fn bare(piece: &str) -> Entry {
    let mut story = Entry::default();
    let mut body = Body::default();
    let lines: Vec<&str> = lines(piece).map(|(_, line)| line.trim()).collect();
    let filled = |from: usize| {
        lines
            .iter()
            .enumerate()
            .skip(from)
            .filter(|(_, line)| !line.is_empty())
    };
    let count = filled(0)
        .take(HEAD)
        .find(|(_, line)| is_count(line))
        .map(|(n, _)| n);
    let mut start = 0;
    if let Some(count) = count {
        let mut titles: Vec<&str> = filled(0)
            .take_while(|(n, _)| *n < count)
            .map(|(_, line)| *line)
            .collect();
        let byline = titles.pop_if(|line| line.starts_with("By ") || line.starts_with("by "));
        // A section may stand before the headline, and a name alone behind it; both are shorter.
        let headline = titles
            .iter()
            .enumerate()
            .max_by_key(|(n, line)| (line.len(), usize::MAX - n));
        let headline = headline.map(|(n, _)| n);
        for (n, line) in titles.iter().enumerate() {
            match headline {
                Some(at) if n == at => story.headline = Some((*line).to_owned()),
                Some(at) if n > at => body.furniture(FurnitureKind::Byline, line),
                _ => body.furniture(FurnitureKind::Slug, line),
            }
        }
        if let Some(byline) = byline {
            body.furniture(FurnitureKind::Byline, byline);
        }
        story.issued = filled(count + 1).next().map(|(_, line)| (*line).to_owned());
        let is_copyright = |line: &str| {
            line.starts_with("(c)") || line.starts_with('©') || line.starts_with("Copyright")
        };
        let copyright = filled(count)
            .take(HEAD)
            .find(|(_, line)| is_copyright(line));
        let end = copyright.map_or(count + 1, |(n, _)| n + 1);
        body.furniture(FurnitureKind::Debris, &lines[count..end].join("\n"));
        start = end;
    }
    for line in &lines[start..] {
        if code(line).is_some() {
            body.furniture(FurnitureKind::Tail, line);
        } else {
            body.lines(line);
            if line.is_empty() {
                body.paragraph();
            }
        }
    }
    (story.text, story.furniture) = body.finish();
    story
}

/// A story whose fields are labeled.
fn labeled(piece: &str) -> Entry {
    let mut story = Entry::default();
    let mut body = Body::default();
    let mut field = String::new();
    let mut furniture = String::new();
    for (_, raw) in lines(piece).chain([(0, "ZZ\n")]) {
        let found = label(raw);
        let line = match &found {
            Some((name, rest)) => {
                let kind = if field == "BY" {
                    FurnitureKind::Byline
                } else {
                    FurnitureKind::Debris
                };
                body.furniture(kind, &std::mem::take(&mut furniture));
                body.paragraph();
                field = (*name).to_owned();
                *rest
            }
            None => raw.trim(),
        };
        match field.as_str() {
            "HD" if !line.is_empty() => {
                let headline = story.headline.get_or_insert_default();
                if !headline.is_empty() {
                    headline.push(' ');
                }
                headline.push_str(line);
            }
            "HD" => {}
            "LP" | "TD" if line.is_empty() => body.paragraph(),
            "LP" | "TD" => body.lines(line),
            _ if line.is_empty() => {}
            name => {
                if name == "PD" {
                    story.issued.get_or_insert_with(|| line.to_owned());
                }
                furniture.push_str(line);
                furniture.push('\n');
            }
        }
    }
    (story.text, story.furniture) = body.finish();
    story
}

/// The label of two or three capitals at the margin, and what follows on its line.
fn label(line: &str) -> Option<(&str, &str)> {
    const LABELS: [&str; 26] = [
        "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP",
        "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "PUB", "AN", "ZZ",
    ];
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    (LABELS.contains(&name)).then(|| (name, rest.trim()))
}
