//! Reads JSON Lines: one article a line, as a JSON object, whose keys are those of other [JSON](super::json).
//!
//! The input is read in blocks and never held as a whole, so that a file larger than memory costs no more than its articles.

use super::encoding::{self, Decoded};
use super::failures::Failures;
use super::json::{self, Found};
use super::source::system_message;
use super::{Options, Reading, Take};
use crate::article::{Article, Format};
use rayon::prelude::*;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::io::{self, Read};
use std::path::Path;

/// How much is read before its lines are parsed, on all cores.
const BLOCK: usize = 8 << 20;

/// How much is read of an input at first, in the hope that it is all.
const LEAST: usize = 1 << 16;

/// The longest line: what spans of 32 bits can address.
const LONGEST: usize = u32::MAX as usize;

/// Whether an input that begins with `head` is JSON Lines: its first line is a whole object, and other lines follow, or it
/// is an article by itself. Where the first line is damaged, the next decides.
///
/// Reads on behind `head` as far as the first line goes.
///
/// # Errors
/// What the operating system says when `from` cannot be read.
pub(super) fn recognizes(
    head: &mut Vec<u8>,
    mut from: impl Read,
    options: &Options,
) -> io::Result<bool> {
    let begins_as_object = |head: &[u8]| {
        let head = without_mark(head).trim_ascii_start();
        let inside = head.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
        inside.is_some_and(|inside| inside.is_empty() || inside.starts_with(b"\""))
    };
    if options.encoding.is_some_and(|e| e != encoding_rs::UTF_8) || !begins_as_object(head) {
        return Ok(false);
    }
    let mut searched = 0;
    while head.len() >= super::HEAD && memchr::memchr(b'\n', &head[searched..]).is_none() {
        searched = head.len();
        let more = from.by_ref().take(BLOCK as u64).read_to_end(head)?;
        if more == 0 || head.len() > LONGEST {
            break;
        }
    }
    let mut lines = Lines(without_mark(head).trim_ascii_start());
    let is_object =
        |line: &[u8]| line.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok();
    let first = lines.next().unwrap_or_default().trim_ascii();
    let mut others = lines
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let second = others.next();
    Ok(match (is_object(first), second) {
        (true, Some(_)) => true,
        (true, None) => is_article(first, options),
        (false, Some(second)) => is_object(second) && others.all(|line| line.starts_with(b"{")),
        (false, None) => false,
    })
}

/// Whether a line is by itself an article, rather than a wrapper around some.
fn is_article(line: &[u8], options: &Options) -> bool {
    let source = source(Path::new(""), options);
    let parsed = serde_json::from_slice::<&RawValue>(line);
    parsed.is_ok_and(|value| json::is_plain_article(&source, value))
}

fn source<'s>(path: &'s Path, options: &'s Options) -> json::Source<'s> {
    json::Source {
        path,
        fields: &options.fields,
        encoding: "UTF-8",
        format: Format::JsonLines,
    }
}

/// Bytes without the byte order marks in front of them, of which files that were put together have several.
fn without_mark(mut bytes: &[u8]) -> &[u8] {
    while let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        bytes = rest;
    }
    bytes
}

/// Reads all lines of `from` and hands their articles over, block by block. A line that is no article becomes a failure that
/// names it, as does what the operating system says where `from` cannot be read on; the others are kept.
pub(super) fn read(
    path: &Path,
    from: impl Read + Send,
    options: &Options,
    take: &mut Take<'_>,
) -> Reading {
    let source = source(path, options);
    let mut failures = Failures::new(path);
    let mut line_number = 1;
    let mut blocks = Blocks {
        from,
        rest: Vec::new(),
        end: None,
    };
    let mut spare = Block::default();
    let mut next = blocks.next(Block::default());
    while let Some(block) = next {
        let parse = || {
            let lines: Vec<&[u8]> = Lines(block.bytes()).collect();
            let count = lines.len();
            let numbered = lines.into_par_iter().enumerate();
            let each =
                numbered.map(|(n, line)| articles_on(&source, options, line_number + n, line));
            let found: Vec<Found> = each.collect();
            let mut articles = Vec::with_capacity(found.len());
            for found in found.into_iter().flatten() {
                match found {
                    Ok(article) => articles.push(article),
                    Err(message) => failures.push(|| message),
                }
            }
            take(articles);
            count
        };
        // Nobody waits for the file while there are lines to parse.
        let (following, count) = rayon::join(|| blocks.next(spare), parse);
        line_number += count;
        (next, spare) = (following, block);
    }
    if let Some(Err(error)) = blocks.end {
        failures.push(|| format!("line {line_number}: {}", system_message(&error)));
    }
    Reading {
        failures: failures.conclude("lines"),
        ..Reading::default()
    }
}

/// Blocks of lines, as an input is read.
struct Blocks<R> {
    from: R,
    /// What was read of a line whose end was not.
    rest: Vec<u8>,
    /// How the input ended, if it has.
    end: Option<io::Result<()>>,
}

impl<R: Read> Blocks<R> {
    /// The next lines, whole ones, but for the last of all; in the room of a block that was done with.
    fn next(&mut self, mut block: Block) -> Option<Block> {
        if self.end.is_some() {
            return None;
        }
        block.filled = 0;
        block.add(&self.rest);
        self.rest.clear();
        loop {
            let before = block.filled;
            let read = block.read(&mut self.from, BLOCK);
            let ended = read.is_err() || block.filled - before < BLOCK;
            let complete = match memchr::memrchr(b'\n', &block.bytes()[before..]) {
                // The line that could not be read on is no whole one.
                Some(at) if !ended || read.is_err() => before + at + 1,
                None if read.is_err() => 0,
                None if !ended && block.filled <= LONGEST => continue,
                _ => block.filled,
            };
            self.rest.extend_from_slice(&block.bytes()[complete..]);
            block.filled = complete;
            self.end = ended.then_some(read);
            return Some(block);
        }
    }
}

/// Some bytes in room that stays when they are done with: there is nothing to clear for the next.
#[derive(Default)]
struct Block {
    room: Vec<u8>,
    filled: usize,
}

impl Block {
    fn bytes(&self) -> &[u8] {
        &self.room[..self.filled]
    }

    /// Room for so many bytes more.
    fn more(&mut self, bytes: usize) -> &mut [u8] {
        let needed = self.filled + bytes;
        if self.room.len() < needed {
            self.room.resize(needed, 0);
        }
        &mut self.room[self.filled..needed]
    }

    fn add(&mut self, bytes: &[u8]) {
        self.more(bytes.len()).copy_from_slice(bytes);
        self.filled += bytes.len();
    }

    /// Reads so many bytes more, fewer only where the input ends or cannot be read on. Most inputs are small: the room grows
    /// with what is read.
    fn read(&mut self, mut from: impl Read, mut bytes: usize) -> io::Result<()> {
        while bytes > 0 {
            let some = bytes.min(self.filled.max(LEAST));
            match from.read(self.more(some)) {
                Ok(0) => break,
                Ok(read) => {
                    self.filled += read;
                    bytes -= read;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Reads the lines of a text that was in another encoding.
pub(super) fn read_decoded(path: &Path, decoded: &Decoded, options: &Options) -> Reading {
    let mut reading = read_whole(path, decoded.text.as_bytes(), options);
    for article in &mut reading.articles {
        article.encoding = decoded.encoding.name();
        article.notices.splice(0..0, decoded.notices_elsewhere());
    }
    reading
}

/// Reads as [`read`] does, and keeps the articles.
fn read_whole(path: &Path, from: impl Read + Send, options: &Options) -> Reading {
    let mut articles: Vec<Article> = Vec::new();
    let mut take = |mut some: Vec<Article>| articles.append(&mut some);
    let reading = read(path, from, options, &mut take);
    Reading {
        articles,
        ..reading
    }
}

/// The lines of some bytes, without their ends.
struct Lines<'a>(&'a [u8]);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.0.is_empty() {
            return None;
        }
        let (line, rest) = match memchr::memchr(b'\n', self.0) {
            Some(end) => (&self.0[..end], &self.0[end + 1..]),
            None => (self.0, &self.0[self.0.len()..]),
        };
        self.0 = rest;
        Some(line)
    }
}

/// The articles on one line, mostly one; none on a blank line.
fn articles_on(source: &json::Source<'_>, options: &Options, number: usize, line: &[u8]) -> Found {
    let line = without_mark(line).trim_ascii();
    // Nearly every line is an article. What any other is takes more passes over it.
    let (mut found, zeros) = match articles_at_once(source, line) {
        Some(found) => (found, 0),
        None => {
            let zeros = memchr::memchr_iter(0, line).count();
            let kept: Vec<u8>;
            let line = if zeros == 0 {
                line
            } else {
                kept = line.iter().copied().filter(|byte| *byte != 0).collect();
                without_mark(&kept).trim_ascii()
            };
            if line.is_empty() {
                return Vec::new();
            }
            let found = articles_in(source, options, line);
            let found = found.unwrap_or_else(|message| vec![Err(message)]);
            (found, zeros)
        }
    };
    for found in &mut found {
        match found {
            Ok(article) => {
                article.item.get_or_insert_with(|| format!("line {number}"));
                if zeros > 0 {
                    let told = encoding::zeros_left_out(zeros, number);
                    article.notices.insert(0, told);
                }
            }
            Err(message) => *message = format!("line {number}: {message}"),
        }
    }
    found
}

/// The articles on a line that is a sound object and nothing else; `None` where there are none, or it is not.
fn articles_at_once(source: &json::Source<'_>, line: &[u8]) -> Option<Found> {
    if line.len() > LONGEST {
        return None;
    }
    let line = std::str::from_utf8(line).ok()?;
    json::articles_in_object(source, line).filter(|found| !found.is_empty())
}

/// The articles on a line that is not blank.
///
/// # Errors
/// What is wrong with it, in words.
fn articles_in(source: &json::Source<'_>, options: &Options, line: &[u8]) -> Result<Found, String> {
    if line.len() > LONGEST {
        return Err("longer than 4 GiB; split it".to_owned());
    }
    let line = std::str::from_utf8(line)
        .map_err(|_| "not UTF-8, as JSON must be; convert the file".to_owned())?;
    let value: &RawValue = serde_json::from_str(line).map_err(|error| {
        let stopped = error.column().saturating_sub(1);
        json::reason(line.get(stopped..).unwrap_or(""), &error)
    })?;
    if !value.get().starts_with('{') {
        return Err(
            "no JSON object, but JSON Lines hold one article a line; a JSON document is read with \
                    --input-format json"
                .to_owned(),
        );
    }
    let found = json::articles_in(source, value);
    if found.is_empty() {
        return Err(json::no_article(Some(value), options));
    }
    Ok(found)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn read_all(lines: &str) -> Reading {
        let path = Path::new("feed.jsonl");
        read_whole(path, lines.as_bytes(), &Options::default())
    }

    fn is_recognized(text: &str) -> bool {
        let whole = text.as_bytes();
        let (head, rest) = whole.split_at(whole.len().min(super::super::HEAD));
        recognizes(&mut head.to_vec(), rest, &Options::default()).unwrap()
    }

    fn messages(reading: &Reading) -> Vec<&str> {
        let failures = reading.failures.iter();
        failures.map(|failure| failure.message.as_str()).collect()
    }

    #[test]
    fn a_zero_byte_in_a_line_costs_no_more_than_itself() {
        let reading = read_all("{\"text\":\"One.\"}\n{\"text\":\"T\0wo.\"}\0\n");
        assert!(reading.failures.is_empty());
        assert_eq!(reading.articles[1].text, "Two.");
        assert!(reading.articles[0].notices.is_empty());
        assert_eq!(
            reading.articles[1].notices[0].text,
            "2 NUL characters were left out, the first on line 2"
        );
    }

    #[test]
    fn each_line_is_an_article_with_its_own_name() {
        let reading = read_all(
            "{\"id\":\"a\",\"text\":\"One.\",\"title\":\"T\"}\n\n{\"guid\":7,\"body\":\"Two\\nlines.\"}\n{\"text\":\"3\"}",
        );
        let articles: Vec<_> = reading
            .articles
            .iter()
            .map(|a| (a.item.as_deref(), a.text.as_str(), a.headline.as_deref()))
            .collect();
        assert_eq!(
            articles,
            [
                (Some("a"), "One.", Some("T")),
                (Some("7"), "Two\nlines.", None),
                (Some("line 4"), "3", None)
            ]
        );
    }

    #[test]
    fn a_bad_line_is_named_and_the_others_are_kept() {
        let reading = read_all(
            "{\"text\":\"One.\"}\n{\"text\":\n[1]\n{\"id\":\"x\"}\n{\"text\":\"Two.\"}\n{\"text\":\"\",\"n\":NaN}\n{\"text\":\"a\u{1}\"}\n{\"text\" 1}\n{\"text\":\"b\",\"a\u{1}\":1}",
        );
        assert_eq!(reading.articles.len(), 2);
        let expected = [
            "line 2: the JSON is cut off inside a value",
            "line 3: no JSON object, but JSON Lines hold one article a line",
            "line 4: no text: expected a string under \"text\", \"body\"",
            "line 6: NaN is no JSON; write null",
            "line 7: a raw control character in a string",
            "line 8: not JSON: expected `:`; mend it",
            "line 9: a raw control character in a string",
        ];
        for (message, begin) in messages(&reading).into_iter().zip(expected) {
            assert!(message.starts_with(begin), "{message}");
        }
        assert_eq!(reading.failures.len(), expected.len());
    }

    #[test]
    fn of_many_bad_lines_the_first_are_told_and_the_others_counted() {
        let reading = read_all(&"[\n".repeat(100_000));
        let messages = messages(&reading);
        assert_eq!(messages.len(), 11);
        assert!(messages[0].starts_with("line 1: "));
        assert_eq!(messages[10], "and 99990 more lines that could not be read");
    }

    #[test]
    fn ids_keep_all_their_digits() {
        let reading = read_all(
            "{\"id\":98765432109876543210987654321,\"text\":\"\"}\n{\"id\":18446744073709551616,\"text\":\"\"}",
        );
        let items: Vec<_> = reading.articles.iter().map(|a| a.item.as_deref()).collect();
        assert_eq!(
            items,
            [
                Some("98765432109876543210987654321"),
                Some("18446744073709551616")
            ]
        );
    }

    #[test]
    fn of_equal_keys_the_last_counts() {
        let reading = read_all("{\"text\":\"One.\",\"id\":1,\"text\":\"Two.\",\"id\":2}");
        assert_eq!(reading.articles[0].text, "Two.");
        assert_eq!(reading.articles[0].item.as_deref(), Some("2"));
    }

    #[test]
    fn a_line_longer_than_many_blocks_is_read_and_counted() {
        let long = "late ".repeat(5 << 20);
        let lines =
            format!("{{\"text\":\"1\"}}\n{{\"text\":\"{long}\"}}\n[]\n{{\"text\":\"4\"}}\n");
        let reading = read_all(&lines);
        let lengths: Vec<_> = reading.articles.iter().map(|a| a.text.len()).collect();
        assert_eq!(lengths, [1, long.len(), 1]);
        assert!(messages(&reading)[0].starts_with("line 3: "));
    }

    #[test]
    fn what_was_read_before_an_error_is_kept_but_for_the_broken_line() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the tape tore"))
            }
        }
        let lines = b"{\"text\":\"One.\"}\n{\"text\":\"Tw";
        let reading = read_whole(Path::new("x"), lines.chain(Broken), &Options::default());
        assert_eq!(reading.articles.len(), 1);
        assert_eq!(
            messages(&reading),
            ["line 2: cannot be read: the tape tore"]
        );
    }

    #[test]
    fn json_lines_are_told_from_text_and_from_documents() {
        for lines in [
            "{\"id\":1,\"text\":\"x\"}\n{\"id\"",
            "\u{feff}{\"text\":\"x\"}",
            "\n{\"id\":1}\r\n\r\n{\"text\":\"x\"}",
            "{\"text\":\"cut o\n{\"text\":\"x\"}\n",
            &format!(
                "{{\"text\":\"{}\"}}\n{{\"text\":\"\"}}\n",
                "x".repeat(100_000)
            ),
            &format!("{{\"text\":\"{}\"}}", "x".repeat(100_000)),
        ] {
            assert!(is_recognized(lines), "{lines}");
        }
        for other in [
            "{Slug} A story that begins with a brace.\n",
            "{\n  \"text\": \"x\"\n}\n",
            "{\"articles\": [\n{\"text\": \"x\"}\n]}",
            "{\"articles\": [{\"text\": \"x\"}]}\n",
            &format!(
                "{{\"articles\":[{{\"text\":\"{}\"}}]}}",
                "x".repeat(100_000)
            ),
            "A story.\n",
            "{",
            "{}",
        ] {
            assert!(!is_recognized(other), "{other}");
        }
    }
}
