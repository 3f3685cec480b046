//! Numbers without gap however many take them at once, calls that never meet, and people who are forgotten whole.

use std::collections::BTreeSet;

use futures::future::join_all;
use jiff::{Timestamp, ToSpan};
use store::kiosk::{bell, device, handover, sitting, ticket};
use store::{Batch, CommitError, Store};

use crate::engines::on_both;

const POINT: &str = "H26.00082.D01";
const DAY: &str = "2026-11-23";

fn nine() -> Timestamp {
    "2026-11-23T02:00:00Z".parse().unwrap()
}

fn new(n: usize, queue: &str, priority: Option<&str>) -> ticket::NewTicket {
    ticket::NewTicket {
        id: format!("t{n}"),
        point: POINT.into(),
        day: DAY.into(),
        queue: queue.into(),
        code: format!("code{n}"),
        kiosk: "k1".into(),
        priority: priority.map(str::to_owned),
        at: nine() + i64::try_from(n).unwrap().seconds(),
    }
}

async fn take(store: &Store, ticket: ticket::NewTicket) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    ticket::take(&mut batch, ticket);
    store.commit(batch).await.map(drop)
}

#[tokio::test]
async fn forty_people_who_take_a_number_at_once_get_forty_numbers_without_gap() {
    on_both(async |store, _| {
        let taken = join_all((0..40).map(|n| take(&store, new(n, "land", None)))).await;
        assert!(taken.iter().all(Result::is_ok));
        // A batch that fails on the way loses no number.
        let mut failing = Batch::new();
        ticket::take(&mut failing, new(40, "land", None));
        sitting::keep(
            &mut failing,
            &sitting::SittingRow { id: "nobody".into(), version: 1, body: String::new() },
            "{}",
            nine(),
        );
        assert!(matches!(store.commit(failing).await, Err(CommitError::Conflict { .. })));
        take(&store, new(41, "land", None)).await.unwrap();
        take(&store, new(42, "business", None)).await.unwrap();

        let mut numbers = BTreeSet::new();
        for n in (0..40).chain([41]) {
            numbers.insert(ticket::find_by_code(&store, &format!("code{n}")).await.unwrap().unwrap().number);
        }
        assert_eq!(numbers, (1..=41).collect());
        let other = ticket::find_by_code(&store, "code42").await.unwrap().unwrap();
        assert_eq!(other.number, 1, "each queue counts for itself");
        assert_eq!(
            ticket::count_waiting(&store, POINT, DAY).await.unwrap(),
            [("business".into(), 1), ("land".into(), 41)]
        );
    })
    .await;
}

#[tokio::test]
async fn priority_is_called_first_and_nobody_twice() {
    on_both(async |store, _| {
        for (n, why) in [(0, None), (1, None), (2, Some("elderly")), (3, Some("merit"))] {
            take(&store, new(n, "land", why)).await.unwrap();
        }
        let last = ticket::find(&store, "t1").await.unwrap().unwrap();
        assert_eq!(ticket::count_ahead(&store, &last).await.unwrap(), 3);
        let merit = ticket::find(&store, "t3").await.unwrap().unwrap();
        assert_eq!(ticket::count_ahead(&store, &merit).await.unwrap(), 1);

        let mut called = Vec::new();
        for minute in 0..4 {
            let next = ticket::next(&store, POINT, DAY, "").await.unwrap().unwrap();
            let at = nine() + i64::from(minute).minutes();
            ticket::call(&store, &next, "hoa", Some("3"), at).await.unwrap();
            let twice = ticket::call(&store, &next, "yen", None, at).await;
            assert!(matches!(twice, Err(CommitError::Conflict { .. })), "a colleague was faster");
            called.push(next.id);
        }
        assert_eq!(called, ["t2", "t3", "t0", "t1"]);
        assert_eq!(ticket::next(&store, POINT, DAY, "land").await.unwrap(), None);
        let calls = ticket::list_calls(&store, POINT, DAY, "land", 3).await.unwrap();
        assert_eq!(calls, [3, 2, 1].map(|minute| nine() + i64::from(minute).minutes()));
        let mine = ticket::list_called(&store, POINT, DAY, "hoa", nine() + 2.minutes(), 9).await.unwrap();
        assert_eq!(mine.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["t1", "t0"]);
        ticket::finish(&store, &mine[0], "done", nine()).await.unwrap();
        assert_eq!(ticket::list_called(&store, POINT, DAY, "hoa", nine(), 9).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_person_is_forgotten_with_all_that_pointed_at_them() {
    on_both(async |store, _| {
        let (now, later) = (nine(), nine() + 2.minutes());
        let id = sitting::begin(&store, "secret", "k1", "{\"typed\":\"1\"}", later).await.unwrap();
        let mut batch = Batch::new();
        bell::ring(
            &mut batch,
            bell::Ring {
                id: "r1".into(),
                kiosk: "k1".into(),
                point: POINT.into(),
                purpose: "identify".into(),
                about: "001095000017".into(),
                rung_at: now,
                answered_at: None,
                answer: None,
                sitting: Some(id.clone()),
            },
        );
        store.commit(batch).await.unwrap();
        handover::offer(&store, "phone", &id, "/t/x", later).await.unwrap();
        assert_eq!(sitting::find(&store, "secret", "k2", now).await.unwrap(), None, "of another kiosk");
        assert_eq!(sitting::find(&store, "secret", "k1", later).await.unwrap(), None, "too late");
        let row = sitting::find(&store, "secret", "k1", now).await.unwrap().unwrap();

        // A button pressed twice: the second press finds another version.
        for (press, stands) in [("{}", true), ("{\"typed\":\"2\"}", false)] {
            let mut batch = Batch::new();
            sitting::keep(&mut batch, &row, press, later);
            assert_eq!(store.commit(batch).await.is_ok(), stands, "{press}");
        }
        assert_eq!(sitting::list_stale(&store, now, 9).await.unwrap(), Vec::<String>::new());
        assert_eq!(sitting::list_stale(&store, later, 9).await.unwrap(), std::slice::from_ref(&id));
        sitting::forget(&store, &id).await.unwrap();
        assert_eq!(sitting::find(&store, "secret", "k1", now).await.unwrap(), None);
        let ring = bell::find(&store, "r1").await.unwrap().unwrap();
        assert_eq!((ring.about.as_str(), ring.sitting), ("", None));
        assert!(!handover::is_open(&store, "phone", now).await.unwrap());
        sitting::forget(&store, &id).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_device_takes_a_code_once_and_is_nobody_after_it_was_revoked() {
    on_both(async |store, _| {
        let (now, until) = (nine(), nine() + 30.minutes());
        device::create(&store, "k1", POINT, "Ki-ốt 1", ("12345678", until), ("admin", now)).await.unwrap();
        let late = device::enrol(&store, "12345678", "token", until).await;
        assert!(matches!(late, Err(CommitError::Conflict { .. })));
        device::enrol(&store, "12345678", "token", now).await.unwrap();
        let again = device::enrol(&store, "12345678", "other", now).await;
        assert!(matches!(again, Err(CommitError::Conflict { .. })));
        assert!(device::renew(&store, "k1", "87654321", until).await.is_err(), "it has a device already");
        device::report(&store, "k1", 80, until).await.unwrap();
        let kiosk = device::find_by_token(&store, "token").await.unwrap().unwrap();
        assert_eq!((kiosk.seen_at, kiosk.round_trip, kiosk.paper.as_str()), (Some(until), Some(80), "enough"));
        for (office, end, found) in [
            ("H26", "H26/", 1),
            ("H26.00082", "H26.00082/", 1),
            (POINT, "H26.00082.D01!", 1),
            ("H26.0008", "H26.0008/", 0),
            ("H26.00229", "H26.00229/", 0),
        ] {
            assert_eq!(device::list(&store, office, end, ("", "", ""), 9).await.unwrap().len(), found, "{office}");
        }
        sitting::begin(&store, "secret", "k1", "{}", until).await.unwrap();
        device::revoke(&store, "k1", "admin", now).await.unwrap();
        assert_eq!(device::find_by_token(&store, "token").await.unwrap(), None);
        assert_eq!(sitting::find(&store, "secret", "k1", now).await.unwrap(), None);
    })
    .await;
}
