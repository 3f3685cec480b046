//! A copy of everything in a folder, taken while the city serves, and the way back.

use std::path::Path;

use anyhow::Context;
use jiff::Timestamp;
use store::Store;

pub use store::backup::{Manifest, Progress};

use crate::existing::Existing;
use crate::settings::Settings;

/// Writes everything, as it was at one moment, into an empty folder. The manifest is written last: a folder without
/// one is not a backup.
///
/// # Errors
/// The folder holds something, a stored file is missing or damaged, or a disk or the store fails.
pub async fn write(
    existing: &Existing,
    to: &Path,
    now: Timestamp,
    progress: impl FnMut(Progress),
) -> anyhow::Result<Manifest> {
    Ok(store::backup::write(&existing.store, &existing.content, to, now, progress).await?)
}

/// Brings a backup back to where the settings say, which must be empty; either engine takes either's backup.
///
/// # Errors
/// The folder is no whole backup of this edition, the place holds something, or a disk or the store fails. What was
/// brought back until then must be thrown away.
pub async fn restore(
    from: &Path,
    settings: &Settings,
    now: Timestamp,
    progress: impl FnMut(Progress),
) -> anyhow::Result<(Existing, Manifest)> {
    let store = Store::open(&settings.store).await.context("the store cannot be opened")?;
    store::migrate::run(&store, now).await.context("the store cannot be prepared")?;
    let content = settings.open_content().await.context("the files cannot be opened")?;
    let manifest = store::backup::restore(&store, &content, from, progress).await?;
    Ok((Existing { store, content }, manifest))
}
