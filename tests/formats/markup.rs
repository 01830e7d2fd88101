//! The story in XML and HTML.

use crate::story::{BODY, BYLINE, CAPTION, CREDIT, DATELINE, HEADLINE, Run, SUBHEAD, TABLE};

/// A text with what XML and HTML read as markup escaped.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The body's paragraphs in markup, the first with the dateline in it where `dateline` says so. `named` writes é as HTML names
/// it.
fn paragraphs(dateline: bool, named: bool) -> String {
    let mut markup = String::new();
    for (n, paragraph) in BODY.iter().enumerate() {
        let (begin, end) = match n {
            SUBHEAD => ("<h2>", "</h2>\n"),
            _ => ("<p>", "</p>\n"),
        };
        markup += begin;
        if dateline && n == 0 {
            markup += &format!("{DATELINE} ");
        }
        for run in *paragraph {
            markup += &match run {
                Run::Text(text) => escaped(text),
                Run::Link(text) => {
                    format!("<a href=\"/letters?a=1&amp;b=2\">{}</a>", escaped(text))
                }
                Run::Emphasis(text) => format!("<em>{}</em>", escaped(text)),
            };
        }
        markup += end;
    }
    let (acute, circumflex) = if named {
        ("&eacute;", "&ocirc;")
    } else {
        ("&#233;", "&#xF4;")
    };
    markup.replace('é', acute).replace('ô', circumflex)
}

/// The table, in what HTML and NITF share.
fn table() -> String {
    let row = |row: &[&str; 3]| {
        let cells: String = row.iter().map(|cell| format!("<td>{cell}</td>")).collect();
        format!("<tr>{cells}</tr>")
    };
    let rows: String = TABLE.iter().map(row).collect();
    format!("<table>{rows}</table>\n")
}

/// The story in HTML, without headline and byline: with its dateline, its picture and its table.
pub(crate) fn html() -> String {
    format!("{}{}{}", figure(), paragraphs(true, true), table())
}

fn figure() -> String {
    format!(
        "<figure><img src=\"ferry.jpg\" alt=\"\"/><figcaption>{CAPTION}</figcaption></figure>\n"
    )
}

/// A web page.
pub(crate) fn page() -> String {
    let headline = escaped(HEADLINE);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{headline} | The Elmsted Post</title>\
         <style>p {{ margin: 0 }}</style></head>\n<body><header><a href=\"/\">The Elmsted Post</a></header>\
         <nav><ul><li><a href=\"/news\">News</a><li><a href=\"/sport\">Sport</a></ul></nav>\n<main><article><h1>{headline}</h1>\
         <div class=\"byline\">{BYLINE}</div>\n{}\
         <section class=\"related-stories\"><h3>More on ferries</h3><ul><li><a href=\"/1\">Freighter sinks at the pier</a></ul></section>\
         </article></main>\n<footer><p>All that stands here belongs to The Elmsted Post.</p></footer></body></html>\n",
        html()
    )
}

/// The `nitf` element.
fn nitf_element() -> String {
    let headline = escaped(HEADLINE);
    format!(
        "<nitf><head><title>FERRY</title><docdata><doc-id id-string=\"np.example:0412\"/></docdata></head><body>\
         <body.head><hedline><hl1>{headline}</hl1></hedline><byline>{BYLINE}</byline><dateline>{DATELINE}</dateline></body.head>\n\
         <body.content><media media-type=\"image\"><media-reference source=\"ferry.jpg\"/><media-caption>{CAPTION}</media-caption>\
         <media-producer>{CREDIT}</media-producer></media>\n{}{}</body.content>\n\
         <body.end><tagline>Dag Beispiel contributed to this report.</tagline></body.end></body></nitf>",
        paragraphs(false, false).replace("h2>", "hl2>"),
        table()
    )
}

/// NITF.
pub(crate) fn nitf() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n",
        nitf_element()
    )
}

/// NewsML-G2 with NITF in it.
pub(crate) fn g2_nitf() -> String {
    g2(
        "",
        &format!(
            "<inlineXML contenttype=\"application/nitf+xml\">{}</inlineXML>",
            nitf_element()
        ),
    )
}

/// NewsML-G2 with XHTML in it.
pub(crate) fn g2_xhtml() -> String {
    let html = format!("{}{}{}", figure(), paragraphs(true, false), table());
    let headline = escaped(HEADLINE);
    g2(
        &format!("<by>{BYLINE}</by>"),
        &format!(
            "<inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>NP</title></head>\
             <body><header><h1>{headline}</h1><p class=\"byline\">{BYLINE}</p></header>{html}</body></html></inlineXML>"
        ),
    )
}

/// NewsML-G2 with plain text in it.
pub(crate) fn g2_data() -> String {
    let text = crate::story::plain_paragraphs().join("\n\n");
    g2(
        &format!("<by>{BYLINE}</by>"),
        &format!(
            "<inlineData contenttype=\"text/plain\">{}</inlineData>",
            escaped(&text)
        ),
    )
}

fn g2(by: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" \
         guid=\"urn:newsml:np.example:20250304:ferry\" version=\"1\" xml:lang=\"en\">\n<itemMeta><itemClass qcode=\"ninat:text\"/>\
         <versionCreated>2025-03-04T15:30:00Z</versionCreated><pubStatus qcode=\"stat:usable\"/></itemMeta>\n\
         <contentMeta><headline>{}</headline>{by}<language tag=\"en\"/></contentMeta>\n<contentSet>{content}</contentSet>\n</newsItem>\n",
        escaped(HEADLINE)
    )
}

/// NewsML 1 with paragraphs in it.
pub(crate) fn newsml() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<NewsML Version=\"1.2\"><NewsEnvelope><DateAndTime>20250304T153000Z</DateAndTime>\
         </NewsEnvelope><NewsItem xml:lang=\"en\"><NewsManagement><Status FormalName=\"Usable\"/></NewsManagement>\n<NewsComponent>\
         <NewsLines><HeadLine>{}</HeadLine><ByLine>{BYLINE}</ByLine></NewsLines>\n<NewsComponent><ContentItem>\
         <MediaType FormalName=\"Text\"/><DataContent>{}</DataContent></ContentItem></NewsComponent>\n<NewsComponent>\
         <Role FormalName=\"Caption\"/><ContentItem><MediaType FormalName=\"Text\"/><DataContent><p>{CAPTION}</p></DataContent>\
         </ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>\n",
        escaped(HEADLINE),
        paragraphs(true, false),
    )
}

/// RSS with the whole story beside its first lines.
pub(crate) fn rss() -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>NP</title><language>en</language>\n<item><title>{}</title>\
         <guid>np-0412</guid><dc:creator>Ann Example</dc:creator><description>The captain of a ferry &#8230;</description>\n\
         <content:encoded><![CDATA[{}]]></content:encoded></item></channel></rss>\n",
        escaped(HEADLINE),
        html()
    )
}

/// Atom, its HTML escaped.
pub(crate) fn atom() -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>NP</title>\n<entry><id>urn:np:0412</id><title>{}</title>\
         <updated>2025-03-04T15:30:00Z</updated><author><name>Ann Example</name></author><content type=\"html\">{}</content></entry>\
         </feed>\n",
        escaped(HEADLINE),
        escaped(&html())
    )
}

/// A WordPress export, its paragraphs set apart by blank lines and its picture by a short code.
pub(crate) fn wordpress() -> String {
    let text = paragraphs(true, false)
        .replace("<p>", "")
        .replace("</p>\n", "\n\n");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n<item><title>{}</title><wp:status>publish</wp:status>\
         <wp:post_type>post</wp:post_type>\n<content:encoded><![CDATA[[caption id=\"attachment_7\" width=\"300\"]<img src=\"ferry.jpg\" /> \
         {CAPTION}[/caption]\n\n{text}{}]]></content:encoded></item></channel></rss>\n",
        escaped(HEADLINE),
        table()
    )
}
