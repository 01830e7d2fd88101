//! Editorial notes, which formats hold under the same roles.

use crate::article::FurnitureKind;

/// A note from the newsroom that sent an article.
#[derive(Debug)]
pub(super) struct Note {
    role: String,
    /// What it says.
    pub(super) text: String,
}

impl Note {
    /// A note of this role: a QCode or a URI, whose end counts, in whatever scheme. It may be empty.
    pub(super) fn new(role: &str, text: String) -> Note {
        Note {
            role: name_of(role).to_owned(),
            text,
        }
    }

    /// Whether it is a note on what was wrong in the version before.
    pub(super) fn is_correction(&self) -> bool {
        self.role == "correction"
    }

    /// What it is in the text of an article.
    pub(super) fn kind(&self) -> FurnitureKind {
        match self.role.as_str() {
            "closingline" => FurnitureKind::Tail,
            "embargo" => FurnitureKind::Notice,
            _ => FurnitureKind::Advisory,
        }
    }
}

/// These notes, less those that others say better.
pub(super) fn best(mut notes: Vec<Note>) -> Vec<Note> {
    if notes.iter().any(Note::is_correction) {
        notes.retain(|note| note.role != "correctionshort");
    }
    notes
}

/// The name at the end of a QCode or a URI.
pub(super) fn name_of(code: &str) -> &str {
    code.rsplit([':', '/']).next().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_role_says_what_a_note_is() {
        for (role, kind) in [
            ("dnltype:closingline", FurnitureKind::Tail),
            ("http://wire.example/roles/embargo", FurnitureKind::Notice),
            ("embargoed:note", FurnitureKind::Advisory),
            ("", FurnitureKind::Advisory),
        ] {
            assert_eq!(Note::new(role, String::new()).kind(), kind, "{role}");
        }
    }

    #[test]
    fn a_correction_is_told_in_its_long_form_where_there_is_one() {
        let told = |roles: &[&str]| {
            let notes = roles.iter().map(|role| Note::new(role, (*role).to_owned()));
            let texts = best(notes.collect()).into_iter().map(|note| note.text);
            texts.collect::<Vec<_>>()
        };
        assert_eq!(
            told(&["n:correctionshort", "n:correction"]),
            ["n:correction"]
        );
        assert_eq!(told(&["n:correctionshort"]), ["n:correctionshort"]);
    }
}
