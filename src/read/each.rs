//! Reads inputs a few at a time and hands their articles over.

use super::handover::{Handover, Take};
use super::inputs::Handed;
use super::source::Source;
use super::{Options, Reading};
use crate::article::{Article, Role};
use crate::progress::Progress;
use rayon::prelude::*;
use std::ops::ControlFlow;

/// How many bytes of inputs are read at once (packed, if they are), so that their articles can be taken apart before the next
/// are read. A larger input is read by itself; if it is JSON Lines, its articles are handed over block by block.
const AT_ONCE: u64 = 64 << 20;

/// What sources came to beside their articles, and whether whoever takes these breaks off.
pub(super) type HandedOver = ControlFlow<Vec<Handed>, Vec<Handed>>;

/// Reads the sources and hands their articles over, those from number `before` on first, which are only compared to; `take` is
/// told the role of what it gets, and may break off. Says what else each source came to, in their order; or after a
/// break, what those came to that were read.
pub(super) fn read_sources(
    sources: &[Source],
    before: usize,
    options: &Options,
    take: &mut Take<'_>,
    progress: &dyn Progress,
) -> HandedOver {
    let (own, against) = sources.split_at(before);
    let streams = sources.iter().filter(|source| source.size.is_none());
    if streams.count() > 1 {
        // Whoever feeds them may wait with one until another is read.
        let mut own = read_at_once(sources, options, progress);
        let against = own.split_off(before);
        return match hand_over(against, &mut Handover::new(take, Role::Reference)) {
            ControlFlow::Continue(against) => {
                let own = hand_over(own, &mut Handover::new(take, Role::Own));
                before_others(own, against)
            }
            // The others were read, too.
            ControlFlow::Break(against) => {
                let (_, own) = parted(own);
                before_others(ControlFlow::Break(own), against)
            }
        };
    }
    let mut references = Handover::new(take, Role::Reference);
    let against = read_in_turn(against, options, &mut references, progress)?;
    let own = read_in_turn(own, options, &mut Handover::new(take, Role::Own), progress);
    before_others(own, against)
}

/// What some sources came to, and then what others did.
fn before_others(some: HandedOver, others: Vec<Handed>) -> HandedOver {
    let add = |mut results: Vec<Handed>| {
        results.extend(others);
        results
    };
    match some {
        ControlFlow::Continue(results) => ControlFlow::Continue(add(results)),
        ControlFlow::Break(results) => ControlFlow::Break(add(results)),
    }
}

/// Reads the sources, as many at once as are not large, as far as their articles are wanted.
fn read_in_turn(
    mut sources: &[Source],
    options: &Options,
    handover: &mut Handover<'_>,
    progress: &dyn Progress,
) -> HandedOver {
    let mut results = Vec::with_capacity(sources.len());
    while !sources.is_empty() {
        let (some, others) = sources.split_at(at_once(sources));
        if let [one] = some {
            let before = handover.given();
            let rest = one.read(options, handover, progress);
            let articles = handover.given() - before;
            results.push(Handed { articles, rest });
            if handover.is_over() {
                return ControlFlow::Break(results);
            }
        } else {
            let read = read_at_once(some, options, progress);
            match hand_over(read, handover) {
                ControlFlow::Continue(some) => results.extend(some),
                ControlFlow::Break(some) => {
                    results.extend(some);
                    return ControlFlow::Break(results);
                }
            }
        }
        sources = others;
    }
    ControlFlow::Continue(results)
}

/// How many of the sources are to be read at once; one at least, where there is any.
fn at_once(sources: &[Source]) -> usize {
    let mut bytes = 0u64;
    let fits = |source: &&Source| {
        bytes = bytes.saturating_add(source.size.unwrap_or(u64::MAX));
        bytes <= AT_ONCE
    };
    let some = sources.iter().take_while(fits).count();
    some.max(1).min(sources.len())
}

/// Reads all sources on all cores. Returns the articles of each, and what else it came to.
fn read_at_once(
    sources: &[Source],
    options: &Options,
    progress: &dyn Progress,
) -> Vec<(Vec<Article>, Reading)> {
    let read = |source: &Source| {
        let mut articles = Vec::new();
        let mut keep = |some: Vec<Article>, _| {
            articles.extend(some);
            ControlFlow::Continue(())
        };
        let rest = source.read(options, &mut Handover::new(&mut keep, Role::Own), progress);
        (articles, rest)
    };
    sources.par_iter().map(read).collect()
}

/// Hands over what was read of some sources, all at once, and says whether more is wanted.
fn hand_over(read: Vec<(Vec<Article>, Reading)>, handover: &mut Handover<'_>) -> HandedOver {
    let (articles, results) = parted(read);
    handover.give(articles);
    match handover.is_over() {
        true => ControlFlow::Break(results),
        false => ControlFlow::Continue(results),
    }
}

/// The articles of some sources, and what each came to beside them.
fn parted(read: Vec<(Vec<Article>, Reading)>) -> (Vec<Article>, Vec<Handed>) {
    let mut all = Vec::new();
    let count = |(mut found, rest): (Vec<Article>, Reading)| {
        let articles = found.len();
        all.append(&mut found);
        Handed { articles, rest }
    };
    let results = read.into_iter().map(count).collect();
    (all, results)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::super::source::Origin;
    use super::*;

    #[test]
    fn small_inputs_are_read_together_and_a_large_one_or_a_stream_alone() {
        let source = |size| Source {
            path: "-".into(),
            origin: Origin::Named,
            size,
        };
        let large = Some(AT_ONCE + 1);
        let sources = [
            Some(AT_ONCE / 2),
            Some(0),
            Some(AT_ONCE / 2),
            Some(1),
            large,
            None,
            large,
        ];
        let sources: Vec<Source> = sources.into_iter().map(source).collect();
        let mut left = sources.as_slice();
        let mut together = Vec::new();
        while !left.is_empty() {
            let some = at_once(left);
            together.push(some);
            left = &left[some..];
        }
        assert_eq!(together, [3, 1, 1, 1, 1]);
    }

    #[test]
    fn what_was_read_came_to_something_even_where_nobody_wants_more() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("old.txt"), "Talks ended in Orvane.").unwrap();
        for size in [None, Some(22)] {
            let source = |name| Source {
                path: folder.path().join(name),
                origin: Origin::Named,
                size,
            };
            let sources = [source("missing.txt"), source("old.txt"), source("gone.txt")];
            let mut roles = Vec::new();
            let mut take = |_: Vec<Article>, role| {
                roles.push(role);
                ControlFlow::Break(())
            };
            let handed = read_sources(&sources, 1, &Options::default(), &mut take, &());
            let ControlFlow::Break(results) = handed else {
                panic!("it goes on");
            };
            assert_eq!(roles, [Role::Reference]);
            let failed = |handed: &Handed| handed.rest.failures.len();
            let failed: Vec<usize> = results.iter().map(failed).collect();
            // Streams were all read at once.
            assert_eq!(
                failed,
                if size.is_none() {
                    &[1, 0, 1][..]
                } else {
                    &[0, 1]
                }
            );
        }
    }
}
