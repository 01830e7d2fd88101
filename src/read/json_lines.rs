//! Reads JSON Lines: one article a line, as a JSON object.
//!
//! | field of the article | keys, the first that is there |
//! |---|---|
//! | `item` | `id`, `guid`, `uri` |
//! | `text` | `text`, `body`, `body_text`, `content` |
//! | `headline` | `headline`, `title` |
//!
//! The input is read in blocks and never held as a whole, so that a file larger than memory costs no more than its articles.

use super::{Failure, Options, Reading};
use crate::article::{Article, Format};
use rayon::prelude::*;
use serde::Deserialize;
use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

/// How much is read before its lines are parsed, on all cores.
const BLOCK: usize = 8 << 20;

/// Whether a file that begins with these bytes is JSON Lines: its first line, if all of it is there, is an object with a
/// text; if it goes on, it begins as an object does.
pub(super) fn recognizes(head: &[u8], options: &Options) -> bool {
    let head = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    if options.encoding.is_some_and(|e| e != encoding_rs::UTF_8) || !head.starts_with(b"{") {
        return false;
    }
    match head.iter().position(|byte| *byte == b'\n') {
        Some(end) => serde_json::from_slice::<Line<'_>>(&head[..end])
            .is_ok_and(|line| line.into_text().is_some()),
        None => {
            serde_json::from_slice::<Line<'_>>(head).is_ok_and(|line| line.into_text().is_some())
                || head[1..].trim_ascii_start().starts_with(b"\"") && head.len() + 64 > super::HEAD
        }
    }
}

/// Reads all lines of `from`. A line that is no article becomes a failure that names it; the others are kept.
///
/// # Errors
/// What the operating system says when `from` cannot be read.
pub(super) fn read(path: &Path, mut from: impl Read) -> io::Result<Reading> {
    let mut reading = Reading::default();
    let mut block: Vec<u8> = Vec::with_capacity(BLOCK);
    let mut line_number = 1;
    loop {
        let before = block.len();
        from.by_ref().take(BLOCK as u64).read_to_end(&mut block)?;
        let ended = block.len() - before < BLOCK;
        let complete = if ended {
            block.len()
        } else {
            match memchr::memrchr(b'\n', &block[before..]) {
                Some(at) => before + at + 1,
                // One line longer than a block.
                None => continue,
            }
        };
        let lines: Vec<&[u8]> = Lines(&block[..complete]).collect();
        let count = lines.len();
        let articles: Vec<Option<Result<Article, Failure>>> = lines
            .into_par_iter()
            .enumerate()
            .map(|(n, line)| article(path, line_number + n, line))
            .collect();
        for article in articles.into_iter().flatten() {
            match article {
                Ok(article) => reading.articles.push(article),
                Err(failure) => reading.failures.push(failure),
            }
        }
        line_number += count;
        block.drain(..complete);
        if ended {
            return Ok(reading);
        }
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

/// The article on one line; `None` for a blank line.
fn article(path: &Path, number: usize, line: &[u8]) -> Option<Result<Article, Failure>> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    if line.trim_ascii().is_empty() {
        return None;
    }
    let failure = |message: String| {
        Some(Err(Failure {
            path: path.to_owned(),
            message: format!("line {number}: {message}"),
        }))
    };
    let Ok(line) = std::str::from_utf8(line) else {
        return failure("not UTF-8, as JSON must be; convert the file".to_owned());
    };
    let mut fields = match serde_json::from_str::<Line<'_>>(line) {
        Ok(fields) => fields,
        Err(error) => {
            return failure(format!(
                "not a JSON object of an article ({error}); mend or leave out the line"
            ));
        }
    };
    let item = fields.item();
    let headline = fields
        .headline
        .take()
        .or(fields.title.take())
        .map(Cow::into_owned);
    let Some(text) = fields.into_text() else {
        return failure(
            "no text: expected a string under \"text\", \"body\", \"body_text\" or \"content\""
                .to_owned(),
        );
    };
    if text.len() as u64 > u64::from(u32::MAX) {
        return failure("a text larger than 4 GiB; split it".to_owned());
    }
    Some(Ok(Article {
        item,
        headline,
        ..Article::new(path, Format::JsonLines, "UTF-8", text)
    }))
}

/// What is read of one line.
#[derive(Deserialize)]
struct Line<'a> {
    id: Option<serde_json::Value>,
    guid: Option<serde_json::Value>,
    uri: Option<serde_json::Value>,
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow)]
    body: Option<Cow<'a, str>>,
    #[serde(borrow)]
    body_text: Option<Cow<'a, str>>,
    #[serde(borrow)]
    content: Option<Cow<'a, str>>,
    #[serde(borrow)]
    headline: Option<Cow<'a, str>>,
    #[serde(borrow)]
    title: Option<Cow<'a, str>>,
}

impl Line<'_> {
    fn item(&mut self) -> Option<String> {
        let id = self.id.take().or(self.guid.take()).or(self.uri.take())?;
        match id {
            serde_json::Value::String(id) => Some(id),
            serde_json::Value::Null => None,
            other => Some(other.to_string()),
        }
    }

    fn into_text(self) -> Option<String> {
        let text = self
            .text
            .or(self.body)
            .or(self.body_text)
            .or(self.content)?;
        Some(text.into_owned())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn read_all(lines: &str) -> Reading {
        read(Path::new("feed.jsonl"), lines.as_bytes()).unwrap()
    }

    #[test]
    fn each_line_is_an_article_with_its_own_name() {
        let reading = read_all(
            "{\"id\":\"a\",\"text\":\"One.\",\"title\":\"T\"}\n\n{\"guid\":7,\"body\":\"Two\\nlines.\"}",
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
                (Some("7"), "Two\nlines.", None)
            ]
        );
    }

    #[test]
    fn a_bad_line_is_named_and_the_others_are_kept() {
        let reading =
            read_all("{\"text\":\"One.\"}\n{\"text\":\n[1]\n{\"id\":\"x\"}\n{\"text\":\"Two.\"}\n");
        assert_eq!(reading.articles.len(), 2);
        let lines: Vec<_> = reading
            .failures
            .iter()
            .map(|f| f.message.split(':').next().unwrap())
            .collect();
        assert_eq!(lines, ["line 2", "line 3", "line 4"]);
    }

    #[test]
    fn json_lines_are_told_from_text_by_their_first_line() {
        let options = Options::default();
        assert!(recognizes(b"{\"id\":1,\"text\":\"x\"}\n{\"id\"", &options));
        assert!(recognizes(b"\xef\xbb\xbf{\"text\":\"x\"}", &options));
        assert!(!recognizes(
            b"{Slug} A story that begins with a brace.\n",
            &options
        ));
        assert!(!recognizes(b"{\n  \"text\": \"x\"\n}\n", &options));
        assert!(!recognizes(b"A story.\n", &options));
    }
}
