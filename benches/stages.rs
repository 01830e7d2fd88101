//! How fast each stage of the pipeline is, on invented news: `cargo bench`, or `cargo bench -- tokenize` for one of them.
//!
//! Two stages have no public entry. Setting furniture aside and splitting sentences is what [`take_apart`] takes longer than
//! [`tokenize`]; telling differences is what [`tell`] takes longer than [`align`].

mod news;

use dedupe::article::{Article, Format};
use dedupe::batch;
use dedupe::compare::comparison::Pair;
use dedupe::compare::{Body, Comparer, Limits};
use dedupe::find::fingerprint::Recipe;
use dedupe::find::index::{CandidateLimits, Index};
use dedupe::text::document::{Document, Tokens};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use news::Story;

/// Any number will do; this one makes runs comparable.
const SEED: u64 = 7;

/// Stories that the stages of one article are measured on.
const STORIES: usize = 200;

fn main() {
    divan::main();
}

/// Texts to documents: furniture set aside, sentences, tokens.
#[divan::bench]
fn take_apart(bencher: Bencher<'_, '_>) {
    let texts = texts(&news::unrelated(STORIES, SEED));
    bencher.counter(bytes(&texts)).bench(|| {
        for text in &texts {
            divan::black_box(Document::read(text, None));
        }
    });
}

/// Sentences to tokens, each in its canonical form.
#[divan::bench]
fn tokenize(bencher: Bencher<'_, '_>) {
    let texts = texts(&news::unrelated(STORIES, SEED));
    let documents: Vec<Document> = texts.iter().map(|t| Document::read(t, None).0).collect();
    bencher.counter(bytes(&texts)).bench(|| {
        for (text, document) in texts.iter().zip(&documents) {
            divan::black_box(document.tokens(text));
        }
    });
}

/// Tokens to winnowed fingerprints; an item is a token.
#[divan::bench]
fn fingerprint(bencher: Bencher<'_, '_>) {
    let texts = texts(&news::unrelated(STORIES, SEED));
    let tokens: Vec<Tokens> = texts.iter().map(|t| Document::read(t, None).1).collect();
    let recipe = Recipe::default();
    let items: usize = tokens.iter().map(|t| t.tokens.len()).sum();
    bencher.counter(ItemsCount::new(items)).bench(|| {
        for tokens in &tokens {
            divan::black_box(recipe.fingerprints(&tokens.tokens));
        }
    });
}

/// Fingerprints to candidate pairs, through the index; an item is an article.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn find_candidates(bencher: Bencher<'_, '_>, articles: usize) {
    let recipe = Recipe::default();
    let fingerprints: Vec<Vec<u64>> = texts(&news::archive(articles, SEED))
        .iter()
        .map(|text| recipe.fingerprints(&Document::read(text, None).1.tokens))
        .collect();
    let bodies: Vec<Option<u32>> = (0..fingerprints.len() as u32).map(Some).collect();
    let sizes: Vec<u32> = fingerprints.iter().map(|f| f.len() as u32).collect();
    bencher.counter(ItemsCount::new(sizes.len())).bench(|| {
        let index = Index::default();
        let mut writer = index.writer();
        for (number, fingerprints) in fingerprints.iter().enumerate() {
            writer.add(number as u32, fingerprints);
        }
        drop(writer);
        index.candidates(&bodies, &sizes, &CandidateLimits::default())
    });
}

/// Bodies to ties and coverage, for stories and their edited copies; an item is a pair.
#[divan::bench]
fn align(bencher: Bencher<'_, '_>) {
    // With limits that nothing reaches, no pair is related, and none is told further.
    let mut limits = Limits::default();
    limits.relation.duplicate = f64::INFINITY;
    limits.relation.passage_words = u32::MAX;
    limits.relation.passage_sentences = u32::MAX;
    compare_twins(bencher, |pair, left, right| {
        divan::black_box(Comparer::new(&limits).compare_related(pair, left, right));
    });
}

/// Bodies to comparisons: ties, relation, differences; an item is a pair.
#[divan::bench]
fn tell(bencher: Bencher<'_, '_>) {
    let limits = Limits::default();
    compare_twins(bencher, |pair, left, right| {
        divan::black_box(Comparer::new(&limits).compare(pair, left, right));
    });
}

/// Articles to a report, all of the above on all cores.
#[divan::bench(args = [2, 1_000, 10_000], sample_count = 10)]
fn whole(bencher: Bencher<'_, '_>, articles: usize) {
    run(bencher, &news::archive(articles, SEED));
}

/// The same where all is one story.
#[divan::bench(args = [1_000], sample_count = 10)]
fn whole_of_versions(bencher: Bencher<'_, '_>, articles: usize) {
    run(bencher, &news::versions(articles, SEED));
}

fn run(bencher: Bencher<'_, '_>, stories: &[Story]) {
    let texts = texts(stories);
    let article = |text: &String| Article::new("news", Format::Text, "UTF-8", text.clone());
    bencher
        .counter(bytes(&texts))
        .with_inputs(|| texts.iter().map(article).collect::<Vec<_>>())
        .bench_values(|articles| batch::run(articles, &batch::Options::default()));
}

/// Runs `compare` on pairs of a story and its edited copy, each time with bodies that nothing was told of yet.
fn compare_twins(bencher: Bencher<'_, '_>, compare: impl Fn(Pair, &Body<'_>, &Body<'_>) + Sync) {
    let texts: Vec<[String; 2]> = news::twins(STORIES, SEED)
        .iter()
        .map(|twins| twins.each_ref().map(Story::text))
        .collect();
    let read: Vec<[(Document, Tokens); 2]> = texts
        .iter()
        .map(|twins| twins.each_ref().map(|text| Document::read(text, None)))
        .collect();
    let bodies = || {
        texts
            .iter()
            .zip(&read)
            .map(|([l, r], [(ld, lt), (rd, rt)])| {
                [Body::new(l, ld, lt.clone()), Body::new(r, rd, rt.clone())]
            })
            .collect::<Vec<_>>()
    };
    let Some(pair) = Pair::new(0, 1) else { return };
    bencher
        .counter(ItemsCount::new(STORIES))
        .with_inputs(bodies)
        .bench_refs(|bodies| {
            for [left, right] in bodies {
                compare(pair, left, right);
            }
        });
}

fn texts(stories: &[Story]) -> Vec<String> {
    stories.iter().map(Story::text).collect()
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}
