//! Makes the spelling table of dedupe, `src/text/spelling.tsv`, out of the VarCon data in the `varcon` crate.
//!
//! ```text
//! cargo run --manifest-path .ci/spelling/Cargo.toml --target-dir target/spelling -- src/text/spelling.tsv
//! ```
//!
//! 1. Take the clusters up to frequency class 70 that VarCon's authors have verified, and those that `rulings.tsv`
//!    keeps; of the rest only the regular -ise/-ize rows. Most of the rest was made by rule, and much of it is wrong.
//! 2. Tie each variant to the American spelling of its line, but for capitals, apostrophes and forms that no one writes.
//! 3. Where one of two tied words stands on a line without the other, it is another word too: the tie becomes a pair.
//!    `rulings.tsv` overrules.
//! 4. Join all other ties to families, and write each family under one canonical spelling.

mod families;
mod rulings;

use families::Families;
use rulings::{Rulings, Verdict};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use varcon::{Category, Cluster, Entry, Tag, VARCON, Variant};

/// Rarest class of SCOWL that is taken: "can be found in the dictionary".
const RAREST: usize = 70;

fn main() -> ExitCode {
    let Some(target) = std::env::args().nth(1) else {
        eprintln!("usage: spelling TARGET.tsv");
        return ExitCode::from(2);
    };
    let rulings = Rulings::read(include_str!("../rulings.tsv"));
    let rows = decide(&Ties::of_varcon(&rulings), &rulings);
    match std::fs::write(&target, render(&rows)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{target}: {error}");
            ExitCode::from(2)
        }
    }
}

/// What VarCon says: which words are one, and how sure that is.
#[derive(Default)]
struct Ties {
    /// Variant and American spelling.
    ties: BTreeSet<(&'static str, &'static str)>,
    /// On which lines a word stands; two words that are one in all their senses stand on the same lines.
    lines: BTreeMap<&'static str, BTreeSet<usize>>,
    /// How often a word is the American spelling of its line; one that begins with its cluster's headword counts more.
    votes: BTreeMap<&'static str, usize>,
}

impl Ties {
    fn of_varcon(rulings: &Rulings) -> Self {
        let mut ties = Self::default();
        let mut kept = BTreeSet::new();
        let mut line = 0;
        for cluster in VARCON.iter().filter(|cluster| cluster.level <= RAREST) {
            let headword = cluster.header.trim();
            let is_kept = !cluster.verified && rulings.keeps(headword);
            if is_kept {
                kept.insert(headword);
            }
            for entry in cluster.entries.iter().filter(|entry| !entry.archaic) {
                line += 1;
                let Some((canonical, mut variants)) = spellings(entry) else {
                    continue;
                };
                variants.retain(|variant| !is_mechanical(cluster, variant));
                *ties.votes.entry(canonical).or_default() +=
                    2 + usize::from(canonical.starts_with(headword));
                if cluster.verified || is_kept {
                    for word in variants.iter().chain([&canonical]) {
                        ties.lines.entry(word).or_default().insert(line);
                    }
                } else {
                    variants.retain(|variant| is_ise_for_ize(variant, canonical));
                }
                ties.ties
                    .extend(variants.into_iter().map(|variant| (variant, canonical)));
            }
        }
        let unknown: Vec<_> = rulings.kept().filter(|word| !kept.contains(word)).collect();
        assert!(unknown.is_empty(), "no unverified clusters: {unknown:?}");
        ties
    }

    /// Whether two words stand for each other in every sense that VarCon lists.
    fn are_one_in_all_senses(&self, a: &str, b: &str) -> bool {
        self.lines.get(a) == self.lines.get(b)
    }
}

/// A row of the table: variant, canonical spelling, and whether it holds only between two aligned words.
type Row = (&'static str, &'static str, bool);

/// Families and pairs out of ties and rulings.
fn decide(ties: &Ties, rulings: &Rulings) -> BTreeSet<Row> {
    let mut families = Families::default();
    let mut pairs = BTreeSet::new();
    let added = rulings.rows().filter(|row| !ties.ties.contains(row));
    for (variant, canonical) in ties.ties.iter().copied().chain(added) {
        match rulings.on(variant, canonical) {
            Some(Verdict::Deny) => {}
            Some(Verdict::Fold) => families.join(variant, canonical),
            None if ties.are_one_in_all_senses(variant, canonical) => {
                families.join(variant, canonical);
            }
            Some(Verdict::Pair) | None => {
                pairs.insert((variant, canonical));
            }
        }
    }

    let votes = |word: &str| match ties.votes.get(word) {
        Some(votes) => *votes,
        None => usize::from(rulings.rows().any(|(_, canonical)| canonical == word)),
    };
    let mut rows = BTreeSet::new();
    for family in families.iter() {
        let best = family
            .iter()
            .max_by_key(|word| (votes(word), Reverse(**word)));
        let canonical = *best.expect("a family has members");
        let variants = family.iter().filter(|word| **word != canonical);
        rows.extend(variants.map(|word| (*word, canonical, false)));
    }
    pairs.retain(|(a, b)| !families.are_joined(a, b));
    rows.extend(pairs.into_iter().map(|(a, b)| (a, b, true)));
    rows
}

/// The whole file: notice, what the columns are, rows in order.
fn render(rows: &BTreeSet<Row>) -> String {
    let comments = concat!(
        include_str!("../../../LICENSE-VARCON"),
        "\nMade by .ci/spelling: change that, not this.\n",
        "Variant, canonical spelling, and \"pair\" where one stands for the other only between two copies of a sentence.\n",
    );
    let comments = comments
        .lines()
        .map(|line| format!("# {line}").trim_end().to_owned() + "\n");
    let rows = rows.iter().map(|(variant, canonical, is_pair)| {
        let mark = if *is_pair { "\tpair" } else { "" };
        format!("{variant}\t{canonical}{mark}\n")
    });
    comments.chain(rows).collect()
}

/// American spelling of one line and its other accepted spellings; `None` where none is American and plain lower case.
fn spellings(entry: &'static Entry) -> Option<(&'static str, Vec<&'static str>)> {
    let is_plain = |v: &&Variant| v.word.bytes().all(|b| b.is_ascii_lowercase());
    let words = || entry.variants.iter().filter(is_plain);
    let is_american = |category| matches!(category, Category::American | Category::Other);
    let american = |v: &Variant| {
        let types = v.types.iter().filter(|t| is_american(t.category));
        types.map(|t| t.tag).min()
    };
    // `None`, no tag, is the preferred spelling and the least of all.
    let is_accepted = |v: &&Variant| v.types.iter().any(|t| t.tag < Some(Tag::Possible));

    let canonical = words()
        .filter(|v| american(v).is_some())
        .min_by_key(|v| american(v))?
        .word;
    let accepted = words().filter(is_accepted).map(|v| v.word);
    Some((canonical, accepted.filter(|w| *w != canonical).collect()))
}

/// Whether a form was made by rule and is written by no one: the superlative or comparative of a long word
/// (behaviouralest), one with a doubled r (lacklusterrer), the plural of -ness.
fn is_mechanical(cluster: &Cluster, word: &str) -> bool {
    if ["nesses", "rrer", "rrest"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        return true;
    }
    let superlative = match word.strip_suffix("er") {
        Some(stem) => format!("{stem}est"),
        None if word.ends_with("est") => word.to_owned(),
        None => return false,
    };
    let syllables = superlative
        .split(|c| !"aeiouy".contains(c))
        .filter(|vowels| !vowels.is_empty());
    let mut words = cluster.entries.iter().flat_map(|entry| entry.variants);
    syllables.count() > 2 && words.any(|v| v.word == superlative)
}

/// Whether two words differ only by s for z after an i, the one change that holds in unverified clusters too.
fn is_ise_for_ize(variant: &str, canonical: &str) -> bool {
    canonical.contains("iz")
        && variant.len() > 5
        && variant.replace("is", "iz") == canonical.replace("is", "iz")
}
