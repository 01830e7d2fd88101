//! Finds the articles for which nothing was found.

use super::Report;

/// The articles that could be compared and share no passage with any other, or, where some are only compared to, with any of
/// those; in order. Of two articles that are all there is, the pair itself says it.
pub(super) fn unmatched(report: &Report) -> Vec<u32> {
    if report.is_of_two() && !report.comparisons.is_empty() {
        return Vec::new();
    }
    let is_against = |n: u32| report.articles[n as usize].is_against();
    let any_against = report.against() > 0;
    let mut matched = vec![false; report.articles.len()];
    let related = report.comparisons.iter();
    let related = related.filter(|c| c.relation.is_reported());
    for pair in related.map(|c| &c.pair).chain(&report.left_out) {
        let (left, right) = (pair.left(), pair.right());
        if !any_against || is_against(left) || is_against(right) {
            matched[left as usize] = true;
            matched[right as usize] = true;
        }
    }
    let numbered = (0u32..).zip(&report.articles);
    numbered
        .filter(|(n, entry)| {
            !entry.is_against() && entry.not_comparable.is_none() && !matched[*n as usize]
        })
        .map(|(n, _)| n)
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::super::sample::{entry, related};
    use super::*;
    use crate::article::Role;
    use crate::compare::comparison::{Pair, Relation};

    fn report(against: usize, pairs: &[(u32, u32)]) -> Report {
        let mut report = Report {
            articles: ["a", "b", "c", "d"]
                .map(|name| entry(name, &["Calm seas."]))
                .into(),
            ..Report::default()
        };
        for entry in &mut report.articles[..against] {
            entry.role = Role::Reference;
        }
        let pair = |(a, b): &(u32, u32)| related(*a, *b, Relation::Overlap, 0.3, 0.3);
        report.comparisons = pairs.iter().map(pair).collect();
        report
    }

    #[test]
    fn an_article_in_no_pair_is_named() {
        assert_eq!(unmatched(&report(0, &[(0, 2)])), [1, 3]);
    }

    #[test]
    fn what_only_another_new_article_has_is_not_found_in_those_compared_to() {
        assert_eq!(unmatched(&report(2, &[(0, 2), (2, 3)])), [3]);
    }

    #[test]
    fn what_is_in_a_pair_that_is_left_out_has_a_match() {
        let mut report = report(0, &[(0, 2)]);
        report.left_out = vec![Pair::new(1, 2).unwrap()];
        assert_eq!(unmatched(&report), [3]);
    }

    #[test]
    fn what_cannot_be_compared_was_not_looked_for() {
        let mut report = report(0, &[(0, 2)]);
        report.articles[1].not_comparable = Some("no body text".into());
        assert_eq!(unmatched(&report), [3]);
    }
}
