//! The papers of a dossier, and how each may be satisfied without asking for what the city holds.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::answers::Answers;
use super::basis::Basis;
use super::condition::{Condition, Setting};
use super::decision::{Asked, Outcome, TableName};
use super::text::Text;

/// In what form a paper is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperKind {
    /// The original, kept with the dossier.
    Original,
    /// A copy: certified, or compared with the original at the counter.
    Copy,
    /// Shown and given back (Decree 118/2025 Art. 22.2).
    Shown,
}

/// A way to satisfy a component. The order in the file is the order of offering; an upload comes last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Satisfaction {
    /// The form itself, once filled in and sent.
    Form,
    /// An item of the person's e-data store, named by its kind: a result code or a document type (Art. 22.4).
    StoreItem(String),
    /// A question to a register, such as `civil-status.marriage` (Art. 17.1b).
    Register(String),
    /// A certified electronic copy of a paper original (Decree 45/2020 Art. 10).
    CertifiedCopy,
    /// A file the person uploads, or a paper scanned at the counter.
    Upload,
}

impl Satisfaction {
    /// The key of the sentence that tells this way, in `locales/*/catalog.ftl`.
    pub fn key(&self) -> &'static str {
        match self {
            Satisfaction::Form => "catalog-satisfied-by-form",
            Satisfaction::StoreItem(_) => "catalog-satisfied-by-store",
            Satisfaction::Register(_) => "catalog-satisfied-by-register",
            Satisfaction::CertifiedCopy => "catalog-satisfied-by-certified-copy",
            Satisfaction::Upload => "catalog-satisfied-by-upload",
        }
    }

    /// Whether the person has to bring nothing.
    pub fn is_held(&self) -> bool {
        matches!(self, Satisfaction::Form | Satisfaction::StoreItem(_) | Satisfaction::Register(_))
    }
}

impl fmt::Display for Satisfaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Satisfaction::Form => f.write_str("form"),
            Satisfaction::StoreItem(kind) => write!(f, "store:{kind}"),
            Satisfaction::Register(question) => write!(f, "register:{question}"),
            Satisfaction::CertifiedCopy => f.write_str("certified-copy"),
            Satisfaction::Upload => f.write_str("upload"),
        }
    }
}

/// The word names no way to satisfy a component.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` satisfies nothing: write form, store:KQ.G15.000032, register:civil-status.marriage, certified-copy or upload"
)]
pub struct UnknownSatisfaction(pub String);

impl FromStr for Satisfaction {
    type Err = UnknownSatisfaction;
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.split_once(':') {
            None if word == "form" => Ok(Satisfaction::Form),
            None if word == "certified-copy" => Ok(Satisfaction::CertifiedCopy),
            None if word == "upload" => Ok(Satisfaction::Upload),
            Some(("store", kind)) if !kind.is_empty() => Ok(Satisfaction::StoreItem(kind.into())),
            Some(("register", question)) if !question.is_empty() => Ok(Satisfaction::Register(question.into())),
            _ => Err(UnknownSatisfaction(word.chars().take(60).collect())),
        }
    }
}

impl Serialize for Satisfaction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Satisfaction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The kinds of file taken where a component does not say otherwise, by media type.
pub const ACCEPTED: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];
/// The largest file taken where a component does not say otherwise, in megabytes.
pub const MOST_MEGABYTES: u32 = 20;

fn accepted() -> Vec<String> {
    ACCEPTED.map(str::to_owned).to_vec()
}

fn most_megabytes() -> u32 {
    MOST_MEGABYTES
}

fn one() -> u32 {
    1
}

/// One paper of the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Component {
    /// Short name, unique in the procedure.
    pub code: String,
    /// What people call the paper.
    pub name: Text,
    /// What helps to recognise or obtain it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// In what form it is wanted.
    pub kind: PaperKind,
    /// How many.
    #[serde(default = "one")]
    pub quantity: u32,
    /// Always wanted.
    #[serde(default)]
    pub required: bool,
    /// Wanted when this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_when: Option<Condition>,
    /// Wanted when this table names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_by: Option<TableName>,
    /// The ways to satisfy it, best first.
    pub satisfied_by: Vec<Satisfaction>,
    /// The law that asks for it.
    pub basis: Basis,
    /// Why it is still asked for although the State holds it: the article that wants the original, or that nothing can
    /// be looked up yet. Without a reason the linter calls it needless.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed_because: Option<Text>,
    /// Media types taken.
    #[serde(default = "accepted")]
    pub accept: Vec<String>,
    /// Largest file, in megabytes.
    #[serde(default = "most_megabytes")]
    pub max_megabytes: u32,
}

impl Component {
    /// Whether the paper is wanted for these answers.
    pub fn is_required(&self, answers: &Answers) -> bool {
        let asked = Asked { answers, setting: Setting::default(), classes: &[] };
        let named = |table: &TableName| matches!(table.decide(&asked), Some(Outcome::Papers(codes)) if codes.contains(&self.code));
        self.required
            || self.required_when.as_ref().is_some_and(|when| when.holds(answers, Setting::default()))
            || self.required_by.as_ref().is_some_and(named)
    }

    /// Whether a file or scan of the paper can be handed in.
    pub fn takes_upload(&self) -> bool {
        self.satisfied_by.contains(&Satisfaction::Upload)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_to_satisfy_reads_back_as_it_is_written() {
        for word in ["form", "store:KQ.G15.000032", "register:civil-status.marriage", "certified-copy", "upload"] {
            assert_eq!(word.parse::<Satisfaction>().map(|way| way.to_string()), Ok(word.to_owned()));
        }
        for wrong in ["", "store:", "register", "post", "upload:"] {
            assert!(wrong.parse::<Satisfaction>().is_err(), "{wrong}");
        }
    }
}
