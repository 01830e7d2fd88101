//! Reads e-mail: one message, or a mailbox of several.
//!
//! | field of the article | source |
//! |---|---|
//! | `text` | the parts that are text; where they are missing, or stubs, those that are HTML |
//! | furniture | the signature under `-- ` (a tail); what the HTML marks |
//! | `headline` | `Subject` |
//! | `guid` | `Message-ID` |
//! | `issued` | `Date` |
//! | `language` | `Content-Language` |
//!
//! A message attached to another is an article of its own. Other attachments are left alone.

mod headers;

pub(super) use headers::recognizes;

use super::body::Body;
use super::encoding::Decoded;
use super::failures::Failures;
use super::{Reading, encoding, html};
use crate::article::{Article, Format, Furniture, FurnitureKind, Metadata, Notice};
use crate::span::Span;
use encoding_rs::{Encoding, UTF_8};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::path::Path;

/// Reads one message or all of a mailbox. Parts that state no encoding, or a wrong one, are read in `forced`, if given.
pub(super) fn read(path: &Path, bytes: Vec<u8>, forced: Option<&'static Encoding>) -> Reading {
    let mut articles = Vec::new();
    let mut failures = Failures::new(path);
    let several = bytes.trim_ascii_start().starts_with(b"From ");
    for (number, bytes) in messages(&bytes).into_iter().enumerate() {
        match MessageParser::default().parse(bytes) {
            Some(message) => {
                let raw_len = message.raw_message.len();
                let mut left = vec![message];
                // Messages are taken out of one another, since to drop them nested is to recurse.
                while let Some(mut message) = left.pop() {
                    let mut article = article(path, &message, forced);
                    if several || message.raw_message.len() < raw_len {
                        article.item = article.metadata.guid.clone();
                    }
                    articles.push(article);
                    for part in message.parts.iter_mut().rev() {
                        if let PartType::Message(_) = part.body
                            && let PartType::Message(attached) = std::mem::take(&mut part.body)
                        {
                            left.push(attached);
                        }
                    }
                }
            }
            None => failures.push(|| {
                format!(
                    "message {}: no header lines, as an e-mail must have; mend or leave it out",
                    number + 1
                )
            }),
        }
    }
    Reading {
        articles,
        failures: failures.conclude("messages"),
        ..Reading::default()
    }
}

/// The messages of a mailbox, each of which begins at a line `From ` behind a blank one; otherwise, all of it.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let bytes = bytes.trim_ascii_start();
    if !bytes.starts_with(b"From ") {
        return vec![bytes];
    }
    let is_boundary = |at: &usize| {
        let before = bytes[..*at].strip_suffix(b"\r").unwrap_or(&bytes[..*at]);
        before.ends_with(b"\n")
    };
    let mut starts: Vec<usize> = vec![0];
    starts.extend(
        memchr::memmem::find_iter(bytes, b"\nFrom ")
            .filter(is_boundary)
            .map(|at| at + 1),
    );
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let messages = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| &bytes[start..end]);
    messages
        .map(|message| match memchr::memchr(b'\n', message) {
            Some(end) => &message[end + 1..],
            None => message,
        })
        .filter(|message| !message.trim_ascii().is_empty())
        .collect()
}

fn article(path: &Path, message: &Message<'_>, forced: Option<&'static Encoding>) -> Article {
    let parts = message
        .text_body
        .iter()
        .filter_map(|&part| message.parts.get(part as usize));
    let mut story = Text::default();
    for part in parts {
        story.add(message, part, forced);
    }
    // Some senders' text only says that their message is HTML.
    const STUB: usize = 8;
    let parts = message
        .html_body
        .iter()
        .filter_map(|&part| message.parts.get(part as usize));
    let mut page = Text::default();
    for part in parts {
        page.add(message, part, forced);
    }
    if page.text.len() > STUB * story.text.len() {
        story = page;
    }
    let language = message
        .parts
        .first()
        .and_then(|part| part.content_language().as_text());
    Article {
        headline: message
            .subject()
            .map(|subject| subject.trim().to_owned())
            .filter(|subject| !subject.is_empty()),
        metadata: Metadata {
            guid: message.message_id().map(str::to_owned),
            issued: message.date().map(|date| date.to_rfc3339()),
            language: language.map(str::to_owned),
            ..Metadata::default()
        },
        furniture: story.furniture,
        notices: story.notices,
        ..Article::new(
            path,
            Format::Email,
            story.encoding.unwrap_or(UTF_8).name(),
            story.text,
        )
    }
}

/// The text of a part, decoded as other files are, since senders of e-mail err no less. `None` where only the parser can read it:
/// what it makes of damage, or of encodings that stand in nothing but e-mail (UTF-7).
fn decoded(
    message: &Message<'_>,
    part: &MessagePart<'_>,
    forced: Option<&'static Encoding>,
) -> Option<Decoded> {
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(range)?;
    let kind = part.content_type();
    let label = kind.and_then(|kind| kind.attribute("charset"));
    let stated = match label {
        Some(label) => Some((Encoding::for_label(label.as_bytes())?, label)),
        None => None,
    };
    let bytes = match part.encoding {
        mail_parser::Encoding::None => raw.to_vec(),
        mail_parser::Encoding::QuotedPrintable => quoted_printable_decode(raw)?,
        mail_parser::Encoding::Base64 => base64_decode(raw)?,
    };
    Some(match stated {
        Some((encoding, label)) => encoding::decode_labeled(bytes, encoding, label, forced),
        None => encoding::decode(bytes, forced),
    })
}

/// The text of a message as far as it was read.
#[derive(Default)]
struct Text {
    text: String,
    furniture: Vec<Furniture>,
    encoding: Option<&'static Encoding>,
    /// What a reader should know about how parts were decoded.
    notices: Vec<Notice>,
}

impl Text {
    fn add(
        &mut self,
        message: &Message<'_>,
        part: &MessagePart<'_>,
        forced: Option<&'static Encoding>,
    ) {
        // A picture may stand among the parts that are shown.
        if !matches!(part.body, PartType::Text(_) | PartType::Html(_)) {
            return;
        }
        let decoded = decoded(message, part, forced);
        if let Some(decoded) = &decoded {
            self.notices.extend(decoded.notices_elsewhere());
            self.encoding = self.encoding.or(Some(decoded.encoding));
        }
        match &part.body {
            PartType::Text(text) => {
                let text = decoded
                    .as_ref()
                    .map_or(&**text, |decoded| decoded.text.as_str());
                // What stands under a line of two dashes and a space is a signature (RFC 3676, 4.3).
                let text = text.replace("\r\n", "\n");
                let (text, signature) = match text.rfind("\n-- \n") {
                    Some(at) => (&text[..at], &text[at + 1..]),
                    None => (text.as_str(), ""),
                };
                self.push(text);
                self.push_furniture(FurnitureKind::Tail, signature);
            }
            PartType::Html(markup) => {
                let markup = decoded
                    .as_ref()
                    .map_or(&**markup, |decoded| decoded.text.as_str());
                let mut body = Body::default();
                html::fragment(markup, &mut body);
                let (text, furniture) = body.finish();
                let at = self.push(&text);
                let moved = furniture.into_iter().map(|piece| Furniture {
                    span: Span::new(at + piece.span.start as usize, at + piece.span.end as usize),
                    ..piece
                });
                self.furniture.extend(moved);
            }
            _ => {}
        }
    }

    /// Adds paragraphs and says where they begin.
    fn push(&mut self, text: &str) -> usize {
        let text = text.trim_matches(['\n', '\r']).trim_end();
        if !self.text.is_empty() && !text.is_empty() {
            self.text.push_str("\n\n");
        }
        let at = self.text.len();
        self.text.push_str(text);
        at
    }

    fn push_furniture(&mut self, kind: FurnitureKind, text: &str) {
        if !text.trim().is_empty() {
            let start = self.push(text);
            let span = Span::new(start, self.text.len());
            self.furniture.push(Furniture { kind, span });
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use std::io;

    fn read_all(bytes: &[u8]) -> Reading {
        assert!(recognizes(&mut bytes.to_vec(), io::empty()).unwrap());
        read(Path::new("a.eml"), bytes.to_vec(), None)
    }

    #[test]
    fn a_message_is_its_text_in_the_encoding_that_it_states() {
        let reading = read_all(include_bytes!("../../../fixtures/read/email/latin.eml"));
        let article = &reading.articles[0];
        assert_eq!(
            article.headline.as_deref(),
            Some("F\u{e4}hre vor Lindmoor aufgelaufen")
        );
        assert_eq!(
            article.metadata.guid.as_deref(),
            Some("ferry-1@wire.example")
        );
        assert_eq!(
            article.metadata.issued.as_deref(),
            Some("2031-03-02T07:12:40+01:00")
        );
        assert_eq!(article.metadata.language.as_deref(), Some("de"));
        assert_eq!(
            (article.encoding, article.item.as_deref()),
            ("windows-1252", None)
        );
        assert_eq!(
            article.text,
            "Eine F\u{e4}hre mit 212 Menschen ist am Sonntag im Nebel vor Lindmoor aufgelaufen.\n\n\
             Verletzt wurde niemand, wie die K\u{fc}stenwache sagte.\n\n-- \nFjord Wire, Ostmere"
        );
        let tail = article.furniture[0];
        assert_eq!(
            (tail.kind, tail.span.of(&article.text)),
            (FurnitureKind::Tail, "-- \nFjord Wire, Ostmere")
        );
    }

    #[test]
    fn an_encoding_that_is_not_stated_is_guessed() {
        let mut bytes =
            b"From: a@b.example\nSubject: x\nDate: Sun, 2 Mar 2031 07:12:40 +0100\n\n".to_vec();
        let story = "Le bac est arriv\u{e9} \u{e0} l\u{2019}heure, a dit le maire de Lindmoor.";
        bytes.extend(&*encoding_rs::WINDOWS_1252.encode(story).0);
        let article = &read_all(&bytes).articles[0];
        assert_eq!(
            (article.text.as_str(), article.encoding),
            (story, "windows-1252")
        );
    }

    #[test]
    fn an_attached_message_is_an_article_of_its_own() {
        let bytes = b"From: a@b.example\nSubject: Two\nMessage-ID: <a@x>\nContent-Type: multipart/mixed; boundary=b\n\n\
            --b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n\
            From: c@d.example\nSubject: One\nMessage-ID: <b@x>\n\nThe ferry was late.\n--b--\n";
        let reading = read_all(bytes);
        let articles: Vec<_> = reading
            .articles
            .iter()
            .map(|a| (a.headline.as_deref(), a.text.as_str()))
            .collect();
        assert_eq!(
            articles,
            [
                (Some("Two"), "See below."),
                (Some("One"), "The ferry was late.")
            ]
        );
    }

    #[test]
    fn html_is_read_where_the_text_is_but_a_stub() {
        let reading = read_all(include_bytes!("../../../fixtures/read/email/html.eml"));
        assert_eq!(reading.articles.len(), 1);
        let article = &reading.articles[0];
        assert!(article.text.starts_with("A car ferry ran aground in fog off Lindmoor on Sunday, the coast guard said.\n\nNobody was hurt & a tug"));
        assert!(article.furniture.is_empty());
        assert!(article.notices.is_empty(), "of the picture in it");
    }

    #[test]
    fn a_mailbox_is_several_articles() {
        let reading = read_all(include_bytes!("../../../fixtures/read/email/two.mbox"));
        let articles: Vec<_> = reading
            .articles
            .iter()
            .map(|a| (a.item.as_deref(), a.text.as_str()))
            .collect();
        assert_eq!(
            articles,
            [
                (
                    Some("ferry-3@wire.example"),
                    "A ferry ran aground.\nFrom now on it is late."
                ),
                (Some("ferry-4@wire.example"), "A tug pulled it free.")
            ]
        );
    }

    #[test]
    fn an_encoding_that_no_part_states_is_said_to_be_guessed() {
        let message = b"From: a@b.example\nSubject: x\nDate: Mon, 3 Mar 2031 07:12:40 +0100\n\nDie F\xe4hre war sp\xe4t.\n";
        let article = &read_all(message).articles[0];
        assert_eq!(article.text, "Die F\u{e4}hre war sp\u{e4}t.");
        assert!(article.notices[0].text.contains("which was guessed"));
    }

    #[test]
    fn an_encoding_that_is_stated_wrongly_is_not_heeded() {
        let story = "Le bac est arriv\u{e9} \u{e0} l\u{2019}heure, a dit le maire de Lindmoor \u{2014} \u{201c}enfin\u{201d}.";
        let escaped: String = story
            .bytes()
            .map(|byte| format!("={byte:02X}"))
            .collect::<Vec<_>>()
            .join("=\n=")
            .replace("==", "=");
        let head =
            "From: a@b.example\nTo: c@d.example\nSubject: x\nContent-Type: text/plain; charset=";
        for (label, how, body) in [
            ("iso-8859-1", "8bit", story.as_bytes().to_vec()),
            ("us-ascii", "7bit", story.as_bytes().to_vec()),
            ("windows-1252", "quoted-printable", escaped.into_bytes()),
            (
                "utf-8",
                "8bit",
                encoding_rs::WINDOWS_1252.encode(story).0.into_owned(),
            ),
        ] {
            let head = format!("{head}{label}\nContent-Transfer-Encoding: {how}\n\n");
            let article = &read_all(&[head.into_bytes(), body].concat()).articles[0];
            assert_eq!(article.text, story, "{label}");
            assert_eq!(article.notices.len(), 1, "{label}");
        }
    }

    #[test]
    fn japanese_mail_is_read_in_the_encoding_that_it_states() {
        let story = "\u{6e21}\u{8239}\u{306f}\u{9045}\u{308c}\u{305f}\u{3002}";
        let mut mail = b"From: a@b.example\nTo: c@d.example\nSubject: x\nContent-Type: text/plain; charset=iso-2022-jp\n\n".to_vec();
        mail.extend(&*encoding_rs::ISO_2022_JP.encode(story).0);
        let article = &read_all(&mail).articles[0];
        assert_eq!(
            (article.text.as_str(), article.encoding),
            (story, "ISO-2022-JP")
        );
        assert!(article.notices.is_empty());
    }

    #[test]
    fn no_message_takes_more_than_linear_time() {
        const N: usize = 50_000;
        let head = "From: a@b.example\nSubject: x\nMessage-ID: <x>\n";
        for case in [
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(N),
            "Content-Type: message/rfc822\n\n".repeat(N),
            format!(
                "Content-Type: multipart/mixed; boundary=b\n\n{}",
                "--b\n\nx\n".repeat(N)
            ),
            format!("\n{}", "\nFrom \n".repeat(N)),
            format!("Content-Transfer-Encoding: base64\n\n{}", "A=\0".repeat(N)),
            format!("\n{}", "\n-- \n".repeat(N)),
            format!("Subject: {}\n\n", "=?utf-8?q?=20?= ".repeat(N)),
            format!("To: {}\n\n", "(".repeat(N)),
        ] {
            // No clock: what takes quadratic time takes minutes here, and shows.
            let _ = read(
                Path::new("a.eml"),
                format!("{head}{case}").into_bytes(),
                None,
            );
        }
    }
}
