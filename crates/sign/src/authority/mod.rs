//! A small certificate authority for demonstrations and tests: officers' and agencies' certificates, revocation, OCSP and
//! timestamps, so that nothing outside is needed to try signing from end to end.
//!
//! It is no trust service under the law (Law on Electronic Transactions 20/2023/QH15) and says so in every name it gives.
//! Time is always an argument. Everything it remembers is in one folder.

mod certificate; // certificates: who may be issued what
mod crl; // lists of what was revoked
mod folder; // what is remembered, created once
mod local; // its timestamps and revocation without a network
mod ocsp; // is this one revoked, asked by a program
mod subject; // for whom a certificate is
mod timestamp; // what time it is, signed (RFC 3161)

pub use folder::{Authority, Reason, Urls};
pub use local::{Clock, LocalRevocation, LocalTimestamper};
pub use subject::Subject;
