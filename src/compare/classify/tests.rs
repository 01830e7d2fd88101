//! What holds of the differences of any two passages, and what each kind of change is told as.

mod claims;
mod forms;
mod houses;

use super::differences;
use crate::compare::comparison::Pair;
use crate::compare::difference::{Class, Difference, Tier};
use crate::compare::passage::{Names, Passage};
use crate::compare::sample::Sample;
use crate::compare::{Comparer, Limits};
use crate::span::Span;
use crate::text::quotation::{Leads, mark_quoted};
use crate::text::tokenize::tokenize;
use proptest::prelude::*;

/// The differences of two texts, each taken as one passage.
fn told(left: &str, right: &str) -> Vec<Difference> {
    let tokens = |text: &str| {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        mark_quoted(&mut Leads::of(text), 0, &mut tokens);
        tokens
    };
    let (left_tokens, right_tokens) = (tokens(left), tokens(right));
    let names = (Names::default(), Names::default());
    differences(
        &Passage {
            text: left,
            span: Span::new(0, left.len()),
            tokens: &left_tokens,
            article: &left_tokens,
            names: &names.0,
        },
        &Passage {
            text: right,
            span: Span::new(0, right.len()),
            tokens: &right_tokens,
            article: &right_tokens,
            names: &names.1,
        },
    )
}

/// The differences as (class, left, right).
fn shown<'t>(left: &'t str, right: &'t str) -> Vec<(Class, &'t str, &'t str)> {
    told(left, right)
        .into_iter()
        .map(|d| (d.class, d.left.of(left), d.right.of(right)))
        .collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Asserts that the differences are disjoint, in one order on both sides, and leave nothing out: between them both sides
/// have the same characters.
fn assert_complete(left: &str, right: &str) {
    let found = told(left, right);
    let (mut l, mut r) = (0, 0);
    let ends = (
        Span::new(left.len(), left.len()),
        Span::new(right.len(), right.len()),
    );
    let places = found.iter().map(|d| (d.left, d.right)).chain([ends]);
    for (a, b) in places {
        let (a_start, b_start) = (a.start as usize, b.start as usize);
        assert!(l <= a_start && r <= b_start, "{left:?} {right:?} {found:?}");
        let between = (squeezed(&left[l..a_start]), squeezed(&right[r..b_start]));
        assert_eq!(between.0, between.1, "{left:?} {right:?} {found:?}");
        (l, r) = (a.end as usize, b.end as usize);
    }
}

/// The differences of two articles, as texts, in order of the left.
fn compared(left: &str, right: &str) -> Vec<(Class, String, String)> {
    let (left, right) = (Sample::of(left), Sample::of(right));
    let (left, right) = (left.body(), right.body());
    let pair = Pair::new(0, 1).expect("two articles");
    Comparer::new(&Limits::default())
        .compare(pair, &left, &right)
        .alignment
        .ties
        .iter()
        .flat_map(|tie| &tie.differences)
        .map(|d| {
            let texts = (d.left.of(left.text), d.right.of(right.text));
            (d.class, texts.0.to_owned(), texts.1.to_owned())
        })
        .collect()
}

/// Words and marks as wire copy has them, in several styles each.
fn copy() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "The",
        "mayor",
        "Mr",
        "Mrs.",
        "Odell",
        "said",
        "says",
        "that",
        "and",
        "not",
        "will",
        "would",
        "on",
        "Monday",
        "Jan.",
        "January",
        "14",
        "ten",
        "10",
        "$3 million",
        "US$3mn",
        "7.5 percent",
        "7.5%",
        "U.S.",
        "US",
        "United States",
        "Co.",
        "company",
        "harbor",
        "harbour",
        "co-operation",
        "cooperation",
        "long-term",
        "long term",
        "aide’s",
        "aide's",
        "café",
        "cafe",
        ",",
        ".",
        ":",
        " -- ",
        "—",
        "-",
        "\"",
        "“",
        "”",
        "''",
        "(",
        ")",
        "...",
        "…",
        "\u{ad}",
        "-5",
        "£",
        "北京",
        "naïve",
        "'",
    ]);
    prop::collection::vec((part, prop::bool::weighted(0.8)), 0..24).prop_map(|parts| {
        let mut text = String::new();
        for (part, space) in parts {
            text.push_str(part);
            text.push_str(if space { " " } else { "" });
        }
        text
    })
}

/// One sentence in two styles.
fn restyled() -> impl Strategy<Value = (String, String)> {
    let slots: [&[&str]; 12] = [
        &["The harbor", "The harbour"],
        &["programme", "program"],
        &["of the U.S. and", "of the US and"],
        &["Tarn & Sons Co.", "Tarn & Sons Co", "Tarn & Sons Company"],
        &[
            "cost US$10 billion,",
            "cost 10 billion USD,",
            "cost US$10bn,",
        ],
        &["or 7.9 percent,", "or 7.9 per cent,", "or 7.9%,"],
        &["over ten years", "over 10 years"],
        &["for fish, salt, and grain", "for fish, salt and grain"],
        &[
            "— \"a good deal\" —",
            "– “a good deal” –",
            "-- ''a good deal'' --",
        ],
        &["since Jan. 5,", "since January 5,"],
        &["the two sides' co-operation", "the two sides’ cooperation"],
        &["with José Brandt.", "with Jose Brandt."],
    ];
    let slots = slots.map(|slot| {
        let slot = slot.to_vec();
        (
            prop::sample::select(slot.clone()),
            prop::sample::select(slot),
        )
    });
    slots.to_vec().prop_map(|chosen| {
        let (left, right): (Vec<&str>, Vec<&str>) = chosen.into_iter().unzip();
        (left.join(" "), right.join(" "))
    })
}

/// A value and one way to write it.
fn amount() -> impl Strategy<Value = ((u64, &'static str), String)> {
    (1u64..3000, 0usize..7).prop_map(|(n, way)| match way {
        0 => ((n, ""), n.to_string()),
        1 if n >= 1000 => ((n, ""), format!("{},{:03}", n / 1000, n % 1000)),
        2 => ((n * 1_000_000, ""), format!("{n} million")),
        3 => ((n, "$"), format!("${n}")),
        4 => ((n * 1_000_000_000, "US$"), format!("US${n} billion")),
        5 => ((n, "%"), format!("{n} percent")),
        6 => ((n, "%"), format!("{n}%")),
        _ => ((n, ""), n.to_string()),
    })
}

#[test]
fn an_ampersand_as_html_writes_it_is_read_as_one() {
    let (left, right) = (
        "The quartet plays old r&amp;b on Sunday.",
        "The quartet plays old jazz on Sunday.",
    );
    assert_eq!(shown(left, right), [(Class::Wording, "r&amp;b", "jazz")]);
}

proptest! {
    #[test]
    fn differences_are_disjoint_ordered_and_complete_in_wire_copy(left in copy(), right in copy()) {
        assert_complete(&left, &right);
    }

    #[test]
    fn differences_are_disjoint_ordered_and_complete_in_any_text(left in "\\PC{0,40}", right in "\\PC{0,40}") {
        assert_complete(&left, &right);
    }

    #[test]
    fn a_change_of_style_is_never_a_fact((left, right) in restyled()) {
        for (class, a, b) in shown(&left, &right) {
            prop_assert_eq!(class.tier(), Tier::Style, "{:?} {:?} {:?}", class, a, b);
        }
    }

    #[test]
    fn a_number_that_differs_in_value_is_a_fact(one in amount(), other in amount()) {
        let sentence = |amount: &str| format!("The harbor at Tarn took {amount} over the winter.");
        let (left, right) = (sentence(&one.1), sentence(&other.1));
        let found = shown(&left, &right);
        let fact = found.iter().any(|(class, ..)| class.tier() == Tier::Fact);
        prop_assert_eq!(fact, one.0 != other.0, "{} {} {:?}", one.1, other.1, found);
    }

    #[test]
    fn exchanging_the_articles_exchanges_every_difference(
        (left, right) in restyled(),
        added in copy(),
        one in amount(),
        other in amount(),
    ) {
        let left = format!("{left} It took {} there. {added}", one.1);
        let right = format!("{added} {right} It took {} here.", other.1);
        let mut there = compared(&left, &right);
        let mut back: Vec<_> = compared(&right, &left)
            .into_iter()
            .map(|(class, a, b)| (class, b, a))
            .collect();
        there.sort();
        back.sort();
        prop_assert!(!there.is_empty() || left.contains(&right));
        prop_assert_eq!(there, back);
    }
}

#[test]
fn each_class_is_told_by_rule() {
    use Class::*;
    for (class, left, right) in [
        (
            Number,
            "The ferry carried 40 people.",
            "The ferry carried 46 people.",
        ),
        (Number, "It fell to -5 degrees.", "It fell to 5 degrees."),
        (
            Number,
            "They ordered the A320 jet.",
            "They ordered the A330 jet.",
        ),
        (Date, "It sails on May 4.", "It sails on May 6."),
        (Date, "It sank last week.", "It sank last month."),
        (
            Date,
            "It sailed in 1996 from Tarn.",
            "It sailed in 1997 from Tarn.",
        ),
        (
            Name,
            "Engineers in Tarn agreed.",
            "Engineers in Brill agreed.",
        ),
        (
            Name,
            "The deputy mayor of Tarn spoke.",
            "The mayor of Tarn spoke.",
        ),
        (
            Name,
            "The former mayor of Tarn spoke.",
            "The mayor of Tarn spoke.",
        ),
        (Negation, "The ferry will not sail.", "The ferry will sail."),
        (
            Negation,
            "A storm is likely there.",
            "A storm is unlikely there.",
        ),
        (Modality, "The ferry may sail.", "The ferry will sail."),
        (Modality, "They reportedly met.", "They met."),
        (
            Quotation,
            "\"It was grim,\" he said.",
            "\"It was fine,\" he said.",
        ),
        (Reference, "He said it sank.", "Odell said it sank."),
        (
            Reference,
            "The firm sold Tarn Shipping.",
            "The firm sold the company.",
        ),
        (Inflection, "The crews are ready.", "The crews were ready."),
        (FunctionWord, "He spoke on Monday.", "He spoke Monday."),
        (Wording, "The pact was signed.", "The agreement was signed."),
        (Wording, "About 40 came.", "Around 40 came."),
        (Spelling, "The harbor froze.", "The harbour froze."),
        (Spelling, "A cellular phone rang.", "A celluar phone rang."),
        (NumberForm, "It took ten days.", "It took 10 days."),
        (Abbreviation, "The United Nations met.", "The UN met."),
        (
            Abbreviation,
            "The Tarn Ferry Board (TFB) met.",
            "The Tarn Ferry Board met.",
        ),
        (
            NameForm,
            "They met Mr. Odell there.",
            "They met Odell there.",
        ),
        (
            NameForm,
            "Shares of Tarn Shipping Plc fell.",
            "Shares of Tarn Shipping fell.",
        ),
        (Capitalization, "The Mayor spoke.", "The mayor spoke."),
        (Hyphenation, "A long-term plan.", "A long term plan."),
        (Diacritics, "They met José there.", "They met Jose there."),
        (
            SerialComma,
            "Fish, salt, and grain.",
            "Fish, salt and grain.",
        ),
        (Punctuation, "In Tarn, it rained.", "In Tarn it rained."),
    ] {
        let found = shown(left, right);
        let classes: Vec<Class> = found.iter().map(|d| d.0).collect();
        assert_eq!(classes, [class], "{left} / {right}: {found:?}");
    }
}

#[test]
fn a_rewritten_phrase_is_one_difference() {
    let found = shown(
        "Rescuers pulled the boy from the river.",
        "Rescuers brought a child out of the water.",
    );
    assert!(found.len() <= 2, "{found:?}");
}

#[test]
fn a_clause_left_out_takes_its_marks_along() {
    let found = shown(
        "The ferry, which was built in Brill, sank.",
        "The ferry sank.",
    );
    assert_eq!(found, [(Class::Name, ", which was built in Brill,", "")]);
}

#[test]
fn words_that_moved_are_order_but_roles_exchanged_are_names() {
    let moved = shown(
        "Crews said the storm had passed.",
        "The storm had passed, crews said.",
    );
    assert!(moved.iter().any(|d| d.0 == Class::Order), "{moved:?}");
    assert!(moved.iter().all(|d| d.0.tier() != Tier::Fact), "{moved:?}");
    let exchanged = shown(
        "There Odell beat Marsh twice.",
        "There Marsh beat Odell twice.",
    );
    assert!(
        exchanged.iter().any(|d| d.0 == Class::Name),
        "{exchanged:?}"
    );
}

#[test]
fn the_stop_of_an_abbreviation_also_ends_the_sentence() {
    let found = shown("It sails to the US.", "It sails to the U.S.");
    assert_eq!(found, [(Class::Abbreviation, "US.", "U.S.")]);
}

#[test]
fn each_apostrophe_is_a_difference_of_its_own() {
    let found = shown(
        "The aide's car wasn't there.",
        "The aide’s car wasn’t there.",
    );
    assert_eq!(
        found,
        [
            (Class::Punctuation, "'", "’"),
            (Class::Punctuation, "'", "’")
        ]
    );
}

#[test]
fn long_passages_and_long_words_are_told_in_time() {
    let words = |sentence: &str| sentence.repeat(3000);
    let letters = |letter: &str, other: &str| letter.repeat(50_000) + other;
    for (left, right) in [
        (
            words("Odell said the ferry sank on Monday; "),
            words("Marsh said a ship burned last week; "),
        ),
        (letters("a", "b"), letters("a", "c")),
        (letters("Odell ", ""), letters("Marsh ", "")),
        (letters("-", "/"), letters("- ", "/")),
    ] {
        // No clock: what takes quadratic time takes minutes here, and shows.
        assert!(!told(&left, &right).is_empty());
    }
}

/// Asserts that each pair of sentences has exactly this one difference.
#[track_caller]
fn assert_only(class: Class, pairs: &[(&str, &str, &str, &str)]) {
    for (left, right, from, to) in pairs {
        let found = shown(left, right);
        assert_eq!(found, [(class, *from, *to)], "{left} / {right}");
    }
}

/// Asserts that a fact differs in each pair of sentences.
#[track_caller]
fn assert_facts(pairs: &[(&str, &str)]) {
    for (left, right) in pairs {
        let found = classes(left, right);
        let fact = found.iter().any(|class| class.tier() == Tier::Fact);
        assert!(fact, "{left} / {right}: {found:?}");
    }
}

fn classes(left: &str, right: &str) -> Vec<Class> {
    shown(left, right).into_iter().map(|d| d.0).collect()
}

#[test]
fn words_made_a_quotation_are_told_as_one() {
    for (bare, quoted) in [
        (
            "Odell said they would yield soon.",
            "Odell said they \"would yield\" soon.",
        ),
        (
            "Odell said they would yield.",
            "Odell said they “would yield.”",
        ),
        (
            "Odell said they would yield soon.",
            "Odell said they «would yield» soon.",
        ),
        (
            "Odell said they would stop Ida Marsh soon.",
            "Odell said they \"would stop Ida Marsh\" soon.",
        ),
        ("Odell said No to Marsh.", "Odell said \"No\" to Marsh."),
    ] {
        let both = [Class::Quotation, Class::Quotation];
        assert_eq!(classes(bare, quoted), both, "{quoted}");
        assert_eq!(classes(quoted, bare), both, "{quoted}");
    }
}

#[test]
fn marks_of_another_style_or_of_a_longer_quotation_are_punctuation() {
    for (left, right) in [
        (
            "Odell said they \"would yield\" soon.",
            "Odell said they “would yield” soon.",
        ),
        (
            "Odell said they ''would yield'' soon.",
            "Odell said they \"would yield\" soon.",
        ),
        ("They would yield soon.\"", "\"They would yield soon.\""),
        // American and British houses put the comma and the stop on either side of the mark.
        (
            "Odell called it a \"good plan,\" adding that it would pass.",
            "Odell called it a 'good plan', adding that it would pass.",
        ),
        (
            "Odell called it a “good plan,” adding that it would pass.",
            "Odell called it a ‘good plan’, adding that it would pass.",
        ),
        ("Odell had a \"good plan.\"", "Odell had a 'good plan'."),
        ("Odell had a “good plan.”", "Odell had a 'good plan'."),
        (
            "They chose \"unity,\" \"hope\" and \"work\" at last.",
            "They chose 'unity', 'hope' and 'work' at last.",
        ),
        (
            "The workers' \"plan,\" he said, was done.",
            "The workers' 'plan', he said, was done.",
        ),
        // A title is nobody's words.
        (
            "Her book \"The Long Road\" was read by all.",
            "Her book The Long Road was read by all.",
        ),
    ] {
        let found = classes(left, right);
        assert!(!found.is_empty());
        assert!(
            found.iter().all(|c| *c == Class::Punctuation),
            "{left} {found:?}"
        );
    }
}

#[test]
fn marks_around_what_others_call_themselves_are_a_quotation() {
    for quoted in [
        "He met envoys of the \"Republic of Lindmoor\" in May.",
        "He lives in \"Greater Lindmoor\" since May.",
        "A crowd shouted \"Free Odell\" at the gate on Sunday.",
        "Odell said \"Never Again\" on Sunday.",
        "He called the mayor \"Liar Marsh\" on Sunday.",
    ] {
        let found = classes(quoted, &quoted.replace('"', ""));
        assert!(found.contains(&Class::Quotation), "{quoted} {found:?}");
    }
}

#[test]
fn other_marks_over_a_letter_make_another_name_or_word() {
    assert_only(
        Class::Name,
        &[(
            "They met Tran Hùng there.",
            "They met Tran Hưng there.",
            "Hùng",
            "Hưng",
        )],
    );
    assert_only(
        Class::Wording,
        &[("The word bán stood.", "The word bắn stood.", "bán", "bắn")],
    );
    assert_only(
        Class::Diacritics,
        &[(
            "They met Tran Hùng there.",
            "They met Tran Hung there.",
            "Hùng",
            "Hung",
        )],
    );
}

#[test]
fn two_surnames_spelled_alike_are_names_and_institutions_stay_spelling() {
    assert_only(
        Class::Name,
        &[
            (
                "Then Alan Grey spoke.",
                "Then Alan Gray spoke.",
                "Grey",
                "Gray",
            ),
            ("Then Mr Grey spoke.", "Then Mr Gray spoke.", "Grey", "Gray"),
        ],
    );
    for (left, right) in [
        ("The Brill Labour Party won.", "The Brill Labor Party won."),
        (
            "The World Grain Organisation met.",
            "The World Grain Organization met.",
        ),
        (
            "The Brill Defence Ministry spoke.",
            "The Brill Defense Ministry spoke.",
        ),
        ("It was a grey day.", "It was a gray day."),
    ] {
        assert_eq!(classes(left, right), [Class::Spelling], "{left}");
    }
}

#[test]
fn a_man_in_place_of_a_woman_is_another_person() {
    assert_only(
        Class::Name,
        &[
            ("Then Mr Odell spoke.", "Then Mrs Odell spoke.", "Mr", "Mrs"),
            (
                "Then Mr. Odell spoke.",
                "Then Ms. Odell spoke.",
                "Mr.",
                "Ms.",
            ),
            ("Then he spoke.", "Then she spoke.", "he", "she"),
            ("They took his boat.", "They took her boat.", "his", "her"),
        ],
    );
}

#[test]
fn another_unit_behind_a_number_is_another_amount() {
    assert_only(
        Class::Number,
        &[
            (
                "It lay 103 kilometers off Tarn.",
                "It lay 103 miles off Tarn.",
                "103 kilometers",
                "103 miles",
            ),
            (
                "It took 5 tons of salt.",
                "It took 5 kilograms of salt.",
                "5 tons",
                "5 kilograms",
            ),
            (
                "It rose by 5 percent there.",
                "It rose by 5 percentage points there.",
                "5 percent",
                "5 percentage points",
            ),
        ],
    );
}

#[test]
fn a_bound_on_a_number_is_part_of_what_it_says() {
    for (left, right) in [
        ("There at least 40 came.", "There up to 40 came."),
        ("There at least 40 came.", "There 40 came."),
        ("There nearly 40 came.", "There more than 40 came."),
        ("There only 40 came.", "There over 40 came."),
        ("There both boats sank.", "There all boats sank."),
        ("The price doubled there.", "The price tripled there."),
    ] {
        assert_eq!(classes(left, right), [Class::Number], "{left} / {right}");
        assert_eq!(classes(right, left), [Class::Number], "{right} / {left}");
    }
    for (left, right) in [
        ("There more than 40 came.", "There over 40 came."),
        ("There about 40 came.", "There some 40 came."),
    ] {
        assert!(!classes(left, right).contains(&Class::Number), "{left}");
    }
}

#[test]
fn a_contraction_written_out_is_style() {
    for (short, long) in [
        ("They won't sail today.", "They will not sail today."),
        ("They can't sail today.", "They cannot sail today."),
        ("It isn't there.", "It is not there."),
        ("They said it's gone.", "They said it is gone."),
        ("There they'll sail.", "There they will sail."),
    ] {
        assert_eq!(classes(short, long), [Class::Abbreviation], "{short}");
        assert_eq!(classes(long, short), [Class::Abbreviation], "{long}");
    }
    assert_eq!(
        classes("They won't sail today.", "They will sail today."),
        [Class::Negation]
    );
}

#[test]
fn one_amount_in_two_forms_is_number_form() {
    for (left, right) in [
        ("It sails on September 5.", "It sails on September 5th."),
        ("It cost US$1.2 billion there.", "It cost USD1.2bn there."),
        (
            "It rose 33.9 per cent there.",
            "It rose 33,9 per cent there.",
        ),
        ("It rose .5 percent there.", "It rose 0.5 percent there."),
        ("It took 12,000 tons.", "It took 12\u{a0}000 tons."),
    ] {
        assert_eq!(classes(left, right), [Class::NumberForm], "{left}");
        assert_eq!(classes(right, left), [Class::NumberForm], "{right}");
    }
    assert_eq!(
        classes("It sails on May 5.", "It sails on May 6th."),
        [Class::Date]
    );
}

#[test]
fn other_words_of_the_same_letters_are_no_style() {
    for (left, right) in [
        ("Then he re-signed there.", "Then he resigned there."),
        ("They met the WHO there.", "They met the who there."),
    ] {
        let found = classes(left, right);
        assert!(
            found.len() == 1 && found[0].tier() != Tier::Style,
            "{left} {found:?}"
        );
    }
    assert_eq!(
        classes("They re-opened the port.", "They reopened the port."),
        [Class::Hyphenation]
    );
    assert_eq!(
        classes("The Polish crews came.", "The polish crews came."),
        [Class::Capitalization]
    );
}
