//! Each planted difference is named.

use store::counter::Scope;
use store::dossier::Code;
use store::verify::{Difference, Report, verify};
use store::{Batch, Expect, Store};

use crate::city::{self, DAY, WARD};
use crate::engines::on_both;

async fn differences(store: &Store) -> (Report, Vec<Difference>) {
    let mut found = Vec::new();
    let report = verify(store, city::fold, |difference| found.push(difference), |_| {}).await.unwrap();
    (report, found)
}

#[tokio::test]
async fn what_the_use_cases_wrote_has_no_difference() {
    on_both(async |store, _| {
        assert_eq!(differences(&store).await, (Report::default(), vec![]));
        city::three_dossiers(&store).await;
        let report = Report { dossiers: 3, facts: 8, codes: 2, figures: 8, ..Report::default() };
        assert_eq!(differences(&store).await, (report, vec![]));
    })
    .await;
}

#[tokio::test]
async fn pages_join_without_a_seam() {
    on_both(async |store, _| {
        for n in 0..405 {
            let agency = format!("H26.{n:03}");
            city::file(&store, &format!("d{n:03}"), &agency).await;
            city::act(&store, &format!("d{n:03}"), "accepted").await.unwrap();
        }
        let (report, found) = differences(&store).await;
        assert_eq!((report.dossiers, report.facts, report.codes, found), (405, 810, 405, vec![]));
    })
    .await;
}

#[tokio::test]
async fn each_planted_difference_is_named() {
    let code = |ordinal| Code { agency: WARD.into(), day: DAY.into(), ordinal };
    let row = |dossier: &str, column, stored: &str, rebuilt: &str| Difference::Row {
        dossier: dossier.into(),
        column,
        stored: stored.into(),
        rebuilt: rebuilt.into(),
    };
    let too_much = |table, dossier: &str, id: &str| Difference::Beside {
        dossier: dossier.into(),
        table,
        id: id.into(),
        column: "row",
        stored: "there".into(),
        rebuilt: "missing".into(),
    };
    let gap = |last, count, missing: &[i64]| Difference::Gap {
        agency: WARD.into(),
        day: DAY.into(),
        last,
        count,
        missing: missing.to_vec(),
    };
    let cases: Vec<(&str, Vec<Difference>)> = vec![
        (
            "update fact set body = '{}' where dossier = 'd2' and seq = 2",
            vec![Difference::Chain { dossier: "d2".into(), seq: 2 }],
        ),
        (
            "delete from fact where dossier = 'd2' and seq = 2",
            vec![
                Difference::Sequence { dossier: "d2".into(), expected: 2, found: 3 },
                row("d2", "version", "3", "2"),
                row("d2", "desk_office", "\"H26.126\"", "\"H26.P1\""),
            ],
        ),
        (
            "delete from fact where dossier = 'd1'",
            vec![Difference::Timeline { dossier: "d1".into(), problem: "the first fact is not a filing".into() }],
        ),
        ("update dossier set summary = 'x' where id = 'd3'", vec![row("d3", "summary", "\"x\"", "\"Khai sinh\"")]),
        ("update dossier set open = 1 where id = 'd3'", vec![row("d3", "open", "true", "false")]),
        (
            "update dossier set body = '{\"agency\":\"x\"}' where id = 'd3'",
            vec![row("d3", "body", "agency = \"x\"", &format!("agency = \"{WARD}\""))],
        ),
        ("update dossier set holder = null where id = 'd2'", vec![row("d2", "holder", "None", "Some(\"hung\")")]),
        ("delete from dossier where id = 'd1'", vec![Difference::NoRow { dossier: "d1".into() }]),
        (
            "delete from dossier where id = 'd3'",
            vec![
                Difference::NoRow { dossier: "d3".into() },
                Difference::LostCode { code: code(2), dossier: "d3".into() },
            ],
        ),
        (
            "delete from dossier_code where ordinal = 1",
            vec![
                Difference::WrongCode { dossier: "d2".into(), stored: None, rebuilt: Some((WARD.into(), DAY.into())) },
                gap(2, 1, &[1]),
            ],
        ),
        ("update dossier_code set ordinal = 5 where ordinal = 2", vec![gap(2, 2, &[2, 3, 4])]),
        ("update code_counter set last = 4", vec![gap(4, 2, &[3, 4])]),
        ("delete from code_counter", vec![gap(0, 2, &[])]),
        (
            "update dossier_code set dossier = 'd1' where ordinal = 1",
            vec![
                Difference::WrongCode { dossier: "d1".into(), stored: Some(code(1)), rebuilt: None },
                Difference::WrongCode { dossier: "d2".into(), stored: None, rebuilt: Some((WARD.into(), DAY.into())) },
            ],
        ),
        (
            "update counter_agency_day set n = n + 1 where measure = 'taken' and slot = \
             (select min(slot) from counter_agency_day where measure = 'taken')",
            vec![Difference::Figure {
                scope: Scope::AgencyDay(WARD.into(), DAY.into()),
                measure: "taken".into(),
                stored: 3,
                recounted: 2,
            }],
        ),
        (
            "delete from counter_procedure_month where measure = 'filed'",
            vec![Difference::Figure {
                scope: Scope::ProcedureMonth("1.001193".into(), "2026-03".into()),
                measure: "filed".into(),
                stored: 0,
                recounted: 3,
            }],
        ),
        (
            "insert into counter_agency_day (agency, day, measure, slot, n) values ('H26.9', '2026-03-02', 'lost', 0, 7)",
            vec![Difference::Figure {
                scope: Scope::AgencyDay("H26.9".into(), DAY.into()),
                measure: "lost".into(),
                stored: 7,
                recounted: 0,
            }],
        ),
        (
            "insert into paper (dossier, id, component, name, media_type, size, sha256, source, added_at) \
             values ('d1', 'p1', 'BIRTH', 'x.pdf', 'application/pdf', 1, 'abc', 'uploaded', 0)",
            vec![
                too_much("paper", "d1", "p1"),
                Difference::File {
                    sha256: "abc".into(),
                    problem: "paper p1 of dossier d1 refers to it, but it is not listed".into(),
                },
            ],
        ),
        (
            "insert into consultation (dossier, id, agency, asked_at, due_at) values ('d9', 'q1', 'H26.9', 0, 0)",
            vec![too_much("consultation", "d9", "q1")],
        ),
        (
            "insert into upload (id, account, name, sha256, size, media_type, at) \
             values ('u1', 'minh', 'x.pdf', 'abc', 1, 'application/pdf', 0)",
            vec![Difference::File {
                sha256: "abc".into(),
                problem: "upload u1 of account minh refers to it, but it is not listed".into(),
            }],
        ),
    ];
    on_both(async |store, _| {
        for (planted, wanted) in &cases {
            city::three_dossiers(&store).await;
            let mut batch = Batch::new();
            batch.push(*planted, vec![], Expect::AtLeast(1));
            store.commit(batch).await.unwrap();
            let (report, found) = differences(&store).await;
            for difference in wanted {
                assert!(found.contains(difference), "{planted}: {difference} not in {found:#?}");
            }
            assert_eq!(report.differences, found.len() as u64);
            clear(&store).await;
        }
    })
    .await;
}

async fn clear(store: &Store) {
    let mut batch = Batch::new();
    for table in [
        "dossier",
        "fact",
        "dossier_code",
        "code_counter",
        "counter_agency_day",
        "counter_procedure_month",
        "paper",
        "consultation",
        "upload",
    ] {
        batch.push(format!("delete from {table}"), vec![], Expect::Any);
    }
    store.commit(batch).await.unwrap();
}
