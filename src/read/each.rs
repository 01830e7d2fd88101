//! Reads inputs a few at a time and hands their articles over.

use super::inputs::Handed;
use super::source::Source;
use super::{Options, Take};
use crate::article::Article;
use crate::progress::Progress;
use rayon::prelude::*;

/// How many bytes of inputs are read at once, so that their articles can be taken apart before the next are read. A larger
/// input is read by itself; if it is JSON Lines, its articles are handed over block by block.
const AT_ONCE: u64 = 32 << 20;

/// Reads the sources and hands their articles over, in order. Says what else each came to.
pub(super) fn read_each(
    mut sources: &[Source],
    options: &Options,
    take: &mut Take<'_>,
    progress: &dyn Progress,
) -> Vec<Handed> {
    let mut results = Vec::with_capacity(sources.len());
    while let Some(first) = sources.first() {
        let mut size = 0;
        let fits = |source: &&Source| {
            size += source.size;
            size <= AT_ONCE
        };
        let some = sources.iter().take_while(fits).count();
        if some <= 1 {
            let mut articles = 0;
            let mut take = |found: Vec<Article>| {
                articles += found.len();
                take(found);
            };
            let rest = first.read(options, &mut take, progress);
            results.push(Handed { articles, rest });
            sources = &sources[1..];
            continue;
        }
        let (together, others) = sources.split_at(some);
        let read = |source: &Source| {
            let mut found = Vec::new();
            let rest = source.read(options, &mut |some| found.extend(some), progress);
            (found, rest)
        };
        let read: Vec<_> = together.par_iter().map(read).collect();
        let mut articles = Vec::new();
        for (mut found, rest) in read {
            results.push(Handed {
                articles: found.len(),
                rest,
            });
            articles.append(&mut found);
        }
        take(articles);
        sources = others;
    }
    results
}
