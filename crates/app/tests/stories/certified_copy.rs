//! A certified electronic copy: asked for, looked at, numbered, signed, in the store; and the register of its year.

use app::Error;
use app::certification::ask::{Asked, request, spare, spare_held};
use app::certification::certify::certify;
use app::certification::check::{Look, check};
use app::certification::list::Waiting;
use app::certification::refuse::refuse;
use app::certification::{Signing, annul, close, deliver, extend, get, list, print};
use app::document::reuse;
use app::document::upload::upload;
use app::signing::Consent;
use bytes::Bytes;
use domain::certification::fact::{Decision, Fact, Way};
use domain::certification::forbidden::{Author, Checklist, Flaw, Ground, Presented};
use domain::certification::record::State;
use domain::certification::request::Extent;
use domain::certification::statement::Capacity;
use domain::certification::time::{Extension, More};
use domain::certification::{Certification, Register};
use domain::document::check_code::CheckCode;
use domain::document::item::{Document, SignerPart, Standing};
use domain::id::{CertificationId, PaperId};
use domain::unit::agency_code::AgencyCode;
use futures::future::join_all;
use jiff::civil::date;

use crate::city::{BIRTH, COUNTER, TestCity, WARD, on_both, on_sqlite};

const MINH: &str = "001095000017";
const QUY: &str = "001155000028";

fn office(code: &str) -> AgencyCode {
    code.parse().unwrap()
}

/// One grey dot as JPEG.
fn picture() -> Bytes {
    let mut jpeg = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    jpeg.extend([1; 64]);
    jpeg.extend([0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    for class in [0, 0x10] {
        jpeg.extend([0xff, 0xc4, 0, 20, class, 1]);
        jpeg.extend([0; 16]);
    }
    jpeg.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0xff, 0xd9]);
    jpeg.into()
}

/// Quý wants a copy of her household registration for a court.
fn quy() -> Asked {
    Asked {
        receiver: "court".into(),
        name: "Trần Thị Quý".into(),
        number: QUY.into(),
        title: "Giấy chứng nhận đăng ký hộ kinh doanh của Trần Thị Quý".into(),
        pages: 1,
        copies: 2,
        ..Asked::default()
    }
}

fn sound() -> Checklist {
    Checklist {
        presented: Some(Presented::Original),
        author: Some(Author::Vietnamese),
        flaws: Flaw::ALL.into_iter().map(|flaw| (flaw, false)).collect(),
        all_pages: Some(true),
        compared: Some(true),
    }
}

fn signing() -> Signing {
    Signing { capacity: Capacity::Chair, consent: Consent::default() }
}

fn ruled<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    match result {
        Err(Error::Ruled(ruling)) => ruling.code,
        other => panic!("expected a ruling, found {other:?}"),
    }
}

impl TestCity {
    pub async fn scans(&self, login: &str) -> PaperId {
        let body = futures::stream::iter([Ok::<_, std::io::Error>(picture())]);
        upload(&self.by(login), "scan.jpg", body).await.unwrap().id
    }

    async fn asks(&self, asked: &Asked) -> CertificationId {
        request(&self.by("hoa"), &office(COUNTER), asked).await.unwrap().subject.id
    }

    async fn is_checked(&self, id: CertificationId) {
        let scan = Some(self.scans("hoa").await);
        let look = Look { answers: sound(), scan, extent: Extent { pages: 1, copies: 2 } };
        check(&self.by("hoa"), id, None, look).await.unwrap();
    }

    /// A request that waits for Lan.
    async fn prepares(&self) -> CertificationId {
        let id = self.asks(&quy()).await;
        self.is_checked(id).await;
        id
    }

    async fn certification(&self, id: CertificationId) -> Certification {
        get::get(&self.by("lan"), id).await.unwrap().subject
    }

    async fn waits(&self, login: &str, at: &str, what: Waiting) -> usize {
        list::waiting(&self.by(login), &office(at), what, None).await.unwrap().0.len()
    }
}

#[tokio::test]
async fn from_the_request_to_the_store() {
    on_both(async |city, _| {
        let id = city.asks(&quy()).await;
        assert_eq!(
            (city.waits("hoa", COUNTER, Waiting::Check).await, city.waits("lan", WARD, Waiting::Sign).await),
            (1, 0)
        );
        assert_eq!(ruled(certify(&city.by("lan"), id, None, &signing()).await), "certification.not-now");
        city.is_checked(id).await;
        assert_eq!(
            (city.waits("hoa", COUNTER, Waiting::Check).await, city.waits("lan", WARD, Waiting::Sign).await),
            (0, 1)
        );
        assert_eq!(ruled(certify(&city.by("hoa"), id, None, &signing()).await), "certification.not-yours");
        assert!(matches!(certify(&city.by("binh"), id, None, &signing()).await, Err(Error::NotFound)));

        let done = certify(&city.by("lan"), id, None, &signing()).await.unwrap().subject;
        let certified = done.certified.as_ref().unwrap();
        assert_eq!(done.state, State::Delivered);
        assert_eq!(
            (certified.delivered, certified.statement.number.to_string()),
            (Some(Way::Store), "01-01/2026-SCT/BS".into())
        );
        assert_eq!(done.request.as_ref().unwrap().charge.amount.0, 4_000);
        let parts: Vec<_> = certified.signatures.iter().map(|note| note.part).collect();
        assert_eq!(parts, [SignerPart::Certifier, SignerPart::Agency]);

        // Quý has it in her store, and anybody can check it.
        let (_, kept) = app::document::list::own(&city.by("quy"), None).await.unwrap().remove(0);
        assert_eq!((kept.id, &kept.subject.item.file), (certified.document.0, &certified.file));
        let code: CheckCode = certified.check_code.parse().unwrap();
        assert_eq!(app::document::check::check(&city.by("minh"), &code).await.unwrap().standing, Standing::Valid);

        let kinds: Vec<String> = get::history(&city.by("hoa"), id)
            .await
            .unwrap()
            .iter()
            .map(|one| serde_json::to_value(&one.fact).unwrap()["kind"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(kinds, ["requested", "checked", "numbered", "certified", "delivered"]);
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn the_signed_copy_holds_against_any_change() {
    on_sqlite(async |city, _| {
        let id = city.prepares().await;
        let done = certify(&city.by("lan"), id, None, &signing()).await.unwrap().subject;
        let file = done.certified.unwrap().file;
        let bytes = city.app.content.get(&file.sha256).await.unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("copy.pdf");
        std::fs::write(&path, &bytes).unwrap();
        let judged = std::process::Command::new("pdfsig").arg("-nocert").arg(&path).output();
        let judged = judged.expect("pdfsig is there: install poppler-utils");
        let said = String::from_utf8_lossy(&judged.stdout).into_owned();
        assert_eq!(said.matches("Signature is Valid").count(), 2, "{said}");
    })
    .await;
}

#[tokio::test]
async fn who_may_not_demand_a_copy_is_told_and_counted() {
    on_both(async |city, _| {
        let point = office(COUNTER);
        let needless = Asked { receiver: "one-stop".into(), ..quy() };
        assert_eq!(ruled(request(&city.by("hoa"), &point, &needless).await), "certification.not-needed");
        spare(&city.by("hoa"), &point, "one-stop").await.unwrap();
        assert_eq!(ruled(spare(&city.by("hoa"), &point, "court").await), "certification.needed");
        city.asks(&Asked { insists: true, ..needless }).await;
        city.asks(&quy()).await;
        assert_eq!(list::needless(&city.by("lan"), &office(WARD)).await.unwrap(), (2, 1));
        for stranger in ["binh", "hung", "minh"] {
            let refused = request(&city.by(stranger), &point, &quy()).await;
            assert!(matches!(refused, Err(Error::Forbidden)), "{stranger}");
        }
    })
    .await;
}

/// A certified copy in the store is the same paper to every desk: it is used instead of asking, and instead of another
/// certified copy.
#[tokio::test]
async fn a_certified_copy_spares_the_paper_and_the_next_copy() {
    on_both(async |city, _| {
        let (hoa, point) = (city.by("hoa"), office(COUNTER));
        let marriage = Asked {
            number: MINH.into(),
            name: "Nguyễn Văn Minh".into(),
            kind: "KQ.G15.000032".into(),
            title: "Giấy chứng nhận kết hôn của Nguyễn Văn Minh".into(),
            ..quy()
        };
        let birth = &city.app.catalog().of(&BIRTH.parse().unwrap()).last().unwrap().clone();
        assert!(reuse::offered(&hoa, birth, MINH).await.unwrap().is_empty());
        assert_eq!(
            ruled(spare_held(&hoa, &point, "court", &marriage.kind, MINH).await),
            "certification.needed",
            "nothing is held yet"
        );
        let id = city.asks(&marriage).await;
        city.is_checked(id).await;
        let done = certify(&city.by("lan"), id, None, &signing()).await.unwrap().subject.certified.unwrap();

        let offered = reuse::offered(&hoa, birth, MINH).await.unwrap();
        let held: Vec<_> = offered.iter().filter(|one| one.component == "marriage-certificate").collect();
        assert_eq!(held.len(), 1, "reception sees it ticked");
        assert_eq!(held[0].document.id, done.document);

        assert_eq!(ruled(request(&hoa, &point, &marriage).await), "certification.held");
        spare_held(&hoa, &point, "court", &marriage.kind, MINH).await.unwrap();
        let abroad = Asked { receiver: "foreign".into(), ..marriage.clone() };
        city.asks(&abroad).await;
        city.asks(&Asked { insists: true, ..marriage.clone() }).await;
        assert_eq!(list::needless(&city.by("lan"), &office(WARD)).await.unwrap(), (2, 1));

        // Annulled, it is held no more.
        let decision = Some(Decision { number: "12/QĐ-UBND".into(), on: date(2026, 3, 2) });
        annul::annul(&city.by("lan"), id, None, decision, "ký nhầm").await.unwrap();
        assert!(reuse::offered(&hoa, birth, MINH).await.unwrap().is_empty());
        city.asks(&marriage).await;
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_forbidden_original_is_refused_under_its_article() {
    on_sqlite(async |city, _| {
        let id = city.asks(&quy()).await;
        let mut answers = sound();
        answers.flaws.insert(Flaw::Altered, true);
        let look = |answers: &Checklist, pages, scan| Look {
            answers: answers.clone(),
            scan,
            extent: Extent { pages, copies: 1 },
        };
        let scan = Some(city.scans("hoa").await);
        let by_hoa = city.by("hoa");
        assert_eq!(ruled(check(&by_hoa, id, None, look(&sound(), 1, None)).await), "certification.no-scan");
        assert_eq!(ruled(check(&by_hoa, id, None, look(&sound(), 2, scan)).await), "certification.page-count");
        assert_eq!(ruled(check(&by_hoa, id, None, look(&answers, 1, scan)).await), "certification.forbidden");
        assert_eq!(ruled(refuse(&by_hoa, id, None, sound(), "").await), "certification.no-ground");
        let refused = refuse(&by_hoa, id, None, answers, "").await.unwrap().subject;
        assert_eq!((refused.state, refused.refused.unwrap().grounds), (State::Refused, vec![Ground::Altered]));
        assert_eq!(ruled(check(&by_hoa, id, None, look(&sound(), 1, scan)).await), "certification.not-now");
        let letter = print::refusal(&by_hoa, id).await.unwrap();
        assert!(letter.bytes.starts_with(b"%PDF-"));
        let copy_of_a_copy = Checklist { presented: Some(Presented::CertifiedCopy), ..Checklist::default() };
        let other = city.asks(&quy()).await;
        let refused = refuse(&by_hoa, other, None, copy_of_a_copy, "").await.unwrap().subject;
        assert_eq!(refused.refused.unwrap().grounds, [Ground::NoOriginal]);
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn numbers_have_no_gap_when_many_sign_at_once() {
    on_both(async |city, _| {
        let mut ids = Vec::new();
        for _ in 0..6 {
            ids.push(city.prepares().await);
        }
        let lan = city.by("lan");
        let how = signing();
        let signed = join_all(ids.iter().map(|id| certify(&lan, *id, None, &how))).await;
        let mut numbers: Vec<u32> =
            signed.into_iter().map(|one| one.unwrap().subject.number.unwrap().ordinal).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
        let (lines, _) = list::register(&lan, &office(WARD), Register::Copies, 2026, Some(3), None).await.unwrap();
        let listed: Vec<u32> = lines.iter().map(|line| line.number.ordinal).collect();
        assert_eq!(listed, [1, 2, 3, 4, 5, 6]);
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn a_year_is_closed_and_gives_no_number_after() {
    on_both(async |city, _| {
        let ward = office(WARD);
        let first = city.prepares().await;
        certify(&city.by("lan"), first, None, &signing()).await.unwrap();
        let second = city.prepares().await;
        certify(&city.by("lan"), second, None, &signing()).await.unwrap();
        let decision = Some(Decision { number: "12/QĐ-UBND".into(), on: date(2026, 3, 2) });
        let by_lan = city.by("lan");
        assert_eq!(ruled(annul::annul(&by_lan, second, None, None, "ký nhầm").await), "certification.no-decision");
        annul::annul(&by_lan, second, None, decision, "ký nhầm").await.unwrap();
        annul::correct(&by_lan, first, None, "Tên đúng: Trần Thị Quý", "gõ sai dấu").await.unwrap();
        let document = city.certification(second).await.certified.unwrap().document;
        let document = app::timeline::find::<Document>(&by_lan, document.0).await.unwrap().subject;
        assert_eq!(document.standing(date(2026, 3, 2)), Standing::Revoked);

        let late = city.prepares().await;
        assert_eq!(
            ruled(close::close(&city.by("lan"), &ward, Register::Copies, 2026).await),
            "certification.year-not-over"
        );
        city.clock("2026-12-31T16:00");
        assert!(matches!(close::close(&city.by("hoa"), &ward, Register::Copies, 2026).await, Err(Error::Forbidden)));
        let book = close::close(&city.by("lan"), &ward, Register::Copies, 2026).await.unwrap().subject;
        assert_eq!((book.last, book.closed.unwrap().standing), (2, 1));
        assert_eq!(ruled(certify(&city.by("lan"), late, None, &signing()).await), "certification.book-closed");
        assert_eq!(
            ruled(close::close(&city.by("lan"), &ward, Register::Copies, 2026).await),
            "certification.book-closed"
        );
        // A register nothing was written in is closed too.
        let empty = close::close(&city.by("lan"), &ward, Register::Transactions, 2026).await.unwrap().subject;
        assert_eq!((empty.last, empty.closed.is_some()), (0, true));
        city.clock("2027-01-04T08:00");
        let next = certify(&city.by("lan"), late, None, &signing()).await.unwrap().subject;
        assert_eq!(next.number.unwrap().to_string(), "01-01/2027-SCT/BS");

        let printed = print::register(&city.by("lan"), &ward, Register::Copies, 2026, None).await.unwrap();
        assert!(printed.bytes.starts_with(b"%PDF-"));
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn without_a_number_of_theirs_people_get_the_copy_at_the_desk() {
    on_sqlite(async |city, _| {
        let asked = Asked { number: String::new(), birth_year: Some(1955), ..quy() };
        let id = city.asks(&asked).await;
        let more = Extension::Days { days: 2, why: More::Complex };
        extend::extend(&city.by("hoa"), id, None, more).await.unwrap();
        city.is_checked(id).await;
        let done = certify(&city.by("lan"), id, None, &signing()).await.unwrap().subject;
        assert_eq!((done.state, city.waits("hoa", COUNTER, Waiting::Deliver).await), (State::Certified, 1));
        deliver::by_hand(&city.by("hoa"), id, None).await.unwrap();
        let history = get::history(&city.by("hoa"), id).await.unwrap();
        assert_eq!(history.last().unwrap().fact, Fact::Delivered { way: Way::Hand });
    })
    .await;
}
