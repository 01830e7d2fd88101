//! What differs between two articles outside the bodies that are compared: captions, bylines, tables.

use super::Entry;
use crate::article::FurnitureKind;
use crate::compare::comparison::{Both, Comparison};
use crate::text::token::Form;
use crate::text::tokenize::tokens_of;
use hashbrown::{HashMap, HashSet};

/// The kinds whose pieces are compared beside the headlines. Datelines, tails and the like are another house's own and differ anyway.
const KINDS: [FurnitureKind; 3] = [
    FurnitureKind::Byline,
    FurnitureKind::Caption,
    FurnitureKind::Table,
];

/// The pieces of a kind that one of two articles has and the other has not: of tables the lines, of others the whole. Decks and
/// what else is set with the headline are of its kind.
pub(super) struct Differing<'a> {
    pub(super) kind: FurnitureKind,
    pub(super) pieces: Both<Vec<&'a str>>,
}

impl<'a> Differing<'a> {
    /// What stands on either side, first with first and so on; nothing where a side has fewer.
    pub(super) fn rows(&self) -> Vec<(Option<&'a str>, Option<&'a str>)> {
        let Both { left, right } = &self.pieces;
        (0..left.len().max(right.len()))
            .map(|n| (left.get(n).copied(), right.get(n).copied()))
            .collect()
    }
}

/// What the differing pieces of a kind are headed.
pub(super) fn title(kind: FurnitureKind) -> &'static str {
    match kind {
        FurnitureKind::Headline => "Headlines",
        FurnitureKind::Byline => "Bylines",
        FurnitureKind::Caption => "Captions",
        _ => "Tables",
    }
}

/// A piece on one line between quotation marks.
pub(super) fn quoted(piece: &str) -> String {
    let words: Vec<&str> = piece.split_whitespace().collect();
    format!("“{}”", words.join(" "))
}

/// What of the furniture of two duplicates differs in more than case, spacing and style, by kind. A kind that only one of
/// them has is left out, as it is told with what was set aside.
pub(super) fn differing<'a>(
    comparison: &Comparison,
    left: &'a Entry,
    right: &'a Entry,
) -> Vec<Differing<'a>> {
    if !comparison.relation.is_duplicate() {
        return Vec::new();
    }
    let kinds = KINDS.into_iter().filter_map(|kind| {
        let left: Vec<&str> = pieces(left, kind).collect();
        if left.is_empty() {
            return None;
        }
        let right: Vec<&str> = pieces(right, kind).collect();
        if right.is_empty() || left == right {
            return None;
        }
        let (left, right) = (Said::all(left), Said::all(right));
        let pieces = Both {
            left: without(&left, &right),
            right: without(&right, &left),
        };
        let differ = !pieces.left.is_empty() || !pieces.right.is_empty();
        differ.then_some(Differing { kind, pieces })
    });
    let headlines = headlines(left, right).into_iter();
    headlines.chain(kinds).collect()
}

/// The lines of the head that one of two duplicates has and the other has not. A deck that only one of them has is left out, as
/// a kind of furniture is that only one has.
fn headlines<'a>(left: &'a Entry, right: &'a Entry) -> Option<Differing<'a>> {
    let (left, right) = (lines_of_head(left), lines_of_head(right));
    if left.is_empty() || right.is_empty() || left == right {
        return None;
    }
    let (left, right) = (head(left), head(right));
    let pieces = Both {
        left: without(&left, &right),
        right: without(&right, &left),
    };
    let other = !pieces.left.is_empty() && !pieces.right.is_empty();
    let more = !pieces.left.is_empty() || !pieces.right.is_empty();
    let decks = left.len() > 1 && right.len() > 1;
    let differ = other || more && (decks || left[0].says != right[0].says);
    differ.then_some(Differing {
        kind: FurnitureKind::Headline,
        pieces,
    })
}

/// Headline, deck and what else is set with them.
fn lines_of_head(entry: &Entry) -> Vec<&str> {
    let stated = entry.article.headline.as_deref().map(str::trim);
    let set = pieces(entry, FurnitureKind::Headline);
    stated.into_iter().chain(set).collect()
}

/// The lines of a head, each once; of those below the headline only the decks.
fn head(lines: Vec<&str>) -> Vec<Said<'_>> {
    let mut lines = Said::all(lines);
    if lines.len() > 1 {
        let mut seen = HashSet::new();
        lines.retain(|line| seen.insert(line.says));
        let mut first = true;
        lines.retain(|line| std::mem::take(&mut first) || is_deck(line.text));
    }
    lines
}

/// Whether a line below the headline says something, rather than who wrote the story and where, or what kind of story it is:
/// it has as many words as a sentence and not only names.
fn is_deck(line: &str) -> bool {
    const FEWEST: usize = 5;
    let tokens = tokens_of(line);
    tokens.len() >= FEWEST
        && tokens[1..]
            .iter()
            .any(|token| !token.is_capital() && !token.is_function() && !token.is_numeric())
}

/// The kinds of furniture that differ between two duplicates, the headline first.
pub(super) fn kinds(comparison: &Comparison, left: &Entry, right: &Entry) -> Vec<FurnitureKind> {
    let differing = differing(comparison, left, right);
    let mut kinds: Vec<FurnitureKind> = differing.iter().map(|differing| differing.kind).collect();
    let first = kinds.first() == Some(&FurnitureKind::Headline);
    if !first && comparison.relation.is_duplicate() && headline_differs(left, right) {
        kinds.insert(0, FurnitureKind::Headline);
    }
    kinds
}

/// Whether the headlines of two articles, decks aside, say something else.
pub(super) fn headline_differs(left: &Entry, right: &Entry) -> bool {
    let headlines = left.headline().zip(right.headline());
    headlines.is_some_and(|(left, right)| !says_the_same(left, right))
}

/// Whether two texts have the same words and numbers, however they are written.
pub(super) fn says_the_same(left: &str, right: &str) -> bool {
    left == right || says(left) == says(right)
}

/// The pieces of a kind that an article has, in order.
fn pieces(entry: &Entry, kind: FurnitureKind) -> impl Iterator<Item = &str> {
    let found = entry.document.furniture.iter();
    let found = found.filter(move |piece| piece.kind == kind);
    let lines = found.flat_map(move |piece| {
        let end = if kind == FurnitureKind::Table {
            '\n'
        } else {
            '\0'
        };
        entry.text(piece.span).split(end)
    });
    lines
        .map(str::trim)
        .filter(|line| line.contains(char::is_alphanumeric))
}

/// A piece and what it says.
#[derive(Clone, Copy)]
struct Said<'a> {
    text: &'a str,
    says: Form,
}

impl<'a> Said<'a> {
    fn all(pieces: Vec<&'a str>) -> Vec<Said<'a>> {
        let said = |text: &'a str| Said {
            text,
            says: says(text),
        };
        pieces.into_iter().map(said).collect()
    }
}

/// The pieces that say what none of the others says; one that stands twice needs another twice.
fn without<'a>(pieces: &[Said<'a>], others: &[Said]) -> Vec<&'a str> {
    if let [piece] = pieces {
        let stands = others.iter().any(|other| other.says == piece.says);
        return if stands { Vec::new() } else { vec![piece.text] };
    }
    let mut unused: HashMap<Form, usize> = HashMap::with_capacity(others.len());
    for other in others {
        *unused.entry(other.says).or_default() += 1;
    }
    let mut left = Vec::new();
    for piece in pieces {
        match unused.get_mut(&piece.says).filter(|times| **times > 0) {
            Some(times) => *times -= 1,
            None => left.push(piece.text),
        }
    }
    left
}

/// What a text says, hashed: the forms of its words and numbers, one after the other.
fn says(text: &str) -> Form {
    let tokens = tokens_of(text);
    let mut bytes = Vec::with_capacity(tokens.len() * size_of::<Form>());
    for token in tokens {
        bytes.extend_from_slice(&token.form.0.to_le_bytes());
    }
    Form::of_bytes(&bytes)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{add_furniture, pair};
    use super::*;
    use crate::compare::comparison::Relation;

    fn found(kind: FurnitureKind, left: &str, right: &str) -> Vec<(FurnitureKind, String, String)> {
        let mut report = pair(Relation::Identical, None, &["Calm seas are forecast."]);
        for (article, words) in report.articles.iter_mut().zip([left, right]) {
            if !words.is_empty() {
                add_furniture(article, kind, words);
            }
        }
        let [left, right] = &report.articles[..] else {
            return Vec::new();
        };
        differing(&report.comparisons[0], left, right)
            .into_iter()
            .map(|d| {
                (
                    d.kind,
                    d.pieces.left.join(" | "),
                    d.pieces.right.join(" | "),
                )
            })
            .collect()
    }

    #[test]
    fn a_changed_line_of_a_table_is_found_alone() {
        assert_eq!(
            found(
                FurnitureKind::Table,
                "Elmsted\t40\nOstmark\t12",
                "Elmsted\t45\nOstmark\t12"
            ),
            [(
                FurnitureKind::Table,
                "Elmsted\t40".to_owned(),
                "Elmsted\t45".to_owned()
            )]
        );
    }

    #[test]
    fn case_spacing_and_a_caption_on_one_side_alone_do_not_differ() {
        let caption = FurnitureKind::Caption;
        assert!(found(caption, "The FERRY  at Elmsted", "The ferry at Elmsted").is_empty());
        assert!(found(caption, "The ferry at Elmsted", "").is_empty());
        assert_eq!(
            found(caption, "The ferry at Elmsted", "The ferry at Ostmark").len(),
            1
        );
    }

    #[test]
    fn another_deck_differs_and_one_on_one_side_alone_does_not() {
        let heads = |left: &[&str], right: &[&str]| {
            let mut report = pair(Relation::Identical, None, &["Calm seas are forecast."]);
            for (article, lines) in report.articles.iter_mut().zip([left, right]) {
                for line in lines {
                    add_furniture(article, FurnitureKind::Headline, line);
                }
            }
            let [left, right] = &report.articles[..] else {
                return Vec::new();
            };
            kinds(&report.comparisons[0], left, right)
        };
        let headline = "Ferry captain jailed";
        let head = [headline, "Court says he ignored two warnings"];
        assert_eq!(
            heads(&head, &[headline, "Court says he ignored three warnings"]),
            [FurnitureKind::Headline]
        );
        assert_eq!(
            heads(&[head[0], head[1], "Owner to be heard on Monday"], &head),
            [FurnitureKind::Headline]
        );
        assert!(heads(&head, &[headline]).is_empty());
        assert!(
            heads(
                &[headline, "Ida Marsh in Lindmoor", "Court reporter"],
                &[headline, "Jan Odell in Elmsted", "News analysis"]
            )
            .is_empty()
        );
        assert!(heads(&[headline, headline, head[1]], &head).is_empty());
    }
}
