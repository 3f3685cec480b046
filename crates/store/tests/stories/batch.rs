//! What a batch promises, on both engines.

use crate::engines::{on_both, on_both_empty, together};
use store::{Batch, CommitError, Expect, Fault, Store, args};

async fn with_people(store: &Store) {
    let mut table = Batch::new();
    table.push(
        "create table person (id text not null, name text not null, age bigint, weight double precision, \
         constraint person_id primary key (id), constraint person_name_age unique (name, age))",
        args![],
        Expect::Any,
    );
    store.commit(table).await.unwrap();
}

fn person(id: &str, name: &str, age: i64) -> Batch {
    let mut batch = Batch::new();
    add(&mut batch, id, name, age);
    batch
}

fn add(batch: &mut Batch, id: &str, name: &str, age: i64) {
    batch.push("insert into person (id, name, age) values ($1, $2, $3)", args![id, name, age], Expect::Rows(1));
}

async fn names(store: &Store) -> Vec<String> {
    let rows = store.query("select id from person order by id", &[]).await.unwrap();
    rows.iter().map(|row| row.string("id").unwrap()).collect()
}

#[tokio::test]
async fn values_come_back_as_they_went_in() {
    on_both_empty(async |store, _| {
        with_people(&store).await;
        let mut batch = Batch::new();
        batch.push(
            "insert into person (id, name, age, weight) values ($1, $2, $3, $4)",
            args!["1", "Bà Quý ⛩ 'đ'", i64::MIN, 0.1],
            Expect::Rows(1),
        );
        batch.push(
            "insert into person (id, name, age) values ($1, $2, $3)",
            args!["2", "", None::<i64>],
            Expect::Rows(1),
        );
        assert_eq!(store.commit(batch).await.unwrap().touched, [1, 1]);
        let rows = store.query("select id, name, age, weight from person order by id", &[]).await.unwrap();
        assert_eq!(rows[0].text("name").unwrap(), "Bà Quý ⛩ 'đ'");
        assert_eq!(rows[0].int("age").unwrap(), i64::MIN);
        assert_eq!(rows[0].real("weight").unwrap(), 0.1);
        assert_eq!(rows[1].text("name").unwrap(), "");
        assert_eq!(rows[1].opt_int("age").unwrap(), None);
        assert!(matches!(rows[1].int("age"), Err(Fault::Column { column, .. }) if column == "age"));
        assert!(matches!(rows[1].int("name"), Err(Fault::Column { .. })));
        assert!(matches!(rows[1].int("height"), Err(Fault::Column { .. })));
    })
    .await;
}

#[tokio::test]
async fn an_unmet_expectation_leaves_nothing_of_the_batch() {
    on_both_empty(async |store, _| {
        with_people(&store).await;
        store.commit(person("hoa", "Hoa", 30)).await.unwrap();
        for (expect, touches) in [
            (Expect::Rows(1), 0),
            (Expect::Rows(0), 1),
            (Expect::Rows(2), 1),
            (Expect::AtLeast(1), 0),
            (Expect::AtLeast(2), 1),
        ] {
            let mut batch = person("minh", "Minh", 20);
            let id = if touches == 0 { "nobody" } else { "hoa" };
            batch.push("update person set age = $1 where id = $2", args![31, id], expect);
            add(&mut batch, "lan", "Lan", 50);
            let error = store.commit(batch).await.unwrap_err();
            assert!(matches!(error, CommitError::Conflict { statement: 1 }), "{expect:?}: {error}");
            assert_eq!(names(&store).await, ["hoa"], "{expect:?}");
        }
        let mut met = Batch::new();
        met.push("update person set age = $1 where id = $2", args![31, "hoa"], Expect::Rows(1));
        met.push("update person set age = $1 where id = $2", args![31, "nobody"], Expect::Any);
        met.push("update person set age = $1 where id = $2", args![31, "nobody"], Expect::Rows(0));
        met.push("update person set age = $1", args![32], Expect::AtLeast(1));
        met.push("delete from person where id = $1", args!["hoa"], Expect::Rows(1));
        assert_eq!(store.commit(met).await.unwrap().touched, [1, 0, 0, 1, 1]);
    })
    .await;
}

#[tokio::test]
async fn a_repeated_key_is_named_alike_on_both_engines() {
    on_both_empty(async |store, _| {
        with_people(&store).await;
        store.commit(person("hoa", "Hoa", 30)).await.unwrap();
        let check = async |id: &str, name: &str, wanted: &str| {
            let mut batch = person("lan", "Lan", 50);
            add(&mut batch, id, name, 30);
            match store.commit(batch).await.unwrap_err() {
                CommitError::Unique { statement: 1, constraint } => assert_eq!(constraint, wanted),
                other => panic!("{other:?}"),
            }
            assert_eq!(names(&store).await, ["hoa"]);
        };
        check("hoa", "Hưng", "person_id").await;
        check("hung", "Hoa", "person_name_age").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failing_batch_does_not_hurt_those_committed_with_it() {
    on_both_empty(async |store, _| {
        with_people(&store).await;
        let batches = (0..200).map(|n| {
            let store = store.clone();
            async move {
                let mut batch = person(&format!("{n:03}"), "Minh", n);
                match n % 4 {
                    0 => {}
                    1 => add(&mut batch, &format!("{n:03}"), "again", n),
                    2 => {
                        batch.push("delete from person where id = $1", args!["nobody"], Expect::Rows(1));
                    }
                    _ => {
                        batch.push("insert into nowhere (id) values ($1)", args![n], Expect::Any);
                    }
                }
                (n, store.commit(batch).await)
            }
        });
        for (n, result) in together(batches.collect()).await {
            match (n % 4, result) {
                (0, Ok(_)) | (1, Err(CommitError::Unique { .. })) | (2, Err(CommitError::Conflict { .. })) => {}
                (3, Err(CommitError::Fault(Fault::Engine(_)))) => {}
                (_, other) => panic!("{n}: {other:?}"),
            }
        }
        let left: Vec<String> = (0..200).step_by(4).map(|n| format!("{n:03}")).collect();
        assert_eq!(names(&store).await, left);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_changed_the_same_version_one_must_look_again() {
    on_both_empty(async |store, _| {
        with_people(&store).await;
        store.commit(person("hoa", "Hoa", 0)).await.unwrap();
        // Everyone adds one, by reading the age, deciding, and expecting that it did not change.
        let adders = (0..16).map(|_| {
            let store = store.clone();
            async move {
                let mut conflicts = 0;
                loop {
                    let row = store.find("select age from person where id = $1", &args!["hoa"]).await.unwrap().unwrap();
                    let age = row.int("age").unwrap();
                    let mut batch = Batch::new();
                    let update = "update person set age = $1 where id = $2 and age = $3";
                    batch.push(update, args![age + 1, "hoa", age], Expect::Rows(1));
                    match store.commit(batch).await {
                        Ok(_) => return conflicts,
                        Err(CommitError::Conflict { statement: 0 }) => conflicts += 1,
                        Err(other) => panic!("{other:?}"),
                    }
                }
            }
        });
        together(adders.collect()).await;
        let row = store.find("select age from person where id = $1", &args!["hoa"]).await.unwrap().unwrap();
        assert_eq!(row.int("age").unwrap(), 16);
    })
    .await;
}

#[tokio::test]
async fn arguments_that_do_not_fit_change_nothing() {
    on_both_empty(async |store, _| {
        with_people(&store).await;
        let update = "update person set age = $1 where id = $2";
        let mut few = person("hoa", "Hoa", 30);
        few.push(update, args![31], Expect::Any);
        assert!(matches!(store.commit(few).await, Err(CommitError::Fault(Fault::Engine(_)))));
        let mut zero = person("hoa", "Hoa", 30);
        zero.push(update, args![31, "a\0b"], Expect::Any);
        assert!(matches!(store.commit(zero).await, Err(CommitError::Fault(Fault::Engine(_)))));
        assert!(store.query("select id from person where id = $1", &[]).await.is_err());
        assert!(names(&store).await.is_empty());
        store.commit(person("hoa", "Hoa", 30)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_snapshot_stays_as_it_was() {
    on_both_empty(async |store, _| {
        with_people(&store).await;
        store.commit(person("hoa", "Hoa", 30)).await.unwrap();
        let snapshot = store.snapshot().await.unwrap();
        store.commit(person("lan", "Lan", 50)).await.unwrap();
        let count = "select count(*) as n from person";
        assert_eq!(snapshot.query(count, &[]).await.unwrap()[0].int("n").unwrap(), 1);
        assert_eq!(store.query(count, &[]).await.unwrap()[0].int("n").unwrap(), 2);
        drop(snapshot);
        let later = store.snapshot().await.unwrap();
        assert_eq!(later.query(count, &[]).await.unwrap()[0].int("n").unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_reopening() {
    on_both(async |store, place| {
        let mut batch = Batch::new();
        store::setting::set(&mut batch, "city", "Hà Nội");
        store.commit(batch).await.unwrap();
        drop(store);
        let again = place.open().await;
        assert_eq!(store::setting::find(&again, "city").await.unwrap().as_deref(), Some("Hà Nội"));
    })
    .await;
}

#[tokio::test]
async fn what_was_acknowledged_is_on_disk_before_anything_is_closed() {
    on_both_empty(async |store, place| {
        let Store::Sqlite(sqlite) = &store else { return };
        with_people(&store).await;
        for n in 0..20 {
            store.commit(person(&format!("{n:02}"), "Minh", n)).await.unwrap();
            // What a crash would leave at this moment: the file and its log, nothing from memory.
            let left = place.folder.path().join(format!("left-{n}"));
            std::fs::create_dir(&left).unwrap();
            for ending in ["", "-wal"] {
                let from = format!("{}{ending}", sqlite.path().display());
                std::fs::copy(from, left.join(format!("motcua.db{ending}"))).unwrap();
            }
            let url = format!("sqlite:{}", left.join("motcua.db").display());
            let after_the_crash = Store::open(&store::Settings::new(url)).await.unwrap();
            assert_eq!(names(&after_the_crash).await.len(), usize::try_from(n).unwrap() + 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_dropped_caller_does_not_split_its_batch() {
    on_both_empty(async |store, _| {
        with_people(&store).await;
        for n in 0..40 {
            let mut batch = person(&format!("{n}a"), "Minh", n);
            add(&mut batch, &format!("{n}b"), "Lan", n);
            let commit = store.commit(batch);
            // The request is abandoned somewhere on the way.
            let _ = tokio::time::timeout(std::time::Duration::from_micros(50 * n.unsigned_abs()), commit).await;
        }
        // A later batch waits for the earlier ones on SQLite; on PostgreSQL they end on their own connection.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        store.commit(person("end", "Quý", 70)).await.unwrap();
        let rows =
            store.query("select age, count(*) as n from person where id <> $1 group by age", &args!["end"]).await;
        for row in rows.unwrap() {
            assert_eq!(row.int("n").unwrap(), 2, "batch {}", row.int("age").unwrap());
        }
    })
    .await;
}
