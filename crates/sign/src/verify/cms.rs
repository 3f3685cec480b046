//! The signature itself: a CMS message (RFC 5652) with the attributes PAdES asks for (ETSI EN 319 122-1, RFC 5035).

use std::rc::Rc;

use jiff::Timestamp;

use super::{
    algorithm::{self, Fault, Hash, sha1},
    asn1::{
        definite::{definite, put},
        node::{Malformed, Node, tag},
        oid,
        time::moment,
    },
    certificate::Certificate,
};

/// More certificates or attributes than this are not looked at.
const MOST: usize = 64;

/// A CMS message with one signer, taken apart.
#[derive(Clone, Debug)]
pub struct Message {
    /// What kind of content is signed.
    pub content_type: Vec<u8>,
    /// The content, if it is in the message.
    pub content: Option<Vec<u8>>,
    /// The certificates it brings.
    pub certificates: Vec<Rc<Certificate>>,
    /// The revocation lists it brings.
    pub lists: Vec<Vec<u8>>,
    /// The OCSP answers it brings.
    pub answers: Vec<Vec<u8>>,
    /// When the signer says it was signed.
    pub claimed_time: Option<Timestamp>,
    /// Whether the signer's certificate is named in what is signed.
    pub names_certificate: bool,
    /// The timestamps over the signature.
    pub timestamps: Vec<Vec<u8>>,
    /// The signature as bytes, which timestamps are over.
    pub signature: Vec<u8>,
    signer: Vec<u8>,
    digest: Vec<u8>,
    algorithm: Vec<u8>,
    /// The signed attributes, written as the SET that was signed.
    attributes: Option<Vec<u8>>,
}

/// What is wrong with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The signer's certificate is missing.
    NoCertificate,
    /// An attribute is missing, there twice, or contradicts the message.
    Attributes,
    /// The attributes name another certificate.
    OtherCertificate,
    /// The content has another digest.
    Digest,
    /// The signature or an algorithm.
    Signature(Fault),
}

impl From<Fault> for Flaw {
    fn from(fault: Fault) -> Self {
        Self::Signature(fault)
    }
}

impl From<Malformed> for Flaw {
    fn from(_: Malformed) -> Self {
        Self::Signature(Fault::Malformed)
    }
}

impl Message {
    /// Reads the message at the beginning of these bytes, behind which only zeros may follow: the space a signature is
    /// written into is larger than it.
    ///
    /// # Errors
    /// It is none, or has not one signer.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let (whole, taken) = definite(bytes)?;
        if bytes.get(taken..).is_none_or(|rest| rest.iter().any(|byte| *byte != 0)) {
            return Err(Malformed);
        }
        let mut outer = Node::only(&whole)?.sequence()?;
        if outer.next(tag::OID)?.body != oid::SIGNED_DATA {
            return Err(Malformed);
        }
        let mut parts = Node::only(outer.next(tag::context(0))?.body)?.sequence()?;
        parts.next(tag::INTEGER)?;
        parts.next(tag::SET)?;
        let mut content = parts.next(tag::SEQUENCE)?.parts();
        let content_type = content.next(tag::OID)?.body.to_vec();
        let content = match content.optional(tag::context(0))? {
            Some(node) => Some(Node::only(node.body)?.tagged(tag::OCTETS)?.body.to_vec()),
            None => None,
        };
        let mut certificates = Vec::new();
        if let Some(set) = parts.optional(tag::context(0))? {
            for node in set.parts().all()?.into_iter().filter(|node| node.tag == tag::SEQUENCE).take(MOST) {
                // One we cannot read may still be of no importance.
                certificates.extend(Certificate::read(node.whole).ok().map(Rc::new));
            }
        }
        let (mut lists, mut answers) = (Vec::new(), Vec::new());
        if let Some(set) = parts.optional(tag::context(1))? {
            for node in set.parts().all()?.into_iter().take(MOST) {
                match node.tag {
                    tag::SEQUENCE => lists.push(node.whole.to_vec()),
                    _ => answers.extend(node.parts().all()?.get(1).map(|answer| answer.whole.to_vec())),
                }
            }
        }
        let signers = parts.next(tag::SET)?.parts().all()?;
        let &[signer] = &signers[..] else { return Err(Malformed) };
        let mut signer = signer.sequence()?;
        signer.next(tag::INTEGER)?;
        let who = signer.any()?.whole.to_vec();
        let digest = signer.next(tag::SEQUENCE)?.parts().next(tag::OID)?.body.to_vec();
        let attributes = signer.optional(tag::context(0))?.map(|node| {
            let mut set = Vec::new();
            put(tag::SET, node.body, &mut set);
            set
        });
        let algorithm = signer.next(tag::SEQUENCE)?.whole.to_vec();
        let signature = signer.next(tag::OCTETS)?.body.to_vec();
        let timestamps = match signer.optional(tag::context(1))? {
            Some(set) => {
                values(set, oid::TIMESTAMP_TOKEN)?.into_iter().take(4).map(|node| node.whole.to_vec()).collect()
            }
            None => Vec::new(),
        };
        let mut message = Self {
            content_type,
            content,
            certificates,
            lists,
            answers,
            claimed_time: None,
            names_certificate: false,
            timestamps,
            signature,
            signer: who,
            digest,
            algorithm,
            attributes,
        };
        message.read_attributes()?;
        Ok(message)
    }

    fn read_attributes(&mut self) -> Result<(), Malformed> {
        let Some(attributes) = self.attributes.clone() else { return Ok(()) };
        let set = Node::only(&attributes)?;
        self.claimed_time = values(set, oid::SIGNING_TIME)?.first().and_then(|node| moment(*node).ok());
        let named = [oid::SIGNING_CERTIFICATE, oid::SIGNING_CERTIFICATE_V2];
        self.names_certificate = named.iter().any(|id| values(set, id).is_ok_and(|values| !values.is_empty()));
        for node in values(set, oid::REVOCATION_ARCHIVAL)? {
            for part in node.sequence()?.all()? {
                let items =
                    Node::only(part.body)?.sequence()?.all()?.into_iter().take(MOST).map(|item| item.whole.to_vec());
                match part.tag & 0x1f {
                    0 => self.lists.extend(items),
                    1 => self.answers.extend(items),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// The signer's certificate.
    pub fn certificate(&self) -> Option<&Rc<Certificate>> {
        let who = Node::only(&self.signer).ok()?;
        self.certificates.iter().find(|certificate| match who.tag {
            tag::SEQUENCE => who.parts().all().is_ok_and(|parts| {
                matches!(&parts[..], [issuer, serial] if issuer.whole == certificate.issuer && serial.body == certificate.serial)
            }),
            _ => certificate.key_id.as_deref() == Some(who.body),
        })
    }

    /// Checks everything that can be checked without trusting anybody: that the signature is the signer's, over this
    /// content of this kind.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self, content: &[&[u8]], kind: &[u8]) -> Result<(), Flaw> {
        let hash = Hash::by_oid(&self.digest)?;
        let algorithm = Node::only(&self.algorithm)?;
        let certificate = self.certificate();
        let Some(attributes) = &self.attributes else {
            // Without attributes the signature is over the content itself; that is allowed for plain data only.
            if kind != oid::DATA || self.content_type != kind {
                return Err(Flaw::Attributes);
            }
            let key = Node::only(&certificate.ok_or(Flaw::NoCertificate)?.key)?;
            algorithm::verify(key, algorithm, Some(hash), &content.concat(), &self.signature)?;
            return Ok(());
        };
        let set = Node::only(attributes)?;
        let one = |id: &[u8]| match values(set, id)?[..] {
            [node] => Ok(node),
            _ => Err(Flaw::Attributes),
        };
        if self.content_type != kind || one(oid::CONTENT_TYPE)?.body != kind {
            return Err(Flaw::Attributes);
        }
        if one(oid::MESSAGE_DIGEST)?.tagged(tag::OCTETS)?.body != hash.of(content) {
            return Err(Flaw::Digest);
        }
        if let Some(protection) = values(set, oid::ALGORITHM_PROTECTION)?.first() {
            self.protected(*protection, algorithm)?;
        }
        let certificate = certificate.ok_or(Flaw::NoCertificate)?;
        algorithm::verify(Node::only(&certificate.key)?, algorithm, Some(hash), attributes, &self.signature)?;
        for id in [oid::SIGNING_CERTIFICATE, oid::SIGNING_CERTIFICATE_V2] {
            if let Some(value) = values(set, id)?.first() {
                named(*value, certificate, id == oid::SIGNING_CERTIFICATE)?;
            }
        }
        Ok(())
    }

    /// The algorithms must be those that are signed, too (RFC 6211).
    fn protected(&self, value: Node<'_>, algorithm: Node<'_>) -> Result<(), Flaw> {
        let mut parts = value.sequence()?;
        let digest = parts.next(tag::SEQUENCE)?.parts().next(tag::OID)?.body;
        let stated = parts.optional(tag::context(1))?.map(|node| node.parts().next(tag::OID)).transpose()?;
        let used = algorithm.sequence()?.next(tag::OID)?;
        if digest != self.digest || stated.is_some_and(|stated| stated.body != used.body) {
            return Err(Flaw::Signature(Fault::Contradiction));
        }
        Ok(())
    }
}

/// All values of an attribute, however often it stands there.
fn values<'a>(set: Node<'a>, id: &[u8]) -> Result<Vec<Node<'a>>, Malformed> {
    let mut found = Vec::new();
    for attribute in set.parts().all()? {
        let mut parts = attribute.sequence()?;
        if parts.next(tag::OID)?.body == id {
            found.extend(parts.next(tag::SET)?.parts().all()?);
        }
    }
    Ok(found)
}

/// Whether the certificate named first is the signer's (RFC 5035, 5.4).
fn named(value: Node<'_>, certificate: &Certificate, first_version: bool) -> Result<(), Flaw> {
    let mut first = value.sequence()?.next(tag::SEQUENCE)?.parts().next(tag::SEQUENCE)?.parts();
    let digest = if first_version {
        sha1(&certificate.der)
    } else {
        match first.optional(tag::SEQUENCE)? {
            Some(algorithm) => Hash::by_oid(algorithm.parts().next(tag::OID)?.body)?.of(&[&certificate.der]),
            None => Hash::Sha256.of(&[&certificate.der]),
        }
    };
    let serial = |node: Node<'_>| Ok::<_, Malformed>(node.parts().all()?.get(1).map(|serial| serial.body.to_vec()));
    let fits = first.next(tag::OCTETS)?.body == digest;
    let serial = first.optional(tag::SEQUENCE)?.map(serial).transpose()?.flatten();
    if fits && serial.is_none_or(|serial| serial == certificate.serial) { Ok(()) } else { Err(Flaw::OtherCertificate) }
}
