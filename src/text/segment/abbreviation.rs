//! Abbreviations: what a full stop after a short word may mean.

use super::vocabulary::Vocabulary;
use hashbrown::HashMap;
use std::sync::LazyLock;

/// What may follow an abbreviation, which decides whether its stop ends a sentence too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// `Gen.`, `Mr.`: a name follows, never a sentence.
    Title,
    /// `vs.`, `e.g.`: stands inside a sentence.
    Inner,
    /// `No.`, `Vol.`: a number follows; otherwise it is a word at its sentence's end.
    Numbered,
    /// `Jan.`, `Mon.`: a number, a month or a day follows; otherwise as above.
    Dated,
    /// `a.m.`: a day or a time zone may follow.
    Clock,
    /// `Inc.`: titles go on behind it (`Inc. Chairman`), but sentences end with it too.
    Company,
    /// `U.S.`, `Jr.`, `Calif.`: likewise.
    Either,
    /// `J.`: most likely of a name.
    Initial,
}

/// How an abbreviation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// Small or with a capital. In capitals throughout it is uncertain: `DR. BLY`, `suffers from MS. Doctors say`.
    Anyhow,
    /// With a capital: in small letters it is a word, or nothing.
    Capital,
    /// With a capital or small, never in capitals throughout.
    NotShouted,
    /// In capitals throughout too, with the same meaning.
    Always,
    /// Small only.
    Small,
}

/// The longest entry below, in bytes.
const LONGEST: usize = 16;

/// What is abbreviated in news, in small letters and without the last stop. English, and of other languages what is no word of English.
const LISTED: &[(Abbreviation, Written, &str)] = &[
    (
        Abbreviation::Title,
        Written::Anyhow,
        "mr mrs ms dr drs prof profs δρ lt sgt messrs",
    ),
    // Armed forces, offices, clergy.
    (
        Abbreviation::Title,
        Written::Capital,
        "gen brig col maj capt cpt cmdr cdr ltc cpl pvt pfc adm vadm radm ens spc rep reps sen sens gov govs pres amb hon rev revd fr msgr mgr",
    ),
    (
        Abbreviation::Title,
        Written::Capital,
        "supt insp det asst assoc dep sec atty ald sra srta dra mme mlle ing lic hr sig dott avv bpk smt ste",
    ),
    // Vietnamese degrees and cities are written in capitals.
    (
        Abbreviation::Title,
        Written::Always,
        "tp ths pgs gs.ts pgs.ts",
    ),
    (
        Abbreviation::Inner,
        Written::NotShouted,
        "vs approx eg e.g ie i.e cf viz resp incl esp",
    ),
    (Abbreviation::Inner, Written::Small, "ca al"),
    (Abbreviation::Inner, Written::Always, "p.s p.p.s n.b"),
    (
        Abbreviation::Inner,
        Written::NotShouted,
        "bzw z.b d.h ggf inkl evtl sog vgl tzv např tj np ul tzn tzw św p.ej",
    ),
    (
        Abbreviation::Inner,
        Written::NotShouted,
        "ул им тыс млн млрд стр обл проф акад ген гг пгт кв вул напр стор рис т.е т.к",
    ),
    (Abbreviation::Inner, Written::NotShouted, "डॉ प्रो ড মো ডা"),
    (
        Abbreviation::Numbered,
        Written::Always,
        "no nos nr nrs vol vols fig figs eq ch chap art arts para paras pp op núm num rs tel ext est ver n° nº № pos abs bd str pg ed eds tl ex",
    ),
    (Abbreviation::Numbered, Written::Small, "p c sec rev"),
    (
        Abbreviation::Dated,
        Written::Capital,
        "jan feb febr mar apr jun jul aug sep sept oct okt nov dec dez mon tue tues wed thu thur thurs fri sat sun",
    ),
    (Abbreviation::Clock, Written::Always, "a.m p.m"),
    (Abbreviation::Clock, Written::Small, "am pm"),
    (
        Abbreviation::Company,
        Written::Always,
        "co s.p.a n.v b.v s.a a.s g.m.b.h",
    ),
    (
        Abbreviation::Company,
        Written::Capital,
        "inc corp cos ltd llc bros plc pty bhd pte bancorp mfg gmbh",
    ),
    (
        Abbreviation::Either,
        Written::Capital,
        "st sr jr esq ret ft mt mts md ph.d phd dept depts univ assn ave blvd rd hwy bldg dist pt cie abp bp cllr sqn jl",
    ),
    (
        Abbreviation::Either,
        Written::Capital,
        "natl nat'l intl int'l govt gov't wm chas geo jos thos moh muh ud uds vda",
    ),
    // States and provinces.
    (
        Abbreviation::Either,
        Written::Capital,
        "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo",
    ),
    (Abbreviation::Either, Written::Capital, "ont que alta sask"),
];

static TABLE: LazyLock<HashMap<&'static str, Vec<(Written, Abbreviation)>>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Vec<(Written, Abbreviation)>> = HashMap::new();
    for &(kind, written, words) in LISTED {
        for word in words.split(' ') {
            table.entry(word).or_default().push((written, kind));
        }
    }
    table
});

impl Abbreviation {
    /// What `word`, that a full stop follows, abbreviates; `None` for a word like any other.
    pub(super) fn of(word: &str, vocabulary: &Vocabulary) -> Option<Abbreviation> {
        let first = word.chars().next()?;
        if word.len() > LONGEST {
            return None;
        }
        if word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase()) {
            return Abbreviation::of_small(word, vocabulary);
        }
        let capital = first.is_uppercase();
        let lower;
        let mut ascii = [0; LONGEST];
        let lower: &str = if word.is_ascii() {
            ascii[..word.len()].copy_from_slice(word.as_bytes());
            ascii[..word.len()].make_ascii_lowercase();
            std::str::from_utf8(&ascii[..word.len()]).unwrap_or_default()
        } else {
            lower = word.to_lowercase();
            &lower
        };
        if vocabulary.is_inner(lower) {
            return Some(Abbreviation::Inner);
        }
        if let Some(senses) = TABLE.get(lower) {
            let shouted =
                capital && word.chars().nth(1).is_some() && !word.chars().any(char::is_lowercase);
            if let Some(sense) = senses
                .iter()
                .find_map(|&(written, kind)| kind.as_written(written, capital, shouted))
            {
                return Some(sense);
            }
        }
        Abbreviation::of_shape(word, first, capital)
            .or_else(|| Abbreviation::of_elided(word, vocabulary))
    }

    /// What a word of two small letters of ASCII or more abbreviates. Its shape gives nothing away.
    fn of_small(word: &str, vocabulary: &Vocabulary) -> Option<Abbreviation> {
        if vocabulary.is_inner(word) {
            return Some(Abbreviation::Inner);
        }
        let mut senses = TABLE.get(word)?.iter();
        senses.find_map(|&(written, kind)| kind.as_written(written, false, false))
    }

    /// This abbreviation, if it is written as it should be.
    fn as_written(self, written: Written, capital: bool, shouted: bool) -> Option<Abbreviation> {
        match written {
            Written::Always => Some(self),
            Written::Anyhow | Written::Capital if shouted && self == Abbreviation::Title => {
                Some(Abbreviation::Either)
            }
            Written::Anyhow => Some(self),
            Written::Capital => capital.then_some(self),
            Written::NotShouted => (!shouted).then_some(self),
            Written::Small => (!capital).then_some(self),
        }
    }

    /// Abbreviations that their shape gives away.
    fn of_shape(word: &str, first: char, capital: bool) -> Option<Abbreviation> {
        if word.contains('.') {
            return word
                .split('.')
                .all(is_letter_or_double)
                .then_some(Abbreviation::Either);
        }
        // Short words of Indian scripts that are written with a full stop at all are names' first letters.
        let indic = matches!(first, '\u{900}'..='\u{dff}') && word.chars().nth(2).is_none();
        if indic || word.chars().nth(1).is_none() && first.is_alphabetic() {
            // One Han, kana or Hangul character is a word.
            let syllable = matches!(first, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}');
            return (!syllable).then_some(Abbreviation::Initial);
        }
        // `Blvd`, `Pvt`, `Sgt`: no word without a vowel is written with a capital and then small letters.
        let vowelless = capital
            && word.len() <= 5
            && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
            && !word.bytes().any(|b| b"aeiouyAEIOUY".contains(&b));
        vowelless.then_some(Abbreviation::Either)
    }

    /// A title behind an article that lost its vowel: `l'Avv.`, `dell'Ing.`
    fn of_elided(word: &str, vocabulary: &Vocabulary) -> Option<Abbreviation> {
        let (_, title) = word.rsplit_once(['\'', '’'])?;
        let capital = title.starts_with(char::is_uppercase);
        Abbreviation::of(title, vocabulary).filter(|&kind| capital && kind == Abbreviation::Title)
    }
}

/// `U`, and the doubled letters of a Spanish or Italian plural: `EE.UU.`
fn is_letter_or_double(piece: &str) -> bool {
    let mut letters = piece.chars();
    let Some(first) = letters.next().filter(|c| c.is_alphabetic()) else {
        return false;
    };
    letters
        .next()
        .is_none_or(|second| second == first && second.is_uppercase())
        && letters.next().is_none()
}

/// Whether `word` is a day or a month, long or short: what a date goes on with.
pub(super) fn is_dated_follower(word: &str) -> bool {
    const NAMES: [&str; 19] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    word.len() >= 3 && NAMES.iter().any(|name| name.starts_with(word))
}

/// Whether `next` begins with what a clock time goes on with: a day, a month, a time zone.
pub(super) fn is_clock_follower(next: &str) -> bool {
    let length = next
        .bytes()
        .take(LONGEST)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (word, rest) = next.split_at(length);
    let zone = matches!(
        word,
        "UTC" | "GMT" | "Eastern" | "Central" | "Mountain" | "Pacific"
    ) || (2..=4).contains(&length)
        && word.ends_with('T')
        && word.bytes().all(|b| b.is_ascii_uppercase());
    let rest = rest.strip_prefix(' ').unwrap_or_default();
    // `Beijing time`, `Greenwich Mean Time`
    zone || is_dated_follower(word)
        || [
            "time",
            "Time",
            "Standard Time",
            "Mean Time",
            "Daylight Time",
        ]
        .iter()
        .any(|time| rest.starts_with(time))
}
