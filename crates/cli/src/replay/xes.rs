//! Cases and events read from an XES file (IEEE 1849), plain or gzipped, one case in memory at a time.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::fmt::temporal::Pieces;
use quick_xml::events::{BytesStart, Event as Xml};
use quick_xml::{Reader, XmlVersion};

use crate::unpack;

/// One trace of the log: what one application went through.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The line on which the trace begins.
    pub line: u64,
    /// Attributes of the trace, by key.
    pub attributes: Attributes,
    /// Events in the order of the file, which need not be the order of time.
    pub events: Vec<Event>,
}

/// One thing that happened in a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The line on which the event begins.
    pub line: u64,
    /// Attributes of the event, by key.
    pub attributes: Attributes,
}

/// Attributes by key; attributes of attributes are left out.
pub type Attributes = BTreeMap<String, Value>;

/// A typed value of the log.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `string` and `id`.
    Text(String),
    /// `date`.
    Time(Moment),
    /// `int`.
    Whole(i64),
    /// `float`.
    Decimal(f64),
    /// `boolean`.
    Flag(bool),
}

/// An instant, and what the clock on the wall showed where it was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The clock on the wall: working hours and weekdays are read off it.
    pub wall: DateTime,
}

impl Moment {
    fn read(text: &str) -> Option<Self> {
        let pieces = Pieces::parse(text).ok()?;
        Some(Self {
            at: text.parse().ok()?,
            wall: pieces.date().to_datetime(pieces.time().unwrap_or(Time::midnight())),
        })
    }
}

impl Case {
    /// The name of the case (`concept:name`).
    pub fn name(&self) -> Option<&str> {
        text(&self.attributes, "concept:name")
    }

    /// A text attribute of the case.
    pub fn text(&self, key: &str) -> Option<&str> {
        text(&self.attributes, key)
    }

    /// A moment among the attributes of the case.
    pub fn moment(&self, key: &str) -> Option<Moment> {
        moment(&self.attributes, key)
    }

    /// As [`Case::moment`], the instant alone.
    pub fn time(&self, key: &str) -> Option<Timestamp> {
        self.moment(key).map(|moment| moment.at)
    }
}

impl Event {
    /// What was done (`concept:name`).
    pub fn activity(&self) -> Option<&str> {
        text(&self.attributes, "concept:name")
    }

    /// The department that did it (`org:group`).
    pub fn group(&self) -> Option<&str> {
        text(&self.attributes, "org:group")
    }

    /// The person who did it (`org:resource`).
    pub fn resource(&self) -> Option<&str> {
        text(&self.attributes, "org:resource")
    }

    /// When it was recorded (`time:timestamp`).
    pub fn moment(&self) -> Option<Moment> {
        moment(&self.attributes, "time:timestamp")
    }

    /// As [`Event::moment`], the instant alone.
    pub fn at(&self) -> Option<Timestamp> {
        self.moment().map(|moment| moment.at)
    }

    /// Where in its life the activity is, such as `complete` (`lifecycle:transition`).
    pub fn transition(&self) -> Option<&str> {
        text(&self.attributes, "lifecycle:transition")
    }
}

fn text<'a>(attributes: &'a Attributes, key: &str) -> Option<&'a str> {
    match attributes.get(key) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn moment(attributes: &Attributes, key: &str) -> Option<Moment> {
    match attributes.get(key) {
        Some(Value::Time(moment)) => Some(*moment),
        _ => None,
    }
}

/// Why a log could not be read, and where.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct XesError {
    /// The line, counted from one in the unpacked file.
    pub line: u64,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a log.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file cannot be read, unpacked or decoded.
    #[error("{0}")]
    Unreadable(String),
    /// The XML is broken.
    #[error("broken XML: {0}")]
    Broken(String),
    /// The file ended inside an element.
    #[error("the file ends inside <{0}>")]
    CutOff(String),
    /// The root is not `<log>`.
    #[error("this is <{0}>, not the <log> of an XES file")]
    NotALog(String),
    /// An element where it cannot stand.
    #[error("<{element}> cannot stand inside <{parent}>")]
    Misplaced {
        /// The element.
        element: String,
        /// What it was found in.
        parent: String,
    },
    /// An attribute without its key or its value.
    #[error("<{element}> has no {part}")]
    Incomplete {
        /// The element.
        element: String,
        /// `key` or `value`.
        part: &'static str,
    },
    /// A value that is not of its type.
    #[error("{key} = \"{value}\" is not a {kind}")]
    Untyped {
        /// The key of the attribute.
        key: String,
        /// Its value as written.
        value: String,
        /// The type its element announces.
        kind: String,
    },
}

/// The cases of a log, in the order of the file.
///
/// After an error the iterator ends: what follows a broken place cannot be trusted.
pub struct Cases<R> {
    reader: Reader<Lines<R>>,
    buffer: Vec<u8>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    BeforeLog,
    InLog,
    Ended,
}

/// Opens a log file, plain or gzipped.
pub fn open(path: &Path) -> Result<Cases<Box<dyn BufRead + Send>>, XesError> {
    let unreadable =
        |fault: io::Error| XesError { line: 0, fault: Fault::Unreadable(format!("{}: {fault}", path.display())) };
    Ok(read(unpack::open(path).map_err(unreadable)?))
}

/// Reads a log that is already unpacked.
pub fn read<R: BufRead>(source: R) -> Cases<R> {
    Cases {
        reader: Reader::from_reader(Lines { inner: source, breaks: 0 }),
        buffer: Vec::new(),
        state: State::BeforeLog,
    }
}

/// What the reader met: a borrowed event cannot outlive the buffer it is read into.
enum Met {
    Start(String, Option<(String, Value)>),
    Empty(String, Option<(String, Value)>),
    End,
    Eof,
}

impl<R: BufRead> Iterator for Cases<R> {
    type Item = Result<Case, XesError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Ended {
            return None;
        }
        let found = self.case().transpose();
        if !matches!(found, Some(Ok(_))) {
            self.state = State::Ended;
        }
        found
    }
}

impl<R: BufRead> Cases<R> {
    fn case(&mut self) -> Result<Option<Case>, XesError> {
        loop {
            let met = self.meet()?;
            match (self.state, met) {
                (State::BeforeLog, Met::Start(name, _)) if name == "log" => self.state = State::InLog,
                (State::BeforeLog, Met::Empty(name, _)) if name == "log" => return Ok(None),
                (State::BeforeLog, Met::Start(name, _) | Met::Empty(name, _)) => {
                    return Err(self.fault(Fault::NotALog(name)));
                }
                (State::BeforeLog, Met::Eof) => return Err(self.fault(Fault::NotALog(String::new()))),
                (_, Met::Start(name, _)) if name == "trace" => return self.trace().map(Some),
                (_, Met::Empty(name, _)) if name == "trace" => {
                    return Ok(Some(Case { line: self.line(), attributes: Attributes::new(), events: Vec::new() }));
                }
                (_, Met::Start(name, _) | Met::Empty(name, _)) if name == "event" => {
                    return Err(self.misplaced(name, "log"));
                }
                (_, Met::Start(name, _)) => self.skip(&name)?,
                (_, Met::Empty(..)) => {}
                (_, Met::End) => return Ok(None),
                (_, Met::Eof) => return Err(self.fault(Fault::CutOff("log".to_owned()))),
            }
        }
    }

    fn trace(&mut self) -> Result<Case, XesError> {
        let mut case = Case { line: self.line(), attributes: Attributes::new(), events: Vec::new() };
        loop {
            match self.meet()? {
                Met::Start(name, _) if name == "event" => {
                    let event = self.event()?;
                    case.events.push(event);
                }
                Met::Empty(name, _) if name == "event" => {
                    case.events.push(Event { line: self.line(), attributes: Attributes::new() })
                }
                Met::Start(name, _) | Met::Empty(name, _) if name == "trace" => {
                    return Err(self.misplaced(name, "trace"));
                }
                Met::Start(name, attribute) => {
                    case.attributes.extend(attribute);
                    self.skip(&name)?;
                }
                Met::Empty(_, attribute) => case.attributes.extend(attribute),
                Met::End => return Ok(case),
                Met::Eof => return Err(self.fault(Fault::CutOff("trace".to_owned()))),
            }
        }
    }

    fn event(&mut self) -> Result<Event, XesError> {
        let mut event = Event { line: self.line(), attributes: Attributes::new() };
        loop {
            match self.meet()? {
                Met::Start(name, _) | Met::Empty(name, _) if name == "event" || name == "trace" => {
                    return Err(self.misplaced(name, "event"));
                }
                Met::Start(name, attribute) => {
                    event.attributes.extend(attribute);
                    self.skip(&name)?;
                }
                Met::Empty(_, attribute) => event.attributes.extend(attribute),
                Met::End => return Ok(event),
                Met::Eof => return Err(self.fault(Fault::CutOff("event".to_owned()))),
            }
        }
    }

    /// Passes over the inside of an element whose start was just met.
    fn skip(&mut self, name: &str) -> Result<(), XesError> {
        let mut depth = 1_u64;
        while depth > 0 {
            match self.meet()? {
                Met::Start(..) => depth += 1,
                Met::End => depth -= 1,
                Met::Empty(..) => {}
                Met::Eof => return Err(self.fault(Fault::CutOff(name.to_owned()))),
            }
        }
        Ok(())
    }

    /// The next element, with the attribute it carries if it is one.
    fn meet(&mut self) -> Result<Met, XesError> {
        loop {
            self.buffer.clear();
            let met = match self.reader.read_event_into(&mut self.buffer) {
                Ok(Xml::Start(element)) => attribute(&element).map(|found| Met::Start(name(&element), found)),
                Ok(Xml::Empty(element)) => attribute(&element).map(|found| Met::Empty(name(&element), found)),
                Ok(Xml::End(_)) => Ok(Met::End),
                Ok(Xml::Eof) => Ok(Met::Eof),
                Ok(_) => continue,
                Err(quick_xml::Error::Io(fault)) => Err(Fault::Unreadable(fault.to_string())),
                Err(quick_xml::Error::Encoding(fault)) => Err(Fault::Unreadable(fault.to_string())),
                Err(fault) => Err(Fault::Broken(fault.to_string())),
            };
            return met.map_err(|fault| self.fault(fault));
        }
    }

    fn line(&self) -> u64 {
        self.reader.get_ref().breaks + 1
    }

    fn fault(&self, fault: Fault) -> XesError {
        XesError { line: self.line(), fault }
    }

    fn misplaced(&self, element: String, parent: &str) -> XesError {
        self.fault(Fault::Misplaced { element, parent: parent.to_owned() })
    }
}

fn name(element: &BytesStart<'_>) -> String {
    element.local_name().as_ref().to_owned()
}

/// Reads `<string key="…" value="…"/>` and its kin; other elements carry nothing for us.
fn attribute(element: &BytesStart<'_>) -> Result<Option<(String, Value)>, Fault> {
    let kind = name(element);
    if !matches!(kind.as_str(), "string" | "id" | "date" | "int" | "float" | "boolean") {
        return Ok(None);
    }
    let part = |part: &'static str| -> Result<String, Fault> {
        let found = element.try_get_attribute(part).map_err(|fault| Fault::Broken(fault.to_string()))?;
        let found = found.ok_or_else(|| Fault::Incomplete { element: kind.clone(), part })?;
        let value =
            found.normalized_value(XmlVersion::Implicit1_0).map_err(|fault| Fault::Broken(fault.to_string()))?;
        Ok(value.into_owned())
    };
    let (key, value) = (part("key")?, part("value")?);
    let typed = match kind.as_str() {
        "string" | "id" => Some(Value::Text(value.clone())),
        "date" => Moment::read(&value).map(Value::Time),
        "int" => value.parse().ok().map(Value::Whole),
        "float" => value.parse().ok().map(Value::Decimal),
        _ => value.parse().ok().map(Value::Flag),
    };
    match typed {
        Some(typed) => Ok(Some((key, typed))),
        None => Err(Fault::Untyped { key, value, kind }),
    }
}

/// Counts the line breaks that have been read.
struct Lines<R> {
    inner: R,
    breaks: u64,
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.breaks += breaks(&into[..read]);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(buffer) = self.inner.fill_buf() {
            self.breaks += breaks(&buffer[..amount]);
        }
        self.inner.consume(amount);
    }
}

fn breaks(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use std::io::Write;

    use super::*;

    const LOG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- invented -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
  <float key="mean" value="2.5"><float key="of" value="1"/></float>
  <trace>
    <string key="concept:name" value="hs-1"/>
    <string key="channel" value="Quầy &amp; bưu điện"><string key="note" value="inside"/></string>
    <date key="startdate" value="2011-10-11T13:42:22.688+02:00"/>
    <int key="copies" value="2"/>
    <boolean key="urgent" value="false"/>
    <event>
      <string key="concept:name" value="Tiếp nhận"/>
      <string key="org:group" value="Tổ 1"/>
      <string key="org:resource" value="Hoa"/>
      <date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
      <string key="lifecycle:transition" value="complete"/>
    </event>
    <event/>
  </trace>
  <trace/>
</log>
"#;

    fn cases(text: &str) -> Vec<Result<Case, XesError>> {
        read(text.as_bytes()).collect()
    }

    #[test]
    fn a_case_keeps_its_attributes_and_its_events_in_order() {
        let read: Vec<Case> = cases(LOG).into_iter().map(Result::unwrap).collect();
        assert_eq!(read.len(), 2);
        let case = &read[0];
        assert_eq!(case.line, 6);
        assert_eq!(case.name(), Some("hs-1"));
        assert_eq!(case.text("channel"), Some("Quầy & bưu điện"));
        assert_eq!(case.text("note"), None, "an attribute of an attribute is not the case's");
        assert_eq!(case.time("startdate"), Some("2011-10-11T11:42:22.688Z".parse().unwrap()));
        let wall = case.moment("startdate").unwrap().wall;
        assert_eq!(wall.to_string(), "2011-10-11T13:42:22.688", "the clock on the wall stays what it was");
        assert_eq!(case.attributes["copies"], Value::Whole(2));
        assert_eq!(case.attributes["urgent"], Value::Flag(false));
        assert_eq!(case.events.len(), 2);
        let event = &case.events[0];
        assert_eq!(event.line, 12);
        assert_eq!((event.activity(), event.group(), event.resource()), (Some("Tiếp nhận"), Some("Tổ 1"), Some("Hoa")));
        assert_eq!(event.at(), Some("2011-10-11T11:45:40.276Z".parse().unwrap()));
        assert_eq!(event.transition(), Some("complete"));
        assert_eq!(read[1], Case { line: 21, attributes: Attributes::new(), events: Vec::new() });
    }

    #[test]
    fn a_fault_is_told_with_its_line_and_ends_the_reading() {
        let check = |text: &str, expected: &str| {
            let mut read = cases(text);
            let last = read.pop().unwrap();
            assert_eq!(last.unwrap_err().to_string(), expected, "{text}");
            assert!(read.iter().all(Result::is_ok), "{text}");
        };
        check("", "line 1: this is <>, not the <log> of an XES file");
        check("<html/>", "line 1: this is <html>, not the <log> of an XES file");
        check("<log>\n<trace>\n<event>\n", "line 4: the file ends inside <event>");
        check(
            "<log>\n<trace>\n</log>",
            "line 3: broken XML: ill-formed document: expected `</trace>`, but `</log>` was found",
        );
        check("<log>\n<event/></log>", "line 2: <event> cannot stand inside <log>");
        check("<log><trace><event>\n<trace/></event></trace></log>", "line 2: <trace> cannot stand inside <event>");
        check("<log><trace/><trace>\n<string key=\"a\"/></trace></log>", "line 2: <string> has no value");
        check(
            "<log><trace>\n<date key=\"d\" value=\"yesterday\"/></trace></log>",
            "line 2: d = \"yesterday\" is not a date",
        );
        check("<log><trace>\n<int key=\"n\" value=\"1.5\"/></trace></log>", "line 2: n = \"1.5\" is not a int");
    }

    #[test]
    fn text_that_is_not_utf_8_is_refused_and_not_guessed() {
        let mut bytes = b"<log>\n<trace><string key=\"a\" value=\"".to_vec();
        bytes.push(0xff);
        bytes.extend(b"\"/></trace></log>");
        let fault = read(bytes.as_slice()).next().unwrap().unwrap_err();
        assert_eq!(fault.line, 2);
        assert!(matches!(fault.fault, Fault::Unreadable(_) | Fault::Broken(_)), "{fault}");
    }

    #[test]
    fn gzip_is_told_by_its_bytes_and_a_cut_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log.xes");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(LOG.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        std::fs::write(&path, &packed).unwrap();
        assert_eq!(open(&path).unwrap().filter(Result::is_ok).count(), 2);
        std::fs::write(&path, &packed[..packed.len() / 2]).unwrap();
        assert!(open(&path).unwrap().any(|case| case.is_err()));
        assert!(open(&folder.path().join("none.xes")).is_err());
    }

    #[test]
    fn the_public_receipt_log_is_read_whole() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/run-only/receipt.xes.gz");
        if !path.exists() {
            eprintln!("skipped: the public log receipt.xes.gz is not on this machine");
            return;
        }
        let cases: Vec<Case> = open(&path).unwrap().map(Result::unwrap).collect();
        assert_eq!(cases.len(), 1434);
        assert_eq!(cases.iter().map(|case| case.events.len()).sum::<usize>(), 8577);
        assert!(cases.iter().all(|case| case.name().is_some() && case.time("startdate").is_some()));
        assert!(
            cases.iter().flat_map(|case| &case.events).all(|event| event.at().is_some() && event.activity().is_some())
        );
    }
}
