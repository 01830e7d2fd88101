//! Spelling variants: one canonical form for each family of accepted spellings (defence/defense).
//!
//! The table is data, `spelling.tsv`, made from VarCon by the generator in `.ci/spelling`; its notice stands at its top.
//! It folds whole words only. What no table can list, new verbs in -ise and -ize, is a rule between two words and
//! never a rewrite of one, so that `advise` stays itself.

use crate::text::lexicon::{self, EntryKind};
use crate::text::token::Form;
use hashbrown::{HashSet, HashTable};
use std::sync::LazyLock;

/// The table: comment lines, then `variant TAB canonical` for words that fold everywhere and `variant TAB canonical TAB pair` for those that fold only between two aligned words; in byte order.
const TABLE: &str = include_str!("spelling.tsv");

/// The mark of a row that holds between aligned words only.
const PAIR: &str = "\tpair";

/// Endings of verbs in -ise and -yse and of words made from them, from the `s` on.
const ISE_ENDINGS: [&str; 11] = [
    "se", "sed", "ses", "sing", "ser", "sers", "sation", "sations", "sational", "sable", "singly",
];

/// Letters before the -ise of a verb that the rule makes: two would let `prise` be `prize`.
const ISE_STEM: usize = 3;

static PAIRED: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    let marked = TABLE.lines().filter_map(|line| line.strip_suffix(PAIR));
    marked.filter_map(|row| row.split_once('\t')).collect()
});

/// Canonical spelling, the American one, of a lower-case word that is another accepted spelling of it; `None` for any other word, one that is canonical itself included.
///
/// Two words of one canonical spelling are one word in every sense that news has for them. A possessive is not a word here: the caller takes `'s` off.
pub(crate) fn canonical(word: &str) -> Option<&'static str> {
    let known = lexicon::look_up(Form::of(word))?;
    (known.kind == EntryKind::Spelling).then_some(known.canonical)
}

/// Whether two lower-case words are spellings of one word when they stand in for each other in two copies of a sentence.
///
/// That holds for words with one [`canonical`] spelling, for pairs that are other words elsewhere (cheque/check, storey/story), and for words that differ only as -ise and -ize or -yse and -yze do. It does not depend on the order of the two.
pub(crate) fn same_word(a: &str, b: &str) -> bool {
    // No two spellings of a word are further apart than this, and most pairs of words are.
    if a.len().abs_diff(b.len()) > LENGTHS_APART {
        return false;
    }
    let (a, b) = (canonical(a).unwrap_or(a), canonical(b).unwrap_or(b));
    a == b || are_paired(a, b) || are_paired(b, a) || differ_as_ise_and_ize(a, b)
}

/// The words that stand for another one only between two aligned words; some come more than once.
pub(crate) fn paired() -> impl Iterator<Item = &'static str> {
    PAIRED.iter().flat_map(|(one, other)| [*one, *other])
}

/// Whether a form is that of a word which stands for another one only between two aligned words.
pub(crate) fn is_paired(form: Form) -> bool {
    static FORMS: LazyLock<HashTable<Form>> = LazyLock::new(|| {
        let mut forms = HashTable::new();
        for form in paired().map(Form::of) {
            forms.insert_unique(form.0, form, |form| form.0);
        }
        forms
    });
    FORMS.find(form.0, |known| *known == form).is_some()
}

/// How many bytes two spellings of one word differ in length at most (program / programme is two).
const LENGTHS_APART: usize = 3;

/// Every variant that folds everywhere, with its canonical spelling, in byte order of the variants.
pub(crate) fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    let everywhere = rows().filter(|row| !row.2);
    everywhere.map(|(variant, canonical, _)| (variant, canonical))
}

/// Rows of the table: variant, canonical spelling, and whether it holds between aligned words only.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    TABLE.lines().filter_map(|line| {
        let (variant, rest) = line.split_once('\t')?;
        Some(match rest.split_once('\t') {
            Some((canonical, _)) => (variant, canonical, true),
            None => (variant, rest, false),
        })
    })
}

fn are_paired(variant: &str, canonical: &str) -> bool {
    PAIRED.contains(&(variant, canonical))
}

/// Whether of two different words one has the `s` of -ise or -yse where the other has a `z`, and they are the same otherwise.
pub(crate) fn differ_as_ise_and_ize(a: &str, b: &str) -> bool {
    let Some(at) = a.bytes().zip(b.bytes()).position(|(a, b)| a != b) else {
        return false;
    };
    let (head, a_tail, b_tail) = (
        &a.as_bytes()[..at],
        &a.as_bytes()[at..],
        &b.as_bytes()[at..],
    );
    let (s_tail, z_tail) = if a_tail[0] == b's' {
        (a_tail, b_tail)
    } else {
        (b_tail, a_tail)
    };
    head.len() > ISE_STEM
        && matches!(head.last(), Some(b'i' | b'y'))
        && z_tail[0] == b'z'
        && s_tail[1..] == z_tail[1..]
        && ISE_ENDINGS.iter().any(|ending| ending.as_bytes() == s_tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of words out of `a b, c d`.
    fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
        text.split(", ")
            .map(|pair| pair.split_once(' ').expect("two words"))
    }

    /// Whether two words are one token wherever they stand.
    fn folds(a: &str, b: &str) -> bool {
        canonical(a).unwrap_or(a) == canonical(b).unwrap_or(b)
    }

    #[test]
    fn accepted_spellings_fold_everywhere() {
        for (a, b) in pairs(
            "defence defense, favour favor, favourable favorable, labourers laborers, \
             neighbouring neighboring, centre center, kilometres kilometers, \
             theatregoers theatergoers, litres liters, meagre meager, organisation organization, \
             privatised privatized, analysed analyzed, paralyse paralyze, adviser advisor, \
             protester protestor, imposter impostor, convenor convener, judgement judgment, \
             acknowledgement acknowledgment, ageing aging, sizeable sizable, cancelled canceled, \
             travelling traveling, totalled totaled, fuelled fueled, medallist medalist, \
             skilful skillful, fulfil fulfill, instalment installment, enrolment enrollment, \
             focussed focused, paediatric pediatric, haemorrhage hemorrhage, oestrogen estrogen, \
             archeology archaeology, foetus fetus, diarrhoea diarrhea, \
             encyclopaedia encyclopedia, manoeuvres maneuvers, catalogue catalog, \
             dialogue dialog, programme program, kilogrammes kilograms, grey gray, \
             aluminium aluminum, sceptical skeptical, moustache mustache, plough plow, \
             towards toward, northwards northward, amongst among, afterwards afterward, \
             learnt learned, burnt burned, spilt spilled, leapt leaped, jewellery jewelry, \
             tsar czar, tzar tsar, sheik sheikh, yoghurt yogurt, yoghourt yogurt, \
             roubles rubles, employes employees, whisky whiskey, sulphur sulfur, \
             artefacts artifacts",
        ) {
            assert!(folds(a, b), "{a} {b}");
            assert!(same_word(a, b) && same_word(b, a), "{a} {b}");
        }
    }

    #[test]
    fn words_with_a_second_meaning_fold_only_between_aligned_words() {
        for (a, b) in pairs(
            "cheque check, licence license, storeys stories, tyres tires, practising practicing, \
             kerb curb, draught draft, racquet racket, prise prize, mum mom, vice vise, \
             dependant dependent, soya soy, analyses analyzes",
        ) {
            assert!(!folds(a, b), "{a} {b}");
            assert!(same_word(a, b) && same_word(b, a), "{a} {b}");
        }
    }

    #[test]
    fn new_verbs_in_ise_are_those_in_ize_between_aligned_words() {
        for (a, b) in pairs(
            "weaponise weaponize, decarbonisation decarbonization, financialised financialized, \
             hospitalisations hospitalizations, electrolyser electrolyzer, uberising uberizing",
        ) {
            assert!(same_word(a, b) && same_word(b, a), "{a} {b}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in pairs(
            "ton tonne, tons tonnes, principal principle, affect effect, council counsel, \
             councillor counsellor, ensure insure, loath loathe, advice advise, device devise, \
             stationary stationery, complement compliment, discreet discrete, metal mettle, \
             louvre louver, acre acer, goes ges, notre noter, chile chili, so sol, mat matt, \
             four for, hour hor, tour tor, pour por, contour contor, glamour clamor, rise rize, \
             revise reviser, raised razed, wise wize, president precedent, while whilst, \
             hyena hyenas, analytic analytical, color colors, organise organised, \
             bookings bookingz, isé izé, é s, naïse naïze",
        ) {
            assert!(!same_word(a, b) && !same_word(b, a), "{a} {b}");
        }
    }

    #[test]
    fn every_row_of_two_words_is_a_pair() {
        let marked = rows().filter(|row| row.2);
        let pairs: HashSet<_> = marked.map(|(one, other, _)| (one, other)).collect();
        assert_eq!(pairs, *PAIRED);
        for word in pairs.iter().flat_map(|(one, other)| [one, other]) {
            assert!(is_paired(Form::of(word)), "{word}");
        }
        assert!(!is_paired(Form::of("ferry")));
    }

    #[test]
    fn a_word_that_is_spelled_one_way_has_no_canonical_form() {
        for word in [
            "advise", "exercise", "surprise", "promise", "our", "four", "genre", "acre", "color",
            "",
        ] {
            assert_eq!(canonical(word), None, "{word}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for (variant, canonical_form) in entries() {
            assert_eq!(canonical(variant), Some(canonical_form));
            assert_eq!(
                canonical(canonical_form),
                None,
                "{variant} -> {canonical_form}"
            );
        }
    }

    #[test]
    fn the_table_is_in_order_and_holds_lower_case_words_only() {
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
        assert!(rows().all(|(variant, canonical, _)| is_word(variant) && is_word(canonical)));
        for pair_rows in [false, true] {
            let rows: Vec<_> = rows().filter(|row| row.2 == pair_rows).collect();
            assert!(
                rows.windows(2)
                    .all(|two| (two[0].0, two[0].1) < (two[1].0, two[1].1))
            );
        }
        assert!(entries().count() > 5_000 && PAIRED.len() > 80);
    }

    #[test]
    fn no_pair_repeats_what_folds_everywhere() {
        for (a, b) in PAIRED.iter() {
            assert!(!folds(a, b), "{a} {b}");
            assert_eq!(
                canonical(a).or(canonical(b)),
                None,
                "same_word looks for {a} {b} by canonical forms"
            );
        }
    }
}
