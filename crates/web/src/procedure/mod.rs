//! The public page of a procedure, and the line by which a list tells of one.
pub mod address; // from the end of an address to a procedure
pub mod case; // what a person needs in their case, in at most three questions
pub mod fee; // what is to be paid, in words
pub mod government; // the page for machines: schema.org GovernmentService
pub mod line; // one procedure in a list
pub mod measured; // how long it really takes
pub mod national; // a procedure that only the national database knows
pub mod paper; // one paper, in words
pub mod planned; // what changes, and from when
pub mod process; // the process drawn, with its table
pub mod said; // decision tables in words
pub mod show; // the page of one procedure
pub mod time; // how long it takes, in words
pub mod who; // who decides, under which act

pub use line::Line;
