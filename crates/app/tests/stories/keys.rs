//! Who holds the keys decides what a leader is asked for: nobody, the demonstration, a service far away.

use app::dossier::signed::Leave;
use app::dossier::{advance, approve, issue};
use app::signing::{Consent, KeySettings, SigningSettings};
use connect::remote_signing::simulator::{CODE, PIN, TOKEN, start};
use connect::simulator::Place;
use domain::document::item::SignerPart;
use domain::dossier::issue::Drafted;
use domain::id::DossierId;
use sign::authority::{Authority, Subject, Urls};

use crate::city::{BIRTH, MONDAY, TestCity, WARD, at, on_sqlite_signing};

async fn is_submitted(city: &TestCity) -> DossierId {
    let id = city.files_online("minh", BIRTH).await;
    city.is_accepted(id).await;
    city.is_taken(id).await;
    advance::submit_for_signature(&city.by("hung"), id, None, "", &Drafted::default()).await.unwrap();
    id
}

async fn signers(city: &TestCity) -> Vec<SignerPart> {
    let own = app::document::list::own(&city.by("minh"), None).await.unwrap();
    own[0].1.subject.item.signatures.iter().map(|note| note.part).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_keys_a_decision_is_signed_on_paper_and_its_result_is_made_when_it_is_issued() {
    on_sqlite_signing(SigningSettings { keys: KeySettings::Off, ..SigningSettings::default() }, async |city, _| {
        let id = is_submitted(city).await;
        approve::approve(&city.by("lan"), id, None, "Đồng ý", &approve::Approval::default()).await.unwrap();
        assert!(city.dossier(id).await.outcome.unwrap().signed.is_none());
        issue::issue(&city.by("thu"), id, None, "12/2026", issue::Issue::default()).await.unwrap();
        assert!(city.dossier(id).await.outcome.unwrap().file.is_some());
        assert_eq!(signers(city).await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_keeps_the_key_signs_with_what_only_the_leader_has_and_else_nothing_is_decided() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::take(0).await.unwrap();
    let told = |name: &str| format!("http://127.0.0.1:9/{name}");
    let urls = Urls { ocsp: told("ocsp"), crl: told("issuing.crl"), root_crl: told("root.crl") };
    let authority = Authority::open(&folder.path().join("authority"), urls, at("2026-01-01T08:00")).unwrap();
    let leader = Subject::officer("Đỗ Thị Lan", "Chủ tịch", "Ủy ban nhân dân phường Cửa Nam");
    let service = start(place, &authority, &leader, at(MONDAY)).unwrap();
    let token_file = folder.path().join("token");
    std::fs::write(&token_file, TOKEN).unwrap();
    let remote = connect::remote_signing::Settings { url: service.simulator.url(), token_file, timeout_seconds: 5 };
    let signing = SigningSettings { keys: KeySettings::Remote(remote), ..SigningSettings::default() };
    on_sqlite_signing(signing, async |city, _| {
        let id = is_submitted(city).await;
        let lan = city.by("lan");
        service.name_also(&lan.actor.account().unwrap().to_string());
        service.name_also(WARD);
        let consent = |pin: &str, otp: &str| Consent { pin: pin.to_owned(), otp: otp.to_owned() };
        for (pin, otp) in [("", ""), ("1", CODE), (PIN, "1")] {
            let approval = approve::Approval { drafted: None, leave: Leave::Now(consent(pin, otp)) };
            assert!(approve::approve(&lan, id, None, "Đồng ý", &approval).await.is_err(), "{pin} {otp}");
            assert_eq!(city.state(id).await, "submitted_for_signature");
        }
        let approval = approve::Approval { drafted: None, leave: Leave::Now(consent(PIN, CODE)) };
        approve::approve(&lan, id, None, "Đồng ý", &approval).await.unwrap();
        let thu = city.by("thu");
        assert!(issue::issue(&thu, id, None, "12/2026", issue::Issue::default()).await.is_err());
        assert_eq!(city.state(id).await, "approved");
        let sealed = issue::Issue { consent: consent(PIN, CODE), ..issue::Issue::default() };
        issue::issue(&thu, id, None, "12/2026", sealed).await.unwrap();
        assert_eq!(signers(city).await, [SignerPart::Decider, SignerPart::Agency]);
    })
    .await;
}
