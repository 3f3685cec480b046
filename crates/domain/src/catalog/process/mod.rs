//! The internal process of a procedure: its steps as a graph, run, drawn, and exchanged with other programs.
pub mod bpmn; // exchanged as BPMN 2.0
pub mod diagram; // shapes and arrows in lanes
pub mod drawing; // the steps from top to bottom, as SVG
pub mod flaw; // why steps are no process
pub mod graph; // what comes after what, in one case or in all
pub mod hours; // how long it takes, held against the law
pub mod layout; // where the shapes stand
mod written; // as the file of a procedure writes it

pub use flaw::Flaw;
pub use graph::{Node, Process};
