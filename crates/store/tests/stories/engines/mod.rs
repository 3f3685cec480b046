//! Runs a story on every engine: a fresh SQLite file, and a fresh database of a PostgreSQL cluster.

mod cluster; // a throw-away PostgreSQL cluster

use std::future::Future;

use store::{Settings, Store, migrate};
use tempfile::TempDir;

/// Where a story takes place; dropped after it.
pub struct Place {
    pub settings: Settings,
    pub folder: TempDir,
}

impl Place {
    /// Opens the store once more, as a restarted server would.
    pub async fn open(&self) -> Store {
        Store::open(&self.settings).await.unwrap()
    }
}

/// A time the stories happen at.
pub fn noon() -> jiff::Timestamp {
    "2026-03-02T05:00:00Z".parse().unwrap()
}

/// Tells the story on both engines with the schema in place.
pub async fn on_both<F: AsyncFn(Store, &Place)>(story: F) {
    on_both_empty(async |store, place| {
        migrate::run(&store, noon()).await.unwrap();
        story(store, place).await;
    })
    .await;
}

/// Tells the story on both engines without any table.
pub async fn on_both_empty<F: AsyncFn(Store, &Place)>(story: F) {
    on_sqlite(&story).await;
    on_postgres(&story).await;
}

async fn on_sqlite<F: AsyncFn(Store, &Place)>(story: &F) {
    let folder = TempDir::new().unwrap();
    let settings = Settings::new(format!("sqlite:{}", folder.path().join("motcua.db").display()));
    let place = Place { settings, folder };
    story(place.open().await, &place).await;
}

async fn on_postgres<F: AsyncFn(Store, &Place)>(story: &F) {
    let Some(cluster) = cluster::Cluster::start() else {
        eprintln!("skipped: no PostgreSQL binaries and no MOTCUA_TEST_POSTGRES");
        return;
    };
    let name = format!("story_{}", uuid::Uuid::now_v7().simple());
    cluster
        .execute(&format!("create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"))
        .await;
    let place = Place { settings: Settings::new(cluster.url(&name)), folder: TempDir::new().unwrap() };
    story(place.open().await, &place).await;
    cluster.execute(&format!("drop database if exists {name} with (force)")).await;
}

/// Runs something that waits for an answer of another kind than the story's.
pub async fn together<T, Fut: Future<Output = T> + Send + 'static>(all: Vec<Fut>) -> Vec<T>
where
    T: Send + 'static,
{
    let tasks: Vec<_> = all.into_iter().map(tokio::spawn).collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
