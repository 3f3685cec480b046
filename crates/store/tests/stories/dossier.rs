//! Dossiers: record, codes, inboxes.

use crate::city::{self, DAY, WARD, noon};
use crate::engines::{on_both, together};
use jiff::ToSpan;
use jiff::civil::date;
use store::account::{self, GrantRow};
use store::dossier::{self, Code, Place, Wanted, list_desk, list_mine, list_open, list_timers, search};
use store::{Batch, CommitError, Store};

#[tokio::test]
async fn what_is_recorded_is_found_with_its_facts() {
    on_both(async |store, _| {
        city::file(&store, "d1", WARD).await;
        city::act(&store, "d1", "accepted").await.unwrap();
        let found = dossier::find(&store, "d1").await.unwrap().unwrap();
        let code = Code { agency: WARD.into(), day: DAY.into(), ordinal: 1 };
        assert_eq!(found.code, Some(code.clone()));
        assert_eq!(dossier::find_by_code(&store, &code).await.unwrap().unwrap(), found);
        let mut wanted = city::filed("d1", WARD);
        city::apply(&mut wanted, "accepted", noon() + 1.minute());
        wanted.head.clone_from(&found.row.head);
        assert_eq!(found.row, wanted);
        let facts = dossier::facts(&store, "d1").await.unwrap();
        assert_eq!(
            facts.iter().map(|one| (one.seq, one.fact.kind.as_str())).collect::<Vec<_>>(),
            [(1, "filed"), (2, "accepted")]
        );
        assert_eq!(facts[1].hash, found.row.head);
        assert_eq!(dossier::find(&store, "nobody").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_stale_version_is_a_conflict_and_changes_nothing() {
    on_both(async |store, _| {
        city::file(&store, "d1", WARD).await;
        let mut stale = dossier::find(&store, "d1").await.unwrap().unwrap().row;
        city::act(&store, "d1", "accepted").await.unwrap();
        city::apply(&mut stale, "accepted", noon());
        let error = city::record(&store, stale, "accepted", Batch::new()).await.unwrap_err();
        assert!(matches!(error, CommitError::Conflict { statement: 0 }), "{error}");
        assert_eq!(dossier::facts(&store, "d1").await.unwrap().len(), 2);
        // The number the loser would have got goes to the next one.
        city::file(&store, "d2", WARD).await;
        city::act(&store, "d2", "accepted").await.unwrap();
        assert_eq!(dossier::find(&store, "d2").await.unwrap().unwrap().code.unwrap().ordinal, 2);
    })
    .await;
}

#[tokio::test]
async fn the_same_dossier_is_filed_once() {
    on_both(async |store, _| {
        city::file(&store, "d1", WARD).await;
        let error = city::record(&store, city::filed("d1", WARD), "filed", Batch::new()).await.unwrap_err();
        assert!(matches!(error, CommitError::Unique { statement: 0, constraint } if constraint == "dossier_id"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_are_gap_free_when_many_accept_at_once() {
    on_both(async |store, _| {
        let takers = (0..32).map(|taker| {
            let store = store.clone();
            async move {
                for n in 0..4 {
                    let id = format!("d-{taker:02}-{n}");
                    city::file(&store, &id, WARD).await;
                    if n == 3 {
                        // A batch that fails at its very end must give its number back.
                        let mut row = city::filed(&id, WARD);
                        city::apply(&mut row, "accepted", noon());
                        let mut beside = Batch::new();
                        store::setting::set(&mut beside, "x", "y");
                        beside.push(
                            "delete from setting where name = $1",
                            store::args!["none"],
                            store::Expect::Rows(1),
                        );
                        city::record(&store, row, "accepted", beside).await.unwrap_err();
                    }
                    city::act(&store, &id, "accepted").await.unwrap();
                }
            }
        });
        together(takers.collect()).await;
        let rows = store.query("select ordinal from dossier_code order by ordinal", &[]).await.unwrap();
        let ordinals: Vec<i64> = rows.iter().map(|row| row.int("ordinal").unwrap()).collect();
        assert_eq!(ordinals, (1..=128).collect::<Vec<i64>>());
        let figures = store::counter::of_agency(&store, WARD, DAY, DAY).await.unwrap();
        assert!(figures.contains(&(DAY.into(), "accepted".into(), 128)), "{figures:?}");
        let figures = store::counter::of_procedure(&store, "1.001193", "2026-03").await.unwrap();
        assert!(figures.contains(&("filed".into(), 128)), "{figures:?}");
    })
    .await;
}

async fn hoa_at_the_counter(store: &Store) {
    let mut batch = Batch::new();
    let grant = |office: &str, role: &str| GrantRow {
        account: "hoa".into(),
        role: role.into(),
        office: office.into(),
        valid_from: date(2026, 1, 1),
        valid_to: Some(date(2026, 6, 30)),
    };
    account::grant(&mut batch, grant("H26.P1", "receptionist"));
    store.commit(batch).await.unwrap();
}

#[tokio::test]
async fn an_inbox_comes_page_by_page_and_only_to_those_who_may() {
    on_both(async |store, _| {
        hoa_at_the_counter(&store).await;
        for n in 0..7 {
            let mut row = city::filed(&format!("d{n}"), WARD);
            // Two are due at the same moment: the identifier decides.
            row.attend_by = noon() + i64::from(n / 2).hours();
            city::record(&store, row, "filed", Batch::new()).await.unwrap();
        }
        city::act(&store, "d3", "accepted").await.unwrap();
        let today = date(2026, 3, 2);
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = list_desk(&store, "hoa", "H26.P1", "receptionist", today, after.as_ref(), 3).await.unwrap();
            seen.extend(page.iter().map(|line| line.id.clone()));
            match page.last() {
                Some(last) if page.len() == 3 => after = Some(last.cursor()),
                _ => break,
            }
        }
        assert_eq!(seen, ["d0", "d1", "d2", "d4", "d5", "d6"]);
        let count = async |account: &str, office: &str, role: &str, day| {
            list_desk(&store, account, office, role, day, None, 10).await.unwrap().len()
        };
        assert_eq!(count("minh", "H26.P1", "receptionist", today).await, 0, "another person");
        assert_eq!(count("hoa", WARD, "specialist", today).await, 0, "another office");
        assert_eq!(count("hoa", "H26.P1", "leader", today).await, 0, "another role");
        assert_eq!(count("hoa", "H26.P1", "receptionist", date(2025, 12, 31)).await, 0, "before the first day");
        assert_eq!(count("hoa", "H26.P1", "receptionist", date(2026, 6, 30)).await, 6, "on the last day");
        assert_eq!(count("hoa", "H26.P1", "receptionist", date(2026, 7, 1)).await, 0, "after the last day");
    })
    .await;
}

#[tokio::test]
async fn every_list_shows_its_own_dossiers() {
    on_both(async |store, _| {
        city::three_dossiers(&store).await;
        hoa_at_the_counter(&store).await;
        let mut batch = Batch::new();
        for (account, role) in [("lan", "leader"), ("hung", "specialist")] {
            account::grant(
                &mut batch,
                GrantRow {
                    account: account.into(),
                    role: role.into(),
                    office: WARD.into(),
                    valid_from: date(2026, 1, 1),
                    valid_to: None,
                },
            );
        }
        store.commit(batch).await.unwrap();
        let today = date(2026, 3, 2);
        let ids = |lines: Vec<dossier::Listed>| lines.into_iter().map(|line| line.id).collect::<Vec<_>>();
        let open = async |account: &str, place| ids(list_open(&store, account, place, today, None, 10).await.unwrap());
        assert_eq!(open("lan", Place::Agency { office: WARD, role: "leader" }).await, ["d1", "d2"]);
        assert_eq!(open("hoa", Place::Agency { office: WARD, role: "leader" }).await, [""; 0]);
        assert_eq!(open("hoa", Place::ReceivingPoint { office: "H26.P1", role: "receptionist" }).await, ["d1", "d2"]);
        assert_eq!(open("hung", Place::Mine).await, ["d2"]);
        assert_eq!(ids(list_mine(&store, "minh", None, 10).await.unwrap()), ["d3", "d2", "d1"]);
        let first = list_mine(&store, "minh", None, 1).await.unwrap().remove(0);
        let cursor = dossier::Cursor { at: first.submitted_at, id: first.id };
        assert_eq!(ids(list_mine(&store, "minh", Some(&cursor), 10).await.unwrap()), ["d2", "d1"]);
        let register = dossier::Register {
            account: "lan",
            role: "leader",
            office: WARD,
            today,
            from: noon(),
            until: noon() + 1.hour(),
        };
        assert_eq!(ids(dossier::list_register(&store, register, None, 10).await.unwrap()), ["d2", "d3"]);
        let later = dossier::Register { from: noon() + 30.minutes(), ..register };
        assert_eq!(ids(dossier::list_register(&store, later, None, 10).await.unwrap()), [""; 0]);
        let found = async |account: &str, wanted| ids(search(&store, account, wanted, today, 10).await.unwrap());
        assert_eq!(found("hoa", Wanted::Name("nguyen v")).await, ["d1", "d2", "d3"]);
        assert_eq!(found("hoa", Wanted::Name("minh")).await, [""; 0]);
        assert_eq!(found("hoa", Wanted::Number("001090000001")).await, ["d3", "d2", "d1"]);
        assert_eq!(found("minh", Wanted::Number("001090000001")).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn only_dossiers_that_gave_a_result_tell_how_long_a_procedure_takes() {
    on_both(async |store, _| {
        for (id, last) in [("d1", Some("returned")), ("d2", Some("refused")), ("d3", None)] {
            city::file(&store, id, WARD).await;
            city::act(&store, id, "accepted").await.unwrap();
            if let Some(last) = last {
                city::act(&store, id, last).await.unwrap();
            }
        }
        let count =
            async |procedure: &str, since| dossier::list_finished(&store, procedure, since, 10).await.unwrap().len();
        assert_eq!(count("1.001193", noon()).await, 1);
        assert_eq!(count("1.000656", noon()).await, 0);
        assert_eq!(count("1.001193", noon() + 24.hours()).await, 0);
        let spans = dossier::list_finished(&store, "1.001193", noon(), 10).await.unwrap();
        assert!(spans.iter().all(|(accepted, finished)| accepted <= finished));
    })
    .await;
}

#[tokio::test]
async fn the_schedule_sees_only_timers_that_have_run_out() {
    on_both(async |store, _| {
        for id in ["d1", "d2", "d3"] {
            city::file(&store, id, WARD).await;
            city::act(&store, id, "accepted").await.unwrap();
        }
        city::act(&store, "d1", "supplement_requested").await.unwrap();
        city::act(&store, "d2", "supplement_requested").await.unwrap();
        let at = noon() + 24.hours() + 2.minutes();
        assert_eq!(list_timers(&store, at - 1.second(), None, 10).await.unwrap().len(), 0);
        let due = list_timers(&store, at, None, 10).await.unwrap();
        assert_eq!(
            due.iter().map(|(when, line)| (*when, line.id.as_str())).collect::<Vec<_>>(),
            [(at, "d1"), (at, "d2")]
        );
        let after = dossier::Cursor { at, id: "d1".into() };
        assert_eq!(list_timers(&store, at, Some(&after), 10).await.unwrap().len(), 1);
        city::act(&store, "d1", "returned").await.unwrap();
        assert_eq!(list_timers(&store, at, None, 10).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_consulted_agency_sees_its_question_until_it_has_answered() {
    on_both(async |store, _| {
        city::file(&store, "d1", WARD).await;
        hoa_at_the_counter(&store).await;
        let mut batch = Batch::new();
        dossier::list_consultations::ask(&mut batch, "d1", "q1", "H26.P1", noon(), noon() + 24.hours());
        store.commit(batch).await.unwrap();
        let asked = async |account: &str| {
            let today = date(2026, 3, 2);
            dossier::list_consultations(&store, account, "H26.P1", "receptionist", today, None, 10).await.unwrap()
        };
        let questions = asked("hoa").await;
        assert_eq!((questions.len(), questions[0].asking.as_str(), questions[0].id.as_str()), (1, WARD, "q1"));
        assert_eq!(asked("minh").await, []);
        let answer = || {
            let mut batch = Batch::new();
            dossier::list_consultations::answer(&mut batch, "d1", "q1", noon());
            batch
        };
        store.commit(answer()).await.unwrap();
        assert_eq!(asked("hoa").await, []);
        assert!(matches!(store.commit(answer()).await, Err(CommitError::Conflict { .. })));
    })
    .await;
}
