//! Why something was not signed.

/// Why something was not signed. Nothing is half signed: with an error the caller still has the file it gave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The PDF is encrypted: what would be signed is not what a reader sees without its password.
    #[error("the PDF is encrypted")]
    Encrypted,
    /// The PDF cannot be read; the argument tells an administrator where reading stopped.
    #[error("not a PDF that can be signed: {0}")]
    Broken(String),
    /// Its author certified the PDF and allowed no change (DocMDP, P 1): another signature would break his.
    #[error("certified against any change")]
    Certified,
    /// More bytes than are signed here.
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// The most that is signed.
        limit: u64,
    },
    /// A signature field of that name is already signed.
    #[error("field '{0}' is signed already")]
    FieldTaken(String),
    /// The visible signature does not fit where it was wanted: no such page, or no free place on it.
    #[error("no place for the visible signature on page {0}")]
    NoPlace(u32),
    /// The font of the visible signature has no picture of this letter.
    #[error("the font has no letter '{0}'")]
    Letter(char),
    /// The bytes given as a font are none.
    #[error("not a font: {0}")]
    Font(String),
    /// There is no such key, or it cannot be read.
    #[error("key: {0}")]
    Key(String),
    /// The PIN of a token was wrong, or is locked after too many wrong ones.
    #[error("the PIN is wrong or locked")]
    Pin,
    /// The certificate does not belong to the key, or cannot be read.
    #[error("certificate: {0}")]
    Certificate(String),
    /// The holder of a key said no, or the key's device did.
    #[error("the signer refused: {0}")]
    Refused(String),
    /// A token, a remote signing service, a timestamp authority or a revocation service did not answer.
    #[error("{service} did not answer: {why}")]
    Unreachable {
        /// Which one.
        service: String,
        /// What was tried and what came back, for an administrator.
        why: String,
    },
    /// The level asks for a trusted time, and there is none that could be used.
    #[error("timestamp: {0}")]
    Timestamp(String),
    /// The level asks for proof that certificates were not revoked, and there is none, or one of them was.
    #[error("revocation: {0}")]
    Revocation(String),
    /// A folder or file of keys could not be read or written.
    #[error("files of keys: {0}")]
    Files(String),
}

impl SignError {
    /// The stable code, which is the locale key with its dot as a hyphen.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Encrypted => "signature.encrypted",
            Self::Broken(_) => "signature.broken",
            Self::Certified => "signature.certified",
            Self::TooLarge { .. } => "signature.too-large",
            Self::FieldTaken(_) => "signature.field-taken",
            Self::NoPlace(_) => "signature.no-place",
            Self::Letter(_) => "signature.letter",
            Self::Font(_) => "signature.font",
            Self::Key(_) => "signature.key",
            Self::Pin => "signature.pin",
            Self::Certificate(_) => "signature.certificate",
            Self::Refused(_) => "signature.refused",
            Self::Unreachable { .. } => "signature.unreachable",
            Self::Timestamp(_) => "signature.timestamp",
            Self::Revocation(_) => "signature.revocation",
            Self::Files(_) => "signature.files",
        }
    }

    /// What its sentence names: the name in the sentence, and the value.
    #[must_use]
    pub fn argument(&self) -> Option<(&'static str, String)> {
        match self {
            Self::TooLarge { limit, .. } => Some(("megabytes", (limit / (1024 * 1024)).to_string())),
            Self::FieldTaken(field) => Some(("field", field.clone())),
            Self::NoPlace(page) => Some(("page", page.to_string())),
            Self::Letter(letter) => Some(("letter", letter.to_string())),
            _ => None,
        }
    }

    /// Every code, for the test that each has its sentence in both languages.
    pub const CODES: [&'static str; 16] = [
        "signature.encrypted",
        "signature.broken",
        "signature.certified",
        "signature.too-large",
        "signature.field-taken",
        "signature.no-place",
        "signature.letter",
        "signature.font",
        "signature.key",
        "signature.pin",
        "signature.certificate",
        "signature.refused",
        "signature.unreachable",
        "signature.timestamp",
        "signature.revocation",
        "signature.files",
    ];
}
