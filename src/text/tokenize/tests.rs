use super::*;

fn shown(text: &str) -> Vec<(String, String)> {
    tokens_of(text)
        .iter()
        .map(|t| (t.span.of(text).to_owned(), canonical(text, t)))
        .collect()
}

fn forms(text: &str) -> Vec<Form> {
    tokens_of(text).iter().map(|t| t.form).collect()
}

/// Every pair is one amount written two ways.
#[test]
fn one_amount_has_one_form_however_it_is_written() {
    for (a, b) in [
        ("US$10 billion", "10 billion USD"),
        ("US$10bn", "10 billion US dollars"),
        ("AT&amp;T", "AT&T"),
        ("$5 million", "5 million dollars"),
        ("7.9 percent", "7.9 per cent"),
        ("7.9%", "7.9 pct"),
        ("ten", "10"),
        ("twenty-five", "25"),
        ("1,000", "1000"),
        ("2.900.000 Euro", "2,900,000 euro"),
        ("€1.250.000.300", "€1,250,000,300"),
        ("1,00,000 rupees", "100,000 rupees"),
        ("two million", "2,000,000"),
        ("£900m", "900 million pounds"),
        ("1.1 billion stg", "1.1 billion pounds"),
        ("34-1/2 pence", "34-1/2p"),
        ("34½ pence", "34-1/2p"),
        ("US$2½ million", "2.5 million USD"),
        ("¾ mile", "0.75 mile"),
        ("884 1/2p", "884.5 pence"),
        ("EUR 5 million", "€5m"),
        ("the 14th congress", "the fourteenth congress"),
        ("the twenty-first congress", "the 21st congress"),
        ("10-million-euro", "10 million euro"),
    ] {
        assert_eq!(
            forms(a),
            forms(b),
            "{a} / {b}: {:?} {:?}",
            shown(a),
            shown(b)
        );
    }
}

#[test]
fn what_stands_before_a_sentence_does_not_tell_how_it_is_read() {
    for sentence in [
        ".5 million people",
        "$5",
        "% 5",
        "million euros",
        "s 5th",
        "'s",
    ] {
        for before in ["./", "5 ", "EUR ", "US", "a", "\u{a0}"] {
            let text = format!("{before}{sentence}");
            let mut found = Vec::new();
            tokenize(&text, Span::new(before.len(), text.len()), &mut found);
            let found: Vec<Form> = found.iter().map(|token| token.form).collect();
            assert_eq!(found, forms(sentence), "{before:?} {sentence:?}");
        }
    }
}

#[test]
fn any_space_within_a_line_joins_an_amount_as_a_plain_one_does() {
    for amount in [
        "US$10 billion",
        "10 million euros",
        "7.9 per cent",
        "12 %",
        "5 $",
        "EUR 5",
        "$ 5",
    ] {
        for space in ["\u{a0}", "\u{202f}", "\u{2009}", "\u{2007}", "\u{3000}"] {
            let set_so = amount.replace(' ', space);
            assert_eq!(forms(amount), forms(&set_so), "{amount} with {space:?}");
        }
    }
}

#[test]
fn a_unit_in_small_letters_is_the_same_in_capitals_and_another_is_not() {
    for text in ["10 km", "10 KM", "10km", "10KM", "10Km"] {
        assert_eq!(forms(text), forms("10 km"), "{text}");
    }
    // A milliwatt is no megawatt, and a name that begins with digits is no amount.
    for text in ["10mw", "10Mb", "10Ba"] {
        assert_eq!(tokens_of(text).len(), 1, "{text}");
    }
}

#[test]
fn where_a_comma_stands_before_decimals_a_stop_groups() {
    let german = |text: &str| {
        let mut tokens = Vec::new();
        tokenize_with(
            text,
            Span::new(0, text.len()),
            DecimalSign::Comma,
            &mut tokens,
        );
        let first = tokens.first().copied();
        first.map(|token| canonical_with(text, &token, DecimalSign::Comma))
    };
    for (text, value) in [
        ("2.900 Stellen", "2900"),
        ("6,72 Meter", "6.72"),
        ("15.30 Uhr", "15.3"),
        ("0.125 Prozent", "0.125"),
        ("1,2,3", "1"),
    ] {
        assert_eq!(german(text).as_deref(), Some(value), "{text}");
    }
    assert_eq!(shown("2.900 jobs")[0].1, "2.9");
}

#[test]
fn an_address_or_a_version_with_full_stops_is_no_number() {
    for text in ["192.168.100.101", "1.2.3", "10.12.1998", "1.234.56"] {
        let tokens = tokens_of(text);
        assert_eq!(tokens.len(), 1, "{text}");
        assert_eq!(tokens[0].kind, TokenKind::Word, "{text}");
    }
}

#[test]
fn marks_and_invisible_characters_do_not_move_where_a_word_begins_or_ends() {
    for (a, b) in [
        ("l'État", "l'Etat"),
        ("d’été", "d’ete"),
        ("Été d'hiver", "Ete d'hiver"),
        ("\u{200b}14 dead", "14 dead"),
    ] {
        assert_eq!(forms(a), forms(b), "{a}: {:?}", shown(a));
    }
}

#[test]
fn an_apostrophe_of_any_length_may_stand_before_any_character() {
    for apostrophe in ["'", "\u{2019}", "\u{2bc}", "\u{2018}"] {
        for behind in ["é", "𑍣", "\u{301}", "ก", "", " "] {
            let text = format!("Sarn{apostrophe}{behind}");
            assert!(!tokens_of(&text).is_empty(), "{text:?}");
        }
    }
    // At the edge of a word it is no part of it.
    for text in ["Sarn’", "Sarnʼ", "ʼSarn", "ʼ Sarn"] {
        assert_eq!(forms(text), forms("Sarn"), "{text:?}");
    }
    assert_eq!(forms("ŉ"), forms("n"));
    // A mark without a letter begins no word, whatever stands before it.
    assert_eq!(forms("Sarn'\u{1e08f}\u{1b44}"), forms("Sarn"));
}

#[test]
fn a_short_form_is_written_out_with_stops_between_its_letters_too() {
    assert_eq!(forms("six l.b. of tea"), forms("six lb of tea"));
    assert_eq!(forms("it is O.K. now"), forms("it is OK now"));
    assert_eq!(forms("the U.N. envoy"), forms("the UN envoy"));
}

#[test]
fn scripts_without_spaces_are_cut_by_character_behind_other_letters_too() {
    let words = |text: &str| -> Vec<String> { shown(text).into_iter().map(|t| t.1).collect() };
    assert_eq!(
        words("中国GDP增长3%"),
        ["中", "国", "gdp", "增", "长", "3 %"]
    );
    assert_eq!(words("NHKのｶﾞ"), ["nhk", "の", "ガ"]);
}

#[test]
fn amounts_that_differ_have_forms_that_differ() {
    for (a, b) in [
        ("$10", "US$10"),
        ("10 billion", "10 million"),
        ("1.5", "15"),
        ("1,234", "1.234"),
        ("10%", "10"),
        ("US$10", "A$10"),
        ("14th", "14"),
    ] {
        assert_ne!(forms(a), forms(b), "{a} / {b}");
    }
}

#[test]
fn a_quantity_is_one_token_with_the_authors_characters() {
    let text = "turnover of US$10 billion, up 7.9 per cent.";
    let spans: Vec<_> = tokens_of(text).iter().map(|t| t.span.of(text)).collect();
    assert_eq!(
        spans,
        ["turnover", "of", "US$10 billion", "up", "7.9 per cent"]
    );
}

#[test]
fn case_diacritics_and_apostrophes_do_not_tell_words_apart() {
    for (a, b) in [
        ("Tô Lâm", "To Lam"),
        ("Đà Nẵng", "da nang"),
        ("Laos’s", "Laos's"),
        ("Straße", "strasse"),
        ("ﬁnance", "finance"),
        ("ISTANBUL", "İstanbul"),
    ] {
        assert_eq!(
            forms(a),
            forms(b),
            "{a} / {b}: {:?} {:?}",
            shown(a),
            shown(b)
        );
    }
}

#[test]
fn initialisms_lose_their_stops_but_never_become_pronouns() {
    assert_eq!(forms("U.S."), forms("US"));
    assert_eq!(forms("U.N."), forms("UN"));
    assert_ne!(forms("US"), forms("us"));
    assert_ne!(forms("WHO"), forms("who"));
    assert_eq!(
        forms("HEAD OF STATE ON TOUR"),
        forms("head of state on tour")
    );
    assert_eq!(shown("the U.S.-Vietnam pact")[1].0, "U.S.");
}

#[test]
fn a_hyphen_behind_a_prefix_is_dropped_and_others_part_words() {
    assert_eq!(forms("co-operation"), forms("cooperation"));
    assert_eq!(forms("mid-year"), forms("midyear"));
    assert_eq!(forms("long-term"), forms("long term"));
}

#[test]
fn scripts_without_spaces_are_cut_by_character() {
    assert_eq!(tokens_of("外交部长").len(), 4);
    assert_eq!(tokens_of("กี่").len(), 1, "marks stay with their letters");
    assert_eq!(tokens_of("Москва и Ханой").len(), 3);
}

#[test]
fn canonical_text_is_its_own_canonical_text() {
    for text in [
        "US$10 billion",
        "U.S. and US",
        "co-operation",
        "Tô Lâm’s",
        "7.9 per cent",
        "34-1/2p",
        "5 $",
        "C$2.30",
        "14th",
        "AT&T",
        "10.5 million",
        "twenty-five percent",
        "WHO",
        "$5 million",
    ] {
        let once: Vec<String> = shown(text).into_iter().map(|(_, c)| c).collect();
        let twice: Vec<String> = shown(&once.join(" ")).into_iter().map(|(_, c)| c).collect();
        assert_eq!(once, twice, "{text}");
    }
}

#[test]
fn forms_are_those_of_the_canonical_text() {
    let text = "On Jan. 3 the U.S. sold 1,000 tonnes for US$2m; co-operation ‘grew’ 5%.";
    for token in tokens_of(text) {
        assert_eq!(
            token.form,
            Form::of(&canonical(text, &token)),
            "{}",
            token.span.of(text)
        );
    }
}

#[test]
fn a_currency_sign_with_letters_belongs_to_the_number_before_it() {
    for text in ["5 US$", "5 US$ each", "five C$,", "5 million C$."] {
        let tokens = tokens_of(text);
        assert_eq!(tokens[0].kind, TokenKind::Quantity, "{text}");
    }
    for text in ["two C$hundred rescued", "5 US$million", "C$ five", "US$"] {
        let tokens = tokens_of(text);
        let disjoint = |pair: &[Token]| pair[0].span.end <= pair[1].span.start;
        assert!(tokens.windows(2).all(disjoint), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn a_word_is_the_same_whatever_white_space_stands_behind_it(
        words in proptest::collection::vec("[A-Za-z]{1,4}|[a-z]{1,40}|[A-Z][a-z]{2,9}|[a-z]{2,6}[0-9]{1,3}|Monday|US|defence", 1..8),
    ) {
        // An em space takes the long way, a plain one the short.
        let read = |space: &str| {
            let text = words.join(space);
            let mut tokens = Vec::new();
            tokenize(&text, Span::new(0, text.len()), &mut tokens);
            let told = |t: &Token| (t.span.of(&text).replace(space, " "), t.form, t.kind, t.rules, t.traits);
            tokens.iter().map(told).collect::<Vec<_>>()
        };
        proptest::prop_assert_eq!(read(" "), read("\u{2003}"));
    }
}
