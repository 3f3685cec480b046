//! Life events: what happens to people, and which procedures belong to it, in the order they are needed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalog::code::ProcedureCode;
use crate::catalog::finding::{Finding, Severity};
use crate::catalog::parse::{Places, Turn};
use crate::catalog::procedure::Procedure;
use crate::catalog::text::Text;

/// One life event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LifeEvent {
    /// Its short name in URLs and files, such as `birth`.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// The procedures, in the order they are needed.
    pub codes: Vec<ProcedureCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    events: Vec<LifeEvent>,
}

impl LifeEvent {
    /// The procedures of this event: those of the list in its order, then others that name it, in order of code.
    pub fn all<'a>(&self, procedures: impl IntoIterator<Item = &'a Procedure>) -> Vec<ProcedureCode> {
        let naming: BTreeSet<ProcedureCode> = procedures
            .into_iter()
            .filter(|procedure| procedure.life_events.contains(&self.id))
            .map(|procedure| procedure.code.national())
            .collect();
        let mut all = self.codes.clone();
        all.extend(naming.into_iter().filter(|code| !self.codes.contains(code)));
        all
    }
}

/// Reads `search/life-events.toml`.
///
/// # Errors
/// What cannot be read, and each event that is empty, named twice or lacks a language, with its line.
pub fn life_events(file: &str, text: &str) -> Result<Vec<LifeEvent>, Vec<Finding>> {
    let read: File = toml::from_str(text).map_err(|fault| {
        let line = fault.span().map(|span| text[..span.start].matches('\n').count() + 1);
        vec![Finding::new(file, Severity::Error, "search.unreadable").at(line).with("problem", fault.message())]
    })?;
    let places = Places::of(text);
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, event) in read.events.iter().enumerate() {
        let fault = |part: &str, code: &str| {
            let line = places.line(&[Turn::Key("events"), Turn::At(at), Turn::Key(part)]);
            Finding::new(file, Severity::Error, code).at(line).with("value", &event.id)
        };
        if event.title.is_incomplete() {
            faults.push(fault("title", "search.missing-translation"));
        }
        if event.codes.is_empty() {
            faults.push(fault("codes", "search.empty-group"));
        }
        if !seen.insert(&event.id) {
            faults.push(fault("id", "search.said-twice"));
        }
        let mut codes = BTreeSet::new();
        for code in &event.codes {
            if !codes.insert(code) {
                faults.push(fault("codes", "search.said-twice").with("value", code));
            }
        }
    }
    if faults.is_empty() { Ok(read.events) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn an_event_that_is_not_complete_is_named_with_its_line() {
        let check = |text: &str, expected: &[(usize, &str)]| {
            let faults = life_events("l.toml", text).unwrap_err();
            let told: Vec<(usize, &str)> =
                faults.iter().map(|fault| (fault.line.unwrap(), fault.code.as_str())).collect();
            assert_eq!(told, expected, "{text}");
        };
        let event = |id: &str, en: &str, codes: &str| {
            format!("[[events]]\nid = \"{id}\"\ntitle = {{ vi = \"Sinh\", en = \"{en}\" }}\ncodes = [{codes}]\n")
        };
        check(&event("birth", "", "\"1.001193\""), &[(3, "search.missing-translation")]);
        check(&event("birth", "Birth", ""), &[(4, "search.empty-group")]);
        check(&event("birth", "Birth", "\"1.001193\", \"1.001193\""), &[(4, "search.said-twice")]);
        check(&event("birth", "Birth", "\"1.1193\""), &[(4, "search.unreadable")]);
        let twice = event("birth", "Birth", "\"1.001193\"") + &event("birth", "Birth", "\"1.001193\"");
        check(&twice, &[(6, "search.said-twice")]);
    }
}
