//! Every subset verifies and shows only itself; a change is noticed; an independent library reads the same.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod independent; // the Python library sd-jwt and a few lines of zlib
mod sample; // a signer and a credential
mod tampered; // what is not believed

use futures::executor::block_on;
use proptest::prelude::*;
use serde_json::json;

use self::sample::{HIDDEN, ISSUER, challenge, credential, expected, issued, now, signer};
use super::*;

#[test]
fn whatever_is_shown_verifies_and_nothing_else_is_revealed() {
    let whole = issued();
    proptest!(ProptestConfig::with_cases(32), |(mask in 0u8..8)| {
        let shown: Vec<&str> =
            HIDDEN.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0).map(|(_, (name, _))| *name).collect();
        let presented = present(&whole, &shown).unwrap();
        let claims = verify(&presented, &expected(None)).unwrap().claims;
        for (name, value) in HIDDEN {
            let seen = claims.get(name).and_then(|claim| claim.as_str());
            prop_assert_eq!(seen, shown.contains(&name).then_some(value), "{}", name);
        }
        prop_assert_eq!(claims.len(), shown.len() + 1);
        // Also not in some other encoding: every part of the text is read.
        let text: String = presented
            .split(['.', '~'])
            .filter_map(base64url::decode)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        for (name, value) in HIDDEN.iter().filter(|(name, _)| !shown.contains(name)) {
            prop_assert!(!text.contains(value) && !text.contains(name), "{} can be read", name);
        }
    });
}

#[test]
fn a_credential_says_who_issued_it_what_it_is_and_where_its_standing_is() {
    let verified = verify(&issued(), &expected(None)).unwrap();
    assert_eq!(verified.issuer, ISSUER);
    assert_eq!(verified.vct, credential().vct);
    assert_eq!(verified.status, credential().status);
    assert_eq!(verified.expires, credential().expires);
    assert_eq!(verified.claims["result"], "KQ.G15.000031");
    assert!(!verified.bound);
    assert_eq!(claims_on_offer(&issued()).unwrap(), HIDDEN.map(|(name, _)| name));
}

#[test]
fn certificates_travel_with_it_when_asked() {
    let issuer = signer();
    let credential = Credential { with_chain: true, ..credential() };
    let text = block_on(issue(&credential, &issuer, &mut || [7; 16])).unwrap();
    let by_chain = |_: &str, header: &Header| PublicKey::of_certificate(header.chain.first()?).ok();
    let expected = Expected { issuer_key: &by_chain, ..expected(None) };
    assert!(verify(&text, &expected).is_ok());
}

#[test]
fn the_holder_proves_to_be_the_holder() {
    let presented = present(&issued(), &["name"]).unwrap();
    let bound = block_on(bind(&presented, &sample::holder(), &challenge(), now())).unwrap();
    assert!(verify(&bound, &expected(Some(&challenge()))).unwrap().bound);
}

#[test]
fn names_that_are_the_formats_own_are_not_issued() {
    for name in ["_sd", "exp", "cnf", "...", "result"] {
        let mut credential = credential();
        credential.claims.push(Claim { name: name.to_owned(), value: json!(1), hidden: true });
        let refused = block_on(issue(&credential, &signer(), &mut || [7; 16]));
        assert_eq!(refused, Err(CredentialError::ReservedClaim(name.to_owned())));
    }
}

#[test]
fn every_entry_of_a_status_list_keeps_its_own_standing() {
    proptest!(ProptestConfig::with_cases(64), |(bits in prop::sample::select(vec![1u8, 2, 4, 8]),
                                               changes in prop::collection::vec((0u64..200, 0u8..=255), 0..40))| {
        let mut list = StatusList::new(bits, 200).unwrap();
        let mut model = std::collections::BTreeMap::new();
        for (index, number) in changes {
            let standing = match u16::from(number) % (1 << bits) {
                0 => Standing::Valid,
                1 => Standing::Revoked,
                2 => Standing::Suspended,
                other => Standing::Other(u8::try_from(other).unwrap()),
            };
            list.set(index, standing).unwrap();
            model.insert(index, standing);
        }
        let token = block_on(list.token(&signer(), "https://a.example/s", now(), now(), 60)).unwrap();
        let read = StatusList::read(&token, "https://a.example/s", |_| Some(sample::key(&signer())), sample::ago(1));
        let read = read.unwrap();
        for index in 0..200 {
            prop_assert_eq!(read.get(index).unwrap(), *model.get(&index).unwrap_or(&Standing::Valid));
        }
        prop_assert!(read.get(1_000_000).is_err());
    });
}

#[test]
fn a_status_list_that_cannot_be_relied_on_is_refused() {
    let uri = "https://a.example/status/1";
    let key = |_: &Header| Some(sample::key(&signer()));
    let list = StatusList::new(1, 100_000).unwrap();
    let token = block_on(list.token(&signer(), uri, sample::ago(60), now(), 60)).unwrap();
    let code = |token: &str, uri: &str, at| StatusList::read(token, uri, key, at).map_err(|error| error.code()).err();
    assert_eq!(code(&token, uri, sample::ago(1)), None);
    assert_eq!(code(&token, uri, now()), Some("credential.status-list"), "its time is over");
    assert_eq!(code(&token, "https://a.example/status/2", sample::ago(1)), Some("credential.status-list"));
    assert_eq!(code(&issued(), uri, sample::ago(1)), Some("credential.malformed"));
    let stranger = StatusList::read(&token, uri, |_| Some(sample::key(&sample::holder())), sample::ago(1));
    assert_eq!(stranger, Err(CredentialError::Forged));
    assert!(StatusList::new(3, 10).is_err());
    assert!(StatusList::new(1, u64::MAX).is_err());
    assert!(StatusList::new(1, 8).unwrap().set(0, Standing::Suspended).is_err(), "needs two bits");
}

#[test]
fn metadata_is_published_where_the_draft_says() {
    for (issuer, path) in [
        ("https://a.example", "/.well-known/jwt-vc-issuer"),
        ("https://a.example/", "/.well-known/jwt-vc-issuer"),
        ("https://a.example/ward/7", "/.well-known/jwt-vc-issuer/ward/7"),
    ] {
        assert_eq!(well_known(issuer).unwrap(), path);
    }
    assert!(well_known("a.example").is_err());

    let published = issuer_metadata(ISSUER, &[sample::key(&signer())]);
    assert_eq!(published["issuer"], ISSUER);
    let jwk = &published["jwks"]["keys"][0];
    assert_eq!(PublicKey::of_jwk(jwk).unwrap(), sample::key(&signer()));
    assert_eq!(jwk["kid"], sample::key(&signer()).thumbprint());

    let label = |locale: &str, name: &str| Label { locale: locale.to_owned(), name: name.to_owned() };
    let description = TypeDescription {
        vct: "https://a.example/vct/result".to_owned(),
        name: "result".to_owned(),
        labels: vec![label("vi", "Kết quả"), label("en", "Result")],
        claims: vec![TypeClaim {
            name: "name".to_owned(),
            mandatory: true,
            hidden: true,
            labels: vec![label("vi", "Họ và tên"), label("en", "Name")],
        }],
    };
    let published = type_metadata(&description);
    assert_eq!(published["claims"][0]["path"], json!(["name"]));
    assert_eq!(published["claims"][0]["sd"], "always");
    assert_eq!(published["display"][0]["locale"], "vi");
}

#[test]
fn a_thumbprint_is_over_the_required_members_in_order() {
    // RFC 7517 appendix A.1 has this key; the thumbprint is what Python's jwcrypto says of it.
    let jwk = json!({
        "kty": "EC", "crv": "P-256", "use": "enc", "kid": "1",
        "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
    });
    let key = PublicKey::of_jwk(&jwk).unwrap();
    assert_eq!(key.thumbprint(), "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
    assert!(PublicKey::of_jwk(&json!({ "kty": "EC", "crv": "P-256", "x": jwk["x"], "y": jwk["x"] })).is_err());
}
