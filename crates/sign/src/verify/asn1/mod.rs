//! A reader of ASN.1 in its distinguished encoding (X.690), which gives back slices of what it was given: signatures are
//! over the very bytes that stand in the file, so nothing is decoded and written again.

pub mod definite; // what was written without lengths, with lengths
pub mod node; // one element
pub mod oid; // object identifiers by name
pub mod time; // the two kinds of time
