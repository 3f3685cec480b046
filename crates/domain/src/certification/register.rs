//! The registers of certification and what each line of them says (Decree 23/2015 Art. 13.4).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A register, one a kind of certification; its numbers begin again at 01 each year (Art. 13.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// Copies certified from originals (SCT/BS).
    Copies,
    /// Signatures and fingerprints (SCT/CK,ĐC).
    Signatures,
    /// Signatures of translators (SCT/CKND).
    Translators,
    /// Contracts and transactions (SCT/HĐ,GD).
    Transactions,
}

/// One column of a register, in the order of the annex. The headings of the annex are restated from memory; the words
/// themselves stand in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The number of the line, which is the certification number.
    Number,
    /// The day of certification.
    Day,
    /// Who asked for it, with the number of their paper.
    Requester,
    /// The paper: the original, the paper that was signed, or the transaction.
    Paper,
    /// Who certified, and as what.
    Certifier,
    /// How many copies, papers or originals of the transaction.
    Count,
    /// The charge.
    Fee,
    /// A remark: corrected, annulled, who translated.
    Remark,
}

impl Column {
    /// Every column, in order.
    pub const ALL: [Self; 8] =
        [Self::Number, Self::Day, Self::Requester, Self::Paper, Self::Certifier, Self::Count, Self::Fee, Self::Remark];

    /// The stable name, part of the key of its heading.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Day => "day",
            Self::Requester => "requester",
            Self::Paper => "paper",
            Self::Certifier => "certifier",
            Self::Count => "count",
            Self::Fee => "fee",
            Self::Remark => "remark",
        }
    }
}

/// What one number is given to (Circular 01/2020/TT-BTP Art. 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbered {
    /// Each paper: several copies of one original at the same time share the number, two originals never do.
    EachPaper,
    /// Each transaction, however many people or originals it has.
    EachTransaction,
}

impl Register {
    /// Every register.
    pub const ALL: [Self; 4] = [Self::Copies, Self::Signatures, Self::Translators, Self::Transactions];

    /// The symbol that stands in its numbers.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Copies => "SCT/BS",
            Self::Signatures => "SCT/CK,ĐC",
            Self::Translators => "SCT/CKND",
            Self::Transactions => "SCT/HĐ,GD",
        }
    }

    /// The stable name in rows, addresses and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Copies => "copies",
            Self::Signatures => "signatures",
            Self::Translators => "translators",
            Self::Transactions => "transactions",
        }
    }

    /// What one of its numbers is given to.
    #[must_use]
    pub const fn numbered(self) -> Numbered {
        match self {
            Self::Transactions => Numbered::EachTransaction,
            Self::Copies | Self::Signatures | Self::Translators => Numbered::EachPaper,
        }
    }
}

impl fmt::Display for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol())
    }
}

/// The text names no register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a register of certification")]
pub struct UnknownRegister(String);

impl FromStr for Register {
    type Err = UnknownRegister;

    /// Reads the symbol or the stable name.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|register| register.symbol() == text || register.key() == text);
        found.ok_or_else(|| UnknownRegister(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_four_registers_each_known_by_its_symbol() {
        let symbols = Register::ALL.map(Register::symbol);
        assert_eq!(symbols, ["SCT/BS", "SCT/CK,ĐC", "SCT/CKND", "SCT/HĐ,GD"]);
        for register in Register::ALL {
            assert_eq!((register.symbol().parse(), register.key().parse()), (Ok(register), Ok(register)));
        }
        assert!("SCT/X".parse::<Register>().is_err());
    }

    #[test]
    fn a_number_is_given_to_each_paper_and_to_each_transaction_never_to_each_visitor() {
        assert_eq!(Register::Copies.numbered(), Numbered::EachPaper);
        assert_eq!(Register::Signatures.numbered(), Numbered::EachPaper);
        assert_eq!(Register::Translators.numbered(), Numbered::EachPaper);
        assert_eq!(Register::Transactions.numbered(), Numbered::EachTransaction);
    }
}
