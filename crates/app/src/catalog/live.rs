//! The catalogue as it is now: files, and what was published, one over the other. Every process follows by the revision.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::catalog::finding::Finding;
use domain::catalog::publication::{Content, Edition, EntryKey, Kind, Published};
use jiff::civil::Date;
use store::Store;
use store::catalog::EditionRow;

use crate::city::City;
use crate::error::Error;

/// How often the revision is looked at: a publication elsewhere is followed within this time.
pub const EVERY: Duration = Duration::from_millis(500);
/// Texts read at a time.
const PAGE: u32 = 200;

/// What was published, read.
#[derive(Debug, Default)]
pub(crate) struct Live {
    revision: i64,
    published: BTreeMap<(EntryKey, u32), (i64, Published)>,
    texts: BTreeMap<(EntryKey, u32), Arc<str>>,
}

/// A text that holds or will hold, for those who read kinds the catalogue itself does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveText {
    /// Which text.
    pub entry: EntryKey,
    /// Its number.
    pub number: u32,
    /// The text.
    pub text: Arc<str>,
}

/// Follows what was published since the last look. Answers whether the catalogue became another one. A text that this
/// edition of the program cannot read is told in [`City::broken_texts`] and stops nothing else.
///
/// # Errors
/// A fault of the store; the catalogue stays as it was.
pub async fn follow(city: &City) -> Result<bool, Error> {
    let known = lock(&city.live).revision;
    if store::catalog::revision(&city.store).await? == known {
        return Ok(false);
    }
    let changed = changed(&city.store, known).await?;
    let mut live = lock(&city.live);
    for (row, read) in changed {
        live.revision = live.revision.max(row.revision);
        take(&mut live, row, read);
    }
    let before = city.catalog();
    let catalog = city.library.procedures.overlaid(live.published.values().map(|(_, one)| one), Some(&before));
    city.replace_catalog(Arc::new(catalog));
    Ok(true)
}

/// Looks until the future is dropped.
pub async fn keep_following(city: &City) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = follow(city).await {
            tracing::error!(%error, "the catalogue could not be followed");
        }
    }
}

async fn changed(store: &Store, known: i64) -> Result<Vec<(EditionRow, Option<Published>)>, Error> {
    let mut changed: Vec<(EditionRow, Option<Published>)> = Vec::new();
    loop {
        let last = changed.last().map(|(row, _)| row);
        let page = store::catalog::list_changed(store, known, last, PAGE).await?;
        let is_end = page.len() < PAGE as usize;
        for row in page {
            let read = read(&row)?;
            if let Some(finding) = read.as_ref().and_then(|one| one.content.broken()) {
                tracing::error!(%finding, "a published text cannot be read by this edition of the program");
            }
            changed.push((row, read));
        }
        if is_end {
            return Ok(changed);
        }
        // Reading takes processor time: let others have it between pages.
        tokio::task::yield_now().await;
    }
}

/// The text of a row; none when it was withdrawn.
fn read(row: &EditionRow) -> Result<Option<Published>, Error> {
    let edition: Edition = super::record::read_edition(row)?;
    if edition.withdrawn.is_some() {
        return Ok(None);
    }
    let file = edition.entry.file(edition.number);
    Ok(Some(Published {
        content: Content::read(edition.entry.kind, &file, &row.content),
        entry: edition.entry,
        number: edition.number,
        sha256: edition.sha256,
        valid_from: edition.valid_from,
        last_day: edition.retirement.as_ref().map(|retirement| retirement.last_day),
        replaced_by: edition.retirement.and_then(|retirement| retirement.replaced_by),
    }))
}

fn take(live: &mut Live, row: EditionRow, read: Option<Published>) {
    let number = u32::try_from(row.number).unwrap_or(u32::MAX);
    let Some(mut read) = read else {
        let of_row = |(entry, had): &(EntryKey, u32)| {
            entry.kind.key() == row.entry.kind && entry.key == row.entry.key && *had == number
        };
        live.published.retain(|id, _| !of_row(id));
        live.texts.retain(|id, _| !of_row(id));
        return;
    };
    let id = (read.entry.clone(), number);
    match live.published.get(&id) {
        Some((revision, _)) if *revision > row.revision => return,
        // The text never changes: what was read of it is kept, and everything that shares it with it.
        Some((_, had)) if had.sha256 == read.sha256 => read.content = had.content.clone(),
        _ => {}
    }
    if read.entry.kind != Kind::Procedure {
        live.texts.insert(id.clone(), row.content.into());
    }
    live.published.insert(id, (row.revision, read));
}

fn lock(live: &Mutex<Live>) -> std::sync::MutexGuard<'_, Live> {
    live.lock().unwrap_or_else(PoisonError::into_inner)
}

impl City {
    /// The revision of the catalogue this process serves.
    #[must_use]
    pub fn catalog_revision(&self) -> i64 {
        lock(&self.live).revision
    }

    /// Published texts that this edition of the program cannot read: their procedures take no new dossiers.
    #[must_use]
    pub fn broken_texts(&self) -> Vec<Finding> {
        let live = lock(&self.live);
        live.published.values().filter_map(|(_, one)| one.content.broken().cloned()).collect()
    }

    /// The published tables of words that hold on a day, the latest last.
    #[must_use]
    pub(crate) fn published_words(&self, day: Date) -> Vec<LiveText> {
        let live = lock(&self.live);
        let holds = |one: &Published| one.valid_from <= day && one.last_day.is_none_or(|last| day <= last);
        let of = live.published.iter().filter(|((entry, _), (_, one))| entry.kind == Kind::Words && holds(one));
        of.filter_map(|(id, _)| {
            let text = live.texts.get(id)?.clone();
            Some(LiveText { entry: id.0.clone(), number: id.1, text })
        })
        .collect()
    }

    /// Every text of a kind other than procedures, files and published ones, by key and number. Of a text that stands
    /// in both, the published one counts.
    #[must_use]
    pub fn texts(&self, kind: Kind) -> Vec<LiveText> {
        let of_kind = |((entry, number), text): (&(EntryKey, u32), &Arc<str>)| {
            (entry.kind == kind).then(|| ((entry.clone(), *number), text.clone()))
        };
        let mut texts: BTreeMap<(EntryKey, u32), Arc<str>> = self.library.texts.iter().filter_map(of_kind).collect();
        texts.extend(lock(&self.live).texts.iter().filter_map(of_kind));
        texts.into_iter().map(|((entry, number), text)| LiveText { entry, number, text }).collect()
    }
}
