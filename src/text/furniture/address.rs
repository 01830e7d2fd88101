//! What wires write to the editors who take their stories: `EDS: Adds quotes.`

use super::phrase::{Phrases, opening, phrases};

/// How a wire addresses editors, and nobody else.
const TO_EDITORS: &Phrases = phrases![
    "eds:",
    "eds.:",
    "editors:",
    "editors' note:",
    "editors note:",
    "eds note:",
    "note to editors:",
    "notes to editors:",
    "attention editors:",
    "attn editors:",
    "attn:",
];

/// Addresses that readers may be meant by, too.
const TO_ANYBODY: &Phrases = phrases!["editor's note:", "attention:"];

/// What an address begins with.
pub(super) const OPENERS: [&Phrases; 2] = [TO_EDITORS, TO_ANYBODY];

/// What stands behind an address to nobody but editors.
pub(super) fn behind_editors(text: &str) -> Option<&str> {
    behind(text, TO_EDITORS)
}

/// What stands behind an address to editors or readers.
pub(super) fn behind_any(text: &str) -> Option<&str> {
    behind_editors(text).or_else(|| behind(text, TO_ANYBODY))
}

fn behind<'t>(text: &'t str, addresses: &Phrases) -> Option<&'t str> {
    let address = opening(text, addresses)?;
    Some(text[address.len()..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_to_editors_is_told_from_one_to_readers() {
        assert_eq!(behind_editors("EDS: Adds quotes."), Some("Adds quotes."));
        assert_eq!(behind_editors("Editor's note: It moved."), None);
        assert_eq!(behind_any("Editor's note: It moved."), Some("It moved."));
        assert_eq!(behind_any("Editors met on Monday."), None);
    }
}
