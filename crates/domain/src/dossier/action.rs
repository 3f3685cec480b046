//! Who may do what now. Buttons, API links and guards all ask this one place.

use serde::{Deserialize, Serialize};

use super::channel::Channel;
use super::fact::Stage;
use super::law::Law;
use super::record::Dossier;
use super::refusal::Refusal;
use super::state::State;
use crate::access::{Actor, Role};
use crate::calendar::local;

/// Everything a person or the schedule can do with a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Name the agency that decides, where it did not follow from the answers.
    Dispatch,
    /// Accept: Form 01, code, clock (Art. 17.1c, 17.3).
    Accept,
    /// Accept, decide and hand back in one go at the counter (Art. 17.4).
    ResolveAtOnce,
    /// Ask for what is missing before acceptance (Art. 16.3).
    AskBeforeAcceptance,
    /// Refuse to receive (Form 03, Art. 17.1c).
    RefuseReception,
    /// Send to the right door (Art. 17.2a).
    Redirect,
    /// Bring what was missing.
    Supplement,
    /// Change what was filed online (Art. 21.2).
    Amend,
    /// Send on to the competent agency (Art. 18).
    Transfer,
    /// Take the dossier up.
    Take,
    /// Finish a step.
    FinishStep,
    /// Ask for what is missing after acceptance (Art. 19.5).
    AskAfterAcceptance,
    /// Tell the applicant when and where something is looked at (Art. 19.4a).
    ArrangeVerification,
    /// Ask another agency (Art. 19.4).
    Consult,
    /// Answer another agency.
    AnswerConsultation,
    /// Ask for a payment that must come first.
    AskPayment,
    /// Write down a payment.
    ReceivePayment,
    /// Ask the applicant to check the draft.
    AskConfirmation,
    /// Agree with the draft.
    Confirm,
    /// Object to the draft.
    Object,
    /// Submit the draft for signature.
    SubmitForSignature,
    /// Send the draft back.
    SendBack,
    /// Decide and sign.
    Approve,
    /// Refuse with a reason (Form 03, Art. 19.3).
    Refuse,
    /// Set a new date with an apology (Form 04, Art. 19.6).
    Extend,
    /// Number and issue (Art. 22.1).
    Issue,
    /// Hand the result to the person (Art. 22).
    HandBack,
    /// Withdraw (Form 05, Art. 21).
    Stop,
    /// Say that the result has an error of the agency (Art. 23.1).
    OpenCorrection,
    /// Issue the corrected result (Art. 23.1).
    Correct,
    /// Say that papers were lost or damaged, with an apology (Art. 23.2).
    ReportLoss,
    /// Close what was never completed (Art. 19.5).
    Close,
}

impl Action {
    /// Every action, in the order of the road.
    pub const ALL: [Self; 32] = [
        Self::Dispatch,
        Self::Accept,
        Self::ResolveAtOnce,
        Self::AskBeforeAcceptance,
        Self::RefuseReception,
        Self::Redirect,
        Self::Supplement,
        Self::Amend,
        Self::Transfer,
        Self::Take,
        Self::FinishStep,
        Self::AskAfterAcceptance,
        Self::ArrangeVerification,
        Self::Consult,
        Self::AnswerConsultation,
        Self::AskPayment,
        Self::ReceivePayment,
        Self::AskConfirmation,
        Self::Confirm,
        Self::Object,
        Self::SubmitForSignature,
        Self::SendBack,
        Self::Approve,
        Self::Refuse,
        Self::Extend,
        Self::Issue,
        Self::HandBack,
        Self::Stop,
        Self::OpenCorrection,
        Self::Correct,
        Self::ReportLoss,
        Self::Close,
    ];

    /// The stable name, in the API and in locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Dispatch => "dispatch",
            Self::Accept => "accept",
            Self::ResolveAtOnce => "resolve-at-once",
            Self::AskBeforeAcceptance => "ask-before-acceptance",
            Self::RefuseReception => "refuse-reception",
            Self::Redirect => "redirect",
            Self::Supplement => "supplement",
            Self::Amend => "amend",
            Self::Transfer => "transfer",
            Self::Take => "take",
            Self::FinishStep => "finish-step",
            Self::AskAfterAcceptance => "ask-after-acceptance",
            Self::ArrangeVerification => "arrange-verification",
            Self::Consult => "consult",
            Self::AnswerConsultation => "answer-consultation",
            Self::AskPayment => "ask-payment",
            Self::ReceivePayment => "receive-payment",
            Self::AskConfirmation => "ask-confirmation",
            Self::Confirm => "confirm",
            Self::Object => "object",
            Self::SubmitForSignature => "submit-for-signature",
            Self::SendBack => "send-back",
            Self::Approve => "approve",
            Self::Refuse => "refuse",
            Self::Extend => "extend",
            Self::Issue => "issue",
            Self::HandBack => "hand-back",
            Self::Stop => "stop",
            Self::OpenCorrection => "open-correction",
            Self::Correct => "correct",
            Self::ReportLoss => "report-loss",
            Self::Close => "close",
        }
    }

    /// The states in which the action fits.
    fn fits(self, state: &State) -> bool {
        match self {
            Self::Dispatch => matches!(state, State::AwaitingDispatch { .. }),
            Self::Accept | Self::ResolveAtOnce | Self::AskBeforeAcceptance | Self::RefuseReception | Self::Redirect => {
                matches!(state, State::AwaitingReception { .. })
                    // Silence after a request does not force the counter to wait for ever.
                    // The dispatcher may find that no agency of this city decides such a case.
                    || (self == Self::RefuseReception
                        && matches!(state, State::PreSupplement { .. } | State::AwaitingDispatch { .. }))
            }
            Self::Supplement => matches!(state, State::PreSupplement { .. } | State::SupplementRequested { .. }),
            Self::Transfer => matches!(state, State::Accepted { .. }),
            Self::Take => matches!(state, State::Transferred { .. } | State::InProcess { .. }),
            Self::FinishStep
            | Self::ArrangeVerification
            | Self::AskAfterAcceptance
            | Self::AskPayment
            | Self::AskConfirmation
            | Self::SubmitForSignature => matches!(state, State::InProcess { .. }),
            Self::Consult => matches!(state, State::InProcess { .. } | State::Consulting { .. }),
            Self::AnswerConsultation => matches!(state, State::Consulting { .. }),
            Self::ReceivePayment => matches!(state, State::AwaitingPayment { .. }),
            Self::Confirm | Self::Object => matches!(state, State::AwaitingConfirmation { .. }),
            Self::SendBack | Self::Approve => matches!(state, State::SubmittedForSignature { .. }),
            Self::Refuse => matches!(
                state,
                State::Transferred { .. } | State::InProcess { .. } | State::SubmittedForSignature { .. }
            ),
            Self::Extend => state.is_before_decision() && !matches!(state, State::SupplementRequested { .. }),
            Self::Issue => matches!(state, State::Approved { .. }),
            Self::HandBack => matches!(state, State::Issued { .. }),
            // Art. 21: from receipt until the decision; before acceptance the applicant may of course take it back.
            Self::Stop | Self::Amend => state.is_before_acceptance() || state.is_before_decision(),
            // A loss is told whenever it is noticed, be the dossier open or not.
            Self::ReportLoss => !matches!(state, State::AwaitingReception { .. } | State::AwaitingDispatch { .. }),
            Self::OpenCorrection => matches!(state, State::Issued { .. } | State::Returned { .. }),
            Self::Correct => matches!(state, State::Correction { .. }),
            Self::Close => matches!(state, State::SupplementRequested { close_at: Some(_), .. }),
        }
    }

    /// Whose act it is: competence follows the office, not the counter.
    fn is_for(self, dossier: &Dossier, actor: &Actor) -> bool {
        let applicant =
            || matches!(actor, Actor::Citizen { account, .. } if dossier.applicant.account == Some(*account));
        let counter = |role| actor.is(role, &dossier.receiving_point);
        let agency = |role| actor.is(role, &dossier.agency);
        match self {
            Self::Dispatch => agency(Role::Dispatcher),
            Self::RefuseReception if matches!(dossier.state, State::AwaitingDispatch { .. }) => {
                agency(Role::Dispatcher)
            }
            Self::Accept | Self::AskBeforeAcceptance | Self::RefuseReception | Self::Redirect | Self::Transfer => {
                counter(Role::Receptionist)
            }
            // The counter may finish on the spot only where it belongs to the competent agency's own people.
            Self::ResolveAtOnce => counter(Role::Receptionist) && (agency(Role::Specialist) || agency(Role::Leader)),
            Self::Supplement | Self::Stop => applicant() || counter(Role::Receptionist),
            Self::Take
            | Self::FinishStep
            | Self::AskAfterAcceptance
            | Self::ArrangeVerification
            | Self::Consult
            | Self::AskPayment
            | Self::AskConfirmation
            | Self::SubmitForSignature => agency(Role::Specialist),
            Self::AnswerConsultation => dossier
                .consultations
                .iter()
                .filter(|asked| asked.answer.is_none())
                .any(|asked| actor.is(Role::Specialist, &asked.agency) || actor.is(Role::Leader, &asked.agency)),
            Self::ReceivePayment => counter(Role::Receptionist) || agency(Role::Specialist),
            Self::Confirm | Self::Object => applicant() || matches!(actor, Actor::System) && self == Self::Confirm,
            Self::SendBack | Self::Approve | Self::Refuse | Self::Extend => agency(Role::Leader),
            Self::Issue | Self::Correct => agency(Role::Clerk),
            Self::HandBack => actor.is(Role::Receptionist, &dossier.return_point),
            Self::OpenCorrection => actor.is(Role::Receptionist, &dossier.return_point) || agency(Role::Specialist),
            Self::Close => matches!(actor, Actor::System) || counter(Role::Receptionist),
            Self::Amend => applicant() && matches!(dossier.channel, Channel::Online | Channel::Kiosk),
            Self::ReportLoss => counter(Role::Receptionist) || agency(Role::Specialist),
        }
    }
}

impl Dossier {
    /// May this person do this now? State first, then person, then the limits of the law.
    ///
    /// # Errors
    /// The [`Refusal`] to tell them.
    pub fn may(&self, action: Action, actor: &Actor, law: &Law<'_>) -> Result<(), Refusal> {
        if !action.is_for(self, actor) {
            return Err(Refusal::NotYours(action));
        }
        if !action.fits(&self.state) {
            return Err(Refusal::NotNow { action, state: self.state.name() });
        }
        match action {
            Action::AskBeforeAcceptance => self.may_ask_again(Stage::BeforeAcceptance, law),
            Action::AskAfterAcceptance => self.may_ask_again(Stage::AfterAcceptance, law),
            Action::Extend => self.may_extend(law),
            Action::ResolveAtOnce if !law.plan.immediate => Err(Refusal::NotImmediate),
            Action::AskConfirmation if !law.plan.confirmation => Err(Refusal::NoConfirmation),
            Action::FinishStep if self.next_step(law).is_none() => {
                Err(Refusal::NotNow { action, state: self.state.name() })
            }
            Action::Close | Action::Confirm => self.may_by_time(action, actor, law),
            _ => Ok(()),
        }
    }

    /// All this person may do now, in the order of the road.
    #[must_use]
    pub fn allowed_actions(&self, actor: &Actor, law: &Law<'_>) -> Vec<Action> {
        Action::ALL.into_iter().filter(|action| self.may(*action, actor, law).is_ok()).collect()
    }

    /// May this person read the dossier? The applicant; whoever works where it was received, is decided, is handed
    /// back, or was consulted (Art. 20.1: the receiving point keeps watch); auditors.
    #[must_use]
    pub fn is_visible_to(&self, actor: &Actor) -> bool {
        match actor {
            Actor::Citizen { account, .. } => self.applicant.account == Some(*account),
            Actor::Staff { .. } => {
                actor.audits(&self.agency)
                    || actor.works_at(&self.receiving_point)
                    || actor.works_at(&self.agency)
                    || actor.works_at(&self.return_point)
                    || self.consultations.iter().any(|asked| actor.works_at(&asked.agency))
            }
            Actor::System => true,
            Actor::Visitor | Actor::Device { .. } => false,
        }
    }

    /// Has the due date passed without a decision? Read off the clock, never stored.
    #[must_use]
    pub fn is_overdue(&self, law: &Law<'_>) -> bool {
        self.finished_at.is_none() && self.due().is_some_and(|due| local::day(law.now) > local::day(due))
    }

    fn may_by_time(&self, action: Action, actor: &Actor, law: &Law<'_>) -> Result<(), Refusal> {
        match (action, actor, self.next_timer()) {
            // The applicant may agree at any time; silence counts only when the time is over.
            (Action::Confirm, Actor::Citizen { .. }, _) | (_, _, None) => Ok(()),
            (_, _, Some(at)) if law.now < at => Err(Refusal::TooEarly { at }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, hoa, hung, lan, minh, neighbour, quy, thu};
    use super::*;

    #[test]
    fn what_each_person_may_do_follows_the_road() {
        use Action::*;
        let ward = Ward::with("20d");
        let now = "2026-03-02 09:00";
        let check = |case: &super::super::road::Case<'_>, actor: &Actor, expected: &[Action]| {
            let allowed = case.dossier.allowed_actions(actor, &ward.law(now));
            assert_eq!(allowed, expected, "{} while {}", actor.name(), case.state());
        };
        let filed = ward.filed(now);
        check(&filed, &hoa(), &[Accept, AskBeforeAcceptance, RefuseReception, Redirect, Stop]);
        check(&filed, &minh(), &[Amend, Stop]);
        let taken = ward.in_process(now);
        check(
            &taken,
            &hung(),
            &[
                Take,
                FinishStep,
                AskAfterAcceptance,
                ArrangeVerification,
                Consult,
                AskPayment,
                AskConfirmation,
                SubmitForSignature,
                ReportLoss,
            ],
        );
        check(&taken, &lan(), &[Refuse, Extend]);
        let submitted = ward.submitted(now);
        check(&submitted, &lan(), &[SendBack, Approve, Refuse, Extend]);
        check(&submitted, &hung(), &[ReportLoss]);
        let returned = ward.returned(now);
        check(&returned, &hoa(), &[OpenCorrection, ReportLoss]);
        check(&returned, &minh(), &[]);
        for case in [&filed, &taken, &submitted, &returned] {
            check(case, &quy(), &[]);
            check(case, &neighbour(), &[]);
            check(case, &Actor::Visitor, &[]);
            check(case, &Actor::System, &[]);
        }
        check(&filed, &thu(), &[]);
    }

    #[test]
    fn others_do_not_even_see_it() {
        let ward = Ward::with("20d");
        let case = ward.in_process("2026-03-02 09:00");
        for (actor, sees) in [
            (minh(), true),
            (hoa(), true),
            (hung(), true),
            (quy(), false),
            (neighbour(), false),
            (Actor::Visitor, false),
        ] {
            assert_eq!(case.dossier.is_visible_to(&actor), sees, "{}", actor.name());
        }
    }
}
