//! Where a city keeps its data: one folder, or a PostgreSQL server beside a folder of files.

use std::path::PathBuf;

use app::document::scanner::{Antivirus, WhenUnreachable};
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
    /// Where files are kept instead of the folder of the data: another folder, or a bucket as s3://BUCKET/PREFIX.
    #[arg(long, value_name = "DIR|URL", env = "MOTCUA_CONTENT", value_parser = files)]
    pub content: Option<Files>,
    /// Where ClamAV's daemon listens, to search what people send: unix:PATH or tcp:HOST:PORT.
    #[arg(long, value_name = "ADDRESS", env = "MOTCUA_ANTIVIRUS", value_parser = clamd)]
    pub antivirus: Option<String>,
    /// Take nothing while the antivirus does not answer, instead of taking it and searching it later.
    #[arg(long, env = "MOTCUA_ANTIVIRUS_REQUIRED")]
    pub antivirus_required: bool,
}

fn clamd(text: &str) -> Result<String, String> {
    let known = Antivirus::clamd(text, 0, WhenUnreachable::Mark).is_some();
    if known { Ok(text.to_owned()) } else { Err("write unix:PATH or tcp:HOST:PORT".to_owned()) }
}

/// Where files are kept.
#[derive(Debug, Clone)]
pub enum Files {
    /// A folder.
    Folder(PathBuf),
    /// A bucket; how it is reached is in the environment.
    Bucket(app::settings::Bucket),
}

fn files(text: &str) -> Result<Files, String> {
    if !text.starts_with("s3:") {
        return Ok(Files::Folder(text.into()));
    }
    let bucket = app::settings::Bucket::parse(text).ok_or("write a bucket as s3://BUCKET or s3://BUCKET/PREFIX")?;
    Ok(Files::Bucket(bucket))
}

impl Place {
    /// The settings of the city that lives here.
    pub fn settings(&self, public_url: &str) -> Settings {
        let mut settings = Settings::embedded(&self.data, public_url);
        if let Some(url) = &self.store {
            settings.store = app::settings::store(url);
        }
        match &self.content {
            Some(Files::Folder(folder)) => settings.content = folder.clone(),
            Some(Files::Bucket(bucket)) => settings.bucket = Some(bucket.clone()),
            None => {}
        }
        let meanwhile = if self.antivirus_required { WhenUnreachable::Refuse } else { WhenUnreachable::Mark };
        let clamd = |address: &String| Antivirus::clamd(address, settings.limits.paper, meanwhile);
        settings.antivirus = self.antivirus.as_ref().and_then(clamd);
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
