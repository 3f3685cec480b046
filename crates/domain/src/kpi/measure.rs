//! Which figures a fact moves (counting rules of Decree 118/2025 Art. 32, 33).

use crate::dossier::channel::Channel;
use crate::dossier::deadline::Timeliness;
use crate::dossier::fact::{Fact, Recorded, Stage};
use crate::dossier::record::Dossier;

/// The figures a fact moves by one. `after` is the dossier once the fact has been applied.
///
/// A refused dossier counts as finished, like an approved one; a dossier that was stopped or closed does not.
#[must_use]
pub fn moved(after: &Dossier, recorded: &Recorded) -> Vec<&'static str> {
    match &recorded.fact {
        Fact::Filed { .. } => vec!["filed"],
        Fact::Accepted { .. } if after.channel == Channel::Online => vec!["accepted", "accepted_online"],
        Fact::Accepted { .. } => vec!["accepted"],
        Fact::SupplementRequested { stage: Stage::BeforeAcceptance, .. } => vec!["asked_before"],
        Fact::SupplementRequested { stage: Stage::AfterAcceptance, .. } => vec!["asked_after"],
        Fact::ReceptionRefused { .. } => vec!["not_received"],
        Fact::Redirected { .. } => vec!["redirected"],
        Fact::AgencyDetermined { .. } => vec!["dispatched"],
        Fact::Extended { .. } => vec!["extended"],
        Fact::Approved { .. } => finished(after, recorded, "approved"),
        Fact::Refused { .. } => finished(after, recorded, "refused"),
        Fact::Stopped { .. } => vec!["stopped"],
        Fact::ClosedNoSupplement { .. } => vec!["closed"],
        Fact::Returned { .. } => vec!["returned"],
        Fact::CorrectionOpened { .. } => vec!["corrections"],
        _ => Vec::new(),
    }
}

fn finished(after: &Dossier, recorded: &Recorded, how: &'static str) -> Vec<&'static str> {
    let timeliness = after.due().map(|due| Timeliness::of(due, recorded.at));
    let timing = match timeliness {
        Some(Timeliness::Early) => "finished_early",
        Some(Timeliness::OnTime) | None => "finished_on_time",
        Some(Timeliness::Late) => "finished_late",
    };
    vec![how, "finished", timing]
}
