//! Tells the labels of speakers that two houses set differently: `Q:` and `A:` in an interview, for which another sets names
//! or nothing.

use super::alignment::Tie;
use super::body::Body;
use super::difference::{Class, Difference};
use crate::span::Span;
use std::collections::HashMap;

/// How often a label must stand for another to be told as its house's style.
const FEWEST: usize = 2;

/// What stands for what: a label on the left and one on the right, of which one may be nothing.
type Labels<'a> = (&'a str, &'a str);

/// Makes matters of style of the differences that are only a letter before a colon for a name there, or for nothing: each letter
/// for one name, more than once. Two names, or one letter for another, say who speaks, and so does a name left out.
pub(super) fn settle(ties: &mut [Tie], left: &Body<'_>, right: &Body<'_>) {
    let found = |tie: &Tie| -> Option<(usize, Labels<'_>)> {
        let starts = (left.span(&tie.left).start, right.span(&tie.right).start);
        let first = tie.differences.iter().position(|difference| {
            let Difference { left, right, .. } = difference;
            (left.start, right.start) == starts
        })?;
        let difference = &tie.differences[first];
        let labels = (
            label(left.text, difference.left)?,
            label(right.text, difference.right)?,
        );
        (is_letter(labels.0) != is_letter(labels.1)).then_some((first, labels))
    };
    let mut times: HashMap<Labels<'_>, usize> = HashMap::new();
    for (_, labels) in ties.iter().filter_map(found) {
        *times.entry(labels).or_default() += 1;
    }
    if times.values().all(|times| *times < FEWEST) {
        return;
    }
    let (lefts, rights) = (
        most(&times, |labels| labels.0),
        most(&times, |labels| labels.1),
    );
    let is_usual = |labels: Labels<'_>| {
        let own = times.get(&labels).copied().unwrap_or_default();
        // Where labels are left out, all of them stand for nothing.
        let has_no_rival = |label: &str, most: &HashMap<&str, (usize, usize)>| {
            label.is_empty() || most.get(label) == Some(&(own, 1))
        };
        own >= FEWEST && has_no_rival(labels.0, &lefts) && has_no_rival(labels.1, &rights)
    };
    for tie in ties {
        if let Some((first, labels)) = found(tie)
            && is_usual(labels)
        {
            tie.differences[first].class = match labels {
                ("", _) | (_, "") => Class::Punctuation,
                _ => Class::Abbreviation,
            };
        }
    }
}

/// For each label of one side, how often the most frequent of what it stands for does, and how many are as frequent.
fn most<'a>(
    times: &HashMap<Labels<'a>, usize>,
    side: impl Fn(&Labels<'a>) -> &'a str,
) -> HashMap<&'a str, (usize, usize)> {
    let mut most: HashMap<&str, (usize, usize)> = HashMap::new();
    for (labels, times) in times {
        let (highest, count) = most.entry(side(labels)).or_default();
        if *times > *highest {
            (*highest, *count) = (*times, 1);
        } else if *times == *highest {
            *count += 1;
        }
    }
    most
}

/// The label that a difference at the start of a passage is, without its colon: one or two words with capitals at the start of a
/// paragraph. Empty where the side has none.
fn label(text: &str, span: Span) -> Option<&str> {
    const LONGEST: usize = 40;
    let said = span.of(text).trim_end();
    if said.is_empty() {
        return Some(said);
    }
    let before = text[..span.start as usize].trim_end_matches(' ');
    let opens = before.is_empty() || before.ends_with('\n');
    let name = match said.strip_suffix(':') {
        Some(name) => name,
        None if text[span.end as usize..].starts_with(':') => said,
        None => return None,
    };
    let mut words = name.split_whitespace();
    let is_name = name.len() <= LONGEST
        && words
            .by_ref()
            .take(2)
            .all(|word| word.starts_with(char::is_uppercase))
        && words.next().is_none();
    (opens && is_name).then_some(name)
}

/// Whether a label is a letter that stands for whoever asks or answers.
fn is_letter(label: &str) -> bool {
    let mut letters = label.chars();
    letters.next().is_some() && letters.next().is_none()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::compare::comparison::Pair;
    use crate::compare::difference::Tier;
    use crate::compare::sample::Sample;
    use crate::compare::{Comparer, Limits};

    /// The turns of an interview, each said by the first or the second of two.
    fn interview(first: &str, second: &str) -> String {
        [
            (
                first,
                "Why do you stop conducting now, after so many years?",
            ),
            (
                second,
                "Because my hands hurt and I have said what I had to say.",
            ),
            (first, "Will you ever come back to the hall in Elmsted?"),
            (second, "I promised my husband that I would never do that."),
            (first, "What will you miss most about the orchestra?"),
            (second, "The silence before the first note of an evening."),
        ]
        .map(|(who, said)| format!("{who} {said}\n\n").trim_start().to_owned())
        .concat()
    }

    fn classes(left: &str, right: &str) -> Vec<Class> {
        let (left, right) = (Sample::of(left), Sample::of(right));
        let limits = Limits::default();
        let told =
            Comparer::new(&limits).compare(Pair::new(0, 1).unwrap(), &left.body(), &right.body());
        let ties = told.alignment.ties.iter();
        ties.flat_map(|tie| &tie.differences)
            .map(|d| d.class)
            .collect()
    }

    #[test]
    fn a_letter_for_a_name_or_nothing_is_style() {
        for (letters, (first, second)) in [
            (("Q:", "A:"), ("HPX:", "Venn:")),
            (("Q:", "A:"), ("HPX:", "Ila Venn:")),
            (("Q:", "A:"), ("", "")),
            (("В:", "О:"), ("Ostrik:", "Helm:")),
        ] {
            let letters = interview(letters.0, letters.1);
            let other = interview(first, second);
            for (left, right) in [(&letters, &other), (&other, &letters)] {
                let classes = classes(left, right);
                assert_eq!(classes.len(), 6, "{classes:?}");
                assert!(
                    classes.iter().all(|class| class.tier() == Tier::Style),
                    "{classes:?}"
                );
            }
        }
    }

    #[test]
    fn who_speaks_is_no_style() {
        let names = interview("Ostrik:", "Helm:");
        let told = |left: &str, right: &str| {
            let classes = classes(left, right);
            classes
                .iter()
                .filter(|class| class.tier() != Tier::Style)
                .count()
        };
        assert_eq!(told(&names, &interview("Ostrik:", "Venn:")), 3);
        assert_eq!(told(&names, &interview("Helm:", "Ostrik:")), 6);
        // One answer under the other's name.
        let letters = interview("Q:", "A:");
        let mixed = names.replace("Helm: I promised", "Ostrik: I promised");
        assert_eq!(told(&letters, &mixed), 1);
    }
}
