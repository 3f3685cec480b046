//! Which credentials no longer stand: a long row of small numbers, one a credential, signed and published as one text
//! (draft-ietf-oauth-status-list sections 4 and 5). Whoever asks fetches the whole row, so the issuer does not learn whose
//! credential is being looked at.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::jws::{self, Unverified};
use super::{CredentialError, Header, PublicKey, base64url};
use crate::key::DocumentSigner;

/// The largest list that is unpacked, in bytes: 64 million credentials of one bit. Keeps a small text from becoming a
/// memory full of zeros.
const LIMIT: u64 = 8 * 1024 * 1024;

/// What a list says of one credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It stands (0).
    Valid,
    /// It was revoked for good (1).
    Revoked,
    /// It is set aside for now (2); needs a list of two bits or more.
    Suspended,
    /// A number whose meaning is the issuer's own: not valid as far as we know.
    Other(u8),
}

impl Standing {
    const fn number(self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::Revoked => 1,
            Self::Suspended => 2,
            Self::Other(number) => number,
        }
    }

    const fn of(number: u8) -> Self {
        match number {
            0 => Self::Valid,
            1 => Self::Revoked,
            2 => Self::Suspended,
            number => Self::Other(number),
        }
    }
}

/// The row of standings of many credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    bits: u8,
    bytes: Vec<u8>,
}

impl StatusList {
    /// A list in which everybody stands. Make it long from the start (100 000 and more): its length and the order of
    /// entries should tell nobody how many credentials there are.
    ///
    /// # Errors
    /// [`CredentialError::StatusList`] unless `bits` is 1, 2, 4 or 8 and the list is no larger than is read here.
    pub fn new(bits: u8, entries: u64) -> Result<Self, CredentialError> {
        let bytes = entries.checked_mul(u64::from(bits)).map(|bits| bits.div_ceil(8)).filter(|bytes| *bytes <= LIMIT);
        match bytes {
            Some(bytes) if matches!(bits, 1 | 2 | 4 | 8) => {
                let bytes = usize::try_from(bytes).map_err(|_| wrong("too long"))?;
                Ok(Self { bits, bytes: vec![0; bytes] })
            }
            _ => Err(wrong("too long, or of a width other than 1, 2, 4 or 8 bits")),
        }
    }

    /// What it says of this entry.
    ///
    /// # Errors
    /// [`CredentialError::StatusList`] when the list is shorter.
    pub fn get(&self, index: u64) -> Result<Standing, CredentialError> {
        let (byte, shift) = self.place(index)?;
        Ok(Standing::of((self.bytes[byte] >> shift) & self.mask()))
    }

    /// Changes one entry.
    ///
    /// # Errors
    /// [`CredentialError::StatusList`] when the list is shorter, or its entries too narrow for this standing.
    pub fn set(&mut self, index: u64, standing: Standing) -> Result<(), CredentialError> {
        let (byte, shift) = self.place(index)?;
        let mask = self.mask();
        if standing.number() > mask {
            return Err(wrong("entries too narrow for this standing"));
        }
        self.bytes[byte] = (self.bytes[byte] & !(mask << shift)) | (standing.number() << shift);
        Ok(())
    }

    /// The signed text to publish at `uri`, as `application/statuslist+jwt`.
    ///
    /// # Errors
    /// [`CredentialError::NotEs256`], [`CredentialError::Sign`].
    pub async fn token(
        &self,
        signer: &dyn DocumentSigner,
        uri: &str,
        issued: Timestamp,
        expires: Timestamp,
        fetch_again_after_seconds: u64,
    ) -> Result<String, CredentialError> {
        let payload = json!({
            "sub": uri, "iat": issued.as_second(), "exp": expires.as_second(), "ttl": fetch_again_after_seconds,
            "status_list": { "bits": self.bits, "lst": self.pack() },
        });
        jws::sign(signer, "statuslist+jwt", &payload, false).await
    }

    /// The list of a published text, if the issuer's key signed it, it is the one published at `uri`, and it is in force.
    ///
    /// # Errors
    /// [`CredentialError::UnknownIssuer`], [`CredentialError::Forged`], [`CredentialError::WrongType`],
    /// [`CredentialError::StatusList`] for another list's text, one whose time is over, or one that cannot be unpacked.
    pub fn read(
        token: &str,
        uri: &str,
        key: impl Fn(&Header) -> Option<PublicKey>,
        now: Timestamp,
    ) -> Result<Self, CredentialError> {
        let unverified = Unverified::of(token.trim())?;
        let key = key(&unverified.header).ok_or_else(|| CredentialError::UnknownIssuer(uri.to_owned()))?;
        let payload = unverified.believed("statuslist+jwt", &key)?;
        if payload.get("sub").and_then(Value::as_str) != Some(uri) {
            return Err(wrong("the list of another address"));
        }
        if let Some(expires) = payload.get("exp")
            && expires.as_i64().is_none_or(|end| now.as_second() >= end)
        {
            return Err(wrong("its time is over"));
        }
        let list = payload.get("status_list").cloned().unwrap_or_default();
        let bits = list["bits"].as_u64().and_then(|bits| u8::try_from(bits).ok()).unwrap_or_default();
        Self::unpack(bits, list["lst"].as_str().unwrap_or_default())
    }

    fn pack(&self) -> String {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        let packed = encoder.write_all(&self.bytes).and_then(|()| encoder.finish());
        base64url::encode(packed.expect("a vector takes whatever is written to it"))
    }

    fn unpack(bits: u8, packed: &str) -> Result<Self, CredentialError> {
        let packed = base64url::decode(packed).ok_or_else(|| wrong("cannot be read"))?;
        let mut bytes = Vec::new();
        ZlibDecoder::new(packed.as_slice())
            .take(LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| wrong("cannot be unpacked"))?;
        if !matches!(bits, 1 | 2 | 4 | 8) || bytes.len() as u64 > LIMIT {
            return Err(wrong("too long, or of a width other than 1, 2, 4 or 8 bits"));
        }
        Ok(Self { bits, bytes })
    }

    /// The byte of an entry and where in it the entry begins: entries fill a byte from its lowest bit.
    fn place(&self, index: u64) -> Result<(usize, u32), CredentialError> {
        let bit = index.checked_mul(u64::from(self.bits)).ok_or_else(|| wrong("no such entry"))?;
        let byte = usize::try_from(bit / 8).ok().filter(|byte| *byte < self.bytes.len());
        Ok((byte.ok_or_else(|| wrong("no such entry"))?, (bit % 8) as u32))
    }

    const fn mask(&self) -> u8 {
        if self.bits >= 8 { u8::MAX } else { (1 << self.bits) - 1 }
    }
}

fn wrong(why: &str) -> CredentialError {
    CredentialError::StatusList(why.to_owned())
}
