//! Receiving at the counter, on one page: who stands there, which papers, what comes of it.
pub mod counter; // what was typed, scanned and handed over, as far as it goes
pub mod create; // accept, ask for more, refuse
pub mod fill; // a scanned person put into the form
pub mod paper; // the papers, and how each is satisfied
pub mod scan; // what a scanner gave
pub mod show; // the page
