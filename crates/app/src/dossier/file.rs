//! How a dossier begins: online by its applicant, or at a counter by an officer.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::{Actor, Role};
use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::catalog::channel::ServiceLevel;
use domain::catalog::code::ProcedureCode;
use domain::catalog::component::Component;
use domain::catalog::procedure::Procedure;
use domain::document::item::AskAgain;
use domain::dossier::channel::Channel;
use domain::dossier::fact::{Applicant, Filing, Undetermined};
use domain::dossier::paper::Paper;
use domain::dossier::record::Dossier;
use domain::id::DossierId;
use domain::unit::agency_code::AgencyCode;
use serde_json::Value;
use store::Batch;

use super::attached::attached;
use super::change::{Changed, stamp};
use super::legal::Terms;
use super::record::{self, Outcome, Step};
use crate::ctx::Ctx;
use crate::document::{DocumentRefusal, list, reuse};
use crate::error::Error;
use crate::idempotency;

/// What is handed in.
#[derive(Debug, Clone)]
pub struct NewDossier {
    /// Which procedure; the edition in force today is taken.
    pub procedure: ProcedureCode,
    /// How it comes in.
    pub channel: Channel,
    /// Whose dossier.
    pub applicant: Applicant,
    /// The form, answered.
    pub answers: BTreeMap<String, Value>,
    /// The papers.
    pub papers: Vec<Paper>,
    /// At a counter: the point where the officer works.
    pub receiving_point: Option<AgencyCode>,
    /// Where the result is to be handed back; the receiving point unless said otherwise.
    pub return_point: Option<AgencyCode>,
    /// At a counter: why papers that are held were asked for all the same, by component (Decree 118/2025 Art. 5.1i).
    pub asked_again: BTreeMap<String, AskAgain>,
}

/// How often a filing is decided anew when a document it uses changed meanwhile.
const ATTEMPTS: usize = 8;

/// Files a dossier.
///
/// # Errors
/// [`Error::Answers`] with every fault of the form at once; [`Error::Malformed`] if procedure, channel or office do
/// not fit; [`Error::Forbidden`] if an officer files at a point that is not theirs; [`Error::SignInFirst`];
/// [`Error::Ruled`] for a document that does not satisfy its component, or a held paper asked for without a reason.
pub async fn file(ctx: &Ctx, new: NewDossier) -> Result<Changed, Error> {
    file_with(ctx, new, Batch::new()).await
}

/// Files a dossier, and whatever goes away with it (the draft it was), in one commit. [`Error::NotFound`] if that is
/// gone already.
pub(crate) async fn file_with(ctx: &Ctx, new: NewDossier, beside: Batch) -> Result<Changed, Error> {
    if let Some(answered) = idempotency::find(ctx).await? {
        return Ok(Changed { dossier: answered, repeated: true });
    }
    let procedure = offered(ctx, &new)?;
    let units = &ctx.city.library.units;
    let answers = procedure.form.validate_in(&new.answers, local::day(ctx.now), units).map_err(Error::Answers)?;
    check_papers(&procedure, &new.papers)?;
    let attached = attached(ctx, &procedure, &answers, &[]).await?;
    let (agency, undetermined) = decides(ctx, &procedure, &answers)?;
    let answers = answers.into_map();
    let receiving_point = receiving_point(ctx, &new, &agency)?;
    let return_point = match &new.return_point {
        Some(point) if ctx.city.office(point).is_none() => {
            return Err(Error::Malformed { code: "request.unknown-office", field: "return_point".into() });
        }
        Some(point) => point.clone(),
        None => receiving_point.clone(),
    };
    let applicant = applicant(ctx, new.applicant);
    // A citizen uses their own store whatever they write; an officer that of the person in front of them.
    let owner = match &ctx.actor {
        Actor::Citizen { .. } => list::own_number(ctx).await?,
        _ => applicant.personal_id.clone(),
    };
    for _ in 0..ATTEMPTS {
        let id = DossierId(ctx.id());
        let wanted = reuse::Wanted {
            procedure: &procedure,
            owner: owner.as_deref(),
            dossier: id,
            papers: &new.papers,
            asked_again: &new.asked_again,
            is_asked: ctx.actor.is_staff() && new.channel != Channel::Post,
        };
        let (papers, used) = reuse::chosen(ctx, wanted).await?;
        let may_be_overtaken = !used.is_empty();
        let filing = Filing {
            procedure: procedure.code.clone(),
            edition: procedure.id().to_string(),
            applicant: applicant.clone(),
            channel: new.channel,
            receiving_point: receiving_point.clone(),
            agency: agency.clone(),
            return_point: return_point.clone(),
            answers: answers.clone(),
            papers: papers.into_iter().chain(attached.clone()).collect(),
            replaces: None,
            undetermined,
        };
        let terms = Terms::new(ctx, procedure.clone(), &filing)?;
        let facts = stamp(ctx, domain::dossier::file::file(filing, &terms.law(ctx.now))?);
        let dossier = Dossier::fold(id, &facts).map_err(|broken| Error::Fault(broken.into()))?;
        let step = Step { before: None, after: &dossier, facts: &facts };
        let mut whole = beside.clone();
        whole.append(used);
        match record::commit(ctx, &[step], whole).await? {
            Outcome::Done => return Ok(Changed { dossier, repeated: false }),
            Outcome::Answered(dossier) => return Ok(Changed { dossier: *dossier, repeated: true }),
            Outcome::Overtaken if may_be_overtaken => {}
            Outcome::Overtaken => break,
        }
    }
    // Only the draft it was filed from can be gone: it has been filed or thrown away a moment ago.
    Err(Error::NotFound)
}

/// Who decides, or the dispatcher who finds out, and why it does not follow.
fn decides(ctx: &Ctx, procedure: &Procedure, answers: &Answers) -> Result<(AgencyCode, Option<Undetermined>), Error> {
    match ctx.city.competent(procedure, answers, ctx.now) {
        Ok(agency) => Ok((agency, None)),
        Err(open) => {
            let office = ctx.city.dispatching_office().ok_or_else(|| anyhow::anyhow!("the directory has no center"))?;
            Ok((office, Some(open)))
        }
    }
}

/// The edition in force, if it takes dossiers this way.
fn offered(ctx: &Ctx, new: &NewDossier) -> Result<Arc<Procedure>, Error> {
    let procedure = ctx
        .city
        .catalog()
        .in_force(&new.procedure, local::day(ctx.now))
        .cloned()
        .ok_or(Error::Malformed { code: "request.unknown-procedure", field: "procedure".into() })?;
    let offer = procedure.offer(new.channel).filter(|offer| offer.level != ServiceLevel::InfoOnly);
    if offer.is_none() {
        return Err(Error::Malformed { code: "request.channel-not-offered", field: "channel".into() });
    }
    Ok(procedure)
}

/// A citizen files online at the agency's own door; an officer at the point where they work (Decree 118/2025
/// Art. 14.2: for any agency of the city).
fn receiving_point(ctx: &Ctx, new: &NewDossier, agency: &AgencyCode) -> Result<AgencyCode, Error> {
    match (&ctx.actor, new.channel) {
        (Actor::Visitor | Actor::Device { .. }, _) => Err(Error::SignInFirst),
        (Actor::Citizen { .. } | Actor::System, Channel::Online | Channel::Kiosk) => ctx
            .city
            .reception_point(agency)
            .ok_or(Error::Malformed { code: "request.unknown-office", field: "agency".into() }),
        (Actor::Citizen { .. } | Actor::System, _) => {
            Err(Error::Malformed { code: "request.channel-not-offered", field: "channel".into() })
        }
        (Actor::Staff { .. }, _) => match &new.receiving_point {
            Some(point) if ctx.actor.is(Role::Receptionist, point) => Ok(point.clone()),
            _ => Err(Error::Malformed { code: "request.not-receivable-here", field: "receiving_point".into() }),
        },
    }
}

/// A citizen's dossier is their own; an officer's is the person's in front of them.
fn applicant(ctx: &Ctx, given: Applicant) -> Applicant {
    match &ctx.actor {
        Actor::Citizen { account, .. } => Applicant { account: Some(*account), ..given },
        _ => given,
    }
}

/// Every paper belongs to a component of the procedure, and is of a kind and size it takes.
pub(super) fn check_papers(procedure: &Procedure, papers: &[Paper]) -> Result<(), Error> {
    for paper in papers {
        let component = procedure
            .component(&paper.component)
            .ok_or_else(|| DocumentRefusal::NoSuchComponent(paper.component.clone()))?;
        fits(component, paper)?;
    }
    Ok(())
}

/// Does the component take this file?
pub(crate) fn fits(component: &Component, paper: &Paper) -> Result<(), DocumentRefusal> {
    // What is held was taken in long ago: the limits are for what is sent now.
    let Some(file) = paper.file.as_ref().filter(|_| paper.document.is_none()) else { return Ok(()) };
    if file.size > u64::from(component.max_megabytes) * 1024 * 1024 {
        return Err(DocumentRefusal::TooLarge { limit: u64::from(component.max_megabytes) * 1024 * 1024 });
    }
    if !component.accept.contains(&file.media_type) {
        return Err(DocumentRefusal::NotForComponent {
            component: component.code.clone(),
            media_type: file.media_type.clone(),
        });
    }
    Ok(())
}
