//! Killed again and again.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::desk::{Desk, LOGINS};
use crate::filing::Filings;
use crate::ledger::Ledger;
use crate::place::Place;
use crate::server::{Server, answer};
use crate::telephone::Telephone;

/// Clients at work at the same time.
const CLIENTS: usize = 8;
/// Changes acknowledged in one life of a server at most: on a slow machine as on a fast one each life has some.
const ACTS: usize = 20;
/// How long it may take for them.
const PATIENCE: Duration = Duration::from_secs(3);
/// The moment after them, or after the beginning of a start, is chance, in milliseconds.
const CHANCE: u64 = 120;
const START: u64 = 700;
/// One in so many is killed while it starts.
const AT_START: u32 = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_a_hundred_times_loses_nothing() {
    killed(Place::on_sqlite().await, kills(100)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_over_postgres_loses_nothing() {
    match Place::on_postgres().await {
        Some(place) => killed(place, kills(100).min(25)).await,
        None => eprintln!("skipped: no MOTCUA_TEST_POSTGRES"),
    }
}

fn kills(usual: usize) -> usize {
    std::env::var("MOTCUA_KILLS").map_or(usual, |count| count.parse().unwrap())
}

/// A source of chances that can be had again: its seed is printed.
fn chances() -> StdRng {
    let seed = std::env::var("MOTCUA_SEED").map_or_else(|_| rand::random(), |seed| seed.parse().unwrap());
    eprintln!("MOTCUA_SEED={seed}");
    StdRng::seed_from_u64(seed)
}

async fn killed(place: Place, kills: usize) {
    let mut chances = chances();
    let begun = Instant::now();
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
    for _ in 0..CLIENTS {
        clients.spawn(desk.clone().work());
    }
    for _ in 0..kills {
        let (enough, born) = (desk.ledger.answers() + chances.random_range(0..ACTS), Instant::now());
        while desk.ledger.answers() < enough && born.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(Duration::from_millis(chances.random_range(0..CHANCE))).await;
        server.kill().await;
        address.send_replace(None);
        while chances.random_ratio(1, AT_START) {
            let early = Server::start(&place.args("serve", &[]), &place.log());
            tokio::time::sleep(Duration::from_millis(chances.random_range(0..START))).await;
            early.kill().await;
        }
        server = Server::start(&place.args("serve", &[]), &place.log());
        address.send_replace(Some(server.address().await));
        if let Some(ended) = clients.try_join_next() {
            ended.unwrap();
            panic!("a client has ended before it was told to");
        }
    }
    desk.stop.store(true, Ordering::Relaxed);
    while let Some(ended) = clients.join_next().await {
        ended.unwrap();
    }
    let broken_off = line.broken_off.load(Ordering::Relaxed);
    desk.ledger.hold(&line).await;
    let codes = desk.ledger.hold_codes();
    let again = desk.ledger.hold_answers(&line, 7).await;
    desk.ledger.hold(&line).await;
    server.kill().await;

    let (code, told) = answer(&place.args("verify", &["--files"])).await;
    assert_eq!((code, &told["whole"]), (0, &true.into()), "{told:#}");
    let dossiers = desk.ledger.dossiers();
    // Every filing was sent until it was answered, so one dossier more is one that was filed twice.
    assert_eq!(told["dossiers"], dossiers.len());
    assert_eq!(told["facts"], dossiers.values().map(|known| known.version).sum::<u64>());
    assert_eq!(told["codes"], codes);
    let returned = dossiers.values().filter(|known| known.state == "returned").count();
    eprintln!(
        "{kills} kills in {:?}: {} dossiers, {returned} of them to the end, {} changes acknowledged, {broken_off} requests \
         broken off and sent again, {done} of them done already, {again} asked once more",
        begun.elapsed(),
        dossiers.len(),
        desk.ledger.answers(),
        done = line.done.load(Ordering::Relaxed),
    );
    // A test in which nobody was interrupted has tested nothing.
    assert!(broken_off as usize >= kills / 4, "{broken_off}");
    assert!(returned > 0 || kills < 50, "nobody came to the end of the road");
    place.assert_quiet();
    place.clear().await;
}
