//! The arrangements, each a template.
use domain::document::result_form::Layout;

/// The template that sets an arrangement, below `templates/`.
pub(super) const fn template(layout: Layout) -> &'static str {
    match layout {
        Layout::Certificate => "results/certificate.typ",
        Layout::Extract => "results/extract.typ",
        Layout::Confirmation => "results/confirmation.typ",
        Layout::Permit => "results/permit.typ",
        Layout::Registration => "results/registration.typ",
        Layout::Decision => "results/decision.typ",
        Layout::Notice => "results/notice.typ",
        Layout::Minutes => "results/minutes.typ",
        Layout::Attestation => "results/attestation.typ",
        Layout::Copy => "results/copy.typ",
        Layout::Card => "results/card.typ",
        Layout::General => "results/general.typ",
    }
}
