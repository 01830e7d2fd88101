//! What must hold of any articles, checked through the library on articles made up at random: stories of few sentences,
//! edited as desks edit them, and text of any characters at all.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use dedupe::article::{Article, Format, Role};
use dedupe::batch::{self, Builder, InMemory, Spill, TextStore};
use dedupe::compare::alignment::Tie;
use dedupe::compare::comparison::{Both, Comparison, Pair, Relation, Side};
use dedupe::compare::difference::Difference;
use dedupe::report::{Entry, Report};
use dedupe::span::Span;
use dedupe::text::document::Document;
use dedupe::text::tokenize::{canonical, tokenize};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Opens, middles and ends of sentences. Every combination is a sentence; few of them sound alike.
const WHO: &[&str] = &[
    "The harbor master of Elmsted",
    "General Secretary Ilen Davor",
    "Prime Minister Marta Veldgaard",
    "A spokeswoman for the U.S. embassy in Lorvane",
    "Two fishermen from Sarn",
    "The labor ministry",
    "Gen. Otto Reinvik, who retired in 2019,",
    "The association of wine growers, pickers, and coopers",
    "Nobody",
];
const DOES: &[&str] = &[
    "said on Tuesday that",
    "did not deny that",
    "told reporters: \"I have always known that",
    "has organized a protest because",
    "was \"deeply moved\" to learn that",
    "may announce next week that",
    "wrote in a letter seen by HPX that",
];
const WHAT: &[&str] = &[
    "trade between the two countries had reached US$10 billion",
    "14 of the 212 passengers were still missing",
    "prices would rise by 7.9 percent before the fall",
    "the color of the new ferry, the bell, and the funnel was wrong",
    "the bridge at Dorn could be reopened by March 4",
    "no member of the crew had been paid since the summer",
    "the co-operation of the two navies was over",
    "the old lighthouse should be sold to the highest bidder",
];

/// One sentence of a story.
#[derive(Debug, Clone)]
struct Said {
    who: usize,
    does: usize,
    what: usize,
}

impl Said {
    fn text(&self) -> String {
        let does = DOES[self.does % DOES.len()];
        let close = if does.matches('"').count() == 1 {
            ".\""
        } else {
            "."
        };
        format!(
            "{} {does} {}{close}",
            WHO[self.who % WHO.len()],
            WHAT[self.what % WHAT.len()]
        )
    }
}

/// What a desk does to a story.
#[derive(Debug, Clone)]
enum Edit {
    Delete(Index),
    Repeat(Index),
    Swap(Index, Index),
    Replace(&'static str, &'static str),
}

/// House style and changed facts, as replacements.
const REPLACEMENTS: &[(&str, &str)] = &[
    ("harbor", "harbour"),
    ("organized", "organised"),
    ("labor", "labour"),
    ("US$10 billion", "10 billion USD"),
    ("7.9 percent", "8.1 per cent"),
    ("14 of", "fourteen of"),
    ("212", "221"),
    ("did not deny", "denied"),
    ("may announce", "will announce"),
    ("pickers, and", "pickers and"),
    ("Tuesday", "Wednesday"),
    ("\"", "”"),
    (". ", "."),
    ("\n\n", "\n"),
    (" ", "\n"),
];

fn story() -> impl Strategy<Value = Vec<Said>> {
    let said = (0..WHO.len(), 0..DOES.len(), 0..WHAT.len());
    let said = said.prop_map(|(who, does, what)| Said { who, does, what });
    prop::collection::vec(said, 1..10)
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<Index>().prop_map(Edit::Delete),
        any::<Index>().prop_map(Edit::Repeat),
        any::<(Index, Index)>().prop_map(|(a, b)| Edit::Swap(a, b)),
        select(REPLACEMENTS).prop_map(|(from, to)| Edit::Replace(from, to)),
    ]
}

fn written(story: &[Said]) -> String {
    let sentences: Vec<String> = story.iter().map(Said::text).collect();
    let paragraphs: Vec<String> = sentences.chunks(2).map(|p| p.join(" ")).collect();
    format!("{}\n", paragraphs.join("\n\n"))
}

fn edited(story: &[Said], edits: &[Edit]) -> String {
    let mut story = story.to_vec();
    for edit in edits
        .iter()
        .filter(|_| !story.is_empty())
        .cloned()
        .collect::<Vec<_>>()
    {
        let len = story.len();
        match edit {
            Edit::Delete(at) if len > 1 => drop(story.remove(at.index(len))),
            Edit::Repeat(at) => story.push(story[at.index(len)].clone()),
            Edit::Swap(a, b) => story.swap(a.index(len), b.index(len)),
            Edit::Delete(_) | Edit::Replace(..) => {}
        }
    }
    let mut text = written(&story);
    for edit in edits {
        if let Edit::Replace(from, to) = edit {
            text = text.replace(from, to);
        }
    }
    text
}

/// A story and what a desk made of it.
fn republished() -> impl Strategy<Value = (String, String)> {
    (story(), prop::collection::vec(edit(), 0..6))
        .prop_map(|(story, edits)| (written(&story), edited(&story, &edits)))
}

/// Lines of a story among lines of anything.
fn anything() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => story().prop_map(|s| written(&s)),
        3 => any::<String>(),
        2 => select(&[
            "UPDATE 2-", "(Adds detail)\n", "By Ann Example\n", "ELMSTED, March 3 (HPX) - ", "(Photo: HPX)\n", "###\n", "\r\n", "\u{feff}",
            "(Reporting by Ann Example)", "KILL - ", "./.", "Mr.", "U.S.", "“", "\"", "'", "US$", "1,000", "10 %", "co-", "—", "\u{a0}", "…", "e\u{301}",
            "河内", "สวัสดี", "한국", "đã", "\u{200b}", "\u{202e}", "\0", "ﬁ", "²", "İ", "ß", "ǅ", "👩‍👩‍👧",
        ][..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn either() -> impl Strategy<Value = (String, String)> {
    prop_oneof![2 => republished(), 1 => (anything(), anything())]
}

fn run(texts: &[&str]) -> Report {
    let article = |(n, text): (usize, &&str)| {
        Article::new(
            format!("{n}.txt"),
            Format::Text,
            "UTF-8",
            (*text).to_owned(),
        )
    };
    let articles = texts.iter().enumerate().map(article).collect();
    batch::run(articles, &batch::Options::default())
}

/// What is told of the articles and of their comparisons when so many are taken apart at once and the texts wait where
/// `texts` puts them.
fn told<X: TextStore>(
    texts: X,
    articles: &[&str],
    at_once: usize,
) -> Result<Vec<String>, X::Error> {
    let article = |text: &&str| Article::new("-", Format::Text, "UTF-8", (*text).to_owned());
    let mut builder = Builder::new(texts, &batch::Options::default());
    let mut told: Vec<String> = Vec::new();
    for some in articles.chunks(at_once) {
        let some = some.iter().map(article).collect();
        told.extend(builder.add_telling(some, Role::Own, |n, entry| format!("{n} {entry:?}")));
    }
    let batch = builder.build(&());
    let tell = |comparison: Comparison, of: Both<&Entry>| format!("{comparison:?} {of:?}");
    let take = |one| {
        told.push(one);
        Ok::<(), X::Error>(())
    };
    let groups = batch.compare(tell, take, &())?;
    told.push(format!("{groups:?}"));
    Ok(told)
}

/// The comparison of two articles; there is one for any two.
fn compared(a: &str, b: &str) -> Comparison {
    run(&[a, b]).comparisons.remove(0)
}

/// The comparison as if its articles had been given the other way round. The order of a tie's differences is the left side's.
fn exchanged(mut comparison: Comparison) -> Comparison {
    comparison.coverage = comparison.coverage.swapped();
    comparison.part = comparison.part.map(Side::other);
    for tie in &mut comparison.alignment.ties {
        std::mem::swap(&mut tie.left, &mut tie.right);
        for difference in &mut tie.differences {
            std::mem::swap(&mut difference.left, &mut difference.right);
        }
        tie.differences.sort_by_key(|d| (d.left, d.right, d.class));
    }
    comparison.alignment.ties.sort_by_key(|tie| tie.left.start);
    comparison
}

/// The comparison with each tie's differences in an order that does not depend on which side is the left one.
fn settled(mut comparison: Comparison) -> Comparison {
    for tie in &mut comparison.alignment.ties {
        tie.differences.sort_by_key(|d| (d.left, d.right, d.class));
    }
    comparison
}

/// Whether the span can be cut out of the text.
fn cuts(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.range()).is_some()
}

/// The characters that must not be lost: all but white space and the control bytes that wires set between parts.
fn bare(text: &str) -> String {
    let lost = |c: char| c.is_whitespace() || c < ' ';
    text.chars().filter(|c| !lost(*c)).collect()
}

/// The articles renumbered: comparisons with what they say, by the number that `names` gives each article.
fn by_name(report: &Report, names: &[usize]) -> Vec<(usize, usize, Comparison)> {
    let mut named: Vec<_> = report
        .comparisons
        .iter()
        .map(|c| {
            let (left, right) = (
                names[c.pair.left() as usize],
                names[c.pair.right() as usize],
            );
            let mut c = settled(c.clone());
            if left > right {
                c = exchanged(c);
            }
            c.pair = Pair::new(0, 1).unwrap();
            (left.min(right), left.max(right), c)
        })
        .collect();
    named.sort_by_key(|(left, right, _)| (*left, *right));
    named
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_that_wait_in_a_file_and_come_in_bit_by_bit_are_told_as_others(
        (a, b) in either(), c in anything(), at_once in 1..5usize,
    ) {
        // Two of one body, for copies are compared apart.
        let articles = [a.as_str(), &b, &c, &a, ""];
        let Ok(in_memory) = told(InMemory, &articles, articles.len());
        let all = Spill::beyond(0);
        prop_assert_eq!(told(all, &articles, at_once).unwrap(), in_memory.clone());
        let some = Spill::beyond(a.len() as u64);
        prop_assert_eq!(told(some, &articles, at_once).unwrap(), in_memory);
    }

    #[test]
    fn furniture_and_sentences_are_the_whole_text(text in anything()) {
        let (document, tokens) = Document::read(&text, None);
        let mut spans: Vec<Span> = document.furniture.iter().map(|f| f.span).collect();
        spans.extend(document.sentences.iter().map(|s| s.span));
        spans.sort();
        let mut held = String::new();
        let mut end = 0;
        for span in spans {
            prop_assert!(cuts(&text, span) && span.start >= end, "{span:?}");
            let cut = span.of(&text);
            prop_assert_eq!(cut, cut.trim());
            held.push_str(cut);
            end = span.end;
        }
        prop_assert_eq!(bare(&held), bare(&text));
        for (sentence, tokens) in document.sentences.iter().zip(&tokens.sentences) {
            prop_assert_eq!(tokens.len() as u32, sentence.words);
        }
        let mut end = 0;
        for token in &tokens.tokens {
            prop_assert!(cuts(&text, token.span) && token.span.start >= end, "{token:?}");
            end = token.span.end;
        }
    }

    #[test]
    fn differences_cut_both_texts((a, b) in either()) {
        let comparison = compared(&a, &b);
        let (left, right) = (Document::read(&a, None).0, Document::read(&b, None).0);
        for Tie { left: l, right: r, differences, .. } in &comparison.alignment.ties {
            let of = |d: &Document, run: &std::ops::Range<u32>| {
                d.sentences[run.start as usize].span.join(d.sentences[run.end as usize - 1].span)
            };
            let (l, r) = (of(&left, l), of(&right, r));
            let within = |span: Span, tie: Span| tie.start <= span.start && span.end <= tie.end;
            for Difference { left, right, .. } in differences {
                prop_assert!(cuts(&a, *left) && within(*left, l), "{left:?} in {l:?}");
                prop_assert!(cuts(&b, *right) && within(*right, r), "{right:?} in {r:?}");
                prop_assert!(!(left.is_empty() && right.is_empty()));
            }
        }
    }

    #[test]
    fn normalizing_twice_changes_nothing(text in anything()) {
        // Raised, circled and foreign digits may stand inside words (`m²`), but not begin them once they are plain digits.
        let text: String = text.chars().filter(|c| c.is_ascii() || !c.is_numeric()).collect();
        let (_, tokens) = Document::read(&text, None);
        for token in &tokens.tokens {
            let once = canonical(&text, token);
            let mut again = Vec::new();
            tokenize(&once, Span::new(0, once.len()), &mut again);
            let twice: Vec<String> = again.iter().map(|t| canonical(&once, t)).collect();
            prop_assert_eq!(twice.join(" "), once, "{:?}", token.span.of(&text));
        }
    }

    #[test]
    fn exchanging_the_articles_exchanges_the_sides((a, b) in either()) {
        let (ab, ba) = (compared(&a, &b), compared(&b, &a));
        prop_assert_eq!(exchanged(ab), settled(ba));
    }

    #[test]
    fn an_article_is_identical_to_itself(text in anything()) {
        let comparison = compared(&text, &text);
        if Document::read(&text, None).1.tokens.is_empty() {
            prop_assert_eq!(comparison.relation, Relation::NotComparable);
        } else {
            prop_assert_eq!(comparison.relation, Relation::Identical);
            let Both { left, right } = comparison.coverage;
            prop_assert_eq!((left.get(), right.get()), (1.0, 1.0));
            prop_assert_eq!(comparison.alignment.ties.iter().flat_map(|t| &t.differences).count(), 0);
        }
    }

    #[test]
    fn an_unrelated_article_changes_no_pair((a, b) in republished()) {
        let unrelated = "Grandmothers knit scarves while kettles whistle over slow green fires.\n";
        let three = run(&[&a, &b, unrelated]);
        let mut two = run(&[&a, &b]).comparisons;
        two.retain(|c| c.relation.is_reported());
        prop_assert_eq!(three.comparisons, two);
    }

    #[test]
    fn order_and_threads_change_nothing(
        (a, b) in republished(),
        (c, d) in either(),
        order in Just([0, 1, 2, 3]).prop_shuffle(),
    ) {
        let texts = [a.as_str(), &b, &c, &d];
        let shuffled = order.map(|n| texts[n]);
        let on = |threads: usize, texts: &[&str]| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| run(texts))
        };
        let (one, four) = (on(1, &texts), on(4, &texts));
        prop_assert_eq!(&one.comparisons, &four.comparisons);
        prop_assert_eq!(&one.groups, &four.groups);
        let other = on(4, &shuffled);
        prop_assert_eq!(by_name(&one, &[0, 1, 2, 3]), by_name(&other, &order));
        let members = |report: &Report, names: &[usize]| {
            let named = |articles: &[u32]| -> Vec<usize> {
                let mut named: Vec<usize> = articles.iter().map(|&n| names[n as usize]).collect();
                named.sort_unstable();
                named
            };
            let groups = report.groups.iter().map(|g| (named(&g.articles), named(&g.compilations)));
            let mut groups: Vec<_> = groups.collect();
            groups.sort();
            groups
        };
        prop_assert_eq!(members(&one, &[0, 1, 2, 3]), members(&other, &order));
    }
}

/// More articles than are compared whatever the index says, in stories of four: a story, its edited version, a copy, and one
/// of another kind that quotes it.
fn stories(count: usize) -> Vec<String> {
    let story = |n: usize| {
        let said = format!(
            "Harbor master {n} said pier {n} would reopen after inspectors found crack {n} in span {n}."
        );
        let more = format!(
            "Crews had closed quay {n} on day {n} of the month after ferry {n} struck it in fog."
        );
        match n % 4 {
            0 => vec![
                format!("{said} {more} Nobody was hurt."),
                format!("{said} {more} Nobody was hurt."),
            ],
            1 => vec![
                format!("{said} {more}"),
                format!("{said} {more} Two people were hurt."),
            ],
            2 => vec![format!("{more} {said}"), format!("{said} {more}")],
            _ => vec![said, more],
        }
    };
    (0..count).flat_map(story).collect()
}

#[test]
fn an_archive_that_comes_in_bit_by_bit_is_told_as_one_that_comes_at_once() {
    let stories = stories(100);
    let articles: Vec<&str> = stories.iter().map(String::as_str).collect();
    let Ok(at_once) = told(InMemory, &articles, articles.len());
    // Articles come first, and in order.
    for (n, line) in at_once.iter().take(articles.len()).enumerate() {
        assert!(line.starts_with(&format!("{n} ")), "{line}");
    }
    assert!(at_once.len() > articles.len() + 50);
    assert_eq!(told(Spill::beyond(1000), &articles, 7).unwrap(), at_once);
}

#[test]
fn articles_that_are_only_compared_to_stand_on_the_left_and_not_with_each_other() {
    let stories = stories(100);
    let article = |text: &String| Article::new("-", Format::Text, "UTF-8", text.clone());
    let mut builder = Builder::new(InMemory, &batch::Options::default());
    let older = stories.len() / 2;
    // Two of every story, one on each side: the later half repeats the earlier one, word for word or not.
    builder.add_against(stories[..older].iter().map(article).collect());
    let edited = |text: &String| article(&text.replace("crack", "cracks"));
    builder.add(stories[..older].iter().map(edited).collect());
    let report = builder.build(&()).into_report(|_, _| true, &());
    assert!(report.comparisons.len() >= older);
    for comparison in &report.comparisons {
        let (left, right) = (
            comparison.pair.left() as usize,
            comparison.pair.right() as usize,
        );
        assert!(right >= older, "{left} and {right}");
        assert_eq!(report.articles[left].is_against(), left < older);
    }
    let met: std::collections::HashSet<u32> =
        report.comparisons.iter().map(|c| c.pair.left()).collect();
    assert!((0..older as u32).all(|older| met.contains(&older)));
}
