//! Pages are read while nobody waits for them: a paper of three hundred pages takes minutes, a browser's patience seconds.
//!
//! How far a reading is, is known to this process only. What is read is committed page by page; a reading that ended with
//! the process is gone on with by [`start`], from the page it came to.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use domain::dossier::paper::PaperFile;
use domain::station::capture::Capture;
use domain::timeline::Ruling;
use tokio::sync::watch;
use uuid::Uuid;

use super::page::add;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::timeline;

/// How far a reading is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// So many pages of so many.
    Going(usize, usize),
    /// All pages are read.
    Done,
    /// It ended before its last page.
    Stopped(Ruling),
}

/// The readings of this process, and those that stopped until somebody goes on with them.
static READINGS: LazyLock<Mutex<BTreeMap<Uuid, watch::Receiver<Progress>>>> = LazyLock::new(Mutex::default);

fn readings() -> std::sync::MutexGuard<'static, BTreeMap<Uuid, watch::Receiver<Progress>>> {
    READINGS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How far the reading of a capture is; none when this process reads nothing of it.
#[must_use]
pub fn progress(id: Uuid) -> Option<Progress> {
    readings().get(&id).map(|reading| reading.borrow().clone())
}

/// Begins to read a file into a capture, unless that is being done.
pub fn start(ctx: &Ctx, id: Uuid, file: PaperFile) {
    let (tell, told) = watch::channel(Progress::Going(0, 0));
    {
        let mut readings = readings();
        if readings.get(&id).is_some_and(|reading| matches!(*reading.borrow(), Progress::Going(..))) {
            return;
        }
        readings.insert(id, told);
    }
    let ctx = ctx.clone();
    tokio::spawn(async move {
        // A reading that panics drops its sender: whoever waits for it hears that it is not going any more.
        let end = match add(&ctx, id, &file, |done, all| drop(tell.send(Progress::Going(done, all)))).await {
            Ok(_) => Progress::Done,
            Err(Error::Ruled(ruling)) => Progress::Stopped(ruling),
            Err(why) => {
                tracing::error!(%why, capture = %id, "pages could not be read");
                Progress::Stopped(Ruling::new("station.reading-failed"))
            }
        };
        if end == Progress::Done {
            readings().remove(&id);
        }
        tell.send_replace(end);
    });
}

/// Goes on with what a stopped process, or a fault of ours, left half read.
///
/// # Errors
/// [`Error::NotFound`] if no such capture is the person's to know.
pub async fn go_on(ctx: &Ctx, id: Uuid) -> Result<(), Error> {
    let capture = timeline::find::<Capture>(ctx, id).await?;
    super::begin::may(ctx, &capture.subject.beginning.office).map_err(|_| Error::NotFound)?;
    if let Some(coming) = capture.subject.coming {
        start(ctx, id, coming.file);
    }
    Ok(())
}

/// Waits a while for a reading; says why it stopped, if it did.
pub async fn wait(id: Uuid, patience: Duration) -> Option<Ruling> {
    let mut reading = readings().get(&id)?.clone();
    let ended = reading.wait_for(|progress| !matches!(progress, Progress::Going(..)));
    match tokio::time::timeout(patience, ended).await {
        Ok(Ok(progress)) => match &*progress {
            Progress::Stopped(ruling) => Some(ruling.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Forgets why a reading stopped: nothing comes of its capture.
pub fn forget(id: Uuid) {
    readings().remove(&id);
}
