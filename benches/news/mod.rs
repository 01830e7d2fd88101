//! Stories in the manner of a wire, all invented: people, places, figures. The same seed gives the same stories.

/// A story in paragraphs of sentences.
#[derive(Clone)]
pub(crate) struct Story {
    headline: String,
    dateline: String,
    paragraphs: Vec<Vec<String>>,
    tail: String,
}

/// Words from which a story is long enough.
const WORDS: usize = 400;

impl Story {
    /// A story of about 400 words, unlike any other.
    fn invent(dice: &mut Dice) -> Story {
        let mut paragraphs = Vec::new();
        let mut words = 0;
        while words < WORDS {
            let sentences: Vec<String> = (0..1 + dice.below(3)).map(|_| sentence(dice)).collect();
            let of_sentence = |s: &String| s.split(' ').count();
            words += sentences.iter().map(of_sentence).sum::<usize>();
            paragraphs.push(sentences);
        }
        Story {
            headline: format!(
                "{} {} {}s of {}",
                place(dice),
                dice.one_of(&VERBS),
                dice.one_of(&NOUNS),
                place(dice)
            ),
            dateline: format!(
                "{}, {} {} (Halmsund News) -- ",
                place(dice).to_uppercase(),
                dice.one_of(&MONTHS),
                1 + dice.below(28)
            ),
            paragraphs,
            tail: format!("(Reporting by {}; Editing by {})", name(dice), name(dice)),
        }
    }

    /// The same story in another house style, with a changed word in about one of three sentences.
    fn edited(&self, dice: &mut Dice) -> Story {
        let mut copy = self.clone();
        for sentence in copy.paragraphs.iter_mut().flatten() {
            *sentence = sentence
                .replace(" percent", " per cent")
                .replace("US$", "$")
                .replace("harbor", "harbour");
            let (old, new) = dice.one_of(&CHANGES);
            *sentence = sentence.replacen(old, new, 1);
        }
        copy
    }

    /// The middle third of the story.
    fn excerpt(&self) -> Story {
        let third = self.paragraphs.len() / 3;
        let mut copy = self.clone();
        copy.paragraphs = self.paragraphs[third..2 * third].to_vec();
        copy
    }

    /// The story as a file holds it.
    pub(crate) fn text(&self) -> String {
        let body: Vec<String> = self.paragraphs.iter().map(|p| p.join(" ")).collect();
        format!(
            "{}\n\n{}{}\n\n{}\n",
            self.headline,
            self.dateline,
            body.join("\n\n"),
            self.tail
        )
    }
}

/// This many unlike stories.
pub(crate) fn unrelated(stories: usize, seed: u64) -> Vec<Story> {
    let mut dice = Dice(seed);
    (0..stories).map(|_| Story::invent(&mut dice)).collect()
}

/// This many stories, each next to an edited copy of it.
pub(crate) fn twins(pairs: usize, seed: u64) -> Vec<[Story; 2]> {
    let mut dice = Dice(seed);
    let mut twin = || {
        let story = Story::invent(&mut dice);
        let copy = story.edited(&mut dice);
        [story, copy]
    };
    (0..pairs).map(|_| twin()).collect()
}

/// About this many stories, of which three in ten are edited copies or excerpts of others.
pub(crate) fn archive(stories: usize, seed: u64) -> Vec<Story> {
    let mut dice = Dice(seed);
    let mut all = Vec::with_capacity(stories);
    while all.len() < stories {
        let story = Story::invent(&mut dice);
        match dice.below(7) {
            0 | 1 => all.push(story.edited(&mut dice)),
            2 => all.push(story.excerpt()),
            _ => {}
        }
        all.push(story);
    }
    all
}

/// SplitMix64 (Steele, Lea, Flood, 2014): a sequence that is the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

fn sentence(dice: &mut Dice) -> String {
    let d = dice;
    let (noun, other, adjective) = (d.one_of(&NOUNS), d.one_of(&NOUNS), d.one_of(&ADJECTIVES));
    let (verb, day, month) = (d.one_of(&VERBS), d.one_of(&DAYS), d.one_of(&MONTHS));
    let (number, tenth) = (2 + d.below(900), d.below(10));
    match d.below(8) {
        0 => format!(
            "{}, the {noun} minister of {}, said on {day} that {number} {other}s will be {verb}d before {month} {}.",
            name(d),
            place(d),
            1 + d.below(28)
        ),
        1 => format!(
            "The {adjective} {noun} near {} {verb}d {other}s worth US${number}.{tenth} million, {tenth}.{} percent more than in {}.",
            place(d),
            d.below(10),
            1950 + d.below(70)
        ),
        2 => format!(
            "\"We may {verb} the {adjective} {noun} and the {other} of {},\" {} told reporters in {}.",
            place(d),
            name(d),
            place(d)
        ),
        3 => format!(
            "{} has not {verb}d its {adjective} {noun} since {month} {}, when {} {other}s were {}d there.",
            place(d),
            1950 + d.below(70),
            number,
            d.one_of(&VERBS)
        ),
        4 => format!(
            "Gen. {}, who leads the {adjective} {noun}, could {verb} the {other} at {}:{}5 p.m. on {day}.",
            name(d),
            1 + d.below(12),
            d.below(6)
        ),
        5 => format!(
            "{adjective} {noun}s, {other}s, and {}s were {verb}d in {}, {}, and {}, a {} for the U.S. {} said.",
            d.one_of(&NOUNS),
            place(d),
            place(d),
            place(d),
            d.one_of(&NOUNS),
            d.one_of(&NOUNS)
        ),
        6 => format!(
            "Shares in {} {} rose {tenth}.{}% to ${number}.{}5 after it {verb}d {},000 {adjective} {other}s.",
            place(d),
            d.one_of(&["Metals", "Marine", "Timber", "Rail"]),
            d.below(10),
            d.below(10),
            2 + d.below(90)
        ),
        _ => format!(
            "Neither {} nor {} would say whether the {noun} was {verb}d because of the {adjective} {other} in {}.",
            name(d),
            name(d),
            place(d)
        ),
    }
}

fn place(dice: &mut Dice) -> String {
    format!("{}{}", dice.one_of(&STEMS), dice.one_of(&ENDS))
}

fn name(dice: &mut Dice) -> String {
    let given = dice.one_of(&[
        "Ida", "Karin", "Tomas", "Bela", "Oren", "Maud", "Lev", "Sunniva", "Pelle", "Asta",
        "Ruben", "Nadia",
    ]);
    format!(
        "{given} {}{}",
        dice.one_of(&STEMS),
        dice.one_of(&["sen", "er", "ov", "ic", "ani"])
    )
}

const STEMS: [&str; 20] = [
    "Halm", "Grau", "Lind", "Orsk", "Karv", "Ost", "Mel", "Brann", "Tor", "Vex", "Sund", "Kell",
    "Dorn", "Ash", "Fenn", "Quar", "Rim", "Ulv", "Zel", "Pern",
];

const ENDS: [&str; 12] = [
    "feld", "moor", "mere", "haven", "by", "ia", "berg", "ton", "vik", "stad", "wold", "ora",
];

const NOUNS: [&str; 40] = [
    "harbor",
    "bridge",
    "bank",
    "union",
    "court",
    "refinery",
    "hospital",
    "school",
    "tariff",
    "budget",
    "pension",
    "ferry",
    "tunnel",
    "vaccine",
    "election",
    "strike",
    "railway",
    "treaty",
    "loan",
    "reactor",
    "museum",
    "flood",
    "drought",
    "festival",
    "contract",
    "airport",
    "factory",
    "mine",
    "border",
    "satellite",
    "reform",
    "inquiry",
    "ceasefire",
    "merger",
    "auction",
    "patrol",
    "convoy",
    "quota",
    "subsidy",
    "permit",
];

const ADJECTIVES: [&str; 24] = [
    "new",
    "northern",
    "federal",
    "coastal",
    "disputed",
    "private",
    "rural",
    "former",
    "delayed",
    "joint",
    "costly",
    "temporary",
    "local",
    "foreign",
    "armed",
    "historic",
    "unsafe",
    "solar",
    "naval",
    "frozen",
    "regional",
    "secret",
    "annual",
    "idle",
];

/// In the form that takes a `d` for the past.
const VERBS: [&str; 24] = [
    "approve",
    "close",
    "examine",
    "reduce",
    "replace",
    "finance",
    "acquire",
    "evacuate",
    "postpone",
    "criticize",
    "inspire",
    "seize",
    "restore",
    "isolate",
    "privatize",
    "sabotage",
    "ridicule",
    "denounce",
    "authorize",
    "promote",
    "dispute",
    "measure",
    "illustrate",
    "describe",
];

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const MONTHS: [&str; 6] = ["January", "March", "May", "July", "September", "November"];

/// What an editor changed, or got wrong.
const CHANGES: [(&str, &str); 8] = [
    (" will ", " may "),
    (" not ", " "),
    ("Monday", "Tuesday"),
    (" rose ", " fell "),
    (", and ", " and "),
    (" told reporters", " said"),
    ("million", "billion"),
    ("feld", "berg"),
];
