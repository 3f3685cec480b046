//! The running of the time limit, with its history.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::deadline::{Allowance, Because};
use crate::calendar::local;

/// Why a due date was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueReason {
    /// The dossier was accepted (Decree 118/2025 Art. 17.3).
    Accepted,
    /// What was missing came: the count began anew (Art. 19.5).
    Restarted,
    /// The agency apologised and set a new date (Art. 19.6).
    Extended,
}

/// One due date the dossier has had. None is ever erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueDate {
    /// Why it was set.
    pub reason: DueReason,
    /// When it was set.
    pub set_at: Timestamp,
    /// The date itself.
    pub due: Timestamp,
}

/// The time limit of an accepted dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// When the dossier was first accepted; printed on Form 01, never changed.
    pub accepted_at: Timestamp,
    /// When the present count began.
    pub counted_from: Timestamp,
    /// The time limit that is counted.
    pub allowance: Allowance,
    /// The present due date.
    pub due: Timestamp,
    /// The steps that led to the present due date.
    pub because: Vec<Because>,
    /// Every due date so far, the present one last.
    pub history: Vec<DueDate>,
}

impl Clock {
    /// The due date promised on Form 01.
    #[must_use]
    pub fn original_due(&self) -> Timestamp {
        self.history.first().map_or(self.due, |first| first.due)
    }
}

/// The first moment after a day: what must happen on that day may happen until then.
#[must_use]
pub fn end_of_day(day: Date) -> Timestamp {
    local::instant(local::next(day), Time::midnight())
}
