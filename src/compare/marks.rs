//! Punctuation marks between words, and which of them stand for one another.

use crate::span::Span;

/// A punctuation mark: one character, or several that make one mark (`...`, `--`, `''`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) span: Span,
}

/// The marks of a stretch of text, white space passed over.
pub(crate) fn marks(text: &str, stretch: Span) -> Vec<Mark> {
    let start = stretch.start as usize;
    let mut found: Vec<Mark> = Vec::new();
    for (offset, c) in stretch.of(text).char_indices() {
        if c.is_whitespace() {
            continue;
        }
        let span = Span::new(start + offset, start + offset + c.len_utf8());
        if let Some(last) = found.last_mut()
            && last.span.end == span.start
            && matches!(c, '.' | '-' | '\'' | '‘' | '’' | '`')
            && last.span.of(text).starts_with(c)
        {
            last.span.end = span.end;
            continue;
        }
        found.push(Mark { span });
    }
    found
}

/// Marks that open or close a quotation.
const QUOTES: [char; 10] = ['"', '“', '”', '„', '«', '»', '\'', '‘', '’', '`'];

/// What pairing two marks is worth, nothing if they may not be paired while another could be: a quotation mark is looked for
/// on the other side before a comma or a stop, in another style if there is none of its own (`,"` / `',`).
fn worth(one: &str, other: &str) -> u32 {
    let is_quote = one.starts_with(QUOTES);
    match one == other {
        true if is_quote || one.starts_with(['(', ')']) => 6,
        true => 4,
        false if is_quote && other.starts_with(QUOTES) => 5,
        false => 0,
    }
}

/// Pairs up two rows of marks: `(Some, Some)` where both have one at that place, else the one that stands alone. Equal
/// marks and quotation marks are paired first; of what is left between them, the first with the first.
pub(crate) fn pair_up(
    left_text: &str,
    left: &[Mark],
    right_text: &str,
    right: &[Mark],
) -> Vec<(Option<Mark>, Option<Mark>)> {
    let worth =
        |l: usize, r: usize| worth(left[l].span.of(left_text), right[r].span.of(right_text));
    // Heaviest common subsequence; a gap between two words holds a handful of marks, and where it holds more the first
    // ones are told and the rest stands alone.
    const MOST: usize = 64;
    let (l_len, r_len) = (left.len().min(MOST), right.len().min(MOST));
    let width = r_len + 1;
    let mut table = vec![0u32; (l_len + 1) * width];
    for l in (0..l_len).rev() {
        for r in (0..r_len).rev() {
            let apart = table[(l + 1) * width + r].max(table[l * width + r + 1]);
            table[l * width + r] = match worth(l, r) {
                0 => apart,
                worth => apart.max(table[(l + 1) * width + r + 1] + worth),
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut l, mut r) = (0, 0);
    let (mut lone_left, mut lone_right) = (Vec::new(), Vec::new());
    let is_quote = |text: &str, mark: Mark| mark.span.of(text).starts_with(QUOTES);
    // Of marks that differ, a quotation mark stands for a quotation mark and any other for any other.
    let flush = |lone_left: &mut Vec<Mark>,
                 lone_right: &mut Vec<Mark>,
                 pairs: &mut Vec<(Option<Mark>, Option<Mark>)>| {
        let mut right = lone_right.drain(..).peekable();
        for mark in lone_left.drain(..) {
            let quote = is_quote(left_text, mark);
            if quote {
                pairs.push((Some(mark), right.next_if(|r| is_quote(right_text, *r))));
                continue;
            }
            while let Some(lone) = right.next_if(|r| is_quote(right_text, *r)) {
                pairs.push((None, Some(lone)));
            }
            pairs.push((Some(mark), right.next()));
        }
        pairs.extend(right.map(|lone| (None, Some(lone))));
    };
    while l < l_len || r < r_len {
        let worth = if l < l_len && r < r_len {
            worth(l, r)
        } else {
            0
        };
        let paired = worth > 0 && table[l * width + r] == table[(l + 1) * width + r + 1] + worth;
        if paired {
            flush(&mut lone_left, &mut lone_right, &mut pairs);
            pairs.push((Some(left[l]), Some(right[r])));
            l += 1;
            r += 1;
        } else if r == r_len || l < l_len && table[(l + 1) * width + r] >= table[l * width + r + 1]
        {
            lone_left.push(left[l]);
            l += 1;
        } else {
            lone_right.push(right[r]);
            r += 1;
        }
    }
    lone_left.extend(&left[l_len..]);
    lone_right.extend(&right[r_len..]);
    flush(&mut lone_left, &mut lone_right, &mut pairs);
    pairs
}

/// Whether a text joins two words with this mark and no space: `long-term`.
pub(crate) fn joins_words(text: &str, mark: Mark) -> bool {
    let tight = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    matches!(mark.span.of(text), "-" | "\u{2010}" | "\u{2011}")
        && tight(text[..mark.span.start as usize].chars().next_back())
        && tight(text[mark.span.end as usize..].chars().next())
}

/// Whether a mark changes what the number beside it says: a sign, a currency, a share; or what the rating before it does
/// (`BBB+`).
pub(crate) fn bears_value(text: &str, mark: Mark) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text[..mark.span.start as usize].chars().next_back();
    let after = text[mark.span.end as usize..].chars().next();
    let sign = mark.span.of(text);
    if matches!(sign, "+" | "-" | "\u{2212}") && after.is_none_or(|c| !c.is_alphanumeric()) {
        return is_rating(&text[..mark.span.start as usize]);
    }
    match sign {
        "-" | "\u{2212}" | "\u{2013}" => {
            digit(after) && before.is_none_or(|c| c.is_whitespace() || c == '(')
        }
        "+" | "±" | "~" | "≈" => digit(after),
        "<" | ">" | "≤" | "≥" => {
            let behind = &text[mark.span.end as usize..];
            digit(behind.strip_prefix(' ').unwrap_or(behind).chars().next())
        }
        "%" | "‰" | "°" => digit(before) || digit(after),
        sign => matches!(
            sign.chars().next(),
            Some('$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}')
        ),
    }
}

/// Whether a text ends in a rating, a grade or a blood group: one capital letter up to three times, or `AB`.
fn is_rating(text: &str) -> bool {
    let mut letters = text.chars().rev();
    let (mut count, mut last) = (0, None);
    for c in letters.by_ref() {
        match c {
            'A' | 'B' if last == Some('B') && count == 1 || last.is_none_or(|last| last == c) => {}
            'C'..='F' | 'O' if last.is_none_or(|last| last == c) => {}
            _ if c.is_alphanumeric() => return false,
            _ => break,
        }
        (count, last) = (count + 1, Some(c));
    }
    (1..=3).contains(&count)
}

/// Whether a mark is none that a reader sees.
pub(crate) fn is_invisible(text: &str, mark: Mark) -> bool {
    let unseen = |c| {
        matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
    };
    mark.span.of(text).chars().all(unseen)
}
