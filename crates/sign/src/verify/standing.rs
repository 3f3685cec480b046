//! What a certificate is worth at a moment: trusted, valid, not revoked.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use jiff::Timestamp;

use super::{
    certificate::Certificate,
    chain::{self, Path, Purpose, Refusal},
    reason::{Code, Reason},
    report::{Chain, Revocation},
    revocation::{self, Statement, Status},
    trust::Known,
};

/// A certificate and that of its issuer.
type Link = (Vec<u8>, Vec<u8>);

/// Judges certificates, and remembers what is said of each.
pub(super) struct Judge<'k> {
    pub known: &'k Known,
    pub now: Timestamp,
    said: RefCell<HashMap<Link, Rc<Vec<Statement>>>>,
}

/// When something was signed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    /// The earliest time at which it is proven to have existed.
    pub proven: Option<Timestamp>,
    /// What the signer says.
    pub claimed: Option<Timestamp>,
}

/// What was found out about a certificate.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub chain: Chain,
    pub revocation: Revocation,
    pub reasons: Vec<Reason>,
}

impl<'k> Judge<'k> {
    pub fn new(known: &'k Known, now: Timestamp) -> Self {
        Self { known, now, said: RefCell::default() }
    }

    /// Judges the certificate of who signed something at that moment.
    pub fn judge(&self, leaf: &Rc<Certificate>, moment: Moment, purpose: Purpose) -> Standing {
        let at = moment.proven.unwrap_or(self.now);
        let mut reasons = Vec::new();
        let (chain, path) = match chain::find(leaf, &self.known.certificates, &self.known.anchors, at, purpose) {
            Ok(path) => {
                let authority = path.last().map(|anchor| anchor.whom().name).unwrap_or_default();
                reasons.push(Reason::new(Code::SignerTrusted).with("authority", authority));
                (Chain::Trusted, Some(path))
            }
            Err((refusal, path)) => {
                let (chain, reason) = refused(leaf, &refusal, moment);
                reasons.push(reason);
                (chain, path)
            }
        };
        let revocation = match &path {
            Some(path) => self.revocation(path, moment, &mut reasons),
            None => Revocation::Unknown,
        };
        Standing { chain, revocation, reasons }
    }

    /// The gravest of what is known of all certificates of a chain but the trusted one.
    fn revocation(&self, path: &Path, moment: Moment, reasons: &mut Vec<Reason>) -> Revocation {
        let at = moment.proven.unwrap_or(self.now);
        let mut worst = Revocation::Good;
        for pair in path.windows(2) {
            let [certificate, issuer] = pair else { continue };
            if certificate.never_revoked {
                continue;
            }
            let whose = certificate.whom().name;
            let statements = self.statements(certificate, issuer);
            let (found, reason) = match revocation::status(&statements, certificate, at, self.now) {
                Status::Good => continue,
                Status::Unknown => (Revocation::Unknown, Reason::new(Code::RevocationUnknown)),
                Status::Stale => (Revocation::Stale, Reason::new(Code::RevocationStale)),
                Status::Revoked { at: revoked, reason } => {
                    let code = match moment {
                        Moment { proven: Some(proven), .. } if proven < revoked => Code::RevokedLater,
                        Moment { proven: None, claimed } if claimed.is_none_or(|claimed| claimed < revoked) => {
                            Code::RevokedUnproven
                        }
                        _ => Code::RevokedBefore,
                    };
                    let after_signing = code == Code::RevokedLater;
                    (
                        Revocation::Revoked { at: revoked, reason, after_signing },
                        Reason::new(code).with("time", revoked),
                    )
                }
            };
            reasons.push(reason.with("whose", whose));
            if weight(&found) > weight(&worst) {
                worst = found;
            }
        }
        if worst == Revocation::Good && path.len() > 1 {
            reasons.push(Reason::new(Code::NotRevoked));
        }
        worst
    }

    fn statements(&self, certificate: &Certificate, issuer: &Certificate) -> Rc<Vec<Statement>> {
        let link = (certificate.der.clone(), issuer.der.clone());
        let mut said = self.said.borrow_mut();
        let statements = said.entry(link).or_insert_with(|| {
            Rc::new(revocation::statements(certificate, issuer, &self.known.lists, &self.known.answers))
        });
        Rc::clone(statements)
    }
}

fn weight(revocation: &Revocation) -> u8 {
    match revocation {
        Revocation::Good => 0,
        Revocation::Revoked { after_signing: true, .. } => 1,
        Revocation::Stale => 2,
        Revocation::Unknown => 3,
        Revocation::Revoked { after_signing: false, .. } => 4,
    }
}

fn refused(leaf: &Certificate, refusal: &Refusal, moment: Moment) -> (Chain, Reason) {
    let named = |code, certificate: &Certificate| Reason::new(code).with("whose", certificate.whom().name);
    match refusal {
        Refusal::Unknown => {
            (Chain::UnknownIssuer, Reason::new(Code::UnknownIssuer).with("issuer", leaf.by_whom().name))
        }
        Refusal::Expired(certificate) => {
            // By the signer's own word it was signed too late.
            let late = moment.claimed.is_some_and(|claimed| claimed > certificate.not_after);
            let code = if late { Code::ExpiredWhenSigned } else { Code::Expired };
            (Chain::Expired, named(code, certificate).with("time", certificate.not_after))
        }
        Refusal::NotYet(certificate) => {
            (Chain::NotYetValid, named(Code::NotYetValid, certificate).with("time", certificate.not_before))
        }
        Refusal::NotAllowed(certificate) => (Chain::NotAllowed, named(Code::NotAllowed, certificate)),
        Refusal::UnknownRule(certificate, rule) => {
            (Chain::NotAllowed, named(Code::UnknownRule, certificate).with("what", rule.as_str()))
        }
        Refusal::Weak(what) => (Chain::Weak, Reason::new(Code::WeakAlgorithm).with("what", *what)),
    }
}
