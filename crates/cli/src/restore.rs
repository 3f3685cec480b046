//! `motcua restore`: a backup becomes a city again, whole or not at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use app::backup::{Manifest, Progress, restore};
use app::existing::Existing;
use clap::Args;
use jiff::Timestamp;

use crate::backup::told;
use crate::place::{Place, private_folder};
use crate::serve::{log_to_stderr, runtime};
use crate::verify::look;
use crate::{Answer, Context, progress};

/// What `motcua restore` can be asked.
#[derive(Args)]
#[command(
    about = "Make a city of a backup, in an empty place, and verify it",
    after_help = "Examples:\n  motcua restore --from /backup/2026-11-23 --data /srv/motcua-again\n  \
                  motcua restore --from /backup/2026-11-23 --data /srv/files --store postgres://motcua@db/empty --json\n\n\
                  Exit codes: 0 restored and whole, 1 not restored, or restored with the differences that are named."
)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// The folder of the backup.
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// Write JSON for programs: what the verification found.
    #[arg(long)]
    json: bool,
}

/// Runs the command; no when what was backed up has differences.
///
/// # Errors
/// The backup is not whole, the place is not empty, or a disk or the store fails. The place is empty as before, but for
/// rows in PostgreSQL.
pub fn run(context: &Context, options: &Options) -> Result<Answer> {
    log_to_stderr();
    refuse_to_overwrite(&options.place.data)?;
    let beside = beside(&options.place.data)?;
    private_folder(&beside)?;
    let work = Place { data: beside.clone(), ..options.place.clone() };
    let result = runtime()?.block_on(async {
        let (existing, manifest) = bring_back(context, options, &work).await?;
        // Files were hashed while they were copied; verifying reads them again from where they will be served.
        let answer = look(context, &existing, true, options.json).await?;
        Ok((answer, manifest))
    });
    let (answer, manifest) = result.inspect_err(|_: &anyhow::Error| {
        // Only what this run made; a failure to remove it costs space and is told by the next run.
        let _ = fs::remove_dir_all(&beside);
    })?;
    put_in_place(&beside, &options.place.data)?;
    if !options.json {
        told(context, "backup-restored", &manifest, false)?;
    }
    Ok(answer)
}

async fn bring_back(context: &Context, options: &Options, work: &Place) -> Result<(Existing, Manifest)> {
    let bar = progress::count(&context.words.get(context.lang, "backup-restoring", &[]))?;
    let told_of = |done: Progress| bar.set_position(done.rows + done.files);
    let restored = restore(&options.from, &work.settings(""), Timestamp::now(), told_of).await;
    bar.finish_and_clear();
    restored
}

fn refuse_to_overwrite(data: &Path) -> Result<()> {
    match fs::read_dir(data).map(|mut entries| entries.next().is_some()) {
        Ok(true) => bail!("{} is not empty: restore into a new folder", data.display()),
        Ok(false) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", data.display())),
    }
}

/// The folder in which the city is put together: a crash in the middle leaves nothing that looks like a city.
fn beside(data: &Path) -> Result<PathBuf> {
    let name = data.file_name().with_context(|| format!("{} is no name for a folder", data.display()))?;
    let beside = data.with_file_name(format!("{}.restoring", name.to_string_lossy()));
    if beside.exists() {
        bail!("{} is left from a restore that was broken off: remove it first", beside.display());
    }
    Ok(beside)
}

fn put_in_place(beside: &Path, data: &Path) -> Result<()> {
    fs::rename(beside, data).with_context(|| format!("{} cannot become {}", beside.display(), data.display()))?;
    // The new name must be on disk before anybody is told that the city is back.
    let parent = data.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let synced = File::open(parent).and_then(|folder| folder.sync_all());
    synced.with_context(|| format!("{} cannot be synced", parent.display()))
}
