//! One call of a use case, as the web would make it.

use app::dossier::change::Changed;
use app::dossier::signed::Leave;
use app::dossier::supplement::Supplement;
use app::dossier::{accept, advance, approve, consult, extend, hand_back, issue, supplement, transfer};
use app::{Ctx, Error};
use domain::dossier::deadline::Allowance;
use domain::dossier::fact::{CollectionProof, Fault, ReturnWay};
use domain::dossier::issue::Drafted;
use domain::dossier::record::Dossier;
use domain::id::ConsultationId;
use domain::unit::agency_code::AgencyCode;
use jiff::Timestamp;

/// How long an office that is asked may take, where the log does not say: the decree leaves it to whoever asks.
const ANSWER_WITHIN: Allowance = Allowance::WorkingDays(5);
/// What officers write where the log says nothing.
const REASON: &str = "Cần thêm thời gian thẩm định hồ sơ.";
const APOLOGY: &str = "Cơ quan giải quyết xin lỗi vì chưa trả được kết quả đúng hẹn.";

/// What is called.
#[derive(Debug, Clone)]
pub enum Call {
    /// Accept; with a limit where the procedure states none.
    Accept(Allowance),
    /// To the agency.
    Transfer,
    /// Take up, or take over.
    Take,
    /// Finish the present step.
    FinishStep(String),
    /// Ask an office.
    Consult(AgencyCode, String),
    /// Answer for an office.
    Answer(ConsultationId, String),
    /// Ask the applicant for what is missing.
    AskForMore,
    /// Bring it.
    Bring(Supplement),
    /// Before the one who signs.
    Submit,
    /// Sign.
    Approve,
    /// Number and issue.
    Issue(String),
    /// Hand over.
    HandBack(ReturnWay),
    /// Move the date.
    Extend(Timestamp),
}

impl Call {
    /// The place of the call within its act, in milliseconds: what is done at one moment of the log has an order here,
    /// and the same call has the same moment when a replay goes on.
    #[must_use]
    pub const fn slot(&self) -> i64 {
        match self {
            Self::Accept(_) | Self::Extend(_) => 0,
            Self::Bring(_) => 50,
            Self::Transfer => 60,
            Self::Take => 70,
            Self::Consult(..) => 80,
            // Several may be answered at once: the caller tells them apart.
            Self::Answer(..) => 1,
            Self::AskForMore => 150,
            Self::FinishStep(_) => 160,
            Self::Submit => 170,
            Self::Approve => 180,
            Self::Issue(_) => 190,
            Self::HandBack(_) => 200,
        }
    }

    /// Calls the use case on the dossier as it was seen.
    ///
    /// # Errors
    /// What the use case refuses or breaks on.
    pub async fn make(self, ctx: &Ctx, seen: &Dossier) -> Result<Changed, Error> {
        let (id, version) = (seen.id, Some(seen.version));
        match self {
            Self::Accept(limit) => accept::accept(ctx, id, version, Some(limit)).await,
            Self::Transfer => transfer::transfer(ctx, id, version).await,
            Self::Take => advance::take(ctx, id, version).await,
            Self::FinishStep(note) => advance::finish_step(ctx, id, version, &note).await,
            Self::Consult(agency, question) => {
                consult::consult(ctx, id, version, &agency, &question, ANSWER_WITHIN).await
            }
            Self::Answer(question, answer) => consult::answer_consultation(ctx, id, version, question, &answer).await,
            Self::AskForMore => supplement::ask_after_acceptance(ctx, id, version, faults(), None).await,
            Self::Bring(brought) => supplement::supplement(ctx, id, version, brought).await,
            Self::Submit => advance::submit_for_signature(ctx, id, version, "", &Drafted::default()).await,
            Self::Approve => {
                let told = approve::Approval { leave: Leave::OnPaper, ..approve::Approval::default() };
                approve::approve(ctx, id, version, "Đồng ý theo đề nghị.", &told).await
            }
            Self::Issue(number) => {
                let told = issue::Issue { copy: issue::Copy::None, ..issue::Issue::default() };
                issue::issue(ctx, id, version, &number, told).await
            }
            Self::HandBack(way) => {
                let name = &seen.applicant.name;
                hand_back::hand_back(ctx, id, version, name, way, CollectionProof::default()).await
            }
            Self::Extend(due) => extend::extend(ctx, id, version, REASON, APOLOGY, due).await,
        }
    }
}

fn faults() -> Vec<Fault> {
    vec![Fault {
        about: String::new(),
        reason: "missing".to_owned(),
        fix: "Còn thiếu giấy tờ, hãy nộp bổ sung.".to_owned(),
    }]
}
