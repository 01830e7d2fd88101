//! The story as text and as wires send it.

use crate::story::{
    BODY, BYLINE, CAPTION, CREDIT, DATELINE, HEADLINE, TABLE, plain, plain_paragraphs,
};

/// A second story, for files that hold two.
const OTHER: &str = "Miners end strike at Orsk Fell\n\nORSK FELL, March 4 (NP) - Miners at the Orsk Fell copper mine went back to \
    work on Tuesday after six weeks on strike, their union said, and the smelter is to be lit again on Friday.\n\n./.\n";

/// Plain text: headline, byline, a picture's caption, the story.
pub(crate) fn text() -> String {
    let body = plain_paragraphs().join("\n\n");
    format!("{HEADLINE}\n\n{BYLINE}\n\n{CAPTION} (Photo: NP)\n\n{body}\n")
}

/// Plain text whose lines were cut at some width.
pub(crate) fn wrapped() -> String {
    let body: Vec<String> = plain_paragraphs().iter().map(|p| wrap(p, 66, "")).collect();
    format!("{HEADLINE}\n\n{BYLINE}\n\n{}\n", body.join("\n\n"))
}

/// Two stories with their end marks.
pub(crate) fn run() -> String {
    let body = plain_paragraphs().join("\n\n");
    format!("{OTHER}\n{HEADLINE}\n\n{BYLINE}\n\n{body}\n\n-30-\n")
}

/// A database's export of two documents.
pub(crate) fn nexis() -> String {
    let body: Vec<String> = plain_paragraphs()
        .iter()
        .map(|p| wrap(p, 70, "   "))
        .collect();
    format!(
        "\n                               1 of 2 DOCUMENTS\n\n                               The Elmsted Post\n\n\
         \x20                           March 4, 2025 Tuesday\n\nLENGTH: 170 words\n\nHEADLINE: {HEADLINE}\n\nBYLINE: {}\n\n\
         BODY:\n\n{}\n\nLOAD-DATE: March 5, 2025\n\n\n                               2 of 2 DOCUMENTS\n\n\
         \x20                              The Elmsted Post\n\n                            March 4, 2025 Tuesday\n\nLENGTH: 13 words\n\n\
         HEADLINE: Miners end strike\n\n   Miners at the Orsk Fell copper mine went back to work.\n\nLOAD-DATE: March 5, 2025\n",
        BYLINE.trim_start_matches("By "),
        body.join("\n\n"),
    )
}

/// ANPA 1312, in Latin-1.
pub(crate) fn anpa() -> Vec<u8> {
    let mut text = format!(
        "\x16\x16\x01a0412\x1ffjord\r\nr i\x13 BC-ELM--Ferry-Inquiry   03-04 0148\r\n\x02BC-ELM--Ferry-Inquiry,148<\r\n\
         ^{HEADLINE}<\r\n^{BYLINE}=\r\n"
    );
    for paragraph in plain_paragraphs() {
        text += &wrap(&paragraph, 84, "\t   ").replace('\n', "\r\n");
        text += "\r\n";
    }
    for row in TABLE {
        text += &format!(
            "^\x08{}\x1f\x1e\x1e{}\x1e\x1e {}\r\n",
            row[0], row[1], row[2]
        );
    }
    text += "\r\n\t   ^\x03NP-WF-03-04-25 1509GMT<\r\n\r\n\x0c\r\n\x04";
    latin(&text)
}

/// IPTC 7901, in Latin-1.
pub(crate) fn iptc() -> Vec<u8> {
    let body: Vec<String> = BODY.iter().map(|p| wrap(&plain(p), 69, "")).collect();
    let dateline = DATELINE.replace("ELMSTED, March 4", "Elmsted");
    let text = format!(
        "\x01npa062 4 pl 148 vvvvb   npa 061\r\n\r\nKarvelia/Ferry/\r\n\x02{}=\r\n\r\n   {dateline} {}\r\n\r\n# Notebook\r\n\r\n\
         ## Editorial contacts\r\n- Reporting by: Ann Example\r\n\r\nnpa ae jv\r\n\r\n\x03041530 Mar 25\r\n\x04",
        wrap(HEADLINE, 40, "").replace('\n', "\r\n"),
        body.join("\n\n").replace('\n', "\r\n"),
    );
    latin(&text)
}

/// A mail, as text in Latin-1 or as text and HTML.
pub(crate) fn mail(html: Option<&str>) -> Vec<u8> {
    let head = format!(
        "From: desk@wire.example\r\nTo: news@post.example\r\nSubject: {HEADLINE}\r\nDate: Tue, 4 Mar 2025 15:30:00 +0000\r\n\
         Message-ID: <ferry@wire.example>\r\nMIME-Version: 1.0\r\n"
    );
    let text = format!(
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{BYLINE}\r\n\r\n{}\r\n",
        plain_paragraphs().join("\r\n\r\n")
    );
    let Some(html) = html else {
        return latin(&(head + &text));
    };
    latin(&format!(
        "{head}Content-Type: multipart/alternative; boundary=cut\r\n\r\n--cut\r\n{text}--cut\r\nContent-Type: text/html; \
         charset=iso-8859-1\r\n\r\n<html><body><p>{BYLINE}</p><p>{CAPTION} (Photo: {CREDIT})</p>{html}</body></html>\r\n--cut--\r\n"
    ))
}

/// Cuts lines at a width and indents the first.
fn wrap(text: &str, width: usize, indent: &str) -> String {
    let (mut wrapped, mut line) = (indent.to_owned(), 0);
    for word in text.split(' ') {
        if line > 0 && line + 1 + word.len() > width {
            wrapped.push('\n');
            line = 0;
        } else if line > 0 {
            wrapped.push(' ');
            line += 1;
        }
        wrapped += word;
        line += word.len();
    }
    wrapped
}

/// The bytes of a text in ISO 8859-1.
pub(crate) fn latin(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(c).unwrap_or(b'?'))
        .collect()
}
