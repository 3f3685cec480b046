//! Form 05: stopped at the applicant's wish (Decree 118/2025 Art. 21).

use domain::dossier::fact::{Fact, Recorded};
use paper::form::{Signer, Stage, Stop};

use super::heading::applicant;
use super::source::Source;
use crate::error::Error;
use crate::words::Value;

/// The notice; what becomes of papers and fees is sector law.
pub(super) fn stop(source: &Source<'_>) -> Result<Stop, Error> {
    let (place, recorded) = source.last(|fact| matches!(fact, Fact::Stopped { .. }))?;
    let Fact::Stopped { reason } = &recorded.fact else { return Err(Error::NotFound) };
    let then = source.as_of(place)?;
    let accepted = then.clock.is_some();
    let by_applicant = recorded.by.account.is_some() && recorded.by.account == then.applicant.account;
    Ok(Stop {
        head: source.letterhead(&then.receiving_point, recorded.at),
        matter: source.matter(&then),
        applicant: applicant(&then),
        requested_at: recorded.at,
        request: reason.clone(),
        stage: if accepted { Stage::Resolution } else { Stage::Reception },
        decision: source.words("print.stop-decision", &[]),
        stopped_at: recorded.at,
        papers: source.words("print.stop-papers", &[]),
        finance: finance(source, &source.facts[..place]),
        // The applicant who withdrew does not sign the notice to themselves: the officer who hands it over does.
        signer: if by_applicant {
            Signer { name: String::new(), ..source.receptionist(recorded) }
        } else {
            source.receptionist(recorded)
        },
    })
}

fn finance(source: &Source<'_>, facts: &[Recorded]) -> String {
    let paid: Vec<(u64, &str)> = facts
        .iter()
        .filter_map(|recorded| match &recorded.fact {
            Fact::PaymentReceived { amount, receipt } => Some((*amount, receipt.as_str())),
            _ => None,
        })
        .collect();
    if paid.is_empty() {
        return source.words("print.stop-unpaid", &[]);
    }
    let amount: u64 = paid.iter().map(|(amount, _)| amount).sum();
    let receipts = paid.iter().map(|(_, receipt)| *receipt).collect::<Vec<_>>().join(", ");
    let amount = Value::Money(i64::try_from(amount).unwrap_or(i64::MAX));
    source.words("print.stop-paid", &[("amount", amount), ("receipts", receipts.into())])
}
