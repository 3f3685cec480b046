//! Which forms a dossier has, and who may print them.

use std::fmt;
use std::str::FromStr;

use domain::access::Actor;
use domain::dossier::fact::{Fact, Recorded};
use domain::dossier::record::Dossier;
use domain::dossier::slip::control_slip;
use domain::dossier::state::State;

/// A form of one dossier. The register is of an agency, see [`super::register`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PrintedForm {
    /// The declaration, with the answers given.
    Declaration,
    /// 01, receipt and appointment.
    Receipt,
    /// 02, request to complete the dossier: the one of this place, from 1, or the latest.
    Supplement(Option<usize>),
    /// 03, refusal.
    Refusal,
    /// 04, apology and new date.
    Extension,
    /// 05, notice of a stop.
    Stop,
    /// 06, control slip; for staff.
    ControlSlip,
    /// The result as it would be issued, before it is; for staff.
    Result,
}

/// The text names no form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is not a form: write declaration, receipt, supplement, supplement-1, refusal, extension, stop, slip or result"
)]
pub struct UnknownForm(String);

impl PrintedForm {
    /// The locale key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Declaration => "print.form-declaration",
            Self::Receipt => "print.form-receipt",
            Self::Supplement(_) => "print.form-supplement",
            Self::Refusal => "print.form-refusal",
            Self::Extension => "print.form-extension",
            Self::Stop => "print.form-stop",
            Self::ControlSlip => "print.form-slip",
            Self::Result => "print.form-result",
        }
    }

    /// May this person, who may see the dossier, print the form? The control slip and drafts are the offices' own.
    #[must_use]
    pub fn is_for(self, actor: &Actor) -> bool {
        !matches!(self, Self::ControlSlip | Self::Result) || actor.is_staff()
    }
}

impl fmt::Display for PrintedForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Declaration => f.write_str("declaration"),
            Self::Receipt => f.write_str("receipt"),
            Self::Supplement(None) => f.write_str("supplement"),
            Self::Supplement(Some(place)) => write!(f, "supplement-{place}"),
            Self::Refusal => f.write_str("refusal"),
            Self::Extension => f.write_str("extension"),
            Self::Stop => f.write_str("stop"),
            Self::ControlSlip => f.write_str("slip"),
            Self::Result => f.write_str("result"),
        }
    }
}

impl FromStr for PrintedForm {
    type Err = UnknownForm;

    fn from_str(text: &str) -> Result<Self, UnknownForm> {
        let unknown = || UnknownForm(text.chars().take(60).collect());
        match text {
            "declaration" => Ok(Self::Declaration),
            "receipt" => Ok(Self::Receipt),
            "supplement" => Ok(Self::Supplement(None)),
            "refusal" => Ok(Self::Refusal),
            "extension" => Ok(Self::Extension),
            "stop" => Ok(Self::Stop),
            "slip" => Ok(Self::ControlSlip),
            "result" => Ok(Self::Result),
            _ => {
                let place = text.strip_prefix("supplement-").ok_or_else(unknown)?;
                // `+1` and `01` would read as 1: only the way it is written is read.
                let sound = place.bytes().all(|byte| byte.is_ascii_digit()) && !place.starts_with('0');
                place.parse().ok().filter(|_| sound).map(|place| Self::Supplement(Some(place))).ok_or_else(unknown)
            }
        }
    }
}

/// The forms the facts support, in the order of their numbers.
#[must_use]
pub fn available(dossier: &Dossier, facts: &[Recorded]) -> Vec<PrintedForm> {
    let has = |wanted: fn(&Fact) -> bool| facts.iter().any(|recorded| wanted(&recorded.fact));
    let asked = facts.iter().filter(|recorded| matches!(recorded.fact, Fact::SupplementRequested { .. })).count();
    let mut forms = vec![PrintedForm::Declaration];
    let mut add = |there: bool, form| forms.extend(there.then_some(form));
    add(has(|fact| matches!(fact, Fact::Accepted { .. })), PrintedForm::Receipt);
    for place in 1..=asked {
        add(true, PrintedForm::Supplement(Some(place)));
    }
    let refused = has(|fact| matches!(fact, Fact::Refused { .. } | Fact::ReceptionRefused { .. }));
    add(refused, PrintedForm::Refusal);
    add(has(|fact| matches!(fact, Fact::Extended { .. })), PrintedForm::Extension);
    add(has(|fact| matches!(fact, Fact::Stopped { .. })), PrintedForm::Stop);
    add(!control_slip(dossier, facts).is_empty(), PrintedForm::ControlSlip);
    add(is_drafted(dossier), PrintedForm::Result);
    forms
}

/// Whether there is a draft of the result: somebody works on it, and it is not issued yet. Once it is, its file is what
/// people hold, and no draft may look like it.
pub(super) fn is_drafted(dossier: &Dossier) -> bool {
    let issued = dossier.outcome.as_ref().is_some_and(|outcome| outcome.number.is_some());
    !issued
        && matches!(
            dossier.state,
            State::InProcess { .. }
                | State::Consulting { .. }
                | State::SupplementRequested { .. }
                | State::AwaitingPayment { .. }
                | State::AwaitingConfirmation { .. }
                | State::SubmittedForSignature { .. }
                | State::Approved { .. }
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_reads_back_from_its_name() {
        for name in
            ["declaration", "receipt", "supplement", "supplement-2", "refusal", "extension", "stop", "slip", "result"]
        {
            assert_eq!(name.parse::<PrintedForm>().map(|form| form.to_string()), Ok(name.to_owned()));
        }
        for wrong in ["", "register", "supplement-", "supplement-0", "supplement-+1", "supplement-01", "Receipt"] {
            assert!(wrong.parse::<PrintedForm>().is_err(), "{wrong}");
        }
    }
}
