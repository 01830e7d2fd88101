//! Turns bytes into characters: by byte order mark, as UTF-8, or by an encoding that was named or guessed.

mod guess;
mod stated;

pub(super) use guess::unmarked_utf16;

use super::HEAD;
use crate::article::{Notice, NoticeKind};
use crate::span::Span;
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use guess::{guess, has_japanese_escapes};
use stated::{is_unlikely, stated};

/// Characters that were decoded, and what a reader should know about how.
pub(super) struct Decoded {
    /// The text without its byte order mark, and otherwise as it stands in the file.
    pub(super) text: String,
    /// What it was decoded from.
    pub(super) encoding: &'static Encoding,
    /// Whether that was guessed, and what could not be decoded.
    pub(super) notices: Vec<Notice>,
}

impl Decoded {
    /// What a reader should know of an article that is taken out of the text: the notices, less where in the text they hold.
    pub(super) fn notices_elsewhere(&self) -> impl Iterator<Item = Notice> + '_ {
        let notices = self.notices.iter().cloned();
        notices.map(|notice| Notice {
            span: None,
            ..notice
        })
    }
}

/// Decodes a whole file.
///
/// In this order: the encoding that was `forced`; the one that a byte order mark declares; UTF-16 whose zero bytes give
/// it away; UTF-8; the one that an XML declaration or a web page states; a guess. UTF-8 comes before what is stated because no other text
/// passes for it, while senders state what their system once was; a notice says so. What cannot be decoded becomes U+FFFD,
/// and a notice says how often and where first. NUL characters are left out, likewise.
pub(super) fn decode(bytes: Vec<u8>, forced: Option<&'static Encoding>) -> Decoded {
    without_zeros(decode_whole(bytes, forced))
}

/// Decodes a text beside which its encoding stands, under this label, as in the header of an e-mail. It is heeded as far as
/// what a text states itself is; where the text cannot be in it, it is in the one `otherwise` named, or guessed.
pub(super) fn decode_labeled(
    bytes: Vec<u8>,
    stated: &'static Encoding,
    label: &str,
    otherwise: Option<&'static Encoding>,
) -> Decoded {
    // The bytes of these may well be ASCII, or look like anything.
    let decoded = if !stated.is_ascii_compatible() || Encoding::for_bom(&bytes).is_some() {
        decode_forced(bytes, stated)
    } else {
        decode_stated(bytes, Some((stated, label.to_owned())), otherwise)
    };
    without_zeros(decoded)
}

fn decode_whole(bytes: Vec<u8>, forced: Option<&'static Encoding>) -> Decoded {
    if let Some(encoding) = forced {
        return decode_forced(bytes, encoding);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return decode_as(bytes, encoding, mark, Vec::new());
    }
    if let Some(encoding) = unmarked_utf16(&bytes[..bytes.len().min(HEAD)]) {
        return decode_as(bytes, encoding, 0, vec![guessed(encoding)]);
    }
    let stated = stated(&bytes);
    decode_stated(bytes, stated, None)
}

/// Decodes as UTF-8, as is `stated`, as the one `otherwise` named, or by a guess: the first that can be.
fn decode_stated(
    bytes: Vec<u8>,
    stated: Option<(&'static Encoding, String)>,
    otherwise: Option<&'static Encoding>,
) -> Decoded {
    let (bytes, encoding) = match String::from_utf8(bytes) {
        Ok(text) if !has_japanese_escapes(&text) => {
            let wrong = stated.filter(|(stated, _)| *stated != UTF_8 && !text.is_ascii());
            return Decoded {
                encoding: UTF_8,
                notices: wrong
                    .map(|(_, label)| misstated(&label))
                    .into_iter()
                    .collect(),
                text,
            };
        }
        Ok(text) => (text.into_bytes(), ISO_2022_JP),
        Err(error) => {
            let bytes = error.into_bytes();
            let encoding = match stated {
                Some((stated, _)) if !is_unlikely(stated, &bytes) => stated,
                _ => otherwise.unwrap_or_else(|| guess(&bytes)),
            };
            (bytes, encoding)
        }
    };
    let notices = match stated {
        Some((stated, _)) if stated == encoding => Vec::new(),
        _ if otherwise == Some(encoding) => Vec::new(),
        _ => vec![guessed(encoding)],
    };
    decode_as(bytes, encoding, 0, notices)
}

/// Leaves out what no text holds: NUL characters, which pad fixed records and stand where a transmission failed. HTML has
/// browsers leave them out; XML and JSON allow none.
fn without_zeros(mut decoded: Decoded) -> Decoded {
    let zeros = || memchr::memchr_iter(0, decoded.text.as_bytes());
    let Some(first) = zeros().next() else {
        return decoded;
    };
    let line = memchr::memchr_iter(b'\n', &decoded.text.as_bytes()[..first]).count() + 1;
    let told = zeros_left_out(zeros().count(), line);
    for span in decoded
        .notices
        .iter_mut()
        .filter_map(|notice| notice.span.as_mut())
    {
        let before = &decoded.text.as_bytes()[..span.start as usize];
        let zeros = memchr::memchr_iter(0, before).count();
        *span = Span::new(span.start as usize - zeros, span.end as usize - zeros);
    }
    decoded.text.retain(|c| c != '\0');
    decoded.notices.push(told);
    decoded
}

/// Says that NUL characters were left out of a text: how many, and on which line the first was.
pub(super) fn zeros_left_out(count: usize, line: usize) -> Notice {
    let text = match count {
        1 => format!("1 NUL character was left out, on line {line}"),
        n => format!("{n} NUL characters were left out, the first on line {line}"),
    };
    notice(text, None)
}

fn misstated(label: &str) -> Notice {
    let text = format!("decoded as UTF-8, which it is, though it states {label}");
    notice(text, None)
}

/// Obeys `--encoding`. Of a byte order mark only the byte order of UTF-16 is taken from it, since people write
/// `utf-16` and mean either.
fn decode_forced(bytes: Vec<u8>, encoding: &'static Encoding) -> Decoded {
    let is_utf16 = |encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    match Encoding::for_bom(&bytes) {
        Some((declared, mark))
            if declared == encoding || (is_utf16(declared) && is_utf16(encoding)) =>
        {
            decode_as(bytes, declared, mark, Vec::new())
        }
        Some((declared, _)) => {
            let text = format!(
                "decoded as {} because --encoding says so, though its byte order mark says {}",
                encoding.name(),
                declared.name()
            );
            decode_as(bytes, encoding, 0, vec![notice(text, None)])
        }
        None => decode_as(bytes, encoding, 0, Vec::new()),
    }
}

/// Decodes what follows a byte order mark of `mark` bytes, and adds a notice when some of it could not be decoded.
fn decode_as(
    mut bytes: Vec<u8>,
    encoding: &'static Encoding,
    mark: usize,
    mut notices: Vec<Notice>,
) -> Decoded {
    let (text, damage) = if encoding == UTF_8 {
        bytes.drain(..mark);
        match String::from_utf8(bytes) {
            Ok(text) => (text, Damage::default()),
            Err(error) => replace_invalid_utf8(error.as_bytes()),
        }
    } else {
        decode_legacy(&bytes[mark..], encoding)
    };
    if let Some((byte, place)) = damage.first {
        let at = byte + mark;
        let name = encoding.name();
        let text = match damage.count {
            1 => format!(
                "1 byte sequence is not valid {name}, at byte {at}; it was replaced by U+FFFD"
            ),
            n => format!(
                "{n} byte sequences are not valid {name}, the first at byte {at}; they were replaced by U+FFFD"
            ),
        };
        let span = Span::new(place, place + char::REPLACEMENT_CHARACTER.len_utf8());
        notices.push(notice(text, Some(span)));
    }
    Decoded {
        text,
        encoding,
        notices,
    }
}

fn notice(text: String, span: Option<Span>) -> Notice {
    Notice {
        kind: NoticeKind::Encoding,
        text,
        span,
    }
}

fn guessed(encoding: &'static Encoding) -> Notice {
    notice(
        format!(
            "decoded as {}, which was guessed; --encoding forces another",
            encoding.name()
        ),
        None,
    )
}

/// What could not be decoded.
#[derive(Default)]
struct Damage {
    count: usize,
    /// Where the first one is in the bytes, and where its replacement is in the text.
    first: Option<(usize, usize)>,
}

impl Damage {
    /// Writes the replacement character for the sequence that starts at `byte`.
    fn replace(&mut self, byte: usize, text: &mut String) {
        self.count += 1;
        self.first.get_or_insert((byte, text.len()));
        text.push(char::REPLACEMENT_CHARACTER);
    }
}

fn replace_invalid_utf8(bytes: &[u8]) -> (String, Damage) {
    let mut text = String::with_capacity(bytes.len());
    let mut damage = Damage::default();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            damage.replace(at, &mut text);
            at += chunk.invalid().len();
        }
    }
    (text, damage)
}

fn decode_legacy(bytes: &[u8], encoding: &'static Encoding) -> (String, Damage) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut damage = Damage::default();
    // The decoder touches all the room it is given whenever it stops, so on a damaged file the whole text would be too much.
    let mut buffer = "\0".repeat(HEAD);
    let mut at = 0;
    loop {
        let (result, read, written) =
            decoder.decode_to_str_without_replacement(&bytes[at..], buffer.as_mut_str(), true);
        text.push_str(&buffer[..written]);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(bad, after) => {
                let start = at.saturating_sub(usize::from(bad) + usize::from(after));
                damage.replace(start, &mut text);
            }
        }
    }
    text.shrink_to_fit();
    (text, damage)
}

#[cfg(test)]
mod tests;
