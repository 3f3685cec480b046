//! Early, on time or late; and how many working days are left.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, local};

/// How an end compares with its due date, by day (Form 06: trước hạn, đúng hạn, quá hạn).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// Before the due day.
    Early,
    /// On the due day.
    OnTime,
    /// After the due day.
    Late,
}

impl Timeliness {
    /// Compares the day of an end, or today, with the due day.
    #[must_use]
    pub fn of(due: Timestamp, finished: Timestamp) -> Self {
        match local::day(finished).cmp(&local::day(due)) {
            std::cmp::Ordering::Less => Self::Early,
            std::cmp::Ordering::Equal => Self::OnTime,
            std::cmp::Ordering::Greater => Self::Late,
        }
    }

    /// The locale key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Early => "deadline.early",
            Self::OnTime => "deadline.on-time",
            Self::Late => "deadline.late",
        }
    }
}

/// Working days from today to the due day: 0 when due today, negative when that day has passed.
#[must_use]
pub fn days_left(due: Timestamp, now: Timestamp, calendar: &Calendar) -> i64 {
    let (today, last) = (local::day(now), local::day(due));
    let left = calendar.working_days_between(today, last);
    // The first rest day after the due day is late already, though no working day has passed.
    if today > last { left.min(-1) } else { left }
}
