//! What is not signed, and why.

use futures::future::BoxFuture;
use sign::SignError;
use sign::key::{Algorithm, DocumentSigner};
use sign::pades::{Level, SignOptions, sign_pdf};

use super::{World, files};

fn check(pdf: &[u8], signer: &dyn DocumentSigner, options: &SignOptions, code: &str) {
    let refused = futures::executor::block_on(sign_pdf(pdf, signer, options, None, None));
    assert_eq!(refused.map(|_| "signed").map_err(|why| why.code()), Err(code));
}

/// Somebody who answers with another signature than was asked for.
struct Liar<T>(T);

impl<T: DocumentSigner> DocumentSigner for Liar<T> {
    fn chain(&self) -> &[Vec<u8>] {
        self.0.chain()
    }

    fn algorithm(&self) -> Algorithm {
        self.0.algorithm()
    }

    fn name(&self) -> String {
        self.0.name()
    }

    fn sign<'a>(&'a self, _message: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, SignError>> {
        self.0.sign(b"something else")
    }
}

#[test]
fn what_must_not_or_cannot_be_signed_is_refused_by_its_reason() {
    let world = World::new();
    let lan = world.lan();
    let plainly = SignOptions::new(Level::B, world.at);
    let plain = files::plain(1, "");

    let locked = ["--encrypt", "", "owner", "256", "--"];
    check(&files::through_qpdf(world.path(), &plain, &locked), &lan, &plainly, "signature.encrypted");
    let locked = ["--encrypt", "user", "owner", "256", "--"];
    check(&files::through_qpdf(world.path(), &plain, &locked), &lan, &plainly, "signature.encrypted");

    check(b"", &lan, &plainly, "signature.broken");
    check(b"a picture", &lan, &plainly, "signature.broken");
    check(&plain[..plain.len() / 2], &lan, &plainly, "signature.broken");
    check(&[b"\n\n", &*plain].concat(), &lan, &plainly, "signature.broken");
    check(&files::plain(0, ""), &lan, &plainly, "signature.broken");

    let certified = |allowed: &str| {
        let reference = format!("<</TransformMethod/DocMDP/TransformParams<<{allowed}/V/1.2>>>>");
        files::plain(1, &format!("/Perms<</DocMDP<</Type/Sig/Reference[{reference}]>>>>"))
    };
    check(&certified("/P 1"), &lan, &plainly, "signature.certified");
    for allowed in ["/P 2", "/P 3", ""] {
        world.sign(&certified(allowed), &lan, Level::B);
    }

    let named = SignOptions { field_name: Some("Signature1".to_owned()), ..plainly.clone() };
    check(&world.sign(&plain, &lan, Level::B), &lan, &named, "signature.field-taken");

    check(&plain, &Liar(world.lan()), &plainly, "signature.refused");
    check(&plain, &lan, &SignOptions::new(Level::T, world.at), "signature.timestamp");
}

#[test]
fn a_reason_that_looks_like_the_gaps_of_a_signature_is_only_a_reason() {
    let world = World::new();
    let reason = format!("/ByteRange [0{}] /Contents<00>", " ".repeat(33));
    let options = SignOptions { reason: Some(reason), ..SignOptions::new(Level::B, world.at) };
    let signed = world.sign_with(&files::plain(1, ""), &world.lan(), &options);
    world.judge("reason.pdf", &signed, "B", 1);
}
