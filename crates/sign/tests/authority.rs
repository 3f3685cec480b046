//! The demonstration authority, judged by OpenSSL.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;
use std::sync::Barrier;

use jiff::{Timestamp, ToSpan as _};
use sign::SignError;
use sign::authority::{Authority, Reason, Subject, Urls};
use sign::key::DocumentSigner as _;
use sign::key::software::write_chain;

fn urls() -> Urls {
    Urls {
        ocsp: "http://127.0.0.1:9/ocsp".to_owned(),
        crl: "http://127.0.0.1:9/issuing.crl".to_owned(),
        root_crl: "http://127.0.0.1:9/root.crl".to_owned(),
    }
}

fn now() -> Timestamp {
    // OpenSSL answers for today only; whole seconds, as certificates have them.
    Timestamp::from_second(Timestamp::now().as_second()).unwrap()
}

fn open(folder: &Path) -> Authority {
    Authority::open(&folder.join("authority"), urls(), now().checked_sub(48.hours()).unwrap()).unwrap()
}

fn lan() -> Subject {
    Subject::officer("Nguyễn Thị Lan", "Chủ tịch", "Ủy ban nhân dân phường Thử Nghiệm")
}

/// What OpenSSL says, and whether it is content.
fn openssl(folder: &Path, args: &[&str]) -> (bool, String) {
    let done = Command::new("openssl").args(args).current_dir(folder).output();
    let done = done.unwrap_or_else(|why| panic!("openssl did not start ({why}): install openssl"));
    let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    (done.status.success(), said)
}

fn accepts(folder: &Path, args: &str) -> String {
    let (content, said) = openssl(folder, &args.split(' ').collect::<Vec<_>>());
    assert!(content, "openssl {args}: {said}");
    said
}

/// Lays the chain of Lan's key into files: `root.pem`, `issuing.pem`, `lan.pem`.
fn lay(folder: &Path, authority: &Authority) -> Vec<u8> {
    let key = authority.key("lan", &lan(), now().checked_sub(24.hours()).unwrap()).unwrap();
    for (name, certificate) in ["lan.pem", "issuing.pem", "root.pem"].iter().zip(key.chain()) {
        write_chain(&folder.join(name), std::slice::from_ref(certificate)).unwrap();
    }
    key.chain()[0].clone()
}

#[test]
fn a_chain_holds_for_openssl_until_the_certificate_is_revoked() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let authority = open(folder);
    let lan = lay(folder, &authority);
    let lists = |at: Timestamp| {
        for (name, list) in [("issuing.crl", authority.crl(at)), ("root.crl", authority.root_crl(at))] {
            std::fs::write(folder.join(name), list.unwrap()).unwrap();
            accepts(folder, &format!("crl -inform DER -in {name} -out {name}.pem"));
        }
    };
    let verify = "verify -x509_strict -crl_check_all -CRLfile issuing.crl.pem -CRLfile root.crl.pem -CAfile root.pem \
                  -untrusted issuing.pem lan.pem";
    lists(now());
    accepts(folder, verify);

    let then = now();
    authority.revoke(&lan, then, Reason::KeyCompromise).unwrap();
    lists(then.checked_sub(1.second()).unwrap());
    accepts(folder, verify);
    lists(then);
    let (content, said) = openssl(folder, &verify.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>());
    assert!(!content && said.contains("certificate revoked"), "{said}");

    let root = authority.root().to_vec();
    let refused = authority.revoke(&root, then, Reason::Unspecified);
    assert!(matches!(refused, Err(SignError::Revocation(_))), "{refused:?}");
}

#[test]
fn a_program_that_asks_is_told_good_revoked_or_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let authority = open(folder);
    let lan = lay(folder, &authority);
    for hash in ["", "-sha1 "] {
        accepts(folder, &format!("ocsp {hash}-issuer issuing.pem -cert lan.pem -reqout lan.request"));
        let request = std::fs::read(folder.join("lan.request")).unwrap();
        let ask = |at: Timestamp| {
            std::fs::write(folder.join("lan.answer"), authority.ocsp(&request, at).unwrap()).unwrap();
            // With the request beside it, OpenSSL holds the number used once against the answer's.
            let verify = "-CAfile root.pem -verify_other issuing.pem -resp_text";
            accepts(folder, &format!("ocsp -reqin lan.request -respin lan.answer {verify}"))
        };
        let said = ask(now());
        // The second time round it has been revoked.
        let expected = if hash.is_empty() { "Cert Status: good" } else { "Cert Status: revoked" };
        assert!(said.contains("Response verify OK") && said.contains(expected), "{said}");
        authority.revoke(&lan, now(), Reason::AffiliationChanged).unwrap();
        let said = ask(now());
        assert!(
            said.contains("Cert Status: revoked") && said.contains("Revocation Reason: affiliationChanged"),
            "{said}"
        );
    }
    // Another authority's certificate of whatever number is unknown here.
    let elsewhere = tempfile::tempdir().unwrap();
    lay(elsewhere.path(), &open(elsewhere.path()));
    accepts(elsewhere.path(), "ocsp -issuer issuing.pem -cert lan.pem -reqout lan.request");
    let request = std::fs::read(elsewhere.path().join("lan.request")).unwrap();
    std::fs::write(folder.join("foreign.answer"), authority.ocsp(&request, now()).unwrap()).unwrap();
    let said = accepts(folder, "ocsp -respin foreign.answer -noverify -resp_text");
    assert!(said.contains("Cert Status: unknown"), "{said}");
    // And what is no question is answered as such (1, malformed).
    assert_eq!(authority.ocsp(b"what?", now()).unwrap(), [0x30, 0x03, 0x0a, 0x01, 0x01]);
}

#[test]
fn a_timestamp_holds_for_openssl_and_what_cannot_be_stamped_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let authority = open(folder);
    lay(folder, &authority);
    std::fs::write(folder.join("paper"), "một tờ giấy").unwrap();
    let answer = |query: &str| {
        accepts(folder, &format!("ts -query -data paper -out paper.tsq {query}"));
        let request = std::fs::read(folder.join("paper.tsq")).unwrap();
        std::fs::write(folder.join("paper.tsr"), authority.timestamp(&request, now())).unwrap();
    };
    for hash in ["-sha256", "-sha384", "-sha512"] {
        answer(&format!("{hash} -cert"));
        let said =
            accepts(folder, "ts -verify -queryfile paper.tsq -in paper.tsr -CAfile root.pem -untrusted issuing.pem");
        assert!(said.contains("Verification: OK"), "{said}");
    }
    answer("-sha1 -cert");
    let said = accepts(folder, "ts -reply -in paper.tsr -text");
    assert!(said.contains("Status: Rejected") && said.contains("unrecognized or unsupported algorithm"), "{said}");
    answer("-sha256 -tspolicy 1.2.3.4");
    let said = accepts(folder, "ts -reply -in paper.tsr -text");
    assert!(said.contains("the requested TSA policy is not supported"), "{said}");
}

#[test]
fn starting_twice_at_once_makes_one_authority_that_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let start = Barrier::new(8);
    let opened: Vec<(Vec<u8>, Vec<u8>)> = std::thread::scope(|scope| {
        let begin = || {
            start.wait();
            let authority = open(folder.path());
            let key = authority.key("lan", &lan(), now()).unwrap();
            (authority.root().to_vec(), key.chain()[0].clone())
        };
        let all: Vec<_> = (0..8).map(|_| scope.spawn(begin)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let again = open(folder.path());
    let lan = again.key("lan", &lan(), now()).unwrap();
    assert!(opened.iter().all(|(root, key)| root == again.root() && *key == lan.chain()[0]));
    // Nothing half made is left beside it.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    for name in ["", "../lan", "lan/b", "."] {
        let refused = again.key(name, &Subject::agency("An Phát"), now()).map(|_| ()).map_err(|why| why.code());
        assert_eq!(refused, Err("signature.key"), "'{name}'");
    }
}
