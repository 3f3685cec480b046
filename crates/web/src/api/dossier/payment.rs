//! Money that must come in before work goes on.

use app::dossier::pay;
use domain::id::DossierId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::answer::{self, Answer};
use crate::api::door::{At, Order};

/// A payment that must come first.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentRequest {
    /// How much, in đồng.
    #[schema(example = 75000)]
    pub amount: u64,
    /// For what, with its legal basis.
    pub reason: String,
}

/// A payment that came in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentBody {
    /// How much, in đồng.
    #[schema(example = 75000)]
    pub amount: u64,
    /// Number of the receipt.
    pub receipt: String,
}

/// `POST /api/v1/dossiers/{id}/payment-requests`
pub async fn ask(At(id): At<DossierId>, order: Order<PaymentRequest>) -> Answer {
    let PaymentRequest { amount, reason } = &order.body;
    answer::changed(&order.ctx, pay::ask_payment(&order.ctx, id, order.expected, *amount, reason).await).await
}

/// `POST /api/v1/dossiers/{id}/payments`
pub async fn receive(At(id): At<DossierId>, order: Order<PaymentBody>) -> Answer {
    let PaymentBody { amount, receipt } = &order.body;
    answer::changed(&order.ctx, pay::receive_payment(&order.ctx, id, order.expected, *amount, receipt).await).await
}
