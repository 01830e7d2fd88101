//! Tells lines that name the writer or the source: `By Ann Example`, `From Ann Example in Elmsted`, `The Associated Press`.

use super::agency;
use super::date::{holds_stamp, is_date_line, is_month, is_weekday};
use super::phrase::{Phrases, ends_sentence, is_title_case, opening, opens_with, phrases, words};

const OPENERS: &Phrases = phrases![
    "by",
    "analysis by",
    "opinion by",
    "story by",
    "written by",
    "report by",
    "reported by",
    "text by",
    "words by",
    "commentary by",
    "posted by",
    "published by",
    "submitted by",
    "video by",
    "review by",
    "interview by",
    "from",
    "von",
    "par",
    "por",
];
/// Posts that stand under a name.
const POSTS: &[&str] = &[
    "writer",
    "staff writer",
    "correspondent",
    "reporter",
    "staff reporter",
    "editor",
    "staff",
    "columnist",
    "contributor",
    "bureau chief",
    "analyst",
];

/// Whether a line is a byline, wherever it stands.
pub(super) fn is_byline(line: &str) -> bool {
    let Some(opener) = opening(line, OPENERS) else {
        return is_post(line);
    };
    if words(line, 25) > 24 || length_in_words(line) > 200 {
        return false;
    }
    let rest = line[opener.len()..].trim();
    if rest.is_empty() {
        return matches!(opener, "by"); // the name was on a line of its own
    }
    if ends_sentence(line) && !line.ends_with("Jr.") && !line.ends_with("Sr.")
        || rest.contains(['?', '!', '"', '“'])
    {
        return false;
    }
    let first = rest.split([' ', ',', '\u{a0}']).next().unwrap_or("");
    if !rest.starts_with(|c: char| c.is_uppercase()) && !rest.contains(['@', '-'])
        || is_weekday(first)
        || is_month(first)
    {
        return false;
    }
    match opener {
        // `From Ann Example in Elmsted` needs a name; `From Elmsted to Rovena` is a headline.
        "from" | "von" | "par" | "por" => {
            is_title_case(rest)
                && (filed_from(rest)
                    || rest.contains("'s ")
                    || rest.contains("’s ")
                    || opens_with(rest, "the associated press"))
                && words(rest, 8) <= 7
        }
        "by" => {
            is_dated_name(rest)
                || is_title_case(rest)
                    && rest
                        .split_whitespace()
                        .filter(|word| word.starts_with(char::is_lowercase))
                        .count()
                        <= 3
                || holds_stamp(rest) && words(rest, 16) <= 15
        }
        _ => is_title_case(rest) && words(rest, 10) <= 9,
    }
}

/// Bytes of a line of few words without what columns of spaces add, as pages set them between name and post.
fn length_in_words(line: &str) -> usize {
    line.split_whitespace().map(|word| word.len() + 1).sum()
}

/// `Ann Example in Elmsted`.
fn filed_from(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let small: Vec<&str> = words
        .by_ref()
        .filter(|word| word.starts_with(char::is_lowercase))
        .collect();
    small == ["in"]
        && rest
            .split_once(" in ")
            .is_some_and(|(name, place)| is_name(name) && words_in(place, 1..=2))
}

fn words_in(text: &str, range: std::ops::RangeInclusive<usize>) -> bool {
    range.contains(&words(text, range.end() + 1))
}

/// `Ann Example March 3 at 9:40 PM Write to Ann`: a name, then a day of a month, then whatever the page adds.
fn is_dated_name(rest: &str) -> bool {
    let mut last: Option<(usize, &str)> = None;
    for word in rest.split_whitespace() {
        let at = word.as_ptr() as usize - rest.as_ptr() as usize;
        let day = word.trim_end_matches(',');
        if let Some((month, name)) = last
            && is_month(name.trim_end_matches('.'))
            && !day.is_empty()
            && day.bytes().all(|b| b.is_ascii_digit())
        {
            return words_in(&rest[..month], 2..=6) && is_title_case(&rest[..month]);
        }
        last = Some((at, word));
    }
    false
}

/// `Associated Press Writer`, `Harbor Times Staff Reporter`: the line under a name.
fn is_post(line: &str) -> bool {
    line.len() <= 60
        && POSTS[..5].iter().any(|post| {
            line.len() > post.len()
                && line.is_char_boundary(line.len() - post.len())
                && line[line.len() - post.len()..].eq_ignore_ascii_case(post)
        })
        && (2..=6).contains(&words(line, 7))
        && is_title_case(line)
        && !line.contains([':', '?', '!'])
}

/// Whether a line names an agency and nothing but a date beside it: `Associated Press Monday, July 16, 2018`.
pub(super) fn is_source(line: &str) -> bool {
    if line.len() > 80 {
        return false;
    }
    let bare = line.trim_end_matches(['•', '|', '-', '–', ':', ' ', '\u{a0}']);
    if !agency::may_open(bare) {
        return false;
    }
    // The agency alone, or before a date.
    agency::is_known(bare)
        || bare
            .match_indices([' ', ',', '|', '•'])
            .take(4)
            .any(|(at, _)| agency::is_known(&bare[..at]) && is_date_line(bare[at..].trim()))
}

/// Whether a line over the story can only be people's or papers' names: two to four words, each with a capital.
pub(super) fn is_name(line: &str) -> bool {
    (2..=4).contains(&words(line, 5))
        && line.len() <= 40
        && line
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase))
        && !line.contains([':', '?', '!', ';', '"'])
        && line
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '\u{a0}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_told() {
        for line in [
            "By Ann Example",
            "BY ANN EXAMPLE",
            "by ANN EXAMPLE, BOB SAMPLE & CY TEST , The Associated Press",
            "By Ann Example and Bob van der Test",
            "By Reuters",
            "By",
            "Analysis by Ann Example, HPX Editor-at-large",
            "From HPX's Ann Example",
            "From Ann Example in Elmsted",
            "by Ann Example March 3 at 9:40 PM Write to Ann",
            "Associated Press Writer",
            "By Ann Example - The Harbor Times - Sunday, March 3, 2021",
        ] {
            assert!(is_byline(line), "{line}");
        }
        let in_columns = format!("By Ann Example{:300}Harbor Times Staff Writer", "");
        assert!(is_byline(&in_columns));
        assert!(is_source("The Associated Press"));
        assert!(is_source("Associated Press Monday, March 3, 2021"));
    }

    #[test]
    fn sentences_and_headlines_that_open_alike_are_body() {
        for line in [
            "By Monday night the river had fallen.",
            "By the time help came, the ferry was gone",
            "By Monday",
            "From Elmsted to Rovena on foot",
            "By and large, nothing changed",
            "By a margin of two votes",
            "The writer",
            "Elmsted Mourns a Beloved Writer Who Never Wrote About Home",
        ] {
            assert!(!is_byline(line), "{line}");
        }
        assert!(!is_source("Associated Press wins award"));
    }
}
