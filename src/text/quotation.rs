//! Tells which tokens of a paragraph stand inside quotation marks.

use crate::text::stride;
use crate::text::token::{Token, Traits};
use memchr::memchr3;

/// What a character is to a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It opens one.
    Open,
    /// It closes one.
    Close,
}

/// What the character at byte `at` of `text` is to a quotation, if anything. A straight double quote opens where it stands
/// before a word and closes behind one. Single quotes are told from apostrophes only when doubled (`‘‘`, `''`).
pub(crate) fn mark(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at..];
    match rest.chars().next()? {
        '“' | '„' | '«' | '「' | '『' => Some(Mark::Open),
        '”' | '»' | '」' | '』' => Some(Mark::Close),
        '"' => Some(straight(text, at, 1)),
        '\'' | '‘' | '’' | '`' => {
            let one = rest.chars().next()?;
            let width = one.len_utf8();
            let doubled = rest[width..].starts_with(one);
            let second = text[..at].ends_with(one);
            if !doubled || second {
                return None;
            }
            match one {
                '‘' | '`' => Some(Mark::Open),
                '’' => Some(Mark::Close),
                _ => Some(straight(text, at, 2)),
            }
        }
        _ => None,
    }
}

/// A straight mark of `width` bytes opens when white space, an opening bracket, a dash or nothing stands before it and
/// something else behind it.
fn straight(text: &str, at: usize, width: usize) -> Mark {
    let before = text[..at].chars().next_back();
    let after = text[at + width..].chars().next();
    let opens = before
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '‘' | '“'))
        && after.is_some_and(|c| !c.is_whitespace());
    if opens { Mark::Open } else { Mark::Close }
}

/// Marks the quoted tokens among `tokens`, which are those of the paragraph from byte `start`, in order. Paragraphs of a text
/// are given in order, with the same `leads`.
///
/// A quotation that is not closed runs to the paragraph's end, as one does that goes on in the next paragraph; a mark that
/// closes what was not opened quotes the paragraph from its start.
pub(crate) fn mark_quoted(leads: &mut Leads<'_>, start: usize, tokens: &mut [Token]) {
    let text = leads.text;
    /// How many characters behind the last word are looked at; none has more than four bytes.
    const FEW: usize = 8;
    let Some(last) = tokens.last() else {
        return;
    };
    let end = last.span.end as usize;
    let mut inside = false;
    let mut opened_any = false;
    // Tokens before this one are settled.
    let mut from = 0;
    let mut searched = start;
    while let Some(at) = leads.next_within(searched, end) {
        searched = at + 1;
        let Some(mark) = mark(text, at) else {
            continue;
        };
        let n = from + tokens[from..].partition_point(|token| token.span.end as usize <= at);
        if n == tokens.len() || tokens[n].span.start as usize <= at {
            continue; // part of a word
        }
        match mark {
            Mark::Open => {
                if !inside {
                    from = n;
                }
                inside = true;
                opened_any = true;
            }
            Mark::Close => {
                // What was not opened is quoted from the start.
                if inside || !opened_any {
                    quote(&mut tokens[from..n]);
                }
                opened_any = true;
                from = n;
                inside = false;
            }
        }
    }
    if inside {
        quote(&mut tokens[from..]);
    }
    // The mark that closes everything may stand behind the last word.
    if !opened_any && leads.next_within(end, end + FEW * 4).is_some() {
        let closes = text[end..]
            .char_indices()
            .take(FEW)
            .take_while(|(_, c)| *c != '\n')
            .any(|(offset, _)| mark(text, end + offset) == Some(Mark::Close));
        if closes {
            quote(tokens);
        }
    }
}

fn quote(tokens: &mut [Token]) {
    for token in tokens {
        token.traits = token.traits.with(Traits::QUOTED);
    }
}

/// The bytes of a text that a quotation mark may begin with, found one after another.
pub(crate) struct Leads<'t> {
    text: &'t str,
    /// Whether there are none but the usual ones, of straight and curly marks: no backticks, `«`, `»` or corner brackets.
    has_usual_only: bool,
    /// The last that was found, or the end of the text.
    next: usize,
}

impl Leads<'_> {
    /// Looks for those of a text.
    pub(crate) fn of(text: &str) -> Leads<'_> {
        let mut leads = Leads {
            text,
            has_usual_only: memchr3(b'`', 0xC2, 0xE3, text.as_bytes()).is_none(),
            next: 0,
        };
        leads.find(0);
        leads
    }

    /// Where the first from `from` to before `end` stands. Looks on from where the last was found, never back.
    fn next_within(&mut self, from: usize, end: usize) -> Option<usize> {
        if self.next < from {
            self.find(from);
        }
        (self.next < end).then_some(self.next)
    }

    fn find(&mut self, from: usize) {
        let bytes = self.text.as_bytes();
        let found = if self.has_usual_only {
            memchr3(b'"', b'\'', 0xE2, &bytes[from..]).map(|n| from + n)
        } else {
            let may_matter = |b: u8| (b == b'"') | (b == b'\'') | (b == b'`') | !b.is_ascii();
            let matters = |b: u8| matches!(b, b'"' | b'\'' | b'`' | 0xC2 | 0xE2 | 0xE3);
            stride::find(bytes, from, may_matter, matters)
        };
        self.next = found.unwrap_or(bytes.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::tokenize::tokenize;

    fn quoted(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        mark_quoted(&mut Leads::of(text), 0, &mut tokens);
        tokens
            .iter()
            .filter(|t| t.is_quoted())
            .map(|t| t.span.of(text))
            .collect()
    }

    #[test]
    fn words_between_marks_of_any_style_are_quoted() {
        for text in [
            "He said \"no deal\" twice.",
            "He said “no deal” twice.",
            "He said ‘‘no deal’’ twice.",
            "He said ``no deal'' twice.",
            "He said «no deal» twice.",
        ] {
            assert_eq!(quoted(text), ["no", "deal"], "{text}");
        }
    }

    #[test]
    fn an_apostrophe_is_no_quotation_mark() {
        assert!(quoted("The minister's aides’ cars aren't here.").is_empty());
    }

    #[test]
    fn a_quotation_left_open_runs_to_the_end_of_the_paragraph() {
        assert_eq!(quoted("She said, \"Go now"), ["Go", "now"]);
    }

    #[test]
    fn several_quotations_are_told_apart_and_a_mark_inside_a_word_is_none() {
        assert_eq!(
            quoted("“Go,” she said, “now.” He wasn't O\"Dowd, but \"late\" – «d'accord» 「go」."),
            ["Go", "now", "late", "d'accord", "go"]
        );
    }

    #[test]
    fn a_mark_that_closes_what_was_not_opened_quotes_from_the_start() {
        assert_eq!(quoted("Go now,\" she said."), ["Go", "now"]);
        assert_eq!(quoted("Go now.\""), ["Go", "now"]);
    }
}
