//! What is refused by its content before it becomes a paper. Headers and structure are read, never pictures or pages
//! drawn; memory does not grow with the file, and nothing is unpacked without a bound.

mod pdf; // what a PDF would do, and how large it is
mod picture; // what a picture's header promises
mod source; // a file, read from any place
mod syntax; // the tokens of a PDF

use std::fs::File;
use std::path::Path;

use domain::document::media_type::{EDGE, Foreign, MediaType};

use super::refusal::DocumentRefusal;
use crate::settings::Limits;
use source::Source;

/// Reads a whole file and says what it is.
///
/// # Errors
/// The refusal, inside a fault of the disk.
pub fn inspect(path: &Path, limits: &Limits, by_staff: bool) -> std::io::Result<Result<MediaType, DocumentRefusal>> {
    let mut source = Source::new(File::open(path)?)?;
    let head = source.at(0, EDGE)?;
    let media_type = match sniff(&head, by_staff) {
        Ok(media_type) => media_type,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tail = source.at(source.size().saturating_sub(EDGE as u64), EDGE)?;
    if !media_type.is_whole(&tail) {
        return Ok(Err(DocumentRefusal::CutOff));
    }
    if is_archive_too(&mut source)? || (media_type != MediaType::Pdf && Foreign::sniff(&head).is_some()) {
        return Ok(Err(DocumentRefusal::TwoInOne));
    }
    let judged = match media_type {
        MediaType::Pdf => pdf::inspect(&mut source, limits)?,
        MediaType::Png => picture::png(&mut source, limits)?,
        MediaType::Jpeg => picture::jpeg(&mut source, limits)?,
        MediaType::Tiff => picture::tiff(&mut source, limits)?,
    };
    Ok(judged.map(|()| media_type))
}

/// The type, from the first bytes.
///
/// # Errors
/// Why it is none we take from this person.
pub(super) fn sniff(head: &[u8], by_staff: bool) -> Result<MediaType, DocumentRefusal> {
    if head.is_empty() {
        return Err(DocumentRefusal::Empty);
    }
    match (MediaType::sniff(head), Foreign::sniff(head)) {
        (Some(media_type), _) if by_staff || !media_type.is_for_staff() => Ok(media_type),
        (None, Some(Foreign::Office)) => Err(DocumentRefusal::Office),
        (None, Some(Foreign::Heic)) => Err(DocumentRefusal::Heic),
        (None, Some(Foreign::LateHeader)) => Err(DocumentRefusal::LateHeader),
        _ => Err(DocumentRefusal::WrongType),
    }
}

/// A ZIP archive is known by its end, whatever stands before it.
fn is_archive_too(source: &mut Source<File>) -> std::io::Result<bool> {
    const END: usize = 22;
    let from = source.size().saturating_sub(END as u64 + u64::from(u16::MAX));
    let tail = source.at(from, END + usize::from(u16::MAX))?;
    Ok(tail.windows(END).enumerate().any(|(at, end)| {
        let comment = usize::from(u16::from_le_bytes([end[20], end[21]]));
        end.starts_with(b"PK\x05\x06") && at + END + comment == tail.len()
    }))
}

#[cfg(test)]
mod tests;
