//! The days that differ from their weekday: holidays, compensated and swapped rest days, working Saturdays.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::computed;

/// Why a day differs from its weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// A paid holiday (Labour Code Art. 112.1).
    Holiday,
    /// Rest in place of a holiday that fell on a weekly rest day (Labour Code Art. 111.3).
    Compensated,
    /// A working day made a rest day by swap; another day is worked instead.
    SwapOff,
    /// A weekly rest day on which the offices work because of a swap.
    SwapWork,
}

/// Which holiday a day belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Lunar New Year, five days (Labour Code Art. 112.1b).
    Tet,
    /// Commemoration of the Hùng kings, the tenth of the third lunar month.
    HungKings,
    /// 30 April.
    VictoryDay,
    /// 1 May.
    LabourDay,
    /// 2 September and a day beside it.
    NationalDay,
    /// 24 November, Việt Nam's day of culture; a new holiday, see the note in the calendar of 2026.
    CultureDay,
}

impl Holiday {
    /// The locale key of the holiday's name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NewYear => "calendar.holiday-new-year",
            Self::Tet => "calendar.holiday-tet",
            Self::HungKings => "calendar.holiday-hung-kings",
            Self::VictoryDay => "calendar.holiday-victory-day",
            Self::LabourDay => "calendar.holiday-labour-day",
            Self::NationalDay => "calendar.holiday-national-day",
            Self::CultureDay => "calendar.holiday-culture-day",
        }
    }
}

/// How sure we are of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Announced for that year.
    Official,
    /// Known, but the announcement has not been read; to be confirmed.
    Unconfirmed,
    /// Worked out from the Labour Code, because no announcement has been loaded.
    Computed,
}

/// One day that differs from its weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// The day.
    pub date: Date,
    /// In which way it differs.
    pub kind: DayKind,
    /// The holiday it belongs to.
    pub holiday: Holiday,
    /// How sure we are.
    pub standing: Standing,
}

/// The special days of one year as loaded from the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// The legal or published source, for people.
    pub source: String,
    /// Its days, one entry a date.
    pub days: Vec<SpecialDay>,
}

/// Every special day: loaded years as announced, all other years by the Labour Code.
#[derive(Debug, Clone)]
pub struct DayTable {
    loaded: BTreeMap<i16, String>,
    days: BTreeMap<Date, SpecialDay>,
}

/// The years held ready; a question about any other year computes that year anew.
const READY: RangeInclusive<i16> = 2015..=2065;

impl DayTable {
    /// Joins the loaded years with the computed ones. A later entry for the same year replaces the earlier.
    #[must_use]
    pub fn new(years: impl IntoIterator<Item = Year>) -> Self {
        let years: BTreeMap<i16, Year> = years.into_iter().map(|year| (year.year, year)).collect();
        let mut days = BTreeMap::new();
        for year in READY.filter(|year| !years.contains_key(year)) {
            days.extend(computed::days(year).into_iter().map(|day| (day.date, day)));
        }
        for year in years.values() {
            days.extend(year.days.iter().map(|day| (day.date, *day)));
        }
        let loaded = years.into_values().map(|year| (year.year, year.source)).collect();
        Self { loaded, days }
    }

    /// The special day of a date, if it is one.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<SpecialDay> {
        let year = date.year();
        if READY.contains(&year) || self.loaded.contains_key(&year) {
            return self.days.get(&date).copied();
        }
        computed::days(year).into_iter().find(|day| day.date == date)
    }

    /// Where the days of a year were announced; none when they are computed.
    #[must_use]
    pub fn source(&self, year: i16) -> Option<&str> {
        self.loaded.get(&year).map(String::as_str)
    }
}

impl Default for DayTable {
    /// All years by the Labour Code.
    fn default() -> Self {
        Self::new([])
    }
}

/// Saturday and Sunday, the weekly rest of public offices.
#[must_use]
pub fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
