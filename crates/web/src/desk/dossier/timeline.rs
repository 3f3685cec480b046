//! What happened to a dossier, who did it and when, in words.

use domain::catalog::procedure::Procedure;
use domain::dossier::fact::{Fact, Recorded};

use super::faults;
use crate::desk::tell::Tell;
use crate::dossier::track::Entry;

/// Every fact, the latest first: that is what an officer looks for.
pub fn entries(tell: Tell<'_>, procedure: &Procedure, facts: &[Recorded]) -> Vec<Entry> {
    let last = facts.len().saturating_sub(1);
    let entry = |(place, recorded): (usize, &Recorded)| Entry {
        state: if place == last { "now" } else { "done" },
        title: tell.named("dossier-fact-", recorded.fact.kind()),
        at: tell.short(recorded.at),
        who: if recorded.by.name.is_empty() { tell.word("desk-by-system") } else { recorded.by.name.clone() },
        text: detail(tell, procedure, &recorded.fact),
    };
    facts.iter().enumerate().map(entry).rev().collect()
}

/// What the fact says beyond its name.
fn detail(tell: Tell<'_>, procedure: &Procedure, fact: &Fact) -> String {
    let money = |amount: u64| app::words::format::money(tell.0.lang, i64::try_from(amount).unwrap_or(i64::MAX));
    let join = |parts: &[&str]| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    match fact {
        Fact::Filed { filing, .. } => tell.named("catalog-channel-", filing.channel.key()),
        Fact::Accepted { due, .. } => tell.t("desk-due", &[("at", tell.moment(*due).into())]),
        Fact::SupplementRequested { faults, sector_basis, .. } => {
            let lines: Vec<_> = faults.iter().map(|fault| faults::told(tell, procedure, fault)).collect();
            join(&[&lines.join(" "), sector_basis.as_deref().unwrap_or_default()])
        }
        Fact::Supplemented { restarted, .. } => {
            restarted.as_ref().map(|new| tell.t("desk-due", &[("at", tell.moment(new.due).into())])).unwrap_or_default()
        }
        Fact::ReceptionRefused { reason, legal_basis } => join(&[reason, legal_basis]),
        Fact::Refused { reason, legal_basis, sector_basis } => {
            join(&[reason, legal_basis, sector_basis.as_deref().unwrap_or_default()])
        }
        Fact::AgencyDetermined { agency, reason, .. } => join(&[&tell.office(agency), reason]),
        Fact::Redirected { to, reason, .. } => join(&[&tell.office(to), reason]),
        Fact::Transferred { to, .. } => tell.office(to),
        // Who took it up stands beside the fact already.
        Fact::Taken { .. } => String::new(),
        Fact::StepFinished { finished, note, .. } | Fact::SubmittedForSignature { finished, note, .. } => {
            join(&[&step(tell, procedure, finished), note])
        }
        Fact::ConsultationAsked { agency, question, .. } => join(&[&tell.office(agency), question]),
        Fact::ConsultationAnswered { answer, .. } => answer.clone(),
        Fact::PaymentAsked { amount, reason } => join(&[&money(*amount), reason]),
        Fact::PaymentReceived { amount, receipt } => join(&[&money(*amount), receipt]),
        Fact::ConfirmationAsked { draft, .. } => draft.clone(),
        Fact::Confirmed { silent: true } => tell.word("desk-by-silence"),
        Fact::Confirmed { silent: false } | Fact::ClosedNoSupplement { .. } | Fact::Amended { .. } => String::new(),
        Fact::Objected { remark } | Fact::SentBack { remark, .. } => remark.clone(),
        Fact::Approved { decision, .. } => decision.clone(),
        Fact::Issued { number, .. } | Fact::Corrected { number, .. } => number.clone(),
        Fact::Returned { to, way, proof } => {
            join(&[to, &tell.named("dossier-return-", way.key()), &tell.word(&format!("desk-proof-{}", proof.key()))])
        }
        Fact::Extended { reason, apology, new } => {
            join(&[&tell.t("desk-due", &[("at", tell.moment(new.due).into())]), reason, apology])
        }
        Fact::Stopped { reason } => reason.clone(),
        Fact::CorrectionOpened { error, .. } => error.clone(),
        Fact::EditionChanged { from, to, decision, reason, .. } => join(&[&format!("{from} → {to}"), decision, reason]),
        Fact::VerificationArranged { at, place, people, content } => join(&[&tell.moment(*at), place, people, content]),
        Fact::LossReported { what, apology, remedy } => join(&[what, apology, remedy]),
    }
}

/// The name of a step of the procedure.
pub fn step(tell: Tell<'_>, procedure: &Procedure, id: &str) -> String {
    let found = procedure.steps.iter().find(|step| step.id == id);
    found.map_or_else(String::new, |step| step.name.get(tell.0.lang.code()).to_owned())
}
