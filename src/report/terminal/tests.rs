#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::article::NoticeKind;
use crate::compare::comparison::Side;
use crate::read::Failure;
use crate::report::layout::columns;
use crate::report::sample::{add_furniture, entry, pair, related, told as telling, written};
use crate::report::{Entry, Pair, ReportFormat};
use crate::span::Span;

/// A wire story and a part of it that another house printed.
fn drill() -> Report {
    let mut report = pair(
        Relation::Excerpt,
        Some(Side::Right),
        &[
            "- Envoys from nine coastal states opened three days of talks in Lindmoor on Monday.",
            "- The harbor was closed to trawlers for the week.",
            "The drill drew <Number:40|45> ships from nine navies, the <Spelling:defense|defence> \
             ministry of Ostmark said on <Date:Tuesday|Wednesday>.",
            "It was <Wording:a big|the largest> exercise<Wording:| of its kind> in the strait \
             <FunctionWord:since|after> the pact, which is principled<SerialComma:,|> and binding.",
            "\"We <Modality:will|may> return next year,\" Admiral Ida Marsh told reporters.",
            "> Calm seas are forecast in all of the strait<Punctuation: -| –> for now.",
            "- Fishing crews complained of losses.",
            "- No date was set.",
            "+ Shops stayed open.",
        ],
    );
    let left = &mut report.articles[0];
    add_furniture(left, FurnitureKind::Headline, "Navies drill off Ostmark");
    add_furniture(left, FurnitureKind::Caption, "Ships off Lindmoor.");
    add_furniture(left, FurnitureKind::Caption, "Crews on deck.");
    add_furniture(left, FurnitureKind::Credit, "(Photo: OPA)");
    report.articles[1].article.headline = Some("Drill draws 45 ships".into());
    report.groups.push(Group {
        articles: vec![0, 1],
        lead: 0,
        compilations: vec![],
        lead_only: false,
        weakest: Pair::new(0, 1).unwrap(),
    });
    report
}

/// Articles `a.txt`, `b.txt` … of two sentences each.
fn batch(n: u8) -> Report {
    let entry = |letter: u8| {
        let name = format!("{}.txt", char::from(b'a' + letter));
        entry(&name, &["Calm seas are forecast.", "Shops stayed open."])
    };
    Report {
        articles: (0..n).map(entry).collect(),
        ..Report::default()
    }
}

fn notice(kind: NoticeKind, text: &str, found_in_text: bool) -> Notice {
    Notice {
        kind,
        text: text.into(),
        span: found_in_text.then(|| Span::new(0, 1)),
    }
}

#[test]
fn a_pair_is_told_substance_first() {
    assert_eq!(
        telling(&drill(), Detail::Differences),
        "\
b.txt is an excerpt of a.txt: 4 of its 5 sentences (95% of its words), 63% of
  a.txt.
  Facts: 3 differences, [-a.txt-]{+b.txt+}
    number, date  The drill drew [-40-]{+45+} ships from nine navies, the
                  defense ministry of Ostmark said on [-Tuesday-]{+Wednesday+}.
    modality      \"We [-will-]{+may+} return next year,\" Admiral Ida Marsh told
                  reporters.
  Headlines: “Navies drill off Ostmark” / “Drill draws 45 ships”
  Wording: 3 differences
    function word, wording
                        It was [-a big-]{+the largest+} exercise {+of its kind+}
                        in the strait [-since-]{+after+} the pact, which is
                        principled, and binding.
  Style: 3 differences
    spelling      1  “defense” / “defence”
    serial comma  1  “principled, and” / “principled and”
    punctuation   1  “strait - for” / “strait – for”
  Moved: 1 sentence
    Calm seas are forecast in all of the strait - for now.
  Only in a.txt: 4 sentences, 32 words
    Envoys from nine coastal states opened three days of talks in Lindmoor on …
    The harbor was closed to trawlers for the week.
    Fishing crews complained of losses.
    and 1 more (--detail alignment shows all)
  Only in b.txt: 1 sentence, 3 words
    Shops stayed open.
  Set aside in a.txt: 1 headline, 2 captions, 1 credit

2 articles, 1 duplicate pair, 1 group
"
    );
}

#[test]
fn a_summary_is_the_verdict_and_how_much_differs() {
    assert_eq!(
        telling(&drill(), Detail::Summary),
        "\
b.txt is an excerpt of a.txt: 4 of its 5 sentences (95% of its words), 63% of
  a.txt. 3 differences of fact, 3 of wording, 3 of style.

2 articles, 1 duplicate pair, 1 group
"
    );
}

#[test]
fn the_alignment_shows_every_sentence_once() {
    let told = telling(&drill(), Detail::Alignment);
    let (_, sentences) = told.split_once("  Sentence by sentence").unwrap();
    assert_eq!(
        sentences,
        "\
: = same, ~ changed, > moved, - only in a.txt, + only in
    b.txt
    -   Envoys from nine coastal states opened three days of talks in Lindmoor
        on Monday.
    -   The harbor was closed to trawlers for the week.
    ~   The drill drew [-40-]{+45+} ships from nine navies, the [-defense-]
        {+defence+} ministry of Ostmark said on [-Tuesday-]{+Wednesday+}.
    ~   It was [-a big-]{+the largest+} exercise {+of its kind+} in the strait
        [-since-]{+after+} the pact, which is principled[-,-] and binding.
    ~   \"We [-will-]{+may+} return next year,\" Admiral Ida Marsh told reporters.
    ~>  Calm seas are forecast in all of the strait [---] {+–+} for now.
    +   Shops stayed open.
    -   Fishing crews complained of losses.
    -   No date was set.
  Set aside in a.txt: 1 headline, 2 captions, 1 credit

2 articles, 1 duplicate pair, 1 group
"
    );
}

#[test]
fn color_adds_nothing_but_color() {
    let colored = Options {
        color: true,
        detail: Detail::Alignment,
        ..Options::default()
    };
    let colored = written(&drill(), ReportFormat::Text, &colored);
    assert!(colored.contains("\u{1b}[31m[-40-]\u{1b}[0m\u{1b}[32m{+45+}\u{1b}[0m"));
    let mut bare = String::new();
    for (n, piece) in colored.split('\u{1b}').enumerate() {
        bare.push_str(if n == 0 {
            piece
        } else {
            piece.split_once('m').unwrap().1
        });
    }
    assert_eq!(bare, telling(&drill(), Detail::Alignment));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let mut report = drill();
    report.articles[0].article.path = "desk/a-story-of-ships-and-of-the-sea.txt".into();
    for width in [30, 40, 72, 80, 200] {
        let options = Options {
            width,
            detail: Detail::Alignment,
            color: false,
        };
        for line in written(&report, ReportFormat::Text, &options).lines() {
            assert!(columns(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn that_no_fact_differs_is_said() {
    let rows = ["The <Spelling:harbor|harbour> opens at noon.", "Calm seas."];
    assert_eq!(
        telling(&pair(Relation::Restyled, None, &rows), Detail::Differences),
        "\
a.txt and b.txt are the same story in another house style: all 2 sentences.
  No number, date, name, quotation, negation or modal verb differs in what they
    share.
  Style: 1 difference
    spelling  1  “harbor” / “harbour”

2 articles, 1 duplicate pair
"
    );
}

#[test]
fn that_no_fact_differs_is_no_all_clear_where_wording_does() {
    let rows = [
        "The <Wording:large|big> ship <Wording:left|sailed>.",
        "Calm seas.",
        "- Shops stayed open.",
    ];
    let told = telling(&pair(Relation::Version, None, &rows), Detail::Differences);
    assert!(
        told.contains(
            "
  No number, date, name, quotation, negation or modal verb was found to differ,
    but wording was: 2 changes, below.
  Wording: 2 differences, [-a.txt-]{+b.txt+}
"
        ),
        "{told}"
    );
}

#[test]
fn what_is_only_known_of_english_is_not_said_of_other_languages() {
    let rows = [
        "Der Hafen war <Wording:offen|zu> und das Meer nicht ruhig.",
        "Niemand schlief.",
    ];
    let mut report = pair(Relation::Edited, None, &rows);
    report.articles[1].document.function_words = 0;
    let told = telling(&report, Detail::Differences);
    assert!(
        told.contains(
            "
  No changed number or name was found in what they share; other facts are only
    told in English.
"
        ),
        "{told}"
    );
    // A table is in no language, and what it has is told.
    let mut report = pair(
        Relation::Edited,
        None,
        &["Arbel: Reform Bloc 42, Union 31."],
    );
    report.articles[1].document.function_words = 0;
    let told = telling(&report, Detail::Differences);
    assert!(told.contains("No number, date, name"), "{told}");
}

#[test]
fn a_row_of_facts_shows_the_wording_around_them_which_is_not_shown_again() {
    let rows = [
        "The <Wording:large|big> fleet drew <Number:40|45> ships.",
        "It <Wording:left|sailed> at noon.",
    ];
    let told = telling(&pair(Relation::Edited, None, &rows), Detail::Differences);
    assert!(
        told.contains(
            "
  Facts: 1 difference, [-a.txt-]{+b.txt+}
    number, wording  The [-large-]{+big+} fleet drew [-40-]{+45+} ships.
  Wording: 2 differences (1 of them shown above)
    wording  It [-left-]{+sailed+} at noon.
"
        ),
        "{told}"
    );
}

#[test]
fn the_same_change_is_shown_once_with_how_often_it_is_made() {
    let mut rows: Vec<String> = (0..10)
        .map(|n| format!("Item {n} names <Name:Lindmoor|Lindmor>."))
        .collect();
    rows.extend((0..2).map(|n| format!("Crew {n} will <Negation:|not >sail.")));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let told = telling(&pair(Relation::Edited, None, &rows), Detail::Differences);
    assert!(
        told.contains(
            "
  Facts: 12 differences, [-a.txt-]{+b.txt+}
    name      Item 0 names [-Lindmoor-]{+Lindmor+}. (10 times)
    negation  Crew 0 will {+not+} sail.
    negation  Crew 1 will {+not+} sail.
"
        ),
        "{told}"
    );
}

#[test]
fn other_headlines_and_datelines_are_shown_and_restyled_datelines_are_not() {
    let told = |left, right| {
        let mut report = pair(Relation::Identical, None, &["Calm seas."]);
        for (article, dateline) in report.articles.iter_mut().zip([left, right]) {
            add_furniture(article, FurnitureKind::Dateline, dateline);
        }
        report.articles[0].article.headline = Some("Ferries stay".into());
        report.articles[1].article.headline = Some("Fleet sails".into());
        telling(&report, Detail::Differences)
    };
    let differing = told("LINDMOOR, March 12 (OPA) –", "OSTMARK (KLN) -");
    assert!(
        differing.starts_with(
            "\
a.txt and b.txt are identical but for the headline: the same sentence.
  Headlines: “Ferries stay” / “Fleet sails”
  Datelines: “LINDMOOR, March 12 (OPA)” / “OSTMARK (KLN)”
"
        ),
        "{differing}"
    );
    assert!(!told("LINDMOOR, March 12 (OPA) –", "Lindmoor, March 12 (OPA) -").contains("Dateline"));
}

#[test]
fn why_a_pair_that_shares_something_is_no_story_is_said() {
    let rows = [
        "Calm seas are forecast.",
        "- Shops stayed open all day.",
        "+ Crews left.",
    ];
    let mut report = pair(Relation::Unrelated, None, &rows);
    report.limits.duplicate = 0.9;
    assert_eq!(
        telling(&report, Detail::Differences),
        "\
a.txt and b.txt share too little to be called one story: 44% of a.txt and 67% of
  b.txt.
  A duplicate shares at least 90% of one of them; an overlap at least 2
    sentences that are not short, or 40 words.
  In common: 1 sentence
    Calm seas are forecast.

2 articles, no duplicates
"
    );
}

#[test]
fn sentences_that_are_only_alike_are_not_said_to_be_in_common() {
    let rows = [
        "Calm seas are forecast.",
        "The index closed <Number:0.8|1.1> percent <Wording:higher|lower>.",
        "- Shops stayed open all day, and then all of the night as well.",
        "+ Crews left for the harbor in the morning, and nobody saw them again.",
    ];
    let told = telling(&pair(Relation::Unrelated, None, &rows), Detail::Differences);
    assert!(
        told.contains(
            "
  In common: 1 sentence
    Calm seas are forecast.
  Alike: 1 sentence, [-a.txt-]{+b.txt+}
    The index closed [-0.8-]{+1.1+} percent [-higher-]{+lower+}.
"
        ),
        "{told}"
    );
    let told = telling(&pair(Relation::Overlap, None, &rows), Detail::Differences);
    assert_eq!(told.matches("The index closed").count(), 1, "{told}");
    assert!(
        told.contains(
            "
  In common: 1 sentence
    Calm seas are forecast.
  Alike: 1 sentence (shown above)
"
        ),
        "{told}"
    );
}

#[test]
fn a_few_sentences_of_one_side_are_shown_in_full() {
    let long = format!("+ Crews of 45 ships{} left.", " and of more".repeat(12));
    let told = telling(
        &pair(Relation::Version, None, &["Calm seas.", &long]),
        Detail::Differences,
    );
    assert!(told.contains("and of more left.\n"), "{told}");
}

#[test]
fn wording_is_cut_short_unless_all_is_asked_for() {
    let rows: Vec<String> = (0..23)
        .map(|n| format!("Sentence {n} has <Wording:old{n}|new> words."))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let report = pair(Relation::Edited, None, &rows);
    let told = telling(&report, Detail::Differences);
    assert!(told.contains("  Wording: 23 differences, [-a.txt-]{+b.txt+}\n"));
    assert!(told.contains("    wording  Sentence 9 has [-old9-]{+new+} words.\n"));
    assert!(!told.contains("Sentence 10"));
    assert!(told.contains("\n    and 13 more (--detail alignment shows all)\n"));
    let all = telling(&report, Detail::Alignment);
    assert!(all.contains("    wording  Sentence 22 has [-old22-]{+new+} words.\n"));
    assert!(!all.contains(" more ("));
}

#[test]
fn identical_articles_need_no_more_than_a_line() {
    let report = pair(Relation::Identical, None, &["Calm seas.", "Shops open."]);
    assert_eq!(
        telling(&report, Detail::Differences),
        "a.txt and b.txt are identical: the same 2 sentences.\n\n2 articles, 1 duplicate pair\n"
    );
}

#[test]
fn two_articles_always_get_an_answer() {
    let mut report = batch(2);
    report.comparisons = vec![related(0, 1, Relation::Unrelated, 0.0, 0.0)];
    assert_eq!(
        telling(&report, Detail::Differences),
        "a.txt and b.txt are not the same story: they share nothing.\n\n2 articles, no duplicates\n"
    );
    let rows = [
        "Calm seas are <Modality:|not >forecast.",
        "- Shops stayed open.",
        "+ Crews left.",
    ];
    assert_eq!(
        telling(&pair(Relation::Overlap, None, &rows), Detail::Differences),
        "\
a.txt and b.txt are not duplicates, but share passages: 57% of a.txt, 71% of
  b.txt.
  Facts: 1 difference, [-a.txt-]{+b.txt+}
    modality  Calm seas are {+not+} forecast.
  Alike: 1 sentence (shown above)

2 articles, no duplicates
"
    );
    report.comparisons = vec![related(0, 1, Relation::NotComparable, 0.0, 0.0)];
    report.articles[1].not_comparable = Some("no body text".into());
    assert_eq!(
        telling(&report, Detail::Differences),
        "a.txt and b.txt cannot be compared. b.txt: no body text.\n\n2 articles, no duplicates\n"
    );
}

#[test]
fn a_notice_without_its_story_is_called_one() {
    let mut report = batch(2);
    report.comparisons = vec![related(0, 1, Relation::NotComparable, 0.0, 0.0)];
    let a = &mut report.articles[0];
    a.not_comparable = Some("all of it was set aside: no body text".into());
    a.document.sentences.clear();
    let kill = notice(NoticeKind::Kill, "KILL: Ferry sinks", true);
    a.document.notices.push(kill);
    assert_eq!(
        telling(&report, Detail::Differences),
        "\
a.txt and b.txt cannot be compared. a.txt: it is a notice without a story.
  Notice on a.txt, marked as withdrawn: “KILL: Ferry sinks”

2 articles, no duplicates
"
    );
}

#[test]
fn nothing_found_is_said_plainly() {
    let told = |n| telling(&batch(n), Detail::Differences);
    assert_eq!(
        told(4),
        "None of the 4 articles is a duplicate of another.\n\n4 articles, no duplicates\n"
    );
    assert_eq!(
        told(1),
        "There is only 1 article, and nothing to compare it with.\n\n1 article, no duplicates\n"
    );
    assert_eq!(
        told(0),
        "There is no article to compare.\n\n0 articles, no duplicates\n"
    );
}

/// Four articles chained to one story, a digest that holds it, and one with no body.
fn chain() -> Report {
    let mut report = batch(6);
    report.comparisons = vec![
        related(0, 1, Relation::Identical, 1.0, 1.0),
        related(0, 2, Relation::Version, 0.6, 0.55),
        related(0, 4, Relation::Excerpt, 1.0, 0.2),
        related(1, 2, Relation::Version, 0.6, 0.5),
        related(2, 3, Relation::Version, 0.52, 0.7),
        related(3, 4, Relation::Overlap, 0.1, 0.2),
    ];
    report.groups = vec![Group {
        articles: vec![0, 1, 2, 3],
        lead: 0,
        compilations: vec![4],
        lead_only: false,
        weakest: Pair::new(1, 2).unwrap(),
    }];
    report.articles[5].not_comparable = Some("no body text".into());
    report
}

#[test]
fn a_group_is_summed_up_and_told_against_its_lead() {
    assert_eq!(
        telling(&chain(), Detail::Summary),
        "\
4 articles are the same story: a.txt, b.txt, c.txt and d.txt.
  Lead: a.txt, which covers the others best. Weakest link: b.txt and c.txt,
    which share 60% of b.txt and 50% of c.txt.
  e.txt holds this story among others.
  a.txt and b.txt are identical: the same 2 sentences.
  a.txt and c.txt are versions of the same story: they share 60% of a.txt and
    55% of c.txt. No differences inside shared sentences.
  a.txt is an excerpt of e.txt: 0 of its 2 sentences (100% of its words), 20% of
    e.txt. No differences inside shared sentences.
  c.txt and d.txt are versions of the same story: they share 52% of c.txt and
    70% of d.txt. No differences inside shared sentences.
  1 more duplicate pair among these: --format json lists all.

Not duplicates, but passages in common:
  d.txt and e.txt: 10% of d.txt, 20% of e.txt

Not compared: f.txt (no body text).

6 articles, 5 duplicate pairs, 1 group
"
    );
}

#[test]
fn stories_come_in_the_order_of_their_first_articles() {
    let mut report = batch(6);
    report.comparisons = vec![
        related(0, 5, Relation::Identical, 1.0, 1.0),
        related(1, 2, Relation::Identical, 1.0, 1.0),
        related(1, 3, Relation::Identical, 1.0, 1.0),
    ];
    let group = |articles: &[u32], weakest| Group {
        articles: articles.into(),
        lead: articles[0],
        compilations: vec![],
        lead_only: false,
        weakest,
    };
    report.groups = vec![
        group(&[0, 5], Pair::new(0, 5).unwrap()),
        group(&[1, 2, 3], Pair::new(1, 2).unwrap()),
    ];
    let told = telling(&report, Detail::Summary);
    let firsts: Vec<&str> = told.lines().take(2).collect();
    assert_eq!(
        firsts,
        [
            "a.txt and f.txt are identical: the same 2 sentences.",
            "3 articles are the same story: b.txt, c.txt and d.txt."
        ]
    );
}

#[test]
fn what_was_set_aside_is_told_once_an_article() {
    let mut report = chain();
    add_furniture(&mut report.articles[0], FurnitureKind::Debris, "Read more");
    let told = telling(&report, Detail::Differences);
    assert_eq!(
        told.matches("Set aside in a.txt: 1 piece of page debris\n")
            .count(),
        1
    );
}

#[test]
fn many_overlaps_are_cut_short() {
    let mut report = batch(26);
    report.comparisons = (1..26)
        .map(|n| related(0, n, Relation::Overlap, 0.1, 0.1))
        .collect();
    report.comparisons[0].quotes_only = true;
    let told = telling(&report, Detail::Differences);
    assert!(told.starts_with("None of the 26 articles is a duplicate of another.\n\nNot dup"));
    assert!(
        told.contains("\n  a.txt and b.txt: 10% of a.txt, 10% of b.txt, little but quotations\n")
    );
    assert!(told.contains("\n  and 5 more (--detail alignment shows all)\n"));
    assert!(telling(&report, Detail::Alignment).contains("\n  a.txt and z.txt: 10%"));
}

#[test]
fn that_both_are_one_item_is_said_once_and_with_their_versions() {
    let mut report = drill();
    for (entry, version) in report.articles.iter_mut().zip([Some("3"), Some("4")]) {
        entry.article.metadata.guid = Some("urn:x:\u{1b}1".into());
        entry.article.metadata.version = version.map(Into::into);
    }
    let sentence = "Both are versions of one item (urn:x:\\u{1b}1): 3 and 4.";
    for detail in [Detail::Summary, Detail::Differences] {
        let told = telling(&report, detail);
        let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words.matches(sentence).count(), 1, "{told}");
    }
    let page = written(&report, ReportFormat::Html, &Options::default());
    assert_eq!(page.matches(sentence).count(), 1);
    report.articles[1].article.metadata.version = Some("3".into());
    assert!(telling(&report, Detail::Differences).contains("Both are version 3 of one item"));
    report.articles[1].article.metadata.version = None;
    assert!(telling(&report, Detail::Differences).contains("Both are versions of one item"));
}

#[test]
fn a_reader_sees_every_notice_where_the_article_is_told_of() {
    let mut report = batch(3);
    report.comparisons = vec![related(0, 1, Relation::Identical, 1.0, 1.0)];
    let [_, b, c]: &mut [Entry; 3] = report.articles.as_mut_slice().try_into().unwrap();
    let kill = notice(NoticeKind::Kill, "KILL KILL:\nDo not use", true);
    b.document.notices.push(kill);
    let guessed = "The encoding was guessed.";
    c.article
        .notices
        .push(notice(NoticeKind::Encoding, guessed, false));
    for detail in [Detail::Summary, Detail::Differences] {
        assert_eq!(
            telling(&report, detail),
            "\
a.txt and b.txt are identical: the same 2 sentences.
  Notice on b.txt, marked as withdrawn: “KILL KILL: Do not use”

Notice on c.txt: The encoding was guessed.

3 articles, 1 duplicate pair
"
        );
    }
}

#[test]
fn inputs_that_failed_are_named_and_counted_at_the_end() {
    let mut report = batch(2);
    let failure = Failure {
        path: "x.bin".into(),
        message: "not text".into(),
    };
    report.failures = vec![failure.clone()];
    let last = |report: &Report| {
        let told = telling(report, Detail::Differences);
        told.lines().last().unwrap().to_owned()
    };
    assert_eq!(
        last(&report),
        "2 articles, no duplicates; 1 input could not be read"
    );
    assert!(
        telling(&report, Detail::Summary)
            .contains("\n\nCould not be read: x.bin (not text)\n\n2 art")
    );
    report.failures.push(failure);
    assert_eq!(
        last(&report),
        "2 articles, no duplicates; 2 inputs could not be read"
    );
}

#[test]
fn nothing_from_outside_can_act_on_the_terminal() {
    let evil = "\u{1b}[2J\u{9b}31m\u{202e}\r\u{8}";
    let mut report = pair(
        Relation::Edited,
        None,
        &[&format!("Calm <Name:{evil}|x{evil}> seas{evil}.")],
    );
    report.articles[0].article.path = format!("{evil}.txt").into();
    report.articles[0].article.item = Some(evil.into());
    report.articles[0].article.headline = Some(evil.into());
    report.articles[1].article.headline = Some(format!("other{evil}"));
    report.articles[1].article.notices = vec![notice(NoticeKind::Hold, evil, true)];
    for detail in [Detail::Summary, Detail::Differences, Detail::Alignment] {
        let told = telling(&report, detail);
        assert!(told.contains("\\u{1b}[2J\\u{9b}31m\\u{202e}"), "{told}");
        let hazard = |c: &char| *c != '\n' && crate::report::visible::is_hazard(*c);
        assert_eq!(told.chars().find(hazard), None, "{told}");
    }
}

#[test]
fn wide_characters_keep_their_columns() {
    let row =
        "会談は<Number:七|八>日にリンドムアで行われ、九か国の代表が出席し、共同声明を採択した。";
    assert_eq!(
        telling(&pair(Relation::Edited, None, &[row]), Detail::Differences),
        "\
a.txt and b.txt are the same story, edited: 1 fact differs.
  Facts: 1 difference, [-a.txt-]{+b.txt+}
    number  会談は[-七-]{+八+}日にリンドムアで行われ、九か国の代表が出席し、共同
            声明を採択した。

2 articles, 1 duplicate pair
"
    );
}
