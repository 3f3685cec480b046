//! Dates, times and names as arguments of a sentence, so that each language words them its own way.

use jiff::civil::{Date, Time};

/// One argument of a message. The domain names facts; locales hold the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// A count, to be passed as a number so that plurals work.
    Number(i64),
    /// A day, to be shown with its weekday.
    Day(Date),
    /// A time of day.
    Time(Time),
    /// Something whose name is another message.
    Key(&'static str),
}

/// A date as written on forms: `23/11/2026`.
#[must_use]
pub fn short_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// A time as written on forms: `17:30`.
#[must_use]
pub fn short_time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
