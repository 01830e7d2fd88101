//! Items of a list that runs on in one paragraph: `1. Call the clerk 2. Pay the fee`, `a) … b) …`, `• … • …`.

use super::opening;

/// Where the numbering of a paragraph's list has got to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct List {
    last: Option<Number>,
}

/// The number of an item. Digits and letters count apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Digits(u32),
    Letter(u8),
}

impl Number {
    /// Reads `7`, `12`, `b`, `C`.
    fn read(token: &str) -> Option<Number> {
        match token.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => Some(Number::Letter(*letter)),
            digits if (1..=3).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) => {
                token.parse().ok().map(Number::Digits)
            }
            _ => None,
        }
    }

    fn next(self) -> Number {
        match self {
            Number::Digits(n) => Number::Digits(n + 1),
            Number::Letter(n) => Number::Letter(n + 1),
        }
    }
}

impl List {
    /// Whether the mark at `mark` only closes the number that the sentence from `start` begins with. Remembers the number.
    pub(super) fn marker_at_start(&mut self, text: &str, start: usize, mark: usize) -> bool {
        // Longer than any bullet, bracket and number together.
        if mark - start > 24 || !matches!(text.as_bytes()[mark], b'.' | b')') {
            return false;
        }
        let token = text[start..mark]
            .trim_start_matches(|c: char| is_bullet(c) || opening::opens(c) || c.is_whitespace());
        let spaced = text[mark + 1..]
            .chars()
            .next()
            .is_some_and(|c| c.is_whitespace() || c == ')');
        match Number::read(token) {
            // `A. Smith` is a name as long as nothing says it is a list.
            Some(number @ Number::Digits(_)) if spaced => self.last = Some(number),
            Some(number @ Number::Letter(_)) if spaced && is_item_letter(number, self.last) => {
                self.last = Some(number)
            }
            _ => return false,
        }
        true
    }

    /// Where the item starts whose number ends at `mark`, if it is the one that comes next in the list.
    pub(super) fn item_before(&mut self, text: &str, start: usize, mark: usize) -> Option<usize> {
        if text.as_bytes()[mark] == b')' && self.last.is_none() {
            // `1) The first`: only here does a bracket begin a list.
            self.marker_at_start(text, start, mark);
            return None;
        }
        let next = self.last?.next();
        if !matches!(text.as_bytes()[mark], b'.' | b')') {
            return None;
        }
        let token: usize = text[start..mark]
            .bytes()
            .rev()
            .take(4)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let at = mark - token;
        let spaced_before = text[start..at].ends_with(char::is_whitespace);
        let after = &text[mark + 1..];
        let spaced_after = after
            .strip_prefix(')')
            .unwrap_or(after)
            .starts_with(char::is_whitespace);
        if !spaced_before || !spaced_after || Number::read(&text[at..mark]) != Some(next) {
            return None;
        }
        self.last = Some(next);
        // Behind nothing but a bullet it is the start of the item that the bullet began.
        (at - start > 24 || text[start..at].contains(char::is_alphanumeric)).then_some(at)
    }
}

/// Whether a letter numbers an item: the first one, or the one after the last.
fn is_item_letter(number: Number, last: Option<Number>) -> bool {
    matches!(number, Number::Letter(b'a')) || last.is_some_and(|last| last.next() == number)
}

/// The bullet at `at`, if one is there.
pub(super) fn bullet_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next().filter(|&c| is_bullet(c))
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '⁃'
            | '◦'
            | '●'
            | '○'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '►'
            | '▶'
            | '➢'
            | '✓'
            | '✔'
    )
}

/// Whether the bullet at `at` starts an item: only where the sentence from `start` is such an item itself.
pub(super) fn bullet_breaks(text: &str, start: usize, at: usize, bullet: char) -> bool {
    text[start..at].ends_with(char::is_whitespace) && text[start..].starts_with(bullet)
}
