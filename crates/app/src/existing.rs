//! Data that is there already, opened to be looked at: nothing is made and nothing brought up to date.

use anyhow::{Context, bail};
use store::Store;
use store::content::Content;

use crate::settings::Settings;

/// Rows, facts and files of a city that may be serving at this moment.
#[derive(Debug, Clone)]
pub struct Existing {
    /// Rows and facts.
    pub store: Store,
    /// The bytes of papers and results.
    pub content: Content,
}

impl Existing {
    /// Opens what the settings name.
    ///
    /// # Errors
    /// There is no such database or folder, or its schema is of another edition of this program.
    pub async fn open(settings: &Settings) -> anyhow::Result<Self> {
        if let Some(path) = settings.store.url.strip_prefix("sqlite:")
            && !std::path::Path::new(path).is_file()
        {
            bail!("there is no database {path}");
        }
        if settings.bucket.is_none() && !settings.content.is_dir() {
            bail!("there is no folder of files {}", settings.content.display());
        }
        let store = Store::open(&settings.store).await.context("the store cannot be opened")?;
        store::migrate::check(&store).await?;
        let content = settings.open_content().await.context("the files cannot be opened")?;
        Ok(Self { store, content })
    }

    /// How many dossiers there are.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn count(&self) -> anyhow::Result<u64> {
        Ok(store::dossier::count::count(&self.store).await?)
    }
}
