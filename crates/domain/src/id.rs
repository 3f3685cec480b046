//! Identifiers that cannot be mistaken for one another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

identifier! {
    /// One dossier, from the moment it is filed; the public code comes only with acceptance.
    DossierId
}
identifier! {
    /// One account: a citizen, a member of staff, or the system itself.
    AccountId
}
identifier! {
    /// One paper of one dossier.
    PaperId
}
identifier! {
    /// One question put to another agency.
    ConsultationId
}
identifier! {
    /// One draft a citizen has not filed yet.
    DraftId
}
identifier! {
    /// One draft of a text of the catalogue.
    CatalogDraftId
}
identifier! {
    /// One document of a person's or an organisation's store.
    DocumentId
}
identifier! {
    /// One kiosk: a device at a reception point.
    KioskId
}
identifier! {
    /// One request for a certified copy of one original.
    CertificationId
}
