//! How a due date is computed, and why it is that date.
//!
//! A deadline is an explanation that ends in an instant: each step is a [`Because`] whose words live in
//! `locales/*/deadline.ftl`. It is the only place where a time limit becomes a date.
pub mod allowance; // 3wd, 20d, 8wh, same-day
pub mod because; // one step of the explanation
pub mod count; // counting days and hours, noting what was skipped
pub mod pause; // when the law stops the clock
pub mod timeliness; // early, on time or late; days left

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

pub use allowance::{Allowance, AllowanceError};
pub use because::Because;
pub use pause::{Pause, PauseError};
pub use timeliness::{Timeliness, days_left};

use crate::calendar::{Calendar, Rest, local};
use count::Count;

/// A due date with the steps that led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The last instant at which the result is in time. Always inside office hours or at their end.
    pub due: Timestamp,
    /// The steps, in the order a person would follow them.
    pub because: Vec<Because>,
}

/// Which day counts as the day of receipt when a dossier comes in after the cut-off.
///
/// Decree 118/2025 Art. 18 speaks of handing papers over, not of time limits, so each rule pack decides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LateReceipt {
    /// The day itself.
    #[default]
    SameDay,
    /// The next working day.
    NextWorkingDay,
}

/// The settings of a count beside the allowance itself.
#[derive(Debug, Clone, Copy)]
pub struct Counting<'a> {
    /// After this time of day a same-day procedure is due on the next working day (Decree 23/2015 Art. 7).
    pub cut_off: Time,
    /// What the cut-off means for limits in days.
    pub late_receipt: LateReceipt,
    /// Stretches during which a law stops the clock.
    pub pauses: &'a [Pause],
}

/// The due date of a dossier accepted, complete and valid, at an instant (Decree 118/2025 Art. 17.3).
///
/// Days are counted after the day of acceptance (Civil Code Art. 147.2); working days and hours skip every rest
/// day; calendar days do not, but a last day at rest moves to the next working day (Art. 148.5).
#[must_use]
pub fn deadline(accepted: Timestamp, allowance: Allowance, calendar: &Calendar, cut_off: Time) -> Deadline {
    deadline_counting(
        accepted,
        allowance,
        calendar,
        &Counting { cut_off, late_receipt: LateReceipt::SameDay, pauses: &[] },
    )
}

/// As [`deadline`], with the late-receipt rule and the pauses of the dossier.
#[must_use]
pub fn deadline_counting(
    accepted: Timestamp,
    allowance: Allowance,
    calendar: &Calendar,
    counting: &Counting<'_>,
) -> Deadline {
    let mut count = Count::new(calendar, counting.pauses);
    count.note(Because::Accepted { at: accepted });
    count.note(Because::Allowed { allowance });
    let due = match allowance {
        Allowance::WorkingHours(hours) => count.working_hours(accepted, hours),
        Allowance::WorkingDays(days) => {
            let start = day_of_receipt(accepted, &mut count, counting);
            let last = count.working_days(start, days);
            count.close_after(last, accepted)
        }
        Allowance::CalendarDays(days) => {
            let start = day_of_receipt(accepted, &mut count, counting);
            let last = count.calendar_days(start, days);
            count.close_after(last, accepted)
        }
        Allowance::SameDay => {
            let last = same_day(accepted, &mut count, counting.cut_off);
            let last = count.paused_same_day(last);
            count.close_after(last, accepted)
        }
    };
    count.end(due)
}

/// The day after which days are counted.
fn day_of_receipt(accepted: Timestamp, count: &mut Count<'_>, counting: &Counting<'_>) -> Date {
    let moment = local::date_time(accepted);
    if counting.late_receipt == LateReceipt::NextWorkingDay && moment.time() > counting.cut_off {
        let counted_as = count.calendar.next_working_day(moment.date());
        count.note(Because::AfterCutOff { cut_off: counting.cut_off, counted_as });
        return counted_as;
    }
    moment.date()
}

/// The day on which a same-day procedure is due.
fn same_day(accepted: Timestamp, count: &mut Count<'_>, cut_off: Time) -> Date {
    let moment = local::date_time(accepted);
    let day = moment.date();
    if let Some(why) = count.calendar.rest(day) {
        let counted_as = count.calendar.next_working_day(day);
        count.note(Because::ReceivedAtRest { on: day, why, counted_as });
        return count.first_working_day(local::next(day));
    }
    if moment.time() > cut_off {
        let counted_as = count.calendar.next_working_day(day);
        count.note(Because::AfterCutOff { cut_off, counted_as });
        return count.first_working_day(local::next(day));
    }
    if count.calendar.close_of_business(day).is_some_and(|close| close <= accepted) {
        let counted_as = count.calendar.next_working_day(day);
        count.note(Because::ReceivedAtRest { on: day, why: Rest::Closed, counted_as });
        return count.first_working_day(local::next(day));
    }
    day
}

#[cfg(test)]
mod tests;
