//! A throw-away city: offices and people, no dossiers, on either engine.

use std::path::PathBuf;

use tempfile::TempDir;
use tokio_postgres::NoTls;

use crate::server::Server;

/// Where the city keeps its data.
pub struct Place {
    pub folder: TempDir,
    store: Option<String>,
    cluster: Option<(String, String)>,
}

impl Place {
    /// A city in a folder.
    pub async fn on_sqlite() -> Self {
        let place = Self { folder: TempDir::new().unwrap(), store: None, cluster: None };
        place.settle().await;
        place
    }

    /// A city in a new database of the cluster, if there is one.
    pub async fn on_postgres() -> Option<Self> {
        let cluster = std::env::var("MOTCUA_TEST_POSTGRES").ok()?;
        let name = format!("fault_{}", uuid::Uuid::now_v7().simple());
        execute(
            &cluster,
            &format!("create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"),
        )
        .await;
        let (before, _) = cluster.rsplit_once('/').expect("the cluster is named by its address");
        let store = format!("{before}/{name}");
        let place = Self { folder: TempDir::new().unwrap(), store: Some(store), cluster: Some((cluster, name)) };
        place.settle().await;
        Some(place)
    }

    /// Lets the demonstration give the city its people.
    async fn settle(&self) {
        let mut server = Server::start(&self.args("demo", &["--without-dossiers"]), &self.log());
        server.address().await;
        server.kill().await;
    }

    /// The arguments of a command on this city's data.
    pub fn args(&self, command: &str, more: &[&str]) -> Vec<String> {
        let mut args = vec![command.to_owned(), "--data".to_owned(), self.data().display().to_string()];
        if let Some(store) = &self.store {
            args.extend(["--store".to_owned(), store.clone()]);
        }
        args.extend(more.iter().map(|arg| (*arg).to_owned()));
        args
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("city")
    }

    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Nothing in the log says that something broke.
    pub fn assert_quiet(&self) {
        let log = std::fs::read_to_string(self.log()).unwrap_or_default();
        let broken: Vec<&str> =
            log.lines().filter(|line| line.contains("ERROR") || line.contains("panicked")).collect();
        assert!(broken.is_empty(), "{broken:#?}");
    }

    /// Forgets the city.
    pub async fn clear(self) {
        if let Some((cluster, name)) = &self.cluster {
            execute(cluster, &format!("drop database if exists {name} with (force)")).await;
        }
    }
}

async fn execute(url: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
}
