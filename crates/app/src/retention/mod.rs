//! Papers whose time is over: due lists, what is kept back, destruction by two persons with a record, and the archive
//! that takes over what is kept (Law on Archives 33/2024 Art. 15, 16, 36; Circular 05/2025/TT-BNV Art. 48–50).
mod around; // what stands around a document
pub mod carry_out; // documents are destroyed, one commit each, and their files after them
pub mod due; // what need not be kept any longer
pub mod export; // documents with their facts, for an archive
pub mod hold; // what must not be destroyed yet
pub mod list; // the lists of an office
pub mod print; // the record of a destruction
pub mod propose; // a list is made, and frozen
pub mod review; // another person strikes, refuses or decides
pub mod who; // who may do what
