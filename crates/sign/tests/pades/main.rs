//! Our PDF signatures, judged by other programs: pyHanko, poppler, qpdf.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod damaged; // files that somebody cut or changed
mod files; // PDFs to sign
mod filled; // number and day between two signatures
mod judges; // what other programs say
mod levels; // B-B, B-T, B-LT
mod refused; // what is not signed, and why
mod sequence; // several signatures after one another
mod token; // keys in a token and of RSA
mod visible; // what people see

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use sign::authority::{Authority, LocalRevocation, LocalTimestamper, Subject, Urls};
use sign::key::{DocumentSigner, SoftwareKey};
use sign::pades::{Level, SignOptions, sign_pdf};

/// An authority, its services and two officers in a folder of their own.
pub(crate) struct World {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) authority: Arc<Authority>,
    pub(crate) at: Timestamp,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at: Timestamp = "2026-11-22T03:45:00Z".parse().unwrap();
        let urls = Urls {
            ocsp: "http://127.0.0.1:9/ocsp".to_owned(),
            crl: "http://127.0.0.1:9/issuing.crl".to_owned(),
            root_crl: "http://127.0.0.1:9/root.crl".to_owned(),
        };
        let authority =
            Authority::open(&folder.path().join("authority"), urls, "2026-11-01T00:00:00Z".parse().unwrap());
        Self { authority: Arc::new(authority.unwrap()), folder, at }
    }

    pub(crate) fn lan(&self) -> SoftwareKey {
        let lan = Subject::officer("Nguyễn Thị Lan", "Chủ tịch", "Ủy ban nhân dân phường Thử Nghiệm");
        self.authority.key("lan", &lan, "2026-11-02T00:00:00Z".parse().unwrap()).unwrap()
    }

    pub(crate) fn agency(&self) -> SoftwareKey {
        let agency = Subject::agency("Ủy ban nhân dân phường Thử Nghiệm");
        self.authority.key("agency", &agency, "2026-11-02T00:00:00Z".parse().unwrap()).unwrap()
    }

    pub(crate) fn timestamper(&self) -> LocalTimestamper {
        let at = self.at;
        LocalTimestamper { authority: Arc::clone(&self.authority), clock: Arc::new(move || at) }
    }

    pub(crate) fn revocation(&self) -> LocalRevocation {
        let at = self.at;
        LocalRevocation { authority: Arc::clone(&self.authority), clock: Arc::new(move || at) }
    }

    pub(crate) fn sign_with(&self, pdf: &[u8], signer: &dyn DocumentSigner, options: &SignOptions) -> Vec<u8> {
        let (timestamper, revocation) = (self.timestamper(), self.revocation());
        let signed = sign_pdf(pdf, signer, options, Some(&timestamper), Some(&revocation));
        let signed = futures::executor::block_on(signed).unwrap();
        assert!(signed.starts_with(pdf), "the bytes that were there stay");
        signed
    }

    pub(crate) fn sign(&self, pdf: &[u8], signer: &dyn DocumentSigner, level: Level) -> Vec<u8> {
        self.sign_with(pdf, signer, &SignOptions::new(level, self.at))
    }

    /// All judges agree that each of these signatures is good.
    pub(crate) fn judge(&self, name: &str, pdf: &[u8], level: &str, count: usize) -> Vec<serde_json::Value> {
        let path = files::save(self.path(), name, pdf);
        judges::qpdf(&path);
        judges::poppler(&path, count, level != "LT");
        let verdicts = judges::pyhanko(&path, self.authority.root(), self.at, level);
        judges::all_good(&verdicts, count);
        verdicts
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}
