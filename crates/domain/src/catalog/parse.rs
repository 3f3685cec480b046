//! From the text of a file to its types. A file that cannot be read names its line and how to mend it.

pub mod mistake; // what the reader's message means to a clerk

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use super::finding::{Finding, Severity};
use super::procedure::Procedure;
use super::rule_pack::RulePack;

/// Reads one procedure.
///
/// # Errors
/// The finding says what was expected, at which line.
pub fn procedure(file: &str, text: &str) -> Result<Procedure, Finding> {
    read(file, text).map(Procedure::linked)
}

/// Reads one rule pack.
///
/// # Errors
/// The finding says what was expected, at which line.
pub fn rule_pack(file: &str, text: &str) -> Result<RulePack, Finding> {
    read(file, text)
}

/// The longest file that is read, in bytes: the longest procedure a person has written here has about 30,000.
pub const MOST_BYTES: usize = 1_000_000;

pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Finding> {
    readable(file, text)?;
    let text = without_mark(text);
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(text, span.start));
        let written = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default();
        mistake::finding(file, error.message(), line, written)
    })
}

/// Refuses what no editor for text writes, before anything looks at it closely.
fn readable(file: &str, text: &str) -> Result<(), Finding> {
    if text.len() > MOST_BYTES {
        let finding = Finding::new(file, Severity::Error, "catalog.file-too-large");
        return Err(finding.with("bytes", text.len()).with("max", MOST_BYTES));
    }
    // What is no UTF-8 was read as the mark of replacement.
    let strange = |letter: char| letter == '\u{fffd}' || (letter.is_control() && !"\n\r\t".contains(letter));
    match text.find(strange) {
        Some(at) => Err(Finding::new(file, Severity::Error, "catalog.not-text").at(Some(line_at(text, at)))),
        None => Ok(()),
    }
}

/// Some editors begin a file with an invisible mark.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The places of a file's values, by the path that leads to them.
pub struct Places<'a> {
    text: &'a str,
    root: Option<toml::Spanned<DeTable<'a>>>,
}

/// One step on the way to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn<'a> {
    /// Into the table, at this key.
    Key(&'a str),
    /// Into the list, at this position.
    At(usize),
}

impl<'a> Places<'a> {
    /// The places of this text.
    pub fn of(text: &'a str) -> Places<'a> {
        let text = without_mark(text);
        let root = readable("", text).ok().and_then(|()| DeTable::parse(text).ok());
        Places { text, root }
    }

    /// The line of the value at this path, or of the nearest value above it that is there.
    pub fn line(&self, path: &[Turn<'_>]) -> Option<usize> {
        let root = self.root.as_ref()?;
        let mut table: Option<&DeTable<'a>> = Some(root.get_ref());
        let mut list: Option<&[toml::Spanned<DeValue<'a>>]> = None;
        let mut span: Range<usize> = 0..0;
        for turn in path {
            let value = match turn {
                Turn::Key(key) => {
                    table.and_then(|table| table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value))
                }
                Turn::At(position) => list.and_then(|list| list.get(*position)),
            };
            let Some(value) = value else { break };
            span = value.span();
            table = value.get_ref().as_table();
            list = value.get_ref().as_array().map(|array| &**array);
        }
        Some(line_at(self.text, span.start))
    }
}
