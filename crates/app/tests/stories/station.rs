//! A paper at the station: captured, read, confirmed, signed, in the store, reused, checked by anybody, taken back.

use app::demo::Cast;
use app::document::scanner::{Antivirus, WhenUnreachable};
use app::document::{check, list, revoke, upload::upload};
use app::library::Library;
use app::settings::Settings;
use app::signing::Consent;
use app::station::{begin, discard, look, page, phone, reading, sign, take_up};
use app::words::Lang;
use app::{City, Ctx, Error};
use bytes::Bytes;
use connect::antivirus::simulator;
use connect::simulator::Place;
use domain::access::Actor;
use domain::document::item::{Owner, OwnerKind, Source, Standing, Trust};
use domain::station::capture::{Beginning, Confirmed, Origin, Shelf, State};
use domain::station::doubt::Doubt;
use uuid::Uuid;

use crate::city::{COUNTER, MONDAY, TestCity, at, catalog, on_both, on_sqlite};

const BIRTH: &[u8] = include_bytes!("../../../scan/tests/pages/birth.pdf");

fn beginning() -> Beginning {
    Beginning {
        office: COUNTER.parse().unwrap(),
        origin: Origin::Desk,
        visit: Uuid::from_u128(7),
        owner: None,
        dossier: None,
        component: None,
        name: "khai-sinh.pdf".into(),
        phone: None,
        index: None,
    }
}

async fn brought(city: &TestCity, login: &str, bytes: &'static [u8]) -> domain::dossier::paper::PaperFile {
    let body = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(bytes))]);
    upload(&city.by(login), "khai-sinh.pdf", body).await.unwrap().file
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.expect_err("it must be refused").code().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_becomes_a_signed_document_that_anybody_can_check() {
    on_sqlite(async |city, _| {
        let hoa = city.by("hoa");
        let capture = begin::begin(&hoa, beginning()).await.unwrap();
        let file = brought(city, "hoa", BIRTH).await;
        let mut told = Vec::new();
        let read = page::add(&hoa, capture.id, &file, |done, all| told.push((done, all))).await.unwrap();
        assert_eq!(told, [(0, 1), (1, 1)]);
        assert_eq!(read.subject.state, State::ToCheck);
        let found = read.subject.found.clone().unwrap();
        assert_eq!(found.paper.as_deref(), Some("KQ.G15.000031"), "{found:?}");
        let kind = city.app.library.kinds.find("KQ.G15.000031").unwrap().clone();
        let fields: std::collections::BTreeMap<_, _> =
            found.fields.iter().map(|field| (field.name.clone(), field.value.clone())).collect();
        let owner = sign::owner_of(&kind, &fields).unwrap();
        assert!(owner.number.is_some(), "{fields:?}");

        let confirmed =
            Confirmed { kind: kind.code.clone(), owner: owner.clone(), fields, corrected: vec![], differences: vec![] };
        let signing = sign::Signing { with_seal: true, consent: Consent::default(), ..Default::default() };
        let signed = sign::sign(&hoa, capture.id, Some(read.version), confirmed.clone(), &signing).await.unwrap();
        let document = signed.subject.document.unwrap();
        let kept = list::get(&hoa, document).await.unwrap().subject;
        assert_eq!(kept.item.source, Source::DigitisedAtReception);
        assert_eq!(kept.item.trust(), Trust::Official);
        assert_eq!(kept.item.signatures.len(), 2);
        let pdf = city.app.content.get(&kept.item.file.sha256).await.unwrap();
        let trust = ::sign::verify::Trust { anchors: city.app.keys.anchors().to_vec(), ..Default::default() };
        let report = ::sign::verify::verify(&pdf, &trust, city.now()).unwrap();
        assert_eq!(report.signatures.len(), 2, "{report:#?}");

        // Anybody may check it, and hears no number.
        let code_on_paper = kept.item.check_code.parse().unwrap();
        let checked = check::check(&city.system(), &code_on_paper).await.unwrap();
        assert_eq!(checked.standing, Standing::Valid);
        revoke::revoke(&city.by("lan"), document, None, "Cấp sai", "Điều 70").await.unwrap_err();
        assert_eq!(code(sign::sign(&hoa, capture.id, None, confirmed, &signing).await), "station.is-over");
        city.verifies().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn captures_follow_their_facts_on_both_engines() {
    on_both(async |city, _| {
        let hoa = city.by("hoa");
        let capture = begin::begin(&hoa, beginning()).await.unwrap();
        let office = COUNTER.parse().unwrap();
        assert_eq!(look::work(&hoa, &office, Origin::Desk, Shelf::All, None).await.unwrap().len(), 1);
        assert_eq!(look::visit(&hoa, Uuid::from_u128(7)).await.unwrap().len(), 1);
        assert!(matches!(look::get(&city.by("hung"), capture.id).await, Err(Error::NotFound)));
        let owner = Owner { kind: OwnerKind::Person, number: None, name: "Minh".into(), birth_year: None };
        let confirmed = Confirmed {
            kind: "KQ.G15.000031".into(),
            owner,
            fields: Default::default(),
            corrected: vec![],
            differences: vec![],
        };
        let without_pages = sign::sign(&hoa, capture.id, None, confirmed, &sign::Signing::default()).await;
        assert_eq!(code(without_pages), "station.no-pages");
        assert_eq!(code(discard::discard(&hoa, capture.id, None, " ").await), "station.no-reason");
        assert!(matches!(discard::discard(&hoa, capture.id, Some(7), "nhầm").await, Err(Error::Stale { .. })));
        discard::discard(&hoa, capture.id, Some(1), "nhầm giấy tờ").await.unwrap();
        assert_eq!(look::work(&hoa, &office, Origin::Desk, Shelf::All, None).await.unwrap().len(), 0);
        assert_eq!(code(discard::discard(&hoa, capture.id, None, "nhầm").await), "station.is-over");
        city.verifies().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_telephone_without_an_account_adds_pages_to_one_capture_and_only_for_a_while() {
    on_sqlite(async |city, _| {
        let hoa = city.by("hoa");
        let token = phone::token().unwrap();
        let capture = begin::begin(&hoa, Beginning { phone: Some(token.clone()), ..beginning() }).await.unwrap();
        let other = begin::begin(&hoa, beginning()).await.unwrap();
        let visitor = || hoa.with(Actor::Visitor, city.now());
        let picture =
            |bytes: &'static [u8]| futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(bytes))]);
        let strange = phone::add(&visitor(), &phone::token().unwrap(), "one", "a.pdf", picture(BIRTH)).await;
        assert_eq!(code(strange), "station.phone-over");
        assert_eq!(
            code(phone::add(&visitor(), &token, "one", "a.jpg", picture(b"MZ not a picture at all")).await),
            "document.wrong-type"
        );
        let with = phone::add(&visitor(), &token, "one", "a.pdf", picture(BIRTH)).await.unwrap();
        assert_eq!((with.id, with.subject.pages.len()), (capture.id, 1));
        let second = phone::add(&visitor(), &token, "two", "b.pdf", picture(BIRTH)).await;
        assert_eq!(code(second), "station.phone-other");
        assert_eq!(code(phone::take_back(&visitor(), &token, "two").await), "station.phone-other");
        assert!(look::get(&hoa, other.id).await.unwrap().subject.pages.is_empty());
        assert!(matches!(look::get(&visitor(), capture.id).await, Err(Error::NotFound)));
        city.verifies().await;

        city.clock("2026-03-02T09:15");
        assert_eq!(code(phone::add(&visitor(), &token, "one", "b.pdf", picture(BIRTH)).await), "station.phone-over");
        discard::discard(&hoa, capture.id, None, "nhầm giấy tờ").await.unwrap();
        assert_eq!(code(phone::open(&visitor(), &token).await), "station.phone-over");
        city.verifies().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_stands_on_the_shelf_of_its_doubts_and_with_whoever_works_on_it() {
    on_both(async |city, _| {
        let (hoa, office) = (city.by("hoa"), COUNTER.parse().unwrap());
        let owner = Owner { kind: OwnerKind::Person, number: None, name: "Minh".into(), birth_year: Some(1995) };
        let old = Beginning { origin: Origin::Backlog, owner: Some(owner), ..beginning() };
        let capture = begin::begin(&hoa, old).await.unwrap();
        let on = async |shelf| look::count(&hoa, &office, Origin::Backlog, shelf).await.unwrap();
        assert_eq!((on(Shelf::All).await, on(Shelf::Capturing).await), (1, 1));
        assert!(take_up::next(&hoa, &office, Origin::Backlog, Shelf::All).await.unwrap().is_none(), "nothing is read");
        page::read(&hoa, capture.id, None, std::time::Instant::now()).await.unwrap();
        assert_eq!((on(Shelf::Capturing).await, on(Shelf::Ready).await), (0, 0));
        assert_eq!((on(Shelf::Doubtful(Doubt::Page)).await, on(Shelf::Doubtful(Doubt::Kind)).await), (1, 1));

        let next = take_up::next(&hoa, &office, Origin::Backlog, Shelf::Doubtful(Doubt::Page)).await.unwrap().unwrap();
        assert_eq!(next.subject.worker.unwrap().account, hoa.actor.account());
        assert_eq!(on(Shelf::Of(hoa.actor.account().unwrap())).await, 1);
        assert!(matches!(take_up::take_up(&city.by("hung"), capture.id).await, Err(Error::Forbidden)));
        assert!(matches!(
            look::count(&city.by("hung"), &office, Origin::Backlog, Shelf::All).await,
            Err(Error::Forbidden)
        ));
        discard::discard(&hoa, capture.id, None, "nhầm").await.unwrap();
        assert_eq!(on(Shelf::All).await, 0);
        city.verifies().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_announced_before_it_is_read_and_gone_on_with_from_the_page_it_came_to() {
    on_sqlite(async |city, _| {
        let hoa = city.by("hoa");
        let capture = begin::begin(&hoa, beginning()).await.unwrap();
        let file = brought(city, "hoa", BIRTH).await;
        let announced = page::bring(&hoa, capture.id, &file).await.unwrap();
        assert_eq!(announced.subject.coming.as_ref().map(|coming| (coming.next, coming.pages)), Some((0, 1)));
        assert_eq!(announced.subject.may_sign(true).unwrap_err().code, "station.still-reading");
        reading::start(&hoa, capture.id, file.clone());
        assert_eq!(reading::wait(capture.id, std::time::Duration::from_secs(60)).await, None);
        let read = look::get(&hoa, capture.id).await.unwrap();
        assert_eq!((read.subject.pages.len(), &read.subject.coming), (1, &None));
        let again = page::add(&hoa, capture.id, &file, |_, _| ()).await.unwrap();
        assert_eq!(again.subject.pages.len(), 1, "the same file brings its pages once");
        city.verifies().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_with_a_malicious_program_in_it_is_refused_and_leaves_nothing() {
    let clamd = simulator::start(Place::take(0).await.unwrap());
    let folder = tempfile::TempDir::new().unwrap();
    let mut settings = Settings::embedded(folder.path(), "https://motcua.example.vn");
    let address = format!("tcp:{}", clamd.host());
    settings.antivirus = Antivirus::clamd(&address, 20_000_000, WhenUnreachable::Refuse);
    let files = catalog();
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let app = City::open(settings, Library::read(files).unwrap(), at(MONDAY)).await.unwrap();
    let ctx = Ctx::new(app.clone(), Actor::System, at(MONDAY), Lang::Vi);
    let cast = Cast::settle(&ctx).await.unwrap();
    let city = TestCity { app, cast, now: std::cell::Cell::new(at(MONDAY)) };
    let lines = city.lines().await;
    let paper = [BIRTH, b"\n% ", simulator::eicar().as_bytes(), b"\n%%EOF\n"].concat();
    let body = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(paper))]);
    assert_eq!(code(upload(&city.by("hoa"), "khai-sinh.pdf", body).await), "document.infected");
    assert_eq!(city.lines().await, lines);
}
