//! The story in JSON and CSV.

use crate::markup;
use crate::story::{BYLINE, CAPTION, DATELINE, HEADLINE, plain_paragraphs};
use serde_json::{Value, json};

fn plain() -> String {
    plain_paragraphs().join("\n\n")
}

/// A search engine's answer with the story in it.
pub(crate) fn json() -> String {
    json!({"hits": {"hits": [{"_id": "ferry", "_source": {"headline": HEADLINE, "body_text": plain()}}]}}).to_string()
}

/// JSON Lines, with the story's text plain or in HTML.
pub(crate) fn json_lines() -> String {
    let plain = json!({"id": "plain", "title": HEADLINE, "text": plain()});
    let html = json!({"id": "html", "title": HEADLINE, "text": markup::html()});
    format!("{plain}\n{html}\n")
}

/// CSV, with a field that has lines, commas and quotation marks in it.
pub(crate) fn csv() -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    format!(
        "id,headline,text\r\n1,{},{}\r\n",
        quoted(HEADLINE),
        quoted(&plain())
    )
}

/// ninjs of one of its versions: 1, 2 or 3.
pub(crate) fn ninjs(version: u8) -> String {
    let mut item = json!({
        "uri": "urn:np:0412", "type": "text", "language": "en", "byline": BYLINE,
        "associations": {"main": {"uri": "urn:np:9", "type": "picture", "description_text": CAPTION, "pubstatus": "usable"}},
    });
    let more = match version {
        1 => {
            json!({"version": "1", "versioncreated": "2025-03-04T15:30:00Z", "pubstatus": "usable", "headline": HEADLINE,
            "body_text": plain(), "body_xhtml": markup::html()})
        }
        2 => json!({"version": 1, "versionCreated": "2025-03-04T15:30:00Z", "pubStatus": "usable",
            "headlines": [{"role": "main", "value": HEADLINE}],
            "bodies": [{"role": "main", "contentType": "text/plain", "value": plain()}]}),
        _ => {
            json!({"version": "1", "versioncreated": "2025-03-04T15:30:00Z", "pubstatus": "usable",
            "headlines": [{"role": "main", "value": HEADLINE}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": markup::html()}]})
        }
    };
    extend(&mut item, more);
    item.to_string()
}

/// dpa's digitalwires.
pub(crate) fn digitalwires() -> String {
    let dateline = format!("<p>{DATELINE} ");
    let marked = format!("<p><span class=\"dateline\">{DATELINE} </span>");
    let html = markup::html().replacen(&dateline, &marked, 1);
    json!({
        "format": "digitalwires@0.9.1", "type": "composite", "urn": "urn:newsml:np.example:20250304:0412", "version": 1,
        "version_created": "2025-03-04T15:30:00Z", "pubstatus": "usable", "language": "en", "headline": HEADLINE, "byline": BYLINE,
        "dateline": DATELINE, "article_html": format!("<section class=\"main\">{html}</section>"),
    })
    .to_string()
}

fn extend(item: &mut Value, more: Value) {
    if let (Value::Object(item), Value::Object(more)) = (item, more) {
        item.extend(more);
    }
}
