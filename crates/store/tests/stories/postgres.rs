//! What can only happen with a server: lost races and lost connections.

use std::time::Duration;

use store::{Batch, CommitError, Expect, Fault, Store, args};
use tokio_postgres::NoTls;

use crate::city::{self, WARD};
use crate::engines::{Place, on_both, together};
use crate::wire;

async fn connect(place: &Place) -> tokio_postgres::Client {
    let config: tokio_postgres::Config = place.settings.url.parse().unwrap();
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_race_is_run_again_by_the_store() {
    on_both(async |store, place| {
        if matches!(store, Store::Sqlite(_)) {
            return;
        }
        let client = connect(place).await;
        let name: String = client.query_one("select current_database()::text", &[]).await.unwrap().get(0);
        let set = format!("alter database {name} set default_transaction_isolation = 'serializable'");
        client.batch_execute(&set).await.unwrap();
        let strict = place.open().await;
        let takers = (0..8).map(|taker| {
            let store = strict.clone();
            async move {
                for n in 0..4 {
                    let id = format!("d-{taker}-{n}");
                    city::file(&store, &id, WARD).await;
                    city::act(&store, &id, "accepted").await.unwrap();
                }
            }
        });
        together(takers.collect()).await;
        let rows = store.query("select ordinal from dossier_code order by ordinal", &[]).await.unwrap();
        let ordinals: Vec<i64> = rows.iter().map(|row| row.int("ordinal").unwrap()).collect();
        assert_eq!(ordinals, (1..=32).collect::<Vec<i64>>());
        // Servers tell their statistics when they end, a little later than they tell their answers.
        drop(strict);
        let mut lost = 0;
        for _ in 0..50 {
            let read = "select xact_rollback from pg_stat_database where datname = current_database()";
            lost = client.query_one(read, &[]).await.unwrap().get(0);
            if lost > 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(lost > 0_i64, "nobody lost a race, so nothing was tested");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_lost_connections() {
    on_both(async |store, place| {
        if matches!(store, Store::Sqlite(_)) {
            return;
        }
        let breaker = connect(place).await;
        let writers = (0..8).map(|writer| {
            let store = store.clone();
            async move {
                let (mut acknowledged, mut unknown) = (Vec::new(), 0);
                for n in 0..60 {
                    let mut batch = Batch::new();
                    let name = format!("{writer}-{n}");
                    for half in ["a", "b"] {
                        let insert = "insert into setting (name, value) values ($1, $2)";
                        batch.push(insert, args![format!("{name}{half}"), ""], Expect::Rows(1));
                    }
                    match store.commit(batch).await {
                        Ok(_) => acknowledged.push(name),
                        Err(CommitError::Fault(Fault::Unknown(_))) => unknown += 1,
                        Err(other) => panic!("{other:?}"),
                    }
                }
                (acknowledged, unknown)
            }
        });
        let work = tokio::spawn(together(writers.collect()));
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(15)).await;
            let end = "select pg_terminate_backend(pid) from pg_stat_activity \
                 where datname = current_database() and pid <> pg_backend_pid()";
            breaker.query(end, &[]).await.unwrap();
        }
        let (mut acknowledged, mut unknown) = (0, 0);
        for (names, lost) in work.await.unwrap() {
            unknown += lost;
            for name in names {
                acknowledged += 1;
                let read = "select name from setting where name = $1 or name = $2";
                let rows = store.query(read, &args![format!("{name}a"), format!("{name}b")]).await.unwrap();
                assert_eq!(rows.len(), 2, "{name}");
            }
        }
        let rows = store.query("select count(*) as n from setting", &[]).await.unwrap()[0].int("n").unwrap();
        assert!(rows % 2 == 0 && (2 * acknowledged..=2 * (acknowledged + unknown)).contains(&rows));
        assert_eq!(acknowledged + unknown, 480);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_is_one_round_trip() {
    on_both(async |store, place| {
        if matches!(store, Store::Sqlite(_)) {
            return;
        }
        let (url, log) = wire::tap(&place.settings.url, place.folder.path());
        let far = Store::open(&store::Settings { connections: 1, ..store::Settings::new(url) }).await.unwrap();
        // The first time, the connection learns the statements.
        city::file(&far, "d1", WARD).await;
        city::act(&far, "d1", "accepted").await.unwrap();
        log.round_trips();
        city::file(&far, "d2", WARD).await;
        assert_eq!(log.round_trips(), 1, "filing");
        city::act(&far, "d2", "accepted").await.unwrap();
        assert_eq!(log.round_trips(), 2, "reading the dossier, then accepting it");
        let mut refused = Batch::new();
        for name in ["a", "b", "c"] {
            refused.push("delete from setting where name = $1", args![name], Expect::Rows(0));
        }
        let sql = "delete from setting where name = $1";
        refused.push(sql, args!["d"], Expect::Rows(1));
        assert!(matches!(far.commit(refused.clone()).await, Err(CommitError::Conflict { statement: 3 })));
        log.round_trips();
        assert!(matches!(far.commit(refused).await, Err(CommitError::Conflict { statement: 3 })));
        assert_eq!(log.round_trips(), 1, "being refused");
    })
    .await;
}
