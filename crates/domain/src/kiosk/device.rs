//! A kiosk: a device that somebody answerable put up at a reception point, and its health.

use std::str::FromStr;

use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::access::{Actor, Role};
use crate::timeline::Ruling;
use crate::unit::agency_code::AgencyCode;

/// Minutes for which the code that enrols a device can be used: long enough to walk to it, short enough that a code
/// left on a slip of paper is worth nothing the next day.
pub const CODE_MINUTES: i64 = 30;

/// Digits of that code. With five attempts in five minutes, nobody guesses it while it is good.
pub const CODE_DIGITS: usize = 8;

/// Minutes of silence after which a kiosk counts as not answering. A kiosk that nobody uses reports every minute.
pub const SILENT_AFTER: i64 = 3;

/// Milliseconds of a round trip from which the network counts as slow: a page then takes longer than people wait
/// without wondering (ux §4.2 asks for 400 ms from page to page).
pub const SLOW_FROM: i64 = 1_000;

/// How much paper the printer of tickets has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// Enough.
    Enough,
    /// Some; somebody should bring more.
    Low,
    /// None: nothing is printed, and nothing that only makes sense printed is offered.
    Out,
}

impl Paper {
    /// Every state, the best first.
    pub const ALL: [Self; 3] = [Self::Enough, Self::Low, Self::Out];

    /// The stable name in data and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Enough => "enough",
            Self::Low => "low",
            Self::Out => "out",
        }
    }
}

impl FromStr for Paper {
    type Err = Ruling;

    fn from_str(text: &str) -> Result<Self, Ruling> {
        Self::ALL.into_iter().find(|paper| paper.key() == text).ok_or(Ruling::new("kiosk.unreadable"))
    }
}

/// How a kiosk is, as seen from the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// A code waits for it; no device has used it yet.
    NotEnrolled,
    /// It was heard of lately.
    Well,
    /// It answers slowly.
    Slow,
    /// Nothing was heard for [`SILENT_AFTER`] minutes: switched off, or without a network.
    Silent,
    /// It was put out of service; its token opens nothing.
    Revoked,
}

impl Health {
    /// The health of a kiosk from what it last reported.
    #[must_use]
    pub fn of(
        enrolled: bool,
        revoked: bool,
        seen_at: Option<Timestamp>,
        round_trip: Option<i64>,
        now: Timestamp,
    ) -> Self {
        let silent = |seen: Timestamp| now.checked_sub(SILENT_AFTER.minutes()).is_ok_and(|limit| seen < limit);
        match seen_at {
            _ if revoked => Self::Revoked,
            _ if !enrolled => Self::NotEnrolled,
            None => Self::Silent,
            Some(seen) if silent(seen) => Self::Silent,
            Some(_) if round_trip.is_some_and(|took| took >= SLOW_FROM) => Self::Slow,
            Some(_) => Self::Well,
        }
    }

    /// The stable name in locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotEnrolled => "not-enrolled",
            Self::Well => "well",
            Self::Slow => "slow",
            Self::Silent => "silent",
            Self::Revoked => "revoked",
        }
    }
}

/// May this person put a kiosk up at that point, or take it out of service? Who runs the point, or an administrator,
/// each also for the points below their office.
#[must_use]
pub fn may_manage(actor: &Actor, point: &AgencyCode) -> bool {
    matches!(actor, Actor::Staff { grants, .. } if grants.iter()
        .any(|grant| matches!(grant.role, Role::Admin | Role::PointManager) && point.is_within(&grant.office)))
}

/// May this person answer the bell, vouch for a person at a kiosk and call queue numbers at that point? Who receives
/// there, or runs it.
#[must_use]
pub fn may_attend(actor: &Actor, point: &AgencyCode) -> bool {
    actor.is(Role::Receptionist, point) || actor.is(Role::PointManager, point)
}

/// Is this the device that stands at that point? Only a device takes queue numbers and rings the bell.
#[must_use]
pub fn stands_at(actor: &Actor, point: &AgencyCode) -> bool {
    matches!(actor, Actor::Device { point: own, .. } if own == point)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::access::Grant;
    use crate::id::{AccountId, KioskId};

    #[test]
    fn a_kiosk_is_put_up_by_who_runs_the_point_and_attended_by_who_receives_there() {
        let point: AgencyCode = "H26.00082.D01".parse().unwrap();
        let staff = |role, office: &str| Actor::Staff {
            account: AccountId(Uuid::nil()),
            name: "Hoa".into(),
            grants: vec![Grant { role, office: office.parse().unwrap(), valid_from: date(2026, 1, 1), valid_to: None }],
        };
        let device = |point: &str| Actor::Device { kiosk: KioskId(Uuid::nil()), point: point.parse().unwrap() };
        let check = |who: &str, actor: &Actor, manages: bool, attends: bool, stands: bool| {
            assert_eq!(may_manage(actor, &point), manages, "{who} manages");
            assert_eq!(may_attend(actor, &point), attends, "{who} attends");
            assert_eq!(stands_at(actor, &point), stands, "{who} stands there");
        };
        check("visitor", &Actor::Visitor, false, false, false);
        check("citizen", &Actor::Citizen { account: AccountId(Uuid::nil()), name: "Minh".into() }, false, false, false);
        check("the schedule", &Actor::System, false, false, false);
        check("kiosk here", &device("H26.00082.D01"), false, false, true);
        check("kiosk elsewhere", &device("H26.00229.D01"), false, false, false);
        check("receptionist here", &staff(Role::Receptionist, "H26.00082.D01"), false, true, false);
        check("receptionist elsewhere", &staff(Role::Receptionist, "H26.00229.D01"), false, false, false);
        check("point manager here", &staff(Role::PointManager, "H26.00082.D01"), true, true, false);
        check("manager of the ward's points", &staff(Role::PointManager, "H26.00082"), true, false, false);
        check("manager elsewhere", &staff(Role::PointManager, "H26.PVHCC"), false, false, false);
        check("administrator of the city", &staff(Role::Admin, "H26"), true, false, false);
        for role in [
            Role::Specialist,
            Role::Leader,
            Role::Clerk,
            Role::Dispatcher,
            Role::Auditor,
            Role::Designer,
            Role::Publisher,
        ] {
            check(role.key(), &staff(role, "H26.00082.D01"), false, false, false);
        }
    }

    #[test]
    fn a_kiosk_that_is_not_heard_of_for_three_minutes_is_silent() {
        let now: Timestamp = "2026-11-23T02:00:00Z".parse().unwrap();
        let ago = |seconds: i64| Some(now - seconds.seconds());
        let check = |enrolled, revoked, seen, trip, health| {
            assert_eq!(Health::of(enrolled, revoked, seen, trip, now), health, "{seen:?} {trip:?}");
        };
        check(false, false, None, None, Health::NotEnrolled);
        check(true, false, ago(10), Some(80), Health::Well);
        check(true, false, ago(180), None, Health::Well);
        check(true, false, ago(181), Some(80), Health::Silent);
        check(true, false, ago(10), Some(1_000), Health::Slow);
        check(true, true, ago(10), Some(80), Health::Revoked);
    }
}
