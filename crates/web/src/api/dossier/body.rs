//! A dossier as programs read it.

use std::collections::BTreeMap;

use app::Ctx;
use app::dossier::legal::Terms;
use domain::dossier::action::Action;
use domain::dossier::clock::Clock;
use domain::dossier::code::DossierCode;
use domain::dossier::fact::Applicant;
use domain::dossier::paper::Paper;
use domain::dossier::record::{Consultation, Dossier, Outcome, SupplementRequest};
use domain::dossier::state::State;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::links::{LinkBody, links};
use crate::api::because::{StepBody, steps};
use crate::api::moment::Moment;
use crate::api::problem::Problem;
use crate::api::words::label;

/// A dossier as it is now.
#[derive(Debug, Serialize, ToSchema)]
pub struct DossierBody {
    /// Its identifier, from filing on.
    pub id: String,
    /// How many facts made it; also its `ETag`.
    pub version: u64,
    /// Its public code, once accepted.
    #[schema(example = "H26.00082-261123-0001")]
    pub code: Option<String>,
    /// The procedure.
    #[schema(example = "1.001193")]
    pub procedure: String,
    /// The edition of the procedure it stands under for life.
    #[schema(example = "1.001193@1")]
    pub edition: String,
    /// The rules it was accepted under.
    pub rule_pack: Option<String>,
    /// Where it stands.
    #[schema(example = "in_process")]
    pub state: String,
    /// The same in words.
    pub state_label: String,
    /// The step of the internal plan, counted from 0.
    pub step: Option<usize>,
    /// When the schedule acts if nobody does: it closes, or silence confirms.
    pub timer_at: Option<Moment>,
    /// Whose dossier.
    pub applicant: ApplicantBody,
    /// How it came in.
    #[schema(example = "online")]
    pub channel: String,
    /// The point that received it.
    pub receiving_point: String,
    /// The agency that decides.
    pub agency: String,
    /// Where the result is handed back.
    pub return_point: String,
    /// The form, answered.
    #[schema(value_type = Object)]
    pub answers: BTreeMap<String, Value>,
    /// The papers.
    pub papers: Vec<PaperBody>,
    /// When it was filed.
    pub filed_at: Moment,
    /// The time limit, once accepted.
    pub clock: Option<ClockBody>,
    /// The due date has passed without a decision.
    pub overdue: bool,
    /// What was missing, each time it was asked for.
    pub supplements: Vec<SupplementBody>,
    /// Times the date was moved with an apology.
    pub extensions: u32,
    /// Questions to other agencies.
    pub consultations: Vec<ConsultationBody>,
    /// The specialist who holds it.
    pub holder: Option<HolderBody>,
    /// The result.
    pub outcome: Option<OutcomeBody>,
    /// When the agency was done.
    pub finished_at: Option<Moment>,
    /// When something last happened.
    pub updated_at: Moment,
    /// The desk it lies on.
    pub turn: TurnBody,
    /// What must be done by when, soonest first.
    pub duties: Vec<DutyBody>,
    /// What you may do now, in the order of the road; each has its link.
    #[schema(example = json!(["accept", "redirect"]))]
    pub allowed_actions: Vec<String>,
    /// Where to read more, and where to send each allowed action.
    pub links: BTreeMap<String, LinkBody>,
}

/// Whose dossier it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicantBody {
    /// Full name, of a person or a company.
    pub name: String,
    /// Personal identification number or organisation code.
    pub personal_id: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Where letters reach them.
    pub address: Option<String>,
}

/// One paper.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaperBody {
    /// Its identifier in the dossier.
    pub id: String,
    /// The component it satisfies.
    pub component: String,
    /// Its name.
    pub name: String,
    /// Where it came from: `uploaded`, `handed_in`, `scanned`, `held`.
    pub source: String,
    /// Number of originals or copies.
    pub quantity: u32,
    /// The stored file, if there is one.
    pub file: Option<FileBody>,
}

/// A stored file.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileBody {
    /// SHA-256 of its bytes in hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Media type, read off the content.
    pub media_type: String,
}

/// The time limit with its history.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClockBody {
    /// When the dossier was first accepted.
    pub accepted_at: Moment,
    /// When the present count began.
    pub counted_from: Moment,
    /// The time limit.
    #[schema(example = "3wd")]
    pub allowance: String,
    /// The present due date.
    pub due: Moment,
    /// The due date first promised.
    pub original_due: Moment,
    /// The steps that led to the due date, in words.
    pub because: Vec<StepBody>,
    /// Every due date so far.
    pub history: Vec<DueBody>,
}

/// One due date the dossier has had.
#[derive(Debug, Serialize, ToSchema)]
pub struct DueBody {
    /// Why it was set: `accepted`, `restarted`, `extended`.
    pub reason: String,
    /// When it was set.
    pub set_at: Moment,
    /// The date.
    pub due: Moment,
}

/// One request for what was missing.
#[derive(Debug, Serialize, ToSchema)]
pub struct SupplementBody {
    /// `before_acceptance` or `after_acceptance`.
    pub stage: String,
    /// When it was asked.
    pub at: Moment,
    /// All faults, at once.
    pub faults: Vec<FaultBody>,
    /// When it was answered.
    pub answered_at: Option<Moment>,
}

/// One thing that is missing or wrong.
#[derive(Debug, Clone, Serialize, serde::Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultBody {
    /// The component or field it is about; empty when it concerns the whole dossier.
    #[serde(default)]
    pub about: String,
    /// The reason.
    pub reason: String,
    /// What to do, in words for the applicant.
    pub fix: String,
}

/// One question to another agency.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConsultationBody {
    /// Its identifier.
    pub id: String,
    /// Who is asked.
    pub agency: String,
    /// What.
    pub question: String,
    /// When.
    pub asked_at: Moment,
    /// Its own due date.
    pub due: Moment,
    /// When the answer came.
    pub answered_at: Option<Moment>,
    /// What it says.
    pub answer: Option<String>,
}

/// Who holds a dossier.
#[derive(Debug, Serialize, ToSchema)]
pub struct HolderBody {
    /// The account.
    pub account: String,
    /// The name.
    pub name: String,
}

/// The result.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeBody {
    /// What was decided.
    pub decision: String,
    /// Who signed.
    pub signer: String,
    /// When.
    pub decided_at: Moment,
    /// Number of the result document.
    pub number: Option<String>,
    /// The electronic result.
    pub file: Option<PaperBody>,
    /// When it was handed over.
    pub returned_at: Option<Moment>,
    /// To whom.
    pub returned_to: Option<String>,
    /// How: `at_point`, `by_post`, `online`.
    pub returned_way: Option<String>,
}

/// The desk a dossier lies on.
#[derive(Debug, Serialize, ToSchema)]
pub struct TurnBody {
    /// The office.
    pub office: String,
    /// The role there.
    pub role: String,
    /// When it must have moved on.
    pub by: Moment,
}

/// A duty and its moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct DutyBody {
    /// What must be done.
    #[schema(example = "answer-filing")]
    pub kind: String,
    /// The same in words.
    pub label: String,
    /// By when.
    pub by: Moment,
}

impl DossierBody {
    /// The dossier as this person may see it at this moment.
    ///
    /// # Errors
    /// A fault if the catalogue lost the edition it stands under.
    pub fn of(ctx: &Ctx, dossier: &Dossier, code: Option<&DossierCode>) -> Result<Self, Problem> {
        let terms = Terms::of(ctx, dossier)?;
        let law = terms.law(ctx.now);
        let allowed: Vec<Action> = dossier.allowed_actions(&ctx.actor, &law);
        let duties = dossier.duties(&law).into_iter().map(|duty| DutyBody {
            kind: duty.kind.key().to_owned(),
            label: label(ctx, "dossier-duty", duty.kind.key()),
            by: Moment(duty.by),
        });
        Ok(Self {
            code: code.map(ToString::to_string),
            state_label: label(ctx, "dossier-state", dossier.state.name()),
            clock: dossier.clock.as_ref().map(|clock| ClockBody::of(ctx, clock)),
            overdue: dossier.is_overdue(&law),
            duties: duties.collect(),
            allowed_actions: allowed.iter().map(|action| action.key().to_owned()).collect(),
            links: links(dossier, &allowed),
            ..Self::from(dossier)
        })
    }
}

/// What does not depend on who reads it, when and in which language.
impl From<&Dossier> for DossierBody {
    fn from(dossier: &Dossier) -> Self {
        let turn = dossier.turn();
        let holder = dossier.holder.zip(dossier.holder_name.clone());
        Self {
            id: dossier.id.to_string(),
            version: dossier.version,
            code: None,
            procedure: dossier.procedure.to_string(),
            edition: dossier.edition.clone(),
            rule_pack: dossier.rule_pack.clone(),
            state: dossier.state.name().to_owned(),
            state_label: String::new(),
            step: step(&dossier.state),
            timer_at: dossier.next_timer().map(Moment),
            applicant: (&dossier.applicant).into(),
            channel: dossier.channel.key().to_owned(),
            receiving_point: dossier.receiving_point.to_string(),
            agency: dossier.agency.to_string(),
            return_point: dossier.return_point.to_string(),
            answers: dossier.answers.clone(),
            papers: dossier.papers.iter().map(PaperBody::from).collect(),
            filed_at: Moment(dossier.filed_at),
            clock: None,
            overdue: false,
            supplements: dossier.supplements.iter().map(SupplementBody::from).collect(),
            extensions: dossier.extensions,
            consultations: dossier.consultations.iter().map(ConsultationBody::from).collect(),
            holder: holder.map(|(account, name)| HolderBody { account: account.to_string(), name }),
            outcome: dossier.outcome.as_ref().map(OutcomeBody::from),
            finished_at: dossier.finished_at.map(Moment),
            updated_at: Moment(dossier.updated_at),
            turn: TurnBody { office: turn.office.to_string(), role: turn.role.to_string(), by: Moment(turn.by) },
            duties: Vec::new(),
            allowed_actions: Vec::new(),
            links: BTreeMap::new(),
        }
    }
}

fn step(state: &State) -> Option<usize> {
    match state {
        State::InProcess { step, .. }
        | State::Consulting { step, .. }
        | State::AwaitingPayment { step, .. }
        | State::AwaitingConfirmation { step, .. } => Some(*step),
        _ => None,
    }
}

impl From<&Applicant> for ApplicantBody {
    fn from(applicant: &Applicant) -> Self {
        let Applicant { account: _, name, personal_id, phone, email, address } = applicant.clone();
        Self { name, personal_id, phone, email, address }
    }
}

impl From<&Paper> for PaperBody {
    fn from(paper: &Paper) -> Self {
        let file = paper.file.as_ref().map(|file| FileBody {
            sha256: file.sha256.clone(),
            size: file.size,
            media_type: file.media_type.clone(),
        });
        Self {
            id: paper.id.to_string(),
            component: paper.component.clone(),
            name: paper.name.clone(),
            source: crate::api::paper::source_key(paper.source).to_owned(),
            quantity: paper.quantity,
            file,
        }
    }
}

impl ClockBody {
    fn of(ctx: &Ctx, clock: &Clock) -> Self {
        use domain::dossier::clock::DueReason;
        let history = clock.history.iter().map(|due| DueBody {
            reason: match due.reason {
                DueReason::Accepted => "accepted",
                DueReason::Restarted => "restarted",
                DueReason::Extended => "extended",
            }
            .to_owned(),
            set_at: Moment(due.set_at),
            due: Moment(due.due),
        });
        Self {
            accepted_at: Moment(clock.accepted_at),
            counted_from: Moment(clock.counted_from),
            allowance: clock.allowance.to_string(),
            due: Moment(clock.due),
            original_due: Moment(clock.original_due()),
            because: steps(ctx, &clock.because),
            history: history.collect(),
        }
    }
}

impl From<&SupplementRequest> for SupplementBody {
    fn from(request: &SupplementRequest) -> Self {
        use domain::dossier::fact::Stage;
        let stage = match request.stage {
            Stage::BeforeAcceptance => "before_acceptance",
            Stage::AfterAcceptance => "after_acceptance",
        };
        let faults = request.faults.iter().map(|fault| FaultBody {
            about: fault.about.clone(),
            reason: fault.reason.clone(),
            fix: fault.fix.clone(),
        });
        Self {
            stage: stage.to_owned(),
            at: Moment(request.at),
            faults: faults.collect(),
            answered_at: request.answered_at.map(Moment),
        }
    }
}

impl From<&Consultation> for ConsultationBody {
    fn from(asked: &Consultation) -> Self {
        let (answered_at, answer) = asked.answer.clone().unzip();
        Self {
            id: asked.id.to_string(),
            agency: asked.agency.to_string(),
            question: asked.question.clone(),
            asked_at: Moment(asked.asked_at),
            due: Moment(asked.due),
            answered_at: answered_at.map(Moment),
            answer,
        }
    }
}

impl From<&Outcome> for OutcomeBody {
    fn from(outcome: &Outcome) -> Self {
        let returned = outcome.returned.as_ref();
        Self {
            decision: outcome.decision.clone(),
            signer: outcome.signer.clone(),
            decided_at: Moment(outcome.decided_at),
            number: outcome.number.clone(),
            file: outcome.file.as_ref().map(PaperBody::from),
            returned_at: returned.map(|(at, _, _)| Moment(*at)),
            returned_to: returned.map(|(_, to, _)| to.clone()),
            returned_way: returned.map(|(_, _, way)| way.key().to_owned()),
        }
    }
}
