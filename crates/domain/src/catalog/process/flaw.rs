//! Why steps are no process.

use std::collections::BTreeMap;

/// What keeps steps from being a process. The sentence for people is in `locales/*/process.ftl` under the code with `-`
/// for `.`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The step it is about, by its place in the file.
    pub at: usize,
    /// What is wrong with it.
    pub kind: FlawKind,
}

/// What is wrong with a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlawKind {
    /// It has the name of an earlier one.
    Twice,
    /// It comes after a step that does not exist.
    Unknown {
        /// The name that no step has.
        after: String,
    },
    /// It waits for itself, by way of others.
    Cycle {
        /// The steps of the ring, beginning with this one.
        ring: Vec<String>,
    },
    /// No later step waits for it, so the dossier could be finished without it.
    Loose,
    /// It runs beside another, and not both are questions to an agency: what lies on one desk is done one by one
    /// (Decree 118/2025 Art. 20.2 lets agencies work side by side).
    Beside {
        /// The other step.
        other: String,
    },
    /// It asks an agency, and is no consultation.
    NoConsultation,
}

impl FlawKind {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Twice => "process.twice",
            Self::Unknown { .. } => "process.unknown-step",
            Self::Cycle { .. } => "process.cycle",
            Self::Loose => "process.loose-step",
            Self::Beside { .. } => "process.beside",
            Self::NoConsultation => "process.no-consultation",
        }
    }

    /// Every code, for the test that each has its sentence in both languages.
    pub const CODES: [&'static str; 6] = [
        "process.twice",
        "process.unknown-step",
        "process.cycle",
        "process.loose-step",
        "process.beside",
        "process.no-consultation",
    ];

    /// What the sentence needs beside the name of the step.
    #[must_use]
    pub fn args(&self) -> BTreeMap<&'static str, String> {
        match self {
            Self::Unknown { after } => BTreeMap::from([("after", after.clone())]),
            Self::Cycle { ring } => BTreeMap::from([("ring", ring.join(" → "))]),
            Self::Beside { other } => BTreeMap::from([("other", other.clone())]),
            Self::Twice | Self::Loose | Self::NoConsultation => BTreeMap::new(),
        }
    }

    /// The key of the file that is to be mended.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Unknown { .. } | Self::Cycle { .. } | Self::Beside { .. } => "after",
            Self::Twice | Self::Loose => "id",
            Self::NoConsultation => "asks",
        }
    }
}
