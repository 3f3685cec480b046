//! Documents: kept, found, reused, checked by anybody, taken back; and files, taken in and given out.
pub mod check; // what anybody may learn by the code on a paper
pub mod credential; // a result as data that its owner shows
pub mod download; // one paper of one dossier, and the bytes of a stored file
pub mod inspect; // what is refused by its content
pub mod keep; // into the store of its owner
pub mod list; // what somebody has in their store
pub mod picture; // its pages, for screens that open no files
pub(crate) mod put; // bytes of our own into the content store, and into its list
pub mod refusal; // why a file was not taken
pub mod resume; // a file that comes in parts
pub mod reuse; // what is held is not asked for again
pub mod revoke; // it holds no more, or says something else
pub mod scanner; // malicious programs
pub mod upload; // taking a file in, whole or not at all

pub use refusal::DocumentRefusal;
