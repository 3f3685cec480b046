//! The schema is brought up to date once, whoever starts first.

use store::migrate::{ALL, Migration, apply, check, run};
use store::{Batch, Expect, Fault};

use crate::city::noon;
use crate::engines::{on_both_empty, together};

#[tokio::test]
async fn migrating_again_does_nothing() {
    on_both_empty(async |store, _| {
        assert_eq!(run(&store, noon()).await.unwrap(), ALL.len());
        assert_eq!(run(&store, noon()).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_servers_may_start_at_once() {
    on_both_empty(async |_, place| {
        let starts = (0..6).map(|_| {
            let settings = place.settings.clone();
            async move {
                let store = store::Store::open(&settings).await.unwrap();
                run(&store, noon()).await.unwrap()
            }
        });
        assert_eq!(together(starts.collect()).await.into_iter().sum::<usize>(), ALL.len());
    })
    .await;
}

#[tokio::test]
async fn a_changed_migration_is_refused() {
    const BEFORE: &[Migration] = &[Migration { version: 1, name: "a", sql: "-- why\ncreate table a (id text)" }];
    const CHANGED: &[Migration] = &[Migration { version: 1, name: "a", sql: "-- why\ncreate table a (id bigint)" }];
    const MORE: &[Migration] = &[
        BEFORE[0],
        Migration { version: 2, name: "b", sql: "-- why\ncreate table b (id text); create index b_id on b (id);" },
    ];
    on_both_empty(async |store, _| {
        assert_eq!(apply(&store, BEFORE, noon()).await.unwrap(), 1);
        let changed = apply(&store, CHANGED, noon()).await.unwrap_err();
        assert!(changed.to_string().contains("was changed after it was applied"), "{changed}");
        assert_eq!(apply(&store, MORE, noon()).await.unwrap(), 1);
        let older = apply(&store, BEFORE, noon()).await.unwrap_err();
        assert!(older.to_string().contains("use a newer program"), "{older}");
    })
    .await;
}

#[tokio::test]
async fn a_migration_that_fails_leaves_nothing() {
    const BROKEN: &[Migration] =
        &[Migration { version: 1, name: "a", sql: "-- why\ncreate table a (id text); create table a (id text)" }];
    const MENDED: &[Migration] = &[Migration { version: 1, name: "a", sql: "-- why\ncreate table a (id text)" }];
    const UNPORTABLE: &[Migration] = &[Migration { version: 1, name: "a", sql: "-- why\ncreate table a (id uuid)" }];
    on_both_empty(async |store, _| {
        assert!(matches!(apply(&store, BROKEN, noon()).await, Err(Fault::Engine(_))));
        assert!(matches!(apply(&store, UNPORTABLE, noon()).await, Err(Fault::NotPortable(_))));
        assert_eq!(apply(&store, MENDED, noon()).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_schema_of_another_edition_is_told_and_left_alone() {
    on_both_empty(async |store, _| {
        assert!(check(&store).await.is_err(), "there is no schema yet");
        assert!(store.query("select version from migration", &[]).await.is_err(), "looking makes no table");
        run(&store, noon()).await.unwrap();
        check(&store).await.unwrap();
        let mut batch = Batch::new();
        let newer = "insert into migration (version, name, checksum, applied_at) values (99, 'newer', 'x', 0)";
        batch.push(newer, vec![], Expect::Rows(1));
        store.commit(batch).await.unwrap();
        assert!(check(&store).await.unwrap_err().to_string().contains("another version"));
    })
    .await;
}
