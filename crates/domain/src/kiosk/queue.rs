//! What people come for: one queue each, known by a letter.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::timeline::Ruling;

/// A queue of a reception point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// Births, marriages, deaths and what is extracted from their registers.
    CivilStatus,
    /// Certified copies and signatures.
    Certification,
    /// Residence and identity.
    Residence,
    /// Land, houses, construction.
    Land,
    /// Households in business, permits, trade.
    Business,
    /// Collecting a result.
    Result,
    /// Everything else: somebody finds out.
    Other,
}

impl Queue {
    /// Every queue, in the order in which it is offered.
    pub const ALL: [Self; 7] = [
        Self::CivilStatus,
        Self::Certification,
        Self::Residence,
        Self::Land,
        Self::Business,
        Self::Result,
        Self::Other,
    ];

    /// The stable name in data and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::CivilStatus => "civil_status",
            Self::Certification => "certification",
            Self::Residence => "residence",
            Self::Land => "land",
            Self::Business => "business",
            Self::Result => "result",
            Self::Other => "other",
        }
    }

    /// The letter before the number: `A007`.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::CivilStatus => 'A',
            Self::Certification => 'B',
            Self::Residence => 'C',
            Self::Land => 'D',
            Self::Business => 'E',
            Self::Result => 'G',
            Self::Other => 'H',
        }
    }
}

impl FromStr for Queue {
    type Err = Ruling;

    fn from_str(text: &str) -> Result<Self, Ruling> {
        Self::ALL.into_iter().find(|queue| queue.key() == text).ok_or(Ruling::new("kiosk.unreadable"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_queues_share_a_letter_and_each_reads_back_from_its_name() {
        let letters: BTreeSet<char> = Queue::ALL.into_iter().map(Queue::letter).collect();
        assert_eq!(letters.len(), Queue::ALL.len());
        for queue in Queue::ALL {
            assert_eq!(queue.key().parse(), Ok(queue));
        }
        assert!("x".parse::<Queue>().is_err());
    }
}
