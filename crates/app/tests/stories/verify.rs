//! The demonstration week follows from its facts, row by row; what somebody changed behind our back is named; a backup
//! brings the same city back.

use app::backup;
use app::demo::{Cast, week};
use app::document::upload::upload;
use app::dossier::get::load;
use app::dossier::list::mine;
use app::dossier::supplement::{Supplement, supplement};
use app::existing::Existing;
use app::library::Library;
use app::settings::Settings;
use app::verify::{Difference, Verified, tell, verify};
use app::words::{Lang, Words};
use app::{City, Ctx};
use domain::access::Actor;
use domain::dossier::paper::Paper;
use domain::id::DossierId;
use store::{Batch, Expect};
use tempfile::TempDir;

use crate::city::catalog;

fn now() -> jiff::Timestamp {
    "2026-11-23T16:00:00+07:00".parse().unwrap()
}

/// A city in which the week has happened; nobody serves it any more.
async fn after_the_week() -> (TempDir, Settings) {
    let folder = TempDir::new().unwrap();
    let settings = Settings::embedded(folder.path(), "http://localhost");
    let files = catalog();
    let library = Library::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let city = City::open(settings.clone(), library, now()).await.unwrap();
    let ctx = Ctx::new(city, Actor::System, now(), Lang::Vi);
    let cast = Cast::settle(&ctx).await.unwrap();
    week::happen(&ctx, &cast, false, |_| {}).await.unwrap();
    replace_a_paper(&ctx.with(cast.actor("minh"), now())).await;
    (folder, settings)
}

/// Minh brings a better copy of a paper that was asked for.
async fn replace_a_paper(ctx: &Ctx) {
    let asked = mine(ctx, None).await.unwrap().lines.into_iter().find(|line| line.state == "pre_supplement").unwrap();
    let id: DossierId = asked.id.parse().unwrap();
    let old = load(ctx, id).await.unwrap().papers.into_iter().find(|paper| paper.file.is_some()).unwrap();
    let better = ctx.id();
    let bytes = format!("%PDF-1.4\n% {better}\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n");
    let body = futures::stream::iter([Ok::<_, std::io::Error>(bytes.into())]);
    let new = upload(ctx, "better.pdf", body).await.unwrap();
    let brought = Supplement {
        papers: vec![Paper { id: new.id, name: new.name, file: Some(new.file), ..old.clone() }],
        replaced: vec![old.id],
        ..Supplement::default()
    };
    supplement(ctx, id, None, brought).await.unwrap();
}

async fn verified(existing: &Existing) -> (Verified, Vec<Difference>) {
    let mut found = Vec::new();
    let verified = verify(existing, true, |difference| found.push(difference), |_| {}).await.unwrap();
    assert_eq!(verified.report.differences, found.len() as u64);
    (verified, found)
}

async fn change(existing: &Existing, sql: &str) {
    let mut batch = Batch::new();
    batch.push(sql.to_owned(), vec![], Expect::AtLeast(1));
    existing.store.commit(batch).await.unwrap_or_else(|why| panic!("{sql}: {why}"));
}

#[tokio::test]
async fn the_week_follows_from_its_facts_and_a_backup_brings_it_back() {
    let (folder, settings) = after_the_week().await;
    let existing = Existing::open(&settings).await.unwrap();
    let (whole, found) = verified(&existing).await;
    assert_eq!(found, vec![]);
    let report = whole.report;
    assert_eq!(report.dossiers, existing.count().await.unwrap());
    assert!(report.dossiers > 30 && report.facts > report.dossiers && report.codes > 10, "{report:?}");
    // The week must hold what is compared, or the comparison says nothing.
    assert!(report.papers > 0 && report.consultations > 0 && report.figures > 0 && whole.files > Some(0), "{whole:?}");

    let to = folder.path().join("backup");
    let written = backup::write(&existing, &to, now(), |_| {}).await.unwrap();
    let settings = Settings::embedded(&folder.path().join("again"), "http://localhost");
    let (again, restored) = backup::restore(&to, &settings, now(), |_| {}).await.unwrap();
    assert_eq!(written, restored);
    assert_eq!(verified(&again).await, (whole, vec![]));
    assert!(backup::restore(&to, &settings, now(), |_| {}).await.is_err(), "what is there is not overwritten");
}

#[tokio::test]
async fn what_was_changed_behind_our_back_is_named() {
    let (folder, settings) = after_the_week().await;
    let existing = Existing::open(&settings).await.unwrap();
    let words = Words::load().unwrap();
    let cases = [
        ("update dossier set state = 'returned' where state = 'issued'", "state is \"returned\""),
        ("update dossier set due_at = due_at + 86400000 where due_at is not null", "due_at is Some("),
        ("update dossier set attend_by = 0 where open = 1", "attend_by is 1970"),
        (
            "update dossier set body = replace(body, '\"extensions\":0', '\"extensions\":1')",
            "body is extensions = 1, the facts",
        ),
        (
            "update fact set body = replace(body, 'Lê Thị Hoa', 'Nguyễn Văn Minh') where kind = 'accepted'",
            "was changed after",
        ),
        ("update fact set kind = 'returned' where kind = 'issued'", "listed as 'returned'"),
        ("delete from fact where kind = 'taken'", "should come next"),
        ("update paper set removed_at = 1", "removed_at is Some("),
        ("update paper set removed_at = null where removed_at is not null", "removed_at is None"),
        ("delete from paper", "row is missing, the facts make it there"),
        ("update consultation set due_at = 0", "due_at is 1970"),
        ("update dossier_code set ordinal = ordinal + 1000", "missing: 1"),
        ("update counter_agency_day set n = n + 1 where measure = 'returned'", "figure returned of"),
        ("update counter_procedure_month set n = 0 where measure = 'accepted'", "is 0; a recount gives"),
        ("delete from content", "but it is not listed"),
    ];
    for (planted, named) in cases {
        let copy = Settings::embedded(&folder.path().join("copy"), "http://localhost");
        let to = folder.path().join("backup");
        backup::write(&existing, &to, now(), |_| {}).await.unwrap();
        let (changed, _) = backup::restore(&to, &copy, now(), |_| {}).await.unwrap();
        change(&changed, planted).await;
        let (verified, found) = verified(&changed).await;
        let told: Vec<String> = found.iter().map(|difference| tell(difference, &words, Lang::En)).collect();
        assert!(!verified.is_whole() && told.iter().any(|line| line.contains(named)), "{planted}: {told:#?}");
        assert!(!told.iter().any(|line| line.contains(['[', '\u{2068}'])), "{told:#?}");
        drop(changed);
        for used in ["copy", "backup"] {
            std::fs::remove_dir_all(folder.path().join(used)).unwrap();
        }
    }
}

#[tokio::test]
async fn a_damaged_or_missing_file_is_named_when_files_are_read() {
    let (_folder, settings) = after_the_week().await;
    let existing = Existing::open(&settings).await.unwrap();
    let rows = existing.store.query("select sha256 from content order by sha256 limit 1", &[]).await.unwrap();
    let name = rows[0].text("sha256").unwrap();
    let place = settings.content.join(&name[..2]).join(&name[2..4]).join(name);
    let is_named = |one: &Difference| matches!(one, Difference::File { sha256, .. } if sha256 == name);
    std::fs::write(&place, "something else").unwrap();
    let (_, found) = verified(&existing).await;
    assert!(found.len() == 1 && is_named(&found[0]), "{found:?}");
    std::fs::remove_file(&place).unwrap();
    let (_, found) = verified(&existing).await;
    assert!(found.len() == 1 && is_named(&found[0]), "{found:?}");
    let mut found = Vec::new();
    let unread = verify(&existing, false, |difference| found.push(difference), |_| {}).await.unwrap();
    assert_eq!((unread.files, found), (None, vec![]), "the bytes are read only when asked for");
}

#[tokio::test]
async fn a_place_without_a_city_is_told_and_not_made() {
    let folder = TempDir::new().unwrap();
    let settings = Settings::embedded(&folder.path().join("nowhere"), "http://localhost");
    let why = Existing::open(&settings).await.unwrap_err().to_string();
    assert!(why.contains("there is no database") && why.contains("nowhere"), "{why}");
    assert!(!folder.path().join("nowhere").exists());
}
