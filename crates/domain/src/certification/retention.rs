//! How long what certification leaves behind is kept (Decree 23/2015 Art. 14).

use serde::{Deserialize, Serialize};

use super::register::Register;

/// How long something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// For ever.
    Permanently,
    /// So many years after the certification.
    Years(u16),
    /// Not at all: the law asks for no copy of it.
    Not,
}

/// The registers themselves (Art. 14.1).
pub const REGISTER: Kept = Kept::Permanently;

/// The certified papers a register speaks of: of copies none need be kept, of signatures one for two years, of
/// transactions one for twenty (Art. 14.2, 14.3).
#[must_use]
pub const fn papers(register: Register) -> Kept {
    match register {
        Register::Copies => Kept::Not,
        Register::Signatures | Register::Translators => Kept::Years(2),
        Register::Transactions => Kept::Years(20),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registers_for_ever_signatures_two_years_transactions_twenty_copies_not() {
        assert_eq!(REGISTER, Kept::Permanently);
        let kept = Register::ALL.map(papers);
        assert_eq!(kept, [Kept::Not, Kept::Years(2), Kept::Years(2), Kept::Years(20)]);
    }
}
