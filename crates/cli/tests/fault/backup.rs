//! A backup taken under load has all that was acknowledged before it began, and is a city again when restored.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::desk::{Desk, LOGINS};
use crate::filing::Filings;
use crate::ledger::Ledger;
use crate::place::Place;
use crate::server::{Server, answer};
use crate::telephone::Telephone;

/// Requests answered before the backup begins.
const BEFORE: usize = 150;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_holds_what_was_acknowledged() {
    backed_up(Place::on_sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_postgres_under_load_restores_to_sqlite() {
    match Place::on_postgres().await {
        Some(place) => backed_up(place).await,
        None => eprintln!("skipped: no MOTCUA_TEST_POSTGRES"),
    }
}

async fn backed_up(place: Place) {
    let (address, listening) = watch::channel(None);
    let mut server = Server::start(&place.args("serve", &[]), &place.log());
    address.send_replace(Some(server.address().await));
    let line = Telephone::new(listening, &LOGINS).await;
    let desk = Desk {
        line: line.clone(),
        filings: Arc::new(Filings::read()),
        ledger: Ledger::default(),
        nth: Arc::default(),
        stop: Arc::default(),
    };
    let mut clients = JoinSet::new();
    for _ in 0..4 {
        clients.spawn(desk.clone().work());
    }
    while desk.ledger.answers() < BEFORE {
        tokio::time::sleep(Duration::from_millis(10)).await;
        assert!(clients.try_join_next().is_none(), "a client has ended");
    }
    let (before, answers) = (desk.ledger.dossiers(), desk.ledger.answers());
    let to = place.folder.path().join("backup").display().to_string();
    let (code, manifest) = answer(&place.args("backup", &["--to", &to])).await;
    assert_eq!(code, 0, "{manifest:#}");
    assert!(desk.ledger.answers() > answers, "the city went on serving");
    desk.stop.store(true, Ordering::Relaxed);
    while let Some(ended) = clients.join_next().await {
        ended.unwrap();
    }
    server.kill().await;
    address.send_replace(None);

    let again = place.folder.path().join("again").display().to_string();
    let restore = ["restore", "--from", &to, "--data", &again].map(str::to_owned);
    let (code, told) = answer(&restore).await;
    assert_eq!((code, &told["whole"]), (0, &true.into()), "{told:#}");
    let rows = |table: &str| {
        let tables = manifest["tables"].as_array().unwrap();
        tables.iter().find(|one| one["name"] == table).unwrap()["rows"].clone()
    };
    assert_eq!((&told["dossiers"], &told["facts"]), (&rows("dossier"), &rows("fact")));
    assert_eq!(told["files"], manifest["files"]);

    // What was restored serves: the same people, the same sessions, everything acknowledged before.
    let mut server = Server::start(&["serve", "--data", &again].map(str::to_owned), &place.log());
    address.send_replace(Some(server.address().await));
    for (id, known) in &before {
        let there = line.get("hoa", format!("/api/v1/dossiers/{id}")).await;
        assert!(there["version"].as_u64().unwrap() >= known.version, "{id}: {known:?}");
        assert!(known.code.is_none() || there["code"].as_str() == known.code.as_deref(), "{id}: {known:?}");
    }
    server.kill().await;
    let refused = crate::server::motcua().args(restore).output().await.unwrap();
    assert_eq!(refused.status.code(), Some(1), "what is there is not overwritten");
    lose_a_file(&place.folder.path().join("again/content"));
    let (code, told) = answer(&["verify", "--data", &again, "--files"].map(str::to_owned)).await;
    assert_eq!((code, &told["differences"]), (1, &1.into()), "{told:#}");
    assert_eq!(told["found"][0]["difference"], "file", "{told:#}");
    place.assert_quiet();
    place.clear().await;
}

/// Removes the first stored file there is.
fn lose_a_file(folder: &Path) {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                return std::fs::remove_file(path).unwrap();
            }
            folders.push(path);
        }
    }
    panic!("nobody uploaded anything");
}
