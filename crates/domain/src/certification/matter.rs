//! What is certified beside copies: what a signature stands on, what a transaction is about.

use serde::{Deserialize, Serialize};

use super::fee::Tariff;
use super::register::Register;
use crate::catalog::money::Money;

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// A declaration of one's own life (Decree 23/2015 Art. 24.4b).
    Curriculum,
    /// A delegation without pay or transfer of property, in one of the cases of Circular 01/2020 Art. 14.2.
    Delegation,
    /// Another paper of a person's own making (Art. 24.4c).
    OwnPaper,
    /// A translation (Art. 31).
    Translation,
    /// A contract or another transaction (Art. 34).
    Contract,
    /// A will.
    Will,
    /// The division of an estate, or the declaration of one.
    Estate,
    /// The refusal of an inheritance.
    Renunciation,
    /// A change, addition or end of a transaction that was certified here (Art. 38).
    Amendment,
}

impl Matter {
    /// Every matter.
    pub const ALL: [Self; 9] = [
        Self::Curriculum,
        Self::Delegation,
        Self::OwnPaper,
        Self::Translation,
        Self::Contract,
        Self::Will,
        Self::Estate,
        Self::Renunciation,
        Self::Amendment,
    ];

    /// The register it is entered in.
    #[must_use]
    pub const fn register(self) -> Register {
        match self {
            Self::Curriculum | Self::Delegation | Self::OwnPaper => Register::Signatures,
            Self::Translation => Register::Translators,
            Self::Contract | Self::Will | Self::Estate | Self::Renunciation | Self::Amendment => Register::Transactions,
        }
    }

    /// What it costs by a tariff: a signature by the paper, however many sign it; a transaction by itself.
    #[must_use]
    pub const fn fee(self, tariff: &Tariff) -> Money {
        match (self.register(), self) {
            (_, Self::Amendment) => tariff.amendment,
            (Register::Transactions, _) => tariff.transaction,
            _ => tariff.signature,
        }
    }

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Curriculum => "curriculum",
            Self::Delegation => "delegation",
            Self::OwnPaper => "own-paper",
            Self::Translation => "translation",
            Self::Contract => "contract",
            Self::Will => "will",
            Self::Estate => "estate",
            Self::Renunciation => "renunciation",
            Self::Amendment => "amendment",
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_signature_costs_by_the_paper_a_transaction_by_itself_and_a_change_less() {
        let tariffs = super::super::fee::tests::tariffs();
        let tariff = tariffs.on(jiff::civil::date(2026, 11, 22)).unwrap();
        let check = |matter: Matter, fee| assert_eq!(matter.fee(tariff), Money(fee), "{matter:?}");
        check(Matter::Curriculum, 10_000);
        check(Matter::Delegation, 10_000);
        check(Matter::Translation, 10_000);
        check(Matter::Contract, 50_000);
        check(Matter::Will, 50_000);
        check(Matter::Amendment, 30_000);
        for register in [Register::Signatures, Register::Translators, Register::Transactions] {
            assert!(Matter::ALL.iter().any(|matter| matter.register() == register));
        }
    }
}
