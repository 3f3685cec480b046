//! What is said of a file.

/// What is said of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// No virus that is known today.
    Clean,
    /// This one, by the scanner's name for it.
    Found(String),
    /// The file is larger than is looked at.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// Nobody looked; the reason is for an administrator.
    Unreachable(String),
}

impl Answer {
    /// Whether the file may be opened by others.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        matches!(self, Self::Clean)
    }

    /// The stable code of anything but a clean file, which is the locale key with its dot as a hyphen.
    #[must_use]
    pub const fn code(&self) -> Option<&'static str> {
        match self {
            Self::Clean => None,
            Self::Found(_) => Some("connect.virus-found"),
            Self::TooLarge { .. } => Some("connect.virus-too-large"),
            Self::Unreachable(_) => Some("connect.virus-unknown"),
        }
    }

    /// Every code, for the test that each has its sentence in both languages.
    pub const CODES: [&'static str; 3] = ["connect.virus-found", "connect.virus-too-large", "connect.virus-unknown"];

    /// The values its sentence names. Not what an administrator should know: that belongs in the log.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Found(name) => vec![("virus", name.clone())],
            Self::TooLarge { limit } => vec![("megabytes", (limit / (1024 * 1024)).to_string())],
            Self::Clean | Self::Unreachable(_) => Vec::new(),
        }
    }
}
