//! Reads `catalog/calendar/*.toml`: a file a clerk can write, one year each, and `office-hours.toml`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::holiday::{DayKind, Holiday, SpecialDay, Standing, Year};
use super::local::next;
use super::office_hours::{Edition, Hours, OfficeHours, Week};

/// What is wrong with a calendar file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Not the layout of a calendar file; the text names the line.
    #[error("not a calendar file: {0}")]
    Unreadable(String),
    /// A day lies in another year than the file.
    #[error("{0} is not a day of the year of this file")]
    OtherYear(Date),
    /// A range that ends before it begins.
    #[error("the days from {0} to {1} run backwards")]
    Backwards(Date, Date),
    /// A date named twice.
    #[error("{0} is named twice")]
    Twice(Date),
    /// A working day made worked, or a rest day made rest: the swap says nothing.
    #[error("{0} is swapped for what it already is")]
    EmptySwap(Date),
    /// Hours of an office that cannot be read.
    #[error("the hours of {office}, {day}: {why}")]
    Hours {
        /// The office as written.
        office: String,
        /// The weekday as written.
        day: String,
        /// What is wrong.
        why: super::office_hours::HoursError,
    },
}

impl CalendarError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "calendar.file-unreadable",
            Self::OtherYear(_) => "calendar.day-of-another-year",
            Self::Backwards(..) => "calendar.days-backwards",
            Self::Twice(_) => "calendar.day-twice",
            Self::EmptySwap(_) => "calendar.swap-empty",
            Self::Hours { why, .. } => why.code(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: i16,
    source: String,
    standing: Standing,
    day: Vec<DayEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayEntry {
    on: Date,
    to: Option<Date>,
    kind: DayKind,
    holiday: Holiday,
    standing: Option<Standing>,
    /// For people: the announcement, or what a swap stands for.
    #[serde(default, rename = "note")]
    _note: String,
}

/// Reads the special days of one year.
///
/// # Errors
/// [`CalendarError`] naming the line or the day at fault.
pub fn year(text: &str) -> Result<Year, CalendarError> {
    let file: YearFile = toml::from_str(text).map_err(|fault| CalendarError::Unreadable(fault.to_string()))?;
    let mut days = BTreeMap::new();
    for entry in file.day {
        let last = entry.to.unwrap_or(entry.on);
        if last < entry.on {
            return Err(CalendarError::Backwards(entry.on, last));
        }
        let mut date = entry.on;
        while date <= last {
            if date.year() != file.year {
                return Err(CalendarError::OtherYear(date));
            }
            let rests = super::holiday::is_weekend(date);
            if (entry.kind == DayKind::SwapOff && rests) || (entry.kind == DayKind::SwapWork && !rests) {
                return Err(CalendarError::EmptySwap(date));
            }
            let standing = entry.standing.unwrap_or(file.standing);
            let day = SpecialDay { date, kind: entry.kind, holiday: entry.holiday, standing };
            if days.insert(date, day).is_some() {
                return Err(CalendarError::Twice(date));
            }
            date = next(date);
        }
    }
    Ok(Year { year: file.year, source: file.source, days: days.into_values().collect() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursFile {
    #[serde(default)]
    hours: Vec<HoursEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursEntry {
    /// Agency codes; `*` stands for every office without hours of its own.
    offices: Vec<String>,
    valid_from: Date,
    clock: BTreeMap<String, String>,
    #[serde(default)]
    opening: BTreeMap<String, String>,
    #[serde(default, rename = "source")]
    _source: String,
}

/// The hours of all offices.
#[derive(Debug, Clone, Default)]
pub struct HoursBook {
    offices: BTreeMap<String, OfficeHours>,
    others: OfficeHours,
}

impl HoursBook {
    /// The hours of an office by its agency code; those of all others when none are its own.
    #[must_use]
    pub fn of(&self, office: &str) -> &OfficeHours {
        self.offices.get(office).unwrap_or(&self.others)
    }
}

/// Reads `office-hours.toml`.
///
/// # Errors
/// [`CalendarError`] naming the line, or the office and weekday at fault.
pub fn office_hours(text: &str) -> Result<HoursBook, CalendarError> {
    let file: HoursFile = toml::from_str(text).map_err(|fault| CalendarError::Unreadable(fault.to_string()))?;
    let mut editions: BTreeMap<String, Vec<Edition>> = BTreeMap::new();
    for entry in file.hours {
        let office = entry.offices.join(", ");
        let clock = week(&office, &entry.clock)?;
        // Counters that say nothing else are open while the clock runs.
        let opening = if entry.opening.is_empty() { clock.clone() } else { week(&office, &entry.opening)? };
        for office in entry.offices {
            let edition = Edition { valid_from: entry.valid_from, clock: clock.clone(), opening: opening.clone() };
            editions.entry(office).or_default().push(edition);
        }
    }
    let others = editions.remove("*").map(OfficeHours::new).unwrap_or_default();
    let offices = editions.into_iter().map(|(office, editions)| (office, OfficeHours::new(editions))).collect();
    Ok(HoursBook { offices, others })
}

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads `mon-fri = "08:00-12:00 13:30-17:30"` and `sat = "08:00-11:30"`.
fn week(office: &str, written: &BTreeMap<String, String>) -> Result<Week, CalendarError> {
    let mut week = Week::default();
    for (days, hours) in written {
        let fault = |why| CalendarError::Hours { office: office.to_owned(), day: days.clone(), why };
        let hours: Hours = hours.parse().map_err(fault)?;
        let (from, to) = days.split_once('-').unwrap_or((days, days));
        let index = |day: &str| WEEKDAYS.iter().position(|known| *known == day);
        let (Some(from), Some(to)) = (index(from), index(to)) else {
            return Err(fault(super::office_hours::HoursError::Unreadable));
        };
        for day in from..=to {
            week.0[day].clone_from(&hours);
        }
    }
    Ok(week)
}

/// The calendar of the repository's own catalogue, for tests of rules.
#[cfg(test)]
pub(crate) fn catalogue() -> super::Calendar {
    use std::sync::{Arc, LazyLock};
    static CALENDAR: LazyLock<super::Calendar> = LazyLock::new(|| {
        let files = [
            include_str!("../../../../catalog/calendar/2024.toml"),
            include_str!("../../../../catalog/calendar/2025.toml"),
            include_str!("../../../../catalog/calendar/2026.toml"),
            include_str!("../../../../catalog/calendar/2027.toml"),
        ];
        let years = files.map(|file| year(file).expect("the catalogue's calendars are well formed"));
        super::Calendar::new(Arc::new(super::DayTable::new(years)), OfficeHours::default())
    });
    CALENDAR.clone()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use jiff::civil::date;

    const HEAD: &str = "year = 2026\nsource = \"x\"\nstanding = \"official\"\n";

    #[test]
    fn a_fault_in_a_calendar_names_its_place() {
        let check = |body: &str, expected: CalendarError| {
            assert_eq!(year(&format!("{HEAD}{body}")), Err(expected), "{body}");
        };
        let day = |fields: &str| format!("[[day]]\nkind = \"holiday\"\nholiday = \"tet\"\n{fields}\n");
        check(&day("on = \"2027-02-06\""), CalendarError::OtherYear(date(2027, 2, 6)));
        check(
            &day("on = \"2026-02-06\"\nto = \"2026-02-05\""),
            CalendarError::Backwards(date(2026, 2, 6), date(2026, 2, 5)),
        );
        check(&day("on = \"2026-02-16\"").repeat(2), CalendarError::Twice(date(2026, 2, 16)));
        check(
            "[[day]]\non = \"2026-08-21\"\nkind = \"swap-work\"\nholiday = \"national-day\"\n",
            CalendarError::EmptySwap(date(2026, 8, 21)),
        );
        let unreadable = year(&format!("{HEAD}[[day]]\non = \"yesterday\"")).unwrap_err().to_string();
        assert!(unreadable.contains("line 5"), "{unreadable}");
    }

    #[test]
    fn each_office_has_its_own_hours_or_those_of_all_others() {
        let book = office_hours(
            "[[hours]]\noffices = [\"H26.1\"]\nvalid_from = \"2026-01-01\"\n\
             clock = { mon-fri = \"07:30-11:30\" }\nopening = { mon-sat = \"07:30-11:30\" }\n",
        )
        .unwrap();
        let on = date(2026, 3, 7);
        assert_eq!(book.of("H26.1").on(on).clock.0[0].stretches().len(), 1);
        assert!(!book.of("H26.1").on(on).opening.0[5].is_empty());
        assert_eq!(book.of("H26.2"), &OfficeHours::default());
    }

    #[test]
    fn the_catalogue_s_hours_are_those_assumed_where_none_are_loaded() {
        let book = office_hours(include_str!("../../../../catalog/calendar/office-hours.toml")).unwrap();
        let on = date(2026, 3, 6);
        assert_eq!(book.of("H26").on(on).clock, OfficeHours::default().on(on).clock);
    }

    #[test]
    fn a_loaded_year_replaces_the_computed_one() {
        let calendar = catalogue();
        assert_eq!(calendar.special(date(2026, 9, 2)).unwrap().standing, Standing::Official);
        assert_eq!(calendar.special(date(2031, 9, 2)).unwrap().standing, Standing::Computed);
        assert!(calendar.days().source(2026).is_some());
        assert!(calendar.days().source(2031).is_none());
    }
}
