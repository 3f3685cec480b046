//! Who may do what: people, their roles, and the offices the roles hold for.
pub mod actor; // who is acting
pub mod role; // what a member of staff may be

pub use actor::{Actor, Grant};
pub use role::Role;
