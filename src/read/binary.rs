//! Tells files that are not text from those that are, by how they begin.

use super::HEAD;
use super::compressed::Packing;
use super::encoding::unmarked_utf16;
use encoding_rs::Encoding;

/// What a file is that is not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Binary {
    /// What it is, with its article: "a PDF document".
    pub(super) what: &'static str,
    /// What the user can do.
    pub(super) advice: &'static str,
}

const DOCUMENT: &str = "save it as plain text and name that";
const ARCHIVE: &str = "unpack it and name what it holds";
const IMAGE: &str = "name articles only";

/// How well-known kinds begin. None of these is a beginning that an article could have.
const SIGNATURES: [(&[u8], Binary); 16] = [
    (
        b"%PDF-",
        Binary {
            what: "a PDF document",
            advice: DOCUMENT,
        },
    ),
    (
        b"%!PS",
        Binary {
            what: "a PostScript document",
            advice: DOCUMENT,
        },
    ),
    (
        b"{\\rtf",
        Binary {
            what: "an RTF document",
            advice: DOCUMENT,
        },
    ),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        Binary {
            what: "an office document",
            advice: DOCUMENT,
        },
    ),
    (
        b"PK\x03\x04",
        Binary {
            what: "an office document or a zip archive",
            advice: DOCUMENT,
        },
    ),
    (
        b"PK\x05\x06",
        Binary {
            what: "an empty zip archive",
            advice: ARCHIVE,
        },
    ),
    (
        b"\xFD7zXZ\x00",
        Binary {
            what: "an xz archive",
            advice: ARCHIVE,
        },
    ),
    (
        b"7z\xBC\xAF\x27\x1C",
        Binary {
            what: "a 7-Zip archive",
            advice: ARCHIVE,
        },
    ),
    (
        b"Rar!\x1A\x07",
        Binary {
            what: "a RAR archive",
            advice: ARCHIVE,
        },
    ),
    (
        b"\x89PNG\r\n\x1A\n",
        Binary {
            what: "a PNG image",
            advice: IMAGE,
        },
    ),
    (
        b"\xFF\xD8\xFF",
        Binary {
            what: "a JPEG image",
            advice: IMAGE,
        },
    ),
    (
        b"GIF87a",
        Binary {
            what: "a GIF image",
            advice: IMAGE,
        },
    ),
    (
        b"GIF89a",
        Binary {
            what: "a GIF image",
            advice: IMAGE,
        },
    ),
    (
        b"SQLite format 3\x00",
        Binary {
            what: "an SQLite database",
            advice: "name articles only",
        },
    ),
    // These two would pass for UTF-16 that begins with a zero.
    (
        b"\xFF\xFE\x00\x00",
        Binary {
            what: "UTF-32 text",
            advice: "save it as UTF-8",
        },
    ),
    (
        b"\x00\x00\xFE\xFF",
        Binary {
            what: "UTF-32 text",
            advice: "save it as UTF-8",
        },
    ),
];

/// A tar archive says what it is behind the name of its first file.
const TAR: (usize, &[u8], Binary) = (
    257,
    b"ustar",
    Binary {
        what: "a tar archive",
        advice: ARCHIVE,
    },
);

/// What is still compressed after two layers were taken off.
const PACKED: Binary = Binary {
    what: "compressed data in compressed data in compressed data",
    advice: "unpack it",
};

const UNKNOWN: Binary = Binary {
    what: "binary data",
    advice: "if it is text in UTF-16, say --encoding utf-16le or utf-16be",
};

/// What the file is that begins with `head`; `None` for text, in whatever encoding.
///
/// Zero bytes mark a file as binary, unless its encoding, declared or `forced`, has them in plain letters (UTF-16), or they are
/// a slip in what is text beyond doubt.
pub(super) fn recognize(head: &[u8], forced: Option<&'static Encoding>) -> Option<Binary> {
    if let Some((_, binary)) = SIGNATURES
        .iter()
        .find(|(signature, _)| head.starts_with(signature))
    {
        return Some(*binary);
    }
    if Packing::of(head).is_some() {
        return Some(PACKED);
    }
    let (at, mark, tar) = TAR;
    if head.get(at..).is_some_and(|rest| rest.starts_with(mark)) {
        return Some(tar);
    }
    let encoding = forced.or_else(|| Encoding::for_bom(head).map(|(encoding, _)| encoding));
    if encoding.is_some_and(|encoding| !encoding.is_ascii_compatible()) {
        return None;
    }
    if memchr::memchr(0, head).is_some() {
        let is_utf16 = || forced.is_none() && unmarked_utf16(head).is_some();
        return if is_text_but_for_zeros(head) || is_utf16() {
            None
        } else {
            Some(UNKNOWN)
        };
    }
    has_too_many_controls(head).then_some(UNKNOWN)
}

/// Whether the bytes are text of which less than a twentieth was lost to zeros. Those behind a whole file do not count, as some
/// systems fill up records with them.
///
/// Machine code and tables of numbers have zeros all over; where there are long texts between them, other control characters
/// are there, too. In UTF-16 a few zeros may be all there are, as of the line ends of a Chinese text, so that the rest has to be
/// UTF-8, or ASCII in nine of ten bytes.
fn is_text_but_for_zeros(head: &[u8]) -> bool {
    let padding = head.iter().rev().take_while(|byte| **byte == 0).count();
    let head = match head.len() {
        HEAD => head,
        whole => &head[..whole - padding],
    };
    let zeros = memchr::memchr_iter(0, head).count();
    let beyond_ascii = head.iter().filter(|byte| !byte.is_ascii()).count();
    let is_utf8 = || match std::str::from_utf8(head) {
        Ok(_) => true,
        // The start of a file may end within a character.
        Err(error) => error.error_len().is_none(),
    };
    zeros * 20 < head.len()
        && (beyond_ascii * 10 < head.len() || is_utf8())
        && head.iter().filter(|byte| is_control(**byte)).count() == zeros
}

/// Whether a byte is a control character other than white space.
fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !(b'\t'..=b'\r').contains(&byte)) || byte == 0x7F
}

/// Whether control characters are more frequent than in any text.
///
/// Wire copy is full of them (ANPA 1312 and IPTC 7901 frame their fields with SOH, STX, ETX, EOT, SO, SI, DC1 to DC4
/// and FS to US; BEL, BS, SUB and ESC came from terminals), so those may make up a third of a short message. The rest
/// never stand in text, but for an odd slip.
pub(super) fn has_too_many_controls(bytes: &[u8]) -> bool {
    // Every file goes through this, so it counts without branches, in steps that a byte can count; the sorts are told
    // apart only if need be.
    let count = |step: &[u8]| {
        step.iter()
            .map(|&byte| u8::from(is_control(byte)))
            .sum::<u8>()
    };
    let controls: usize = bytes
        .chunks(usize::from(u8::MAX))
        .map(|step| usize::from(count(step)))
        .sum();
    if controls < 2 {
        return false;
    }
    let is_wire = |byte: u8| matches!(byte, 0x01..=0x04 | 0x07..=0x08 | 0x0E..=0x0F | 0x11..=0x14 | 0x1A..=0x1F);
    let wire = bytes.iter().filter(|&&byte| is_wire(byte)).count();
    // Of random bytes, 4 % are of the sort that never stands in text. The constants leave room to very short messages.
    (controls - wire) * 50 > bytes.len() + 50 || controls * 3 > bytes.len() + 30
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_8, UTF_16LE, WINDOWS_1252};

    fn is_text(head: &[u8]) -> bool {
        recognize(head, None).is_none()
    }

    /// Bytes as evenly spread as those of a compressed file.
    fn noise(len: usize) -> Vec<u8> {
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        })
        .take(len)
        .collect()
    }

    #[test]
    fn text_in_any_encoding_is_text() {
        for head in [
            &b""[..],
            b" \r\n\t\x0c",
            b"The ferry was late.",
            "Éva’s ferry – late".as_bytes(),
            b"caf\xE9 \x93late\x94",
            b"\xFF\xFET\0h\0e\0",
            b"\xFE\xFF\0T\0h\0e",
            b"T\0h\0e\0 \0f\0e\0r\0r\0y\0",
        ] {
            assert!(is_text(head), "{head:?}");
        }
    }

    #[test]
    fn wire_control_bytes_do_not_make_a_file_binary() {
        assert!(is_text(b"\x16\x16\x01a0412\x1fr i \x13bc-ferry \x1f\x0204-12 0038\x0f\r\n\x0eKill ferry.\x0f\r\n\x03\x04"));
        assert!(is_text(b"\x01\x02Late.\x03\x04"));
        assert!(is_text(b"The ferry was late.\r\n\x1a"));
    }

    #[test]
    fn zero_bytes_and_noise_are_binary() {
        assert!(!is_text(
            b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0 text text text"
        ));
        assert!(!is_text(&[0; 64]));
        assert!(!is_text(&noise(8192)));
        let without_zeros: Vec<u8> = noise(8192).into_iter().filter(|&byte| byte != 0).collect();
        assert!(!is_text(&without_zeros));
    }

    #[test]
    fn a_zero_byte_that_strayed_into_text_does_not_make_it_binary() {
        let line =
            "Паром опоздал, the ferry of Hamnvik was late again on Sunday, the mayor said.\n";
        for with in ["the \0ferry", "the fe\0ry"] {
            let text = line.repeat(10).replacen("the ferry", with, 2);
            assert!(is_text(text.as_bytes()), "{with}");
        }
        assert!(is_text(b"id,text\n1,Ferry\0 late.\n"));
        assert!(!is_text(b"Ferry\0late\0"));
        assert!(is_text(
            &[b"The ferry was late.\n".as_slice(), &[0; 492]].concat()
        ));
        let latin = [b"caf\xE9 \0 ".as_slice(), &b"late ".repeat(50)].concat();
        assert!(is_text(&latin));
    }

    #[test]
    fn utf16_whose_only_zeros_are_those_of_line_ends_is_not_taken_for_other_text() {
        let line =
            "渡轮因浓雾晚点抵达港口，市长表示没有乘客受伤，调查仍在进行之中，船长已接受询问。"
                .repeat(2);
        let text = format!("{line}\n").repeat(20);
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
            assert!(!is_text(&bytes));
        }
    }

    #[test]
    fn numbers_of_16_bits_are_not_taken_for_utf16() {
        let samples: Vec<u8> = (0..2000u16).flat_map(|n| (n % 40).to_le_bytes()).collect();
        assert!(!is_text(&samples));
    }

    #[test]
    fn a_known_kind_is_named_even_under_a_forced_encoding() {
        for forced in [None, Some(UTF_8), Some(UTF_16LE)] {
            let what = |head: &[u8]| recognize(head, forced).map(|binary| binary.what);
            assert_eq!(what(b"%PDF-1.7\n"), Some("a PDF document"));
            assert_eq!(
                what(b"PK\x03\x04\x14"),
                Some("an office document or a zip archive")
            );
            let tar = [vec![0; 257], b"ustar\x0000".to_vec()].concat();
            assert_eq!(what(&tar), Some("a tar archive"));
            assert_eq!(what(b"\xFF\xFE\0\0T\0\0\0"), Some("UTF-32 text"));
        }
    }

    #[test]
    fn a_forced_encoding_says_whether_zero_bytes_are_text() {
        assert!(recognize(b"\x10\x30\x00\x4E", Some(UTF_16LE)).is_none());
        assert!(recognize(b"L\0a\0t\0e\0", Some(WINDOWS_1252)).is_some());
    }
}
