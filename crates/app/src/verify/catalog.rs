//! What the facts of one text of the catalogue lead to: its drafts and its editions; and what can no longer be read.

use std::collections::BTreeMap;

use anyhow::ensure;
use domain::catalog::publication::{Content, Draft, Edition, EntryKey, Kind, Recorded};
use domain::id::CatalogDraftId;
use store::Store;
use store::catalog::{DraftRow, EditionRow, Entry};
use store::dossier::StoredFact;
use store::verify::{Difference, RebuiltText};

use crate::catalog::record::{bare_draft, edition_row, read_fact};

/// Texts read at a time.
const PAGE: u32 = 100;

/// Makes everything once more, or says why the facts cannot have happened.
pub(super) fn rebuild(entry: &Entry, facts: &[StoredFact]) -> Result<RebuiltText, String> {
    let key = entry.kind.parse::<Kind>().and_then(|kind| EntryKey::new(kind, &entry.key));
    let key = key.map_err(|error| error.to_string())?;
    fold(&key, facts).map_err(|why| format!("{why:#}"))
}

fn fold(entry: &EntryKey, facts: &[StoredFact]) -> anyhow::Result<RebuiltText> {
    let mut drafts: BTreeMap<CatalogDraftId, Draft> = BTreeMap::new();
    let mut editions: BTreeMap<u32, Edition> = BTreeMap::new();
    let mut raised = 0;
    for stored in facts {
        let recorded: Recorded = read_fact(&stored.fact)?;
        ensure!(recorded.fact.kind() == stored.fact.kind, "fact {} is listed as '{}'", stored.seq, stored.fact.kind);
        raised += i64::from(recorded.fact.changes_catalogue());
        if let Some(id) = recorded.fact.draft() {
            match drafts.get_mut(&id) {
                Some(draft) => draft.apply(&recorded)?,
                None => {
                    drafts.insert(id, Draft::first(entry.clone(), &recorded)?);
                }
            }
        }
        if let Some(number) = recorded.fact.edition() {
            match editions.get_mut(&number) {
                Some(edition) => edition.apply(&recorded)?,
                None => {
                    editions.insert(number, Edition::first(entry.clone(), &recorded)?);
                }
            }
        }
    }
    let drafts: Vec<DraftRow> = drafts.values().map(|draft| bare_draft(draft, "")).collect::<Result<_, _>>()?;
    let editions: Vec<EditionRow> =
        editions.values().map(|edition| edition_row(edition, "", 0)).collect::<Result<_, _>>()?;
    Ok(RebuiltText { drafts, editions, raised })
}

/// Tells every published text that this edition of the program cannot read.
pub(super) async fn unreadable(store: &Store, mut found: impl FnMut(Difference)) -> anyhow::Result<()> {
    let mut last: Option<EditionRow> = None;
    loop {
        let page = store::catalog::list_changed(store, -1, last.as_ref(), PAGE).await?;
        for row in page.iter().filter(|row| row.withdrawn_at.is_none()) {
            let Ok(kind) = row.entry.kind.parse::<Kind>() else { continue };
            let text = format!("{}/{}@{}", row.entry.kind, row.entry.key, row.number);
            if let Content::Broken(finding) = Content::read(kind, &text, &row.content) {
                found(Difference::CatalogUnreadable { problem: finding.to_string(), text });
            }
        }
        if page.len() < PAGE as usize {
            return Ok(());
        }
        last = page.into_iter().next_back();
        tokio::task::yield_now().await;
    }
}
