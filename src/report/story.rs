//! Sorts duplicate pairs into the stories that a reader is told.

use super::Report;
use crate::compare::comparison::Comparison;
use crate::compare::group::Group;
use std::collections::HashMap;

/// What is told in one go.
pub(super) enum Story<'a> {
    /// A group with the duplicate pairs among its members and compilations.
    Group {
        group: &'a Group,
        pairs: Vec<&'a Comparison>,
    },
    /// A pair outside such groups, or the answer about the only two articles.
    Pair(&'a Comparison),
}

/// Every duplicate pair in one story, the stories in the order of their first articles that are not only compared to. A
/// group of two is told as the pair that it is.
pub(super) fn stories(report: &Report) -> Vec<Story<'_>> {
    let more_than_a_pair =
        |group: &&Group| group.articles.len() > 2 || !group.compilations.is_empty();
    let mut groups: Vec<(&Group, Vec<&Comparison>)> = Vec::new();
    let mut group_of: HashMap<u32, usize> = HashMap::new();
    for group in report.groups.iter().filter(more_than_a_pair) {
        group_of.extend(
            group
                .articles
                .iter()
                .map(|&article| (article, groups.len())),
        );
        groups.push((group, Vec::new()));
    }
    let only_pair = report.is_of_two();
    let mut stories: Vec<(u32, Story<'_>)> = Vec::new();
    for comparison in &report.comparisons {
        if !comparison.relation.is_duplicate() && !only_pair {
            continue;
        }
        let (left, right) = (comparison.pair.left(), comparison.pair.right());
        let holds = |n: usize, article| {
            group_of.get(&article) == Some(&n) || groups[n].0.compilations.contains(&article)
        };
        let mut candidates = [left, right]
            .into_iter()
            .filter_map(|side| group_of.get(&side));
        match candidates.find(|&&n| holds(n, left) && holds(n, right)) {
            Some(&n) => groups[n].1.push(comparison),
            None => {
                let first = if report.articles[left as usize].is_against() {
                    right
                } else {
                    left
                };
                stories.push((first, Story::Pair(comparison)));
            }
        }
    }
    for (group, pairs) in groups {
        let own = group.articles.iter().copied();
        let own = own.filter(|article| !report.articles[*article as usize].is_against());
        let first = own.min().unwrap_or(group.lead);
        stories.push((first, Story::Group { group, pairs }));
    }
    stories.sort_by_key(|(first, _)| *first);
    stories.into_iter().map(|(_, story)| story).collect()
}
