//! A fresh place for each story: a SQLite file in a folder that goes away, and a database of its own on PostgreSQL.

use std::cell::Cell;
use std::sync::Arc;

use app::demo::Cast;
use app::existing::Existing;
use app::library::Library;
use app::settings::Settings;
use app::signing::SigningSettings;
use app::verify::verify;
use app::words::Lang;
use app::{City, Ctx};
use domain::access::Actor;
use tempfile::TempDir;
use tokio_postgres::{Config, NoTls};

use super::{MONDAY, TestCity, at, catalog};

/// Where a city is kept; it can be opened again under another law.
pub struct Place {
    settings: Settings,
    #[expect(dead_code, reason = "removed when it is dropped")]
    folder: TempDir,
}

impl Place {
    fn new(url: Option<String>) -> Self {
        let folder = TempDir::new().unwrap();
        let mut settings = Settings::embedded(folder.path(), "https://motcua.example.vn");
        if let Some(url) = url {
            settings.store = store::Settings::new(url);
        }
        Self { settings, folder }
    }

    /// Opens the city under this catalogue.
    pub async fn open(&self, catalog: &[(String, String)]) -> Arc<City> {
        let files = catalog.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        City::open(self.settings.clone(), Library::read(files).unwrap(), at(MONDAY)).await.unwrap()
    }

    /// What does not follow from its facts, files included.
    pub async fn differences(&self) -> Vec<String> {
        let existing = Existing::open(&self.settings).await.unwrap();
        let mut found = Vec::new();
        verify(&existing, true, |difference| found.push(format!("{difference:?}")), |_| {}).await.unwrap();
        found
    }

    async fn settle(&self) -> TestCity {
        let app = self.open(&catalog()).await;
        let cast = Cast::settle(&Ctx::new(app.clone(), Actor::System, at(MONDAY), Lang::Vi)).await.unwrap();
        TestCity { app, cast, now: Cell::new(at(MONDAY)) }
    }
}

impl TestCity {
    /// The same people and dossiers under another catalogue, as after a restart.
    pub async fn under(&self, place: &Place, catalog: &[(String, String)]) -> TestCity {
        TestCity { app: place.open(catalog).await, cast: self.cast.clone(), now: self.now.clone() }
    }
}

/// Tells the story on both engines.
pub async fn on_both<F: AsyncFn(&TestCity, &Place)>(story: F) {
    on_sqlite(&story).await;
    on_postgres(&story).await;
}

/// Tells the story on SQLite alone: for what has nothing to do with the store.
pub async fn on_sqlite<F: AsyncFn(&TestCity, &Place)>(story: F) {
    tell(&Place::new(None), &story).await;
}

/// Tells the story on SQLite in a city that signs in this way.
pub async fn on_sqlite_signing<F: AsyncFn(&TestCity, &Place)>(signing: SigningSettings, story: F) {
    let mut place = Place::new(None);
    place.settings.signing = signing;
    tell(&place, &story).await;
}

async fn on_postgres<F: AsyncFn(&TestCity, &Place)>(story: &F) {
    let Ok(cluster) = std::env::var("MOTCUA_TEST_POSTGRES") else {
        eprintln!("skipped on PostgreSQL: MOTCUA_TEST_POSTGRES names no cluster");
        return;
    };
    let name = format!("app_{}", uuid::Uuid::now_v7().simple());
    execute(
        &cluster,
        &format!("create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'"),
    )
    .await;
    tell(&Place::new(Some(database(&cluster, &name))), story).await;
    execute(&cluster, &format!("drop database if exists {name} with (force)")).await;
}

async fn tell<F: AsyncFn(&TestCity, &Place)>(place: &Place, story: &F) {
    let city = place.settle().await;
    story(&city, place).await;
    city.is_sound().await;
}

async fn execute(cluster: &str, sql: &str) {
    let (client, connection) = cluster.parse::<Config>().unwrap().connect(NoTls).await.unwrap();
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
