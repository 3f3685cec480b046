//! How long before its day something must be announced.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whose decision announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Announcer {
    /// The chair of the province or city.
    #[default]
    Province,
    /// A minister.
    Ministry,
}

impl Announcer {
    /// The stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Ministry => "ministry",
        }
    }
}

/// Days between the decision and the first day it speaks of, at least (Decree 63/2010 Art. 8: five for a province,
/// twenty for a ministry). A shorter notice is not forbidden here, because an urgent law may leave no other way; it
/// needs a reason, which is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Notice {
    /// For the decision of a province.
    pub province: u16,
    /// For the decision of a ministry.
    pub ministry: u16,
}

impl Default for Notice {
    fn default() -> Self {
        Self { province: 5, ministry: 20 }
    }
}

impl Notice {
    /// Days wanted.
    #[must_use]
    pub const fn days(&self, by: Announcer) -> u16 {
        match by {
            Announcer::Province => self.province,
            Announcer::Ministry => self.ministry,
        }
    }

    /// Days missing between a decision and the day it speaks of; none when the notice is long enough.
    #[must_use]
    pub fn missing(&self, by: Announcer, signed_on: Date, valid_from: Date) -> Option<u16> {
        let given = signed_on.until(valid_from).map_or(0, |span| span.get_days());
        let missing = i32::from(self.days(by)) - given;
        u16::try_from(missing).ok().filter(|missing| *missing > 0)
    }
}
