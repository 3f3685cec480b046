//! What people do: one use case a file. Load, may, decide, commit.
pub mod account; // signing in, and who a request comes from
pub mod backup; // a copy of everything, and the way back
pub mod catalog; // texts of the catalogue: written, reviewed, published, followed
pub mod certification; // certified copies and their registers
pub mod city; // the running system
pub mod ctx; // who acts, when, with what at hand
pub mod custody; // paper originals in the hands of the State
pub mod demo; // a city with people in it
pub mod document; // files taken in and given out
pub mod dossier; // the road: file, receive, process, issue, return
pub mod draft; // begun and not filed yet
pub mod error; // why a use case did not do what was asked
pub mod existing; // data that is there already, opened to be looked at
pub mod idempotency; // the same answer to the same request
pub mod ids; // where identifiers come from
pub mod kiosk; // the Digital Station as self-service
pub mod library; // what a clerk wrote in catalog/
pub mod replay; // how far an event log has come
pub mod retention; // papers whose time is over, and exports for an archive
pub mod schedule; // all recurring work
pub mod settings; // what an operator may set
pub mod signing; // who signs what: keys, trusted time, proofs
pub mod station; // papers on their way into the store
pub mod timeline; // subjects with their facts: the road of every change
pub mod verify; // does everything still follow from the facts?
pub mod words; // the words people read, in both languages

pub use city::City;
pub use ctx::{Ctx, IdempotencyKey};
pub use error::Error;
