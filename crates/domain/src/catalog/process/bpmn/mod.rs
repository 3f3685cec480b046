//! BPMN 2.0 (ISO/IEC 19510): the exchange of processes with other programs.
//!
//! What BPMN has no place for stands in our own namespace, [`OURS`], so that a file read back gives the same process.
pub mod export; // a process as a file that any modeller opens
pub mod import; // from the elements of a file to steps
pub mod read; // the XML of a file, within limits
mod refuse; // what is not supported, and its name
mod ways; // conditions and waits along the flows

/// The namespace of BPMN 2.0.
pub const MODEL: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";
/// The namespace of what only we say.
pub const OURS: &str = "urn:motcua:process";
