//! One thing as two houses write it: sums of money, times, measures, names of offices.

use super::{classes, compared, shown};
use crate::compare::difference::{Class, Tier};

/// Asserts that all that differs between the two is style, whichever is the first.
fn assert_style(pairs: &[(&str, &str)]) {
    for (left, right) in pairs {
        for (left, right) in [(left, right), (right, left)] {
            let found = shown(left, right);
            let style = found.iter().all(|d| d.0.tier() == Tier::Style);
            assert!(style && !found.is_empty(), "{left} / {right}: {found:?}");
        }
    }
}

/// Asserts that something that differs between the two is told as fact, whichever is the first.
fn assert_fact(pairs: &[(&str, &str)]) {
    for (left, right) in pairs {
        for (left, right) in [(left, right), (right, left)] {
            let found = shown(left, right);
            let fact = found.iter().any(|d| d.0.tier() == Tier::Fact);
            assert!(fact, "{left} / {right}: {found:?}");
        }
    }
}

#[test]
fn a_dollar_is_that_of_the_united_states_where_no_other_is_named() {
    assert_style(&[
        (
            "The pier cost $7.5 million.",
            "The pier cost US$7.5 million.",
        ),
        (
            "The pier cost $7.5 million.",
            "The pier cost 7.5 million U.S. dollars.",
        ),
        (
            "It rose by $5-6 million.",
            "It rose by US$5 million to US$6 million.",
        ),
    ]);
    assert_fact(&[
        (
            "The pier cost $7.5 million.",
            "The pier cost US$7.6 million.",
        ),
        (
            "The pier cost $7.5 million.",
            "The pier cost A$7.5 million.",
        ),
        (
            "The pier cost $7.5 million, or A$9 million.",
            "The pier cost US$7.5 million, or A$9 million.",
        ),
    ]);
    let other = "The Canadian dollar fell in Ostmark for the third day, as traders of oil sold it.";
    let found = compared(
        &format!("{other} The new pier of Lindmoor cost $7.5 million to build."),
        &format!("{other} The new pier of Lindmoor cost US$7.5 million to build."),
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, Class::Number);
}

#[test]
fn a_sum_is_the_same_by_the_sign_and_by_the_name_of_its_currency() {
    assert_style(&[
        (
            "It paid A$40 million.",
            "It paid 40 million Australian dollars.",
        ),
        ("It paid NZ$4m.", "It paid 4 million New Zealand dollars."),
        ("It paid ₩40 billion.", "It paid 40 billion won."),
        ("It paid ¥40 billion.", "It paid 40 billion yen."),
        ("It paid RMB40 billion.", "It paid 40 billion yuan."),
        ("It paid Rs 40 crore.", "It paid 40 crore rupees."),
        ("It paid Rs. 40,000 there.", "It paid 40,000 rupees there."),
        ("It paid Rp2.5 trillion.", "It paid 2.5 trillion rupiah."),
        ("It paid R4m.", "It paid 4 million rand."),
        ("It paid NIS 4 million.", "It paid 4 million shekels."),
        ("It paid CHF 4 million.", "It paid 4 million Swiss francs."),
        (
            "It paid SEK 4 million.",
            "It paid 4 million Swedish kronor.",
        ),
        (
            "It paid 4 million Swedish crowns.",
            "It paid 4 million Swedish kronor.",
        ),
        ("It paid $4 tln.", "It paid $4 trillion."),
    ]);
    assert_fact(&[
        (
            "It paid A$40 million.",
            "It paid 40 million Canadian dollars.",
        ),
        (
            "It paid A$40 million.",
            "It paid 41 million Australian dollars.",
        ),
        ("It paid ₩40 billion.", "It paid 40 billion yen."),
        ("It paid R4m.", "It paid 4 billion rand."),
        (
            "It paid 4 million Danish crowns.",
            "It paid 4 million Swedish crowns.",
        ),
        (
            "It paid 4 million pesos.",
            "It paid 4 million Chilean pesos.",
        ),
    ]);
    assert_eq!(
        classes("It paid R4m.", "It paid 4 million rand."),
        [Class::NumberForm]
    );
}

#[test]
fn a_time_of_day_is_the_same_by_any_clock() {
    assert_style(&[
        (
            "It opens at 7 and 9 p.m. daily.",
            "It opens at 7pm and 9pm daily.",
        ),
        ("It opens at 7-9 p.m. daily.", "It opens at 7pm-9pm daily."),
        (
            "It opens 9 a.m.-noon daily.",
            "It opens 9 a.m. to noon daily.",
        ),
        (
            "It opens from 9 a.m. to 2 p.m. daily.",
            "It opens 09:00-14:00 daily.",
        ),
        (
            "It opens 9am-2pm daily.",
            "It opens 9 a.m. to 2 p.m. daily.",
        ),
        ("It opens at 7 o'clock daily.", "It opens at 7:00 daily."),
        (
            "It opens at 7 in the evening daily.",
            "It opens at 7 p.m. daily.",
        ),
        ("It opens at 16h45 daily.", "It opens at 16:45 daily."),
        (
            "It opens at 1645 hours daily.",
            "It opens at 4:45 p.m. daily.",
        ),
        ("It opens at midnight daily.", "It opens at 12 a.m. daily."),
        ("It opens at noon daily.", "It opens at 12 p.m. daily."),
        ("It opens at 0400 UTC daily.", "It opens at 0400 GMT daily."),
    ]);
    assert_fact(&[
        (
            "It opens at 7 and 9 p.m. daily.",
            "It opens at 7am and 9pm daily.",
        ),
        (
            "It opens from 9 a.m. to 2 p.m. daily.",
            "It opens 09:00-15:00 daily.",
        ),
        ("It opens at 7 o'clock daily.", "It opens at 8:00 daily."),
        ("It opens at 16h45 daily.", "It opens at 16:55 daily."),
        ("It opens at midnight daily.", "It opens at noon daily."),
        ("It opens at midnight daily.", "It opens at 12 p.m. daily."),
        ("It opens at 0400 EST daily.", "It opens at 0400 GMT daily."),
    ]);
}

#[test]
fn a_day_is_the_same_in_figures_and_with_its_name_cut_short() {
    assert_style(&[
        (
            "It sank on 1987-08-14 there.",
            "It sank on Aug. 14, 1987 there.",
        ),
        (
            "It sank on 1987-08-14 there.",
            "It sank on 14 August 1987 there.",
        ),
        (
            "It sails April 29-May 2 only.",
            "It sails April 29 to May 2 only.",
        ),
        (
            "It sails Monday-Friday only.",
            "It sails Monday to Friday only.",
        ),
        ("It sails Tue-Sun only.", "It sails Tuesday to Sunday only."),
        ("It sank on Thu last.", "It sank on Thursday last."),
        ("It sank on Sat last.", "It sank on Saturday last."),
        ("It fell in 340 BC there.", "It fell in 340 B.C.E. there."),
        ("It fell in A.D. 340 there.", "It fell in 340 CE there."),
    ]);
    assert_fact(&[
        (
            "It sank on 1987-08-14 there.",
            "It sank on Aug. 15, 1987 there.",
        ),
        (
            "It sank on 1987-08-14 there.",
            "It sank on Sept. 14, 1987 there.",
        ),
        ("It sank on Thu last.", "It sank on Tuesday last."),
        ("It fell in 340 BC there.", "It fell in 340 AD there."),
    ]);
}

#[test]
fn a_measure_is_the_same_with_its_unit_glued_or_written_out() {
    assert_style(&[
        ("The mast is 8 metres high.", "The mast is 8m high."),
        ("She swam the 800m there.", "She swam the 800 metres there."),
        ("It held 8 litres there.", "It held 8L there."),
        ("It held 8 tonnes there.", "It held 8t there."),
        ("It held 8 grams there.", "It held 8g there."),
        ("It held 8 pounds there.", "It held 8 lbs there."),
        ("It made 8 knots there.", "It made 8kts there."),
        ("It held 512GB there.", "It held 512 gigabytes there."),
        ("It rose 75 basis points there.", "It rose 75bp there."),
        ("He is 5 feet 11 inches tall.", "He is 5ft 11in tall."),
        ("He is 5-foot-11 there.", "He is 5ft 11in there."),
        (
            "It took 3hrs 8min there.",
            "It took 3 hours 8 minutes there.",
        ),
        ("A loaf costs 9 cents there.", "A loaf costs 9c there."),
        ("It rose 8 pc there.", "It rose 8 percent there."),
        ("It rose 8pc there.", "It rose 8% there."),
    ]);
    assert_fact(&[
        ("The mast is 8 million high.", "The mast is 8 metres high."),
        ("The mast is 9 metres high.", "The mast is 8m high."),
        ("It cost $800m there.", "It cost 800 metres there."),
        ("It held 8 trillion there.", "It held 8 tonnes there."),
        ("It held 512GB there.", "It held 512 megabytes there."),
        ("He is 5 feet 11 inches tall.", "He is 5ft 10in tall."),
        ("It had 8 PC there.", "It had 8 percent there."),
        ("It was 9C there.", "It was 9F there."),
    ]);
}

#[test]
fn a_number_is_the_same_in_groups_in_letters_and_in_roman_numerals() {
    assert_style(&[
        ("It held 12,500 sheep there.", "It held 12 500 sheep there."),
        ("It held two hundred and six sheep.", "It held 206 sheep."),
        ("It held a thousand and six sheep.", "It held 1,006 sheep."),
        (
            "It held 3/4 of the sheep.",
            "It held three-quarters of the sheep.",
        ),
        ("They lost by 7:2 there.", "They lost by 7-to-2 there."),
        ("It was the No. 4 port.", "It was the #4 port."),
        ("(1) It sank; (2) it rose.", "(i) It sank; (ii) it rose."),
        (
            "It sank in Q3 there.",
            "It sank in the third quarter there.",
        ),
        ("The Lindmoor XI was there.", "The Lindmoor 11 was there."),
        (
            "They met King Albrecht II there.",
            "They met King Albrecht the Second there.",
        ),
        ("They began phase 2 there.", "They began phase II there."),
        (
            "It sank in World War II there.",
            "It sank in World War Two there.",
        ),
        (
            "It sank in World War II there.",
            "It sank in the Second World War there.",
        ),
        (
            "It sank in WWI there.",
            "It sank in the First World War there.",
        ),
    ]);
    assert_fact(&[
        ("It held 12,500 sheep there.", "It held 12 600 sheep there."),
        ("It held two hundred and six sheep.", "It held 207 sheep."),
        ("They lost by 7:2 there.", "They lost by 7-to-3 there."),
        ("It was the No. 4 port.", "It was the #5 port."),
        (
            "It sank in Q3 there.",
            "It sank in the second quarter there.",
        ),
        (
            "They met King Albrecht II there.",
            "They met King Albrecht III there.",
        ),
        (
            "They met King Albrecht II there.",
            "They met King Albrecht the Third there.",
        ),
        ("They began phase 2 there.", "They began phase III there."),
        (
            "It sank in World War II there.",
            "It sank in the First World War there.",
        ),
        ("It sank in WWI there.", "It sank in WWII there."),
    ]);
}

#[test]
fn a_hyphen_between_letters_and_figures_makes_no_other_thing() {
    assert_style(&[
        ("The MX41 flew there.", "The MX-41 flew there."),
        ("The MX41s flew there.", "The MX-41s flew there."),
        ("The K-9 met there.", "The K9 met there."),
        ("They met at ROP-31 there.", "They met at ROP31 there."),
        ("It sent 6-G there.", "It sent 6G there."),
    ]);
    assert_fact(&[
        ("The MX41 flew there.", "The MX-42 flew there."),
        ("The MX41 flew there.", "The MY-41 flew there."),
        ("The MX41 flew there.", "The MX-4 flew there."),
    ]);
}

#[test]
fn the_long_form_before_its_short_one_in_brackets_says_no_more() {
    for (full, short) in [
        (
            "He left the Grain Trade Board (GTB) there.",
            "He left the GTB there.",
        ),
        ("Grain Trade Board (GTB) members left.", "GTB members left."),
        (
            "It sent an unmanned river boat (URB) there.",
            "It sent a URB there.",
        ),
        (
            "He left the Group of Nine (G9) there.",
            "He left the G9 there.",
        ),
    ] {
        let found = shown(full, short);
        let fact = found.iter().any(|d| d.0.tier() == Tier::Fact);
        assert!(!fact, "{full} / {short}: {found:?}");
    }
    assert_fact(&[(
        "He left the Grain Trade Board (GMB) there.",
        "He left the GMB there.",
    )]);
}

#[test]
fn an_office_is_the_same_before_what_it_is_for_and_behind_it() {
    for (left, right) in [
        (
            "The Ministry of River Affairs closed it.",
            "The River Ministry closed it.",
        ),
        (
            "He was Minister of Harbours there.",
            "He was Harbours Minister there.",
        ),
        (
            "He was minister for harbours there.",
            "He was harbours minister there.",
        ),
        (
            "The Department of Rivers closed it.",
            "The Rivers Department closed it.",
        ),
        (
            "He was Chairman of the River Council there.",
            "He was River Council Chairman there.",
        ),
        (
            "He met the Republic of Korea team.",
            "He met the South Korea team.",
        ),
        (
            "He left Timor-Leste on foot.",
            "He left East Timor on foot.",
        ),
    ] {
        for (left, right) in [(left, right), (right, left)] {
            let found = shown(left, right);
            let fact = found.iter().any(|d| d.0.tier() == Tier::Fact);
            assert!(!fact && !found.is_empty(), "{left} / {right}: {found:?}");
        }
    }
    assert_fact(&[
        (
            "The Ministry of River Affairs closed it.",
            "The Forest Ministry closed it.",
        ),
        (
            "He was Minister of Harbours there.",
            "He was Harbours Ministry there.",
        ),
        (
            "He met the Republic of Korea team.",
            "He met the North Korea team.",
        ),
    ]);
}

#[test]
fn a_short_form_among_names_and_numbers_is_the_same_written_out() {
    assert_style(&[
        ("It was seed No 8 there.", "It was seed #8 there."),
        (
            "A roll costs US$0.40 there.",
            "A roll costs 40 cents there.",
        ),
        ("It breaks Section 77 there.", "It breaks Sec. 77 there."),
        (
            "He left the OL Grain Board there.",
            "He left the OLGB there.",
        ),
        (
            "It was of the 4th century BC there.",
            "It was of the 4th century BCE there.",
        ),
        ("He paid SEK 3m there.", "He paid 3 million kronor there."),
    ]);
    assert_fact(&[
        ("It was seed No 8 there.", "It was seed #9 there."),
        ("A roll costs A$0.40 there.", "A roll costs 40 cents there."),
        (
            "It was of the 4th century BC there.",
            "It was of the 4th century CE there.",
        ),
        ("He paid NOK 3m there.", "He paid 3 million kronor there."),
    ]);
}
