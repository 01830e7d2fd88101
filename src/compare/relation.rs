//! Names how two articles stand to each other, from what of each stands in the other.

use crate::compare::Body;
use crate::compare::alignment::{Alignment, Share, Status, Tie};
use crate::compare::comparison::{Both, Relation, Side};
use crate::compare::ends::without_common_ends;
use crate::text::token::{Form, Token};

/// From what coverage on two articles are what to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelationLimits {
    /// Coverage from which a side counts as covered whole, from 0 to 1.
    pub whole: f64,
    /// Coverage of the part from which a pair is a duplicate, from 0 to 1.
    pub duplicate: f64,
    /// Words of narrative, quotations aside, that a pair which is no duplicate has in common at least to be an overlap.
    pub passage_words: u32,
    /// Sentences of narrative that it may have in common instead; short ones do not count.
    pub passage_sentences: u32,
}

impl Default for RelationLimits {
    fn default() -> RelationLimits {
        RelationLimits {
            whole: 0.8,
            duplicate: 0.5,
            passage_words: 40,
            passage_sentences: 2,
        }
    }
}

/// What the ties of two bodies amount to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) coverage: Both<Share>,
    shared: Shared,
}

/// What two bodies have in common.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Shared {
    /// Words of the narrative, quotations aside, that both have.
    narrative_words: u32,
    /// Tied sentences that are more narrative than quotation.
    narrative_sentences: u32,
    /// Words that both have, quotations included.
    words: u32,
    /// Tied sentences of some length.
    sentences: u32,
}

/// A verdict.
pub(crate) struct Verdict {
    pub(crate) relation: Relation,
    pub(crate) part: Option<Side>,
    pub(crate) quotes_only: bool,
}

/// Sentences with fewer words than this are no passage by themselves: "He declined to comment."
const SHORT_SENTENCE: usize = 8;

impl Evidence {
    pub(crate) fn gather(
        left: &Body<'_>,
        right: &Body<'_>,
        alignment: &Alignment,
        limits: &RelationLimits,
    ) -> Evidence {
        let share = |tied: u64, body: &Body<'_>| {
            Share::new(tied as f64 / (body.document.words().max(1)) as f64)
        };
        let words = |runs: &mut dyn Iterator<Item = &std::ops::Range<u32>>, body: &Body<'_>| {
            runs.map(|run| body.tokens.of_run(run).len() as u64)
                .sum::<u64>()
        };
        let coverage = Both {
            left: share(
                words(&mut alignment.ties.iter().map(|t| &t.left), left),
                left,
            ),
            right: share(
                words(&mut alignment.ties.iter().map(|t| &t.right), right),
                right,
            ),
        };
        let mut evidence = Evidence {
            coverage,
            shared: Shared::default(),
        };
        // Of what is covered whole, nobody asks what the words are.
        if !evidence.reaches(limits.duplicate) || !evidence.reaches(limits.whole) {
            evidence.shared = Shared::of(left, right, alignment);
        }
        evidence
    }

    pub(crate) fn relation(
        &self,
        left: &Body<'_>,
        right: &Body<'_>,
        alignment: &Alignment,
        limits: &RelationLimits,
    ) -> Verdict {
        let (l, r) = (self.coverage.left.get(), self.coverage.right.get());
        let part = if l > r { Side::Left } else { Side::Right };
        let (of_part, of_whole) = (l.max(r), l.min(r));
        let verdict = |relation, part| Verdict {
            relation,
            part,
            quotes_only: false,
        };
        let is_duplicate = self.reaches(limits.duplicate);
        if is_duplicate && of_whole >= limits.whole {
            let everything = l >= 1.0 && r >= 1.0 && alignment.ties.iter().all(|t| !t.moved);
            let all = |least: fn(&Tie) -> bool| everything && alignment.ties.iter().all(least);
            return verdict(
                if all(|t| t.status == Status::Identical) {
                    Relation::Identical
                } else if all(|t| t.status != Status::Reworded) {
                    Relation::Restyled
                } else {
                    Relation::Edited
                },
                None,
            );
        }
        if is_duplicate && of_part >= limits.whole {
            let whole = if part == Side::Left { right } else { left };
            let relation = if is_one_run(alignment, part, whole) {
                Relation::Excerpt
            } else {
                Relation::Abridged
            };
            return verdict(relation, Some(part));
        }
        if is_duplicate && !self.is_mostly_quotation(limits) {
            return verdict(Relation::Version, None);
        }
        if is_duplicate || self.shares_passage(limits) {
            return Verdict {
                relation: Relation::Overlap,
                part: None,
                quotes_only: self.is_mostly_quotation(limits),
            };
        }
        verdict(Relation::Unrelated, None)
    }

    /// Whether the two are anything but unrelated.
    pub(crate) fn is_related(&self, limits: &RelationLimits) -> bool {
        self.reaches(limits.duplicate) || self.shares_passage(limits)
    }

    /// Whether the better covered side is covered to this share, and at all.
    fn reaches(&self, share: f64) -> bool {
        let part = self.coverage.left.get().max(self.coverage.right.get());
        part >= share && part > 0.0
    }

    /// Whether what is shared is what somebody said rather than what a reporter wrote: two reports of one statement are not
    /// takes of one story.
    fn is_mostly_quotation(&self, limits: &RelationLimits) -> bool {
        self.shared.narrative_words * 2 < self.shared.words
            && self.shared.narrative_words < limits.passage_words
            && self.shared.narrative_sentences < limits.passage_sentences
    }

    /// Whether a passage of substance stands in both, be it a quotation.
    fn shares_passage(&self, limits: &RelationLimits) -> bool {
        self.shared.words >= limits.passage_words
            || self.shared.sentences >= limits.passage_sentences
    }
}

impl Shared {
    fn of(left: &Body<'_>, right: &Body<'_>, alignment: &Alignment) -> Shared {
        let mut shared = Shared::default();
        for tie in &alignment.ties {
            let (common, quoted) = common_words(
                left.tokens.of_run(&tie.left),
                right.tokens.of_run(&tie.right),
            );
            let narrative = common - quoted;
            shared.words += common;
            shared.narrative_words += narrative;
            if common as usize >= SHORT_SENTENCE {
                shared.sentences += 1;
                shared.narrative_sentences += u32::from(narrative * 2 >= common);
            }
        }
        shared
    }
}

/// How many words two tied passages have in common, and how many of those stand in quotation marks on either side.
fn common_words(left: &[Token], right: &[Token]) -> (u32, u32) {
    let same = |(l, r): (&Token, &Token)| l.form == r.form && l.is_quoted() == r.is_quoted();
    if left.len() == right.len() && left.iter().zip(right).all(same) {
        let quoted = left.iter().filter(|token| token.is_quoted()).count();
        return (left.len() as u32, quoted as u32);
    }
    let (mut common, mut in_quotation) = (0, 0);
    let (mut left, mut right) = (left, right);
    // Unless a form may stand both in quotation marks and outside of them, the words that both begin or end with need not be
    // looked for.
    let is_quoted = left.iter().chain(right).any(Token::is_quoted);
    if !is_quoted || left.iter().chain(right).all(Token::is_quoted) {
        let words = left.len();
        (left, right) = without_common_ends(left, right, |l, r| l.form == r.form);
        common = (words - left.len()) as u32;
        in_quotation = if is_quoted { common } else { 0 };
    }
    let sorted = |tokens: &[Token]| {
        let mut words: Vec<(Form, bool)> = tokens.iter().map(|t| (t.form, t.is_quoted())).collect();
        words.sort_unstable();
        words
    };
    let (left, right) = (sorted(left), sorted(right));
    let quoted = |run: &[(Form, bool)]| run.iter().filter(|(_, quoted)| *quoted).count() as u32;
    let mut rights = right.as_slice();
    for run in left.chunk_by(|a, b| a.0 == b.0) {
        rights = &rights[rights
            .iter()
            .take_while(|(form, _)| *form < run[0].0)
            .count()..];
        let same = &rights[..rights
            .iter()
            .take_while(|(form, _)| *form == run[0].0)
            .count()];
        let shared = run.len().min(same.len()) as u32;
        common += shared;
        in_quotation += shared.min(quoted(run).max(quoted(same)));
    }
    (common, in_quotation)
}

/// Whether what the part has of the whole is one run of the whole's sentences. A run may leave out the few words that a
/// section heading has.
fn is_one_run(alignment: &Alignment, part: Side, whole: &Body<'_>) -> bool {
    let run = |tie: &Tie| {
        if part == Side::Left {
            tie.right.clone()
        } else {
            tie.left.clone()
        }
    };
    let mut runs: Vec<_> = alignment.ties.iter().map(run).collect();
    runs.sort_unstable_by_key(|r| r.start);
    runs.windows(2).all(|pair| {
        let skipped = pair[0].end..pair[1].start;
        skipped.is_empty() || whole.tokens.of_run(&skipped).len() < SHORT_SENTENCE
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::comparison::{Comparison, Pair};
    use crate::compare::sample::Sample;
    use crate::compare::{Comparer, Limits};
    use proptest::prelude::*;

    /// Ten words that stand in no other sentence of this number.
    fn sentence(number: usize) -> String {
        let syllables = ["ba", "de", "ki", "lo", "mu", "na", "po", "ri", "so", "tu"];
        let word = |n: usize| [n / 100, n / 10, n].map(|n| syllables[n % 10]).concat();
        let words: Vec<String> = (number * 10..number * 10 + 10).map(word).collect();
        format!("Then {}.", words[1..].join(" "))
    }

    fn story(sentences: impl IntoIterator<Item = usize>) -> String {
        let sentences: Vec<String> = sentences.into_iter().map(sentence).collect();
        sentences.join(" ")
    }

    fn compared(left: &str, right: &str, limits: RelationLimits) -> Option<Comparison> {
        let limits = Limits {
            relation: limits,
            ..Limits::default()
        };
        let (l, r) = (Sample::of(left), Sample::of(right));
        let (l, r) = (l.body(), r.body());
        let pair = Pair::new(0, 1)?;
        let mut comparer = Comparer::new(&limits);
        let found = comparer.compare(pair, &l, &r);
        // The short cut for large batches leaves out what is unrelated, and nothing else.
        let related = comparer.compare_related(pair, &l, &r);
        let expected = (found.relation != Relation::Unrelated).then_some(&found);
        assert_eq!(related.as_ref(), expected);
        Some(found)
    }

    fn relation(left: &str, right: &str) -> Option<(Relation, Option<Side>)> {
        let found = compared(left, right, RelationLimits::default())?;
        Some((found.relation, found.part))
    }

    fn at_threshold(duplicate: f64, left: &str, right: &str) -> Option<Relation> {
        let limits = RelationLimits {
            duplicate,
            ..RelationLimits::default()
        };
        Some(compared(left, right, limits)?.relation)
    }

    /// A story of ten sentences, of which so many stand in [`story`]`(0..10)`.
    fn sharing(sentences: usize) -> String {
        story((0..sentences).chain(20..30 - sentences))
    }

    proptest! {
        #[test]
        fn words_in_common_are_counted_by_form_and_as_quoted_where_either_side_quotes_them(
            left in "(tug |pier |\"tug\" |\"pier\" |fog ){0,9}",
            right in "(tug |pier |\"tug\" |\"pier\" |fog ){0,9}",
        ) {
            let (left, right) = (format!("Yes {left}"), format!("Yes {right}"));
            let (left, right) = (Sample::of(&left), Sample::of(&right));
            let (left, right) = (left.body(), right.body());
            let (left, right) = (&left.tokens.tokens, &right.tokens.tokens);
            let mut forms: Vec<Form> = left.iter().map(|token| token.form).collect();
            forms.sort_unstable();
            forms.dedup();
            let mut expected = (0, 0);
            for form in forms {
                let of_form = |tokens: &[Token]| {
                    let words = tokens.iter().filter(|token| token.form == form);
                    let quoted = words.clone().filter(|token| token.is_quoted());
                    (words.count() as u32, quoted.count() as u32)
                };
                let (l, r) = (of_form(left), of_form(right));
                let shared = l.0.min(r.0);
                expected.0 += shared;
                expected.1 += shared.min(l.1.max(r.1));
            }
            prop_assert_eq!(common_words(left, right), expected);
        }
    }

    #[test]
    fn coverage_of_both_sides_names_the_relation() {
        let whole = story(0..10);
        for (shared, named) in [
            (10, Relation::Identical),
            (9, Relation::Edited),
            (8, Relation::Edited),
            (7, Relation::Version),
            (5, Relation::Version),
            (4, Relation::Overlap),
            (2, Relation::Overlap),
            (1, Relation::Unrelated),
            (0, Relation::Unrelated),
        ] {
            assert_eq!(
                relation(&whole, &sharing(shared)),
                Some((named, None)),
                "{shared} of 10 sentences"
            );
        }
    }

    #[test]
    fn a_part_from_one_run_is_an_excerpt_and_from_several_abridged() {
        let whole = story(0..10);
        let excerpt = Some((Relation::Excerpt, Some(Side::Right)));
        assert_eq!(relation(&whole, &story(3..8)), excerpt);
        assert_eq!(
            relation(&story(3..8), &whole),
            Some((Relation::Excerpt, Some(Side::Left)))
        );
        // One sentence of five is the excerpt's own.
        assert_eq!(relation(&whole, &story([3, 4, 5, 6, 20])), excerpt);
        let abridged = Some((Relation::Abridged, Some(Side::Right)));
        assert_eq!(relation(&whole, &story([0, 1, 2, 6, 7])), abridged);
    }

    #[test]
    fn a_run_may_leave_out_a_heading_but_no_sentence() {
        let heading = format!("{}\n\nWhat comes next\n\n{}", story(0..3), story(3..9));
        assert_eq!(
            relation(&heading, &story(0..6)),
            Some((Relation::Excerpt, Some(Side::Right)))
        );
    }

    #[test]
    fn sentences_in_another_order_are_an_edit() {
        assert_eq!(
            relation(&story(0..6), &story([3, 4, 5, 0, 1, 2])),
            Some((Relation::Edited, None))
        );
    }

    #[test]
    fn forty_words_in_one_sentence_are_a_passage_and_fewer_are_not() {
        let long = |words: usize| {
            let all = story(30..36).replace("Then ", "").replace('.', "");
            let words: Vec<&str> = all.split(' ').take(words).collect();
            format!("{}.", words.join(" "))
        };
        let in_two_stories = |words| {
            let left = format!("{} {}", long(words), story(0..9));
            relation(&left, &format!("{} {}", long(words), story(20..29)))
        };
        assert_eq!(in_two_stories(40), Some((Relation::Overlap, None)));
        assert_eq!(in_two_stories(39), Some((Relation::Unrelated, None)));
    }

    #[test]
    fn short_formulas_in_common_are_no_passage() {
        let formulas = "He gave no more details. She declined to comment. No one was hurt.";
        let with = |story: String| format!("{story} {formulas}");
        assert_eq!(
            relation(&with(story(0..10)), &with(story(20..30))),
            Some((Relation::Unrelated, None))
        );
    }

    #[test]
    fn a_quotation_alone_makes_no_version() {
        let quoted = |number: usize| {
            let told = story(number * 3..number * 3 + 3).replace('.', ",");
            format!("\u{201c}{told}\u{201d} she said.")
        };
        let quotations = [quoted(1), quoted(2)].join("\n\n");
        let left = format!("{quotations}\n\n{}", story(20..25));
        let right = format!("{quotations}\n\n{}", story(30..35));
        let found = compared(&left, &right, RelationLimits::default());
        let found = found.map(|c| (c.relation, c.quotes_only));
        assert_eq!(found, Some((Relation::Overlap, true)));
    }

    #[test]
    fn below_the_threshold_nothing_is_a_duplicate() {
        let whole = story(0..10);
        let nine = sharing(9);
        assert_eq!(at_threshold(0.9, &whole, &nine), Some(Relation::Edited));
        assert_eq!(at_threshold(0.95, &whole, &nine), Some(Relation::Overlap));
        assert_eq!(at_threshold(1.0, &whole, &whole), Some(Relation::Identical));
        let part = story([3, 4, 5, 6, 20]);
        assert_eq!(at_threshold(0.8, &whole, &part), Some(Relation::Excerpt));
        assert_eq!(at_threshold(0.85, &whole, &part), Some(Relation::Overlap));
        let short = "Then they left.";
        let shorter = "Then they left. It rained.";
        assert_ne!(at_threshold(1.0, short, shorter), Some(Relation::Version));
    }

    #[test]
    fn nothing_in_common_is_unrelated_at_any_threshold() {
        let found = at_threshold(0.0, &story(0..10), &sharing(0));
        assert_eq!(found, Some(Relation::Unrelated));
    }
}
