//! Addresses of mail and of pages, of which every letter counts.

use crate::compare::passage::Words;
use crate::span::Span;
use std::ops::Range;

/// Whether words in place of others stand in addresses: `desk@ledger.example` is not `desk@ledgers.example`.
pub(super) fn differ(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> bool {
    let within = |words: &Words<'_>, run: &Range<usize>| {
        // One address is a few words.
        const LONGEST: usize = 8;
        !run.is_empty() && run.len() <= LONGEST && run.clone().all(|n| is_within(words, n))
    };
    within(left, l) && within(right, r)
}

/// Whether a word is part of an address: what stands around it up to white space has an `@` or begins as one of a page does.
fn is_within(words: &Words<'_>, n: usize) -> bool {
    // Bytes on each side; an address that is longer is not read.
    const LONGEST: usize = 80;
    // Most words have white space around them.
    if n != 0 && words.is_bare(n) && (n + 1 == words.len() || words.is_bare(n + 1)) {
        return false;
    }
    let whole = Span::new(
        words.gap(0).start as usize,
        words.gap(words.len()).end as usize,
    );
    let token = words.tokens[n].span;
    let before = &words.text[whole.start as usize..token.start as usize];
    let behind = &words.text[token.end as usize..whole.end as usize];
    let at = |c: char| c.is_whitespace();
    let mut head = before.char_indices().rev().take(LONGEST);
    let from = head
        .find(|(_, c)| at(*c))
        .map_or(before.len().saturating_sub(LONGEST), |(n, c)| {
            n + c.len_utf8()
        });
    let to = behind.char_indices().take(LONGEST).find(|(_, c)| at(*c));
    let to = to.map_or(behind.len().min(LONGEST), |(n, _)| n);
    let head = before.get(from..).unwrap_or_default();
    let tail = behind.get(..to).unwrap_or_default();
    let surface = words.surface(n);
    let parts = [head, surface, tail];
    parts.iter().any(|part| part.contains('@'))
        || parts.iter().any(|part| part.contains("://"))
        || head.starts_with("www.")
}
