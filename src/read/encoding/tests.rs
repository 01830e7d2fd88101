//! What becomes of bytes in known, stated and unknown encodings.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

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
