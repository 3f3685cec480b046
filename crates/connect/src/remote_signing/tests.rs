//! Against the simulator with its faults.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use sign::key::DocumentSigner as _;
use tempfile::NamedTempFile;

use super::simulator::{CODE, CREDENTIAL, MOST, PIN, RemoteSigning, TOKEN, start};
use super::{Client, ConsentRefusal, Credential, Proof, Settings};
use crate::simulator::{Fault, Place};
use crate::trial::Trial;

const PROOFS: [(Proof, &str); 2] = [(Proof::Pin, PIN), (Proof::Otp, CODE)];

struct Scene {
    service: RemoteSigning,
    client: Client,
    _token: NamedTempFile,
}

impl Scene {
    async fn new(token: &str, timeout_seconds: u64) -> Self {
        let trial = Trial::alone();
        let place = Place::take(0).await.unwrap();
        let service = start(place, &trial.authority, &Trial::leader(), trial.now()).unwrap();
        let file = NamedTempFile::new().unwrap();
        std::fs::write(file.path(), format!("{token}\n")).unwrap();
        let settings = Settings { url: service.simulator.url(), token_file: file.path().to_owned(), timeout_seconds };
        Self { service, client: Client::new(&settings).unwrap(), _token: file }
    }

    async fn credential(&self) -> Credential {
        self.client.credential(CREDENTIAL).await.unwrap()
    }
}

#[tokio::test]
async fn one_consent_signs_as_often_as_was_said_and_not_once_more() {
    let scene = Scene::new(TOKEN, 5).await;
    assert_eq!(scene.client.info().await.unwrap().1, "2.0.0.2");
    let credentials = scene.client.credentials().await.unwrap();
    let credential = &credentials[0];
    assert_eq!((credential.most, credential.enabled), (MOST, true));
    assert_eq!(credential.proofs, [Proof::Pin, Proof::Otp]);

    let batch = scene.client.consent(credential, 2, &PROOFS).await.unwrap();
    assert_eq!(batch.name(), "Lan");
    // That it is this key's signature over this message is checked before it is handed out.
    assert!(batch.sign(b"first result").await.is_ok());
    assert!(batch.sign(b"second result").await.is_ok());
    let asked = scene.service.simulator.faults.asked();
    assert_eq!(batch.sign(b"third result").await.unwrap_err().code(), "signature.refused");
    assert_eq!(scene.service.simulator.faults.asked(), asked, "the service is not even asked");
}

#[tokio::test]
async fn without_what_only_the_leader_has_there_is_no_consent() {
    let scene = Scene::new(TOKEN, 5).await;
    let credential = scene.credential().await;
    let check = async |signatures: u32, proofs: &[(Proof, &str)], refusal: ConsentRefusal| {
        assert_eq!(scene.client.consent(&credential, signatures, proofs).await.err(), Some(refusal));
    };
    check(1, &[(Proof::Pin, "1"), (Proof::Otp, CODE)], ConsentRefusal::WrongPin).await;
    check(1, &[(Proof::Pin, PIN), (Proof::Otp, "1")], ConsentRefusal::WrongCode).await;
    check(1, &[(Proof::Otp, CODE)], ConsentRefusal::WrongPin).await;
    check(1, &[(Proof::Pin, PIN), (Proof::Otp, "")], ConsentRefusal::WrongCode).await;
    check(MOST + 1, &PROOFS, ConsentRefusal::TooMany { most: MOST }).await;
    scene.service.set_enabled(false);
    check(1, &PROOFS, ConsentRefusal::Disabled).await;
    assert!(!scene.credential().await.enabled);

    let stranger = Scene::new("another token", 5).await;
    let refused = stranger.client.credentials().await.unwrap_err();
    assert_eq!(refused, ConsentRefusal::Unreachable("HTTP 401".to_owned()));
}

#[tokio::test]
async fn a_consent_ends_when_either_side_says_so() {
    let scene = Scene::new(TOKEN, 5).await;
    let credential = scene.credential().await;
    let batch = scene.client.consent(&credential, 5, &PROOFS).await.unwrap();
    scene.service.end_consents();
    assert!(batch.sign(b"result").await.unwrap_err().to_string().contains("SAD"));

    scene.service.set_consent_seconds(0);
    let batch = scene.client.consent(&credential, 5, &PROOFS).await.unwrap();
    assert_eq!(batch.sign(b"result").await.unwrap_err().to_string(), "the signer refused: the consent is over");
}

#[tokio::test]
async fn a_consent_for_one_named_hash_signs_that_one() {
    let scene = Scene::new(TOKEN, 5).await;
    scene.service.set_bound_to_hashes(true);
    let credential = scene.credential().await;
    let refused = scene.client.consent(&credential, 2, &PROOFS).await.err();
    assert_eq!(refused, Some(ConsentRefusal::TooMany { most: 1 }));
    let batch = scene.client.consent(&credential, 1, &PROOFS).await.unwrap();
    assert!(batch.sign(b"result").await.is_ok());
    assert_eq!(batch.left().await, 0);

    let wrong = [(Proof::Pin, "1"), (Proof::Otp, CODE)];
    let batch = scene.client.consent(&credential, 1, &wrong).await.unwrap();
    assert_eq!(batch.sign(b"result").await.unwrap_err().code(), "signature.pin");
}

#[tokio::test]
async fn nothing_but_a_signature_over_what_was_asked_comes_out() {
    let scene = Scene::new(TOKEN, 5).await;
    let credential = scene.credential().await;
    let check = async |fault: Fault, code: &str| {
        scene.service.simulator.faults.set(Fault::None);
        let batch = scene.client.consent(&credential, 2, &PROOFS).await.unwrap();
        scene.service.simulator.faults.set(fault);
        let error = batch.sign(b"result").await.unwrap_err();
        assert_eq!(error.code(), code, "{fault:?}: {error}");
        assert_eq!(batch.left().await, 1, "{fault:?}: a lost answer may have been a signature");
    };
    check(Fault::Wrong, "signature.refused").await;
    check(Fault::Garbage, "signature.unreachable").await;
    check(Fault::Down, "signature.unreachable").await;
    check(Fault::Lost, "signature.unreachable").await;
}

#[tokio::test]
async fn a_slow_service_is_given_up() {
    let scene = Scene::new(TOKEN, 0).await;
    scene.service.simulator.faults.set(Fault::Slow(Duration::from_secs(60)));
    let refused = scene.client.info().await.unwrap_err();
    assert_eq!(refused.code(), "connect.signing-service-unreachable");
}

#[test]
fn secrets_travel_over_https_or_inside_this_machine() {
    let check = |url: &str, taken: bool| {
        let settings = Settings { url: url.to_owned(), token_file: "token".into(), timeout_seconds: 1 };
        let refused = matches!(Client::new(&settings), Err(ConsentRefusal::Unsupported(_)));
        assert_eq!(!refused, taken, "{url}");
    };
    check("https://signing.example", true);
    check("http://127.0.0.1:9000", true);
    check("http://signing.example", false);
    check("http://127.0.0.1.example", false);
    check("signing.example", false);
}
