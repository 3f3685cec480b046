//! What tests share: an authority in a folder, and a clock that stands until it is moved.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use sign::authority::{Authority, Clock, Subject, Urls};
use tempfile::TempDir;

/// An authority and a clock.
pub(crate) struct Trial {
    _folder: TempDir,
    pub(crate) authority: Arc<Authority>,
    second: Arc<AtomicI64>,
}

impl Trial {
    /// An authority whose certificates name these addresses.
    pub(crate) fn new(urls: Urls) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now: Timestamp = "2026-11-22T08:00:00+07:00".parse().unwrap();
        let authority = Arc::new(Authority::open(&folder.path().join("authority"), urls, now).unwrap());
        Self { _folder: folder, authority, second: Arc::new(AtomicI64::new(now.as_second())) }
    }

    /// One that names nobody who could be asked.
    pub(crate) fn alone() -> Self {
        let nowhere = || "http://nowhere.invalid/".to_owned();
        Self::new(Urls { ocsp: nowhere(), crl: nowhere(), root_crl: nowhere() })
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_second(self.second.load(Ordering::SeqCst)).unwrap()
    }

    pub(crate) fn clock(&self) -> Clock {
        let second = self.second.clone();
        Arc::new(move || Timestamp::from_second(second.load(Ordering::SeqCst)).unwrap())
    }

    pub(crate) fn pass(&self, hours: i64) {
        self.second.fetch_add(hours * 3600, Ordering::SeqCst);
    }

    pub(crate) fn leader() -> Subject {
        Subject::officer("Lan", "Chủ tịch", "UBND phường Mẫu")
    }
}

/// OpenSSL as another implementation of the other side: an RSA authority in a folder that signs timestamps, answers OCSP and
/// lists what it revoked.
pub(crate) struct Openssl(TempDir);

impl Openssl {
    pub(crate) fn new() -> Self {
        let openssl = Self(tempfile::tempdir().unwrap());
        std::fs::write(openssl.0.path().join("openssl.cnf"), include_str!("trial/openssl.cnf")).unwrap();
        for file in ["index.txt", "index.txt.attr"] {
            std::fs::write(openssl.0.path().join(file), "").unwrap();
        }
        std::fs::write(openssl.0.path().join("serial"), "1000").unwrap();
        openssl.run(
            "req -x509 -new -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=Other -extensions root_ext",
        );
        openssl
    }

    /// Issues a certificate under a section of the configuration.
    fn issue(&self, name: &str) {
        self.run(&format!("req -new -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.csr -subj /CN={name}"));
        self.run(&format!("ca -batch -in {name}.csr -out {name}.pem -notext -extensions {name}_ext"));
    }

    /// The answer of its timestamp authority.
    pub(crate) fn stamp(&self, question: &[u8]) -> Vec<u8> {
        if !self.path("tsa.pem").exists() {
            self.issue("tsa");
        }
        std::fs::write(self.path("question"), question).unwrap();
        self.run("ts -reply -queryfile question -out answer");
        std::fs::read(self.path("answer")).unwrap()
    }

    /// A leader's certificate and its issuer's, DER.
    pub(crate) fn chain(&self) -> [Vec<u8>; 2] {
        self.issue("leader");
        ["leader", "ca"].map(|name| {
            self.run(&format!("x509 -in {name}.pem -outform DER -out {name}.der"));
            std::fs::read(self.path(&format!("{name}.der"))).unwrap()
        })
    }

    pub(crate) fn revoke_leader(&self) {
        self.run("ca -revoke leader.pem -crl_reason keyCompromise");
    }

    /// The answer of its responder, which it appointed.
    pub(crate) fn ocsp(&self, question: &[u8]) -> Vec<u8> {
        if !self.path("responder.pem").exists() {
            self.issue("responder");
        }
        std::fs::write(self.path("question"), question).unwrap();
        self.run(
            "ocsp -index index.txt -CA ca.pem -rsigner responder.pem -rkey responder.key -ndays 1 -reqin question \
             -respout answer",
        );
        std::fs::read(self.path("answer")).unwrap()
    }

    /// The list of what it revoked.
    pub(crate) fn list(&self) -> Vec<u8> {
        self.run("ca -gencrl -out list.pem");
        self.run("crl -in list.pem -outform DER -out list");
        std::fs::read(self.path("list")).unwrap()
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, command: &str) {
        let folder: &Path = self.0.path();
        let done = Command::new("openssl")
            .args(command.split_whitespace())
            .current_dir(folder)
            .env("OPENSSL_CONF", folder.join("openssl.cnf"))
            .stdin(Stdio::null())
            .output()
            .expect("openssl (Debian package openssl)");
        assert!(done.status.success(), "openssl {command}: {}", String::from_utf8_lossy(&done.stderr));
    }
}
