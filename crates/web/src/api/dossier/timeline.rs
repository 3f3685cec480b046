//! What happened to a dossier, as programs read it.

use app::Ctx;
use domain::dossier::fact::{Fact, Recorded};
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::body::FaultBody;
use crate::api::moment::Moment;
use crate::api::words::label;

/// One fact of the timeline.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventBody {
    /// Its place, from 1.
    pub seq: u64,
    /// When it happened.
    pub at: Moment,
    /// Who did it; empty for the schedule.
    pub by: String,
    /// What happened.
    #[schema(example = "accepted")]
    pub kind: String,
    /// The same in words.
    pub label: String,
    /// What belongs to it: reasons, dates, numbers.
    #[schema(value_type = Object)]
    pub details: Map<String, Value>,
}

/// Everything that happened to a dossier.
#[derive(Debug, Serialize, ToSchema)]
pub struct TimelineBody {
    /// The facts, in order.
    pub items: Vec<EventBody>,
}

impl EventBody {
    /// The fact at a place of the timeline.
    pub fn of(ctx: &Ctx, seq: u64, recorded: &Recorded) -> Self {
        let kind = recorded.fact.kind();
        Self {
            seq,
            at: Moment(recorded.at),
            by: recorded.by.name.clone(),
            kind: kind.to_owned(),
            label: label(ctx, "dossier-fact", kind),
            details: details(&recorded.fact),
        }
    }
}

/// What a reader of the dossier is told beside kind, time and name.
fn details(fact: &Fact) -> Map<String, Value> {
    let at = |at: &jiff::Timestamp| Moment(*at);
    let may = |at: &Option<jiff::Timestamp>| at.map(Moment);
    let told = match fact {
        Fact::Filed { filing, answer_by, dispatch_by } => json!({ "procedure": filing.procedure.to_string(),
            "channel": filing.channel.key(), "receiving_point": filing.receiving_point.to_string(),
            "agency": filing.agency.to_string(), "replaces": filing.replaces.map(|id| id.to_string()),
            "answer_by": may(answer_by), "undetermined": filing.undetermined.map(|open| open.key()),
            "dispatch_by": may(dispatch_by) }),
        Fact::AgencyDetermined { agency, receiving_point, return_point, reason } => {
            json!({ "agency": agency.to_string(), "receiving_point": receiving_point.to_string(),
                "return_point": return_point.to_string(), "reason": reason })
        }
        Fact::Accepted { allowance, due, hand_over_by, rule_pack, .. } => json!({ "allowance": allowance.to_string(),
            "due": at(due), "hand_over_by": at(hand_over_by), "rule_pack": rule_pack }),
        Fact::SupplementRequested { faults, close_at, sector_basis, .. } => {
            let faults: Vec<_> = faults.iter().cloned().map(FaultBody::from).collect();
            json!({ "faults": faults, "close_at": may(close_at), "sector_basis": sector_basis })
        }
        Fact::Supplemented { answers, papers, restarted, .. } => json!({
            "answers": answers.keys().collect::<Vec<_>>(), "papers": papers.len(),
            "due": restarted.as_ref().map(|new| Moment(new.due)) }),
        Fact::Amended { answers, papers, .. } => {
            json!({ "answers": answers.keys().collect::<Vec<_>>(), "papers": papers.len() })
        }
        Fact::EditionChanged { from, to, decision, decided_on, reason, .. } => json!({ "from": from, "to": to,
            "decision": decision, "decided_on": decided_on.to_string(), "reason": reason }),
        Fact::VerificationArranged { at: moment, place, people, content } => {
            json!({ "at": at(moment), "place": place, "people": people, "content": content })
        }
        Fact::LossReported { what, apology, remedy } => json!({ "what": what, "apology": apology, "remedy": remedy }),
        Fact::ReceptionRefused { reason, legal_basis } => json!({ "reason": reason, "legal_basis": legal_basis }),
        Fact::Redirected { to, successor, reason } => {
            json!({ "to": to.to_string(), "successor": successor.to_string(), "reason": reason })
        }
        Fact::Transferred { from, to, hand_over_by } => {
            json!({ "from": from.to_string(), "to": to.to_string(), "hand_over_by": at(hand_over_by) })
        }
        Fact::Taken { holder_name, step_due, .. } => json!({ "holder": holder_name, "step_due": may(step_due) }),
        Fact::StepFinished { finished, next, step_due, note } => {
            json!({ "finished": finished, "next": next, "step_due": may(step_due), "note": note })
        }
        Fact::ConsultationAsked { id, agency, question, due, step: _ } => json!({ "consultation": id.to_string(),
            "agency": agency.to_string(), "question": question, "due": at(due) }),
        Fact::ConsultationAnswered { id, answer, late } => {
            json!({ "consultation": id.to_string(), "answer": answer, "late": late })
        }
        Fact::PaymentAsked { amount, reason } => json!({ "amount": amount, "reason": reason }),
        Fact::PaymentReceived { amount, receipt } => json!({ "amount": amount, "receipt": receipt }),
        Fact::ConfirmationAsked { draft, until } => json!({ "draft": draft, "until": at(until) }),
        Fact::Confirmed { silent } => json!({ "silent": silent }),
        Fact::Objected { remark } => json!({ "remark": remark }),
        Fact::SubmittedForSignature { finished, note, .. } => json!({ "finished": finished, "note": note }),
        Fact::SentBack { remark, step, step_due } => {
            json!({ "remark": remark, "step": step, "step_due": may(step_due) })
        }
        Fact::Approved { decision, signed, .. } => json!({ "decision": decision, "signed": signed.is_some() }),
        Fact::Issued { number, file, .. } | Fact::Corrected { number, file } => {
            json!({ "number": number, "file": file.as_ref().map(|file| file.id.to_string()) })
        }
        Fact::Returned { to, way, proof } => json!({ "to": to, "way": way.key(), "proof": proof.key() }),
        Fact::Refused { reason, legal_basis, sector_basis } => {
            json!({ "reason": reason, "legal_basis": legal_basis, "sector_basis": sector_basis })
        }
        Fact::Extended { reason, apology, new } => json!({ "reason": reason, "apology": apology, "due": at(&new.due) }),
        Fact::Stopped { reason } => json!({ "reason": reason }),
        Fact::ClosedNoSupplement { close_at } => json!({ "close_at": at(close_at) }),
        Fact::CorrectionOpened { error, due } => json!({ "error": error, "due": at(due) }),
    };
    match told {
        Value::Object(told) => told.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Map::new(),
    }
}

impl From<domain::dossier::fact::Fault> for FaultBody {
    fn from(fault: domain::dossier::fact::Fault) -> Self {
        Self { about: fault.about, reason: fault.reason, fix: fault.fix }
    }
}
