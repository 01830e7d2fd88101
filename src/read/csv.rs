//! Reads CSV: one article a row, under a header that names a column of texts.
//!
//! | part of the article | column, the best name first; case and `_`, `-` aside |
//! |---|---|
//! | text, headline, item, GUID, version, issued, language | as the keys in [JSON](super::json) |
//!
//! Cells are separated by commas, semicolons or tabs, whichever the header has, or by what a line above it says (`sep=;`).

use super::encoding::Decoded;
use super::failures::{Failures, listed};
use super::fields::{Field, Fields};
use super::json::is_global;
use super::prose::{self, Piece};
use super::{Options, Reading};
use crate::article::{Article, Format, Metadata};
use std::borrow::Cow;
use std::path::Path;

/// Whether a text is CSV with a column of texts: its first line is a header, and its first row has as many cells.
pub(super) fn recognizes(text: &str, options: &Options) -> bool {
    let (header, delimiter) = said_delimiter(text);
    let text = &text[header..];
    let Some(delimiter) = delimiter.or_else(|| delimiter_of(text)) else {
        return false;
    };
    // A headline has a blank line below it, and spaces behind its commas.
    let mut lines = text.trim_start().lines().skip(1);
    if lines.next().is_some_and(|line| line.trim().is_empty()) && lines.next().is_some() {
        return false;
    }
    let mut rows = reader(text, delimiter).into_records();
    let Some(Ok(header)) = rows.next() else {
        return false;
    };
    let is_name = |cell: &str| {
        let is_sign = |c: char| c.is_alphanumeric() || " _-.:/#@$".contains(c);
        !cell.is_empty() && cell.len() <= 40 && !cell.starts_with(' ') && cell.chars().all(is_sign)
    };
    let is_header = header.iter().all(is_name);
    let fits = rows
        .next()
        .is_none_or(|row| row.is_ok_and(|row| row.len() == header.len()));
    is_header && fits && Columns::of(&header, &options.fields).is_ok()
}

/// Reads all rows. One that is no article becomes a failure that names its line; the others are kept.
pub(super) fn read(path: &Path, decoded: Decoded, options: &Options) -> Reading {
    let text = decoded.text.as_str();
    let mut failures = Failures::new(path);
    let mut articles = Vec::new();
    let mut rows = Rows::of(text);
    let header = rows.next().map(|row| row.cells).unwrap_or_default();
    match Columns::of(&header, &options.fields) {
        Err(message) => failures.push(|| message),
        Ok(columns) => {
            for row in rows {
                let line = row.line;
                if row.is_left_open {
                    failures.push(|| {
                        format!("line {line}: a quotation mark that is never closed; close it")
                    });
                } else if row.cells.len() != header.len() {
                    failures.push(|| {
                        format!(
                            "line {line}: a row of {}, but the header has {}; a cell with a delimiter or quotation mark in \
                             it has to be quoted",
                            cells(row.cells.len()),
                            header.len()
                        )
                    });
                } else {
                    let encoding = decoded.encoding.name();
                    let mut article = columns.article(path, encoding, &row.cells);
                    article.notices = decoded.notices_elsewhere().collect();
                    article.item = article.item.or_else(|| Some(format!("line {line}")));
                    articles.push(article);
                }
            }
        }
    }
    Reading {
        articles,
        failures: failures.conclude("rows"),
        ..Reading::default()
    }
}

fn cells(count: usize) -> String {
    match count {
        1 => "1 cell".to_owned(),
        n => format!("{n} cells"),
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(AHEAD)
        .from_reader(text.as_bytes())
}

/// How many times its length may be read again of a text, for the rows that cells swallowed which were never closed.
const AGAIN: usize = 8;

/// How much a reader reads ahead, which is read again each time.
const AHEAD: usize = 8 << 10;

/// A row as it stands in a text.
struct Row {
    /// The line that it begins on, from 1.
    line: usize,
    cells: csv::StringRecord,
    /// Whether a cell in it is never closed, so that it goes on to the next quotation mark or the end of the text. The lines
    /// behind its first follow as rows.
    is_left_open: bool,
}

/// The rows of a text, the header included.
struct Rows<'t> {
    text: &'t str,
    delimiter: u8,
    reader: csv::Reader<&'t [u8]>,
    /// Where in the text the reader began.
    from: usize,
    /// How many bytes may be read again.
    again: usize,
    /// Up to where lines were counted, and how many.
    counted: usize,
    line: usize,
}

impl<'t> Rows<'t> {
    fn of(text: &'t str) -> Rows<'t> {
        let (from, delimiter) = said_delimiter(text);
        let delimiter = delimiter.or_else(|| delimiter_of(&text[from..]));
        let delimiter = delimiter.unwrap_or(b',');
        Rows {
            text,
            delimiter,
            reader: reader(&text[from..], delimiter),
            from,
            again: AGAIN * (text.len() + AHEAD),
            counted: 0,
            line: 1,
        }
    }

    /// The line that a row begins on, which stands behind those asked for before.
    fn line_at(&mut self, start: usize) -> usize {
        let between = &self.text.as_bytes()[self.counted..start];
        self.line += memchr::memchr_iter(b'\n', between).count();
        self.counted = start;
        self.line
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut cells = csv::StringRecord::new();
        // Nothing can go wrong: all of it is UTF-8, and rows may have any number of cells.
        if !self.reader.read_record(&mut cells).unwrap_or(false) {
            return None;
        }
        let start = self.from + cells.position().map_or(0, |at| at.byte() as usize);
        // What ended the row before, and blank lines, may still stand in front.
        let ends = self.text[start..].bytes();
        let start = start
            + ends
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
        let end = self.from + self.reader.position().byte() as usize;
        let row = &self.text[start..end.max(start)];
        let is_left_open = is_left_open(row.trim_end(), self.delimiter);
        let line = self.line_at(start);
        if is_left_open
            && let Some(left) = self.again.checked_sub(row.len() + AHEAD)
            && let Some(end) = row.find('\n')
        {
            self.again = left;
            self.from = start + end + 1;
            self.reader = reader(&self.text[self.from..], self.delimiter);
        }
        Some(Row {
            line,
            cells,
            is_left_open,
        })
    }
}

/// Whether a row has several lines because a cell in it is never closed: its quotation mark has no other, or one with more of
/// a cell behind it.
fn is_left_open(row: &str, delimiter: u8) -> bool {
    let bytes = row.as_bytes();
    if memchr::memchr(b'\n', bytes).is_none() {
        return false;
    }
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            at += 1;
            loop {
                let Some(mark) = memchr::memchr(b'"', &bytes[at..]) else {
                    return true;
                };
                at += mark + 1;
                match bytes.get(at) {
                    Some(b'"') => at += 1, // one inside the cell, doubled
                    Some(b'\r' | b'\n') | None => break,
                    Some(byte) if *byte == delimiter => break,
                    Some(_) => return true,
                }
            }
        }
        let rest = memchr::memchr2(delimiter, b'\n', &bytes[at..]);
        at += rest.map_or(bytes.len() - at, |end| end + 1);
    }
    false
}

/// Where the header begins, and the sign that separates cells if the line above the header says so, as Excel has it:
/// `sep=;`.
fn said_delimiter(text: &str) -> (usize, Option<u8>) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    match line.trim_end().as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', sign] => (line.len(), Some(*sign)),
        // What was trimmed off may have been the sign.
        b"sep=" if line.starts_with("sep=\t") => (line.len(), Some(b'\t')),
        _ => (0, None),
    }
}

/// The sign that separates the cells of the first line; `None` where it has only one cell.
fn delimiter_of(text: &str) -> Option<u8> {
    let line = text.trim_start().lines().next()?;
    let line = line.as_bytes();
    [b'\t', b';', b',']
        .into_iter()
        .map(|sign| (memchr::memchr_iter(sign, line).count(), sign))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .map(|(_, sign)| sign)
}

/// Which column fills which field.
struct Columns([Option<usize>; Field::ALL.len()]);

impl Columns {
    /// The columns under this header.
    ///
    /// # Errors
    /// That a column is missing, as a message.
    fn of(header: &csv::StringRecord, fields: &Fields) -> Result<Columns, String> {
        let mut best: [Option<(usize, usize)>; Field::ALL.len()] = Default::default();
        for (n, name) in header.iter().enumerate() {
            if let Some((field, rank)) = Field::of_key(name.trim())
                && best[field as usize].is_none_or(|(least, _)| rank < least)
            {
                best[field as usize] = Some((rank, n));
            }
        }
        let names = || listed(header.iter().map(str::trim));
        for field in Field::ALL {
            if let Some(path) = fields.path(field) {
                let column = header.iter().position(|name| name.trim() == path);
                if column.is_none() && field == Field::Text {
                    return Err(format!(
                        "no column {path:?}, where --field says that the text is; the columns are {}",
                        names()
                    ));
                }
                best[field as usize] = column.map(|n| (0, n));
            }
        }
        if best[Field::Text as usize].is_none() {
            return Err(format!(
                "no column of texts: expected one named \"text\", \"body\", \"content\" or the like, or --field \
                 text=COLUMN; the columns are {}",
                names()
            ));
        }
        Ok(Columns(best.map(|column| column.map(|(_, n)| n))))
    }

    fn article(&self, path: &Path, encoding: &'static str, row: &csv::StringRecord) -> Article {
        let cell = |field: Field| row.get(self.0[field as usize]?);
        let filled = |field| {
            let cell = cell(field)?.trim();
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        let text = cell(Field::Text).unwrap_or_default();
        let (text, furniture) = prose::text_of(vec![Piece::of(Cow::Borrowed(text))]);
        let id = filled(Field::Id);
        let guid = filled(Field::Guid).or_else(|| id.clone().filter(|id| is_global(id)));
        let headline = cell(Field::Headline).map(|text| Piece::of(Cow::Borrowed(text)));
        Article {
            item: id.or_else(|| guid.clone()),
            headline: headline.and_then(|piece| prose::line_of(&[piece])),
            metadata: Metadata {
                guid,
                version: filled(Field::Version),
                issued: filled(Field::Date),
                language: filled(Field::Language),
                withdrawn: None,
            },
            furniture,
            ..Article::new(path, Format::Csv, encoding, text)
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::super::from_bytes;
    use super::*;

    fn read_all(text: &str) -> Reading {
        from_bytes(Path::new("feed.csv"), text.as_bytes(), &Options::default())
    }

    #[test]
    fn each_row_is_an_article_whatever_separates_its_cells() {
        for sign in [",", ";", "\t"] {
            let lines = [
                ["ID", "Title", "Body Text", "updated_at"],
                [
                    "a1",
                    "\"Late, \"\"again\"\"\"",
                    "\"Fog, ice;\tand\nsnow.\"",
                    "2031-02-03",
                ],
                ["", "", "Later.", ""],
            ];
            let reading = read_all(&lines.map(|cells| cells.join(sign)).join("\r\n"));
            assert!(reading.failures.is_empty(), "{:?}", reading.failures);
            let [first, second] = reading.articles.as_slice() else {
                panic!("{sign:?}: {:?}", reading.articles);
            };
            assert_eq!(first.format, Format::Csv);
            assert_eq!(first.text, "Fog, ice;\tand\nsnow.");
            assert_eq!(first.headline.as_deref(), Some("Late, \"again\""));
            assert_eq!(first.item.as_deref(), Some("a1"));
            assert_eq!(first.metadata.issued.as_deref(), Some("2031-02-03"));
            assert_eq!(
                (second.text.as_str(), second.headline.as_deref()),
                ("Later.", None)
            );
            assert_eq!(second.item.as_deref(), Some("line 4"));
        }
    }

    #[test]
    fn a_line_above_the_header_may_say_what_separates_cells() {
        for (said, sign) in [("sep=;", ";"), ("SEP=|", "|"), ("sep=\t", "\t")] {
            let lines = ["id~text", "1~Fog, ice.", "2~Late~again."];
            let lines = lines.map(|line| line.replace('~', sign)).join("\r\n");
            let reading = read_all(&format!("{said}\r\n{lines}\r\n"));
            let [article] = reading.articles.as_slice() else {
                panic!("{said}: {reading:?}");
            };
            assert_eq!(article.format, Format::Csv);
            assert_eq!(article.text, "Fog, ice.");
            assert!(
                reading.failures[0]
                    .message
                    .starts_with("line 4: a row of 3")
            );
        }
    }

    #[test]
    fn a_bad_row_is_named_by_its_line_and_the_others_are_kept() {
        let reading = read_all("id,text\n1,One.\n2,Two, too.\n3\n4,Four.\n");
        let texts: Vec<_> = reading.articles.iter().map(|a| a.text.as_str()).collect();
        assert_eq!(texts, ["One.", "Four."]);
        let messages: Vec<_> = reading.failures.iter().map(|f| &f.message[..30]).collect();
        assert_eq!(
            messages,
            [
                "line 3: a row of 3 cells, but ",
                "line 4: a row of 1 cell, but t"
            ]
        );
    }

    #[test]
    fn the_rows_behind_a_cell_that_is_never_closed_are_kept() {
        let texts = |reading: &Reading| -> Vec<String> {
            let texts = reading.articles.iter().map(|a| a.text.clone());
            texts.collect()
        };
        let reading = read_all("id,text\n1,One.\n2,\"Two.\nMore.\n3,Three.\n4,Four.\n");
        assert_eq!(texts(&reading), ["One.", "Three.", "Four."]);
        assert_eq!(
            reading.failures[0].message,
            "line 3: a quotation mark that is never closed; close it"
        );
        assert!(
            reading.failures[1]
                .message
                .starts_with("line 4: a row of 1 cell")
        );
        assert_eq!(reading.articles[1].item.as_deref(), Some("3"));
        assert!(read_all("id,text\n1,A 5\" pipe.\n").failures.is_empty());

        // No clock: what takes quadratic time takes minutes here, and shows.
        let many = read_all(&format!("id,text\n{}", "1,\"Late.\n".repeat(400_001)));
        assert_eq!(many.failures.len(), 11);
        assert!(
            read_all("id,text\n1,\"\"\"Late,\"\" he\nsaid.\"\r\n2,\"\"\n")
                .failures
                .is_empty()
        );
    }

    #[test]
    fn a_story_with_commas_is_no_table() {
        for story in [
            "Body, soul and text\n\nThe ferry was late, the mayor said.\n",
            "Text: the mayor's speech, in full\nFriends, we are late.",
            "text\nThe ferry was late.",
            "date,story of the ferry, and of the fog that kept it from sailing, it was said\na,b,c",
            "name,date\nferry,Monday\n",
        ] {
            assert_eq!(read_all(story).articles[0].format, Format::Text, "{story}");
        }
    }

    #[test]
    fn a_column_can_be_named() {
        let mut options = Options::default();
        options.fields.set("text=article.words").unwrap();
        let read = |text: &str| from_bytes(Path::new("x"), text.as_bytes(), &options);
        let articles = read("no,article.words,text\n1,Late.,x\n").articles;
        assert_eq!(articles[0].text, "Late.");
        options.format = Some(Format::Csv);
        let failures = from_bytes(Path::new("x"), b"no,text\n1,Late.\n", &options).failures;
        assert_eq!(
            failures[0].message,
            "no column \"article.words\", where --field says that the text is; the columns are no, text"
        );
    }
}
