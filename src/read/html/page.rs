//! Reads a web page: the story in it, and what the page states about that.

use super::fragment;
use super::stated::Stated;
use super::story::Story;
use super::table::Tables;
use super::tag::Tag;
use super::tree::Tree;
use super::write::{Breaks, Role, role_of, write};
use crate::article::{Article, Format, FurnitureKind, Metadata};
use crate::read::Reading;
use crate::read::body::Body;
use crate::read::encoding::Decoded;
use std::path::Path;

/// Reads a whole page, which is one article; without any text where the page holds no story.
pub(in crate::read) fn read(path: &Path, decoded: Decoded) -> Reading {
    let (stated, body) = story_of(&decoded.text);
    let (text, furniture) = body.finish();
    let article = Article {
        headline: stated.headline,
        metadata: Metadata {
            guid: stated.guid,
            issued: stated.issued,
            language: stated.language,
            ..Metadata::default()
        },
        furniture,
        notices: decoded
            .notices
            .into_iter()
            .map(|notice| crate::article::Notice {
                span: None,
                ..notice
            })
            .collect(),
        ..Article::new(path, Format::Html, decoded.encoding.name(), text)
    };
    Reading {
        articles: vec![article],
        ..Reading::default()
    }
}

/// What a page states, and its story.
fn story_of(html: &str) -> (Stated, Body) {
    /// How much longer the text must be that is stated apart to be taken for the one that the page shows in part.
    const LONGER: usize = 2;
    let tree = Tree::parse(html);
    let mut stated = Stated::of(&tree);
    let story = Story::find(&tree, stated.headline.as_deref());
    let tables = Tables::of(&tree);
    let text_of = |tables_are_body: bool| {
        let role = |id, tag: Option<Tag>| {
            let in_table = || match tables.role(id, tag?)? {
                Role::Furniture(_) if tables_are_body => Some(Role::Block),
                role => Some(role),
            };
            let by_name = || tag.map_or(Role::Inline, role_of);
            story.role(id).or_else(in_table).unwrap_or_else(by_name)
        };
        let mut body = Body::default();
        write(&tree, story.root, Breaks::Spaces, role, &mut body);
        body
    };
    let mut body = text_of(false);
    if body.len_of(FurnitureKind::Table) * 2 > body.len() {
        body = text_of(true); // a page that is a table
    }
    if let Some(text) = stated
        .text
        .take()
        .filter(|text| text.len() > body.len() * LONGER)
    {
        let mut apart = Body::default();
        fragment(&text, &mut apart);
        if apart.len() > body.len() * LONGER {
            body = apart;
        }
    }
    (stated, body)
}
