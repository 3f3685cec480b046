//! One cross-reference table or stream (ISO 32000-2, 7.5.4 and 7.5.8).

use std::collections::HashMap;

use super::{
    budget::Budget,
    stream,
    syntax::{Broken, Reader},
    value::{Dict, Value},
};

/// Object numbers above this are refused; the implementation limit of Acrobat.
const LARGEST_NUMBER: u64 = 8_388_607;

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Nowhere: it was deleted, or never was.
    Free,
    /// At this place in the file.
    At(usize),
    /// In this object stream, as its n-th.
    Within(u32, u32),
}

/// One cross-reference section with its trailer.
#[derive(Debug)]
pub struct Section {
    /// Where it stands.
    pub at: usize,
    /// How far into the file it was read.
    pub reach: usize,
    /// What it says of objects.
    pub entries: HashMap<u32, Entry>,
    /// Its trailer, or the dictionary of the stream.
    pub trailer: Dict,
}

/// Reads the section at this place.
///
/// # Errors
/// There is none, or it is damaged.
pub fn read(bytes: &[u8], at: usize, budget: &Budget) -> Result<Section, Broken> {
    let mut reader = Reader::of_file(bytes, at, budget);
    if !reader.word(b"xref") {
        return read_stream(bytes, at, budget);
    }
    let mut entries = HashMap::new();
    let mut free = Vec::new();
    while !reader.word(b"trailer") {
        let (first, count) = (reader.number()?, reader.number()?);
        for number in first..first.checked_add(count).ok_or(Broken)? {
            budget.pay(20).map_err(|_| Broken)?;
            let (place, _generation) = (reader.number()?, reader.number()?);
            let number = numbered(number)?;
            match reader.letter() {
                Some(b'n') => put(&mut entries, number, Entry::At(usize::try_from(place).map_err(|_| Broken)?))?,
                Some(b'f') => free.push(number),
                _ => return Err(Broken),
            }
        }
    }
    let trailer = match reader.value()? {
        Value::Dict(trailer) => trailer,
        _ => return Err(Broken),
    };
    if free.iter().any(|number| entries.contains_key(number)) {
        return Err(Broken);
    }
    // A hybrid file hides what only newer programs shall see behind "free" (7.5.8.4).
    let mut reach = reader.at;
    if let Some(place) = trailer.get(&b"XRefStm"[..]) {
        let hidden = read_stream(bytes, place.offset().ok_or(Broken)?, budget)?;
        reach = reach.max(hidden.reach);
        for (number, entry) in hidden.entries {
            entries.entry(number).or_insert(entry);
        }
    }
    for number in free {
        entries.entry(number).or_insert(Entry::Free);
    }
    Ok(Section { at, reach, entries, trailer })
}

/// The same object twice in one section is a trick: programs differ in which of the two they take.
fn put(entries: &mut HashMap<u32, Entry>, number: u32, entry: Entry) -> Result<(), Broken> {
    match entries.insert(number, entry) {
        Some(before) if before != entry => Err(Broken),
        _ => Ok(()),
    }
}

fn numbered(number: u64) -> Result<u32, Broken> {
    if number > LARGEST_NUMBER { Err(Broken) } else { u32::try_from(number).map_err(|_| Broken) }
}

fn read_stream(bytes: &[u8], at: usize, budget: &Budget) -> Result<Section, Broken> {
    let mut reader = Reader::of_file(bytes, at, budget);
    reader.number()?;
    reader.number()?;
    if !reader.word(b"obj") {
        return Err(Broken);
    }
    let Value::Dict(trailer) = reader.value()? else { return Err(Broken) };
    if trailer.get(&b"Type"[..]).and_then(Value::name) != Some(b"XRef") || !reader.word(b"stream") {
        return Err(Broken);
    }
    let from = data_start(bytes, reader.at)?;
    let length = trailer.get(&b"Length"[..]).and_then(Value::offset).ok_or(Broken)?;
    let raw = bytes.get(from..from.checked_add(length).ok_or(Broken)?).ok_or(Broken)?;
    let plain = stream::decode(&trailer, raw, budget)?;
    let entries = rows(&trailer, &plain, budget)?;
    Ok(Section { at, reach: from + length, entries, trailer })
}

/// Behind the end of line after `stream`.
pub fn data_start(bytes: &[u8], at: usize) -> Result<usize, Broken> {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => Ok(at + 2),
        (Some(b'\n'), _) => Ok(at + 1),
        _ => Err(Broken),
    }
}

fn rows(trailer: &Dict, plain: &[u8], budget: &Budget) -> Result<HashMap<u32, Entry>, Broken> {
    let numbers = |key: &[u8]| -> Option<Vec<usize>> {
        trailer.get(key)?.array()?.iter().map(Value::offset).collect::<Option<Vec<_>>>()
    };
    let widths: [usize; 3] = numbers(b"W").ok_or(Broken)?.try_into().map_err(|_| Broken)?;
    let width: usize =
        widths.iter().try_fold(0_usize, |sum, width| (*width <= 8).then_some(sum + width)).ok_or(Broken)?;
    let size = trailer.get(&b"Size"[..]).and_then(Value::offset).ok_or(Broken)?;
    let index = match trailer.get(&b"Index"[..]) {
        Some(_) => numbers(b"Index").ok_or(Broken)?,
        None => vec![0, size],
    };
    if width == 0 || index.len() % 2 == 1 {
        return Err(Broken);
    }
    let mut entries = HashMap::new();
    let mut lines = plain.chunks_exact(width);
    for [first, count] in index.as_chunks::<2>().0 {
        for number in *first..first.checked_add(*count).ok_or(Broken)? {
            budget.pay(20).map_err(|_| Broken)?;
            let mut line = lines.next().ok_or(Broken)?;
            let mut field = |width: usize, otherwise: u64| {
                let (head, rest) = line.split_at(width);
                line = rest;
                if width == 0 { otherwise } else { head.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)) }
            };
            let (kind, second, third) = (field(widths[0], 1), field(widths[1], 0), field(widths[2], 0));
            let entry = match kind {
                1 => Entry::At(usize::try_from(second).map_err(|_| Broken)?),
                2 => Entry::Within(numbered(second)?, u32::try_from(third).map_err(|_| Broken)?),
                _ => Entry::Free,
            };
            put(&mut entries, numbered(number as u64)?, entry)?;
        }
    }
    Ok(entries)
}
