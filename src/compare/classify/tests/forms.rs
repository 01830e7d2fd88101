//! One thing in two forms: amounts that their surroundings show to be one, marks that a word stands for, misprints.

use super::{assert_facts, assert_only, classes, shown};
use crate::compare::difference::{Class, Tier};

#[test]
fn a_range_is_the_same_with_a_dash_and_with_to() {
    assert_only(
        Class::NumberForm,
        &[
            (
                "It took 10-15 days.",
                "It took 10 to 15 days.",
                "10-15",
                "10 to 15",
            ),
            (
                "It took 5,000–6,000 tons.",
                "It took 5,000 to 6,000 tons.",
                "5,000–6,000",
                "5,000 to 6,000",
            ),
            (
                "A 10-to-15-day trip.",
                "A 10-15-day trip.",
                "10-to-15",
                "10-15",
            ),
        ],
    );
    for (short, long) in [
        (
            "Rents fell 20-25 percent there.",
            "Rents fell 20 percent to 25 percent there.",
        ),
        (
            "It cost $5-10 million there.",
            "It cost $5 million to $10 million there.",
        ),
    ] {
        let found = shown(short, long);
        let form = found.iter().all(|d| d.0 == Class::NumberForm);
        assert!(form, "{short} / {long}: {found:?}");
    }
}

#[test]
fn a_range_with_another_end_is_another_number() {
    for (left, right) in [
        ("It took 10-15 days.", "It took 10 to 16 days."),
        (
            "Rents fell 20-25 percent there.",
            "Rents fell 21 percent to 25 percent there.",
        ),
        ("Rents fell by 20 there.", "Rents fell by 20 percent there."),
        ("It cost $5-10 million there.", "It cost $5 to $10 there."),
    ] {
        let found = classes(left, right);
        assert!(found.contains(&Class::Number), "{left} {found:?}");
    }
}

#[test]
fn cents_are_hundredths_and_ordinals_are_places() {
    for (left, right) in [
        ("A loaf costs 50 cents there.", "A loaf costs $0.50 there."),
        ("A loaf costs 50p there.", "A loaf costs £0.50 there."),
        ("It was the first time.", "It was the 1st time."),
        ("The twenty-first boat sank.", "The 21st boat sank."),
    ] {
        assert_eq!(classes(left, right), [Class::NumberForm], "{left}");
        assert_eq!(classes(right, left), [Class::NumberForm], "{right}");
    }
    for (left, right) in [
        ("A loaf costs 50 cents there.", "A loaf costs $50 there."),
        ("The twenty-first boat sank.", "The 22nd boat sank."),
    ] {
        assert_eq!(classes(left, right), [Class::Number], "{left}");
    }
}

#[test]
fn a_conjunction_in_place_of_a_stop_is_one_difference() {
    let found = shown(
        "The ferry was late. The crew slept.",
        "The ferry was late, and the crew slept.",
    );
    assert_eq!(
        found,
        [
            (Class::FunctionWord, ".", ", and"),
            (Class::Capitalization, "The", "the")
        ]
    );
}

#[test]
fn a_misprint_of_a_noun_is_spelling_and_of_a_name_a_name() {
    assert_only(
        Class::Spelling,
        &[(
            "Schools used the Internt daily.",
            "Schools used the Internet daily.",
            "Internt",
            "Internet",
        )],
    );
    for (left, right) in [
        ("They met Peter Marsh there.", "They met Peter Marhs there."),
        ("It sails to Elmsted daily.", "It sails to Elmstad daily."),
        ("They met the Austrians.", "They met the Australians."),
        ("They met the Iranians.", "They met the Iraqians."),
    ] {
        assert_eq!(classes(left, right), [Class::Name], "{left}");
    }
}

#[test]
fn an_office_and_its_initials_are_one_office() {
    for (short, long) in [
        ("Then CEO Odell spoke.", "Then Chief Executive Odell spoke."),
        (
            "Then the CEO spoke.",
            "Then the chief executive officer spoke.",
        ),
        (
            "The GDP of Brill fell.",
            "The gross domestic product of Brill fell.",
        ),
    ] {
        assert_eq!(classes(short, long), [Class::Abbreviation], "{short}");
        assert_eq!(classes(long, short), [Class::Abbreviation], "{long}");
    }
    let found = classes("The CEO spoke.", "The chairman spoke.");
    assert!(
        found.iter().all(|class| class.tier() == Tier::Fact),
        "{found:?}"
    );
}

#[test]
fn two_words_for_one_bound_are_no_other_number() {
    for (left, right) in [
        (
            "Rents fell by up to 40 there.",
            "Rents fell by as much as 40 there.",
        ),
        ("There up to 40 came.", "There as many as 40 came."),
    ] {
        assert!(!classes(left, right).contains(&Class::Number), "{left}");
    }
}

#[test]
fn a_country_by_another_name_or_adjective_is_the_same_country() {
    assert_only(
        Class::Reference,
        &[
            (
                "Now the British cabinet met.",
                "Now the UK cabinet met.",
                "British",
                "UK",
            ),
            (
                "Now the Russian cabinet met.",
                "Now the Russia cabinet met.",
                "Russian",
                "Russia",
            ),
            (
                "They sailed to Holland there.",
                "They sailed to the Netherlands there.",
                "Holland",
                "the Netherlands",
            ),
            (
                "It was Spain's ferry.",
                "It was the Spanish ferry.",
                "Spain's",
                "the Spanish",
            ),
        ],
    );
    for (left, right) in [
        ("The Iranian cabinet met.", "The Iraqi cabinet met."),
        ("The Austrian cabinet met.", "The Australian cabinet met."),
        ("They sailed to Niger.", "They sailed to Nigeria."),
        ("They sailed to Slovakia.", "They sailed to Slovenia."),
    ] {
        assert_eq!(classes(left, right), [Class::Name], "{left}");
    }
}

#[test]
fn an_ellipsis_stands_for_the_words_that_it_leaves_out() {
    assert_only(
        Class::Quotation,
        &[(
            "\"It sank in the fog,\" he said.",
            "\"It sank ... fog,\" he said.",
            "in the",
            "...",
        )],
    );
    assert_only(
        Class::Wording,
        &[(
            "The ferry was late because of the fog and the tide.",
            "The ferry was late because of the fog...",
            "and the tide.",
            "...",
        )],
    );
}

#[test]
fn words_before_a_comma_that_both_sides_have_are_a_change_of_their_own() {
    let found = shown(
        "He raised the question, along with salt.",
        "He raised the question with Marsh, in addition to salt.",
    );
    assert_eq!(
        found,
        [
            (Class::Name, "", "with Marsh"),
            (Class::Wording, "along with", "in addition to")
        ]
    );
}

#[test]
fn a_time_of_day_is_the_same_on_any_clock() {
    for (left, right) in [
        ("It sails at 3 p.m. daily.", "It sails at 15:00 daily."),
        ("It sails at 3:30 p.m. daily.", "It sails at 3.30pm daily."),
        ("It sails at 3 p.m. daily.", "It sails at 3:00 PM daily."),
        ("It sails at 12 a.m. daily.", "It sails at 0:00 daily."),
        ("It sails at 7am daily.", "It sails at 7:00 daily."),
        ("It sails at 19:30 daily.", "It sails at 19.30 daily."),
        (
            "It sails at 1200 GMT daily.",
            "It sails at 12.00 GMT daily.",
        ),
    ] {
        assert_eq!(
            classes(left, right),
            [Class::NumberForm],
            "{left} {:?}",
            shown(left, right)
        );
        assert_eq!(classes(right, left), [Class::NumberForm], "{right}");
    }
    assert_facts(&[
        ("It sails at 3 p.m. daily.", "It sails at 3 a.m. daily."),
        ("It sails at 3 p.m. daily.", "It sails at 15:30 daily."),
        ("It sails at 3:00 daily.", "It sails at 3:30 daily."),
        ("It sails at 19:30 daily.", "It sails at 19.50 daily."),
        ("It costs 1250 crowns.", "It costs 12.50 crowns."),
    ]);
    // Two clocks in a row.
    for (left, right) in [
        (
            "It sails at 2:30 a.m. (0130 GMT) daily.",
            "It sails at 2.30am (01:30 GMT) daily.",
        ),
        (
            "It sails at 7 p.m. (1800 GMT) daily.",
            "It sails at 7pm (18:00 GMT) daily.",
        ),
    ] {
        let both = [Class::NumberForm, Class::NumberForm];
        assert_eq!(classes(left, right), both, "{:?}", shown(left, right));
        assert_eq!(classes(right, left), both, "{:?}", shown(right, left));
        let other = right
            .replace("00 GMT", "15 GMT")
            .replace("30 GMT", "15 GMT");
        assert_facts(&[(left, &other), (&other, left)]);
    }
}

#[test]
fn a_name_in_another_spelling_is_the_same_name() {
    assert_only(
        Class::NameForm,
        &[
            (
                "They met in Kiev there.",
                "They met in Kyiv there.",
                "Kiev",
                "Kyiv",
            ),
            (
                "They met Jan Mueller there.",
                "They met Jan Muller there.",
                "Mueller",
                "Muller",
            ),
        ],
    );
    assert_eq!(
        classes("They met Jan Mueller there.", "They met Jan Muelder there."),
        [Class::Name]
    );
}

#[test]
fn initials_leave_out_the_ending_of_a_company() {
    for long in [
        "A plant of Brill Grain Mills Corp. closed.",
        "A plant of Brill Grain Mills closed.",
    ] {
        let found = classes(long, "A plant of BGM closed.");
        assert_eq!(found, [Class::Abbreviation], "{long}");
    }
    let found = classes(
        "A plant of Brill Grain Mills closed.",
        "A plant of BGS closed.",
    );
    assert_eq!(found, [Class::Name]);
}

#[test]
fn who_was_named_before_may_be_pointed_to() {
    assert_only(
        Class::Reference,
        &[
            (
                "He hoped that Odell and Marsh would sign.",
                "He hoped that the two would sign.",
                "Odell and Marsh",
                "the two",
            ),
            (
                "Now Odell is blaming it.",
                "Now he also is blaming it.",
                "Odell",
                "he also",
            ),
        ],
    );
    for (left, right) in [
        ("There the two boats sank.", "There the three boats sank."),
        (
            "They sank two of the boats.",
            "They sank three of the boats.",
        ),
    ] {
        assert_eq!(classes(left, right), [Class::Number], "{left}");
    }
}

#[test]
fn the_people_of_a_country_and_the_country_are_one_name() {
    let found = classes(
        "It cannot force the Russians to go.",
        "It cannot compel Russia to go.",
    );
    assert!(!found.contains(&Class::Name), "{found:?}");
}

#[test]
fn an_amount_in_another_house_style_is_no_fact() {
    for (left, right) in [
        ("It lay 500km away.", "It lay 500 kilometers away."),
        ("It came at 0630 GMT today.", "It came at 06:30 GMT today."),
        ("It came at 3 p.m. today.", "It came at 1500 today."),
        ("About two-thirds of it sank.", "About 2/3 of it sank."),
        ("It took a dozen boats.", "It took 12 boats."),
        (
            "It began in the 1990s there.",
            "It began in the 1990's there.",
        ),
        ("The No. 2 official left.", "The number two official left."),
        ("The No 2 official left.", "The number two official left."),
    ] {
        let found = classes(left, right);
        let style = !found.is_empty() && found.iter().all(|class| class.tier() == Tier::Style);
        assert!(style, "{left} / {right}: {found:?}");
    }
    // White space alone is no difference.
    for (left, right) in [
        ("It carried 300 kg there.", "It carried 300kg there."),
        ("A gust of 60 mph came.", "A gust of 60mph came."),
        ("It made 100 MW there.", "It made 100MW there."),
    ] {
        assert_eq!(classes(left, right), [], "{left} / {right}");
    }
    assert_eq!(
        classes("It carried 300kg there.", "It carried 400 kg there.").first(),
        Some(&Class::Number)
    );
}

#[test]
fn a_day_of_a_month_is_the_same_in_either_order() {
    assert_only(
        Class::NumberForm,
        &[
            (
                "It sank on Nov. 3 off Tarn.",
                "It sank on 3 November off Tarn.",
                "Nov. 3",
                "3 November",
            ),
            (
                "It sank on May 3 off Tarn.",
                "It sank on the 3rd of May off Tarn.",
                "May 3",
                "the 3rd of May",
            ),
            (
                "The fair of June 3-5, 2011 is over.",
                "The fair of 3 to 5 June 2011 is over.",
                "June 3-5, 2011",
                "3 to 5 June 2011",
            ),
        ],
    );
    let found = shown(
        "It sank on November 3, 2011, off Tarn.",
        "It sank on 3 November 2011 off Tarn.",
    );
    let form = (Class::NumberForm, "November 3, 2011", "3 November 2011");
    assert_eq!(found, [form, (Class::Punctuation, ",", "")]);
    assert_only(
        Class::Date,
        &[
            (
                "It sank on Nov. 3 off Tarn.",
                "It sank on 4 November off Tarn.",
                "Nov. 3",
                "4 November",
            ),
            (
                "It sank on Nov. 3 off Tarn.",
                "It sank on 3 October off Tarn.",
                "Nov. 3",
                "3 October",
            ),
            (
                "It sank on June 3 off Tarn.",
                "It sank on 3 June 2011 off Tarn.",
                "June 3",
                "3 June 2011",
            ),
            (
                "It sank on June 3 off Tarn.",
                "It sank on June 4 off Tarn.",
                "3",
                "4",
            ),
        ],
    );
}

#[test]
fn a_temperature_and_an_amount_are_the_same_in_words_and_in_signs() {
    for (left, right) in [
        ("It was 35 degrees Celsius there.", "It was 35°C there."),
        ("It was 35 degrees Celsius there.", "It was 35C there."),
        ("It was 95 Fahrenheit there.", "It was 95 °F there."),
        ("It was a 35-degree-Celsius day.", "It was a 35 C day."),
        (
            "Rates fell half a point there.",
            "Rates fell 0.5 points there.",
        ),
        (
            "Rates fell by a quarter of a percentage point.",
            "Rates fell by 0.25 percentage point.",
        ),
        (
            "Rates fell half a per cent there.",
            "Rates fell 0.5% there.",
        ),
        ("Rates fell half of one percent.", "Rates fell 0.5 percent."),
        ("It cost half a million dollars.", "It cost $500,000."),
        ("It took two and a half years.", "It took 2.5 years."),
        ("Over a million people came.", "Over 1 million people came."),
        (
            "Over a million people came.",
            "Over one million people came.",
        ),
        ("Over a thousand people came.", "Over 1,000 people came."),
        (
            "Over one hundred people came.",
            "Over a hundred people came.",
        ),
        ("It cost a million dollars.", "It cost $1 million."),
        (
            "Rates fell a quarter point there.",
            "Rates fell 0.25 percentage point there.",
        ),
        (
            "Then a quarter-point cut came.",
            "Then a 0.25 percentage point cut came.",
        ),
        ("It was 40 C there.", "It was 40°C there."),
        (
            "It ran in the 2025-2026 season.",
            "It ran in the 2025-26 season.",
        ),
        (
            "It ran in the 1999-2000 season.",
            "It ran in the 1999-00 season.",
        ),
        (
            "It rose in the 1990s there.",
            "It rose in the nineties there.",
        ),
        ("A two-and-a-half-year trip.", "A 2 1/2-year trip."),
    ] {
        assert_eq!(
            classes(left, right),
            [Class::NumberForm],
            "{left} {:?}",
            shown(left, right)
        );
        assert_eq!(classes(right, left), [Class::NumberForm], "{right}");
    }
    assert_facts(&[
        ("It was 35 degrees Celsius there.", "It was 35°F there."),
        ("It was 35 degrees Celsius there.", "It was 36°C there."),
        (
            "Rates fell half a point there.",
            "Rates fell 0.25 points there.",
        ),
        (
            "Rates fell half a percentage point.",
            "Rates fell 0.5 percent.",
        ),
        ("It took two and a half years.", "It took 2.5 months."),
        ("It sank half of the boats.", "It sank 0.5 of the boats."),
        ("Over a million people came.", "Over 2 million people came."),
        ("Over a million people came.", "Over a billion people came."),
        ("It cost a million dollars.", "It cost 1 million euros."),
        (
            "Rates fell a quarter point there.",
            "Rates fell 0.5 percentage point there.",
        ),
        ("It was 40 C there.", "It was 40°F there."),
        ("It was 40 C there.", "It was 41°C there."),
        (
            "It ran in the 2025-2026 season.",
            "It ran in the 2025-27 season.",
        ),
        (
            "It rose in the 1990s there.",
            "It rose in the eighties there.",
        ),
        (
            "It rose in the 1890s there.",
            "It rose in the nineties there.",
        ),
    ]);
}

#[test]
fn a_unit_of_measure_is_the_same_as_a_symbol_and_written_out() {
    for (left, right) in [
        ("It ran at 120 km/h there.", "It ran at 120 kph there."),
        (
            "It ran at 120 km/h there.",
            "It ran at 120 kilometers per hour there.",
        ),
        (
            "It blew at 40 m/s there.",
            "It blew at 40 meters per second there.",
        ),
        (
            "It ran at 120 kph there.",
            "It ran at 120 kilometers an hour there.",
        ),
        (
            "It ran at 120 mph there.",
            "It ran at 120 miles per hour there.",
        ),
        ("It rose 40 basis points there.", "It rose 40 bps there."),
        (
            "It covers 40 km² there.",
            "It covers 40 square kilometers there.",
        ),
        ("It makes 40 MW there.", "It makes 40 megawatts there."),
        ("It was 12 m long there.", "It was 12 meters long there."),
        (
            "It was 12 cm long there.",
            "It was 12 centimeters long there.",
        ),
    ] {
        assert_eq!(
            classes(left, right),
            [Class::Abbreviation],
            "{left} / {right}"
        );
        assert_eq!(
            classes(right, left),
            [Class::Abbreviation],
            "{right} / {left}"
        );
    }
    for (left, right) in [
        (
            "It covers 40 sq. km there.",
            "It covers 40 square kilometers there.",
        ),
        (
            "It covers 40 sq km there.",
            "It covers 40 square kilometers there.",
        ),
    ] {
        let found = classes(left, right);
        assert!(
            found.iter().all(|class| *class == Class::Abbreviation),
            "{left} {found:?}"
        );
    }
}

#[test]
fn another_unit_of_measure_is_another_amount_in_any_form() {
    for (left, right, one, other) in [
        (
            "It ran at 120 kph there.",
            "It ran at 120 mph there.",
            "120 kph",
            "120 mph",
        ),
        (
            "It ran at 20 km/min there.",
            "It ran at 20 km/h there.",
            "20 km/min",
            "20 km/h",
        ),
        (
            "It ran for 12 km there.",
            "It ran for 12 m there.",
            "12 km",
            "12 m",
        ),
        (
            "It ran for 12 km there.",
            "It ran for 12 mi there.",
            "12 km",
            "12 mi",
        ),
        (
            "It was 12 m long there.",
            "It was 12 ft long there.",
            "12 m",
            "12 ft",
        ),
        (
            "It had 3 kg of salt there.",
            "It had 3 g of salt there.",
            "3 kg",
            "3 g",
        ),
        (
            "It makes 40 megawatts there.",
            "It makes 40 gigawatts there.",
            "40 megawatts",
            "40 gigawatts",
        ),
        (
            "It makes 40 MW there.",
            "It makes 40 GW there.",
            "40 MW",
            "40 GW",
        ),
        (
            "It covers 40 square kilometers there.",
            "It covers 40 square miles there.",
            "40 square kilometers",
            "40 square miles",
        ),
        (
            "It covers 40 sq km there.",
            "It covers 40 sq mi there.",
            "40 sq km",
            "40 sq mi",
        ),
        (
            "It blew at 90 kph there.",
            "It blew at 90 knots there.",
            "90 kph",
            "90 knots",
        ),
        (
            "They earn $50 an hour there.",
            "They earn $50 a day there.",
            "$50 an hour",
            "$50 a day",
        ),
        (
            "Gold cost $1,900 an ounce there.",
            "Gold cost $1,900 a ton there.",
            "$1,900 an ounce",
            "$1,900 a ton",
        ),
    ] {
        assert_eq!(
            shown(left, right),
            [(Class::Number, one, other)],
            "{left} / {right}"
        );
        assert_eq!(
            shown(right, left),
            [(Class::Number, other, one)],
            "{right} / {left}"
        );
    }
    // Letters that stand for much else are units only beside their like.
    for (left, right) in [
        ("It sent 12 m people there.", "It sent 12 t people there."),
        ("Of 12 C members left.", "Of 12 km members left."),
        ("Then 3 years passed.", "Then 3 long years passed."),
    ] {
        let found = classes(left, right);
        assert!(
            !found.contains(&Class::Number),
            "{left} / {right}: {found:?}"
        );
    }
}

#[test]
fn a_name_by_another_rule_of_romanization_is_the_same_name() {
    assert_only(
        Class::NameForm,
        &[
            (
                "Then Pavel Orlensky spoke.",
                "Then Pavel Orlenskiy spoke.",
                "Orlensky",
                "Orlenskiy",
            ),
            (
                "They met Qandari's aides there.",
                "They met Kandari's aides there.",
                "Qandari's",
                "Kandari's",
            ),
            (
                "They sailed to Teheran there.",
                "They sailed to Tehran there.",
                "Teheran",
                "Tehran",
            ),
        ],
    );
    for (left, right) in [
        (
            "They met Ida Andersen there.",
            "They met Ida Anderson there.",
        ),
        ("They met Orlensky there.", "They met Orlenska there."),
    ] {
        assert_eq!(classes(left, right), [Class::Name], "{left}");
    }
}

#[test]
fn an_abbreviation_is_the_same_without_its_stop() {
    for (left, right) in [
        (
            "They sailed to St Tarn there.",
            "They sailed to Saint Tarn there.",
        ),
        ("Then Col Marsh spoke.", "Then Colonel Marsh spoke."),
        (
            "Shares of Marsh Corp's fleet fell.",
            "Shares of Marsh Corp.'s fleet fell.",
        ),
        ("Shares of Marsh Cos fell.", "Shares of Marsh Cos. fell."),
    ] {
        assert_eq!(classes(left, right), [Class::Abbreviation], "{left}");
        assert_eq!(classes(right, left), [Class::Abbreviation], "{right}");
    }
    assert_eq!(
        classes("Then Col Marsh spoke.", "Then Captain Marsh spoke."),
        [Class::Name]
    );
}
