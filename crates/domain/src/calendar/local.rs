//! Instants as people in Việt Nam read them: always UTC+7, without summer time.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

/// The one offset of the country's clocks.
pub const VIET_NAM: Offset = jiff::tz::offset(7);

/// The wall-clock date and time of an instant.
#[must_use]
pub fn date_time(at: Timestamp) -> DateTime {
    VIET_NAM.to_datetime(at)
}

/// The day an instant falls on.
#[must_use]
pub fn day(at: Timestamp) -> Date {
    date_time(at).date()
}

/// The instant of a wall-clock reading; the last representable instant beyond the year 9999.
#[must_use]
pub fn instant(date: Date, time: Time) -> Timestamp {
    VIET_NAM.to_timestamp(date.to_datetime(time)).unwrap_or(if date.year() > 0 {
        Timestamp::MAX
    } else {
        Timestamp::MIN
    })
}

/// The following day; the last day of the year 9999 follows itself.
#[must_use]
pub fn next(date: Date) -> Date {
    date.saturating_add(1.day())
}

/// The day a number of calendar days away, held within the years jiff can count.
#[must_use]
pub fn plus_days(date: Date, days: i64) -> Date {
    date.saturating_add(days.clamp(-7_000_000, 7_000_000).days())
}

/// How many calendar days lead from one day to another; negative when the second comes first.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    let seconds = to.to_datetime(Time::midnight()).duration_since(from.to_datetime(Time::midnight()));
    seconds.as_secs() / 86_400
}
