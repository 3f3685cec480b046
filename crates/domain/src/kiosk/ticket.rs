//! A number in a queue: taken, called, called again, done, or nobody came.

use std::cmp::Ordering;
use std::str::FromStr;

use jiff::{Timestamp, ToSpan};

use super::queue::Queue;
use crate::timeline::Ruling;

/// Minutes for which a number that nobody answered keeps its place: who comes back within them is called at once
/// instead of queueing again.
pub const KEEPS_PLACE: i64 = 60;

/// Where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Taken, not called yet.
    Waiting,
    /// Called; the person is on the way or at the counter.
    Called,
    /// Called, and nobody came.
    NoShow,
    /// Served.
    Done,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Called, Self::NoShow, Self::Done];

    /// The stable name in data and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Called => "called",
            Self::NoShow => "no_show",
            Self::Done => "done",
        }
    }
}

impl FromStr for State {
    type Err = Ruling;

    fn from_str(text: &str) -> Result<Self, Ruling> {
        Self::ALL.into_iter().find(|state| state.key() == text).ok_or(Ruling::new("kiosk.unreadable"))
    }
}

/// What an officer does with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Calls it for the first time.
    Call,
    /// Calls it once more.
    Recall,
    /// Nobody came.
    NoShow,
    /// The person was served.
    Finish,
}

impl Step {
    /// Where the number stands afterwards. `called_at` is the last time it was called.
    ///
    /// # Errors
    /// `kiosk.ticket-moved` where the number stands elsewhere by now; `kiosk.ticket-too-late` for one that nobody
    /// answered an hour ago.
    pub fn from(self, state: State, called_at: Option<Timestamp>, now: Timestamp) -> Result<State, Ruling> {
        match (self, state) {
            (Self::Call, State::Waiting) | (Self::Recall, State::Called) => Ok(State::Called),
            (Self::Recall, State::NoShow) => {
                let kept = called_at.and_then(|at| at.checked_add(KEEPS_PLACE.minutes()).ok());
                let kept = kept.is_some_and(|until| now <= until);
                if kept { Ok(State::Called) } else { Err(Ruling::new("kiosk.ticket-too-late")) }
            }
            (Self::NoShow, State::Called) => Ok(State::NoShow),
            (Self::Finish, State::Called) => Ok(State::Done),
            _ => Err(Ruling::new("kiosk.ticket-moved")),
        }
    }
}

/// The number as it is printed and called: a letter and three digits, or more when a day brings more.
#[must_use]
pub fn label(queue: Queue, number: u32) -> String {
    format!("{}{number:03}", queue.letter())
}

/// A number that waits, as far as its place depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whether it is called before others.
    pub first: bool,
    /// When it was taken; the number within one queue says the same.
    pub taken_at: Timestamp,
    /// The number.
    pub number: u32,
}

impl Place {
    /// Which of two is called first: priority, then who came first.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        other.first.cmp(&self.first).then(self.taken_at.cmp(&other.taken_at)).then(self.number.cmp(&other.number))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_number_is_called_once_served_once_and_keeps_its_place_for_an_hour() {
        let now: Timestamp = "2026-11-23T02:00:00Z".parse().unwrap();
        let check = |step: Step, state: State, minutes_ago: i64, result: Result<State, &str>| {
            let reached = step.from(state, Some(now - minutes_ago.minutes()), now);
            assert_eq!(reached.map_err(|ruling| ruling.code), result, "{step:?} from {state:?}");
        };
        let moved = || Err("kiosk.ticket-moved");
        check(Step::Call, State::Waiting, 0, Ok(State::Called));
        check(Step::Call, State::Called, 0, moved());
        check(Step::Call, State::NoShow, 0, moved());
        check(Step::Call, State::Done, 0, moved());
        check(Step::Recall, State::Called, 5, Ok(State::Called));
        check(Step::Recall, State::Waiting, 5, moved());
        check(Step::Recall, State::NoShow, 60, Ok(State::Called));
        check(Step::Recall, State::NoShow, 61, Err("kiosk.ticket-too-late"));
        check(Step::Recall, State::Done, 1, moved());
        check(Step::NoShow, State::Called, 1, Ok(State::NoShow));
        check(Step::NoShow, State::Waiting, 1, moved());
        check(Step::Finish, State::Called, 1, Ok(State::Done));
        check(Step::Finish, State::NoShow, 1, moved());
        check(Step::Finish, State::Done, 1, moved());
    }

    #[test]
    fn priority_goes_first_and_then_who_came_first() {
        let nine: Timestamp = "2026-11-23T02:00:00Z".parse().unwrap();
        let place = |first, minute: i64, number| Place { first, taken_at: nine + minute.minutes(), number };
        let mut places =
            [place(false, 0, 1), place(false, 2, 2), place(true, 9, 7), place(true, 5, 4), place(false, 2, 1)];
        places.sort_by(Place::order);
        let order: Vec<_> = places.iter().map(|place| (place.first, place.number)).collect();
        assert_eq!(order, [(true, 4), (true, 7), (false, 1), (false, 1), (false, 2)]);
    }

    #[test]
    fn a_number_reads_as_a_letter_and_at_least_three_digits() {
        for (queue, number, told) in
            [(Queue::CivilStatus, 7, "A007"), (Queue::Other, 120, "H120"), (Queue::Land, 1_234, "D1234")]
        {
            assert_eq!(label(queue, number), told);
        }
    }
}
