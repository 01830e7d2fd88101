//! Cuts a text into lines, and finds which of them were hard-wrapped and so make one paragraph.

use super::phrase::ends_sentence;
use crate::text::trim::trim;

/// One line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// First byte that is no white space.
    pub(super) start: usize,
    /// One past the last byte that is no white space.
    pub(super) end: usize,
    /// White space before the first byte, in bytes.
    indent: u32,
    /// A blank line, a form feed or a control byte stands before.
    spaced: bool,
    /// White space stood before the line break, as mail programs leave it where a paragraph goes on.
    flowed: bool,
}

/// A run of lines that make one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// First byte that is no white space.
    pub(super) start: usize,
    /// One past the last byte that is no white space.
    pub(super) end: usize,
    /// A blank line stands before.
    pub(super) spaced: bool,
}

/// Cuts `text` at line feeds, carriage returns, form feeds, the Unicode line and paragraph separators and the control bytes wires set between parts.
pub(super) fn split(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    // Nearly every text breaks its lines with line feeds alone; a pass that the compiler vectorizes tells, and where not all is
    // ASCII, a second that looks for two of the three bytes of U+2028 and U+2029.
    let (control, all) = bytes.iter().fold((0, 0), |(control, all), &b| {
        let is_control = (b < b' ') & (b != b'\n') & (b != b'\t');
        (control | u8::from(is_control), all | b)
    });
    let separates = || {
        let pairs = bytes.iter().zip(bytes.get(2..).unwrap_or_default());
        pairs.fold(false, |found, (&first, &third)| {
            found | ((first == 0xE2) & (third & !1 == 0xA8))
        })
    };
    let rare = control != 0 || !all.is_ascii() && separates();
    let mut lines = Vec::with_capacity(bytes.len() / 160 + 1);
    let mut cutter = Cutter {
        text,
        lines: &mut lines,
        spaced: false,
    };
    if rare {
        let mut from = 0;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let hard = match c {
                '\n' | '\u{2028}' => false,
                '\r' => {
                    if chars.peek().is_some_and(|&(_, next)| next == '\n') {
                        continue; // one break, taken at the line feed
                    }
                    false
                }
                '\u{b}' | '\u{c}' | '\u{2029}' => true,
                c if c < ' ' && c != '\t' => true,
                _ => continue,
            };
            cutter.line(from, at);
            cutter.spaced |= hard;
            from = at + c.len_utf8();
        }
        cutter.line(from, text.len());
    } else {
        let mut from = 0;
        while let Some(len) = memchr::memchr(b'\n', &bytes[from..]) {
            cutter.line(from, from + len);
            from += len + 1;
            // An empty line stands between most paragraphs.
            while bytes.get(from) == Some(&b'\n') {
                cutter.spaced = true;
                from += 1;
            }
        }
        cutter.line(from, text.len());
    }
    lines
}

struct Cutter<'t, 'l> {
    text: &'t str,
    lines: &'l mut Vec<Line>,
    spaced: bool,
}

impl Cutter<'_, '_> {
    fn line(&mut self, from: usize, to: usize) {
        let (start, end) = trim(self.text, from, to);
        if start == end {
            self.spaced = true;
            return;
        }
        let indent = start - from;
        let flowed = self.text[end..to].starts_with(' ');
        self.lines.push(Line {
            start,
            end,
            indent: indent as u32,
            spaced: self.spaced,
            flowed,
        });
        self.spaced = false;
    }
}

/// Longest line that a writer or a wire breaks by hand, in characters.
const MAX_WIDTH: usize = 132;
/// Shortest line that breaks by its width rather than by its sense.
const MIN_WIDTH: usize = 38;

/// Joins hard-wrapped lines. A line goes on in the next when their run of lines is wrapped as a whole (many lines end within a sentence, at a width that
/// the next word would not have fitted) or when the pair can hardly be read otherwise. `stands_alone` tells lines that are never part of a paragraph.
pub(super) fn join(text: &str, lines: &[Line], stands_alone: impl Fn(&str) -> bool) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(lines.len());
    let usual = usual_width(text, lines);
    let mut from = 0;
    while from < lines.len() {
        let to = run_end(lines, from);
        let run = &lines[from..to];
        from = to;
        if run.len() == 1 {
            blocks.push(Block {
                start: run[0].start,
                end: run[0].end,
                spaced: run[0].spaced,
            });
            continue;
        }
        let wrap = Wrap::of(text, run, usual);
        let mut open: Option<Block> = None;
        for (n, line) in run.iter().enumerate() {
            let goes_on = n > 0
                && open.is_some_and(|block| {
                    wrap.goes_on(text, block, &run[n - 1], line, run.last().unwrap_or(line))
                })
                && !stands_alone(&text[line.start..line.end])
                && !open.is_some_and(|block| {
                    block.end == run[n - 1].end
                        && block.start == run[n - 1].start
                        && stands_alone(&text[block.start..block.end])
                        && !leaves_open(&text[block.start..block.end])
                });
            match &mut open {
                Some(block) if goes_on => block.end = line.end,
                _ => blocks.extend(open.replace(Block {
                    start: line.start,
                    end: line.end,
                    spaced: line.spaced,
                })),
            }
        }
        blocks.extend(open);
    }
    blocks
}

/// Whether a bracket that opens a line is closed in none of it: `(Reporting by Ann Example in Elmsted; Editing by`.
fn leaves_open(line: &str) -> bool {
    line.starts_with('(') && !line.contains(')')
}

/// The end of the run of lines without a blank one between that begins at `from`.
fn run_end(lines: &[Line], from: usize) -> usize {
    (from + 1..lines.len())
        .find(|&at| lines[at].spaced)
        .unwrap_or(lines.len())
}

/// The width at which the text as a whole is wrapped, judged from its runs of three lines or more.
fn usual_width(text: &str, lines: &[Line]) -> Option<usize> {
    let (mut from, mut wrapped, mut other, mut width) = (0, 0, 0, 0);
    while from < lines.len() {
        let to = run_end(lines, from);
        if to - from >= 3 {
            match Wrap::of(text, &lines[from..to], None).width {
                Some(found) => {
                    wrapped += to - from;
                    width = width.max(found);
                }
                None => other += to - from,
            }
        }
        from = to;
    }
    (wrapped > 0 && wrapped >= other).then_some(width)
}

/// How a run of lines is wrapped.
struct Wrap {
    /// Its width in characters when it is wrapped as a whole.
    width: Option<usize>,
    /// The indent that most of its lines have.
    indent: u32,
}

impl Wrap {
    fn of(text: &str, run: &[Line], usual: Option<usize>) -> Wrap {
        let indent = run
            .iter()
            .skip(1)
            .map(|line| line.indent)
            .min()
            .unwrap_or(0);
        let no = Wrap {
            width: None,
            indent,
        };
        // Bytes bound characters from above, so this spares long lines the count.
        let mut width = 0;
        for line in run {
            let chars = if line.end - line.start > MAX_WIDTH {
                width_of(text, line)
            } else {
                line.end - line.start
            };
            if chars > MAX_WIDTH {
                return no;
            }
            width = width.max(if chars == line.end - line.start {
                width_of(text, line)
            } else {
                chars
            });
        }
        if run.len() == 2 {
            return Wrap {
                width: usual,
                indent,
            };
        }
        if width < MIN_WIDTH
            && !run.iter().all(|line| {
                text[line.start..line.end]
                    .chars()
                    .next()
                    .is_some_and(is_uncased)
            })
        {
            return no;
        }
        let (mut soft, mut full, mut odd, mut tables) = (0, 0, 0, 0);
        for pair in run.windows(2) {
            let (a, b) = (
                &text[pair[0].start..pair[0].end],
                &text[pair[1].start..pair[1].end],
            );
            let within = !ends_sentence(a);
            let filled = width_of(text, &pair[0]) + 1 + first_word(b) > width;
            soft += usize::from(
                within
                    && goes_on_within(b)
                    && (filled || !b.chars().next().is_some_and(is_uncased)),
            );
            full += usize::from(filled);
            odd += usize::from(within && !filled && !goes_on_within(b));
            tables += usize::from(is_row(a));
        }
        let pairs = run.len() - 1;
        let wrapped =
            soft * 3 >= pairs && full * 5 >= pairs * 2 && odd * 4 <= pairs && tables * 4 <= pairs;
        Wrap {
            width: if wrapped { Some(width) } else { None },
            indent,
        }
    }

    /// Whether `next` goes on the paragraph `block` that ends with `line`.
    fn goes_on(&self, text: &str, block: Block, line: &Line, next: &Line, last: &Line) -> bool {
        let (a, b) = (&text[line.start..line.end], &text[next.start..next.end]);
        // A bracket that was opened at the block's start and closes with the next line.
        let opened = text[block.start..].starts_with('(')
            && block.end - block.start <= 600
            && !text[block.start..block.end].contains(')')
            && b.ends_with(')');
        if opened {
            return true;
        }
        if opens_item(b) || is_row(a) || is_row(b) {
            return false;
        }
        let within = !ends_sentence(a);
        if let Some(width) = self.width {
            if next.indent > line.indent.max(self.indent) + 1
                || next.indent >= self.indent + 2 && line.indent == self.indent
            {
                return false;
            }
            let used = width_of(text, line);
            let slack = width / 8;
            let fits = used + 1 + first_word(b) + slack <= width;
            return !fits || within && goes_on_within(b);
        }
        // Not wrapped as a whole: only a pair that reads as one sentence broken by its width, or as mail breaks it.
        if !within || !b.chars().next().is_some_and(char::is_lowercase) {
            return false;
        }
        let used = width_of(text, line);
        let prose = ends_sentence(&text[last.start..last.end]);
        line.flowed && used <= MAX_WIDTH
            || prose && last.start == next.start && (12..=MAX_WIDTH).contains(&used)
            || (MIN_WIDTH + 8..=MAX_WIDTH).contains(&used) && a.contains(' ') && b.contains(' ')
    }
}

/// Characters of a line.
fn width_of(text: &str, line: &Line) -> usize {
    text[line.start..line.end].chars().count()
}

/// Characters of the first word; of a script without spaces, one.
fn first_word(text: &str) -> usize {
    if text.chars().next().is_some_and(is_uncased) && !text.chars().take(12).any(|c| c == ' ') {
        return 1;
    }
    text.split(char::is_whitespace)
        .next()
        .unwrap_or("")
        .chars()
        .count()
}

/// Whether a line opens as the middle of a sentence does: with a small letter, or in a script without capitals.
fn goes_on_within(text: &str) -> bool {
    text.chars()
        .find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '$'))
        .is_some_and(|c| c.is_lowercase() || is_uncased(c) || c.is_ascii_digit())
}

fn is_uncased(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether a line opens a list item.
fn opens_item(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('•' | '·' | '▪' | '●' | '◦' | '‣' | '■' | '*' | '►') => true,
        Some('-' | '–' | '—') => chars.next() == Some(' '),
        Some(c) if c.is_ascii_digit() => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            text.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        _ => false,
    }
}

/// Whether a line is a row of a table: cells set apart by tabs or wide gaps.
fn is_row(text: &str) -> bool {
    memchr::memchr(b'\t', text.as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), b"    ").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<&str> {
        join(text, &split(text), |_| false)
            .into_iter()
            .map(|block| &text[block.start..block.end])
            .collect()
    }

    #[test]
    fn a_hard_wrapped_text_becomes_paragraphs() {
        let text = "The ferry left Elmsted at dawn on Monday with eighty-one people on\nboard, among them the mayor and a school choir, and sank within the\nhour in calm water. Nobody was hurt.\n\nThe harbor master said he had warned the owners twice that the hull\nwas thin. They did not answer him, he said, and they did not answer\nreporters either.\n";
        assert_eq!(joined(text).len(), 2);
        let windows = text.replace('\n', "\r\n");
        assert_eq!(joined(&windows).len(), 2);
    }

    #[test]
    fn indents_set_wire_paragraphs_off() {
        let text = "   The ferry left Elmsted at dawn on Monday with eighty-one people on\nboard, among them the mayor and a school choir, and sank within the\nhour in calm water. Nobody was hurt.\n   The harbor master said he had warned the owners twice that the hull\nwas thin. They did not answer him, he said, and they did not answer\nreporters either.\n";
        assert_eq!(joined(text).len(), 2);
    }

    #[test]
    fn lines_that_are_paragraphs_stay_so() {
        let text = "The ferry sank on Monday.\nNobody was hurt, the harbor master said.\nIt had left Elmsted at dawn.\n";
        assert_eq!(joined(text).len(), 3);
        let text = "Rain\nSnow on the hills\nFerry times\nHarbor news in brief\n";
        assert_eq!(joined(text).len(), 4);
    }

    #[test]
    fn lists_and_tables_keep_their_rows() {
        assert_eq!(joined("ferries\nharbor master\nmayors, clerks\n").len(), 3);
        assert_eq!(
            joined("ELMSTED\t  568.6\t+3.6\nROVENA\t  510.4\t+0.3\nHARBOR\t  99.0\t+0.1\n").len(),
            3
        );
        assert_eq!(
            joined(
                "- the ferry left at dawn\n- the ferry sank at eight\n- nobody was hurt in it\n"
            )
            .len(),
            3
        );
    }

    #[test]
    fn a_sentence_broken_once_is_one() {
        assert_eq!(
            joined("This is a sentence\nbroken where the page ended.").len(),
            1
        );
        assert_eq!(joined("It was a dull \nday in the town.").len(), 1);
    }

    #[test]
    fn every_kind_of_break_is_one() {
        let text = "\u{1}a1\u{2}One.\rTwo.\r\nThree.\u{c}Four.\u{2028}Five.\u{2029}Six.\u{3}";
        assert_eq!(
            joined(text),
            ["a1", "One.", "Two.", "Three.", "Four.", "Five.", "Six."]
        );
    }

    #[test]
    fn scripts_without_spaces_are_joined_by_width() {
        let text = "市长星期一在港口表示渡轮在黎明时分离开码头并在一小时之内沉没\n没有人受伤他说他曾经两次警告船主船体太薄但是他们没有回答他的\n信件。";
        assert_eq!(joined(text).len(), 1);
    }
}
