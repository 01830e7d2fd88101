//! What an element's class, identifier and role say about it.

use super::tag::Tag;
use super::tree::{Id, Tree};

/// What a part of a page is by its own account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hint {
    /// What readers wrote.
    Comments,
    /// Not the story: navigation, shares, comments, advertisements, other stories.
    Aside,
    /// The text of a picture.
    Caption,
    /// Whose picture it is.
    Credit,
    /// Who wrote it, when.
    Byline,
    /// The story itself.
    Story,
}

/// How many classes of an element are looked at.
const MAX_CLASSES: usize = 50;

/// What an element is by its tag, role, class and identifier.
pub(super) fn hint(tree: &Tree<'_>, id: Id, tag: Tag) -> Option<Hint> {
    match tag {
        Tag::Nav | Tag::Footer | Tag::Aside | Tag::Menu | Tag::Dialog => return Some(Hint::Aside),
        Tag::Figcaption => return Some(Hint::Caption),
        _ => {}
    }
    let attribute = |name| tree.attribute(id, name).unwrap_or_default();
    match &*attribute("role") {
        "navigation" | "complementary" | "banner" | "contentinfo" | "search" | "dialog"
        | "menu" | "menubar" | "alertdialog" | "toolbar" | "tablist" => return Some(Hint::Aside),
        _ => {}
    }
    let itemprop = attribute("itemprop");
    if itemprop
        .split_ascii_whitespace()
        .any(|word| word == "articleBody")
    {
        return Some(Hint::Story);
    }
    let mut found = None;
    for names in [attribute("class"), attribute("id")] {
        for name in names.split_ascii_whitespace().take(MAX_CLASSES) {
            if let Some(hint) = hint_of_name(name) {
                found = Some(hint);
                if matches!(hint, Hint::Aside | Hint::Comments) {
                    return found;
                }
            }
        }
    }
    found
}

/// What one class or identifier says, by the words it is made of: `article-share`, `relatedStories`.
fn hint_of_name(name: &str) -> Option<Hint> {
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let story = has(&["article", "story", "entry", "post", "content", "news"])
        && has(&["body", "content", "text", "copy", "entry", "main"]);
    if has(&[
        "comment",
        "comments",
        "commentlist",
        "disqus",
        "respond",
        "replies",
    ]) {
        Some(Hint::Comments)
    } else if has(ASIDE) || has_run(&words, ASIDE_RUNS) {
        Some(Hint::Aside)
    } else if has(&["caption", "captions", "cutline", "figcaption"]) {
        Some(Hint::Caption)
    } else if has(&["credit", "credits"]) {
        Some(Hint::Credit)
    } else if has(&[
        "author",
        "authors",
        "byline",
        "bylines",
        "dateline",
        "timestamp",
        "pubdate",
        "datetime",
    ]) {
        Some(Hint::Byline)
    } else if story {
        Some(Hint::Story)
    } else {
        None
    }
}

/// Words that name what is not the story.
const ASIDE: &[&str] = &[
    "recent",
    "previous",
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "addthis",
    "addtoany",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "carousel",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "dfp",
    "footer",
    "gallery",
    "gdpr",
    "jetpack",
    "keywords",
    "login",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paywall",
    "permalink",
    "playlist",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "rail",
    "rating",
    "ratings",
    "recirc",
    "recirculation",
    "recommend",
    "recommended",
    "recommendations",
    "related",
    "relatedlinks",
    "relatedposts",
    "reply",
    "screenreader",
    "sendtonews",
    "share",
    "shares",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signin",
    "signup",
    "skip",
    "slideshow",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "taxonomy",
    "teaser",
    "teasers",
    "toolbar",
    "tools",
    "topics",
    "trending",
    "trinity",
    "upsell",
    "widget",
    "widgets",
    "yarpp",
];

/// Words that do so one after the other.
const ASIDE_RUNS: &[&[&str]] = &[
    &["also", "read"],
    &["author", "box"],
    &["about", "author"],
    &["author", "info"],
    &["dont", "miss"],
    &["most", "read"],
    &["most", "viewed"],
    &["more", "from"],
    &["more", "news"],
    &["more", "stories"],
    &["next", "article"],
    &["key", "points"],
    &["key", "takeaways"],
    &["read", "more"],
    &["read", "next"],
    &["sr", "only"],
    &["screen", "reader"],
    &["see", "also"],
    &["next", "prev"],
    &["prev", "next"],
    &["visually", "hidden"],
    &["you", "may"],
    &["you", "might"],
];

fn has_run(words: &[String], runs: &[&[&str]]) -> bool {
    runs.iter()
        .any(|run| words.windows(run.len()).any(|window| window == *run))
}

/// The words of a class, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut before_lower = false;
    for c in name.chars().take(100) {
        if !c.is_ascii_alphabetic() || c.is_ascii_uppercase() && before_lower {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        }
        before_lower = c.is_ascii_lowercase();
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}
