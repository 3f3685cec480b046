//! Against the simulator with its faults.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use sha2::{Digest as _, Sha256};
use sign::key::Timestamper as _;

use super::simulator::start;
use super::{Client, Settings};
use crate::simulator::{Fault, Place, Simulator};
use crate::trial::Trial;

async fn both(trial: &Trial, timeout_seconds: u64) -> (Simulator, Client) {
    let simulator = start(Place::take(0).await.unwrap(), trial.authority.clone(), trial.clock());
    let client = Client::new(&Settings { url: simulator.url(), timeout_seconds }).unwrap();
    (simulator, client)
}

#[tokio::test]
async fn a_token_is_taken_only_over_our_hash_and_to_our_question() {
    let trial = Trial::alone();
    let (simulator, client) = both(&trial, 5).await;
    let hash: [u8; 32] = Sha256::digest("a result").into();
    let token = client.stamp(&hash).await.unwrap();
    assert!(token.windows(32).any(|window| window == hash), "the hash is in it");
    assert_eq!(simulator.faults.asked(), 1);

    let check = async |fault: Fault, code: &str, questions: usize| {
        let before = simulator.faults.asked();
        simulator.faults.set(fault);
        let error = client.stamp(&hash).await.unwrap_err();
        assert_eq!(error.code(), code, "{fault:?}: {error}");
        assert_eq!(simulator.faults.asked() - before, questions, "{fault:?}");
    };
    check(Fault::Wrong, "signature.timestamp", 1).await;
    check(Fault::WrongNonce, "signature.timestamp", 1).await;
    check(Fault::Garbage, "signature.timestamp", 1).await;
    // Silence is asked once more.
    check(Fault::Down, "signature.unreachable", 2).await;
    check(Fault::Lost, "signature.unreachable", 2).await;
    simulator.faults.set(Fault::None);
    assert!(client.stamp(&hash).await.is_ok(), "and it recovers");
}

#[tokio::test]
async fn an_authority_that_refuses_or_is_silent_is_named() {
    let trial = Trial::alone();
    let (simulator, client) = both(&trial, 0).await;
    simulator.faults.set(Fault::Slow(Duration::from_secs(60)));
    assert_eq!(client.stamp(&[7; 32]).await.unwrap_err().code(), "signature.unreachable");

    let elsewhere = Settings { url: format!("{}/nobody", simulator.url()), timeout_seconds: 5 };
    simulator.faults.set(Fault::None);
    let error = Client::new(&elsewhere).unwrap().stamp(&[7; 32]).await.unwrap_err();
    assert!(error.to_string().contains("HTTP 404"), "{error}");
    for url in ["", "tsa.example", "ftp://tsa.example"] {
        assert!(Client::new(&Settings { url: url.to_owned(), timeout_seconds: 5 }).is_err(), "{url}");
    }
}
