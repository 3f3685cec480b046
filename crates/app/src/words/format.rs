//! Dates, times, money and numbers as people in Việt Nam write them, and in plain English.
//!
//! A moment is always told in Việt Nam time (UTC+7, no summer time).

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;

use super::Lang;

/// A day with its weekday: `thứ Hai, 23/11/2026`, `Monday, 23 November 2026`.
pub fn date(lang: Lang, on: Date) -> String {
    format!("{}, {}", weekday(lang, on.weekday()), short_date(lang, on))
}

/// A day alone: `23/11/2026`, `23 November 2026`.
pub fn short_date(lang: Lang, on: Date) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{}", on.day(), on.month(), on.year()),
        Lang::En => format!("{} {} {}", on.day(), MONTHS[usize::from(on.month().unsigned_abs()) - 1], on.year()),
    }
}

/// A moment with its weekday: `thứ Hai, 23/11/2026, 16:00`.
pub fn moment(lang: Lang, at: Timestamp) -> String {
    let there = in_viet_nam(at);
    format!("{}, {:02}:{:02}", date(lang, there.date()), there.hour(), there.minute())
}

/// A moment for tables and lists: `23/11/2026 16:00`.
pub fn short_moment(lang: Lang, at: Timestamp) -> String {
    let there = in_viet_nam(at);
    format!("{} {:02}:{:02}", short_date(lang, there.date()), there.hour(), there.minute())
}

/// An amount in đồng: `75.000 đồng`, `75,000 VND`.
pub fn money(lang: Lang, dong: i64) -> String {
    match lang {
        Lang::Vi => format!("{} đồng", number(lang, dong)),
        Lang::En => format!("{} VND", number(lang, dong)),
    }
}

/// A whole number in groups of three: `1.250` in Vietnamese, `1,250` in English.
pub fn number(lang: Lang, value: i64) -> String {
    let mark = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// The name of a day of the week as it stands inside a sentence.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    let names = match lang {
        Lang::Vi => ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
        Lang::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    names[usize::from(day.to_monday_zero_offset().unsigned_abs())]
}

/// The clock on the wall in Việt Nam at that moment.
pub fn in_viet_nam(at: Timestamp) -> DateTime {
    at.to_zoned(TimeZone::fixed(jiff::tz::offset(7))).datetime()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_in_viet_nam_time_with_its_weekday() {
        let check = |at: &str, vi: &str, en: &str| {
            let at: Timestamp = at.parse().expect("the case is a moment");
            assert_eq!((moment(Lang::Vi, at).as_str(), moment(Lang::En, at).as_str()), (vi, en));
        };
        check("2026-11-23T09:00:00Z", "thứ Hai, 23/11/2026, 16:00", "Monday, 23 November 2026, 16:00");
        check("2026-11-21T17:30:00Z", "Chủ nhật, 22/11/2026, 00:30", "Sunday, 22 November 2026, 00:30");
        check("2026-12-31T16:59:59Z", "thứ Năm, 31/12/2026, 23:59", "Thursday, 31 December 2026, 23:59");
    }

    #[test]
    fn money_and_numbers_stand_in_groups_of_three() {
        let check = |value: i64, vi: &str, en: &str| {
            assert_eq!((money(Lang::Vi, value).as_str(), number(Lang::En, value).as_str()), (vi, en));
        };
        check(0, "0 đồng", "0");
        check(999, "999 đồng", "999");
        check(75_000, "75.000 đồng", "75,000");
        check(-1_250_000, "-1.250.000 đồng", "-1,250,000");
    }
}
