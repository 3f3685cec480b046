//! What a PDF would do when it is opened, and how large it would become.
//!
//! Every object in the file is looked at, wherever the table of objects points: what an older state of the file did, or
//! what hides in a packed object, counts as well. Streams are passed over, except packed objects and attachments.

use std::collections::{HashMap, HashSet};
use std::io::{self, Cursor, ErrorKind, Read, Seek};

use flate2::read::ZlibDecoder;

use super::picture;
use super::source::Source;
use super::syntax::{Token, is_space, token};
use crate::document::refusal::DocumentRefusal;
use crate::settings::Limits;

/// Bytes that all packed parts of a file may become together, and one part that is read.
const EXPANDED: u64 = 256 * 1024 * 1024;
const PACKED_OBJECTS: u64 = 32 * 1024 * 1024;
/// Deeper nesting is nobody's paper.
const DEEPEST: usize = 100;
/// Values of one array that are remembered.
const REMEMBERED: usize = 16;

/// Endings of attachments that are programs.
const PROGRAMS: [&str; 21] = [
    ".exe", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".msi", ".dll", ".jar",
    ".lnk", ".apk", ".reg", ".docm", ".xlsm", ".pptm", ".iso",
];

/// Looks at the whole file.
pub(super) fn inspect<R: Read + Seek>(
    source: &mut Source<R>,
    limits: &Limits,
) -> io::Result<Result<(), DocumentRefusal>> {
    let mut look = Look { limits, expanded: 0, catalog: false, opened: Vec::new(), links: HashSet::new() };
    source.go(0)?;
    match look.file(source) {
        Ok(()) => Ok(look.conclude()),
        Err(Stop::Refused(refusal)) => Ok(Err(refusal)),
        Err(Stop::Disk(error)) if error.kind() == ErrorKind::UnexpectedEof => {
            Ok(Err(DocumentRefusal::Broken("it ends in the middle of an object")))
        }
        Err(Stop::Disk(error)) => Err(error),
    }
}

/// Why looking stopped.
enum Stop {
    Refused(DocumentRefusal),
    Disk(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Disk(error)
    }
}

impl From<DocumentRefusal> for Stop {
    fn from(refusal: DocumentRefusal) -> Self {
        Stop::Refused(refusal)
    }
}

struct Look<'a> {
    limits: &'a Limits,
    /// Bytes unpacked so far.
    expanded: u64,
    /// Whether the file says where it begins.
    catalog: bool,
    /// Objects that act when the file or a page is opened.
    opened: Vec<i64>,
    /// Objects that lead to an address.
    links: HashSet<i64>,
}

/// A value of a dictionary, as far as anybody asks.
#[derive(Debug, Clone)]
enum Value {
    Name(Vec<u8>),
    Int(i64),
    Ref(i64),
    Text(Vec<u8>),
    Names(Vec<Vec<u8>>),
    /// A dictionary, with its kind of action.
    Dict(Option<Vec<u8>>),
    Other,
}

/// A dictionary or array that is being read.
enum Frame {
    Dict { key: Option<Vec<u8>>, value: Vec<Value>, entries: HashMap<Vec<u8>, Value> },
    Array(Vec<Vec<u8>>),
}

type Dict = HashMap<Vec<u8>, Value>;

impl Look<'_> {
    fn file<R: Read + Seek>(&mut self, source: &mut Source<R>) -> Result<(), Stop> {
        let (mut before, mut object) = ([0, 0], None);
        let mut last: Option<Dict> = None;
        while let Some(next) = token(source)? {
            match next {
                Token::Int(number) => before = [before[1], number],
                Token::Word(word) => match word.as_slice() {
                    b"obj" => (object, last) = (Some(before[0]), None),
                    b"endobj" => (object, last) = (None, None),
                    b"stream" => {
                        if let Some(dict) = last.take() {
                            self.stream(source, &dict)?;
                        }
                    }
                    _ => {}
                },
                Token::OpenDict => last = Some(self.dict(source, object)?),
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads a dictionary with all inside it, after its opening.
    fn dict<R: Read + Seek>(&mut self, source: &mut Source<R>, object: Option<i64>) -> Result<Dict, Stop> {
        let mut frames = vec![Frame::open_dict()];
        loop {
            let next = token(source)?.ok_or(io::Error::from(ErrorKind::UnexpectedEof))?;
            let value = match next {
                Token::OpenDict => {
                    frames.push(Frame::open_dict());
                    None
                }
                Token::OpenArray => {
                    frames.push(Frame::Array(Vec::new()));
                    None
                }
                Token::CloseArray => match frames.pop() {
                    Some(Frame::Array(names)) => Some(Value::Names(names)),
                    Some(dict) => {
                        frames.push(dict);
                        None
                    }
                    None => None,
                },
                Token::CloseDict => {
                    // An array that was never closed ends with its dictionary, as readers take it.
                    while matches!(frames.last(), Some(Frame::Array(_))) {
                        frames.pop();
                    }
                    let Some(entries) = frames.pop().and_then(Frame::close) else { continue };
                    self.judge(&entries, object.filter(|_| frames.is_empty()))?;
                    if frames.is_empty() {
                        return Ok(entries);
                    }
                    Some(Value::Dict(name(&entries, b"S").map(<[u8]>::to_vec)))
                }
                Token::Name(name) => match frames.last_mut() {
                    Some(Frame::Dict { key, value, entries }) if key.is_none() || !value.is_empty() => {
                        remember(key, value, entries);
                        *key = Some(name);
                        None
                    }
                    _ => Some(Value::Name(name)),
                },
                Token::Int(number) => Some(Value::Int(number)),
                Token::Text(text) => Some(Value::Text(text)),
                Token::Word(word) if word == b"R" => Some(Value::Ref(0)),
                Token::Word(word) if word == b"endobj" || word == b"stream" => {
                    return Err(DocumentRefusal::Broken("a dictionary without its end").into());
                }
                Token::Word(_) => Some(Value::Other),
            };
            if frames.len() > DEEPEST {
                return Err(DocumentRefusal::Broken("nested too deeply").into());
            }
            match (frames.last_mut(), value) {
                (Some(Frame::Dict { value: values, .. }), Some(value)) if values.len() < 3 => values.push(value),
                (Some(Frame::Array(names)), Some(Value::Name(name))) if names.len() < REMEMBERED => names.push(name),
                _ => {}
            }
        }
    }

    /// What one dictionary means, wherever it stands.
    fn judge(&mut self, dict: &Dict, object: Option<i64>) -> Result<(), DocumentRefusal> {
        if dict.contains_key(b"Encrypt".as_slice()) {
            return Err(DocumentRefusal::Encrypted);
        }
        for (key, what) in [(b"JS".as_slice(), "JavaScript"), (b"JavaScript", "JavaScript"), (b"XFA", "XFA")] {
            if dict.contains_key(key) {
                return Err(DocumentRefusal::Active(what));
            }
        }
        let action = name(dict, b"S");
        match action {
            Some(b"JavaScript") => return Err(DocumentRefusal::Active("JavaScript")),
            Some(b"Launch") => return Err(DocumentRefusal::Active("Launch")),
            Some(b"GoToR" | b"GoToE") => return Err(DocumentRefusal::Active("GoToR")),
            Some(b"SubmitForm" | b"ImportData") => return Err(DocumentRefusal::Active("SubmitForm")),
            Some(b"URI") => {
                if let Some(object) = object {
                    self.links.insert(object);
                }
            }
            _ => {}
        }
        for key in [b"OpenAction".as_slice(), b"O", b"C", b"WC", b"PO"] {
            match dict.get(key) {
                Some(Value::Ref(object)) => self.opened.push(*object),
                Some(Value::Dict(Some(action))) if action == b"URI" => return Err(DocumentRefusal::Active("URI")),
                _ => {}
            }
        }
        for key in [b"F".as_slice(), b"UF"] {
            if let Some(Value::Text(file)) = dict.get(key) {
                // A name may be UTF-16: its letters without what is between them are enough to know an ending.
                let plain: Vec<u8> = file.iter().filter(|byte| byte.is_ascii_graphic()).copied().collect();
                let plain = String::from_utf8_lossy(&plain).to_ascii_lowercase();
                if PROGRAMS.iter().any(|ending| plain.ends_with(ending)) {
                    return Err(DocumentRefusal::Active("EmbeddedFile"));
                }
            }
        }
        self.catalog |= name(dict, b"Type") == Some(b"Catalog") || dict.contains_key(b"Root".as_slice());
        if name(dict, b"Type") == Some(b"Pages")
            && let Some(pages) = int(dict, b"Count").filter(|pages| *pages > u64::from(self.limits.pages))
        {
            return Err(DocumentRefusal::TooManyPages { pages, limit: self.limits.pages });
        }
        if name(dict, b"Subtype") == Some(b"Image")
            && let Some((width, height)) = int(dict, b"Width").zip(int(dict, b"Height"))
        {
            picture::size(width.max(1), height.max(1), self.limits)?;
        }
        Ok(())
    }

    /// Steps over a stream, after its keyword; looks into it where that is worth while.
    fn stream<R: Read + Seek>(&mut self, source: &mut Source<R>, dict: &Dict) -> Result<(), Stop> {
        if source.peek()? == Some(b'\r') {
            source.step(1);
        }
        if source.peek()? == Some(b'\n') {
            source.step(1);
        }
        let start = source.position();
        let attached = name(dict, b"Type") == Some(b"EmbeddedFile");
        let end = end_of_stream(source, int(dict, b"Length"), attached)?;
        let after = source.position();
        let packed = filters(dict);
        let objects = name(dict, b"Type") == Some(b"ObjStm");
        let image = name(dict, b"Subtype") == Some(b"Image");
        let flate = packed.iter().filter(|filter| matches!(filter.as_slice(), b"FlateDecode" | b"Fl")).count();
        if flate > 1 {
            return Err(DocumentRefusal::Expands.into());
        }
        if objects && end - start > PACKED_OBJECTS {
            return Err(DocumentRefusal::Expands.into());
        }
        match (flate, packed.len()) {
            (1, 1) if objects => {
                let unpacked = self.unpack(&source.part(start, end)?, PACKED_OBJECTS)?;
                self.packed(&unpacked, int(dict, b"First").unwrap_or(0))?;
            }
            (0, 0) if objects => {
                let plain = source.part(start, end)?;
                self.packed(&plain, int(dict, b"First").unwrap_or(0))?;
            }
            _ if objects => return Err(DocumentRefusal::Broken("objects packed in an unusual way").into()),
            (1, 1) if attached => program(&self.unpack(&source.part(start, end.min(start + 4096))?, 16)?)?,
            _ if attached => program(&source.part(start, end.min(start + 16))?)?,
            (1, 1) if !image => self.measure(source, start, end)?,
            _ => {}
        }
        source.go(after)?;
        Ok(())
    }

    /// Unpacks at most so many bytes. Readers forgive a packed stream that ends badly, and so do we.
    fn unpack(&mut self, bytes: &[u8], most: u64) -> Result<Vec<u8>, Stop> {
        let mut unpacked = Vec::new();
        let _ = ZlibDecoder::new(bytes).take(most + 1).read_to_end(&mut unpacked);
        self.expanded += unpacked.len() as u64;
        if self.expanded > EXPANDED || (most == PACKED_OBJECTS && unpacked.len() as u64 > most) {
            return Err(DocumentRefusal::Expands.into());
        }
        Ok(unpacked)
    }

    /// Counts what a stream becomes without keeping it.
    fn measure<R: Read + Seek>(&mut self, source: &mut Source<R>, start: u64, end: u64) -> Result<(), Stop> {
        source.go(start)?;
        let mut decoder = ZlibDecoder::new(source.limited(end - start));
        let mut part = vec![0; 64 * 1024];
        while let Ok(count @ 1..) = decoder.read(&mut part) {
            self.expanded += count as u64;
            if self.expanded > EXPANDED {
                return Err(DocumentRefusal::Expands.into());
            }
        }
        Ok(())
    }

    /// Objects that were packed: numbers and places first, then one after another.
    fn packed(&mut self, bytes: &[u8], first: u64) -> Result<(), Stop> {
        let mut source = Source::new(Cursor::new(bytes))?;
        let (mut numbers, mut header) = (HashMap::new(), Vec::new());
        while source.position() < first {
            match token(&mut source)? {
                Some(Token::Int(number)) => header.push(number),
                Some(_) => {}
                None => break,
            }
        }
        for pair in header.chunks_exact(2) {
            numbers.insert(u64::try_from(pair[1]).unwrap_or(0) + first, pair[0]);
        }
        source.go(first.min(bytes.len() as u64))?;
        while let Some(next) = token(&mut source)? {
            if next == Token::OpenDict {
                let at = source.position() - 2;
                self.dict(&mut source, numbers.get(&at).copied())?;
            }
        }
        Ok(())
    }

    fn conclude(&self) -> Result<(), DocumentRefusal> {
        if !self.catalog {
            return Err(DocumentRefusal::Broken("a PDF without a beginning"));
        }
        if self.opened.iter().any(|object| self.links.contains(object)) {
            return Err(DocumentRefusal::Active("URI"));
        }
        Ok(())
    }
}

impl Frame {
    fn open_dict() -> Self {
        Frame::Dict { key: None, value: Vec::new(), entries: HashMap::new() }
    }

    fn close(self) -> Option<Dict> {
        let Frame::Dict { mut key, mut value, mut entries } = self else { return None };
        remember(&mut key, &mut value, &mut entries);
        Some(entries)
    }
}

/// Puts what was read after a key beside it.
fn remember(key: &mut Option<Vec<u8>>, value: &mut Vec<Value>, entries: &mut Dict) {
    let Some(key) = key.take() else { return };
    let read = match value.as_slice() {
        [Value::Int(object), Value::Int(_), Value::Ref(_)] => Value::Ref(*object),
        [one, ..] => one.clone(),
        [] => Value::Other,
    };
    value.clear();
    entries.insert(key, read);
}

fn name<'a>(dict: &'a Dict, key: &[u8]) -> Option<&'a [u8]> {
    match dict.get(key) {
        Some(Value::Name(name)) => Some(name),
        _ => None,
    }
}

fn int(dict: &Dict, key: &[u8]) -> Option<u64> {
    match dict.get(key) {
        Some(Value::Int(number)) => u64::try_from(*number).ok(),
        _ => None,
    }
}

fn filters(dict: &Dict) -> Vec<Vec<u8>> {
    match dict.get(b"Filter".as_slice()) {
        Some(Value::Name(name)) => vec![name.clone()],
        Some(Value::Names(names)) => names.clone(),
        _ => Vec::new(),
    }
}

/// An attachment that begins as programs and archives do.
fn program(head: &[u8]) -> Result<(), DocumentRefusal> {
    let marks: [&[u8]; 6] =
        [b"MZ", b"\x7fELF", b"#!", b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0], &[0xca, 0xfe, 0xba, 0xbe]];
    if marks.iter().any(|mark| head.starts_with(mark)) {
        return Err(DocumentRefusal::Active("EmbeddedFile"));
    }
    Ok(())
}

/// Where the bytes of a stream end; the source then stands after its closing keyword. A length that is not written here
/// or is wrong is found by that keyword. An object inside a stream is one that only some readers see: refused.
fn end_of_stream<R: Read + Seek>(source: &mut Source<R>, length: Option<u64>, attached: bool) -> Result<u64, Stop> {
    const END: &[u8] = b"endstream";
    let start = source.position();
    let told = match length.map(|length| start.saturating_add(length)).filter(|end| *end <= source.size()) {
        Some(end) => {
            let after = source.at(end, END.len() + 3)?;
            let space = after.iter().take_while(|byte| is_space(**byte)).count();
            after[space..].starts_with(END).then_some((end, end + (space + END.len()) as u64))
        }
        None => None,
    };
    source.go(start)?;
    let mut window: Vec<u8> = Vec::new();
    loop {
        let here = source.position();
        let ahead = source.ahead()?;
        if ahead.is_empty() {
            return Err(DocumentRefusal::Broken("a stream without its end").into());
        }
        let base = here - window.len() as u64;
        let count = ahead.len();
        window.extend_from_slice(ahead);
        source.step(count);
        for at in 0..window.len() {
            let place = base + at as u64;
            if told.is_some_and(|(end, _)| place >= end) {
                break;
            }
            let rest = &window[at..];
            match window[at] {
                b'e' if told.is_none() && rest.starts_with(END) => {
                    source.go(place + END.len() as u64)?;
                    return Ok(place);
                }
                b'o' if !attached && at > 3 && rest.starts_with(b"obj") && hides(&window[..at], &rest[3..]) => {
                    return Err(DocumentRefusal::Broken("an object inside a stream").into());
                }
                _ => {}
            }
        }
        if let Some((end, after)) = told.filter(|(end, _)| base + window.len() as u64 >= *end) {
            source.go(after)?;
            return Ok(end);
        }
        // Enough of what was seen for a word that began in it.
        window.drain(..window.len().saturating_sub(32));
    }
}

/// `12 0 obj` before a dictionary.
fn hides(before: &[u8], after: &[u8]) -> bool {
    let opens = after.iter().position(|byte| !is_space(*byte)).is_some_and(|at| after[at..].starts_with(b"<<"));
    let mut back = before.iter().rev().peekable();
    let mut run = |wanted: fn(u8) -> bool| {
        let mut count = 0;
        while back.next_if(|byte| wanted(**byte)).is_some() {
            count += 1;
        }
        count > 0
    };
    let digit = |byte: u8| byte.is_ascii_digit();
    opens && run(is_space) && run(digit) && run(is_space) && run(digit)
}
