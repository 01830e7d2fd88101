//! What a web page states about its story, for search engines and shares.
//!
//! | field | source, the first that is there |
//! |---|---|
//! | headline | JSON-LD `headline`, `og:title`, `twitter:title`, the first `h1`, `title` |
//! | guid | `link rel=canonical`, `og:url`, JSON-LD `url` or `mainEntityOfPage` |
//! | issued | JSON-LD `dateModified` or `datePublished`, `article:modified_time`, `article:published_time`, `date`, the first `time` |
//! | language | `html lang`, `og:locale`, JSON-LD `inLanguage` |
//! | text | JSON-LD `articleBody` |

use super::reference;
use super::tag::Tag;
use super::tree::{Id, Tree};
use crate::read::body::spaced;
use serde_json::{Map, Value};

/// What a page states.
#[derive(Debug, Default)]
pub(super) struct Stated {
    pub(super) headline: Option<String>,
    pub(super) guid: Option<String>,
    pub(super) issued: Option<String>,
    pub(super) language: Option<String>,
    /// The text of the story, which may be HTML.
    pub(super) text: Option<String>,
}

/// Sources of one field, each with its rank; the lowest counts, and of equals the first.
#[derive(Default)]
struct Ranked(Option<(usize, String)>);

impl Ranked {
    fn offer(&mut self, rank: usize, value: &str) {
        let value = value.trim();
        if !value.is_empty() && self.0.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.0 = Some((rank, spaced(value)));
        }
    }

    fn take(self) -> Option<String> {
        self.0.map(|(_, value)| value)
    }
}

impl Stated {
    pub(super) fn of(tree: &Tree<'_>) -> Stated {
        let (mut headline, mut guid) = (Ranked::default(), Ranked::default());
        let (mut issued, mut language) = (Ranked::default(), Ranked::default());
        let mut text: Option<String> = None;
        let mut headings = Vec::new();
        let mut heading_end = 0;
        for id in 0..tree.len() {
            let attribute = |name| tree.attribute(id, name).unwrap_or_default();
            match tree.tag(id) {
                Some(Tag::Html) => language.offer(0, &attribute("lang")),
                Some(Tag::Title) => headline.offer(4, &text_of(tree, id)),
                Some(Tag::H1) if id >= heading_end => {
                    heading_end = tree.inside(id).end;
                    let heading = heading_of(tree, id);
                    headline.offer(3, &heading);
                    headings.push(heading);
                }
                Some(Tag::Time) => issued.offer(6, &attribute("datetime")),
                Some(Tag::Link) if attribute("rel").eq_ignore_ascii_case("canonical") => {
                    guid.offer(0, &attribute("href"));
                }
                Some(Tag::Meta) => {
                    let content = attribute("content");
                    let property = attribute("property");
                    let name = if property.is_empty() {
                        attribute("name")
                    } else {
                        property
                    };
                    match &*name.to_ascii_lowercase() {
                        "og:title" => headline.offer(1, &content),
                        "twitter:title" => headline.offer(2, &content),
                        "og:url" => guid.offer(1, &content),
                        "og:locale" => language.offer(1, &content.replace('_', "-")),
                        "article:modified_time" => issued.offer(2, &content),
                        "article:published_time" => issued.offer(3, &content),
                        "date" | "dc.date" | "dcterms.modified" | "pubdate" => {
                            issued.offer(4, &content)
                        }
                        _ => {}
                    }
                }
                Some(Tag::Script)
                    if attribute("type")
                        .trim()
                        .eq_ignore_ascii_case("application/ld+json") =>
                {
                    for story in stories(&text_of(tree, id)) {
                        let string =
                            |key: &str| story.get(key).and_then(Value::as_str).unwrap_or_default();
                        headline.offer(0, &reference::decode(string("headline")));
                        guid.offer(2, string("url"));
                        guid.offer(3, string("mainEntityOfPage"));
                        issued.offer(0, string("dateModified"));
                        issued.offer(1, string("datePublished"));
                        language.offer(2, string("inLanguage"));
                        let body = string("articleBody");
                        if body.len() > text.as_deref().unwrap_or_default().len() {
                            text = Some(body.to_owned());
                        }
                    }
                }
                _ => {}
            }
        }
        Stated {
            headline: headline
                .take()
                .map(|stated| without_site(stated, &headings)),
            guid: guid.take(),
            issued: issued.take(),
            language: language.take(),
            text,
        }
    }
}

/// The headline without the name of the site, where one of the headings has it so: "Ferry late | The Ostmere Post".
fn without_site(stated: String, headings: &[String]) -> String {
    let heading = headings
        .iter()
        .map(|heading| spaced(heading))
        .find(|heading| {
            let rest = stated.strip_prefix(heading.as_str());
            !heading.is_empty()
                && rest.is_some_and(|rest| {
                    let rest = rest.trim_start();
                    rest.starts_with([
                        '|', '-', '\u{2013}', '\u{2014}', '\u{b7}', ':', '\u{ab}', '\u{bb}',
                    ])
                })
        });
    heading.unwrap_or(stated)
}

/// The characters of a heading, up to the first paragraph behind them: one that was never ended holds the story, too.
fn heading_of(tree: &Tree<'_>, id: Id) -> String {
    let mut heading = String::new();
    for id in tree.inside(id) {
        if tree.is(id, Tag::P) && !heading.trim().is_empty() {
            break;
        }
        heading.push_str(&tree.text(id).unwrap_or_default());
    }
    heading
}

/// The characters of an element.
fn text_of(tree: &Tree<'_>, id: Id) -> String {
    tree.inside(id).filter_map(|id| tree.text(id)).collect()
}

/// The objects of a JSON-LD document that are articles.
fn stories(json: &str) -> Vec<Map<String, Value>> {
    let mut found = Vec::new();
    // Pages put line breaks into strings, which JSON does not allow.
    let json = json.replace(['\n', '\r', '\t'], " ");
    let mut left: Vec<Value> = serde_json::from_str(&json).into_iter().collect();
    while let Some(value) = left.pop() {
        match value {
            Value::Array(values) => left.extend(values.into_iter().rev()),
            Value::Object(object) if is_story(&object) => found.push(object),
            Value::Object(object) => left.extend(object.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}

fn is_story(object: &Map<String, Value>) -> bool {
    let named = |kind: &str| {
        kind.ends_with("Article")
            || matches!(
                kind,
                "BlogPosting" | "LiveBlogPosting" | "Report" | "Review"
            )
    };
    match object.get("@type") {
        Some(Value::String(kind)) => named(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(named),
        _ => false,
    }
}
