//! From the text of a file to its types. A file that cannot be read names its line and how to mend it.

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
    read(file, text)
}

/// Reads one rule pack.
///
/// # Errors
/// The finding says what was expected, at which line.
pub fn rule_pack(file: &str, text: &str) -> Result<RulePack, Finding> {
    read(file, text)
}

pub(super) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Finding> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| line_at(text, span.start));
        let written = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or_default().trim();
        Finding::new(file, Severity::Error, code_of(error.message()))
            .at(line)
            .with("problem", error.message())
            .with("written", written.chars().take(120).collect::<String>())
    })
}

/// The four mistakes a clerk makes most have sentences of their own; the rest names what the reader said.
fn code_of(message: &str) -> &'static str {
    if message.starts_with("unknown field") {
        "catalog.unknown-key"
    } else if message.starts_with("missing field") {
        "catalog.missing-key"
    } else if message.starts_with("unknown variant") && message.contains("receptionist") {
        "catalog.unknown-role"
    } else if message.starts_with("unknown variant") {
        "catalog.unknown-word"
    } else if message.starts_with("invalid type") {
        "catalog.wrong-type"
    } else {
        "catalog.unreadable"
    }
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
        Places { text, root: DeTable::parse(text).ok() }
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
