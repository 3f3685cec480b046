//! Another agency is asked, and answers.

use app::dossier::consult;
use app::dossier::list::Consulted;
use domain::id::{ConsultationId, DossierId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answer::{self, Answer};
use super::filing::office;
use super::reception::allowance;
use crate::api::door::{At, Order};
use crate::api::moment::Moment;
use crate::api::problem::Problem;

/// A question to another agency (Decree 118/2025 Art. 19.4).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultationRequest {
    /// Who is asked.
    #[schema(example = "H26.SXD")]
    pub agency: String,
    /// What.
    pub question: String,
    /// How long the answer may take: `3wd`, `20d`, `8wh`.
    #[schema(example = "3wd")]
    pub within: String,
}

/// An answer to another agency.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultationAnswer {
    /// The answer.
    pub answer: String,
}

/// An open question, as the agency that is asked sees it in its list.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionBody {
    /// The dossier it is about.
    pub dossier: String,
    /// The question.
    pub id: String,
    /// Who asks.
    pub asking: String,
    /// The procedure.
    pub procedure: String,
    /// When it was asked.
    pub asked_at: Moment,
    /// When the answer is due.
    pub due: Moment,
    /// Where to send the answer.
    pub href: String,
}

impl From<Consulted> for QuestionBody {
    fn from(asked: Consulted) -> Self {
        Self {
            href: format!("/api/v1/dossiers/{}/consultations/{}/answer", asked.dossier, asked.id),
            dossier: asked.dossier,
            id: asked.id,
            asking: asked.asking,
            procedure: asked.procedure,
            asked_at: Moment(asked.asked_at),
            due: Moment(asked.due_at),
        }
    }
}

/// `POST /api/v1/dossiers/{id}/consultations`
pub async fn ask(At(id): At<DossierId>, order: Order<ConsultationRequest>) -> Answer {
    let ConsultationRequest { agency, question, within } = &order.body;
    let agency = office(Some(agency), "agency")?.ok_or(Problem::field("request.unknown-office", "agency"))?;
    let within = allowance(within, "within")?;
    let done = consult::consult(&order.ctx, id, order.expected, &agency, question, within).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/consultations/{consultation}/answer`
pub async fn answer(At((id, question)): At<(DossierId, ConsultationId)>, order: Order<ConsultationAnswer>) -> Answer {
    let text = &order.body.answer;
    let done = consult::answer_consultation(&order.ctx, id, order.expected, question, text).await;
    answer::changed(&order.ctx, done).await
}
