//! Counting days and hours, noting each run of days that was skipped and why.

use jiff::Timestamp;
use jiff::civil::Date;

use super::because::{Because, Run};
use super::{Deadline, Pause};
use crate::calendar::working_time::Stretch;
use crate::calendar::{Calendar, DayKind, Rest, Standing, WorkingTime, local};

/// A count in progress: the calendar it follows and the steps noted so far.
pub(super) struct Count<'a> {
    pub(super) calendar: &'a Calendar,
    pauses: &'a [Pause],
    because: Vec<Because>,
    doubts: Vec<Because>,
}

impl<'a> Count<'a> {
    pub(super) fn new(calendar: &'a Calendar, pauses: &'a [Pause]) -> Self {
        Self { calendar, pauses, because: Vec::new(), doubts: Vec::new() }
    }

    pub(super) fn note(&mut self, because: Because) {
        self.because.push(because);
    }

    /// Closes the explanation: what is not certain, then the result.
    pub(super) fn end(mut self, due: Timestamp) -> Deadline {
        self.because.append(&mut self.doubts);
        self.because.push(Because::Due { at: due });
        Deadline { due, because: self.because }
    }

    /// The n-th working day after a day; days inside a pause do not count.
    pub(super) fn working_days(&mut self, start: Date, days: u32) -> Date {
        let first = self.calendar.next_working_day(start);
        self.note(Because::FirstDayExcluded { on: start, first });
        let mut date = start;
        let mut counted = 0;
        while counted < days && date < Date::MAX {
            date = local::next(date);
            if self.skips(date) {
                continue;
            }
            counted += 1;
            if self.calendar.special(date).is_some_and(|day| day.kind == DayKind::SwapWork) {
                self.note(Because::WorkingSaturday { on: date });
                self.doubt(date);
            }
        }
        self.note(Because::LastDay { days, on: date });
        date
    }

    /// The n-th day after a day, moved on when it is at rest.
    pub(super) fn calendar_days(&mut self, start: Date, days: u32) -> Date {
        self.note(Because::FirstDayExcluded { on: start, first: local::next(start) });
        let mut date = start;
        let mut counted = 0;
        while counted < days && date < Date::MAX {
            date = local::next(date);
            if !self.is_paused(date) {
                counted += 1;
            }
        }
        self.note(Because::LastDay { days, on: date });
        let Some(why) = self.calendar.rest(date) else { return date };
        let moved_to = self.calendar.working_day_from(date);
        self.doubt(date);
        self.note(Because::LastDayAtRest { on: date, why, moved_to });
        self.first_working_day(local::next(date))
    }

    /// The instant at which so many working hours have passed; hours inside a pause do not count.
    pub(super) fn working_hours(&mut self, accepted: Timestamp, hours: u32) -> Timestamp {
        let mut left = WorkingTime::hours(hours);
        let mut date = local::day(accepted);
        let mut started = false;
        loop {
            let mut used = Vec::new();
            for stretch in self.running(date, accepted) {
                if !started && stretch.from > accepted {
                    self.note(Because::ClockStarts { at: stretch.from });
                }
                started = true;
                let part = stretch.length().min(left);
                let to = if part == stretch.length() {
                    stretch.to
                } else {
                    self.calendar.add_working_time(stretch.from, part)
                };
                left = left - part;
                used.push(Stretch { from: stretch.from, to });
                if left == WorkingTime::ZERO {
                    self.hours_counted(date, &used);
                    return to;
                }
            }
            if !used.is_empty() {
                self.hours_counted(date, &used);
            }
            if date == Date::MAX {
                return Timestamp::MAX;
            }
            date = local::next(date);
            self.skips_rest(date);
        }
    }

    /// The first working day from a day on, noting the days passed over.
    pub(super) fn first_working_day(&mut self, mut date: Date) -> Date {
        while self.skips_rest(date) && date < Date::MAX {
            date = local::next(date);
        }
        date
    }

    /// A same-day limit moves on by the working days a pause takes from it.
    pub(super) fn paused_same_day(&mut self, day: Date) -> Date {
        let end =
            self.pauses.iter().filter(|pause| local::day(pause.from()) <= day).map(|pause| local::day(pause.to()));
        let Some(end) = end.max().filter(|end| *end > day) else { return day };
        let mut date = day;
        let mut last = day;
        while date < end {
            date = local::next(date);
            if !self.is_paused(date) {
                break;
            }
            last = date;
        }
        self.first_working_day(last)
    }

    /// The close of business of a day, or of the next working day when it is not later than the acceptance.
    pub(super) fn close_after(&mut self, day: Date, accepted: Timestamp) -> Timestamp {
        let mut day = self.first_working_day(day);
        loop {
            match self.calendar.close_of_business(day) {
                Some(close) if close > accepted => return close,
                _ if day == Date::MAX => return Timestamp::MAX,
                _ => day = self.first_working_day(local::next(day)),
            }
        }
    }

    /// Whether a day does not count, noting it if so.
    fn skips(&mut self, date: Date) -> bool {
        self.skips_rest(date) || self.is_paused(date)
    }

    fn skips_rest(&mut self, date: Date) -> bool {
        let Some(why) = self.calendar.rest(date) else { return false };
        self.doubt(date);
        if why == Rest::Weekend {
            self.weekend(date);
        } else {
            self.rest_day(date, why);
        }
        true
    }

    fn weekend(&mut self, date: Date) {
        let noted = self.because.iter_mut().find_map(|because| match because {
            Because::Weekends { days, runs } => Some((days, runs)),
            _ => None,
        });
        let Some((days, runs)) = noted else {
            self.note(Because::Weekends { days: 1, runs: vec![Run { from: date, to: date }] });
            return;
        };
        match runs.last_mut() {
            Some(run) if run.to == date => return,
            Some(run) if local::next(run.to) == date => run.to = date,
            _ => runs.push(Run { from: date, to: date }),
        }
        *days += 1;
    }

    /// Lengthens the run before it when it rests for the same reason.
    fn rest_day(&mut self, date: Date, why: Rest) {
        for because in self.because.iter_mut().rev() {
            if let Because::RestDays { run, days, why: known } = because {
                if run.to == date {
                    return;
                }
                if *known == why && local::next(run.to) == date {
                    run.to = date;
                    *days += 1;
                    return;
                }
                break;
            }
        }
        self.note(Because::RestDays { run: Run { from: date, to: date }, days: 1, why });
    }

    /// A pause takes the days after the one it begins on, up to the one it ends on, as a count of days would.
    fn is_paused(&mut self, date: Date) -> bool {
        let pause = self.pauses.iter().find(|pause| local::day(pause.from()) < date && date <= local::day(pause.to()));
        if let Some(pause) = pause {
            self.paused(date, pause.basis());
        }
        pause.is_some()
    }

    fn paused(&mut self, date: Date, pause: &str) {
        let noted = self.because.iter_mut().rev().find_map(|because| match because {
            Because::Paused { run, basis } if basis == pause => Some(run),
            _ => None,
        });
        match noted {
            Some(run) => run.to = run.to.max(date),
            None => self.note(Because::Paused { run: Run { from: date, to: date }, basis: pause.to_owned() }),
        }
    }

    /// The stretches of a day during which the clock runs, without what pauses take from them.
    fn running(&mut self, date: Date, accepted: Timestamp) -> Vec<Stretch> {
        let mut stretches = self.calendar.stretches(date, accepted);
        for pause in self.pauses {
            if stretches.iter().any(|stretch| pause.from() < stretch.to && stretch.from < pause.to()) {
                self.paused(date, pause.basis());
            }
            let mut kept = Vec::new();
            for Stretch { from, to } in stretches.drain(..) {
                let before = Stretch { from, to: to.min(pause.from()) };
                let after = Stretch { from: from.max(pause.to()), to };
                kept.extend([before, after].into_iter().filter(|part| part.from < part.to));
            }
            stretches = kept;
        }
        stretches
    }

    fn hours_counted(&mut self, on: Date, used: &[Stretch]) {
        let time = |at| local::date_time(at).time();
        let minutes = used.iter().map(|stretch| stretch.length()).sum::<WorkingTime>().as_minutes();
        let stretches = used.iter().map(|stretch| (time(stretch.from), time(stretch.to))).collect();
        if self.calendar.special(on).is_some_and(|day| day.kind == DayKind::SwapWork) {
            self.note(Because::WorkingSaturday { on });
            self.doubt(on);
        }
        self.note(Because::HoursCounted { on, stretches, minutes });
    }

    /// Notes once that a day was worked out or has not been confirmed.
    fn doubt(&mut self, date: Date) {
        let Some(day) = self.calendar.special(date) else { return };
        let doubt = match day.standing {
            Standing::Official => return,
            Standing::Unconfirmed => Because::Unconfirmed { on: date, holiday: day.holiday },
            Standing::Computed => Because::YearComputed { year: date.year() },
        };
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }
}
