//! What two articles are to each other, in a sentence.

use super::Entry;
use super::phrase::{count, number, share_of};
use crate::compare::comparison::{Both, Comparison, Relation, Side};
use crate::compare::difference::Tier;

/// A comparison with the articles that it is about.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) sides: Both<Party<'a>>,
}

/// One of the two articles.
#[derive(Clone, Copy)]
pub(super) struct Party<'a> {
    pub(super) entry: &'a Entry,
    pub(super) name: &'a str,
}

impl Case<'_> {
    /// The verdict with how much is shared, as one sentence.
    pub(super) fn verdict(&self) -> String {
        let Both { left, right } = self.sides;
        let (l, r) = (left.name, right.name);
        let coverage = self.comparison.coverage;
        let of_left = share_of(coverage.left, l);
        let of_right = share_of(coverage.right, r);
        match self.comparison.relation {
            Relation::Identical => format!("{l} and {r} are identical{}.", self.same_sentences()),
            Relation::Restyled if self.comparison.count(Tier::Style) == 0 => {
                format!(
                    "{l} and {r} are the same story, word for word{}.",
                    self.same_sentences()
                )
            }
            Relation::Restyled => format!(
                "{l} and {r} are the same story in another house style{}.",
                self.same_sentences()
            ),
            Relation::Edited => {
                format!(
                    "{l} and {r} are the same story, edited: they share {of_left} and {of_right}."
                )
            }
            Relation::Excerpt | Relation::Abridged => self.part_of_whole(),
            Relation::Version => format!(
                "{l} and {r} are versions of the same story: they share {of_left} and {of_right}."
            ),
            Relation::Overlap => {
                let shared = if self.comparison.quotes_only {
                    "only quotations"
                } else {
                    "passages"
                };
                format!(
                    "{l} and {r} are not duplicates, but share {shared}: {of_left}, {of_right}."
                )
            }
            Relation::Unrelated if coverage.left.get() + coverage.right.get() == 0.0 => {
                format!("{l} and {r} are not the same story: they share nothing.")
            }
            Relation::Unrelated => format!(
                "{l} and {r} are not the same story: they share nothing of substance ({of_left}, {of_right})."
            ),
            Relation::NotComparable => {
                let mut why = String::new();
                for party in [left, right] {
                    if let Some(reason) = &party.entry.not_comparable {
                        why.push_str(&format!(" {}: {reason}.", party.name));
                    }
                }
                format!("{l} and {r} cannot be compared.{why}")
            }
        }
    }

    /// How many differences of each tier there are, as one sentence.
    pub(super) fn differences(&self) -> String {
        let [fact, wording, style] =
            [Tier::Fact, Tier::Wording, Tier::Style].map(|tier| self.comparison.count(tier));
        if fact + wording + style == 0 {
            return "No differences inside shared sentences.".into();
        }
        format!(
            "{} of fact, {} of wording, {} of style.",
            count(fact, "difference"),
            number(wording),
            number(style)
        )
    }

    /// How many of a side's sentences stand in the other.
    pub(super) fn tied(&self, side: Side) -> usize {
        let ties = self.comparison.alignment.ties.iter();
        ties.map(|tie| match side {
            Side::Left => tie.left.len(),
            Side::Right => tie.right.len(),
        })
        .sum()
    }

    pub(super) fn party(&self, side: Side) -> Party<'_> {
        match side {
            Side::Left => self.sides.left,
            Side::Right => self.sides.right,
        }
    }

    fn part_of_whole(&self) -> String {
        let coverage = self.comparison.coverage;
        let covered_best = if coverage.left > coverage.right {
            Side::Left
        } else {
            Side::Right
        };
        let side = self.comparison.part.unwrap_or(covered_best);
        let (other, of_part, of_whole) = match side {
            Side::Left => (Side::Right, coverage.left, coverage.right),
            Side::Right => (Side::Left, coverage.right, coverage.left),
        };
        let (part, whole) = (self.party(side), self.party(other));
        let total = part.entry.document.sentences.len();
        let tied = self.tied(side);
        let how_much = if tied < total {
            let words = super::phrase::percent(of_part);
            format!(
                "{} of its {} ({words} of its words)",
                number(tied),
                count(total, "sentence")
            )
        } else if total == 1 {
            "its only sentence".into()
        } else {
            format!("all of its {}", count(total, "sentence"))
        };
        let (part, whole) = (part.name, whole.name);
        let share = share_of(of_whole, whole);
        if self.comparison.relation == Relation::Excerpt {
            format!("{part} is an excerpt of {whole}: {how_much}, {share}.")
        } else {
            format!("{part} is {whole} abridged: {how_much}, {share}.")
        }
    }

    /// How many sentences agree, where both sides are cut into as many.
    fn same_sentences(&self) -> String {
        let of = |party: Party<'_>| party.entry.document.sentences.len();
        match (of(self.sides.left), of(self.sides.right)) {
            (1, 1) => ": the same single sentence".into(),
            (left, right) if left == right => format!(": the same {}", count(left, "sentence")),
            _ => String::new(),
        }
    }
}
