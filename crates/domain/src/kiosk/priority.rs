//! Who is called before others.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::timeline::Ruling;

/// Why somebody is called first. The person says so; nobody asks for a paper at the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// 60 and older (Law on the Elderly Art. 2).
    Elderly,
    /// Pregnant, or with a baby in arms.
    Pregnant,
    /// With a disability.
    Disabled,
    /// A person with merit to the revolution.
    Merit,
}

impl Priority {
    /// Every reason, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Elderly, Self::Pregnant, Self::Disabled, Self::Merit];

    /// The stable name in data and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Elderly => "elderly",
            Self::Pregnant => "pregnant",
            Self::Disabled => "disabled",
            Self::Merit => "merit",
        }
    }

    /// The reason a year of birth alone gives: somebody who turns 60 in the course of the year is not made to wait for
    /// the day.
    #[must_use]
    pub const fn of_birth_year(born: i16, year: i16) -> Option<Self> {
        if year - born >= 60 { Some(Self::Elderly) } else { None }
    }
}

impl FromStr for Priority {
    type Err = Ruling;

    fn from_str(text: &str) -> Result<Self, Ruling> {
        Self::ALL.into_iter().find(|one| one.key() == text).ok_or(Ruling::new("kiosk.unreadable"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_turns_sixty_this_year_is_called_first() {
        for (born, first) in [(1950, true), (1966, true), (1967, false), (2026, false)] {
            assert_eq!(Priority::of_birth_year(born, 2026).is_some(), first, "{born}");
        }
        for one in Priority::ALL {
            assert_eq!(one.key().parse(), Ok(one));
        }
        assert!("".parse::<Priority>().is_err());
    }
}
