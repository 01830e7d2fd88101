//! Tells what a page leaves between the paragraphs when its text is copied: buttons, labels, forms, counters, scripts.

mod labels;

use super::date::{holds_stamp, is_date_line};
use super::hints::Hints;
use super::phrase::{
    ends_sentence, has_digit, has_quote, holds, holds_any, is_dash, is_one_of, is_title_case,
    opening, phrases, words,
};

use super::starts::Starts;
use labels::{
    CONSENT, FORMS, LABELS, LINK_HEADS, LINK_LABELS, OPENERS, OWN_PRIVACY, PRIVACY, SHARE_WORDS,
};

/// No line of prose is a page's own that is longer than this.
pub(super) const LONGEST: usize = 160;

/// What share bars, labels of links and the page's own sentences begin with.
static STARTS: Starts = Starts::NONE
    .and_behind("", SHARE_WORDS)
    .and_behind("", LINK_LABELS)
    .and_behind("", OPENERS);

/// Whether a line is the page's own, wherever it stands. `hints` are those of the text that it stands in.
pub(super) fn is_debris(line: &str, hints: Hints) -> bool {
    if !line.contains(char::is_alphanumeric) {
        return true; // rules, dots, bullets
    }
    if line.len() > 300 {
        return hints.code && is_script(line);
    }
    let bare = line.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '•' | '|'
                    | '>'
                    | '»'
                    | '›'
                    | '<'
                    | '«'
                    | '['
                    | ']'
                    | '+'
                    | '*'
                    | '…'
                    | '▸'
                    | '▶'
                    | '→'
                    | '×'
            )
    });
    if bare.len() <= 60 && is_one_of(bare, LABELS)
        || is_counter(bare)
        || is_address(bare)
        || is_icon(bare)
        || hints.code && is_script(line)
        || hints.private && asks_consent(bare)
    {
        return true;
    }
    let prose = ends_sentence(line);
    (!prose || line.len() <= LONGEST) && speaks_of_page(line, bare, prose)
}

/// Whether a line that is no label, counter, address or code says what only a page does. `bare` is the line without the signs
/// around it, and `prose` says that it ends as a sentence does.
pub(super) fn speaks_of_page(line: &str, bare: &str, prose: bool) -> bool {
    // Counted only where all else says that the line is the page's.
    let is_brief = |most: usize| !prose || words(line, most + 1) <= most;
    let may_open =
        !bare.starts_with(|c: char| c.is_ascii_alphabetic()) || STARTS.may_open(bare.as_bytes());
    if line.len() <= 120
        && (is_date_line(line)
            || may_open && is_share_bar(bare)
            || is_tweet_signature(line)
            || is_weather(line))
        && is_brief(20)
    {
        return true;
    }
    if !prose && line.len() <= 140 && holds_stamp(line) && words(line, 19) <= 18 {
        return true;
    }
    if may_open && leads_elsewhere(bare) && is_brief(20) {
        return true;
    }
    may_open
        && line.len() <= LONGEST
        && opening(bare, OPENERS).is_some_and(|opener| {
            !prose
                || is_form(line)
                || is_invitation(bare, opener)
                || matches!(
                    opener,
                    "your weather is set"
                        | "read more:"
                        | "related:"
                        | "read:"
                        | "also read:"
                        | "click here"
                        | "read or share this"
                )
        })
        && is_brief(14)
}

/// `ALSO READ | Ferry owners in court`, `More about: Elmsted | Ferries`: a label of a link, a sign that sets it off, and a title.
fn leads_elsewhere(line: &str) -> bool {
    let Some(label) = opening(line, LINK_LABELS) else {
        return false;
    };
    let rest = line[label.len()..].trim_start();
    let title = rest.trim_start_matches([':', '|', '>', '»', '›', '→', '▶']);
    // `Watch: the ferry sinks`, said one. Only a bar or an arrow is never a speaker's or a story's.
    let barred = !rest.starts_with(':');
    title.len() < rest.len()
        && (barred
            || title.contains(" | ")
            || matches!(label, "also read" | "read also" | "more about") && !ends_sentence(title))
        && title.trim_start().starts_with(|c: char| !c.is_lowercase())
        && !has_quote(title)
}

/// `Subscribe to The Harbor Times.`: a whole sentence that asks for no more than what has a name.
fn is_invitation(line: &str, opener: &str) -> bool {
    let name = line.get(opener.len()..).unwrap_or_default();
    matches!(opener, "subscribe to" | "sign up for" | "sign up to")
        && words(line, 9) <= 8
        && is_title_case(name)
}

/// `I would like to be emailed about offers. Read our privacy notice`: what a form has its reader agree to. It speaks of the
/// page's own notice, or as the reader.
fn asks_consent(line: &str) -> bool {
    Hints::of(line).private
        && (holds_any(line, OWN_PRIVACY)
            || holds_any(line, PRIVACY) && opening(line, CONSENT).is_some())
        && !has_quote(line)
        && !holds_any(line, phrases!["said", "says", "told", "according to"])
}

/// `Image 5 of 15`, `1 / 7`, `Photo 1of/1`, `3 comments`, `22 shares`, `5 min read`.
fn is_counter(line: &str) -> bool {
    if line.len() > 32 || !has_digit(line) {
        return false;
    }
    let mut numbers = 0;
    for word in line
        .split(|c: char| !c.is_alphanumeric())
        .flat_map(split_digits)
        .filter(|word| !word.is_empty())
    {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            numbers += 1;
        } else if !is_one_of(
            word,
            phrases![
                "image",
                "photo",
                "picture",
                "slide",
                "page",
                "video",
                "of",
                "comments",
                "comment",
                "shares",
                "share",
                "retweets",
                "likes",
                "views",
                "view",
                "show",
                "min",
                "minute",
                "read",
                "reactions",
                "k",
                "caption",
                "gallery",
                "photos",
                "images",
                "twitter",
                "facebook",
            ],
        ) {
            return false;
        }
    }
    let label = line.bytes().any(|b| b.is_ascii_alphabetic());
    numbers <= 3
        && (label && numbers > 0
            || numbers == 2 && line.contains('/') && line.contains(char::is_whitespace))
}

/// `1of` as `1`, `of`.
fn split_digits(word: &str) -> impl Iterator<Item = &str> {
    let cut = word
        .find(|c: char| c.is_ascii_digit() != word.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(word.len());
    [&word[..cut], &word[cut..]].into_iter()
}

/// An address on the web or of mail, alone.
fn is_address(line: &str) -> bool {
    !line.contains(char::is_whitespace)
        && (is_domain(line)
            || line.starts_with("http://")
            || line.starts_with("https://")
            || line.starts_with("www.")
            || line.starts_with("pic.twitter.com")
            || line.contains('@') && line.contains('.') && line.len() <= 60
            || line.starts_with('#')
                && line.len() > 1
                && line[1..].chars().all(|c| c.is_alphanumeric() || c == '_'))
}

/// A host's name: `elmsted.example.com`.
fn is_domain(line: &str) -> bool {
    let Some((host, top)) = line.rsplit_once('.') else {
        return false;
    };
    !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        && host.bytes().any(|b| b.is_ascii_alphabetic())
        && matches!(
            top,
            "com"
                | "org"
                | "net"
                | "edu"
                | "gov"
                | "uk"
                | "info"
                | "tv"
                | "fm"
                | "news"
                | "de"
                | "fr"
                | "au"
                | "ca"
                | "vn"
                | "int"
        )
}

/// The name of a drawn icon: `more_vert`.
fn is_icon(line: &str) -> bool {
    line.len() <= 30
        && line.contains('_')
        && line.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// Code instead of prose.
fn is_script(line: &str) -> bool {
    let Some(open) = memchr::memchr(b'{', &line.as_bytes()[..line.len().min(4000)]) else {
        return false;
    };
    let code = line.contains('}') && line.contains([';', ':']);
    let head = &line.as_bytes()[..open];
    code && (head.is_empty()
        || head.contains(&b'(')
        || head.contains(&b'=')
        || head.starts_with(b".")
        || head.starts_with(b"#")
        || head.starts_with(b"@"))
        && !line.ends_with(['.', '”'])
}

/// A line made only of the words of share buttons, two or more of them.
fn is_share_bar(line: &str) -> bool {
    let (mut rest, mut found, mut network) = (line, 0, false);
    loop {
        rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
        if rest.is_empty() {
            return found >= 2 && network;
        }
        let Some(word) = SHARE_WORDS.prefix_of(rest) else {
            return false;
        };
        found += 1;
        network |= matches!(
            word,
            "facebook"
                | "twitter"
                | "linkedin"
                | "pinterest"
                | "whatsapp"
                | "tweet"
                | "tweets"
                | "share"
                | "shares"
                | "email"
                | "fbshare"
                | "gshare"
                | "reddit"
                | "retweets"
        );
        rest = &rest[word.len()..];
    }
}

/// `— Ann Example (@example) March 3, 2021`, under a quoted post.
fn is_tweet_signature(line: &str) -> bool {
    line.starts_with(is_dash) && line.contains("(@") && has_digit(line)
}

/// `Sunday, Mar 3rd 5-Day Forecast`, `High 70F. Winds N at 5 to 10 mph.`
fn is_weather(line: &str) -> bool {
    if !has_digit(line) {
        return false;
    }
    let forecasts = ["5-day forecast", "7-day forecast", "10-day forecast"];
    holds(line, "forecast") && forecasts.iter().any(|forecast| holds(line, forecast))
        || holds(line, "winds")
            && holds(line, "mph")
            && line.bytes().filter(u8::is_ascii_digit).count() >= 2
            && (line.contains("F.")
                || line.contains("C.")
                || line.contains('°')
                || line.contains(" at "))
        || line.len() <= 30 && line.contains('°') && has_digit(line) && words(line, 6) <= 5
}

/// Whether a paragraph asks its reader to subscribe, sign up or log in. Only to be asked next to other debris: a story may speak of newsletters too.
pub(super) fn is_form(text: &str) -> bool {
    text.len() <= 300
        && !has_quote(text)
        && holds_any(
            text,
            phrases!["you", "your", "you'll", "you’ll", "our", "us", "we"],
        )
        && holds_any(text, FORMS)
        && !holds_any(text, phrases!["said", "says", "according to"])
}

/// Whether a line heads a list of links.
pub(super) fn heads_links(line: &str) -> bool {
    line.len() <= 32
        && is_one_of(
            line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '»' | '>' | '|' | '•')),
            LINK_HEADS,
        )
}

/// Whether a line under such a head reads as a link: short and no sentence.
pub(super) fn is_link(line: &str) -> bool {
    line.len() <= 140
        && !line.ends_with(['.', ':', ',', ';', '”', '"'])
        && words(line, 19) <= 18
        && (words(line, 3) >= 2 || is_title_case(line))
        && !line.contains('\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_the_page_is_told() {
        for line in [
            "Advertisement",
            "Read more",
            "READ MORE",
            "Share on Facebook",
            "CONNECT TWEET LINKEDIN COMMENTEMAILMORE",
            "fbShare Tweet gShare Email",
            "Image 5 of 15",
            "Image 1of/1",
            "1 / 7",
            "Sign up for our daily newsletter",
            "Read or Share this story: https://elm.st/2ut7",
            "more_vert",
            "https://example.org/a",
            "___",
            "* * *",
            "View Comments",
            "Related content",
            "3 comments",
            "Updated: March 3, 2021",
            "— Ann Example (@example) March 3, 2021",
            "Sunday, Mar 3rd 2021 5-Day Forecast",
            "window._x = window._x || []; _x.push({ mode: 'thumbs' });",
            "Click here for the latest from Elmsted",
            "Ann ExamplePosted at 12:31 pm on March 3, 2021",
            "High 70F. Winds N at 5 to 10 mph.",
            "ALSO READ | Ferry owners in court",
            "Related » What the harbor master knew",
            "More about: Elmsted | Ferries",
            "Subscribe to The Harbor Times.",
            "→ Subscribe to The Harbor Times.",
            "I would like to be emailed about offers, events and updates. Read our privacy notice",
            "By signing up, you agree to our terms of use and privacy policy.",
        ] {
            assert!(is_debris(line, Hints::ALL), "{line}");
        }
    }

    #[test]
    fn lines_that_only_look_like_it_are_body() {
        for line in [
            "Advertisements for the ferry were banned.",
            "Read more books, the minister told pupils.",
            "Sign up for the race closed on Monday, the club said in a statement to members of the public.",
            "Share prices fell",
            "The comments were struck from the record.",
            "Related deaths rose to 41",
            "5 of 15 ferries sank",
            "12",
            "3.4 percent",
            "Prague 568.6 +3.6",
            "Close race in Elmsted",
            "More rain is on the way",
            "Email services failed on Monday",
            "- Ann Example (38), mayor",
            "Share and share alike",
            "It was 30 degrees at noon.",
            "More than 30",
            "{sic} was how it was spelled.",
            "U.S. EXPERIENCE SETS THE PACE",
            "Read more slowly, the judge told the clerk.",
            "Subscribe to the view that ferries are safe.",
            "More about: Essen will appeal on Monday.",
            "The minister wants every bank to publish a privacy policy.",
            "The bank's privacy policy was changed in May, and our account numbers went to 14 brokers.",
            "Under our rules the privacy statement of 14 banks is void, Judge Weil ruled on Monday.",
        ] {
            assert!(!is_debris(line, Hints::ALL), "{line}");
        }
    }

    #[test]
    fn a_form_asks_its_reader() {
        assert!(is_form(
            "You read us every day for free: subscribe now and your support keeps our reporters at work."
        ));
        assert!(!is_form(
            "The paper said it would close its newsletter, which you may remember."
        ));
        assert!(!is_form("The subscription costs nine dollars."));
    }
}
