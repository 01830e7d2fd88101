//! Finds what a wire says about a story instead of telling it: kill, hold, embargo, machine translation.

mod openers;

use super::phrase::{Phrases, holds, holds_any, is_dash, opening, opens_with, phrases, words};
use super::{Part, address, agency};
use crate::article::NoticeKind;
use crate::text::document::FurnitureKind;
use openers::{EMBARGOES, HOLDS, KILLS, MACHINES, SUBJECTS, WITHDRAWN};

pub(super) use openers::{OPENERS, STORY};

/// A notice is no longer than this.
const MAX_NOTICE: usize = 500;

/// What an editor may do with a story.
const USE: &Phrases = phrases![
    "publish",
    "published",
    "publication",
    "use",
    "used",
    "transmitted",
    "editors",
];

/// What a whole paragraph gives notice of, if anything.
pub(super) fn find(text: &str) -> Option<NoticeKind> {
    if text.len() > MAX_NOTICE {
        return None;
    }
    let bare = text.trim_start_matches(|c: char| {
        is_dash(c) || c.is_whitespace() || matches!(c, '*' | '(' | '[' | '^' | '+' | '!')
    });
    let opener = bare.as_bytes().first()?.to_ascii_lowercase();
    // One look at the first letter spares nearly every paragraph of a story the rest.
    if matches!(opener, b'e' | b'a' | b'n')
        && let Some(kind) = address::behind_any(bare).and_then(find)
    {
        return Some(kind);
    }
    match opener {
        b'k' | b'b' | b'm' | b'w' | b'p' | b'u' | b'a' | b'e' if is_kill(bare) => {
            Some(NoticeKind::Kill)
        }
        b'e' | b'n' | b's' | b'u' if is_embargo(bare) => Some(NoticeKind::Embargo),
        b'h' | b'a' | b'e' | b'd' if is_hold(bare) => Some(NoticeKind::Hold),
        b't' | b'a' | b'w' | b'e' | b'm' | b'd' | b'g' | b'n' if is_machine(bare) => {
            Some(NoticeKind::Machine)
        }
        b't' | b's' if is_withdrawal(bare) => Some(NoticeKind::Kill),
        _ if is_withdrawn_by_agency(bare) => Some(NoticeKind::Kill),
        _ => None,
    }
}

/// Sets the rest of a short text aside that opens with a kill and speaks of a story: it says why and what to do. A story that
/// moves once more with the word over it has a dateline, is longer, or speaks of something else.
pub(super) fn mark_instructions(text: &str, parts: &mut [Part]) {
    const MOST_WORDS: usize = 100;
    let opens_with_kill = parts
        .iter()
        .find(|part| part.notice.is_some() || part.kind.is_none())
        .is_some_and(|part| part.notice == Some(NoticeKind::Kill));
    if !opens_with_kill || parts.iter().any(|part| part.dateline || part.marked) {
        return;
    }
    let mut rest = 0;
    for part in parts.iter().filter(|part| part.kind.is_none()) {
        rest += words(part.of(text), MOST_WORDS + 1);
        if rest > MOST_WORDS {
            return;
        }
    }
    let speaks = parts.iter().any(|part| {
        let said = part.of(text);
        let told = part.kind.is_none() || part.notice.is_some();
        told && (holds_any(said, STORY) || holds_any(said, USE))
    });
    if !speaks {
        return;
    }
    for part in parts.iter_mut().filter(|part| part.kind.is_none()) {
        part.kind = Some(FurnitureKind::Notice);
    }
}

/// `KILL`, `BULLETIN KILL`, `Kill AM-Ferry`, `EDITORS: Please kill the story …`, `STORY WITHDRAWN`.
fn is_kill(text: &str) -> bool {
    if KILLS.prefix_of(text).is_none() {
        return false;
    }
    let mut shout = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let (first, second) = (shout.next().unwrap_or(""), shout.next().unwrap_or(""));
    if first == "KILL"
        && (second.is_empty()
            || !second.chars().any(char::is_lowercase)
            || text[4..]
                .trim_start()
                .starts_with([':', '-', '–', '—', '.']))
    {
        return true;
    }
    if matches!(
        first,
        "BULLETIN"
            | "URGENT"
            | "ADVISORY"
            | "MANDATORY"
            | "ATTENTION"
            | "EDITORS"
            | "PLEASE"
            | "AP"
            | "AFP"
            | "ALERT"
    ) && (second == "KILL" || text.contains(" KILL "))
        && words(text, 60) < 60
    {
        return true;
    }
    if matches!(first, "WITHDRAWN" | "WITHDRAWAL" | "WITHDRAW")
        && !text
            .chars()
            .nth(first.len())
            .is_some_and(char::is_alphanumeric)
    {
        return true;
    }
    let warned = matches!(first, "ADVISORY" | "ALERT" | "URGENT" | "ATTENTION");
    if warned && holds(text, "withdrawn") && holds_any(text, STORY) && words(text, 16) < 16 {
        return true;
    }
    let addressed = opens_with(text, "editors")
        || opens_with(text, "attention editors")
        || opens_with(text, "eds:")
        || opens_with(text, "please")
        || opens_with(text, "attention");
    if opens_with(text, "mandatory kill")
        || opens_with(text, "bulletin kill")
        || opens_with(text, "kill advisory")
    {
        return true;
    }
    (addressed
        && (holds(text, "kill the")
            || holds(text, "kill our")
            || holds(text, "kill this")
            || holds(text, "disregard the")
            || holds(text, "disregard our")
            || holds(text, "withdrawn")
            || holds(text, "withdraw the")
            || holds(text, "do not use"))
        || opens_with(text, "kill the"))
        && holds_any(text, STORY)
        && words(text, 60) < 60
        && (addressed
            || text.len() < 160
                && holds_any(
                    text,
                    phrases!["slugged", "headlined", "datelined", "story number"],
                ))
}

/// `The story headlined “…” has been withdrawn.`
fn is_withdrawal(text: &str) -> bool {
    opening(text, WITHDRAWN).is_some()
        && (holds_any(
            text,
            phrases![
                "is withdrawn",
                "has been withdrawn",
                "was withdrawn",
                "story withdrawn",
                "is being withdrawn",
                "has been retracted",
                "has been removed because",
            ],
        ))
        && words(text, 61) <= 60
}

/// `AFP has withdrawn the story headlined “…”`: an agency of its own story. What somebody else says of that is news.
fn is_withdrawn_by_agency(text: &str) -> bool {
    if !opens_with(text, "we") && !agency::may_open(text) {
        return false;
    }
    // Names of agencies have no more words.
    const LONGEST: usize = 4;
    const DEEDS: &Phrases = phrases![
        "has withdrawn",
        "has killed",
        "has retracted",
        "have withdrawn",
        "is withdrawing",
        "withdraws",
        "retracts",
    ];
    let spaces = text.bytes().enumerate().filter(|&(_, b)| b == b' ');
    let Some((name, behind)) = spaces.take(LONGEST).find_map(|(at, _)| {
        let deed = opening(&text[at + 1..], DEEDS)?;
        Some((&text[..at], &text[at + 1 + deed.len()..]))
    }) else {
        return false;
    };
    let own = name == "We" || name == "we" || agency::is_known(name);
    let what = behind.trim_start();
    let article = opening(what, phrases!["the", "this", "its", "our", "a", "an"]);
    let near = what.char_indices().nth(60).map_or(what.len(), |(at, _)| at);
    own && article.is_some()
        && holds_any(&what[..near], STORY)
        && !holds_any(text, phrases!["said", "says", "told", "according to"])
        && words(text, 61) <= 60
}

fn is_embargo(text: &str) -> bool {
    let opened = opening(text, EMBARGOES);
    // `Embargoes on oil …` is not matched; `Embargo on grain exports lifted` is a headline.
    opened.is_some_and(|phrase| {
        let rest = text[phrase.len()..].trim_start();
        phrase.starts_with("not for")
            || rest.is_empty()
            || rest.starts_with([':', '-', '–', '—'])
            || text.starts_with("EMBARGO") && !rest.chars().any(char::is_lowercase)
            || opening(rest, phrases!["until", "till", "for release", "for", "to"])
                .is_some_and(|_| rest.bytes().any(|b| b.is_ascii_digit()) && words(text, 21) <= 20)
    })
}

fn is_hold(text: &str) -> bool {
    let opened = opening(text, HOLDS);
    opened.is_some_and(|phrase| {
        let rest = text[phrase.len()..].trim_start();
        let digits = rest.bytes().any(|b| b.is_ascii_digit());
        match phrase {
            "hold" => {
                text.starts_with("HOLD")
                    && (rest.is_empty() || rest.starts_with([':', '-', '–', '—']))
            }
            "hold for" | "hold until" | "advance for" => {
                (text.starts_with("HOLD") || text.starts_with("ADVANCE") || digits)
                    && words(text, 16) <= 15
            }
            "hold for release" | "hold for publication" => words(text, 21) <= 20,
            _ => true,
        }
    })
}

fn is_machine(text: &str) -> bool {
    if opening(text, MACHINES).is_some() && words(text, 26) <= 25 {
        return words(text, 9) <= 8 || holds(text, "this") && holds_any(text, STORY);
    }
    let subject = opening(text, SUBJECTS);
    let Some(subject) = subject else { return false };
    let rest = text[subject.len()..].trim_start();
    opening(rest, STORY).is_some()
        && holds_any(
            text,
            phrases![
                "machine translation",
                "machine-translated",
                "machine translated",
                "translated by machine",
                "automatically translated",
                "translated automatically",
                "automatically generated",
                "generated automatically",
                "auto-generated",
                "artificial intelligence",
                "generated by ai",
                "translated by ai",
                "written by ai",
                "using ai",
                "use of ai",
                "with ai",
                "automated insights",
                "automation technology",
                "automated technology",
                "by a computer",
                "by an algorithm",
                "by a robot",
            ],
        )
        && holds_any(
            text,
            phrases![
                "translated",
                "generated",
                "written",
                "produced",
                "created",
                "assisted",
                "translation",
                "summarized",
                "published",
            ],
        )
        && words(text, 61) <= 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_notice_is_told() {
        for (text, kind) in [
            ("KILL", NoticeKind::Kill),
            ("BULLETIN KILL", NoticeKind::Kill),
            ("KILL: Ferry sinks off Elmsted", NoticeKind::Kill),
            (
                "EDITORS: Please kill the story slugged FERRY, moved at 0310 GMT.",
                NoticeKind::Kill,
            ),
            ("STORY WITHDRAWN: the story is withdrawn.", NoticeKind::Kill),
            (
                "The story headlined 'Ferry sinks off Elmsted' has been withdrawn. A new version will follow.",
                NoticeKind::Kill,
            ),
            ("WITHDRAWN: Ferry sinks off Elmsted", NoticeKind::Kill),
            (
                "AFP has withdrawn the story headlined 'Ferry sinks' because it rested on a hoax.",
                NoticeKind::Kill,
            ),
            (
                "The Associated Press is withdrawing its story on the ferry of Elmsted. A substitute will follow.",
                NoticeKind::Kill,
            ),
            ("ADVISORY: Ferry story withdrawn", NoticeKind::Kill),
            ("EDS: Embargoed until 0600 GMT March 3", NoticeKind::Embargo),
            ("(EDS: EMBARGOED UNTIL 0600 GMT)", NoticeKind::Embargo),
            (
                "Note to editors: Not for release before 10:00 on Monday",
                NoticeKind::Embargo,
            ),
            ("EMBARGOED UNTIL 0600 GMT MARCH 3", NoticeKind::Embargo),
            (
                "Embargoed for release until 6 a.m. on 3 March",
                NoticeKind::Embargo,
            ),
            (
                "Not for release before 10:00 on Monday",
                NoticeKind::Embargo,
            ),
            ("HOLD FOR RELEASE at 0600 GMT", NoticeKind::Hold),
            ("HOLD: figures being checked", NoticeKind::Hold),
            (
                "This article was automatically translated from Elmish.",
                NoticeKind::Machine,
            ),
            (
                "(This story was generated by Automated Insights using data from the exchange.)",
                NoticeKind::Machine,
            ),
            ("Machine translation", NoticeKind::Machine),
        ] {
            assert_eq!(find(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn stories_about_such_things_are_body() {
        for text in [
            "Kill the bill, the crowd shouted outside parliament on Monday.",
            "Killing spree shocks Elmsted",
            "Embargo on grain exports lifted",
            "The embargo will last until 2024, ministers said.",
            "Hold on to your hats, the mayor told the crowd.",
            "This report says artificial intelligence will change the harbor.",
            "Machine translation has changed how the harbor's clerks work, and many of them fear for their jobs, she said.",
            "Withdrawn children are often overlooked.",
            "Please kill the engine, the officer said.",
            "Editors of the paper met on Monday.",
            "Officials kill a deal to sell the port",
            "The army has withdrawn from Elmsted, it said in a report.",
            "Reuters has withdrawn a story on the ferry, the minister of Elmsted said.",
            "Reuters has withdrawn from the race for the port.",
            "The council has withdrawn its report on the ferry.",
            "Eds: The embargo on grain is explained in a sidebar.",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
