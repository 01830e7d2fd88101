//! Tells an encoding by the bytes alone.

use super::decode_legacy;
use crate::read::{HEAD, binary};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file is looked at to guess its encoding, from its first byte beyond ASCII on. The detector scores some
/// twenty encodings byte by byte, and is as sure after a megabyte as after fifty.
const SAMPLE: usize = 1 << 20;

/// The byte order of UTF-16 without a mark, when the start of a file makes it plain.
///
/// Zero bytes stand on one side of the pairs only, in at least a tenth of them (spaces and digits do that in any
/// alphabet); read so, nine in ten characters belong to alphabets or kana, and nothing in it is not text. Chinese would
/// pass no such test, as hardly a byte of it is zero.
pub(in crate::read) fn unmarked_utf16(head: &[u8]) -> Option<&'static Encoding> {
    memchr::memchr(0, head)?;
    let zeros = |side: usize| {
        head.iter()
            .skip(side)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (encoding, zeros) = match (zeros(0), zeros(1)) {
        (0, high) => (UTF_16LE, high),
        (high, 0) => (UTF_16BE, high),
        _ => return None,
    };
    let whole = head.len() / 2 * 2;
    let (text, damage) = decode_legacy(&head[..whole], encoding);
    let count = text.chars().count();
    let alphabetic = text.chars().filter(|&c| c < '\u{3100}').count();
    // The start of a file may end between the two halves of one character.
    let is_cut = |byte| head.len() == HEAD && byte + 2 == whole;
    let is_sound = damage.first.is_none_or(|(byte, _)| is_cut(byte));
    let is_text = !binary::has_too_many_controls(text.as_bytes());
    (zeros * 10 >= count && alphabetic * 10 >= count * 9 && is_sound && is_text).then_some(encoding)
}

/// Whether ASCII text switches to Japanese characters by escape sequences (ISO-2022-JP).
pub(super) fn has_japanese_escapes(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0x1B, bytes).any(|at| matches!(bytes[at + 1..], [b'$', b'@' | b'B', ..]))
        && bytes.is_ascii()
}

/// The likeliest encoding of bytes that are not UTF-8 throughout.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    // A few bytes before it tell the detector whether it stands inside a word.
    let rest = &bytes[first.saturating_sub(16)..];
    let sample = &rest[..rest.len().min(SAMPLE)];
    if is_damaged_utf8(sample) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == rest.len());
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether bytes are UTF-8 with some damage rather than something else: in no other encoding do more than a few of the
/// bytes beyond ASCII happen to form valid sequences. A sequence cut off at the end is no damage.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let bytes = &bytes[..bytes.len().min(SAMPLE)];
    let (mut valid, mut invalid) = (0usize, 0usize);
    let mut last: &[u8] = b"";
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
        last = chunk.invalid();
    }
    if std::str::from_utf8(last).is_err_and(|error| error.error_len().is_none()) {
        invalid -= 1;
    }
    valid > 2 * invalid
}
