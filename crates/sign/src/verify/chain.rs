//! From a certificate to an authority the reader trusts (RFC 5280, 6.1).

use std::{cell::Cell, rc::Rc};

use jiff::Timestamp;

use super::{
    algorithm::Fault,
    asn1::oid,
    certificate::{Certificate, usage},
};

/// Longer chains do not occur.
const LONGEST: usize = 8;
/// How many signatures are tried to build a chain. A hostile file can offer any number of certificates of one name.
const MOST_TRIES: u32 = 40;

/// What the first certificate of a chain was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signing a document.
    Document,
    /// Issuing timestamps.
    Timestamp,
}

/// A certificate and those it rests on: its own first, the trusted one last.
pub type Path = Vec<Rc<Certificate>>;

/// Why a certificate cannot be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It leads to nobody who is trusted.
    Unknown,
    /// One of the chain had expired.
    Expired(Rc<Certificate>),
    /// One of the chain was not valid yet.
    NotYet(Rc<Certificate>),
    /// One may not be used so.
    NotAllowed(Rc<Certificate>),
    /// One has a critical rule we do not know.
    UnknownRule(Rc<Certificate>, String),
    /// One is signed with something that can be forged.
    Weak(&'static str),
}

/// Finds a chain that holds at this moment; when there is none, the first that leads to trust, and why it does not hold.
pub fn find(
    leaf: &Rc<Certificate>,
    pool: &[Rc<Certificate>],
    anchors: &[Rc<Certificate>],
    at: Timestamp,
    purpose: Purpose,
) -> Result<Path, (Refusal, Option<Path>)> {
    let search = Search { pool, anchors, at, purpose, tries: Cell::new(0), weak: Cell::new(None) };
    let mut failed = None;
    if anchors.iter().any(|anchor| anchor.der == leaf.der) {
        let path = vec![Rc::clone(leaf)];
        return holds(&path, at, purpose).map(|()| path.clone()).map_err(|refusal| (refusal, Some(path)));
    }
    match search.extend(&mut vec![Rc::clone(leaf)], &mut failed) {
        Some(path) => Ok(path),
        None => match (failed, search.weak.get()) {
            (Some((refusal, path)), _) => Err((refusal, Some(path))),
            (None, Some(what)) => Err((Refusal::Weak(what), None)),
            (None, None) => Err((Refusal::Unknown, None)),
        },
    }
}

struct Search<'a> {
    pool: &'a [Rc<Certificate>],
    anchors: &'a [Rc<Certificate>],
    at: Timestamp,
    purpose: Purpose,
    tries: Cell<u32>,
    weak: Cell<Option<&'static str>>,
}

impl Search<'_> {
    fn extend(&self, path: &mut Path, failed: &mut Option<(Refusal, Path)>) -> Option<Path> {
        let last = Rc::clone(path.last()?);
        for anchor in self.anchors {
            if self.issued(&last, anchor) {
                let mut whole = path.clone();
                whole.push(Rc::clone(anchor));
                match holds(&whole, self.at, self.purpose) {
                    Ok(()) => return Some(whole),
                    Err(refusal) => {
                        failed.get_or_insert((refusal, whole));
                    }
                }
            }
        }
        if path.len() == LONGEST {
            return None;
        }
        for next in self.pool {
            let known = path.iter().any(|known| known.subject == next.subject && known.key == next.key);
            if !known && self.issued(&last, next) {
                path.push(Rc::clone(next));
                if let Some(whole) = self.extend(path, failed) {
                    return Some(whole);
                }
                path.pop();
            }
        }
        None
    }

    fn issued(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        if !certificate.names_issuer(issuer) || self.tries.get() >= MOST_TRIES {
            return false;
        }
        self.tries.set(self.tries.get() + 1);
        match certificate.signed_by(issuer) {
            Ok(()) => true,
            Err(Fault::Weak(what)) => {
                self.weak.set(Some(what));
                false
            }
            Err(_) => false,
        }
    }
}

/// Whether every certificate of a chain was valid and used for what it is for.
fn holds(path: &Path, at: Timestamp, purpose: Purpose) -> Result<(), Refusal> {
    // What is trusted is trusted by decision, not by its dates.
    let below = if path.len() > 1 { &path[..path.len() - 1] } else { &path[..] };
    let (mut not_yet, mut expired) = (None, None);
    for certificate in below {
        if at < certificate.not_before {
            not_yet.get_or_insert(certificate);
        }
        if at > certificate.not_after {
            expired.get_or_insert(certificate);
        }
        if let Some(rule) = &certificate.unknown_rule {
            return Err(Refusal::UnknownRule(Rc::clone(certificate), rule.clone()));
        }
    }
    for (above, authority) in path.iter().enumerate().skip(1) {
        // The chain's own authorities between this one and the signer, those that only renew themselves not counted.
        let between = path[1..above].iter().filter(|certificate| certificate.subject != certificate.issuer).count();
        let long = authority.path_length.is_some_and(|length| between > length as usize);
        if !authority.authority || !authority.may(usage::CERTIFICATES) || long {
            return Err(Refusal::NotAllowed(Rc::clone(authority)));
        }
    }
    if let Some(leaf) = path.first().filter(|leaf| !fit(leaf, purpose)) {
        return Err(Refusal::NotAllowed(Rc::clone(leaf)));
    }
    match (not_yet, expired) {
        (Some(certificate), _) => Err(Refusal::NotYet(Rc::clone(certificate))),
        (None, Some(certificate)) => Err(Refusal::Expired(Rc::clone(certificate))),
        (None, None) => Ok(()),
    }
}

/// Whether a certificate may be used so. For documents, extended purposes that leave them out rule them out
/// (RFC 5280, 4.2.1.12; RFC 9336); for timestamps there must be that one and no other, critical (RFC 3161, 2.3).
fn fit(leaf: &Certificate, purpose: Purpose) -> bool {
    let signs = leaf.may(usage::DIGITAL_SIGNATURE | usage::COMMITMENT);
    match purpose {
        Purpose::Timestamp => {
            signs
                && leaf.is_for(oid::FOR_TIMESTAMPS)
                && leaf.purposes_critical
                && leaf.purposes.as_ref().is_some_and(|all| all.len() == 1)
        }
        Purpose::Document => {
            let fitting = [
                oid::FOR_ANYTHING,
                oid::FOR_MAIL,
                oid::FOR_DOCUMENTS,
                oid::FOR_DOCUMENTS_MICROSOFT,
                oid::FOR_DOCUMENTS_ADOBE,
            ];
            signs && (leaf.purposes.is_none() || fitting.iter().any(|purpose| leaf.is_for(purpose)))
        }
    }
}
