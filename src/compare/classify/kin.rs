//! Which words may stand for one another as forms, spellings or misprints of one word, and what that gains.

use super::contraction;
use crate::compare::bits::bits;
use crate::compare::edit::{OPEN, Related};
use crate::compare::ends::between_common_ends;
use crate::compare::inflection;
use crate::compare::passage::Words;
use crate::compare::wordclass::Classes;
use crate::text::lexicon::{self, EntryKind};
use crate::text::token::{Form, Rules, Token, TokenKind};
use crate::text::{numeral, spelling};
use std::ops::Range;

/// The changed words of the right side by what words related to them have in common with them.
pub(super) struct Kin {
    /// Where the words of the right begin, and how they look.
    start: usize,
    looks: Vec<Look>,
    /// For every 64 words, which of them have each of the beginnings.
    by_beginning: Vec<[u64; Look::BEGINNINGS]>,
}

impl Kin {
    /// Of the words of the right that stand in a run.
    pub(super) fn of(right: &Words<'_>, run: Range<usize>) -> Kin {
        let start = run.start;
        let looks: Vec<Look> = run.map(|n| Look::of(right, n)).collect();
        let mut by_beginning = vec![[0; Look::BEGINNINGS]; looks.len().div_ceil(64)];
        for (n, look) in looks.iter().enumerate() {
            for beginning in bits(look.beginnings.into()) {
                by_beginning[n / 64][beginning] |= 1 << (n % 64);
            }
        }
        Kin {
            start,
            looks,
            by_beginning,
        }
    }

    /// Adds the words in a part of the run, in order, that word `l` of the left may stand for without being the same.
    pub(super) fn of_word(
        &self,
        left: &Words<'_>,
        l: usize,
        right: &Words<'_>,
        run: Range<usize>,
        found: &mut Vec<Related>,
    ) {
        let look = Look::of(left, l);
        let form = left.tokens[l].form;
        let run = run.start - self.start..run.end - self.start;
        for block in run.start / 64..run.end.div_ceil(64) {
            let by_beginning = &self.by_beginning[block];
            let alike = bits(look.beginnings.into()).fold(0, |all, n| all | by_beginning[n]);
            for n in bits(alike).map(|n| 64 * block + n) {
                let r = self.start + n;
                if run.contains(&n)
                    && look.may_be_related(self.looks[n])
                    && form != right.tokens[r].form
                    && let Some(gain) = gain_of_swapping(left, l, right, r)
                {
                    found.push((r, gain));
                }
            }
        }
    }
}

/// What two words that differ gain as forms of one word, or as numbers, months or weekdays in the same place.
fn gain_of_swapping(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> Option<i32> {
    const ALIKE: i32 = OPEN + 1;
    const DISTANT: i32 = OPEN - 2;
    // Bytes; what is longer is no word of a language, and comparing such could take long.
    const LONGEST_WORD: usize = 64;
    let (one, other) = (&left.tokens[l], &right.tokens[r]);
    if one.kind != TokenKind::Word || other.kind != TokenKind::Word {
        let amounts = |kind| matches!(kind, TokenKind::Number | TokenKind::Quantity);
        return if is_day_in_two_forms(left, l, right, r) {
            Some(ALIKE)
        } else if one.kind != other.kind {
            (amounts(one.kind) && amounts(other.kind)).then_some(DISTANT)
        } else if one.kind == TokenKind::Quantity
            && unit(left.canonical(l)) != unit(right.canonical(r))
        {
            Some(DISTANT)
        } else {
            Some(ALIKE)
        };
    }
    if one.span.len().max(other.span.len()) > LONGEST_WORD {
        return None;
    }
    let (a, b) = (left.canonical(l), right.canonical(r));
    // Most words that begin alike are not related in any way.
    let alike = looks_alike(a, b)
        // Forms of one word begin alike, but for irregular ones and a few spellings (curb, kerb).
        || inflection::same_word(a, b)
        || is_spelled_alike((a, one.form), (b, other.form));
    let same_stem = left.stem(l) == right.stem(r);
    // A contraction stands for two words: "it's" is no form of "it".
    let is_contraction = |word| contraction::parts(word).is_some();
    if !alike && !same_stem || is_contraction(a) != is_contraction(b) {
        return None;
    }
    let numbered = has_digit(a);
    let related = numbered == has_digit(b) && if numbered { same_stem } else { alike };
    let function = one.is_function() && other.is_function();
    related.then_some(if function { DISTANT } else { ALIKE })
}

/// Whether both words are one day of a month: `5` / `5th`.
pub(super) fn is_day_in_two_forms(left: &Words<'_>, l: usize, right: &Words<'_>, r: usize) -> bool {
    let kinds = (left.tokens[l].kind, right.tokens[r].kind);
    let (number, ordinal) = match kinds {
        (TokenKind::Number, TokenKind::Ordinal) => (left.canonical(l), right.canonical(r)),
        (TokenKind::Ordinal, TokenKind::Number) => (right.canonical(r), left.canonical(l)),
        _ => return false,
    };
    let by_month = |words: &Words<'_>, n: usize| {
        let is_month = |t: &Token| t.kind == TokenKind::Month;
        n > 0 && is_month(&words.tokens[n - 1]) || words.tokens.get(n + 1).is_some_and(is_month)
    };
    ordinal
        .strip_prefix(number)
        .is_some_and(|ending| numeral::is_ordinal_ending(number, ending))
        && by_month(left, l)
        && by_month(right, r)
}

/// What tells most pairs of words apart before they are looked at closely.
#[derive(Clone, Copy)]
struct Look {
    /// How words begin that may be related to this one: two that have no bit in common are not.
    beginnings: u32,
    /// Its letters.
    letters: u32,
    /// The family of an irregular word, which may have other letters.
    family: Option<usize>,
    /// Its length in bytes.
    len: usize,
    /// Its second letter, where it is a word of plain letters that nothing but its capitals was changed of.
    second: Option<u8>,
}

impl Look {
    /// Letters, and what else is in place of one.
    const BEGINNINGS: usize = 28;
    const LETTERS: u32 = (1 << 26) - 1;
    const ANY: u32 = (1 << Look::BEGINNINGS) - 1;
    const IRREGULAR: u32 = 1 << 26;
    const NUMERIC: u32 = 1 << 27;

    fn of(words: &Words<'_>, n: usize) -> Look {
        let token = &words.tokens[n];
        if token.kind != TokenKind::Word {
            return Look {
                beginnings: Look::NUMERIC,
                letters: 0,
                family: None,
                len: 0,
                second: None,
            };
        }
        /// The place of a letter in the alphabet, whatever its case; 26 or more for any other byte.
        fn place(byte: u8) -> u32 {
            u32::from((byte | 0x20).wrapping_sub(b'a'))
        }
        const C: u32 = (b'c' - b'a') as u32;
        const K: u32 = (b'k' - b'a') as u32;
        let bytes = words.surface(n).as_bytes();
        let seen = bytes
            .iter()
            .fold(0, |seen, byte| seen | 1 << place(*byte).min(26));
        let (letters, others) = (seen & Look::LETTERS, seen & !Look::LETTERS);
        let has_kin = words.is(n, Classes::KIN);
        // Three capitals alone may be initials, which are read with stops between them.
        let is_plain = others == 0
            && (token.rules == Rules::default() || token.rules == Rules::CASE && bytes.len() > 3)
            && !(has_kin && spelling::is_paired(token.form));
        let mut beginnings = match bytes.first().map(|first| place(*first)) {
            // Curb and kerb.
            Some(K) => 1 << C,
            Some(letter @ ..26) => 1 << letter,
            _ => Look::ANY,
        };
        let family = match has_kin {
            true => inflection::family_of_form(token.form),
            false => None,
        };
        if family.is_some() {
            // Go and went; be and all its forms, she and her.
            beginnings |= Look::IRREGULAR;
        }
        Look {
            beginnings,
            letters,
            family,
            len: bytes.len(),
            second: is_plain.then(|| bytes.get(1).map_or(0, |byte| byte | 0x20)),
        }
    }

    /// Whether the two may be forms, spellings or misprints of one word: endings differ in six letters at most.
    fn may_be_related(self, other: Look) -> bool {
        let common = self.beginnings & other.beginnings & !Look::IRREGULAR;
        self.family.is_some() && self.family == other.family
            || common != 0
                && self.is_near(other)
                && (self.letters ^ other.letters).count_ones() <= 6
    }

    /// Whether two words with the same first letter may be related by what follows. Forms of one word go on with the same
    /// letter, and misprints are of nearly the same length.
    fn is_near(self, other: Look) -> bool {
        match (self.second, other.second) {
            (Some(one), Some(another)) => {
                let (shorter, apart) = (self.len.min(other.len), self.len.abs_diff(other.len));
                one == another || shorter >= SHORTEST_ALIKE && apart <= MOST_EDITS
            }
            _ => true,
        }
    }
}

/// The unit in the canonical text of a quantity: what is left without the digits.
fn unit(canonical: &str) -> &str {
    canonical.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-'))
}

fn has_digit(word: &str) -> bool {
    if word.is_ascii() {
        word.bytes().any(|byte| byte.is_ascii_digit())
    } else {
        word.chars().any(char::is_numeric)
    }
}

fn is_spelled_alike((a, one): (&str, Form), (b, other): (&str, Form)) -> bool {
    let begins = |word: &str| {
        word.bytes()
            .next()
            .map(|b| if b == b'k' { b'c' } else { b })
    };
    // Few words are spelled in a way of their own, but any verb may end in -ise.
    let has_variant = |form| {
        lexicon::look_up(form).is_some_and(|entry| entry.kind == EntryKind::Spelling)
            || spelling::is_paired(form)
    };
    begins(a) == begins(b)
        && a.len().abs_diff(b.len()) <= 3
        && match has_variant(one) || has_variant(other) {
            true => spelling::same_word(a, b),
            false => spelling::differ_as_ise_and_ize(a, b),
        }
}

/// Letters of the shortest words that are looked at for misprints, and the most edits that make one.
const SHORTEST_ALIKE: usize = 5;
const MOST_EDITS: usize = 2;

/// Whether one word may stand for the other because they look alike, be it a misprint or another word: one edit in five
/// letters or more, two in nine or more, and the first letter right.
fn looks_alike(a: &str, b: &str) -> bool {
    let most = |shorter: usize| match shorter {
        ..SHORTEST_ALIKE => 0,
        SHORTEST_ALIKE..9 => 1,
        _ => MOST_EDITS,
    };
    if a.bytes().next() != b.bytes().next() || a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    if !a.is_ascii() || !b.is_ascii() {
        let (long_a, long_b) = (a.chars().count(), b.chars().count());
        let most = most(long_a.min(long_b));
        return most > 0
            && a.chars().next() == b.chars().next()
            && long_a.abs_diff(long_b) <= most
            && strsim::osa_distance(a, b) <= most;
    }
    let most = most(a.len().min(b.len()));
    if most == 0 || a.len().abs_diff(b.len()) > most {
        return false;
    }
    // What both begin or end with needs no edit.
    let (l, r) = between_common_ends(a.as_bytes(), b.as_bytes(), |x, y| x == y);
    let (a, b) = (&a[l], &b[r]);
    match (a.as_bytes(), b.as_bytes()) {
        ([] | [_], [] | [_]) => true,
        ([x, y], [v, w]) if x == w && y == v => true,
        _ => most > 1 && strsim::osa_distance(a, b) <= most,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::passage::{Names, Passage};
    use crate::span::Span;
    use crate::text::tokenize::tokenize;
    use hashbrown::HashSet;

    #[test]
    fn no_related_words_are_passed_over_for_how_they_go_on() {
        let stems = "ferry port carry order color kerb curb check cheque story storey tyre tire weapon \
            organise organize gunman gunmen withdraw withdrew export expert garden gander a an US us it IT WHO who \
            don't do O'Dell odell AT&amp;T at&t r&amp;b F-16 f16 can't cannot naive naïve Corp. corps administration admnistration";
        let mut text = String::from(stems);
        for stem in stems.split_whitespace() {
            for ending in ["s", "'s", "ed", "ing", "er"] {
                text += &format!(" {stem}{ending}");
            }
            for n in 1..stem.len().min(4) {
                if let (Some(head), Some(tail)) = (stem.get(..n), stem.get(n + 1..)) {
                    text += &format!(" {head}{tail} {head}x{tail}");
                }
            }
        }
        for form in inflection::irregular_forms() {
            text += &format!(" {form}");
        }
        let mut tokens = Vec::new();
        tokenize(&text, Span::new(0, text.len()), &mut tokens);
        let names = Names::default();
        let words = &Words::of(&Passage {
            text: &text,
            span: Span::new(0, text.len()),
            tokens: &tokens,
            article: &tokens,
            names: &names,
        });
        let looks: Vec<Look> = (0..words.len()).map(|n| Look::of(words, n)).collect();
        let mut related = 0;
        for (l, look) in looks.iter().enumerate() {
            for (r, other) in looks.iter().enumerate() {
                let common = look.beginnings & other.beginnings & !Look::IRREGULAR;
                if tokens[l].form != tokens[r].form
                    && common != 0
                    && (look.family.is_none() || look.family != other.family)
                    && gain_of_swapping(words, l, words, r).is_some()
                {
                    let (one, another) = (words.surface(l), words.surface(r));
                    assert!(look.is_near(*other), "{one} {another}");
                    related += 1;
                }
            }
        }
        assert!(related > 1000, "{related}");
    }

    #[test]
    fn irregular_words_of_two_families_are_related_only_if_they_begin_alike() {
        let begins = |word: &str| word.as_bytes()[0];
        for a in inflection::irregular_forms() {
            for b in inflection::irregular_forms() {
                let one_family = inflection::family(a) == inflection::family(b);
                let letters = |word: &str| word.bytes().collect::<HashSet<u8>>();
                let differing = (&letters(a) ^ &letters(b)).len();
                let apart = begins(a) != begins(b) || differing > 6;
                let alike = || {
                    let forms = (Form::of(a), Form::of(b));
                    looks_alike(a, b)
                        || inflection::same_word(a, b)
                        || is_spelled_alike((a, forms.0), (b, forms.1))
                };
                assert!(one_family || !apart || !alike(), "{a} {b}");
            }
        }
    }

    #[test]
    fn words_that_look_alike_share_the_first_letter_and_most_others() {
        for (a, b) in [
            ("cellular", "celluar"),
            ("internet", "internt"),
            ("gover", "govre"),
            ("administer", "admnistre"),
            ("naïvely", "naívely"),
        ] {
            assert!(looks_alike(a, b) && looks_alike(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("import", "export"),
            ("rise", "rose"),
            ("formal", "normal"),
            ("garden", "gander"),
            ("committee", "comity"),
            ("élan", "elan"),
            ("minister", "ministry"),
        ] {
            assert!(!looks_alike(a, b) && !looks_alike(b, a), "{a} {b}");
        }
    }
}
