//! Names how two articles stand to each other, from what of each stands in the other.

use crate::compare::Body;
use crate::compare::alignment::{Alignment, Similarity, Status, Tie};
use crate::compare::comparison::{Both, Relation, Side};
use crate::text::token::{Form, Token};

/// From what coverage on two articles are what to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelationLimits {
    /// Coverage from which a side counts as covered whole.
    pub whole: f64,
    /// Coverage of the part from which a pair is a duplicate.
    pub duplicate: f64,
    /// Words of narrative in common from which less than that is an overlap …
    pub passage_words: u32,
    /// … or sentences.
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
    pub(crate) coverage: Both<Similarity>,
    /// Words of the narrative, quotations aside, that both have.
    narrative_words: u32,
    /// Tied sentences that are more narrative than quotation.
    narrative_sentences: u32,
    /// Words that both have, quotations included.
    common_words: u32,
    tied_sentences: u32,
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
    pub(crate) fn gather(left: &Body<'_>, right: &Body<'_>, alignment: &Alignment) -> Evidence {
        let share = |tied: u64, body: &Body<'_>| {
            Similarity::new(tied as f64 / (body.document.words().max(1)) as f64)
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
            narrative_words: 0,
            narrative_sentences: 0,
            common_words: 0,
            tied_sentences: 0,
        };
        for tie in &alignment.ties {
            let (common, quoted) = common_words(
                left.tokens.of_run(&tie.left),
                right.tokens.of_run(&tie.right),
            );
            let narrative = common - quoted;
            evidence.common_words += common;
            evidence.narrative_words += narrative;
            if common as usize >= SHORT_SENTENCE {
                evidence.tied_sentences += 1;
                evidence.narrative_sentences += u32::from(narrative * 2 >= common);
            }
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
        if of_whole >= limits.whole {
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
        if of_part >= limits.whole.max(limits.duplicate) {
            let whole = if part == Side::Left { right } else { left };
            let relation = if is_one_run(alignment, part, whole) {
                Relation::Excerpt
            } else {
                Relation::Abridged
            };
            return verdict(relation, Some(part));
        }
        if of_part >= limits.duplicate && !self.is_mostly_quotation(limits) {
            return verdict(Relation::Version, None);
        }
        if of_part >= limits.duplicate || self.shares_passage(limits) {
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
        let part = self.coverage.left.get().max(self.coverage.right.get());
        part >= limits.duplicate.min(limits.whole) || self.shares_passage(limits)
    }

    /// Whether what is shared is what somebody said rather than what a reporter wrote: two reports of one statement are not
    /// takes of one story.
    fn is_mostly_quotation(&self, limits: &RelationLimits) -> bool {
        self.narrative_words * 2 < self.common_words
            && self.narrative_words < limits.passage_words
            && self.narrative_sentences < limits.passage_sentences
    }

    /// Whether a passage of substance stands in both, be it a quotation.
    fn shares_passage(&self, limits: &RelationLimits) -> bool {
        self.common_words >= limits.passage_words || self.tied_sentences >= limits.passage_sentences
    }
}

/// How many words two tied passages have in common, and how many of those stand in quotation marks on either side.
fn common_words(left: &[Token], right: &[Token]) -> (u32, u32) {
    let sorted = |tokens: &[Token]| {
        let mut words: Vec<(Form, bool)> = tokens.iter().map(|t| (t.form, t.is_quoted())).collect();
        words.sort_unstable();
        words
    };
    let (left, right) = (sorted(left), sorted(right));
    let quoted = |run: &[(Form, bool)]| run.iter().filter(|(_, quoted)| *quoted).count() as u32;
    let (mut common, mut in_quotation) = (0, 0);
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
