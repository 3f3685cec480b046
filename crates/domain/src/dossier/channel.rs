//! The door a dossier comes through.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How a dossier came in (Decree 118/2025 Art. 15, 17; kiosks: Decree 309/2026).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// At a one-stop counter.
    Direct,
    /// Over the network, by the applicant.
    Online,
    /// By the public post.
    Post,
    /// At a self-service kiosk.
    Kiosk,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 4] = [Self::Direct, Self::Online, Self::Post, Self::Kiosk];

    /// The stable name in data, SQL and locale keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Online => "online",
            Self::Post => "post",
            Self::Kiosk => "kiosk",
        }
    }
}

/// The text names no channel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a channel: write direct, online, post or kiosk")]
pub struct UnknownChannel(String);

impl FromStr for Channel {
    type Err = UnknownChannel;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|channel| channel.key() == text).ok_or_else(|| UnknownChannel(text.to_owned()))
    }
}
