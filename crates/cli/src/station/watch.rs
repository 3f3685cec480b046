//! `motcua station watch`: what a scanner writes into a folder comes to the desk of one officer.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use anyhow::{Context as _, Result};
use app::words::Value;
use clap::Args;
use domain::station::capture::Origin;

use super::desk::{Desk, Opened};
use super::folder;
use super::take::{Asked, Taken, take};
use super::tell::Refused;
use crate::serve::{log_to_stderr, runtime};
use crate::{Answer, Context, say};

/// How often the folder is looked at. A file whose size is the same at two looks is whole.
const LOOK: Duration = Duration::from_secs(1);

/// What `motcua station watch` can be asked.
#[derive(Args)]
#[command(
    about = "Take in what a scanner writes into a folder",
    after_help = "Example:  motcua station watch /srv/scanner --data /srv/motcua --as hoa\n\n\
                  Files that are taken go to taken/ in the folder; those that are refused to refused/, each with a text\n\
                  that says why. Every file becomes a paper at the desk of --as, where it is looked at and signed."
)]
pub struct Options {
    /// The folder the scanner writes into.
    folder: PathBuf,
    #[command(flatten)]
    desk: Desk,
    /// Take what is there now, and end.
    #[arg(long)]
    once: bool,
}

/// Runs the command until it is interrupted, or once.
///
/// # Errors
/// A folder or city that cannot be opened; files that cannot be moved away.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    runtime()?.block_on(async {
        let station = options.desk.open(context).await?;
        let mut sizes = BTreeMap::new();
        loop {
            for path in whole(&options.folder, &mut sizes)? {
                one(context, &station, &options.folder, &path).await?;
            }
            if options.once && sizes.is_empty() {
                return Ok(Answer::Yes);
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = tokio::signal::ctrl_c() => return Ok(Answer::Yes),
            }
        }
    })
}

/// The files that have not grown since the last look, and the sizes of those that are still waited for.
fn whole(root: &Path, sizes: &mut BTreeMap<PathBuf, u64>) -> Result<Vec<PathBuf>> {
    let mut now = BTreeMap::new();
    for entry in std::fs::read_dir(root).with_context(|| format!("the folder {} cannot be read", root.display()))? {
        let entry = entry?;
        // Whoever writes may take the file away again meanwhile.
        let Ok(about) = entry.metadata() else { continue };
        if about.is_file() && folder::is_paper(&entry.path()) {
            now.insert(entry.path(), about.len());
        }
    }
    let whole = now.iter().filter(|(path, size)| sizes.get(*path) == Some(*size)).map(|(path, _)| path.clone());
    let whole: Vec<PathBuf> = whole.collect();
    now.retain(|path, _| !whole.contains(path));
    *sizes = now;
    Ok(whole)
}

async fn one(context: &Context, station: &Opened, root: &Path, path: &Path) -> Result<()> {
    let ctx = station.ctx();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let seen = Mutex::new(HashSet::new());
    let asked = Asked {
        office: &station.office,
        origin: Origin::Desk,
        visit: ctx.id(),
        name: &name,
        path,
        line: None,
        sign: false,
        seen: &seen,
    };
    let text = |key: &str| context.words.get(context.lang, key, &[("file", Value::Text(name.clone()))]);
    match take(&ctx, &asked).await {
        Ok(taken) => {
            folder::put_away(path, &root.join("taken"))?;
            say(text(if matches!(taken, Taken::Known) { "cli-watch-known" } else { "cli-watch-taken" }));
        }
        // A fault of ours says nothing about the file: it stays, and the command ends so that somebody looks.
        Err(app::Error::Fault(fault)) => return Err(fault),
        Err(why) => {
            let refused = Refused::new(context, &name, &why);
            let away = folder::put_away(path, &root.join("refused"))?;
            let told = away.with_file_name(format!("{}.txt", away.file_name().unwrap_or_default().to_string_lossy()));
            std::fs::write(&told, format!("{}\n", refused.reason))
                .with_context(|| format!("{} cannot be written", told.display()))?;
            say(format!("{name}: {}", refused.reason));
        }
    }
    Ok(())
}
