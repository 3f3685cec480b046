//! Dates, times and names as arguments of a sentence, so that each language words them its own way.

use jiff::civil::{Date, Time, Weekday};

/// One argument of a message. The domain names facts; locales hold the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// A count, to be passed as a number so that plurals work.
    Number(i64),
    /// A day, shown with its weekday: `thứ Hai 23/11/2026`.
    Day(Date),
    /// A time of day, shown as `17:30`.
    Time(Time),
    /// Something whose name is another message.
    Key(&'static str),
}

impl Arg {
    /// The words of the argument; `words` gives the text of a locale key in the reader's language.
    #[must_use]
    pub fn words(&self, words: impl Fn(&str) -> String) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(date) => format!("{} {}", words(weekday_key(date.weekday())), short_date(*date)),
            Self::Time(time) => short_time(*time),
            Self::Key(key) => words(key),
        }
    }
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

/// The locale key of a weekday's name.
#[must_use]
pub fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "calendar.monday",
        Weekday::Tuesday => "calendar.tuesday",
        Weekday::Wednesday => "calendar.wednesday",
        Weekday::Thursday => "calendar.thursday",
        Weekday::Friday => "calendar.friday",
        Weekday::Saturday => "calendar.saturday",
        Weekday::Sunday => "calendar.sunday",
    }
}
