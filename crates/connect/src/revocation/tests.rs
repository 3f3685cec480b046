//! Against the simulator with its faults.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use der::Decode as _;
use jiff::Timestamp;
use sign::authority::Reason;
use sign::key::{DocumentSigner as _, RevocationSource as _};
use x509_cert::Certificate;

use super::client::Verdict;
use super::ocsp::Question;
use super::simulator::{start, urls};
use super::{Client, Method, Settings, list};
use crate::simulator::{Fault, Place, Simulator};
use crate::trial::{Openssl, Trial};

struct Scene {
    trial: Trial,
    simulator: Simulator,
    /// Leader, issuing authority, root.
    chain: Vec<Vec<u8>>,
}

impl Scene {
    async fn new() -> Self {
        let place = Place::take(0).await.unwrap();
        let trial = Trial::new(urls(&place));
        let simulator = start(place, trial.authority.clone(), trial.clock());
        let key = trial.authority.key("lan", &Trial::leader(), trial.now()).unwrap();
        let mut chain = key.chain().to_vec();
        if chain.last().is_some_and(|last| last != trial.authority.root()) {
            chain.push(trial.authority.root().to_vec());
        }
        assert_eq!(chain.len(), 3);
        Self { trial, simulator, chain }
    }

    fn settings(&self) -> Settings {
        Settings {
            hosts: vec![self.simulator.host()],
            ocsp: Method::Post,
            timeout_seconds: 5,
            max_list_mib: 1,
            cache_mib: 1,
        }
    }

    fn client(&self, settings: &Settings) -> Client {
        Client::new(settings, self.trial.clock()).unwrap()
    }

    async fn refused(&self) -> (&'static str, String) {
        let error = self.client(&self.settings()).gather(&self.chain).await.unwrap_err();
        (error.code(), error.to_string())
    }
}

#[tokio::test]
async fn every_certificate_below_the_root_is_asked_about_and_answers_are_kept_until_they_end() {
    let scene = Scene::new().await;
    for method in [Method::Post, Method::Get] {
        let client = scene.client(&Settings { ocsp: method, ..scene.settings() });
        let before = scene.simulator.faults.asked();
        let proof = client.gather(&scene.chain).await.unwrap();
        assert_eq!((proof.ocsp.len(), proof.crls.len()), (1, 1), "the leader's by OCSP, the authority's by list");
        let asked = scene.simulator.faults.asked() - before;
        assert_eq!(client.gather(&scene.chain).await.unwrap(), proof);
        assert_eq!(scene.simulator.faults.asked() - before, asked, "nobody is asked again");
    }
    let client = scene.client(&scene.settings());
    client.gather(&scene.chain).await.unwrap();
    let before = scene.simulator.faults.asked();
    scene.trial.pass(24 * 400);
    // The lists and answers have ended; whether the certificates have is not asked here.
    let _ = client.gather(&scene.chain).await;
    assert!(scene.simulator.faults.asked() > before, "what is out of date is fetched again");
}

#[tokio::test]
async fn a_revoked_certificate_is_refused_whoever_is_asked() {
    let scene = Scene::new().await;
    scene.trial.authority.revoke(&scene.chain[0], scene.trial.now(), Reason::KeyCompromise).unwrap();
    let (code, words) = scene.refused().await;
    assert_eq!(code, "signature.revocation");
    assert!(words.contains("was revoked at 2026-11-22T01:00:00Z"), "{words}");
}

#[tokio::test]
async fn an_answer_to_another_question_is_none() {
    let scene = Scene::new().await;
    let check = async |fault: Fault, code: &str| {
        scene.simulator.faults.set(fault);
        let (refused, words) = scene.refused().await;
        assert_eq!(refused, code, "{fault:?}: {words}");
    };
    check(Fault::Wrong, "signature.revocation").await;
    check(Fault::Garbage, "signature.revocation").await;
    check(Fault::Down, "signature.unreachable").await;
    check(Fault::Lost, "signature.unreachable").await;
    // A responder that answers somebody else is passed over for the list, which needs no nonce.
    scene.simulator.faults.set(Fault::WrongNonce);
    let proof = scene.client(&scene.settings()).gather(&scene.chain).await.unwrap();
    assert_eq!((proof.ocsp.len(), proof.crls.len()), (0, 2));
    // A responder in silence, in no time at all.
    scene.simulator.faults.set(Fault::Slow(Duration::from_secs(60)));
    let hurried = scene.client(&Settings { timeout_seconds: 0, ..scene.settings() });
    assert_eq!(hurried.gather(&scene.chain).await.unwrap_err().code(), "signature.unreachable");
}

#[tokio::test]
async fn only_hosts_of_the_settings_are_asked() {
    let scene = Scene::new().await;
    let client = scene.client(&Settings { hosts: vec!["ocsp.example".to_owned()], ..scene.settings() });
    let error = client.gather(&scene.chain).await.unwrap_err();
    assert!(error.to_string().contains("its host is not on the list"), "{error}");
    assert_eq!(scene.simulator.faults.asked(), 0);
}

#[tokio::test]
async fn a_forged_answer_is_not_believed() {
    let scene = Scene::new().await;
    // Another authority with the same names and other keys answers at the addresses of the first.
    let place = Place::take(0).await.unwrap();
    let other = Trial::new(urls(&place));
    let key = other.authority.key("lan", &Trial::leader(), other.now()).unwrap();
    let forger = start(place, scene.trial.authority.clone(), scene.trial.clock());
    let chain = [key.chain().to_vec(), vec![other.authority.root().to_vec()]].concat();
    let client = scene.client(&Settings { hosts: vec![forger.host()], ..scene.settings() });
    let error = client.gather(&chain).await.unwrap_err();
    assert_eq!(error.code(), "signature.revocation", "{error}");
    assert!(forger.faults.asked() > 0);
}

#[test]
fn a_responder_is_believed_by_its_signature_alone() {
    let trial = Trial::alone();
    let chain = trial.authority.key("lan", &Trial::leader(), trial.now()).unwrap().chain().to_vec();
    let [certificate, issuer] = [0, 1].map(|at| Certificate::from_der(&chain[at]).unwrap());
    let question = Question::new(&certificate, &issuer, Some([7; 16])).unwrap();
    let answer = trial.authority.ocsp(&question.to_der().unwrap(), trial.now()).unwrap();
    let read = |answer: &[u8], issuer: &Certificate| question.read(answer, issuer, trial.now()).map(|_| ()).err();
    assert_eq!(read(&answer, &issuer), None);

    let forged = Some("signed neither by the issuer nor by its responder".to_owned());
    // An issuer of the same name with another key did not appoint this responder.
    let other = Trial::alone().authority.key("lan", &Trial::leader(), trial.now()).unwrap().chain().to_vec();
    assert_eq!(read(&answer, &Certificate::from_der(&other[1]).unwrap()), forged);
    // «Good» where the responder said something else: any change inside what is signed.
    let serial = certificate.tbs_certificate.serial_number.as_bytes();
    let at = answer.windows(serial.len()).position(|window| window == serial).unwrap();
    let mut changed = answer.clone();
    changed[at + serial.len() - 1] ^= 1;
    assert_eq!(read(&changed, &issuer), forged);
}

#[test]
fn openssl_answers_our_question_and_we_read_its_answer_and_its_list() {
    let openssl = Openssl::new();
    let chain = openssl.chain();
    let [certificate, issuer] = [0, 1].map(|at| Certificate::from_der(&chain[at]).unwrap());
    let question = Question::new(&certificate, &issuer, Some(rand::random())).unwrap();
    let der = question.to_der().unwrap();
    let revoked = || {
        let (answer, list) = (openssl.ocsp(&der), openssl.list());
        let now = Timestamp::now();
        let answer = question.read(&answer, &issuer, now).unwrap();
        let list = list::read(&list, &certificate, &issuer, now).unwrap();
        assert!(answer.until.is_some() && list.until.is_some());
        [answer, list].map(|finding| matches!(finding.verdict, Verdict::Revoked(_)))
    };
    assert_eq!(revoked(), [false, false]);
    openssl.revoke_leader();
    assert_eq!(revoked(), [true, true]);
    let other = Question::new(&certificate, &issuer, Some(rand::random())).unwrap();
    let answer = openssl.ocsp(&der);
    let refused = other.read(&answer, &issuer, Timestamp::now()).err();
    assert_eq!(refused.as_deref(), Some("it answers another question (nonce)"));
}

#[tokio::test]
async fn a_list_that_is_too_large_is_not_read() {
    let scene = Scene::new().await;
    let client = scene.client(&Settings { max_list_mib: 0, ..scene.settings() });
    let error = client.gather(&scene.chain[1..]).await.unwrap_err();
    assert!(error.to_string().contains("more than 0 bytes"), "{error}");
}
