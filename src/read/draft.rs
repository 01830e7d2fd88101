//! One article while a reader of a marked-up format puts it together.

use super::body::{Body, spaced};
use super::failures::shown;
use crate::article::{Article, Format, Furniture, FurnitureKind, Metadata, Notice, NoticeKind};
use crate::span::Span;
use std::collections::HashMap;
use std::path::Path;

/// What a format states about an article, apart and in its text.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The text as far as it was read.
    pub(super) body: Body,
    /// What the article states about itself.
    pub(super) metadata: Metadata,
    headline: Option<String>,
    notices: Vec<Notice>,
    /// What was stated so far, and what each makes of a paragraph of the body that repeats it.
    stated: HashMap<String, Option<FurnitureKind>>,
}

impl Draft {
    /// Takes the headline, which stands in no text. Another one after the first is furniture.
    pub(super) fn headline(&mut self, text: &str) {
        let text = spaced(text);
        if text.is_empty() {
            return;
        }
        if self.headline.is_none() {
            self.stated
                .insert(text.clone(), Some(FurnitureKind::Headline));
            self.headline = Some(text);
        } else {
            self.piece(FurnitureKind::Headline, &text);
        }
    }

    /// Whether there is a headline.
    pub(super) fn has_headline(&self) -> bool {
        self.headline.is_some()
    }

    /// Adds a piece of furniture, unless it is blank or was stated before.
    pub(super) fn piece(&mut self, kind: FurnitureKind, text: &str) {
        if self.states(kind, text) {
            self.body.furniture(kind, text);
        }
    }

    /// Whether a piece of furniture says something that was not stated before. From now on it was.
    pub(super) fn states(&mut self, kind: FurnitureKind, text: &str) -> bool {
        let text = spaced(text);
        if text.is_empty() || self.stated.contains_key(&text) {
            return false;
        }
        // A summary may well be the first paragraph word for word, which stays the story's; a byline never is.
        let again = matches!(kind, FurnitureKind::Byline | FurnitureKind::Dateline);
        self.stated.insert(text, again.then_some(kind));
        true
    }

    /// Adds a notice, unless its text is blank.
    pub(super) fn notice(&mut self, kind: NoticeKind, text: &str) {
        let text = spaced(text);
        if !text.is_empty() {
            self.notices.push(Notice {
                kind,
                text,
                span: None,
            });
        }
    }

    /// Notes until when the article is embargoed: a date and time as the format has it.
    pub(super) fn embargo(&mut self, until: &str) {
        if !until.trim().is_empty() {
            let until = shown(until);
            self.notice(NoticeKind::Embargo, &format!("embargoed until {until}"));
        }
    }

    /// Heeds the status that the sender gives the article: a code or the end of a URI, such as `stat:canceled` or `Usable`.
    pub(super) fn status(&mut self, code: &str) {
        let code = code.trim();
        let name = code.rsplit([':', '/']).next().unwrap_or(code);
        let code = shown(code);
        match name.to_ascii_lowercase().as_str() {
            "canceled" | "cancelled" | "killed" | "recalled" | "withdrawn" => {
                self.withdraw(format!("canceled by its sender ({code})"));
            }
            "withheld" => {
                self.notice(
                    NoticeKind::Hold,
                    &format!("withheld by its sender ({code})"),
                );
            }
            "embargoed" => {
                let known = |notice: &Notice| notice.kind == NoticeKind::Embargo;
                if !self.notices.iter().any(known) {
                    self.notice(NoticeKind::Embargo, &format!("embargoed ({code})"));
                }
            }
            _ => {}
        }
    }

    /// Notes that the sender took the article back, and how: it is not to be compared.
    pub(super) fn withdraw(&mut self, reason: String) {
        self.notice(NoticeKind::Kill, &reason);
        self.metadata.withdrawn = Some(reason);
    }

    /// Heeds what the sender signals of this version: a code or the end of a URI, such as `sig:correction`.
    pub(super) fn signal(&mut self, code: &str) {
        let name = code.rsplit([':', '/']).next().unwrap_or_default();
        let code = shown(code);
        match name {
            "correction" => self.notice(NoticeKind::Correction, &format!("a correction ({code})")),
            "update" => self.notice(NoticeKind::Version, &format!("an update ({code})")),
            _ => {}
        }
    }

    /// The article. Paragraphs of the body that only repeat the headline, the byline or the dateline become furniture, if
    /// anything else is left.
    pub(super) fn into_article(
        self,
        path: &Path,
        format: Format,
        encoding: &'static str,
    ) -> Article {
        let (text, furniture) = self.body.finish();
        let furniture = with_repeats(&text, furniture, &self.stated);
        Article {
            headline: self.headline,
            metadata: self.metadata,
            furniture,
            notices: self.notices,
            ..Article::new(path, format, encoding, text)
        }
    }
}

/// The furniture together with the body paragraphs that repeat what was stated.
fn with_repeats(
    text: &str,
    mut furniture: Vec<Furniture>,
    stated: &HashMap<String, Option<FurnitureKind>>,
) -> Vec<Furniture> {
    let longest = stated.keys().map(String::len).max().unwrap_or(0);
    let mut repeats = Vec::new();
    let mut has_body = false;
    let mut known = furniture.iter().peekable();
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        let span = Span::new(start, start + paragraph.len());
        start = span.end as usize + 2;
        while known.next_if(|f| f.span.end <= span.start).is_some() {}
        if known.peek().is_some_and(|f| f.span.start < span.end) {
            continue;
        }
        // Line breaks are the only white space that a paragraph holds more of than what was stated.
        let again = (paragraph.len() <= longest)
            .then(|| stated.get(&spaced(paragraph)).copied().flatten())
            .flatten();
        match again {
            Some(kind) => repeats.push(Furniture { kind, span }),
            None => has_body = true,
        }
    }
    if has_body && !repeats.is_empty() {
        furniture.append(&mut repeats);
        furniture.sort_unstable_by_key(|f| f.span.start);
    }
    furniture
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(story: Draft) -> Article {
        story.into_article(Path::new("a"), Format::Text, "UTF-8")
    }

    fn pieces(article: &Article) -> Vec<(FurnitureKind, &str)> {
        let pieces = article.furniture.iter();
        pieces.map(|f| (f.kind, f.span.of(&article.text))).collect()
    }

    #[test]
    fn a_headline_or_byline_set_again_in_the_body_is_furniture_there() {
        let mut story = Draft::default();
        story.headline("Ferry  late");
        story.piece(FurnitureKind::Byline, "By Ann Example");
        story.piece(FurnitureKind::Headline, "The ferry was late.");
        story
            .body
            .lines("Ferry\nlate\n\nBy Ann Example\n\nThe ferry was late.\n\nIt sailed.");
        let article = article(story);
        assert_eq!(article.headline.as_deref(), Some("Ferry late"));
        assert_eq!(
            pieces(&article),
            [
                (FurnitureKind::Byline, "By Ann Example"),
                (FurnitureKind::Headline, "The ferry was late."),
                (FurnitureKind::Headline, "Ferry\nlate"),
                (FurnitureKind::Byline, "By Ann Example"),
            ]
        );
    }

    #[test]
    fn a_flash_that_only_repeats_its_headline_keeps_its_body() {
        let mut story = Draft::default();
        story.headline("Ferry sinks off Elmsted");
        story.body.text("Ferry sinks off Elmsted");
        assert!(article(story).furniture.is_empty());
    }

    #[test]
    fn nothing_is_stated_twice() {
        let mut story = Draft::default();
        story.headline("Ferry late");
        for text in ["Ferry late", "Fog on the fjord", " Fog on\nthe fjord", ""] {
            story.piece(FurnitureKind::Headline, text);
        }
        assert_eq!(article(story).text, "Fog on the fjord");
    }

    #[test]
    fn only_what_was_canceled_is_withdrawn() {
        for (code, withdrawn, kind) in [
            ("stat:usable", false, None),
            ("stat:canceled", true, Some(NoticeKind::Kill)),
            (
                "http://cv.iptc.org/newscodes/pubstatusg2/withheld",
                false,
                Some(NoticeKind::Hold),
            ),
            ("Embargoed", false, Some(NoticeKind::Embargo)),
        ] {
            let mut story = Draft::default();
            story.status(code);
            let article = article(story);
            assert_eq!(article.metadata.withdrawn.is_some(), withdrawn, "{code}");
            assert_eq!(article.notices.first().map(|n| n.kind), kind, "{code}");
        }
    }
}
