//! Lays text out in columns: toned text in, wrapped lines out.

use super::visible;
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Fewest columns that a line is given, however narrow the terminal and deep the indent.
const NARROWEST: usize = 16;

/// Columns given to labels beside a text; a longer label stands on a line of its own.
const WIDEST_LABEL: usize = 18;

/// What a piece of text is to a reader. Color follows from it; meaning does not hang on color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Running text.
    Plain,
    /// Verdicts and headings.
    Strong,
    /// What only the left side has, in `[-…-]`.
    Removed,
    /// What only the right side has, in `{+…+}`.
    Added,
    /// What must not be missed.
    Alarm,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Tone::Plain => Style::new(),
            Tone::Strong => Style::new().bold(),
            Tone::Removed => AnsiColor::Red.on_default(),
            Tone::Added => AnsiColor::Green.on_default(),
            Tone::Alarm => AnsiColor::Yellow.on_default().bold(),
        }
    }
}

/// A line of text before it is wrapped: no line ends, nothing that acts on a terminal.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    characters: String,
    /// Each tone with the byte where it begins, in order; the first begins at 0.
    tones: Vec<(Tone, usize)>,
}

impl Text {
    /// Text in one tone, taken as it is.
    pub(super) fn new(tone: Tone, words: &str) -> Text {
        let mut text = Text::default();
        text.push(tone, words);
        text
    }

    /// Appends the tool's own words.
    pub(super) fn push(&mut self, tone: Tone, words: &str) {
        self.turn(tone);
        self.characters.push_str(words);
    }

    /// Appends an article's characters: white space as single spaces, hazards as escapes.
    pub(super) fn push_source(&mut self, tone: Tone, source: &str) {
        self.turn(tone);
        for c in source.chars() {
            if !c.is_whitespace() {
                visible::push(c, &mut self.characters);
            } else if !self.characters.is_empty() && !self.characters.ends_with(' ') {
                self.characters.push(' ');
            }
        }
    }

    /// Appends another text.
    pub(super) fn append(&mut self, other: &Text) {
        for (tone, piece) in other.pieces() {
            self.push(tone, piece);
        }
    }

    /// Its pieces, each in one tone, in order.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (Tone, &str)> {
        let ends = self.tones.iter().skip(1).map(|(_, begin)| *begin);
        let ends = ends.chain([self.characters.len()]);
        let pieces = self.tones.iter().zip(ends);
        pieces.map(|(&(tone, begin), end)| (tone, &self.characters[begin..end]))
    }

    /// Takes spaces off the end.
    pub(super) fn trim_end(&mut self) {
        let end = self.characters.trim_end_matches(' ').len();
        self.characters.truncate(end);
        while self.tones.pop_if(|(_, begin)| *begin >= end).is_some() {}
    }

    /// Makes `tone` the tone of what is appended next.
    fn turn(&mut self, tone: Tone) {
        let begin = self.characters.len();
        self.tones.pop_if(|last| last.1 == begin);
        if self.tones.last().is_none_or(|last| last.0 != tone) {
            self.tones.push((tone, begin));
        }
    }

    /// The characters, without tones.
    #[cfg(test)]
    pub(super) fn characters(&self) -> &str {
        &self.characters
    }
}

/// How many columns a string takes up.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// How many columns a character takes up: two for wide ones, none for combining ones.
pub(super) fn width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Where lines go: a writer with a width and perhaps color.
pub(super) struct Page<'w> {
    out: &'w mut dyn Write,
    width: usize,
    color: bool,
}

impl<'w> Page<'w> {
    /// A page of `width` columns.
    pub(super) fn new(out: &'w mut dyn Write, width: usize, color: bool) -> Page<'w> {
        Page { out, width, color }
    }

    /// How many columns there are behind an indent.
    pub(super) fn room(&self, indent: usize) -> usize {
        self.width.saturating_sub(indent).max(NARROWEST)
    }

    /// Writes an empty line.
    pub(super) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes text behind `indent` spaces, wrapped; further lines hang `hang` columns deeper.
    pub(super) fn paragraph(&mut self, indent: usize, hang: usize, text: &Text) -> io::Result<()> {
        let hang = hang.min(self.width / 3);
        let (first, rest) = (self.room(indent), self.room(indent + hang));
        let lines = wrap(&text.characters, first, rest);
        let mut tones = text.tones.iter().copied().peekable();
        let mut tone = Tone::Plain;
        for (n, line) in lines.into_iter().enumerate() {
            let indent = if n == 0 { indent } else { indent + hang };
            write!(self.out, "{:indent$}", "")?;
            let mut at = line.start;
            while at < line.end {
                while let Some((next, _)) = tones.next_if(|(_, begin)| *begin <= at) {
                    tone = next;
                }
                let end = tones.peek().map_or(line.end, |(_, begin)| *begin);
                let end = end.min(line.end);
                self.put(tone, &text.characters[at..end])?;
                at = end;
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    /// Writes labels and texts in two columns, behind `indent` spaces.
    pub(super) fn table(&mut self, indent: usize, rows: &[(String, Text)]) -> io::Result<()> {
        let labels = rows.iter().map(|(label, _)| columns(label));
        let column = labels.max().unwrap_or(0).min(WIDEST_LABEL) + 2;
        for (label, text) in rows {
            if columns(label) > WIDEST_LABEL {
                self.paragraph(indent, 2, &Text::new(Tone::Plain, label))?;
                self.paragraph(indent + column.min(self.width / 3), 0, text)?;
                continue;
            }
            let gap = column.saturating_sub(columns(label)).max(2);
            let mut line = Text::new(Tone::Plain, &format!("{label}{:gap$}", ""));
            line.append(text);
            self.paragraph(indent, column, &line)?;
        }
        Ok(())
    }

    fn put(&mut self, tone: Tone, words: &str) -> io::Result<()> {
        if self.color && tone != Tone::Plain {
            let style = tone.style();
            write!(self.out, "{style}{words}{style:#}")
        } else {
            self.out.write_all(words.as_bytes())
        }
    }
}

/// The lines of a text, without the spaces around them: `first` columns for the first line,
/// `rest` for the others. One pass, however long the text is.
///
/// A line breaks at a space, or between two characters of a script written without spaces; in the
/// middle of a word only where the word alone is wider than a line.
fn wrap(text: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut room = first;
    // The line being filled, its columns so far, and the last place where it may break.
    let (mut start, mut filled) = (0, 0);
    let mut opening: Option<(usize, usize)> = None;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        if at > start && may_break(previous, c) {
            opening = Some((at, filled));
        }
        previous = c;
        // A space may hang over the edge: it is not printed at the end of a line.
        while c != ' ' && filled + width(c) > room && filled > 0 && width(c) > 0 {
            let (end, before) = opening.take().unwrap_or((at, filled));
            lines.push(start..start + text[start..end].trim_end_matches(' ').len());
            (start, filled, room) = (end, filled - before, rest);
        }
        filled += width(c);
    }
    let end = text.trim_end_matches(' ').len();
    if start < end || lines.is_empty() {
        lines.push(start..end.max(start));
    }
    lines
}

/// Whether a line may end between two characters.
fn may_break(before: char, after: char) -> bool {
    if before == ' ' || (before == ']' && after == '{') {
        return after != ' ';
    }
    let sticks = |c: char| c.is_ascii_punctuation() || width(c) == 0;
    (width(before) == 2 || width(after) == 2)
        && !sticks(before)
        && !sticks(after)
        && !"「『（《〈【〔“‘".contains(before)
        && !"」』）》〉】〕”’、。，．！？：；…ー々".contains(after)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn wrapped(text: &str, first: usize, rest: usize) -> Vec<&str> {
        wrap(text, first, rest)
            .into_iter()
            .map(|line| &text[line])
            .collect()
    }

    fn written(text: &Text, color: bool) -> String {
        let mut out = Vec::new();
        let mut page = Page::new(&mut out, 24, color);
        page.paragraph(2, 2, text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_break_at_spaces_and_fill_their_columns() {
        assert_eq!(
            wrapped("The ferry left at dawn", 9, 7),
            ["The ferry", "left at", "dawn"]
        );
        assert_eq!(wrapped("", 10, 10), [""]);
        assert_eq!(wrapped("   ", 2, 2), [""]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_cut() {
        assert_eq!(
            wrapped("go abcdefghij on", 4, 4),
            ["go", "abcd", "efgh", "ij", "on"]
        );
    }

    #[test]
    fn wide_characters_count_double_and_break_anywhere_but_before_a_stop() {
        assert_eq!(
            wrapped("会談は七日に。終了", 6, 6),
            ["会談は", "七日", "に。終", "了"]
        );
    }

    #[test]
    fn combining_marks_stay_with_their_letter() {
        let text = "กำลังดำเนินการอยู่ที่นี่";
        for line in wrapped(text, 3, 3) {
            assert!(columns(line) <= 3);
            assert_ne!(line.chars().next().map(width), Some(0), "{line:?}");
        }
        assert_eq!(wrapped(text, 3, 3).concat(), text);
    }

    #[test]
    fn further_lines_hang_and_color_stops_at_each_line_end() {
        let mut text = Text::new(Tone::Strong, "a verdict that needs ");
        text.push(Tone::Plain, "room");
        assert_eq!(written(&text, false), "  a verdict that needs\n    room\n");
        assert_eq!(
            written(&text, true),
            "  \u{1b}[1ma verdict that needs\u{1b}[0m\n    room\n"
        );
    }

    #[test]
    fn source_text_is_put_on_one_line_and_made_harmless() {
        let mut text = Text::default();
        text.push_source(Tone::Plain, "  two\r\n\tlines \u{1b}[2J");
        assert_eq!(text.characters(), "two lines \\u{1b}[2J");
    }

    #[test]
    fn trimming_the_end_keeps_tones_in_step() {
        let mut text = Text::new(Tone::Removed, "[-x-] ");
        text.push(Tone::Plain, "  ");
        text.trim_end();
        text.push(Tone::Added, "{+y+}");
        assert_eq!(text.characters(), "[-x-]{+y+}");
        assert_eq!(text.tones, [(Tone::Removed, 0), (Tone::Added, 5)]);
    }
}
