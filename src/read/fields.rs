//! Which fields of a record (a JSON object, a row of CSV) fill an article: the names that are known, and those given.

/// A part of an article that records hold under various names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The text.
    Text,
    /// The headline.
    Headline,
    /// What names the article in its file.
    Id,
    /// What names the story across its versions.
    Guid,
    /// Which version of the story it is.
    Version,
    /// When that version was made.
    Date,
    /// The language of the text.
    Language,
}

impl Field {
    /// Every field, in the order they are named in messages.
    pub const ALL: [Field; 7] = [
        Field::Text,
        Field::Headline,
        Field::Id,
        Field::Guid,
        Field::Version,
        Field::Date,
        Field::Language,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Field::Text => "text",
            Field::Headline => "headline",
            Field::Id => "id",
            Field::Guid => "guid",
            Field::Version => "version",
            Field::Date => "date",
            Field::Language => "language",
        }
    }

    /// The names under which records hold it, the best first, as [`plain`] writes them.
    fn known(self) -> &'static [&'static str] {
        match self {
            Field::Text => &[
                "text",
                "body",
                "bodytext",
                "content",
                "articlebody",
                "articletext",
                "fulltext",
                "maintext",
                "story",
                "contentelements",
                "blocks",
                "paragraphs",
                "news",
            ],
            Field::Headline => &["headline", "title"],
            Field::Id => &["id"],
            Field::Guid => &["guid", "urn", "uri"],
            Field::Version => &["version", "versionnumber", "revision"],
            Field::Date => &[
                "versioncreated",
                "versiondate",
                "modified",
                "datemodified",
                "lastmodified",
                "updated",
                "updatedat",
                "published",
                "publishedat",
                "datepublished",
                "publicationdate",
                "pubdate",
                "firstpublished",
                "date",
                "timestamp",
                "created",
                "createdat",
                "firstcreated",
            ],
            Field::Language => &["language", "lang", "inlanguage", "locale"],
        }
    }

    /// The field that a key names, and how well: 0 is best.
    pub(super) fn of_key(key: &str) -> Option<(Field, usize)> {
        let mut letters = [0; LONGEST];
        let name = plain(key, &mut letters)?;
        // `_id` and `_updated` are a database's own, and second to a newsroom's.
        let own = if key.starts_with(['_', '@', '$']) {
            LONGEST
        } else {
            0
        };
        Field::ALL.into_iter().find_map(|field| {
            let mut known = field.known().iter();
            Some((field, own + known.position(|k| *k == name)?))
        })
    }
}

/// No known name is longer.
pub(super) const LONGEST: usize = 24;

/// A key in lower case without signs, so that `body_text`, `bodyText` and `Body-Text` are one; `None` where it is no
/// ASCII, or longer than any known name.
pub(super) fn plain<'b>(key: &str, letters: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let mut len = 0;
    for byte in key.bytes() {
        match byte {
            b'_' | b'-' | b' ' | b'@' | b'$' => continue,
            _ if byte.is_ascii() && len < LONGEST => letters[len] = byte.to_ascii_lowercase(),
            _ => return None,
        }
        len += 1;
    }
    std::str::from_utf8(&letters[..len]).ok()
}

/// Where records hold the fields of an article, so far as a user says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    paths: [Option<String>; Field::ALL.len()],
}

impl Fields {
    /// Notes where a field is to be found: `text=article.body`, that is in JSON the key `body` of the object under the key
    /// `article`, and in CSV the column `article.body`.
    ///
    /// # Errors
    /// What is wrong with it: it names no field, no path, or a field that was named before.
    pub fn set(&mut self, assignment: &str) -> Result<(), FieldError> {
        let (name, path) = match assignment.split_once('=') {
            Some((name, path)) if !path.trim().is_empty() => (name.trim(), path.trim()),
            _ => return Err(FieldError::NoPath(assignment.to_owned())),
        };
        let Some(field) = Field::ALL.into_iter().find(|field| field.name() == name) else {
            return Err(FieldError::Unknown(name.to_owned()));
        };
        match &mut self.paths[field as usize] {
            Some(_) => Err(FieldError::Twice(field)),
            path_of_field => {
                *path_of_field = Some(path.to_owned());
                Ok(())
            }
        }
    }

    /// Where a field is to be found, if a user says so.
    pub fn path(&self, field: Field) -> Option<&str> {
        self.paths[field as usize].as_deref()
    }
}

/// What is wrong with a field that a user names.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// It is no assignment.
    #[error("{0:?} is not FIELD=PATH, such as text=article.body")]
    NoPath(String),
    /// There is no such field.
    #[error("unknown field {0:?}; fields are text, headline, id, guid, version, date and language")]
    Unknown(String),
    /// It was named before.
    #[error("the field {} is named twice; a record has one", .0.name())]
    Twice(Field),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_however_they_are_spelled() {
        for key in [
            "body_text",
            "bodyText",
            "BodyText",
            "body-text",
            "Body Text",
        ] {
            assert_eq!(Field::of_key(key), Some((Field::Text, 2)), "{key}");
        }
        assert_eq!(Field::of_key("bodies of text"), None);
        assert_eq!(Field::of_key(&"text".repeat(1 << 20)), None);
        assert_eq!(Field::of_key("tëxt"), None);
    }

    #[test]
    fn a_databases_own_key_is_second_to_a_newsrooms() {
        let rank = |key| Field::of_key(key).map(|(_, rank)| rank);
        assert!(rank("_updated") > rank("date"));
        assert!(rank("_id") > rank("id"));
    }

    #[test]
    fn what_is_wrong_with_a_field_is_said() {
        let mut fields = Fields::default();
        assert_eq!(fields.set("text=article.body"), Ok(()));
        assert_eq!(fields.path(Field::Text), Some("article.body"));
        for (assignment, part) in [
            ("text=body", "named twice"),
            (
                "txt=body",
                "unknown field \"txt\"; fields are text, headline,",
            ),
            ("headline", "is not FIELD=PATH"),
            ("headline= ", "is not FIELD=PATH"),
        ] {
            let error = fields.set(assignment).map_err(|error| error.to_string());
            assert!(error.is_err_and(|e| e.contains(part)), "{assignment}");
        }
    }
}
