//! From the counter to the agency, from step to step there, and what may happen on the way.

use std::collections::BTreeMap;

use app::dossier::verification::{self, Verification};
use app::dossier::{advance, loss, transfer};
use domain::catalog::code::ResultCode;
use domain::dossier::issue::Drafted;
use domain::id::DossierId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::answer::{self, Answer};
use crate::api::door::{At, Order};
use crate::api::moment::Moment;

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

/// A draft for whoever signs.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignatureRequest {
    /// A note for the signer; may be empty.
    #[serde(default)]
    pub note: String,
    /// Which of the procedure's results it is, such as `KQ.G15.000031`; the likeliest where none is named.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub result: Option<ResultCode>,
    /// What an officer enters into it, by name; `catalog/results` lists the names.
    #[serde(default)]
    pub entered: BTreeMap<String, String>,
}

/// When and where something is looked at (Decree 118/2025 Art. 19.4a).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerificationBody {
    /// When.
    pub at: Moment,
    /// Where.
    pub place: String,
    /// Who comes.
    pub people: String,
    /// What is looked at.
    pub content: String,
}

/// Papers lost or damaged while the administration had them (Art. 23.2).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LossBody {
    /// What was lost.
    pub what: String,
    /// The apology.
    pub apology: String,
    /// Who pays for replacing it, and how it is replaced.
    pub remedy: String,
}

/// `POST /api/v1/dossiers/{id}/verifications`
pub async fn arrange_verification(At(id): At<DossierId>, order: Order<VerificationBody>) -> Answer {
    let Order { ctx, expected, body, .. } = order;
    let VerificationBody { at, place, people, content } = body;
    let told = Verification { at: at.0, place, people, content };
    answer::changed(&ctx, verification::arrange(&ctx, id, expected, &told).await).await
}

/// `POST /api/v1/dossiers/{id}/loss-reports`
pub async fn report_loss(At(id): At<DossierId>, order: Order<LossBody>) -> Answer {
    let LossBody { what, apology, remedy } = &order.body;
    answer::changed(&order.ctx, loss::report(&order.ctx, id, order.expected, what, apology, remedy).await).await
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
pub async fn submit(At(id): At<DossierId>, order: Order<SignatureRequest>) -> Answer {
    let drafted = Drafted { result: order.body.result.clone(), entered: order.body.entered.clone() };
    let done = advance::submit_for_signature(&order.ctx, id, order.expected, &order.body.note, &drafted).await;
    answer::changed(&order.ctx, done).await
}
