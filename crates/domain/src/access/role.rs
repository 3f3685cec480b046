//! The roles of the one-stop mechanism.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a member of staff does at an office. Competence follows the office, not the counter (Decree 118/2025 Art. 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Receives dossiers and hands back results at a one-stop point (Art. 11, 17, 22).
    Receptionist,
    /// Examines the dossier at the competent agency (Art. 19).
    Specialist,
    /// Decides and signs for the competent agency (Art. 19, 22).
    Leader,
    /// Numbers, stamps and issues what was signed (clerical rules, Art. 22.1).
    Clerk,
    /// Finds the competent agency where none could be derived.
    Dispatcher,
    /// Runs a reception point and sees all that passes there (Art. 9).
    PointManager,
    /// Reads everything, changes nothing.
    Auditor,
    /// Keeps accounts; decides no dossier.
    Admin,
    /// Writes drafts of procedures and of what else is in the catalogue (Decree 63/2010 Art. 8).
    Designer,
    /// Reviews what somebody else wrote, and publishes it.
    Publisher,
}

impl Role {
    /// Every role, in the order people read them.
    pub const ALL: [Self; 10] = [
        Self::Receptionist,
        Self::Specialist,
        Self::Leader,
        Self::Clerk,
        Self::Dispatcher,
        Self::PointManager,
        Self::Auditor,
        Self::Admin,
        Self::Designer,
        Self::Publisher,
    ];

    /// The stable name in data, SQL and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Receptionist => "receptionist",
            Self::Specialist => "specialist",
            Self::Leader => "leader",
            Self::Clerk => "clerk",
            Self::Dispatcher => "dispatcher",
            Self::PointManager => "point_manager",
            Self::Auditor => "auditor",
            Self::Admin => "admin",
            Self::Designer => "designer",
            Self::Publisher => "publisher",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// The text names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a role")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.key() == text).ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_reads_back_from_its_key() {
        for role in Role::ALL {
            assert_eq!(role.key().parse(), Ok(role));
        }
        assert!("chair".parse::<Role>().is_err());
    }
}
