//! What a list says (RFC 5280 section 5).

use der::Decode as _;
use jiff::Timestamp;
use x509_cert::Certificate;
use x509_cert::crl::CertificateList;

use super::client::{Finding, LEEWAY, Verdict};
use crate::signature::{is_right, signed_part};

/// Whether a certificate stands on a list, if the certificate's issuer signed the list and it is not out of date.
pub(super) fn read(
    list: &[u8],
    certificate: &Certificate,
    issuer: &Certificate,
    now: Timestamp,
) -> Result<Finding, String> {
    let broken = |error: der::Error| format!("the list cannot be read: {error}");
    let signed = signed_part(list).map_err(broken)?;
    let list = CertificateList::from_der(list).map_err(broken)?;
    let issuer = &issuer.tbs_certificate;
    let signature = list.signature.as_bytes().unwrap_or_default();
    if list.tbs_cert_list.issuer != issuer.subject
        || !is_right(&issuer.subject_public_key_info, list.signature_algorithm.oid, signed, signature)
    {
        return Err("the list is not the issuer's".to_owned());
    }
    let list = list.tbs_cert_list;
    // A list of some reasons or some kinds of certificates only, or of changes, says nothing about the rest: such lists carry
    // an extension that must be understood (section 5.2), and we understand none.
    let extensions = list.crl_extensions.as_deref().unwrap_or_default();
    if let Some(partial) = extensions.iter().find(|extension| extension.critical) {
        return Err(format!("a partial list ({})", partial.extn_id));
    }
    let until = list.next_update.map(time);
    if time(list.this_update) > now + LEEWAY || until.is_none_or(|until| until <= now) {
        return Err("the list is out of date".to_owned());
    }
    let serial = &certificate.tbs_certificate.serial_number;
    let entry = list.revoked_certificates.iter().flatten().find(|entry| &entry.serial_number == serial);
    let verdict = entry.map_or(Verdict::Good, |entry| Verdict::Revoked(time(entry.revocation_date)));
    Ok(Finding { verdict, until })
}

fn time(time: x509_cert::time::Time) -> Timestamp {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}
