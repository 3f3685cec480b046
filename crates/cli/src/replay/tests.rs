//! A small log of our own through the whole command, on SQLite and, where `MOTCUA_TEST_POSTGRES` names a cluster, on
//! PostgreSQL; and the beginning of the public one, where it is on this machine.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use app::words::{Lang, Words};
use domain::dossier::channel::Channel;
use tempfile::TempDir;

use super::*;
use crate::source::Source;

/// A log of invented cases: every channel and department, advice, questions, requests, ends and none.
fn log(cases: usize) -> String {
    let mut text = String::from("<log>\n");
    for nth in 0..cases {
        let day = |days: usize, hour: usize| {
            let day = nth % 20 + days;
            let (month, day) = (nth / 20 + day / 28 + 1, day % 28 + 1);
            format!("2011-{month:02}-{day:02}T{hour:02}:{:02}:00+01:00", nth % 60)
        };
        let channel = ["Internet", "Desk", "e-mail", "Post"][nth % 4];
        let department = ["General", "Experts"][nth % 2];
        text.push_str(&format!(
            "<trace><string key=\"concept:name\" value=\"hs-{nth}\"/><string key=\"channel\" value=\"{channel}\"/>\
             <string key=\"department\" value=\"{department}\"/><date key=\"startdate\" value=\"{}\"/>\
             <date key=\"enddate_planned\" value=\"{}\"/>",
            day(0, 0),
            day(if nth % 7 == 6 { 27 } else { 14 }, 0),
        ));
        let mut events = vec!["Confirmation of receipt", "T02 Check"];
        match nth % 5 {
            1 => events.extend(["T07-1 Advice", "T10 Determine"]),
            2 => events.extend(["T08 Ask", "T09-2 Answer"]),
            3 => events.push("T20 Report"),
            4 => events.extend(["T14 Decide", "T15 Print"]),
            _ => {}
        }
        for (place, activity) in events.iter().enumerate() {
            let (when, who) = (day(1, 8 + place), (nth + place) % 3);
            text.push_str(&format!(
                "<event><string key=\"concept:name\" value=\"{activity}\"/><string key=\"org:resource\" value=\"R{who}\"/>\
                 <date key=\"time:timestamp\" value=\"{when}\"/></event>"
            ));
        }
        if nth % 9 != 8 {
            text.push_str(&format!(
                "<date key=\"enddate\" value=\"{}\"/>",
                day(if nth % 10 == 3 || nth % 7 == 6 { 24 } else { 10 }, 16)
            ));
        }
        text.push_str("</trace>\n");
    }
    text + "</log>"
}

/// A city for one test, with a log beside it.
struct Stand {
    folder: TempDir,
    store: Option<String>,
    context: Context,
}

impl Stand {
    fn new(store: Option<String>, log: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("log.xes"), log).unwrap();
        let (words, source) = (Words::load().unwrap(), Source::open(None).unwrap());
        Self { folder, store, context: Context { lang: Lang::Vi, words, source } }
    }

    fn options(&self, file: &Path) -> Options {
        Options {
            file: file.to_owned(),
            place: Place {
                data: self.folder.path().join("data"),
                store: self.store.clone(),
                content: None,
                antivirus: None,
                antivirus_required: false,
            },
            procedure: "1.013225".parse().unwrap(),
            shift_weeks: None,
            cases: None,
            describe: false,
            json: true,
        }
    }

    async fn replay(&self) -> Report {
        self.try_replay(&AtomicBool::new(false), &ProgressBar::hidden()).await.unwrap()
    }

    async fn try_replay(&self, stop: &AtomicBool, bar: &ProgressBar) -> Result<Report> {
        let options = self.options(&self.folder.path().join("log.xes"));
        replay(&self.context, &options, bar, stop).await
    }
}

/// The report without what differs from run to run.
fn lasting(report: &Report) -> Report {
    Report { this_run: run::Done::default(), dossiers_per_second: 0.0, ..report.clone() }
}

/// Tells a story on every engine there is.
async fn on_both<F: AsyncFn(Option<String>)>(story: F) {
    story(None).await;
    let Ok(cluster) = std::env::var("MOTCUA_TEST_POSTGRES") else {
        eprintln!("skipped on PostgreSQL: MOTCUA_TEST_POSTGRES names no cluster");
        return;
    };
    let name = format!("replay_{}", uuid::Uuid::now_v7().simple());
    let create = format!("create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'");
    execute(&cluster, &create).await;
    story(Some(database(&cluster, &name))).await;
    execute(&cluster, &format!("drop database if exists {name} with (force)")).await;
}

async fn execute(cluster: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(cluster, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
}

/// The address of another database of the cluster.
fn database(cluster: &str, name: &str) -> String {
    let Some(start) = cluster.find("://").map(|place| place + 3) else { return format!("{cluster} dbname={name}") };
    let (address, parameters) = cluster.split_once('?').unwrap_or((cluster, ""));
    let host = address[start..].find('/').map_or(address, |place| &address[..start + place]);
    if parameters.is_empty() { format!("{host}/{name}") } else { format!("{host}/{name}?{parameters}") }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_becomes_dossiers_that_went_the_road() {
    on_both(async |store| {
        let stand = Stand::new(store, &log(30));
        let report = stand.replay().await;
        assert_eq!((report.cases, report.dossiers, report.left_out.len()), (30, 30, 0));
        // Every ninth case has no end; one of these three waited for papers that never came, and the law ended it.
        assert_eq!((report.open, report.closed), (2, 28));
        let facts = |kind: &str| report.facts_by_kind.get(kind).copied().unwrap_or(0);
        assert_eq!((facts("filed"), facts("accepted"), facts("transferred")), (30, 30, 30));
        // Advice and questions of six cases each, all answered.
        assert_eq!((facts("consultation_asked"), facts("consultation_answered")), (12, 12));
        // Six requests: half the cases brought what was missing in time, the others were closed by the law.
        assert_eq!(facts("supplement_requested"), 6);
        assert_eq!(facts("supplemented") + facts("closed_no_supplement"), 6);
        assert!(facts("closed_no_supplement") > 0 && facts("supplemented") > 0, "{report:?}");
        assert_eq!(facts("returned") + facts("closed_no_supplement"), report.closed);
        assert_eq!(facts("approved"), facts("issued"));
        assert!(facts("extended") > 0, "{report:?}");
        assert_eq!(report.facts, report.facts_by_kind.values().sum::<u64>());
        assert_eq!(report.in_time.all(), 27, "what the log ended is compared");
        assert_eq!(report.officers, 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_changes_nothing_and_another_log_is_not_mixed_in() {
    on_both(async |store| {
        let stand = Stand::new(store, &log(12));
        let first = stand.replay().await;
        assert!(first.this_run.acts > 0);
        let second = stand.replay().await;
        assert_eq!(second.this_run.acts, 0);
        assert_eq!(lasting(&second), lasting(&first));
        std::fs::write(stand.folder.path().join("log.xes"), log(13)).unwrap();
        let refused = stand.try_replay(&AtomicBool::new(false), &ProgressBar::hidden()).await.unwrap_err();
        assert!(refused.to_string().contains("--data"), "{refused}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_run_goes_on_where_it_stopped() {
    on_both(async |store| {
        let whole = Stand::new(None, &log(40)).replay().await;
        let stand = Stand::new(store, &log(40));
        let mut interruptions = 0;
        loop {
            let (stop, bar) = (Arc::new(AtomicBool::new(false)), ProgressBar::hidden());
            // As a person would: after a while, in the middle of the work.
            let (told, seen) = (stop.clone(), bar.clone());
            let person = tokio::spawn(async move {
                while seen.position() < 30 {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
                told.store(true, Ordering::Relaxed);
            });
            let report = stand.try_replay(&stop, &bar).await.unwrap();
            person.abort();
            if !report.this_run.interrupted {
                assert_eq!(lasting(&report), lasting(&whole));
                break;
            }
            interruptions += 1;
        }
        assert!(interruptions >= 2, "it was stopped {interruptions} times");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_is_torn_away_loses_and_doubles_nothing() {
    on_both(async |store| {
        let whole = Stand::new(None, &log(40)).replay().await;
        let stand = Stand::new(store, &log(40));
        let mut torn = 0;
        let report = loop {
            let (stop, bar) = (AtomicBool::new(false), ProgressBar::hidden());
            let moment = 10 + torn * 25;
            let seen = bar.clone();
            let away = async move {
                while seen.position() < moment {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            };
            let came = tokio::select! {
                report = stand.try_replay(&stop, &bar) => Some(report.unwrap()),
                () = away => None,
            };
            if let Some(report) = came {
                break report;
            }
            torn += 1;
            // What the store had taken in is on disk before the next run begins, as after a kill.
            tokio::time::sleep(Duration::from_millis(200)).await;
        };
        assert!(torn >= 2, "it was torn away {torn} times");
        // The facts are those of an undisturbed run; only what was refused and never written may be counted less.
        assert_eq!(report.facts_by_kind, whole.facts_by_kind);
        assert_eq!(report.states, whole.states);
        assert_eq!((report.in_time, report.days), (whole.in_time, whole.days));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_without_departments_and_ends_is_driven_under_procedures_of_every_shape() {
    let log = "<log><trace>\n<event><date key=\"time:timestamp\" value=\"2019-03-04T10:00:00Z\"/></event>\
               <event><date key=\"time:timestamp\" value=\"2019-03-03T10:00:00Z\"/></event></trace><trace/></log>";
    let library = Stand::new(None, log).context.library().unwrap();
    // One of each shape: every procedure there is goes the whole road in `app/tests/stories/hundred.rs`.
    let mut shapes = std::collections::BTreeMap::new();
    for procedure in library.procedures.editions() {
        let asks = procedure.steps.iter().filter(|step| step.asks.is_some()).count().min(2);
        let place = procedure.office.field().is_some();
        let shape =
            (place, asks, procedure.immediate, procedure.confirmation, procedure.offer(Channel::Online).is_some());
        shapes.entry(shape).or_insert_with(|| procedure.code.to_string());
    }
    assert!(shapes.len() > 5, "{shapes:?}");
    for code in shapes.into_values() {
        let stand = Stand::new(None, log);
        let options =
            Options { procedure: code.parse().unwrap(), ..stand.options(&stand.folder.path().join("log.xes")) };
        let report = replay(&stand.context, &options, &ProgressBar::hidden(), &AtomicBool::new(false)).await.unwrap();
        assert_eq!((report.dossiers, report.closed, report.left_out.len()), (1, 1, 1), "{code}: {report:?}");
        assert!(report.tally.refused.is_empty(), "{code}: {:?}", report.tally);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_driven_is_told() {
    let stand = Stand::new(None, &log(3));
    let check = async |change: fn(&mut Options), hint: &str| {
        let mut options = stand.options(&stand.folder.path().join("log.xes"));
        change(&mut options);
        let told = replay(&stand.context, &options, &ProgressBar::hidden(), &AtomicBool::new(false)).await;
        let told = format!("{:#}", told.unwrap_err());
        assert!(told.contains(hint), "{told}");
    };
    check(|options| options.procedure = "9.999999".parse().unwrap(), "9.999999").await;
    check(|options| options.shift_weeks = Some(0), "--shift-weeks").await;
    check(|options| options.file = "none.xes".into(), "none.xes").await;
    std::fs::write(stand.folder.path().join("log.xes"), "<log>\n<trace>\n<date key=\"d\" value=\"x\"/></trace></log>")
        .unwrap();
    check(|_| {}, "line 3").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_beginning_of_the_public_log_is_driven() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/run-only/receipt.xes.gz");
    if !file.exists() {
        eprintln!("skipped: the public log receipt.xes.gz is not on this machine");
        return;
    }
    on_both(async |store| {
        let stand = Stand::new(store, "");
        let options = Options { cases: Some(100), ..stand.options(&file) };
        let report = replay(&stand.context, &options, &ProgressBar::hidden(), &AtomicBool::new(false)).await.unwrap();
        assert_eq!((report.cases, report.dossiers, report.left_out.len()), (100, 100, 0));
        // What the log leaves open is open here, and nothing else.
        let cases: Vec<_> = xes::open(&file).unwrap().take(100).map(Result::unwrap).collect();
        let open = cases.iter().filter(|case| case.time("enddate").is_none()).count() as u64;
        assert_eq!(report.open, open);
        // Late by the log's own plan, whichever way our clock sees it.
        let late = cases.iter().filter(|case| case.time("enddate") > case.time("enddate_planned")).count() as u64;
        assert_eq!(report.in_time.ours_only + report.in_time.neither, late);
        assert_eq!(report.facts_by_kind["filed"], 100);
    })
    .await;
}
