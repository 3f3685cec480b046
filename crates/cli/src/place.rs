//! Where a city keeps its data: one folder, or a PostgreSQL server beside a folder of files.

use std::path::PathBuf;

use app::settings::Settings;
use clap::Args;

/// What every command that works on a city's data understands.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// The folder of the data: the embedded database, unless --store names another, and the files.
    #[arg(long, value_name = "DIR", env = "MOTCUA_DATA", default_value = "data")]
    pub data: PathBuf,
    /// PostgreSQL instead of the embedded database: postgres://user@host/name, several hosts allowed.
    #[arg(long, value_name = "URL", env = "MOTCUA_STORE")]
    pub store: Option<String>,
}

impl Place {
    /// The settings of the city that lives here.
    pub fn settings(&self, public_url: &str) -> Settings {
        let mut settings = Settings::embedded(&self.data, public_url);
        if let Some(url) = &self.store {
            settings.store = app::settings::store(url);
        }
        settings
    }

    /// Makes the folder where there is none.
    ///
    /// # Errors
    /// The folder that cannot be made.
    pub fn make(&self) -> anyhow::Result<()> {
        std::fs::create_dir_all(&self.data)
            .map_err(|error| anyhow::anyhow!("the folder {} cannot be made: {error}", self.data.display()))
    }
}

/// Makes a folder that nobody else on the machine may read: it will hold people's papers and password hashes.
///
/// # Errors
/// The folder that cannot be made.
pub fn private_folder(folder: &std::path::Path) -> anyhow::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| anyhow::anyhow!("the folder {} cannot be made: {error}", folder.display()))
}
