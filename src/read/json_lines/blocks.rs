//! Reads an input some lines at a time.

use super::LONGEST;
use std::io::{self, Read};

/// How much is read before its lines are parsed, on all cores.
pub(super) const BLOCK: usize = 8 << 20;

/// How much is read of an input at first, in the hope that it is all.
const LEAST: usize = 1 << 16;

/// Blocks of lines, as an input is read.
pub(super) struct Blocks<R> {
    from: R,
    /// What was read of a line whose end was not.
    rest: Vec<u8>,
    /// How the input ended, if it has.
    pub(super) end: Option<io::Result<()>>,
}

impl<R: Read> Blocks<R> {
    pub(super) fn of(from: R) -> Blocks<R> {
        Blocks {
            from,
            rest: Vec::new(),
            end: None,
        }
    }

    /// The next lines, whole ones, but for the last of all; in the room of a block that was done with.
    pub(super) fn next(&mut self, mut block: Block) -> Option<Block> {
        if self.end.is_some() {
            return None;
        }
        block.filled = 0;
        block.add(&self.rest);
        self.rest.clear();
        loop {
            let before = block.filled;
            let read = block.read(&mut self.from, BLOCK);
            let ended = read.is_err() || block.filled - before < BLOCK;
            let complete = match memchr::memrchr(b'\n', &block.bytes()[before..]) {
                // The line that could not be read on is no whole one.
                Some(at) if !ended || read.is_err() => before + at + 1,
                None if read.is_err() => 0,
                None if !ended && block.filled <= LONGEST => continue,
                _ => block.filled,
            };
            self.rest.extend_from_slice(&block.bytes()[complete..]);
            block.filled = complete;
            self.end = ended.then_some(read);
            return Some(block);
        }
    }
}

/// Some bytes in room that stays when they are done with: there is nothing to clear for the next.
#[derive(Default)]
pub(super) struct Block {
    room: Vec<u8>,
    filled: usize,
}

impl Block {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.room[..self.filled]
    }

    /// Room for so many bytes more.
    fn more(&mut self, bytes: usize) -> &mut [u8] {
        let needed = self.filled + bytes;
        if self.room.len() < needed {
            self.room.resize(needed, 0);
        }
        &mut self.room[self.filled..needed]
    }

    fn add(&mut self, bytes: &[u8]) {
        self.more(bytes.len()).copy_from_slice(bytes);
        self.filled += bytes.len();
    }

    /// Reads so many bytes more, fewer only where the input ends or cannot be read on. Most inputs are small: the room grows
    /// with what is read.
    fn read(&mut self, mut from: impl Read, mut bytes: usize) -> io::Result<()> {
        while bytes > 0 {
            let some = bytes.min(self.filled.max(LEAST));
            match from.read(self.more(some)) {
                Ok(0) => break,
                Ok(read) => {
                    self.filled += read;
                    bytes -= read;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// The lines of some bytes, without their ends, and where each begins.
pub(super) struct Lines<'a> {
    rest: &'a [u8],
    start: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Lines<'a> {
        Lines {
            rest: bytes,
            start: 0,
        }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (usize, &'a [u8]);

    fn next(&mut self) -> Option<(usize, &'a [u8])> {
        if self.rest.is_empty() {
            return None;
        }
        let (length, next) = match memchr::memchr(b'\n', self.rest) {
            Some(end) => (end, end + 1),
            None => (self.rest.len(), self.rest.len()),
        };
        let line = (self.start, &self.rest[..length]);
        self.rest = &self.rest[next..];
        self.start += next;
        Some(line)
    }
}
