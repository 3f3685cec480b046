//! The applicant checks the draft result.

use app::dossier::confirm;
use domain::id::DossierId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::answer::{self, Answer};
use super::work::Nothing;
use crate::api::door::{At, Order};

/// The draft that is shown to the applicant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationRequest {
    /// What the draft says.
    pub draft: String,
}

/// What is wrong with the draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// What is wrong.
    pub remark: String,
}

/// `POST /api/v1/dossiers/{id}/confirmation-requests`
pub async fn ask(At(id): At<DossierId>, order: Order<ConfirmationRequest>) -> Answer {
    let done = confirm::ask_confirmation(&order.ctx, id, order.expected, &order.body.draft).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/confirmation`
pub async fn confirm(At(id): At<DossierId>, order: Order<Nothing>) -> Answer {
    answer::changed(&order.ctx, confirm::confirm(&order.ctx, id, order.expected).await).await
}

/// `POST /api/v1/dossiers/{id}/objection`
pub async fn object(At(id): At<DossierId>, order: Order<Objection>) -> Answer {
    let done = confirm::object(&order.ctx, id, order.expected, &order.body.remark).await;
    answer::changed(&order.ctx, done).await
}
