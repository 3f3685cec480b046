//! Money that must come in before work goes on.

use domain::id::DossierId;

use super::change::{Changed, change};
use crate::ctx::Ctx;
use crate::error::Error;

/// Asks for a payment.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::ask_payment`] and [`change`].
pub async fn ask_payment(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    amount: u64,
    reason: &str,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.ask_payment(amount, reason, &ctx.actor, law)).await
}

/// Writes a payment down.
///
/// # Errors
/// See [`domain::dossier::record::Dossier::receive_payment`] and [`change`].
pub async fn receive_payment(
    ctx: &Ctx,
    id: DossierId,
    expected: Option<u64>,
    amount: u64,
    receipt: &str,
) -> Result<Changed, Error> {
    change(ctx, id, expected, |dossier, law| dossier.receive_payment(amount, receipt, &ctx.actor, law)).await
}
