//! The rest days of a year no announcement has been loaded for, by the Labour Code alone.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday, date};

use super::holiday::{DayKind, Holiday, SpecialDay, Standing, is_weekend};
use super::local::{next, plus_days};
use super::lunar;

/// The holidays of Art. 112.1 and the rest that Art. 111.3 gives for those on a weekly rest day.
///
/// Tết is the eve and the first four days. The second National Day is the neighbour of 2 September that joins
/// it to a weekend. No swaps: only the Prime Minister can make them. Empty outside the years 1900 to 2199.
#[must_use]
pub fn days(year: i16) -> Vec<SpecialDay> {
    if !(1900..2200).contains(&year) {
        return Vec::new();
    }
    let tet = lunar::tet(year);
    let mut holidays: Vec<(Date, Holiday)> = vec![
        (date(year, 1, 1), Holiday::NewYear),
        (lunar::hung_kings(year), Holiday::HungKings),
        (date(year, 4, 30), Holiday::VictoryDay),
        (date(year, 5, 1), Holiday::LabourDay),
        (date(year, 9, 2), Holiday::NationalDay),
        (second_national_day(year), Holiday::NationalDay),
    ];
    holidays.extend((-1..4).map(|offset| (plus_days(tet, offset), Holiday::Tet)));
    holidays.sort_unstable();
    holidays.dedup_by_key(|(day, _)| *day);

    let mut taken: BTreeSet<Date> = holidays.iter().map(|(day, _)| *day).collect();
    let mut days = Vec::new();
    for (day, holiday) in holidays {
        days.push(special(day, DayKind::Holiday, holiday));
        if is_weekend(day) {
            let mut rest = next(day);
            while is_weekend(rest) || taken.contains(&rest) {
                rest = next(rest);
            }
            taken.insert(rest);
            days.push(special(rest, DayKind::Compensated, holiday));
        }
    }
    days.sort_unstable_by_key(|day| day.date);
    days
}

fn special(date: Date, kind: DayKind, holiday: Holiday) -> SpecialDay {
    SpecialDay { date, kind, holiday, standing: Standing::Computed }
}

fn second_national_day(year: i16) -> Date {
    let second = date(year, 9, 2);
    match second.weekday() {
        Weekday::Monday | Weekday::Thursday | Weekday::Sunday => next(second),
        _ => plus_days(second, -1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The working days lost in a year, as `dd/mm`.
    fn off(year: i16, holiday: Holiday) -> String {
        let days = days(year).into_iter().filter(|day| day.holiday == holiday && !is_weekend(day.date));
        days.map(|day| format!("{:02}/{:02}", day.date.day(), day.date.month())).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_holiday_on_a_weekly_rest_day_is_compensated_on_the_next_working_day() {
        let check = |year, holiday, expected| assert_eq!(off(year, holiday), expected, "{year} {holiday:?}");
        check(2026, Holiday::Tet, "16/02 17/02 18/02 19/02 20/02");
        check(2026, Holiday::HungKings, "27/04");
        check(2026, Holiday::NationalDay, "01/09 02/09");
        check(2027, Holiday::LabourDay, "03/05");
        check(2028, Holiday::NewYear, "03/01");
        check(2028, Holiday::Tet, "25/01 26/01 27/01 28/01 31/01");
        check(2028, Holiday::NationalDay, "01/09 04/09");
        check(2029, Holiday::NationalDay, "03/09 04/09");
        check(2030, Holiday::Tet, "01/02 04/02 05/02 06/02 07/02");
        check(2033, Holiday::VictoryDay, "02/05");
        check(2033, Holiday::LabourDay, "03/05");
    }

    #[test]
    fn every_computed_year_loses_eleven_working_days_to_holidays() {
        for year in 2015..2100 {
            let lost = days(year).iter().filter(|day| !is_weekend(day.date)).count();
            // The Hùng kings' day can meet 30 April only in a year whose third month begins on 21 April.
            assert_eq!(lost, 11, "{year}: {:?}", days(year));
        }
    }
}
