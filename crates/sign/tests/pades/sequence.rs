//! Several signatures after one another: each an increment, and the earlier ones stay valid.

use sign::pades::{Level, SignOptions};

use super::{World, files};

#[test]
fn earlier_signatures_stay_valid_when_others_sign_after_them() {
    let world = World::new();
    for (name, options) in [("table", "--object-streams=disable"), ("stream", "--object-streams=generate")] {
        let pdf = files::through_qpdf(world.path(), &files::plain(1, ""), &[options]);
        let mut signed = world.sign(&pdf, &world.lan(), Level::B);
        signed = world.sign(&signed, &world.agency(), Level::T);
        let named = SignOptions { field_name: Some("Dấu".to_owned()), ..SignOptions::new(Level::B, world.at) };
        signed = world.sign_with(&signed, &world.agency(), &named);
        let verdicts = world.judge(&format!("{name}.pdf"), &signed, "B", 3);
        let fields: Vec<_> = verdicts.iter().map(|verdict| verdict["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["Signature1", "Signature2", "Dấu"]);
    }
}

#[test]
fn proofs_of_several_lasting_signatures_stand_in_one_store() {
    let world = World::new();
    let mut signed = world.sign(&files::plain(1, ""), &world.lan(), Level::Lt);
    let once = signed.len();
    signed = world.sign(&signed, &world.agency(), Level::Lt);
    world.judge("two.pdf", &signed, "LT", 2);
    // The authority's certificates are not put in twice.
    assert!(signed.len() - once < once, "{} then {}", once, signed.len());
}
