//! The national catalogue as an operator has it: CSV or JSON lines, plain or gzipped.

use std::io::{BufRead, Read, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use app::words::Value;
use domain::catalog::announced::{Announced, Unreadable, from_json, rows};

use crate::{Context, unpack};

/// What was read, and what could not be.
pub struct National {
    /// The procedures.
    pub announced: Vec<Announced>,
    /// The records that could not be taken.
    pub unreadable: Vec<Unreadable>,
}

/// The longest source that is read: the national catalogue has about 50 MB.
const MOST_BYTES: u64 = 1_000_000_000;

/// Reads a source. A record that cannot be taken does not take the others with it.
///
/// # Errors
/// A file that cannot be opened or unpacked, or is not text.
pub fn read(path: &Path) -> Result<National> {
    let unreadable = || format!("{} cannot be read", path.display());
    let source = unpack::open(path).with_context(unreadable)?.take(MOST_BYTES);
    let named = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let records: Vec<Result<Announced, Unreadable>> = if named.trim_end_matches(".gz").ends_with(".csv") {
        let mut text = String::new();
        let mut source = source;
        source.read_to_string(&mut text).with_context(unreadable)?;
        rows(&text).collect()
    } else {
        let lines = source.lines().collect::<std::io::Result<Vec<_>>>().with_context(unreadable)?;
        let numbered = lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty());
        numbered.map(|(at, line)| from_json(at + 1, line)).collect()
    };
    let mut national = National { announced: Vec::new(), unreadable: Vec::new() };
    for record in records {
        match record {
            Ok(one) => national.announced.push(one),
            Err(wrong) => national.unreadable.push(wrong),
        }
    }
    Ok(national)
}

impl National {
    /// Tells on the error stream which records could not be taken.
    pub fn tell_unreadable(&self, context: &Context) {
        for wrong in &self.unreadable {
            let args = [("line", Value::Count(wrong.line as i64)), ("problem", Value::Text(wrong.problem.clone()))];
            let words = context.words.get(context.lang, "cli-national-unreadable", &args);
            let _ = writeln!(std::io::stderr().lock(), "{words}");
        }
    }
}
