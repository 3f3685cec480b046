//! Why a credential was not issued, or is not believed.

use crate::SignError;

/// Why a credential was not issued, or is not believed. Nothing of an unbelieved credential may be shown as true.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CredentialError {
    /// It is not an SD-JWT; the argument tells a programmer what was wrong with it.
    #[error("not a credential: {0}")]
    Malformed(String),
    /// Nobody we know issues under that name and key.
    #[error("no key of the issuer '{0}' is known")]
    UnknownIssuer(String),
    /// The signature is not the issuer's over this text.
    #[error("the signature is wrong")]
    Forged,
    /// It is a credential of another type than the one asked for.
    #[error("a credential of type '{0}'")]
    WrongType(String),
    /// Its time is over.
    #[error("expired")]
    Expired,
    /// Its time has not begun.
    #[error("not valid yet")]
    NotYet,
    /// A disclosure does not belong to it, comes twice, or hides what must be in the open.
    #[error("disclosure: {0}")]
    Disclosure(String),
    /// The one who shows it has not proved to be the one it was given to.
    #[error("holder: {0}")]
    Holder(String),
    /// The list that says whether it still stands cannot be used.
    #[error("status list: {0}")]
    StatusList(String),
    /// A claim's name belongs to the format itself.
    #[error("'{0}' cannot be the name of a claim")]
    ReservedClaim(String),
    /// The signer's key is of another kind than ES256 asks for.
    #[error("the key does not sign ES256")]
    NotEs256,
    /// The signature could not be made.
    #[error(transparent)]
    Sign(#[from] SignError),
}

impl CredentialError {
    /// The stable code, which is the locale key with its dot as a hyphen.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "credential.malformed",
            Self::UnknownIssuer(_) => "credential.unknown-issuer",
            Self::Forged => "credential.forged",
            Self::WrongType(_) => "credential.wrong-type",
            Self::Expired => "credential.expired",
            Self::NotYet => "credential.not-yet",
            Self::Disclosure(_) => "credential.disclosure",
            Self::Holder(_) => "credential.holder",
            Self::StatusList(_) => "credential.status-list",
            Self::ReservedClaim(_) => "credential.reserved-claim",
            Self::NotEs256 => "credential.not-es256",
            Self::Sign(error) => error.code(),
        }
    }

    /// Every code of its own, for the test that each has its sentence in both languages.
    pub const CODES: [&'static str; 11] = [
        "credential.malformed",
        "credential.unknown-issuer",
        "credential.forged",
        "credential.wrong-type",
        "credential.expired",
        "credential.not-yet",
        "credential.disclosure",
        "credential.holder",
        "credential.status-list",
        "credential.reserved-claim",
        "credential.not-es256",
    ];
}
