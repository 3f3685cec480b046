//! How many signatures and verifications one core makes in a second, beside the bare key over the same hash.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use jiff::Timestamp;
use sign::authority::{Authority, LocalRevocation, LocalTimestamper, Subject, Urls};
use sign::key::DocumentSigner;
use sign::pades::{Level, SignOptions, sign_pdf};
use sign::verify::{Trust, verify};

use super::{Sign, machine};

/// What was measured, a second.
#[derive(Debug, serde::Serialize)]
struct Line {
    what: &'static str,
    per_second: f64,
    /// Of the bare key's signatures a second.
    of_floor: f64,
    bytes: usize,
}

/// Measures and prints.
pub fn run(options: &Sign) -> Result<bool> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let folder = tempfile::Builder::new().prefix("motcua-bench-").tempdir()?;
    let now = Timestamp::now();
    let at = |name: &str| format!("http://127.0.0.1/{name}");
    let urls = Urls { ocsp: at("ocsp"), crl: at("issuing.crl"), root_crl: at("root.crl") };
    let authority = Arc::new(Authority::open(&folder.path().join("authority"), urls, now)?);
    let key = authority.key("officer", &Subject::officer("Lê Thị Hoa", "Công chức", "Ủy ban nhân dân phường"), now)?;
    let pdf = paper(options.pdf.as_ref())?;
    let clock: sign::authority::Clock = Arc::new(move || now);
    let stamper = LocalTimestamper { authority: Arc::clone(&authority), clock: Arc::clone(&clock) };
    let revocation = LocalRevocation { authority: Arc::clone(&authority), clock };
    let time = Duration::from_secs(options.seconds);
    let floor = rate(time, || runtime.block_on(key.sign(black_box(&pdf[..32]))).map(|_| ()))?;
    let mut lines = vec![Line { what: "bare key", per_second: floor, of_floor: 1.0, bytes: 0 }];
    let trust = Trust { anchors: vec![authority.root().to_vec()], ..Trust::default() };
    for (level, signed, verified) in [
        (Level::B, "sign B-B", "verify B-B"),
        (Level::T, "sign B-T", "verify B-T"),
        (Level::Lt, "sign B-LT", "verify B-LT"),
    ] {
        let options = SignOptions::new(level, now);
        let made = || runtime.block_on(sign_pdf(&pdf, &key, &options, Some(&stamper), Some(&revocation)));
        let file = made()?;
        let per_second = rate(time, || made().map(|_| ()))?;
        lines.push(Line { what: signed, per_second, of_floor: per_second / floor, bytes: file.len() });
        let per_second =
            rate(time, || verify(black_box(&file), &trust, now).map(|_| ()).map_err(|why| anyhow::anyhow!("{why}")))?;
        lines.push(Line { what: verified, per_second, of_floor: per_second / floor, bytes: file.len() });
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(&lines)?);
        return Ok(true);
    }
    println!("{} · {} · {}", machine::day(), machine::describe()?, machine::command());
    println!("a PDF of {} bytes, one core, P-256, {} s each", pdf.len(), options.seconds);
    println!("{:<12} {:>10} {:>10} {:>10}", "", "a second", "of floor", "bytes");
    for line in lines {
        println!("{:<12} {:>10.0} {:>10.3} {:>10}", line.what, line.per_second, line.of_floor, line.bytes);
    }
    Ok(true)
}

/// The file to sign: one that was named, or the page of a paper that the tests of reading use.
fn paper(named: Option<&PathBuf>) -> Result<Vec<u8>> {
    let path = named.cloned().unwrap_or_else(|| crate::shell::root().join("crates/scan/tests/pages/birth.pdf"));
    std::fs::read(&path).with_context(|| path.display().to_string())
}

/// How often something is done in a second.
fn rate<E: Into<anyhow::Error>>(time: Duration, mut once: impl FnMut() -> Result<(), E>) -> Result<f64> {
    let begun = Instant::now();
    let mut times = 0_u32;
    while begun.elapsed() < time {
        once().map_err(Into::into)?;
        times += 1;
    }
    Ok(f64::from(times) / begun.elapsed().as_secs_f64())
}
