//! A backup restores to either engine, and only whole, and only into an empty store.

use std::path::Path;

use bytes::Bytes;
use store::backup::{restore, write};
use store::content::{self, Content};
use store::verify::{verify, verify_content};
use store::{Batch, Fault, Settings, Store, migrate};

use crate::city::{self, WARD, noon};
use crate::engines::{Place, on_both};

const LIMIT: u64 = 1 << 20;

async fn with_files(store: &Store, content: &Content) {
    let mut batch = Batch::new();
    for text in ["giấy chứng sinh", "căn cước", ""] {
        let bytes = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(text.to_owned()))]);
        let stored = content.put(bytes).await.unwrap();
        content::keep(&mut batch, &stored, "text/plain", noon());
    }
    store.commit(batch).await.unwrap();
}

async fn empty_sqlite(folder: &Path) -> (Store, Content) {
    let store = Store::open(&Settings::new(format!("sqlite:{}", folder.join("new.db").display()))).await.unwrap();
    migrate::run(&store, noon()).await.unwrap();
    (store, Content::open(folder.join("new-content"), LIMIT).await.unwrap())
}

/// A store with dossiers and files, and its backup.
async fn backed_up(store: &Store, place: &Place) -> (Content, std::path::PathBuf) {
    city::three_dossiers(store).await;
    let content = Content::open(place.folder.path().join("content"), LIMIT).await.unwrap();
    with_files(store, &content).await;
    let folder = place.folder.path().join("backup");
    let manifest = write(store, &content, &folder, noon(), |_| {}).await.unwrap();
    assert_eq!(manifest.files, 3);
    (content, folder)
}

#[tokio::test]
async fn a_restored_backup_is_the_same_and_verifies() {
    on_both(async |store, place| {
        let (content, folder) = backed_up(&store, place).await;
        // What happens after the view was frozen is not in it.
        city::file(&store, "d4", WARD).await;
        drop((store, content));
        let (again, files) = empty_sqlite(place.folder.path()).await;
        let manifest = restore(&again, &files, &folder, |_| {}).await.unwrap();
        let report = verify(&again, city::fold, |difference| panic!("{difference}"), |_| {}).await.unwrap();
        assert_eq!((report.dossiers, report.facts, report.codes), (3, 8, 2));
        assert_eq!(verify_content(&again, &files, |difference| panic!("{difference}")).await.unwrap(), 3);
        let second = write(&again, &files, &place.folder.path().join("second"), noon(), |_| {}).await.unwrap();
        assert_eq!(manifest, second, "a backup of what was restored is the same");
    })
    .await;
}

#[tokio::test]
async fn sqlite_moves_to_postgres_through_a_backup() {
    // The stories run one engine after the other; the folder of the first is kept for the second.
    let kept = tempfile::TempDir::new().unwrap();
    on_both(async |store, place| {
        let backup = kept.path().join("backup");
        let content = Content::open(place.folder.path().join("content"), LIMIT).await.unwrap();
        if store.engine() == "sqlite" {
            city::three_dossiers(&store).await;
            with_files(&store, &content).await;
            write(&store, &content, &backup, noon(), |_| {}).await.unwrap();
        } else {
            restore(&store, &content, &backup, |_| {}).await.unwrap();
            let report = verify(&store, city::fold, |difference| panic!("{difference}"), |_| {}).await.unwrap();
            assert_eq!((report.dossiers, report.facts, report.codes), (3, 8, 2));
            city::file(&store, "d4", WARD).await;
            city::act(&store, "d4", "accepted").await.unwrap();
            let code = store::dossier::find(&store, "d4").await.unwrap().unwrap().code.unwrap();
            assert_eq!(code.ordinal, 3, "the counter came along");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_made_while_serving_is_of_one_moment() {
    on_both(async |store, place| {
        let content = Content::open(place.folder.path().join("content"), LIMIT).await.unwrap();
        let busy = {
            let store = store.clone();
            tokio::spawn(async move {
                for n in 0..200 {
                    let id = format!("d{n:03}");
                    city::file(&store, &id, WARD).await;
                    city::act(&store, &id, "accepted").await.unwrap();
                }
            })
        };
        let folder = place.folder.path().join("backup");
        let mut dossiers = 0;
        while dossiers == 0 {
            dossiers = store.query("select count(*) as n from dossier", &[]).await.unwrap()[0].int("n").unwrap();
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        write(&store, &content, &folder, noon(), |_| {}).await.unwrap();
        busy.await.unwrap();
        let (again, files) = empty_sqlite(place.folder.path()).await;
        restore(&again, &files, &folder, |_| {}).await.unwrap();
        let report = verify(&again, city::fold, |difference| panic!("{difference}"), |_| {}).await.unwrap();
        assert!(report.dossiers > 0);
    })
    .await;
}

#[tokio::test]
async fn a_damaged_or_partial_backup_is_refused_before_anything_is_written() {
    on_both(async |store, place| {
        let (_, folder) = backed_up(&store, place).await;
        let (again, files) = empty_sqlite(place.folder.path()).await;
        let refused = async |file: &str, harm: fn(&mut Vec<u8>)| {
            let path = folder.join(file);
            let whole = std::fs::read(&path).unwrap();
            let mut harmed = whole.clone();
            harm(&mut harmed);
            std::fs::write(&path, harmed).unwrap();
            let result = restore(&again, &files, &folder, |_| {}).await;
            assert!(matches!(result, Err(Fault::File { .. })), "{file}: {result:?}");
            assert!(again.query("select id from dossier", &[]).await.unwrap().is_empty());
            std::fs::write(&path, whole).unwrap();
        };
        refused("fact.jsonl", |bytes| bytes[100] ^= 1).await;
        refused("dossier.jsonl", |bytes| bytes.truncate(50)).await;
        refused("manifest.json", |bytes| bytes.truncate(50)).await;
        refused("manifest.json", |bytes| bytes.clear()).await;
        restore(&again, &files, &folder, |_| {}).await.unwrap();
        let twice = restore(&again, &files, &folder, |_| {}).await.unwrap_err();
        assert!(twice.to_string().contains("not empty"), "{twice}");
        let over = write(&again, &files, &folder, noon(), |_| {}).await.unwrap_err();
        assert!(over.to_string().contains("not empty"), "{over}");
    })
    .await;
}
