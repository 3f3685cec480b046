//! Certified copies: from a paper original to a signed electronic copy in the person's store (Decree 23/2015, Decree
//! 45/2020 Art. 10, Circular 01/2020/TT-BTP).
pub mod action; // what may be done now, and by whom
pub mod appearance; // who appears, and how they are known
pub mod attestation; // signatures and transactions, signed by hand
pub mod book; // the year of a register: what is counted, what is closed
pub mod check; // what is wrong with the files
pub mod fact; // what happened to a request
pub mod fee; // what it costs
pub mod forbidden; // originals no copy may be certified of
pub mod matter; // what a signature stands on, what a transaction is about
pub mod need; // does that receiver need a certified copy at all?
pub mod number; // the certification number
pub mod question; // what must be so before a signature or transaction is certified
pub mod record; // a request as its facts made it
pub mod register; // the four registers and their columns
pub mod request; // who wants which copy, for whom
pub mod rules; // who signs, hours and limits, by day
pub mod statement; // what the last page says
pub mod time; // when it is due

#[cfg(test)]
mod tests; // who may do what, and which fact follows which

pub use attestation::Attestation;
pub use book::Book;
pub use fact::Fact;
pub use number::CertificationNumber;
pub use record::Certification;
pub use register::Register;
