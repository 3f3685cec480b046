//! Files: taken in, kept under their hash, given out to those who may see the dossier.
pub mod download; // one paper of one dossier
pub mod upload; // taking a file in, whole or not at all

pub use upload::DocumentRefusal;
