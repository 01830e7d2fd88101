//! Reads stories as wires send them: messages that control bytes take apart, after ANPA 1312 or IPTC 7901.
//!
//! Both frame a message alike: SOH, a heading, STX, the text, ETX, when it was sent, EOT. Synchronization bytes and line
//! noise may stand between messages. A file holds one message or a run of them; each is an article.

mod anpa;
mod iptc;

use super::encoding::Decoded;
use super::{Failure, Reading, body::Body};
use crate::article::{Article, Format, Furniture, FurnitureKind, Metadata, Notice, NoticeKind};
use std::path::Path;

/// Start of heading.
const SOH: u8 = 0x01;
/// Start of text.
const STX: u8 = 0x02;
/// End of text.
const ETX: u8 = 0x03;
/// End of transmission.
const EOT: u8 = 0x04;
/// What may stand before the first message: synchronization, line ends, a receiver's short mark.
const LEADER: usize = 64;
/// The longest heading.
const HEADING: usize = 1024;

/// Which wire format a file is in that begins with `head`, in any encoding that has ASCII in it; `None` if in neither.
pub(super) fn recognizes(head: &[u8]) -> Option<Format> {
    let start = memchr::memchr(SOH, &head[..head.len().min(LEADER)])?;
    let is_leader =
        |byte: &u8| *byte < b' ' || *byte == 0x7F || byte.is_ascii_alphanumeric() || *byte == b' ';
    if !head[..start].iter().all(is_leader) {
        return None;
    }
    let heading = heading(head, start)?;
    Some(if anpa::is_heading(heading) {
        Format::Anpa1312
    } else if iptc::is_heading(heading) {
        Format::Iptc7901
    } else {
        return None;
    })
}

/// What stands between the SOH at `start` and the STX that belongs to it, if one does.
fn heading(bytes: &[u8], start: usize) -> Option<&[u8]> {
    let rest = bytes.get(start + 1..)?;
    let rest = &rest[..rest.len().min(HEADING)];
    let end = memchr::memchr3(SOH, STX, EOT, rest).filter(|&end| rest[end] == STX)?;
    Some(&rest[..end])
}

/// Reads every message of a file, as `format` has them. A file without a frame is one message that is all text.
pub(super) fn read(path: &Path, decoded: Decoded, format: Format) -> Reading {
    let messages = messages(&decoded.text);
    let several = messages.len() > 1;
    let mut articles: Vec<Article> = messages
        .iter()
        .filter_map(|message| {
            let story = match format {
                Format::Iptc7901 => iptc::story(message),
                _ => anpa::story(message),
            };
            // Empty messages keep a line busy; one alone is all there is.
            if several && story.headline.is_none() && story.body.is_empty() {
                return None;
            }
            let item = story.number.filter(|_| several);
            let (text, furniture) = story.body.finish();
            let notices = notices(&furniture, &text);
            Some(Article {
                item,
                headline: story.headline,
                metadata: story.metadata,
                furniture,
                notices,
                ..Article::new(path, format, decoded.encoding.name(), text)
            })
        })
        .collect();
    // What is known of the file's encoding is told once.
    if let Some(first) = articles.first_mut() {
        first.notices.splice(..0, decoded.notices_elsewhere());
    }
    let failures = if articles.is_empty() {
        vec![Failure {
            path: path.to_owned(),
            message: format!("{} messages without any text", messages.len()),
        }]
    } else {
        Vec::new()
    };
    Reading {
        articles,
        failures,
        ..Reading::default()
    }
}

/// One message, taken apart.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Message<'t> {
    /// Between SOH and STX.
    heading: &'t str,
    /// Between STX and ETX.
    text: &'t str,
    /// Between ETX and EOT.
    trailer: &'t str,
}

/// What a message says.
#[derive(Debug, Default)]
struct Dispatch {
    /// The number under which it was sent.
    number: Option<String>,
    headline: Option<String>,
    metadata: Metadata,
    body: Body,
}

/// The messages in a text. A frame that is cut off ends where the next begins, or with the text.
fn messages(text: &str) -> Vec<Message<'_>> {
    let bytes = text.as_bytes();
    let starts: Vec<usize> = memchr::memchr_iter(SOH, bytes)
        .filter(|&at| begins(bytes, at) && heading(bytes, at).is_some())
        .collect();
    if starts.is_empty() {
        let text = text.trim_matches(|c: char| c.is_control());
        return vec![Message {
            text,
            ..Message::default()
        }];
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| parts(&text[start + 1..end]))
        .collect()
}

/// Whether a message may begin here: at a line's start, or behind control bytes.
fn begins(bytes: &[u8], at: usize) -> bool {
    at == 0 || bytes[at - 1] < b' ' || bytes[at - 1] == 0x7F || at < LEADER
}

/// The parts of one message, which begins behind its SOH.
fn parts(message: &str) -> Message<'_> {
    let bytes = message.as_bytes();
    let stx = memchr::memchr(STX, bytes).unwrap_or(0);
    let etx = memchr::memchr2(ETX, EOT, &bytes[stx..]).map_or(bytes.len(), |at| stx + at);
    let eot = memchr::memchr(EOT, &bytes[etx..]).map_or(bytes.len(), |at| etx + at);
    Message {
        heading: &message[..stx],
        text: &message[(stx + 1).min(etx)..etx],
        trailer: &message[(etx + 1).min(eot)..eot],
    }
}

/// A line in plain characters. The wire's spaces of all widths become spaces, other control bytes go; quotation marks, which the
/// seven-bit alphabet lacks, are the straight ones that go with its apostrophes.
fn plain(line: &str) -> String {
    let line: String = line
        .chars()
        .filter_map(|c| match c {
            '\t' | '\u{8}' | '\u{10}' | '\u{1c}'..='\u{1f}' => Some(' '),
            c if c < ' ' || c == '\u{7f}' => None,
            c => Some(c),
        })
        .collect();
    if line.contains(['`', '\'']) {
        line.replace("``", "\"")
            .replace("''", "\"")
            .replace('`', "'")
    } else {
        line
    }
}

/// When a message was sent, as its trailer has it: from the first digit on.
fn issued(trailer: &str) -> Option<String> {
    let stamp = trailer.trim_start_matches(|c: char| !c.is_ascii_digit());
    let line = stamp.lines().next()?;
    let line = plain(line);
    let line = line.trim_end_matches(|c: char| c == '<' || c.is_whitespace());
    (!line.is_empty() && line.len() <= 40).then(|| line.to_owned())
}

/// What the pieces over a story tell of its take.
fn notices(furniture: &[Furniture], text: &str) -> Vec<Notice> {
    let pieces = furniture.iter();
    pieces
        .filter_map(|piece| {
            let (text, span) = (piece.span.of(text).to_owned(), Some(piece.span));
            let kind = notice_in(piece.kind, &text)?;
            Some(Notice { kind, text, span })
        })
        .collect()
}

/// What a piece over the story tells of its take.
fn notice_in(kind: FurnitureKind, text: &str) -> Option<NoticeKind> {
    let is_heading = text.starts_with('#') && !text.contains('\n');
    if !matches!(kind, FurnitureKind::Slug | FurnitureKind::Advisory)
        || is_heading
        || text.len() > 500
    {
        return None;
    }
    let text = text.to_lowercase();
    let says = |word: &str| {
        text.match_indices(word)
            .any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
    };
    let is_slug = kind == FurnitureKind::Slug;
    Some(
        if is_slug && (says("kill") || says("withhold")) || says("mandatory kill") {
            NoticeKind::Kill
        } else if says("embargo") || says("sperrfrist") {
            NoticeKind::Embargo
        } else if says("hold for release") {
            NoticeKind::Hold
        } else if says("correct") || says("refile") || says("berichtig") {
            NoticeKind::Correction
        } else if is_slug
            && (says("writethru")
                || says("ld-")
                || says("ld") && ordinal(&text)
                || says("lead")
                || says("update"))
        {
            NoticeKind::Version
        } else {
            return None;
        },
    )
}

/// Whether a take's number stands in the text: `1st`, `22nd`.
fn ordinal(text: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|suffix| {
        text.match_indices(suffix)
            .any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests;
