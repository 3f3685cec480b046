//! When a certification is due: the same day, or the next working day when it comes after three o'clock (Decree 23/2015
//! Art. 7), with more time for much or difficult work (Art. 21).

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::register::Register;
use super::rules::CertificationRules;
use crate::calendar::{Calendar, local};
use crate::timeline::Ruling;

/// Why more time is needed (Art. 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum More {
    /// Many papers at once.
    ManyPapers,
    /// An original of many pages.
    ManyPages,
    /// Many copies.
    ManyCopies,
    /// Hard to read or to compare.
    Complex,
}

impl More {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::ManyPapers, Self::ManyPages, Self::ManyCopies, Self::Complex];

    /// The stable name, part of its locale key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ManyPapers => "many-papers",
            Self::ManyPages => "many-pages",
            Self::ManyCopies => "many-copies",
            Self::Complex => "complex",
        }
    }
}

/// A date that was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Extension {
    /// By working days, without asking.
    Days {
        /// How many, one or two.
        days: u32,
        /// Why.
        why: More,
    },
    /// To a day the person agreed to in writing.
    Agreed {
        /// That day.
        on: Date,
        /// Why.
        why: More,
    },
}

/// When a request that came at a moment is due.
#[must_use]
pub fn due(at: Timestamp, rules: &CertificationRules, calendar: &Calendar) -> Timestamp {
    let received = local::date_time(at);
    let same_day = calendar.is_working_day(received.date()) && received.time() <= rules.cut_off;
    let day = if same_day { received.date() } else { calendar.next_working_day(received.date()) };
    close(day, calendar)
}

/// When what stands in a register is due: a transaction has days of its own (Art. 37).
#[must_use]
pub fn due_in(register: Register, at: Timestamp, rules: &CertificationRules, calendar: &Calendar) -> Timestamp {
    match register {
        Register::Transactions => close(calendar.add_working_days(local::day(at), rules.transaction_days), calendar),
        Register::Copies | Register::Signatures | Register::Translators => due(at, rules, calendar),
    }
}

/// The due date after it was moved.
///
/// # Errors
/// `certification.too-many-days` beyond the working days that may be added; `certification.not-later` where the agreed day is no later
/// working day.
pub fn extended(
    due: Timestamp,
    extension: Extension,
    rules: &CertificationRules,
    calendar: &Calendar,
) -> Result<Timestamp, Ruling> {
    let (from, most) = (local::day(due), rules.more_days);
    let day = match extension {
        Extension::Days { days, .. } if (1..=most).contains(&days) => calendar.add_working_days(from, days),
        Extension::Days { .. } => return Err(Ruling::new("certification.too-many-days").with("most", most)),
        Extension::Agreed { on, .. } if on > from && calendar.is_working_day(on) => on,
        Extension::Agreed { .. } => return Err(Ruling::new("certification.not-later")),
    };
    Ok(close(day, calendar))
}

fn close(day: Date, calendar: &Calendar) -> Timestamp {
    calendar.close_of_business(day).unwrap_or_else(|| local::instant(day, Time::midnight()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::calendar::parse;
    use jiff::civil::{date, time};

    fn due_of(day: Date, hour: i8, minute: i8) -> Date {
        let rules = CertificationRules::default();
        local::day(due(local::instant(day, time(hour, minute, 0, 0)), &rules, &parse::catalogue()))
    }

    #[test]
    fn a_transaction_takes_two_working_days_a_signature_what_a_copy_takes() {
        let (calendar, rules) = (parse::catalogue(), CertificationRules::default());
        let check = |register, hour, expected| {
            let at = local::instant(date(2026, 11, 26), time(hour, 0, 0, 0));
            assert_eq!(local::day(due_in(register, at, &rules, &calendar)), expected, "{register} {hour}");
        };
        check(Register::Signatures, 9, date(2026, 11, 26));
        check(Register::Translators, 16, date(2026, 11, 27));
        check(Register::Transactions, 9, date(2026, 11, 30));
    }

    #[test]
    fn what_comes_until_three_is_done_the_same_day_what_comes_later_the_next_working_day() {
        let check =
            |day, hour, minute, expected| assert_eq!(due_of(day, hour, minute), expected, "{day} {hour}:{minute}");
        check(date(2026, 11, 16), 8, 0, date(2026, 11, 16));
        check(date(2026, 11, 16), 15, 0, date(2026, 11, 16));
        check(date(2026, 11, 16), 15, 1, date(2026, 11, 17));
        // Before the day of culture, Friday afternoon, Saturday, and the eve of Tết.
        check(date(2026, 11, 23), 15, 30, date(2026, 11, 25));
        check(date(2026, 11, 27), 15, 30, date(2026, 11, 30));
        check(date(2026, 11, 28), 9, 0, date(2026, 11, 30));
        check(date(2026, 2, 13), 16, 0, date(2026, 2, 23));
    }

    #[test]
    fn much_or_difficult_work_gets_two_working_days_more_or_what_the_person_agrees_to() {
        let calendar = parse::catalogue();
        let rules = CertificationRules::default();
        let due = due(local::instant(date(2026, 11, 26), time(9, 0, 0, 0)), &rules, &calendar);
        let why = More::ManyPages;
        let day = |extension| extended(due, extension, &rules, &calendar).map(local::day).map_err(|no| no.code);
        assert_eq!(day(Extension::Days { days: 1, why }), Ok(date(2026, 11, 27)));
        assert_eq!(day(Extension::Days { days: 2, why }), Ok(date(2026, 11, 30)));
        assert_eq!(day(Extension::Days { days: 3, why }), Err("certification.too-many-days"));
        assert_eq!(day(Extension::Days { days: 0, why }), Err("certification.too-many-days"));
        assert_eq!(day(Extension::Agreed { on: date(2026, 12, 8), why }), Ok(date(2026, 12, 8)));
        assert_eq!(day(Extension::Agreed { on: date(2026, 12, 6), why }), Err("certification.not-later"));
        assert_eq!(day(Extension::Agreed { on: date(2026, 11, 26), why }), Err("certification.not-later"));
        let closing = extended(due, Extension::Days { days: 1, why }, &rules, &calendar).unwrap();
        assert_eq!(Some(closing), calendar.close_of_business(date(2026, 11, 27)));
    }
}
