//! Decodes the character references of HTML: `&amp;`, `&#8217;`, `&eacute` without its semicolon.

use memchr::memchr;
use quick_xml::escape::resolve_html5_entity;
use std::borrow::Cow;

/// The names that are known without a semicolon too, for the sake of old pages, each between spaces. No other reference of
/// HTML begins with one of them and lacks its semicolon.
const OLD: &str = " AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml \
    LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig \
    agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 \
    frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm \
    oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml \
    yacute yen yuml ";

/// The longest name of a character.
const LONGEST: usize = 32;

/// Decodes all references of a text, once.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    decode_where(text, |_| true)
}

/// Decodes all references of the value of an attribute, in which `&copy=` is part of an address.
pub(super) fn decode_attribute(text: &str) -> Cow<'_, str> {
    decode_where(text, |behind| {
        !behind.starts_with(|c: char| c == '=' || c.is_ascii_alphanumeric())
    })
}

/// Decodes references; those without a semicolon only before what `may_stand` allows.
fn decode_where(text: &str, may_stand: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let Some(first) = memchr(b'&', text.as_bytes()) else {
        return Cow::Borrowed(text);
    };
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(&text[..first]);
    let mut rest = &text[first..];
    while !rest.is_empty() {
        let len = match reference(&rest[1..]) {
            Some((character, len))
                if rest[..=len].ends_with(';') || may_stand(&rest[1 + len..]) =>
            {
                decoded.push_str(&character);
                1 + len
            }
            _ => {
                decoded.push('&');
                1
            }
        };
        rest = &rest[len..];
        let end = memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        decoded.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    Cow::Owned(decoded)
}

/// The character that a reference stands for, which begins behind its `&`, and how long it is.
fn reference(text: &str) -> Option<(Cow<'static, str>, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16),
            None => (number, 10),
        };
        let len = digits
            .find(|c: char| !c.is_digit(radix))
            .unwrap_or(digits.len());
        if len == 0 {
            return None;
        }
        let number = u32::from_str_radix(&digits[..len], radix).unwrap_or(u32::MAX);
        let end = text.len() - digits.len() + len;
        let semicolon = usize::from(text[end..].starts_with(';'));
        return Some((numbered(number).to_string().into(), end + semicolon));
    }
    let bytes = &text.as_bytes()[..text.len().min(LONGEST + 1)];
    let len = bytes
        .iter()
        .position(|b| !b.is_ascii_alphanumeric())
        .unwrap_or(bytes.len());
    if bytes.get(len) == Some(&b';')
        && let Some(character) = resolve_html5_entity(&text[..len])
    {
        return Some((character.into(), len + 1));
    }
    (2..=len.min(6)).rev().find_map(|len| {
        let name = &text[..len];
        let at = OLD.find(name)?;
        let is_whole = |at: usize| OLD[..at].ends_with(' ') && OLD[at + len..].starts_with(' ');
        let known = is_whole(at) || OLD.match_indices(name).any(|(at, _)| is_whole(at));
        Some((resolve_html5_entity(name).filter(|_| known)?.into(), len))
    })
}

/// The character of a number. Those from 128 to 159 are meant as in Windows-1252, those that are none are U+FFFD.
fn numbered(number: u32) -> char {
    match (number, u8::try_from(number)) {
        (0x80..=0x9f, Ok(byte)) => {
            let bytes = [byte];
            let (decoded, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            decoded
                .chars()
                .next()
                .unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        (0, _) => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_with_and_without_semicolon() {
        for (written, meant) in [
            ("Caf&eacute; &mdash; R&amp;D", "Caf\u{e9} \u{2014} R&D"),
            (
                "&#8217;&#x2019;&#X2019 &#146;s",
                "\u{2019}\u{2019}\u{2019} \u{2019}s",
            ),
            (
                "&copy2026 &eacutet &notit &frac12",
                "\u{a9}2026 \u{e9}t \u{ac}it \u{bd}",
            ),
            (
                "AT&T, A & B, &mdash, &bogus; &; &# &#x; &#xyz",
                "AT&T, A & B, &mdash, &bogus; &; &# &#x; &#xyz",
            ),
            ("&amp;amp;lt;", "&amp;lt;"),
            ("&#0;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}"),
            ("&", "&"),
            ("&&amp;&\u{e9};", "&&&\u{e9};"),
        ] {
            assert_eq!(decode(written), meant, "{written}");
        }
    }

    #[test]
    fn an_address_in_an_attribute_keeps_its_parameters() {
        assert_eq!(
            decode_attribute("/a?b=1&copy=2&amp;reg=3&copyright=4&lt"),
            "/a?b=1&copy=2&reg=3&copyright=4<"
        );
    }

    #[test]
    fn every_old_name_is_known() {
        assert_eq!(OLD.split_whitespace().count(), 106);
        for name in OLD.split_whitespace() {
            assert_ne!(decode(&format!("&{name} ")), format!("&{name} "));
        }
    }
}
