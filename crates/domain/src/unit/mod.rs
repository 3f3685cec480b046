//! Provinces, communes and offices: what they are called, from when to when, and what became of them.
pub mod agency_code; // the code of an agency, new and old form
