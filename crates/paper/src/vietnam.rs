//! Moments and days as the templates read them: numbers of the Vietnamese calendar and clock (UTC+7 all year).
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use serde::{Serialize, Serializer};

/// A calendar day; Monday is 1.
#[derive(Serialize)]
struct Day {
    year: i16,
    month: i8,
    day: i8,
    weekday: i8,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day(), weekday: date.weekday().to_monday_one_offset() }
    }
}

/// A day with the time of the clock on the wall.
#[derive(Serialize)]
struct Moment {
    #[serde(flatten)]
    day: Day,
    hour: i8,
    minute: i8,
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        let local = timestamp.to_zoned(TimeZone::fixed(offset(7)));
        Self { day: local.date().into(), hour: local.hour(), minute: local.minute() }
    }
}

/// Writes a day for a template.
pub(crate) fn day<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    Day::from(*date).serialize(serializer)
}

/// Writes a day that may not be known yet.
pub(crate) fn day_or_none<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(Day::from).serialize(serializer)
}

/// Writes a moment for a template.
pub(crate) fn moment<S: Serializer>(timestamp: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    Moment::from(*timestamp).serialize(serializer)
}

/// Writes a moment that may not have come yet.
pub(crate) fn perhaps<S: Serializer>(timestamp: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    timestamp.map(Moment::from).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_evening_in_utc_is_the_next_morning_in_viet_nam() {
        let moment = Moment::from(Timestamp::constant(1_795_273_200, 0)); // 2026-11-21T15:00:00Z is 22:00
        assert_eq!((moment.day.day, moment.hour, moment.day.weekday), (21, 22, 6));
        let moment = Moment::from(Timestamp::constant(1_795_287_600, 0)); // 2026-11-21T19:00:00Z is 02:00 of the 22nd
        assert_eq!((moment.day.day, moment.hour, moment.day.weekday), (22, 2, 7));
    }
}
