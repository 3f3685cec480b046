//! Accounts: signing in and out, and who a request comes from.
pub mod create; // a new account with its grants
pub mod ensure; // an account that may be there already
pub mod held; // what the city already holds of the answers to a form
pub mod password; // hashing and checking
pub mod session; // who a request comes from
pub mod sign_in; // name and password

/// Why an account cannot do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefusal {
    /// No such name, or another password: the two look alike from outside.
    #[error("wrong name or password")]
    WrongCredentials,
    /// Too many wrong attempts for this name.
    #[error("too many attempts, wait {minutes} minutes")]
    TooManyAttempts {
        /// How long to wait.
        minutes: u32,
    },
    /// Somebody has that name.
    #[error("the name is taken")]
    LoginTaken,
    /// The password is too easy to guess by trying.
    #[error("a password needs {limit} characters")]
    PasswordTooShort {
        /// The least length.
        limit: usize,
    },
}

impl AccountRefusal {
    /// The stable code, also the locale key.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongCredentials => "account.wrong-credentials",
            Self::TooManyAttempts { .. } => "account.too-many-attempts",
            Self::LoginTaken => "account.login-taken",
            Self::PasswordTooShort { .. } => "account.password-too-short",
        }
    }

    /// Every code.
    pub const CODES: [&'static str; 4] =
        ["account.wrong-credentials", "account.too-many-attempts", "account.login-taken", "account.password-too-short"];

    /// The values its sentence names.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooManyAttempts { minutes } => vec![("minutes", minutes.to_string())],
            Self::PasswordTooShort { limit } => vec![("limit", limit.to_string())],
            Self::WrongCredentials | Self::LoginTaken => Vec::new(),
        }
    }
}
