//! Money that must come in before work goes on.

use super::action::Action;
use super::fact::Fact;
use super::law::Law;
use super::record::Dossier;
use super::refusal::{Refusal, text};
use super::state::State;
use crate::access::Actor;

impl Dossier {
    /// Asks for a payment that must come first. The clock runs on: only a law that names it may stop it.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without a reason; whatever [`Dossier::may`] refuses.
    pub fn ask_payment(&self, amount: u64, reason: &str, actor: &Actor, law: &Law<'_>) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::AskPayment, actor, law)?;
        if amount == 0 {
            return Err(Refusal::Empty("amount"));
        }
        Ok(vec![Fact::PaymentAsked { amount, reason: text("reason", reason)? }])
    }

    /// Writes a payment down, with the number of its receipt (Decree 118/2025 Art. 24).
    ///
    /// # Errors
    /// [`Refusal::WrongAmount`] if it is not what was asked; [`Refusal::Empty`] without a receipt.
    pub fn receive_payment(
        &self,
        amount: u64,
        receipt: &str,
        actor: &Actor,
        law: &Law<'_>,
    ) -> Result<Vec<Fact>, Refusal> {
        self.may(Action::ReceivePayment, actor, law)?;
        if let State::AwaitingPayment { amount: asked, .. } = self.state
            && asked != amount
        {
            return Err(Refusal::WrongAmount { asked });
        }
        Ok(vec![Fact::PaymentReceived { amount, receipt: text("receipt", receipt)? }])
    }
}

#[cfg(test)]
mod tests {
    use super::super::road::{Ward, hoa, hung};

    #[test]
    fn work_waits_for_the_money_and_the_clock_does_not() {
        let ward = Ward::with("3wd");
        let case = ward.in_process("2026-03-02 09:00");
        let due = case.due();
        assert_eq!(
            case.refused("2026-03-02 10:00", |d, law| d.ask_payment(0, "Lệ phí", &hung(), law)),
            "dossier.empty"
        );
        let case =
            case.then("2026-03-02 10:00", &hung(), |d, law| d.ask_payment(8_000, "Lệ phí bản sao", &hung(), law));
        assert_eq!(
            case.refused("2026-03-02 11:00", |d, law| d.receive_payment(7_000, "BL-1", &hoa(), law)),
            "dossier.wrong-amount"
        );
        let case = case.then("2026-03-03 11:00", &hoa(), |d, law| d.receive_payment(8_000, "BL-1", &hoa(), law));
        assert_eq!((case.state(), case.due()), ("in_process", due));
    }
}
