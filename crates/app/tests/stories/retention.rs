//! Papers whose time is over: one person proposes, another decides, a third may carry it out; what is needed again stays,
//! and a crash loses nothing.

use std::time::{Duration, SystemTime};

use app::document::{check, keep};
use app::existing::Existing;
use app::library::Library;
use app::retention::{carry_out, due, export, hold, list, print, propose, review};
use app::timeline::Loaded;
use app::{Ctx, Error, backup, timeline};
use bytes::Bytes;
use domain::destruction::Destruction;
use domain::destruction::fact::Decision;
use domain::destruction::record::{Outcome, Stage};
use domain::document::hold::Grounds;
use domain::document::item::{Document, Item, Owner, OwnerKind, Source, Standing, Status};
use domain::dossier::paper::PaperFile;
use domain::id::{DocumentId, DossierId};
use jiff::civil::{Date, date};

use crate::city::{BIRTH, TestCity, WARD, catalog, on_both, on_sqlite};

const AUTHORITY: &str = "GT.giay-uy-quyen";

/// Bytes on their way into the content store, as something that came in long ago.
async fn file(city: &TestCity, text: &str) -> PaperFile {
    let bytes = Bytes::from(format!("%PDF-1.4\n% {text}\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"));
    let whole = futures::stream::once(async { Ok::<_, std::convert::Infallible>(bytes) });
    let stored = city.app.content.put(whole).await.unwrap();
    written(city, &stored.sha256, Duration::from_secs(3600));
    PaperFile { sha256: stored.sha256, size: stored.size, media_type: "application/pdf".into() }
}

/// The file as if it had been written so long ago.
fn written(city: &TestCity, sha256: &str, ago: Duration) {
    let path = city.app.content.folder().join(&sha256[..2]).join(&sha256[2..4]).join(sha256);
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - ago).unwrap();
}

/// A paper the ward keeps, by its clerk.
async fn paper(city: &TestCity, text: &str, change: impl FnOnce(&mut Item)) -> DocumentId {
    let mut item = Item {
        kind: AUTHORITY.into(),
        owner: Owner {
            kind: OwnerKind::Person, number: None, name: "Trần Thị Quý".into(), birth_year: Some(1955)
        },
        number: Some("01/2023".into()),
        title: "Giấy ủy quyền".into(),
        summary: "Giấy ủy quyền nhận lương hưu".into(),
        issuer: Some("UBND phường Cửa Nam".into()),
        issued_on: Some(date(2023, 3, 2)),
        valid_from: None,
        valid_to: None,
        scope: None,
        file: file(city, text).await,
        fields: Default::default(),
        source: Source::Backlog,
        dossier: None,
        office: WARD.parse().unwrap(),
        check_code: keep::check_code().unwrap().as_str().to_owned(),
        signatures: Vec::new(),
        keep_until: None,
    };
    change(&mut item);
    keep::keep(&city.by("thu"), item).await.unwrap().subject.id
}

async fn proposed(ctx: &Ctx, documents: &[DocumentId]) -> Result<Loaded<Destruction>, Error> {
    propose::propose(ctx, &WARD.parse().unwrap(), documents, "Hết thời hạn lưu trữ").await
}

fn decision() -> Decision {
    Decision { number: "15/QĐ-UBND".into(), day: date(2026, 3, 1), council: "Biên bản số 02/BB-HĐ".into() }
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.expect_err("it must be refused").code().to_owned()
}

async fn document(city: &TestCity, id: DocumentId) -> Document {
    timeline::find::<Document>(&city.system(), id.0).await.unwrap().subject
}

async fn is_there(city: &TestCity, id: DocumentId) -> bool {
    city.app.content.has(&document(city, id).await.item.file.sha256).await
}

/// Nothing differs, and every file that is listed is there.
async fn is_whole(city: &TestCity) {
    let existing = Existing { store: city.app.store.clone(), content: city.app.content.clone() };
    let mut found = Vec::new();
    app::verify::verify(&existing, true, |difference| found.push(difference), |_| {}).await.unwrap();
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_proposes_another_decides_and_the_paper_is_gone_with_a_record() {
    on_both(async |city, _| {
        let (thu, lan, hung) = (city.by("thu"), city.by("lan"), city.by("hung"));
        let (first, second) = (paper(city, "1", |_| {}).await, paper(city, "2", |_| {}).await);
        let office = WARD.parse().unwrap();
        assert_eq!(due::due_today(&thu, &office, None).await.unwrap().0.len(), 2);
        assert!(matches!(proposed(&city.by("minh"), &[first]).await, Err(Error::Forbidden)));
        assert_eq!(code(proposed(&thu, &[]).await), "destruction.empty");
        let id = proposed(&thu, &[first, second, first]).await.unwrap().id;
        assert_eq!(code(proposed(&thu, &[second]).await), "destruction.on-list");

        // Two persons, always: neither the specialist nor who made the list decides.
        assert!(matches!(review::approve(&hung, id, None, &decision()).await, Err(Error::Forbidden)));
        assert!(matches!(review::approve(&thu, id, None, &decision()).await, Err(Error::Forbidden)));
        let by_lan = proposed(&lan, &[paper(city, "3", |_| {}).await]).await.unwrap().id;
        assert_eq!(code(review::approve(&lan, by_lan, None, &decision()).await), "destruction.same-person");
        assert_eq!(code(review::withdraw(&thu, by_lan, None, "x").await), "destruction.not-yours");
        review::withdraw(&lan, by_lan, None, "nhầm").await.unwrap();

        assert_eq!(code(carry_out::carry_out(&thu, id, None).await), "destruction.stage");
        assert_eq!(code(review::strike(&lan, id, None, second, " ").await), "destruction.no-reason");
        review::strike(&lan, id, None, second, "Còn cần").await.unwrap();
        let tomorrow = Decision { day: date(2026, 3, 3), ..decision() };
        assert_eq!(code(review::approve(&lan, id, None, &tomorrow).await), "destruction.future");
        review::approve(&lan, id, None, &decision()).await.unwrap();
        assert_eq!(code(carry_out::carry_out(&lan, id, None).await), "destruction.decider");
        assert_eq!(code(print::record(&thu, id).await), "destruction.no-record");
        let done = carry_out::carry_out(&thu, id, None).await.unwrap().subject;
        assert_eq!((done.stage, done.number, done.destroyed()), (Stage::Done, Some((1, 2026)), 1));
        assert_eq!(done.cleared.map(|cleared| (cleared.removed, cleared.shared)), Some((1, 0)));
        assert!(!is_there(city, first).await && is_there(city, second).await);
        assert_eq!(done.entries[1].outcome, Outcome::Struck { reason: "Còn cần".into() });

        // What it was stays written, anybody may learn why it is gone, and the record is printed.
        let gone = document(city, first).await;
        assert_eq!(gone.item.title, "Giấy ủy quyền");
        let checked = check::check(&city.by("minh"), &gone.item.check_code.parse().unwrap()).await.unwrap();
        assert_eq!(checked.standing, Standing::Destroyed);
        assert_eq!(checked.destroyed_by, Some(("15/QĐ-UBND".into(), date(2026, 3, 1))));
        assert!(print::record(&lan, id).await.unwrap().bytes.starts_with(b"%PDF"));
        assert!(matches!(list::get(&city.by("binh"), id).await, Err(Error::NotFound)));
        assert_eq!(code(hold::keep_back(&thu, first, Grounds::Other, "x").await), "destruction.destroyed");
        assert_eq!(export::file(&thu, &gone).await.unwrap(), None);
        is_whole(city).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_for_good_not_due_held_or_in_a_running_dossier_is_on_no_list() {
    on_sqlite(async |city, _| {
        let thu = city.by("thu");
        let check = async |change: &dyn Fn(&mut Item), expected: &str| {
            let id = paper(city, expected, change).await;
            assert_eq!(code(proposed(&thu, &[id]).await), expected);
        };
        let last: fn(Date) -> Option<Date> = Some;
        check(&|item| item.kind = "GT.bang-tot-nghiep".into(), "destruction.for-good").await;
        check(&|item| item.issued_on = Some(date(2024, 1, 1)), "destruction.not-due").await;
        check(&|item| item.issued_on = Some(date(2012, 1, 1)), "destruction.for-good").await;
        check(&|item| item.valid_to = last(date(2027, 1, 1)), "destruction.still-holds").await;
        // A last day that was written by hand, of a kind the table keeps for good.
        let by_hand = |item: &mut Item| {
            (item.kind, item.keep_until) = ("GT.bang-tot-nghiep".into(), Some(date(2025, 12, 31)));
        };
        check(&by_hand, "destruction.no-basis").await;

        let held = paper(city, "held", |_| {}).await;
        assert_eq!(code(hold::keep_back(&thu, held, Grounds::Court, " ").await), "destruction.no-reason");
        hold::keep_back(&thu, held, Grounds::Court, "Vụ án số 12").await.unwrap();
        assert_eq!(code(hold::keep_back(&thu, held, Grounds::Court, "x").await), "destruction.held-already");
        assert_eq!(code(proposed(&thu, &[held]).await), "destruction.held");
        assert_eq!(hold::held(&thu, &WARD.parse().unwrap(), None).await.unwrap().len(), 1);
        hold::let_go(&thu, held, "Đã xử xong").await.unwrap();
        assert_eq!(code(hold::let_go(&thu, held, "x").await), "destruction.not-held");
        proposed(&thu, &[held]).await.unwrap();

        let dossier: DossierId = city.in_process("minh", BIRTH).await;
        let in_dossier = paper(city, "running", |item| item.dossier = Some(dossier)).await;
        assert_eq!(code(proposed(&city.by("thu"), &[in_dossier]).await), "destruction.runs");
        city.is_approved(dossier).await;
        city.is_returned(dossier).await;
        // The law keeps a file as long as its longest paper: the result is kept for good.
        paper(city, "beside", |item| {
            (item.dossier, item.kind) = (Some(dossier), "GT.bang-tot-nghiep".into());
        })
        .await;
        assert_eq!(code(proposed(&city.by("thu"), &[in_dossier]).await), "destruction.together-for-good");
        is_whole(city).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_needed_after_the_decision_is_spared_and_what_others_share_survives() {
    on_both(async |city, _| {
        let (thu, lan) = (city.by("thu"), city.by("lan"));
        let (needed, shared) = (paper(city, "needed", |_| {}).await, paper(city, "shared", |_| {}).await);
        let other = paper(city, "shared", |item| item.owner.name = "Nguyễn Văn Minh".into()).await;
        let id = proposed(&thu, &[needed, shared]).await.unwrap().id;
        review::approve(&lan, id, None, &decision()).await.unwrap();
        hold::keep_back(&thu, needed, Grounds::Complaint, "Đơn số 12").await.unwrap();
        let done = carry_out::carry_out(&thu, id, None).await.unwrap().subject;
        assert_eq!(done.entries[0].outcome, Outcome::Spared { code: "destruction.held".into() });
        assert_eq!(done.cleared.map(|cleared| (cleared.removed, cleared.shared)), Some((0, 1)));
        assert_eq!(document(city, needed).await.status, Status::Valid);
        assert!(is_there(city, needed).await && is_there(city, other).await);
        is_whole(city).await;

        // With the last that needs it, the file goes.
        let last = proposed(&thu, &[other]).await.unwrap().id;
        review::approve(&lan, last, None, &decision()).await.unwrap();
        let done = carry_out::carry_out(&thu, last, None).await.unwrap().subject;
        assert_eq!((done.number, done.cleared.unwrap().removed), (Some((2, 2026)), 1));
        assert!(!is_there(city, other).await);
        is_whole(city).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_step_is_brought_to_its_end_and_a_backup_brings_back_what_there_is() {
    on_sqlite(async |city, _| {
        let (thu, lan) = (city.by("thu"), city.by("lan"));
        let (first, second) = (paper(city, "1", |_| {}).await, paper(city, "2", |_| {}).await);
        let id = proposed(&thu, &[first, second]).await.unwrap().id;
        review::approve(&lan, id, None, &decision()).await.unwrap();
        // Killed after the word was given: nothing was destroyed yet.
        carry_out::begin(&thu, id, None).await.unwrap();
        assert!(is_there(city, first).await);
        // Killed between fact and file: somebody stores the same bytes at that moment, so the file waits.
        let sha256 = document(city, second).await.item.file.sha256;
        written(city, &sha256, Duration::ZERO);
        assert_eq!(carry_out::sweep(&city.app, city.now()).await.unwrap(), 1);
        let half = list::get(&thu, id).await.unwrap().subject;
        assert_eq!((half.stage, half.destroyed(), half.cleared.is_some()), (Stage::Done, 2, false));
        assert!(is_there(city, second).await, "the fact is first, the file after it");
        is_whole(city).await;

        written(city, &sha256, Duration::from_secs(3600));
        assert_eq!(carry_out::sweep(&city.app, city.now()).await.unwrap(), 0);
        assert_eq!(carry_out::sweep(&city.app, city.now()).await.unwrap(), 0, "once is enough");
        assert!(!is_there(city, second).await && !is_there(city, first).await);
        let done = list::get(&thu, id).await.unwrap().subject;
        assert_eq!(done.cleared.map(|cleared| (cleared.removed, cleared.shared)), Some((2, 0)));
        is_whole(city).await;

        let folder = tempfile::TempDir::new().unwrap();
        let existing = Existing { store: city.app.store.clone(), content: city.app.content.clone() };
        backup::write(&existing, &folder.path().join("copy"), city.now(), |_| {}).await.unwrap();
        let settings = app::settings::Settings::embedded(&folder.path().join("back"), "");
        let (back, _) = backup::restore(&folder.path().join("copy"), &settings, city.now(), |_| {}).await.unwrap();
        let mut found = Vec::new();
        app::verify::verify(&back, true, |difference| found.push(difference), |_| {}).await.unwrap();
        assert!(found.is_empty(), "{found:#?}");
    })
    .await;
}

#[test]
fn the_catalogue_gives_years_only_where_the_law_was_read() {
    let files = catalog();
    let library = Library::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    let check = |class: &str, day: Date, years: Option<i16>| {
        let found = library.retention.on(class, day);
        assert_eq!(found.and_then(|class| class.years), years, "{class} {day}");
    };
    let today = date(2026, 11, 22);
    // Decree 23/2015 Art. 14, in force on 10 April 2015.
    for (class, years) in [("certified-signature", Some(2)), ("certified-contract", Some(20))] {
        check(class, today, years);
        check(class, date(2015, 4, 10), years);
        check(class, date(2015, 4, 9), None);
    }
    // Registers are kept for good (Decree 23/2015 Art. 14.1, Law on Civil Status Art. 58.1); the rest has no source.
    let with_years = ["certified-signature", "certified-contract"];
    for class in library.retention.classes.iter().filter(|class| !with_years.contains(&class.name.as_str())) {
        check(&class.name, today, None);
    }
    assert_eq!(library.retention.check(&library.kinds, "retention.toml"), []);
    let until = |kind: &str| library.retention.keep_until(&library.kinds, kind, date(2023, 3, 2));
    assert_eq!((until(AUTHORITY), until("GT.bang-tot-nghiep")), (Some(date(2025, 12, 31)), None));
}
