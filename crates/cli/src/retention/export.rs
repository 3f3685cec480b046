//! `motcua retention export`: per document its file and its facts, and a manifest by which all of it can be checked again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use app::Error;
use app::retention::export::{Exported, file, next};
use app::words::Value;
use clap::Args;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::place::private_folder;
use crate::serve::{log_to_stderr, runtime};
use crate::station::desk::{Desk, Opened};
use crate::station::folder::sha256;
use crate::{Answer, Context, print_json, progress, say};

/// The name of the manifest.
pub(super) const MANIFEST: &str = "manifest.json";

/// What `motcua retention export` can be asked.
#[derive(Args)]
#[command(
    about = "Write the documents of an office with their facts into a folder, for an archive",
    after_help = "Example:  motcua retention export /srv/archive --data /srv/motcua --as thu --office H26.00082\n\n\
                  Hold the folder against its manifest later:  motcua retention check /srv/archive"
)]
pub struct Options {
    /// The folder; it must be empty.
    folder: PathBuf,
    #[command(flatten)]
    desk: Desk,
    /// Write JSON for programs.
    #[arg(long)]
    json: bool,
}

/// What the folder holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The office whose documents they are.
    pub office: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: String,
    /// How many documents.
    pub documents: usize,
    /// SHA-256 of every file, by its path in the folder.
    pub files: BTreeMap<String, String>,
}

/// Runs the command.
///
/// # Errors
/// A folder that is not empty or cannot be written; a city that cannot be opened.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    let count = |number: usize| Value::Count(number as i64);
    private_folder(&options.folder)?;
    if fs::read_dir(&options.folder)?.next().is_some() {
        bail!("the folder {} is not empty", options.folder.display());
    }
    let bar = progress::count(&context.words.get(context.lang, "cli-exporting", &[]))?;
    let manifest = runtime()?.block_on(async {
        let opened = options.desk.open(context).await?;
        export(context, &opened, &options.folder, || bar.inc(1)).await
    });
    bar.finish_and_clear();
    let manifest = manifest?;
    if options.json {
        print_json(&manifest)?;
    } else {
        let args = [("documents", count(manifest.documents)), ("files", count(manifest.files.len()))];
        say(context.words.get(context.lang, "cli-exported", &args));
    }
    Ok(Answer::Yes)
}

async fn export(context: &Context, opened: &Opened, folder: &Path, mut done: impl FnMut()) -> Result<Manifest> {
    let told = |why: Error| match why {
        Error::Fault(fault) => fault,
        why => anyhow::anyhow!(why.tell(&context.words, context.lang, "")),
    };
    let ctx = opened.ctx();
    let mut manifest = Manifest {
        office: opened.office.to_string(),
        made_at: ctx.now,
        made_by: ctx.actor.name().to_owned(),
        documents: 0,
        files: BTreeMap::new(),
    };
    let mut after = None;
    loop {
        let page = next(&ctx, &opened.office, after.as_ref()).await.map_err(told)?;
        let Some((place, _)) = page.last() else { break };
        after = Some(place.clone());
        for (_, exported) in &page {
            let bytes = file(&ctx, &exported.document).await.map_err(told)?;
            for name in write(folder, exported, bytes.as_deref())? {
                let hash = sha256(&folder.join(&name))?;
                manifest.files.insert(name, hash);
            }
            manifest.documents += 1;
            done();
        }
    }
    fs::write(folder.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)
        .context("the manifest cannot be written")?;
    Ok(manifest)
}

/// Writes one document; tells the files it made.
fn write(folder: &Path, exported: &Exported, bytes: Option<&[u8]>) -> Result<Vec<String>> {
    let id = exported.document.id.to_string();
    private_folder(&folder.join(&id))?;
    let mut made = vec![format!("{id}/document.json")];
    fs::write(folder.join(&made[0]), serde_json::to_vec_pretty(exported)?)?;
    if let Some(bytes) = bytes {
        let ending = match exported.document.item.file.media_type.as_str() {
            "application/pdf" => "pdf",
            "image/jpeg" => "jpg",
            "image/png" => "png",
            "image/tiff" => "tif",
            _ => "bin",
        };
        made.push(format!("{id}/document.{ending}"));
        fs::write(folder.join(&made[1]), bytes)?;
    }
    Ok(made)
}
