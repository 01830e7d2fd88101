//! Connected duplicates: which articles are one story.

use crate::compare::comparison::{Comparison, Pair, Side};
use crate::disjoint::Sets;
use hashbrown::{HashMap, HashSet};
use std::cmp::Ordering;

/// Two or more articles that are duplicates of one another, directly or through others of the group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Members by number, in order; two at least.
    pub articles: Vec<u32>,
    /// The member that covers the others best.
    pub lead: u32,
    /// Articles outside the group that hold several stories, one of them this group's.
    pub compilations: Vec<u32>,
    /// The pair of members that is tied most weakly among those that hold the group together.
    pub weakest: Pair,
}

/// Groups the duplicates among `comparisons`, which are sorted by pair. `articles` counts all articles.
///
/// `unreported` pairs tie no group, but tell whether the parts of an article are one story.
///
/// Articles of about one extent (identical to edited, and versions) form cores.
/// A core that holds parts of several cores which nothing else ties to one another is a compilation, and ties nothing.
pub fn groups(
    articles: usize,
    comparisons: &[Comparison],
    unreported: &[Comparison],
) -> Vec<Group> {
    let duplicates: Vec<&Comparison> = comparisons
        .iter()
        .filter(|c| c.relation.is_duplicate())
        .collect();
    let unreported = unreported.iter().filter(|c| c.relation.is_duplicate());
    let known: Vec<&Comparison> = duplicates.iter().copied().chain(unreported).collect();
    let compilations = compilations(articles, &known);
    let strength = |c: &Comparison| {
        c.coverage.left.get().max(c.coverage.right.get()) + c.similarity.get() / 1000.0
    };
    let mut links: Vec<&Comparison> = duplicates
        .iter()
        .copied()
        .filter(|c| {
            !compilations.contains(&c.pair.left()) && !compilations.contains(&c.pair.right())
        })
        .collect();
    // The strongest links first: those that join two parts of a group hold it together (Kruskal's spanning tree).
    links.sort_by(|a, b| {
        strength(b)
            .total_cmp(&strength(a))
            .then(a.pair.cmp(&b.pair))
    });
    let mut sets = Sets::new(articles);
    let mut weakest: HashMap<u32, Pair> = HashMap::new();
    for link in &links {
        let (a, b) = (sets.find(link.pair.left()), sets.find(link.pair.right()));
        if a != b {
            // Links come weaker and weaker, so the last one stays.
            weakest.insert(sets.union(a, b), link.pair);
        }
    }
    let mut members: HashMap<u32, Vec<u32>> = HashMap::new();
    for article in 0..articles as u32 {
        members.entry(sets.find(article)).or_default().push(article);
    }
    let mut covers: HashMap<u32, f64> = HashMap::new();
    for link in &links {
        // The left article covers as much of the right one as the right one's coverage says.
        *covers.entry(link.pair.left()).or_default() += link.coverage.right.get();
        *covers.entry(link.pair.right()).or_default() += link.coverage.left.get();
    }
    let mut drawn: HashMap<u32, HashSet<u32>> = HashMap::new();
    for c in &duplicates {
        for (whole, story) in [
            (c.pair.left(), c.pair.right()),
            (c.pair.right(), c.pair.left()),
        ] {
            if compilations.contains(&whole) && !compilations.contains(&story) {
                drawn.entry(sets.find(story)).or_default().insert(whole);
            }
        }
    }
    let mut groups: Vec<Group> = members
        .into_iter()
        .filter(|(_, articles)| articles.len() > 1)
        .filter_map(|(root, articles)| {
            let score = |article: &u32| covers.get(article).copied().unwrap_or(0.0);
            let better = |a: &&u32, b: &&u32| {
                score(a)
                    .partial_cmp(&score(b))
                    .unwrap_or(Ordering::Equal)
                    .then(b.cmp(a))
            };
            let lead = *articles.iter().max_by(better)?;
            let mut compilations: Vec<u32> =
                drawn.get(&root).into_iter().flatten().copied().collect();
            compilations.sort_unstable();
            Some(Group {
                lead,
                compilations,
                weakest: *weakest.get(&root)?,
                articles,
            })
        })
        .collect();
    groups.sort_unstable_by_key(|g| g.articles[0]);
    groups
}

/// The articles that hold several stories.
fn compilations(articles: usize, duplicates: &[&Comparison]) -> HashSet<u32> {
    let mut cores = Sets::new(articles);
    for c in duplicates {
        if c.part.is_none() {
            let (a, b) = (cores.find(c.pair.left()), cores.find(c.pair.right()));
            cores.union(a, b);
        }
    }
    // For each core, the cores of which it holds a part's whole text.
    let mut parts: HashMap<u32, HashSet<u32>> = HashMap::new();
    let mut tied: HashSet<(u32, u32)> = HashSet::new();
    for c in duplicates {
        let (part, whole) = match c.part {
            Some(Side::Left) => (c.pair.left(), c.pair.right()),
            Some(Side::Right) => (c.pair.right(), c.pair.left()),
            None => continue,
        };
        let (part, whole) = (cores.find(part), cores.find(whole));
        if part != whole {
            parts.entry(whole).or_default().insert(part);
            tied.insert((part.min(whole), part.max(whole)));
        }
    }
    let several_stories = |parts: &HashSet<u32>| {
        let mut parts: Vec<u32> = parts.iter().copied().collect();
        parts.sort_unstable();
        let mut stories = Sets::new(parts.len());
        for a in 0..parts.len() {
            for b in a + 1..parts.len() {
                if tied.contains(&(parts[a], parts[b])) {
                    let (a, b) = (stories.find(a as u32), stories.find(b as u32));
                    stories.union(a, b);
                }
            }
        }
        (1..parts.len() as u32).any(|n| stories.find(n) != stories.find(0))
    };
    let roots: HashSet<u32> = parts
        .iter()
        .filter(|(_, parts)| several_stories(parts))
        .map(|(whole, _)| *whole)
        .collect();
    (0..articles as u32)
        .filter(|article| roots.contains(&cores.find(*article)))
        .collect()
}
