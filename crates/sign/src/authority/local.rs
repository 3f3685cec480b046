//! The authority's timestamps and revocation without a network: for the demonstration on one machine, and for tests.

use std::sync::Arc;

use futures::future::BoxFuture;
use jiff::Timestamp;

use super::Authority;
use crate::SignError;
use crate::key::{Revocation, RevocationSource, Timestamper};

/// Tells the time it is.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The demonstration's timestamp authority, called directly.
pub struct LocalTimestamper {
    /// Who stamps.
    pub authority: Arc<Authority>,
    /// When.
    pub clock: Clock,
}

impl Timestamper for LocalTimestamper {
    fn stamp<'a>(&'a self, message_imprint_sha256: &'a [u8; 32]) -> BoxFuture<'a, Result<Vec<u8>, SignError>> {
        Box::pin(std::future::ready(self.authority.stamp(message_imprint_sha256, (self.clock)())))
    }
}

/// What the demonstration's authority revoked, asked directly: OCSP for what the issuing authority issued, the root's list
/// for the issuing authority itself.
pub struct LocalRevocation {
    /// Whom to ask.
    pub authority: Arc<Authority>,
    /// When.
    pub clock: Clock,
}

impl LocalRevocation {
    fn proofs(&self, chain: &[Vec<u8>]) -> Result<Revocation, SignError> {
        let at = (self.clock)();
        let mut proofs = Revocation { ocsp: Vec::new(), crls: vec![self.authority.root_crl(at)?] };
        for der in chain {
            let certificate = crate::asn1::certificate(der)?.tbs_certificate;
            match self.authority.status(&certificate.serial_number)? {
                Some(Some(revoked)) if revoked.at <= at => {
                    return Err(SignError::Revocation(format!(
                        "{} was revoked at {}",
                        certificate.subject, revoked.at
                    )));
                }
                Some(_) => proofs.ocsp.push(self.authority.ocsp_about(der, at)?),
                None => {}
            }
        }
        Ok(proofs)
    }
}

impl RevocationSource for LocalRevocation {
    fn gather<'a>(&'a self, chain: &'a [Vec<u8>]) -> BoxFuture<'a, Result<Revocation, SignError>> {
        Box::pin(std::future::ready(self.proofs(chain)))
    }
}
