//! One procedure as it can be found: its texts by place, and how usual it is that somebody asks for it.

use serde::Serialize;

use super::asked::AskedBy;
use super::national::NationalProcedure;
use crate::catalog::code::ProcedureCode;
use crate::catalog::procedure::{Level, Procedure};

/// Where in a procedure a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The official name.
    Name,
    /// What people say.
    PlainName,
    /// What else people call it.
    AlsoCalled,
    /// What it is for.
    Summary,
    /// The name of a paper.
    Component,
    /// The name of what it gives.
    Result,
    /// The field of administration.
    Field,
    /// The code itself.
    Code,
}

/// One procedure as it can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its code.
    pub code: ProcedureCode,
    /// Its official name in Vietnamese.
    pub name: String,
    /// Every text and where it stands; the official name is among them.
    pub texts: Vec<(Place, String)>,
    /// The levels that resolve it.
    pub levels: Vec<Level>,
    /// Whether it is set up here.
    pub here: bool,
    /// Who asks for it.
    pub asked_by: AskedBy,
}

impl Entry {
    /// The same entry with what else people call it.
    #[must_use]
    pub fn also_called(mut self, phrases: &[String]) -> Entry {
        self.texts.extend(phrases.iter().map(|phrase| (Place::AlsoCalled, phrase.clone())));
        self
    }

    /// The same entry as the law names it: no plain names, no summary, nothing people call it. For measuring.
    #[must_use]
    pub fn by_its_name_only(mut self) -> Entry {
        self.texts.retain(|(place, _)| matches!(place, Place::Name | Place::Field | Place::Result));
        self
    }

    /// The same entry, asked for by these.
    #[must_use]
    pub fn asked_by(mut self, asked_by: AskedBy) -> Entry {
        self.asked_by = asked_by;
        self
    }
}

/// A procedure that is set up here.
impl From<&Procedure> for Entry {
    fn from(procedure: &Procedure) -> Entry {
        let mut texts = Vec::new();
        let mut add = |place: Place, text: &str| {
            if !text.trim().is_empty() {
                texts.push((place, text.to_owned()));
            }
        };
        for (place, text) in [
            (Place::Name, &procedure.name),
            (Place::PlainName, &procedure.plain_name),
            (Place::Summary, &procedure.summary),
            (Place::Field, &procedure.domain.name),
        ] {
            add(place, &text.vi);
            add(place, &text.en);
        }
        for phrase in &procedure.also_called {
            add(Place::AlsoCalled, phrase);
        }
        for component in &procedure.components {
            add(Place::Component, &component.name.vi);
        }
        for result in &procedure.results {
            add(Place::Result, &result.name.vi);
            add(Place::Result, &result.name.en);
        }
        Entry {
            code: procedure.code.clone(),
            name: procedure.name.vi.clone(),
            texts,
            levels: procedure.levels.clone(),
            here: true,
            asked_by: AskedBy::Everybody,
        }
    }
}

/// A procedure only the national database knows.
impl From<&NationalProcedure> for Entry {
    fn from(procedure: &NationalProcedure) -> Entry {
        Entry {
            code: procedure.code.clone(),
            name: procedure.name.clone(),
            texts: vec![(Place::Name, procedure.name.clone()), (Place::Field, procedure.field.clone())],
            levels: procedure.levels.clone(),
            here: false,
            asked_by: AskedBy::Trade,
        }
    }
}
