//! Turns bytes into characters: by byte order mark, as UTF-8, or by an encoding that was named or guessed.

use super::{HEAD, encoding_named, html};
use crate::article::{Notice, NoticeKind};
use crate::span::Span;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file is looked at to guess its encoding, from its first byte beyond ASCII on. The detector scores some
/// twenty encodings byte by byte, and is as sure after a megabyte as after fifty.
const SAMPLE: usize = 1 << 20;

/// Characters that were decoded, and what a reader should know about how.
pub(super) struct Decoded {
    /// The text without its byte order mark, and otherwise as it stands in the file.
    pub(super) text: String,
    /// What it was decoded from.
    pub(super) encoding: &'static Encoding,
    /// Whether that was guessed, and what could not be decoded.
    pub(super) notices: Vec<Notice>,
}

impl Decoded {
    /// What a reader should know of an article that is taken out of the text: the notices, less where in the text they hold.
    pub(super) fn notices_elsewhere(&self) -> impl Iterator<Item = Notice> + '_ {
        let notices = self.notices.iter().cloned();
        notices.map(|notice| Notice {
            span: None,
            ..notice
        })
    }
}

/// Decodes a whole file.
///
/// In this order: the encoding that was `forced`; the one that a byte order mark declares; UTF-16 whose zero bytes give
/// it away; UTF-8; the one that an XML declaration or a web page states; a guess. UTF-8 comes before what is stated because no other text
/// passes for it, while senders state what their system once was; a notice says so. What cannot be decoded becomes U+FFFD,
/// and a notice says how often and where first. NUL characters are left out, likewise.
pub(super) fn decode(bytes: Vec<u8>, forced: Option<&'static Encoding>) -> Decoded {
    without_zeros(decode_whole(bytes, forced))
}

fn decode_whole(bytes: Vec<u8>, forced: Option<&'static Encoding>) -> Decoded {
    if let Some(encoding) = forced {
        return decode_forced(bytes, encoding);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return decode_as(bytes, encoding, mark, Vec::new());
    }
    if let Some(encoding) = unmarked_utf16(&bytes[..bytes.len().min(HEAD)]) {
        return decode_as(bytes, encoding, 0, vec![guessed(encoding)]);
    }
    let stated = stated(&bytes);
    let (bytes, encoding) = match String::from_utf8(bytes) {
        Ok(text) if !has_japanese_escapes(&text) => {
            let wrong = stated.filter(|(stated, _)| *stated != UTF_8 && !text.is_ascii());
            return Decoded {
                encoding: UTF_8,
                notices: wrong
                    .map(|(_, label)| misstated(&label))
                    .into_iter()
                    .collect(),
                text,
            };
        }
        Ok(text) => (text.into_bytes(), ISO_2022_JP),
        Err(error) => {
            let bytes = error.into_bytes();
            let encoding = match stated {
                Some((stated, _)) if !is_unlikely(stated, &bytes) => stated,
                _ => guess(&bytes),
            };
            (bytes, encoding)
        }
    };
    let notices = match stated {
        Some((stated, _)) if stated == encoding => Vec::new(),
        _ => vec![guessed(encoding)],
    };
    decode_as(bytes, encoding, 0, notices)
}

/// Leaves out what no text holds: NUL characters, which pad fixed records and stand where a transmission failed. HTML has
/// browsers leave them out; XML and JSON allow none.
fn without_zeros(mut decoded: Decoded) -> Decoded {
    let zeros = || memchr::memchr_iter(0, decoded.text.as_bytes());
    let Some(first) = zeros().next() else {
        return decoded;
    };
    let line = memchr::memchr_iter(b'\n', &decoded.text.as_bytes()[..first]).count() + 1;
    let told = zeros_left_out(zeros().count(), line);
    for span in decoded
        .notices
        .iter_mut()
        .filter_map(|notice| notice.span.as_mut())
    {
        let before = &decoded.text.as_bytes()[..span.start as usize];
        let zeros = memchr::memchr_iter(0, before).count();
        *span = Span::new(span.start as usize - zeros, span.end as usize - zeros);
    }
    decoded.text.retain(|c| c != '\0');
    decoded.notices.push(told);
    decoded
}

/// Says that NUL characters were left out of a text: how many, and on which line the first was.
pub(super) fn zeros_left_out(count: usize, line: usize) -> Notice {
    let text = match count {
        1 => format!("1 NUL character was left out, on line {line}"),
        n => format!("{n} NUL characters were left out, the first on line {line}"),
    };
    notice(text, None)
}

/// The encoding that a text states, in an XML declaration or as a web page does, if it is a known one, and how it calls it.
fn stated(bytes: &[u8]) -> Option<(&'static Encoding, String)> {
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
fn is_unlikely(stated: &'static Encoding, bytes: &[u8]) -> bool {
    [UTF_8, UTF_16LE, UTF_16BE].contains(&stated)
        || is_damaged_utf8(&bytes[..bytes.len().min(SAMPLE)])
}

fn misstated(label: &str) -> Notice {
    let text = format!("decoded as UTF-8, which it is, though it states {label}");
    notice(text, None)
}

/// Obeys `--encoding`. Of a byte order mark only the byte order of UTF-16 is taken from it, since people write
/// `utf-16` and mean either.
fn decode_forced(bytes: Vec<u8>, encoding: &'static Encoding) -> Decoded {
    let is_utf16 = |encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    match Encoding::for_bom(&bytes) {
        Some((declared, mark))
            if declared == encoding || (is_utf16(declared) && is_utf16(encoding)) =>
        {
            decode_as(bytes, declared, mark, Vec::new())
        }
        Some((declared, _)) => {
            let text = format!(
                "decoded as {} because --encoding says so, though its byte order mark says {}",
                encoding.name(),
                declared.name()
            );
            decode_as(bytes, encoding, 0, vec![notice(text, None)])
        }
        None => decode_as(bytes, encoding, 0, Vec::new()),
    }
}

/// Decodes what follows a byte order mark of `mark` bytes, and adds a notice when some of it could not be decoded.
fn decode_as(
    mut bytes: Vec<u8>,
    encoding: &'static Encoding,
    mark: usize,
    mut notices: Vec<Notice>,
) -> Decoded {
    let (text, damage) = if encoding == UTF_8 {
        bytes.drain(..mark);
        match String::from_utf8(bytes) {
            Ok(text) => (text, Damage::default()),
            Err(error) => replace_invalid_utf8(error.as_bytes()),
        }
    } else {
        decode_legacy(&bytes[mark..], encoding)
    };
    if let Some((byte, place)) = damage.first {
        let at = byte + mark;
        let name = encoding.name();
        let text = match damage.count {
            1 => format!(
                "1 byte sequence is not valid {name}, at byte {at}; it was replaced by U+FFFD"
            ),
            n => format!(
                "{n} byte sequences are not valid {name}, the first at byte {at}; they were replaced by U+FFFD"
            ),
        };
        let span = Span::new(place, place + char::REPLACEMENT_CHARACTER.len_utf8());
        notices.push(notice(text, Some(span)));
    }
    Decoded {
        text,
        encoding,
        notices,
    }
}

fn notice(text: String, span: Option<Span>) -> Notice {
    Notice {
        kind: NoticeKind::Encoding,
        text,
        span,
    }
}

fn guessed(encoding: &'static Encoding) -> Notice {
    notice(
        format!(
            "decoded as {}, which was guessed; --encoding forces another",
            encoding.name()
        ),
        None,
    )
}

/// What could not be decoded.
#[derive(Default)]
struct Damage {
    count: usize,
    /// Where the first one is in the bytes, and where its replacement is in the text.
    first: Option<(usize, usize)>,
}

impl Damage {
    /// Writes the replacement character for the sequence that starts at `byte`.
    fn replace(&mut self, byte: usize, text: &mut String) {
        self.count += 1;
        self.first.get_or_insert((byte, text.len()));
        text.push(char::REPLACEMENT_CHARACTER);
    }
}

fn replace_invalid_utf8(bytes: &[u8]) -> (String, Damage) {
    let mut text = String::with_capacity(bytes.len());
    let mut damage = Damage::default();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            damage.replace(at, &mut text);
            at += chunk.invalid().len();
        }
    }
    (text, damage)
}

fn decode_legacy(bytes: &[u8], encoding: &'static Encoding) -> (String, Damage) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut damage = Damage::default();
    // The decoder touches all the room it is given whenever it stops, so on a damaged file the whole text would be too much.
    let mut buffer = "\0".repeat(HEAD);
    let mut at = 0;
    loop {
        let (result, read, written) =
            decoder.decode_to_str_without_replacement(&bytes[at..], buffer.as_mut_str(), true);
        text.push_str(&buffer[..written]);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(bad, after) => {
                let start = at.saturating_sub(usize::from(bad) + usize::from(after));
                damage.replace(start, &mut text);
            }
        }
    }
    text.shrink_to_fit();
    (text, damage)
}

/// The byte order of UTF-16 without a mark, when the start of a file makes it plain.
///
/// Zero bytes stand on one side of the pairs only, in at least a tenth of them (spaces and digits do that in any
/// alphabet); read so, nine in ten characters belong to alphabets or kana, and nothing in it is not text. Chinese would
/// pass no such test, as hardly a byte of it is zero.
pub(super) fn unmarked_utf16(head: &[u8]) -> Option<&'static Encoding> {
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
    let is_text = !super::binary::has_too_many_controls(text.as_bytes());
    (zeros * 10 >= count && alphabetic * 10 >= count * 9 && is_sound && is_text).then_some(encoding)
}

/// Whether ASCII text switches to Japanese characters by escape sequences (ISO-2022-JP).
fn has_japanese_escapes(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0x1B, bytes).any(|at| matches!(bytes[at + 1..], [b'$', b'@' | b'B', ..]))
        && bytes.is_ascii()
}

/// The likeliest encoding of bytes that are not UTF-8 throughout.
fn guess(bytes: &[u8]) -> &'static Encoding {
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
fn is_damaged_utf8(bytes: &[u8]) -> bool {
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use encoding_rs::{
        BIG5, EUC_JP, EUC_KR, GBK, KOI8_U, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
        WINDOWS_1252,
    };

    fn notices(decoded: &Decoded) -> Vec<&str> {
        decoded
            .notices
            .iter()
            .map(|notice| notice.text.as_str())
            .collect()
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn plain_utf8_is_left_as_it_is_without_a_notice() {
        let text = "\u{1}\u{2}Mayor Éva Brandvik’s\r\nferry\rwas late.\u{c}\n\u{3}\u{4}";
        let decoded = decode(text.as_bytes().to_vec(), None);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, UTF_8));
        assert!(decoded.notices.is_empty());
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_stripped() {
        let text = "Éva said 😀.\r\n";
        let marked = format!("\u{feff}{text}");
        for (bytes, encoding) in [
            (marked.clone().into_bytes(), UTF_8),
            (utf16(&marked, u16::to_le_bytes), UTF_16LE),
            (utf16(&marked, u16::to_be_bytes), UTF_16BE),
        ] {
            let decoded = decode(bytes, None);
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
            assert!(decoded.notices.is_empty());
        }
    }

    #[test]
    fn an_xml_declaration_is_heeded_unless_the_text_is_utf8() {
        let declare = |label: &str| format!("<?xml version='1.0' encoding=\"{label}\"?>\n");
        let polish = "<p>Prom spóźnił się, mówi burmistrz Łańcuta.</p>";
        let mut latin2 = declare("ISO-8859-2").into_bytes();
        latin2.extend(&*encoding_rs::ISO_8859_2.encode(polish).0);
        let decoded = decode(latin2, None);
        assert!(decoded.text.ends_with(polish) && decoded.notices.is_empty());
        assert_eq!(decoded.encoding.name(), "ISO-8859-2");

        let wrong = declare("iso-8859-1") + polish;
        let decoded = decode(wrong.clone().into_bytes(), None);
        assert_eq!((decoded.text, decoded.encoding), (wrong, UTF_8));
        assert_eq!(
            decoded.notices[0].text,
            "decoded as UTF-8, which it is, though it states iso-8859-1"
        );

        let mut windows = declare("UTF-8").into_bytes();
        windows.extend(&*WINDOWS_1252.encode("<p>Le bac est arrivé à l’heure.</p>").0);
        let decoded = decode(windows, None);
        assert!(
            decoded
                .text
                .ends_with("<p>Le bac est arrivé à l’heure.</p>")
        );
        assert!(decoded.notices[0].text.contains("guessed"));

        for harmless in ["utf-8", "UTF-16", "klingon", "us-ascii"] {
            let decoded = decode((declare(harmless) + "<p>Late.</p>").into_bytes(), None);
            assert!(decoded.notices.is_empty(), "{harmless}");
        }
    }

    #[test]
    fn only_one_byte_order_mark_is_stripped() {
        assert_eq!(
            decode("\u{feff}\u{feff}Late".into(), None).text,
            "\u{feff}Late"
        );
    }

    #[test]
    fn utf16_without_a_mark_is_recognized_by_its_zero_bytes() {
        for text in [
            "The ferry left Hamnvik at 10 a.m.\r\n",
            "Паром вышел из порта в 10 часов утра, и все были на борту.\n",
        ] {
            for (order, encoding) in [
                (u16::to_le_bytes as fn(u16) -> _, UTF_16LE),
                (u16::to_be_bytes, UTF_16BE),
            ] {
                let decoded = decode(utf16(&text.repeat(500), order), None);
                assert_eq!(
                    (decoded.text, decoded.encoding),
                    (text.repeat(500), encoding)
                );
                assert!(decoded.notices[0].text.contains("guessed"));
            }
        }
    }

    #[test]
    fn legacy_encodings_are_guessed_with_a_notice() {
        for (encoding, text) in [
            (
                WINDOWS_1252,
                "“We were late,” said Mayor Éva Brandvik – “again.” The fare is €4.",
            ),
            (
                WINDOWS_1252,
                "Le maire a déclaré que le bac était arrivé à l’heure, malgré la tempête.",
            ),
            (
                WINDOWS_1250,
                "Starosta oznámil, že přívoz připlul včas, přestože večer foukal silný vítr.",
            ),
            (
                WINDOWS_1251,
                "Мэр сообщил, что паром прибыл вовремя, несмотря на шторм и «сильный ветер».",
            ),
            (
                KOI8_U,
                "Мэр сообщил, что паром прибыл вовремя, несмотря на шторм и сильный ветер.",
            ),
            (
                WINDOWS_874,
                "นายกเทศมนตรีกล่าวว่าเรือข้ามฟากมาถึงตรงเวลาแม้จะมีพายุและลมแรงในช่วงค่ำ",
            ),
            (
                SHIFT_JIS,
                "市長は、嵐にもかかわらずフェリーが時間どおりに到着したと述べた。",
            ),
            (
                EUC_JP,
                "市長は、嵐にもかかわらずフェリーが時間どおりに到着したと述べた。",
            ),
            (
                GBK,
                "市长表示，尽管有暴风雨，渡轮还是准时到达了港口，乘客没有受伤。",
            ),
            (
                BIG5,
                "市長表示，儘管有暴風雨，渡輪還是準時到達了港口，乘客沒有受傷。",
            ),
            (
                EUC_KR,
                "시장은 폭풍에도 불구하고 여객선이 제시간에 항구에 도착했다고 밝혔다.",
            ),
        ] {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable, "{text}");
            let decoded = decode(bytes.into_owned(), None);
            assert_eq!(
                (decoded.text.as_str(), decoded.encoding.name()),
                (text, encoding.name())
            );
            let expected = format!(
                "decoded as {}, which was guessed; --encoding forces another",
                encoding.name()
            );
            assert_eq!(notices(&decoded), [expected]);
        }
    }

    #[test]
    fn seven_bit_japanese_is_decoded() {
        let text = "市長は、フェリーが到着したと述べた。";
        let (bytes, ..) = ISO_2022_JP.encode(text);
        assert!(bytes.is_ascii());
        assert_eq!(decode(bytes.into_owned(), None).text, text);
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "“Éva’s ferry” – late".as_bytes().to_vec();
        let at = bytes.len();
        bytes.extend(b" by \xFF10 minutes");
        let decoded = decode(bytes, None);
        assert_eq!(decoded.text, "“Éva’s ferry” – late by \u{fffd}10 minutes");
        assert_eq!(decoded.encoding, UTF_8);
        assert!(notices(&decoded)[1].contains(&format!(
            "1 byte sequence is not valid UTF-8, at byte {}",
            at + 4
        )));
        assert_eq!(
            decoded.notices[1].span.unwrap().of(&decoded.text),
            "\u{fffd}"
        );
    }

    #[test]
    fn utf8_cut_off_within_a_character_stays_utf8() {
        let bytes = "Éva said “no”".as_bytes();
        let decoded = decode(bytes[..bytes.len() - 1].to_vec(), None);
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding),
            ("Éva said “no\u{fffd}", UTF_8)
        );
    }

    #[test]
    fn zero_characters_are_left_out_with_a_notice() {
        let decoded = decode("Éva’s\nfer\0ry\0".into(), None);
        assert_eq!(decoded.text, "Éva’s\nferry");
        assert_eq!(
            notices(&decoded),
            ["2 NUL characters were left out, the first on line 2"]
        );
        let decoded = decode(b"\0\0Late \xFF\0".to_vec(), Some(UTF_8));
        assert_eq!(decoded.text, "Late \u{fffd}");
        let span = decoded.notices[0].span.unwrap();
        assert_eq!(span.of(&decoded.text), "\u{fffd}");
        let decoded = decode(utf16("\u{feff}La\0te", u16::to_le_bytes), None);
        assert_eq!(decoded.text, "Late");
        assert_eq!(
            notices(&decoded),
            ["1 NUL character was left out, on line 1"]
        );
    }

    #[test]
    fn surrogates_written_as_utf8_are_replaced() {
        let decoded = decode(b"\xEF\xBB\xBFA\xED\xA0\x80B".to_vec(), None);
        assert_eq!(decoded.text, "A\u{fffd}\u{fffd}\u{fffd}B");
        assert!(
            notices(&decoded)[0]
                .starts_with("3 byte sequences are not valid UTF-8, the first at byte 4;")
        );
    }

    #[test]
    fn a_lone_surrogate_and_half_a_unit_are_replaced_and_counted() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend([b'A', 0, 0x3D, 0xD8, b'B', 0, b'C']);
        let decoded = decode(bytes, None);
        assert_eq!(decoded.text, "A\u{fffd}B\u{fffd}");
        assert!(
            notices(&decoded)[0]
                .starts_with("2 byte sequences are not valid UTF-16LE, the first at byte 4;")
        );
        assert_eq!(decoded.notices[0].span, Some(Span::new(1, 4)));
    }

    #[test]
    fn a_forced_encoding_is_obeyed_whatever_the_text_looks_like() {
        let decoded = decode("é".into(), Some(WINDOWS_1252));
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding),
            ("Ã©", WINDOWS_1252)
        );
        assert!(decoded.notices.is_empty());

        let decoded = decode(b"caf\xE9s".to_vec(), Some(UTF_8));
        assert_eq!(decoded.text, "caf\u{fffd}s");
        assert!(notices(&decoded)[0].contains("at byte 3"));
    }

    #[test]
    fn a_forced_encoding_that_contradicts_the_mark_is_obeyed_with_a_notice() {
        let decoded = decode("\u{feff}Late".into(), Some(WINDOWS_1252));
        assert_eq!(decoded.text, "ï»¿Late");
        assert!(notices(&decoded)[0].contains("byte order mark says UTF-8"));
    }

    #[test]
    fn the_mark_decides_the_byte_order_of_forced_utf16() {
        let decoded = decode(utf16("\u{feff}Late", u16::to_be_bytes), Some(UTF_16LE));
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding),
            ("Late", UTF_16BE)
        );
        assert!(decoded.notices.is_empty());
    }

    #[test]
    fn nothing_decodes_to_nothing() {
        for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE"] {
            let decoded = decode(bytes.to_vec(), None);
            assert_eq!(decoded.text, "");
            assert!(decoded.notices.is_empty());
        }
    }

    #[test]
    fn megabytes_of_invalid_bytes_are_decoded_in_one_pass() {
        let count = 4 << 20;
        let decoded = decode(vec![0xFF; count], Some(UTF_8));
        assert_eq!(decoded.text.chars().count(), count);
        let decoded = decode(vec![0xFF; count], Some(SHIFT_JIS));
        assert_eq!(decoded.text.chars().count(), count);
    }
}
