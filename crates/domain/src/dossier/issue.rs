//! The result gets its number and its electronic copy.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::paper::Paper;
use super::record::Dossier;
use super::refusal::{Refusal, optional_text, text};
use crate::access::Actor;
use crate::catalog::code::ResultCode;
use crate::document::item::SignatureNote;

/// What the result will say beside what the dossier says: prepared by whoever drafts it, before anybody signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Drafted {
    /// Which of the procedure's results it is; without it the likeliest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultCode>,
    /// What was entered into it, by name; what was left empty is not kept.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub entered: BTreeMap<String, String>,
}

impl Drafted {
    /// Whether nothing was prepared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.result.is_none() && self.entered.is_empty()
    }

    /// Without what was left empty.
    ///
    /// # Errors
    /// What is too long or has characters no paper can show.
    pub(super) fn checked(self) -> Result<Self, Refusal> {
        Ok(Self { result: self.result, entered: checked(self.entered)? })
    }
}

/// The file of a result as the leader signed it. Number and day are still open in it: they come in when it is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedResult {
    /// The file.
    pub file: Paper,
    /// Which of the procedure's results it is.
    pub result: ResultCode,
    /// What stands behind its square code.
    pub check_code: String,
    /// What follows its number, such as `QĐ-UBND`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// Who signed so far.
    pub signatures: Vec<SignatureNote>,
}

/// What belongs to a decision beside its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Approved {
    /// What the result says.
    pub drafted: Drafted,
    /// Its file, where the decision was signed electronically.
    pub signed: Option<SignedResult>,
}

fn checked(entered: BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Refusal> {
    let mut kept = BTreeMap::new();
    for (name, words) in entered {
        let words = optional_text("entered", &words)?;
        if !words.is_empty() {
            kept.insert(name, words);
        }
    }
    Ok(kept)
}

/// The result that is issued, beside its number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issued {
    /// Its file, if electronic.
    pub file: Option<Paper>,
    /// Which of the procedure's results it is.
    pub result: Option<ResultCode>,
    /// What the officer entered into it, by name; what was left empty is not kept.
    pub entered: BTreeMap<String, String>,
}

impl Dossier {
    /// Numbers and issues the signed result, on paper and as a file, or as a file alone where the rules allow it
    /// (Decree 118/2025 Art. 22.1). Before the due date is welcome (Art. 22.5).
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a number; what is too long or has characters no paper can show; whatever
    /// [`Dossier::may`] refuses.
    pub fn issue(&self, number: &str, issued: Issued, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::Issue, actor, law)?;
        Ok(vec![issued.fact(number)?])
    }
}

impl Issued {
    /// The fact that the result was issued under this number.
    pub(super) fn fact(self, number: &str) -> Result<Fact, Refusal> {
        let number = text("number", number)?;
        Ok(Fact::Issued { number, file: self.file, result: self.result, entered: checked(self.entered)? })
    }
}
