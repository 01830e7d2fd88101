//! Connected duplicates: which articles are one story.

use crate::compare::comparison::{Extent, Link, Pair, Relation, Side};
use crate::disjoint::Sets;
use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

/// Two or more articles that are duplicates of one another, directly or through others of the group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Members by number, in order; two at least.
    pub articles: Vec<u32>,
    /// The member that covers the others best.
    pub lead: u32,
    /// Articles outside the group that hold several stories, one of them this group's.
    pub compilations: Vec<u32>,
    /// Its members are too many to compare all with each other: each was compared with the lead, and only some with others.
    pub lead_only: bool,
    /// The pair of members that is tied most weakly among those that hold the group together.
    pub weakest: Pair,
}

/// Groups the duplicates among the `reported` pairs, in any order. `articles` counts all articles.
///
/// `unreported` pairs tie no group, but tell whether the parts of an article are one story. An article that holds several
/// stories ties nothing.
pub fn groups(articles: usize, reported: &[Link], unreported: &[Link]) -> Vec<Group> {
    let is_duplicate = |c: &&Link| c.relation.is_duplicate();
    let duplicates: Vec<&Link> = reported.iter().filter(is_duplicate).collect();
    let unreported = unreported.iter().filter(is_duplicate);
    let known: Vec<&Link> = duplicates.iter().copied().chain(unreported).collect();
    let compilations = compilations(articles, &known);
    let links = links(&duplicates, &compilations);
    let (mut stories, weakest) = join(articles, &links);
    let covers = coverage_of_others(articles, &links);
    let drawn_on = drawn_on(&duplicates, &compilations, &mut stories);
    let mut members: Vec<(u32, u32)> = (0..articles as u32)
        .map(|article| (stories.find(article), article))
        // Most articles are alone with theirs.
        .filter(|(story, _)| weakest[*story as usize].is_some())
        .collect();
    members.par_sort_unstable();
    let mut groups: Vec<Group> = members
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|members| {
            let story = members[0].0;
            let weakest = weakest[story as usize]?;
            let articles: Vec<u32> = members.iter().map(|(_, article)| *article).collect();
            let score = |article: &u32| covers[*article as usize];
            // Of equals the first.
            let lead = |a: &&u32, b: &&u32| score(a).total_cmp(&score(b)).then(b.cmp(a));
            let drawn_on = drawn_on.get(&story).into_iter().flatten();
            let mut compilations: Vec<u32> = drawn_on.copied().collect();
            compilations.sort_unstable();
            Some(Group {
                lead: *articles.iter().max_by(lead)?,
                compilations,
                lead_only: false,
                weakest,
                articles,
            })
        })
        .collect();
    groups.sort_unstable_by_key(|g| g.articles[0]);
    groups
}

/// What may tie a group, the strongest first.
fn links<'c>(duplicates: &[&'c Link], compilations: &HashSet<u32>) -> Vec<&'c Link> {
    let strength =
        |c: &Link| c.coverage.left.get().max(c.coverage.right.get()) + c.similarity.get() / 1000.0;
    let is_single = |article: u32| !compilations.contains(&article);
    let mut links: Vec<&Link> = duplicates
        .iter()
        .copied()
        .filter(|c| is_single(c.pair.left()) && is_single(c.pair.right()))
        .collect();
    links.par_sort_unstable_by(|a, b| {
        let by_strength = strength(b).total_cmp(&strength(a));
        by_strength.then(a.pair.cmp(&b.pair))
    });
    links
}

/// Joins what the links tie, and names for each set of two or more, by its root, the weakest link that holds it together
/// (Kruskal's spanning tree).
fn join(articles: usize, links: &[&Link]) -> (Sets, Vec<Option<Pair>>) {
    let mut sets = Sets::new(articles);
    let mut weakest = vec![None; articles];
    for link in links {
        let (a, b) = (sets.find(link.pair.left()), sets.find(link.pair.right()));
        if a != b {
            // Links come weaker and weaker, so the last one stays.
            weakest[sets.union(a, b) as usize] = Some(link.pair);
        }
    }
    (sets, weakest)
}

/// For each article, how much of others it covers in all.
fn coverage_of_others(articles: usize, links: &[&Link]) -> Vec<f64> {
    let mut covers = vec![0.0; articles];
    for link in links {
        // The left article covers as much of the right one as the right one's coverage says.
        covers[link.pair.left() as usize] += link.coverage.right.get();
        covers[link.pair.right() as usize] += link.coverage.left.get();
    }
    covers
}

/// For each story, by its root, the compilations that hold it.
fn drawn_on(
    duplicates: &[&Link],
    compilations: &HashSet<u32>,
    stories: &mut Sets,
) -> HashMap<u32, HashSet<u32>> {
    let mut drawn_on: HashMap<u32, HashSet<u32>> = HashMap::new();
    for c in duplicates {
        let (l, r) = (c.pair.left(), c.pair.right());
        for (whole, story) in [(l, r), (r, l)] {
            if compilations.contains(&whole) && !compilations.contains(&story) {
                drawn_on
                    .entry(stories.find(story))
                    .or_default()
                    .insert(whole);
            }
        }
    }
    drawn_on
}

/// The articles that hold several stories.
///
/// Articles of about one extent (identical to edited, and versions) form cores. A core that holds parts of several cores
/// which nothing else ties to one another is a compilation. So is an article that holds stretches of several.
fn compilations(articles: usize, duplicates: &[&Link]) -> HashSet<u32> {
    let digests = digests(articles, duplicates);
    let is_single =
        |c: &Link| !digests.contains(&c.pair.left()) && !digests.contains(&c.pair.right());
    let mut cores = Sets::new(articles);
    for c in duplicates
        .iter()
        .filter(|c| c.part.is_none() && is_single(c))
    {
        cores.union(c.pair.left(), c.pair.right());
    }
    let mut parts: HashMap<u32, Vec<Stretch>> = HashMap::new();
    let mut wholes: HashMap<u32, HashSet<u32>> = HashMap::new();
    for c in duplicates {
        let Some((part, whole)) = c.part_and_whole() else {
            continue;
        };
        let extent = match whole == c.pair.left() {
            true => c.extent.left,
            false => c.extent.right,
        };
        let (part, whole) = (cores.find(part), cores.find(whole));
        if part != whole {
            parts.entry(whole).or_default().push((extent, part));
            wholes.entry(part).or_default().insert(whole);
        }
    }
    let several_stories = |parts: &Vec<Stretch>| {
        let number: HashMap<u32, u32> = parts.iter().map(|(_, part)| *part).zip(0..).collect();
        let mut stories = Sets::new(parts.len());
        // Two parts are tied where one holds the other. Every such tie is met from its part's side.
        for (part, n) in &number {
            let tied = wholes.get(part).into_iter().flatten();
            for m in tied.filter_map(|whole| number.get(whole)) {
                stories.union(*n, *m);
            }
        }
        join_overlapping(parts, |a, b| {
            stories.union(number[&a], number[&b]);
        });
        stories.are_several(number.into_values())
    };
    let roots: HashSet<u32> = parts
        .iter()
        .filter(|(_, parts)| several_stories(parts))
        .map(|(whole, _)| *whole)
        .collect();
    (0..articles as u32)
        .filter(|article| digests.contains(article) || roots.contains(&cores.find(*article)))
        .collect()
}

/// Where something shared stands in an article, and what shares it.
type Stretch = (Extent, u32);

/// Joins what shares the same stretch of an article: two stretches are the same if half of the shorter one lies in the other,
/// or in what others have joined to it.
fn join_overlapping(stretches: &[Stretch], mut join: impl FnMut(u32, u32)) {
    let mut sorted = stretches.to_vec();
    sorted.sort_unstable();
    let Some((Extent { mut end, .. }, mut last)) = sorted.first().copied() else {
        return;
    };
    for (extent, other) in sorted.into_iter().skip(1) {
        let inside = end.min(extent.end).saturating_sub(extent.start);
        if inside * 2 >= extent.end.saturating_sub(extent.start) {
            join(last, other);
            end = end.max(extent.end);
        } else {
            end = extent.end;
        }
        last = other;
    }
}

/// The articles that share one stretch with one story and another stretch with another, which nothing ties to the first: a
/// digest need not hold its stories whole.
fn digests(articles: usize, duplicates: &[&Link]) -> HashSet<u32> {
    // For each article, the others that do not hold it, with what they share.
    let mut shares: HashMap<u32, Vec<Stretch>> = HashMap::new();
    for c in duplicates {
        let sides = [
            (c.pair.left(), c.pair.right(), c.extent.left, Side::Left),
            (c.pair.right(), c.pair.left(), c.extent.right, Side::Right),
        ];
        for (article, other, extent, side) in sides {
            if c.relation == Relation::Version || c.part == Some(side.other()) {
                shares.entry(article).or_default().push((extent, other));
            }
        }
    }
    // Are there stretches apart?
    let is_cut = |stretches: &Vec<Stretch>| {
        let mut joined = 1;
        join_overlapping(stretches, |_, _| joined += 1);
        joined < stretches.len()
    };
    shares.retain(|_, stretches| is_cut(stretches));
    // Those who share them may still be one story by way of articles that are not in question themselves.
    let mut stories = Sets::new(articles);
    for c in duplicates {
        if !shares.contains_key(&c.pair.left()) && !shares.contains_key(&c.pair.right()) {
            stories.union(c.pair.left(), c.pair.right());
        }
    }
    let mut holds_two = |stretches: &[Stretch]| {
        let number: HashMap<u32, u32> =
            stretches.iter().map(|(_, other)| *other).zip(0..).collect();
        let mut parts = Sets::new(stretches.len());
        join_overlapping(stretches, |a, b| {
            parts.union(number[&a], number[&b]);
        });
        let mut by_story: HashMap<u32, u32> = HashMap::new();
        for (other, n) in &number {
            let first = *by_story.entry(stories.find(*other)).or_insert(*n);
            parts.union(first, *n);
        }
        parts.are_several(number.into_values())
    };
    let found = shares.iter().filter(|(_, stretches)| holds_two(stretches));
    found.map(|(article, _)| *article).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::compare::alignment::Share;
    use crate::compare::comparison::Both;

    fn extent(start: u32, end: u32) -> Extent {
        Extent { start, end }
    }

    fn link(a: u32, b: u32, relation: Relation, coverage: (f64, f64)) -> Link {
        let (left, right) = coverage;
        let is_part = matches!(relation, Relation::Excerpt | Relation::Abridged);
        let part = if left > right {
            Side::Left
        } else {
            Side::Right
        };
        Link {
            pair: Pair::new(a, b).unwrap(),
            relation,
            part: is_part.then_some(part),
            coverage: Both {
                left: Share::new(left),
                right: Share::new(right),
            },
            similarity: Share::new(1.0),
            extent: Both {
                left: extent(0, 10),
                right: extent(0, 10),
            },
        }
    }

    fn edited(a: u32, b: u32, coverage: f64) -> Link {
        link(a, b, Relation::Edited, (coverage, coverage))
    }

    /// `part` stands whole in `whole`, which it covers by half, apart from all other parts.
    fn excerpt(whole: u32, part: u32) -> Link {
        let coverage = if whole < part { (0.5, 1.0) } else { (1.0, 0.5) };
        let (all, stretch) = (extent(0, 10), extent(part * 10, part * 10 + 10));
        let (left, right) = if whole < part {
            (stretch, all)
        } else {
            (all, stretch)
        };
        Link {
            extent: Both { left, right },
            ..link(whole, part, Relation::Excerpt, coverage)
        }
    }

    /// Members of each group.
    fn members(articles: usize, links: &[Link]) -> Vec<Vec<u32>> {
        let groups = groups(articles, links, &[]);
        groups.into_iter().map(|group| group.articles).collect()
    }

    #[test]
    fn duplicates_of_duplicates_are_one_group() {
        let links = [edited(0, 4, 0.9), edited(1, 3, 0.9), edited(3, 5, 0.9)];
        assert_eq!(members(6, &links), [vec![0, 4], vec![1, 3, 5]]);
    }

    #[test]
    fn what_only_overlaps_is_no_group() {
        let links = [
            link(0, 1, Relation::Overlap, (0.4, 0.4)),
            link(0, 2, Relation::Unrelated, (0.0, 0.0)),
            link(1, 2, Relation::NotComparable, (0.0, 0.0)),
        ];
        assert_eq!(members(3, &links), Vec::<Vec<u32>>::new());
    }

    #[test]
    fn the_weakest_link_is_the_one_that_the_group_would_fall_apart_without() {
        let chain = [edited(0, 1, 0.9), edited(1, 2, 0.6)];
        assert_eq!(groups(3, &chain, &[])[0].weakest, Pair::new(1, 2).unwrap());
        // The weaker of three links in a ring holds nothing together.
        let ring = [edited(0, 1, 0.9), edited(0, 2, 0.6), edited(1, 2, 0.8)];
        assert_eq!(groups(3, &ring, &[])[0].weakest, Pair::new(1, 2).unwrap());
    }

    #[test]
    fn the_lead_covers_the_others_best() {
        // The second holds all of the others; they hold half of it.
        let links = [excerpt(1, 0), excerpt(0, 2), excerpt(1, 2)];
        let group = &groups(3, &links, &[])[0];
        assert_eq!((group.lead, group.articles.as_slice()), (1, &[0, 1, 2][..]));
        assert_eq!(groups(2, &[edited(0, 1, 0.9)], &[])[0].lead, 0);
    }

    #[test]
    fn a_digest_of_two_stories_ties_them_not_and_is_named_by_both() {
        // Two stories in two takes each, and a digest of both.
        let links = [
            edited(0, 1, 0.9),
            excerpt(4, 0),
            excerpt(4, 1),
            edited(2, 3, 0.9),
            excerpt(4, 2),
            excerpt(4, 3),
        ];
        let groups = groups(5, &links, &[]);
        let told: Vec<(&[u32], &[u32])> = groups
            .iter()
            .map(|group| (group.articles.as_slice(), group.compilations.as_slice()))
            .collect();
        assert_eq!(told, [(&[0, 1][..], &[4][..]), (&[2, 3][..], &[4][..])]);
    }

    #[test]
    fn a_digest_that_cuts_its_stories_short_ties_them_not() {
        let half = |story: u32, from: u32, to: u32| Link {
            extent: Both {
                left: extent(0, 10),
                right: extent(from, to),
            },
            ..link(story, 4, Relation::Version, (0.6, 0.5))
        };
        let takes = [edited(0, 1, 0.9), edited(2, 3, 0.9)];
        let apart = [takes[0], half(0, 0, 2), takes[1], half(2, 2, 4)];
        assert_eq!(members(5, &apart), [vec![0, 1], vec![2, 3]]);
        // Takes of one story share the same stretch of it.
        let one = [takes[0], half(0, 0, 3), takes[1], half(2, 1, 4)];
        assert_eq!(members(5, &one), [vec![0, 1, 2, 3, 4]]);
    }

    #[test]
    fn parts_of_one_stretch_are_one_story_though_nobody_compared_them() {
        let within = |part: u32, from: u32, to: u32| Link {
            extent: Both {
                left: extent(from, to),
                right: extent(0, to - from),
            },
            ..link(0, part, Relation::Abridged, (0.5, 1.0))
        };
        // Together they cover the whole, each more than half of the next one.
        let links = [
            edited(0, 5, 1.0),
            within(1, 0, 10),
            within(2, 4, 12),
            within(3, 8, 16),
        ];
        assert_eq!(members(6, &links), [vec![0, 1, 2, 3, 5]]);
    }

    #[test]
    fn a_copy_of_a_digest_is_a_digest_whichever_part_was_found_in_it() {
        let links = [edited(0, 1, 1.0), excerpt(0, 2), excerpt(1, 3)];
        assert_eq!(members(4, &links), Vec::<Vec<u32>>::new());
    }

    #[test]
    fn an_article_whose_parts_are_one_story_is_no_digest() {
        // The third holds the first two, and the second holds the first.
        let links = [excerpt(2, 0), excerpt(2, 1), excerpt(1, 0)];
        assert_eq!(members(3, &links), [vec![0, 1, 2]]);
        // Or the two are takes of one story.
        let links = [
            excerpt(2, 0),
            excerpt(2, 1),
            link(0, 1, Relation::Version, (0.6, 0.6)),
        ];
        assert_eq!(members(3, &links), [vec![0, 1, 2]]);
    }

    #[test]
    fn pairs_that_are_not_reported_tell_a_digest_from_a_story_but_tie_nothing() {
        let links = [excerpt(0, 1), excerpt(0, 2)];
        assert_eq!(members(4, &links), Vec::<Vec<u32>>::new());
        let unreported = [edited(1, 2, 0.9), edited(2, 3, 0.9)];
        let groups = groups(4, &links, &unreported);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].articles, [0, 1, 2]);
    }

    #[test]
    fn very_many_parts_of_one_story_are_one_group() {
        // Each part holds the next one. Pairs of parts must not all be looked at.
        let parts = 20_000;
        let links: Vec<Link> = (1..=parts)
            .flat_map(|part| [excerpt(0, part), excerpt(part, part + 1)])
            .collect();
        let articles = parts as usize + 2;
        assert_eq!(
            members(articles, &links),
            [(0..=parts + 1).collect::<Vec<u32>>()]
        );
    }
}
