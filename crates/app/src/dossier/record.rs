//! The row and its facts, in one commit. Every list column is read off the dossier here and nowhere else.

use domain::calendar::local;
use domain::dossier::fact::{Fact, Recorded};
use domain::dossier::record::Dossier;
use domain::kpi::measure;
use domain::search::fold::fold;
use serde::{Deserialize, Serialize};
use store::counter::{Move, Scope};
use store::dossier::record::{Change, batch};
use store::dossier::{DossierRow, FactRow};
use store::{Batch, CommitError};

use super::get::Loaded;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::idempotency;

/// How a commit ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It is on disk.
    Done,
    /// The same request was answered a moment ago; this is what it did.
    Answered(Box<Dossier>),
    /// Somebody else was faster: load again, decide again.
    Overtaken,
}

/// One dossier and what happened to it.
#[derive(Debug)]
pub(crate) struct Step<'a> {
    /// As it was; none for a new one.
    pub before: Option<&'a Loaded>,
    /// As it is with the new facts.
    pub after: &'a Dossier,
    /// The new facts.
    pub facts: &'a [Recorded],
}

/// Commits one or more dossiers that change together, with the caller's promise and whatever else belongs to it.
pub(crate) async fn commit(ctx: &Ctx, steps: &[Step<'_>], beside: Batch) -> Result<Outcome, Error> {
    let slots = ctx.city.store.counter_slots();
    let mut whole = Batch::new();
    for step in steps {
        whole.append(batch(change_of(step)?, slots));
    }
    whole.append(beside);
    if let Some(first) = steps.first() {
        idempotency::keep(ctx, first.after, &mut whole)?;
    }
    match ctx.city.store.commit(whole).await {
        Ok(_) => Ok(Outcome::Done),
        Err(CommitError::Unique { constraint, .. }) if constraint == store::idempotency::REPEATED => {
            match idempotency::find(ctx).await? {
                Some(dossier) => Ok(Outcome::Answered(Box::new(dossier))),
                None => Ok(Outcome::Overtaken),
            }
        }
        Err(error) if store::timeline::is_overtaken(&error) => Ok(Outcome::Overtaken),
        Err(error) => Err(error.into()),
    }
}

fn change_of(step: &Step<'_>) -> Result<Change, Error> {
    let head = step.before.map(|before| before.head.clone()).unwrap_or_default();
    let mut beside = Batch::new();
    papers(step, &mut beside);
    consultations(step, &mut beside);
    Ok(Change {
        dossier: row(step.after, head)?,
        facts: step.facts.iter().map(fact_row).collect::<Result<_, _>>()?,
        counters: moves(step.after, step.facts),
        code_day: step
            .facts
            .iter()
            .find(|recorded| matches!(recorded.fact, Fact::Accepted { .. }))
            .map(|recorded| local::day(recorded.at).to_string()),
        beside,
    })
}

/// What the facts move. The dossier after the last fact stands for each: only due date and channel are read, and
/// the due date a fact sees is never changed by a later fact of the same commit.
fn moves(after: &Dossier, facts: &[Recorded]) -> Vec<Move> {
    facts.iter().flat_map(|recorded| moves_of(after, recorded)).collect()
}

/// What one fact moves, for the commit and for the recount.
pub(crate) fn moves_of(after: &Dossier, recorded: &Recorded) -> Vec<Move> {
    let day = local::day(recorded.at);
    let month = format!("{:04}-{:02}", day.year(), day.month());
    let mut moves = Vec::new();
    for measure in measure::moved(after, recorded) {
        for scope in [
            Scope::AgencyDay(after.agency.to_string(), day.to_string()),
            Scope::ProcedureMonth(after.procedure.to_string(), month.clone()),
        ] {
            moves.push(Move { scope, measure: measure.to_owned(), by: 1 });
        }
    }
    moves
}

/// The columns of a dossier.
pub(crate) fn row(dossier: &Dossier, head: String) -> Result<DossierRow, Error> {
    let turn = dossier.turn();
    let clock = dossier.clock.as_ref();
    Ok(DossierRow {
        id: dossier.id.to_string(),
        version: i64::try_from(dossier.version).unwrap_or(i64::MAX),
        head,
        state: dossier.state.name().to_owned(),
        open: dossier.state.is_open(),
        procedure: dossier.procedure.to_string(),
        edition: dossier.edition.clone(),
        agency: dossier.agency.to_string(),
        receiving_point: dossier.receiving_point.to_string(),
        return_point: dossier.return_point.to_string(),
        channel: dossier.channel.key().to_owned(),
        applicant: dossier.applicant.account.map(|account| account.to_string()),
        applicant_name: dossier.applicant.name.clone(),
        applicant_folded: fold(&dossier.applicant.name),
        applicant_number: dossier.applicant.personal_id.clone(),
        summary: dossier.applicant.name.clone(),
        desk_office: turn.office.to_string(),
        desk_role: turn.role.key().to_owned(),
        holder: dossier.holder.map(|holder| holder.to_string()),
        step: dossier.step().and_then(|step| i64::try_from(step).ok()),
        submitted_at: dossier.filed_at,
        attend_by: turn.by,
        accepted_at: clock.map(|clock| clock.accepted_at),
        due_at: clock.map(|clock| clock.due),
        original_due_at: clock.map(|clock| clock.original_due()),
        finished_at: dossier.finished_at,
        returned_at: dossier.outcome.as_ref().and_then(|outcome| outcome.returned.as_ref()).map(|given| given.0),
        next_timer_at: dossier.next_timer(),
        updated_at: dossier.updated_at,
        body: serde_json::to_string(dossier).map_err(|error| Error::Fault(error.into()))?,
    })
}

/// A fact as it is kept: the author's name belongs to it, the account has its own column.
#[derive(Debug, Serialize, Deserialize)]
struct Body {
    by: String,
    #[serde(flatten)]
    fact: Fact,
}

fn fact_row(recorded: &Recorded) -> Result<FactRow, Error> {
    let body = Body { by: recorded.by.name.clone(), fact: recorded.fact.clone() };
    Ok(FactRow {
        at: recorded.at,
        kind: recorded.fact.kind().to_owned(),
        actor: recorded.by.account.map(|account| account.to_string()),
        body: serde_json::to_string(&body).map_err(|error| Error::Fault(error.into()))?,
    })
}

/// Reads a stored fact back.
///
/// # Errors
/// If the text is not a fact this edition of the program knows.
pub(crate) fn read_fact(row: &FactRow) -> anyhow::Result<Recorded> {
    let body: Body = serde_json::from_str(&row.body)?;
    let account = row.actor.as_deref().map(str::parse).transpose()?;
    Ok(Recorded { at: row.at, by: domain::dossier::fact::By { account, name: body.by }, fact: body.fact })
}

fn papers(step: &Step<'_>, batch: &mut Batch) {
    let had = step.before.map(|before| before.dossier.papers.as_slice()).unwrap_or_default();
    let dossier = step.after.id.to_string();
    let result = |dossier: &Dossier| dossier.outcome.as_ref().and_then(|outcome| outcome.file.clone());
    let new_result =
        result(step.after).filter(|new| step.before.and_then(|b| result(&b.dossier)).as_ref() != Some(new));
    for paper in step.after.papers.iter().filter(|paper| !had.contains(paper)).chain(new_result.as_ref()) {
        if let Some(file) = &paper.file {
            store::paper::add(
                batch,
                store::paper::PaperRow {
                    dossier: dossier.clone(),
                    id: paper.id.to_string(),
                    component: paper.component.clone(),
                    name: paper.name.clone(),
                    media_type: file.media_type.clone(),
                    size: i64::try_from(file.size).unwrap_or(i64::MAX),
                    sha256: file.sha256.clone(),
                    source: serde_json::to_string(&paper.source).unwrap_or_default().trim_matches('"').to_owned(),
                    added_at: step.after.updated_at,
                    removed_at: None,
                },
            );
        }
    }
    for gone in had.iter().filter(|paper| paper.file.is_some() && !step.after.papers.contains(paper)) {
        store::paper::remove(batch, &dossier, &gone.id.to_string(), step.after.updated_at);
    }
}

fn consultations(step: &Step<'_>, batch: &mut Batch) {
    let dossier = step.after.id.to_string();
    for recorded in step.facts {
        match &recorded.fact {
            Fact::ConsultationAsked { id, agency, due, .. } => store::dossier::list_consultations::ask(
                batch,
                &dossier,
                &id.to_string(),
                agency.as_str(),
                recorded.at,
                *due,
            ),
            Fact::ConsultationAnswered { id, .. } => {
                store::dossier::list_consultations::answer(batch, &dossier, &id.to_string(), recorded.at);
            }
            _ => {}
        }
    }
}
