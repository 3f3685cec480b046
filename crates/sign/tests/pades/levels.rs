//! Levels B-B, B-T and B-LT on files of every kind of cross-reference.

use sign::pades::Level;

use super::{World, files};

#[test]
fn a_signature_is_valid_on_tables_streams_and_linearised_files() {
    let world = World::new();
    let plain = files::plain(2, "");
    let kinds: [(&str, &[&str]); 3] = [
        ("table", &["--object-streams=disable"]),
        ("stream", &["--object-streams=generate"]),
        ("linear", &["--linearize"]),
    ];
    for (name, options) in kinds {
        let pdf = files::through_qpdf(world.path(), &plain, options);
        let signed = world.sign(&pdf, &world.lan(), Level::B);
        let verdicts = world.judge(&format!("{name}.pdf"), &signed, "B", 1);
        assert_eq!(verdicts[0]["signer"], "Nguyễn Thị Lan");
        assert_eq!(verdicts[0]["coverage"], "ENTIRE_FILE");
    }
}

#[test]
fn a_timestamp_says_when_by_somebody_else() {
    let world = World::new();
    let signed = world.sign(&files::plain(1, ""), &world.lan(), Level::T);
    let verdicts = world.judge("t.pdf", &signed, "T", 1);
    assert_eq!(verdicts[0]["stamped"], "2026-11-22T03:45:00+00:00");
    assert_eq!(verdicts[0]["stamp_trusted"], true);
}

#[test]
fn a_lasting_signature_carries_all_proofs_and_needs_nobody() {
    let world = World::new();
    let signed = world.sign(&files::plain(1, ""), &world.lan(), Level::Lt);
    let verdicts = world.judge("lt.pdf", &signed, "LT", 1);
    assert_eq!(verdicts[0]["stamp_trusted"], true);
}
