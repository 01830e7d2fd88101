//! Sentences as a reader sees them, rule by rule. `|` marks where one ends.

use super::{BYTES, Byte, next_of_note, split};
use crate::span::Span;
use proptest::prelude::*;

fn sentences<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let mut spans = Vec::new();
    split(
        text,
        Span::new(0, text.len()),
        language.parse().ok(),
        &mut spans,
    );
    spans.iter().map(|span| span.of(text)).collect()
}

/// Checks that the text is split at each ` | ` and nowhere else, and at each `|`, where no space stands in the text.
fn check_in(language: &str, marked: &str) {
    let text = marked.replace(" | ", " ").replace('|', "");
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(sentences(&text, language), expected, "of {text:?}");
}

fn check(marked: &str) {
    check_in("en", marked);
}

#[test]
fn a_full_stop_and_a_capital_end_a_sentence() {
    check("The council met in Orvale on Monday. | It sat for six hours.");
    check("Who will pay for the bridge? | Nobody knows! | The mayor left.");
    check("It cost $100.50. | Repairs took a year.");
    check("The team lost in 2019. | 12 players have left since.");
}

#[test]
fn titles_never_end_a_sentence() {
    check(
        "On Tuesday Gen. Sec. Marn Dell met Mr. Oke and Mrs. Oke, Dr. Lund, Sen. Ada Fry, Rep. Jo Till and Lt. Col. Bram Roe.",
    );
    check("Police said St. Brannoc's chapel near Ft. Ellery and Mt. Corrie burned.");
}

#[test]
fn an_abbreviation_that_may_end_a_sentence_does_so_only_before_a_word_that_starts_them() {
    check("The U.S. President flew home. | He lives in the U.S. | The president is tired.");
    check("She left the U.S. | How she did it is not known.");
    check("Marrow Inc. Chairman Ida Poole resigned from Marrow Inc. | She gave no reason.");
    check("The hall in Tarrow, Calif. Gov. Ames built.");
    check("He joined Pell Corp. | Analysts were surprised.");
    check("The bid was made by Pell Corp. | Marrow would not comment.");
}

#[test]
fn initials_do_not_end_a_sentence() {
    check("J. K. Orme and Dana R. Pike wrote to L.M. Stroud.");
    check("It is between you and I. | Did Peter I. Vance call?");
}

#[test]
fn numbers_belong_to_their_abbreviation() {
    check("The No. 1 song is in Vol. II, pp. 5 and fig. 3, approx. 10 pages on.");
    check("She said no. | The answer did not change.");
    check("It opened Jan. 5 and closed on Mon. Dec. 3.");
    check("It opened last Jan. | It has closed since.");
}

#[test]
fn a_clock_time_goes_on_with_its_day_and_zone() {
    check("Polls close at 9 p.m. Tuesday and 8 a.m. EST or 7 a.m. Eastern.");
    check("Polls close at 9 p.m. | Officials expect a crowd.");
}

#[test]
fn no_sentence_starts_with_a_small_letter() {
    check(
        "The firm, founded as Alder Bros. in 1901, makes approx. ten boats a year, e.g. for racing.",
    );
    check("\"Is it safe?\" she asked.");
    check("He works at Yahoo! in accounting, not at Yahoo! News.");
    check("The maker closed down. | iPhone sales fell. | al-Sharif resigned.");
}

#[test]
fn a_writer_without_capitals_is_followed() {
    check("where is the key? | it was here. | now it is gone.");
}

#[test]
fn a_lost_space_is_seen() {
    check("He praised the two countries.|General Secretary Marn Dell spoke next.");
    check(
        "Sales rose 5%.|The firm sold 1,000.|That is a lot (for it).|Shares fell!|Why?|No one knows.",
    );
    check("“We won.”|The crowd cheered.");
    check("It fell out with NATO.|Then it left.");
    check("The vote was held in both regions.|A spokesman for O'Dowd left.|O'Dowd stayed.");
    check("He lives in the U.S.|The president does too.");
}

#[test]
fn the_same_sentences_are_found_with_and_without_the_space() {
    for (left, right) in [
        ("Ministers met in Orvale.", "U.S. officials were there."),
        ("They met Mr. Oke.", "J. Pike spoke."),
        ("It was over by 2 p.m.", "The hall was empty."),
        ("Turnout was 61.5%.", "“A record,” she said."),
        ("\"We saw it.\"", "Police came."),
        ("He read it.", "(The letter was long.)"),
        ("\"Who?\" Orme asked.", "\"You,\" she said."),
    ] {
        assert_eq!(sentences(&format!("{left} {right}"), "en"), [left, right]);
        if !left.ends_with('"') && !left.contains("p.m.") {
            assert_eq!(sentences(&format!("{left}{right}"), "en"), [left, right]);
        }
    }
}

#[test]
fn addresses_file_names_and_versions_stay_whole() {
    check(
        "Write to Jane.Doe@post.example or see https://www.example.org/A.Html and www.example.org.Old now.",
    );
    check("It was written in ASP.NET and Node.JS, version 2.B or 7.Bg5, at 10.30 on 1.2.2020.");
}

#[test]
fn closing_quotes_and_brackets_belong_to_the_sentence_before() {
    check("\"It is done.\" | She shut the book.");
    check("“It is done.” | (The book was shut.) | ‘Why?’ | Nobody asked.");
    check("„Wir gehen.“ | „Wohin?“");
    check("«C’est fini.» | Elle partit.");
    check("The gas is light.[3] | It burns.");
    check("He taught (he had worked as an engineer.) at the school.");
}

#[test]
fn a_glued_straight_quote_is_told_by_the_one_before() {
    check("She said: \"We won.\"|Then she left.");
    check("She left.|\"We won,\" he said.");
}

#[test]
fn the_speaker_belongs_to_the_question() {
    check("\"Who will pay?\" Mayor Ida Poole asked. | No one answered.");
    check("\"Who will pay?\" | The mayor did not answer.");
}

#[test]
fn dots_of_omission_do_not_end_a_sentence_by_themselves() {
    check("I was not ... well, not really...sure . . . that I would.");
    check("She never meant it.... | He left.");
    check("They waited… | Nobody came.");
    check("\"Orme [...] used the bridge [...]\" (Pike 55).");
    check("… and so it went.");
    check("The practice grew. | . . . The habit was not given up. . . .");
}

#[test]
fn the_end_mark_of_the_wire_ends_a_sentence() {
    check("The talks go on ./. | The minister left.");
    check("The talks go on./.|The minister left.");
}

#[test]
fn a_slashed_agency_stays_in_its_dateline() {
    check("ORVALE, September 1. /TARN/. | The ministry denied it.");
}

#[test]
fn lines_are_only_white_space() {
    check("The ministry\nsaid on\r\nMonday it was Mr.\nOke. | It\ngave no reason.");
}

#[test]
fn list_items_are_split_before_their_number() {
    check("1. Call the clerk | 2. Pay the fee | 3. Wait");
    check("1.) Call the clerk. | 2.) Pay the fee.");
    check("1) Call the clerk | 2) Pay the fee");
    check("a. Call the clerk | b. Pay the fee");
    check("• 9. Call the clerk | • 10. Pay the fee");
    check("In 1) one and 2) two words it was over.");
}

#[test]
fn east_asian_stops_need_no_space() {
    check_in("zh", "他说：“我们走。”|他走了！|真的？|是。");
    check_in(
        "ja",
        "彼は行く。|「そうだ。」と彼は述べた。|幅は３．２％だ。",
    );
    check_in("ko", "그는 갔다. | 나는 남았다.");
}

#[test]
fn other_scripts_end_sentences_with_their_own_marks() {
    check_in("hi", "वह घर गया। | डॉ. राव आए। | क्या वह आया?");
    check_in("ar", "وصل الوزير اليوم. | هل عاد؟ | نعم.");
    check_in("ar", "قال د. سامي ذلك.");
    check_in("ur", "وہ گھر گیا۔ | وہ سو گیا۔");
    check_in("am", "እሱ መጣ። | እሷ ሄደች።");
    check_in("hy", "Նա եկավ։ | Նա գնաց: | Վերջ:");
    check_in("el", "Πού είναι; | Δεν ξέρω.");
    check_in("my", "သူလာသည်။ | သူသွားသည်။");
    check_in("ka", "ის წავიდა. | ის დაბრუნდა.");
    check_in(
        "ru",
        "А. С. Орлов живёт в г. Тарск на ул. Садовой. | Он уехал в 2004 г. | Дом продан.",
    );
    check_in(
        "vi",
        "TP. Tân Lâm đã gửi thư. | GS.TS. Lê Văn Ô trả lời. | Ông đồng ý.",
    );
    check_in("th", "วันที่ ๓ ม.ค. พ.ศ. ๒๕๖๐ เขามา");
}

#[test]
fn ranks_are_numbers_with_a_stop_in_the_languages_that_write_them_so() {
    check_in(
        "de",
        "Er kam am 21. Oktober mit Prof. Dr. Lund. | Es war der 3. Besuch.",
    );
    check_in("", "Er kam am 3. Oktober nach Orvale. | Dann ging er.");
    check_in("en", "She finished 3. | Orme was next.");
}

#[test]
fn the_language_may_be_unknown_or_without_rules_of_its_own() {
    for language in ["de", "zz", "", "en"] {
        assert_eq!(
            sentences("Er ging. Sie blieb.", language),
            ["Er ging.", "Sie blieb."]
        );
    }
}

#[test]
fn spans_point_into_the_whole_text() {
    let text = "Title line\n\n  It rained. It poured.  \n\nThe end.";
    let start = text.find("It rained").unwrap_or_default();
    let mut spans = Vec::new();
    split(text, Span::new(start - 2, start + 23), None, &mut spans);
    let found: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["It rained.", "It poured."]);
}

#[test]
fn white_space_makes_no_sentence() {
    assert!(sentences(" \n\u{3000} ", "en").is_empty());
    assert!(sentences("", "en").is_empty());
    assert_eq!(sentences("!!! ??? ...", "en"), ["!!! ??? ..."]);
}

#[test]
fn long_walls_of_marks_are_read_in_linear_time() {
    // Quadratic work on any of these would run for minutes, and for days on a file of 50 MB.
    for wall in [
        ".", ". ", "! ", "a.", "A. ", ".\"", "1) ", "x.”)", " ", "abc.Def", "• ", "l'", "。",
        ". . . . ", "U.S.", "Inc. ",
    ] {
        let text = wall.repeat(50_000);
        let mut spans = Vec::new();
        split(&text, Span::new(0, text.len()), None, &mut spans);
        assert!(spans.len() <= 50_001);
    }
}

/// Pieces that sentences are made of and broken by.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            ".", "!", "?", "…", "...", ". . .", "./.", "\"", "'", "”", "“", "’", "(", ")", "[1]",
            " ", "  ", "\n", "\u{a0}", "-", "—", "1", "2.", "a)", "•", "。", "」", "।", "؟", "U.S",
            "Mr", "Inc", "No", "a.m", "The", "I", "A", "word", "Word", "é", "Ж", "ა", "ก", "한",
            "字", "İ", "ß", "ﬁ", "🙂", "\u{301}", "\u{200d}", ":", ";", "Δ", "Ա", "»", "«", "@",
            "/",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn sentences_are_in_order_disjoint_trimmed_and_hold_every_character(text in pieces(), language in proptest::sample::select(vec!["en", "de", "fr", "ja", "", "zz"])) {
        let mut spans = Vec::new();
        split(&text, Span::new(0, text.len()), language.parse().ok(), &mut spans);
        let mut end = 0;
        for span in &spans {
            let range = span.range();
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert!(text[end..range.start].trim().is_empty());
            prop_assert_eq!(span.of(&text), span.of(&text).trim());
            end = range.end;
        }
        prop_assert!(text[end..].trim().is_empty());
    }

    // Words of four letters at least: `Orvale.Com` is an address.
    #[test]
    fn what_stands_before_does_not_change_how_a_sentence_is_split(text in "([A-Z][a-z]{3,8} ){1,4}(went|said|met) (Mr\\. Oke|the U\\.S\\. Senate|No\\. 5|home)( on Jan\\. 5)?[.!?]") {
        let before = "The council sat for hours in Orvale.";
        prop_assert_eq!(sentences(&text, "en"), vec![text.as_str()]);
        for text_around in [format!("{before} {text} {before}"), format!("{before}{text}{before}")] {
            prop_assert_eq!(sentences(&text_around, "en"), vec![before, text.as_str(), before]);
        }
    }
}

#[test]
fn no_sentence_ends_inside_a_number() {
    for language in ["en", "de", "pl", ""] {
        for text in [
            "It fell 3.5 points to 12.25, the clerk of Orvale said.",
            "The company said 9.9 said it all.",
            "No.7.12 and v.2.10.4 are out",
            "On 1.12.2021 it rained 0.3.4 inches",
        ] {
            assert_eq!(sentences(text, language), [text], "{language}");
        }
    }
}

#[test]
fn no_byte_that_matters_is_passed_over() {
    for byte in 0..=u8::MAX {
        let mut text = [b'a'; 40];
        text[7] = byte;
        let matters = BYTES[usize::from(byte)] != Byte::Plain;
        assert_eq!(next_of_note(&text, 0).is_some(), matters, "{byte:#x}");
    }
}
