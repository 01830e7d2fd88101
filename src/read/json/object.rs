//! JSON as it stands in the file: objects one level deep, whose values are looked into only when they are asked for.
//!
//! No tree is built. What nobody asks for costs one pass; numbers keep all their digits; and no nesting, however deep, can
//! overflow the stack.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The keys and values of a JSON object, in order. Of a key that stands there twice, the last counts, as in most readers.
#[derive(Debug)]
pub(super) struct Object<'a>(pub(super) Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Object<'a> {
    /// The object that a value is; `None` where it is something else.
    pub(super) fn of(value: &'a RawValue) -> Option<Object<'a>> {
        if !value.get().starts_with('{') {
            return None;
        }
        serde_json::from_str(value.get()).ok()
    }

    /// The object that a text is that was not looked at yet; `None` where it is something else, or damaged.
    pub(super) fn read(text: &'a str) -> Option<Object<'a>> {
        serde_json::from_str(text).ok()
    }

    /// The value of a key, null aside.
    pub(super) fn get(&self, key: &str) -> Option<&'a RawValue> {
        let mut entries = self.0.iter().rev();
        let (_, value) = entries.find(|(k, _)| k == key)?;
        (value.get() != "null").then_some(*value)
    }

    /// The first of these keys' strings that is not blank.
    pub(super) fn string(&self, keys: &[&str]) -> Option<Cow<'a, str>> {
        let strings = keys.iter().filter_map(|key| string(self.get(key)?));
        strings.into_iter().find(|text| !text.trim().is_empty())
    }

    /// What a path of keys leads to: `article.body` is the key of that name, or else the key `body` of the object under
    /// `article`. A number counts the elements of an array, from 0.
    pub(super) fn at(&self, path: &str) -> Option<&'a RawValue> {
        if let Some(value) = self.get(path) {
            return Some(value);
        }
        path.match_indices('.').find_map(|(dot, _)| {
            let mut value = self.get(&path[..dot])?;
            let mut rest = &path[dot + 1..];
            while let Some(elements) = array(value) {
                let (number, after) = rest.split_once('.').unwrap_or((rest, ""));
                value = elements.get(number.parse::<usize>().ok()?).copied()?;
                if after.is_empty() {
                    return Some(value);
                }
                rest = after;
            }
            Object::of(value)?.at(rest)
        })
    }
}

/// The elements of the array that a value is; `None` where it is something else.
pub(super) fn array(value: &RawValue) -> Option<Vec<&RawValue>> {
    if !value.get().starts_with('[') {
        return None;
    }
    serde_json::from_str::<Elements<'_>>(value.get())
        .ok()
        .map(|elements| elements.0)
}

/// The string that a value is; `None` where it is something else. Half a character (`\ud83d` alone) becomes U+FFFD, and
/// `\u0000`, which databases put behind strings, is left out.
pub(super) fn string(value: &RawValue) -> Option<Cow<'_, str>> {
    let inside = value.get().strip_prefix('"')?.strip_suffix('"')?;
    Some(match memchr::memchr(b'\\', inside.as_bytes()) {
        Some(first) => Cow::Owned(unescaped(inside, first)),
        None => Cow::Borrowed(inside),
    })
}

/// What stands in a string, without its escapes, the first of them at `first`. That it is sound was found when its end was
/// looked for; serde would look at each byte once more.
fn unescaped(inside: &str, first: usize) -> String {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    let mut next = Some(first);
    while let Some(at) = next {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("\\u") {
            // As many as follow each other: a character beyond U+FFFF is written as two.
            let units = std::iter::from_fn(|| {
                let behind = rest.strip_prefix("\\u")?;
                let digits = behind.get(..4).unwrap_or(behind);
                rest = &behind[digits.len()..];
                u16::from_str_radix(digits, 16).ok()
            });
            let chars = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
            text.extend(chars.filter(|c| *c != '\0'));
        } else {
            let mut chars = rest[1..].chars();
            text.extend(chars.next().map(|sign| match sign {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\u{8}',
                'f' => '\u{c}',
                sign => sign, // a quotation mark, slash or backslash
            }));
            rest = chars.as_str();
        }
        next = match rest.as_bytes() {
            [b'\\', ..] => Some(0), // line ends mostly come in twos
            bytes => memchr::memchr(b'\\', bytes),
        };
    }
    text.push_str(rest);
    if text.len() < inside.len() / 4 * 3 {
        text.shrink_to_fit(); // a script of which each character was escaped
    }
    text
}

/// A name or number as text, with all its digits; that in an object of nothing else, such as `{"$oid": "…"}`, too. `None`
/// where it is blank, or something else.
pub(super) fn scalar(value: &RawValue) -> Option<String> {
    let raw = value.get();
    match raw.as_bytes().first()? {
        b'"' => {
            let text = string(value)?;
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        }
        b'-' | b'0'..=b'9' | b't' | b'f' => Some(raw.to_owned()),
        b'{' => match Object::of(value)?.0.as_slice() {
            [(_, value)] if !value.get().starts_with(['{', '[']) => scalar(value),
            _ => None,
        },
        _ => None,
    }
}

/// The elements of an array.
struct Elements<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Elements<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collecting;
        impl<'de> Visitor<'de> for Collecting {
            type Value = Elements<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Elements<'de>, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element()? {
                    elements.push(element);
                }
                Ok(Elements(elements))
            }
        }
        deserializer.deserialize_seq(Collecting)
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collecting;
        impl<'de> Visitor<'de> for Collecting {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry::<&'de RawValue, &'de RawValue>()? {
                    entries.extend(string(key).map(|key| (key, value)));
                }
                Ok(Object(entries))
            }
        }
        deserializer.deserialize_map(Collecting)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn object(json: &str) -> Object<'_> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_last_of_equal_keys_counts() {
        let object = object(r#"{"a": 1, "a": "late"}"#);
        assert_eq!(object.string(&["a"]).as_deref(), Some("late"));
    }

    #[test]
    fn numbers_keep_all_their_digits() {
        let object = object(r#"{"a": 123456789012345678901234567890, "b": 1.50, "c": null}"#);
        assert_eq!(
            scalar(object.get("a").unwrap()).unwrap(),
            "123456789012345678901234567890"
        );
        assert_eq!(scalar(object.get("b").unwrap()).unwrap(), "1.50");
        assert!(object.get("c").is_none());
    }

    #[test]
    fn paths_lead_through_objects_and_arrays_and_to_keys_with_dots() {
        let object = object(r#"{"a.b": 1, "c": {"d": [{"e": 2}, 3]}}"#);
        let at = |path| object.at(path).map(RawValue::get);
        assert_eq!(at("a.b"), Some("1"));
        assert_eq!(at("c.d.0.e"), Some("2"));
        assert_eq!(at("c.d.1"), Some("3"));
        assert_eq!(at("c.d.7"), None);
        assert_eq!(at("c.d.e"), None);
        assert_eq!(at("."), None);
    }

    #[test]
    fn zero_characters_are_left_out() {
        let object = object(r#"{"a": "la\u0000te\u0000", "b": "\u0000"}"#);
        assert_eq!(object.string(&["a"]).unwrap(), "late");
        assert_eq!(object.string(&["b"]), None);
    }

    #[test]
    fn strings_are_read_as_serde_reads_them() {
        for escaped in [
            r#""""#,
            r#""Plain, d\u00e9j\u00E0 vu""#,
            r#""\"\\\/\b\f\n\r\t""#,
            r#""\\u0041 \\\\n \\\"""#,
            r#""The mayor\u2019s \u201cno\u201d\n\nat \ud83d\ude00\ud83d\ude01\u0041\n""#,
            r#""Tô Lâm\n会\u8bae""#,
        ] {
            let value: &RawValue = serde_json::from_str(escaped).unwrap();
            let read: String = serde_json::from_str(escaped).unwrap();
            assert_eq!(string(value).unwrap(), read);
        }
    }

    #[test]
    fn half_a_character_is_replaced_and_the_rest_is_kept() {
        let object = object(
            r#"{"a": "caf\u00e9 \ud83d \ud83d\ude00\ud83d\ud83d\ude00\ude00\n late", "\udc00": 1, "b": "x"}"#,
        );
        assert_eq!(
            object.string(&["a"]).unwrap(),
            "café \u{fffd} \u{1f600}\u{fffd}\u{1f600}\u{fffd}\n late"
        );
        assert_eq!(object.string(&["b"]).unwrap(), "x");
    }
}
