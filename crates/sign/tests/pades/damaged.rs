//! Damaged files are refused or signed, and nothing else happens.

use proptest::prelude::*;
use sign::pades::{Level, SignOptions, sign_pdf};

use super::{World, files};

#[test]
fn a_file_damaged_anywhere_is_refused_or_signed_after_its_last_byte() {
    let world = World::new();
    let lan = world.lan();
    let options = SignOptions::new(Level::B, world.at);
    let plain = files::plain(2, "");
    let streams = files::through_qpdf(world.path(), &plain, &["--object-streams=generate"]);
    let signed = world.sign(&plain, &lan, Level::B);
    let kinds = [plain, streams, signed];
    let damage =
        (0..kinds.len(), prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), any::<bool>());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 250, ..ProptestConfig::default() });
    let held = runner.run(&damage, |(kind, changes, cut)| {
        let mut pdf = kinds[kind].clone();
        for (place, byte) in &changes {
            let place = place.index(pdf.len());
            pdf[place] = *byte;
        }
        if cut {
            pdf.truncate(changes[0].0.index(pdf.len()) + 1);
        }
        if let Ok(signed) = futures::executor::block_on(sign_pdf(&pdf, &lan, &options, None, None)) {
            prop_assert!(signed.starts_with(&pdf));
        }
        Ok(())
    });
    held.unwrap();
}
