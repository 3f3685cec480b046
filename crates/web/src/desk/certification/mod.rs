//! Certification at the desk: copies from "for whom?" to the signature, signatures and transactions, the registers.
pub mod act; // what is sent from the page of one request
pub mod ask; // for whom, and the request
pub mod attest; // signatures, translations and transactions
pub mod list; // what waits
pub mod register; // the registers, their printing and closing
pub mod show; // one request, and what may be done with it now
