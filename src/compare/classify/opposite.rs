//! Words that say the opposite of one another: `rose` / `fell`, `confirmed` / `denied`, `before` / `after`.

use super::compass;
use crate::compare::difference::Class;
use crate::compare::inflection;
use crate::compare::passage::Words;
use hashbrown::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Two poles, and what it is a change of to say the one for the other. Words are in their base forms.
struct Poles {
    class: Class,
    one: &'static [&'static str],
    other: &'static [&'static str],
}

const fn poles(
    class: Class,
    one: &'static [&'static str],
    other: &'static [&'static str],
) -> Poles {
    Poles { class, one, other }
}

/// Opposites that turn a claim around wherever they stand.
const CLAIMS: &[Poles] = &[
    poles(
        Class::Number,
        &[
            "rise", "increase", "gain", "climb", "grow", "jump", "soar", "surge", "growth",
        ],
        &[
            "fall", "decrease", "decline", "drop", "shrink", "plunge", "slump", "tumble",
        ],
    ),
    poles(Class::Number, &["raise"], &["lower", "cut", "reduce"]),
    poles(
        Class::Number,
        &["profit", "gain", "surplus"],
        &["loss", "deficit"],
    ),
    poles(
        Class::Number,
        &["more", "most", "many"],
        &["less", "least", "fewer", "fewest", "few"],
    ),
    poles(
        Class::Number,
        &["higher", "highest", "maximum", "largest", "biggest"],
        &["lower", "lowest", "minimum", "smallest"],
    ),
    poles(
        Class::Negation,
        &["confirm", "admit", "acknowledge"],
        &["deny"],
    ),
    poles(
        Class::Negation,
        &[
            "accept",
            "approve",
            "adopt",
            "back",
            "support",
            "favor",
            "ratify",
            "ratification",
            "acceptance",
            "approval",
        ],
        &["reject", "oppose", "veto", "rejection"],
    ),
    poles(
        Class::Negation,
        &["allow", "permit", "legalize"],
        &["ban", "forbid", "bar", "prohibit", "outlaw"],
    ),
    poles(Class::Negation, &["agree"], &["refuse"]),
    poles(Class::Negation, &["open", "reopen"], &["close", "shut"]),
    poles(
        Class::Negation,
        &["start", "begin"],
        &["end", "stop", "halt"],
    ),
    poles(Class::Negation, &["buy", "purchase", "acquire"], &["sell"]),
    poles(Class::Negation, &["strengthen"], &["weaken"]),
    poles(Class::Negation, &["majority"], &["minority"]),
    poles(
        Class::Negation,
        &["free", "release"],
        &["arrest", "jail", "detain"],
    ),
    poles(Class::Negation, &["guilty"], &["innocent"]),
    poles(Class::Negation, &["convict"], &["acquit"]),
    poles(
        Class::Negation,
        &["win", "victory"],
        &["lose", "loss", "defeat"],
    ),
    poles(Class::Negation, &["supporter"], &["opponent"]),
    poles(Class::Negation, &["impose"], &["lift"]),
    poles(Class::Negation, &["kill"], &["wound", "injure"]),
    poles(
        Class::Negation,
        &["succeed", "success", "manage"],
        &["fail", "failure"],
    ),
    poles(Class::Negation, &["true"], &["false"]),
    poles(Class::Negation, &["alive"], &["dead"]),
    poles(
        Class::Negation,
        &["charge", "accuse"],
        &["convict", "acquit", "exonerate"],
    ),
    poles(Class::Negation, &["indict"], &["acquit", "clear"]),
    poles(Class::Negation, &["sentence"], &["acquit", "spare"]),
    poles(Class::Negation, &["murder"], &["manslaughter"]),
    poles(
        Class::Negation,
        &["resign", "quit"],
        &["dismiss", "sack", "oust"],
    ),
    poles(Class::Negation, &["beat"], &["lose", "draw"]),
    poles(Class::Negation, &["qualify"], &["eliminate"]),
    poles(Class::Negation, &["confirm"], &["reject"]),
];

/// Opposites with so many other uses that they count only where the one word stands in the place of the other.
const SINGLE: &[Poles] = &[
    poles(Class::Number, &["above", "over"], &["below", "under"]),
    poles(Class::Number, &["up"], &["down"]),
    poles(Class::Number, &["all"], &["some"]),
    poles(Class::Negation, &["everybody", "everyone"], &["nobody"]),
    poles(Class::Number, &["1st"], &["last"]),
    poles(Class::Date, &["before"], &["after"]),
    poles(Class::Date, &["until"], &["since"]),
    poles(Class::Date, &["early"], &["late"]),
    poles(Class::Date, &["earlier"], &["later"]),
    poles(
        Class::Date,
        &["last", "previous", "past"],
        &["next", "following", "coming", "this"],
    ),
    poles(Class::Date, &["this"], &["next"]),
    poles(Class::Negation, &["for"], &["against"]),
    poles(
        Class::Negation,
        &["grant", "award"],
        &["refuse", "deny", "reject"],
    ),
    poles(
        Class::Negation,
        &["uphold", "affirm"],
        &["overturn", "quash", "reverse", "annul", "dismiss"],
    ),
    poles(Class::Negation, &["legal"], &["unlawful"]),
    poles(
        Class::Negation,
        &["suspend", "halt"],
        &["resume", "restart"],
    ),
    poles(
        Class::Negation,
        &["extend", "prolong"],
        &["end", "shorten", "curtail"],
    ),
    poles(
        Class::Negation,
        &["respect", "honor", "obey", "observe"],
        &["violate", "breach", "flout", "defy"],
    ),
    poles(Class::Negation, &["sign", "enact"], &["veto"]),
    poles(Class::Negation, &["pass"], &["fail"]),
    poles(
        Class::Negation,
        &["back", "support", "endorse"],
        &["block", "thwart"],
    ),
    poles(
        Class::Negation,
        &["tighten", "toughen"],
        &["ease", "loosen", "relax"],
    ),
    poles(Class::Negation, &["ease"], &["worsen"]),
    poles(Class::Negation, &["advance"], &["retreat", "withdraw"]),
    poles(Class::Negation, &["enter"], &["leave", "exit", "withdraw"]),
    poles(Class::Negation, &["deploy"], &["withdraw"]),
    poles(Class::Negation, &["attack", "invade"], &["defend"]),
    poles(Class::Negation, &["defensive"], &["offensive"]),
    poles(Class::Negation, &["destroy"], &["damage"]),
    poles(
        Class::Negation,
        &["destroy", "demolish"],
        &["rebuild", "restore"],
    ),
    poles(
        Class::Negation,
        &["build", "construct", "erect"],
        &["demolish", "dismantle"],
    ),
    poles(Class::Negation, &["survive", "live"], &["die", "perish"]),
    poles(Class::Negation, &["born"], &["died"]),
    poles(
        Class::Negation,
        &["expand", "widen", "broaden"],
        &["shrink", "shrank", "shrunk", "contract", "narrow"],
    ),
    poles(Class::Negation, &["improve"], &["worsen", "deteriorate"]),
    poles(Class::Negation, &["better", "best"], &["worse", "worst"]),
    poles(
        Class::Negation,
        &["exceed", "surpass", "beat", "meet"],
        &["miss"],
    ),
    poles(
        Class::Negation,
        &["delay", "slow"],
        &["accelerate", "hasten"],
    ),
    poles(
        Class::Negation,
        &["borrow", "borrower"],
        &["lend", "lent", "lender"],
    ),
    poles(
        Class::Negation,
        &["pay", "give", "gave", "given"],
        &["receive", "take"],
    ),
    poles(Class::Negation, &["send"], &["receive"]),
    poles(Class::Negation, &["ask"], &["answer"]),
    poles(
        Class::Negation,
        &["kidnap", "abduct", "capture", "seize"],
        &["rescue", "release", "free"],
    ),
    poles(Class::Negation, &["occupy"], &["liberate"]),
    poles(Class::Negation, &["promote"], &["demote", "relegate"]),
    poles(
        Class::Negation,
        &["hire", "appoint", "recruit"],
        &["fire", "dismiss", "sack", "oust"],
    ),
    poles(
        Class::Negation,
        &["hide", "hid", "hidden", "conceal"],
        &["reveal", "disclose", "expose"],
    ),
    poles(
        Class::Negation,
        &["remember"],
        &["forget", "forgot", "forgotten"],
    ),
    poles(Class::Negation, &["arrive"], &["depart"]),
    poles(Class::Negation, &["join"], &["leave", "quit"]),
    poles(Class::Negation, &["attend"], &["miss", "skip", "boycott"]),
    poles(Class::Negation, &["hold"], &["cancel"]),
    poles(Class::Negation, &["postpone"], &["cancel"]),
    poles(
        Class::Negation,
        &["launch", "open"],
        &["cancel", "scrap", "abandon"],
    ),
    poles(
        Class::Negation,
        &["welcome", "praise", "support", "applaud", "hail"],
        &["condemn", "denounce", "criticize", "criticise"],
    ),
    poles(Class::Negation, &["defend"], &["criticize", "criticise"]),
    poles(Class::Negation, &["force", "compel"], &["allow", "permit"]),
    poles(Class::Negation, &["encourage"], &["discourage"]),
    poles(Class::Negation, &["persuade"], &["dissuade"]),
    poles(Class::Negation, &["help"], &["hinder"]),
    poles(Class::Negation, &["guarantee", "protect"], &["threaten"]),
    poles(Class::Negation, &["cause"], &["prevent"]),
    poles(Class::Negation, &["hit"], &["miss"]),
    poles(Class::Negation, &["win"], &["draw"]),
    poles(Class::Negation, &["lose"], &["draw"]),
    poles(Class::Negation, &["keep", "retain"], &["lose"]),
    poles(Class::Negation, &["gain"], &["lose"]),
    poles(Class::Negation, &["save"], &["spend", "waste"]),
    poles(Class::Negation, &["trust"], &["distrust", "mistrust"]),
    poles(Class::Negation, &["include"], &["exclude"]),
    poles(Class::Negation, &["unite"], &["divide"]),
    poles(Class::Negation, &["merge"], &["split"]),
    poles(
        Class::Negation,
        &["nationalize", "nationalise"],
        &["privatize", "privatise"],
    ),
    poles(Class::Negation, &["appreciate"], &["depreciate"]),
    poles(
        Class::Negation,
        &["activate", "enable"],
        &["deactivate", "disable"],
    ),
    poles(Class::Negation, &["connect"], &["disconnect"]),
    poles(Class::Negation, &["arm"], &["disarm"]),
    poles(
        Class::Negation,
        &["escalate"],
        &["de-escalate", "deescalate"],
    ),
    poles(
        Class::Negation,
        &["freeze", "froze", "frozen"],
        &["thaw", "melt"],
    ),
    poles(
        Class::Negation,
        &["vow", "pledge", "offer"],
        &["decline", "refuse"],
    ),
    poles(Class::Negation, &["accept"], &["decline"]),
    poles(Class::Negation, &["public"], &["private"]),
    poles(Class::Negation, &["domestic"], &["foreign"]),
    poles(Class::Negation, &["domestic"], &["international"]),
    poles(
        Class::Negation,
        &["external", "outer"],
        &["internal", "inner"],
    ),
    poles(
        Class::Negation,
        &["imported", "import", "importer"],
        &["exported", "export", "exporter"],
    ),
    poles(
        Class::Negation,
        &["immigrant", "immigration"],
        &["emigrant", "emigration"],
    ),
    poles(Class::Negation, &["immigrate"], &["emigrate"]),
    poles(Class::Negation, &["civil", "civilian"], &["military"]),
    poles(
        Class::Negation,
        &["voluntary", "voluntarily", "optional"],
        &["mandatory", "compulsory", "obligatory"],
    ),
    poles(
        Class::Negation,
        &["voluntarily", "willingly"],
        &["forcibly", "unwillingly", "reluctantly"],
    ),
    poles(Class::Negation, &["short-term"], &["long-term"]),
    poles(Class::Negation, &["short"], &["long"]),
    poles(Class::Negation, &["strong", "robust"], &["weak", "feeble"]),
    poles(Class::Negation, &["rich", "wealthy"], &["poor"]),
    poles(Class::Negation, &["young"], &["old", "elderly"]),
    poles(Class::Negation, &["new"], &["old"]),
    poles(
        Class::Negation,
        &["large", "big", "huge"],
        &["small", "tiny"],
    ),
    poles(Class::Negation, &["wide"], &["narrow"]),
    poles(Class::Negation, &["deep"], &["shallow"]),
    poles(Class::Negation, &["heavy"], &["light"]),
    poles(Class::Negation, &["hot", "warm"], &["cold", "cool"]),
    poles(Class::Negation, &["wet", "rainy"], &["dry"]),
    poles(Class::Negation, &["sunny"], &["rainy", "cloudy"]),
    poles(Class::Negation, &["calm"], &["stormy"]),
    poles(Class::Negation, &["drought"], &["flood"]),
    poles(Class::Negation, &["snow"], &["rain"]),
    poles(Class::Negation, &["high"], &["low"]),
    poles(Class::Negation, &["hard"], &["soft"]),
    poles(Class::Negation, &["good"], &["bad"]),
    poles(Class::Negation, &["easy"], &["difficult"]),
    poles(Class::Negation, &["right"], &["wrong"]),
    poles(Class::Negation, &["left"], &["right"]),
    poles(Class::Negation, &["positive"], &["negative"]),
    poles(Class::Negation, &["optimistic"], &["pessimistic"]),
    poles(
        Class::Negation,
        &["peaceful", "peacefully"],
        &["violent", "violently"],
    ),
    poles(
        Class::Negation,
        &["safe", "safely"],
        &["dangerous", "dangerously"],
    ),
    poles(Class::Negation, &["war"], &["peace"]),
    poles(Class::Negation, &["amateur"], &["professional"]),
    poles(
        Class::Negation,
        &["permanent", "permanently"],
        &["temporary", "temporarily"],
    ),
    poles(
        Class::Negation,
        &[
            "full",
            "fully",
            "total",
            "totally",
            "complete",
            "completely",
        ],
        &["partial", "partially", "partly"],
    ),
    poles(
        Class::Negation,
        &[
            "deliberate",
            "deliberately",
            "intentionally",
            "knowingly",
            "purposely",
        ],
        &[
            "accidental",
            "accidentally",
            "unintentionally",
            "inadvertently",
            "unknowingly",
        ],
    ),
    poles(
        Class::Negation,
        &["unanimous", "unanimously", "overwhelmingly"],
        &["narrow", "narrowly"],
    ),
    poles(
        Class::Negation,
        &["publicly", "openly"],
        &["privately", "secretly"],
    ),
    poles(Class::Negation, &["directly"], &["indirectly"]),
    poles(
        Class::Negation,
        &["fast", "quick", "quickly", "rapid", "rapidly", "swiftly"],
        &["slow", "slowly"],
    ),
    poles(
        Class::Negation,
        &["suddenly", "sharply", "abruptly"],
        &["gradually", "slowly", "slightly"],
    ),
    poles(Class::Negation, &["upper"], &["lower"]),
    poles(Class::Negation, &["inside"], &["outside"]),
    poles(
        Class::Negation,
        &["indoor", "indoors"],
        &["outdoor", "outdoors"],
    ),
    poles(Class::Negation, &["onshore"], &["offshore"]),
    poles(Class::Negation, &["coastal"], &["inland"]),
    poles(Class::Negation, &["upstream"], &["downstream"]),
    poles(Class::Negation, &["urban"], &["rural"]),
    poles(Class::Negation, &["home"], &["away"]),
    poles(Class::Negation, &["front"], &["rear"]),
    poles(Class::Negation, &["top"], &["bottom"]),
    poles(Class::Negation, &["senior"], &["junior"]),
    poles(Class::Negation, &["major"], &["minor"]),
    poles(Class::Negation, &["fixed"], &["floating"]),
    poles(Class::Negation, &["gross"], &["net"]),
    poles(Class::Negation, &["wholesale"], &["retail"]),
    poles(Class::Negation, &["male"], &["female"]),
    poles(Class::Negation, &["present"], &["absent"]),
    poles(Class::Negation, &["pro"], &["anti"]),
    poles(Class::Negation, &["on"], &["off"]),
    poles(Class::Negation, &["supply"], &["demand"]),
    poles(Class::Negation, &["everywhere"], &["nowhere"]),
    poles(Class::Number, &["single"], &["double"]),
    poles(
        Class::Number,
        &["always"],
        &["sometimes", "occasionally", "rarely", "seldom"],
    ),
    poles(
        Class::Number,
        &["often", "frequently", "regularly", "usually"],
        &["sometimes", "occasionally", "rarely", "seldom"],
    ),
    poles(Class::Number, &["add"], &["cut"]),
    poles(Class::Name, &["gold"], &["silver"]),
    poles(Class::Name, &["gold", "silver"], &["bronze"]),
    poles(
        Class::Name,
        &["suspect", "defendant", "perpetrator", "attacker"],
        &["witness", "victim"],
    ),
    poles(Class::Name, &["plaintiff"], &["defendant"]),
    poles(
        Class::Name,
        &["prosecutor", "prosecution"],
        &["defense", "defence"],
    ),
    poles(Class::Name, &["soldier"], &["civilian"]),
    poles(
        Class::Name,
        &["friend", "ally"],
        &["enemy", "foe", "adversary"],
    ),
    poles(Class::Name, &["successor"], &["predecessor"]),
    poles(Class::Name, &["buyer"], &["seller"]),
    poles(Class::Name, &["creditor"], &["debtor"]),
    poles(Class::Name, &["employer"], &["employee"]),
    poles(Class::Name, &["tenant"], &["landlord"]),
    poles(Class::Name, &["teacher"], &["pupil", "student"]),
    poles(Class::Name, &["doctor"], &["patient"]),
    poles(Class::Name, &["parent"], &["child"]),
    poles(Class::Name, &["democrat", "democratic"], &["republican"]),
    poles(Class::Name, &["catholic"], &["protestant"]),
    poles(Class::Name, &["sunni"], &["shiite", "shia"]),
    poles(Class::Name, &["christian"], &["muslim", "jewish"]),
    poles(Class::Name, &["muslim"], &["jewish", "hindu"]),
    poles(Class::Date, &["ago"], &["later"]),
    poles(
        Class::Date,
        &["current", "present"],
        &["previous", "former"],
    ),
    poles(Class::Date, &["every", "each"], &["last"]),
    poles(
        Class::Date,
        &["daily"],
        &[
            "weekly",
            "monthly",
            "yearly",
            "annual",
            "annually",
            "quarterly",
        ],
    ),
    poles(
        Class::Date,
        &["weekly"],
        &["monthly", "yearly", "annual", "annually", "quarterly"],
    ),
    poles(
        Class::Date,
        &["monthly"],
        &["yearly", "annual", "annually", "quarterly"],
    ),
    poles(
        Class::Date,
        &["quarterly"],
        &["yearly", "annual", "annually"],
    ),
    poles(Class::Date, &["hourly"], &["daily"]),
    poles(Class::Date, &["within"], &["after"]),
];

/// The class of words in place of others that say the opposite, if they do.
pub(super) fn between(
    left: &Words<'_>,
    l: &Range<usize>,
    right: &Words<'_>,
    r: &Range<usize>,
) -> Option<Class> {
    // Longer runs are rewritten as a whole.
    const LONGEST: usize = 3;
    if l.is_empty() || r.is_empty() || l.len().max(r.len()) > LONGEST {
        return None;
    }
    let single = l.len() == 1 && r.len() == 1;
    if compass::points_differ(left, l, right, r) {
        return Some(Class::Name);
    }
    let left = Stand::of(left, l);
    if left.0.is_empty() {
        return None;
    }
    let right = Stand::of(right, r);
    let opposed = |(number, one): &(usize, bool)| {
        (single || *number < CLAIMS.len())
            && !left.is_at(*number, !one)
            && right.is_at(*number, !one)
            && !right.is_at(*number, *one)
    };
    let found = left.0.iter().filter(|at| opposed(at));
    found
        .map(|(number, _)| all().nth(*number).map(|poles| poles.class))
        .min()?
}

/// All poles; a pair is called by its place among them.
fn all() -> impl Iterator<Item = &'static Poles> {
    CLAIMS.iter().chain(SINGLE)
}

/// At which poles the words of a run are: the number of the pair, and whether it is the one or the other.
struct Stand(Vec<(usize, bool)>);

impl Stand {
    fn of(words: &Words<'_>, run: &Range<usize>) -> Stand {
        let mut stand = Stand(Vec::new());
        for word in run.clone().map(|n| words.canonical(n)) {
            let near = BASES.near(word);
            let said =
                near.filter(|base| word == base.word || inflection::same_word(word, base.word));
            stand.0.extend(said.map(|base| (base.number, base.one)));
        }
        stand
    }

    fn is_at(&self, number: usize, one: bool) -> bool {
        self.0.contains(&(number, one))
    }
}

/// A base form that stands at a pole.
#[derive(Clone, Copy)]
struct Base {
    word: &'static str,
    number: usize,
    one: bool,
}

/// The base forms by what any form of theirs has in common with them: two letters at the beginning, or the family of an
/// irregular word.
struct Bases {
    /// By [`Bases::letters`].
    by_letters: Vec<Vec<Base>>,
    by_family: HashMap<usize, Vec<Base>>,
}

static BASES: LazyLock<Bases> = LazyLock::new(|| {
    let mut bases = Bases {
        by_letters: vec![Vec::new(); Bases::LETTERS],
        by_family: HashMap::new(),
    };
    for (number, poles) in all().enumerate() {
        for (words, one) in [(poles.one, true), (poles.other, false)] {
            for word in words {
                let base = Base { word, number, one };
                bases.by_letters[Bases::letters(word)].push(base);
                if let Some(family) = inflection::family(word) {
                    bases.by_family.entry(family).or_default().push(base);
                }
            }
        }
    }
    bases
});

impl Bases {
    const LETTERS: usize = 1 << 10;

    /// A number below [`Bases::LETTERS`] for the first two letters of a word.
    fn letters(word: &str) -> usize {
        let mut letters = word.bytes().map(|byte| usize::from(byte % 32));
        32 * letters.next().unwrap_or_default() + letters.next().unwrap_or_default()
    }

    /// The base forms that a word may be a form of.
    fn near<'w>(&'w self, word: &'w str) -> impl Iterator<Item = &'w Base> {
        // Longer words keep their third letter, too, in every form that is no irregular one: `dry` / `dried`.
        const LONGER: usize = 4;
        let third = |word: &str| word.as_bytes().get(2).copied();
        let is_near =
            move |base: &&Base| base.word.len() < LONGER || third(base.word) == third(word);
        let family = inflection::family(word).and_then(|family| self.by_family.get(&family));
        let of_family = family.into_iter().flatten();
        let of_letters = self.by_letters[Bases::letters(word)].iter();
        of_letters.filter(is_near).chain(of_family)
    }
}

#[cfg(test)]
mod tests {
    use super::all;
    use hashbrown::HashSet;

    #[test]
    fn no_word_stands_twice_in_one_pair() {
        for poles in all() {
            let mut seen = HashSet::new();
            for word in poles.one.iter().chain(poles.other) {
                assert!(seen.insert(word), "{word}");
            }
        }
    }
}
