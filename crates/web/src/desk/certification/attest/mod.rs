//! Signatures, translations and transactions at the desk: who appears and what must be so, the number, the kept copy.
pub mod act; // what is sent from the page of one
pub mod ask; // who appears, and what must be so
pub mod show; // one of them, and what may be done with it now
