//! What two articles are to each other, in a sentence.

use super::phrase::{count, list, number, percent, share_of, why_not_compared};
use super::set_aside::{self, Differing, says_the_same};
use super::{Entry, Report, SameItem, visible};
use crate::compare::RelationLimits;
use crate::compare::comparison::{Both, Comparison, Relation, Side};
use crate::compare::difference::{Class, Tier};
use crate::compare::group::Group;
use crate::text::document::FurnitureKind;

/// A comparison with the articles that it is about.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) sides: Both<Party<'a>>,
    /// The item that both are, if they say so.
    pub(super) same_item: Option<SameItem<'a>>,
    /// Where relations begin.
    pub(super) limits: RelationLimits,
}

/// One of the two articles.
#[derive(Clone, Copy)]
pub(super) struct Party<'a> {
    pub(super) entry: &'a Entry,
    pub(super) name: &'a str,
}

impl<'a> Case<'a> {
    /// The case of one of a report's comparisons; `names` are what its articles are called.
    pub(super) fn of(report: &'a Report, names: &'a [String], comparison: &'a Comparison) -> Self {
        let party = |n: u32| Party {
            entry: &report.articles[n as usize],
            name: &names[n as usize],
        };
        Case {
            comparison,
            sides: Both {
                left: party(comparison.pair.left()),
                right: party(comparison.pair.right()),
            },
            same_item: report.same_item(comparison.pair),
            limits: report.limits,
        }
    }

    /// The verdict with how much is shared, as one sentence.
    pub(super) fn verdict(&self) -> String {
        let Both { left, right } = self.sides;
        let (l, r) = (left.name, right.name);
        let coverage = self.comparison.coverage;
        let of_left = share_of(coverage.left, l);
        let of_right = share_of(coverage.right, r);
        let but = self.exception();
        if let Some(figures) = self.other_figures() {
            return format!(
                "{l} and {r} have one form with other figures: {figures}. They share {of_left} \
                 and {of_right}."
            );
        }
        match self.comparison.relation {
            Relation::Identical => match self.sentences_each() {
                Some(1) => format!("{l} and {r} are identical{but}: the same sentence."),
                Some(n) => format!(
                    "{l} and {r} are identical{but}: the same {}.",
                    count(n, "sentence")
                ),
                None => format!("{l} and {r} are identical{but}."),
            },
            Relation::Restyled => {
                let how = if self.comparison.count(Tier::Style) == 0 {
                    "word for word"
                } else {
                    "in another house style"
                };
                match self.sentences_each() {
                    Some(n) if n > 1 => {
                        let all = count(n, "sentence");
                        format!("{l} and {r} are the same story {how}{but}: all {all}.")
                    }
                    _ => format!("{l} and {r} are the same story {how}{but}."),
                }
            }
            Relation::Edited => match self.what_was_edited() {
                Some(what) => format!("{l} and {r} are the same story, edited: {what}."),
                None => format!(
                    "{l} and {r} are the same story, edited: they share {of_left} and {of_right}."
                ),
            },
            Relation::Excerpt | Relation::Abridged => self.part_of_whole(),
            Relation::Version => format!(
                "{l} and {r} are versions of the same story: they share {of_left} and {of_right}."
            ),
            Relation::Overlap => {
                let shared = if self.comparison.quotes_only {
                    "little but quotations"
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
                "{l} and {r} share too little to be called one story: {of_left} and {of_right}."
            ),
            Relation::NotComparable => {
                let mut why = String::new();
                for party in [left, right] {
                    if let Some(reason) = why_not_compared(party.entry) {
                        why.push_str(&format!(" {}: {reason}.", party.name));
                    }
                }
                format!("{l} and {r} cannot be compared.{why}")
            }
        }
    }

    /// That both are one item, and in which versions, as one sentence.
    pub(super) fn one_item(&self) -> Option<String> {
        let SameItem { guid, versions } = self.same_item?;
        let item = format!("one item ({})", visible::escape(guid));
        let escaped = |version: Option<&str>| version.map(visible::escape);
        Some(match (escaped(versions.left), escaped(versions.right)) {
            (Some(left), Some(right)) if left == right => {
                format!("Both are version {left} of {item}.")
            }
            (Some(left), Some(right)) => {
                format!("Both are versions of {item}: {left} and {right}.")
            }
            _ => format!("Both are versions of {item}."),
        })
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

    /// What a pair would have to share to be told as related; for pairs that share something, but too little.
    pub(super) fn what_it_takes(&self) -> Option<String> {
        let limits = self.limits;
        let coverage = self.comparison.coverage;
        let some = coverage.left.get() + coverage.right.get() > 0.0;
        (some && self.comparison.relation == Relation::Unrelated).then(|| {
            format!(
                "A duplicate shares at least {:.0}% of one of them; an overlap at least {} that are \
                 not short, or {}.",
                limits.duplicate * 100.0,
                count(limits.passage_sentences as usize, "sentence"),
                count(limits.passage_words as usize, "word")
            )
        })
    }

    /// That no fact differs in what the two share, as far as that can be told, as one sentence.
    pub(super) fn no_fact_differs(&self) -> String {
        let foreign = |party: Party<'_>| party.entry.document.is_foreign(&party.entry.article);
        if foreign(self.sides.left) || foreign(self.sides.right) {
            return "No changed number or name was found in what they share; other facts are only \
                    told in English."
                .into();
        }
        match self.comparison.count(Tier::Wording) {
            0 => "No number, date, name, quotation, negation or modal verb differs in what they \
                  share."
                .into(),
            n => format!(
                "No number, date, name, quotation, negation or modal verb was found to differ, but \
                 wording was: {}, below.",
                count(n, "change")
            ),
        }
    }

    /// Both headlines, where both sides have one and they are not the same.
    pub(super) fn headlines(&self) -> Option<Both<&'a str>> {
        let (left, right) = (
            self.sides.left.entry.headline()?.trim(),
            self.sides.right.entry.headline()?.trim(),
        );
        let same = left.split_whitespace().eq(right.split_whitespace());
        (!same).then_some(Both { left, right })
    }

    /// Whether what differs of the heads is the two headlines and nothing else.
    pub(super) fn are_headlines(&self, differing: &Differing<'_>) -> bool {
        let rows = differing.rows();
        self.headlines()
            .is_some_and(|Both { left, right }| rows == [(Some(left), Some(right))])
    }

    /// Both datelines without their dashes, where both sides of a duplicate have one and they differ
    /// in more than style. Those of different stories differ anyway.
    pub(super) fn datelines(&self) -> Option<Both<&'a str>> {
        let (left, right) = (self.sides.left.dateline()?, self.sides.right.dateline()?);
        let told = self.comparison.relation.is_duplicate() && !says_the_same(left, right);
        told.then_some(Both { left, right })
    }

    /// What differs of the headlines with their decks, the bylines, captions and tables, which are set aside.
    pub(super) fn set_aside(&self) -> Vec<Differing<'a>> {
        set_aside::differing(
            self.comparison,
            self.sides.left.entry,
            self.sides.right.entry,
        )
    }

    /// What keeps whole copies from being wholly the same: ` but for the headline and a table`.
    fn exception(&self) -> String {
        let Both { left, right } = self.sides;
        let set_aside = self.set_aside();
        let to_the_letter = self.comparison.relation == Relation::Identical;
        let mut parts: Vec<String> = Vec::new();
        if set_aside::headline_differs(left.entry, right.entry)
            || to_the_letter && self.headlines().is_some()
        {
            parts.push("the headline".into());
        }
        for Differing { kind, pieces } in set_aside {
            let one = pieces.left.len().max(pieces.right.len()) == 1;
            let name = match kind {
                FurnitureKind::Headline if !parts.is_empty() => continue,
                FurnitureKind::Headline if one => "a line under the headline",
                FurnitureKind::Headline => "lines under the headline",
                FurnitureKind::Byline if one => "the byline",
                FurnitureKind::Byline => "bylines",
                FurnitureKind::Caption if one => "a caption",
                FurnitureKind::Caption => "captions",
                _ => "a table",
            };
            parts.push(name.into());
        }
        if parts.is_empty() {
            return String::new();
        }
        format!(" but for {}", list(&parts))
    }

    /// How many figures differ where most do, as in market reports of two days, which have all but them in common.
    fn other_figures(&self) -> Option<String> {
        // In a shorter text, a few corrections are most of its figures.
        const FEWEST: usize = 12;
        let relation = self.comparison.relation;
        if !matches!(relation, Relation::Edited | Relation::Version) {
            return None;
        }
        let entry = self.sides.left.entry;
        let ties = || self.comparison.alignment.ties.iter();
        let figures: usize = ties()
            .flat_map(|tie| {
                &entry.document.sentences[tie.left.start as usize..tie.left.end as usize]
            })
            .map(|sentence| figures_in(entry.text(sentence.span)))
            .sum();
        let changed = ties()
            .flat_map(|tie| &tie.differences)
            .filter(|difference| matches!(difference.class, Class::Number | Class::Date));
        let changed: usize = changed
            .map(|difference| figures_in(entry.text(difference.left)))
            .sum();
        (figures >= FEWEST && 2 * changed > figures)
            .then(|| format!("{} of {} differ", number(changed), number(figures)))
    }

    /// Whether the verdict says already how much differs.
    pub(super) fn is_counted_in_verdict(&self) -> bool {
        self.comparison.relation == Relation::Edited
            && self.other_figures().is_none()
            && self.what_was_edited().is_some()
    }

    /// What differs in numbers, where each side stands in the other whole.
    fn what_was_edited(&self) -> Option<String> {
        let coverage = self.comparison.coverage;
        if coverage.left.get() < 1.0 || coverage.right.get() < 1.0 {
            return None;
        }
        let [fact, wording, style] =
            [Tier::Fact, Tier::Wording, Tier::Style].map(|tier| self.comparison.count(tier));
        let mut parts = Vec::new();
        if fact > 0 {
            parts.push(count(fact, "fact"));
        }
        if wording > 0 {
            parts.push(count(wording, "wording"));
        }
        match style {
            0 => {}
            1 => parts.push("1 matter of style".into()),
            n => parts.push(format!("{} matters of style", number(n))),
        }
        if !parts.is_empty() {
            let verb = if fact + wording + style == 1 {
                "differs"
            } else {
                "differ"
            };
            return Some(format!("{} {verb}", list(&parts)));
        }
        let ties = self.comparison.alignment.ties.iter();
        match ties.filter(|tie| tie.moved).map(|tie| tie.left.len()).sum() {
            0 => None,
            n => Some(format!("{} moved", count(n, "sentence"))),
        }
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

    pub(super) fn party(&self, side: Side) -> Party<'a> {
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
            let words = percent(of_part);
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

    /// How many sentences each side has, where both have as many.
    fn sentences_each(&self) -> Option<usize> {
        let of = |party: Party<'_>| party.entry.document.sentences.len();
        let (left, right) = (of(self.sides.left), of(self.sides.right));
        (left == right).then_some(left)
    }
}

impl<'a> Party<'a> {
    /// The first dateline, without the dash behind it.
    fn dateline(self) -> Option<&'a str> {
        let mut furniture = self.entry.document.furniture.iter();
        let found = furniture.find(|piece| piece.kind == FurnitureKind::Dateline)?;
        let dash = |c: char| c.is_whitespace() || "-–—―:".contains(c);
        Some(self.entry.text(found.span).trim_matches(dash))
    }
}

/// What articles are introduced by that were found in none of those that they were compared with.
pub(super) fn found_nowhere(report: &Report) -> String {
    match report.against() {
        1 => "Not found in the other".into(),
        n => format!("Found in none of the {}", count(n, "other")),
    }
}

/// How many words of a text have digits.
fn figures_in(text: &str) -> usize {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .count()
}

/// How many articles there were, with how many they were compared to: `2 articles compared with 30 others`.
pub(super) fn how_many(report: &Report) -> String {
    let against = report.against();
    let own = count(report.articles.len() - against, "article");
    match against {
        0 => own,
        n => format!("{own} compared with {}", count(n, "other")),
    }
}

/// That no pair of a report's articles is a duplicate, as one sentence.
pub(super) fn nothing_found(report: &Report) -> String {
    let against = report.against();
    match report.articles.len() - against {
        0 if against > 0 => "There is no article to compare with the others.".into(),
        1 if against == 1 => "The article is no duplicate of the other.".into(),
        1 if against > 0 => format!(
            "The article is a duplicate of none of the {}.",
            count(against, "other")
        ),
        n if against > 0 => format!(
            "None of the {} is a duplicate of another or of the {} compared with.",
            count(n, "article"),
            number(against)
        ),
        0 => "There is no article to compare.".into(),
        1 => "There is only 1 article, and nothing to compare it with.".into(),
        2 => "Neither article is a duplicate of the other.".into(),
        n => format!(
            "None of the {} is a duplicate of another.",
            count(n, "article")
        ),
    }
}

/// What holds a group together at its weakest, as one sentence.
pub(super) fn weakest(report: &Report, names: &[String], group: &Group) -> String {
    let pair = group.weakest;
    let (left, right) = (&names[pair.left() as usize], &names[pair.right() as usize]);
    let Some(comparison) = report.comparison(pair) else {
        return format!("Weakest link: {left} and {right}.");
    };
    let Both { left: l, right: r } = comparison.coverage;
    let partly = if group.lead_only {
        " They are too many to compare all with each other: each was compared with the lead."
    } else {
        ""
    };
    format!(
        "Weakest link: {left} and {right}, which share {} and {}.{partly}",
        share_of(l, left),
        share_of(r, right)
    )
}

#[cfg(test)]
mod tests;
