//! Keeps what a report quotes from acting on a terminal.

use crate::report::visible;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io::{self, Write};

/// Compact JSON in which what would act on a terminal is escaped. JSON itself demands that of some
/// controls only; a reader of the JSON gets the same characters either way.
#[derive(Default)]
pub(super) struct Harmless {
    /// A key is written: one of our own words, as all keys are.
    is_key: bool,
}

impl Formatter for Harmless {
    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.is_key = true;
        CompactFormatter.begin_object_key(writer, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.is_key = false;
        CompactFormatter.end_object_key(writer)
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // Nearly every text; what JSON itself escapes never comes here. With no way out of the loop, the compiler makes
        // vectors of it.
        let is_plain = |byte: u8| (b' '..0x7f).contains(&byte);
        if self.is_key
            || fragment
                .bytes()
                .fold(true, |plain, byte| plain & is_plain(byte))
        {
            return CompactFormatter.write_string_fragment(writer, fragment);
        }
        let mut rest = fragment;
        while let Some((at, hazard)) = rest.char_indices().find(|(_, c)| visible::is_hazard(*c)) {
            CompactFormatter.write_string_fragment(writer, &rest[..at])?;
            for unit in hazard.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hazard.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}
