//! Drafts, published texts, and what happened to each.

use jiff::civil::{Date, date};
use store::catalog::{
    Change, DraftChange, DraftRow, EditionChange, EditionRow, Entry, Filter, Head, MigrationRow, batch, migration,
};
use store::dossier::{FactRow, StoredFact};
use store::verify::{Difference, RebuiltText, verify_catalog};
use store::{Batch, CommitError, Expect, Store};

use crate::engines::{noon, on_both};

const TODAY: Date = date(2026, 3, 2);
/// SHA-256 of the text `a`.
const HASH: &str = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

fn entry(key: &str) -> Entry {
    Entry { kind: "procedure".into(), key: key.into() }
}

fn draft(id: &str, key: &str, state: &str, version: i64) -> DraftRow {
    DraftRow {
        id: id.into(),
        entry: entry(key),
        aim: "publish".into(),
        state: state.into(),
        version,
        title: format!("Thủ tục {key}"),
        title_folded: format!("thu tuc {key}"),
        field: "G15-HT".into(),
        editor: Some("ngan".into()),
        origin: Some("national".into()),
        origin_hash: Some("h".into()),
        updated_at: noon(),
        sha256: HASH.into(),
        content: "a".into(),
        body: "{}".into(),
    }
}

fn edition(key: &str, number: i64, revision: i64) -> EditionRow {
    EditionRow {
        entry: entry(key),
        number,
        valid_from: "2026-03-09".into(),
        last_day: None,
        withdrawn_at: None,
        published_at: noon(),
        revision,
        sha256: HASH.into(),
        content: "a".into(),
        body: "{}".into(),
    }
}

fn fact(kind: &str) -> FactRow {
    FactRow { at: noon(), kind: kind.into(), actor: Some("ngan".into()), body: "{}".into() }
}

fn change(key: &str, facts: &[&str]) -> Change {
    Change {
        entry: entry(key),
        head: Head::default(),
        facts: facts.iter().map(|kind| fact(kind)).collect(),
        draft: None,
        editions: Vec::new(),
        revision: None,
        beside: Batch::new(),
    }
}

async fn record(store: &Store, mut change: Change) -> Result<(), CommitError> {
    change.head = store::catalog::find_head(store, &change.entry).await.unwrap();
    store.commit(batch(change)).await.map(drop)
}

async fn granted(store: &Store, account: &str, role: &str, until: Option<&str>) {
    let mut batch = Batch::new();
    batch.push(
        "insert into role_grant (account, role, office, valid_from, valid_to) values ($1, $2, 'H26', '2025-07-01', $3)",
        store::args![account, role, until],
        Expect::Rows(1),
    );
    store.commit(batch).await.unwrap();
}

/// A draft of one text, and an edition of it.
async fn published(store: &Store, key: &str) {
    let begun = DraftChange::Begun(draft(&format!("draft-{key}"), key, "draft", 1));
    record(store, Change { draft: Some(begun), ..change(key, &["begun"]) }).await.unwrap();
    let revision = store::catalog::revision(store).await.unwrap();
    let done = DraftChange::Changed(draft(&format!("draft-{key}"), key, "done", 2), 1);
    let editions = vec![EditionChange::Published(edition(key, 1, revision + 1))];
    let change = Change { draft: Some(done), editions, revision: Some(revision), ..change(key, &["published"]) };
    record(store, change).await.unwrap();
}

#[tokio::test]
async fn drafts_are_seen_by_those_who_work_on_the_catalogue_today() {
    on_both(async |store, _| {
        published(&store, "1.000001").await;
        granted(&store, "ngan", "designer", None).await;
        granted(&store, "kien", "auditor", None).await;
        granted(&store, "duc", "publisher", Some("2026-03-01")).await;
        granted(&store, "quantri", "admin", None).await;
        for (who, sees) in [("ngan", 1), ("kien", 1), ("duc", 0), ("quantri", 0), ("", 0)] {
            let list = store::catalog::list_drafts(&store, Filter::default(), who, TODAY, None, 10).await.unwrap();
            assert_eq!(list.len(), sees, "{who}");
            let one = store::catalog::find_draft(&store, "draft-1.000001", who, TODAY).await.unwrap();
            assert_eq!(one.is_some(), sees == 1, "{who}");
            let of = store::catalog::drafts_of(&store, &entry("1.000001"), who, TODAY, 10).await.unwrap();
            assert_eq!(of.len(), sees, "{who}");
        }
    })
    .await;
}

#[tokio::test]
async fn drafts_are_found_by_what_is_asked_for() {
    on_both(async |store, _| {
        granted(&store, "ngan", "designer", None).await;
        published(&store, "1.000001").await;
        published(&store, "2.000001").await;
        let found = async |filter: Filter<'_>| {
            store::catalog::list_drafts(&store, filter, "ngan", TODAY, None, 10).await.unwrap().len()
        };
        let all = Filter::default();
        assert_eq!(found(all).await, 2);
        assert_eq!(found(Filter { begins: "thu tuc 1", ..all }).await, 1);
        assert_eq!(found(Filter { begins: "2.0", ..all }).await, 1);
        assert_eq!(found(Filter { begins: "tuc", ..all }).await, 0);
        assert_eq!(found(Filter { state: "done", kind: "procedure", field: "G15-HT", editor: "ngan", ..all }).await, 2);
        assert_eq!(found(Filter { state: "draft", ..all }).await, 0);
        let originals = store::catalog::originals(&store, "national", "procedure", "1.000001", 10).await.unwrap();
        assert_eq!(originals, [("2.000001".to_owned(), "h".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn a_draft_changed_meanwhile_a_number_given_twice_and_a_second_publication_are_refused() {
    on_both(async |store, _| {
        published(&store, "1.000001").await;
        let stale = DraftChange::Changed(draft("draft-1.000001", "1.000001", "draft", 2), 1);
        let refused = record(&store, Change { draft: Some(stale), ..change("1.000001", &["saved"]) }).await;
        assert!(matches!(refused, Err(CommitError::Conflict { .. })), "{refused:?}");
        let twice = vec![EditionChange::Published(edition("1.000001", 1, 2))];
        let refused = record(&store, Change { editions: twice, revision: Some(1), ..change("1.000001", &["x"]) }).await;
        assert!(
            matches!(&refused, Err(CommitError::Unique { constraint, .. }) if constraint == store::catalog::REPEATED_EDITION)
        );
        // Decided on a catalogue that is another one by now.
        let late = vec![EditionChange::Published(edition("1.000002", 1, 1))];
        let late = Change { editions: late, revision: Some(0), ..change("1.000002", &["published"]) };
        assert!(record(&store, late).await.is_err());
        // Two facts decided on the same head.
        let refused = store.commit(batch(change("1.000001", &["saved"]))).await;
        assert!(
            matches!(&refused, Err(CommitError::Unique { constraint, .. }) if constraint == store::catalog::REPEATED_FACT)
        );
        assert_eq!(store::catalog::revision(&store).await.unwrap(), 1);
        assert_eq!(store::catalog::facts(&store, &entry("1.000001"), 0, 10).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_changed_since_a_revision_comes_page_by_page() {
    on_both(async |store, _| {
        for n in 1..=5 {
            published(&store, &format!("1.00000{n}")).await;
        }
        let withdrawn = EditionRow { withdrawn_at: Some(noon()), ..edition("1.000002", 1, 6) };
        let editions = vec![EditionChange::Changed(withdrawn)];
        record(&store, Change { editions, revision: Some(5), ..change("1.000002", &["withdrawn"]) }).await.unwrap();
        let mut seen = Vec::new();
        let mut last: Option<EditionRow> = None;
        loop {
            let page = store::catalog::list_changed(&store, 2, last.as_ref(), 2).await.unwrap();
            seen.extend(page.iter().map(|row| (row.revision, row.entry.key.clone())));
            last = page.last().cloned();
            if page.len() < 2 {
                break;
            }
        }
        let keys: Vec<_> = seen.iter().map(|(revision, key)| (*revision, key.as_str())).collect();
        assert_eq!(keys, [(3, "1.000003"), (4, "1.000004"), (5, "1.000005"), (6, "1.000002")]);
        let heads = store::catalog::heads(&store, "procedure", "1.000002", "1.000004").await.unwrap();
        assert_eq!(
            heads.iter().map(|(key, head)| (key.as_str(), head.seq)).collect::<Vec<_>>(),
            [("1.000002", 3), ("1.000003", 2), ("1.000004", 2),]
        );
    })
    .await;
}

#[tokio::test]
async fn a_page_of_a_move_is_done_once() {
    on_both(async |store, _| {
        let begun = MigrationRow {
            draft: "m".into(),
            key: "1.000001".into(),
            from_edition: "1.000001@1".into(),
            to_edition: "1.000001@2".into(),
            state: "running".into(),
            after_dossier: String::new(),
            moved: 0,
            kept: 0,
            updated_at: noon(),
            body: "{}".into(),
        };
        let mut first = Batch::new();
        migration::begin(&mut first, begun.clone());
        store.commit(first).await.unwrap();
        let next = MigrationRow { after_dossier: "d7".into(), moved: 6, kept: 1, ..begun.clone() };
        let page = || {
            let mut page = Batch::new();
            migration::advance(&mut page, &next, &begun, noon());
            migration::keep(&mut page, "m", "d3", "[]");
            page
        };
        store.commit(page()).await.unwrap();
        assert!(matches!(store.commit(page()).await, Err(CommitError::Conflict { statement: 0 })));
        assert_eq!(migration::find(&store, "m").await.unwrap(), Some(next.clone()));
        assert_eq!(migration::list_unfinished(&store, 10).await.unwrap(), [next]);
        let kept = migration::list_kept(&store, "m", "", 10).await.unwrap();
        assert_eq!(kept, [("d3".to_owned(), "[]".to_owned())]);
        assert_eq!(migration::running(&store, "1.000001@1").await.unwrap(), 0);
        assert!(migration::list_running(&store, "1.000001@1", "", 10).await.unwrap().is_empty());
    })
    .await;
}

/// As the use cases of this file write them.
fn fold(text: &Entry, facts: &[StoredFact]) -> Result<RebuiltText, String> {
    let kinds: Vec<&str> = facts.iter().map(|stored| stored.fact.kind.as_str()).collect();
    if kinds.first() != Some(&"begun") {
        return Err("the first fact is not a beginning".into());
    }
    let is_done = kinds.contains(&"published");
    let state = if is_done { "done" } else { "draft" };
    let version = i64::try_from(facts.len()).unwrap();
    let drafts = vec![draft(&format!("draft-{}", text.key), &text.key, state, version)];
    let editions = if is_done { vec![edition(&text.key, 1, 0)] } else { Vec::new() };
    Ok(RebuiltText { drafts, editions, raised: i64::from(is_done) })
}

#[tokio::test]
async fn each_planted_difference_of_the_catalogue_is_named() {
    let differs = |row: &str, column, stored: &str, rebuilt: &str| Difference::Catalog {
        text: "procedure/1.000001".into(),
        row: row.into(),
        column,
        stored: stored.into(),
        rebuilt: rebuilt.into(),
    };
    let chain = |seq| Difference::CatalogChain { text: "procedure/1.000001".into(), seq };
    let other = "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d";
    let cases: Vec<(&str, Difference)> = vec![
        ("update catalog_fact set body = '{ }' where seq = 1", chain(1)),
        ("update catalog_fact set actor = null where seq = 2", chain(2)),
        ("update catalog_draft set state = 'draft'", differs("draft draft-1.000001", "state", "\"draft\"", "\"done\"")),
        ("update catalog_draft set content = 'b'", differs("draft draft-1.000001", "content", other, HASH)),
        ("update catalog_edition set content = 'b'", differs("edition 1", "content", other, HASH)),
        (
            "update catalog_edition set valid_from = '2026-01-01'",
            differs("edition 1", "valid_from", "\"2026-01-01\"", "\"2026-03-09\""),
        ),
        ("delete from catalog_edition", differs("edition 1", "row", "missing", "there")),
        ("delete from catalog_draft", differs("draft draft-1.000001", "row", "missing", "there")),
        ("update catalog_edition set number = 7", differs("edition 7", "row", "there", "missing")),
        ("update catalog_revision set revision = 5", Difference::CatalogRevision { stored: 5, rebuilt: 1 }),
        (
            "delete from catalog_fact where seq = 1",
            Difference::CatalogHistory {
                text: "procedure/1.000001".into(),
                problem: "the first fact is not a beginning".into(),
            },
        ),
    ];
    on_both(async |store, _| {
        for (planted, wanted) in &cases {
            published(&store, "1.000001").await;
            let mut found = Vec::new();
            let report = verify_catalog(&store, fold, |difference| found.push(difference)).await.unwrap();
            assert_eq!((report.texts, report.catalog_facts, &found), (1, 2, &vec![]));
            let mut plant = Batch::new();
            plant.push(*planted, vec![], Expect::AtLeast(1));
            store.commit(plant).await.unwrap();
            verify_catalog(&store, fold, |difference| found.push(difference)).await.unwrap();
            assert!(found.contains(wanted), "{planted}: {wanted} not in {found:#?}");
            let mut clear = Batch::new();
            for table in ["catalog_draft", "catalog_edition", "catalog_fact", "catalog_revision"] {
                clear.push(format!("delete from {table}"), vec![], Expect::Any);
            }
            store.commit(clear).await.unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn pages_of_the_catalogue_join_without_a_seam() {
    on_both(async |store, _| {
        for n in 0..205 {
            published(&store, &format!("1.{n:06}")).await;
        }
        let mut found = Vec::new();
        let report = verify_catalog(&store, fold, |difference| found.push(difference)).await.unwrap();
        assert_eq!((report.texts, report.catalog_facts, found), (205, 410, vec![]));
    })
    .await;
}
