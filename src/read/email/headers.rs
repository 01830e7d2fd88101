//! Tells e-mail by the lines that it begins with.

use crate::read::HEAD;
use std::io::{self, Read};

/// What the lines over a message begin with.
const HEADERS: &[&str] = &[
    "cc",
    "content-transfer-encoding",
    "content-type",
    "date",
    "delivered-to",
    "dkim-signature",
    "from",
    "in-reply-to",
    "message-id",
    "mime-version",
    "received",
    "references",
    "reply-to",
    "return-path",
    "sender",
    "subject",
    "to",
    "x-mailer",
    "x-received",
];

/// How many bytes of header lines are looked at. Relays and filters add some kilobytes, a list of recipients hundreds.
const MOST: usize = 1 << 20;

/// The longest name of a header line.
const LONGEST: usize = 200;

/// Whether an input that begins with `head` does so as a message or a mailbox does: with lines of the form `Name: value` up to
/// a blank one, of which one is `From` or `Received`, and two others are as usual in e-mail.
///
/// A story that begins with a line `From: ...` is no message. Reads on behind `head` as far as such lines go.
///
/// # Errors
/// What the operating system says when `from` cannot be read.
pub(in crate::read) fn recognizes(head: &mut Vec<u8>, mut from: impl Read) -> io::Result<bool> {
    loop {
        let Headers { are_open, usual } = headers(head);
        let len = head.len();
        if are_open && (HEAD..MOST).contains(&len) {
            from.by_ref().take(len as u64).read_to_end(head)?;
        }
        if head.len() == len {
            return Ok(usual);
        }
    }
}

/// What the lines come to that some bytes begin with.
struct Headers {
    /// Whether they may go on behind these bytes.
    are_open: bool,
    /// Whether they are those of a message, so far.
    usual: bool,
}

fn headers(head: &[u8]) -> Headers {
    let mut sent = false;
    let mut known = Vec::new();
    let mut are_open = true;
    let mut lines = head.trim_ascii_start().split(|&b| b == b'\n').peekable();
    let mut first = true;
    while let Some(line) = lines.next() {
        let is_whole = lines.peek().is_some();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() && is_whole {
            are_open = false;
            break;
        }
        let is_envelope = std::mem::take(&mut first) && line.starts_with(b"From ");
        if is_envelope || line.is_empty() || matches!(line[0], b' ' | b'\t') {
            continue;
        }
        let colon = memchr::memchr(b':', line);
        let name = line[..colon.unwrap_or(line.len())].to_ascii_lowercase();
        let is_name =
            !name.is_empty() && name.len() <= LONGEST && name.iter().all(|b| b.is_ascii_graphic());
        if !is_name || colon.is_none() && is_whole {
            return Headers {
                are_open: false,
                usual: false,
            };
        }
        sent |= colon.is_some() && matches!(&name[..], b"from" | b"received");
        if colon.is_some()
            && let Ok(at) = HEADERS.binary_search_by(|known| known.as_bytes().cmp(&name[..]))
            && !known.contains(&at)
        {
            known.push(at);
        }
    }
    Headers {
        are_open,
        usual: sent && known.len() > 2,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn is_recognized(bytes: &[u8]) -> bool {
        let (head, rest) = bytes.split_at(bytes.len().min(HEAD));
        recognizes(&mut head.to_vec(), rest).unwrap()
    }

    #[test]
    fn a_message_is_known_under_headers_of_any_length() {
        let usual = "From: a@b.example\nTo: c@d.example\nSubject: Ferries\n\nThe ferry was late.\n";
        let recipients =
            "To: a.reader@post.example,\n".to_owned() + &" b@post.example,\n".repeat(9_000);
        for long in [
            format!("X-Filter: {}\n", "x".repeat(9_000)),
            "X-Filter: late\r\n".repeat(600),
            recipients,
        ] {
            let message = format!("{long}{usual}");
            assert!(is_recognized(message.as_bytes()));
        }
        for text in [
            "late: ".repeat(3_000),
            "Ferry: late\n".repeat(200_000),
            "x".repeat(9_000),
        ] {
            assert!(!is_recognized(text.as_bytes()));
        }
    }

    #[test]
    fn a_story_with_a_few_header_like_lines_is_no_message() {
        for text in [
            "From: Ann Example\n\nThe ferry was late.\n",
            "From: Ann Example\nThe ferry was late, to: nobody.\nDate: Sunday\nSubject: ferries\n\nIt sailed.",
            "Contact: Ann Example\nDate: March 2\nSubject: Ferries\n\nThe ferry was late.\n",
            "From Lindmoor the ferry sailed late.\n\nIt came.",
            "",
        ] {
            assert!(!is_recognized(text.as_bytes()), "{text}");
        }
        assert!(is_recognized(
            b"\r\n  \r\nFrom: a@b.example\r\nTo: c@d.example\r\nSubject: Ferries\r\n\r\nLate."
        ));
    }
}
