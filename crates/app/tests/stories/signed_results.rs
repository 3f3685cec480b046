//! A result is sealed by its office, is in the applicant's store from the same moment, and anybody can check it.

use app::Error;
use app::document::{check, credential, list, revoke};
use app::dossier::signed::{self, Leave};
use app::dossier::{advance, approve, correct, issue};
use app::signing::{Consent, examine};
use domain::document::item::{OwnerKind, SignerPart, Source, Standing, Status, Trust};
use domain::dossier::issue::Drafted;
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::{DocumentId, DossierId};
use sign::credential::{Expected, PublicKey, Standing as Stands, StatusList, claims_on_offer};
use sign::verify::{Verdict, verify};

use crate::city::{BIRTH, TestCity, WARD, on_sqlite};

/// Minh's birth registration, decided.
async fn is_decided(city: &TestCity) -> DossierId {
    let id = city.files_online("minh", BIRTH).await;
    city.is_accepted(id).await;
    city.is_taken(id).await;
    city.is_approved(id).await;
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issued_result_is_sealed_kept_for_its_owner_and_checked_by_anybody() {
    on_sqlite(async |city, place| {
        let id = is_decided(city).await;
        issue::issue(&city.by("thu"), id, None, "12/2026", issue::Issue::default()).await.unwrap();
        let file = city.dossier(id).await.outcome.unwrap().file.unwrap().file.unwrap();

        let minh = city.by("minh");
        let own = list::own(&minh, None).await.unwrap();
        let [(_, held)] = own.as_slice() else { panic!("{own:?}") };
        let item = &held.subject.item;
        assert_eq!((item.kind.as_str(), item.source), ("KQ.G15.000031", Source::ProcedureResult));
        assert_eq!((item.owner.kind, item.number.as_deref()), (OwnerKind::Person, Some("12/2026")));
        assert_eq!((item.dossier, item.trust()), (Some(id), Trust::Official));
        assert_eq!(item.file, file, "one file, in the dossier and in the store");

        let pdf = city.app.content.get(&file.sha256).await.unwrap();
        // Set this variable to a folder to look at it: docs/how-to/add-a-result-form.md.
        if let Ok(folder) = std::env::var("MOTCUA_KEEP_FORMS") {
            std::fs::write(std::path::Path::new(&folder).join("signed.pdf"), &pdf).unwrap();
        }
        let trust = sign::verify::Trust { anchors: city.app.keys.anchors().to_vec(), ..Default::default() };
        let report = verify(&pdf, &trust, city.now()).unwrap();
        // The proof that nothing was revoked stands after the signature: a harmless change.
        assert_eq!((report.signatures.len(), report.verdict), (2, Verdict::ValidButChangedHarmlessly), "{report:#?}");
        let parts: Vec<_> = item.signatures.iter().map(|note| (note.part, note.signer.as_str())).collect();
        assert_eq!(parts[0], (SignerPart::Decider, "Đỗ Thị Lan"));
        assert_eq!((parts.len(), parts[1].0), (2, SignerPart::Agency));
        // What came in after the leader's signature is told in words.
        let told = examine::examine(&city.system(), pdf).await.unwrap();
        let told = told.signatures[0].reasons.join("\n");
        assert!(told.contains("“Số văn bản” được điền là “12/2026”"), "{told}");
        assert!(told.contains("“Ngày ban hành” được điền là “ngày "), "{told}");
        // The store says what the paper says, and until when it has to be kept.
        let field = |name: &str| item.fields.get(name).map(String::as_str);
        assert_eq!((field("number"), field("full-name").is_some()), (Some("12/2026"), true), "{:?}", item.fields);
        let kinds = &city.app.library.kinds;
        let until = city.app.library.retention.keep_until(kinds, &item.kind, item.issued_on.unwrap());
        assert_eq!(item.keep_until, until);

        let code = item.check_code.parse().unwrap();
        let checked = check::check(&city.system(), &code).await.unwrap();
        assert_eq!((checked.standing, checked.sha256), (Standing::Valid, file.sha256));

        // The corrected result takes its place.
        correct::open_correction(&city.by("hoa"), id, None, "Sai tên mẹ").await.unwrap();
        let (paper, file) = city.upload(&city.by("thu")).await;
        let right = Paper {
            id: paper,
            component: "result".into(),
            name: "khai-sinh.pdf".into(),
            source: PaperSource::Uploaded,
            quantity: 1,
            file: Some(file),
            document: None,
        };
        correct::correct(&city.by("thu"), id, None, "13/2026", Some(right)).await.unwrap();
        let checked = check::check(&city.system(), &code).await.unwrap();
        assert_eq!(checked.standing, Standing::Replaced);
        let by = check::check(&city.system(), &checked.replaced_by.unwrap()).await.unwrap();
        assert_eq!((by.standing, by.number.as_deref()), (Standing::Valid, Some("13/2026")));
        assert_eq!(place.differences().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_on_paper_alone_ends_the_electronic_result() {
    on_sqlite(async |city, _| {
        let id = is_decided(city).await;
        issue::issue(&city.by("thu"), id, None, "12/2026", issue::Issue::default()).await.unwrap();
        let own = list::own(&city.by("minh"), None).await.unwrap();
        let code = own[0].1.subject.item.check_code.parse().unwrap();
        correct::open_correction(&city.by("hoa"), id, None, "Sai tên mẹ").await.unwrap();
        let checked = check::check(&city.system(), &code).await.unwrap();
        assert_eq!(checked.standing, Standing::Valid, "it holds until it is put right");
        correct::correct(&city.by("thu"), id, None, "13/2026", None).await.unwrap();
        let checked = check::check(&city.system(), &code).await.unwrap();
        assert_eq!((checked.standing, checked.replaced_by), (Standing::Revoked, None));
        let own = list::own(&city.by("minh"), None).await.unwrap();
        let Status::Revoked { reason, .. } = &own[0].1.subject.status else { panic!("{own:?}") };
        assert!(reason.contains("Sai tên mẹ") && reason.contains("13/2026"), "{reason}");
        city.verifies().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_signed_on_paper_is_sealed_alone_and_a_key_for_several_signs_each() {
    on_sqlite(async |city, _| {
        let mut ids = Vec::new();
        for _ in 0..2 {
            let id = city.files_online("minh", BIRTH).await;
            city.is_accepted(id).await;
            city.is_taken(id).await;
            advance::submit_for_signature(&city.by("hung"), id, None, "", &Drafted::default()).await.unwrap();
            ids.push(id);
        }
        let together = signed::together(&city.by("lan"), &ids, Consent::default()).await.unwrap();
        for (id, leave, parts) in [
            (ids[0], Leave::OnPaper, vec![SignerPart::Agency]),
            (ids[1], together, vec![SignerPart::Decider, SignerPart::Agency]),
        ] {
            let approval = approve::Approval { leave, drafted: None };
            approve::approve(&city.by("lan"), id, None, "Đồng ý", &approval).await.unwrap();
            issue::issue(&city.by("thu"), id, None, "12/2026", issue::Issue::default()).await.unwrap();
            let own = list::own(&city.by("minh"), None).await.unwrap();
            let held = own.iter().find(|(_, held)| held.subject.item.dossier == Some(id)).unwrap();
            let signed: Vec<_> = held.1.subject.item.signatures.iter().map(|note| note.part).collect();
            assert_eq!(signed, parts);
        }
        city.verifies().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_says_what_the_result_says_until_it_is_revoked() {
    on_sqlite(async |city, _| {
        let id = is_decided(city).await;
        issue::issue(&city.by("thu"), id, None, "12/2026", issue::Issue::default()).await.unwrap();
        let minh = city.by("minh");
        let document = DocumentId(list::own(&minh, None).await.unwrap()[0].1.id);

        let text = credential::issue(&minh, document).await.unwrap();
        let office = WARD.parse().unwrap();
        let metadata = credential::issuer(&city.system(), &office).await.unwrap();
        let key = || PublicKey::of_jwk(&metadata["jwks"]["keys"][0]).unwrap();
        let issuer = metadata["issuer"].as_str().unwrap().to_owned();
        let known = |name: &str, _: &sign::credential::Header| (name == issuer).then(key);
        let expected = Expected { issuer_key: &known, vct: None, challenge: None, now: city.now() };
        let read = sign::credential::verify(&text, &expected).unwrap();
        assert_eq!(
            (read.claims["number"].as_str(), read.claims["owner_name"].as_str()),
            (Some("12/2026"), Some("Nguyễn Văn Minh"))
        );
        assert_eq!(claims_on_offer(&text).unwrap(), ["owner_name", "owner_number"], "the owner decides whom to tell");
        let entry = read.status.unwrap();

        let stands = async || {
            let list = credential::status_list(&city.system(), &office).await.unwrap();
            StatusList::read(&list, &entry.uri, |_| Some(key()), city.now()).unwrap().get(entry.index).unwrap()
        };
        assert_eq!(stands().await, Stands::Valid);
        // Asked for again, it has the same place in the list.
        let again = sign::credential::verify(&credential::issue(&minh, document).await.unwrap(), &expected).unwrap();
        assert_eq!(again.status.as_ref(), Some(&entry));
        let other = credential::issue(&city.by("anphat"), document).await;
        assert!(matches!(other, Err(Error::NotFound)), "{other:?}");

        revoke::revoke(&city.by("lan"), document, None, "Cấp sai", "Điều 70 Luật Hộ tịch").await.unwrap();
        assert_eq!(stands().await, Stands::Revoked);
        assert_eq!(credential::issue(&minh, document).await.unwrap_err().code(), "document.holds-no-more");
        city.verifies().await;
    })
    .await;
}
