//! One step of the explanation of a due date: a key and its arguments, worded in `locales/*/deadline.ftl`.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::Allowance;
use crate::calendar::tell::{short_date, short_time};
use crate::calendar::{Arg, Holiday, Rest, local};

/// An unbroken run of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// One step that led to a due date. Stored with the dossier, so variants are only ever added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Because {
    /// The clock starts when the dossier is complete and valid (Decree 118/2025 Art. 17.3).
    Accepted {
        /// That instant.
        at: Timestamp,
    },
    /// The time limit itself.
    Allowed {
        /// As the procedure gives it.
        allowance: Allowance,
    },
    /// Received after the cut-off, so counted as received on the next working day.
    AfterCutOff {
        /// The cut-off.
        cut_off: Time,
        /// The day it counts for.
        counted_as: Date,
    },
    /// Received while the office rests, so counted as received on the next working day.
    ReceivedAtRest {
        /// The day of receipt.
        on: Date,
        /// Why the office rests.
        #[serde(flatten)]
        why: Rest,
        /// The day it counts for.
        counted_as: Date,
    },
    /// The day of receipt is not counted (Civil Code Art. 147.2).
    FirstDayExcluded {
        /// The day of receipt.
        on: Date,
        /// The first day that counts.
        first: Date,
    },
    /// Saturdays and Sundays do not count.
    Weekends {
        /// How many such days.
        days: u32,
        /// Which ones.
        runs: Vec<Run>,
    },
    /// Days that do not count for another reason than the weekend.
    RestDays {
        /// First and last of them.
        #[serde(flatten)]
        run: Run,
        /// How many.
        days: u32,
        /// Why.
        #[serde(flatten)]
        why: Rest,
    },
    /// A Saturday that counts, because the offices work on it by swap.
    WorkingSaturday {
        /// The day.
        on: Date,
    },
    /// Days during which a law stops the clock.
    Paused {
        /// First and last of them.
        #[serde(flatten)]
        run: Run,
        /// The legal basis.
        basis: String,
    },
    /// The clock of a limit in hours starts when the office opens.
    ClockStarts {
        /// That instant.
        at: Timestamp,
    },
    /// Hours used on one day.
    HoursCounted {
        /// The day.
        on: Date,
        /// The stretches, in order.
        stretches: Vec<(Time, Time)>,
        /// Their minutes together.
        minutes: i64,
    },
    /// The last counted day is at rest, so the limit ends on the next working day (Civil Code Art. 148.5).
    LastDayAtRest {
        /// The day the count ends on.
        on: Date,
        /// Why it is not worked.
        #[serde(flatten)]
        why: Rest,
        /// The working day that follows.
        moved_to: Date,
    },
    /// The day the count ends on.
    LastDay {
        /// How many days were counted.
        days: u32,
        /// That day.
        on: Date,
    },
    /// The rest days of a year are worked out from the Labour Code: no announcement has been loaded.
    YearComputed {
        /// The year.
        year: i16,
    },
    /// A rest day that mattered has not been confirmed.
    Unconfirmed {
        /// The day.
        on: Date,
        /// The holiday.
        holiday: Holiday,
    },
    /// The result.
    Due {
        /// The last instant in time.
        at: Timestamp,
    },
}

impl Because {
    /// The stable locale key of the sentence.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "deadline.accepted",
            Self::Allowed { allowance } => match allowance {
                Allowance::WorkingDays(_) => "deadline.allowed-working-days",
                Allowance::CalendarDays(_) => "deadline.allowed-calendar-days",
                Allowance::WorkingHours(_) => "deadline.allowed-working-hours",
                Allowance::SameDay => "deadline.allowed-same-day",
            },
            Self::AfterCutOff { .. } => "deadline.after-cut-off",
            Self::ReceivedAtRest { .. } => "deadline.received-at-rest",
            Self::FirstDayExcluded { .. } => "deadline.first-day-excluded",
            Self::Weekends { .. } => "deadline.weekends",
            Self::RestDays { .. } => "deadline.rest-days",
            Self::WorkingSaturday { .. } => "deadline.working-saturday",
            Self::Paused { .. } => "deadline.paused",
            Self::ClockStarts { .. } => "deadline.clock-starts",
            Self::HoursCounted { .. } => "deadline.hours-counted",
            Self::LastDayAtRest { .. } => "deadline.last-day-at-rest",
            Self::LastDay { .. } => "deadline.last-day",
            Self::YearComputed { .. } => "deadline.year-computed",
            Self::Unconfirmed { .. } => "deadline.unconfirmed",
            Self::Due { .. } => "deadline.due",
        }
    }

    /// The arguments of the sentence. A [`Rest`] gives `why` and, when it has one, the name of its `holiday`.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Accepted { at } | Self::ClockStarts { at } | Self::Due { at } => moment(*at),
            Self::Allowed { allowance } => match allowance {
                Allowance::WorkingDays(count) | Allowance::CalendarDays(count) | Allowance::WorkingHours(count) => {
                    vec![("count", Arg::Number(i64::from(*count)))]
                }
                Allowance::SameDay => Vec::new(),
            },
            Self::AfterCutOff { cut_off, counted_as } => {
                vec![("time", Arg::Time(*cut_off)), ("day", Arg::Day(*counted_as))]
            }
            Self::ReceivedAtRest { on, why, counted_as } => {
                vec![("on", Arg::Day(*on)), ("why", Arg::Key(reason(*why))), ("day", Arg::Day(*counted_as))]
            }
            Self::FirstDayExcluded { on, first } => vec![("on", Arg::Day(*on)), ("first", Arg::Day(*first))],
            Self::Weekends { days, runs } => {
                let dates = runs.iter().map(|run| span(*run)).collect::<Vec<_>>().join(", ");
                vec![("days", Arg::Number(i64::from(*days))), ("dates", Arg::Text(dates))]
            }
            Self::RestDays { run, days, why } => {
                let mut args = run_args(*run);
                args.push(("days", Arg::Number(i64::from(*days))));
                args.push(("why", Arg::Key(reason(*why))));
                args
            }
            Self::WorkingSaturday { on } => vec![("on", Arg::Day(*on))],
            Self::Paused { run, basis } => {
                let mut args = run_args(*run);
                args.push(("basis", Arg::Text(basis.clone())));
                args
            }
            Self::HoursCounted { on, stretches, minutes } => {
                let times = stretches.iter().map(|(from, to)| format!("{}–{}", short_time(*from), short_time(*to)));
                vec![
                    ("on", Arg::Day(*on)),
                    ("times", Arg::Text(times.collect::<Vec<_>>().join(", "))),
                    ("hours", Arg::Number(minutes / 60)),
                    ("minutes", Arg::Number(minutes % 60)),
                ]
            }
            Self::LastDayAtRest { on, why, moved_to } => {
                vec![("on", Arg::Day(*on)), ("why", Arg::Key(reason(*why))), ("day", Arg::Day(*moved_to))]
            }
            Self::LastDay { days, on } => vec![("count", Arg::Number(i64::from(*days))), ("on", Arg::Day(*on))],
            Self::YearComputed { year } => vec![("year", Arg::Text(year.to_string()))],
            Self::Unconfirmed { on, holiday } => vec![("on", Arg::Day(*on)), ("holiday", Arg::Key(holiday.key()))],
        }
    }
}

/// The locale key of a reason to rest, such as `deadline.why-tet`.
#[must_use]
pub fn reason(rest: Rest) -> &'static str {
    match rest {
        Rest::Weekend => "deadline.why-weekend",
        Rest::Closed => "deadline.why-closed",
        Rest::Holiday { holiday } => holiday.key(),
        Rest::Compensated { holiday } => match holiday {
            Holiday::NewYear => "deadline.why-new-year-compensated",
            Holiday::Tet => "deadline.why-tet-compensated",
            Holiday::HungKings => "deadline.why-hung-kings-compensated",
            Holiday::VictoryDay => "deadline.why-victory-day-compensated",
            Holiday::LabourDay => "deadline.why-labour-day-compensated",
            Holiday::NationalDay => "deadline.why-national-day-compensated",
            Holiday::CultureDay => "deadline.why-culture-day-compensated",
        },
        Rest::Swapped { holiday } => match holiday {
            Holiday::NewYear => "deadline.why-new-year-swapped",
            Holiday::Tet => "deadline.why-tet-swapped",
            Holiday::HungKings => "deadline.why-hung-kings-swapped",
            Holiday::VictoryDay => "deadline.why-victory-day-swapped",
            Holiday::LabourDay => "deadline.why-labour-day-swapped",
            Holiday::NationalDay => "deadline.why-national-day-swapped",
            Holiday::CultureDay => "deadline.why-culture-day-swapped",
        },
    }
}

fn moment(at: Timestamp) -> Vec<(&'static str, Arg)> {
    let moment = local::date_time(at);
    vec![("day", Arg::Day(moment.date())), ("time", Arg::Time(moment.time()))]
}

fn run_args(run: Run) -> Vec<(&'static str, Arg)> {
    vec![("from", Arg::Day(run.from)), ("to", Arg::Day(run.to)), ("dates", Arg::Text(span(run)))]
}

/// A run as short as it can be written: `14–15/02/2026`, `31/01–01/02/2026`, `07/03/2026`.
fn span(run: Run) -> String {
    let Run { from, to } = run;
    if from == to {
        short_date(to)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{:02}–{}", from.day(), short_date(to))
    } else if from.year() == to.year() {
        format!("{:02}/{:02}–{}", from.day(), from.month(), short_date(to))
    } else {
        format!("{}–{}", short_date(from), short_date(to))
    }
}
