//! How far the replay of an event log has come, so that it goes on where it stopped.

use jiff::Timestamp;
use store::Batch;
pub use store::replay::Progress;

use crate::city::City;
use crate::error::Error;

/// How far this log has come; none if it was never begun here.
///
/// # Errors
/// A fault of the store.
pub async fn find(city: &City, source: &str) -> Result<Option<Progress>, Error> {
    Ok(store::replay::find(&city.store, source).await?)
}

/// Writes down how far it has come.
///
/// # Errors
/// A fault of the store.
pub async fn keep(city: &City, source: &str, progress: Progress, at: Timestamp) -> Result<(), Error> {
    let mut batch = Batch::new();
    store::replay::keep(&mut batch, source, progress, at);
    city.store.commit(batch).await?;
    Ok(())
}

/// No dossier was ever filed here.
///
/// # Errors
/// A fault of the store.
pub async fn is_vacant(city: &City) -> Result<bool, Error> {
    Ok(store::replay::is_vacant(&city.store).await?)
}
