//! Files we signed ourselves, of every level, judged by ourselves. The two halves share no code.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use sign::authority::{Authority, LocalRevocation, LocalTimestamper, Reason, Subject, Urls};
use sign::key::DocumentSigner;
use sign::pades::{Level, SignOptions, sign_pdf};
use sign::verify::reason::Code;
use sign::verify::report::{self, Coverage, Kind};
use sign::verify::{Evidence, Report, Trust, Verdict, verify};

struct World {
    authority: Arc<Authority>,
    at: Timestamp,
    _folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = |path: &str| format!("http://127.0.0.1:9/{path}");
        let urls = Urls { ocsp: address("ocsp"), crl: address("issuing.crl"), root_crl: address("root.crl") };
        let authority =
            Authority::open(&folder.path().join("authority"), urls, "2026-11-01T00:00:00Z".parse().unwrap()).unwrap();
        Self { authority: Arc::new(authority), at: "2026-11-22T03:45:00Z".parse().unwrap(), _folder: folder }
    }

    fn sign(&self, pdf: &[u8], key: &dyn DocumentSigner, level: Level) -> Vec<u8> {
        let at = self.at;
        let timestamper = LocalTimestamper { authority: Arc::clone(&self.authority), clock: Arc::new(move || at) };
        let revocation = LocalRevocation { authority: Arc::clone(&self.authority), clock: Arc::new(move || at) };
        let options = SignOptions::new(level, at);
        futures::executor::block_on(sign_pdf(pdf, key, &options, Some(&timestamper), Some(&revocation))).unwrap()
    }

    fn judge(&self, pdf: &[u8], later: SignedDuration) -> Report {
        let trust = Trust { anchors: vec![self.authority.root().to_vec()], ..Trust::default() };
        verify(pdf, &trust, self.at + later).unwrap()
    }

    fn key(&self, subject: &Subject) -> impl DocumentSigner + use<> {
        self.authority.key("key", subject, "2026-11-02T00:00:00Z".parse().unwrap()).unwrap()
    }
}

fn paper() -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>",
        "<</Length 6>>stream\nq Q   \nendstream",
    ]
    .iter()
    .enumerate()
    {
        places.push(pdf.len());
        pdf.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    let start = pdf.len();
    let rows: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let table =
        format!("xref\n0 5\n0000000000 65535 f \n{rows}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    pdf.extend_from_slice(table.as_bytes());
    pdf
}

#[test]
fn our_signatures_hold_at_every_level() {
    let world = World::new();
    let lan = world.key(&Subject::officer("Nguyễn Thị Lan", "Chủ tịch", "Ủy ban nhân dân phường Thử Nghiệm"));
    let hour = SignedDuration::from_hours(1);
    for (level, expected, verdict) in [
        // Nothing in the file says that the certificate was not revoked.
        (Level::B, report::Level::BB, Verdict::Indeterminate),
        (Level::T, report::Level::BT, Verdict::Indeterminate),
        (Level::Lt, report::Level::BLT, Verdict::ValidButChangedHarmlessly),
    ] {
        let report = world.judge(&world.sign(&paper(), &lan, level), hour);
        assert_eq!(report.verdict, verdict, "{level:?}: {report:#?}");
        let signature = &report.signatures[0];
        assert_eq!(signature.level, expected);
        assert_eq!(signature.signer.as_ref().unwrap().name, "Nguyễn Thị Lan");
        assert_eq!(signature.kind, Kind::Signature);
        assert_eq!(signature.proven_time.is_some(), expected != report::Level::BB);
    }
}

#[test]
fn a_signature_holds_when_its_key_was_revoked_later_if_a_timestamp_proves_it() {
    let world = World::new();
    let lan = world.key(&Subject::agency("Ủy ban nhân dân phường Thử Nghiệm"));
    let (bare, lasting) = (world.sign(&paper(), &lan, Level::B), world.sign(&paper(), &lan, Level::Lt));
    let day = SignedDuration::from_hours(24);
    world.authority.revoke(&lan.chain()[0], world.at + day, Reason::KeyCompromise).unwrap();
    let later = world.at + day + day;
    let crls = vec![world.authority.crl(later).unwrap(), world.authority.root_crl(later).unwrap()];
    let evidence = Evidence { crls, ocsps: Vec::new() };
    let trust = Trust { anchors: vec![world.authority.root().to_vec()], evidence, ..Trust::default() };
    for (pdf, verdict, reason) in [
        (lasting, Verdict::ValidButChangedHarmlessly, Code::RevokedLater),
        (bare, Verdict::Indeterminate, Code::RevokedUnproven),
    ] {
        let report = verify(&pdf, &trust, later).unwrap();
        assert_eq!(report.verdict, verdict, "{report:#?}");
        assert!(report.signatures[0].reasons.iter().any(|found| found.code == reason), "{report:#?}");
    }
}

#[test]
fn later_signatures_leave_earlier_ones_whole() {
    let world = World::new();
    let lan = world.key(&Subject::officer("Nguyễn Thị Lan", "Chủ tịch", "Ủy ban nhân dân phường Thử Nghiệm"));
    let first = world.sign(&paper(), &lan, Level::Lt);
    let second = world.sign(&first, &lan, Level::Lt);
    let report = world.judge(&second, SignedDuration::from_hours(1));
    assert_eq!(report.signatures.len(), 2, "{report:#?}");
    assert_eq!(report.verdict, Verdict::ValidButChangedHarmlessly, "{report:#?}");
    assert!(matches!(report.signatures[0].coverage, Coverage::Revision { .. }));
    assert!(report.signatures.iter().all(|signature| signature.integrity == report::Integrity::Whole));
}
