//! Whether a certificate was revoked: revocation lists (RFC 5280, 5) and answers of OCSP responders (RFC 6960).

use jiff::{SignedDuration, Timestamp};

use super::{
    algorithm::{Hash, sha1},
    asn1::{
        node::{Malformed, Node, tag},
        oid,
        time::moment,
    },
    certificate::{Certificate, extension_parts, signed_with, usage},
};

/// How far clocks may be apart.
const SKEW: SignedDuration = SignedDuration::from_mins(5);
/// How long an answer counts that does not say when the next one comes.
const WITHOUT_END: SignedDuration = SignedDuration::from_hours(24);

/// What is known of one certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It was not revoked.
    Good,
    /// It was.
    Revoked {
        /// When.
        at: Timestamp,
        /// Why, as in RFC 5280, 5.3.1.
        reason: u8,
    },
    /// What is known is older than the signature.
    Stale,
    /// Nothing is known.
    Unknown,
}

/// One statement: revoked or not, as of when.
#[derive(Clone, Debug)]
pub struct Statement {
    from: Timestamp,
    until: Option<Timestamp>,
    revoked: Option<(Timestamp, u8)>,
}

/// All that lists and answers say of a certificate, as far as who says it may say it.
pub fn statements(
    certificate: &Certificate,
    issuer: &Certificate,
    lists: &[Vec<u8>],
    answers: &[Vec<u8>],
) -> Vec<Statement> {
    let from_lists = lists.iter().map(|list| by_list(list, certificate, issuer));
    let from_answers = answers.iter().map(|answer| by_answer(answer, certificate, issuer));
    // What cannot be read says nothing.
    from_answers.chain(from_lists).flatten().flatten().collect()
}

/// What these statements mean for a signature that existed at `signed`.
///
/// That the certificate is good counts if it was said after the signature or still held then, and was said while the
/// certificate was valid, for the expired drop off the lists.
pub fn status(statements: &[Statement], certificate: &Certificate, signed: Timestamp, now: Timestamp) -> Status {
    let mut status = Status::Unknown;
    for statement in statements {
        if statement.from > now + SKEW {
            continue;
        }
        if let Some((at, reason)) = statement.revoked {
            status = match status {
                Status::Revoked { at: earlier, reason } if earlier <= at => Status::Revoked { at: earlier, reason },
                _ => Status::Revoked { at, reason },
            };
            continue;
        }
        let until = statement.until.unwrap_or(statement.from + WITHOUT_END);
        let fresh = (statement.from >= signed || until >= signed) && statement.from <= certificate.not_after;
        match (&status, fresh) {
            (Status::Unknown | Status::Stale, true) => status = Status::Good,
            (Status::Unknown, false) => status = Status::Stale,
            _ => {}
        }
    }
    status
}

fn by_list(list: &[u8], certificate: &Certificate, issuer: &Certificate) -> Result<Option<Statement>, Malformed> {
    let mut parts = Node::only(list)?.sequence()?.next(tag::SEQUENCE)?.parts();
    parts.optional(tag::INTEGER)?;
    parts.next(tag::SEQUENCE)?;
    if parts.next(tag::SEQUENCE)?.whole != certificate.issuer || !issuer.may(usage::LISTS) {
        return Ok(None);
    }
    let from = moment(parts.any()?)?;
    let until = match parts.optional(0x17)? {
        Some(node) => Some(moment(node)?),
        None => parts.optional(0x18)?.map(moment).transpose()?,
    };
    let entries = parts.optional(tag::SEQUENCE)?;
    if let Some(extensions) = parts.optional(tag::context(0))? {
        for extension in Node::only(extensions.body)?.sequence()?.all()? {
            let (id, critical, value) = extension_parts(extension)?;
            let about = match id {
                oid::ISSUING_POINT => concerns(value, certificate)?,
                oid::DELTA_CRL => false,
                _ => !critical,
            };
            if !about {
                return Ok(None);
            }
        }
    }
    if signed_with(list, &issuer.key).is_err() {
        return Ok(None);
    }
    let mut revoked = None;
    if let Some(entries) = entries {
        let mut entries = entries.parts();
        while !entries.is_empty() {
            let mut entry = entries.next(tag::SEQUENCE)?.parts();
            if entry.next(tag::INTEGER)?.body != certificate.serial {
                continue;
            }
            let at = moment(entry.any()?)?;
            revoked = Some((at, reason_of(entry.optional(tag::SEQUENCE)?)?));
        }
    }
    Ok(Some(Statement { from, until, revoked }))
}

fn reason_of(extensions: Option<Node<'_>>) -> Result<u8, Malformed> {
    let Some(extensions) = extensions else { return Ok(0) };
    for extension in extensions.parts().all()? {
        let (id, _, value) = extension_parts(extension)?;
        if id == oid::REASON {
            return Ok(Node::only(value)?.tagged(tag::ENUMERATED)?.body.first().copied().unwrap_or(0));
        }
    }
    Ok(0)
}

/// Whether a list that is about some certificates only is about this one (RFC 5280, 5.2.5).
fn concerns(value: &[u8], certificate: &Certificate) -> Result<bool, Malformed> {
    for part in Node::only(value)?.sequence()?.all()? {
        let about = match part.tag & 0x1f {
            // A part of a split list counts only for certificates that name it.
            0 => {
                let names = Node::first(part.body)?.0.body;
                certificate.list_points.as_ref().is_some_and(|points| {
                    !names.is_empty() && points.windows(names.len()).any(|window| window == names)
                })
            }
            1 => part.body == [0] || !certificate.authority,
            2 => part.body == [0] || certificate.authority,
            // Only some reasons, lists about others' certificates, attribute certificates.
            _ => part.body == [0],
        };
        if !about {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The basic answer inside an OCSP response, or the basic answer itself.
fn basic(answer: &[u8]) -> Result<Node<'_>, Malformed> {
    let whole = Node::only(answer)?;
    let mut parts = whole.sequence()?;
    let first = parts.any()?;
    if first.tag != tag::ENUMERATED {
        return Ok(whole);
    }
    if first.body != [0] {
        return Err(Malformed);
    }
    let mut inner = Node::only(parts.next(tag::context(0))?.body)?.sequence()?;
    if inner.next(tag::OID)?.body != oid::OCSP_BASIC {
        return Err(Malformed);
    }
    Node::only(inner.next(tag::OCTETS)?.body)
}

fn by_answer(answer: &[u8], certificate: &Certificate, issuer: &Certificate) -> Result<Option<Statement>, Malformed> {
    let basic = basic(answer)?;
    let mut parts = basic.sequence()?;
    let mut said = parts.next(tag::SEQUENCE)?.parts();
    said.optional(tag::context(0))?;
    said.any()?;
    let produced = moment(said.any()?)?;
    let mut found = None;
    for single in said.next(tag::SEQUENCE)?.parts().all()? {
        if let Some(statement) = single_answer(single, certificate, issuer)? {
            found = Some(statement);
        }
    }
    let Some(statement) = found else { return Ok(None) };
    parts.next(tag::SEQUENCE)?;
    parts.next(tag::BITS)?;
    let mut responders = vec![];
    if let Some(list) = parts.optional(tag::context(0))? {
        for node in Node::only(list.body)?.sequence()?.all()?.into_iter().take(4) {
            responders.push(Certificate::read(node.whole)?);
        }
    }
    // Signed by the issuer itself, or by whom the issuer itself gave the right (RFC 6960, 4.2.2.2).
    let delegated = |responder: &Certificate| {
        responder.is_for(oid::FOR_OCSP)
            && (responder.not_before..=responder.not_after).contains(&produced)
            && responder.names_issuer(issuer)
            && signed_with(basic.whole, &responder.key).is_ok()
            && responder.signed_by(issuer).is_ok()
    };
    let genuine = signed_with(basic.whole, &issuer.key).is_ok() || responders.iter().any(delegated);
    Ok(genuine.then_some(statement))
}

fn single_answer(
    single: Node<'_>,
    certificate: &Certificate,
    issuer: &Certificate,
) -> Result<Option<Statement>, Malformed> {
    let mut parts = single.sequence()?;
    let mut id = parts.next(tag::SEQUENCE)?.parts();
    let digest = id.next(tag::SEQUENCE)?.parts().next(tag::OID)?.body;
    let hash = |bytes: &[u8]| match digest {
        oid::SHA1 => Some(sha1(bytes)),
        other => Hash::by_oid(other).ok().map(|hash| hash.of(&[bytes])),
    };
    let mut key = Node::only(&issuer.key)?.sequence()?;
    key.any()?;
    let name_fits = hash(&issuer.subject).as_deref() == Some(id.next(tag::OCTETS)?.body);
    let key_fits = hash(key.next(tag::BITS)?.bits()?).as_deref() == Some(id.next(tag::OCTETS)?.body);
    if !name_fits || !key_fits || id.next(tag::INTEGER)?.body != certificate.serial {
        return Ok(None);
    }
    let said = parts.any()?;
    let from = moment(parts.any()?)?;
    let until = parts.optional(tag::context(0))?.map(|node| moment(Node::only(node.body)?)).transpose()?;
    let revoked = match said.tag {
        0x80 => None,
        0xa1 => {
            let mut parts = said.parts();
            let at = moment(parts.any()?)?;
            let reason = match parts.optional(tag::context(0))? {
                Some(node) => Node::only(node.body)?.body.first().copied().unwrap_or(0),
                None => 0,
            };
            Some((at, reason))
        }
        _ => return Ok(None),
    };
    Ok(Some(Statement { from, until, revoked }))
}
