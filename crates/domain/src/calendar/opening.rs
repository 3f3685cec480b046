//! Whether a counter is open at a moment, until when, and otherwise when it opens next.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};

use super::local::{self, next};
use super::working_day::Calendar;

/// No office stays shut for longer than this many days; Tết with its weekends takes nine to ten.
const LONGEST_REST: usize = 31;

/// What stands on the door of a counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Open, until this time of the day.
    Open {
        /// The end of the stretch.
        until: Time,
    },
    /// Shut; none when the calendar knows no day on which it opens.
    Shut {
        /// When it opens next, as the clock in Việt Nam shows it.
        opens: Option<DateTime>,
    },
}

impl Calendar {
    /// Whether people can hand in and collect at this moment. A stretch holds its first instant and not its last.
    #[must_use]
    pub fn opening(&self, now: Timestamp) -> Opening {
        let there = local::date_time(now);
        let (mut day, time) = (there.date(), there.time());
        let today = self.opening_hours(day).stretches();
        if let Some((_, until)) = today.iter().find(|(from, to)| *from <= time && time < *to) {
            return Opening::Open { until: *until };
        }
        if let Some((from, _)) = today.iter().find(|(from, _)| time < *from) {
            return Opening::Shut { opens: Some(day.to_datetime(*from)) };
        }
        for _ in 0..LONGEST_REST {
            day = next(day);
            if let Some((from, _)) = self.opening_hours(day).stretches().first() {
                return Opening::Shut { opens: Some(day.to_datetime(*from)) };
            }
        }
        Opening::Shut { opens: None }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use jiff::civil::{date, time};

    use super::super::{DayTable, OfficeHours};
    use super::*;

    #[test]
    fn a_counter_is_open_from_the_first_instant_of_a_stretch_to_before_its_last() {
        let calendar = Calendar::new(DayTable::default().into(), OfficeHours::default());
        let check = |at: &str, expected: Opening| {
            let (day, clock) = at.split_once(' ').unwrap();
            let now = local::instant(day.parse().unwrap(), clock.parse().unwrap());
            assert_eq!(calendar.opening(now), expected, "{at}");
        };
        let opens = |month, day, hour, minute| Opening::Shut {
            opens: Some(date(2026, month, day).to_datetime(time(hour, minute, 0, 0))),
        };
        // Monday, 23 November 2026
        check("2026-11-23 07:59:59", opens(11, 23, 8, 0));
        check("2026-11-23 08:00:00", Opening::Open { until: time(12, 0, 0, 0) });
        check("2026-11-23 11:59:59", Opening::Open { until: time(12, 0, 0, 0) });
        check("2026-11-23 12:00:00", opens(11, 23, 13, 30));
        check("2026-11-23 17:30:00", opens(11, 24, 8, 0));
        check("2026-11-28 10:00:00", opens(11, 30, 8, 0));
        // The National Day and the day beside it, which is computed where no decree is loaded.
        assert!(matches!(
            calendar.opening(local::instant(date(2026, 9, 2), time(10, 0, 0, 0))),
            Opening::Shut { opens: Some(when) } if when.date() > date(2026, 9, 2)
        ));
    }
}
