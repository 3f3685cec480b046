//! A dossier by its code, for whoever holds the slip: without signing in, and without names.

use domain::catalog::code::ProcedureCode;
use domain::dossier::code::DossierCode;
use domain::dossier::deadline::Because;
use domain::dossier::fact::{Fact, Recorded};
use domain::dossier::record::Dossier;
use domain::dossier::state::State;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;

use super::get::{facts, read};
use super::legal::Terms;
use crate::ctx::Ctx;
use crate::error::Error;

/// What anybody with the code may know: where it is, who has it, what comes next, when, and why it is late. No name,
/// no answer, no paper.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// The code.
    pub code: DossierCode,
    /// Which procedure.
    pub procedure: ProcedureCode,
    /// Which edition of it.
    pub edition: String,
    /// Where it stands.
    pub state: State,
    /// The office whose turn it is.
    pub with: AgencyCode,
    /// Where the result is handed back.
    pub return_point: AgencyCode,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// The present due date.
    pub due: Option<Timestamp>,
    /// The due date first promised.
    pub original_due: Option<Timestamp>,
    /// The steps that led to the present due date.
    pub because: Vec<Because>,
    /// When the agency was done.
    pub finished_at: Option<Timestamp>,
    /// The due date has passed without a decision.
    pub overdue: bool,
    /// What happened, by kind and moment; the apology is shown in full.
    pub events: Vec<Event>,
}

/// One line of the public timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// The kind of the fact.
    pub kind: &'static str,
    /// The reason and apology, where the date was moved.
    pub apology: Option<(String, String)>,
}

/// Looks a dossier up by its code.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn track(ctx: &Ctx, code: &DossierCode) -> Result<Tracked, Error> {
    let key = store::dossier::Code {
        agency: code.agency.to_string(),
        day: code.day.to_string(),
        ordinal: i64::from(code.ordinal),
    };
    let found = store::dossier::find::find_by_code(&ctx.city.store, &key).await?.ok_or(Error::NotFound)?;
    let dossier = read(found)?.dossier;
    let events = facts(ctx, dossier.id).await?.iter().map(event).collect();
    let overdue = dossier.is_overdue(&Terms::of(ctx, &dossier)?.law(ctx.now));
    Ok(tracked(code.clone(), dossier, events, overdue))
}

fn tracked(code: DossierCode, dossier: Dossier, events: Vec<Event>, overdue: bool) -> Tracked {
    let with = dossier.turn().office;
    Tracked {
        code,
        with,
        overdue,
        events,
        due: dossier.due(),
        because: dossier.clock.as_ref().map(|clock| clock.because.clone()).unwrap_or_default(),
        accepted_at: dossier.clock.as_ref().map(|clock| clock.accepted_at),
        original_due: dossier.clock.as_ref().map(domain::dossier::clock::Clock::original_due),
        finished_at: dossier.finished_at,
        procedure: dossier.procedure,
        edition: dossier.edition,
        state: dossier.state,
        return_point: dossier.return_point,
    }
}

fn event(recorded: &Recorded) -> Event {
    let apology = match &recorded.fact {
        Fact::Extended { reason, apology, .. } => Some((reason.clone(), apology.clone())),
        _ => None,
    };
    Event { at: recorded.at, kind: recorded.fact.kind(), apology }
}
