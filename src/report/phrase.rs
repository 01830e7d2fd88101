//! Numbers and lists in words.

use super::Entry;
use crate::article::NoticeKind;
use crate::compare::alignment::Share;
use crate::compare::difference::Class;
use crate::text::document::FurnitureKind;

/// A number with its thousands set apart: `1,250`.
pub(super) fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number of things whose plural ends in -s: `1 sentence`, `2 sentences`.
pub(super) fn count(n: usize, thing: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{} {thing}{ending}", number(n))
}

/// A share in whole percent that says neither all nor nothing unless it is.
pub(super) fn percent(share: Share) -> String {
    let share = share.get() * 100.0;
    if share > 0.0 && share < 0.5 {
        "under 1%".into()
    } else if (99.5..100.0).contains(&share) {
        "over 99%".into()
    } else {
        format!("{share:.0}%")
    }
}

/// A share of a named article: `60% of a.txt`, `all of a.txt`, `none of a.txt`.
pub(super) fn share_of(share: Share, name: &str) -> String {
    if share.get() >= 1.0 {
        format!("all of {name}")
    } else if share.get() <= 0.0 {
        format!("none of {name}")
    } else {
        format!("{} of {name}", percent(share))
    }
}

/// Several things in one phrase: `a, b and c`.
pub(super) fn list<S: AsRef<str>>(things: &[S]) -> String {
    let mut out = String::new();
    for (n, thing) in things.iter().enumerate() {
        if n > 0 {
            let last = n + 1 == things.len();
            out.push_str(if last { " and " } else { ", " });
        }
        out.push_str(thing.as_ref());
    }
    out
}

/// What a class of differences is called.
pub(super) fn class(class: Class) -> &'static str {
    match class {
        Class::Number => "number",
        Class::Date => "date",
        Class::Name => "name",
        Class::Negation => "negation",
        Class::Modality => "modality",
        Class::Quotation => "quotation",
        Class::Reference => "reference",
        Class::Inflection => "inflection",
        Class::FunctionWord => "function word",
        Class::Order => "order",
        Class::Wording => "wording",
        Class::Spelling => "spelling",
        Class::NumberForm => "number form",
        Class::Abbreviation => "abbreviation",
        Class::NameForm => "name form",
        Class::Capitalization => "capitalization",
        Class::Hyphenation => "hyphenation",
        Class::Diacritics => "diacritics",
        Class::SerialComma => "serial comma",
        Class::Punctuation => "punctuation",
        Class::Spacing => "spacing",
    }
}

/// What a notice marks an article as; `None` where it is about how the article was read.
pub(super) fn marked(kind: NoticeKind) -> Option<&'static str> {
    match kind {
        NoticeKind::Kill => Some("withdrawn"),
        NoticeKind::Hold => Some("on hold"),
        NoticeKind::Embargo => Some("embargoed"),
        NoticeKind::Correction => Some("a correction"),
        NoticeKind::Version => Some("a numbered or updated take"),
        NoticeKind::Machine => Some("made by a machine"),
        NoticeKind::Encoding => None,
    }
}

/// Why an article cannot be compared, to a reader; `None` where it can. A notice that comes without its story is told as
/// what it is.
pub(super) fn why_not_compared(entry: &Entry) -> Option<String> {
    let reason = entry.not_comparable.as_deref()?;
    let orders = |kind| {
        matches!(
            kind,
            NoticeKind::Kill | NoticeKind::Hold | NoticeKind::Embargo | NoticeKind::Correction
        )
    };
    let is_notice = entry.document.sentences.is_empty() && entry.notices().any(|n| orders(n.kind));
    Some(if is_notice {
        "it is a notice without a story".into()
    } else {
        reason.to_owned()
    })
}

/// What a piece of furniture is called in front of it.
pub(super) fn furniture_kind(kind: FurnitureKind) -> &'static str {
    match kind {
        FurnitureKind::EndMark => "end mark",
        FurnitureKind::Debris => "page",
        kind => kind.name(),
    }
}

/// A number of pieces of furniture: `2 captions`.
pub(super) fn furniture(n: usize, kind: FurnitureKind) -> String {
    match kind {
        FurnitureKind::Headline => count(n, "headline"),
        FurnitureKind::Byline => count(n, "byline"),
        FurnitureKind::Dateline => count(n, "dateline"),
        FurnitureKind::Slug => count(n, "slug line"),
        FurnitureKind::Advisory if n == 1 => "1 advisory".into(),
        FurnitureKind::Advisory => format!("{} advisories", number(n)),
        FurnitureKind::Caption => count(n, "caption"),
        FurnitureKind::Credit => count(n, "credit"),
        FurnitureKind::Tail => count(n, "tail line"),
        FurnitureKind::EndMark => count(n, "end mark"),
        FurnitureKind::Notice => count(n, "notice"),
        FurnitureKind::Table => count(n, "table"),
        FurnitureKind::Debris if n == 1 => "1 piece of page debris".into(),
        FurnitureKind::Debris => format!("{} pieces of page debris", number(n)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_english() {
        assert_eq!(count(0, "sentence"), "0 sentences");
        assert_eq!(count(1, "sentence"), "1 sentence");
        assert_eq!(count(999, "word"), "999 words");
        assert_eq!(count(1_234_567, "word"), "1,234,567 words");
        assert_eq!(furniture(2, FurnitureKind::Advisory), "2 advisories");
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn a_share_is_never_rounded_to_all_or_nothing() {
        let of = |share| share_of(Share::new(share), "a.txt");
        assert_eq!(of(1.0), "all of a.txt");
        assert_eq!(of(0.999), "over 99% of a.txt");
        assert_eq!(of(0.604), "60% of a.txt");
        assert_eq!(of(0.001), "under 1% of a.txt");
        assert_eq!(of(0.0), "none of a.txt");
    }
}
