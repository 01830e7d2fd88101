//! Turns entities into what they stand for.

use quick_xml::escape::resolve_html5_entity;
use std::borrow::Cow;

/// What an entity stands for, by what is between `&` and `;`. One that is unknown stands for its own letters.
pub(super) fn resolve<'a>(entity: &str) -> Cow<'a, str> {
    let number = entity.strip_prefix('#').and_then(|number| {
        match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        }
        .ok()
    });
    match number {
        // As in HTML: who writes these means the Windows code page.
        Some(code @ 0x80..=0x9F) => {
            let byte = [code as u8];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            return Cow::Owned(text.into_owned());
        }
        Some(code) if code > 0 => {
            if let Some(c) = char::from_u32(code) {
                return Cow::Owned(c.to_string());
            }
        }
        _ => {}
    }
    match resolve_html5_entity(entity) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(format!("&{entity};")),
    }
}

/// The value of an attribute with its entities resolved.
pub(super) fn unescape(value: Cow<'_, str>) -> Cow<'_, str> {
    /// Longest name of an entity.
    const LONGEST: usize = 40;
    if memchr::memchr(b'&', value.as_bytes()).is_none() {
        return value;
    }
    let mut pieces = value.split('&');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let head = piece.as_bytes();
        match memchr::memchr(b';', &head[..head.len().min(LONGEST)]) {
            Some(end) => {
                text.push_str(&resolve(&piece[..end]));
                text.push_str(&piece[end + 1..]);
            }
            None => {
                text.push('&');
                text.push_str(piece);
            }
        }
    }
    Cow::Owned(text)
}
