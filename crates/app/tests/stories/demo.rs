//! The demonstration city is lawful, and shows every state.

use std::collections::BTreeSet;

use app::demo::{Cast, week};
use app::library::Library;
use app::settings::Settings;
use app::words::Lang;
use app::{City, Ctx};
use domain::access::Actor;
use domain::dossier::state::State;

use crate::city::catalog;

#[tokio::test]
async fn the_week_shows_every_state() {
    let folder = tempfile::tempdir().unwrap();
    let files = catalog();
    let library = Library::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    // A Monday afternoon, so that stories of the same day have had time to happen.
    let now = "2026-11-23T16:00:00+07:00".parse().unwrap();
    let city = City::open(Settings::embedded(folder.path(), "http://localhost"), library, now).await.unwrap();
    let ctx = Ctx::new(city.clone(), Actor::System, now, Lang::Vi);
    let cast = Cast::settle(&ctx).await.unwrap();
    let count = week::happen(&ctx, &cast, false, |_| {}).await.unwrap();
    let rows = city.store.query("select state from dossier", &[]).await.unwrap();
    // The redirected dossier begins anew elsewhere.
    assert_eq!(rows.len(), count + 1);
    let seen: BTreeSet<&str> = rows.iter().map(|row| row.text("state").unwrap()).collect();
    let missing: Vec<_> = State::NAMES.into_iter().filter(|name| !seen.contains(name)).collect();
    assert!(missing.is_empty(), "the week shows no dossier that is {missing:?}");
}
