//! Who a person is on paper: identification numbers and the code printed on the identity card.
pub mod card_qr; // the seven fields of the QR code on the card
pub mod keyboard; // what a scanner typed through an input method, and what of it is certain
pub mod personal_id; // the 12-digit identifier, and the 9-digit card number before it

pub use card_qr::CardQr;
pub use keyboard::Typed;
pub use personal_id::{IdKind, PersonalId, Sex};
