//! The internal process of a procedure: its steps as a graph, run, drawn, and exchanged with other programs.
pub mod flaw; // why steps are no process
pub mod graph; // what comes after what, in one case or in all
pub mod hours; // how long it takes, held against the law

pub use flaw::Flaw;
pub use graph::{Node, Process};
