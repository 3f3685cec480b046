//! Why a consent was not given.

/// Why a consent was not given. Nothing was signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConsentRefusal {
    /// The PIN is wrong.
    #[error("the PIN is wrong")]
    WrongPin,
    /// The one-time code is wrong or too old.
    #[error("the one-time code is wrong or too old")]
    WrongCode,
    /// The credential was disabled, or its certificate is no longer good.
    #[error("the credential is disabled")]
    Disabled,
    /// The service does not give consent for so many signatures at once.
    #[error("no consent for more than {most} at once")]
    TooMany {
        /// The most at once.
        most: u32,
    },
    /// The service wants something this client does not do.
    #[error("the service asks for something else: {0}")]
    Unsupported(String),
    /// The service refused for another reason.
    #[error("refused: {0}")]
    Refused(String),
    /// The service did not answer.
    #[error("the signing service did not answer: {0}")]
    Unreachable(String),
}

impl ConsentRefusal {
    /// The stable code, which is the locale key with its dot as a hyphen.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongPin => "connect.pin-wrong",
            Self::WrongCode => "connect.code-wrong",
            Self::Disabled => "connect.credential-disabled",
            Self::TooMany { .. } => "connect.too-many-signatures",
            Self::Unsupported(_) => "connect.consent-unsupported",
            Self::Refused(_) => "connect.consent-refused",
            Self::Unreachable(_) => "connect.signing-service-unreachable",
        }
    }

    /// Every code, for the test that each has its sentence in both languages.
    pub const CODES: [&'static str; 7] = [
        "connect.pin-wrong",
        "connect.code-wrong",
        "connect.credential-disabled",
        "connect.too-many-signatures",
        "connect.consent-unsupported",
        "connect.consent-refused",
        "connect.signing-service-unreachable",
    ];

    /// The values its sentence names. What the service said is for an administrator and belongs in the log.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooMany { most } => vec![("most", most.to_string())],
            _ => Vec::new(),
        }
    }
}
