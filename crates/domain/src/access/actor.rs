//! Who is acting, and with which grants.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::role::Role;
use crate::id::{AccountId, KioskId};
use crate::unit::agency_code::AgencyCode;

/// A role held for one office between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// What the person does there.
    pub role: Role,
    /// The office it holds for.
    pub office: AgencyCode,
    /// First day.
    pub valid_from: Date,
    /// Last day, or none.
    pub valid_to: Option<Date>,
}

impl Grant {
    /// Does the grant hold on this day?
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// The one who acts. A use case never runs without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody has signed in.
    Visitor,
    /// A citizen or the person acting for a company, signed in.
    Citizen {
        /// Their account.
        account: AccountId,
        /// Their name as registered.
        name: String,
    },
    /// A member of staff, with the grants that hold today.
    Staff {
        /// Their account.
        account: AccountId,
        /// Their name as shown on papers.
        name: String,
        /// What they may be, where.
        grants: Vec<Grant>,
    },
    /// A kiosk: it takes queue numbers and rings for help at its point, and may read what anybody may.
    Device {
        /// Which.
        kiosk: KioskId,
        /// The reception point it stands at.
        point: AgencyCode,
    },
    /// The schedule: closes what fell silent. It decides nothing a person should decide.
    System,
}

impl Actor {
    /// The account that acts, if any.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Citizen { account, .. } | Self::Staff { account, .. } => Some(*account),
            Self::Visitor | Self::Device { .. } | Self::System => None,
        }
    }

    /// The name to write on papers and timelines; empty for visitors, devices and the system.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Citizen { name, .. } | Self::Staff { name, .. } => name,
            Self::Visitor | Self::Device { .. } | Self::System => "",
        }
    }

    /// Does this person hold the role for that office?
    #[must_use]
    pub fn is(&self, role: Role, office: &AgencyCode) -> bool {
        matches!(self, Self::Staff { grants, .. }
            if grants.iter().any(|grant| grant.role == role && grant.office == *office))
    }

    /// Does this person hold the role anywhere?
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        matches!(self, Self::Staff { grants, .. } if grants.iter().any(|grant| grant.role == role))
    }

    /// Does this person audit that office, or one above it?
    #[must_use]
    pub fn audits(&self, office: &AgencyCode) -> bool {
        matches!(self, Self::Staff { grants, .. }
            if grants.iter().any(|grant| grant.role == Role::Auditor && office.is_within(&grant.office)))
    }

    /// Does this person hold any role for that office?
    #[must_use]
    pub fn works_at(&self, office: &AgencyCode) -> bool {
        matches!(self, Self::Staff { grants, .. } if grants.iter().any(|grant| grant.office == *office))
    }

    /// A member of staff, whatever the role.
    #[must_use]
    pub const fn is_staff(&self) -> bool {
        matches!(self, Self::Staff { .. })
    }
}
