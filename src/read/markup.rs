//! Says what the elements of XHTML and NITF are to a reader, and walks a tree of them into a story.
//!
//! | elements | what they are |
//! |---|---|
//! | `p`, `div`, `h1` … `h6`, `hl1`, `hl2`, `li`, `blockquote`, `block`, … | a paragraph |
//! | `br` | a line break; two are the end of a paragraph |
//! | `table` with cells side by side | a table, a row a line; one for the looks is paragraphs |
//! | `figcaption`, `media-caption` | a caption |
//! | `media-producer` | a credit |
//! | `byline`, `dateline`, `tagline`, `note`; the classes `byline`, `dateline`, `teaser`, `slugline`, `embargoed` | what they say |
//! | `aside`, `nav`, `footer`, the class `infobox` | debris: the format keeps it apart from the story |
//! | a heading in a `header` | a headline |
//! | `script`, `style`, `head`, `iframe`, `media-reference`, … | nothing |
//! | any other, known or not | as if it were not there: inline |

use super::draft::Draft;
use super::html::{self, MAX_CELL, Tag};
use super::xml::{Id, Step, Tree};
use crate::article::FurnitureKind;
use crate::read::body::Outer;
use std::borrow::Cow;

/// What an element is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the line it stands in.
    Inline,
    /// A paragraph, or something that holds paragraphs.
    Paragraph,
    /// A line break.
    Break,
    /// A line of its own.
    Line,
    /// A table, or one for the looks.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A quotation, of which the marks are not in the text.
    Quotation,
    /// Text in which line breaks stand for themselves.
    Preformatted,
    /// A head over the text of a page.
    Header,
    /// A heading.
    Heading,
    /// Not the story.
    Furniture(FurnitureKind),
    /// Nothing to read.
    Skipped,
}

/// The role of an element by its name.
pub(super) fn role(name: &str) -> Role {
    let name = match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    };
    match name.as_ref() {
        "bq" | "block" | "nitf" | "body.content" | "media" | "fn" => Role::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl1" | "hl2" | "hgroup" => Role::Heading,
        "header" => Role::Header,
        "br" => Role::Break,
        "byttl" | "caption" => Role::Line,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "q" => Role::Quotation,
        "pre" => Role::Preformatted,
        "figcaption" | "media-caption" => Role::Furniture(FurnitureKind::Caption),
        "media-producer" => Role::Furniture(FurnitureKind::Credit),
        "byline" => Role::Furniture(FurnitureKind::Byline),
        "dateline" => Role::Furniture(FurnitureKind::Dateline),
        "note" => Role::Furniture(FurnitureKind::Advisory),
        "tagline" | "copyrite" => Role::Furniture(FurnitureKind::Tail),
        "aside" | "nav" | "footer" => Role::Furniture(FurnitureKind::Debris),
        "math"
        | "embed"
        | "media-reference"
        | "media-metadata"
        | "media-object"
        | "nitf-table-metadata" => Role::Skipped,
        // They only hold the rows together.
        "tbody" | "thead" | "tfoot" => Role::Inline,
        name => match Tag::named(name) {
            tag if tag.is_hidden() => Role::Skipped,
            tag if tag.is_inline() => Role::Inline,
            _ => Role::Paragraph,
        },
    }
}

/// What the class of an element makes of it, where newsrooms use one for what HTML has no element for.
fn class_role(classes: &str) -> Option<Role> {
    let mut classes = classes.split_whitespace();
    classes.find_map(|class| {
        let kind = match class.to_ascii_lowercase().as_str() {
            "byline" => FurnitureKind::Byline,
            "dateline" => FurnitureKind::Dateline,
            "teaser" => FurnitureKind::Headline,
            "slugline" => FurnitureKind::Slug,
            "embargoed" => FurnitureKind::Notice,
            "publicationdate" | "infobox" | "linkbox" => FurnitureKind::Debris,
            _ => return None,
        };
        Some(Role::Furniture(kind))
    })
}

/// What has to be done where an element ends.
enum Ending {
    Paragraph,
    Line,
    Cell,
    Quotation,
    Header,
    Furniture(Outer),
}

/// Adds all that stands in an element to a story.
pub(super) fn walk(tree: &Tree<'_>, root: Id, story: &mut Draft) {
    let mut open: Vec<(Id, Ending)> = Vec::new();
    // Behind what was skipped.
    let mut next = root;
    let (mut headers, mut pieces) = (0usize, 0usize);
    // Rows and columns that are read as such end here.
    let mut columns_end = root;
    let mut after_break = false;
    for (id, end, step) in tree.steps(root) {
        if id < next {
            continue;
        }
        while let Some((_, ending)) = open.pop_if(|(end, _)| *end <= id) {
            headers -= usize::from(matches!(ending, Ending::Header));
            pieces -= usize::from(matches!(ending, Ending::Furniture(_)));
            close(ending, story);
        }
        let name = match step {
            Step::Text(text) => {
                after_break &= text.trim_ascii().is_empty();
                if is_set_in_lines(text) {
                    lines(text, story);
                } else {
                    story.body.text(text);
                }
                continue;
            }
            Step::Begin(name) => name,
        };
        let class = tree.attribute(id, "class").and_then(class_role);
        match class.unwrap_or_else(|| role(name)) {
            Role::Inline => {}
            Role::Heading if headers > 0 => {
                next = end;
                if let Some(text) = tree.value(id) {
                    story.piece(FurnitureKind::Headline, &text);
                }
            }
            Role::Paragraph | Role::Heading => {
                story.body.paragraph();
                open.push((end, Ending::Paragraph));
            }
            Role::Header => {
                story.body.paragraph();
                headers += 1;
                open.push((end, Ending::Header));
            }
            Role::Break if after_break => story.body.paragraph(),
            Role::Break => {
                story.body.line();
                after_break = true;
            }
            Role::Table if is_table(tree, id) => {
                pieces += 1;
                columns_end = columns_end.max(end);
                let outer = story.body.begin(FurnitureKind::Table);
                open.push((end, Ending::Furniture(outer)));
            }
            Role::Cell if id < columns_end => {
                story.body.text(" ");
                open.push((end, Ending::Cell));
            }
            Role::Table | Role::Row | Role::Cell if id >= columns_end => {
                story.body.paragraph();
                open.push((end, Ending::Paragraph));
            }
            Role::Table | Role::Row | Role::Cell | Role::Line => {
                story.body.line();
                open.push((end, Ending::Line));
            }
            Role::Quotation => {
                story.body.text("\"");
                open.push((end, Ending::Quotation));
            }
            Role::Preformatted => {
                next = end;
                story.body.paragraph();
                story.body.lines(&tree.text(id));
                story.body.paragraph();
            }
            Role::Skipped => next = end,
            // What it says counts once, be it in the text or apart.
            Role::Furniture(kind)
                if pieces == 0 && is_saying(kind) && is_old(tree, id, kind, story) =>
            {
                next = end;
                story.body.paragraph();
            }
            Role::Furniture(kind) => {
                pieces += 1;
                open.push((end, Ending::Furniture(story.body.begin(kind))));
            }
        }
    }
    while let Some((_, ending)) = open.pop() {
        close(ending, story);
    }
}

/// Whether a piece of text is wire copy that was put into one element as it stood: some of its lines begin at the margin,
/// others are indented or blank, as new paragraphs are. Where markup is only wrapped or indented, all lines are alike.
fn is_set_in_lines(text: &str) -> bool {
    let Some((_, rest)) = text.split_once('\n') else {
        return false;
    };
    // Behind the last break stands the indent of the end tag.
    let Some((inner, _)) = rest.rsplit_once('\n') else {
        return false;
    };
    let at_margin = |line: &str| line.starts_with(|c: char| !c.is_whitespace());
    let indented = |line: &str| line.trim_ascii().is_empty() || line.starts_with(' ');
    inner.lines().any(at_margin) && inner.lines().any(indented)
}

/// Adds wire copy set in lines, of which an indented one begins a paragraph.
fn lines(text: &str, story: &mut Draft) {
    for (n, line) in text.lines().enumerate() {
        if n > 0 && (line.trim_ascii().is_empty() || line.starts_with(' ')) {
            story.body.paragraph();
        } else if n > 0 {
            story.body.line();
        }
        story.body.text(line);
    }
}

/// Adds a text that may be HTML or plain, as formats seldom say truly.
pub(super) fn text(text: &str, story: &mut Draft) {
    if html::has_tags(text) {
        self::html(text, story);
    } else {
        story.body.lines(text);
    }
}

/// Adds a piece of HTML.
pub(super) fn html(markup: &str, story: &mut Draft) {
    html::fragment(markup, &mut story.body);
}

/// Whether a kind of furniture is something that formats also state apart from the text.
fn is_saying(kind: FurnitureKind) -> bool {
    matches!(
        kind,
        FurnitureKind::Headline
            | FurnitureKind::Byline
            | FurnitureKind::Dateline
            | FurnitureKind::Notice
    )
}

/// Whether a table is one of rows and columns: two cells or more side by side, none of which holds a table or a long text.
/// Others are there for the looks, as in old pages. Looks no further than the first table inside.
fn is_table(tree: &Tree<'_>, table: Id) -> bool {
    let (mut cell, mut cells, mut has_columns) = (0, 0, false);
    for (_, _, step) in tree.steps(table) {
        match step {
            Step::Text(text) => cell += text.trim_ascii().len(),
            Step::Begin(name) => match role(name) {
                Role::Table => return false,
                Role::Row => cells = 0,
                Role::Cell => {
                    cell = 0;
                    cells += 1;
                    has_columns |= cells > 1;
                }
                _ => {}
            },
        }
        if cell > MAX_CELL {
            return false;
        }
    }
    has_columns
}

/// Whether an element says nothing that was not stated before.
fn is_old(tree: &Tree<'_>, id: Id, kind: FurnitureKind, story: &mut Draft) -> bool {
    !tree.value(id).is_some_and(|text| story.states(kind, &text))
}

fn close(ending: Ending, story: &mut Draft) {
    match ending {
        Ending::Paragraph | Ending::Header => story.body.paragraph(),
        Ending::Line => story.body.line(),
        Ending::Cell => story.body.text(" "),
        Ending::Quotation => story.body.text("\""),
        Ending::Furniture(outer) => story.body.end(outer),
    }
}
