//! Working hours added and measured: only the minutes inside office hours count.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::local::{self, next};
use super::working_day::Calendar;

/// A length of time counted inside office hours only; never negative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkingTime(SignedDuration);

impl WorkingTime {
    /// No time at all.
    pub const ZERO: Self = Self(SignedDuration::ZERO);

    /// Working hours.
    #[must_use]
    pub fn hours(hours: u32) -> Self {
        Self(SignedDuration::from_hours(i64::from(hours)))
    }

    /// Working minutes.
    #[must_use]
    pub fn minutes(minutes: u32) -> Self {
        Self(SignedDuration::from_mins(i64::from(minutes)))
    }

    /// Whole working minutes.
    #[must_use]
    pub fn as_minutes(self) -> i64 {
        self.0.as_mins()
    }

    fn from_duration(duration: SignedDuration) -> Self {
        Self(duration.max(SignedDuration::ZERO))
    }
}

impl std::ops::Add for WorkingTime {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for WorkingTime {
    type Output = Self;

    /// What is left; never less than nothing.
    fn sub(self, other: Self) -> Self {
        Self::from_duration(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for WorkingTime {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        times.fold(Self::ZERO, std::ops::Add::add)
    }
}

/// A stretch of one day during which the clock ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its first instant.
    pub from: Timestamp,
    /// Its end.
    pub to: Timestamp,
}

impl Stretch {
    /// How long it is.
    #[must_use]
    pub fn length(self) -> WorkingTime {
        WorkingTime::from_duration(self.to.duration_since(self.from))
    }
}

impl Calendar {
    /// The stretches of a working day as instants, without anything before `not_before`.
    #[must_use]
    pub fn stretches(&self, date: Date, not_before: Timestamp) -> Vec<Stretch> {
        let instants = self.office_hours(date).stretches().iter().map(|(from, to)| Stretch {
            from: local::instant(date, *from).max(not_before),
            to: local::instant(date, *to),
        });
        instants.filter(|stretch| stretch.from < stretch.to).collect()
    }

    /// The instant at which so much working time has passed. Added at night, it starts when the office opens.
    #[must_use]
    pub fn add_working_time(&self, from: Timestamp, time: WorkingTime) -> Timestamp {
        let mut left = time;
        let mut date = local::day(from);
        loop {
            for stretch in self.stretches(date, from) {
                if left <= stretch.length() {
                    return stretch.from.saturating_add(left.0).unwrap_or(Timestamp::MAX);
                }
                left = left - stretch.length();
            }
            if date == Date::MAX {
                return Timestamp::MAX;
            }
            date = next(date);
        }
    }

    /// Working time between two instants; nothing when the second is not later.
    #[must_use]
    pub fn working_time_between(&self, from: Timestamp, to: Timestamp) -> WorkingTime {
        let mut sum = WorkingTime::ZERO;
        let mut date = local::day(from);
        while local::instant(date, jiff::civil::Time::midnight()) < to {
            for stretch in self.stretches(date, from) {
                sum = sum + Stretch { to: stretch.to.min(to), ..stretch }.length();
            }
            if date == Date::MAX {
                break;
            }
            date = next(date);
        }
        sum
    }

    /// Whether the clock runs at an instant.
    #[must_use]
    pub fn is_working_at(&self, at: Timestamp) -> bool {
        let moment = local::date_time(at);
        let stretches = self.office_hours(moment.date()).stretches();
        stretches.iter().any(|(from, to)| (*from..=*to).contains(&moment.time()))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::calendar::parse;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn working_hours_are_used_up_inside_office_hours_only() {
        let calendar = parse::catalogue();
        let check = |from: &str, minutes, expected: &str| {
            let added = calendar.add_working_time(at(from), WorkingTime::minutes(minutes));
            assert_eq!(added, at(expected), "{from} + {minutes}");
        };
        check("2026-04-24T15:30:00+07:00", 480, "2026-04-28T15:30:00+07:00");
        check("2026-03-06T08:00:00+07:00", 240, "2026-03-06T12:00:00+07:00");
        check("2026-03-06T08:00:00+07:00", 241, "2026-03-06T13:31:00+07:00");
        check("2026-03-06T22:00:00+07:00", 60, "2026-03-09T09:00:00+07:00");
        check("2026-03-08T10:00:00+07:00", 60, "2026-03-09T09:00:00+07:00");
        check("2026-08-21T17:00:00+07:00", 60, "2026-08-22T08:30:00+07:00"); // a working Saturday
        check("2026-03-06T12:30:00+07:00", 0, "2026-03-06T13:30:00+07:00");
    }

    fn instant() -> impl Strategy<Value = Timestamp> {
        // From 2024 to 2031, loaded and computed years alike.
        (1_704_067_200_i64..1_924_992_000).prop_map(|second| Timestamp::from_second(second).unwrap())
    }

    proptest! {
        #[test]
        fn time_added_is_the_time_measured(from in instant(), minutes in 1_u32..6_000) {
            let calendar = parse::catalogue();
            let time = WorkingTime::minutes(minutes);
            let to = calendar.add_working_time(from, time);
            prop_assert_eq!(calendar.working_time_between(from, to), time);
            prop_assert!(calendar.is_working_at(to));
        }

        #[test]
        fn more_time_or_a_later_start_never_ends_earlier(from in instant(), later in 0_i64..100_000, minutes in 0_u32..3_000) {
            let calendar = parse::catalogue();
            let end = calendar.add_working_time(from, WorkingTime::minutes(minutes));
            prop_assert!(end <= calendar.add_working_time(from, WorkingTime::minutes(minutes + 1)));
            let start = from.saturating_add(SignedDuration::from_secs(later)).unwrap();
            prop_assert!(end <= calendar.add_working_time(start, WorkingTime::minutes(minutes)));
        }

        #[test]
        fn working_days_added_are_the_days_measured(from in instant(), days in 1_u32..80) {
            let calendar = parse::catalogue();
            let start = local::day(from);
            let end = calendar.add_working_days(start, days);
            prop_assert_eq!(calendar.working_days_between(start, end), i64::from(days));
            prop_assert!(calendar.is_working_day(end));
        }
    }
}
