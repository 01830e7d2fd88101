//! `--fail-on`: what a run is watched for, so that a script can go by its exit status.

use clap::ValueEnum;
use dedupe::batch::{Batch, TextStore};
use dedupe::compare::comparison::{Both, Comparison, Relation};
use dedupe::compare::difference::Tier;
use dedupe::report::{self, Entry};
use std::sync::atomic::{AtomicBool, Ordering};

/// What a run can be asked to fail on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Any pair of duplicates
    Duplicate,
    /// Two articles with the same body
    Identical,
    /// The same story in another house style
    Restyled,
    /// The same story, edited
    Edited,
    /// One passage of another article
    Excerpt,
    /// Several passages of another article
    Abridged,
    /// Another take of the story
    Version,
    /// Passages in common, without being a duplicate
    Overlap,
    /// A difference of fact in the bodies that two articles share
    Fact,
    /// A headline or its deck, a byline, caption or table that differs between duplicates
    SetAside,
    /// A notice (withdrawn, embargoed, corrected, …) on an article that is not only compared to
    Notice,
}

impl FailOn {
    fn is_found_in(self, comparison: &Comparison, of: Both<&Entry>) -> bool {
        let relation = comparison.relation;
        match self {
            FailOn::Duplicate => relation.is_duplicate(),
            FailOn::Identical => relation == Relation::Identical,
            FailOn::Restyled => relation == Relation::Restyled,
            FailOn::Edited => relation == Relation::Edited,
            FailOn::Excerpt => relation == Relation::Excerpt,
            FailOn::Abridged => relation == Relation::Abridged,
            FailOn::Version => relation == Relation::Version,
            FailOn::Overlap => relation == Relation::Overlap,
            FailOn::Fact => relation.is_reported() && comparison.count(Tier::Fact) > 0,
            FailOn::SetAside => report::set_aside_differs(comparison, of),
            // Stands on articles, not on pairs.
            FailOn::Notice => false,
        }
    }
}

/// Watches a run for what it is to fail on.
pub(super) struct Watch<'w> {
    wanted: &'w [FailOn],
    found: AtomicBool,
}

impl<'w> Watch<'w> {
    pub(super) fn on(wanted: &'w [FailOn]) -> Watch<'w> {
        Watch {
            wanted,
            found: AtomicBool::new(false),
        }
    }

    /// Heeds a pair, whether or not it is told.
    pub(super) fn heed(&self, comparison: &Comparison, of: Both<&Entry>) {
        let mut wanted = self.wanted.iter();
        if wanted.any(|what| what.is_found_in(comparison, of)) {
            self.found.store(true, Ordering::Relaxed);
        }
    }

    /// Heeds what stands on articles.
    pub(super) fn heed_articles<X: TextStore>(&self, batch: &Batch<X>) {
        if self.wanted.contains(&FailOn::Notice) && batch.notices().next().is_some() {
            self.found.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn has_found(&self) -> bool {
        self.found.load(Ordering::Relaxed)
    }
}
