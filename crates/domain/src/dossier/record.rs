//! The dossier as its facts have made it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::channel::Channel;
use super::clock::{Clock, DueDate, DueReason};
use super::fact::{Applicant, Fact, Fault, Filing, NewDue, Recorded, ReturnWay, Stage};
use super::issue::{Drafted, SignedResult};
use super::paper::Paper;
use super::state::State;
use crate::catalog::code::ProcedureCode;
use crate::id::{AccountId, ConsultationId, DossierId, PaperId};
use crate::unit::agency_code::AgencyCode;

/// One request for what was missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementRequest {
    /// Before or after acceptance.
    pub stage: Stage,
    /// When it was asked.
    pub at: Timestamp,
    /// All faults, at once.
    pub faults: Vec<Fault>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// One question to another agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    /// Its identifier.
    pub id: ConsultationId,
    /// Who is asked.
    pub agency: AgencyCode,
    /// What.
    pub question: String,
    /// When.
    pub asked_at: Timestamp,
    /// Its own due date.
    pub due: Timestamp,
    /// When the answer came, and what it says.
    pub answer: Option<(Timestamp, String)>,
    /// The planned step that waits for the answer; none where a specialist asked, and none once the dossier has gone on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

/// The result of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What was decided.
    pub decision: String,
    /// Who signed.
    pub signer: String,
    /// When.
    pub decided_at: Timestamp,
    /// Number of the result document.
    pub number: Option<String>,
    /// The electronic result.
    pub file: Option<Paper>,
    /// The file the decider signed, whose number and day are open until it is issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<SignedResult>,
    /// Who got it, how, when.
    pub returned: Option<(Timestamp, String, ReturnWay)>,
}

/// A dossier as it is now. The row in the store is this, and every list column is read off it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// Its identifier, from the moment of filing.
    pub id: DossierId,
    /// How many facts made it; also the optimistic version.
    pub version: u64,
    /// Which procedure.
    pub procedure: ProcedureCode,
    /// Which edition of it.
    pub edition: String,
    /// The rule pack, once accepted.
    pub rule_pack: Option<String>,
    /// Whose dossier.
    pub applicant: Applicant,
    /// How it came in.
    pub channel: Channel,
    /// The point that received it.
    pub receiving_point: AgencyCode,
    /// The agency competent to decide it.
    pub agency: AgencyCode,
    /// Where the result is handed back.
    pub return_point: AgencyCode,
    /// The form, answered.
    pub answers: BTreeMap<String, Value>,
    /// The papers.
    pub papers: Vec<Paper>,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// The time limit, once accepted.
    pub clock: Option<Clock>,
    /// Requests for what was missing.
    pub supplements: Vec<SupplementRequest>,
    /// Times the date was moved with an apology.
    pub extensions: u32,
    /// Questions to other agencies.
    pub consultations: Vec<Consultation>,
    /// The specialist who holds it.
    pub holder: Option<AccountId>,
    /// The holder's name.
    pub holder_name: Option<String>,
    /// What was prepared for the result.
    #[serde(default, skip_serializing_if = "Drafted::is_empty")]
    pub drafted: Drafted,
    /// The result.
    pub outcome: Option<Outcome>,
    /// When the work of the agency ended: decided, refused, stopped or closed.
    pub finished_at: Option<Timestamp>,
    /// The last thing that happened.
    pub updated_at: Timestamp,
}

/// The facts cannot have happened in this order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrokenTimeline {
    /// The first fact is not a filing.
    #[error("the first fact must be 'filed', found '{0}'")]
    NotFiled(&'static str),
    /// A filing in the middle.
    #[error("'filed' can only be the first fact")]
    FiledTwice,
    /// The fact needs something earlier facts did not bring.
    #[error("'{0}' cannot follow the facts before it")]
    OutOfPlace(&'static str),
    /// There are no facts.
    #[error("a dossier needs at least one fact")]
    Empty,
}

impl Dossier {
    /// Rebuilds a dossier from its facts, in order.
    ///
    /// # Errors
    /// [`BrokenTimeline`] if they cannot have happened in this order.
    pub fn fold<'a>(id: DossierId, facts: impl IntoIterator<Item = &'a Recorded>) -> Result<Self, BrokenTimeline> {
        let mut facts = facts.into_iter();
        let first = facts.next().ok_or(BrokenTimeline::Empty)?;
        let Fact::Filed { filing, answer_by, dispatch_by } = &first.fact else {
            return Err(BrokenTimeline::NotFiled(first.fact.kind()));
        };
        let mut dossier = Self::filed(id, filing, *answer_by, *dispatch_by, first.at);
        for fact in facts {
            dossier.apply(fact)?;
        }
        Ok(dossier)
    }

    fn filed(
        id: DossierId,
        filing: &Filing,
        answer_by: Option<Timestamp>,
        dispatch_by: Option<Timestamp>,
        at: Timestamp,
    ) -> Self {
        let filing = filing.clone();
        let state = match dispatch_by {
            Some(dispatch_by) => State::AwaitingDispatch { since: at, dispatch_by, answer_by },
            None => State::AwaitingReception { since: at, answer_by },
        };
        Self {
            id,
            version: 1,
            procedure: filing.procedure,
            edition: filing.edition,
            rule_pack: None,
            applicant: filing.applicant,
            channel: filing.channel,
            receiving_point: filing.receiving_point,
            agency: filing.agency,
            return_point: filing.return_point,
            answers: filing.answers,
            papers: filing.papers,
            filed_at: at,
            state,
            clock: None,
            supplements: Vec::new(),
            extensions: 0,
            consultations: Vec::new(),
            holder: None,
            holder_name: None,
            drafted: Drafted::default(),
            outcome: None,
            finished_at: None,
            updated_at: at,
        }
    }

    /// Lets one more fact change the dossier. The only place where that happens.
    ///
    /// # Errors
    /// [`BrokenTimeline`] if the fact cannot follow those before it; the dossier is then worthless.
    pub fn apply(&mut self, recorded: &Recorded) -> Result<(), BrokenTimeline> {
        let at = recorded.at;
        let out_of_place = BrokenTimeline::OutOfPlace(recorded.fact.kind());
        match &recorded.fact {
            Fact::Filed { .. } => return Err(BrokenTimeline::FiledTwice),
            Fact::AgencyDetermined { agency, receiving_point, return_point, .. } => {
                let State::AwaitingDispatch { since, answer_by, .. } = self.state else { return Err(out_of_place) };
                self.agency.clone_from(agency);
                self.receiving_point.clone_from(receiving_point);
                self.return_point.clone_from(return_point);
                self.state = State::AwaitingReception { since, answer_by };
            }
            Fact::Accepted { rule_pack, allowance, due, because, hand_over_by } => {
                self.rule_pack = Some(rule_pack.clone());
                self.clock = Some(Clock {
                    accepted_at: at,
                    counted_from: at,
                    allowance: *allowance,
                    due: *due,
                    because: because.clone(),
                    history: vec![DueDate { reason: DueReason::Accepted, set_at: at, due: *due }],
                });
                self.state = State::Accepted { at, hand_over_by: *hand_over_by };
            }
            Fact::SupplementRequested { stage, faults, close_at, .. } => {
                self.supplements.push(SupplementRequest {
                    stage: *stage,
                    at,
                    faults: faults.clone(),
                    answered_at: None,
                });
                self.state = match stage {
                    Stage::BeforeAcceptance => State::PreSupplement { since: at },
                    Stage::AfterAcceptance => State::SupplementRequested { since: at, close_at: *close_at },
                };
            }
            Fact::Supplemented { answers, papers, replaced, restarted } => {
                let request = self.supplements.last_mut().ok_or(out_of_place.clone())?;
                request.answered_at = Some(at);
                let stage = request.stage;
                self.bring(answers, papers, replaced);
                match (stage, restarted) {
                    (Stage::BeforeAcceptance, _) => {
                        self.state = State::AwaitingReception { since: at, answer_by: None };
                    }
                    (Stage::AfterAcceptance, Some(new)) => {
                        self.set_due(new, at, &out_of_place)?;
                        self.go_on();
                        self.state = State::InProcess { step: 0, since: at, due: None };
                    }
                    (Stage::AfterAcceptance, None) => return Err(out_of_place),
                }
            }
            Fact::Amended { answers, papers, replaced } => self.bring(answers, papers, replaced),
            Fact::EditionChanged { to, step, .. } => {
                self.edition.clone_from(to);
                if let Some(step) = step {
                    self.move_to(*step);
                }
            }
            Fact::VerificationArranged { .. } | Fact::LossReported { .. } => {}
            Fact::ReceptionRefused { .. } => {
                self.state = State::ReceptionRefused { at };
                self.finished_at = Some(at);
            }
            Fact::Redirected { .. } => {
                self.state = State::Redirected { at };
                self.finished_at = Some(at);
            }
            Fact::Transferred { .. } => self.state = State::Transferred { at },
            Fact::Taken { holder, holder_name, step_due } => {
                self.holder = Some(*holder);
                self.holder_name = Some(holder_name.clone());
                let step = match self.state {
                    State::InProcess { step, .. } => step,
                    _ => 0,
                };
                self.state = State::InProcess { step, since: at, due: *step_due };
            }
            Fact::StepFinished { next, step_due, .. } => {
                self.go_on();
                self.state = State::InProcess { step: *next, since: at, due: *step_due };
            }
            Fact::ConsultationAsked { id, agency, question, due, step: waits } => {
                self.consultations.push(Consultation {
                    id: *id,
                    agency: agency.clone(),
                    question: question.clone(),
                    asked_at: at,
                    due: *due,
                    answer: None,
                    step: waits.clone(),
                });
                self.state = match &self.state {
                    State::InProcess { step, .. } => State::Consulting { step: *step, open: vec![*id] },
                    State::Consulting { step, open } => {
                        let mut open = open.clone();
                        open.push(*id);
                        State::Consulting { step: *step, open }
                    }
                    _ => return Err(out_of_place),
                };
            }
            Fact::ConsultationAnswered { id, answer, .. } => {
                let asked = self.consultations.iter_mut().find(|asked| asked.id == *id);
                asked.ok_or(out_of_place.clone())?.answer = Some((at, answer.clone()));
                let State::Consulting { step, open } = &self.state else {
                    return Err(out_of_place);
                };
                let open: Vec<_> = open.iter().copied().filter(|open| open != id).collect();
                self.state = if open.is_empty() {
                    State::InProcess { step: *step, since: at, due: None }
                } else {
                    State::Consulting { step: *step, open }
                };
            }
            Fact::PaymentAsked { amount, .. } => {
                let State::InProcess { step, .. } = self.state else { return Err(out_of_place) };
                self.state = State::AwaitingPayment { step, since: at, amount: *amount };
            }
            Fact::PaymentReceived { .. } => {
                let State::AwaitingPayment { step, .. } = self.state else { return Err(out_of_place) };
                self.state = State::InProcess { step, since: at, due: None };
            }
            Fact::ConfirmationAsked { until, .. } => {
                let State::InProcess { step, .. } = self.state else { return Err(out_of_place) };
                self.state = State::AwaitingConfirmation { step, until: *until };
            }
            Fact::Confirmed { .. } | Fact::Objected { .. } => {
                let State::AwaitingConfirmation { step, .. } = self.state else {
                    return Err(out_of_place);
                };
                self.state = State::InProcess { step, since: at, due: None };
            }
            Fact::SubmittedForSignature { drafted, .. } => {
                self.go_on();
                self.drafted.clone_from(drafted);
                self.state = State::SubmittedForSignature { since: at };
            }
            Fact::SentBack { step, step_due, .. } => {
                self.state = State::InProcess { step: *step, since: at, due: *step_due };
            }
            Fact::Approved { decision, drafted, signed } => {
                self.drafted.clone_from(drafted);
                self.outcome = Some(Outcome {
                    decision: decision.clone(),
                    signer: recorded.by.name.clone(),
                    decided_at: at,
                    number: None,
                    file: None,
                    signed: signed.as_deref().cloned(),
                    returned: None,
                });
                self.finished_at = Some(at);
                self.state = State::Approved { at };
            }
            Fact::Issued { number, file, .. } | Fact::Corrected { number, file } => {
                let outcome = self.outcome.as_mut().ok_or(out_of_place)?;
                outcome.number = Some(number.clone());
                outcome.file.clone_from(file);
                self.state = State::Issued { at };
            }
            Fact::Returned { to, way, .. } => {
                let outcome = self.outcome.as_mut().ok_or(out_of_place)?;
                outcome.returned = Some((at, to.clone(), *way));
                self.state = State::Returned { at };
            }
            Fact::Refused { .. } => {
                self.finished_at = Some(at);
                self.state = State::Refused { at };
            }
            Fact::Extended { new, .. } => {
                self.extensions += 1;
                self.set_due(new, at, &out_of_place)?;
            }
            Fact::Stopped { .. } => {
                self.finished_at = Some(at);
                self.state = State::Stopped { at };
            }
            Fact::ClosedNoSupplement { .. } => {
                self.finished_at = Some(at);
                self.state = State::ClosedNoSupplement { at };
            }
            Fact::CorrectionOpened { due, .. } => {
                self.state = State::Correction { since: at, due: *due };
            }
        }
        self.version += 1;
        self.updated_at = at;
        Ok(())
    }

    /// The step that asked is done, or begins anew: what it asked belongs to it no more.
    fn go_on(&mut self) {
        for asked in &mut self.consultations {
            asked.step = None;
        }
    }

    fn bring(&mut self, answers: &BTreeMap<String, Value>, papers: &[Paper], replaced: &[PaperId]) {
        self.answers.extend(answers.clone());
        self.answers.retain(|_, answer| !answer.is_null());
        self.papers.retain(|paper| !replaced.contains(&paper.id));
        self.papers.extend(papers.iter().cloned());
    }

    /// The present step is found at another place of the plan; nothing else of it changes.
    const fn move_to(&mut self, place: usize) {
        if let State::InProcess { step, .. }
        | State::Consulting { step, .. }
        | State::AwaitingPayment { step, .. }
        | State::AwaitingConfirmation { step, .. } = &mut self.state
        {
            *step = place;
        }
    }

    fn set_due(&mut self, new: &NewDue, at: Timestamp, otherwise: &BrokenTimeline) -> Result<(), BrokenTimeline> {
        let clock = self.clock.as_mut().ok_or_else(|| otherwise.clone())?;
        if new.reason == DueReason::Restarted {
            clock.counted_from = at;
        }
        clock.due = new.due;
        clock.because.clone_from(&new.because);
        clock.history.push(DueDate { reason: new.reason, set_at: at, due: new.due });
        Ok(())
    }

    /// The present due date, once accepted.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        self.clock.as_ref().map(|clock| clock.due)
    }

    /// Requests for what is missing, made in this stage so far.
    #[must_use]
    pub fn supplements_asked(&self, stage: Stage) -> usize {
        self.supplements.iter().filter(|request| request.stage == stage).count()
    }

    /// The next moment at which the schedule must look at this dossier: it closes itself, or silence confirms.
    #[must_use]
    pub const fn next_timer(&self) -> Option<Timestamp> {
        match &self.state {
            State::SupplementRequested { close_at, .. } => *close_at,
            State::AwaitingConfirmation { until, .. } => Some(*until),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::action::Action;
    use super::super::channel::Channel;
    use super::super::clock::DueReason;
    use super::super::deadline::Allowance;
    use super::super::fact::{CollectionProof, Fact, ReturnWay, Stage, Undetermined};
    use super::super::issue::{Approved, Issued};
    use super::super::law::Law;
    use super::super::refusal::Refusal;
    use super::super::road::{Ward, dung, fault, fresh, hoa, hung, khanh, lan, minh, neighbour, thu, tuan};
    use super::*;
    use crate::access::Actor;
    use crate::id::ConsultationId;

    /// Does whatever an action means with plausible words.
    fn act(dossier: &Dossier, action: Action, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        let other: AgencyCode = "H26.00229".parse().expect("a sound code");
        let question = ConsultationId(uuid::Uuid::from_u128(u128::from(dossier.version)));
        let open = dossier.consultations.iter().filter(|asked| asked.answer.is_none());
        let open = open.clone().find(|asked| actor.works_at(&asked.agency)).map_or(question, |asked| asked.id);
        let days = |n| law.due(Allowance::WorkingDays(n)).due;
        match action {
            Action::Dispatch => {
                let ward: AgencyCode = "H26.00082".parse().expect("a sound code");
                dossier.dispatch(&ward, &"H26.00082.D01".parse().expect("a sound code"), "a", actor, law)
            }
            Action::Accept => dossier.accept(&[], None, actor, law),
            Action::ResolveAtOnce => dossier.resolve_at_once(&[], "1", "Đồng ý", Issued::default(), actor, law),
            Action::AskBeforeAcceptance => dossier.ask_before_acceptance(fault(), actor, law),
            Action::RefuseReception => dossier.refuse_reception("a", "b", actor, law),
            Action::Redirect => dossier.redirect(&other, &other, dossier.id, "a", actor, law).map(|(facts, _)| facts),
            Action::Supplement => {
                dossier.supplement(BTreeMap::from([("a".into(), "b".into())]), Vec::new(), Vec::new(), actor, law)
            }
            Action::Transfer => dossier.transfer(actor, law),
            Action::Take => dossier.take(actor, law),
            Action::FinishStep => dossier.finish_step("", &fresh(dossier), actor, law),
            Action::AskAfterAcceptance => dossier.ask_after_acceptance(fault(), None, actor, law),
            Action::Consult => dossier.consult(question, &other, "?", Allowance::WorkingDays(1), actor, law),
            Action::AnswerConsultation => dossier.answer_consultation(open, "!", &fresh(dossier), actor, law),
            Action::AskPayment => dossier.ask_payment(1_000, "a", actor, law),
            Action::ReceivePayment => dossier.receive_payment(1_000, "a", actor, law),
            Action::AskConfirmation => dossier.ask_confirmation("a", actor, law),
            Action::Confirm => dossier.confirm(actor, law),
            Action::Object => dossier.object("a", actor, law),
            Action::SubmitForSignature => dossier.submit_for_signature("", Drafted::default(), actor, law),
            Action::SendBack => dossier.send_back("a", actor, law),
            Action::Approve => dossier.approve("a", Approved::default(), actor, law),
            Action::Refuse => dossier.refuse("a", "b", None, actor, law),
            Action::Extend => {
                let from = dossier.due().unwrap_or(law.now).max(law.now);
                let new = law.due_from(from, Allowance::WorkingDays(2)).due.max(days(1));
                dossier.extend("a", "b", new, actor, law)
            }
            Action::Issue => dossier.issue("1", Issued::default(), actor, law),
            Action::HandBack => dossier.hand_back("a", ReturnWay::AtPoint, CollectionProof::Receipt, actor, law),
            Action::Amend => {
                dossier.amend(BTreeMap::from([("c".into(), "d".into())]), Vec::new(), Vec::new(), actor, law)
            }
            Action::ArrangeVerification => {
                dossier.arrange_verification(days(1), "Tại thửa đất", "Hưng", "Ranh giới", actor, law)
            }
            Action::ReportLoss => dossier.report_loss("Giấy chứng sinh", "Xin lỗi", "Cơ quan trả", actor, law),
            Action::Stop => dossier.stop("a", actor, law),
            Action::OpenCorrection => dossier.open_correction("a", actor, law),
            Action::Correct => dossier.correct("1", None, actor, law),
            Action::Close => dossier.close(actor, law),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        /// Whatever people do in whatever order: what is offered is possible but for the limits only the words decide,
        /// facts rebuild the dossier, and no invariant of the decree is ever broken.
        #[test]
        fn no_order_of_acts_breaks_the_law(choices in prop::collection::vec((any::<prop::sample::Index>(), 0_i64..3_000), 1..40), placed: bool, asks: bool) {
            let ward = if asks { Ward::asking("3wd") } else { Ward::with("3wd") };
            let mut case = match placed {
                true => ward.filed("2026-03-02 09:00"),
                false => ward.filed_to("2026-03-02 09:00", Channel::Online, "H26.PVHCC", Some(Undetermined::NoOffice)),
            };
            let mut now = case.dossier.filed_at;
            for (choice, minutes) in choices {
                now = now.checked_add(jiff::SignedDuration::from_mins(minutes)).expect("within the calendar");
                let law = Law { now, ..ward.law("2026-03-02 09:00") };
                let people = [minh(), hoa(), hung(), lan(), thu(), tuan(), neighbour(), khanh(), dung(), Actor::System];
                let offers: Vec<_> = people
                    .iter()
                    .flat_map(|who| case.dossier.allowed_actions(who, &law).into_iter().map(move |action| (who, action)))
                    .collect();
                if offers.is_empty() {
                    prop_assert!(!case.dossier.state.is_open() || case.dossier.next_timer().is_some());
                    continue;
                }
                let (who, action) = offers[choice.index(offers.len())];
                match act(&case.dossier, action, who, &law) {
                    Ok(facts) => {
                        for fact in facts {
                            let by = super::super::fact::By { account: who.account(), name: who.name().into() };
                            let recorded = Recorded { at: now, by, fact };
                            case.dossier.apply(&recorded).expect("a decided fact fits");
                            case.facts.push(recorded);
                        }
                    }
                    Err(Refusal::TooLateToAsk { .. } | Refusal::TooLateToRefuse { .. }) => {}
                    Err(refusal) => prop_assert!(false, "{action:?} was offered and refused: {refusal}"),
                }
            }
            let dossier = &case.dossier;
            prop_assert_eq!(&Dossier::fold(dossier.id, &case.facts).expect("a whole timeline"), dossier);
            prop_assert_eq!(dossier.version as usize, case.facts.len());
            prop_assert!(dossier.supplements_asked(Stage::BeforeAcceptance) <= 1);
            prop_assert!(dossier.supplements_asked(Stage::AfterAcceptance) <= 1);
            prop_assert!(dossier.extensions <= 1);
            if let Some(clock) = &dossier.clock {
                let extended = clock.history.iter().filter(|due| due.reason == DueReason::Extended).count();
                prop_assert_eq!(extended, dossier.extensions as usize);
                prop_assert_eq!(clock.history.last().map(|last| last.due), Some(clock.due));
                prop_assert!(ward.calendar.is_working_day(crate::calendar::local::day(clock.due)));
            }
            if let State::Consulting { open, .. } = &dossier.state {
                let waits = |id: &ConsultationId| dossier.consultations.iter().any(|asked| asked.id == *id && asked.answer.is_none());
                prop_assert!(!open.is_empty() && open.iter().all(waits), "it waits for somebody who was asked");
            }
            let round: Vec<_> = dossier.consultations.iter().filter_map(|asked| asked.step.as_ref()).collect();
            prop_assert!(round.iter().collect::<std::collections::BTreeSet<_>>().len() == round.len(), "nobody is asked twice");
            let accepted = case.facts.iter().filter(|fact| matches!(fact.fact, Fact::Accepted { .. })).count();
            prop_assert!(accepted <= 1, "one code a dossier");
            let stopped = case.facts.iter().position(|fact| matches!(fact.fact, Fact::Stopped { .. }));
            let decided = case.facts.iter().position(|fact| matches!(fact.fact, Fact::Approved { .. }));
            prop_assert!(stopped.is_none() || decided.is_none(), "nothing is stopped after its decision");
        }
    }
}
