//! New and changed objects, written after the last byte of a file with their own cross-reference section
//! (ISO 32000-1, 7.5.6). Tables follow tables and streams follow streams: readers need not mix them.

use std::collections::BTreeMap;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, Writer};
use sha2::{Digest as _, Sha256};

use super::original::{Original, broken};
use crate::SignError;

/// What is added to a file.
pub(super) struct Increment<'a> {
    pub original: Original<'a>,
    objects: BTreeMap<ObjectId, Body>,
    last: u32,
}

enum Body {
    Plain(Object),
    /// Written as it stands: the signature, whose bytes must be known one by one.
    Raw(Vec<u8>),
}

/// A file with its increment, and where each object written raw begins.
pub(super) struct Written {
    pub bytes: Vec<u8>,
    pub raw: Vec<usize>,
}

impl<'a> Increment<'a> {
    pub fn after(original: Original<'a>) -> Self {
        let said = original.document.trailer.get(b"Size").and_then(Object::as_i64).unwrap_or(0);
        let said = u32::try_from(said.saturating_sub(1)).unwrap_or(0);
        let last = original.document.max_id.max(said);
        Self { original, objects: BTreeMap::new(), last }
    }

    /// A number nobody has.
    pub fn reserve(&mut self) -> ObjectId {
        self.last += 1;
        (self.last, 0)
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.put(id, object);
        id
    }

    /// Adds a stream, compressed.
    pub fn add_stream(&mut self, dictionary: Dictionary, content: Vec<u8>) -> ObjectId {
        let mut stream = Stream::new(dictionary, content);
        // Cannot fail into memory; uncompressed it would be as right.
        let _ = stream.compress();
        self.add(Object::Stream(stream))
    }

    pub fn put(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.objects.insert(id, Body::Plain(object.into()));
    }

    pub fn put_raw(&mut self, id: ObjectId, bytes: Vec<u8>) {
        self.objects.insert(id, Body::Raw(bytes));
    }

    /// An object as it will be: changed already, or as it was.
    pub fn current(&self, id: ObjectId) -> Option<&Object> {
        match self.objects.get(&id) {
            Some(Body::Plain(object)) => Some(object),
            Some(Body::Raw(_)) => None,
            None => self.original.document.objects.get(&id),
        }
    }

    /// Changes a dictionary.
    pub fn edit(&mut self, id: ObjectId, change: impl FnOnce(&mut Dictionary)) -> Result<(), SignError> {
        let found = self.current(id).and_then(|object| object.as_dict().ok());
        let mut dictionary = found.ok_or_else(|| broken("a dictionary is missing"))?.clone();
        change(&mut dictionary);
        self.put(id, dictionary);
        Ok(())
    }

    /// Appends to an array that stands in a dictionary, itself or as a reference; begins one where there is none.
    pub fn append(&mut self, holder: ObjectId, key: &[u8], value: Object) -> Result<(), SignError> {
        let found = self.current(holder).and_then(|object| object.as_dict().ok());
        let place = found.and_then(|dictionary| dictionary.get(key).ok()).cloned();
        if let Some(Object::Reference(id)) = place
            && let Some(Object::Array(list)) = self.current(id)
        {
            let mut list = list.clone();
            list.push(value);
            self.put(id, list);
            return Ok(());
        }
        let mut list = match place {
            Some(Object::Array(list)) => list,
            _ => Vec::new(),
        };
        list.push(value);
        self.edit(holder, |dictionary| dictionary.set(key, list))
    }

    /// The file with its increment.
    pub fn write(mut self) -> Result<Written, SignError> {
        let before = self.original.bytes;
        let streams =
            matches!(self.original.document.reference_table.cross_reference_type, XrefType::CrossReferenceStream);
        let own = streams.then(|| self.reserve());
        let mut bytes = Vec::with_capacity(before.len() + 64 * 1024);
        bytes.extend_from_slice(before);
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let mut places = BTreeMap::new();
        let mut raw = Vec::new();
        for (id, body) in &self.objects {
            places.insert(*id, bytes.len());
            bytes.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
            match body {
                Body::Plain(object) => put_object(&mut bytes, object),
                Body::Raw(text) => {
                    raw.push(bytes.len());
                    bytes.extend_from_slice(text);
                }
            }
            bytes.extend_from_slice(b"\nendobj\n");
        }
        let start = bytes.len();
        let mut trailer = self.trailer(&bytes);
        match own {
            None => {
                bytes.extend_from_slice(b"xref\n");
                for section in sections(&places) {
                    bytes.extend_from_slice(format!("{} {}\n", section[0].0.0, section.len()).as_bytes());
                    for (id, place) in section {
                        bytes.extend_from_slice(format!("{place:010} {:05} n \n", id.1).as_bytes());
                    }
                }
                bytes.extend_from_slice(b"trailer\n");
                put_object(&mut bytes, &Object::Dictionary(trailer));
            }
            Some(id) => {
                places.insert(id, start);
                let mut table = Vec::new();
                let mut index = Vec::new();
                for section in sections(&places) {
                    index.push(Object::Integer(i64::from(section[0].0.0)));
                    index.push(Object::Integer(section.len() as i64));
                    for (id, place) in section {
                        table.push(1);
                        table.extend_from_slice(&u32::try_from(place).expect("files are below 4 GiB").to_be_bytes());
                        table.extend_from_slice(&id.1.to_be_bytes());
                    }
                }
                trailer.set("Type", "XRef");
                trailer.set("W", vec![Object::Integer(1), Object::Integer(4), Object::Integer(2)]);
                trailer.set("Index", index);
                bytes.extend_from_slice(format!("{} 0 obj\n", id.0).as_bytes());
                put_object(&mut bytes, &Object::Stream(Stream::new(trailer, table)));
                bytes.extend_from_slice(b"\nendobj");
            }
        }
        bytes.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes());
        Ok(Written { bytes, raw })
    }

    fn trailer(&self, so_far: &[u8]) -> Dictionary {
        let old = &self.original.document.trailer;
        let mut trailer = Dictionary::new();
        trailer.set("Size", i64::from(self.last) + 1);
        trailer.set("Root", Object::Reference(self.original.root));
        trailer.set("Prev", self.original.document.xref_start as i64);
        if let Ok(info) = old.get(b"Info") {
            trailer.set("Info", info.clone());
        }
        // The first part stays what the document is, the second says which state of it (14.4).
        let state = Object::String(Sha256::digest(so_far)[..16].to_vec(), StringFormat::Hexadecimal);
        let first =
            old.get(b"ID").ok().and_then(|id| self.original.follow(id).as_array().ok()).and_then(|id| id.first());
        trailer.set("ID", vec![first.cloned().unwrap_or_else(|| state.clone()), state]);
        trailer
    }
}

fn put_object(bytes: &mut Vec<u8>, object: &Object) {
    Writer::write_object(bytes, object).expect("memory can be written");
}

/// Runs of numbers one after the other, as cross-reference sections list them.
fn sections(places: &BTreeMap<ObjectId, usize>) -> Vec<Vec<(ObjectId, usize)>> {
    let mut runs: Vec<Vec<(ObjectId, usize)>> = Vec::new();
    for (id, place) in places {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last.0 + 1 == id.0) => run.push((*id, *place)),
            _ => runs.push(vec![(*id, *place)]),
        }
    }
    runs
}

/// A text as PDF writes it: plain where ASCII is enough, else UTF-16 (ISO 32000-1, 7.9.2.2).
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let bytes = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
