//! What a check found, and where.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Somebody should look; the file still loads.
    Warning,
    /// Nothing is loaded until it is mended.
    Error,
}

/// One finding. The sentence for people is in `locales/*/catalog.ftl` under the code with `-` for `.`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// The line, counted from 1, when it is known.
    pub line: Option<usize>,
    /// How bad it is.
    pub severity: Severity,
    /// Stable code, such as `catalog.missing-translation`.
    pub code: String,
    /// What the sentence needs: names, values, what was expected.
    pub args: BTreeMap<String, String>,
}

impl Finding {
    /// A finding without a line or arguments.
    pub fn new(file: &str, severity: Severity, code: &str) -> Finding {
        Finding { file: file.into(), line: None, severity, code: code.into(), args: BTreeMap::new() }
    }

    /// The same finding at a line.
    #[must_use]
    pub fn at(mut self, line: Option<usize>) -> Finding {
        self.line = line;
        self
    }

    /// The same finding with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Finding {
        self.args.insert(name.into(), value.to_string());
        self
    }

    /// Whether it keeps the catalogue from loading.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// For logs and developers; people read the locale.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line.unwrap_or(0), self.code)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}
