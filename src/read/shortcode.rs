//! Takes the short codes of WordPress out of a post: `[dropcap]T[/dropcap]he ferry`, `[gallery ids="3,4"]`.
//!
//! | short code | what is left of it |
//! |---|---|
//! | `caption` | an HTML caption |
//! | `gallery`, `embed`, `video` and other media | nothing |
//! | any other | what it encloses |
//!
//! What a writer put in brackets is no short code: one has attributes, an end (`[/dropcap]`), or a name of WordPress's own.

use hashbrown::HashMap;
use std::borrow::Cow;

/// The longest short code with its attributes, in bytes.
const LONGEST: usize = 4096;

/// One short code, `[name attribute="value"]` or `[/name]`.
struct Code<'t> {
    name: &'t str,
    attributes: &'t str,
    is_end: bool,
    /// Where it ends in the text.
    end: usize,
}

/// A post in HTML without its short codes. Takes time in proportion to its length.
pub(super) fn without_shortcodes(text: &str) -> Cow<'_, str> {
    let brackets = || memchr::memchr_iter(b'[', text.as_bytes());
    // Where each name ends for the last time.
    let mut ends: HashMap<&str, usize> = HashMap::new();
    for at in brackets() {
        if let Some(code) = code_at(text, at).filter(|code| code.is_end) {
            ends.insert(code.name, at);
        }
    }
    let mut written = String::new();
    let mut from = 0;
    for at in brackets() {
        let Some(code) = code_at(text, at).filter(|_| at >= from) else {
            continue;
        };
        let last_end = ends.get(code.name).copied();
        let encloses = last_end.is_some_and(|end| end > at);
        let is_code =
            code.is_end || encloses || is_medium(code.name) || is_assignment(code.attributes);
        if !is_code {
            continue;
        }
        written.push_str(&text[from..at]);
        from = code.end;
        let is_caption = matches!(code.name, "caption" | "wp_caption");
        let stated = stated_caption(code.attributes).filter(|_| is_caption && encloses);
        if is_caption && code.is_end {
            written.push_str("</figcaption>\n\n");
        } else if is_caption && encloses {
            written.push_str("\n\n<figcaption>");
            written.push_str(stated.unwrap_or_default());
        }
        let is_skipped = stated.is_some() || is_medium(code.name) && encloses;
        if is_skipped && let Some(inner) = text[from..].find(&format!("[/{}]", code.name)) {
            from += inner; // the end is a short code, too
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    written.push_str(&text[from..]);
    Cow::Owned(written)
}

/// The short code that the bracket at `at` opens, if it has the form of one.
fn code_at(text: &str, at: usize) -> Option<Code<'_>> {
    let inner = &text.as_bytes()[at + 1..];
    let len = memchr::memchr2(b'[', b']', &inner[..inner.len().min(LONGEST)])?;
    if inner[len] == b'[' {
        return None;
    }
    let inner = &text[at + 1..at + 1 + len];
    let (is_end, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let name = name.trim_end_matches('/');
    let is_sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let is_name = name.bytes().all(is_sign) && name.starts_with(|c: char| c.is_ascii_lowercase());
    (is_name && (!is_end || attributes.is_empty())).then_some(Code {
        name,
        attributes,
        is_end,
        end: at + len + 2,
    })
}

/// Whether a short code of WordPress's own stands for something that is no text.
fn is_medium(name: &str) -> bool {
    matches!(
        name,
        "gallery" | "embed" | "video" | "audio" | "playlist" | "youtube" | "iframe"
    )
}

/// Whether what follows a name is attributes: `width="300"`.
fn is_assignment(attributes: &str) -> bool {
    let name = attributes.trim_start();
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c));
    rest.len() < name.len() && rest.starts_with('=')
}

/// The caption where it is an attribute, as old posts have it.
fn stated_caption(attributes: &str) -> Option<&str> {
    let (_, value) = attributes.split_once("caption=\"")?;
    value.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_codes_are_taken_out_and_what_they_enclose_stays() {
        for (post, text) in [
            (
                "[dropcap]T[/dropcap]he ferry was late.",
                "The ferry was late.",
            ),
            ("[box type=\"info\"]It sailed.[/box]", "It sailed."),
            ("Late. [gallery] It sailed.", "Late.  It sailed."),
            ("Late.[video]a.mp4[/video]", "Late."),
            ("[ad size=3]Late.", "Late."),
            (
                "[caption id=\"a\"]<img /> The ferry.[/caption]Late.",
                "\n\n<figcaption><img /> The ferry.</figcaption>\n\nLate.",
            ),
            (
                "[caption caption=\"The ferry.\"]<img />[/caption]",
                "\n\n<figcaption>The ferry.</figcaption>\n\n",
            ),
        ] {
            assert_eq!(without_shortcodes(post), text);
        }
    }

    #[test]
    fn what_a_writer_put_in_brackets_stays() {
        for text in [
            "\"[the owner] knew,\" she said. \"He [sic] did [not] say.\"",
            "[1] See [the map](a.html), a [b=c",
            "[[dropcap]] [/] [] [ gallery ] [",
        ] {
            assert_eq!(without_shortcodes(text), text);
        }
    }

    #[test]
    fn many_brackets_take_no_longer_than_other_text() {
        let text = "[video][/caption][caption][x".repeat(100_000);
        assert!(!without_shortcodes(&text).contains("[video]"));
    }
}
