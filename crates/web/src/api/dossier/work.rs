//! From the counter to the agency, and from step to step there.

use app::dossier::{advance, transfer};
use domain::id::DossierId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::answer::{self, Answer};
use crate::api::door::{At, Order};

/// Nothing needs to be said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A note for the next person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteBody {
    /// The note; may be empty.
    #[serde(default)]
    pub note: String,
}

/// `POST /api/v1/dossiers/{id}/transfer`
pub async fn transfer(At(id): At<DossierId>, order: Order<Nothing>) -> Answer {
    answer::changed(&order.ctx, transfer::transfer(&order.ctx, id, order.expected).await).await
}

/// `POST /api/v1/dossiers/{id}/custody`
pub async fn take(At(id): At<DossierId>, order: Order<Nothing>) -> Answer {
    answer::changed(&order.ctx, advance::take(&order.ctx, id, order.expected).await).await
}

/// `POST /api/v1/dossiers/{id}/step-completions`
pub async fn finish_step(At(id): At<DossierId>, order: Order<NoteBody>) -> Answer {
    let done = advance::finish_step(&order.ctx, id, order.expected, &order.body.note).await;
    answer::changed(&order.ctx, done).await
}

/// `POST /api/v1/dossiers/{id}/signature-requests`
pub async fn submit(At(id): At<DossierId>, order: Order<NoteBody>) -> Answer {
    let done = advance::submit_for_signature(&order.ctx, id, order.expected, &order.body.note).await;
    answer::changed(&order.ctx, done).await
}
