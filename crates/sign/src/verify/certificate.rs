//! A certificate (RFC 5280, 4.1).

use jiff::Timestamp;

use super::{
    algorithm::{self, Fault},
    asn1::{
        node::{Malformed, Node, tag},
        oid,
        time::moment,
    },
    report::Identity,
};

/// A certificate, read. Bytes are kept as they stood, for they are what is signed and hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// All of it.
    pub der: Vec<u8>,
    /// Its serial number.
    pub serial: Vec<u8>,
    /// The name of its issuer, encoded.
    pub issuer: Vec<u8>,
    /// Its own name, encoded.
    pub subject: Vec<u8>,
    /// From when on it is valid.
    pub not_before: Timestamp,
    /// Until when.
    pub not_after: Timestamp,
    /// Its SubjectPublicKeyInfo.
    pub key: Vec<u8>,
    /// The identifier of its key.
    pub key_id: Option<Vec<u8>>,
    /// The identifier of the key it was issued with.
    pub issuer_key_id: Option<Vec<u8>>,
    /// What its key may do: the bits of KeyUsage, the first one lowest; nothing without the extension.
    pub usage: Option<u16>,
    /// Whether it may issue certificates.
    pub authority: bool,
    /// How many authorities may follow below it.
    pub path_length: Option<u32>,
    /// What it is for; nothing without the extension.
    pub purposes: Option<Vec<Vec<u8>>>,
    /// Whether `purposes` are critical.
    pub purposes_critical: bool,
    /// Where its revocation list is, encoded.
    pub list_points: Option<Vec<u8>>,
    /// Whether nobody is meant to ask if it was revoked.
    pub never_revoked: bool,
    /// A critical extension we do not know.
    pub unknown_rule: Option<String>,
}

/// Bits of KeyUsage.
pub mod usage {
    /// Signing anything but certificates and lists.
    pub const DIGITAL_SIGNATURE: u16 = 1;
    /// Signing what one stands by.
    pub const COMMITMENT: u16 = 1 << 1;
    /// Signing certificates.
    pub const CERTIFICATES: u16 = 1 << 5;
    /// Signing revocation lists.
    pub const LISTS: u16 = 1 << 6;
}

impl Certificate {
    /// Reads a certificate.
    ///
    /// # Errors
    /// It is none.
    pub fn read(der: &[u8]) -> Result<Self, Malformed> {
        let mut whole = Node::only(der)?.sequence()?;
        let mut parts = whole.next(tag::SEQUENCE)?.parts();
        parts.optional(tag::context(0))?;
        let serial = parts.next(tag::INTEGER)?.body.to_vec();
        parts.next(tag::SEQUENCE)?;
        let issuer = parts.next(tag::SEQUENCE)?.whole.to_vec();
        let mut validity = parts.next(tag::SEQUENCE)?.parts();
        let (not_before, not_after) = (moment(validity.any()?)?, moment(validity.any()?)?);
        let subject = parts.next(tag::SEQUENCE)?.whole.to_vec();
        let key = parts.next(tag::SEQUENCE)?.whole.to_vec();
        let mut certificate = Self {
            der: der.to_vec(),
            serial,
            issuer,
            subject,
            not_before,
            not_after,
            key,
            key_id: None,
            issuer_key_id: None,
            usage: None,
            authority: false,
            path_length: None,
            purposes: None,
            purposes_critical: false,
            list_points: None,
            never_revoked: false,
            unknown_rule: None,
        };
        while !parts.is_empty() {
            let part = parts.any()?;
            if part.tag == tag::context(3) {
                let mut seen = Vec::new();
                for extension in Node::only(part.body)?.sequence()?.all()? {
                    let (id, critical, value) = extension_parts(extension)?;
                    if seen.contains(&id) {
                        return Err(Malformed);
                    }
                    seen.push(id);
                    certificate.extend(id, critical, value)?;
                }
            }
        }
        Ok(certificate)
    }

    /// Whether it was signed with the key of this issuer.
    ///
    /// # Errors
    /// What is wrong with the signature.
    pub fn signed_by(&self, issuer: &Self) -> Result<(), Fault> {
        signed_with(&self.der, &issuer.key)
    }

    /// Whether this may be the issuer, by name and key identifier.
    pub fn names_issuer(&self, issuer: &Self) -> bool {
        self.issuer == issuer.subject
            && match (&self.issuer_key_id, &issuer.key_id) {
                (Some(named), Some(own)) => named == own,
                _ => true,
            }
    }

    /// Whether its key may do one of these.
    pub fn may(&self, bits: u16) -> bool {
        self.usage.is_none_or(|usage| usage & bits != 0)
    }

    /// Whether it is for this purpose.
    pub fn is_for(&self, purpose: &[u8]) -> bool {
        self.purposes.as_ref().is_some_and(|purposes| purposes.iter().any(|known| known == purpose))
    }

    /// Who it is about.
    pub fn whom(&self) -> Identity {
        identity(&self.subject)
    }

    /// Who issued it.
    pub fn by_whom(&self) -> Identity {
        identity(&self.issuer)
    }

    fn extend(&mut self, id: &[u8], critical: bool, value: &[u8]) -> Result<(), Malformed> {
        match id {
            oid::SUBJECT_KEY => self.key_id = Some(Node::only(value)?.tagged(tag::OCTETS)?.body.to_vec()),
            oid::AUTHORITY_KEY => {
                self.issuer_key_id =
                    Node::only(value)?.sequence()?.optional(tag::primitive(0))?.map(|node| node.body.to_vec());
            }
            oid::KEY_USAGE => {
                let bits = match Node::only(value)?.tagged(tag::BITS)?.body {
                    [0..=7, rest @ ..] => rest,
                    _ => return Err(Malformed),
                };
                let low = bits.first().map_or(0, |byte| u16::from(byte.reverse_bits()));
                let high = bits.get(1).map_or(0, |byte| u16::from(byte.reverse_bits()));
                self.usage = Some(low | high << 8);
            }
            oid::BASIC_CONSTRAINTS => {
                let mut parts = Node::only(value)?.sequence()?;
                self.authority = parts.optional(tag::BOOLEAN)?.is_some_and(|node| node.body == [0xff]);
                self.path_length = parts.optional(tag::INTEGER)?.map(Node::small).transpose()?;
            }
            oid::EXTENDED_KEY_USAGE => {
                let purposes = Node::only(value)?.sequence()?.all()?;
                self.purposes = Some(purposes.into_iter().map(|purpose| purpose.body.to_vec()).collect());
                self.purposes_critical = critical;
            }
            oid::CRL_POINTS => self.list_points = Some(value.to_vec()),
            oid::OCSP_NO_CHECK | oid::SHORT_TERM => self.never_revoked = true,
            oid::ALTERNATIVE_NAME | oid::POLICIES | oid::QC_STATEMENTS => {}
            other if critical => self.unknown_rule = Some(oid::dotted(other)),
            _ => {}
        }
        Ok(())
    }
}

/// Identifier, criticality and value of an extension.
///
/// # Errors
/// It is none.
pub fn extension_parts<'a>(extension: Node<'a>) -> Result<(&'a [u8], bool, &'a [u8]), Malformed> {
    let mut parts = extension.sequence()?;
    let id = parts.next(tag::OID)?.body;
    let critical = parts.optional(tag::BOOLEAN)?.is_some_and(|node| node.body != [0]);
    Ok((id, critical, parts.next(tag::OCTETS)?.body))
}

/// Whether something of the shape "what is signed, algorithm, signature" — a certificate, a revocation list, an OCSP
/// answer — was signed with this key.
///
/// # Errors
/// What is wrong with the signature.
pub fn signed_with(der: &[u8], key: &[u8]) -> Result<(), Fault> {
    let (whole, _) = Node::first(der)?;
    let mut parts = whole.sequence()?;
    let (signed, algorithm) = (parts.next(tag::SEQUENCE)?, parts.next(tag::SEQUENCE)?);
    let value = parts.next(tag::BITS)?.bits()?;
    algorithm::verify(Node::only(key)?, algorithm, None, signed.whole, value)
}

/// What a name says for people.
pub fn identity(name: &[u8]) -> Identity {
    let mut identity = Identity::default();
    let parts = Node::only(name).and_then(|node| node.sequence()?.all()).unwrap_or_default();
    for set in parts {
        for pair in set.parts().all().unwrap_or_default() {
            let Ok(mut pair) = pair.sequence() else { continue };
            let (Ok(id), Ok(value)) = (pair.next(tag::OID), pair.any()) else { continue };
            let text = text(value);
            match id.body {
                oid::COMMON_NAME => identity.name = text,
                oid::ORGANISATION => identity.organisation = Some(text),
                oid::ORGANISATION_IDENTIFIER | oid::SERIAL_NUMBER => identity.number = Some(text),
                oid::USER_ID => {
                    identity.number.get_or_insert(text);
                }
                _ => {}
            }
        }
    }
    if identity.name.is_empty() {
        identity.name = identity.organisation.clone().unwrap_or_default();
    }
    identity
}

/// A string of a name. At most 200 letters: a name is shown on one line.
fn text(value: Node<'_>) -> String {
    let letters: String = match value.tag {
        0x1e => {
            let units = value.body.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
        }
        _ => String::from_utf8_lossy(value.body).into_owned(),
    };
    letters.chars().filter(|letter| !letter.is_control()).take(200).collect()
}
