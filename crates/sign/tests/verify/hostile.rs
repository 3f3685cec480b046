//! Bytes flipped, files cut off, noise: never valid, never a panic, always an end.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use sign::verify::{Trust, Verdict, verify};

use crate::corpus;

/// No file of this size may take longer, even without optimisation on a busy machine.
const LONGEST: Duration = Duration::from_secs(5);

/// Where the signature stands, with its brackets.
fn hole(pdf: &[u8]) -> (usize, usize) {
    let mark = b"/Contents <30";
    let open = pdf.windows(mark.len()).position(|window| window == mark).unwrap() + mark.len() - 3;
    (open, open + pdf[open..].iter().position(|byte| *byte == b'>').unwrap() + 1)
}

#[test]
fn a_bit_flipped_in_what_is_signed_is_never_valid() {
    let (case, trust) = corpus::case("sound-b-t-with-store");
    let sound = case.bytes();
    assert!(verify(&sound, &trust, case.at).unwrap().verdict <= Verdict::ValidButChangedHarmlessly);
    let (open, close) = hole(&sound);
    let end = close + sound[close..].windows(5).position(|window| window == b"%%EOF").unwrap() + 5;
    proptest!(ProptestConfig::with_cases(300), |(at in 0..open + end - close, bit in 0_u8..8)| {
        let at = if at < open { at } else { at - open + close };
        let mut broken = sound.clone();
        broken[at] ^= 1 << bit;
        let report = verify(&broken, &trust, case.at);
        prop_assert!(
            report.as_ref().map_or(true, |report| report.verdict >= Verdict::Indeterminate),
            "byte {at}, bit {bit}: {report:?}"
        );
    });
}

#[test]
fn a_bit_flipped_anywhere_does_not_make_another_file_of_it() {
    let (case, trust) = corpus::case("sound-b-lta");
    let sound = case.bytes();
    let whole = verify(&sound, &trust, case.at).unwrap();
    proptest!(ProptestConfig::with_cases(200), |(at in 0..sound.len(), bit in 0_u8..8)| {
        let mut broken = sound.clone();
        broken[at] ^= 1 << bit;
        // Letters of a hexadecimal number may be large or small; whatever else still holds says the same as before.
        if let Ok(report) = verify(&broken, &trust, case.at)
            && report.verdict <= Verdict::ValidButChangedHarmlessly
        {
            prop_assert_eq!(&report.signatures[0].signer, &whole.signatures[0].signer, "byte {} bit {}", at, bit);
        }
    });
}

#[test]
fn a_file_cut_off_anywhere_is_read_without_a_panic() {
    let (case, trust) = corpus::case("sound-object-streams");
    let sound = case.bytes();
    proptest!(ProptestConfig::with_cases(100), |(at in 0..sound.len())| {
        let report = verify(&sound[..at], &trust, case.at);
        // What is left may be an older saving, which is whole and signed, or not signed at all.
        if let Ok(report) = report {
            prop_assert!(report.signatures.len() <= 1);
        }
    });
}

#[test]
fn noise_is_read_without_a_panic() {
    proptest!(ProptestConfig::with_cases(200), |(noise in prop::collection::vec(any::<u8>(), 0..400))| {
        let mut file = b"%PDF-1.7\n".to_vec();
        file.extend_from_slice(&noise);
        file.extend_from_slice(b"\nstartxref\n9\n%%EOF");
        let _ = verify(&file, &Trust::default(), jiff::Timestamp::UNIX_EPOCH);
        let _ = sign::verify::cms::Message::read(&noise);
        let _ = sign::verify::timestamp::Token::read(&noise);
        let _ = sign::verify::certificate::Certificate::read(&noise);
    });
}

#[test]
fn a_signature_with_a_byte_changed_is_read_without_a_panic() {
    let (case, trust) = corpus::case("sound-b-t-with-store");
    let report = verify(&case.bytes(), &trust, case.at).unwrap();
    assert_eq!(report.signatures.len(), 1);
    let text = case.bytes();
    let (open, _) = hole(&text);
    proptest!(ProptestConfig::with_cases(300), |(at in 0_usize..6000, digit in prop::sample::select(b"0123456789abcdef".to_vec()))| {
        let mut broken = text.clone();
        broken[open + 1 + at] = digit;
        if let Ok(report) = verify(&broken, &trust, case.at) {
            prop_assert_eq!(report.signatures.len(), 1);
        }
    });
}

/// Files that were built to keep a reader busy.
#[test]
fn a_file_cannot_hold_us_up() {
    let build = |body: &str| {
        let at = body.len() + 9;
        format!(
            "%PDF-1.7\n{body}xref\n0 1\n0000000000 65535 f \n1 1\n0000000009 00000 n \ntrailer\n<< /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
        )
    };
    let deep = build(&format!("1 0 obj\n{}\nendobj\n", "<< /A ".repeat(200_000)));
    let itself = build(
        "1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R 1 0 R] /AcroForm 1 0 R /Fields [1 0 R] >>\nendobj\n",
    );
    let huge = "%PDF-1.7\nxref\n0 99999999\n0000000000 65535 f \ntrailer\n<< >>\nstartxref\n9\n%%EOF".to_owned();
    let endless = "%PDF-1.7\n".to_owned() + &"startxref\n9\n%%EOF\n".repeat(50_000);
    let far = "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Prev 999999999999999999 >>\nstartxref\n9\n%%EOF"
        .to_owned();
    let bomb = bomb();
    for (name, file) in [
        ("deep", deep.as_bytes()),
        ("itself", itself.as_bytes()),
        ("huge", huge.as_bytes()),
        ("endless", endless.as_bytes()),
        ("far", far.as_bytes()),
        ("bomb", &bomb),
    ] {
        let start = Instant::now();
        let report = verify(file, &Trust::default(), jiff::Timestamp::UNIX_EPOCH);
        assert!(report.as_ref().map_or(true, |report| report.verdict == Verdict::Indeterminate), "{name}: {report:?}");
        assert!(start.elapsed() < LONGEST, "{name}: {:?}", start.elapsed());
    }
}

/// Cross-references that inflate to a hundred million bytes.
fn bomb() -> Vec<u8> {
    use std::io::Write;
    let mut zip = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![0; 1 << 20];
    for _ in 0..100 {
        zip.write_all(&block).unwrap();
    }
    let data = zip.finish().unwrap();
    let head = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 8000000 /W [1 4 2] /Filter /FlateDecode /Length {} /Root 2 0 R >>\nstream\n",
        data.len()
    );
    [head.as_bytes(), &data, b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"].concat()
}
