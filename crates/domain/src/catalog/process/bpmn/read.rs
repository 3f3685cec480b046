//! The XML of a file, within limits: no document type, no entities of its own, nothing endless.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

use super::super::super::finding::{Finding, Severity};
use super::{MODEL, OURS};

/// The longest file that is read, in bytes: a process of a hundred steps has about a hundred thousand.
pub const MOST_BYTES: usize = 2_000_000;
/// How deep elements may lie inside each other.
pub const MOST_DEPTH: usize = 40;
/// The most elements that are read.
pub const MOST_ELEMENTS: usize = 20_000;

/// One element of BPMN or of ours; what belongs to others, such as drawings, is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// Its name without a prefix.
    pub name: String,
    /// Whether it is of our own namespace.
    pub is_ours: bool,
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// What stands between its tags, without that of its children.
    pub text: String,
    /// The elements inside it.
    pub children: Vec<Element>,
    attributes: Vec<(bool, String, String)>,
}

impl Element {
    /// An attribute without a prefix.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.find(false, name)
    }

    /// An attribute of our own namespace.
    #[must_use]
    pub fn our_attribute(&self, name: &str) -> Option<&str> {
        self.find(true, name)
    }

    fn find(&self, ours: bool, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of_us, key, _)| *of_us == ours && key == name).map(|(_, _, value)| value.as_str())
    }

    /// The elements of BPMN with this name directly inside it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| !child.is_ours && child.name == name)
    }

    /// Its identifier, or nothing.
    #[must_use]
    pub fn id(&self) -> &str {
        self.attribute("id").unwrap_or_default()
    }

    /// The name people gave it, on one line.
    #[must_use]
    pub fn label(&self) -> String {
        self.attribute("name").unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Reads the elements of a file.
///
/// # Errors
/// The finding says what is wrong, and on which line.
pub fn read(file: &str, xml: &str) -> Result<Element, Finding> {
    if xml.len() > MOST_BYTES {
        let finding = Finding::new(file, Severity::Error, "process.bpmn-too-large");
        return Err(finding.with("bytes", xml.len()).with("max", MOST_BYTES));
    }
    let mut reader = NsReader::from_str(xml.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut lines = Lines { text: xml.trim_start_matches('\u{feff}'), upto: 0, line: 1 };
    // Open elements; none in the place of one that belongs to others.
    let mut open: Vec<Option<Element>> = Vec::new();
    let mut root = None;
    let mut count = 0;
    loop {
        let line = lines.at(usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX));
        let fault = |code: &str| Finding::new(file, Severity::Error, code).at(Some(line));
        let broken = |problem: &dyn std::fmt::Display| {
            let problem: String = problem.to_string().chars().take(200).collect();
            fault("process.bpmn-not-xml").with("problem", problem)
        };
        let (space, event) = reader.read_resolved_event().map_err(|error| broken(&error))?;
        let ours = match space {
            ResolveResult::Bound(Namespace(MODEL)) => Some(false),
            ResolveResult::Bound(Namespace(OURS)) => Some(true),
            _ => None,
        };
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() >= MOST_DEPTH || count > MOST_ELEMENTS {
                    return Err(fault("process.bpmn-too-deep").with("deep", MOST_DEPTH).with("many", MOST_ELEMENTS));
                }
                let element = match ours {
                    Some(is_ours) => Some(begun(&reader, &start, is_ours, line).map_err(|problem| broken(&problem))?),
                    None => None,
                };
                open.push(element);
            }
            Event::End(_) => {
                let closed = open.pop().flatten();
                let parent = open.last_mut();
                match (closed, parent) {
                    (Some(closed), Some(Some(parent))) => parent.children.push(closed),
                    (Some(closed), None) => root = Some(closed),
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some(Some(element)) = open.last_mut() {
                    element.text.push_str(&text);
                }
            }
            Event::CData(text) => {
                if let Some(Some(element)) = open.last_mut() {
                    element.text.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().map_err(|error| broken(&error))?.map(String::from);
                let known = letter.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                let text = known.ok_or_else(|| fault("process.bpmn-entity").with("name", &*name))?;
                if let Some(Some(element)) = open.last_mut() {
                    element.text.push_str(&text);
                }
            }
            Event::DocType(_) => return Err(fault("process.bpmn-doctype")),
            Event::Eof if open.is_empty() => break,
            Event::Eof => return Err(broken(&"…")),
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
    }
    let root = root.filter(|root: &Element| root.name == "definitions" && !root.is_ours);
    root.ok_or_else(|| Finding::new(file, Severity::Error, "process.bpmn-no-process"))
}

fn begun(reader: &NsReader<&[u8]>, start: &BytesStart<'_>, is_ours: bool, line: usize) -> Result<Element, String> {
    let mut element = Element { name: start.local_name().as_ref().to_owned(), is_ours, line, ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let (space, key) = reader.resolver().resolve_attribute(attribute.key);
        let ours = match space {
            ResolveResult::Unbound => false,
            ResolveResult::Bound(Namespace(OURS)) => true,
            _ => continue,
        };
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        element.attributes.push((ours, key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(element)
}

/// Counts lines on the way, so that the whole is counted once.
struct Lines<'a> {
    text: &'a str,
    upto: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        if offset > self.upto {
            self.line += self.text.as_bytes()[self.upto..offset].iter().filter(|byte| **byte == b'\n').count();
            self.upto = offset;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::*;

    const HEAD: &str =
        r#"<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:m="urn:motcua:process">"#;

    #[test]
    fn elements_come_with_their_lines_whatever_their_prefix() {
        let xml = format!(
            "<?xml version=\"1.0\"?>\n{HEAD}\n <x/>\n <b:process id=\"P\" m:role=\"leader\"\n name=\"A\n  &amp; &#273;\">\n  <b:task/>a &lt; b<![CDATA[ && c]]></b:process></b:definitions>"
        );
        let root = read("x", &xml).unwrap();
        let process = root.all("process").next().unwrap();
        assert_eq!((process.id(), process.label().as_str(), process.line), ("P", "A & đ", 4));
        assert_eq!(process.our_attribute("role"), Some("leader"));
        assert_eq!(process.text.trim(), "a < b && c");
        assert_eq!(process.children[0].line, 7);
    }

    #[test]
    fn what_could_be_endless_or_reach_outside_is_refused() {
        let check = |xml: &str, code: &str| assert_eq!(read("x", xml).unwrap_err().code, code, "{xml:.80}");
        let body = format!("{HEAD}<b:process/></b:definitions>");
        check(&format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{body}"), "process.bpmn-doctype");
        check(&format!("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">{body}"), "process.bpmn-doctype");
        check(&format!("{HEAD}&lol9;</b:definitions>"), "process.bpmn-entity");
        check(&format!("{HEAD}<b:process name=\"&lol9;\"/></b:definitions>"), "process.bpmn-not-xml");
        check(&format!("{HEAD}{}", "<b:a>".repeat(60)), "process.bpmn-too-deep");
        check(&format!("{HEAD}{}", "<b:a/>".repeat(MOST_ELEMENTS + 1)), "process.bpmn-too-deep");
        check(&" ".repeat(MOST_BYTES + 1), "process.bpmn-too-large");
        check("", "process.bpmn-no-process");
        check("<html/>", "process.bpmn-no-process");
        check(&format!("{HEAD}<b:process>"), "process.bpmn-not-xml");
        check(&format!("{HEAD}<b:process></b:lane></b:definitions>"), "process.bpmn-not-xml");
        check(&format!("{HEAD}<b:process a='1' a='2'/></b:definitions>"), "process.bpmn-not-xml");
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(xml in "[<>/a-z:=\"' &;#!\\[\\]?xé\\n-]{0,80}") {
            let _ = read("x", &xml);
            let _ = read("x", &format!("{HEAD}{xml}</b:definitions>"));
        }
    }
}
