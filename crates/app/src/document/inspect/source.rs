//! A file, read from any place, never held whole.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// The file.
pub(super) struct Source<R> {
    reader: BufReader<R>,
    size: u64,
    position: u64,
    /// Somebody else read from the reader.
    lost: bool,
}

impl<R: Read + Seek> Source<R> {
    pub(super) fn new(mut inner: R) -> io::Result<Self> {
        let size = inner.seek(SeekFrom::End(0))?;
        inner.seek(SeekFrom::Start(0))?;
        Ok(Self { reader: BufReader::with_capacity(64 * 1024, inner), size, position: 0, lost: false })
    }

    pub(super) const fn size(&self) -> u64 {
        self.size
    }

    pub(super) const fn position(&self) -> u64 {
        self.position
    }

    /// Goes to a place; what is in memory already is not read again.
    pub(super) fn go(&mut self, to: u64) -> io::Result<()> {
        match i64::try_from(i128::from(to) - i128::from(self.position)) {
            Ok(by) if !self.lost => self.reader.seek_relative(by)?,
            _ => {
                self.reader.seek(SeekFrom::Start(to))?;
            }
        }
        (self.position, self.lost) = (to, false);
        Ok(())
    }

    /// As many bytes from a place as there are, at most `count`.
    pub(super) fn at(&mut self, place: u64, count: usize) -> io::Result<Vec<u8>> {
        self.go(place)?;
        let mut bytes = Vec::new();
        (&mut self.reader).take(count as u64).read_to_end(&mut bytes)?;
        self.position += bytes.len() as u64;
        Ok(bytes)
    }

    /// What is in memory from here on; empty at the end.
    pub(super) fn ahead(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    /// Steps over bytes that [`ahead`](Self::ahead) showed.
    pub(super) fn step(&mut self, count: usize) {
        self.reader.consume(count);
        self.position += count as u64;
    }

    /// The next byte, without stepping over it.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.reader.fill_buf()?.first().copied())
    }

    /// The next byte.
    pub(super) fn next(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if byte.is_some() {
            self.step(1);
        }
        Ok(byte)
    }

    /// The bytes between two places, in memory: for parts that are small.
    pub(super) fn part(&mut self, from: u64, to: u64) -> io::Result<Vec<u8>> {
        self.at(from, usize::try_from(to - from).unwrap_or(usize::MAX))
    }

    /// A reader of the next bytes; the position is lost with it, so go somewhere afterwards.
    pub(super) fn limited(&mut self, count: u64) -> impl Read {
        self.lost = true;
        self.reader.by_ref().take(count)
    }
}
