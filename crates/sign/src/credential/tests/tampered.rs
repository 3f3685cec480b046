//! What is not believed.

use futures::executor::block_on;
use serde_json::{Value, json};

use super::super::*;
use super::sample::{ISSUER, ago, challenge, credential, expected, holder, issued, key, now, signer};

/// What verifying says of this text; nothing if it is believed.
fn refused(text: &str) -> Option<&'static str> {
    verify(text, &expected(None)).map_err(|error| error.code()).err()
}

/// Signs whatever payload, as only a faulty issuer would.
fn signed(payload: Value) -> String {
    block_on(jws::sign(&signer(), "dc+sd-jwt", &payload, false)).unwrap()
}

fn open(payload: Value) -> Value {
    let mut whole = json!({ "iss": ISSUER, "vct": "https://ubnd.example/vct/result" });
    whole.as_object_mut().unwrap().extend(payload.as_object().unwrap().clone());
    whole
}

#[test]
fn a_changed_letter_is_noticed_wherever_it_is() {
    let whole = issued();
    let signed = whole.split('~').next().unwrap();
    for at in (0..signed.len()).step_by(7) {
        let mut bytes = whole.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let text = String::from_utf8(bytes).unwrap();
        assert!(refused(&text).is_some(), "position {at}");
    }
}

#[test]
fn a_claim_put_in_by_the_holder_is_refused() {
    let forged = base64url::encode(json!(["c2FsdA", "birth_year", "năm 1988"]).to_string());
    let whole = issued();
    let (signed, _) = whole.split_once('~').unwrap();
    assert_eq!(refused(&format!("{signed}~{forged}~")), Some("credential.disclosure"));
    // The same disclosure twice.
    let first = whole.split('~').nth(1).unwrap();
    assert_eq!(refused(&format!("{signed}~{first}~{first}~")), Some("credential.disclosure"));
    assert_eq!(refused(&format!("{signed}~!!!~")), Some("credential.disclosure"));
    assert!(present(&whole, &["salary"]).is_err());
}

#[test]
fn what_must_be_in_the_open_cannot_be_hidden() {
    let check = |name: &str, payload: fn(&str) -> Value| {
        let hidden = base64url::encode(json!(["c2FsdA", name, 1]).to_string());
        let digest = disclosure::Disclosure::read(&hidden).unwrap().digest();
        refused(&format!("{}~{hidden}~", signed(open(payload(&digest)))))
    };
    assert_eq!(check("fee", |digest| json!({ "_sd": [digest] })), None);
    assert_eq!(check("fee", |digest| json!({ "deep": { "_sd": [digest] } })), None);
    let no = Some("credential.disclosure");
    assert_eq!(check("exp", |digest| json!({ "_sd": [digest] })), no);
    assert_eq!(check("fee", |digest| json!({ "_sd": [digest], "fee": 2 })), no);
    assert_eq!(check("fee", |digest| json!({ "_sd": [digest, digest] })), no);
    assert_eq!(check("_sd", |digest| json!({ "deep": { "_sd": [digest] } })), no);
    assert_eq!(check("fee", |digest| json!({ "list": [{ "...": digest }] })), no);
    assert_eq!(check("fee", |digest| json!({ "_sd": digest })), no);
    assert_eq!(check("fee", |digest| json!({ "_sd": [digest], "_sd_alg": "md5" })), Some("credential.malformed"));
}

#[test]
fn a_credential_is_good_only_for_its_time_and_its_type() {
    let at = |now| {
        let expected = Expected { now, ..expected(None) };
        verify(&issued(), &expected).map_err(|error| error.code()).err()
    };
    assert_eq!(at(now()), None);
    assert_eq!(at(ago(-3600 - 59)), None, "clocks differ by a minute");
    assert_eq!(at(ago(-3600 - 60)), Some("credential.expired"));
    assert_eq!(at(ago(3600 + 61)), Some("credential.not-yet"));
    assert_eq!(
        refused(&format!("{}~", signed(open(json!({ "nbf": ago(-600).as_second() }))))),
        Some("credential.not-yet")
    );
    assert_eq!(refused(&format!("{}~", signed(open(json!({ "exp": "tomorrow" }))))), Some("credential.malformed"));

    let other = Expected { vct: Some("https://ubnd.example/vct/permit"), ..expected(None) };
    assert_eq!(verify(&issued(), &other).unwrap_err().code(), "credential.wrong-type");
    let plain = block_on(jws::sign(&signer(), "JWT", &open(json!({})), false)).unwrap();
    assert_eq!(refused(&format!("{plain}~")), Some("credential.wrong-type"));
    let unknown = signed(open(json!({ "status": { "somewhere": 1 } })));
    assert_eq!(refused(&format!("{unknown}~")), Some("credential.status-list"), "a status nobody can ask for");
}

#[test]
fn only_a_key_known_to_be_the_issuers_is_believed() {
    let stranger = block_on(issue(&credential(), &holder(), &mut || [7; 16])).unwrap();
    assert_eq!(refused(&stranger), Some("credential.unknown-issuer"), "another kid");
    let anything = |_: &str, _: &Header| Some(key(&signer()));
    let expected = Expected { issuer_key: &anything, ..expected(None) };
    assert_eq!(verify(&stranger, &expected), Err(CredentialError::Forged));
    let none = format!("{}..", base64url::encode(json!({ "alg": "none", "typ": "dc+sd-jwt" }).to_string()));
    assert_eq!(refused(&format!("{none}~")), Some("credential.malformed"));
    for text in ["", "~", "a.b.c~", "a~b", "....~"] {
        assert_eq!(refused(text), Some("credential.malformed"), "{text}");
    }
}

#[test]
fn somebody_elses_proof_is_refused() {
    let presented = present(&issued(), &["name"]).unwrap();
    let check = |text: &str, now| {
        let challenge = challenge();
        let expected = Expected { now, ..expected(Some(&challenge)) };
        verify(text, &expected).map_err(|error| error.code()).err()
    };
    let proof = |signer: &super::sample::Key, challenge: &Challenge| {
        block_on(bind(&presented, signer, challenge, now())).unwrap()
    };
    let no = Some("credential.holder");
    assert_eq!(check(&proof(&holder(), &challenge()), now()), None);
    assert_eq!(check(&presented, now()), no, "no proof");
    assert_eq!(check(&proof(&signer(), &challenge()), now()), no, "another key");
    assert_eq!(check(&proof(&holder(), &challenge()), ago(-301)), no, "old");
    assert_eq!(check(&proof(&holder(), &challenge()), ago(61)), no, "from the future");
    let replayed = Challenge { nonce: "yesterday".to_owned(), ..challenge() };
    assert_eq!(check(&proof(&holder(), &replayed), now()), no, "an old nonce");
    let elsewhere = Challenge { audience: "https://other.example".to_owned(), ..challenge() };
    assert_eq!(check(&proof(&holder(), &elsewhere), now()), no, "another audience");
    let bound = proof(&holder(), &challenge());
    let (_, binding) = bound.rsplit_once('~').unwrap();
    let more = present(&issued(), &["name", "birth_year"]).unwrap();
    assert_eq!(check(&format!("{more}{binding}"), now()), no, "made for less than is shown");
    assert!(block_on(bind(&bound, &holder(), &challenge(), now())).is_err(), "bound twice");
}
