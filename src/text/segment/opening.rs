//! Quotation marks, brackets and what else may stand between the end of one sentence and the first word of the next.

/// Whether `c` opens a quotation or bracket, or leads into a sentence as `¿` and `¡` do.
pub(super) fn opens(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '"'
            | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '‟'
            | '‛'
            | '«'
            | '‹'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '《'
            | '〈'
            | '【'
            | '〔'
            | '［'
            | '＂'
            | '`'
    )
}

/// Whether `c` closes a bracket or quotation and nothing else.
fn closes(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '］'
            | '﴾'
    )
}

/// Where the closing quotes, brackets and note numbers (`[3]`) that follow `from` end. `quoted` says whether a straight quote is open.
pub(super) fn closers_end(text: &str, from: usize, quoted: bool) -> usize {
    let mut end = from;
    let mut quoted = quoted;
    while let Some(c) = text[end..].chars().next() {
        let after = &text[end + c.len_utf8()..];
        let ends_here = || {
            let next = after.chars().next();
            next.is_none_or(|c| !c.is_alphanumeric() && !opens(c))
        };
        let closing = match c {
            '"' | '＂' => {
                let closing = quoted || ends_here();
                quoted = false;
                closing
            }
            '\'' => true,
            // German and Danish close with the marks that others open with.
            '“' | '‘' | '«' | '‹' => ends_here(),
            '[' => {
                let digits = after.bytes().take(4).take_while(u8::is_ascii_digit).count();
                if digits == 0 || after.as_bytes().get(digits) != Some(&b']') {
                    break;
                }
                end += digits + 1;
                true
            }
            _ => closes(c),
        };
        if !closing {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Where the white space that follows `from` ends.
pub(super) fn space_end(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}

/// The rest of `text` after its opening marks, dashes and leading dots: it begins with what a reader takes for the first word.
pub(super) fn first_word(text: &str) -> &str {
    // A bound, so that a wall of punctuation stays linear; no sentence opens with more.
    let lead: usize = text
        .chars()
        .take(24)
        .take_while(|&c| {
            opens(c)
                || c.is_whitespace()
                || matches!(
                    c,
                    '-' | '–' | '—' | '―' | '*' | '#' | '_' | '~' | '.' | '…' | '>' | '|'
                )
        })
        .map(char::len_utf8)
        .sum();
    &text[lead..]
}

/// The letters that `text` begins with, 24 of them at most: no word that is looked up has more.
pub(super) fn leading_letters(text: &str) -> &str {
    let length: usize = text
        .chars()
        .take(24)
        .take_while(|c| c.is_alphabetic())
        .map(char::len_utf8)
        .sum();
    &text[..length]
}
