//! Finds the encoding that a text states itself.

use super::guess::is_damaged_utf8;
use crate::read::{HEAD, encoding_named, html};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The encoding that a text states, in an XML declaration or as a web page does, if it is a known one, and how it calls it.
pub(super) fn stated(bytes: &[u8]) -> Option<(&'static Encoding, String)> {
    let head = bytes[..bytes.len().min(HEAD)].trim_ascii_start();
    let label = label_of_xml(head).or_else(|| html::stated_encoding(head))?;
    Some((encoding_named(label).ok()?, label.to_owned()))
}

/// What an XML declaration calls the encoding.
fn label_of_xml(head: &[u8]) -> Option<&str> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let declaration = &declaration[..memchr::memmem::find(declaration, b"?>")?];
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let value = declaration[at + b"encoding".len()..].trim_ascii_start();
    let value = value.strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first()?;
    let label = &value[..memchr::memchr(*quote, value)?];
    std::str::from_utf8(label).ok()
}

/// Whether bytes that are not UTF-8 throughout cannot be in the encoding that they state: UTF-8 itself, UTF-16, of which
/// the statement would have been in, too, and any where they are UTF-8 but for some damage.
pub(super) fn is_unlikely(stated: &'static Encoding, bytes: &[u8]) -> bool {
    [UTF_8, UTF_16LE, UTF_16BE].contains(&stated) || is_damaged_utf8(bytes)
}
