//! What a picture's header promises: a few bytes can promise a picture that no memory holds.

use std::io::{self, Read, Seek};

use super::source::Source;
use crate::document::refusal::DocumentRefusal;
use crate::settings::Limits;

type Judged = io::Result<Result<(), DocumentRefusal>>;

/// Whether so many pixels are a paper.
pub(super) fn size(width: u64, height: u64, limits: &Limits) -> Result<(), DocumentRefusal> {
    let pixels = width.saturating_mul(height);
    if width == 0 || height == 0 {
        return Err(DocumentRefusal::Broken("a picture without pixels"));
    }
    let megapixels = pixels.div_ceil(1_000_000);
    let limit = limits.megapixels;
    if megapixels > u64::from(limit) { Err(DocumentRefusal::TooManyPixels { megapixels, limit }) } else { Ok(()) }
}

/// A PNG from chunk to chunk, to its end.
pub(super) fn png<R: Read + Seek>(source: &mut Source<R>, limits: &Limits) -> Judged {
    let (mut at, mut pixels) = (8, false);
    loop {
        let head = source.at(at, 16 + 8)?;
        let (Some(length), Some(kind)) = (be32(&head, 0), head.get(4..8)) else {
            return Ok(Err(DocumentRefusal::CutOff));
        };
        match kind {
            b"IHDR" if at == 8 => match (be32(&head, 8), be32(&head, 12)) {
                (Some(width), Some(height)) => {
                    if let Err(refusal) = size(width, height, limits) {
                        return Ok(Err(refusal));
                    }
                }
                _ => return Ok(Err(DocumentRefusal::CutOff)),
            },
            _ if at == 8 => return Ok(Err(DocumentRefusal::Broken("a PNG without a header"))),
            b"IDAT" => pixels = true,
            b"IEND" if pixels => return Ok(Ok(())),
            b"IEND" => return Ok(Err(DocumentRefusal::Broken("a PNG without pixels"))),
            _ => {}
        }
        at += length + 12;
    }
}

/// A JPEG from marker to marker, up to its pixels.
pub(super) fn jpeg<R: Read + Seek>(source: &mut Source<R>, limits: &Limits) -> Judged {
    let (mut at, mut sized) = (2, false);
    loop {
        let head = source.at(at, 9)?;
        let (Some(0xff), Some(marker)) = (head.first(), head.get(1)) else {
            return Ok(Err(DocumentRefusal::Broken("a JPEG without its markers")));
        };
        match marker {
            0xff => {
                at += 1;
                continue;
            }
            0x01 | 0xd0..=0xd7 => {
                at += 2;
                continue;
            }
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(marker) => {
                let (Some(height), Some(width)) = (be16(&head, 5), be16(&head, 7)) else {
                    return Ok(Err(DocumentRefusal::CutOff));
                };
                if let Err(refusal) = size(width, height, limits) {
                    return Ok(Err(refusal));
                }
                sized = true;
            }
            0xda if sized => return Ok(Ok(())),
            0xda | 0xd9 => return Ok(Err(DocumentRefusal::Broken("a JPEG without a size"))),
            _ => {}
        }
        match be16(&head, 2) {
            Some(length) if length >= 2 => at += 2 + length,
            _ => return Ok(Err(DocumentRefusal::CutOff)),
        }
    }
}

/// A TIFF from page to page; every strip it names must be in the file.
pub(super) fn tiff<R: Read + Seek>(source: &mut Source<R>, limits: &Limits) -> Judged {
    const ENTRY: usize = 12;
    let head = source.at(0, 8)?;
    let order = Order(head.starts_with(b"II"));
    let (mut at, mut pages) = (order.four(&head, 4).unwrap_or(0), 0);
    while at != 0 {
        pages += 1;
        if pages > u64::from(limits.pages) {
            return Ok(Err(DocumentRefusal::TooManyPages { pages, limit: limits.pages }));
        }
        let Some(count) = order.two(&source.at(at, 2)?, 0) else { return Ok(Err(DocumentRefusal::CutOff)) };
        let entries = source.at(at + 2, usize::try_from(count).unwrap_or(0) * ENTRY + 4)?;
        let Some(next) = order.four(&entries, entries.len().saturating_sub(4)) else {
            return Ok(Err(DocumentRefusal::CutOff));
        };
        let (mut width, mut height, mut places, mut sizes) = (0, 0, Vec::new(), Vec::new());
        for entry in entries.chunks_exact(ENTRY) {
            match order.two(entry, 0) {
                Some(256) => width = order.value(entry).unwrap_or(0),
                Some(257) => height = order.value(entry).unwrap_or(0),
                Some(273 | 324) => places = order.values(source, entry)?,
                Some(279 | 325) => sizes = order.values(source, entry)?,
                _ => {}
            }
        }
        if let Err(refusal) = size(width, height, limits) {
            return Ok(Err(refusal));
        }
        if places.is_empty() || places.len() != sizes.len() {
            return Ok(Err(DocumentRefusal::Broken("a TIFF page without its strips")));
        }
        if places.iter().zip(&sizes).any(|(place, size)| place + size > source.size()) {
            return Ok(Err(DocumentRefusal::CutOff));
        }
        at = next;
    }
    if pages == 0 { Ok(Err(DocumentRefusal::Broken("a TIFF without pages"))) } else { Ok(Ok(())) }
}

fn be16(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn be32(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)))
}

/// The order of bytes in a TIFF: true for the smallest first.
#[derive(Clone, Copy)]
struct Order(bool);

impl Order {
    fn two(self, bytes: &[u8], at: usize) -> Option<u64> {
        let two = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(u64::from(if self.0 { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) }))
    }

    fn four(self, bytes: &[u8], at: usize) -> Option<u64> {
        let four = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u64::from(if self.0 { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }))
    }

    /// The number an entry holds itself.
    fn value(self, entry: &[u8]) -> Option<u64> {
        if self.two(entry, 2)? == 3 { self.two(entry, 8) } else { self.four(entry, 8) }
    }

    /// The numbers an entry holds or points to; a page of ours has fewer than a hundred thousand strips.
    fn values<R: Read + Seek>(self, source: &mut Source<R>, entry: &[u8]) -> io::Result<Vec<u64>> {
        let (Some(kind), Some(count), Some(place)) = (self.two(entry, 2), self.four(entry, 4), self.four(entry, 8))
        else {
            return Ok(Vec::new());
        };
        let wide = if kind == 3 { 2 } else { 4 };
        let Some(bytes) = usize::try_from(count).ok().filter(|count| *count <= 100_000).map(|count| count * wide)
        else {
            return Ok(Vec::new());
        };
        let held = if bytes <= 4 { entry[8..8 + bytes].to_vec() } else { source.at(place, bytes)? };
        let read = |at: usize| if wide == 2 { self.two(&held, at) } else { self.four(&held, at) };
        Ok((0..held.len() / wide).map_while(|nth| read(nth * wide)).collect())
    }
}
