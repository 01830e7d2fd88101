//! Reads the messages of ANPA 1312, the wire format of North American agencies.
//!
//! | field of the article | element |
//! |---|---|
//! | `item` | service letter and number that open the heading: `a0412` (where a file holds several messages) |
//! | `headline` | the first line under the keywords that ends in `<`; without one, the first centered line (`=`) |
//! | slug | the keyword lines that open the text; without one, the keywords of the heading |
//! | advisory, byline, headline (a deck) | the other lines over the story that end in `<` or `=` |
//! | `text` | the lines from the first that does not; `^`, `<`, `=` and typesetting bytes are taken off, `_` is a dash |
//! | table | lines of columns, set apart by spaces of fixed width or semicolons |
//! | `metadata.version` | the take that the keywords name: `1st Ld-Writethru` |
//! | `metadata.issued` | date and time behind the text |

use super::{Dispatch, Message, issued, plain};
use crate::article::FurnitureKind;

/// Begins a line of a table.
const TAB_LINE: char = '\u{8}';

/// Whether a heading is of this format: `a0412`, and the unit separator or the mark that tells copy from tables.
pub(super) fn is_heading(heading: &[u8]) -> bool {
    let is_mark = |byte: &u8| *byte == 0x1F || (0x11..=0x14).contains(byte);
    matches!(heading.trim_ascii_start(), [letter, number @ ..]
        if letter.is_ascii_alphabetic() && number.len() > 4 && number[..4].iter().all(u8::is_ascii_digit))
        && heading.iter().any(is_mark)
}

/// What a message says.
pub(super) fn story(message: &Message<'_>) -> Dispatch {
    let mut story = Dispatch {
        number: number(message.heading),
        ..Dispatch::default()
    };
    story.metadata.issued = issued(message.trailer);
    let lines: Vec<Line> = lines(message.text).collect();
    let over = lines.iter().take_while(|line| line.is_over_story()).count();
    let (head, copy) = lines.split_at(over);
    write_head(head, keywords(message.heading), &mut story);
    write_copy(copy, &mut story);
    story
}

/// One line of the text.
struct Line {
    /// Its characters without marks.
    text: String,
    /// `^` stands before: it begins at the margin.
    flush: bool,
    /// White space stands before: it begins a paragraph.
    indented: bool,
    /// It is one of columns.
    is_row: bool,
    end: End,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// `<`: the rest of the line is empty.
    Left,
    /// `=`: it is centered.
    Center,
    /// It goes on in the next.
    Open,
}

impl Line {
    fn of(raw: &str) -> Line {
        let bare = raw.trim_start_matches([' ', '\t']);
        let indented = bare.len() < raw.len();
        let is_gap = |c: char| ('\u{1c}'..='\u{1f}').contains(&c);
        let line = bare.trim_start_matches(|c: char| c.is_control() || c == ' ');
        let flush = line.starts_with('^');
        let line = plain(line.trim_start_matches('^'));
        let line = line.trim();
        let (text, end) = if let Some(text) = line.strip_suffix('<') {
            (text.trim_end(), End::Left)
        } else if let Some(text) = line.strip_suffix('=') {
            (text.trim_end(), End::Center)
        } else {
            (line, End::Open)
        };
        let is_row = bare.starts_with(TAB_LINE)
            || raw.chars().filter(|c| is_gap(*c)).nth(1).is_some()
            || end == End::Left && columns(text) > 2;
        Line {
            text: dashed(text),
            flush,
            indented,
            is_row,
            end,
        }
    }

    /// Whether it can stand over the story: set by itself, at the margin. A blank line can.
    fn is_over_story(&self) -> bool {
        self.text.is_empty() || self.end != End::Open && !self.indented && !self.is_row
    }

    /// What it is if it stands over the story and is not the keywords.
    fn kind(&self) -> FurnitureKind {
        const NOTES: [&str; 12] = [
            "eds:",
            "eds.",
            "(eds",
            "editor's note",
            "editors' note",
            "editors note",
            "editors:",
            "note to editors",
            "attention editors",
            "attn",
            "embargoed",
            "hold for release",
        ];
        let start: String = self.text.chars().take(20).collect();
        let start = start.to_lowercase();
        let is_note = NOTES.iter().any(|opener| start.starts_with(opener));
        let bracketed = self.text.starts_with('(') && self.text.ends_with(')');
        let byline = ["By ", "BY "]
            .iter()
            .find_map(|by| self.text.strip_prefix(by));
        if is_note || bracketed || self.lists_photos() {
            FurnitureKind::Advisory
        } else if byline.is_some_and(|name| name.starts_with(char::is_uppercase)) {
            FurnitureKind::Byline
        } else {
            FurnitureKind::Headline
        }
    }

    /// Whether it names the pictures that go with the story by their codes: `AP Photo ELM101, ELM102`.
    fn lists_photos(&self) -> bool {
        let mut words = self.text.split_whitespace().take(4);
        let found = words.any(|word| matches!(word, "Photo" | "Photos" | "Graphic" | "Video"));
        let code = words.next();
        found && code.is_some_and(|code| code.contains(|c: char| c.is_ascii_digit()))
    }
}

/// The lines of a text. Two that a sender put into one are two.
fn lines(text: &str) -> impl Iterator<Item = Line> {
    let lines = text.split(['\n', '\u{c}']);
    lines.flat_map(|line| {
        let mut rest = Some(line);
        std::iter::from_fn(move || {
            let line = rest?;
            let cut = line.find("< ^").map(|at| at + 1);
            rest = cut.map(|at| &line[at + 1..]);
            Some(Line::of(&line[..cut.unwrap_or(line.len())]))
        })
    })
}

/// How many columns semicolons make of a line; those of prose have a space behind them.
fn columns(text: &str) -> usize {
    1 + text
        .split(';')
        .skip(1)
        .filter(|column| !column.starts_with(' '))
        .count()
}

/// `_` set apart as the dash that the seven-bit alphabet lacks.
fn dashed(text: &str) -> String {
    if !text.contains('_') {
        return text.to_owned();
    }
    let mut words = text
        .split(' ')
        .map(|word| if word == "_" { "—" } else { word });
    let mut dashed = words.next().unwrap_or_default().to_owned();
    for word in words {
        dashed.push(' ');
        dashed.push_str(word);
    }
    dashed
}

/// Writes the lines over the story.
fn write_head(head: &[Line], keywords: Option<String>, story: &mut Dispatch) {
    let head: Vec<&Line> = head.iter().filter(|line| !line.text.is_empty()).collect();
    // `*9006` is a number of the sender's under which the keywords follow.
    let numbers = head
        .iter()
        .take_while(|line| line.text.starts_with('*'))
        .count();
    let names = |line: &&&Line| is_slug(&line.text, keywords.as_deref());
    let slugs = numbers + usize::from(head.get(numbers).filter(names).is_some());
    for line in &head[..slugs] {
        story.body.furniture(FurnitureKind::Slug, &line.text);
    }
    let slug = head[numbers..slugs].first().map(|line| line.text.clone());
    if let Some(keywords) = keywords.as_ref().filter(|_| slug.is_none()) {
        story.body.furniture(FurnitureKind::Slug, keywords);
    }
    story.metadata.version = slug.as_deref().or(keywords.as_deref()).and_then(take);

    let head = &head[slugs..];
    let title = |end| {
        head.iter()
            .position(|line| line.end == end && line.kind() == FurnitureKind::Headline)
    };
    let headline = title(End::Left).or_else(|| title(End::Center));
    story.headline = headline.map(|at| head[at].text.clone());
    let mut under_byline = false;
    for (_, line) in head
        .iter()
        .enumerate()
        .filter(|(n, _)| Some(*n) != headline)
    {
        let kind = match line.kind() {
            // The writer's post or agency.
            FurnitureKind::Headline
                if under_byline
                    && line.end == End::Center
                    && line.text.contains(char::is_lowercase) =>
            {
                FurnitureKind::Byline
            }
            kind => kind,
        };
        under_byline = kind == FurnitureKind::Byline && !under_byline;
        story.body.furniture(kind, &line.text);
    }
}

/// Writes the story.
fn write_copy(copy: &[Line], story: &mut Dispatch) {
    let body = &mut story.body;
    let mut table = None;
    let mut goes_on = false;
    for line in copy {
        if line.text.is_empty() {
            goes_on = false;
            continue;
        }
        if line.is_row && table.is_none() {
            table = Some(body.begin(FurnitureKind::Table));
        } else if !line.is_row
            && let Some(outer) = table.take()
        {
            body.end(outer);
        }
        if line.is_row {
            body.line();
        } else if goes_on && !line.indented && !line.flush {
            body.text(" ");
        } else {
            body.paragraph();
        }
        body.text(&line.text);
        goes_on = line.end == End::Open && !line.is_row;
    }
    if let Some(outer) = table {
        body.end(outer);
    }
}

/// The service letter and number that open a heading.
fn number(heading: &str) -> Option<String> {
    let number = heading
        .trim_start()
        .split(|c: char| c.is_control() || c == ' ')
        .next()?;
    (!number.is_empty() && number.len() <= 20).then(|| number.to_owned())
}

/// The keywords on the second line of a heading, behind priority, category and the mark of copy or table, and before date and
/// length.
fn keywords(heading: &str) -> Option<String> {
    let line = heading
        .lines()
        .find(|line| line.contains(|c| matches!(c, '\u{11}'..='\u{14}')))?;
    let (_, line) = line.rsplit_once(|c| matches!(c, '\u{11}'..='\u{14}'))?;
    let line = plain(line);
    // The date stands apart: `11-13 1049`.
    let is_date = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('-') && word.len() <= 5
    };
    let words: Vec<&str> = line
        .split_whitespace()
        .take_while(|word| !is_date(word))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether the first line of a text names its keywords, as the heading has them or in the manner of agencies.
fn is_slug(line: &str, keywords: Option<&str>) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).take(8).collect()
    };
    let cycle = ["BC-", "AM-", "PM-", "AP-", "bc-", "am-", "pm-", "ap-"];
    match keywords {
        Some(keywords) if letters(line) == letters(keywords) => true,
        _ => cycle.iter().any(|cycle| line.starts_with(cycle)),
    }
}

/// The take that keywords name, between their commas: `1st Ld-Writethru`.
fn take(keywords: &str) -> Option<String> {
    let is_take = |part: &&str| {
        let part = part.to_lowercase();
        ["writethru", "ld", "add", "lead", "correct"]
            .iter()
            .any(|word| part.split([' ', '-']).any(|w| w.ends_with(word)))
            && part.len() <= 40
    };
    let parts = keywords.split(',').skip(1).map(str::trim);
    parts.into_iter().find(is_take).map(str::to_owned)
}
