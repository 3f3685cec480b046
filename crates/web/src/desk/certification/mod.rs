//! Certified copies at the desk: for whom, the request, the look at the original, the signature, the registers.
pub mod act; // what is sent from the page of one request
pub mod ask; // for whom, and the request
pub mod list; // what waits
pub mod register; // the registers, their printing and closing
pub mod show; // one request, and what may be done with it now
