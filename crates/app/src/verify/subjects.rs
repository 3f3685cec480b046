//! What the facts of a subject lead to. Every kind of subject has its line here: one without cannot be verified, and a
//! subject of an unknown kind is named as a difference.

use domain::certification::{Attestation, Book, Certification};
use domain::custody::original::Original;
use domain::destruction::Destruction;
use domain::document::item::Document;
use domain::station::capture::Capture;
use domain::timeline::Subject;
use store::dossier::StoredFact;
use store::timeline::RebuiltSubject;

use crate::timeline::rebuild as fold;

/// Makes a subject once more, or says why its facts cannot have happened.
pub(super) fn rebuild(kind: &str, id: &str, facts: &[StoredFact]) -> Result<RebuiltSubject, String> {
    match kind {
        Attestation::KIND => fold::<Attestation>(id, facts),
        Book::KIND => fold::<Book>(id, facts),
        Certification::KIND => fold::<Certification>(id, facts),
        Destruction::KIND => fold::<Destruction>(id, facts),
        Capture::KIND => fold::<Capture>(id, facts),
        Original::KIND => fold::<Original>(id, facts),
        Document::KIND => fold::<Document>(id, facts),
        other => Err(format!("nothing is known of subjects of the kind {other}")),
    }
}
