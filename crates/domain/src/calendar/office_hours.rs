//! When the clock of an office runs, and when its counter is open; by date, because seasons and rules differ.
//!
//! The two are not the same: a counter open on Saturday morning takes dossiers in, but no time limit runs.

use jiff::civil::{Date, Time, Weekday, time};

/// Stretches of one day, in order, without overlap; each holds its first instant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours(Vec<(Time, Time)>);

/// Why stretches of a day were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// Not written `08:00-12:00 13:30-17:30`.
    #[error("hours are written like 08:00-12:00 13:30-17:30")]
    Unreadable,
    /// A stretch ends before it begins, or begins before the one before it ends.
    #[error("each stretch must end after it begins and begin after the one before it")]
    OutOfOrder,
}

impl HoursError {
    /// The stable code, which is the locale key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "calendar.hours-unreadable",
            Self::OutOfOrder => "calendar.hours-out-of-order",
        }
    }
}

impl Hours {
    /// Checks that the stretches follow one another.
    ///
    /// # Errors
    /// [`HoursError::OutOfOrder`] when they do not.
    pub fn new(stretches: Vec<(Time, Time)>) -> Result<Self, HoursError> {
        let each = stretches.iter().all(|(from, to)| from < to);
        let order = stretches.windows(2).all(|pair| pair[0].1 <= pair[1].0);
        if each && order { Ok(Self(stretches)) } else { Err(HoursError::OutOfOrder) }
    }

    /// No hours at all.
    pub const NONE: Self = Self(Vec::new());

    /// The stretches in order.
    #[must_use]
    pub fn stretches(&self) -> &[(Time, Time)] {
        &self.0
    }

    #[cfg(test)]
    pub(crate) fn morning() -> Self {
        Self(vec![(time(8, 0, 0, 0), time(12, 0, 0, 0))])
    }

    /// Whether there is no stretch at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::str::FromStr for Hours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        let clock = |text: &str| text.parse::<Time>().map_err(|_| HoursError::Unreadable);
        let mut stretches = Vec::new();
        for stretch in text.split([' ', ',']).filter(|part| !part.is_empty()) {
            let (from, to) = stretch.split_once(['-', '–']).ok_or(HoursError::Unreadable)?;
            stretches.push((clock(from)?, clock(to)?));
        }
        Self::new(stretches)
    }
}

/// The hours of the seven weekdays, Monday first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week(pub [Hours; 7]);

impl Week {
    /// The same hours from Monday to Friday, none at the weekend.
    #[must_use]
    pub fn monday_to_friday(hours: &Hours) -> Self {
        let mut week = Self::default();
        for day in &mut week.0[..5] {
            day.clone_from(hours);
        }
        week
    }

    /// The hours of a weekday.
    #[must_use]
    pub fn on(&self, day: Weekday) -> &Hours {
        &self.0[usize::from(day.to_monday_zero_offset().unsigned_abs())]
    }
}

/// The weeks that hold from a date on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// First day of these hours.
    pub valid_from: Date,
    /// When time limits run.
    pub clock: Week,
    /// When people can hand in and collect.
    pub opening: Week,
}

/// The hours of one office through time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeHours {
    standard: Edition,
    editions: Vec<Edition>,
}

impl OfficeHours {
    /// Orders the editions by date. Before the first of them the standard hours hold.
    ///
    /// An edition whose clock never runs would make every time limit endless; it is left out.
    #[must_use]
    pub fn new(mut editions: Vec<Edition>) -> Self {
        editions.retain(|edition| edition.clock.0[..5].iter().any(|hours| !hours.is_empty()));
        editions.sort_by_key(|edition| edition.valid_from);
        Self { editions, ..Self::default() }
    }

    /// The edition that holds on a date.
    #[must_use]
    pub fn on(&self, date: Date) -> &Edition {
        self.editions.iter().rev().find(|edition| edition.valid_from <= date).unwrap_or(&self.standard)
    }
}

impl Default for OfficeHours {
    /// Monday to Friday 08:00–12:00 and 13:30–17:30.
    fn default() -> Self {
        let hours = Hours(vec![(time(8, 0, 0, 0), time(12, 0, 0, 0)), (time(13, 30, 0, 0), time(17, 30, 0, 0))]);
        let week = Week::monday_to_friday(&hours);
        let standard = Edition { valid_from: Date::MIN, clock: week.clone(), opening: week };
        Self { standard, editions: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use jiff::civil::date;

    #[test]
    fn hours_are_read_as_a_clerk_writes_them() {
        let check = |text: &str, expected: Result<usize, HoursError>| {
            assert_eq!(text.parse::<Hours>().map(|hours| hours.stretches().len()), expected, "{text}");
        };
        check("08:00-12:00 13:30-17:30", Ok(2));
        check("08:00–11:30", Ok(1));
        check("", Ok(0));
        check("8 to 12", Err(HoursError::Unreadable));
        check("12:00-08:00", Err(HoursError::OutOfOrder));
        check("08:00-12:00 11:00-17:00", Err(HoursError::OutOfOrder));
    }

    #[test]
    fn new_hours_hold_from_their_date_on() {
        let summer = Week::monday_to_friday(&"07:30-11:30 13:30-17:00".parse().unwrap());
        let edition = Edition { valid_from: date(2026, 5, 1), clock: summer.clone(), opening: summer };
        let hours = OfficeHours::new(vec![edition]);
        assert_eq!(hours.on(date(2026, 4, 30)), &OfficeHours::default().standard);
        assert_eq!(hours.on(date(2026, 5, 1)).valid_from, date(2026, 5, 1));
    }

    #[test]
    fn hours_under_which_no_clock_would_ever_run_are_left_out() {
        let never = Edition { valid_from: date(2026, 1, 1), clock: Week::default(), opening: Week::default() };
        assert_eq!(OfficeHours::new(vec![never]), OfficeHours::default());
    }
}
