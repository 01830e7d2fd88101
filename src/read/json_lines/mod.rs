//! Reads JSON Lines: one article a line, as a JSON object, whose keys are those of other [JSON](super::json).
//!
//! The input is read in blocks and never held as a whole, so that a file larger than memory costs no more than its articles.

mod blocks;

use super::encoding::{self, Decoded};
use super::failures::Failures;
use super::json::{self, Found};
use super::source::system_message;
use super::{Handover, Options, Reading};
use crate::article::{Article, Format, Role};
use crate::positioned;
use crate::reread::{Original, Reread};
use blocks::{BLOCK, Block, Blocks, Lines};
use rayon::prelude::*;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    let lines = Lines::of(without_mark(head).trim_ascii_start());
    let mut lines = lines.map(|(_, line)| line);
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
/// names it, as does what the operating system says where `from` cannot be read on; the others are kept. From `file`, which
/// is the same, texts may be read again.
pub(super) fn read(
    path: &Path,
    from: impl Read + Send,
    file: Option<File>,
    options: &Options,
    handover: &mut Handover<'_>,
) -> Reading {
    let source = source(path, options);
    let original = file.and_then(|file| LinesFile::original(file, path, options));
    let mut failures = Failures::new(path);
    let (mut line_number, mut offset) = (1, 0);
    let mut blocks = Blocks::of(from);
    let mut spare = Block::default();
    let mut next = blocks.next(Block::default());
    let mut parsed: Vec<Article> = Vec::new();
    while let Some(block) = next {
        let parse = || {
            let lines: Vec<(usize, &[u8])> = Lines::of(block.bytes()).collect();
            let count = lines.len();
            let numbered = lines.into_par_iter().enumerate();
            let each = numbered.map(|(n, (start, line))| {
                let mut found = articles_on(&source, options, line_number + n, line);
                if let (Some(original), [Ok(article)]) = (&original, found.as_mut_slice()) {
                    let start = offset + start as u64;
                    let length = u32::try_from(line.len()).ok();
                    article.reread =
                        length.map(|length| Reread::new(original, start, length, &article.text));
                }
                found
            });
            let found: Vec<Found> = each.collect();
            let mut articles = Vec::with_capacity(found.len());
            for found in found.into_iter().flatten() {
                match found {
                    Ok(article) => articles.push(article),
                    Err(message) => failures.push(|| message),
                }
            }
            (articles, count)
        };
        // Nobody waits for the file while there are lines to parse, nor for whoever takes the articles of the block before.
        let give = || handover.give(std::mem::take(&mut parsed));
        let (following, ((articles, count), ())) =
            rayon::join(|| blocks.next(spare), || rayon::join(parse, give));
        if handover.is_over() {
            break;
        }
        parsed = articles;
        line_number += count;
        offset += block.bytes().len() as u64;
        (next, spare) = (following, block);
    }
    handover.give(parsed);
    if let Some(Err(error)) = blocks.end {
        failures.push(|| format!("line {line_number}: {}", system_message(&error)));
    }
    Reading {
        failures: failures.conclude("lines"),
        ..Reading::default()
    }
}

/// A file of JSON Lines, of which any line can be read again.
#[derive(Debug)]
struct LinesFile {
    file: File,
    path: PathBuf,
    options: Options,
}

/// How many of them are open. A system lets a process open some hundred files.
static OPEN: AtomicUsize = AtomicUsize::new(0);

/// Most of them that are open at a time; the texts of any more are kept.
const MOST_OPEN: usize = 64;

impl LinesFile {
    fn original(file: File, path: &Path, options: &Options) -> Option<Arc<dyn Original>> {
        let original = LinesFile {
            file,
            path: path.to_owned(),
            options: options.clone(),
        };
        let others = OPEN.fetch_add(1, Ordering::Relaxed);
        // One too many closes again, and is counted off, when it is dropped here.
        let original: Arc<dyn Original> = Arc::new(original);
        (others < MOST_OPEN).then_some(original)
    }
}

impl Drop for LinesFile {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Original for LinesFile {
    fn read(&self, start: u64, length: u32) -> io::Result<String> {
        let mut line = vec![0; length as usize];
        positioned::read_exact_at(&self.file, &mut line, start)?;
        let source = source(&self.path, &self.options);
        let mut found = articles_on(&source, &self.options, 0, &line).into_iter();
        match (found.next(), found.next()) {
            (Some(Ok(article)), None) => Ok(article.text),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    fn name(&self) -> String {
        self.path.display().to_string()
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
    let mut take = |mut some: Vec<Article>, _| {
        articles.append(&mut some);
        ControlFlow::Continue(())
    };
    let reading = read(
        path,
        from,
        None,
        options,
        &mut Handover::new(&mut take, Role::Own),
    );
    Reading {
        articles,
        ..reading
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
mod tests;
