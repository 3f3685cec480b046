//! The calendar of one office: which days it works, when its day closes, which day comes n working days later.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::holiday::{DayKind, DayTable, Holiday, SpecialDay, is_weekend};
use super::local::{self, next};
use super::office_hours::{Hours, OfficeHours};

/// Why an office does not work on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "rest")]
pub enum Rest {
    /// Saturday or Sunday.
    Weekend,
    /// A paid holiday.
    Holiday {
        /// Which one.
        holiday: Holiday,
    },
    /// Rest in place of a holiday that fell on a weekend.
    Compensated {
        /// Which one.
        holiday: Holiday,
    },
    /// A working day swapped for another.
    Swapped {
        /// The holiday it lengthens.
        holiday: Holiday,
    },
    /// The office itself keeps no hours on that weekday.
    Closed,
}

/// The working calendar of one office. Built once; cloning is cheap.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    days: Arc<DayTable>,
    hours: Arc<OfficeHours>,
}

impl Calendar {
    /// Joins the days of the country with the hours of an office.
    #[must_use]
    pub fn new(days: Arc<DayTable>, hours: OfficeHours) -> Self {
        Self { days, hours: Arc::new(hours) }
    }

    /// The special days of the country.
    #[must_use]
    pub fn days(&self) -> &DayTable {
        &self.days
    }

    /// What makes a date differ from its weekday.
    #[must_use]
    pub fn special(&self, date: Date) -> Option<SpecialDay> {
        self.days.on(date)
    }

    /// Why a date is not worked; none when it is a working day.
    #[must_use]
    pub fn rest(&self, date: Date) -> Option<Rest> {
        let special = self.special(date);
        // A holiday on a Sunday is told as that holiday, its compensation stands on another day.
        match special.map(|day| (day.kind, day.holiday)) {
            Some((DayKind::Holiday, holiday)) => Some(Rest::Holiday { holiday }),
            Some((DayKind::Compensated, holiday)) => Some(Rest::Compensated { holiday }),
            Some((DayKind::SwapOff, holiday)) => Some(Rest::Swapped { holiday }),
            Some((DayKind::SwapWork, _)) => None,
            None if is_weekend(date) => Some(Rest::Weekend),
            None => self.hours_on(date).is_empty().then_some(Rest::Closed),
        }
    }

    /// Whether time limits run on a date.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.rest(date).is_none()
    }

    /// The stretches in which the clock runs; empty on a rest day. A working Saturday has the hours of a Monday.
    #[must_use]
    pub fn office_hours(&self, date: Date) -> &Hours {
        const NONE: &Hours = &Hours::NONE;
        if self.is_working_day(date) { self.hours_on(date) } else { NONE }
    }

    /// The stretches in which the counter is open for handing in and collecting.
    #[must_use]
    pub fn opening_hours(&self, date: Date) -> &Hours {
        const NONE: &Hours = &Hours::NONE;
        match self.special(date).map(|day| day.kind) {
            Some(DayKind::SwapWork) => self.hours_on(date),
            Some(_) => NONE,
            None => self.hours.on(date).opening.on(date.weekday()),
        }
    }

    /// Hours by weekday, whatever else the day may be.
    fn hours_on(&self, date: Date) -> &Hours {
        let week = &self.hours.on(date).clock;
        if !is_weekend(date) {
            return week.on(date.weekday());
        }
        week.0[..5].iter().find(|hours| !hours.is_empty()).unwrap_or(&week.0[0])
    }

    /// The first working day after a date.
    #[must_use]
    pub fn next_working_day(&self, date: Date) -> Date {
        self.working_day_from(next(date))
    }

    /// The date itself when it is worked, otherwise the next working day.
    #[must_use]
    pub fn working_day_from(&self, mut date: Date) -> Date {
        while !self.is_working_day(date) && date < Date::MAX {
            date = next(date);
        }
        date
    }

    /// The n-th working day after a date; for none, the date itself.
    #[must_use]
    pub fn add_working_days(&self, mut date: Date, days: u32) -> Date {
        for _ in 0..days {
            date = self.next_working_day(date);
        }
        date
    }

    /// Working days after `from` up to and including `to`; negative when `to` comes first.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let mut count = 0;
        let mut date = from;
        while date < to {
            date = next(date);
            count += i64::from(self.is_working_day(date));
        }
        count
    }

    /// The end of the last stretch of a working day; none on a rest day.
    #[must_use]
    pub fn close_of_business(&self, date: Date) -> Option<Timestamp> {
        self.closing_time(date).map(|time| local::instant(date, time))
    }

    /// The wall-clock time at which a working day ends; none on a rest day.
    #[must_use]
    pub fn closing_time(&self, date: Date) -> Option<Time> {
        self.office_hours(date).stretches().last().map(|(_, to)| *to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse;
    use jiff::civil::date;

    fn calendar() -> Calendar {
        parse::catalogue()
    }

    #[test]
    fn a_day_is_worked_unless_a_reason_is_named() {
        let calendar = calendar();
        let check = |on, expected| assert_eq!(calendar.rest(on), expected, "{on}");
        check(date(2026, 2, 13), None);
        check(date(2026, 2, 14), Some(Rest::Weekend));
        check(date(2026, 2, 16), Some(Rest::Holiday { holiday: Holiday::Tet }));
        check(date(2026, 4, 26), Some(Rest::Holiday { holiday: Holiday::HungKings }));
        check(date(2026, 4, 27), Some(Rest::Compensated { holiday: Holiday::HungKings }));
        check(date(2026, 8, 31), Some(Rest::Swapped { holiday: Holiday::NationalDay }));
        check(date(2026, 8, 22), None); // a working Saturday
        check(date(2025, 4, 26), None);
        check(date(2030, 2, 4), Some(Rest::Holiday { holiday: Holiday::Tet }));
        check(date(2030, 2, 6), Some(Rest::Compensated { holiday: Holiday::Tet }));
    }

    #[test]
    fn a_working_saturday_has_the_hours_of_a_weekday() {
        let calendar = calendar();
        assert_eq!(calendar.office_hours(date(2026, 8, 22)), calendar.office_hours(date(2026, 8, 24)));
        assert!(calendar.office_hours(date(2026, 8, 23)).is_empty());
    }

    #[test]
    fn a_counter_open_on_saturday_starts_no_clock() {
        use crate::calendar::office_hours::{Edition, Week};
        let weekday = OfficeHours::default().on(date(2026, 1, 1)).clock.clone();
        let mut opening = weekday.clone();
        opening.0[5] = Hours::morning();
        let edition = Edition { valid_from: date(2026, 1, 1), clock: weekday, opening };
        let calendar = Calendar::new(Arc::default(), OfficeHours::new(vec![edition]));
        let saturday = date(2026, 3, 7);
        assert!(!calendar.is_working_day(saturday));
        assert_eq!(calendar.opening_hours(saturday), &Hours::morning());
        let mut never_on_wednesday = calendar.hours.on(saturday).clock.clone();
        never_on_wednesday.0[2] = Hours::NONE;
        let edition = Edition { valid_from: date(2026, 1, 1), clock: never_on_wednesday, opening: Week::default() };
        let calendar = Calendar::new(Arc::default(), OfficeHours::new(vec![edition]));
        assert_eq!(calendar.rest(date(2026, 3, 4)), Some(Rest::Closed));
        assert_eq!(calendar.add_working_days(date(2026, 3, 3), 1), date(2026, 3, 5));
    }
}
