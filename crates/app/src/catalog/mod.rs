//! Texts of the catalogue: written by one person, reviewed and published by another, followed by every screen.
pub mod begin; // a draft from scratch, from an edition, from a text
pub mod compare; // what differs between two texts, in words' reach
pub mod discard; // throw a draft away
pub mod get; // one draft; the editions of a text
pub mod history; // everything that happened to a text
pub mod import; // drafts of what the national catalogue announces
pub mod judge; // what the check says of a draft
pub mod list; // drafts page by page
pub mod live; // the catalogue as it is now, in every process
pub mod migrate; // running dossiers move to another edition, by a recorded decision
pub mod publish; // a draft becomes an edition
pub(crate) mod record; // facts, draft, edition and revision in one commit
pub mod retire; // an edition gets a last day
pub mod save; // the text of a draft
pub mod send_back; // to be changed, or taken back
pub mod submit; // to be reviewed
pub mod tell; // refusals and changes in people's words
pub mod withdraw; // undo what has not taken effect

pub use record::{Changed, Loaded};
