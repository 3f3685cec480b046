//! What is held is not asked for again: used in the commit of the filing, or asked for with a reason that stays.

use app::Error;
use app::document::{keep, list, reuse};
use app::dossier::file::{self, NewDossier};
use app::draft::{begin, save};
use app::timeline;
use domain::document::item::{AskAgain, Document, Fact, Item, Owner, OwnerKind, SignatureNote, SignerPart, Source};
use domain::dossier::channel::Channel;
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::{DocumentId, PaperId};

use crate::city::{BIRTH, TestCity, WARD, on_both};

const MINH: &str = "001095000017";

/// The marriage certificate of Minh, copied at the counter by Hoa a while ago.
async fn marriage(city: &TestCity) -> DocumentId {
    let hoa = city.by("hoa");
    let (_, file) = city.upload(&hoa).await;
    let item = Item {
        kind: "KQ.G15.000032".into(),
        owner: Owner {
            kind: OwnerKind::Person,
            number: Some(MINH.into()),
            name: "Nguyễn Văn Minh".into(),
            birth_year: Some(1995),
        },
        number: Some("12/2020".into()),
        title: "Giấy chứng nhận kết hôn".into(),
        summary: "Giấy chứng nhận kết hôn – Nguyễn Văn Minh".into(),
        issuer: None,
        issued_on: None,
        valid_from: None,
        valid_to: None,
        scope: None,
        file,
        fields: Default::default(),
        source: Source::DigitisedAtReception,
        dossier: None,
        office: WARD.parse().unwrap(),
        check_code: keep::check_code().unwrap().as_str().to_owned(),
        signatures: vec![SignatureNote {
            part: SignerPart::Copyist,
            signer: "Hoa".into(),
            at: city.now(),
            level: "B-B".into(),
        }],
        keep_until: None,
    };
    DocumentId(keep::keep(&hoa, item).await.unwrap().id)
}

/// A birth dossier at the counter with this paper for the marriage certificate.
async fn filing(city: &TestCity, login: &str, document: Option<DocumentId>) -> NewDossier {
    let hoa = city.by("hoa");
    let mut new = city.filing(&hoa, login, BIRTH, Channel::Direct).await;
    new.papers.retain(|paper| paper.component != "marriage-certificate");
    new.papers.push(Paper {
        id: PaperId(hoa.id()),
        component: "marriage-certificate".into(),
        name: "Giấy chứng nhận kết hôn".into(),
        source: PaperSource::HandedIn,
        quantity: 1,
        file: None,
        document,
    });
    new
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.expect_err("it must be refused").code().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_is_used_at_the_counter_and_asked_for_again_only_with_a_reason() {
    on_both(async |city, _| {
        let id = marriage(city).await;
        let hoa = city.by("hoa");
        let held = list::get(&hoa, id).await.unwrap().subject;
        let lines = city.lines().await;
        assert_eq!(code(file::file(&hoa, filing(city, "minh", None).await).await), "document.held-already");
        assert_eq!(code(file::file(&hoa, filing(city, "quy", Some(id)).await).await), "document.not-theirs");
        assert_eq!(city.lines().await, lines, "nothing is filed");

        let used = file::file(&hoa, filing(city, "minh", Some(id)).await).await.unwrap().dossier;
        let paper = used.papers.iter().find(|paper| paper.component == "marriage-certificate").unwrap();
        assert_eq!(
            (paper.source, paper.document, paper.file.as_ref()),
            (PaperSource::Held, Some(id), Some(&held.item.file))
        );

        let mut again = filing(city, "minh", None).await;
        again.asked_again.insert("marriage-certificate".into(), AskAgain::VerifyDifference);
        let asked = file::file(&hoa, again).await.unwrap().dossier;

        let facts: Vec<Fact> =
            timeline::history::<Document>(&hoa, id.0).await.unwrap().into_iter().map(|one| one.fact).collect();
        let component = "marriage-certificate".to_owned();
        let reason = AskAgain::VerifyDifference;
        assert_eq!(facts[1], Fact::Reused { dossier: used.id, component: component.clone() });
        assert_eq!(facts[2], Fact::AskedAgain { dossier: asked.id, component, reason });
        assert_eq!(list::get(&hoa, id).await.unwrap().subject.reused, 1);
        city.verifies().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_uses_their_own_store_and_nobody_elses_whatever_number_they_write() {
    on_both(async |city, _| {
        let id = marriage(city).await;
        let (minh, quy) = (city.by("minh"), city.by("quy"));
        let draft = begin::begin(&minh, &BIRTH.parse().unwrap()).await.unwrap();
        let offered = reuse::offered_own(&minh, &draft.procedure).await.unwrap();
        assert!(offered.iter().any(|one| one.component == "marriage-certificate" && one.document.id == id));
        for _ in 0..2 {
            let with = save::reuse(&minh, draft.id, "marriage-certificate", id).await.unwrap();
            assert_eq!(with.papers.len(), 1, "used once, however often it is pressed");
        }
        assert_eq!(code(save::reuse(&minh, draft.id, "birth-notice", id).await), "document.not-this-paper");

        let theirs = begin::begin(&quy, &BIRTH.parse().unwrap()).await.unwrap();
        assert!(reuse::offered_own(&quy, &theirs.procedure).await.unwrap().is_empty());
        assert_eq!(code(save::reuse(&quy, theirs.id, "marriage-certificate", id).await), "document.not-theirs");
        let mut new = city.filing(&quy, "quy", BIRTH, Channel::Online).await;
        new.applicant.personal_id = Some(MINH.into());
        new.papers.extend(filing(city, "minh", Some(id)).await.papers.pop());
        assert_eq!(code(file::file(&quy, new).await), "document.not-theirs");

        // Their own paper instead of the held one is a person's choice.
        let mut own = city.filing(&minh, "minh", BIRTH, Channel::Online).await;
        let (upload, stored) = city.upload(&minh).await;
        let paper = filing(city, "minh", None).await.papers.pop().unwrap();
        own.papers.push(Paper { id: upload, source: PaperSource::Uploaded, file: Some(stored), ..paper });
        file::file(&minh, own).await.unwrap();
        city.verifies().await;
    })
    .await;
}
