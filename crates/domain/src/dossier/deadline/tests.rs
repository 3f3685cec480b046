#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use super::*;
use crate::calendar::{Holiday, parse};
use jiff::SignedDuration;
use jiff::civil::{date, time};
use proptest::prelude::*;

const CUT_OFF: Time = time(15, 0, 0, 0);

fn at(text: &str) -> Timestamp {
    let text = if text.len() == 16 { format!("{text}:00+07:00") } else { text.to_owned() };
    text.parse().unwrap()
}

fn due(accepted: &str, allowance: &str) -> Deadline {
    deadline(at(accepted), allowance.parse().unwrap(), &parse::catalogue(), CUT_OFF)
}

fn check(accepted: &str, allowance: &str, expected: &str) {
    let deadline = due(accepted, allowance);
    let found = local::date_time(deadline.due).to_string();
    assert_eq!(found, format!("{expected}:00"), "{accepted} {allowance}: {:#?}", deadline.because);
    assert_eq!(deadline.because.last(), Some(&Because::Due { at: deadline.due }));
}

#[test]
fn the_known_cases_of_2026_end_where_they_should() {
    check("2026-02-13T10:00", "3wd", "2026-02-25T17:30");
    check("2026-04-24T15:30", "8wh", "2026-04-28T15:30");
    check("2026-03-06T15:01", "same-day", "2026-03-09T17:30");
    check("2026-03-06T15:00", "same-day", "2026-03-06T17:30");
    check("2026-03-02T09:00", "3wd", "2026-03-05T17:30"); // the last day on which Form 02 may go out
    check("2026-03-05T09:00", "15d", "2026-03-20T17:30"); // the day after which silence closes the dossier
}

#[test]
fn a_dossier_received_at_an_odd_hour_is_counted_by_the_day() {
    check("2026-03-05T23:59", "1wd", "2026-03-06T17:30"); // at night
    check("2026-03-08T10:00", "1wd", "2026-03-09T17:30"); // on a Sunday
    check("2026-03-08T10:00", "same-day", "2026-03-09T17:30");
    check("2026-03-09T03:00", "same-day", "2026-03-09T17:30"); // before the office opens
    check("2026-03-09T20:00", "same-day", "2026-03-10T17:30");
    check("2026-08-22T09:00", "same-day", "2026-08-22T17:30"); // on a working Saturday
    check("2026-08-21T09:00", "1wd", "2026-08-22T17:30");
    check("2026-08-22T15:01", "same-day", "2026-08-24T17:30");
    check("2026-02-13T15:01", "same-day", "2026-02-23T17:30"); // the last afternoon before Tết
    check("2026-02-13T17:00", "1wh", "2026-02-23T08:30");
    check("2026-02-17T08:00", "1wd", "2026-02-23T17:30"); // on the first day of Tết
    check("2026-03-05T17:30", "1wh", "2026-03-06T09:00");
    check("2026-03-06T08:00", "8wh", "2026-03-06T17:30");
}

#[test]
fn calendar_days_run_through_rest_days_but_do_not_end_on_one() {
    check("2026-02-06T10:00", "10d", "2026-02-23T17:30"); // 16 February is Tết
    check("2026-03-02T10:00", "20d", "2026-03-23T17:30"); // 22 March is a Sunday
    check("2026-04-11T10:00", "15d", "2026-04-28T17:30"); // Sunday 26 April, the kings' day, compensated on Monday
    check("2026-12-31T10:00", "1d", "2027-01-04T17:30");
}

#[test]
fn a_late_receipt_counts_for_the_next_working_day_only_where_a_pack_says_so() {
    let calendar = parse::catalogue();
    let check = |accepted, allowance: &str, late_receipt, expected| {
        let counting = Counting { cut_off: CUT_OFF, late_receipt, pauses: &[] };
        let found = deadline_counting(at(accepted), allowance.parse().unwrap(), &calendar, &counting);
        assert_eq!(local::day(found.due), expected, "{accepted} {allowance} {late_receipt:?}");
    };
    check("2026-03-06T15:01", "1wd", LateReceipt::SameDay, date(2026, 3, 9));
    check("2026-03-06T15:01", "1wd", LateReceipt::NextWorkingDay, date(2026, 3, 10));
    check("2026-03-06T15:00", "1wd", LateReceipt::NextWorkingDay, date(2026, 3, 9));
    check("2026-03-03T15:01", "2d", LateReceipt::NextWorkingDay, date(2026, 3, 6));
}

#[test]
fn a_pause_with_a_legal_basis_moves_the_date_by_what_it_took() {
    let calendar = parse::catalogue();
    let check = |accepted, allowance: &str, from, to, expected: &str| {
        let pause = Pause::new(at(from), at(to), "Luật Đất đai 2024 Điều 135", "Lan").unwrap();
        let counting = Counting { cut_off: CUT_OFF, late_receipt: LateReceipt::SameDay, pauses: &[pause] };
        let found = deadline_counting(at(accepted), allowance.parse().unwrap(), &calendar, &counting);
        assert_eq!(local::date_time(found.due).to_string(), format!("{expected}:00"), "{accepted} {allowance}");
        found.because.iter().any(|step| matches!(step, Because::Paused { .. }))
    };
    assert!(check("2026-03-02T09:00", "5wd", "2026-03-03T10:00", "2026-03-05T10:00", "2026-03-11T17:30"));
    assert!(check("2026-03-02T09:00", "5d", "2026-03-03T10:00", "2026-03-05T10:00", "2026-03-09T17:30"));
    assert!(check("2026-03-02T09:00", "8wh", "2026-03-02T10:00", "2026-03-02T14:30", "2026-03-03T12:00"));
    assert!(check("2026-03-02T09:00", "same-day", "2026-03-02T10:00", "2026-03-04T10:00", "2026-03-04T17:30"));
    assert!(!check("2026-03-02T09:00", "1wd", "2026-03-20T10:00", "2026-03-24T10:00", "2026-03-03T17:30"));
    let refused = |basis, by| Pause::new(at("2026-03-02T09:00"), at("2026-03-03T09:00"), basis, by).unwrap_err();
    assert_eq!(refused(" ", "Lan"), PauseError::NoBasis);
    assert_eq!(refused("Điều 135", ""), PauseError::NoApprover);
}

#[test]
fn every_skipped_run_of_days_is_explained() {
    let because = due("2026-02-13T10:00", "3wd").because;
    let tet = Because::RestDays {
        run: because::Run { from: date(2026, 2, 16), to: date(2026, 2, 20) },
        days: 5,
        why: Rest::Holiday { holiday: Holiday::Tet },
    };
    assert!(because.contains(&tet), "{because:#?}");
    let weekends = vec![
        because::Run { from: date(2026, 2, 14), to: date(2026, 2, 15) },
        because::Run { from: date(2026, 2, 21), to: date(2026, 2, 22) },
    ];
    assert!(because.contains(&Because::Weekends { days: 4, runs: weekends }), "{because:#?}");
    assert!(!because.iter().any(|step| matches!(step, Because::YearComputed { .. } | Because::Unconfirmed { .. })));

    let kings = due("2026-04-24T15:30", "8wh").because;
    assert!(kings.iter().any(|step| matches!(step, Because::HoursCounted { minutes: 120, .. })), "{kings:#?}");
    let compensated = Rest::Compensated { holiday: Holiday::HungKings };
    assert!(kings.iter().any(|step| matches!(step, Because::RestDays { why, .. } if *why == compensated)));
}

#[test]
fn a_date_that_rests_on_an_unannounced_year_says_so() {
    assert!(due("2030-01-31T10:00", "3wd").because.contains(&Because::YearComputed { year: 2030 }));
    let doubted = Because::Unconfirmed { on: date(2026, 1, 2), holiday: Holiday::NewYear };
    assert!(due("2025-12-31T10:00", "1wd").because.contains(&doubted));
}

#[test]
fn an_explanation_survives_storage() {
    for allowance in ["3wd", "20d", "8wh", "same-day"] {
        let deadline = due("2026-02-13T15:30", allowance);
        let stored = serde_json::to_string(&deadline).unwrap();
        assert_eq!(serde_json::from_str::<Deadline>(&stored).unwrap(), deadline, "{stored}");
    }
}

#[test]
fn an_office_that_closes_before_the_dossier_comes_in_has_until_its_next_day() {
    use crate::calendar::{Calendar, OfficeHours};
    let hours = parse::office_hours(
        "[[hours]]\noffices = [\"*\"]\nvalid_from = \"2020-01-01\"\nclock = { mon-fri = \"08:00-12:00\" }\n",
    );
    let hours: OfficeHours = hours.unwrap().of("any").clone();
    let mornings = Calendar::new(std::sync::Arc::default(), hours);
    let found = deadline(at("2026-03-05T14:00"), Allowance::SameDay, &mornings, CUT_OFF);
    assert_eq!(found.due, at("2026-03-06T12:00"));
}

#[test]
fn an_end_is_early_on_time_or_late_by_the_day() {
    let check = |due, finished, expected| assert_eq!(Timeliness::of(at(due), at(finished)), expected, "{finished}");
    check("2026-03-06T17:30", "2026-03-05T23:59", Timeliness::Early);
    check("2026-03-06T17:30", "2026-03-06T00:00", Timeliness::OnTime);
    check("2026-03-06T17:30", "2026-03-06T23:59", Timeliness::OnTime);
    check("2026-03-06T17:30", "2026-03-07T00:00", Timeliness::Late);
    let left = |due, now| days_left(at(due), at(now), &parse::catalogue());
    assert_eq!(left("2026-02-25T17:30", "2026-02-13T10:00"), 3);
    assert_eq!(left("2026-02-25T17:30", "2026-02-25T18:00"), 0);
    assert_eq!(left("2026-03-06T17:30", "2026-03-07T09:00"), -1);
    assert_eq!(left("2026-03-06T17:30", "2026-03-10T09:00"), -2);
}

fn instant() -> impl Strategy<Value = Timestamp> {
    (1_704_067_200_i64..1_924_992_000).prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn any_allowance() -> impl Strategy<Value = Allowance> {
    prop_oneof![
        (1_u32..90).prop_map(Allowance::WorkingDays),
        (1_u32..120).prop_map(Allowance::CalendarDays),
        (1_u32..200).prop_map(Allowance::WorkingHours),
        Just(Allowance::SameDay),
    ]
}

proptest! {
    #[test]
    fn a_limit_never_ends_at_rest_nor_before_it_began(accepted in instant(), allowance in any_allowance()) {
        let calendar = parse::catalogue();
        let due = deadline(accepted, allowance, &calendar, CUT_OFF).due;
        prop_assert!(calendar.is_working_at(due));
        prop_assert!(due > accepted);
    }

    #[test]
    fn what_is_counted_is_what_is_measured(accepted in instant(), count in 1_u32..90) {
        let calendar = parse::catalogue();
        let from = local::day(accepted);
        let days = deadline(accepted, Allowance::WorkingDays(count), &calendar, CUT_OFF).due;
        prop_assert_eq!(calendar.working_days_between(from, local::day(days)), i64::from(count));
        let hours = deadline(accepted, Allowance::WorkingHours(count), &calendar, CUT_OFF).due;
        prop_assert_eq!(calendar.working_time_between(accepted, hours).as_minutes(), i64::from(count) * 60);
        let running = deadline(accepted, Allowance::CalendarDays(count), &calendar, CUT_OFF).due;
        prop_assert!(local::days_between(from, local::day(running)) >= i64::from(count));
    }

    #[test]
    fn a_later_start_or_a_longer_limit_never_ends_earlier(
        accepted in instant(),
        later in 0_i64..400_000,
        allowance in any_allowance(),
    ) {
        let calendar = parse::catalogue();
        let first = deadline(accepted, allowance, &calendar, CUT_OFF).due;
        let start = accepted.saturating_add(SignedDuration::from_secs(later)).unwrap();
        prop_assert!(first <= deadline(start, allowance, &calendar, CUT_OFF).due);
        let longer = match allowance {
            Allowance::WorkingDays(n) => Allowance::WorkingDays(n + 1),
            Allowance::CalendarDays(n) => Allowance::CalendarDays(n + 1),
            Allowance::WorkingHours(n) => Allowance::WorkingHours(n + 1),
            Allowance::SameDay => Allowance::WorkingDays(2),
        };
        prop_assert!(first <= deadline(accepted, longer, &calendar, CUT_OFF).due);
    }
}
