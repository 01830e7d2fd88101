//! Closed classes of English words that decide what a difference means.

use crate::compare::inflection;
use crate::text::spelling;
use crate::text::token::Form;
use std::sync::LazyLock;

/// The classes that a word stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u32);

impl Classes {
    /// Words that negate by themselves.
    pub(crate) const NEGATION: Classes = Classes(1);
    /// Modal verbs and words by which a report hedges.
    pub(crate) const MODAL: Classes = Classes(1 << 1);
    /// Participles and adjectives that, before "to", say of a deed that it has not been done: "is expected to".
    pub(crate) const MODAL_BEFORE_TO: Classes = Classes(1 << 2);
    /// Words that place something in time by themselves.
    pub(crate) const TIME: Classes = Classes(1 << 3);
    /// German, French, Spanish and Italian names of weekdays and months, without diacritics, as far as they are no names
    /// of people or places.
    pub(crate) const FOREIGN_DATE: Classes = Classes(1 << 4);
    /// Spans of time, which place something in time only together with a word such as "last" or "next".
    pub(crate) const TIME_SPAN: Classes = Classes(1 << 5);
    /// Words that make a span of time a point in time.
    pub(crate) const TIME_POINTER: Classes = Classes(1 << 6);
    /// Personal pronouns, their possessives, and words that point back.
    pub(crate) const PRONOUN: Classes = Classes(1 << 7);
    /// Auxiliary verbs, which come and go with the tense of the verb behind them.
    pub(crate) const AUXILIARY: Classes = Classes(1 << 8);
    /// Number words that have no value of their own.
    pub(crate) const VAGUE_NUMBER: Classes = Classes(1 << 9);
    /// Nouns of office, which stand before a name or for it.
    pub(crate) const TITLE: Classes = Classes(1 << 10);
    /// Words that say when or how somebody holds an office.
    pub(crate) const TERM_OF_OFFICE: Classes = Classes(1 << 11);
    /// Endings of company names, which some houses write and others leave out.
    pub(crate) const COMPANY_ENDING: Classes = Classes(1 << 12);
    /// "I" and its contractions, written with a capital though no names.
    pub(crate) const FIRST_PERSON: Classes = Classes(1 << 13);
    /// Courtesy titles, which one house writes and another leaves out.
    pub(crate) const COURTESY_TITLE: Classes = Classes(1 << 14);
    /// Articles, prepositions, conjunctions and relative pronouns.
    const PARTICLE: Classes = Classes(1 << 15);
    /// Words that before a number say that it is rough.
    pub(crate) const APPROXIMATION: Classes = Classes(1 << 16);
    /// Verbs by which a report says who spoke.
    pub(crate) const SPEECH: Classes = Classes(1 << 17);
    /// Kinds of works, of which the title follows in quotation marks or without them.
    const WORK: Classes = Classes(1 << 18);
    /// Pronouns and courtesy titles of a man.
    pub(crate) const MAN: Classes = Classes(1 << 19);
    /// Pronouns and courtesy titles of a woman.
    pub(crate) const WOMAN: Classes = Classes(1 << 20);
    /// Words with relatives that the letters do not tell: irregular forms, and spellings that only stand for one another
    /// between two aligned words.
    pub(crate) const KIN: Classes = Classes(1 << 21);
    /// Words that hold a sentence together and say little by themselves.
    pub(crate) const CONNECTIVE: Classes = Classes::PARTICLE.or(Classes::AUXILIARY);
    /// Verbs that stand behind whoever does something.
    pub(crate) const VERB: Classes = Classes::AUXILIARY.or(Classes::MODAL).or(Classes::SPEECH);

    /// The classes of a word by its form.
    pub(crate) fn of(form: Form) -> Classes {
        TABLE.0[TABLE.place(form)].1
    }

    /// Both sets together.
    pub(crate) const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Of these classes, those that the word stands in.
    pub(crate) fn among(self, some: Classes) -> Classes {
        Classes(self.0 & some.0)
    }

    /// Whether the word stands in one of these classes.
    pub(crate) fn is(self, any: Classes) -> bool {
        self.among(any) != Classes::default()
    }
}

/// The words of each class.
const WORDS: [(Classes, &str); 21] = [
    (Classes::MAN, "he him his himself he's he'd he'll mr"),
    (
        Classes::WOMAN,
        "she her hers herself she's she'd she'll mrs ms miss mme mlle",
    ),
    (
        Classes::NEGATION,
        "not no never without none nor neither nobody nothing nowhere cannot hardly barely",
    ),
    (
        Classes::MODAL,
        "will would may might can could shall should must ought cannot can't won't wouldn't \
         couldn't shouldn't mustn't i'll we'll he'll she'll it'll they'll you'll reportedly \
         allegedly apparently supposedly possibly probably perhaps maybe alleged suspected \
         seemingly presumably purportedly",
    ),
    (
        Classes::MODAL_BEFORE_TO,
        "expected likely unlikely obliged obligated supposed required believed thought said \
         reported set due bound",
    ),
    (
        Classes::TIME,
        "today yesterday tomorrow tonight overnight morning afternoon midafternoon evening midday \
         noon midnight weekend midweek midyear summer winter autumn am pm a.m. gmt",
    ),
    (
        Classes::FOREIGN_DATE,
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar \
         marz oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche janvier \
         fevrier juin juillet aout septembre octobre novembre decembre lunes martes miercoles \
         jueves viernes sabado enero febrero marzo abril agosto septiembre octubre noviembre \
         diciembre lunedi martedi mercoledi giovedi venerdi sabato domenica gennaio febbraio \
         giugno luglio settembre ottobre dicembre",
    ),
    (
        Classes::TIME_SPAN,
        "day week month quarter year decade century spring fall night days weeks months years \
         decades hour hours minute minutes",
    ),
    (
        Classes::TIME_POINTER,
        "last this next past previous earlier later ago following",
    ),
    (
        Classes::PRONOUN,
        "he she it they him her them his hers its their theirs i we us you who himself herself \
         itself themselves",
    ),
    (
        Classes::AUXILIARY,
        "am is are was were be been being have has had having do does did",
    ),
    (
        Classes::VAGUE_NUMBER,
        "dozen dozens hundreds thousands millions billions trillions half quarter double triple \
         twice million billion hundred thousand",
    ),
    (
        Classes::TITLE,
        "president minister premier chancellor secretary chairman chairwoman chair chairperson \
         ambassador general king queen prince princess pope senator governor mayor spokesman \
         spokeswoman spokesperson director chief deputy vice mr mrs ms dr doctor sir lord lady \
         colonel captain admiral representative professor judge commissioner envoy diplomat \
         congressman congresswoman sheikh sultan emir",
    ),
    (
        Classes::TERM_OF_OFFICE,
        "former acting interim outgoing incoming retired ex late assistant",
    ),
    (
        Classes::COMPANY_ENDING,
        "company corporation incorporated limited plc llc ag sa nv gmbh group holdings",
    ),
    (Classes::FIRST_PERSON, "i i'm i've i'll i'd"),
    (
        Classes::COURTESY_TITLE,
        "mr mrs ms miss mme mlle messrs sir dr doctor",
    ),
    (
        Classes::PARTICLE,
        "a an the that this these those and or but nor so yet if because as while when where \
         whether than though although until unless since once till who whom whose which what how \
         why there such of in on at by for from with to into onto over under about after before \
         between among against during through across along around near off out up down upon \
         within toward via per amid behind beyond despite except like above below",
    ),
    (
        Classes::APPROXIMATION,
        "about around some nearly almost roughly approximately over",
    ),
    (
        Classes::SPEECH,
        "say says said tell tells told add adds added note notes noted state states stated \
         announce announces announced report reports reported warn warns warned argue argues \
         argued insist insists insisted explain explains explained write writes wrote",
    ),
    (
        Classes::WORK,
        "album anthem ballad ballet biography book cartoon comedy documentary drama epic essay \
         exhibition film game hit magazine memoir movie musical newspaper novel opera painting \
         play podcast poem sculpture series show single sitcom song symphony thriller",
    ),
];

/// The words by their forms, each at the place of its last bits or behind that: most words stand in no class, and this is told
/// by a place without one.
struct Table([(Form, Classes); Table::PLACES]);

impl Table {
    /// More than twice as many as there are words.
    const PLACES: usize = 1 << 11;

    fn build() -> Table {
        let mut table = Table([(Form(0), Classes::default()); Table::PLACES]);
        for (class, words) in WORDS {
            words.split(' ').for_each(|word| table.add(word, class));
        }
        let kin = inflection::irregular_forms().chain(spelling::paired());
        kin.for_each(|word| table.add(word, Classes::KIN));
        table
    }

    fn add(&mut self, word: &str, class: Classes) {
        let form = Form::of(word);
        let place = self.place(form);
        self.0[place] = (form, self.0[place].1.or(class));
    }

    /// Where a form stands, or would stand.
    fn place(&self, form: Form) -> usize {
        let mut place = form.0 as usize % Table::PLACES;
        while self.0[place].0 != form && self.0[place].1 != Classes::default() {
            place = (place + 1) % Table::PLACES;
        }
        place
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::build);

/// Whether a word negates: by itself, by its ending or as an adjective.
pub(crate) fn is_negation(word: &str, classes: Classes) -> bool {
    classes.is(Classes::NEGATION) || word.ends_with("n't") || is_negative_adjective(word)
}

/// `unlikely`, `undecided`, `unavailable`, but not `under`, `united` or `unveiled`.
fn is_negative_adjective(word: &str) -> bool {
    const DEEDS: [&str; 12] = [
        "unit", "unif", "under", "unveil", "unleash", "unload", "unfold", "unravel", "uncover",
        "unlock", "unearth", "unwind",
    ];
    word.strip_prefix("un").is_some_and(|stem| {
        matches!(
            stem,
            "likely"
                | "able"
                | "clear"
                | "sure"
                | "certain"
                | "true"
                | "fair"
                | "safe"
                | "known"
                | "willing"
                | "paid"
        ) || stem.len() > 4
            && (stem.ends_with("ed") || stem.ends_with("able") || stem.ends_with("ible"))
            && !DEEDS.iter().any(|deed| word.starts_with(deed))
    })
}

/// Whether one word is the other with a prefix that negates it: `likely` / `unlikely`, `official` / `unofficial`.
pub(crate) fn negates_by_prefix(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let Some(prefix) = long.strip_suffix(short) else {
        return false;
    };
    match prefix {
        "un" | "non" | "non-" => short.len() >= 3,
        "in" | "im" | "il" | "ir" | "dis" => short.len() >= 5,
        _ => false,
    }
}

/// Whether one word is for what the other is against: `pro-war` / `anti-war`.
pub(crate) fn take_sides(a: &str, b: &str) -> bool {
    let rest = |word: &str, prefix| {
        let rest = word.strip_prefix(prefix)?.trim_start_matches('-');
        (!rest.is_empty()).then(|| rest.to_owned())
    };
    let opposed = |a, b| rest(a, "pro").is_some_and(|of| rest(b, "anti") == Some(of));
    opposed(a, b) || opposed(b, a)
}

/// Whether one word speaks of a man and the other of a woman in the same place: `chairman` / `chairwoman`, `stepfather` /
/// `stepmother`.
pub(crate) fn differ_in_gender(a: &str, b: &str) -> bool {
    const ENDINGS: [[&str; 2]; 14] = [
        ["man", "woman"],
        ["men", "women"],
        ["father", "mother"],
        ["brother", "sister"],
        ["son", "daughter"],
        ["boy", "girl"],
        ["boyfriend", "girlfriend"],
        ["husband", "wife"],
        ["husbands", "wives"],
        ["uncle", "aunt"],
        ["nephew", "niece"],
        ["king", "queen"],
        ["prince", "princess"],
        ["princes", "princesses"],
    ];
    // Both may be plural by an ending of one letter.
    let (a, b) = match (a.strip_suffix('s'), b.strip_suffix('s')) {
        (Some(one), Some(other)) if !one.ends_with('s') && !other.ends_with('s') => (one, other),
        _ => (a, b),
    };
    // What stands before the endings is the same.
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let rests = |one: &str, other: &str| {
        let head = a.len().wrapping_sub(one.len());
        head <= common && head + other.len() == b.len() && a.ends_with(one) && b.ends_with(other)
    };
    let mut endings = ENDINGS.iter();
    endings.any(|[man, woman]| rests(man, woman) || rests(woman, man))
}

/// Whether a word is a kind of work, or several of it, of which the title follows in quotation marks or without them.
pub(crate) fn is_work(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let mut words = [word, one].into_iter();
    words.any(|word| Classes::of(Form::of(word)).is(Classes::WORK))
}

/// Words for what two do with each other, whoever of them is named first.
pub(crate) fn is_mutual(word: &str) -> bool {
    const MUTUAL: [&str; 17] = [
        "meet",
        "talk",
        "speak",
        "clash",
        "collide",
        "fight",
        "marry",
        "married",
        "wed",
        "next",
        "opposite",
        "beside",
        "divorce",
        "negotiate",
        "cooperate",
        "compete",
        "debate",
    ];
    MUTUAL
        .iter()
        .any(|verb| word == *verb || inflection::same_word(word, verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_in_every_class_that_lists_it_and_in_no_other() {
        for (class, words) in WORDS {
            for word in words.split(' ') {
                let classes = Classes::of(Form::of(word));
                assert!(classes.is(class), "{word}");
                let lists = |words: &str| words.split(' ').any(|other| other == word);
                for (other, words) in WORDS {
                    assert_eq!(classes.is(other), lists(words), "{word}");
                }
            }
        }
        let filled = TABLE
            .0
            .iter()
            .filter(|(_, classes)| *classes != Classes::default());
        assert!(2 * filled.count() < Table::PLACES);
        for kin in ["went", "kerb", "women"] {
            assert!(Classes::of(Form::of(kin)).is(Classes::KIN), "{kin}");
        }
        assert_eq!(Classes::of(Form::of("ferry")), Classes::default());
        assert_eq!(Classes::of(Form::of("")), Classes::default());
    }
}
