//! Unpacks gzip and Zstandard as they are read.

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufReader, Read};

/// How much may come out of an input, whatever went in.
const FLOOR: u64 = 64 << 20;

/// How many times its size an input may have unpacked, beyond that. Text comes to 3 to 10 times, gzip never to more than some
/// thousand; a bomb is as near to that as it can be.
const MOST: u64 = 250;

/// How an input is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstandard,
}

impl Packing {
    /// How an input is packed that begins with these bytes; `None` for what is not packed.
    pub(super) fn of(head: &[u8]) -> Option<Packing> {
        if head.starts_with(b"\x1F\x8B") {
            Some(Packing::Gzip)
        } else if matches!(
            head,
            // A frame, or one that readers are to skip, as parallel compressors begin with.
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..]
        ) {
            Some(Packing::Zstandard)
        } else {
            None
        }
    }

    /// What is in an input that is packed so. Errors of the result say what is wrong in words.
    pub(super) fn unpack<'r>(self, from: impl Read + Send + 'r) -> impl Read + Send + 'r {
        let packed = Counted { from, count: 0 };
        Unpacked {
            packing: self,
            count: 0,
            decoder: match self {
                Packing::Gzip => Decoder::Gzip(MultiGzDecoder::new(packed)),
                Packing::Zstandard => Decoder::Zstandard(Box::new(Frames {
                    from: BufReader::new(packed),
                    decoder: FrameDecoder::new(),
                    is_begun: false,
                })),
            },
        }
    }

    fn name(self) -> &'static str {
        match self {
            Packing::Gzip => "gzip",
            Packing::Zstandard => "Zstandard",
        }
    }
}

/// What comes out of an input.
struct Unpacked<R: Read> {
    packing: Packing,
    decoder: Decoder<R>,
    /// How much came out so far.
    count: u64,
}

enum Decoder<R: Read> {
    Gzip(MultiGzDecoder<Counted<R>>),
    Zstandard(Box<Frames<Counted<R>>>),
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.decoder {
            Decoder::Gzip(decoder) => decoder.read(buffer),
            Decoder::Zstandard(frames) => frames.read(buffer),
        };
        let name = self.packing.name();
        let read = read.map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => io::Error::new(
                error.kind(),
                format!("its {name} data is cut off; get the whole of it"),
            ),
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => io::Error::new(
                io::ErrorKind::InvalidData,
                format!("its {name} data is damaged ({error}); get it anew"),
            ),
            _ => error,
        })?;
        self.count += read as u64;
        let packed = match &self.decoder {
            Decoder::Gzip(decoder) => decoder.get_ref().count,
            Decoder::Zstandard(frames) => frames.from.get_ref().count,
        };
        if self.count > FLOOR && self.count / MOST > packed {
            return Err(io::Error::other(format!(
                "its {name} data unpacks to more than {MOST} times its size, as a decompression bomb does; if it is none, \
                 unpack it first"
            )));
        }
        Ok(read)
    }
}

/// Counts what is read.
struct Counted<R> {
    from: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

/// What is in one Zstandard frame after the other.
struct Frames<R> {
    from: BufReader<R>,
    decoder: FrameDecoder,
    /// Whether a frame was begun that is not yet read to its end.
    is_begun: bool,
}

impl<R: Read> Frames<R> {
    /// Begins the next frame; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        let mut first = [0];
        if self.from.read(&mut first)? == 0 {
            return Ok(false);
        }
        match self.decoder.reset(first.as_slice().chain(&mut self.from)) {
            Ok(()) => {
                self.is_begun = true;
                Ok(true)
            }
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                length,
                ..
            })) => {
                let length = u64::from(length);
                let skipped = io::copy(&mut self.from.by_ref().take(length), &mut io::sink())?;
                if skipped < length {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                Ok(true)
            }
            Err(error) => Err(into_io(error)),
        }
    }
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_begun {
                if !self.begin()? {
                    return Ok(0);
                }
                continue;
            }
            if self.decoder.can_collect() > 0 || buffer.is_empty() {
                return self.decoder.read(buffer);
            }
            if self.decoder.is_finished() {
                let stated = self.decoder.get_checksum_from_data();
                if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
                    return Err(io::Error::new(
                        io::ErrorKind::InvalidData,
                        "its checksum is wrong",
                    ));
                }
                self.is_begun = false;
                continue;
            }
            self.decoder
                .decode_blocks(&mut self.from, BlockDecodingStrategy::UptoBlocks(1))
                .map_err(into_io)?;
        }
    }
}

/// The error with its kind: that the input ended too soon, or that it makes no sense.
fn into_io(error: FrameDecoderError) -> io::Error {
    if let FrameDecoderError::WindowSizeTooBig { max, .. } = error {
        return io::Error::other(format!(
            "its Zstandard data takes more than {} MiB of memory to unpack, as after --long; unpack it first",
            max >> 20
        ));
    }
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return match error.kind() {
                io::ErrorKind::UnexpectedEof => io::ErrorKind::UnexpectedEof.into(),
                kind => io::Error::new(kind, error.to_string()),
            };
        }
        cause = error.source();
    }
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::super::{Options, Reading, from_bytes};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Write;
    use std::path::Path;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn read(bytes: &[u8]) -> Reading {
        from_bytes(Path::new("wire.gz"), bytes, &Options::default())
    }

    fn message(bytes: &[u8]) -> String {
        let reading = read(bytes);
        assert!(reading.articles.is_empty());
        reading.failures[0].message.clone()
    }

    const LINES: &[u8] = b"{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n";

    #[test]
    fn what_is_compressed_is_read_as_what_it_is() {
        let text = "The ferry was late.\n".repeat(20_000);
        for pack in [gzip, zstd] {
            let reading = read(&pack(text.as_bytes()));
            assert_eq!(reading.articles[0].text, text);
            assert_eq!(reading.articles[0].format.name(), "text");
            let reading = read(&pack(LINES));
            assert_eq!(reading.articles.len(), 2);
            assert_eq!(read(&pack(b"")).articles[0].text, "");
        }
        assert_eq!(read(&gzip(&zstd(LINES))).articles.len(), 2);
        assert_eq!(
            message(&gzip(&gzip(&zstd(LINES)))),
            "compressed data in compressed data in compressed data, not plain text; unpack it"
        );
    }

    #[test]
    fn several_members_or_frames_are_one_file() {
        let (first, second) = LINES.split_at(30);
        // A frame that readers are to skip.
        let skipped = b"\x50\x2A\x4D\x18\x03\0\0\0abc".to_vec();
        for packed in [
            [gzip(first), gzip(second)].concat(),
            [zstd(first), skipped, zstd(second)].concat(),
        ] {
            assert_eq!(read(&packed).articles.len(), 2);
        }
    }

    #[test]
    fn a_file_that_begins_with_a_frame_to_skip_is_unpacked() {
        let skipped = b"\x50\x2A\x4D\x18\x04\0\0\0size".to_vec();
        assert_eq!(read(&[skipped, zstd(LINES)].concat()).articles.len(), 2);
        let endless = b"\x5F\x2A\x4D\x18\xFF\xFF\xFF\xFFabc";
        assert!(message(endless).contains("is cut off"));
    }

    #[test]
    fn what_takes_too_much_memory_is_not_called_damaged() {
        // A frame header that asks for a window of 2 GiB, and an empty block.
        let far = b"\x28\xB5\x2F\xFD\x00\xA8\x01\0\0";
        assert_eq!(
            message(far),
            "cannot be read: its Zstandard data takes more than 128 MiB of memory to unpack, as after --long; unpack it first"
        );
    }

    #[test]
    fn what_is_cut_off_or_damaged_says_so() {
        let noise: Vec<String> = (0..9000u64)
            .map(|n| n.pow(3).wrapping_mul(0x9E37_79B9_7F4A_7C15).to_string())
            .collect();
        let text = noise.join(" ");
        for (pack, name) in [(gzip as fn(&[u8]) -> Vec<u8>, "gzip"), (zstd, "Zstandard")] {
            let mut packed = pack(text.as_bytes());
            let cut = &packed[..packed.len() * 2 / 3];
            assert_eq!(
                message(cut),
                format!("cannot be read: its {name} data is cut off; get the whole of it")
            );
            let middle = packed.len() / 2;
            packed[middle..middle + 40].fill(0xA5);
            let message = message(&packed);
            assert!(
                message.contains(&format!("its {name} data is damaged")),
                "{message}"
            );
        }
    }

    #[test]
    fn lines_that_came_whole_are_kept() {
        let many: String = (0..100_000u64)
            .map(|n| format!("{{\"id\":{n},\"text\":\"{}\"}}\n", n * n))
            .collect();
        let packed = gzip(many.as_bytes());
        let reading = read(&packed[..packed.len() / 2]);
        assert!(reading.articles.len() > 20_000);
        let [failure] = reading.failures.as_slice() else {
            panic!();
        };
        assert!(
            failure
                .message
                .ends_with("its gzip data is cut off; get the whole of it")
        );
    }

    #[test]
    fn a_bomb_is_refused() {
        let many = vec![b'a'; 200 << 20];
        for bomb in [gzip(&many), zstd(&many)] {
            assert!(message(&bomb).contains("as a decompression bomb does"));
        }
    }

    #[test]
    fn an_archive_of_files_is_refused() {
        let mut tar = vec![b'a'; 257];
        tar.extend(b"ustar\x0000");
        tar.resize(2048, 0);
        assert_eq!(
            message(&gzip(&tar)),
            "a tar archive, not plain text; unpack it and name what it holds"
        );
    }
}
