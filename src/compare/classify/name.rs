//! Names of people, places and houses: which words are theirs, and which differences leave the bearer the same.

use super::nation;
use super::romanized;
use crate::compare::passage::Words;
use crate::compare::wordclass::Classes;
use crate::text::token::Form;
use std::ops::Range;

/// Whether a word is, or is part of, a proper noun. A capital says so, except at the beginning of a sentence: there the
/// article must have the word as a name elsewhere, or a name goes on behind it.
pub(super) fn is_name_word(words: &Words<'_>, n: usize, other: &Words<'_>) -> bool {
    if !words.is_capital(n) || words.is(n, Classes::COURTESY_TITLE) {
        return false;
    }
    let neighbor = |n: usize| words.is_capital(n) && !words.tokens[n].is_function();
    let goes_on = words.is_bare(n + 1) && neighbor(n + 1);
    if words.tokens[n].is_function() {
        // The "To" of "To Lam", the "The" of "The Hague".
        return !words.begins_sentence(n) && (goes_on || words.is_bare(n) && neighbor(n - 1));
    }
    if !words.begins_sentence(n) {
        return true;
    }
    let form = Form::of(words.stem(n));
    let is_adverb = words.canonical(n).ends_with("ly") || words.is(n, Classes::SPEECH);
    words.has_name(form)
        || other.has_name(form)
        || goes_on && !is_adverb
        || is_based(words, n)
        || is_acronym(words, n)
        || nation::is_known(words.stem(n)) && !words.has_small(form) && !other.has_small(form)
}

/// Whether a word that begins a sentence is a short one of capitals only, and the next words are not: no heading is set in
/// capitals there.
fn is_acronym(words: &Words<'_>, n: usize) -> bool {
    // Letters; a longer word may be set in capitals because it is the first of the article.
    const LONGEST: usize = 5;
    // Words behind it that may be acronyms or numbers as well.
    const NEAR: usize = 4;
    let behind = n + 1..words.len().min(n + NEAR);
    capitals_only(words.surface(n)).is_some_and(|letters| letters.chars().count() <= LONGEST)
        && behind
            .clone()
            .any(|n| words.surface(n).contains(char::is_lowercase))
}

/// `Lisbon-based`, `Saxon-born`: whatever stands before is a name.
fn is_based(words: &Words<'_>, n: usize) -> bool {
    n + 1 < words.len()
        && words.gap(n + 1).of(words.text) == "-"
        && matches!(
            words.canonical(n + 1),
            "based" | "born" | "led" | "backed" | "owned" | "listed" | "style" | "made"
        )
}

/// Whether two accepted spellings of one word are two surnames here: `Alan Grey` / `Alan Gray`.
///
/// Behind a courtesy title every word is a name. Behind another capitalized word one of a single syllable that ends the
/// name is taken for one; the words that houses spell their own way in names (`Labour Party`, `Defence Ministry`) are longer.
pub(super) fn is_spelled_surname(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    let behind_title = |words: &Words<'_>, n: usize| {
        n > 0 && words.is_capital(n) && words.is(n - 1, Classes::COURTESY_TITLE)
    };
    if behind_title(left, l) && behind_title(right, r) {
        return true;
    }
    let ends_name = |words: &Words<'_>, n: usize| {
        words.is_capital(n)
            && words.is_bare(n)
            && words.is_capital(n - 1)
            && !words.tokens[n - 1].is_function()
            && !(words.is_bare(n + 1) && words.is_capital(n + 1))
            && syllables(words.surface(n)) == 1
    };
    let first = |words: &Words<'_>, n: usize| words.surface(n).chars().next();
    ends_name(left, l) && ends_name(right, r) && first(left, l) == first(right, r)
}

/// Whether a capitalized word is the other with a letter too many, too few or two turned around, and no name of a bearer
/// but a noun: it stands alone behind "the", as in `the Internet`.
pub(super) fn is_misprinted_noun(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    // Shorter words are told from one another by a single letter too often: the Celts, the Cents.
    const SHORTEST: usize = 7;
    let alone = |words: &Words<'_>, n: usize| {
        words.is_bare(n)
            && words.canonical(n - 1) == "the"
            && !(words.is_bare(n + 1) && words.is_capital(n + 1))
    };
    let (a, b) = (left.stem(l), right.stem(r));
    let long = a.chars().count().min(b.chars().count()) >= SHORTEST;
    let turned = || {
        let (mut one, mut other): (Vec<char>, Vec<char>) =
            (a.chars().collect(), b.chars().collect());
        one.sort_unstable();
        other.sort_unstable();
        one == other
    };
    let no_other_letter = a.chars().count() != b.chars().count() || turned();
    alone(left, l) && alone(right, r) && long && no_other_letter && strsim::osa_distance(a, b) == 1
}

/// Runs of vowels in a word, a silent `e` at its end not counted.
fn syllables(word: &str) -> usize {
    let lower = word.to_lowercase();
    let stem = lower.split(['\'', '’']).next().unwrap_or(&lower);
    let stem = stem.strip_suffix('e').unwrap_or(stem);
    stem.split(|c| !"aeiouy".contains(c))
        .filter(|run| !run.is_empty())
        .count()
}

/// Whether leaving out these words leaves the same name: they are a courtesy title, an initial, the ending of a company's
/// name, or a part of a name which the other article has in full.
pub(super) fn is_fuller_form(full: &Words<'_>, run: &Range<usize>, lean: &Words<'_>) -> bool {
    if run.is_empty() || !run.clone().all(|n| full.is_capital(n)) {
        return false;
    }
    let all = |class: Classes| run.clone().all(|n| full.is(n, class));
    let follows = full.is_bare(run.start) && full.is_capital(run.start - 1);
    let leads = full.is_bare(run.end) && full.is_capital(run.end);
    if leads && all(Classes::COURTESY_TITLE)
        || follows && all(Classes::COMPANY_ENDING)
        || follows && leads && run.len() == 1 && is_initial(full.surface(run.start))
    {
        return true;
    }
    let known = |from: usize, to: usize| {
        (from..to).all(|n| {
            let (first, second) = (full.tokens[n].form, full.tokens[n + 1].form);
            full.is_bare(n + 1) && lean.has_pair(first, second)
        })
    };
    leads && known(run.start, run.end) || follows && known(run.start - 1, run.end - 1)
}

/// Whether the words are an office before a name, or change the office behind or before them: `deputy` before `mayor`,
/// `ex-`, `-elect`.
pub(super) fn is_office(words: &Words<'_>, run: &Range<usize>) -> bool {
    if run.is_empty() {
        return false;
    }
    let next = run.end;
    let joined = |n: usize| words.gap(n).of(words.text) == "-";
    if run.len() == 1 {
        let word = words.canonical(run.start);
        let is_next = next < words.len();
        if matches!(word, "ex" | "vice" | "co" | "deputy" | "acting") && is_next && joined(next)
            || matches!(word, "elect" | "designate") && run.start > 0 && joined(run.start)
        {
            return true;
        }
        // A shop assistant may do something, too, and then a verb or an article comes next.
        if word == "assistant"
            && is_next
            && words.is_bare(next)
            && !words.tokens[next].is_function()
            && !words.is(next, Classes::VERB)
        {
            return true;
        }
    }
    if next == words.len() || !words.is_bare(next) {
        return false;
    }
    let last = words.classes(next - 1);
    let is_title = words.is(next, Classes::TITLE);
    last.is(Classes::TITLE) && (is_title || words.is_capital(next))
        || last.is(Classes::TERM_OF_OFFICE) && is_title
}

/// Whether one word is the other with a word before it that makes another office or role of it, written as one word:
/// `co-owner` / `owner`, `ex-wife` / `wife`.
pub(super) fn is_prefixed(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // Letters; what is left of "coop" is no word.
    const SHORTEST: usize = 4;
    short.len() >= SHORTEST
        && matches!(
            long.strip_suffix(short),
            Some("co-" | "ex-" | "vice-" | "deputy-" | "co")
        )
}

/// `J` or `J.`
fn is_initial(surface: &str) -> bool {
    let mut chars = surface.chars();
    chars.next().is_some_and(char::is_uppercase) && matches!(chars.as_str(), "" | ".")
}

/// Whether the single word on one side is made of the initials of the words on the other: `UN` / `United Nations`.
pub(super) fn is_initialism(
    short: &Words<'_>,
    s: &Range<usize>,
    long: &Words<'_>,
    l: &Range<usize>,
) -> bool {
    if s.len() != 1 || l.len() < 2 {
        return false;
    }
    // `G7`, the Group of Seven.
    let name = short.surface(s.start);
    if name.starts_with(char::is_uppercase) && name.ends_with(|c: char| c.is_ascii_digit()) {
        return long.is_numeric(l.end - 1) && spell(long, l.clone(), &name.to_lowercase());
    }
    let Some(letters) = capitals_only(name) else {
        return false;
    };
    let initial = |n: usize| long.surface(n).chars().next();
    // Of what is short itself all letters count: `UNSC`, the UN Security Council.
    let initials = |n: usize| match capitals_only(long.surface(n)) {
        Some(letters) => letters,
        None => initial(n).into_iter().collect(),
    };
    let capitals = |run: Range<usize>| {
        let capitals = run.filter(|n| long.is_capital(*n));
        let whole: String = capitals.map(initials).collect();
        whole == letters
    };
    // The ending of a company's name has no letter as a rule.
    let end = l.end - usize::from(long.is(l.end - 1, Classes::COMPANY_ENDING));
    if capitals(l.clone()) || capitals(l.start..end) {
        return true;
    }
    // Offices and the like have small letters: `chief executive`, which leaves its officer out.
    let content = l.clone().filter(|n| !long.tokens[*n].is_function());
    let initials = content.filter_map(initial).flat_map(char::to_uppercase);
    let officer = (long.canonical(l.end - 1) == "executive").then_some('O');
    let whole: String = initials.collect();
    letters == whole || officer.is_some_and(|o| letters.strip_suffix(o) == Some(whole.as_str()))
}

/// Whether every name in the run stands in the passage outside of it too, and on the other side: it is mentioned again.
pub(super) fn is_repeated(words: &Words<'_>, run: &Range<usize>, other: &Words<'_>) -> bool {
    // A longer run is a clause of its own, whose names are told.
    const LONGEST: usize = 16;
    if run.len() > LONGEST {
        return false;
    }
    let named = |form: Form, words: &Words<'_>, except: &Range<usize>| {
        let mut outside = (0..words.len()).filter(|n| !except.contains(n));
        outside.any(|n| words.tokens[n].is_capital() && Form::of(words.stem(n)) == form)
    };
    run.clone()
        .filter(|n| is_name_word(words, *n, other))
        .map(|n| Form::of(words.stem(n)))
        .all(|form| named(form, words, run) && named(form, other, &(0..0)))
}

/// Places that changed how they are spelled in English, or whose old name is still in use.
const RESPELLED: [[&str; 2]; 25] = [
    ["kiev", "kyiv"],
    ["kharkov", "kharkiv"],
    ["odessa", "odesa"],
    ["lvov", "lviv"],
    ["chernobyl", "chornobyl"],
    ["peking", "beijing"],
    ["canton", "guangzhou"],
    ["bombay", "mumbai"],
    ["calcutta", "kolkata"],
    ["madras", "chennai"],
    ["bangalore", "bengaluru"],
    ["rangoon", "yangon"],
    ["dacca", "dhaka"],
    ["basle", "basel"],
    ["mecca", "makkah"],
    ["seville", "sevilla"],
    ["zaragoza", "saragossa"],
    ["macau", "macao"],
    ["teheran", "tehran"],
    ["bagdad", "baghdad"],
    ["hannover", "hanover"],
    ["marseilles", "marseille"],
    ["lyons", "lyon"],
    ["majorca", "mallorca"],
    ["koran", "quran"],
];

/// Whether two words are one name in two spellings: `Kiev` / `Kyiv`, `Mueller` / `Muller`, `Orlensky` / `Orlenskiy`.
pub(super) fn is_respelled(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    if !left.is_capital(l) || !right.is_capital(r) {
        return false;
    }
    let (a, b) = (left.stem(l), right.stem(r));
    // An umlaut written out where the other side leaves its dots away.
    let plain = |word: &str| {
        word.replace("ae", "a")
            .replace("oe", "o")
            .replace("ue", "u")
    };
    let is_written_out = |word: &str| {
        let mut pairs = word.as_bytes().windows(2);
        pairs.any(|pair| matches!(pair, [b'a' | b'o' | b'u', b'e']))
    };
    let umlaut = a.len() != b.len()
        && a.len().min(b.len()) >= 4
        && (is_written_out(a) || is_written_out(b))
        && plain(a) == plain(b);
    umlaut
        || romanized::is_same(a, b)
        || RESPELLED
            .iter()
            .any(|[x, y]| a == *x && b == *y || a == *y && b == *x)
}

/// Whether the words are the long form of the short one in brackets behind them, which the other side has alone: of `the Grain
/// Trade Board (GTB)` and `the GTB`, the words before the bracket.
pub(super) fn is_long_form_before(words: &Words<'_>, run: &Range<usize>) -> bool {
    let short = run.end;
    if run.len() < 2 || short >= words.len() {
        return false;
    }
    let in_brackets = words.gap(short).of(words.text).trim_start() == "("
        && words.gap(short + 1).of(words.text).starts_with(')');
    let letters = words.surface(short).replace('.', "");
    // Of several, the short form takes the plural: `UAVs`.
    let letters = match words.surface(short - 1).ends_with('s') {
        true => letters.strip_suffix('s').unwrap_or(&letters),
        false => &letters,
    };
    let is_short = letters
        .chars()
        .all(|c| c.is_uppercase() || c.is_ascii_digit())
        && letters.starts_with(char::is_uppercase);
    in_brackets && is_short && spell(words, run.clone(), &letters.to_lowercase())
}

/// Whether words are shortened to these letters: to their initials, those of function words or not, and some letters behind an
/// initial (`Southeast`: SE); of a number, to its figures.
fn spell(words: &Words<'_>, mut run: Range<usize>, letters: &str) -> bool {
    /// No short form is longer, and longer ones could take long to compare.
    const LONGEST: usize = 10;
    if letters.len() > LONGEST {
        return false;
    }
    let Some(n) = run.next() else {
        return letters.is_empty();
    };
    if words.is_numeric(n) {
        let rest = letters.strip_prefix(words.canonical(n));
        return rest.is_some_and(|rest| spell(words, run, rest));
    }
    if words.tokens[n].is_function() && spell(words, run.clone(), letters) {
        return true;
    }
    let mut word = words.canonical(n).chars();
    let mut rest = letters.chars();
    if rest
        .next()
        .is_none_or(|initial| word.next() != Some(initial))
    {
        return false;
    }
    loop {
        if spell(words, run.clone(), rest.as_str()) {
            return true;
        }
        let Some(letter) = rest.next() else {
            return false;
        };
        if !word.any(|c| c == letter) {
            return false;
        }
    }
}

/// Whether the words are one short form in brackets behind the words that it stands for: `Grain Trade Board (GTB)`.
pub(super) fn is_short_form_behind(words: &Words<'_>, run: &Range<usize>) -> bool {
    if run.len() != 1 || run.start == 0 || !words.gap(run.start).of(words.text).ends_with('(') {
        return false;
    }
    let Some(letters) = capitals_only(words.surface(run.start)) else {
        return false;
    };
    let mut wanted = letters.chars().rev().peekable();
    for n in (0..run.start).rev().take(2 * letters.len()) {
        let Some(&letter) = wanted.peek() else {
            return true;
        };
        let first = words.surface(n).chars().next();
        if first.is_some_and(|c| c.to_uppercase().eq([letter])) {
            wanted.next();
        } else if !words.tokens[n].is_function() {
            return false;
        }
    }
    wanted.peek().is_none()
}

/// The letters of a word of two capital letters or more.
fn capitals_only(surface: &str) -> Option<String> {
    let letters: String = surface.chars().filter(|c| *c != '.').collect();
    let capital = letters.chars().all(char::is_uppercase);
    (capital && letters.chars().nth(1).is_some()).then_some(letters)
}
