//! What happened to a dossier. Facts are appended, never changed; each names who did it and when.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use super::channel::Channel;
use super::clock::DueReason;
use super::deadline::{Allowance, Because};
use super::issue::{Drafted, SignedResult};
use super::paper::Paper;
use crate::catalog::code::{ProcedureCode, ResultCode};
use crate::id::{AccountId, ConsultationId, DossierId, PaperId};
use crate::unit::agency_code::AgencyCode;

/// Whose dossier it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// Their account, if they have one; it alone may follow and change the dossier from outside.
    pub account: Option<AccountId>,
    /// Full name, of a person or a company.
    pub name: String,
    /// Personal identification number or organisation code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal_id: Option<String>,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where letters reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// Everything that is handed in at the beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Which procedure.
    pub procedure: ProcedureCode,
    /// Which edition of it; the dossier keeps it for life.
    pub edition: String,
    /// Whose dossier.
    pub applicant: Applicant,
    /// How it came in.
    pub channel: Channel,
    /// The one-stop point that receives it.
    pub receiving_point: AgencyCode,
    /// The agency competent to decide it.
    pub agency: AgencyCode,
    /// Where the result is handed back.
    pub return_point: AgencyCode,
    /// What the form asked, answered.
    pub answers: BTreeMap<String, Value>,
    /// The papers handed in.
    pub papers: Vec<Paper>,
    /// The dossier lodged at the wrong door that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<DossierId>,
    /// Why nobody could tell who decides it. Then `agency` is the office whose dispatcher finds out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undetermined: Option<Undetermined>,
}

/// Why the competent agency does not follow from the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undetermined {
    /// The matter lies in a commune of another province or city.
    Elsewhere,
    /// The commune or the city has no such office in the directory.
    NoOffice,
    /// The rule reads an answer that was not given.
    NoPlace,
}

impl Undetermined {
    /// The stable name, in locale keys and the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Elsewhere => "elsewhere",
            Self::NoOffice => "no-office",
            Self::NoPlace => "no-place",
        }
    }
}

/// One thing that is missing or wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The component or field it is about; empty when it concerns the whole dossier.
    pub about: String,
    /// The coded reason, from the published list.
    pub reason: String,
    /// What to do, in words for the applicant.
    pub fix: String,
}

/// Whether a supplement was asked for before or after acceptance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// By the counter (Decree 118/2025 Art. 11.2c, 16.3).
    BeforeAcceptance,
    /// By the agency, through the counter (Art. 19.5).
    AfterAcceptance,
}

/// How the person got the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnWay {
    /// At the return point, by hand.
    AtPoint,
    /// By the public post.
    ByPost,
    /// As an electronic result.
    Online,
}

impl ReturnWay {
    /// The stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::AtPoint => "at_point",
            Self::ByPost => "by_post",
            Self::Online => "online",
        }
    }
}

/// What the collector showed (Decree 118/2025 Art. 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollectionProof {
    /// The receipt.
    #[default]
    Receipt,
    /// The receipt is lost: an identity paper and what the receipt said.
    Identity,
    /// The receipt and an authorisation to collect for somebody else.
    Authorisation,
}

impl CollectionProof {
    /// The stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Identity => "identity",
            Self::Authorisation => "authorisation",
        }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// A dossier was handed in.
    Filed {
        /// All of it.
        filing: Box<Filing>,
        /// When an online filing must be answered (Art. 17.2c).
        answer_by: Option<Timestamp>,
        /// When the dispatcher must have found the competent agency, where it could not be derived.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dispatch_by: Option<Timestamp>,
    },
    /// A dispatcher found who decides it (Art. 16.1, 17.2a: the competent agency is told to the applicant).
    AgencyDetermined {
        /// The competent agency.
        agency: AgencyCode,
        /// The one-stop point that receives it from here on.
        receiving_point: AgencyCode,
        /// Where the result is handed back.
        return_point: AgencyCode,
        /// Why this one, with its legal basis.
        reason: String,
    },
    /// Complete and valid: the code was issued, the clock started (Form 01).
    Accepted {
        /// The rule pack the dossier is pinned to from here on.
        rule_pack: String,
        /// The time limit counted.
        allowance: Allowance,
        /// When the result is due.
        due: Timestamp,
        /// The steps that led to that date.
        because: Vec<Because>,
        /// When the papers must be on their way (Art. 18, 20.1).
        hand_over_by: Timestamp,
    },
    /// Everything that is missing was asked for at once (Form 02).
    SupplementRequested {
        /// Before or after acceptance.
        stage: Stage,
        /// All faults.
        faults: Vec<Fault>,
        /// When the dossier is closed if nothing comes.
        close_at: Option<Timestamp>,
        /// The sector law that allows asking later than the decree does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sector_basis: Option<String>,
    },
    /// What was missing came in.
    Supplemented {
        /// Answers that changed; null for one that is asked no more.
        answers: BTreeMap<String, Value>,
        /// Papers that came.
        papers: Vec<Paper>,
        /// Papers they replace.
        replaced: Vec<PaperId>,
        /// After acceptance: the new time limit, counted from zero (Art. 19.5).
        restarted: Option<NewDue>,
    },
    /// The applicant changed what was filed online (Art. 21.2). The clock is not touched.
    Amended {
        /// Answers that changed; null for one that is asked no more.
        answers: BTreeMap<String, Value>,
        /// Papers that came.
        papers: Vec<Paper>,
        /// Papers they replace.
        replaced: Vec<PaperId>,
    },
    /// A recorded decision moved the dossier to another edition of its procedure. The clock is not touched.
    EditionChanged {
        /// The edition it was under.
        from: String,
        /// The edition it is under.
        to: String,
        /// The place of the present step in the new plan; none when no step has begun.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<usize>,
        /// Number and symbol of the decision.
        decision: String,
        /// The day it was signed.
        decided_on: Date,
        /// Why.
        reason: String,
    },
    /// The applicant was told when and where something is looked at (Art. 19.4a).
    VerificationArranged {
        /// When.
        at: Timestamp,
        /// Where.
        place: String,
        /// Who comes.
        people: String,
        /// What is looked at.
        content: String,
    },
    /// Papers were lost or damaged while the administration had them (Art. 23.2).
    LossReported {
        /// What was lost.
        what: String,
        /// The apology.
        apology: String,
        /// Who pays for replacing it, and how it is replaced.
        remedy: String,
    },
    /// Not received, with a reason (Form 03).
    ReceptionRefused {
        /// Why, in words for the applicant.
        reason: String,
        /// The article it rests on.
        legal_basis: String,
    },
    /// Lodged at the wrong door; filed anew at the right one.
    Redirected {
        /// The competent agency.
        to: AgencyCode,
        /// The new dossier.
        successor: DossierId,
        /// Why.
        reason: String,
    },
    /// Data and papers went to the competent agency (Art. 18, 20).
    Transferred {
        /// From the counter.
        from: AgencyCode,
        /// To the agency.
        to: AgencyCode,
        /// When the papers had to be on their way.
        hand_over_by: Timestamp,
    },
    /// A specialist took the dossier up.
    Taken {
        /// Who holds it now.
        holder: AccountId,
        /// Their name.
        holder_name: String,
        /// Time limit of the first step.
        step_due: Option<Timestamp>,
    },
    /// A step is done, another begins.
    StepFinished {
        /// The step that is done.
        finished: String,
        /// The step that begins, by its place in the plan.
        next: usize,
        /// Its time limit.
        step_due: Option<Timestamp>,
        /// A note for the next person.
        note: String,
    },
    /// Another agency was asked (Art. 19.4).
    ConsultationAsked {
        /// The question's identifier.
        id: ConsultationId,
        /// Who is asked.
        agency: AgencyCode,
        /// What is asked.
        question: String,
        /// When the answer is due; its own clock.
        due: Timestamp,
        /// The planned step that asks by itself; none for a question a specialist put.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<String>,
    },
    /// The other agency answered.
    ConsultationAnswered {
        /// Which question.
        id: ConsultationId,
        /// What was answered.
        answer: String,
        /// After its due date.
        late: bool,
    },
    /// Money must come in first.
    PaymentAsked {
        /// How much, in đồng.
        amount: u64,
        /// For what, with its legal basis.
        reason: String,
    },
    /// The money came in.
    PaymentReceived {
        /// How much, in đồng.
        amount: u64,
        /// Number of the receipt.
        receipt: String,
    },
    /// The applicant was asked to check the draft result.
    ConfirmationAsked {
        /// What the draft says.
        draft: String,
        /// The last moment to object.
        until: Timestamp,
    },
    /// The applicant agreed, by word or by silence.
    Confirmed {
        /// By silence.
        silent: bool,
    },
    /// The applicant objected to the draft.
    Objected {
        /// What is wrong.
        remark: String,
    },
    /// The draft went to the one who signs.
    SubmittedForSignature {
        /// The last step that is done.
        finished: String,
        /// A note for the signer.
        note: String,
        /// What the result will say beside what the dossier says.
        #[serde(default, skip_serializing_if = "Drafted::is_empty")]
        drafted: Drafted,
    },
    /// The signer sent the draft back.
    SentBack {
        /// What to change.
        remark: String,
        /// The step that begins again.
        step: usize,
        /// Its time limit.
        step_due: Option<Timestamp>,
    },
    /// Decided and signed.
    Approved {
        /// What was decided, in one line.
        decision: String,
        /// What the result says beside what the dossier says.
        #[serde(default, skip_serializing_if = "Drafted::is_empty")]
        drafted: Drafted,
        /// Its file with the signer's electronic signature; none where it is signed on paper.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signed: Option<Box<SignedResult>>,
    },
    /// Numbered and issued (Art. 22.1).
    Issued {
        /// Number of the result document.
        number: String,
        /// Its file, if electronic.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<Paper>,
        /// Which of the procedure's results it is; facts of before results were made here name none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        result: Option<ResultCode>,
        /// What the officer entered into it, by name.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        entered: BTreeMap<String, String>,
    },
    /// The person has the result (Art. 22).
    Returned {
        /// To whom.
        to: String,
        /// How.
        way: ReturnWay,
        /// What the collector showed.
        #[serde(default)]
        proof: CollectionProof,
    },
    /// The agency refused, with a reason (Form 03, Art. 19.3).
    Refused {
        /// Why, in words for the applicant.
        reason: String,
        /// The article it rests on.
        legal_basis: String,
        /// The sector law that allows refusing after the due date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sector_basis: Option<String>,
    },
    /// A new date, with an apology (Form 04, Art. 19.6).
    Extended {
        /// Why it takes longer.
        reason: String,
        /// The apology.
        apology: String,
        /// The new time limit.
        new: NewDue,
    },
    /// The applicant withdrew (Form 05, Art. 21).
    Stopped {
        /// Why, in the applicant's words.
        reason: String,
    },
    /// Nothing came within the time (Art. 19.5).
    ClosedNoSupplement {
        /// The moment that had passed.
        close_at: Timestamp,
    },
    /// The agency made an error (Art. 23.1).
    CorrectionOpened {
        /// What is wrong.
        error: String,
        /// When the corrected result is due.
        due: Timestamp,
    },
    /// The error is put right; the result is issued again.
    Corrected {
        /// Number of the corrected document.
        number: String,
        /// Its file, if electronic.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<Paper>,
    },
}

/// A new due date with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDue {
    /// Why it is set.
    pub reason: DueReason,
    /// The date.
    pub due: Timestamp,
    /// The steps that led to it; for an extension the officer's own date, so none.
    pub because: Vec<Because>,
}

impl Fact {
    /// The stable name of the fact: in the row, in locale keys, in the API.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Filed { .. } => "filed",
            Self::AgencyDetermined { .. } => "agency_determined",
            Self::Accepted { .. } => "accepted",
            Self::SupplementRequested { .. } => "supplement_requested",
            Self::Supplemented { .. } => "supplemented",
            Self::Amended { .. } => "amended",
            Self::EditionChanged { .. } => "edition_changed",
            Self::VerificationArranged { .. } => "verification_arranged",
            Self::LossReported { .. } => "loss_reported",
            Self::ReceptionRefused { .. } => "reception_refused",
            Self::Redirected { .. } => "redirected",
            Self::Transferred { .. } => "transferred",
            Self::Taken { .. } => "taken",
            Self::StepFinished { .. } => "step_finished",
            Self::ConsultationAsked { .. } => "consultation_asked",
            Self::ConsultationAnswered { .. } => "consultation_answered",
            Self::PaymentAsked { .. } => "payment_asked",
            Self::PaymentReceived { .. } => "payment_received",
            Self::ConfirmationAsked { .. } => "confirmation_asked",
            Self::Confirmed { .. } => "confirmed",
            Self::Objected { .. } => "objected",
            Self::SubmittedForSignature { .. } => "submitted_for_signature",
            Self::SentBack { .. } => "sent_back",
            Self::Approved { .. } => "approved",
            Self::Issued { .. } => "issued",
            Self::Returned { .. } => "returned",
            Self::Refused { .. } => "refused",
            Self::Extended { .. } => "extended",
            Self::Stopped { .. } => "stopped",
            Self::ClosedNoSupplement { .. } => "closed_no_supplement",
            Self::CorrectionOpened { .. } => "correction_opened",
            Self::Corrected { .. } => "corrected",
        }
    }
}

/// Who did it, as the timeline shows it for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// The account; none for visitors' and the system's acts.
    pub account: Option<AccountId>,
    /// The name at that time.
    pub name: String,
}

/// A fact with its place on the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// When it happened, by the server's clock.
    pub at: Timestamp,
    /// Who did it.
    pub by: By,
    /// What happened.
    pub fact: Fact,
}
