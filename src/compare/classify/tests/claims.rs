//! Changes that turn a claim around: opposites, and who did what to whom.

use super::{classes, shown};
use crate::compare::difference::{Class, Tier};

#[test]
fn a_word_that_says_the_opposite_is_a_fact() {
    use Class::*;
    for (class, left, right) in [
        (
            Number,
            "Shares of Tarn Shipping rose there.",
            "Shares of Tarn Shipping fell there.",
        ),
        (
            Number,
            "Rents increased by 5 percent.",
            "Rents decreased by 5 percent.",
        ),
        (Number, "There fewer boats came.", "There more boats came."),
        (
            Number,
            "The river stood above the mark.",
            "The river stood below the mark.",
        ),
        (
            Date,
            "It sailed before the storm.",
            "It sailed after the storm.",
        ),
        (Date, "It sails this week.", "It sails next week."),
        (
            Name,
            "It hit the northern coast.",
            "It hit the southern coast.",
        ),
        (
            Negation,
            "Odell confirmed the sale.",
            "Odell denied the sale.",
        ),
        (
            Negation,
            "The union accepted the terms.",
            "The union rejected the terms.",
        ),
        (
            Negation,
            "The council voted for it.",
            "The council voted against it.",
        ),
        (Negation, "It failed to pay crews.", "It has to pay crews."),
        (
            Negation,
            "The sale was legal there.",
            "The sale was illegal there.",
        ),
    ] {
        assert_eq!(classes(left, right), [class], "{left}");
        assert_eq!(classes(right, left), [class], "{right}");
    }
}

#[test]
fn another_word_for_the_same_stays_wording() {
    for (left, right) in [
        ("Shares rose there.", "Shares climbed there."),
        ("The union rejected it.", "The union opposed it."),
        ("Odell backed the plan.", "Odell supported the plan."),
        ("It cut the rent.", "It lowered the rent."),
        (
            "It sailed after the storm.",
            "It sailed following the storm.",
        ),
        ("There more boats came.", "There many boats came."),
    ] {
        let found = classes(left, right);
        let fact = found.iter().any(|class| class.tier() == Tier::Fact);
        assert!(!fact, "{left} / {right}: {found:?}");
    }
}

#[test]
fn roles_exchanged_are_a_fact_wherever_the_names_stand() {
    for (left, right) in [
        (
            "Odell attacked Marsh in the hall on Monday.",
            "Marsh attacked Odell in the hall on Monday.",
        ),
        (
            "Tarn United beat Brill Rovers in the final.",
            "Brill Rovers beat Tarn United in the final.",
        ),
        (
            "The company sued Marsh over the sale.",
            "Marsh sued the company over the sale.",
        ),
        (
            "On Monday Odell told Marsh that the ship had sunk.",
            "On Monday Marsh told Odell that the ship had sunk.",
        ),
        (
            "Odell was attacked by Marsh in the hall.",
            "Odell attacked Marsh in the hall.",
        ),
        (
            "Police shot protesters in the square.",
            "Protesters shot police in the square.",
        ),
    ] {
        for (left, right) in [(left, right), (right, left)] {
            let found = shown(left, right);
            let name = found.iter().any(|d| d.0 == Class::Name);
            assert!(name, "{left} / {right}: {found:?}");
        }
    }
}

#[test]
fn a_speaker_behind_the_verb_is_the_same_speaker() {
    for (left, right) in [
        (
            "Odell said the storm had passed.",
            "The storm had passed, said Odell.",
        ),
        (
            "The storm, Odell warned, had not passed.",
            "The storm had not passed, warned Odell.",
        ),
    ] {
        let found = shown(left, right);
        assert!(
            found.iter().all(|d| d.0.tier() != Tier::Fact),
            "{left} / {right}: {found:?}"
        );
    }
}

#[test]
fn names_on_each_others_sides_of_a_preposition_are_a_fact() {
    for (left, right) in [
        (
            "There was an attack by Odell on Marsh at noon.",
            "There was an attack by Marsh on Odell at noon.",
        ),
        (
            "The port saw a loan from Tarn to Brill in May.",
            "The port saw a loan from Brill to Tarn in May.",
        ),
    ] {
        let found = shown(left, right);
        assert!(found.iter().any(|d| d.0 == Class::Name), "{found:?}");
    }
    let listed = classes(
        "It named Odell and Marsh there.",
        "It named Marsh and Odell there.",
    );
    assert!(listed.iter().all(|class| class.tier() != Tier::Fact));
}

#[test]
fn dead_and_wounded_that_exchange_their_numbers_are_a_fact() {
    let found = classes(
        "The storm left 12 people killed and 40 wounded.",
        "The storm left 12 people wounded and 40 killed.",
    );
    assert!(
        found.iter().any(|class| class.tier() == Tier::Fact),
        "{found:?}"
    );
}

#[test]
fn the_possessive_of_another_day_is_another_date() {
    for apostrophe in ["'", "’"] {
        let of = |day: &str| format!("He spoke before {day}{apostrophe}s vote there.");
        assert_eq!(classes(&of("Tuesday"), &of("Wednesday")), [Class::Date]);
    }
}

#[test]
fn who_spoke_and_what_took_the_place_of_what_are_facts() {
    for (left, right) in [
        ("Ostrik said Helm had lied.", "Helm said Ostrik had lied."),
        (
            "Ostrik, Helm said, took the money.",
            "Helm, Ostrik said, took the money.",
        ),
        (
            "The rebels killed the soldiers.",
            "The soldiers killed the rebels.",
        ),
        (
            "The senate passed the bill but the assembly rejected it.",
            "The assembly passed the bill but the senate rejected it.",
        ),
        (
            "It hit in Oriva, not Lorvane.",
            "It hit in Lorvane, not Oriva.",
        ),
    ] {
        let told = classes(left, right);
        assert!(told.iter().all(|class| *class == Class::Name), "{left}");
    }
    for (left, right) in [
        (
            "The shop sells apples, pears and plums.",
            "The shop sells plums, pears and apples.",
        ),
        (
            "Ostrik and Helm said they would go.",
            "Helm and Ostrik said they would go.",
        ),
        (
            "It sells salt and dried fish there.",
            "It sells dried fish and salt there.",
        ),
        ("The Health Board said so.", "The Board of Health said so."),
        (
            "Helm said the bridge was closed.",
            "The bridge was closed, said Helm.",
        ),
    ] {
        let told = classes(left, right);
        assert!(
            told.iter().all(|class| class.tier() != Tier::Fact),
            "{left}"
        );
    }
}

#[test]
fn a_preposition_before_a_number_or_a_date_is_part_of_what_it_says() {
    use Class::*;
    for (class, left, right) in [
        (Number, "Debt rose to 3 percent.", "Debt rose by 3 percent."),
        (Number, "Debt fell from 3 percent.", "Debt fell 3 percent."),
        (
            Number,
            "Debt rose 3 percent from 5 percent.",
            "Debt rose 3 percent to 5 percent.",
        ),
        (
            Number,
            "Shares fell 12 crowns.",
            "Shares fell to 12 crowns.",
        ),
        (
            Date,
            "It is closed until Friday.",
            "It is closed from Friday.",
        ),
        (Date, "Pay by May 4 there.", "Pay after May 4 there."),
        (
            FunctionWord,
            "Shares fell 12 crowns.",
            "Shares fell by 12 crowns.",
        ),
        (
            FunctionWord,
            "It opens Monday to Friday.",
            "It opens Monday through Friday.",
        ),
        (FunctionWord, "It closed on Friday.", "It closed Friday."),
        (
            FunctionWord,
            "The year to May was good.",
            "The year through May was good.",
        ),
        (
            FunctionWord,
            "It takes effect from Friday.",
            "It takes effect on Friday.",
        ),
        (
            FunctionWord,
            "Pressure by 12 states failed.",
            "Pressure from 12 states failed.",
        ),
    ] {
        assert_eq!(classes(left, right), [class], "{left}");
        assert_eq!(classes(right, left), [class], "{right}");
    }
}

#[test]
fn who_meets_whom_may_be_named_in_either_order() {
    let found = classes(
        "The minister met the president on Monday.",
        "The president met the minister on Monday.",
    );
    assert!(
        found.iter().all(|class| *class == Class::Order),
        "{found:?}"
    );
}

#[test]
fn a_sign_is_part_of_its_number_or_rating() {
    for (left, right) in [
        ("It moved (+0.8 percent).", "It moved (-0.8 percent)."),
        (
            "The agency put it at A+ there.",
            "The agency put it at A- there.",
        ),
        ("Debt is rated BBB+ there.", "Debt is rated BBB there."),
        ("The level is > 5 there.", "The level is < 5 there."),
        ("It was minus 12 Celsius there.", "It was 12 Celsius there."),
    ] {
        assert_eq!(classes(left, right), [Class::Number], "{left}");
    }
    for (left, right) in [
        ("It was -12 Celsius there.", "It was −12 Celsius there."),
        ("TV- and radio news began.", "TV and radio news began."),
    ] {
        assert_eq!(classes(left, right), [Class::Punctuation], "{left}");
    }
}

#[test]
fn a_name_that_begins_the_sentence_is_a_name() {
    for (left, right) in [
        (
            "Slovakia sent aid there from northern Slovakia.",
            "Slovenia sent aid there from northern Slovakia.",
        ),
        ("Johansen, 54, told them so.", "Johanson, 54, told them so."),
        ("Johansen's lawyer came.", "Johanson's lawyer came."),
        (
            "Halmsund: 42 percent of old Halmsund.",
            "Bergen: 42 percent of old Halmsund.",
        ),
        ("Latvia said so there.", "Estonia said so there."),
        (
            "Moldova signed the pact there.",
            "Mordova signed the pact there.",
        ),
        ("Danish trawlers came there.", "Irish trawlers came there."),
        ("Halvorsen won the race.", "Kristoff won the race."),
        (
            "Tarvik will recall the vans.",
            "Ostrella will recall the vans.",
        ),
        ("Steinberg told them so.", "Steinburg told them so."),
        ("NATO sent ships there.", "OPEC sent ships there."),
    ] {
        assert_eq!(classes(left, right), [Class::Name], "{left}");
    }
    for (left, right) in [
        ("Officers said so there.", "Police said so there."),
        ("Output rose there.", "Production rose there."),
        ("Women's groups came.", "Children's groups came."),
        ("Profit fell there in May.", "Income fell there in May."),
        ("Smoke was seen there.", "Dust was seen there."),
        ("Elderly people came there.", "Local people came there."),
        ("Rail strike hit them.", "Ferry strike hit them."),
        ("Instead it sold them.", "Afterwards it sold them."),
        ("Official said so there.", "Source said so there."),
    ] {
        assert_eq!(classes(left, right), [Class::Wording], "{left}");
    }
}

#[test]
fn a_roman_numeral_behind_a_name_is_a_number() {
    let (left, right) = (
        "It was after World War I there.",
        "It was after World War II there.",
    );
    assert_eq!(classes(left, right), [Class::Number]);
}

#[test]
fn another_direction_person_or_address_is_a_fact() {
    for (left, right) in [
        ("It lies southeast of it.", "It lies southwest of it."),
        ("It hit southeastern towns.", "It hit southwestern towns."),
        ("A policeman was hurt.", "A policewoman was hurt."),
        ("His stepfather was held.", "His stepmother was held."),
        (
            "Write to desk@ledger.example now.",
            "Write to dest@ledger.example now.",
        ),
    ] {
        assert_eq!(classes(left, right), [Class::Name], "{left}");
    }
    assert_eq!(
        classes("The gunman fled.", "The gunmen fled."),
        [Class::Inflection]
    );
}

#[test]
fn opposites_of_courts_war_and_trade_are_facts() {
    for (left, right) in [
        (
            "The court upheld the ruling.",
            "The court overturned the ruling.",
        ),
        ("He was charged with theft.", "He was convicted of theft."),
        ("Tarvik suspended the talks.", "Tarvik resumed the talks."),
        ("The raid hit a soldier.", "The raid hit a civilian."),
        ("It eased the rules there.", "It tightened the rules there."),
        ("She took gold in Tarvik.", "She took silver in Tarvik."),
        ("It is a weekly paper.", "It is a monthly paper."),
        ("He left two hours later.", "He left two days later."),
        ("It ended by mid-June there.", "It ended by June there."),
    ] {
        super::assert_facts(&[(left, right), (right, left)]);
    }
}

#[test]
fn a_connective_that_turns_the_sense_is_a_fact() {
    for (class, left, right) in [
        (
            Class::Date,
            "It fell ahead of the vote.",
            "It fell after the vote.",
        ),
        (
            Class::Negation,
            "It closed because of the rain.",
            "It closed despite the rain.",
        ),
        (
            Class::Negation,
            "All came including Odell.",
            "All came except Odell.",
        ),
        (
            Class::Negation,
            "They ran into the port.",
            "They ran out of the port.",
        ),
        (
            Class::Modality,
            "They go if it rains.",
            "They go when it rains.",
        ),
    ] {
        assert_eq!(classes(left, right), [class], "{left}");
        assert_eq!(classes(right, left), [class], "{right}");
    }
    for (left, right) in [
        ("It fell ahead of the vote.", "It fell before the vote."),
        (
            "It closed because of the rain.",
            "It closed due to the rain.",
        ),
        ("That is different to ours.", "That is different from ours."),
    ] {
        let found = classes(left, right);
        let fact = found.iter().any(|class| class.tier() == Tier::Fact);
        assert!(!fact, "{left} / {right}: {found:?}");
    }
}

#[test]
fn how_many_of_something_there_are_is_a_fact() {
    for (left, right) in [
        ("There most boats sank.", "There some boats sank."),
        ("All boats sank there.", "Most boats sank there."),
        (
            "There thousands of men came.",
            "There tens of thousands of men came.",
        ),
        ("It hit a dozen boats.", "It hit dozens of boats."),
        ("There few boats sank.", "There a few boats sank."),
        ("There 50 boats sank.", "There another 50 boats sank."),
        ("There 50 or more boats sank.", "There 50 boats sank."),
        ("There 50 boats or more sank.", "There 50 boats sank."),
        ("There 50 more boats sank.", "There 50 boats sank."),
        ("It costs 10-12 marks.", "It costs 10, 12 marks."),
    ] {
        super::assert_facts(&[(left, right), (right, left)]);
    }
    for (left, right) in [
        ("There several boats sank.", "There some boats sank."),
        ("There each boat sank.", "There every boat sank."),
        (
            "In all of 1990 – 12 boats sank.",
            "In all of 1990, 12 boats sank.",
        ),
        (
            "It hit several dozen boats.",
            "It hit several dozens boats.",
        ),
    ] {
        let found = classes(left, right);
        let fact = found.iter().any(|class| class.tier() == Tier::Fact);
        assert!(!fact, "{left} / {right}: {found:?}");
    }
}

#[test]
fn what_makes_another_office_or_only_an_attempt_is_a_fact() {
    for (class, left, right) in [
        (
            Class::Name,
            "There the president-elect spoke.",
            "There the president spoke.",
        ),
        (
            Class::Name,
            "There the vice-chairman spoke.",
            "There the chairman spoke.",
        ),
        (
            Class::Name,
            "There the co-owner spoke.",
            "There the owner spoke.",
        ),
        (
            Class::Name,
            "There the assistant coach spoke.",
            "There the coach spoke.",
        ),
        (
            Class::Negation,
            "It is a pro-war party.",
            "It is an anti-war party.",
        ),
        (
            Class::Modality,
            "He denied attempted murder.",
            "He denied murder.",
        ),
    ] {
        assert!(classes(left, right).contains(&class), "{left}");
        assert!(classes(right, left).contains(&class), "{right}");
    }
    let (left, right) = (
        "There the spokesman spoke.",
        "There the spokesperson spoke.",
    );
    assert_eq!(classes(left, right), [Class::Wording]);
    let (left, right) = ("The shop assistant said so.", "The shop said so.");
    assert_eq!(classes(left, right), [Class::Wording]);
}

#[test]
fn phrases_that_say_the_same_are_no_facts() {
    for (left, right) in [
        (
            "The line will close in Orvane.",
            "The line is going to close in Orvane.",
        ),
        (
            "Divers could not reach the wreck.",
            "Divers were unable to reach the wreck.",
        ),
        (
            "The ferry sails twice a day.",
            "The ferry sails two times a day.",
        ),
        ("Both towns lost power.", "The two towns lost power."),
        ("It took a decade to dig.", "It took 10 years to dig."),
        ("At least 40 crews came.", "No fewer than 40 crews came."),
        ("Up to 40 crews came.", "No more than 40 crews came."),
    ] {
        let tiers: Vec<Tier> = classes(left, right).iter().map(|c| c.tier()).collect();
        assert!(!tiers.is_empty(), "{left}");
        assert!(
            !tiers.contains(&Tier::Fact),
            "{left} {:?}",
            classes(left, right)
        );
    }
    for (left, right) in [
        (
            "The line will close in Orvane.",
            "The line is not going to close in Orvane.",
        ),
        (
            "Divers could not reach the wreck.",
            "Divers were able to reach the wreck.",
        ),
        (
            "The ferry sails twice a day.",
            "The ferry sails three times a day.",
        ),
        ("It took a decade to dig.", "It took 12 years to dig."),
        ("At least 40 crews came.", "No more than 40 crews came."),
        (
            "“The line will close in Orvane,” Odell said.",
            "“The line is going to close in Orvane,” Odell said.",
        ),
        ("Fewer than 40 crews came.", "No fewer than 40 crews came."),
    ] {
        let tiers: Vec<Tier> = classes(left, right).iter().map(|c| c.tier()).collect();
        assert!(
            tiers.contains(&Tier::Fact),
            "{left} {:?}",
            classes(left, right)
        );
    }
}
