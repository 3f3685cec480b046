//! What a timestamp authority says: this digest existed at this moment (RFC 3161).

use jiff::Timestamp;

use super::{
    algorithm::Hash,
    asn1::{
        node::{Malformed, Node, tag},
        oid,
        time::moment,
    },
    cms::{Flaw, Message},
};

/// A timestamp, taken apart.
#[derive(Clone, Debug)]
pub struct Token {
    /// The message it is.
    pub message: Message,
    /// The moment.
    pub time: Timestamp,
    digest: Vec<u8>,
    imprint: Vec<u8>,
}

impl Token {
    /// Reads a timestamp.
    ///
    /// # Errors
    /// It is none.
    pub fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        let message = Message::read(bytes)?;
        if message.content_type != oid::TST_INFO {
            return Err(Malformed);
        }
        let content = message.content.clone().ok_or(Malformed)?;
        let mut parts = Node::only(&content)?.sequence()?;
        parts.next(tag::INTEGER)?;
        parts.next(tag::OID)?;
        let mut imprint = parts.next(tag::SEQUENCE)?.parts();
        let digest = imprint.next(tag::SEQUENCE)?.parts().next(tag::OID)?.body.to_vec();
        let imprint = imprint.next(tag::OCTETS)?.body.to_vec();
        parts.next(tag::INTEGER)?;
        let time = moment(parts.next(0x18)?)?;
        Ok(Self { message, time, digest, imprint })
    }

    /// Whether it is genuine and over these bytes.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self, over: &[&[u8]]) -> Result<(), Flaw> {
        if Hash::by_oid(&self.digest)?.of(over) != self.imprint {
            return Err(Flaw::Digest);
        }
        let content = self.message.content.as_deref().unwrap_or_default();
        match self.message.check(&[content], oid::TST_INFO) {
            // What the authority signed was changed: the signature does not fit.
            Err(Flaw::Digest) => Err(Flaw::Signature(super::algorithm::Fault::DoesNotFit)),
            other => other,
        }
    }
}
