//! The file as the stack of its savings: every incremental update ends with its own cross-references (ISO 32000-2, 7.5.6).

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
    rc::Rc,
};

use super::{
    budget::Budget,
    section::{self, Section},
    syntax::Reader,
    value::Dict,
    view::{Inflated, Place, Read, View},
};
use crate::verify::Unreadable;

/// A file saved more often than this is not read.
const MOST_REVISIONS: usize = 256;

/// One saving of the file.
#[derive(Debug)]
pub struct Revision {
    /// Where it ends: behind `%%EOF`, or behind the end of line after it.
    pub end: RangeInclusive<usize>,
    /// Its sections, newest first; more than one when the file is arranged for the web.
    pub sections: Vec<Section>,
}

/// A file, taken apart into revisions.
#[derive(Debug)]
pub struct File<'a> {
    /// All its bytes.
    pub bytes: &'a [u8],
    /// The work left for it.
    pub budget: Budget,
    /// Its savings, oldest first; never empty.
    pub revisions: Vec<Revision>,
    /// Whether something other than white space stands behind the last of them.
    pub junk: bool,
    pub(super) objects: RefCell<HashMap<Place, Read>>,
    pub(super) inflated: RefCell<HashMap<usize, Option<Rc<Inflated>>>>,
}

impl<'a> File<'a> {
    /// Takes a file apart.
    ///
    /// # Errors
    /// It is no PDF, damaged, encrypted, or asks for too much work.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Unreadable::NotPdf);
        }
        let budget = Budget::for_length(bytes.len());
        let revisions = revisions(bytes, &budget).map_err(|fault| match fault {
            Unreadable::Damaged if budget.is_exhausted() => Unreadable::TooMuch,
            fault => fault,
        })?;
        let end = revisions.last().map_or(0, |last| *last.end.end());
        let junk = bytes[end..].iter().any(|byte| !matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' '));
        Ok(Self { bytes, budget, revisions, junk, objects: RefCell::default(), inflated: RefCell::default() })
    }

    /// The objects as they were after the n-th saving, counted from 0.
    ///
    /// # Errors
    /// There is no such saving, or the budget is used up.
    pub fn view(&self, revision: usize) -> Result<View<'_>, Unreadable> {
        let last = self.revisions.get(revision).ok_or(Unreadable::Damaged)?;
        let trailer: &Dict = &last.sections.first().ok_or(Unreadable::Damaged)?.trailer;
        let mut entries = HashMap::new();
        for section in self.revisions[..=revision].iter().rev().flat_map(|revision| &revision.sections) {
            self.budget.pay(section.entries.len()).map_err(|_| Unreadable::TooMuch)?;
            for (number, entry) in &section.entries {
                entries.entry(*number).or_insert(*entry);
            }
        }
        Ok(View::new(self, entries, trailer, *last.end.end()))
    }
}

fn revisions(bytes: &[u8], budget: &Budget) -> Result<Vec<Revision>, Unreadable> {
    let statements = statements(bytes, budget);
    let (newest, end) = statements.last().cloned().ok_or(Unreadable::Damaged)?;
    let mut revisions = vec![Revision { end, sections: Vec::new() }];
    let (mut next, mut seen) = (Some(newest), HashSet::new());
    while let Some(at) = next {
        if !seen.insert(at) || at >= bytes.len() {
            return Err(Unreadable::Damaged);
        }
        let section = section::read(bytes, at, budget).map_err(|_| Unreadable::Damaged)?;
        if section.trailer.contains_key(&b"Encrypt"[..]) {
            return Err(Unreadable::Encrypted);
        }
        next = match section.trailer.get(&b"Prev"[..]) {
            None => None,
            Some(place) => Some(place.offset().ok_or(Unreadable::Damaged)?),
        };
        let newer = revisions.last().map_or(usize::MAX, |revision| *revision.end.start());
        // The section of an own saving is named behind it; the second one of a file arranged for the web is not.
        let own = statements.iter().find(|(named, end)| *named == at && *end.start() > at);
        match own {
            // What a saving consists of must stand before its end: what follows comes from somebody else.
            Some((_, end)) if *end.start() < newer && section.reach <= *end.start() => {
                if revisions.len() == MOST_REVISIONS {
                    return Err(Unreadable::TooMuch);
                }
                revisions.push(Revision { end: end.clone(), sections: vec![section] });
            }
            _ if section.reach <= newer => revisions.last_mut().ok_or(Unreadable::Damaged)?.sections.push(section),
            _ => return Err(Unreadable::Damaged),
        }
    }
    revisions.reverse();
    Ok(revisions)
}

/// Every `startxref N %%EOF`: the place it names, and where it ends.
fn statements(bytes: &[u8], budget: &Budget) -> Vec<(usize, RangeInclusive<usize>)> {
    const WORD: &[u8] = b"startxref";
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes[at..].windows(WORD.len()).position(|window| window == WORD) {
        at += step + WORD.len();
        let mut reader = Reader::of_file(bytes, at, budget);
        let Some(named) = reader.number().ok().and_then(|named| usize::try_from(named).ok()) else { continue };
        let space = bytes[reader.at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let mark = reader.at + space;
        if !bytes[mark..].starts_with(b"%%EOF") {
            continue;
        }
        let eof = mark + 5;
        let line = match bytes.get(eof..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\r' | b'\n', ..]) => 1,
            _ => 0,
        };
        found.push((named, eof..=eof + line));
    }
    found
}
