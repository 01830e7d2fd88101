//! Differences between the marks that stand between two words that both passages keep.

use crate::compare::difference::{Class, Difference};
use crate::span::Span;

/// A punctuation mark: one character, or several that make one mark (`...`, `--`, `''`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) span: Span,
}

/// The marks of `text[start..end]`, white space passed over.
pub(crate) fn marks(text: &str, start: usize, end: usize) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for (offset, c) in text[start..end].char_indices() {
        if c.is_whitespace()
            || matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
            )
        {
            continue;
        }
        let span = Span::new(start + offset, start + offset + c.len_utf8());
        if let Some(last) = found.last_mut()
            && last.span.end == span.start
            && matches!(c, '.' | '-' | '\'' | '‘' | '’' | '`')
            && last.span.of(text).chars().all(|before| before == c)
        {
            last.span.end = span.end;
            continue;
        }
        found.push(Mark { span });
    }
    found
}

/// Pairs up two rows of marks: `(Some, Some)` where both have one at that place, else the one that stands alone. Equal
/// marks are paired first; of what is left between them, the first with the first.
pub(crate) fn pair_up(
    left_text: &str,
    left: &[Mark],
    right_text: &str,
    right: &[Mark],
) -> Vec<(Option<Mark>, Option<Mark>)> {
    let same = |l: &Mark, r: &Mark| l.span.of(left_text) == r.span.of(right_text);
    // Longest common subsequence; a gap between two words holds a handful of marks, and where it holds more the first
    // ones are told and the rest stands alone.
    const MOST: usize = 64;
    let (l_len, r_len) = (left.len().min(MOST), right.len().min(MOST));
    let width = r_len + 1;
    let mut table = vec![0u32; (l_len + 1) * width];
    for l in (0..l_len).rev() {
        for r in (0..r_len).rev() {
            table[l * width + r] = if same(&left[l], &right[r]) {
                table[(l + 1) * width + r + 1] + 1
            } else {
                table[(l + 1) * width + r].max(table[l * width + r + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut l, mut r) = (0, 0);
    let (mut lone_left, mut lone_right) = (Vec::new(), Vec::new());
    let flush = |lone_left: &mut Vec<Mark>,
                 lone_right: &mut Vec<Mark>,
                 pairs: &mut Vec<(Option<Mark>, Option<Mark>)>| {
        let longer = lone_left.len().max(lone_right.len());
        pairs.extend((0..longer).map(|n| (lone_left.get(n).copied(), lone_right.get(n).copied())));
        lone_left.clear();
        lone_right.clear();
    };
    while l < l_len || r < r_len {
        if l < l_len && r < r_len && same(&left[l], &right[r]) {
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

/// The difference that a mark without an equal partner makes. `serial` says whether a comma there would be a serial one.
pub(crate) fn difference(
    left_text: &str,
    left: Result<Mark, usize>,
    right_text: &str,
    right: Result<Mark, usize>,
    serial: bool,
) -> Difference {
    let span = |mark: Result<Mark, usize>| mark.map_or_else(|at| Span::new(at, at), |m| m.span);
    let lone = match (left, right) {
        (Ok(mark), Err(_)) => Some((left_text, mark)),
        (Err(_), Ok(mark)) => Some((right_text, mark)),
        _ => None,
    };
    let class = match lone {
        Some((text, mark)) if mark.span.of(text) == "," && serial => Class::SerialComma,
        Some((text, mark)) if joins_words(text, mark) => Class::Hyphenation,
        _ => Class::Punctuation,
    };
    Difference {
        class,
        left: span(left),
        right: span(right),
    }
}
