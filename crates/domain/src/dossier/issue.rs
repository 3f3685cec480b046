//! The result gets its number and its electronic copy.

use std::collections::BTreeMap;

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::paper::Paper;
use super::record::Dossier;
use super::refusal::{Refusal, optional_text, text};
use crate::access::Actor;
use crate::catalog::code::ResultCode;

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
        let number = text("number", number)?;
        let mut entered = BTreeMap::new();
        for (name, words) in issued.entered {
            let words = optional_text("entered", &words)?;
            if !words.is_empty() {
                entered.insert(name, words);
            }
        }
        Ok(vec![Fact::Issued { number, file: issued.file, result: issued.result, entered }])
    }
}
