//! The same text, read by the Python library `sd-jwt` and the list by a few lines of zlib.

use std::io::Write;
use std::process::{Command, Stdio};

use futures::executor::block_on;
use serde_json::{Value, json};

use super::super::*;
use super::sample::{ago, challenge, holder, issued, key, now, signer};

const READER: &str = r#"
import base64, json, sys, zlib
from jwcrypto.jwk import JWK
from jwcrypto.jws import JWS
from sd_jwt.verifier import SDJWTVerifier
asked = json.load(sys.stdin)
issuer = JWK.from_json(json.dumps(asked["issuer"]))
def read(text, aud=None, nonce=None):
    try:
        return SDJWTVerifier(text, lambda name, header: issuer, aud, nonce).get_verified_payload()
    except Exception as error:
        return "refused: " + type(error).__name__
def standings(token, indices):
    jws = JWS()
    jws.deserialize(token, issuer)
    body = json.loads(jws.payload)["status_list"]
    lst = body["lst"]
    row = zlib.decompress(base64.urlsafe_b64decode(lst + "=" * (-len(lst) % 4)))
    bits = body["bits"]
    return [row[i * bits // 8] >> (i * bits % 8) & ((1 << bits) - 1) for i in indices]
print(json.dumps({
    "some": read(asked["some"]),
    "bound": read(asked["bound"], asked["aud"], asked["nonce"]),
    "replayed": read(asked["bound"], asked["aud"], "another"),
    "forged": read(asked["forged"]),
    "standings": standings(asked["list"], [0, 1, 4711, 99999]),
    "thumbprint": issuer.thumbprint(),
}))
"#;

#[test]
fn the_python_library_reads_what_we_issue_and_refuses_what_we_refuse() {
    let some = present(&issued(), &["name"]).unwrap();
    let bound = block_on(bind(&some, &holder(), &challenge(), now())).unwrap();
    let forged = format!("{}AAAA~", issued().split('~').next().unwrap().rsplit_once('.').unwrap().0.to_owned() + ".");
    let mut list = StatusList::new(2, 100_000).unwrap();
    list.set(1, Standing::Revoked).unwrap();
    list.set(4711, Standing::Suspended).unwrap();
    let list = block_on(list.token(&signer(), "https://ubnd.example/status/1", ago(60), now(), 3600)).unwrap();
    let asked = json!({
        "issuer": key(&signer()).jwk(), "some": some, "bound": bound, "forged": forged, "list": list,
        "aud": challenge().audience, "nonce": challenge().nonce,
    });
    let answer = python(&asked);
    assert_eq!(answer["some"]["name"], "Nguyễn Thị Quý", "{answer}");
    assert_eq!(answer["some"].get("birth_year"), None);
    assert_eq!(answer["some"]["status"]["status_list"]["idx"], 4711);
    assert_eq!(answer["bound"]["name"], "Nguyễn Thị Quý", "{answer}");
    for no in ["replayed", "forged"] {
        assert!(answer[no].as_str().is_some_and(|text| text.starts_with("refused")), "{no}: {answer}");
    }
    assert_eq!(answer["standings"], json!([0, 1, 2, 0]));
    assert_eq!(answer["thumbprint"], key(&signer()).thumbprint());
}

fn python(asked: &Value) -> Value {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/python/bin/python");
    let mut child = Command::new(program)
        .args(["-c", READER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("target/python with the package sd-jwt (cargo xtask test makes it)");
    child.stdin.take().unwrap().write_all(asked.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the Python package sd-jwt is missing or failed");
    serde_json::from_slice(&output.stdout).unwrap()
}
