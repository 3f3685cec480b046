//! A city with people in it, so that a person who has just started the system can try everything. All invented.
pub mod answers; // plausible answers to any form
pub mod cast; // the people
pub mod catalog; // what the two people of the catalogue are at
pub mod certification; // what waits to be certified
pub mod crowd; // a year of dossiers, for measuring
pub mod retention; // papers whose time is over
pub mod station; // a paper that waits at the station
pub mod week; // what they did in the last days

pub use cast::{Cast, PASSWORD, Person};
