//! The objects as one revision sees them.

use std::{collections::HashMap, ops::Range, rc::Rc};

use super::{
    revision::File,
    section::{self, Entry},
    stream,
    syntax::{Broken, Reader},
    value::{Dict, Value},
};

/// Where an object's text stands: a place in the file, or the n-th in the object stream at that place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Of the object, or of its object stream.
    pub at: usize,
    /// Which one in the object stream.
    pub index: Option<u32>,
}

/// An object as it stands in the file, whichever revision looks at it.
#[derive(Clone, Debug)]
pub(super) struct Read {
    value: Rc<Value>,
    /// Where its text, or that of its object stream, ends.
    end: usize,
}

/// An object stream, inflated, with the number and place of each object in it.
#[derive(Debug)]
pub struct Inflated {
    bytes: Vec<u8>,
    objects: Vec<(u32, usize)>,
    end: usize,
}

/// The objects as they were after one saving.
#[derive(Debug)]
pub struct View<'a> {
    /// The file.
    pub file: &'a File<'a>,
    /// The trailer of this saving.
    pub trailer: &'a Dict,
    entries: HashMap<u32, Entry>,
    end: usize,
}

impl<'a> View<'a> {
    pub(super) fn new(file: &'a File<'a>, entries: HashMap<u32, Entry>, trailer: &'a Dict, end: usize) -> Self {
        Self { file, trailer, entries, end }
    }

    /// The numbers of all objects that stand somewhere.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.entries.iter().filter(|(_, entry)| **entry != Entry::Free).map(|(number, _)| *number)
    }

    /// Where an object stands; nothing for a free one, and for one said to stand behind the end of this revision.
    pub fn place(&self, number: u32) -> Option<Place> {
        match self.entries.get(&number)? {
            Entry::Free => None,
            Entry::At(at) => (*at < self.end).then_some(Place { at: *at, index: None }),
            Entry::Within(stream, index) => match self.entries.get(stream)? {
                Entry::At(at) if *at < self.end => Some(Place { at: *at, index: Some(*index) }),
                _ => None,
            },
        }
    }

    /// An object; null when it is missing, cannot be read, or ends behind this revision.
    pub fn get(&self, number: u32) -> Rc<Value> {
        match self.read(number) {
            Some(read) if read.end <= self.end => read.value,
            _ => Rc::new(Value::Null),
        }
    }

    /// Whether an object begins in this revision and ends behind it: then it was left open for somebody to complete.
    pub fn is_open(&self, number: u32) -> bool {
        self.read(number).is_some_and(|read| read.end > self.end)
    }

    fn read(&self, number: u32) -> Option<Read> {
        let place = self.place(number)?;
        if let Some(read) = self.file.objects.borrow().get(&place) {
            return Some(read.clone());
        }
        let read = match place.index {
            None => self.object(number, place.at),
            Some(index) => self.within(number, place.at, index),
        };
        let (value, end) = read.unwrap_or((Value::Null, 0));
        let read = Read { value: Rc::new(value), end };
        self.file.objects.borrow_mut().insert(place, read.clone());
        Some(read)
    }

    /// The value itself, or the object it refers to.
    pub fn resolve(&self, value: &Value) -> Rc<Value> {
        match value {
            Value::Ref(number, _) => self.get(*number),
            other => Rc::new(other.clone()),
        }
    }

    /// What a dictionary holds under a key, with a reference followed; null when it holds nothing.
    pub fn at(&self, dict: &Dict, key: &[u8]) -> Rc<Value> {
        dict.get(key).map_or_else(|| Rc::new(Value::Null), |value| self.resolve(value))
    }

    /// The bytes of a stream, its filters undone; nothing when it is none or cannot be inflated.
    pub fn data(&self, value: &Value) -> Option<Vec<u8>> {
        let Value::Stream(dict, range) = value else { return None };
        stream::decode(dict, self.file.bytes.get(range.clone())?, &self.file.budget).ok()
    }

    fn object(&self, number: u32, at: usize) -> Result<(Value, usize), Broken> {
        let mut reader = Reader::of_file(self.file.bytes, at, &self.file.budget);
        if reader.number()? != u64::from(number) {
            return Err(Broken);
        }
        reader.number()?;
        if !reader.word(b"obj") {
            return Err(Broken);
        }
        let value = reader.value()?;
        let Value::Dict(dict) = value else { return Ok((value, reader.at)) };
        if !reader.word(b"stream") {
            return Ok((Value::Dict(dict), reader.at));
        }
        let range = self.stream_range(&dict, reader.at)?;
        let end = range.end;
        Ok((Value::Stream(dict, range), end))
    }

    fn stream_range(&self, dict: &Dict, at: usize) -> Result<Range<usize>, Broken> {
        let from = section::data_start(self.file.bytes, at)?;
        let length = match dict.get(&b"Length"[..]) {
            Some(Value::Ref(number, _)) => self.length(*number)?,
            Some(value) => value.offset().ok_or(Broken)?,
            None => return Err(Broken),
        };
        let end = from.checked_add(length).filter(|end| *end <= self.file.bytes.len()).ok_or(Broken)?;
        let mut reader = Reader::of_file(self.file.bytes, end, &self.file.budget);
        if reader.word(b"endstream") { Ok(from..end) } else { Err(Broken) }
    }

    /// The length of a stream that stands in an object of its own. It must stand in the file itself: looking it up in an
    /// object stream could lead back here.
    fn length(&self, number: u32) -> Result<usize, Broken> {
        let place = self.place(number).filter(|place| place.index.is_none()).ok_or(Broken)?;
        let mut reader = Reader::of_file(self.file.bytes, place.at, &self.file.budget);
        if reader.number()? != u64::from(number) {
            return Err(Broken);
        }
        reader.number()?;
        if !reader.word(b"obj") {
            return Err(Broken);
        }
        usize::try_from(reader.number()?).map_err(|_| Broken)
    }

    fn within(&self, number: u32, at: usize, index: u32) -> Result<(Value, usize), Broken> {
        let known = self.file.inflated.borrow().get(&at).cloned();
        let inflated = match known {
            Some(inflated) => inflated,
            None => {
                let inflated = self.inflate(at).ok().map(Rc::new);
                self.file.inflated.borrow_mut().insert(at, inflated.clone());
                inflated
            }
        };
        let inflated = inflated.ok_or(Broken)?;
        let (named, place) = inflated.objects.get(index as usize).copied().ok_or(Broken)?;
        if named != number {
            return Err(Broken);
        }
        let value = Reader::of_stream(&inflated.bytes, place, &self.file.budget).value()?;
        Ok((value, inflated.end))
    }

    fn inflate(&self, at: usize) -> Result<Inflated, Broken> {
        let mut reader = Reader::of_file(self.file.bytes, at, &self.file.budget);
        let number = u32::try_from(reader.number()?).map_err(|_| Broken)?;
        let (Value::Stream(dict, range), end) = self.object(number, at)? else { return Err(Broken) };
        if dict.get(&b"Type"[..]).and_then(Value::name) != Some(b"ObjStm") {
            return Err(Broken);
        }
        let bytes = stream::decode(&dict, self.file.bytes.get(range).ok_or(Broken)?, &self.file.budget)?;
        let number = |key: &[u8]| dict.get(key).and_then(Value::offset).ok_or(Broken);
        let (count, first) = (number(b"N")?, number(b"First")?);
        let mut reader = Reader::of_stream(&bytes, 0, &self.file.budget);
        let mut objects = Vec::new();
        for _ in 0..count {
            self.file.budget.pay(20).map_err(|_| Broken)?;
            let number = u32::try_from(reader.number()?).map_err(|_| Broken)?;
            let place = usize::try_from(reader.number()?).map_err(|_| Broken)?;
            objects.push((number, first.checked_add(place).ok_or(Broken)?));
        }
        Ok(Inflated { bytes, objects, end })
    }
}
