//! What may be done with a request now, and by whom: the reception prepares, the one with the authority signs (Decree
//! 23/2015 Art. 5.2, 20.3; Circular 01/2020 Art. 11). Buttons, pages and use cases ask this one function.

use serde::{Deserialize, Serialize};

use super::record::{Certification, State};
use crate::access::{Actor, Role};
use crate::timeline::Ruling;
use crate::unit::agency_code::AgencyCode;

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Look at the original, compare, prepare; again, until the number is given.
    Check,
    /// Refuse the original.
    Refuse,
    /// Move the date.
    Extend,
    /// Give the number and sign.
    Certify,
    /// Hand it over.
    Deliver,
    /// Put a remark beside the line of the register.
    Correct,
    /// Take its value away.
    Annul,
    /// Want it no more.
    Withdraw,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 8] = [
        Self::Check,
        Self::Refuse,
        Self::Extend,
        Self::Certify,
        Self::Deliver,
        Self::Correct,
        Self::Annul,
        Self::Withdraw,
    ];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Refuse => "refuse",
            Self::Extend => "extend",
            Self::Certify => "certify",
            Self::Deliver => "deliver",
            Self::Correct => "correct",
            Self::Annul => "annul",
            Self::Withdraw => "withdraw",
        }
    }

    /// Whether it fits where the request stands.
    #[must_use]
    pub const fn fits(self, state: State) -> bool {
        match self {
            Self::Check | Self::Refuse | Self::Extend | Self::Withdraw => {
                state.is_to_check() || matches!(state, State::Checked)
            }
            Self::Certify => state.is_to_sign(),
            Self::Deliver => matches!(state, State::Certified),
            Self::Correct => matches!(state, State::Certified | State::Delivered | State::Annulled),
            Self::Annul => matches!(state, State::Numbered | State::Certified | State::Delivered),
        }
    }
}

/// Who certifies beside the leaders of the agency: what a city sets (the law leaves authorised officers of a one-stop
/// point to a decision of the chair).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Whether the manager of the receiving point certifies too.
    pub point_manager_certifies: bool,
}

/// Does this person receive at that point?
#[must_use]
pub fn receives(actor: &Actor, point: &AgencyCode) -> bool {
    actor.is(Role::Receptionist, point) || actor.is(Role::PointManager, point)
}

impl Policy {
    /// May this person certify for that agency?
    #[must_use]
    pub fn certifies(&self, actor: &Actor, office: &AgencyCode, point: &AgencyCode) -> bool {
        actor.is(Role::Leader, office) || (self.point_manager_certifies && actor.is(Role::PointManager, point))
    }

    /// May this person keep the register of that agency: read it all, print it, close its year (Art. 13)?
    #[must_use]
    pub fn keeps(&self, actor: &Actor, office: &AgencyCode, point: &AgencyCode) -> bool {
        actor.is(Role::Leader, office) || actor.is(Role::PointManager, point)
    }
}

impl Certification {
    /// May this person know of the request? Those who work at the agency or at the point, and auditors. The person whose it
    /// is has the copy in their store.
    #[must_use]
    pub fn is_known_to(&self, actor: &Actor) -> bool {
        let (Some(office), Some(point)) = (self.office(), self.point()) else { return false };
        let here = |office: &AgencyCode| actor.works_at(office) || actor.audits(office);
        here(office) || here(point)
    }

    /// What this person may do with it now.
    #[must_use]
    pub fn allowed_actions(&self, actor: &Actor, policy: &Policy) -> Vec<Action> {
        Action::ALL.into_iter().filter(|action| self.may(*action, actor, policy).is_ok()).collect()
    }

    /// May this person do that now?
    ///
    /// # Errors
    /// `certification.not-yours` or `certification.not-now`.
    pub fn may(&self, action: Action, actor: &Actor, policy: &Policy) -> Result<(), Ruling> {
        let not_yours = Ruling::new("certification.not-yours").with("action", action.key());
        let (Some(_), Some(office), Some(point)) = (&self.request, self.office(), self.point()) else {
            return Err(not_yours);
        };
        let (prepares, signs) = (receives(actor, point), policy.certifies(actor, office, point));
        let right = match action {
            Action::Check | Action::Refuse | Action::Extend | Action::Deliver => prepares || signs,
            Action::Withdraw => prepares,
            Action::Certify | Action::Correct | Action::Annul => signs,
        };
        match (right, action.fits(self.state)) {
            (false, _) => Err(not_yours),
            (true, false) => {
                Err(Ruling::new("certification.not-now").with("action", action.key()).with("state", self.state.key()))
            }
            (true, true) => Ok(()),
        }
    }
}
