//! Paper originals in the hands of the State (Decree 118/2025 Art. 22.2, 23.2).
pub mod end; // given back, lost, damaged
pub mod list; // what an office has in hand
pub mod pass; // sent to an office, received there
pub mod take; // an officer takes a paper
